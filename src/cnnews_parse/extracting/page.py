"""A document as passages: trees of HTML, and Markdown between them."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import attrs

from cnnews_parse.model.document import Document
from cnnews_parse.model.errors import LimitExceeded
from cnnews_parse.model.locators import Locator
from cnnews_parse.model.patterns import Pattern

if TYPE_CHECKING:
    from lxml.etree import XPath
    from lxml.html import HtmlElement

_ISLAND = Pattern(
    r"<(?:(!--)|(address|article|aside|b|blockquote|body|br|center|del|details|div|dl|em|figcaption"
    r"|figure|font|footer|form|h[1-6]|header|html|i|iframe|img|main|mark|nav|ol|p|picture|pre|script"
    r"|section|small|span|strong|style|sub|summary|sup|table|u|ul|video)(?=[\s>/]))",
    re.IGNORECASE,
)
_VOID = frozenset(("img", "br"))
_UNREADABLE = Pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_DEEPEST = 2_040  # libxml2 drops what nests deeper, and says nothing
_USUAL_DEPTH = 200
_IMPLIED = 10  # html, head, body, and what a parser adds around stray text
_LONE = re.compile(b"\xed[\xa0-\xbf]")  # half of a surrogate pair
_EARLY_END = re.compile(rb"</(?:html|body)\s*>", re.IGNORECASE)
_CONTROLS = bytes((*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F))
_DECLARATION = Pattern(r"\s*<\?xml[^>]{0,200}\?>", re.IGNORECASE)


@attrs.frozen(kw_only=True)
class Passage:
    """A run of a document in one markup.

    Attributes:
        text: the run as it stands.
        tree: its root where it is HTML; the visible text is what stands in it.
        at: where it begins; None where it is the whole of a file.
    """

    text: str
    tree: HtmlElement | None = attrs.field(default=None, eq=False)
    at: Locator | None = None


def passages(document: Document) -> tuple[Passage, ...]:
    """The passages of a document, read once.

    A file is one tree. The body of a post is Markdown in which whole lines of HTML stand as
    islands, each from a tag at the start of a line to the line that closes it.

    Raises:
        LimitExceeded: more elements, or deeper ones, than the limits allow.
    """
    return document.once(_passages)


def _passages(document: Document) -> tuple[Passage, ...]:
    if document.part == "file":
        return (_island(document.text, document),)
    found: list[Passage] = []
    line = 1
    for is_html, text in islands(document.text):
        passage = _island(text, document) if is_html else Passage(text=text)
        at = Locator(line=line)
        found.append(attrs.evolve(passage, at=at.inside(document.at) if document.at else at))
        line += text.count("\n")
    return tuple(found)


def trees(document: Document) -> tuple[HtmlElement, ...]:
    """The trees of a document, from top to bottom.

    >>> [tree.tag for tree in trees(Document(text="<p>甲</p>"))]
    ['html']
    """
    return tuple(p.tree for p in passages(document) if p.tree is not None)


def body_of(tree: HtmlElement) -> HtmlElement:
    """The body of a tree; the root where there is none, as in a page of frames."""
    return next(tree.iterchildren("body"), tree)


def _island(text: str, document: Document) -> Passage:
    return Passage(text=text, tree=tree_of(text, document))


def tree_of(text: str, document: Document) -> HtmlElement:
    """The tree of a page or of a fragment; its root is `html`.

    Pages put together from parts close `html` behind their head or their menu. A browser goes on
    in the body; libxml2 opens a second root beside the first, so such ends are taken out.
    Source: HTML Living Standard, 13.2.6.4.22 (after after body).

    Raises:
        LimitExceeded: more elements, or deeper ones, than the limits of the document allow.
    """
    from lxml import etree

    # told the encoding, lxml does not look for a label; the parser of lxml.html is slow to walk
    parser = etree.HTMLParser(huge_tree=True, remove_pis=True, encoding="utf-8")
    data = b"<html>" + readable(text, document.encoded)
    tree: HtmlElement = etree.fromstring(data, parser=parser)
    if any(isinstance(each.tag, str) for each in tree.itersiblings()):
        tree = etree.fromstring(_EARLY_END.sub(b"", data), parser=parser)
    limits = document.limits
    is_deep = _reaches(tree, min(limits.depth, _USUAL_DEPTH))
    if is_deep or (len(text) > limits.nodes and text.count("<") + _IMPLIED > limits.nodes):
        _measure(tree, document)
    return tree


def _reaches(tree: HtmlElement, depth: int) -> bool:
    """Whether elements nest so deep; asked in one expression, since it is asked of each page."""
    return bool(_steps(depth)(tree))


@functools.cache
def _steps(depth: int) -> XPath:
    from lxml.etree import XPath

    return XPath("boolean(" + "/*" * depth + ")")


def readable(text: str, encoded: tuple[str, bytes] | None = None) -> bytes:
    """The text in UTF-8 as lxml can take it: without what it stops at, or refuses.

    Args:
        text: the text.
        encoded: a text and the same in UTF-8, where that is known.

    >>> readable('<?xml version="1.0" encoding="gbk"?><p>a\\x00b').decode()
    '<p>a\ufffdb'
    """
    declared = _DECLARATION.match(text)
    bare = text[declared.end() :] if declared else text
    is_encoded = encoded is not None and encoded[0] is bare
    data = encoded[1] if encoded and is_encoded else bare.encode("utf-8", "surrogatepass")
    is_lone = b"\xed" in data and _LONE.search(data)  # one byte is found far faster
    if not is_lone and len(data.translate(None, _CONTROLS)) == len(data):
        return data
    return _UNREADABLE.sub("\ufffd", bare).encode()


def _measure(tree: HtmlElement, document: Document) -> None:
    """Refuse a tree above the limits."""
    from lxml.etree import iterwalk

    limits, depth, nodes = document.limits, 0, 0
    deepest = min(limits.depth, _DEEPEST)
    for event, _ in iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        nodes += event == "start"
        if depth > deepest:
            raise LimitExceeded("depth", deepest, depth)
    if nodes > limits.nodes:
        raise LimitExceeded("nodes", limits.nodes, nodes)


def islands(text: str) -> Iterator[tuple[bool, str]]:
    """Runs of whole lines, each with whether it is HTML.

    >>> list(islands("甲\\n<div>\\n乙\\n</div>\\n丙\\n"))
    [(False, '甲\\n'), (True, '<div>\\n乙\\n</div>\\n'), (False, '丙\\n')]
    """
    lines = text.splitlines(keepends=True)
    run: list[str] = []
    number = 0
    while number < len(lines):
        opened = _ISLAND.match(lines[number].lstrip(" ")) if _is_flush(lines[number]) else None
        if opened is None:
            run.append(lines[number])
            number += 1
            continue
        if run:
            yield False, "".join(run)
            run = []
        comment, tag = opened[1], (opened[2] or "").lower()
        end = _comment_end(lines, number) if comment else _closing(lines, number, tag)
        yield True, "".join(lines[number:end])
        number = end
    if run:
        yield False, "".join(run)


def _is_flush(line: str) -> bool:
    """Whether a line starts within three blanks of the margin, as Markdown asks of HTML."""
    return line[:4].strip(" ")[:1] == "<"


def _comment_end(lines: list[str], start: int) -> int:
    """The number of the line behind the one on which a comment ends, if need be the last."""
    ends = (n + 1 for n in range(start, len(lines)) if "-->" in lines[n])
    return next(ends, len(lines))


def _closing(lines: list[str], start: int, tag: str) -> int:
    """The number of the line behind the one that closes the element opened on line `start`."""
    if tag in _VOID:
        return start + 1
    mark = Pattern(rf"<(/?){tag}(?=[\s>/])", re.IGNORECASE)
    depth = 0
    for number in range(start, len(lines)):
        for found in mark.finditer(lines[number]):
            depth += -1 if found[1] else 1
        if depth <= 0:
            return number + 1
    return len(lines)
