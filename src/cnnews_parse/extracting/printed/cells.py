"""Stretches put together: the cells of a page, and the lines of its columns."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import attrs

from cnnews_parse.model.printing import Stretch

_SAME_LINE = 0.35  # of the size
_FARTHEST = 0.9  # of the size; what is as far apart as a character is wide are two cells
_EVEN = 4  # a column is set even where one line in so many ends at its edge
_BLANK = 0.2  # of the size; a gap so wide parts Latin words


@attrs.frozen(kw_only=True, eq=False)
class Cell:
    """Stretches of one line without a wide gap between them, from left to right."""

    parts: tuple[Stretch, ...]
    left: float
    right: float
    baseline: float
    size: float

    @property
    def text(self) -> str:
        """Its characters; blanks where Latin words stand apart."""
        joined = self.parts[0].text
        for last, part in zip(self.parts, self.parts[1:], strict=False):
            is_latin = joined[-1:].isascii() and part.text[:1].isascii()
            apart = part.left - last.right > _BLANK * part.size
            joined += (" " if is_latin and apart else "") + part.text
        return joined


@attrs.frozen(kw_only=True)
class PrintedLine:
    """One line of a column.

    Attributes:
        cells: from left to right, more than one where wide gaps are in it.
        page: the number of its page, from 0.
        column: the number of its column; columns count on from page to page.
        left: where its column begins, in points.
        right: where its column ends.
    """

    cells: tuple[Cell, ...]
    page: int
    column: int
    left: float
    right: float

    @property
    def longest(self) -> Stretch:
        """The stretch that most of it is."""
        return max((part for c in self.cells for part in c.parts), key=lambda part: part.width)

    @property
    def text(self) -> str:
        """Its characters; a blank where a wide gap is."""
        return " ".join(cell.text for cell in self.cells)

    @property
    def start(self) -> float:
        """Where its first character begins."""
        return self.cells[0].left

    @property
    def end(self) -> float:
        """Where its last character ends."""
        return self.cells[-1].right

    @property
    def size(self) -> float:
        """The size of most of its type."""
        return self.longest.size

    @property
    def font(self) -> str:
        """The font of most of its type."""
        return self.longest.font

    @property
    def baseline(self) -> float:
        """What most of it stands on."""
        return self.longest.baseline


def cells_of(stretches: Iterable[Stretch]) -> list[Cell]:
    """The cells of a page, from top to bottom.

    >>> def at(text, left):
    ...     return Stretch(text=text, left=left, right=left + 9 * len(text), baseline=20, size=9)
    >>> [cell.text for cell in cells_of((at("乙", 60), at("一", 9), at("甲", 0)))]
    ['甲一', '乙']
    """
    found: list[Cell] = []
    for row in _rows(sorted(stretches, key=lambda each: each.baseline)):
        run: list[Stretch] = []
        for stretch in sorted(row, key=lambda each: each.left):
            if run and stretch.left - run[-1].right > _FARTHEST * stretch.size:
                found.append(_cell(run))
                run = []
            run.append(stretch)
        found.append(_cell(run))
    return found


def _rows(stretches: Iterable[Stretch]) -> Iterator[list[Stretch]]:
    row: list[Stretch] = []
    for stretch in stretches:
        if row and not _are_beside(row[0], stretch):
            yield row
            row = []
        row.append(stretch)
    if row:
        yield row


def _are_beside(one: Stretch | Cell, other: Stretch | Cell) -> bool:
    return abs(one.baseline - other.baseline) <= _SAME_LINE * min(one.size, other.size)


def _cell(run: Sequence[Stretch]) -> Cell:
    longest = max(run, key=lambda part: part.width)
    return Cell(
        parts=tuple(run),
        left=run[0].left,
        right=max(part.right for part in run),
        baseline=longest.baseline,
        size=longest.size,
    )


def lines_of(cells: Sequence[Cell], page: int, column: int) -> list[PrintedLine]:
    """The lines of one column.

    Args:
        cells: from top to bottom.
        page: its number.
        column: its number.
    """
    left, right = _edges(cells)
    rows: list[list[Cell]] = []
    for cell in cells:
        if rows and _are_beside(rows[-1][0], cell):
            rows[-1].append(cell)
        else:
            rows.append([cell])
    return [
        PrintedLine(
            cells=tuple(sorted(row, key=lambda cell: cell.left)),
            page=page,
            column=column,
            left=left,
            right=right,
        )
        for row in rows
    ]


def _edges(cells: Sequence[Cell]) -> tuple[float, float]:
    """Where a column begins and ends, by the type of most of it: headlines may be wider.

    Set even, its lines end at one edge; a line that reaches further is no line of the column.
    """
    widths: defaultdict[float, float] = defaultdict(float)
    for cell in cells:
        widths[cell.size] += cell.right - cell.left
    size = max(widths, key=lambda each: (widths[each], each))
    own = [cell for cell in cells if cell.size == size]
    rights = sorted(cell.right for cell in own)
    ends = [bisect_right(rights, each + size / 4) - bisect_left(rights, each) for each in rights]
    most = max(ends)
    if most == 1 or most * _EVEN < len(rights):
        return min(cell.left for cell in own), rights[-1]
    edge = rights[ends.index(most) + most - 1]
    return min(cell.left for cell in own), edge
