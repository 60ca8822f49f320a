"""Feeds with one entry: RSS 2.0 and 1.0, Atom, JSON Feed.

    <rss><channel><title>某报</title><item>
      <title><![CDATA[某厂投产]]></title>
      <link>https://news.example.com/1.html</link>
      <pubDate>Mon, 01 Mar 2021 01:30:00 GMT</pubDate>
      <description>&lt;p&gt;某厂日前投产。&lt;/p&gt;</description>
    </item></channel></rss>

The text of the entry goes on as a document of its own, so that what is known of its site counts.
Its visible text is the values of its elements. Source: the RSS 2.0 specification of the RSS
Advisory Board, RFC 4287 (Atom), https://www.jsonfeed.org/version/1.1/.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import attrs

from cnnews_parse.extend import (
    Claim,
    Confidence,
    Document,
    Draft,
    ExtractionError,
    Fit,
    Line,
    ManyArticles,
    NotAnArticle,
    Pattern,
    Reason,
    Statement,
)

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_NAME = "feed"
_ENTRIES = frozenset(("item", "entry"))
_OPENS = Pattern(r"<(?:[A-Za-z][\w.-]{0,30}:)?(?:rss|feed|RDF)(?=[\s>])")
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


def _table(*rows: tuple[str, str]) -> dict[str, str]:
    return {name: field for field, names in rows for name in names.split()}


# the field of the article that an element of the entry states
_FIELDS = _table(
    ("title", "title dc:title"),
    ("published", "pubDate pubdate published issued date dc:date date_published"),
    ("published", "dcterms:issued dcterms:created created"),
    ("updated", "updated modified dcterms:modified a10:updated atom:updated date_modified"),
    ("source", "source source/title dc:source"),
    ("author", "author author/name authors/name dc:creator creator itunes:author"),
    ("url", "link url link@alternate guid@address"),
    ("canonical_url", "link@canonical"),
    ("lead_image", "image@address image image/url banner_image"),
    ("category", "category category@term"),
    ("tag", "dc:subject media:keywords itunes:keywords keywords tags tag"),
)
# the elements that hold the text, the best first
_TEXTS = (
    "content:encoded encoded content content_html body content_text full-text fulltext "
    "description summary content:summary itunes:summary".split()
)
_RANKS = {name: rank for rank, name in enumerate(_TEXTS)}
_WHOLE = frozenset((*_TEXTS, "title"))
_ADDRESSES = frozenset(("url", "canonical_url", "lead_image"))

_ADDRESS = Pattern(r"\s*https?://\S{4,2000}\s*$")
_MAIL = Pattern(r"\s*[^\s@()]{1,80}@[^\s@()]{1,80}\s*(?:[(（]([^()（）]{1,60})[)）])?\s*$")
_MACHINE = Pattern(r"(?:admin(?:istrator)?|webmaster|editor|root|user|author)\s*$")
_BYLINE = Pattern(r"[:：]|记者|記者|通讯员|編輯|编辑")
_TAG = Pattern(r"<!--|</?[A-Za-z][^<>]{0,2000}>")
_ESCAPED_TAG = Pattern(
    r"&lt;/?(?:p|br|div|span|img|a|strong|b|em|i|font|table|section|h[1-6]|ul|ol|li|blockquote|center)"
    r"(?:\s|/|&gt;)",
)
_ESCAPED_SIGN = Pattern(r"&amp;(?=(?:nbsp|[lr][ds]quo|hellip|m?dash|middot|bull|#[0-9]{2,6});)")
_ENTITY = Pattern(r"&(?:[A-Za-z]{2,8}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_PARAGRAPH = Pattern(r"\n|(?<=[。！？…”’」』）)])(?=\u3000{2})")
_PARTS = Pattern(r"\s*(?:[_|｜>»·]|\s[-–—]\s|-{1,2}(?=\D))\s*")
_OUTLET = Pattern(r"[^\s]{1,20}(?:[网網报報社台臺]|新闻|新聞|周刊|週刊|在线|日報|时报)$")
# in a data section nothing is escaped; elsewhere XML knows five names
_SIGNS = Pattern(
    r"<!\[CDATA\[(?s:.*?)(?:\]\]>|\Z)|<!--(?s:.*?)(?:-->|\Z)"
    r"|&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});)(?:([A-Za-z][A-Za-z0-9]{1,30});)?"
)
_UNREADABLE = Pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


@attrs.frozen(kw_only=True)
class Fact:
    """A value of a feed.

    Attributes:
        name: of the element below its entry or its channel, such as `author/name`; of an
            attribute with that behind `@`.
        words: the value; HTML where the element holds HTML.
        found: its visible text; nothing of an attribute.
        is_own: False for what is said of the channel.
    """

    name: str
    words: str
    found: str = ""
    is_own: bool = True

    @property
    def field(self) -> str | None:
        """The field that it states; None where the article has none for it."""
        field = _FIELDS.get(self.name) if self.is_own and self.words.strip() else None
        if field == "source" and _ADDRESS.match(self.words):
            return None
        if field in _ADDRESSES and not _ADDRESS.match(self.words):
            return None
        return field

    @property
    def is_text(self) -> bool:
        """Whether it may be the text of the entry."""
        return self.is_own and self.name in _RANKS

    @property
    def is_channel(self) -> bool:
        """Whether it is the name of the feed."""
        return not self.is_own and self.name in ("title", "channel/title")


@attrs.frozen(kw_only=True)
class Entry:
    """The one entry of a feed.

    Attributes:
        facts: all values of the feed, in their order.
    """

    facts: tuple[Fact, ...]

    @functools.cached_property
    def text(self) -> Fact | None:
        """The value with the text: the best that has a character."""
        texts = [each for each in self.facts if each.is_text and _plain(each.words)]
        return min(texts, key=lambda each: _RANKS[each.name], default=None)

    @functools.cached_property
    def digest(self) -> Fact | None:
        """A second text of the entry, shorter than the first."""
        whole = _plain(self.text.words) if self.text else ""
        others = (each for each in self.facts if each.is_text and each is not self.text)
        return next((f for f in others if 0 < len(_plain(f.words)) < len(whole)), None)

    @functools.cached_property
    def channel(self) -> str:
        """The name of the feed: of several parts the one that is an outlet's."""
        title = next((_plain(fact.words) for fact in self.facts if fact.is_channel), "")
        parts = _PARTS.compiled.split(title)
        outlets = [part for part in parts if _OUTLET.match(part)]
        return title if len(parts) == 1 else outlets[0] if len(outlets) == 1 else ""

    @functools.cached_property
    def outlets(self) -> frozenset[str]:
        """What feed and source are called; none of these is a person."""
        named = (f for f in self.facts if f.is_channel or f.field == "source")
        return frozenset((self.channel, *(_plain(fact.words) for fact in named)))

    def author(self, fact: Fact) -> str:
        """The person behind an address of mail; nothing where a feed or a machine is named."""
        mail = _MAIL.match(fact.words)
        words = _plain((mail[1] or "") if mail else fact.words)
        return "" if words in self.outlets or _MACHINE.match(words.lower()) else words


class Feed:
    """Reads the one entry of a feed; its text goes on as a document of its own."""

    name = _NAME

    def sniff(self, document: Document) -> Claim | None:
        """Claim XML whose root is that of a feed, and JSON that names the JSON Feed standard."""
        if document.part == "body":
            return None
        start = _root(document.head)
        if _OPENS.match(document.head, start):
            return Claim(Fit.FORMAT, "is XML with the root of a feed")
        if document.head.startswith("{", start) and _JSON_FEED.search(document.head):
            return Claim(Fit.FORMAT, "is JSON that names the JSON Feed standard")
        return None

    def extract(self, document: Document) -> Draft:
        """The values by their elements, the text as an inner document.

        No document type is read, so that entities which it declares stay as they are written.

        Raises:
            ManyArticles: there is more than one entry.
            NotAnArticle: there is none.
            ExtractionError: it is no feed after all, or the entry has no text.
        """
        try:
            count, facts = _read(document.text)
        except (ValueError, RecursionError) as error:
            raise ExtractionError(self.name, "feed that can be read") from error
        if count > 1:
            raise ManyArticles(count)
        if not count:
            raise NotAnArticle(self.name, "the feed has no entry")
        entry = Entry(facts=facts)
        if entry.text is None:
            raise ExtractionError(self.name, "text in its entry")
        statements = tuple(_statements(entry))
        address = next((s.words for s in statements if s.field == "url"), None)
        at = next(n for n, fact in enumerate(facts) if fact is entry.text)
        return Draft(
            lines=tuple(line for each in facts[:at] for line in _lines(each, entry)),
            behind=tuple(line for each in facts[at:] for line in _lines(each, entry)),
            statements=statements,
            extractors=(self.name,),
            inner=Document(
                text=_page(entry.text),
                url=document.url or address,
                part="body",
                limits=document.limits,
            ),
        )


EXTRACTOR = Feed()


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


def _read(text: str) -> tuple[int, tuple[Fact, ...]]:
    """How many entries a feed has, and its values where it has one.

    Raises:
        ValueError: it cannot be read.
    """
    start = _root(text)
    if text.startswith("{", start):
        return _read_json(text[start:])
    root = _tree(text[start:])
    entries = [each for each in root.iter() if _name(each) in _ENTRIES]
    return len(entries), tuple(_xml_facts(root, entries[0])) if len(entries) == 1 else ()


def _tree(text: str) -> Element:
    """The root of an XML text, mended where it is broken.

    Raises:
        ValueError: there is none, or it is too deep or too large for the parser.
    """
    from lxml import etree

    parser = etree.XMLParser(
        recover=True, resolve_entities=False, load_dtd=False, no_network=True, encoding="utf-8"
    )
    readable = _UNREADABLE.sub("", _SIGNS.sub(_escaped, text))
    try:
        tree = etree.fromstring(readable.encode(), parser=parser)
    except etree.LxmlError as error:
        raise ValueError(str(error)) from error
    if tree is None or any(e.type_name == "ERR_RESOURCE_LIMIT" for e in parser.error_log):
        raise ValueError("no root, or a limit of the parser")
    return tree


def _escaped(found: Any) -> str:
    """A bare ampersand, and a name that XML does not know, as XML would have them."""
    from html.entities import html5

    if found[0][0] == "<":
        return str(found[0])
    meant = html5.get(found[0][1:], "")
    return meant if meant and meant not in "<>&" else f"&amp;{found[0][1:]}"


def _name(element: Element) -> str:
    """The name of an element with the usual prefix of its vocabulary."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    space, _, local = tag.rpartition("}")
    if not space:
        return tag.removeprefix("atom:").removeprefix("rss:")
    known = _NAMESPACES.get(space[1:])
    prefix = f"{element.prefix}:" if element.prefix else ""
    return f"{prefix if known is None else known}{local}"


def _xml_facts(root: Element, entry: Element) -> Iterator[Fact]:
    """All values of a tree in their order."""
    from lxml.etree import iterwalk

    names: list[str] = []
    depth = 0  # of the entry
    walker = iterwalk(root, events=("start", "end"))
    for event, element in walker:
        if event == "start":
            names.append(_name(element))
            depth = len(names) if element is entry else depth
            path, is_own = "/".join(names[depth or 1 :]), depth > 0
            is_whole = path in _WHOLE and is_own
            words = _inner(element) if is_whole else element.text or ""
            found = "".join(element.itertext()) if is_whole else words
            if names[-1]:
                yield from _attributes(element, path, is_own=is_own)
                yield Fact(name=path, words=words, found=found, is_own=is_own)
            if is_whole:
                walker.skip_subtree()
        else:
            names.pop()
            depth = 0 if element is entry else depth
            if element.tail and element is not root:
                yield Fact(name="", words="", found=element.tail, is_own=False)


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


def _attributes(element: Element, path: str, *, is_own: bool) -> Iterator[Fact]:
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
        yield Fact(name=stated, words=address.strip(), is_own=is_own)


def _read_json(text: str) -> tuple[int, tuple[Fact, ...]]:
    """How many entries a JSON Feed has, and its values where it has one.

    Raises:
        ValueError: it is no JSON.
    """
    import json

    feed = json.loads(text, strict=False)
    items = feed.get("items") if isinstance(feed, dict) else None
    count = len(items) if isinstance(items, list) else 0
    own = items[0] if isinstance(items, list) and count == 1 else None
    return count, tuple(_json_facts(feed, "", own, is_own=False)) if own else ()


def _json_facts(value: Any, path: str, own: Any, *, is_own: bool) -> Iterator[Fact]:
    """All values of a JSON text in their order."""
    if value is own:
        path, is_own = "", True
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _json_facts(inner, f"{path}/{name}".lstrip("/"), own, is_own=is_own)
    elif isinstance(value, list):
        for inner in value:
            yield from _json_facts(inner, path, own, is_own=is_own)
    elif value is not None:
        words = value if isinstance(value, str) else str(value)
        yield Fact(name=path, words=words, found=words, is_own=is_own)


def _plain(words: str) -> str:
    """A value without its markup, white space folded."""
    from html import unescape

    if _ESCAPED_TAG.search(words) and not _TAG.search(words):
        words = unescape(words)
    return " ".join(unescape(_TAG.sub("", words)).split())


def _page(text: Fact) -> str:
    """The text as HTML; of a plain one each line is a paragraph.

    `main` keeps it in one piece: text before its first tag would be read as Markdown.
    """
    from html import escape, unescape

    words = text.words
    if not _TAG.search(words) and _ESCAPED_TAG.search(words):
        words = unescape(words)  # escaped twice
    if _TAG.search(words) and text.name != "content_text":
        return f"<main>{_ESCAPED_SIGN.sub('&', words)}</main>"
    words = _ENTITY.sub(lambda found: unescape(found[0]), words)
    lines = _PARAGRAPH.compiled.split(words)
    return f"<main>{''.join(f'<p>{escape(line)}</p>' for line in lines if line.strip())}</main>"


def _lines(fact: Fact, entry: Entry) -> Iterator[Line]:
    """The line of a value, with its fate; that of the text is read by others."""
    if fact is entry.text or not fact.found.strip():
        return
    line = Line(text="", found=f"{fact.found}\n")
    if fact is entry.digest:
        yield line.lifted("description")
    elif fact.is_text:
        yield line.removed(Reason.DUPLICATE)
    elif fact.is_channel and entry.channel:
        yield line.lifted("site")
    elif fact.field and (fact.field != "author" or entry.author(fact)):
        yield line.lifted(fact.field)
    else:
        yield line.removed(Reason.METADATA)


def _statements(entry: Entry) -> Iterator[Statement]:
    """What the feed states, as printed."""
    for fact in entry.facts:
        field, words = fact.field, fact.words.strip()
        if field == "author":
            words = entry.author(fact)
            field = "credits" if _BYLINE.search(words) else field
        elif field in ("title", "category", "tag", "source"):
            words = _plain(words)
        if field and words:
            yield Statement(field=field, words=words, mark=f"feed element {fact.name}")
    digest = entry.digest
    if digest:
        mark = f"feed element {digest.name}"
        yield Statement(field="description", words=_plain(digest.words), mark=mark)
    if entry.channel:  # one that bears an outlet's name may be the source
        yield Statement(
            field="feed" if _OUTLET.match(entry.channel) else "site",
            words=entry.channel,
            mark="title of the feed",
            confidence=Confidence.DERIVED,
        )
