"""What the head of a page says of it: title, meta tags, canonical link, JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from cnnews_parse.extracting.flow_line import folded
from cnnews_parse.extracting.page import trees
from cnnews_parse.model.accounts import Confidence
from cnnews_parse.model.comparison import key
from cnnews_parse.model.document import Document
from cnnews_parse.model.draft import Statement
from cnnews_parse.model.patterns import Pattern

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# name, property or itemprop of a meta tag, in lower case, the more trusted first
_META = (
    ("og:title", "title"),
    ("articletitle", "title"),
    ("twitter:title", "title"),
    ("article:published_time", "published"),
    ("og:release_date", "published"),
    ("og:published_time", "published"),
    ("weibo: article:create_at", "published"),
    ("weibo:article:create_at", "published"),
    ("publishdate", "published"),
    ("pubdate", "published"),
    ("publishtime", "published"),
    ("publish_time", "published"),
    ("publish-date", "published"),
    ("publish_date", "published"),
    ("releasedate", "published"),
    ("datepublished", "published"),
    ("datecreated", "published"),
    ("firstcreate", "published"),
    ("firstpublishtime", "published"),
    ("firstpublishedtime", "published"),
    ("_pubtime", "published"),
    ("apub:time", "published"),
    ("dc.date", "published"),
    ("dcterms.created", "published"),
    ("date", "published"),
    ("article:modified_time", "updated"),
    ("og:updated_time", "updated"),
    ("datemodified", "updated"),
    ("dateupdate", "updated"),
    ("lastmodified", "updated"),
    ("lastmodifiedtime", "updated"),
    ("contentsource", "source"),
    ("mediaid", "source"),
    ("source", "source"),
    ("og:article:author", "author"),
    ("article:author", "author"),
    ("author", "author"),
    ("dc.creator", "author"),
    ("editor", "editor"),
    ("contenteditor", "editor"),
    ("responsibleeditor", "editor"),
    ("og:site_name", "site"),
    ("application-name", "site"),
    ("sitename", "site"),
    ("og:description", "description"),
    ("description", "description"),
    ("og:image", "lead_image"),
    ("twitter:image", "lead_image"),
    ("og:url", "canonical_url"),
    ("keywords", "tags"),
    ("news_keywords", "tags"),
    ("article:tag", "tags"),
    ("article:section", "category"),
)
_ORDER = {name: rank for rank, (name, _) in enumerate(_META)}
_FIELD = dict(_META)
_SAVED = Pattern(r"<!--\s*saved from url=\(\d+\)(\S{1,2000})")
_LEAST_HEADLINE = 8
_GRAM = 3
_LD_TYPES = Pattern(r"Article|BlogPosting|Posting|Report")


def head_statements(document: Document) -> tuple[Statement, ...]:
    """What the head says, the more trusted mark first.

    Source: Open Graph, schema.org, and the meta tags of Chinese government pages (ArticleTitle,
    PubDate, ContentSource of the 2019 rules for their sites).
    """
    return document.once(_head_statements)


def _head_statements(document: Document) -> tuple[Statement, ...]:
    said: list[Statement] = []
    for tree, marks in zip(trees(document), document.once(_marks), strict=True):
        said += _json_ld(tree, marks.scripts)
        said += _meta(marks.metas)
        said += _title(tree)
    address = document.once(_own_address)
    if address:
        said.append(Statement(field="canonical_url", words=address, mark="canonical link"))
    return tuple(said)


def page_address(document: Document) -> str | None:
    """The address of a page, by the caller, its canonical link, og:url, or "saved from".

    >>> page_address(Document(text="<!-- saved from url=(0028)http://news.example/1.html -->"))
    'http://news.example/1.html'
    """
    return document.url or document.once(_own_address)


class _Marks(NamedTuple):
    """The elements of a tree that speak of the page, or may."""

    links: list[HtmlElement]
    metas: list[HtmlElement]
    scripts: list[HtmlElement]


def _marks(document: Document) -> list[_Marks]:
    """The marks of each tree, found in one pass."""
    found: list[_Marks] = []
    for tree in trees(document):
        by_tag: dict[Any, list[HtmlElement]] = {"link": [], "meta": [], "script": []}
        for each in tree.iter(*by_tag):
            by_tag[each.tag].append(each)
        found.append(_Marks(*by_tag.values()))
    return found


def _own_address(document: Document) -> str | None:
    for marks in document.once(_marks):
        links = (link.get("href") for link in marks.links if link.get("rel") == "canonical")
        metas = (meta.get("content") for meta in marks.metas if meta.get("property") == "og:url")
        address = next(filter(None, (*links, *metas)), None)
        if address:
            return str(address)
    saved = _SAVED.search(document.head)
    return saved[1] if saved else None


def _meta(metas: Iterable[HtmlElement]) -> list[Statement]:
    """The meta tags that name a field, in the order of trust."""
    found: list[tuple[int, Statement]] = []
    for meta in metas:
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        field = _FIELD.get(name.lower())
        words = folded(meta.get("content") or "") if field else ""
        if field and words:
            statement = Statement(field=field, words=words, mark=f"meta {name}")
            found.append((_ORDER[name.lower()], statement))
    return [statement for _, statement in sorted(found, key=lambda pair: pair[0])]


def _title(tree: HtmlElement) -> Iterator[Statement]:
    for title in (
        each for head in tree.iterchildren("head") for each in head.iterchildren("title")
    ):
        words = folded("".join(title.itertext()))
        if words:
            yield Statement(
                field="title", words=words, mark="title tag", confidence=Confidence.DERIVED
            )


def _json_ld(tree: HtmlElement, scripts: Iterable[HtmlElement]) -> Iterator[Statement]:
    """The article that a page describes in JSON-LD."""
    for script in scripts:
        if script.get("type") != "application/ld+json":
            continue
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _items(data):
            if _LD_TYPES.search(str(item.get("@type"))) and not _is_other(tree, item):
                yield from _stated(item)
                return


def _is_other(tree: HtmlElement, item: dict[str, Any]) -> bool:
    """Whether JSON-LD describes another article: no words of its headline are in the page's title."""
    own = key(str(item.get("headline") or item.get("title") or ""))
    title = key(next((s.words for s in _title(tree)), ""))
    if len(own) < _LEAST_HEADLINE or len(title) < _LEAST_HEADLINE:
        return False
    return not any(own[at : at + _GRAM] in title for at in range(len(own) - _GRAM + 1))


def _items(data: Any) -> Iterator[dict[str, Any]]:
    if isinstance(data, dict):
        yield data
        yield from _items(data.get("@graph"))
    elif isinstance(data, list):
        for item in data[:100]:
            if isinstance(item, dict):
                yield item


def _stated(item: dict[str, Any]) -> Iterator[Statement]:
    values = (
        ("title", item.get("headline") or item.get("title")),
        ("published", item.get("datePublished") or item.get("pubDate")),
        ("updated", item.get("dateModified") or item.get("upDate")),
        ("author", _names(item.get("author"))),
        ("editor", _names(item.get("editor"))),
        ("source", _outlets(item)),
        ("description", item.get("description")),
    )
    for field, value in values:
        for words in value if isinstance(value, list) else [value]:
            if isinstance(words, str) and folded(words):
                yield Statement(field=field, words=folded(words), mark=f"JSON-LD {field}")


def _outlets(item: dict[str, Any]) -> list[str]:
    """Organisations that made the article for another publisher."""
    publisher = set(_named(item.get("publisher"), "Organization"))
    made = [
        n
        for k in ("provider", "sourceOrganization", "author")
        for n in _named(item.get(k), "Organization")
    ]
    return [name for name in dict.fromkeys(made) if publisher and name not in publisher][:1]


def _named(value: Any, kind: str) -> list[str]:
    """The names of those of a kind; schema.org has many kinds of organisation."""
    many = value if isinstance(value, list) else [value]
    return [
        str(one.get("name") or "")
        for one in many
        if isinstance(one, dict) and str(one.get("@type", "")).endswith(kind) and one.get("name")
    ]


def _names(value: Any) -> list[str]:
    """Names of persons; an organisation that signs as author is none."""
    many = value if isinstance(value, list) else [value]
    return [
        str(one.get("name") or "")
        for one in many
        if isinstance(one, dict) and one.get("@type", "Person") == "Person"
    ]
