"""A tree of HTML as the lines that a reader sees, in one walk."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice, pairwise
from typing import TYPE_CHECKING, TypeAlias

import attrs

from cnnews_parse.extracting.elements import (
    BLOCKS,
    FALLBACKS,
    GROUPS,
    KINDS,
    STEPS,
    TELLING,
    hides,
    holds_data,
    is_empty,
    is_hidden,
)
from cnnews_parse.extracting.pictures import is_icon, picture_url
from cnnews_parse.model.accounts import Fate, Reason
from cnnews_parse.model.article import Link
from cnnews_parse.model.draft import Kind, Line
from cnnews_parse.model.patterns import Pattern

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_GROUPED = (Kind.ITEM, Kind.ROW, Kind.QUOTE)
_FIXED = (Kind.CAPTION, Kind.ROW)
_EVENTS = ("start", "end", "comment")
_SPACE = " \t\n\r\f"
_BLANK = Pattern(r"[ \t\n\r\f]+")
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u2014\u2018-\u201d\u2026"
_BROKEN = Pattern(rf"(?<=[{_WIDE}])[ \t\r\f]*\n[ \t\n\r\f]*(?=[{_WIDE}])")
_FIGURES = "0123456789"
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
_PLAIN = Label()
_HIDING = Label.removed(Reason.HIDDEN)


@attrs.define(eq=False)
class Box:
    """A block element that the walk met.

    Attributes:
        element: the element.
        tag: its name.
        number: how many boxes were opened before it; a box is opened after the one around it.
        around: the box that it stands in, None at the root.
    """

    element: HtmlElement
    tag: str
    number: int
    around: Box | None


@attrs.define(eq=False)
class FlowLine:
    """A line as the walk found it; pages have hundreds, of which few are kept.

    Attributes:
        found: as of `Line`; so are `kind`, `level`, `group`, `url`, `alt` and `joined`.
        text: as of `Line`.
        label: the label of the element that it stands in.
        box: the innermost block element around it.
        anchors: address and raw words of the links in it.
        nodes: its text nodes as found; outlet, time and people often have one each.
        linked: how many of its characters are words of links.
    """

    found: str
    text: str
    kind: Kind
    level: int
    group: int
    label: Label
    box: Box
    anchors: list[tuple[str, str]]
    nodes: list[str]
    linked: int = 0
    joined: bool = False
    url: str | None = None
    alt: str | None = None
    visible: bool = True

    @property
    def parted(self) -> str:
        """Its text with two blanks where two words or figures come from two text nodes."""
        parts = list(filter(None, map(folded, self.nodes)))
        joined = parts[:1]
        for before, after in pairwise(parts):
            joined.append(_gap(before, after) + after)
        return "".join(joined)

    @property
    def line(self) -> Line:
        """The line for a draft, with the fate that its label gives."""
        links = ((url, folded(words)) for url, words in self.anchors)
        return Line(
            text=self.text,
            found=self.found,
            kind=self.kind,
            level=self.level,
            group=self.group,
            fate=self.label.fate,
            detail=self.label.detail,
            url=self.url,
            alt=self.alt,
            links=tuple(Link(url=url, text=words) for url, words in links if words),
            joined=self.joined,
            visible=self.visible,
        )


def folded(raw: str) -> str:
    """White space as a browser folds it; a line break between two wide characters leaves none.

    Source: CSS Text Level 3, section 4.1.1 (segment breaks between wide characters go).

    >>> folded("  某市\\n   发布 2 项  new\\n rules ")
    '某市发布 2 项 new rules'
    """
    bare = raw.strip(_SPACE)
    if "\n" in bare:
        bare = _BROKEN.sub("", bare)
    elif "  " not in bare and "\t" not in bare and "\f" not in bare and "\r" not in bare:
        return bare
    return _BLANK.sub(" ", bare)


def flow(root: HtmlElement, labels: Labels | None = None) -> list[FlowLine]:
    """The visible lines under an element, from top to bottom.

    A line ends at each block element and `br`. The `found` of the lines, joined, are the text
    nodes under `root` save those that a browser never shows.

    Args:
        root: the element to walk, itself included.
        labels: what is known of single elements.
    """
    return _Walk(root, labels or {}).lines()


@attrs.define(eq=False)
class _Frame:
    """An open element that tells something of the lines in it."""

    element: HtmlElement
    box: Box
    label: Label
    kind: Kind
    level: int
    group: int
    breaks: bool
    in_row: bool
    pre: bool


class _Walk:
    """One walk down a tree, without recursion: pages nest deeper than Python calls.

    Only blocks, links, and what is labelled or hidden get a frame; other elements pass their
    text on to the frame that they stand in.
    """

    def __init__(self, root: HtmlElement, labels: Labels) -> None:
        box = Box(root, root.tag, 0, None)
        self.root = root
        self.labels = labels
        self.frames = [_Frame(root, box, _PLAIN, Kind.PARAGRAPH, 0, 0, True, False, False)]
        self.found: list[FlowLine] = []
        self.raw: list[str] = []
        self.cells: list[int] = []
        self.pictures: list[FlowLine] = []
        self.anchors: list[tuple[str, str]] = []
        self.open_link: tuple[str, int] | None = None
        self.groups = 0
        self.boxes = 0
        self.cut: Box | None = None
        self.tables: dict[HtmlElement, bool] = {}

    def lines(self) -> list[FlowLine]:  # noqa: C901 - one loop, for its speed
        """The walk itself; its branches stand in one loop, since it visits every element."""
        from lxml.etree import iterwalk

        root, frames, labels, raw = self.root, self.frames, self.labels, self.raw
        steps = STEPS.get
        walker = iterwalk(root, events=_EVENTS)
        for event, element in walker:
            if event == "start":
                step = steps(element.tag)
                if step == "block" or (labels and element in labels):
                    self.opened(element)
                elif step == "unseen":
                    walker.skip_subtree()
                    self.unseen(element)
                    continue
                elif step == "void":
                    self.void(element)
                    continue
                elif hides(element):
                    self.opened(element)
                elif step == "link":
                    self.linked(element)
                text = element.text
            else:
                if frames[-1].element is element:
                    self.closed(frames.pop())
                text = element.tail if element is not root else None
            if text and frames[-1].pre:
                self.preformatted(text)
            elif text:
                raw.append(text)
        return self.found

    def opened(self, element: HtmlElement) -> None:
        """Step into an element."""
        above, tag = self.frames[-1], element.tag
        label = self.label_of(element, above)
        is_block = tag in BLOCKS and not (above.in_row and tag != "tr")
        breaks = is_block or label is not above.label
        if breaks:
            if self.raw or self.pictures:
                self.flush(above)
            self.cut = None if is_block else above.box
        kind, level, group, in_row = above.kind, above.level, above.group, above.in_row
        if tag in TELLING or label is not above.label:
            kind, level = self.kind_of(element, label, above)
            group = self.group_of(tag, above)
            in_row = in_row or (tag == "tr" and kind is Kind.ROW)
        box = above.box
        if is_block and element is not self.root:
            self.boxes += 1
            box = Box(element, tag, self.boxes, box)
        pre = above.pre or tag == "pre"
        self.frames.append(_Frame(element, box, label, kind, level, group, breaks, in_row, pre))
        if above.in_row and tag in ("td", "th"):
            self.cells.append(len(self.raw))
        elif tag == "a":
            self.open_link = (element.get("href") or "", len(self.raw))

    def linked(self, element: HtmlElement) -> None:
        """Step into a link of which nothing else is known."""
        url = element.get("href")
        if url:
            up = self.frames[-1]
            frame = _Frame(
                element, up.box, up.label, up.kind, up.level, up.group, False, up.in_row, up.pre
            )
            self.frames.append(frame)
            self.open_link = (url, len(self.raw))

    def label_of(self, element: HtmlElement, above: _Frame) -> Label:
        """The label of an element; an empty one in the middle of a sentence needs none."""
        label = above.label
        if self.labels and element in self.labels and not is_empty(element):
            label = self.labels[element]
        if label.fate is not None:
            return label
        if element.tag in FALLBACKS or (hides(element) and is_hidden(element)):
            return _HIDING
        return label

    def kind_of(self, element: HtmlElement, label: Label, above: _Frame) -> tuple[Kind, int]:
        if label.kind is not None and label is not above.label:
            return label.kind, 0
        tag = element.tag
        if tag == "tr":
            table = next(element.iterancestors("table"), None)
            is_data = table is not None and self.is_data(table)
            return (Kind.ROW, 0) if is_data else (above.kind, above.level)
        if tag not in KINDS or above.kind in _FIXED:
            return above.kind, above.level
        kind, level = KINDS[tag]
        if kind is Kind.ITEM and above.element.tag == "ol":
            level = 1
        return kind, level

    def group_of(self, tag: str, above: _Frame) -> int:
        if tag not in GROUPS:
            return above.group
        self.groups += 1
        return self.groups

    def is_data(self, table: HtmlElement) -> bool:
        """Whether a table holds data; most old pages use tables for their layout."""
        if table not in self.tables:
            self.tables[table] = holds_data(table)
        return self.tables[table]

    def closed(self, frame: _Frame) -> None:
        """Step out of an element."""
        if self.open_link is not None and frame.element.tag == "a":
            url, start = self.open_link
            self.anchors.append((url, "".join(self.raw[start:])))
            self.open_link = None
        if frame.breaks:
            if self.raw or self.pictures:
                self.flush(frame)
            if frame.element.tag in BLOCKS:
                self.cut = None

    def preformatted(self, text: str) -> None:
        """Text whose line breaks a browser shows."""
        first, *rest = text.split("\n")
        self.raw.append(first)
        for line in rest:
            self.flush(self.frames[-1])
            self.raw.append("\n" + line)

    def void(self, element: HtmlElement) -> None:
        """A line break, a rule or a picture."""
        frame = self.frames[-1]
        if element.tag in ("br", "hr") and not frame.in_row:
            self.flush(frame)
            self.cut = None
        elif element.tag == "img" and not is_icon(element):
            url = picture_url(element)
            if url:
                self.pictures.append(self.picture(element, url, frame))

    def picture(self, element: HtmlElement, url: str, frame: _Frame) -> FlowLine:
        label = self.labels.get(element) or frame.label
        alt = (element.get("alt") or "").strip() or None
        return FlowLine("", "", Kind.IMAGE, 0, 0, label, frame.box, [], [], url=url, alt=alt)

    def unseen(self, element: HtmlElement) -> None:
        """A style sheet in the body is told of; scripts and the like are no text."""
        if element.tag == "style" and element.text and element.text.strip():
            frame, style = self.frames[-1], Label.removed(Reason.STYLE)
            self.flush(frame)
            found = element.text
            self.found.append(
                FlowLine(found, "", Kind.PARAGRAPH, 0, 0, style, frame.box, [], [], visible=False)
            )

    def flush(self, frame: _Frame) -> None:
        """End the line, and let the pictures that waited for its end follow it."""
        if self.raw:
            found = "".join(self.raw)
            if found and not found.isspace():
                self.found.append(self.line(found, frame))
                self.anchors = []
            self.raw.clear()
            if self.cells:
                self.cells = []
            if self.open_link is not None:
                self.open_link = (self.open_link[0], 0)
        if self.pictures:
            self.found += self.pictures
            self.pictures = []

    def line(self, found: str, frame: _Frame) -> FlowLine:
        if self.open_link is not None:
            url, start = self.open_link
            self.anchors.append((url, "".join(self.raw[start:])))
        anchors = self.anchors
        return FlowLine(
            found,
            self.row() if frame.kind is Kind.ROW else folded(found),
            frame.kind,
            frame.level,
            frame.group if frame.kind in _GROUPED else 0,
            frame.label,
            frame.box,
            anchors,
            self.raw[:],
            sum([len(words.strip()) for _, words in anchors]) if anchors else 0,
            self.cut is frame.box and self.goes_on(frame),
        )

    def goes_on(self, frame: _Frame) -> bool:
        """Whether the same block has text before what was taken out of it."""
        latest = islice(reversed(self.found), _FAR)
        earlier = (each.label for each in latest if each.box is frame.box)
        before = next((label for label in earlier if label.fate is frame.label.fate), None)
        return before is not None and before.detail == frame.label.detail

    def row(self) -> str:
        """The cells of the row that ends here, a tab between them."""
        edges = [0, *self.cells[1:], len(self.raw)]
        return "\t".join(folded("".join(self.raw[start:end])) for start, end in pairwise(edges))


def _gap(before: str, after: str) -> str:
    """The blanks between two text nodes: none where one goes on with the other."""
    last, first = before[-1], after[0]
    if last.isdigit() and first.isdigit():
        return " "
    if first.isalpha():
        is_clock = last.isdigit() and not before[-3:].isdigit() and before[-3:-1].strip(_FIGURES)
        return "  " if last.isalpha() or is_clock else ""
    return "  " if last.isascii() and last.isalpha() and first.isdigit() else ""
