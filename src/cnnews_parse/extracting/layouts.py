"""Sites as data: where a design keeps its headline, its text, its credits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeAlias

import attrs

from cnnews_parse.extracting.boxes import Label
from cnnews_parse.extracting.closing import closed, unglued
from cnnews_parse.extracting.expressions import (
    Found,
    elements_of,
    found_by,
    has_words,
    names_in,
    with_descendants,
    words_of,
)
from cnnews_parse.extracting.flow import flow
from cnnews_parse.extracting.flow_line import folded
from cnnews_parse.extracting.generic import page_draft
from cnnews_parse.extracting.head import head_statements, page_address
from cnnews_parse.extracting.markdown import markdown_lines
from cnnews_parse.extracting.official_box import box_labels, hints_at_box
from cnnews_parse.extracting.page import Passage, body_of, passages, trees
from cnnews_parse.extracting.places import located
from cnnews_parse.model.accounts import Confidence, Fate, Reason
from cnnews_parse.model.document import Claim, Document, Fit
from cnnews_parse.model.draft import Draft, Kind, Line, Statement
from cnnews_parse.model.errors import ExtractionError, NotAnArticle
from cnnews_parse.model.patterns import Pattern

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Results: TypeAlias = "dict[str, Found]"


@attrs.frozen(kw_only=True)
class Layout:
    """One design of a site: XPath expressions, evaluated on a page or on the body of a post.

    An expression that states a field may also yield strings, such as the value of an attribute;
    one that yields elements gives their words, without those of dropped elements in them.

    Attributes:
        clue: a class or an id on every page of this design, the whole word, of a `div`, `h1`,
            `h2`, `article` or `section`, in the body of a post of any element; looked for before
            the mark, since it costs next to nothing. Empty where there is none.
        comment: what stands in a comment on every such page, asked for like the clue.
        mark: matches on pages of this design and on no others; the layout claims by it, where
            its body holds text. Of two elements with one id `id('a')` finds the first.
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
        drop: elements inside the body that are no text, each with its reason. An expression
            that begins with a dot, here and for captions and headings, searches the body alone.
        ends: patterns of lines that end the article: they and all behind them are no text.
        needs_host: True where other sites may use the same names: a page without an address
            must name a domain of the site somewhere.
        seen: when, for whoever mends it.

    >>> layout = Layout(clue="text", mark="//div[@class='text']", body="//div[@class='text']")
    >>> layout.title is None
    True
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
    needs_host: bool = False
    comment: str = ""
    seen: str = ""

    def is_on(self, tree: HtmlElement) -> bool:
        """Whether a tree is of this design: it bears the mark, and text stands in the body.

        >>> from lxml.html import fromstring
        >>> design = Layout(clue="a", mark="//b", body="//p")
        >>> design.is_on(fromstring("<p>甲<b>乙</b></p>")), design.is_on(fromstring("<b>乙</b>"))
        (True, False)
        """
        if not found_by(tree, self.mark):
            return False
        return any(map(has_words, elements_of(found_by(tree, self.body))))

    def found_on(self, tree: HtmlElement, names: frozenset[str] | None = None) -> Results:
        """What each expression of the design yields on a tree, evaluated once.

        Args:
            tree: the root of a page.
            names: the classes and ids of its parts, where they are known.
        """
        forms = [self.caption, self.heading]
        forms += [form for _, form in self.stating()] + [form for form, _ in self.drop]
        found = {self.body: found_by(tree, self.body, names)}
        bodies = elements_of(found[self.body])
        for form in filter(None, forms):
            roots = bodies if form.startswith(".") else [tree]
            found[form] = [each for root in roots for each in found_by(root, form, names)]
        return found

    def stated(self, tree: HtmlElement, found: Results, name: str) -> Iterator[Statement]:
        """What the marked elements and the scripts of a tree say."""
        dropped = {element for form, _ in self.drop for element in elements_of(found[form])}
        for field, expression in self.stating():
            for each in found[expression]:
                words = folded(each if isinstance(each, str) else words_of(each, dropped))
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
            form = Pattern(pattern)
            found = next(filter(None, map(form.search, texts)), None)
            if found is not None and folded(found[1]):
                yield Statement(field=field, words=folded(found[1]), mark=f"{name} script")

    def labels(self, found: Results) -> dict[HtmlElement, Label]:
        """The labels of a tree: the body first, then what is special in it."""
        bodies = elements_of(found[self.body])
        labels: dict[HtmlElement, Label] = dict.fromkeys(bodies, _OPEN)
        kinds = ((self.caption, Kind.CAPTION), (self.heading, Kind.HEADING))
        special = {e: kind for form, kind in kinds if form for e in elements_of(found[form])}
        inside = with_descendants(bodies) if special else set()
        for element, kind in special.items():
            if element in inside:
                labels[element] = Label(kind=kind)
        for field, expression in self.stating():
            label = Label(fate=Fate.FIELD, detail=field)
            labels |= dict.fromkeys(elements_of(found[expression]), label)
        for expression, reason in self.drop:
            labels |= dict.fromkeys(elements_of(found[expression]), Label.removed(reason, __name__))
        return labels


_OPEN = Label()
_CHROME = Label(fate=Fate.REMOVED, detail=Reason.CHROME.value, whole=True, by=__name__)


@attrs.frozen(kw_only=True, eq=False)
class HtmlSite:
    """A site whose designs are known, or a publishing system that many sites use.

    Attributes:
        name: as in `Article.extractor`.
        site: the name that its readers know it by; None for a publishing system.
        hosts: its domains, without `www.`; empty where only the layouts tell.
        layouts: its designs, newest first.

    >>> layout = Layout(clue="text", mark="//div[@class='text']", body="//div[@class='text']")
    >>> site = HtmlSite(name="example", site="某网", layouts=(layout,))
    >>> site.sniff(Document(text="<div class='text'><p>正文。</p></div>")).fit.name
    'SITE'
    """

    name: str
    site: str | None = None
    hosts: tuple[str, ...] = ()
    layouts: tuple[Layout, ...]
    _endings: tuple[str, ...] = attrs.field(init=False)
    _clues: frozenset[str] | None = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_endings", tuple(f".{host}" for host in self.hosts))
        clues = frozenset(layout.clue for layout in self.layouts)
        object.__setattr__(self, "_clues", None if "" in clues else clues)

    def sniff(self, document: Document) -> Claim | None:
        """Claim a page on which the marks of one layout stand."""
        layout = self.layout_of(document)
        if layout is None:
            return None
        return Claim(Fit.SITE, f"holds {layout.mark}, as pages of {self.site or self.name} do")

    def layout_of(self, document: Document) -> Layout | None:
        """The first layout whose marks stand on the page, None on pages of other designs."""
        page = document.once(_page_of)
        if page is None or not self._may_hold(page):
            return None
        return document.once(self._first_on)

    def is_host_of(self, document: Document) -> bool:
        """Whether the page's address, where it has one, is of this site."""
        page = document.once(_page_of)
        return page is None or self._is_at(page.host)

    def _is_at(self, host: str | None) -> bool:
        return host is None or not self.hosts or host.endswith(self._endings)

    def _may_hold(self, page: _Page) -> bool:
        """Whether a page can be of this site, from what is known of it at little cost."""
        if not self._is_at(page.host):
            return False
        return page.names is None or self._clues is None or not self._clues.isdisjoint(page.names)

    def _first_on(self, document: Document) -> Layout | None:
        page = document.once(_page_of)
        if page is None:
            return None
        is_free = page.names is None or document.part == "body"
        return next(
            (
                layout
                for layout in self.layouts
                if (page.names is None or not layout.clue or layout.clue in page.names)
                and (not layout.comment or _has_comment(document, layout.comment))
                and any(map(layout.is_on, trees(document)))
                and (is_free or not layout.needs_host or self.is_named_in(document))
            ),
            None,
        )

    def is_named_in(self, document: Document) -> bool:
        """Whether a page names a domain of this site anywhere, as in its links.

        >>> site = HtmlSite(name="a", hosts=("a.example",), layouts=())
        >>> site.is_named_in(Document(text="<a href='http://www.a.example/1'>"))
        True
        """
        return any(host in document.text for host in self.hosts)

    def extract(self, document: Document) -> Draft:
        """The lines of the page, those outside the body left out as chrome.

        Raises:
            ExtractionError: the page is of none of the designs, or holds no text of an article.
        """
        layout = self.layout_of(document)
        if layout is None:
            raise ExtractionError(self.name, "layout")
        page = document.once(_page_of)
        names = None if page is None else page.names
        lines: list[Line] = []
        statements: list[Statement] = []
        for passage in passages(document):
            if passage.tree is None:
                lines += located(markdown_lines(passage.text), passage.text, passage.at)
                continue
            found = layout.found_on(passage.tree, names)
            statements += layout.stated(passage.tree, found, self.name)
            labels = layout.labels(found)
            if not self.hosts and hints_at_box(passage.text):  # a system of offices
                labels = box_labels(passage.tree) | labels
            own = _lines(layout, passage, labels, whole=document.part == "file")
            lines += closed([part for line in own for part in unglued(line)])
        if not any(line.fate is None and line.text for line in lines):
            raise ExtractionError(self.name, "body")
        if document.part == "body":
            return Draft(lines=tuple(lines), statements=tuple(statements), extractors=(self.name,))
        statements += head_statements(document)
        if not any(_DAY.search(each.words) for each in statements if each.field in _DATED):
            statements += _beside_the_text(document, self.name)
        statements += self._served_by()
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


_DATED = ("published", "credits")
_DAY = Pattern(r"\d{4}\D{1,3}\d|\d{8}|[\u4e00-\u9fff]月")


@attrs.frozen
class _Page:
    """What every site asks about a page before it looks for its marks.

    Attributes:
        host: of its address, a dot before it; None where it is not known, and of the body of a post.
        names: the classes and ids of its parts; None where an address is known, for few sites
            are left then.
    """

    host: str | None
    names: frozenset[str] | None


def _page_of(document: Document) -> _Page | None:
    """A document as a page; None where it holds no HTML."""
    if not _is_page(document):
        return None
    address = page_address(document)
    if address is None:
        return _Page(None, names_in(document))
    host = "." + re.sub(r"^(?:\w+:)?//", "", address).split("/", 1)[0].split(":")[0]
    return _Page(None if document.part == "body" else host, None)


def _has_comment(document: Document, words: str) -> bool:
    """Whether words stand in a comment; to look through the whole source takes far longer."""
    from lxml.etree import Comment

    comments = (each for tree in trees(document) for each in tree.iter(Comment))
    return any(words in (each.text or "") for each in comments)


_FEED = Pattern(r"<(?:rss|feed|rdf:RDF|channel|urlset)[\s>]")
_COMMENT = Pattern(r"<!--(?:[^-]|-(?!->)){0,4000}-->")  # some state facts in tags of a feed


def _is_page(document: Document) -> bool:
    """Whether a document may hold HTML: the body of a post, or what opens with a tag, no feed."""
    if document.part == "body":
        return True
    head = document.head.lstrip()
    is_feed = _FEED.search(head) is not None and _FEED.search(_COMMENT.sub("", head)) is not None
    return head[:1] == "<" and not is_feed


def _beside_the_text(document: Document, name: str) -> list[Statement]:
    """The lines of outlet, time and people that a reader without knowledge of the site sees.

    For channels that took over the text box of a design and print their credits elsewhere.
    """
    try:
        seen = page_draft(document, name).statements
    except NotAnArticle:
        return []
    return [statement for statement in seen if statement.field in _DATED]


def _lines(
    layout: Layout, passage: Passage, labels: dict[HtmlElement, Label], *, whole: bool
) -> Iterator[Line]:
    """The lines of a tree; of a whole page those outside the body are chrome."""
    if passage.tree is None:
        return iter(())
    root = body_of(passage.tree)
    if whole:
        labels = {root: _CHROME, **labels}
    return _ended((each.line for each in flow(root, labels, passage.at)), layout.ends)


def _ended(lines: Iterable[Line], ends: Sequence[tuple[str, Reason]]) -> Iterator[Line]:
    """The lines; from the one that ends the article on, those of the body are left out."""
    ended: Reason | None = None
    for line in lines:
        if ends and line.fate is None:
            ended = ended or next((r for form, r in ends if re.match(form, line.text)), None)
        yield line.removed(ended, __name__) if ended is not None and line.fate is None else line
