"""Lines of wires and reposts that were wrapped at the width of a screen."""

from __future__ import annotations

import collections
from collections.abc import Iterable, Iterator, Sequence

from cnnews_parse.extend import Edit, Pattern
from cnnews_parse.rules.lines import (
    NEVER_FIRST,
    PrintedLine,
    has_columns,
    is_finished,
    joint,
    usual_gap,
)

_HAN = Pattern(r"[\u3400-\u9fff]")
_PAUSE = Pattern(r"[，。；、]")
_ITEM = Pattern(r"[（(]?(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})[、.．)）]|[●■◆▲★※·•*]")
_WORD = Pattern(r"[!-~]{1,30}")
_NARROWEST = 40  # columns; verse and lists are narrower
SHORTEST = _NARROWEST // 2 - 1
"""Characters of a line that reaches such a width, give or take two columns, and of its indent."""
_SEVERAL = 3


def unwrapped(text: str, wrapped: Sequence[Sequence[PrintedLine]]) -> Iterator[Edit]:
    """Join the lines of paragraphs that were wrapped at one width throughout the text."""
    if not any(_PAUSE.search(text, block[0].start, block[-1].end) for block in wrapped):
        return  # for no prose was wrapped
    widths = [_inner_widths(block) for block in wrapped]
    page = _page_width(
        width
        for block, inner in zip(wrapped, widths, strict=True)
        for line, width in zip(block, inner, strict=True)
        if not is_finished(text, line)
    )
    if page is None:
        return
    reaching = [
        _reaching(text, block, inner, page) for block, inner in zip(wrapped, widths, strict=True)
    ]
    marked = any(_begins_marked(text, line, 0) for block in wrapped for line in block)
    if sum(reaching) < (_SEVERAL if marked else 2 * _SEVERAL):
        return
    looks = [
        _Wrapping(text, block, inner, page)
        for block, inner, some in zip(wrapped, widths, reaching, strict=True)
        if some and _PAUSE.search(text, block[0].start, block[-1].end)  # else it is not clear
    ]
    clear = [look for look in looks if look.is_clear()]
    needed = _SEVERAL if any(look.is_marked() for look in clear) else 2 * _SEVERAL
    if sum(look.full for look in clear) >= needed:
        for look in clear:
            yield from look.edits()


def _inner_widths(block: Sequence[PrintedLine]) -> list[int]:
    """Columns from the margin of the block to the end of each line.

    A line to the left of the margin lost its indent, so it counts from its own beginning.
    """
    if not any(line.indent for line in block):
        return [line.width for line in block]
    margin = _margin(block)
    return [max(line.indent - margin, 0) + line.width for line in block]


def _margin(block: Sequence[PrintedLine]) -> int:
    """The indent of most lines that are followed by another one of their paragraph."""
    counts = collections.Counter(line.indent for line in block[1:])
    return min(counts, key=lambda indent: (-counts[indent], indent))


def _page_width(widths: Iterable[int]) -> int | None:
    """The column at which most unfinished lines end, give or take two."""
    counts = collections.Counter(width for width in widths if width >= _NARROWEST)
    if not counts:
        return None
    near = {width: sum(counts[width - less] for less in range(3)) for width in counts}
    return max(near, key=lambda width: (near[width], width))


def _begins_marked(text: str, line: PrintedLine, margin: int) -> bool:
    """Whether a line is set in, or begins as none can that was not broken."""
    return line.indent >= margin + 2 or text[line.start] in NEVER_FIRST


def _reaching(text: str, block: Sequence[PrintedLine], inner: Sequence[int], page: int) -> int:
    """How many lines may have had no room for the next word; one of Latin letters may be long."""
    return sum(
        -2 <= page - width <= 2 or (0 < page - width <= 30 and text[after.start].isascii())
        for width, after in zip(inner, block[1:], strict=False)
    )


class _Wrapping:
    """How the lines of a block stand to the width of the page."""

    def __init__(
        self, text: str, block: Sequence[PrintedLine], inner: Sequence[int], page: int
    ) -> None:
        self._text, self._block, self._inner, self._page = text, block, inner, page
        self._margin = _margin(block)
        self._usual = usual_gap(block)
        pairs = [n for n in range(len(block) - 1) if self._goes_on(n)]
        whole = [n for n in pairs if self._is_full(n)]
        self._pairs = [n for n in pairs if whole and whole[0] <= n <= whole[-1]]
        self._near = [n for n in pairs if whole and whole[0] - 1 <= n <= whole[-1] + 1]
        self.full = len(whole)
        self._explained = sum(self._is_explained(n) for n in self._pairs)
        self._unfinished = sum(not is_finished(text, block[n]) for n in whole)
        self._prose = sum(self._is_prose(n) for n in whole)

    def is_clear(self) -> bool:
        """Whether the lines end at the width of the page because they were broken there."""
        wide = sum(width > self._page + 2 for width in self._inner)
        return (
            self.full > 0
            and self.full * 10 >= len(self._pairs) * 4
            and self._explained * 10 >= len(self._pairs) * 7
            and self._unfinished * 10 >= self.full * 6
            and self._prose * 10 >= self.full * 6
            and wide * 10 <= len(self._block)
        )

    def is_marked(self) -> bool:
        """Whether first lines are indented, or a line begins as none can that was not broken."""
        return any(
            _begins_marked(self._text, line, self._margin)
            for line in self._block[self._near[0] : self._near[-1] + 2]
        )

    def edits(self) -> Iterator[Edit]:
        """Delete the gaps inside paragraphs."""
        for n in self._near:
            if self._is_joined(n):
                start, between = joint(self._text, self._block[n], self._block[n + 1])
                yield Edit(start, self._block[n + 1].start, between)

    def _goes_on(self, n: int) -> bool:
        """Whether the next line stands close below, at the margin."""
        after = self._block[n + 1]
        return after.gap == self._usual and after.indent < self._margin + 2

    def _is_full(self, n: int) -> bool:
        """Whether the next word of the text had no room on the line."""
        room = self._page - self._inner[n]
        if room <= 2 or is_finished(self._text, self._block[n]):
            return -2 <= room <= 2
        word = _WORD.match(self._text, self._block[n + 1].start, self._block[n + 1].end)
        return word is not None and room <= len(word[0])

    def _is_explained(self, n: int) -> bool:
        """Whether a line ends where it does for a reason: no room, or the paragraph is over."""
        if is_finished(self._text, self._block[n]):
            return self._is_full(n) or self._lost_indent(n + 1)
        return self._is_full(n) or self._lost_indent(n)

    def _is_joined(self, n: int) -> bool:
        line, after = self._block[n], self._block[n + 1]
        finished = is_finished(self._text, line)
        if finished and (_ITEM.match(self._text, after.start) or self._lost_indent(n + 1)):
            return False
        return self._is_full(n) or (not finished and self._lost_indent(n))

    def _lost_indent(self, n: int) -> bool:
        """Whether a line is as much too short as the indent of a first line is wide."""
        first = n == 0 or not self._is_full(n - 1) or is_finished(self._text, self._block[n - 1])
        return first and 3 <= self._page - self._inner[n] <= 6

    def _is_prose(self, n: int) -> bool:
        """Whether a line is Chinese, with a mark in it or in the next, and without columns."""
        line, after = self._block[n], self._block[n + 1]
        shown = self._text[line.start : line.end]
        return (
            len(_HAN.findall(shown)) * 3 >= len(shown)
            and not has_columns(shown)
            and _PAUSE.search(self._text, line.start, after.end) is not None
        )
