"""Running heads, running feet and page numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

from cnnews_parse.extracting.page_frames import is_folio
from cnnews_parse.extracting.printed.cells import Cell
from cnnews_parse.model.patterns import Pattern

_ROWS = 3  # at the upper and at the lower end of a page
_NEAR = 3.0  # points that a running head may stand higher or lower than on another page
_LONGEST = 80  # characters
_APART = 1.8  # of the size, from a page number to the text
_MARGIN = 0.07  # of the height of a page, where a running head or foot stands
_FAR = 2.5  # of the size, from such a line to the text
_LARGER = 1.2  # times the size of the text
_SHORT = 40  # characters
_SENTENCE = Pattern(r"[。！？；，]|[0-9]日|[12][0-9]{3}[-./][0-9]{1,2}[-./][0-9]")
_FIGURES = Pattern(r"[0-9０-９]{1,6}")
_FIGURES_OF_A_HEAD = 6
_BLANKS = Pattern(r"\s+")
_PAGE_NUMBER = Pattern(
    r"[-—–─·•]{0,3}(?:\d{1,4}|[A-Z]\d{1,3}|第\d{1,4}[页版頁]?|\d{1,4}/\d{1,4}"
    r"|第\d{1,4}[页頁][，,/]?共\d{1,4}[页頁]|[Pp]age\d{1,4}(?:of\d{1,4})?)[-—–─·•]{0,3}\Z"
)


def running_heads(pages: Sequence[Sequence[Cell]], heights: Sequence[float]) -> list[set[Cell]]:
    """For each page the cells that are no text of it: what returns at one place, page numbers.

    A figure may count the pages. Of a page that stands alone it is its number, and a
    short line in the margin; one that prints a day stays, since it may be that of the article.

    Args:
        pages: the cells of each page, from top to bottom.
        heights: of the pages, in points.
    """
    pages_of: dict[tuple[str, int], set[int]] = defaultdict(set)
    for number, cells in enumerate(pages):
        for cell in _outer(cells):
            for place in _places(cell, number):
                pages_of[place].add(number)
    return [
        _folio(cells)
        | {
            cell
            for cell in _outer(cells)
            if any(len(pages_of[place]) > 1 for place in _places(cell, number))
            or _is_page_number(cell, cells)
            or _is_in_margin(cell, cells, height)
        }
        for number, (cells, height) in enumerate(zip(pages, heights, strict=True))
    ]


def _folio(cells: Sequence[Cell]) -> set[Cell]:
    """The first or last row of a page that says what paper this is, of which day and page."""
    baselines = sorted({cell.baseline for cell in cells})
    for edge in (*baselines[:1], *baselines[-1:]):
        row = sorted((c for c in cells if c.baseline == edge), key=lambda cell: cell.left)
        if sum(len(cell.text) for cell in row) <= _LONGEST and is_folio(
            " ".join(cell.text for cell in row)
        ):
            return set(row)
    return set()


def _places(cell: Cell, page: int) -> Iterator[tuple[str, int]]:
    """What a cell has in common with its like on other pages: words, and height on the page.

    Of the words one figure may count the pages. Heights are in steps, of which neighbours share
    one.
    """
    text = _BLANKS.sub("", cell.text)
    step = int(cell.baseline / _NEAR)
    for height in (step, step + 1):
        yield text, height
        for figure in islice(_FIGURES.finditer(text), _FIGURES_OF_A_HEAD):
            counted = f"{int(figure[0]) - page:+}"
            yield f"{text[: figure.start()]}{counted}{text[figure.end() :]}", height


def _outer(cells: Sequence[Cell]) -> Iterator[Cell]:
    """The cells of the first and the last rows of a page."""
    rows = sorted({cell.baseline for cell in cells})
    if not rows:
        return
    upper, lower = rows[:_ROWS][-1], rows[-_ROWS:][0]
    for cell in cells:
        if (cell.baseline <= upper or cell.baseline >= lower) and len(cell.text) <= _LONGEST:
            yield cell


def _is_page_number(cell: Cell, cells: Sequence[Cell]) -> bool:
    """Whether a cell is the number of the page, alone at the end of it and apart from the text."""
    if not _PAGE_NUMBER.match(_BLANKS.sub("", cell.text)):
        return False
    return _distance(cell, cells) > _APART * cell.size


def _is_in_margin(cell: Cell, cells: Sequence[Cell], height: float) -> bool:
    """Whether a cell is a short line in the margin, far from a text in type as large or larger.

    Where several stand beside each other, their type may be a little larger than that of the text.
    """
    place = cell.baseline / height
    beside = sum(cell.baseline == each.baseline for each in cells)
    size = cell.size / (_LARGER if beside > 1 else 1)
    return (
        (place < _MARGIN or place > 1 - _MARGIN)
        and len(cell.text) <= _SHORT
        and _SENTENCE.search(cell.text) is None
        and 2 * sum(size <= each.size for each in cells) > len(cells)
        and _distance(cell, cells) > _FAR * cell.size
    )


def _distance(cell: Cell, cells: Sequence[Cell]) -> float:
    """How far the first or the last row of a page is from its neighbour; 0 for any other."""
    others = [o.baseline for o in cells if abs(o.baseline - cell.baseline) > _NEAR]
    is_last = all(cell.baseline > other for other in others)
    is_first = all(cell.baseline < other for other in others)
    nearest = min((abs(cell.baseline - other) for other in others), default=0.0)
    return nearest if is_first or is_last else 0.0
