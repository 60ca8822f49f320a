"""The draft of a document that is type on pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import attrs

from cnnews_parse.extracting.page_frames import frame_statements
from cnnews_parse.extracting.printed.cells import Cell, PrintedLine, cells_of, lines_of
from cnnews_parse.extracting.printed.columns import columns, gutters
from cnnews_parse.extracting.printed.heads import running_heads
from cnnews_parse.extracting.printed.paragraphs import Style, is_heading, paragraphs, style_of
from cnnews_parse.extracting.printed.tables import rows_of_tables
from cnnews_parse.model.accounts import Confidence, Reason
from cnnews_parse.model.comparison import key
from cnnews_parse.model.draft import Draft, Kind, Line, Statement
from cnnews_parse.model.locators import Locator
from cnnews_parse.model.patterns import Pattern
from cnnews_parse.model.printing import Printed, PrintedPage, Stretch

BROKEN = "\u2028"
"""Stands behind a hyphen that ends a line, so that a rule can take both out on the record."""

_LATIN = Pattern(r"[A-Za-z]")
_SHORTEST_TITLE, _LONGEST_TITLE = 4, 90
_MASTHEAD = Pattern(r"文件\Z|第[0-9０-９一二三四五六七八九十]{1,5}[期号版]")
_CAPTION = Pattern(r"[（(]?图[为片：:]|.*[摄攝][）)]?\Z")
_CLOSE = 2.0  # times its size, from the headline to one beside it
_SHORTEST_KICKER = 6  # characters; the name of a section is shorter
_OF_CREDITS = Pattern(r"记者|記者|通讯员|作者|来源|來源|编辑|[12][0-9]{3}[年/-]")
_MARKS = {
    "title": "largest type on page 1",
    "kicker": "large type above the headline",
    "subtitle": "large type below the headline",
}
_SMALLER = 0.94  # of the size of the text


def draft_of(printed: Printed, name: str) -> Draft:
    """The draft of pages of type; see `printed_draft`."""
    sheets = _sheets(printed.pages)
    lines = [line for sheet in sheets for line in sheet.lines]
    runs = list(_runs(lines)) if lines else []
    heads = _heads(runs, printed.title)
    return Draft(
        lines=tuple(_in_order(sheets, runs, heads)),
        statements=(*_headlines(heads, printed.title), *frame_statements(_frames(sheets))),
        extractors=(name,),
        warnings=tuple(_of_unread(printed.pages)),
    )


def _of_unread(pages: Sequence[PrintedPage]) -> Iterator[str]:
    """A warning where type is on the pages that nobody can read."""
    places = [f"{page.unread} on page {n}" for n, page in enumerate(pages, 1) if page.unread]
    if places:
        yield f"pieces of text whose glyphs have no shape were not read: {', '.join(places)}"


@attrs.frozen(kw_only=True, eq=False)
class _Run:
    """Lines that are one paragraph, one heading or one row.

    Attributes:
        lines: at least one.
        kind: what they are.
        level: of a heading.
        group: of a row, the number of its table, from 1.
    """

    lines: tuple[PrintedLine, ...]
    kind: Kind
    level: int = 0
    group: int = 0

    @property
    def text(self) -> str:
        """Its lines as one."""
        return joined(self.lines)

    @property
    def line(self) -> Line:
        """The line of a draft that it makes."""
        found = "".join(f"{line.text}\n" for line in self.lines)
        text = self.text
        if self.kind is Kind.ROW:
            text = "\t".join(cell.text.strip() for cell in self.lines[0].cells)
        first = self.lines[0]
        return Line(
            text=text,
            found=found,
            kind=self.kind,
            level=self.level,
            group=self.group,
            at=_place(first.page, first.cells[0]),
        )


def _runs(lines: Sequence[PrintedLine]) -> Iterator[_Run]:
    """Tables row by row, and the paragraphs between them."""
    style, behind = style_of(lines), 0
    for group, table in enumerate(rows_of_tables(lines), 1):
        yield from _prose(lines[behind : table.start], style)
        for number in table:
            yield _Run(lines=(lines[number],), kind=Kind.ROW, group=group)
        behind = table.stop
    yield from _prose(lines[behind:], style)


def _prose(lines: Sequence[PrintedLine], style: Style) -> Iterator[_Run]:
    for run in paragraphs(lines, style):
        kind, level = Kind.PARAGRAPH, 0
        if is_heading(run, style):
            kind, level = Kind.HEADING, 2 if style.is_large(run[0]) else 3
        elif run[0].size < _SMALLER * style.size and _CAPTION.match(joined(run)):
            kind = Kind.CAPTION
        yield _Run(lines=tuple(run), kind=kind, level=level)


@attrs.frozen(kw_only=True)
class _Sheet:
    """A page taken apart.

    Attributes:
        heads: what returns on other pages, and its number, above the text.
        lines: the text, in reading order.
        feet: as heads, below the text.
        turned: what runs in another direction, such as a stamp across the page.
    """

    heads: tuple[Cell, ...]
    lines: tuple[PrintedLine, ...]
    feet: tuple[Cell, ...]
    turned: tuple[Stretch, ...]


def _sheets(pages: Sequence[PrintedPage]) -> list[_Sheet]:
    cells = [cells_of(s for s in page.stretches if s.is_upright) for page in pages]
    heads = running_heads(cells, [page.height for page in pages])
    texts = [[c for c in own if c not in out] for own, out in zip(cells, heads, strict=True)]
    known = tuple(dict.fromkeys(gutter for text in texts for gutter in gutters(text)))
    sheets: list[_Sheet] = []
    column = 0
    for number, (page, own, running) in enumerate(zip(pages, cells, heads, strict=True)):
        lines: list[PrintedLine] = []
        for each in columns(texts[number], known):
            lines += lines_of(each, number, column)
            column += 1
        sheets.append(
            _Sheet(
                heads=tuple(c for c in own if c in running and c.baseline <= page.height / 2),
                lines=tuple(lines),
                feet=tuple(c for c in own if c in running and c.baseline > page.height / 2),
                turned=tuple(s for s in page.stretches if not s.is_upright),
            )
        )
    return sheets


def _in_order(
    sheets: Sequence[_Sheet], runs: Sequence[_Run], heads: Mapping[_Run, str]
) -> Iterator[Line]:
    """The lines page by page; a paragraph that goes on overleaf stands before the feet."""
    waiting = list(reversed(runs))
    for page, sheet in enumerate(sheets):
        yield from _removed(page, sheet.heads)
        while waiting and waiting[-1].lines[0].page == page:
            run = waiting.pop()
            yield run.line.lifted(heads[run]) if run in heads else run.line
        yield from _removed(page, sheet.feet)
        yield from _removed(page, sheet.turned)


def _removed(page: int, printed: Sequence[Cell] | Sequence[Stretch]) -> Iterator[Line]:
    for each in printed:
        line = Line(text="", found=f"{each.text}\n", at=_place(page, each))
        yield line.removed(Reason.CHROME, __name__)


def _place(page: int, printed: Cell | Stretch) -> Locator:
    return Locator(page=page + 1, left=round(printed.left, 1), baseline=round(printed.baseline, 1))


def joined(lines: Sequence[PrintedLine]) -> str:
    """The lines of a paragraph as one."""
    texts = [line.text.strip() for line in lines]
    text = texts[0]
    for last, after in pairwise(texts):
        text += _between(last, after) + after
    return text


def _between(last: str, text: str) -> str:
    """A blank between Latin words, the mark of a broken one, nothing between Chinese.

    >>> _between("某市", "今天"), _between("New", "York"), _between("Win-", "dows")
    ('', ' ', '\\u2028')
    """
    end, start = last[-1:], text[:1]
    if end == "-" and _LATIN.match(last[-2:-1]) and _LATIN.match(start):
        return BROKEN
    is_word = start.isascii() and start.isalnum()
    if (_LATIN.match(end) and is_word) or (_LATIN.match(start) and end in ".,;:!?)"):
        return " "
    return ""


def _title(runs: Sequence[_Run], stated: str) -> _Run | None:
    """The headline: what the file is titled, else the largest type of page 1."""
    first = [run for run in runs if run.lines[0].page == 0]
    heads = [run for run in first if _SHORTEST_TITLE <= len(run.text) <= _LONGEST_TITLE]
    named = next((run for run in heads if key(stated) and key(run.text) == key(stated)), None)
    large = [r for r in heads if r.kind is Kind.HEADING and r.level == 2]
    large = [run for run in large if not _MASTHEAD.search(run.text)]
    return named or max(large, key=lambda run: run.lines[0].size, default=None)


def _heads(runs: Sequence[_Run], stated: str) -> dict[_Run, str]:
    """The headline and the smaller ones right above and below it, each with its field."""
    title = _title(runs, stated)
    if title is None:
        return {}
    heads, place = {title: "title"}, runs.index(title)
    for near, field in ((place - 1, "kicker"), (place + 1, "subtitle")):
        if 0 <= near < len(runs) and _is_beside(runs[near], title):
            heads[runs[near]] = field
    return heads


def _is_beside(run: _Run, title: _Run) -> bool:
    """Whether a line is a second headline: large, smaller than the first, and close to it."""
    line, main = run.lines[0], title.lines[0]
    gap = abs(line.baseline - title.lines[-1 if line.baseline > main.baseline else 0].baseline)
    return (
        run.kind is Kind.HEADING
        and run.level == 2
        and line.size < main.size
        and gap <= _CLOSE * main.size
        and _SHORTEST_KICKER <= len(run.text) <= _LONGEST_TITLE
        and _OF_CREDITS.search(run.text) is None
    )


def _headlines(heads: Mapping[_Run, str], stated: str) -> Iterator[Statement]:
    for run, field in heads.items():
        is_named = key(run.text) == key(stated)
        yield Statement(
            field=field,
            words=run.text,
            mark="title of the file, printed on page 1" if is_named else _MARKS[field],
            confidence=Confidence.DERIVED if is_named else Confidence.INFERRED,
        )


def _frames(sheets: Sequence[_Sheet]) -> Iterator[str]:
    """The texts of all running heads and feet."""
    return (cell.text for sheet in sheets for cell in (*sheet.heads, *sheet.feet))
