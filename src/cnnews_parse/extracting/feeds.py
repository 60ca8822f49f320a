"""Feeds as values by the names of their elements: RSS 2.0 and 1.0, Atom, JSON Feed.

What is broken is mended as far as that costs no text: bare signs, elements that are not closed,
control characters. No document type is read, so that entities which it declares stay as they are
written: no bomb goes off, and no file is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any

import attrs

from cnnews_parse.extracting.places import Paths
from cnnews_parse.model.document import Document
from cnnews_parse.model.locators import Locator, token
from cnnews_parse.model.patterns import Pattern

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_ENTRIES = frozenset(("item", "entry"))
_OPENS = Pattern(
    r"<(?:[A-Za-z][\w.-]{0,30}:)?(?:(?:rss|feed|RDF)(?=[\s>])"
    r"|(?:channel|item|entry)(?:\s[^<>]{0,1000})?>\s{0,200}"
    r"<(?:title|link|id|guid|pubDate|description|author|published|updated)[\s>/])",
    re.IGNORECASE,
)
_JSON_FEED = Pattern(r'"version"\s{0,9}:\s{0,9}"https?:(?:\\?/){2}(?:www\.)?jsonfeed\.org(?:\\?/)')
_PROLOG = (("<!--", "-->"), ("<?", "?>"), ("<!DOCTYPE", ">"), ("<!doctype", ">"))
_NAMESPACES = {
    "http://www.w3.org/2005/Atom": "",
    "http://purl.org/atom/ns#": "",
    "http://purl.org/rss/1.0/": "",
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://purl.org/dc/terms/": "dcterms:",
    "http://purl.org/rss/1.0/modules/content/": "content:",
    "http://search.yahoo.com/mrss/": "media:",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes:",
}
_SKIPPED = r"<!\[CDATA\[(?s:.*?)(?:\]\]>|\Z)|<!--(?s:.*?)(?:-->|\Z)"
# in a data section nothing is escaped; elsewhere XML knows five names, and tags in ASCII will do
_SIGNS = Pattern(
    rf"{_SKIPPED}|<(?![A-Za-z_/!?])|&#(?P<code>[0-9]{{1,7}}|[xX][0-9A-Fa-f]{{1,6}});"
    r"|&(?!(?:amp|lt|gt|quot|apos);)(?:(?P<name>[A-Za-z][A-Za-z0-9]{1,30});)?"
)
_LEAVES = "title|link|pubDate|guid|category|comments|author|dc:[a-z]{1,20}"
# an element of text alone, behind whose words another one begins
_UNCLOSED = Pattern(
    rf"{_SKIPPED}|<(?P<leaf>{_LEAVES})(?:\s[^<>]{{0,1000}})?(?<!/)>[^<]*"
    rf"(?=<(?:{_LEAVES}|description|content:encoded|source|enclosure|item)[\s>/]|</(?:item|channel)>)"
)
_UNREADABLE = Pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_LAST = 0x10FFFF


@attrs.frozen(kw_only=True)
class FeedValue:
    """A value of a feed.

    Attributes:
        name: of the element below its entry or its channel, such as `author/name`; of an
            attribute with that behind `@`.
        words: the value; HTML where the element holds HTML.
        found: its visible text; nothing of an attribute.
        is_own: False for what is said of the channel.
        at: where it stands.

    >>> FeedValue(name="title", words="题").is_own
    True
    """

    name: str
    words: str
    found: str = ""
    is_own: bool = True
    at: Locator | None = None


def feed_form(document: Document) -> str | None:
    """What makes a document a feed, in words; None where nothing does.

    >>> feed_form(Document(text="<?xml version='1.0'?><rss><channel/></rss>"))
    'is XML with the root of a feed'
    """
    return document.once(_form)


def _form(document: Document) -> str | None:
    if document.part == "body":
        return None
    start = _root(document.head)
    if _OPENS.match(document.head, start):
        return "is XML with the root of a feed"
    if document.head.startswith("{", start) and _JSON_FEED.search(document.head):
        return "is JSON that names the JSON Feed standard"
    return None


def _root(text: str) -> int:
    """Where the root begins: behind declaration, comments, style sheets and document type."""
    start, end = 0, -1
    while start != end:
        end = start
        while start < len(text) and (text[start].isspace() or text[start] in "\ufeff\u200b"):
            start += 1
        for opening, closing in _PROLOG:
            if text.startswith(opening, start):
                found = text.find(_closing(text, start, closing), start)
                start = len(text) if found < 0 else text.find(">", found) + 1
                break
    return start


def _closing(text: str, start: int, closing: str) -> str:
    """What ends a part of the prolog; a document type may hold declarations in brackets."""
    if closing != ">":
        return closing
    return "]" if "[" in text[start : text.find(">", start)] else ">"


def feed_values(text: str, whole: Collection[str]) -> tuple[int, tuple[FeedValue, ...]]:
    """How many entries a feed has, and its values where it has one.

    Args:
        text: the feed.
        whole: the names of elements that are taken with the HTML in them.
    Raises:
        ValueError: it cannot be read.

    >>> count, values = feed_values("<item><title>甲 & 乙</title></item>", ())
    >>> count, [value.words for value in values if value.name == "title"]
    (1, ['甲 & 乙'])
    """
    start = _root(text)
    if text.startswith("{", start):
        return _read_json(text[start:])
    root = _tree(text[start:])
    entries = [each for each in root.iter() if _name(each) in _ENTRIES]
    return len(entries), tuple(_xml_values(root, entries[0], whole)) if len(entries) == 1 else ()


def _tree(text: str) -> Element:
    """The root of an XML text, mended where it is broken.

    Raises:
        ValueError: there is none, or it is too deep or too large for the parser.
    """
    from lxml import etree

    parser = etree.XMLParser(
        recover=True, resolve_entities=False, load_dtd=False, no_network=True, encoding="utf-8"
    )
    closed = _UNCLOSED.sub(_closed, _UNREADABLE.sub("", text))
    readable = _SIGNS.sub(_escaped, closed)
    try:
        tree = etree.fromstring(readable.encode(), parser=parser)
    except etree.LxmlError as error:
        raise ValueError(str(error)) from error
    if tree is None or any(e.type_name == "ERR_RESOURCE_LIMIT" for e in parser.error_log):
        raise ValueError("no root, or a limit of the parser")
    return tree


def _closed(found: re.Match[str]) -> str:
    """An element of text with the end that it lacks."""
    return f"{found[0]}</{found['leaf']}>" if found["leaf"] else found[0]


def _escaped(found: re.Match[str]) -> str:
    """A bare sign, and a name that XML does not know, as XML would have them."""
    from html.entities import html5

    if found["code"]:
        return found[0] if _is_readable(found["code"]) else ""
    if found[0][0] == "<":
        is_open = found[0].startswith("<![CDATA[") and not found[0].endswith("]]>")
        return "&lt;" if found[0] == "<" else f"{found[0]}]]>" if is_open else found[0]
    meant = html5.get(found[0][1:], "")
    return meant if meant and meant not in "<>&" else f"&amp;{found[0][1:]}"


def _is_readable(code: str) -> bool:
    """Whether a numeric reference is to a character that XML allows."""
    number = int(code[1:], 16) if code[0] in "xX" else int(code)
    return number <= _LAST and not _UNREADABLE.match(chr(number))


def _name(element: Element) -> str:
    """The name of an element with the usual prefix of its vocabulary."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    space, _, local = tag.rpartition("}")
    local = local.lower() if local.isupper() else local
    if not space:
        return local.removeprefix("atom:").removeprefix("rss:")
    known = _NAMESPACES.get(space[1:])
    prefix = f"{element.prefix}:" if element.prefix else ""
    return f"{prefix if known is None else known}{local}"


def _xml_values(root: Element, entry: Element, whole: Collection[str]) -> Iterator[FeedValue]:
    """All values of a tree in their order."""
    from lxml.etree import iterwalk

    names: list[str] = []
    depth = 0  # of the entry
    paths = Paths()
    walker = iterwalk(root, events=("start", "end"))
    for event, element in walker:
        if event == "start":
            names.append(_name(element))
            depth = len(names) if element is entry else depth
            path, is_own = "/".join(names[depth or 1 :]), depth > 0
            is_whole = path in whole and is_own
            words = _inner(element) if is_whole else element.text or ""
            found = "".join(element.itertext()) if is_whole else words
            if names[-1]:
                yield from _attributes(element, path, is_own=is_own)
                at = Locator(xpath=paths.element(element)) if found.strip() else None
                yield FeedValue(name=path, words=words, found=found, is_own=is_own, at=at)
            if is_whole:
                walker.skip_subtree()
        else:
            names.pop()
            depth = 0 if element is entry else depth
            if element.tail and element is not root:
                at = Locator(xpath=paths.tail(element)) if element.tail.strip() else None
                yield FeedValue(name="", words="", found=element.tail, is_own=False, at=at)


def _inner(element: Element) -> str:
    """What an element holds: its text, or the HTML between its tags."""
    from lxml import etree

    if len(element) == 0:
        return element.text or ""
    for each in element.iter():
        if isinstance(each.tag, str):
            each.tag = etree.QName(each).localname if "}" in each.tag else each.tag
    etree.cleanup_namespaces(element)
    whole = etree.tostring(element, encoding="unicode", method="html", with_tail=False)
    return whole[whole.index(">") + 1 : whole.rindex("<")]


def _attributes(element: Element, path: str, *, is_own: bool) -> Iterator[FeedValue]:
    """What the attributes of an element state, under the name of what they stand for."""
    name, given = path.rpartition("/")[2], element.attrib
    address = (given.get("href") or given.get("url") or "").strip()
    kind = given.get("type") or given.get("medium") or ""
    stated = ""
    if name == "link" and given.get("rel", "alternate") in ("alternate", "canonical"):
        stated = f"link@{given.get('rel', 'alternate')}"
    elif name == "media:thumbnail" or kind.startswith("image"):
        stated = "image@address"
    elif name == "guid" and given.get("isPermaLink") != "false":
        stated, address = "guid@address", element.text or ""
    elif name == "category":
        stated, address = "category@term", given.get("label") or given.get("term") or ""
    if stated and address:
        yield FeedValue(name=stated, words=address.strip(), is_own=is_own)


def _read_json(text: str) -> tuple[int, tuple[FeedValue, ...]]:
    """How many entries a JSON Feed has, and its values where it has one.

    Raises:
        ValueError: it is no JSON.
    """
    import json

    feed = json.loads(text, strict=False)
    items = feed.get("items") if isinstance(feed, dict) else None
    count = len(items) if isinstance(items, list) else 0
    own = items[0] if isinstance(items, list) and count == 1 else None
    return count, tuple(_json_values(feed, "", "", own, is_own=False)) if own else ()


def _json_values(
    value: Any, path: str, pointer: str, own: Any, *, is_own: bool
) -> Iterator[FeedValue]:
    """All values of a JSON text in their order."""
    if value is own:
        path, is_own = "", True
    if isinstance(value, dict):
        for name, inner in value.items():
            below, at = f"{path}/{name}".lstrip("/"), f"{pointer}/{token(name)}"
            yield from _json_values(inner, below, at, own, is_own=is_own)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _json_values(inner, path, f"{pointer}/{number}", own, is_own=is_own)
    elif value is not None:
        words = value if isinstance(value, str) else str(value)
        place = Locator(pointer=pointer)
        yield FeedValue(name=path, words=words, found=words, is_own=is_own, at=place)
