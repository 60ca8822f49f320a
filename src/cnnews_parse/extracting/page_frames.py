"""Running heads and page numbers in text that was pulled out of pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import pairwise
from typing import NamedTuple

from cnnews_parse.extracting.recurring import head_key, may_be_head, recurring_heads
from cnnews_parse.model.accounts import Confidence
from cnnews_parse.model.draft import Statement
from cnnews_parse.model.patterns import Pattern

_NUMBER = Pattern(
    r"[-—–─·•]\s?(\d{1,4})\s?[-—–─·•]\Z|第\s?(\d{1,4})\s?[页頁](?:[，,/ ]{0,2}共\s?\d{1,4}\s?[页頁])?\Z"
)
_BARE_NUMBER = Pattern(r"(\d{1,4})(?:\s?/\s?\d{1,4})?\Z")
_DAY = r"[12]\d{3}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日"
_ISSUE = r"(?:[12]\d{3}\s?年\s*)?(?:总\s?)?第\s?\d{1,4}\s?[号號期]"
_FOLIO = Pattern(
    rf"[\u4e00-\u9fff]{{2,12}}(?:报|報)\s+(?:{_DAY}\s*)?"
    r"(?:星期[一二三四五六日天](?:\s*第?\s?[A-Z]?\d{1,3}\s?版|\s+(?:[\u4e00-\u9fff]{2,6}\s*)?[A-Z]?\d{1,3})?"
    r"|第?\s?[A-Z]?\d{1,3}\s?版)\Z"
    rf"|[\u4e00-\u9fff]{{2,16}}(?:公报|公報|[周週旬月季]刊|学报|學報|杂志|雜誌)\s+{_ISSUE}(?:\s+\d{{1,4}})?\Z"
)
_BEHIND_DAY = r"(?=\s{0,4}(?:星期[一二三四五六日天]|第?\s?[A-Z]?\d{1,3}\s?版))"
_FACTS = (
    ("page", Pattern(r"(?<=[日\s一二三四五六天])第\s?[A-Z]?\d{1,3}\s?版\Z")),
    ("url", Pattern(r"https?://[!-~]{4,}(?![!-~\u2026])(?<!\.\.\.)")),
    ("published", Pattern(_DAY + _BEHIND_DAY)),
    (
        "source",
        Pattern(rf"[\u4e00-\u9fff]{{2,12}}(?:报|報)(?=\s{{0,4}}{_DAY}{_BEHIND_DAY}|\Z)"),
    ),
)
_ONLY_PAGE = Pattern(r"1(?:\s?/\s?1)?\Z")
_FIGURES = Pattern(r"[0-9]{1,6}")
_WIDEST_FOLIO = 200  # characters, the blanks between its parts included
_FEW = 5  # lines, that are no page
_LINES = 3  # of a head or foot
_FAR = 2  # lines, from a page number to a running head


class _Shown(NamedTuple):
    """A line that shows something: its number, its text, and whether a page begins with it."""

    number: int
    text: str
    opens: bool


def page_frames(lines: Sequence[str]) -> frozenset[int]:
    """The numbers of lines that are page numbers, or heads and feet that run with them.

    Page numbers stand between dashes or are called so; where form feeds part the pages, bare ones
    end or open each. They count upwards. A head is the same on two pages at least, figures aside,
    and stands by their numbers or form feeds, or in the middle of sentences. A newspaper's folio
    tells itself.

    Args:
        lines: of a text; form feeds in them part its pages, blank ones do not matter.

    >>> sorted(page_frames(["某地晚报", "正文。", "- 1 -", "某地晚报", "下文。", "- 2 -"]))
    [0, 2, 3, 5]
    """
    shown = list(_shown(lines))
    marks = [n for n, each in enumerate(shown) if _NUMBER.match(each.text)]
    marks = marks if _count_up(shown[n].text for n in marks) else []
    ends = _ends(shown, any("\f" in line for line in lines[-1:]))
    bare = [n for n in ends if _BARE_NUMBER.match(shown[n].text)]
    if len(bare) * 2 >= len(ends) and _count_up(shown[n].text for n in bare):
        marks += bare
    if not marks and len(shown) > _FEW and _ONLY_PAGE.match(shown[-1].text):
        marks = [len(shown) - 1]  # a page that stands alone
    edges = {*ends, *(mark + far for mark in marks for far in range(-_FAR, _FAR + 1))}
    if marks:
        edges |= {0, 1, len(shown) - 1}
    found = {*marks, *recurring_heads([each.text for each in shown]), *_folios(shown)}
    found |= _heads(shown, edges, found)
    return frozenset(shown[n].number for n in found)


def is_folio(text: str) -> bool:
    """Whether a line says what paper this is, of which day and page, or which bulletin and issue.

    >>> is_folio("某地晚报 2021年3月2日 星期二 要闻 A02"), is_folio("某地晚报 第3版要闻")
    (True, False)
    """
    return _FOLIO.match(text) is not None


def _folios(shown: Sequence[_Shown]) -> set[int]:
    """Lines that are a folio, alone or up to three together."""
    found: set[int] = set()
    for n in range(len(shown)):
        for parts in (1, 2, 3):
            texts = [each.text for each in shown[n : n + parts]]
            if max(map(len, texts)) <= _WIDEST_FOLIO and is_folio(" ".join(texts)):
                found.update(range(n, n + len(texts)))
    return found


def _shown(lines: Sequence[str]) -> Iterator[_Shown]:
    opens = False
    for number, line in enumerate(lines):
        opens = opens or "\f" in line
        if line.strip():
            yield _Shown(number, line.strip(), opens)
            opens = False


def _ends(shown: Sequence[_Shown], is_closed: bool) -> list[int]:
    """The first and the last line of each page, where form feeds part pages."""
    opening = [n for n, each in enumerate(shown) if n and each.opens]
    if not (opening or is_closed) or not shown:
        return []
    ends = {0, len(shown) - 1, *opening, *(n - 1 for n in opening)}
    return sorted(ends)


def _count_up(numbers: Iterator[str]) -> bool:
    """Whether page numbers count upwards."""
    values = [int(found[0]) for number in numbers if (found := _FIGURES.search(number))]
    return all(last < value for last, value in pairwise(values))


def _heads(shown: Sequence[_Shown], edges: Set[int], marks: Set[int]) -> set[int]:
    """What stands by two of these places at least, figures aside, and is no sentence.

    Heads and feet have up to three lines: behind one that is found another may stand.
    """
    zone = {n + far for n in edges for far in range(1 - _LINES, _LINES)}
    keys = {n: head_key(shown[n].text) for n in zone if 0 <= n < len(shown)}
    counts = Counter(keys.values())
    known = {n for n, key in keys.items() if counts[key] > 1 and may_be_head(key)}
    found: set[int] = set()
    places = edges | marks
    for _ in range(_LINES):
        more = places & known - found
        found |= more
        places = {n + step for n in (more | places & marks) for step in (-1, 1)}
    return found - marks


def frame_statements(texts: Iterable[str]) -> Iterator[Statement]:
    """What running heads and feet state: a browser prints the address, a paper its name and day.

    The day that a browser prints is that of the printing; neither a day of the week nor the
    number of a newspaper's page stands behind it.

    >>> [each.words for each in frame_statements(["某地晚报 2021年3月2日 星期二"])]
    ['2021年3月2日', '某地晚报']
    """
    texts = [text.strip() for text in texts]
    for field, pattern in _FACTS:
        found = next(filter(None, map(pattern.search, texts)), None)
        if found:
            yield Statement(
                field=field,
                words=found[0],
                mark="running head or foot",
                confidence=Confidence.INFERRED,
            )
