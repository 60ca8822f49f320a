"""Glyphs at their places, and the stretches that they make."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from cnnews_parse.model.printing import Stretch

_FARTHEST = 0.9  # of the size; a gap as wide as a character parts stretches
_BLANK = 0.2  # a blank between Latin words is a quarter of the size, or more
_SAME_LINE = 0.1


class Glyph(NamedTuple):
    """One character on a page, lengths as of `Stretch`; `top` and `bottom` are those of its box."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    baseline: float
    size: float
    font: str
    is_upright: bool


def stretches(glyphs: Sequence[Glyph]) -> tuple[Stretch, ...]:
    """Put glyphs together that stand side by side, in the order of the file.

    >>> a = Glyph("A", 0, 6, 0, 12, 10, 12, "", True)
    >>> b = a._replace(text="B", left=9, right=15)
    >>> [stretch.text for stretch in stretches((a, b, b._replace(left=60, right=66)))]
    ['A B', 'B']
    """
    return tuple(_stretch(run) for run in _runs(glyphs))


def _runs(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """Glyphs side by side, no blanks at their ends: these would hide where type begins."""
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and not _goes_on(run[-1], glyph):
            yield from _trimmed(run)
            run = []
        if run or not glyph.text.isspace():
            run.append(glyph)
    yield from _trimmed(run)


def _trimmed(run: list[Glyph]) -> Iterator[list[Glyph]]:
    while run and run[-1].text.isspace():
        run.pop()
    if run:
        yield run


def _goes_on(last: Glyph, glyph: Glyph) -> bool:
    if (last.size, last.font, last.is_upright) != (glyph.size, glyph.font, glyph.is_upright):
        return False
    gap = glyph.left - last.right
    return not glyph.is_upright or (
        abs(last.baseline - glyph.baseline) <= _SAME_LINE * glyph.size
        and -glyph.size < 2 * gap < 2 * _FARTHEST * glyph.size
    )


def _stretch(run: Sequence[Glyph]) -> Stretch:
    first = run[0]
    between = ["", *(" " if _are_parted(*pair) else "" for pair in pairwise(run))]
    return Stretch(
        text="".join(blank + glyph.text for blank, glyph in zip(between, run, strict=True)),
        left=min(glyph.left for glyph in run),
        right=max(glyph.right for glyph in run),
        baseline=first.baseline,
        size=first.size,
        font=first.font,
        is_upright=first.is_upright,
    )


def _are_parted(last: Glyph, glyph: Glyph) -> bool:
    """Whether a blank was set between Latin words by moving on, without a character for it."""
    if not glyph.is_upright:
        return False
    is_latin = last.text.isascii() and glyph.text.isascii() and not glyph.text.isspace()
    return is_latin and not last.text.isspace() and glyph.left - last.right > _BLANK * glyph.size


def are_vertical(glyphs: Sequence[Glyph]) -> bool:
    """Whether a page is set in columns from top to bottom, as books and papers in Taiwan are."""
    across = down = 0
    for last, glyph in pairwise(glyphs):
        right = glyph.left - last.left
        below = glyph.baseline - last.baseline
        across += abs(below) < _SAME_LINE * glyph.size and 0 < right < 2 * glyph.size
        down += abs(right) < glyph.size / 2 < below < 2 * glyph.size
    return down > across


def laid_down(glyph: Glyph, width: float) -> Glyph:
    """A glyph of a vertical page, turned so that columns become lines, the right one on top."""
    return glyph._replace(
        left=glyph.top,
        right=glyph.bottom,
        top=width - glyph.right,
        bottom=width - glyph.left,
        baseline=width - (glyph.left + glyph.right) / 2,
    )
