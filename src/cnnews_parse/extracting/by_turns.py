"""Two columns that an extractor gave by turns: a line of the one, a line of the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby, pairwise

import attrs

from cnnews_parse.model.patterns import Pattern
from cnnews_parse.model.widths import columns

_MOST = 300  # pieces of a page; each is asked where the turns end
_LEAST = 12  # pieces by turns
_GAIN = 14.0  # by which sentences must go on better, of some two for each piece
_AVERAGE = 0.6
_SLIP = 6  # pieces that the turns may begin or end earlier or later than seems
_HEADED = 4.0  # what it counts for that a headline is above the first column
_HEADS = 3  # lines of headlines above the columns
_NARROWEST = 24  # columns of a line
_INDENT = 4
_FINISHED = frozenset("。！？；：…”’」』）】》!?;:)")
_NEVER_FIRST = frozenset("，。；：、！？）】》」』”’％%")
_UNITS = frozenset(
    "年月日时分秒个万亿千百元户多家名条件项届次倍吨公米岁人位级号点种所座亩斤辆台部张"
)
_PAIRS = {"”": "“", "》": "《", "）": "（", "」": "「", "』": "『"}
_SPREAD = Pattern(r"(?<=[^!-~\s]) (?=\S)|(?<=\S) (?=[^!-~\s])|(?<=[0-9.]) (?=[0-9.])")


@attrs.frozen(eq=False)
class _Piece:
    """A line, or several that stand close below one another.

    Attributes:
        numbers: of its lines.
        first: its first line, without blanks between spread characters.
        last: its last line.
        opened: the mark that opens in it last and does not close.
        closed: the mark that closes in it first and did not open.
    """

    numbers: range
    first: str
    last: str
    opened: str
    closed: str


def in_order_of_columns(lines: Sequence[str], frames: Collection[int]) -> list[int]:
    """The numbers of all lines, column after column; nothing where they stand in order.

    Extractors that read a page from top to bottom give two columns by turns, and the text does not
    say which line stood where. That it is so is told by sentences that go on in the line after
    next, all down the page: by marks that no line begins with, quotation marks that are open, figures
    before their units, words that are there elsewhere, lines as full as others. Blank lines are
    put behind the columns, since they part all lines.

    Args:
        lines: of the text; form feeds in them part its pages.
        frames: the numbers of those that are heads and feet of pages.

    >>> in_order_of_columns(["甲，", "乙，"], ())
    []
    """
    texts = [_SPREAD.sub("", line.strip()) for line in lines]
    width = _usual_width(texts)
    if width < _NARROWEST:
        return []
    joints = _Joints(texts, width)
    pages = [
        max((_turns(page, pieces, joints) for pieces in _parted(texts, page, frames)), key=_gain)
        for page in _pages(lines)
    ]
    if not any(map(_gain, pages)):
        return []
    return [number for _, order in pages for number in order]


def _gain(found: tuple[float, Sequence[int]]) -> float:
    return found[0]


def _usual_width(texts: Sequence[str]) -> int:
    """How wide most lines are that stop in mid sentence; those with Latin words differ."""
    widths = sorted(columns(text) for text in texts if text and text[-1] not in _FINISHED)
    wide = [width for width in widths if width >= _NARROWEST]
    return wide[len(wide) * 3 // 4] if wide else 0


def _pages(lines: Sequence[str]) -> Iterator[range]:
    first = 0
    for number, line in enumerate(lines):
        if number > first and "\f" in line:
            yield range(first, number)
            first = number
    yield range(first, len(lines))


def _parted(
    texts: Sequence[str], page: range, frames: Collection[int]
) -> Iterator[Sequence[_Piece]]:
    """The lines of a page that show anything, as they are parted by blank ones; then each alone."""
    shown = [n for n in page if texts[n] and n not in frames]
    runs = [[n for _, n in run] for _, run in groupby(enumerate(shown), lambda p: p[1] - p[0])]
    yield [_piece(texts, range(run[0], run[-1] + 1)) for run in runs]
    yield [_piece(texts, range(n, n + 1)) for n in shown]


def _piece(texts: Sequence[str], numbers: range) -> _Piece:
    opened: list[str] = []
    closed = ""
    for mark in "".join(texts[numbers.start : numbers.stop]):
        if mark in _PAIRS.values():
            opened.append(mark)
        elif opened and mark in _PAIRS:
            opened.pop()
        elif mark in _PAIRS:
            closed = closed or mark
    return _Piece(numbers, texts[numbers[0]], texts[numbers[-1]], "".join(opened[-1:]), closed)


def _turns(page: range, pieces: Sequence[_Piece], joints: _Joints) -> tuple[float, Sequence[int]]:
    """How much better the pieces of a page go on column by column, and the order of its lines."""
    if len(pieces) > _MOST:
        return 0.0, page
    gains = [
        joints.worth(one, three) - joints.worth(one, two)
        for one, two, three in zip(pieces, pieces[1:], pieces[2:], strict=False)
    ]
    gain, first, behind = _longest(gains)
    if behind - first < _LEAST or gain < _GAIN or gain < _AVERAGE * (behind - first):
        return 0.0, page
    if first > _HEADS + _SLIP:  # both columns begin at the head of the page
        return 0.0, page
    if not joints.is_set(pieces[first : behind + 2]):
        return 0.0, page
    heads = [
        _HEADED * joints.is_headed(pieces, start, is_titled=page.start == 0)
        for start in range(_HEADS + 1)
    ]
    orders = [
        (likely + headed + joints.whole(order), order)
        for start, headed in enumerate(heads)
        for end in range(max(behind - _SLIP, start + 2), len(pieces) + 1)
        for likely, order in _orders(pieces, start, end)
    ]
    best = max(orders, key=lambda found: found[0])[1]
    numbers = [n for piece in best for n in piece.numbers]
    left = sorted(set(page).difference(numbers))
    above = [n for n in left if n < numbers[0]]
    return gain, [*above, *numbers, *left[len(above) :]]


def _longest(gains: Sequence[float]) -> tuple[float, int, int]:
    """The stretch with the greatest sum: the sum, where it begins, where it ends."""
    best, total, first = (0.0, 0, 0), 0.0, 0
    for place, gain in enumerate(gains):
        if total <= 0:
            total, first = 0.0, place
        total += gain
        best = max(best, (total, first, place + 1), key=lambda found: found[0])
    return best


def _orders(
    pieces: Sequence[_Piece], start: int, end: int
) -> Iterator[tuple[float, Sequence[_Piece]]]:
    """The orders in which a page can be read whose columns stand by turns from start to end.

    What stands below belongs to the column that is longer, which is likelier, or below both.
    """
    above, rest = pieces[:start], pieces[end:]
    one, two = pieces[start:end:2], pieces[start + 1 : end : 2]
    yield 1.0, [*above, *one, *rest, *two]
    yield 0.0, [*above, *one, *two, *rest]


class _Joints:
    """How well pieces go on with one another, by the words and the width of the text."""

    def __init__(self, texts: Sequence[str], width: int) -> None:
        self._width = width
        self._words = Counter(text[at : at + 2] for text in texts for at in range(len(text) - 1))

    def worth(self, one: _Piece, two: _Piece) -> float:
        """How likely it is that a piece goes on with another, as a sum of small reasons."""
        worth = self._of_pairs(one, two)
        finished = one.last[-1] in _FINISHED
        if two.first[0] in _NEVER_FIRST:
            worth += -3.0 if finished else 1.0
        if not finished:
            return worth + self._of_words(one.last, two.first)
        if self._is_full(one.last):
            return worth
        return worth + (-2.0 if self._is_full(two.first) else 0.3)  # the first line is set in

    def is_set(self, pieces: Sequence[_Piece]) -> bool:
        """Whether pieces are lines of print: most of them fill half of their column, or more."""
        wide = sum(2 * columns(piece.first) >= self._width for piece in pieces)
        return 2 * wide >= len(pieces)

    def is_headed(self, pieces: Sequence[_Piece], start: int, *, is_titled: bool) -> bool:
        """Whether so many pieces are a headline, and the next is the first of the text."""
        heads, text = list(pieces[:start]), pieces[start]
        if is_titled and len(pieces[0].numbers) == 1:
            if not heads:
                return False
            heads.pop(0)
        is_text = text.last[-1] in _FINISHED or not self._is_short(text.last)
        return is_text and all(
            head.last[-1] not in _FINISHED and 4 * columns(head.last) < 3 * self._width
            for head in heads
        )

    def whole(self, pieces: Sequence[_Piece]) -> float:
        """How well pieces go on with one another, all of them; best if the last ends a sentence."""
        ends = 1.0 if pieces[-1].last[-1] in _FINISHED else -1.0
        return sum(self.worth(one, two) for one, two in pairwise(pieces)) + ends

    def _is_short(self, text: str) -> bool:
        """Whether a line leaves more room than the first one of a paragraph does."""
        return not self._is_full(text) and columns(text) < self._width - _INDENT - 2

    def _of_pairs(self, one: _Piece, two: _Piece) -> float:
        """Whether what opens in a piece closes in the next."""
        if one.opened and two.closed:
            return 1.5 if _PAIRS[two.closed] == one.opened else -1.0
        return -1.0 if one.opened or two.closed else 0.0

    def _of_words(self, last: str, first: str) -> float:
        """Whether what stands on both sides of a break stands together elsewhere."""
        if self._is_short(last):  # a heading
            return -1.0 if self._is_full(first) else 0.0
        worth = 0.5 if self._is_full(first) else 0.0
        if last[-1].isdigit():
            return worth + (1.5 if first[0] in _UNITS or first[0] in ".,%％" else -0.5)
        if last[-1] in "，、：":
            return worth + (1.0 if last[-2:-1] in "说道" and first[0] == "“" else 0.0)
        return worth + (2.0 if self._words[last[-1] + first[0]] else -0.5)

    def _is_full(self, text: str) -> bool:
        slack = 2 + sum(map(str.isascii, text)) // 5
        return columns(text) >= self._width - slack
