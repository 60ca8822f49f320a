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

import attrs

from cnnews_parse.extend import (
    Claim,
    Confidence,
    Document,
    Draft,
    ExtractionError,
    FeedValue,
    Fit,
    Line,
    ManyArticles,
    NotAnArticle,
    Pattern,
    Reason,
    Statement,
    as_page,
    feed_form,
    feed_values,
    plain_words,
)

_NAME = "feed"


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
_MAIL = Pattern(r"\s*[^\s@()（）]{1,80}@[^\s@()（）]{1,80}\s*(?:[(（]([^()（）]{1,60})[)）])?\s*$")
_MACHINE = Pattern(r"(?:admin(?:istrator)?|webmaster|editor|root|user|author)\s*$")
_BYLINE = Pattern(r"[:：]|记者|記者|通讯员|編輯|编辑")
_PARTS = Pattern(r"\s*(?:[_|｜>»·:：]|\s[-–—]\s|-{1,2}(?=\D))\s*")
_OUTLET = Pattern(
    r"[^\s]{1,20}(?:[网網报報社]|[电電][视視]?[台臺]|新闻|新聞|周刊|週刊|在线|日報|时报)$"
)
_SECTION = Pattern(
    r"(?:首[页頁]|最新|[热熱][门門点點]|[头頭][条條]|全部|文章|RSS|rss|feed|Feed|新[闻聞])+$"
)
_BLOG = Pattern(r"博客|部落格|[网網][志誌]|[Bb]log|的空间|日[记記]$")


class Fact(FeedValue):
    """A value of a feed, with what it states of the article."""

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
        texts = [each for each in self.facts if each.is_text and plain_words(each.words)]
        return min(texts, key=lambda each: _RANKS[each.name], default=None)

    @functools.cached_property
    def digest(self) -> Fact | None:
        """A second text of the entry, shorter than the first."""
        whole = plain_words(self.text.words) if self.text else ""
        others = (each for each in self.facts if each.is_text and each is not self.text)
        return next((f for f in others if 0 < len(plain_words(f.words)) < len(whole)), None)

    @functools.cached_property
    def channel(self) -> str:
        """The name of the feed: of several parts the one that is an outlet's, else the first.

        Source: the titles of feeds; the publisher stands before the section, RSSHub parts them
        with a dash.
        """
        title = next((plain_words(fact.words) for fact in self.facts if fact.is_channel), "")
        parts = [part.strip("《》 ") for part in _PARTS.compiled.split(title)]
        words = [*parts, *(word for part in parts for word in part.split())]
        named = [part for part in parts if part and not _SECTION.match(part)]
        return next(iter((*filter(_OUTLET.match, words), *named)), "")

    @functools.cached_property
    def outlets(self) -> frozenset[str]:
        """What feed and source are called; none of these is a person."""
        named = (f for f in self.facts if f.is_channel or f.field == "source")
        return frozenset((self.channel, *(plain_words(fact.words) for fact in named)))

    def author(self, fact: Fact) -> str:
        """The person behind an address of mail; nothing where a feed or a machine is named."""
        mail = _MAIL.match(fact.words)
        words = plain_words((mail[1] or "") if mail else fact.words)
        return "" if words in self.outlets or _MACHINE.match(words.lower()) else words


class Feed:
    """Reads the one entry of a feed; its text goes on as a document of its own."""

    name = _NAME

    def sniff(self, document: Document) -> Claim | None:
        """Claim XML whose root is that of a feed, and JSON that names the JSON Feed standard."""
        form = feed_form(document)
        return Claim(Fit.FORMAT, form) if form else None

    def extract(self, document: Document) -> Draft:
        """The values by their elements, the text as an inner document.

        No document type is read, so that entities which it declares stay as they are written.

        Raises:
            ManyArticles: there is more than one entry.
            NotAnArticle: there is none.
            ExtractionError: it is no feed after all, or the entry has no text.
        """
        try:
            count, values = feed_values(document.text, _WHOLE)
        except (ValueError, RecursionError) as error:
            raise ExtractionError(self.name, "feed that can be read") from error
        if count > 1:
            raise ManyArticles(count)
        if not count:
            raise NotAnArticle(self.name, "the feed has no entry")
        facts = tuple(
            Fact(
                name=each.name,
                words=each.words,
                found=each.found,
                is_own=each.is_own,
                at=each.at,
            )
            for each in values
        )
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
                text=as_page(entry.text.words, is_plain=entry.text.name == "content_text"),
                url=document.url or address,
                part="body",
                limits=document.limits,
                at=entry.text.at,
            ),
        )


EXTRACTOR = Feed()


def _lines(fact: Fact, entry: Entry) -> Iterator[Line]:
    """The line of a value, with its fate; that of the text is read by others."""
    if fact is entry.text or not fact.found.strip():
        return
    line = Line(text="", found=f"{fact.found}\n", at=fact.at)
    if fact is entry.digest:
        yield line.lifted("description")
    elif fact.is_text:
        yield line.removed(Reason.DUPLICATE, __name__)
    elif fact.is_channel and entry.channel:
        yield line.lifted("site")
    elif fact.field and (fact.field != "author" or entry.author(fact)):
        yield line.lifted(fact.field)
    else:
        yield line.removed(Reason.METADATA, __name__)


def _statements(entry: Entry) -> Iterator[Statement]:
    """What the feed states, as printed."""
    for fact in entry.facts:
        field, words = fact.field, fact.words.strip()
        if field == "author":
            words = entry.author(fact)
            field = "credits" if _BYLINE.search(words) else field
        elif field in ("title", "category", "tag", "source"):
            words = plain_words(words)
        if field and words:
            yield Statement(field=field, words=words, mark=f"feed element {fact.name}")
    digest = entry.digest
    if digest:
        mark = f"feed element {digest.name}"
        yield Statement(field="description", words=plain_words(digest.words), mark=mark)
    if entry.channel:  # who publishes a feed is the source of what names no other
        yield Statement(
            field="site" if _BLOG.search(entry.channel) else "feed",
            words=entry.channel,
            mark="title of the feed",
            confidence=Confidence.DERIVED,
        )
