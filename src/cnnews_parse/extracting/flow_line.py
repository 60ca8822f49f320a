"""A line of a page as a reader sees it, with the elements and text nodes that it is made of."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

import attrs

from cnnews_parse.extracting.boxes import Box, Label
from cnnews_parse.extracting.places import Paths
from cnnews_parse.model.article import Link
from cnnews_parse.model.draft import Kind, Line
from cnnews_parse.model.locators import Locator
from cnnews_parse.model.patterns import Pattern

if TYPE_CHECKING:
    from lxml.html import HtmlElement

SPACE = " \t\n\r\f"
"""White space of HTML."""
_BLANK = Pattern(r"[ \t\n\r\f]+")
_WIDE = Pattern("[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u2014\u2018-\u201d\u2026]")
_FIGURES = "0123456789"
Start: TypeAlias = "tuple[HtmlElement, str, int]"


@attrs.define(eq=False)
class FlowLine:
    """A line as the walk found it; pages have hundreds, of which few are kept.

    Attributes:
        found: as of `Line`; so are `kind`, `level`, `group`, `url`, `alt` and `joined`.
        text: as of `Line`.
        label: the label of the element that it stands in.
        box: the innermost block element around it.
        nodes: its text nodes as found; outlet, time and people often have one each.
        spans: its anchors, named ones without an address too, each with the numbers of its first node and behind its last.
        start: the element whose `text`, `tail` or whole text it begins with, and which of these;
            how many characters of it stand in front of the line.
        paths: what knows the ways to the nodes of its tree.
    """

    found: str
    text: str
    kind: Kind
    level: int
    group: int
    label: Label
    box: Box
    nodes: list[str]
    spans: list[tuple[HtmlElement, int, int]]
    joined: bool = False
    url: str | None = None
    alt: str | None = None
    visible: bool = True
    start: Start | None = None
    paths: Paths | None = None

    @property
    def linked(self) -> int:
        """How many of its characters are words of links."""
        length = 0
        for link, start, end in self.spans:
            if link.get("href"):
                length += len("".join(self.nodes[start:end]).strip())
        return length

    @property
    def parted(self) -> str:
        """Its text with two blanks where two words or figures come from two text nodes."""
        parts = list(filter(None, map(folded, self.nodes)))
        joined = parts[:1]
        for before, after in pairwise(parts):
            joined.append(_gap(before, after) + after)
        return "".join(joined)

    @property
    def at(self) -> Locator | None:
        """Where it begins."""
        if self.start is None or self.paths is None:
            return None
        element, part, offset = self.start
        way = getattr(self.paths, part)(element)
        return Locator(xpath=way, offset=offset, within=self.paths.outer)

    @property
    def line(self) -> Line:
        """The line for a draft, with the fate that its label gives."""
        links = (
            Link(url=url, text=words)
            for link, start, end in self.spans
            if (url := link.get("href")) and (words := folded("".join(self.nodes[start:end])))
        )
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
            links=tuple(links) if self.spans else (),
            joined=self.joined,
            visible=self.visible,
            by=self.label.by,
            at=self.at,
        )


def folded(raw: str) -> str:
    """White space as a browser folds it; a line break between two wide characters leaves none.

    Source: CSS Text Level 3, section 4.1.1 (segment breaks between wide characters go).

    >>> folded("  某市\\n   发布 2 项  new\\n rules ")
    '某市发布 2 项 new rules'
    """
    bare = raw.strip(SPACE)
    if "\n" in bare:
        bare = _unbroken(bare)
    elif "  " not in bare and "\t" not in bare and "\f" not in bare and "\r" not in bare:
        return bare
    return _BLANK.sub(" ", bare)


def _unbroken(text: str) -> str:
    """A text whose line breaks are blanks, or nothing between two wide characters."""
    first, *rest = filter(None, (part.strip(SPACE) for part in text.split("\n")))
    joined = [first]
    for part in rest:
        joined += (part,) if _WIDE.match(joined[-1][-1]) and _WIDE.match(part) else (" ", part)
    return "".join(joined)


def _gap(before: str, after: str) -> str:
    """The blanks between two text nodes: none where one goes on with the other."""
    last, first = before[-1], after[0]
    if last.isdigit() and first.isdigit():
        return " "
    if first.isalpha():
        is_clock = last.isdigit() and not before[-3:].isdigit() and before[-3:-1].strip(_FIGURES)
        return "  " if last.isalpha() or is_clock else ""
    return "  " if last.isascii() and last.isalpha() and first.isdigit() else ""
