"""XPath expressions: what they yield on a page, and the words of it."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterable, Iterator, Set
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from cnnews_parse.extracting.page import trees
from cnnews_parse.model.document import Document
from cnnews_parse.model.patterns import Pattern

if TYPE_CHECKING:
    from lxml.etree import XPath
    from lxml.html import HtmlElement

Found: TypeAlias = "list[HtmlElement | str]"
_STEPS = Pattern(r"(?P<axis>//?)(?P<tag>\w+|\*)(?:\[(?P<test>[^]]*)\])?")
_PATH = Pattern(
    r"(?P<root>\.|id\('[^']*'\))?(?P<path>//(?:\w+|\*)(?:\[[^]]*\])?(?://?(?:\w+|\*)(?:\[[^]]*\])?){0,9})"
)
_ATOM = r"(?:@{0}='[^']*'|(?:contains|starts-with)\(@{0}, '[^']*'\))"
_TESTS = {  # of one attribute
    name: Pattern(rf"{_ATOM.format(name)}(?: or {_ATOM.format(name)}){{0,9}}")
    for name in ("class", "id")
}
_VALUE = Pattern(r"=?'([^']*)'")
_FEW_TAGS = frozenset(("h1", "h2", "h3", "h4", "header", "time"))  # a page has few of these
_FEW = 32
_ALL = ("//*/@class", "//*/@id")  # to unite them in one expression would sort them
_DIVS = ("//div/@class", "//div/@id")
_HEADINGS = ("h1", "h2", "article", "section")


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


class _Question(NamedTuple):
    """A path that is asked from its end: for few elements, then for what stands around them.

    libxml2 goes along a path from its start, and tests every `div` of a page for the first step.

    Attributes:
        attributes: yields the class or the id of the elements; empty where their tag tells.
        elements: yields the elements, where their tag tells.
        around: whether an element stands where the path says; empty where it may stand anywhere.
        inside: the axis and the tag of what is asked for inside of the one such element.
        names: those of which a part of the page has one, if there is such an element; empty where
            parts of names do, or other elements bear them.
    """

    attributes: str
    elements: str
    around: str
    inside: tuple[str, str] | None
    names: frozenset[str]

    def answered(self, tree: HtmlElement) -> list[HtmlElement] | None:
        """The elements, in the order of the page; None where too many have to be looked at."""
        found: Any = (
            bearing(tree, self.attributes) if self.attributes else compiled(self.elements)(tree)
        )
        if self.around:
            stands: Any = compiled(self.around)
            if len(found) > _FEW:
                return None
            found = [element for element in found if stands(element)]
        return list(found) if self.inside is None else self._inside(found)

    def _inside(self, found: list[HtmlElement]) -> list[HtmlElement] | None:
        """What is asked for in what was found; of several its order would have to be found."""
        if not found or self.inside is None:
            return []
        axis, tag = self.inside
        (one, *others) = found
        if others:
            return None
        return list(one.iterchildren(tag) if axis == "/" else one.iterdescendants(tag))


@functools.cache
def _question_of(expression: str) -> _Question | None:
    """The question that asks what a path does; None for other expressions."""
    path = _PATH.fullmatch(expression)
    if path is None:
        return None
    steps = list(_STEPS.finditer(path["path"]))
    root, inside = path["root"] or "", None
    if root and (len(steps) > 1 or not steps[0]["test"]):
        return None
    if len(steps) > 1 and not steps[-1]["test"] and steps[-1]["tag"] not in _FEW_TAGS:
        inside = (steps[-1]["axis"], steps.pop()["tag"])
    last = steps[-1]
    asked = [_asked_about(step["test"]) for step in steps]
    if None in asked or not (asked[-1] or last["tag"] in _FEW_TAGS):
        return None
    around = ""
    for step, below in itertools.pairwise(steps):
        tests = (step["test"], around)
        node = step["tag"] + "".join(f"[{test}]" for test in tests if test)
        around = f"{'parent' if below['axis'] == '/' else 'ancestor'}::{node}"
    test = (last["test"] or "").replace(f"@{asked[-1]}", ".")
    attributes = test and f"{root}//{last['tag']}/@{asked[-1]}[{test}]"
    around = around and f"boolean({around})"
    asked_for = (_names_allowed(step["tag"], step["test"] or "(") for step in steps)
    names = next(filter(None, asked_for), frozenset())
    return _Question(attributes, f"//{last['tag']}", around, inside, names)


def _names_allowed(tag: str, test: str) -> frozenset[str]:
    """A word of each name that a test allows; empty where it asks for parts of names."""
    names = [value.split()[:1] for value in _VALUE.findall(test)]
    if tag not in ("div", *_HEADINGS) or "(" in test or [] in names:
        return frozenset()
    return frozenset(name for (name,) in names)


def _asked_about(test: str | None) -> str | None:
    """The attribute that a test asks about; empty without a test, None for other tests."""
    if test is None:
        return ""
    return next((name for name, form in _TESTS.items() if form.fullmatch(test)), None)


def found_by(tree: HtmlElement, expression: str, names: frozenset[str] | None = None) -> Found:
    """What an expression yields: elements, or strings; an empty list where nothing.

    Args:
        tree: the root of a page, or an element for expressions that begin with a dot.
        expression: in XPath 1.0.
        names: those of the parts of the page, see `names_in`, where they are known: what asks for
            others is answered by them.

    >>> from lxml.html import fromstring
    >>> found_by(fromstring("<p id='a'>甲</p>"), "string(//p)"), found_by(fromstring("<p>"), "//b")
    (['甲'], [])
    """
    question = _question_of(expression)
    if question is not None:
        if names is not None and question.names and question.names.isdisjoint(names):
            return []
        answer = question.answered(tree)
        if answer is not None:
            return [*answer]
    found: Any = compiled(expression)(tree)
    if isinstance(found, list):
        return found
    return [str(found)] if found else []


def elements_of(found: Iterable[HtmlElement | str]) -> list[HtmlElement]:
    """The elements among what an expression yields."""
    return [each for each in found if not isinstance(each, str)]


def names_in(document: Document) -> frozenset[str]:
    """The classes and ids of the parts of a page: of `div`, `h1`, `h2`, `article`, `section`.

    Of the body of a post, which is shorter and has few parts, they are those of all elements.

    >>> sorted(names_in(Document(text="<div class='a b'>甲<h1 id='c'>乙</h1><b id='d'>丙</b></div>")))
    ['a', 'b', 'c']
    """
    names: list[str] = []
    for tree in trees(document):
        for each in _ALL if document.part == "body" else _DIVS:
            found: Any = compiled(each)(tree)
            names += found
        for heading in tree.iter(*_HEADINGS):
            names += (heading.get("class", ""), heading.get("id", ""))
    return frozenset(" ".join(names).split())


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
