"""A tree of HTML as the lines that a reader sees, in one walk."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from cnnews_parse.extracting.boxes import Box, Label, Labels, Setting
from cnnews_parse.extracting.elements import (
    BLOCKS,
    FALLBACKS,
    GROUPS,
    KINDS,
    STEPS,
    TELLING,
    UNSEEN,
    holds_data,
    is_empty,
    is_hidden,
    maybe_hidden,
)
from cnnews_parse.extracting.flow_line import SPACE, FlowLine, Start, folded
from cnnews_parse.extracting.pictures import is_icon, picture_url
from cnnews_parse.extracting.places import Paths
from cnnews_parse.model.accounts import Reason
from cnnews_parse.model.draft import Kind
from cnnews_parse.model.locators import Locator

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ROW = Kind.ROW  # to ask an enumeration for its member takes as long as a call
_GROUPED = (Kind.ITEM, _ROW, Kind.QUOTE)
_FIXED = (Kind.CAPTION, _ROW)
_EVENTS = ("start", "end", "comment")
_FAR = 50
_PLAIN = Label()
_HIDING = Label.removed(Reason.HIDDEN, __name__)
_STYLE = Label.removed(Reason.STYLE, __name__)


def flow(
    root: HtmlElement, labels: Labels | None = None, at: Locator | None = None
) -> list[FlowLine]:
    """The visible lines under an element, from top to bottom.

    A line ends at each block element and `br`. The `found` of the lines, joined, are the text
    nodes under `root` save those that a browser never shows.

    Args:
        root: the element to walk, itself included.
        labels: what is known of single elements.
        at: where the tree stands in the document, where it is not the whole of it.
    """
    return _Walk(root, labels or {}, Paths(at)).lines()


def _maybe_hidden_in(root: HtmlElement, labels: Labels) -> Iterator[HtmlElement]:
    """What may be hidden, where it matters: outside the text of a known design all is chrome."""
    is_chrome = root in labels and labels[root].whole
    shown = (e for e, label in labels.items() if label.fate is None) if is_chrome else (root,)
    for element in shown:
        yield from maybe_hidden(element)


class _Walk:
    """One walk down a tree, without recursion: pages nest deeper than Python calls.

    Only blocks and what is labelled or hidden open a box; other elements pass their text on to
    the box that they stand in. The text nodes come by in the order of the document: at the start
    of an element its `text`, at the end of an element or a comment its `tail`.
    """

    def __init__(self, root: HtmlElement, labels: Labels, paths: Paths) -> None:
        self.root = root
        self.labels = labels
        self.hidden = frozenset(_maybe_hidden_in(root, labels))
        self.marked = self.hidden.union(labels, (root,))
        self.top = Box(root, root.tag, 0, None, Setting(_PLAIN))
        self.found: list[FlowLine] = []
        self.raw: list[str] = []
        self.cells: list[int] = []
        self.pictures: list[FlowLine] = []
        self.links: list[tuple[HtmlElement, int, int]] = []
        self.link: HtmlElement | None = None
        self.link_start = 0
        self.groups = 0
        self.boxes = 0
        self.cut: Box | None = None
        self.start: Start | None = None
        self.paths = paths
        self.settings: dict[tuple[Setting, str, str], Setting] = {}
        self.tables: dict[HtmlElement, bool] = {}

    def lines(self) -> list[FlowLine]:
        """The lines under the root."""
        label = self.labels.get(self.root)
        if label is not None and label.whole:
            self.opened(self.root)
            self.pass_by(self.root)
        else:
            self.walk(self.root)
        self.closed(self.root)
        return self.found

    def pass_by(self, chrome: HtmlElement) -> None:
        """Take the text of chrome, whole elements at once, and walk what is labelled in it."""
        from lxml.etree import tostring

        raw, special = self.raw, self.special()
        self.take(chrome.text or "", chrome, "text")
        around, below = [chrome], [iter(chrome)]
        while below:
            element = next(below[-1], None)
            if element is None:
                element = around.pop()
                below.pop()
            elif not isinstance(element.tag, str):  # a comment
                pass
            elif element not in special:
                if raw:  # where the line begins is known: the tail may come along
                    raw.append(tostring(element, method="text", encoding="unicode"))
                    continue
                text = tostring(element, method="text", encoding="unicode", with_tail=False)
                self.take(text, element, "element")
            elif element.tag in UNSEEN:
                pass
            elif element in self.labels:
                self.walk(element)
                self.closed(element)
            else:
                self.take(element.text or "", element, "text")
                around.append(element)
                below.append(iter(element))
                continue
            tail = element.tail if element is not chrome else None
            if tail and raw:
                raw.append(tail)
            elif tail:
                self.take(tail, element, "tail")

    def take(self, text: str, element: HtmlElement, part: str) -> None:
        """Let a text node, or several, stand in the line."""
        if self.raw or text.strip(SPACE):
            if not self.raw:
                self.start = (element, part, 0)
            self.raw.append(text)

    def walk(self, root: HtmlElement) -> None:  # noqa: C901, PLR0912, PLR0915 - one loop, for speed
        """Walk down from an element; the branches stand in one loop, since it visits each one."""
        from lxml.etree import iterwalk

        raw, top = self.raw, self.top
        marked = self.marked
        steps = STEPS.get
        walker = iterwalk(root, events=_EVENTS)
        for event, element in walker:
            if event == "start":
                tag = element.tag
                step = steps(tag)
                if step == "unseen":
                    walker.skip_subtree()
                    self.unseen(element)
                    continue
                text, part = element.text, "text"
                if element in marked:
                    top = self.opened(element)
                elif step is None:
                    pass
                elif step == "link":
                    self.link, self.link_start = element, len(raw)
                elif step == "void":
                    self.void(element)
                    continue
                elif step == "fallback" or top.setting.in_row:
                    top = self.opened(element)
                else:
                    setting = self.setting_in(element, tag) if step == "telling" else top.setting
                    if raw or self.pictures:
                        self.flush()
                    self.cut = None
                    self.boxes += 1
                    self.top = top = Box(element, tag, self.boxes, top, setting)
            else:
                if element is top.element:
                    if element is root:
                        break
                    if raw or self.pictures or not top.is_block or element is self.link:
                        top = self.closed(element)
                    else:
                        self.cut = None
                        self.top = top = top.around or top
                elif element is self.link:
                    self.links.append((element, self.link_start, len(raw)))
                    self.link = None
                text, part = element.tail, "tail"
            if text:
                if top.setting.pre:
                    self.preformatted(text, element, part)
                elif raw:
                    raw.append(text)
                elif not text.isspace() or (not text.isascii() and text.strip(SPACE)):
                    raw.append(text)
                    self.start = (element, part, 0)

    def special(self) -> set[HtmlElement]:
        """What is labelled or no text, and what holds such: the rest of chrome is plain."""
        special: set[HtmlElement] = set()
        unseen = (e for e in self.root.iter(*UNSEEN) if not e.get("src") or e.text or len(e))
        for element in (*self.labels, *unseen):
            above: HtmlElement | None = element
            while above is not None and above not in special:
                special.add(above)
                above = above.getparent()
        return special

    def setting_in(self, element: HtmlElement, tag: str) -> Setting:
        """What an element that tells something makes of the setting around it.

        It is worked out once for the items of a list.
        """
        above = self.top
        key = (above.setting, above.tag, tag)
        if tag in GROUPS or key not in self.settings:
            self.settings[key] = self.told(element, above, above.setting.label)
        return self.settings[key]

    def opened(self, element: HtmlElement) -> Box:
        """Step into an element that is labelled, may be hidden, or stands in a row."""
        above, tag = self.top, element.tag
        setting = above.setting
        label = self.label_of(element, setting.label)
        is_block = tag in BLOCKS and not (setting.in_row and tag != "tr")
        is_told = label is not setting.label
        breaks = is_block or is_told
        if breaks:
            if self.raw or self.pictures:
                self.flush()
            self.cut = None if is_block else above.block
        if is_told or tag in TELLING:
            setting = self.told(element, above, label)
        number = above.number
        if is_block:
            self.boxes += element is not self.root
            number = self.boxes
        around = above if element is not self.root else None
        self.top = box = Box(element, tag, number, around, setting, is_block, breaks)
        if above.setting.in_row and tag in ("td", "th"):
            self.cells.append(len(self.raw))
        elif tag == "a":
            self.link, self.link_start = element, len(self.raw)
        return box

    def label_of(self, element: HtmlElement, above: Label) -> Label:
        """The label of an element; an empty one in the middle of a sentence needs none."""
        label = above
        if element in self.labels and not is_empty(element):
            label = self.labels[element]
        if label.fate is not None:
            return label
        is_unseen = element.tag in FALLBACKS or (element in self.hidden and is_hidden(element))
        return _HIDING if is_unseen else label

    def told(self, element: HtmlElement, above: Box, label: Label) -> Setting:
        """The setting that an element makes of the one around it."""
        around, tag = above.setting, element.tag
        kind, level = self.kind_of(element, label, above)
        if tag in GROUPS:
            self.groups += 1
        return Setting(
            label,
            kind,
            level,
            self.groups if tag in GROUPS else around.group,
            around.in_row or (tag == "tr" and kind is Kind.ROW),
            around.pre or tag == "pre",
        )

    def kind_of(self, element: HtmlElement, label: Label, above: Box) -> tuple[Kind, int]:
        around, tag = above.setting, element.tag
        if label.kind is not None and label is not around.label:
            return label.kind, 0
        if tag == "tr":
            table = next(element.iterancestors("table"), None)
            is_data = table is not None and self.is_data(table)
            return (Kind.ROW, 0) if is_data else (around.kind, around.level)
        if tag not in KINDS or around.kind in _FIXED:
            return around.kind, around.level
        kind, level = KINDS[tag]
        if kind is Kind.ITEM and above.tag == "ol":
            level = 1
        return kind, level

    def is_data(self, table: HtmlElement) -> bool:
        """Whether a table holds data; most old pages use tables for their layout."""
        if table not in self.tables:
            self.tables[table] = holds_data(table)
        return self.tables[table]

    def closed(self, element: HtmlElement) -> Box:
        """Step out of the innermost box; the box of the text behind its end."""
        box = self.top
        if element is self.link:
            self.links.append((element, self.link_start, len(self.raw)))
            self.link = None
        if box.breaks:
            if self.raw or self.pictures:
                self.flush()
            if box.tag in BLOCKS:
                self.cut = None
        self.top = box.around or box
        return self.top

    def preformatted(self, text: str, element: HtmlElement, part: str) -> None:
        """Text whose line breaks a browser shows."""
        first, *rest = text.split("\n")
        if not self.raw:
            self.start = (element, part, 0)
        self.raw.append(first)
        offset = len(first)
        for line in rest:
            self.flush()
            self.start = (element, part, offset)
            self.raw.append("\n" + line)
            offset += 1 + len(line)

    def void(self, element: HtmlElement) -> None:
        """A line break, a rule or a picture."""
        if element.tag in ("br", "hr") and not self.top.setting.in_row:
            if self.raw or self.pictures:
                self.flush()
            self.cut = None
        elif element.tag == "img" and not is_icon(element):
            url = picture_url(element)
            if url:
                self.pictures.append(self.picture(element, url))

    def picture(self, element: HtmlElement, url: str) -> FlowLine:
        label, box = self.top.setting.label, self.top.block
        alt = (element.get("alt") or "").strip() or None
        return FlowLine("", "", Kind.IMAGE, 0, 0, label, box, [], [], url=url, alt=alt)

    def unseen(self, element: HtmlElement) -> None:
        """A style sheet in the text is told of; scripts and the like are no text."""
        if element.tag == "style" and element.text and element.text.strip():
            self.flush()
            found, box, style = element.text, self.top.block, _STYLE
            self.found.append(
                FlowLine(
                    found,
                    "",
                    Kind.PARAGRAPH,
                    0,
                    0,
                    style,
                    box,
                    [],
                    [],
                    visible=False,
                    start=(element, "text", 0),
                    paths=self.paths,
                )
            )

    def flush(self) -> None:
        """End the line, and let the pictures that waited for its end follow it."""
        if self.raw:
            found = "".join(self.raw)
            if not found.isspace():
                self.found.append(self.line(found))
            self.links = []
            self.raw.clear()
            self.cells.clear()
            self.link_start = 0
        if self.pictures:
            self.found += self.pictures
            self.pictures = []

    def line(self, found: str) -> FlowLine:
        """The line that ends here."""
        top = self.top
        box, setting = top if top.is_block else top.block, top.setting
        label, kind = setting.label, setting.kind
        if label.whole:
            return FlowLine(
                found, "", kind, 0, 0, label, box, [], [], start=self.start, paths=self.paths
            )
        if self.link is not None:
            self.links.append((self.link, self.link_start, len(self.raw)))
        return FlowLine(
            found,
            self.row() if kind is _ROW else folded(found),
            kind,
            setting.level,
            setting.group if kind in _GROUPED else 0,
            label,
            box,
            self.raw[:],
            self.links,
            self.cut is box and self.goes_on(box, label),
            start=self.start,
            paths=self.paths,
        )

    def goes_on(self, box: Box, label: Label) -> bool:
        """Whether the same block has text before what was taken out of it."""
        latest = islice(reversed(self.found), _FAR)
        earlier = (each.label for each in latest if each.box is box)
        before = next((each for each in earlier if each.fate is label.fate), None)
        return before is not None and before.detail == label.detail

    def row(self) -> str:
        """The cells of the row that ends here, a tab between them."""
        edges = [0, *self.cells[1:], len(self.raw)]
        return "\t".join(folded("".join(self.raw[start:end])) for start, end in pairwise(edges))
