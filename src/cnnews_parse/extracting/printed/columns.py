"""The order in which a page is read: columns, and what stands across them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, takewhile
from statistics import median
from typing import TypeAlias

import attrs

from cnnews_parse.extracting.printed.cells import Cell

_SHARE = 10  # one in so many lines of a column begins at its edge
_BEFORE = 0.1  # of a character on a grid, between a gutter and the column behind it
_ROWS = 3  # beside each other, that make two columns
_SHORTEST = 7  # times the size, the lines of a column on average; cells of tables are shorter
_EDGE = 2.6  # of the size; a first line is set in by two characters
_MOST = 200  # cells that are asked for a neighbour; no row of a page has more
_LARGE = 1.3  # times the size of the text, a headline
_MIDDLE = 10  # one part in so many of the width, that it may be off the middle
_DEEPEST = 12  # columns inside columns

Judge: TypeAlias = Callable[[Sequence[Cell], Sequence[Cell]], bool]
"""Tells whether the cells to the left and to the right of a gap are lines of prose."""


@attrs.frozen
class _Pair:
    """A cell with the nearest one to its right, and the gap between them."""

    cell: Cell
    other: Cell

    @property
    def start(self) -> float:
        return self.cell.right

    @property
    def end(self) -> float:
        return self.other.left


def are_long(lefts: Sequence[Cell], rights: Sequence[Cell]) -> bool:
    """Whether cells are as long as lines of prose; those of tables are shorter.

    >>> side = [Cell(parts=(), left=0, right=right, baseline=9, size=9) for right in (90, 45)]
    >>> are_long(side, side)
    True
    """
    return all(
        sum((cell.right - cell.left) / cell.size for cell in side) >= _SHORTEST * len(side)
        for side in (lefts, rights)
    )


@attrs.frozen
class Telling:
    """What tells a gutter from other gaps.

    Attributes:
        are_prose: judges the cells at both sides of a gap.
        on_grid: the cells of a column begin at one place, which is whole; those to the left of it
            may end right in front of it.
    """

    are_prose: Judge = are_long
    on_grid: bool = False


_PLAIN = Telling()


def columns(
    cells: Sequence[Cell],
    known: Sequence[float] = (),
    telling: Telling = _PLAIN,
    depth: int = _DEEPEST,
) -> Iterator[list[Cell]]:
    """The columns of a region in reading order; what stands across two is a column of its own.

    A gutter is where many gaps between neighbours lie over one another. What crosses it parts
    the region: above it the columns are read to their ends, then it, then what is below.

    Args:
        cells: from top to bottom.
        known: gutters of other pages; where a page ends early, a line beside another is enough.
        telling: what tells a gutter.
        depth: how many times columns may be parted further.

    >>> def at(text, left, baseline):
    ...     return Cell(parts=(), left=left, right=left + 90, baseline=baseline, size=9)
    >>> left, right = [[at("", x, 20 + 12 * n) for n in range(4)] for x in (0, 100)]
    >>> [len(column) for column in columns([*left, *right])]
    [4, 4]
    """
    gutter = _gutter(cells, known, telling) if depth else None
    if gutter is None:
        if cells:
            yield list(cells)
        return
    headline = _headline(cells)
    if headline:
        yield from columns(headline, known, telling, depth - 1)
    below = cells[len(headline) :]
    for is_across, run in groupby(below, lambda cell: cell.left < gutter < cell.right):
        inside = list(run)
        lefts = [cell for cell in inside if cell.right <= gutter]
        rights = [cell for cell in inside if cell.left >= gutter]
        for part in (inside,) if is_across else (lefts, rights):
            yield from columns(part, known, telling, depth - 1)


def _headline(cells: Sequence[Cell]) -> Sequence[Cell]:
    """The large type above the columns, in the middle of them; it need not reach across a gutter."""
    size = median(cell.size for cell in cells)
    left, right = min(cell.left for cell in cells), max(cell.right for cell in cells)

    def is_headline(cell: Cell) -> bool:
        off = abs(cell.left + cell.right - left - right) / 2
        return cell.size >= _LARGE * size and off * _MIDDLE <= right - left

    return list(takewhile(is_headline, cells))


def gutters(
    cells: Sequence[Cell], telling: Telling = _PLAIN, depth: int = _DEEPEST
) -> Iterator[float]:
    """The middles of the gutters of a page, as far as the page itself tells them."""
    gutter = _gutter(cells, (), telling) if depth else None
    if gutter is not None:
        yield gutter
        for side in (
            [cell for cell in cells if cell.right <= gutter],
            [cell for cell in cells if cell.left >= gutter],
        ):
            yield from gutters(side, telling, depth - 1)


def _gutter(cells: Sequence[Cell], known: Sequence[float], telling: Telling) -> float | None:
    """The middle of the gap that most neighbours have in common, where it parts columns."""
    pairs = list(_pairs(cells))
    place = _deepest(pairs)
    if place is None:
        return None
    beside = [pair for pair in pairs if pair.start <= place <= pair.end]
    if telling.on_grid:
        place = _edge(beside) - _BEFORE
        beside = [pair for pair in pairs if pair.start <= place <= pair.end]
    if len(beside) >= _ROWS:
        return place if _are_columns(beside, cells, place, telling) else None
    if _is_beside_full_column(beside, cells, place):
        return place
    return next((each for each in known if _parts(each, pairs, cells)), None)


def _edge(beside: Sequence[_Pair]) -> float:
    """Where the column behind a gap begins, first lines and running heads aside."""
    counts = Counter(pair.end for pair in beside)
    usual = [end for end, count in counts.items() if count > 1 and count * _SHARE >= len(beside)]
    return min(usual or counts)


def _parts(gutter: float, pairs: Sequence[_Pair], cells: Sequence[Cell]) -> bool:
    """Whether the gutter of another page goes on in this region."""
    beside = [pair for pair in pairs if pair.start <= gutter <= pair.end]
    return bool(beside) and _across(beside, cells, gutter) == 0


def _pairs(cells: Sequence[Cell]) -> Iterator[_Pair]:
    """Each cell with its neighbour to the right, no more than a line above or below it."""
    ordered = sorted(cells, key=lambda cell: cell.baseline)
    first = 0
    for cell in ordered:
        while cell.baseline - ordered[first].baseline > cell.size and first < len(ordered) - 1:
            first += 1
        near = None
        for other in ordered[first : first + _MOST]:
            if other.baseline - cell.baseline > cell.size:
                break
            if other.left > cell.right and (near is None or other.left < near.left):
                near = other
        if near is not None:
            yield _Pair(cell, near)


def _deepest(pairs: Sequence[_Pair]) -> float | None:
    """A place in the stretch that most gaps have in common."""
    edges = sorted(
        [(pair.start, -1) for pair in pairs] + [(pair.end, 1) for pair in pairs],
    )
    depth, best, place = 0, 0, None
    for number, (edge, closes) in enumerate(edges[:-1]):
        depth -= closes
        if depth > best:
            best, place = depth, (edge + edges[number + 1][0]) / 2
    return place


def _are_columns(
    beside: Sequence[_Pair], cells: Sequence[Cell], gutter: float, telling: Telling
) -> bool:
    """Whether what stands beside a gap are columns of prose, and no table."""
    lefts = [pair.cell for pair in beside]
    rights = [pair.other for pair in beside]
    edge = min(cell.left for cell in rights)
    aligned = sum(cell.left - edge <= _EDGE * cell.size for cell in rights)
    return (
        2 * _across(beside, cells, gutter) <= len(beside)
        and 10 * aligned >= 6 * len(rights)
        and telling.are_prose(lefts, rights)
    )


def _is_beside_full_column(beside: Sequence[_Pair], cells: Sequence[Cell], gutter: float) -> bool:
    """Whether the few lines beside a gap are the end of a story, and to the left is a column.

    Then lines enough end at one edge in front of the gap, and none of their size crosses it.
    """
    size = beside[0].cell.size
    own = [cell for cell in cells if cell.size == size]
    lefts = [cell.right for cell in own if cell.right <= gutter]
    full = sum(max(lefts, default=0) - right < size for right in lefts)
    crossing = any(cell.left < gutter < cell.right for cell in own)
    return full >= _ROWS and not crossing and all(pair.other.size == size for pair in beside)


def _across(beside: Sequence[_Pair], cells: Sequence[Cell], gutter: float) -> int:
    """How many cells cross a gutter between the first and the last row that it parts."""
    top = min(pair.cell.baseline for pair in beside)
    bottom = max(pair.cell.baseline for pair in beside)
    return sum(c.left < gutter < c.right and top < c.baseline < bottom for c in cells)
