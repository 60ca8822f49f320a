"""Lines of set type: what extractors pull out of a PDF line by line, often without its indents."""

from __future__ import annotations

import collections
import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from cnnews_parse.extend import Edit, Pattern, columns, page_frames
from cnnews_parse.rules.advances import FONTS, Advances, width
from cnnews_parse.rules.lines import (
    NEVER_FIRST,
    WIDEST,
    PrintedLine,
    has_columns,
    is_finished,
    joint,
)

_WIDE = 60  # columns; no verse is as wide
_NARROWEST = 24  # columns; verse is narrower
_ENOUGH = 4  # lines that were broken in mid sentence at one width
LEAST_PAUSED = 3
"""Of them: six in ten have a clause that ends there or on the next line."""
_EXACT = 0.5  # columns, that the least width of a setting may be too narrow
_INDENT = 4  # columns that a first line is set in
_WORD = Pattern(r"[“‘「『（《【(]*(?:[!-~]+|.)[，。；：、！？）】》」』”’％]*")
_PLAIN_END = Pattern(r"[\u3400-\u9fff0-9A-Za-z%％]")
_OPEN_END = Pattern(r"[\u3400-\u9fff0-9A-Za-z%％，、]")
_PAUSE = Pattern(r"[，。；、]")
_HAN = Pattern(r"[\u3400-\u9fff]")
# what the frame of a page says line by line: a fact with its label, a day, a way through a site
_FACT = Pattern(
    r"[【\[（(]?[\u3400-\u9fff]{0,5}(?:来源|來源|作者|记者|記者|编辑|編輯|责编|責編|校对|校對|时间|時間|日期"
    r"|原标题|原標題|摘要|关键词|關鍵[词詞字]|标签|標籤|阅读|閱讀|点击|點擊|浏览|瀏覽|字[号體体]|上一[篇页頁]|下一[篇页頁]"
    r"|声明|聲明|分享到?|报料|報料|电话|電話)[\u3000 ]*[：:].*\Z"
    r"|.{0,10}(?:19|20)[0-9]{2}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?(?:\s.{0,24})?\Z"
    r"|.{0,12}(?:记者|記者|编辑|編輯|作者|文)[\u3000 /／丨|].{2,20}\Z"
    r"|[^，。]{1,20} ?[>›»|｜].*\Z"
)
_ADDRESS = Pattern(r"(?:https?://|www\.)[!-~]+\Z")
_LEAD = Pattern("[：:]")  # a list follows
_ITEM = Pattern(r"[（(]?(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})[、．)）]|[●■◆▲★※·•*]")


def set_lines(text: str, lines: Sequence[PrintedLine]) -> Iterator[Edit]:
    """Join the lines that were broken where a column of type ends.

    Extractors give a PDF line by line and leave out how far the first ones were set in. That a
    text was set in lines of one length is told by many that stop in mid sentence just where the
    next word had no room; then a line that had room for it ends its paragraph.
    """
    for sheet in _sheets(lines):
        if _has_pauses(text, sheet) and _may_be_set(text, sheet):
            setting = _Setting(text, sheet)
            if setting.is_clear():
                yield from setting.edits()


def _sheets(lines: Sequence[PrintedLine]) -> Iterator[list[PrintedLine]]:
    """Runs of lines that are no wider than a page."""
    sheet: list[PrintedLine] = []
    for line in lines:
        if line.width <= WIDEST:
            sheet.append(line)
            continue
        if len(sheet) > _ENOUGH:
            yield sheet
        sheet = []
    if len(sheet) > _ENOUGH:
        yield sheet


def _has_pauses(text: str, sheet: Sequence[PrintedLine]) -> bool:
    """Whether clauses end in it as often as `_Setting.is_clear` asks; menus and headlines have none."""
    paused = [_PAUSE.search(text, line.start, line.end) is not None for line in sheet]
    open_ends = sum(
        not is_finished(text, line)
        for line, own, behind in zip(sheet, paused, paused[1:], strict=False)
        if own or behind
    )
    inside = text[sheet[0].start : sheet[-1].end]
    return open_ends >= LEAST_PAUSED and _is_paused(inside)


def _is_paused(inside: str) -> bool:
    """Whether there are as many marks of clauses as prose has."""
    return len(_PAUSE.findall(inside)) * 50 >= len(_HAN.findall(inside))


def _may_be_set(text: str, sheet: Sequence[PrintedLine]) -> bool:
    """Whether one width may explain why enough lines stop in mid sentence; mostly none does."""
    open_pairs = [
        (line, after)
        for line, after in itertools.pairwise(sheet)
        if line.width >= _NARROWEST // 2 and not is_finished(text, line)
    ]
    plain = [pair for pair in open_pairs if _PLAIN_END.match(text, pair[0].end - 1)]
    paused = [pair for pair in open_pairs if _PAUSE.search(text, pair[0].start, pair[1].end)]
    return _share_a_width(text, plain, _ENOUGH) and _share_a_width(text, paused, LEAST_PAUSED)


def _share_a_width(
    text: str, pairs: Iterable[tuple[PrintedLine, PrintedLine]], enough: int
) -> bool:
    """Whether one width may explain where so many lines end, each of which has another below it."""
    rooms = [_widths(text, line, after) for line, after in pairs]
    firsts = sorted(first for first, _ in rooms)
    lasts = sorted(last for _, last in rooms)
    # in order, the line that opens the n-th room shares a width with those not closed before it
    return any(
        count - bisect_left(lasts, first) >= enough for count, first in enumerate(firsts, start=1)
    )


def _widths(text: str, line: PrintedLine, after: PrintedLine) -> tuple[int, int]:
    """The least and the greatest width in which the next word may have had no room on a line."""
    slack = 3 + sum(map(str.isascii, text[line.start : line.end])) // 6
    reach = line.width + (line.indent + _INDENT if line.indent else 0)
    word = columns(found[0]) if (found := _WORD.match(text, after.start, after.end)) else 2
    return line.width - slack, reach + word + slack + _INDENT


def _explaining(rooms: Iterable[tuple[float, float, float]]) -> tuple[float, int]:
    """The least width that explains where most lines end, and how many of them.

    Args:
        rooms: where a line ends, from which width on that is explained, and up to which.
    """
    found = list(rooms)
    ends = {end for end, _, _ in found}
    firsts = sorted(first for _, first, _ in found)
    lasts = sorted(last for _, _, last in found)
    counts = {
        end: bisect_right(firsts, end) - bisect_right(lasts, end)
        for end in ends
        if end >= _NARROWEST
    }
    best = max(counts, key=lambda end: (counts[end], -end), default=0.0)
    return best, counts.get(best, 0)


class _Setting:
    """How the lines of a sheet stand to the width that they were set in."""

    def __init__(self, text: str, lines: Sequence[PrintedLine]) -> None:
        self._text, self._lines = text, lines
        self._frames = frames = page_frames([*self._printed(), text[lines[-1].end :]])
        self._finished = [is_finished(text, line) for line in lines]
        self._tight = self._usual_gap()
        self._margin = self._usual_margin()
        self._han = [len(_HAN.findall(text[line.start : line.end])) for line in lines]
        self._is_fact = [_FACT.match(text, line.start, line.end) is not None for line in lines]
        self._near = [
            self._is_near(n) and not {n, n + 1} & frames and self._is_prose(n)
            for n in range(len(lines) - 1)
        ]
        self._tattered = self._tattered_lines()
        self._open = [n for n, near in enumerate(self._near) if near and not self._finished[n]]
        wide = sum(lines[n].width >= _NARROWEST for n in self._open)
        fonts = FONTS if 2 * wide >= len(self._open) else FONTS[:1]  # torn lines tell nothing
        self._set_in(max(fonts, key=self._explained_in))
        if not self._is_even:
            self._set_in(FONTS[0])
        self._lost = self._lost_indents()

    def _tattered_lines(self) -> set[int]:
        """Lines among others of a character or two, which no paragraph and no heading is.

        Pdfium parts lines that are spread to the edge of a column where it takes gaps for breaks.
        """
        tatters = [
            n
            for n in range(1, len(self._near))
            if self._lines[n].width <= _INDENT
            and self._near[n - 1]
            and self._near[n]
            and not self._finished[n - 1]
        ]
        close = [n for n, after in itertools.pairwise(tatters) if after - n <= _INDENT]
        if len(close) < _ENOUGH - 1:
            return set()
        prose = _PAUSE.search(self._text, self._lines[0].start)  # no headline is above it
        start = prose.start() if prose else len(self._text)
        first = sum(line.end <= start for line in self._lines)
        return {n + far for n in close for far in range(-_INDENT, 2 * _INDENT) if n + far >= first}

    def _usual_gap(self) -> str:
        """What stands between most lines of which the first stops in mid sentence."""
        pairs = zip(self._lines, self._lines[1:], self._finished, strict=False)
        gaps = [
            (after.gap, line.width >= _NARROWEST and not finished)
            for line, after, finished in pairs
        ]
        counts = collections.Counter(gap for gap, is_open in gaps if is_open)
        counts = counts or collections.Counter(gap for gap, _ in gaps)
        return counts.most_common(1)[0][0]

    def _usual_margin(self) -> int:
        """The indent of most lines that go on with a sentence."""
        counts = collections.Counter(
            line.indent
            for line, finished in zip(self._lines[1:], self._finished, strict=False)
            if not finished
        )
        return min(counts, key=lambda indent: (-counts[indent], indent), default=0)

    def _printed(self) -> Iterator[str]:
        """The lines, each with what stands between it and the one before."""
        end = self._lines[0].start
        for line in self._lines:
            yield self._text[end : line.end]
            end = line.end

    def _is_near(self, n: int) -> bool:
        """Whether a line stands as close below another as most do, or opens the next page."""
        between = self._text[self._lines[n].end : self._lines[n + 1].start]
        return self._lines[n + 1].gap == self._tight or "\f" in between or self._is_cut(n)

    def _is_cut(self, n: int) -> bool:
        """Whether a line stops between two characters, so that the end of a column parted them."""
        line, after = self._lines[n], self._lines[n + 1]
        return (
            self._is_parted(n)
            and after.indent == line.indent == self._margin
            and not self._text[line.end : after.start].strip("\n")
            and (after.width * 2 >= _NARROWEST or self._finished[n + 1])
            and self._text[line.end : after.start].count("\n") <= self._tight.count("\n") + 1
        )

    def _is_parted(self, n: int) -> bool:
        """Whether no mark stands where a line ends and the next begins."""
        return (
            _PLAIN_END.match(self._text, self._lines[n].end - 1) is not None
            and _HAN.match(self._text, self._lines[n + 1].start) is not None
        )

    def _is_prose(self, n: int) -> bool:
        """Whether two lines are Chinese, no rows of a table, and no facts of a page's frame."""
        lines = self._lines[n : n + 2]
        if self._is_fact[n] or self._is_fact[n + 1]:
            return False
        length = sum(line.end - line.start for line in lines)
        return (self._han[n] + self._han[n + 1]) * 4 >= length and not any(
            has_columns(self._text[line.start : line.end]) for line in lines
        )

    def _set_in(self, font: Advances) -> None:
        """Measure the lines in a font."""
        self._reaches, self._words = self._measured(font)
        self._width, explained = _explaining(self._rooms(self._reaches, self._words))
        wide = sum(self._reaches[n] * 10 >= self._width * 6 for n in self._open)
        self._is_even = explained * 10 >= wide * 9  # so that lines end where they must

    def _explained_in(self, font: Advances) -> int:
        """How many lines end where the next word had no room, if this is the font."""
        return _explaining(self._rooms(*self._measured(font)))[1]

    def _measured(self, font: Advances) -> tuple[list[float], list[float]]:
        """Where each line ends, and how wide the first word of the next one is with its marks."""
        text, lines = self._text, self._lines
        words = (_WORD.match(text, line.start, line.end) for line in lines[1:])
        return (
            [self._reach_of(line, width(text[line.start : line.end], font)) for line in lines],
            [round(width(word[0], font), 2) if word else 2.0 for word in words],
        )

    def _rooms(
        self, reaches: Sequence[float], words: Sequence[float]
    ) -> Iterator[tuple[float, float, float]]:
        """For each line that stops in mid sentence where it ends, and in which widths it had to.

        One that may be the first of a paragraph may be set in by two characters.
        """
        for n in self._open:
            reach, end = reaches[n], reaches[n] + words[n]
            first = max(reach + _INDENT, self._first_from(n, reaches))
            if first < end + _INDENT and first > end:
                yield reach, first, end + _INDENT
            yield reach, reach, end + _INDENT * (first <= end)

    def _first_from(self, n: int, reaches: Sequence[float]) -> float:
        """From which width on the line above may end a paragraph or be a heading."""
        return (
            0.0
            if n == 0 or not self._near[n - 1] or self._finished[n - 1]
            else reaches[n - 1] / 0.6
        )

    def _may_be_first(self, n: int) -> bool:
        """Whether the line above may end a paragraph or be a heading."""
        return self._first_from(n, self._reaches) <= self._width

    def _reach_of(self, line: PrintedLine, width: float) -> float:
        """Where a line ends, in columns; one that is set in is so by two characters."""
        indent = line.indent - self._margin
        return round(width + (_INDENT if 2 <= indent <= 2 * _INDENT else max(indent, 0)), 2)

    def _is_set_in(self, n: int) -> bool:
        return 2 <= self._lines[n].indent - self._margin <= 2 * _INDENT

    def _is_full(self, n: int, width: float | None = None) -> bool:
        """Whether the next word had no room on the line; fonts are not all as wide as columns."""
        room = (self._width if width is None else width) - self._reaches[n]
        if self._is_even:
            return -_EXACT <= room < self._words[n]
        line = self._lines[n]
        shown = self._text[line.start : line.end]
        slack = 1 + (sum(map(str.isascii, shown)) + 3 * shown.count("%")) // 6
        return -slack - 2 <= room < self._words[n] + slack

    def _lost_indents(self) -> bool:
        """Whether first lines end two characters early, since they were set in."""
        firsts = [
            n for n in self._open if self._may_be_first(n) and not (n and self._is_full(n - 1))
        ]
        early = sum(self._is_full(n, self._width - _INDENT) for n in firsts)
        full = sum(self._is_full(n) for n in firsts)
        return early > full

    def _is_early_first(self, n: int) -> bool:
        return self._may_be_first(n) and self._is_full(n, self._width - _INDENT)

    def is_clear(self) -> bool:
        """Whether the text is prose that was set in lines of one length."""
        wide = [n for n in self._open if self._reaches[n] * 10 >= self._width * 6]
        full = {n for n in wide if self._is_full(n) or (self._lost and self._is_early_first(n))}
        plain = sum(_PLAIN_END.match(self._text, self._lines[n].end - 1) is not None for n in full)
        inside = self._text[self._lines[0].start : self._lines[-1].end]
        early = sum(self._is_full(n, self._width - _INDENT) for n in wide if n not in full)
        return (
            self._width >= _NARROWEST
            and plain >= _ENOUGH
            and plain * 10 >= len(full) * (4 if self._width >= _WIDE else 6)
            and len(wide) * 2 >= len(self._open)  # not torn to figures and words
            and (len(wide) - len(full) - early) * 4 <= len(full)
            and _is_paused(inside)
            and sum(map(self._has_pause, full)) * 10 >= len(full) * 6
        )

    def _has_pause(self, n: int) -> bool:
        """Whether a clause ends in a line or the next; names, buttons and headlines have none."""
        return _PAUSE.search(self._text, self._lines[n].start, self._lines[n + 1].end) is not None

    def edits(self) -> Iterator[Edit]:
        """Delete the gaps inside paragraphs."""
        first = 0  # line of the paragraph
        for n, near in enumerate(self._near):
            if not (near and (self._goes_on(n, first == n) or self._is_torn(first, n))):
                first = n + 1
            else:
                start, between = joint(self._text, self._lines[n], self._lines[n + 1])
                yield Edit(start, self._lines[n + 1].start, between)

    def _is_torn(self, first: int, n: int) -> bool:
        """Whether a paragraph of several lines stops in mid sentence; it has no last line yet.

        Latin words and figures are wider or narrower than their columns, so that a line may look
        too short.
        """
        line, after = self._lines[n], self._lines[n + 1]
        return (
            first < n
            and _OPEN_END.match(self._text, line.end - 1) is not None
            and self._reaches[n] * 2 >= self._width
            and not self._is_set_in(n + 1)
            and not _ITEM.match(self._text, after.start)
            and _PAUSE.search(self._text, self._lines[first].start, line.end) is not None
        )

    def _goes_on(self, n: int, is_first: bool) -> bool:
        """Whether the next line is of the same paragraph."""
        if self._is_set_in(n + 1):
            return False
        if self._text[self._lines[n + 1].start] in NEVER_FIRST:
            return True
        if n in self._tattered and not self._finished[n]:
            return _ITEM.match(self._text, self._lines[n + 1].start) is None
        lost = self._lost or self._is_parted(n)  # that of the first line alone may be lost
        early = lost and is_first and not self._is_set_in(n)
        full = self._is_full(n) or (early and self._is_full(n, self._width - _INDENT))
        if not full or not self._finished[n]:
            return full
        after = self._lines[n + 1]
        begins = _ITEM.match(self._text, after.start) or _ADDRESS.match(
            self._text, after.start, after.end
        )
        if begins or _LEAD.match(self._text, self._lines[n].end - 1):
            return False
        return not (self._stands_alone(n + 1) or (self._lost and self._is_early(n + 1)))

    def _stands_alone(self, n: int) -> bool:
        """Whether a line stops early in mid sentence, as a heading does."""
        is_open = n < len(self._near) and self._near[n] and not self._finished[n]
        return is_open and not (self._is_full(n) or self._is_full(n, self._width - _INDENT))

    def _is_early(self, n: int) -> bool:
        """Whether a line ends as one does that was set in, and as no other does."""
        is_open = n < len(self._near) and self._near[n]
        return is_open and not self._is_full(n) and self._is_full(n, self._width - _INDENT)
