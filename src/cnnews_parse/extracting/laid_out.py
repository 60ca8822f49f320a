"""Columns that an extractor laid side by side on the lines of a text, as they stood on the page."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence, Set
from itertools import groupby, islice, pairwise
from typing import TypeAlias

import attrs

from cnnews_parse.extracting.printed.cells import Cell
from cnnews_parse.extracting.printed.columns import Telling, columns, gutters
from cnnews_parse.model.patterns import Pattern
from cnnews_parse.model.widths import columns as screen_columns

_GAP = "  "
_CELL = Pattern(r"[^ \t\f\u00a0\u3000]+(?:[ \u00a0\u3000][^ \t\f\u00a0\u3000]+)*")
_HAN = Pattern(r"[\u3400-\u9fff]")
_PAUSE = Pattern(r"[，。；、！？]")
_OPEN_END = Pattern(r"[\u3400-\u9fff0-9A-Za-z%％]\Z")
_ROW = 3  # between the baselines of two lines; no cell is beside one on another line
_LEAST = 4  # lines of a column
_WIDEST = 400  # characters; a longer line was not laid out as on a page
_APART = 2  # lines, from a running head to the text
_LONGEST = 24  # characters of a part of a running head
_FAR = 60  # lines, that the rest of a column may be away
_SHORTEST = 9  # characters, the lines of a column on average

_Measure: TypeAlias = Callable[[str], int]


@attrs.frozen
class LaidOut:
    """A line in reading order, or the part of one that stands in a column.

    Attributes:
        line: the number of the line that it stands on, from 0.
        start: how many characters of that line stand before it.
        end: how many stand before what is behind it.
        indent: how many columns it is set in.
        is_head: whether it is a running head.

    >>> LaidOut(line=0, start=2, end=9, indent=2).end
    9
    """

    line: int
    start: int
    end: int
    indent: int
    is_head: bool = False


def in_reading_order(lines: Sequence[str], frames: Collection[int]) -> list[LaidOut]:
    """The lines of a text with its columns one after the other; nothing where it has none.

    Poppler counts a column for each character, other programs two for a Chinese one. A gutter is
    where blanks stand at one column in successive lines, and sentences are broken at both sides
    of it; tables, verse and texts in two languages have no such lines.

    Args:
        lines: of the text; form feeds in them part its pages.
        frames: the numbers of those that are heads and feet of pages, which part pages as well.

    >>> left, right = "县里今年，修建三座小水库", "预计明年，可以全部建成通水"
    >>> found = in_reading_order([f"{left}   {right}"] * 4, ())
    >>> [laid.line for laid in found], found[4].start
    ([0, 1, 2, 3, 0, 1, 2, 3], 15)
    """
    if not any(_GAP in line.strip() for line in lines):
        return []
    measure = max((len, screen_columns), key=lambda each: _alignment(lines, each))
    pages = [_Page(lines, numbers, measure) for numbers in _pages(lines, frames)]
    known = [gutter for page in pages for gutter in page.gutters()]
    known = known or [gutter for page in pages for gutter in page.last_gutter()]
    return [laid for page in pages for laid in page.read(known)] if known else []


def _alignment(lines: Sequence[str], measure: _Measure) -> int:
    """How many parts of lines behind a gap begin at the column at which most do."""
    lefts = Counter(
        int(cell.left)
        for number, line in enumerate(lines)
        if _GAP in line and len(line) <= _WIDEST
        for cell, _ in islice(_cells(line, number, measure), 1, None)
    )
    return max(lefts.values(), default=0)


def _pages(lines: Sequence[str], frames: Collection[int]) -> Iterator[range]:
    """The numbers of the lines of each page; heads and feet stand alone."""
    first = 0
    for number, line in enumerate(lines):
        if number > first and ("\f" in line or not {number, number - 1}.isdisjoint(frames)):
            yield range(first, number)
            first = number
    yield range(first, len(lines))


class _Page:
    """The lines of a page, parted where two blanks stand."""

    def __init__(self, lines: Sequence[str], numbers: Sequence[int], measure: _Measure) -> None:
        self._lines, self._numbers = lines, numbers
        self._found: dict[Cell, LaidOut] = {}
        for number in numbers:
            if len(lines[number]) <= _WIDEST:
                self._found.update(_cells(lines[number], number, measure))
            else:
                whole = Cell(parts=(), left=0, right=_WIDEST, baseline=_ROW * number, size=2)
                self._found[whole] = LaidOut(number, 0, len(lines[number]), 0)
        self._cells = list(self._found)
        self._above = list(self._headed())

    def _headed(self) -> Iterator[LaidOut]:
        """The running head in several parts and the headline above the columns, no cells any more."""
        rows = [list(row) for _, row in groupby(self._cells, _baseline)]
        lines = [self._found[row[0]].line for row in rows]
        if len(rows) > 1 and self._is_head(rows[0]) and lines[1] - lines[0] > _APART:
            yield LaidOut(lines[0], 0, len(self._lines[lines[0]]), 0, is_head=True)
            self._cells = self._cells[len(rows[0]) :]
            rows, lines = rows[1:], lines[1:]
        titles = next((n for n, row in enumerate(rows) if len(row) > 1), 0)
        if 0 < titles <= _LEAST and lines[titles] - lines[titles - 1] > 1:
            yield from (self._found[row[0]] for row in rows[:titles])
            self._cells = self._cells[titles:]

    def _is_head(self, row: Sequence[Cell]) -> bool:
        texts = self._texts(row)
        return len(row) > 1 and all(
            len(text) <= _LONGEST and not _PAUSE.search(text) for text in texts
        )

    def gutters(self) -> Iterator[float]:
        """Where columns are parted beyond doubt."""
        return gutters(self._cells, Telling(self._are_columns, on_grid=True))

    def last_gutter(self) -> Iterator[float]:
        """Where a full column breaks off, and beside it stands the end of the text in a line or two."""
        beside = [
            (cell, after)
            for cell, after in pairwise(self._cells)
            if cell.baseline == after.baseline
        ]
        if not 0 < len(beside) < _LEAST:
            return
        rights = [after for _, after in beside]
        edge = min(cell.left for cell in rights)
        below = self._cells[self._cells.index(beside[0][0]) :]  # a headline stands across both
        lefts = [cell for cell in below if cell.right < edge]
        if len(lefts) + len(rights) < len(below) or len(lefts) < 2 * _LEAST:
            return
        breaks, ends = map(_OPEN_END.search, self._texts([lefts[-1], rights[-1]]))
        is_told = breaks is not None and ends is None
        if is_told and self._is_column(lefts) and self._may_be_column(rights, 1):
            yield edge - 0.1

    def read(self, known: Sequence[float]) -> Iterator[LaidOut]:
        """The lines of the page, column by column.

        Blank lines are kept, since they part paragraphs: those between the lines of a column, and
        those in front of it.
        """
        behind = self._numbers[0]
        for laid in self._above:
            yield from self._blank(range(behind, laid.line))
            yield laid
            behind = laid.line + 1
        for column in columns(self._cells, known, Telling(self._may_be_columns, on_grid=True)):
            margin = min(int(cell.left) for cell in column)
            for number, cells in groupby(column, lambda cell: self._found[cell].line):
                row = [self._found[cell] for cell in cells]
                yield from self._blank(range(behind, number))
                yield LaidOut(number, row[0].start, row[-1].end, row[0].indent - margin)
                behind = number + 1

    def _blank(self, numbers: range) -> Iterator[LaidOut]:
        """Blank lines, as a column shows them that has nothing there."""
        for number in numbers:
            is_blank = not self._lines[number].strip()
            yield LaidOut(number, 0, len(self._lines[number]) * is_blank, 0)

    def _are_columns(self, lefts: Sequence[Cell], rights: Sequence[Cell]) -> bool:
        """Whether prose stands at both sides, broken line below line; a column may be nearly over."""
        if not self._may_be_columns(lefts, rights):
            return False
        whole = [self._whole(side) for side in (lefts, rights)]
        return any(map(self._is_column, whole)) and not _are_rows(*map(_gaps, whole))

    def _may_be_columns(self, lefts: Sequence[Cell], rights: Sequence[Cell]) -> bool:
        return self._may_be_column(lefts) and self._may_be_column(rights)

    def _whole(self, side: Sequence[Cell]) -> list[Cell]:
        """The cells above and below these that reach no further to either side."""
        left, right = min(cell.left for cell in side), max(cell.right for cell in side)
        first = bisect_left(self._cells, side[0].baseline - _FAR * _ROW, key=_baseline)
        last = bisect_left(self._cells, side[-1].baseline + _FAR * _ROW, key=_baseline)
        near = self._cells[first:last]
        return [cell for cell in near if left <= cell.left and cell.right <= right]

    def _texts(self, side: Sequence[Cell]) -> list[str]:
        found = [self._found[cell] for cell in side]
        return [self._lines[each.line][each.start : each.end] for each in found]

    def _may_be_column(self, side: Sequence[Cell], shortest: int = _SHORTEST) -> bool:
        """Whether the cells at one side of a gap are lines of Chinese prose."""
        texts = self._texts(side)
        length = sum(map(len, texts))
        han, pauses = (sum(len(p.findall(text)) for text in texts) for p in (_HAN, _PAUSE))
        return length >= shortest * len(side) and 2 * han >= length and 50 * pauses >= han

    def _is_column(self, side: Sequence[Cell]) -> bool:
        """Whether their sentences are broken where the column ends as well, line below line."""
        return self._may_be_column(side) and _is_close(side) and _is_broken(self._texts(side))


def _baseline(cell: Cell) -> float:
    return cell.baseline


def _cells(line: str, number: int, measure: _Measure) -> Iterator[tuple[Cell, LaidOut]]:
    left = behind = 0
    for found in _CELL.finditer(line):
        left += measure(line[behind : found.start()].replace("\f", ""))
        right = left + measure(found[0])
        cell = Cell(parts=(), left=left, right=right, baseline=_ROW * number, size=2)
        yield cell, LaidOut(number, found.start(), found.end(), left)
        left, behind = right, found.end()


def _is_close(side: Sequence[Cell]) -> bool:
    """Whether most lines stand as far below another as the lines of one paragraph do."""
    steps = Counter(after.baseline - cell.baseline for cell, after in pairwise(side))
    return bool(steps) and max(steps.values()) * 10 >= 6 * steps.total()


def _gaps(side: Sequence[Cell]) -> list[set[int]]:
    """The lines that are left blank between the paragraphs of a column, gap by gap."""
    steps = [(cell, int(after.baseline - cell.baseline)) for cell, after in pairwise(side)]
    usual = Counter(step for _, step in steps).most_common(1)[0][0] if steps else 0
    return [
        {int(cell.baseline) + below for below in range(_ROW, step, _ROW)}
        for cell, step in steps
        if step > usual
    ]


def _are_rows(lefts: Sequence[Set[int]], rights: Sequence[Set[int]]) -> bool:
    """Whether blank lines run through both columns, so that they are cells of a table."""
    left, right = (frozenset().union(*side) for side in (lefts, rights))
    both = min(
        sum(not gap.isdisjoint(right) for gap in lefts),
        sum(not gap.isdisjoint(left) for gap in rights),
    )
    return both > 1 and 2 * both >= min(len(lefts), len(rights))


def _is_broken(texts: Sequence[str]) -> bool:
    """Whether enough lines stop in mid sentence where the longest end."""
    widest = max(map(screen_columns, texts))
    full = [text for text in texts if screen_columns(text) * 10 >= widest * 7]
    broken = sum(_OPEN_END.search(text) is not None for text in full)
    return len(full) >= _LEAST and 2 * len(full) >= len(texts) and 2 * broken >= len(full)
