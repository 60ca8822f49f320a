"""The lines of a text with what stands between them, as the rules for broken lines see them."""

from __future__ import annotations

import collections
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cnnews_parse.extend import Pattern, columns

FINISHED = frozenset("。！？；：…”’」』）】》!?;:)")
"""Marks that a paragraph may end with."""
NEVER_FIRST = frozenset("，。；：、！？）】》」』”’％")
"""Marks that no line of prose begins with, unless it was broken."""
WIDEST = 100
"""Columns; a longer line was not broken at the width of a page."""
_BLANKS = " \t\u3000\u00a0"
_COLUMN_MARKS = ("   ", "\t", "\u3000\u3000", "|")
_COLUMNS = Pattern(r"\S(?: {3}|\t|\u3000{2}|\|)")


class PrintedLine(NamedTuple):
    """A line with something on it.

    `start` and `end` are offsets of its visible part; `indent` and `width` count columns, two
    for a Chinese character, and are one too many where a line is wider than any page; `gap` is
    what stands between the line before and this one: blank lines as found, the indent left off.
    """

    start: int
    end: int
    indent: int
    width: int
    gap: str


def printed_lines(text: str) -> list[PrintedLine]:
    """The lines that are not blank.

    >>> [line.gap for line in printed_lines("甲\\n \\n  乙")]
    ['', '\\n \\n']
    """
    lines: list[PrintedLine] = []
    start = behind = 0
    for raw in text.split("\n"):
        visible = raw.strip()
        if visible:
            before = raw[: raw.index(visible)] if len(visible) < len(raw) else ""
            indent = columns(before.replace("\u00a0", " ").replace("\f", "")) if before else 0
            gap = text[behind:start].lstrip(_BLANKS) if lines else ""
            first = start + len(before)
            end = first + len(visible)
            width = columns(visible) if len(visible) <= WIDEST else WIDEST + 1
            lines.append(PrintedLine(first, end, indent, width, gap))
            behind = end
        start += len(raw) + 1
    return lines


def is_narrow(shown: str) -> bool:
    """Whether a line is no wider than a page; no character is wider than two columns.

    >>> is_narrow("正文" * 25), is_narrow("正文" * 25 + "a"), is_narrow("text" * 25)
    (True, False, True)
    """
    return len(shown) * 2 <= WIDEST or (len(shown) <= WIDEST and columns(shown) <= WIDEST)


def has_columns(text: str) -> bool:
    """Whether something stands apart in a line as the cells of a table do.

    >>> has_columns("苹果    三十"), has_columns("　　苹果三十")
    (True, False)
    """
    return any(map(text.__contains__, _COLUMN_MARKS)) and bool(_COLUMNS.search(text))


def blocks(lines: Sequence[PrintedLine]) -> Iterator[list[PrintedLine]]:
    """Runs of lines of a page's width, parted by blank lines throughout or nowhere."""
    block: list[PrintedLine] = []
    for line in lines:
        same = len(block) < 2 or (line.gap == "\n") == (block[-1].gap == "\n")
        if line.width > WIDEST or not same:
            if len(block) > 1:
                yield block
            block = block[-1:] if line.width <= WIDEST else []
        if line.width <= WIDEST:
            block.append(line)
    if len(block) > 1:
        yield block


def is_finished(text: str, line: PrintedLine) -> bool:
    """Whether a line ends as a paragraph may end."""
    return text[line.end - 1] in FINISHED


def usual_gap(lines: Sequence[PrintedLine]) -> str:
    """The gap that stands most often between these lines, the smaller of two.

    >>> usual_gap(printed_lines("甲\\n\\n乙\\n\\n丙\\n丁"))
    '\\n\\n'
    """
    counts = collections.Counter(line.gap for line in lines[1:])
    return min(counts, key=lambda gap: (-counts[gap], len(gap)))


_LETTER = Pattern(r"[A-Za-z]")


def joint(text: str, line: PrintedLine, after: PrintedLine) -> tuple[int, str]:
    """Where the gap between two lines of one paragraph begins, and what belongs there.

    Nothing between Chinese characters or figures; a blank between Latin words; a hyphen that
    parted a word goes.

    >>> text = "Win-\\ndows\\n系统"
    >>> [joint(text, *pair) for pair in zip(printed_lines(text), printed_lines(text)[1:])]
    [(3, ''), (9, '')]
    """
    left, right = text[line.end - 1], text[after.start]
    if left == "-" and right.islower() and right.isascii() and text[line.end - 2].isascii():
        return (line.end - 1, "") if text[line.end - 2].isalpha() else (line.end, "")
    if right.isascii() and right.isalnum() and _LETTER.match(left):
        return line.end, " "
    if _LETTER.match(right) and left in ".,;:!?)":
        return line.end, " "
    return line.end, ""
