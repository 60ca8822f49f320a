"""Rows of tables, told by cells that stand below one another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from cnnews_parse.extracting.printed.cells import PrintedLine

_ROWS = 3  # of one shape, that make a table
_NEAR = 0.6  # of the size, within which edges or middles of cells are one below the other


def rows_of_tables(lines: Sequence[PrintedLine]) -> Iterator[range]:
    """The numbers of lines that are the rows of one table.

    Rows have as many cells each, two at least, aligned at the left, the middle or the right.
    """
    first = 0
    for number, (last, line) in enumerate(pairwise(lines), 1):
        if not _are_aligned(last, line):
            if number - first >= _ROWS:
                yield range(first, number)
            first = number
    if len(lines) - first >= _ROWS:
        yield range(first, len(lines))


def _are_aligned(last: PrintedLine, line: PrintedLine) -> bool:
    if not len(last.cells) == len(line.cells) > 1 or last.column != line.column:
        return False
    near = _NEAR * line.size
    return all(
        abs(one.left - two.left) <= near
        or abs(one.right - two.right) <= near
        or abs(one.left + one.right - two.left - two.right) <= 2 * near
        for one, two in zip(last.cells, line.cells, strict=True)
    )
