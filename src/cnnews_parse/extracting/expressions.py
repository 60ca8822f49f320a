"""XPath expressions: what they yield on a page, and the words of it."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Set
from typing import TYPE_CHECKING, Any, TypeAlias

from cnnews_parse.extracting.page import trees
from cnnews_parse.model.document import Document
from cnnews_parse.model.patterns import Pattern

if TYPE_CHECKING:
    from lxml.etree import XPath
    from lxml.html import HtmlElement

Found: TypeAlias = "list[HtmlElement | str]"
_BY_CLASS = Pattern(
    r"(?P<element>//(?:\w+|\*))\[(?P<test>@class='[^']*'|contains\(@class, '[^']*'\))\]"
)
_NAMES = ("//*/@class", "//*/@id")  # to unite them in one expression would sort them


@functools.cache
def compiled(expression: str) -> XPath:
    """An expression ready for use; its strings know nothing of where they stand."""
    from lxml.etree import XPath

    return XPath(expression, smart_strings=False)


@functools.cache
def _bearers_of(attributes: str) -> XPath:
    from lxml.etree import XPath

    return XPath(attributes)


def bearing(tree: HtmlElement, attributes: str) -> list[HtmlElement]:
    """The elements that bear the attributes which an expression yields.

    To go up from the attributes takes half as long as to ask each element for one, and in XPath
    itself such a step takes a time that grows with the square of what is found.

    >>> from lxml.html import fromstring
    >>> [each.text for each in bearing(fromstring("<p id='a'>甲</p>"), "//@id[. = 'a']")]
    ['甲']
    """
    found: Any = _bearers_of(attributes)(tree)
    return [each.getparent() for each in found]


@functools.cache
def _attributes_in(expression: str) -> str | None:
    """The attributes that a plain question for a class asks about, None of other expressions."""
    plain = _BY_CLASS.fullmatch(expression)
    return plain and f"{plain['element']}/@class[{plain['test'].replace('@class', '.')}]"


def found_by(tree: HtmlElement, expression: str) -> Found:
    """What an expression yields: elements, or strings; an empty list where nothing.

    >>> from lxml.html import fromstring
    >>> found_by(fromstring("<p id='a'>甲</p>"), "string(//p)"), found_by(fromstring("<p>"), "//b")
    (['甲'], [])
    """
    attributes = _attributes_in(expression)
    if attributes is not None:
        return [*bearing(tree, attributes)]
    found: Any = compiled(expression)(tree)
    if isinstance(found, list):
        return found
    return [str(found)] if found else []


def elements_of(found: Iterable[HtmlElement | str]) -> list[HtmlElement]:
    """The elements among what an expression yields."""
    return [each for each in found if not isinstance(each, str)]


def names_in(document: Document) -> str:
    """The classes and ids of a document, a line each and each once."""
    names: Any = [
        name for tree in trees(document) for each in _NAMES for name in found_by(tree, each)
    ]
    return "\n".join(dict.fromkeys(names))


def with_descendants(elements: Iterable[HtmlElement]) -> set[HtmlElement]:
    """Elements and all that stands in them; of those inside one another each is walked once."""
    inside: set[HtmlElement] = set()
    for element in elements:
        if element not in inside:
            inside.update(element.iter())
    return inside


def words_of(element: HtmlElement, dropped: Set[HtmlElement] = frozenset()) -> str:
    """The text of an element, without that of scripts and of dropped elements in it.

    >>> from lxml.html import fromstring
    >>> title = fromstring("<h1>甲<i>原创</i>乙<script>var a</script></h1>")
    >>> words_of(title, {title[0]})
    '甲乙'
    """
    return "".join(_words(element, dropped))


def has_words(element: HtmlElement) -> bool:
    """Whether an element holds any text that is no script.

    >>> from lxml.html import fromstring
    >>> has_words(fromstring("<p><br><script>var a</script></p>"))
    False
    """
    return any(map(str.strip, _words(element, frozenset())))


def _words(element: HtmlElement, dropped: Set[HtmlElement]) -> Iterator[str]:
    from lxml.etree import iterwalk

    closed = 0
    for event, node in iterwalk(element, events=("start", "end", "comment")):
        is_closed = node in dropped or node.tag in ("script", "style")
        closed += is_closed if event == "start" else -is_closed if event == "end" else 0
        if not closed and event == "start":
            yield node.text or ""
        elif not closed and node is not element:
            yield node.tail or ""
