"""A tree of HTML as the lines that a reader sees, in one walk."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

import attrs

from cnnews_parse.extracting.pictures import is_icon, picture_url
from cnnews_parse.model.accounts import Fate, Reason
from cnnews_parse.model.article import Link
from cnnews_parse.model.draft import Kind, Line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_UNSEEN = frozenset(
    "head script style template noscript iframe textarea select svg object audio video".split()
)
_BLOCKS = frozenset(
    "address article aside body blockquote center dd details dialog div dl dt fieldset figcaption"
    " figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section"
    " summary table tbody td tfoot th thead tr ul caption option".split()
)
_KINDS = {
    **{f"h{level}": (Kind.HEADING, level) for level in range(1, 7)},
    "li": (Kind.ITEM, 0),
    "dt": (Kind.ITEM, 0),
    "dd": (Kind.ITEM, 0),
    "blockquote": (Kind.QUOTE, 0),
    "figcaption": (Kind.CAPTION, 0),
    "caption": (Kind.CAPTION, 0),
}
_GROUPS = frozenset(("ul", "ol", "dl", "blockquote", "table"))
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_BLANK = re.compile(r"[ \t\n\r\f]+")
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u2014\u2018-\u201d\u2026"
_BROKEN = re.compile(rf"(?<=[{_WIDE}])[ \t\r\f]*\n[ \t\n\r\f]*(?=[{_WIDE}])")
_MOST_HIDDEN = 600
_FAR = 50


@attrs.frozen(kw_only=True)
class Label:
    """What is known of an element before the walk; its descendants inherit it.

    Attributes:
        fate: as of `Line`.
        detail: as of `Line`.
        kind: what the lines in it are, where the tags do not say.
    """

    fate: Fate | None = None
    detail: str = ""
    kind: Kind | None = None

    @classmethod
    def removed(cls, reason: Reason) -> Label:
        """The label of what is left out for a reason.

        >>> Label.removed(Reason.SHARE).detail
        'share'
        """
        return cls(fate=Fate.REMOVED, detail=reason.value)


Labels: TypeAlias = "Mapping[HtmlElement, Label]"


@attrs.frozen(kw_only=True)
class FlowLine:
    """A line with the block element that it stands in."""

    line: Line
    block: HtmlElement = attrs.field(eq=False)


def folded(raw: str) -> str:
    """White space as a browser folds it; a line break between two wide characters leaves none.

    Source: CSS Text Level 3, section 4.1.1 (segment breaks between wide characters go).

    >>> folded("  某市\\n   发布 2 项  new\\n rules ")
    '某市发布 2 项 new rules'
    """
    return _BLANK.sub(" ", _BROKEN.sub("", raw)).strip(" ")


def flow(root: HtmlElement, labels: Labels | None = None) -> list[FlowLine]:
    """The visible lines under an element, from top to bottom.

    A line ends at each block element and `br`. The `found` of the lines, joined, are the text
    nodes under `root` save those that a browser never shows.

    Args:
        root: the element to walk, itself included.
        labels: what is known of single elements.
    """
    return _Walk(labels or {}).lines(root)


@attrs.define
class _Frame:
    """An open element."""

    element: HtmlElement
    children: Iterator[HtmlElement]
    block: HtmlElement
    label: Label
    kind: Kind
    level: int
    group: int
    breaks: bool
    in_row: bool = False
    pre: bool = False


class _Walk:
    """One walk down a tree; an explicit stack, since pages nest deeper than Python calls."""

    def __init__(self, labels: Labels) -> None:
        self.labels = labels
        self.found: list[FlowLine] = []
        self.raw: list[str] = []
        self.cells: list[int] = []
        self.pictures: list[FlowLine] = []
        self.links: list[Link] = []
        self.open_link: tuple[str, int] | None = None
        self.groups = 0
        self.cut: HtmlElement | None = None
        self.tables: dict[HtmlElement, bool] = {}

    def lines(self, root: HtmlElement) -> list[FlowLine]:
        plain = Label()
        top = _Frame(root, iter(()), root, plain, Kind.PARAGRAPH, level=0, group=0, breaks=True)
        stack = [self.opened(root, top)]
        while stack:
            frame = stack[-1]
            child = next(frame.children, None)
            if child is None:
                stack.pop()
                self.closed(frame)
                if stack:
                    self.tail(frame.element, stack[-1])
            elif not isinstance(child.tag, str) or child.tag in _UNSEEN:
                self.unseen(child, frame)
                self.tail(child, frame)
            elif child.tag in ("br", "img", "hr", "wbr"):
                self.void(child, frame)
                self.tail(child, frame)
            else:
                stack.append(self.opened(child, frame))
        return self.found

    def opened(self, element: HtmlElement, above: _Frame) -> _Frame:
        """Step into an element."""
        tag = element.tag
        label = self.label_of(element, above)
        if label.fate is None and _is_hidden(element):
            label = Label.removed(Reason.HIDDEN)
        is_block = tag in _BLOCKS and not (above.in_row and tag != "tr")
        breaks = is_block or label is not above.label
        if breaks:
            self.flush(above)
            self.cut = None if is_block else above.block
        kind, level = self.kind_of(element, label, above)
        frame = _Frame(
            element=element,
            children=iter(element),
            block=element if is_block else above.block,
            label=label,
            kind=kind,
            level=level,
            group=self.group_of(tag, above),
            breaks=breaks,
            in_row=above.in_row or (tag == "tr" and kind is Kind.ROW),
            pre=above.pre or tag == "pre",
        )
        if above.in_row and tag in ("td", "th"):
            self.cells.append(len(self.raw))
        if tag == "a" and element.get("href"):
            self.open_link = (element.get("href", ""), len(self.raw))
        if element.text:
            self.text(element.text, frame)
        return frame

    def label_of(self, element: HtmlElement, above: _Frame) -> Label:
        """The label of an element; an empty one in the middle of a sentence needs none."""
        label = self.labels.get(element)
        is_empty = element.tag not in _BLOCKS and not len(element) and not element.text
        return above.label if label is None or is_empty else label

    def kind_of(self, element: HtmlElement, label: Label, above: _Frame) -> tuple[Kind, int]:
        if label.kind is not None and label is not above.label:
            return label.kind, 0
        tag = element.tag
        if tag == "tr":
            table = next(element.iterancestors("table"), None)
            is_data = table is not None and self.is_data(table)
            return (Kind.ROW, 0) if is_data else (above.kind, above.level)
        if above.kind in (Kind.CAPTION, Kind.ROW) or tag not in _KINDS:
            return above.kind, above.level
        kind, level = _KINDS[tag]
        if kind is Kind.ITEM and above.element.tag == "ol":
            level = 1
        return kind, level

    def group_of(self, tag: str, above: _Frame) -> int:
        if tag not in _GROUPS:
            return above.group
        self.groups += 1
        return self.groups

    def is_data(self, table: HtmlElement) -> bool:
        """Whether a table holds data; most old pages use tables for their layout."""
        if table not in self.tables:
            self.tables[table] = _holds_data(table)
        return self.tables[table]

    def closed(self, frame: _Frame) -> None:
        """Step out of an element."""
        if frame.element.tag == "a" and self.open_link is not None:
            url, start = self.open_link
            self.links.append(Link(url=url, text=folded("".join(self.raw[start:]))))
            self.open_link = None
        if frame.breaks:
            self.flush(frame)
            if frame.element.tag in _BLOCKS:
                self.cut = None

    def tail(self, element: HtmlElement, frame: _Frame) -> None:
        if element.tail:
            self.text(element.tail, frame)

    def text(self, text: str, frame: _Frame) -> None:
        if not frame.pre:
            self.raw.append(text)
            return
        first, *rest = text.split("\n")
        self.raw.append(first)
        for line in rest:
            self.flush(frame)
            self.raw.append("\n" + line)

    def void(self, element: HtmlElement, frame: _Frame) -> None:
        """A line break, a rule or a picture."""
        if element.tag in ("br", "hr") and not frame.in_row:
            self.flush(frame)
            self.cut = None
        if element.tag == "img" and not is_icon(element):
            url = picture_url(element)
            if url:
                self.pictures.append(self.picture(element, url, frame))

    def picture(self, element: HtmlElement, url: str, frame: _Frame) -> FlowLine:
        label = self.labels.get(element) or frame.label
        alt = (element.get("alt") or "").strip() or None
        line = Line(
            text="",
            found="",
            kind=Kind.IMAGE,
            url=url,
            alt=alt,
            fate=label.fate,
            detail=label.detail,
        )
        return FlowLine(line=line, block=frame.block)

    def unseen(self, element: HtmlElement, frame: _Frame) -> None:
        """A style sheet in the body is told of; scripts and the like are no text."""
        if element.tag == "style" and element.text and element.text.strip():
            self.flush(frame)
            line = Line(text="", found=element.text, visible=False).removed(Reason.STYLE)
            self.found.append(FlowLine(line=line, block=frame.block))

    def flush(self, frame: _Frame) -> None:
        """End the line, and let the pictures that waited for its end follow it."""
        found = "".join(self.raw)
        if found.strip():
            self.found.append(FlowLine(line=self.line(found, frame), block=frame.block))
            self.links = []
        self.found += self.pictures
        self.raw, self.cells, self.pictures = [], [], []
        if self.open_link is not None:
            self.open_link = (self.open_link[0], 0)

    def line(self, found: str, frame: _Frame) -> Line:
        links = list(self.links)
        if self.open_link is not None:
            url, start = self.open_link
            links.append(Link(url=url, text=folded("".join(self.raw[start:]))))
        return Line(
            text=self.row() if frame.kind is Kind.ROW else folded(found),
            found=found,
            kind=frame.kind,
            level=frame.level,
            group=frame.group if frame.kind in (Kind.ITEM, Kind.ROW, Kind.QUOTE) else 0,
            fate=frame.label.fate,
            detail=frame.label.detail,
            joined=self.cut is frame.block and self.goes_on(frame),
            links=tuple(link for link in links if link.text),
        )

    def goes_on(self, frame: _Frame) -> bool:
        """Whether the same block has text before what was taken out of it."""
        latest = islice(reversed(self.found), _FAR)
        earlier = (each.line for each in latest if each.block is frame.block)
        before = next((line for line in earlier if line.fate is frame.label.fate), None)
        return before is not None and before.detail == frame.label.detail

    def row(self) -> str:
        """The cells of the row that ends here, a tab between them."""
        edges = [0, *self.cells[1:], len(self.raw)]
        pairs = zip(edges, edges[1:], strict=False)
        return "\t".join(folded("".join(self.raw[start:end])) for start, end in pairs)


def _is_hidden(element: HtmlElement) -> bool:
    """Whether the page hides a short passage; long ones are unfolded by its scripts."""
    style = element.get("style")
    if not (style and _HIDDEN.search(style)) and element.get("hidden") is None:
        return False
    length = 0
    for text in element.itertext():
        length += len(text)
        if length > _MOST_HIDDEN:
            return False
    return True


def _holds_data(table: HtmlElement) -> bool:
    """Whether a table has two rows of two short cells, and no table inside."""
    if table.find(".//table") is not None:
        return False
    wide = 0
    for row in table.iter("tr"):
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        if any(len("".join(cell.itertext())) > 200 for cell in cells):
            return False
        wide += len(cells) > 1
    return wide > 1
