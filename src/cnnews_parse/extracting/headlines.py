"""Which line of a page is its headline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cnnews_parse.extracting.flow import FlowLine
from cnnews_parse.model.accounts import Confidence
from cnnews_parse.model.comparison import key
from cnnews_parse.model.draft import Kind, Statement

_SHORTEST = 4
_LONGEST = 150
_PROSE = 30
_WHOLE_WORDS = 8
_LEAST_SHARE = 0.3
_CUT = ("…", "...", "……")


def headline_number(flowed: Sequence[FlowLine], said: Sequence[Statement]) -> int | None:
    """The number of the line that the titles of a page bear out.

    A headline on the page is what the title tag, `og:title` or JSON-LD begins with or holds,
    before or behind the names of site and channel; or what a title that was cut short begins.
    Of several such lines the longest is taken, of equal ones a heading before other lines. What
    stands behind all prose is none: there an office signs that the title tag names.
    """
    titles = [(key(s.words), s.words.rstrip().endswith(_CUT)) for s in said if s.field == "title"]
    titles = [pair for pair in dict.fromkeys(titles) if len(pair[0]) >= _SHORTEST]
    best: tuple[int, int, int] | None = None
    if not titles:
        return None
    signs = None if any(is_cut for _, is_cut in titles) else {c for own, _ in titles for c in own}
    prose = [n for n, each in enumerate(flowed) if len(each.text) >= _PROSE and "。" in each.text]
    for number, each in enumerate(flowed[: prose[-1] if prose else None]):
        if not _SHORTEST <= len(each.text) <= _LONGEST or each.kind is Kind.ROW:
            continue
        middle = each.text[len(each.text) // 2].lower()
        if signs is not None and middle not in signs and middle.isalnum():
            continue  # no title holds it: told by one sign, since it is asked of each line
        own = key(each.text)
        if each.label.fate is not None or len(own) < _SHORTEST or not _is_borne(own, titles):
            continue
        heading = 7 - each.level if each.kind is Kind.HEADING else 0
        rank = (len(own), heading, -number)
        if best is None or rank > best:
            best = rank
    return None if best is None else -best[2]


def _is_borne(own: str, titles: Sequence[tuple[str, bool]]) -> bool:
    """Whether one of the titles holds a line, or is the beginning of it."""
    for title, is_cut in titles:
        if own in title:
            is_start = title.startswith(own) and len(own) >= _LEAST_SHARE * len(title)
            if is_start or (len(own) >= _WHOLE_WORDS and len(own) * 2 >= len(title)):
                return True
        elif is_cut and len(title) >= _WHOLE_WORDS and own.startswith(title):
            return True
    return False


def headline_statements(flowed: Sequence[FlowLine], number: int | None) -> Iterator[Statement]:
    """The line that the titles bear out, else the headings of the first level."""
    if number is not None:
        yield Statement(field="title", words=flowed[number].text, mark="headline on the page")
    for at, each in enumerate(flowed):
        if each.kind is Kind.HEADING and each.level == 1 and each.text and at != number:
            yield Statement(
                field="title", words=each.text, mark="h1", confidence=Confidence.DERIVED
            )
