"""Lines that repeat what stands elsewhere in the article: its headline, its lead."""

from __future__ import annotations

from collections.abc import Sequence

from cnnews_parse.model.accounts import Reason
from cnnews_parse.model.comparison import key
from cnnews_parse.model.draft import Kind, Line
from cnnews_parse.model.patterns import Pattern

_GRAM = 8
_SHORTEST = 15
_NEAR = 4
_LEAD = 4
_PARAGRAPH, _LONG = 30, 80  # letters of one that may be a copy beside the first, or far from it
_COMMON = "的一是在不了有和"
_LETTER = Pattern(r"[^\W_]")
_NAMED = Pattern(r"[（(](?:撮要|摘要)[)）]\s*$")
_SOURCE_BEHIND = Pattern(r"[（(][^（()）]{2,20}[）)]\s*$")


def without_repeats(lines: Sequence[Line], title: str | None) -> list[Line]:
    """Lift a line, or the lines, that repeat the headline, and a digest whose words return below it."""
    judged = list(lines)
    numbers = [n for n, x in enumerate(judged) if x.fate is None and x.text.strip()]
    if title:
        said = key(title)
        for number in numbers[:_NEAR]:
            text = judged[number].text
            if said.startswith(key(text[:_GRAM])) and key(text) == said and len(numbers) > 1:
                judged[number] = judged[number].lifted("title")
        for number in _broken_headline(judged, numbers, said):
            judged[number] = judged[number].lifted("title")
    numbers = [n for n in numbers if judged[n].fate is None and judged[n].kind is not Kind.IMAGE]
    digests = [line.text for line in judged if line.detail == "description"]
    below = [*digests, *(judged[n].text for n in numbers[1 : 1 + _LEAD])]
    if (
        numbers
        and below
        and _may_be_digest(judged, numbers[0])
        and _is_digest(judged[numbers[0]], below)
    ):
        judged[numbers[0]] = judged[numbers[0]].lifted("description")
    return judged


def _alike(texts: Sequence[str]) -> set[str]:
    """The texts that may be the same as another, punctuation aside.

    Such two begin with the same letter, and have as much of a few common words.
    """
    groups: dict[tuple[str, int], list[str]] = {}
    for text in texts:
        first = _LETTER.search(text) if len(text) >= _PARAGRAPH else None
        if first is not None:
            groups.setdefault((first[0].lower()[:1], text.count(_COMMON[0])), []).append(text)
    near = [group for group in groups.values() if len(group) > 1]
    counts = [[tuple(map(text.count, _COMMON)) for text in group] for group in near]
    return {
        text
        for group, own in zip(near, counts, strict=True)
        for text, count in zip(group, own, strict=True)
        if own.count(count) > 1
    }


def without_repeated_paragraphs(lines: Sequence[Line]) -> list[Line]:
    """Remove a paragraph that stands there already, right before it or, if long, anywhere.

    Two pictures may have the same caption, so one behind a picture stays.

    Source: tools that join the pages of an article, or a text with its quotations, print some
    paragraphs twice. Refrains, oaths and answers that return are shorter.

    >>> twice = Line(text="某市发布新规。" * 6, found="某市发布新规。" * 6)
    >>> without_repeated_paragraphs((twice, twice))[1].detail
    'duplicate'
    """
    judged, seen = list(lines), set[str]()
    alike = _alike([x.text for x in lines if x.fate is None and x.kind is Kind.PARAGRAPH])
    if not alike:
        return judged
    last: str | None = ""  # None behind a picture
    for number, line in enumerate(lines):
        if line.fate is not None or not (line.text.strip() or line.kind is Kind.IMAGE):
            continue
        own = key(line.text) if line.kind is Kind.PARAGRAPH and line.text in alike else ""
        if last is not None and len(own) >= _PARAGRAPH:
            if own == last or (own in seen and len(own) >= _LONG):
                judged[number] = line.removed(Reason.DUPLICATE, __name__)
            seen.add(own)
        last = None if line.kind is Kind.IMAGE else own
    return judged


def _broken_headline(lines: Sequence[Line], numbers: Sequence[int], said: str) -> Sequence[int]:
    """The first lines that together repeat the headline, as documents break a long one.

    The first of them may be lifted already.

    Args:
        lines: of the document.
        numbers: those of its lines that are open.
        said: the headline as `key` gives it.
    """
    above = [line.text for line in lines[: numbers[0] if numbers else 0] if line.detail == "title"]
    for opening in ("", *map(key, above[-1:])):
        words = opening
        for count, number in enumerate(numbers[:_NEAR], start=1):
            text = lines[number].text
            if not said.startswith(words + key(text[:_GRAM])):
                break  # told without a look at all of a paragraph
            words += key(text)
            if words == said and count < len(numbers):
                return numbers[:count]
            if not said.startswith(words):
                break
    return ()


def _may_be_digest(lines: Sequence[Line], number: int) -> bool:
    """Whether a line is a passage of its own, and not the caption of a picture beside it."""
    line = lines[number]
    around = lines[max(0, number - 1) : number + 2]
    is_pictured = any(each.kind is Kind.IMAGE for each in around)
    is_named = bool(_NAMED.search(line.text))
    return line.kind not in (Kind.CAPTION, Kind.HEADING, Kind.ROW) and (is_named or not is_pictured)


def _is_digest(line: Line, rest: Sequence[str]) -> bool:
    """Whether four fifths of a text, by runs of eight characters, return in the rest.

    Of a quotation that opens the text the half is enough: posts made from feeds set digests so,
    and some shorten what they take.
    """
    own = key(_SOURCE_BEHIND.sub("", line.text))
    shortest = _GRAM if line.kind is Kind.QUOTE else _SHORTEST
    if len(own) < shortest or len(own) * 4 > sum(map(len, rest)) * 3:
        return False
    below = key("".join(rest))
    if not any(own[at : at + _GRAM] in below for at in range(0, len(own) - _GRAM + 1, _GRAM // 2)):
        return False  # nothing of it returns, as nearly always
    grams = {below[at : at + _GRAM] for at in range(len(below) - _GRAM + 1)}
    count = len(own) - _GRAM + 1
    found = sum(own[at : at + _GRAM] in grams for at in range(count))
    return found * 2 >= count if line.kind is Kind.QUOTE else found * 5 >= count * 4
