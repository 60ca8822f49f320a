"""The article on a page of an unknown design, found by where its prose stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cnnews_parse.extracting.beside import fact_numbers, first_prose, near_lines
from cnnews_parse.extracting.closing import closed, unglued
from cnnews_parse.extracting.container import Place, place_of
from cnnews_parse.extracting.embedded import Embedded, embedded_article
from cnnews_parse.extracting.facts import fact_statements, labelled_source
from cnnews_parse.extracting.flow import flow
from cnnews_parse.extracting.flow_line import FlowLine
from cnnews_parse.extracting.head import head_statements
from cnnews_parse.extracting.headlines import headline_number, headline_statements, standing_number
from cnnews_parse.extracting.leads import leads
from cnnews_parse.extracting.official_box import box_labels, hints_at_box, official_title
from cnnews_parse.extracting.page import body_of, trees
from cnnews_parse.extracting.refusal import why_no_article
from cnnews_parse.extracting.scripts import script_statements
from cnnews_parse.extracting.sifting import as_facts, sifted
from cnnews_parse.model.accounts import Confidence, Fate, Reason
from cnnews_parse.model.document import Document
from cnnews_parse.model.draft import Draft, Line, Statement
from cnnews_parse.model.errors import NotAnArticle
from cnnews_parse.model.locators import Locator
from cnnews_parse.model.patterns import Pattern

_LONGEST_LABEL = 8
_COLONS = (":", "：")
_DAY = Pattern(r"(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}")
_LITTLE = 150.0


def page_draft(document: Document, name: str) -> Draft:
    """The draft of a page: body by structure and prose, title and facts by every mark.

    Raises:
        NotAnArticle: the page shows no article: a list, a log-in wall, an error, nothing.

    >>> draft = page_draft(Document(text=f"<h1>某市发布新规</h1><p>{'某市今天发布新规。' * 9}</p>"), "html")
    >>> [statement.words for statement in draft.statements if statement.field == "title"]
    ['某市发布新规']
    """
    said = head_statements(document)
    tree = trees(document)[0]
    flowed = flow(body_of(tree))
    if hints_at_box("\n".join([each.text for each in flowed])):
        flowed = flow(body_of(tree), box_labels(tree))
    headline = headline_number(flowed, said)
    headline = official_title(flowed) if headline is None else headline
    described = next((s.words for s in said if s.field == "description"), None)
    place = place_of(flowed, headline, described)
    if place is None or place.shares[place.box.number] < _LITTLE:
        embedded = _embedded(document, place)
        if embedded is not None:
            return _embedded_draft(embedded, flowed, headline, said, name)
    if place and headline is None:
        headline = standing_number(flowed, first_prose(place), said)
    lines = _lines(flowed, place, headline) if place else []
    facts = (*_credit_lines(lines), *_facts(flowed, place, headline))
    why = why_no_article(flowed, place, said, _is_dated((*said, *facts)))
    if why is not None:
        raise NotAnArticle(name, why)
    statements = [*headline_statements(flowed, headline), *said, *facts]
    if not _is_dated(statements):
        statements += script_statements(_scripts(document))
    return Draft(lines=tuple(lines), statements=tuple(statements), extractors=(name,))


def _is_dated(statements: Sequence[Statement]) -> bool:
    """Whether a mark of the page tells a day with its year."""
    return any(
        s.field == "published" or (s.field == "credits" and _DAY.search(s.words))
        for s in statements
    )


def _scripts(document: Document) -> list[str]:
    """What stands in the scripts of a page, and in the fields where templates keep HTML."""
    found = trees(document)[0].iter("script", "textarea")
    return [element.text for element in found if element.text]


def _embedded(document: Document, place: Place | None) -> Embedded | None:
    """The article inside a script, where it holds much more prose than the page shows."""
    embedded = embedded_article(_scripts(document), document)
    shown = place.shares[place.box.number] if place else 0.0
    if embedded is None or sum(len(line.text) for line in embedded.lines) < 2 * shown:
        return None
    return embedded


def _embedded_draft(
    embedded: Embedded,
    flowed: Sequence[FlowLine],
    headline: int | None,
    said: Sequence[Statement],
    name: str,
) -> Draft:
    """The draft of a page whose text stands in a script: what it shows is chrome."""
    shown = list(_shown(flowed, headline))
    statements = (*headline_statements(flowed, headline), *said, *embedded.statements)
    lines = (*shown, *closed(embedded.lines))
    return Draft(lines=lines, statements=statements, extractors=(name,))


def _shown(flowed: Sequence[FlowLine], headline: int | None) -> Iterator[Line]:
    """The lines of a page around a text that it does not show."""
    chrome: list[FlowLine] = []
    for number, each in enumerate(flowed):
        if number == headline or each.label.fate is Fate.FIELD:
            yield from _chrome(chrome)
            chrome = []
            yield _outside(each)
        else:
            chrome.append(each)
    yield from _chrome(chrome)


def _lines(flowed: Sequence[FlowLine], place: Place, headline: int | None) -> list[Line]:
    """The lines: those inside open, those around it that may hold credits lifted, others chrome."""
    judged = sifted(flowed, place)
    for number, line in leads(flowed, place, headline):
        judged[number] = line
    facts = fact_numbers(flowed, place, headline)
    lines: list[Line] = []
    chrome: list[FlowLine] = []
    for number, (each, inner) in enumerate(zip(flowed, judged, strict=True)):
        if inner is None and not each.visible:  # a style sheet outside the text
            continue
        is_told = number == headline or number in facts or each.label.fate is Fate.FIELD
        if inner is None and not is_told:
            chrome.append(each)
            continue
        lines += (*_chrome(chrome),)
        chrome = []
        if inner is not None and inner.fate is None and number < (headline or 0):
            lines.append(inner.removed(Reason.CHROME, __name__))
        elif number in facts and (inner is None or inner.fate is None):
            lines.append(as_facts(each))
        elif inner is not None:
            lines += unglued(inner)
        else:
            lines.append(_outside(each))
    return closed([*lines, *_chrome(chrome)])


def _outside(each: FlowLine) -> Line:
    """The headline above the article, or the head of an official document."""
    return each.line if each.label.fate is not None else each.line.lifted("title")


def _chrome(run: Sequence[FlowLine]) -> Iterator[Line]:
    """A run of lines around the article as one: a menu is one piece, its pictures leave no trace."""
    found = "".join([each.found for each in run])
    if found:
        yield Line(text="", found=found, at=_start(run)).unread(__name__)


def _start(run: Sequence[FlowLine]) -> Locator | None:
    return next((each.at for each in run if each.found), None)


def _credit_lines(lines: Sequence[Line]) -> Iterator[Statement]:
    label = ""
    for line in lines:
        if line.detail != "credits":
            continue
        words, label = label + line.text, ""
        if words[-1:] in _COLONS and len(words) <= _LONGEST_LABEL:
            label = words
            continue
        yield Statement(
            field="credits",
            words=words,
            mark="line beside the text",
            confidence=Confidence.DERIVED,
        )
        yield from labelled_source(words)


def _facts(
    flowed: Sequence[FlowLine], place: Place | None, headline: int | None
) -> Iterator[Statement]:
    """What elements named for a fact say, beside the headline and above the first prose."""
    if place is None:
        return
    first = first_prose(place)
    yield from fact_statements(near_lines(flowed, first, headline))
