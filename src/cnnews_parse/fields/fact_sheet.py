"""The sheet of facts that archives put above a text they keep: one label and value a line."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter

from cnnews_parse.model.accounts import Fate, Reason
from cnnews_parse.model.draft import Kind, Line
from cnnews_parse.model.patterns import Pattern

_DEEPEST = 16  # lines from the top that are asked
_LONGEST = 60
_LONGEST_HEAD = 12
_LEAST, _LEAST_READ = 4, 2
_LABELLED = Pattern(r"[^\s:：，。]{1,4}\s{0,3}[^\s:：，。]{1,4}\s?[:：]\s{0,3}\S")
_SIGNS = Pattern("[，。；！？:：]")
_READ = frozenset(("title", "credits", "source", "published", "original_title", "url"))


def without_fact_sheet(lines: Sequence[Line]) -> list[Line]:
    """The lines, with what stands among labelled facts above a text removed as metadata.

    Four lines of a label and a value stand together, two of them read into fields: the others are
    facts that an article has no field for, and a short line above them is the name of the sheet.
    Source: archives of articles that were deleted elsewhere, as China Digital Times keeps them.

    >>> facts = ("标题：某文", "作者：张三", "来源：某号", "主题归类：环境")
    >>> lines = [Line(text=text, found=text) for text in facts]
    >>> lines[1], lines[2] = lines[1].lifted("credits"), lines[2].lifted("source")
    >>> [line.detail for line in without_fact_sheet(lines)]
    ['metadata', 'credits', 'source', 'metadata']
    """
    judged = list(lines)
    shown = [n for n, line in enumerate(lines) if line.text.strip()][:_DEEPEST]
    facts = [_is_fact(lines[number]) for number in shown]
    runs = groupby(zip(shown, facts, strict=True), key=itemgetter(1))
    for is_fact, run in runs if sum(facts) >= _LEAST else ():
        numbers = [number for number, _ in run]
        read = sum(lines[n].fate is Fate.FIELD for n in numbers)
        if not is_fact or len(numbers) < _LEAST or read < _LEAST_READ:
            continue
        above = shown[shown.index(numbers[0]) - 1] if numbers[0] != shown[0] else None
        if above is not None and _is_head(lines[above]):
            numbers.append(above)
        for number in numbers:
            if lines[number].fate is None:
                judged[number] = lines[number].removed(Reason.METADATA, __name__)
    return judged


def _is_fact(line: Line) -> bool:
    if line.kind is not Kind.PARAGRAPH:
        return False
    if line.fate is None:
        return len(line.text) <= _LONGEST and bool(_LABELLED.match(line.text.strip()))
    is_read = line.fate is Fate.FIELD and line.detail in _READ
    return is_read or line.detail == Reason.DISCLAIMER.value


def _is_head(line: Line) -> bool:
    text = line.text.strip()
    return line.fate is None and len(text) <= _LONGEST_HEAD and not _SIGNS.search(text)
