"""Lines of print to paragraphs: what indents, gaps, sizes and unfilled lines tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import attrs

from cnnews_parse.extracting.printed.cells import PrintedLine
from cnnews_parse.model.patterns import Pattern

_SIZES = 0.06  # of a size, that another one differs at least
_LARGE = 1.12  # times the size of the text; a headline is larger
_SET_IN = 1.2  # of the size, that a first line is set in at least
_STEP = 0.8  # of the size; a line set in further than the one above begins a paragraph
_ROOM = 0.3  # of the size, that is left over behind the next word
_RAGGED = 2.2  # of the size, that an unfinished line may leave empty
_GAP = 1.35  # times the usual leading
_FINISHED = frozenset("。！？；：…”’」』）】》!?;:)")
_FIRST_WORD = Pattern(r"[“‘「『（《【(]*(?:[!-~]+|.)[，。；：、！？）】》」』”’％]*")
_SIDE = Pattern(r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]")
_DARK_FONT = Pattern(r"(?i)bold|black|heavy|hei|\u9ed1")
_LONGEST_HEADING = 60


@attrs.frozen(kw_only=True)
class Style:
    """How the text is set.

    Attributes:
        size: of most of its type.
        font: of most of its type.
        leadings: for each size the usual distance from line to line.
    """

    size: float
    font: str
    leadings: dict[float, float] = attrs.field(hash=False)

    def is_large(self, line: PrintedLine) -> bool:
        """Whether a line is set in type larger than the text."""
        return line.size >= _LARGE * self.size

    def is_dark(self, line: PrintedLine) -> bool:
        """Whether a line is set in bold or sans-serif type, unlike the text."""
        return line.font != self.font and _DARK_FONT.search(line.font) is not None

    def leading(self, line: PrintedLine) -> float:
        """The distance at which the next line of the same paragraph stands."""
        return self.leadings.get(line.size, 1.8 * line.size)


def style_of(lines: Iterable[PrintedLine]) -> Style:
    """How most of some lines are set; by their width, so that a few long lines count."""
    sizes: Counter[float] = Counter()
    fonts: Counter[str] = Counter()
    gaps: dict[float, Counter[float]] = {}
    for line in lines:
        for cell in line.cells:
            for part in cell.parts:
                sizes[part.size] += len(part.text)
                fonts[part.font] += len(part.text)
    for last, line in pairwise(lines):
        gap = line.baseline - last.baseline
        if last.column == line.column and last.size == line.size and gap > 0:
            gaps.setdefault(line.size, Counter())[round(2 * gap) / 2] += 1
    return Style(
        size=max(sizes, key=lambda size: (sizes[size], -size)),
        font=max(fonts, key=lambda font: (fonts[font], font)),
        leadings={size: _usual(counts) for size, counts in gaps.items()},
    )


def _usual(gaps: Counter[float]) -> float:
    """The distance that is there most often, of equals the smaller."""
    return min(gaps, key=lambda gap: (-gaps[gap], gap))


def paragraphs(lines: Sequence[PrintedLine], style: Style) -> Iterator[list[PrintedLine]]:
    """Runs of lines that are one paragraph or one heading."""
    run: list[PrintedLine] = []
    for line in lines:
        if run and _begins(run, line, style):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def is_heading(run: Sequence[PrintedLine], style: Style) -> bool:
    """Whether a paragraph is a heading: large, or dark and no sentence."""
    text = "".join(line.text for line in run)
    if len(text) > _LONGEST_HEADING:
        return False
    if all(style.is_large(line) for line in run):
        return True
    no_sentence = text[-1] not in "。；;，" and len(run) <= 2
    is_set_off = all(line.font != style.font for line in run) and _SIDE.match(text)
    return no_sentence and bool(all(style.is_dark(line) for line in run) or is_set_off)


def _begins(run: Sequence[PrintedLine], line: PrintedLine, style: Style) -> bool:
    """Whether a line begins a paragraph."""
    last = run[-1]
    if abs(last.size - line.size) > _SIZES * line.size:
        return True
    if style.is_dark(last) is not style.is_dark(line) and _has_room(last, line):
        return True
    is_near = last.column == line.column
    gap = line.baseline - last.baseline
    if is_near and not 0 < gap <= _GAP * style.leading(line):
        return True
    if style.is_large(line):
        return not is_near
    return _is_set_apart(last, line)


def _is_set_apart(last: PrintedLine, line: PrintedLine) -> bool:
    """Whether indents or an unfilled line tell that a paragraph begins."""
    before, indent = (each.start - each.left for each in (last, line))
    if indent >= _SET_IN * line.size and indent > before + _STEP * line.size:
        return True
    both_in = indent >= _SET_IN * line.size and abs(indent - before) <= _STEP * line.size
    return _has_room(last, line) or (both_in and _is_finished(last))


def _is_finished(line: PrintedLine) -> bool:
    return line.text.rstrip()[-1:] in _FINISHED


def _has_room(last: PrintedLine, line: PrintedLine) -> bool:
    """Whether the first word of a line would have stood on the line before."""
    room = last.right - last.end
    if not _is_finished(last) and room < _RAGGED * last.size:
        return False
    return room > _width_of_first_word(line) + _ROOM * line.size


def _width_of_first_word(line: PrintedLine) -> float:
    word = _FIRST_WORD.match(line.text)
    share = sum(1 if c.isascii() else 2 for c in word[0]) if word else 2
    return share * line.size / 2
