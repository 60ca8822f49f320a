"""The text of an article that a page hands to its scripts and does not show by itself."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import attrs

from cnnews_parse.extracting.container import prose
from cnnews_parse.extracting.flow import flow
from cnnews_parse.extracting.flow_line import FlowLine, folded
from cnnews_parse.extracting.page import body_of, tree_of
from cnnews_parse.model.accounts import Confidence
from cnnews_parse.model.document import Document
from cnnews_parse.model.draft import Line, Statement
from cnnews_parse.model.patterns import Pattern

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Keys and variables that hold the text of an article, in lower case without `_`.
_BODIES = frozenset(
    "articlebody content contents contenthtml articlecontent newscontent maincontent body bodyhtml"
    " html htmlcontent richtext text detail articletext artcontent articledetail"
    " contentnoencode story".split()
)
# What stands beside the text in the same script, by the field it states.
_FACTS = {
    **dict.fromkeys("headline title articletitle newstitle".split(), "title"),
    **dict.fromkeys(
        "datepublished publishtime pubtime publishdate pubdate ptime publishedat createtime"
        " createdat".split(),
        "published",
    ),
    **dict.fromkeys("source sourcename medianame media articlesource".split(), "source"),
    **dict.fromkeys("author authorname".split(), "author"),
    **dict.fromkeys("editor editorname".split(), "editor"),
}
_PAIR = Pattern(
    r"(?<![\w\\])[\"']?([A-Za-z_]{4,24})[\"']?\s{0,4}[:=]\s{0,4}"
    r"(?:\"((?:[^\"\\\n]|\\.)*)\"|'((?:[^'\\\n]|\\.)*)'|(1\d{9}(?:\d{3})?)(?!\d))"
)
_LEAST = 60
_LONGEST_FACT = 200
_ESCAPED = Pattern("&(?:lt|#60|#x3c);", re.IGNORECASE)
_TAG = Pattern(r"<(?:p|br|div|span|img|strong|h[1-6])\b", re.IGNORECASE)


@attrs.frozen(kw_only=True)
class Embedded:
    """An article inside a script.

    Attributes:
        lines: its text; not visible on the page.
        statements: what stands beside it.
    """

    lines: tuple[Line, ...]
    statements: tuple[Statement, ...]


def embedded_article(sources: Sequence[str], document: Document) -> Embedded | None:
    """The longest text that a script holds under a name for texts.

    Strings are read one by one and scripts never run, so that JSON and JavaScript will do alike.

    Args:
        sources: the scripts of a page.
        document: the page, for its limits.
    Returns:
        None where no such string reads as prose.
    """
    best: tuple[float, list[Line], str] | None = None
    for source in sources:
        for name, value in _strings(source):
            if name not in _BODIES or len(value) < _LEAST:
                continue
            flowed = _flowed(value, document)
            weight = sum(prose(each) for each in flowed)
            if weight >= _LEAST and (best is None or weight > best[0]):
                best = (weight, [_unseen(each) for each in flowed], source)
    if best is None:
        return None
    return Embedded(lines=tuple(best[1]), statements=tuple(_stated(best[2])))


def _strings(source: str) -> Iterator[tuple[str, str]]:
    """The pairs of a name and a string in a script, names in lower case without `_`."""
    for found in _PAIR.finditer(source):
        words = found[2] if found[2] is not None else found[3]
        if found[4]:
            yield found[1].lower().replace("_", ""), found[4]
        elif words:
            yield found[1].lower().replace("_", ""), unescaped(words)


def unescaped(words: str) -> str:
    r"""The characters of a string of JSON or JavaScript, escaped HTML made HTML again.

    >>> unescaped(r"\u003cp\u003e\u65b0\u89c4\/\n")
    '<p>新规/\n'
    """
    if "\\" in words:
        bare = re.sub(r"\\(['`])", r"\1", words).replace("\\x", "\\u00")
        try:
            words = str(json.loads(f'"{bare}"', strict=False))
        except ValueError:
            words = re.sub(r"\\(.)", r"\1", words)
    if not _TAG.search(words) and _ESCAPED.search(words):
        words = html.unescape(words)
    return html.unescape(words) if _ESCAPED.search(words) and not _TAG.search(words) else words


def _flowed(value: str, document: Document) -> list[FlowLine]:
    """The lines of a text, in HTML or with newlines between paragraphs."""
    if not _TAG.search(value):
        value = "<p>" + html.escape(value, quote=False).replace("\n", "</p><p>")
    tree: HtmlElement = tree_of(value, document)
    return [each for each in flow(body_of(tree)) if each.visible and each.label.fate is None]


def _unseen(each: FlowLine) -> Line:
    return attrs.evolve(each.line, visible=False, at=None)


def _stated(source: str) -> Iterator[Statement]:
    """What stands beside the text, each field's first value."""
    seen: set[str] = set()
    for name, value in _strings(source):
        field = _FACTS.get(name)
        words = folded(value)
        if field is None or field in seen or not 1 < len(words) <= _LONGEST_FACT:
            continue
        seen.add(field)
        yield Statement(
            field=field, words=words, mark=f"script {name}", confidence=Confidence.DERIVED
        )
