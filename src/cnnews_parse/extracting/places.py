"""Where the lines of a draft stand: in a text by line and column, in a tree by the way to a node."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import attrs

from cnnews_parse.extracting.expressions import compiled
from cnnews_parse.model.draft import Line
from cnnews_parse.model.locators import Locator
from cnnews_parse.model.patterns import Pattern

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_NAME = Pattern(r"[A-Za-z_][A-Za-z0-9_.-]{0,60}\Z")
_SIMPLE = Pattern(r"(?:/[A-Za-z_][A-Za-z0-9_.\-\[\]]{0,70})+\Z")
_TEXTS_BEFORE = "count(preceding-sibling::text())"
_FEW = 200  # more than most pages have lines that are kept


def located(lines: Iterable[Line], text: str, outer: Locator | None = None) -> Iterator[Line]:
    """The lines, each with its line and column in the text that they are the account of.

    What they were read from stands in the text in their order, white space aside; between them
    may be marks that are no visible text. A line that has its place keeps it.

    Args:
        lines: in the order of the text.
        text: the text.
        outer: where the text stands itself.

    >>> lines = [Line(text="甲", found="甲\\n"), Line(text="乙", found=" 乙")]
    >>> [str(line.at) for line in located(lines, "甲\\n\\n 乙")]
    ['line 1, column 1', 'line 3, column 2']
    """
    finger = Finger(text)
    for line in lines:
        if line.at is not None or not line.visible or not line.found.strip():
            yield line
        else:
            at = finger.place_of(line.found)
            yield line.placed(at.inside(outer) if at and outer else at)


def parted(at: Locator | None, found: str, edge: int) -> tuple[Locator | None, Locator | None]:
    """The places of both parts of a line that is parted at an edge.

    Args:
        at: the place of the line.
        found: the characters that it was read from.
        edge: how many of them the first part has.

    >>> first, second = parted(Locator(line=3, column=2), "甲 乙", 1)
    >>> str(first), str(second)
    ('line 3, column 2', 'line 3, column 4')
    """
    if at is None or at.xpath is not None:
        return at, at and attrs.evolve(at, offset=at.offset + edge)
    if at.line is None or at.column is None:
        return at, at
    finger = Finger(found)
    places = [
        finger.place_of(part) if part.strip() else None for part in (found[:edge], found[edge:])
    ]
    start = next((place for place in places if place), None)
    moved = [place and start and _moved(at, place, start) for place in places]
    return moved[0], moved[1]


def _moved(at: Locator, place: Locator, start: Locator) -> Locator:
    """A place in the characters of a line, told in the text where that line stands."""
    lines = (at.line or 1) - (start.line or 1)
    columns = (at.column or 1) - (start.column or 1)
    own = attrs.evolve(place, within=at.within)
    line, end_line = place.line or 1, place.end_line or 1
    return attrs.evolve(
        own,
        line=line + lines,
        column=(place.column or 1) + (columns if line == start.line else 0),
        end_line=end_line + lines,
        end_column=(place.end_column or 1) + (columns if end_line == start.line else 0),
    )


class Finger:
    """A place in a text that moves on as its words are read out; work grows with the text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.line = 1
        self.seen = 0  # how far lines are counted
        self.start = 0  # of the line

    def place_of(self, found: str) -> Locator | None:
        """The place of the next words; None where they do not follow."""
        words = found.split()
        first = self.text.find(words[0], self.at)
        if first < 0:
            return None
        line, column = self.counted(first)
        end = first
        for word in words:
            begin = self.text.find(word, end)
            end = begin + len(word) if begin >= 0 else end
        self.at = end
        end_line, end_column = self.counted(end)
        return Locator(line=line, column=column, end_line=end_line, end_column=end_column)

    def counted(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, which is not before the last one."""
        newline = self.text.rfind("\n", self.seen, offset)
        if newline >= 0:
            self.line += self.text.count("\n", self.seen, offset)
            self.start = newline + 1
        self.seen = offset
        return self.line, offset - self.start + 1


class Paths:
    """The ways to the nodes of a tree, worked out where they are asked for.

    libxml2 is quick to tell a way and goes along all siblings for it. So the first ways are its
    own; once many are asked for, the children of each parent are counted, once, and the work for
    all nodes together grows with the number of their siblings.

    Attributes:
        outer: where the tree stands itself.
    """

    def __init__(self, outer: Locator | None = None) -> None:
        self.outer = outer
        self.tree: Any = None
        self.asked = 0
        self.known: dict[Element, str] = {}
        self.steps: dict[Element, str] = {}
        self.tails: dict[Element, int] = {}

    def element(self, element: Element) -> str:
        """The way to an element.

        >>> from lxml.html import document_fromstring
        >>> tree = document_fromstring("<p>甲</p><p>乙<b>丙</b>丁</p>")
        >>> Paths().element(tree.find(".//b"))
        '/html/body/p[2]/b'
        """
        if self.asked < _FEW:
            self.asked += 1
            self.tree = self.tree if self.tree is not None else element.getroottree()
            way: str = self.tree.getpath(element)
            if _SIMPLE.match(way):
                return way
        return self.counted(element)

    def counted(self, element: Element) -> str:
        """The way to an element, each of its steps worked out once."""
        below: list[Element] = []
        at: Element | None = element
        while at is not None and at not in self.known:
            below.append(at)
            at = at.getparent()
        path = self.known[at] if at is not None else ""
        for each in reversed(below):
            path = f"{path}/{self.step(each)}"
            self.known[each] = path
        return path

    def text(self, element: Element) -> str:
        """The way to the text node at the start of an element."""
        return f"{self.element(element)}/text()[1]"

    def tail(self, element: Element) -> str:
        """The way to the text node behind an element.

        >>> from lxml.html import document_fromstring
        >>> tree = document_fromstring("<p>乙<b>丙</b>丁</p>")
        >>> Paths().tail(tree.find(".//b"))
        '/html/body/p/text()[2]'
        """
        parent = element.getparent()
        if parent is None:
            return self.element(element)
        return f"{self.element(parent)}/text()[{self.number(element, parent)}]"

    def number(self, element: Element, parent: Element) -> int:
        """The number of the text node behind an element among those of its parent."""
        if self.asked < _FEW and isinstance(element.tag, str):  # comments are no place to ask from
            before: Any = compiled(_TEXTS_BEFORE)(element)
            return int(before) + 1
        if element not in self.tails:
            self.count(parent)
        return self.tails[element]

    def step(self, element: Element) -> str:
        """The last step of the way to an element: its name, and its number among those alike."""
        parent = element.getparent()
        if parent is None:
            return str(element.tag) if _NAME.match(str(element.tag)) else "*"
        if element not in self.steps:
            self.count(parent)
        return self.steps[element]

    def count(self, parent: Element) -> None:
        """Number the children of an element, and the text nodes behind them."""
        names: dict[str, int] = {}
        numbered: list[tuple[Element, str, int]] = []
        texts = 1 if parent.text else 0
        for place, child in enumerate(parent.iterchildren("*"), 1):
            name = str(child.tag) if _NAME.match(str(child.tag)) else ""
            names[name] = names.get(name, 0) + 1
            numbered.append((child, name, names[name] if name else place))
        for child, name, number in numbered:
            alone = name and names[name] == 1
            self.steps[child] = name if alone else f"{name or '*'}[{number}]"
        for child in parent:
            texts += bool(child.tail)
            self.tails[child] = texts
