"""Sites as data: where a design keeps its headline, its text, its credits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from typing import TYPE_CHECKING

import attrs

from cnnews_parse.extracting.flow import Label, Labels, flow, folded
from cnnews_parse.extracting.head import head_statements, page_address
from cnnews_parse.extracting.markdown import markdown_lines
from cnnews_parse.extracting.page import body_of, passages, trees
from cnnews_parse.model.accounts import Confidence, Fate, Reason
from cnnews_parse.model.document import Claim, Document, Fit
from cnnews_parse.model.draft import Draft, Kind, Line, Statement
from cnnews_parse.model.errors import ExtractionError

if TYPE_CHECKING:
    from lxml.html import HtmlElement


@attrs.frozen(kw_only=True)
class Layout:
    """One design of a site: XPath expressions, evaluated on a page or on the body of a post.

    An expression that states a field may also yield strings, such as the value of an attribute;
    one that yields elements gives their words, without those of dropped elements in them.

    Attributes:
        clue: characters that stand in the source of every page of this design; looked for
            before anything is parsed.
        mark: matches on pages of this design and on no others; the layout claims by it, where
            its body holds text.
        body: the elements that hold the text; all of them, in the order of the page.
        title: the headline.
        published: the element that holds the time.
        source: the element that holds the outlet.
        author: elements that hold nothing but names of writers.
        editor: elements that hold nothing but names of editors.
        credits: lines with outlet, time and people; the exact marks above are trusted more.
        lift: other elements that state a field, each as field and expression, such as
            `("description", "//p[@class='digest']")`.
        scripts: facts that only the scripts of the page tell, each as field and pattern; group 1
            holds the value. Patterns must not backtrack: no quantifier without a bound.
        caption: captions of pictures inside the body, where the tags do not tell.
        heading: sub-headings inside the body, where the tags do not tell.
        drop: elements inside the body that are no text, each with its reason.
        ends: patterns of lines that end the article: they and all behind them are no text.
        seen: when, for whoever mends it.
    """

    clue: str
    mark: str
    body: str
    title: str | None = None
    published: str | None = None
    source: str | None = None
    author: str | None = None
    editor: str | None = None
    credits: str | None = None
    lift: tuple[tuple[str, str], ...] = ()
    scripts: tuple[tuple[str, str], ...] = ()
    caption: str | None = None
    heading: str | None = None
    drop: tuple[tuple[str, Reason], ...] = ()
    ends: tuple[tuple[str, Reason], ...] = ()
    seen: str = ""

    def is_on(self, tree: HtmlElement) -> bool:
        """Whether a tree is of this design: it bears the mark, and text stands in the body.

        >>> from lxml.html import fromstring
        >>> design = Layout(clue="a", mark="//b", body="//p")
        >>> design.is_on(fromstring("<p>甲<b>乙</b></p>")), design.is_on(fromstring("<b>乙</b>"))
        (True, False)
        """
        if not tree.xpath(self.mark):
            return False
        return any(_has_text(element) for element in _elements(tree, self.body))

    def stated(self, tree: HtmlElement, name: str) -> Iterator[Statement]:
        """What the marked elements and the scripts of a tree say."""
        dropped = {found for form, _ in self.drop for found in _elements(tree, form)}
        for field, expression in self.stating():
            for found in _found(tree, expression):
                words = folded(found if isinstance(found, str) else _words(found, dropped))
                if words:
                    yield Statement(field=field, words=words, mark=f"{name} {field}")
        if self.scripts:
            yield from self.scripted(tree, name)

    def stating(self) -> Iterator[tuple[str, str]]:
        """Field and expression of whatever is lifted out of the page, the exact marks first."""
        for field in ("title", "published", "source", "author", "editor"):
            expression = getattr(self, field)
            if expression is not None:
                yield field, expression
        yield from self.lift
        if self.credits is not None:
            yield "credits", self.credits

    def scripted(self, tree: HtmlElement, name: str) -> Iterator[Statement]:
        """What the scripts of a tree say; the first that fits decides."""
        texts = [script.text for script in tree.iter("script") if script.text]
        for field, pattern in self.scripts:
            form = re.compile(pattern)
            found = next(filter(None, map(form.search, texts)), None)
            if found is not None and folded(found[1]):
                yield Statement(field=field, words=folded(found[1]), mark=f"{name} script")

    def labels(self, tree: HtmlElement) -> Labels:
        """The labels of a tree: the body first, then what is special in it."""
        bodies = _elements(tree, self.body)
        labels: dict[HtmlElement, Label] = dict.fromkeys(bodies, _OPEN)
        kinds = ((self.caption, Kind.CAPTION), (self.heading, Kind.HEADING))
        special = {e: kind for form, kind in kinds for e in _elements(tree, form)}
        inside = _with_descendants(bodies) if special else set()
        for element, kind in special.items():
            if element in inside:
                labels[element] = Label(detail=_OPEN.detail, kind=kind)
        for field, expression in self.stating():
            label = Label(fate=Fate.FIELD, detail=field)
            labels |= dict.fromkeys(_elements(tree, expression), label)
        for expression, reason in self.drop:
            labels |= dict.fromkeys(_elements(tree, expression), Label.removed(reason))
        return labels


_OPEN = Label(detail="open")


@attrs.frozen(kw_only=True)
class HtmlSite:
    """A site whose designs are known, or a publishing system that many sites use.

    Attributes:
        name: as in `Article.extractor`.
        site: the name that its readers know it by; None for a publishing system.
        hosts: its domains, without `www.`; empty where only the layouts tell.
        layouts: its designs, newest first.
    """

    name: str
    site: str | None = None
    hosts: tuple[str, ...] = ()
    layouts: tuple[Layout, ...]

    def sniff(self, document: Document) -> Claim | None:
        """Claim a page on which the marks of one layout stand."""
        layout = self.layout_of(document)
        if layout is None:
            return None
        return Claim(Fit.SITE, f"holds {layout.mark}, as pages of {self.site or self.name} do")

    def layout_of(self, document: Document) -> Layout | None:
        """The first layout whose marks stand on the page, None on pages of other designs."""
        if not _is_page(document):
            return None
        near = [layout for layout in self.layouts if layout.clue in document.text]
        if not (near and self.is_host_of(document)):
            return None
        on_page = (each for each in near if any(map(each.is_on, trees(document))))
        return next(on_page, None)

    def is_host_of(self, document: Document) -> bool:
        """Whether the page's address, where it has one, is of this site."""
        if document.part == "body" or not self.hosts:
            return True
        address = page_address(document)
        if address is None:
            return True
        host = re.sub(r"^(?:\w+:)?//", "", address).split("/", 1)[0].split(":")[0]
        return any(host == own or host.endswith(f".{own}") for own in self.hosts)

    def extract(self, document: Document) -> Draft:
        """The lines of the page, those outside the body left out as chrome.

        Raises:
            ExtractionError: the page is of none of the designs, or holds no text of an article.
        """
        layout = self.layout_of(document)
        if layout is None:
            raise ExtractionError(self.name, "layout")
        lines: list[Line] = []
        statements: list[Statement] = []
        for passage in passages(document):
            if passage.tree is None:
                lines += markdown_lines(passage.text)
                continue
            statements += layout.stated(passage.tree, self.name)
            lines += _lines(layout, passage.tree, whole=document.part == "file")
        if not any(line.fate is None and line.text for line in lines):
            raise ExtractionError(self.name, "body")
        if document.part == "body":
            return Draft(lines=tuple(lines), statements=tuple(statements), extractors=(self.name,))
        statements += (*head_statements(document), *self._served_by())
        return Draft(
            lines=tuple(lines), statements=tuple(statements), extractors=("html", self.name)
        )

    def _served_by(self) -> Iterator[Statement]:
        if self.site is not None:
            yield Statement(
                field="site",
                words=self.site,
                mark=f"layout of {self.name}",
                confidence=Confidence.DERIVED,
            )


def _found(tree: HtmlElement, expression: str) -> list[HtmlElement | str]:
    """What an expression yields: elements, or strings."""
    found: list[HtmlElement | str] | str = tree.xpath(expression)
    return [found] if isinstance(found, str) else found


def _elements(tree: HtmlElement, expression: str | None) -> list[HtmlElement]:
    found = [] if expression is None else _found(tree, expression)
    return [each for each in found if not isinstance(each, str)]


def _with_descendants(elements: Iterable[HtmlElement]) -> set[HtmlElement]:
    """Elements and all that stands in them; of those inside one another each is walked once."""
    inside: set[HtmlElement] = set()
    for element in elements:
        if element not in inside:
            inside.update(element.iter())
    return inside


def _words(element: HtmlElement, dropped: Set[HtmlElement]) -> str:
    """The text of an element, without that of scripts and of dropped elements in it."""
    from lxml.etree import iterwalk

    parts: list[str | None] = []
    closed = 0
    for event, node in iterwalk(element, events=("start", "end", "comment")):
        is_closed = node in dropped or node.tag in ("script", "style")
        closed += is_closed if event == "start" else -is_closed if event == "end" else 0
        if not closed and event == "start":
            parts.append(node.text)
        elif not closed and node is not element:
            parts.append(node.tail)
    return "".join(part for part in parts if part)


def _has_text(element: HtmlElement) -> bool:
    return any(text.strip() for text in element.itertext())


def _is_page(document: Document) -> bool:
    """Whether a document may hold pages of HTML: the body of a post, or what opens with a tag."""
    return document.part == "body" or document.head.lstrip()[:1] == "<"


def _lines(layout: Layout, tree: HtmlElement, *, whole: bool) -> Iterator[Line]:
    """The lines of a tree; of a whole page those outside the body are chrome."""
    flowed = (each.line for each in flow(body_of(tree), layout.labels(tree)))
    for line in _ended(flowed, layout.ends):
        if line.fate is None and line.detail == _OPEN.detail:
            yield attrs.evolve(line, detail="")
        elif line.fate is None and whole:
            yield line.unread()
        else:
            yield line


def _ended(lines: Iterable[Line], ends: Sequence[tuple[str, Reason]]) -> Iterator[Line]:
    """The lines; from the one that ends the article on, those of the body are left out."""
    ended: Reason | None = None
    for line in lines:
        if line.detail == _OPEN.detail and line.fate is None:
            ended = ended or next((r for form, r in ends if re.match(form, line.text)), None)
            yield line if ended is None else line.removed(ended)
        else:
            yield line
