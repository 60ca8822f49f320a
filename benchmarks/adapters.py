"""One small function for each reader that the benchmark sets side by side.

Each is called the way its own documentation shows, with text or with bytes as that asks for. A
reader that takes text is given the page decoded with the right encoding, which it would have to
find out itself otherwise. Nothing here is imported before its reader is asked for.
"""

from __future__ import annotations

import datetime as dt
import functools
import importlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypedDict

_CHINA = dt.timezone(dt.timedelta(hours=8))
_PRINTED = re.compile(r"(\d{4})\D{1,3}(\d{1,2})\D{1,3}(\d{1,2})(?:\D{1,4}(\d{1,2}):(\d{1,2}))?")
_ISO = "{:04}-{:02}-{:02}T{:02}:{:02}"


@dataclass(frozen=True)
class Page:
    """A saved document: where it lies, its bytes, and its text, decoded rightly."""

    path: Path
    data: bytes
    text: str


class Found(TypedDict, total=False):
    """What a reader made of a page; a field that it lacks is missing here.

    `html` may stand for `text`: it is turned into text when the clock has stopped.
    """

    text: str | None
    html: str
    title: str | None
    published: dt.datetime | None
    published_precision: str | None
    source: str | None
    authors: list[str]
    editors: list[str]


@dataclass(frozen=True)
class Adapter:
    """How one reader is asked.

    Attributes:
        package: the name that its version is known by.
        read: gives what it makes of a page; whatever it raises is counted.
        fields: what it can tell, besides the body.
    """

    package: str
    read: Callable[[Page], Found]
    fields: tuple[str, ...]


def cnnews_parse(page: Page, *, sites: bool = True) -> Found:
    """Ours: from the path, reading and decoding of the file included."""
    article = importlib.import_module("cnnews_parse").parse(page.path, sites=sites)
    return {
        "text": article.text,
        "title": article.title,
        "published": article.published,
        "published_precision": article.published_precision,
        "source": article.source,
        "authors": list(article.authors),
        "editors": list(article.editors),
    }


def trafilatura(page: Page) -> Found:
    """Text, or bytes of any encoding; comments are a field of their own and not asked for."""
    read = importlib.import_module("trafilatura").bare_extraction
    document = read(page.text, with_metadata=True, include_comments=False)
    if document is None:
        return {"text": None}
    return {
        "text": document.text,
        "title": document.title,
        **moment_of(document.date),
        "source": document.sitename,
        "authors": str(document.author or "").split("; "),
    }


def gne(page: Page) -> Found:
    """One field for writer, source and editor in one, read here as each in turn."""
    found = importlib.import_module("gne").GeneralNewsExtractor().extract(page.text)
    names = [found["author"]]
    return {
        "text": found["content"],
        "title": found["title"],
        **moment_of(found["publish_time"]),
        "source": found["author"],
        "authors": names,
        "editors": names,
    }


def newspaper4k(page: Page) -> Found:
    """With the language named, as its documentation asks for Chinese; pictures are not fetched."""
    read = importlib.import_module("newspaper").article
    options = {"language": "zh", "fetch_images": False}
    article = read("http://example.com/", input_html=page.text, **options)
    return {
        "text": article.text,
        "title": article.title,
        **moment_of(article.publish_date),
        "authors": list(article.authors),
    }


def readability(page: Page) -> Found:
    """Bytes; the title is the short one, which leaves out what it takes for the site's name."""
    document = importlib.import_module("readability").Document(page.data)
    return {"html": document.summary(), "title": document.short_title()}


def resiliparse(page: Page) -> Found:
    """The main content, without alternative texts of pictures, comments and the line of facts."""
    parse = importlib.import_module("resiliparse.parse.html").HTMLTree.parse
    read = importlib.import_module("resiliparse.extract.html2text").extract_plain_text
    tree = parse(page.text)
    options = {"alt_texts": False, "comments": False, "post_meta": False, "list_bullets": False}
    return {"text": read(tree, main_content=True, **options), "title": tree.title}


def goose3(page: Page) -> Found:
    """With its stop words for Chinese, as its documentation asks."""
    words = importlib.import_module("goose3.text").StopWordsChinese
    goose = importlib.import_module("goose3").Goose({"stopwords_class": words})
    article = goose.extract(raw_html=page.text)
    return {
        "text": article.cleaned_text,
        "title": article.title,
        **moment_of(article.publish_date),
        "authors": list(article.authors),
    }


def boilerpy3(page: Page) -> Found:
    """Its extractor for news."""
    extractors = importlib.import_module("boilerpy3.extractors")
    document = extractors.ArticleExtractor().get_doc(page.text)
    return {"text": document.content, "title": document.title}


def justext(page: Page) -> Found:
    """Bytes, and no stop words: it has none for Chinese, and names this way of doing without."""
    read = importlib.import_module("justext").justext
    parts = read(page.data, frozenset(), stopwords_low=0, stopwords_high=0)
    return {"text": "\n".join(part.text for part in parts if not part.is_boilerplate)}


def moment_of(printed: dt.datetime | str | None) -> Found:
    """A time as a reader gives it; without a zone it is China's, and midnight is a day alone."""
    try:
        moment = _as_datetime(printed)
    except ValueError:
        moment = None
    if moment is None:
        return {"published": None}
    day_alone = moment.tzinfo is None and moment.time() == dt.time()
    zoned = moment.replace(tzinfo=moment.tzinfo or _CHINA)
    return {"published": zoned, "published_precision": "day" if day_alone else "minute"}


def _as_datetime(printed: dt.datetime | str | None) -> dt.datetime | None:
    if not printed or isinstance(printed, dt.datetime):
        return printed or None
    try:
        return dt.datetime.fromisoformat(printed)
    except ValueError:
        found = _PRINTED.search(printed)
        parts = (int(part or 0) for part in found.groups()) if found else ()
    return dt.datetime.fromisoformat(_ISO.format(*parts)) if found else None


_BODY_ALONE: tuple[str, ...] = ()
_TITLE = ("title",)
_TIMES = ("title", "day", "minute")
_ALL = (*_TIMES, "source", "authors", "editors")
OURS = ("cnnews_parse", "cnnews_parse, sites off")
ADAPTERS: dict[str, Adapter] = {
    "cnnews_parse": Adapter("cnnews_parse", cnnews_parse, _ALL),
    "cnnews_parse, sites off": Adapter(
        "cnnews_parse", functools.partial(cnnews_parse, sites=False), _ALL
    ),
    "trafilatura": Adapter("trafilatura", trafilatura, ("title", "day", "source", "authors")),
    "gne": Adapter("gne", gne, _ALL),
    "newspaper4k": Adapter("newspaper4k", newspaper4k, (*_TIMES, "authors")),
    "goose3": Adapter("goose3", goose3, (*_TIMES, "authors")),
    "readability-lxml": Adapter("readability-lxml", readability, _TITLE),
    "resiliparse": Adapter("resiliparse", resiliparse, _TITLE),
    "boilerpy3": Adapter("boilerpy3", boilerpy3, _TITLE),
    "justext": Adapter("jusText", justext, _BODY_ALONE),
}
"""By the name that `--peers` takes; ours first."""


def text_of(html: str) -> str:
    """The text of a piece of HTML."""
    tree: Any = importlib.import_module("lxml.html").fromstring(html)
    return "\n".join(tree.itertext())
