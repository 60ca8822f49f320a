"""Sites as data: where a design keeps its headline, its text, its credits."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
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

    Attributes:
        clue: characters that stand in the source of every page of this design; looked for
            before anything is parsed.
        mark: matches on pages of this design and on no others; the layout claims by it.
        body: the elements that hold the text; all of them, in the order of the page.
        title: the headline.
        credits: lines with outlet, time and people.
        published: the element that holds the time.
        source: the element that holds the outlet.
        caption: captions of pictures, where the tags do not tell.
        heading: sub-headings, where the tags do not tell.
        lift: other elements that state a field, each as field and expression, such as
            `("description", "//p[@class='digest']")`.
        drop: elements inside the body that are no text, each with its reason.
        seen: when, for whoever mends it.
    """

    clue: str
    mark: str
    body: str
    title: str | None = None
    credits: str | None = None
    published: str | None = None
    source: str | None = None
    caption: str | None = None
    heading: str | None = None
    lift: tuple[tuple[str, str], ...] = ()
    drop: tuple[tuple[str, Reason], ...] = ()
    seen: str = ""


@attrs.frozen(kw_only=True)
class HtmlSite:
    """A site whose designs are known.

    Attributes:
        name: as in `Article.extractor`.
        site: the name that its readers know it by.
        hosts: its domains, without `www.`; empty where only the layouts tell.
        layouts: its designs, newest first.
    """

    name: str
    site: str
    hosts: tuple[str, ...] = ()
    layouts: tuple[Layout, ...]

    def sniff(self, document: Document) -> Claim | None:
        """Claim a page on which the marks of one layout stand."""
        layout = self.layout_of(document)
        if layout is None:
            return None
        return Claim(Fit.SITE, f"holds {layout.mark}, as pages of {self.site} do")

    def layout_of(self, document: Document) -> Layout | None:
        """The first layout whose marks stand on the page, None on pages of other designs."""
        if not (_is_page(document) and self.is_host_of(document)):
            return None
        for layout in self.layouts:
            if layout.clue in document.text and any(
                tree.xpath(layout.mark) for tree in trees(document)
            ):
                return layout
        return None

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
            ExtractionError: the layout's body is empty.
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
            statements += _stated(layout, passage.tree, self.name)
            lines += _lines(layout, passage.tree, whole=document.part == "file")
        if not any(line.fate is None and line.text for line in lines):
            raise ExtractionError(self.name, "body")
        if document.part == "file":
            statements += head_statements(document)
            statements.append(
                Statement(
                    field="site",
                    words=self.site,
                    mark=f"layout of {self.name}",
                    confidence=Confidence.DERIVED,
                )
            )
        return Draft(lines=tuple(lines), statements=tuple(statements), extractors=(self.name,))


def _select(tree: HtmlElement, expression: str | None) -> list[HtmlElement]:
    if expression is None:
        return []
    return [found for found in tree.xpath(expression) if not isinstance(found, str)]


def _is_page(document: Document) -> bool:
    """Whether a document may hold pages of HTML: the body of a post, or what opens with a tag."""
    return document.part == "body" or document.head.lstrip()[:1] == "<"


def _lifted(layout: Layout) -> Iterator[tuple[str, str]]:
    """Field and expression of whatever a layout lifts out of the page."""
    for field in ("title", "credits", "published", "source"):
        expression = getattr(layout, field)
        if expression is not None:
            yield field, expression
    yield from layout.lift


def _stated(layout: Layout, tree: HtmlElement, name: str) -> Iterator[Statement]:
    """What the marked elements of a layout say."""
    for field, expression in _lifted(layout):
        for element in _select(tree, expression):
            words = folded("".join(element.itertext()))
            if words:
                yield Statement(field=field, words=words, mark=f"{name} {field}")


def _lines(layout: Layout, tree: HtmlElement, *, whole: bool) -> Iterator[Line]:
    """The lines of a tree; of a whole page those outside the body are chrome."""
    labels = _labels(layout, tree)
    for flowed in flow(body_of(tree), labels):
        line = flowed.line
        if whole and line.detail == _OPEN.detail and line.fate is None:
            yield attrs.evolve(line, detail="")
        elif whole and line.fate is None:
            yield line.removed(Reason.CHROME)
        else:
            yield line


_OPEN = Label(detail="open")


def _labels(layout: Layout, tree: HtmlElement) -> Labels:
    """The labels of a layout: the body first, then what is special in it."""
    labels: dict[HtmlElement, Label] = dict.fromkeys(_select(tree, layout.body), _OPEN)
    kinds = ((layout.caption, Kind.CAPTION), (layout.heading, Kind.HEADING))
    for expression, kind in kinds:
        labels |= dict.fromkeys(
            _select(tree, expression), Label(detail=_OPEN.detail, kind=kind)
        )
    for field, expression in _lifted(layout):
        label = Label(fate=Fate.FIELD, detail=field)
        labels |= dict.fromkeys(_select(tree, expression), label)
    for expression, reason in layout.drop:
        labels |= dict.fromkeys(_select(tree, expression), Label.removed(reason))
    return labels


_GLOSS = re.compile(r"(?<=[\u4e00-\u9fff])\([a-z\u00df-\u01dc]{1,6}\) ?")


@attrs.frozen(kw_only=True)
class TextSite:
    """A site whose pages turn up copied as text: what frames the article there.

    Patterns are matched at the start of a line from which pinyin glosses are taken, as a
    mirror may have put them in.

    Attributes:
        name: as in `Article.extractor`.
        site: the name that its readers know it by.
        masthead: the line above the article by which a page is known, such as a breadcrumb.
        imprint: the line behind it, such as outlet and date; one of the two must be given.
        ends: lines that end the article: they and all behind them are no text of it.
        fields: patterns of whole lines that state a field; group 1 holds it.
    """

    name: str
    site: str
    masthead: str | None = None
    imprint: str | None = None
    ends: tuple[tuple[str, Reason], ...] = ()
    fields: tuple[tuple[str, str], ...] = ()

    def sniff(self, document: Document) -> Claim | None:
        """Claim a text that is framed as this site frames its articles."""
        if document.part == "body" or _is_markup(document):
            return None
        if self.frame(document) is None:
            return None
        return Claim(Fit.SITE, f"is framed as text of {self.site}")

    def frame(self, document: Document) -> int | None:
        """The number of the line by which the text is known."""
        if self.masthead and (first := _first_line(document.lines)) is not None:
            if re.match(self.masthead, unglossed(document.lines[first])):
                return first
        if self.imprint:
            pattern = re.compile(self.imprint)
            return next((n for n, t in enumerate(document.lines) if pattern.match(t)), None)
        return None

    def extract(self, document: Document) -> Draft:
        """The lines of the text, what frames the article labelled.

        Raises:
            ExtractionError: nothing stands inside the frame.
        """
        lines = tuple(self._lines(document))
        if not any(line.fate is None and line.text.strip() for line in lines):
            raise ExtractionError(self.name, "body")
        site = Statement(
            field="site",
            words=self.site,
            mark=f"{'masthead' if self.masthead else 'imprint'} of {self.name}",
            confidence=Confidence.DERIVED,
        )
        stated = [s for text in document.lines for s in self._stated(text)]
        return Draft(lines=lines, statements=(*stated, site), extractors=(self.name,))

    def _stated(self, text: str) -> Iterator[Statement]:
        for field, pattern in self.fields:
            found = re.fullmatch(pattern, text.strip())
            if found:
                yield Statement(field=field, words=found[1], mark=f"imprint of {self.name}")

    def _lines(self, document: Document) -> Iterator[Line]:
        frame = self.frame(document)
        ended: Reason | None = None
        for number, text in enumerate(document.lines):
            line = Line(text=text, found=text + "\n")
            plain = unglossed(text).strip()
            ended = next((r for e, r in self.ends if re.match(e, plain)), ended)
            if number == frame and self.masthead:
                yield line.removed(Reason.CHROME)
            elif number == frame or any(re.fullmatch(p, text.strip()) for _, p in self.fields):
                yield line.lifted("source")
            elif ended and plain:
                yield line.removed(ended)
            else:
                yield line


def unglossed(text: str) -> str:
    """A line without pinyin glosses, for recognising it; never for printing.

    >>> unglossed("相關(guān)推薦")
    '相關推薦'
    """
    return _GLOSS.sub("", text)


def _first_line(lines: Iterable[str]) -> int | None:
    return next((n for n, text in enumerate(lines) if text.strip()), None)


@functools.cache
def _tag() -> re.Pattern[str]:
    return re.compile(r"</?(?:p|div|body|html|br|span|table)\b[^<>]{0,200}>", re.IGNORECASE)


def _is_markup(document: Document) -> bool:
    return bool(_tag().search(document.head))
