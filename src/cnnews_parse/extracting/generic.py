"""The article on a page of an unknown design, found by where its prose stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cnnews_parse.extracting.closing import closed, names_facts, unglued
from cnnews_parse.extracting.container import Place, holds, is_linked, place_of
from cnnews_parse.extracting.embedded import Embedded, embedded_article
from cnnews_parse.extracting.facts import fact_statements, labelled_source
from cnnews_parse.extracting.flow import FlowLine, flow
from cnnews_parse.extracting.head import head_statements
from cnnews_parse.extracting.headlines import headline_number, headline_statements, standing_number
from cnnews_parse.extracting.official_box import box_labels, hints_at_box, official_title
from cnnews_parse.extracting.page import body_of, trees
from cnnews_parse.extracting.refusal import why_no_article
from cnnews_parse.extracting.regions import marks, standing, words_in
from cnnews_parse.extracting.scripts import script_statements
from cnnews_parse.extracting.sifting import FACTS, as_facts, sifted
from cnnews_parse.model.accounts import Confidence, Reason
from cnnews_parse.model.comparison import key
from cnnews_parse.model.document import Document
from cnnews_parse.model.draft import Draft, Kind, Line, Statement
from cnnews_parse.model.errors import NotAnArticle
from cnnews_parse.model.locators import Locator
from cnnews_parse.model.patterns import Pattern

_NEAR = 15
_ABOVE = 2
_BEHIND = 12
_LONGEST_CREDIT = 160
_LONGEST_LABEL, _LONGEST_VALUE = 8, 24
_COLONS = (":", "：")
_DAY = Pattern(r"(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}")
_PAPER = Pattern(r"[\u4e00-\u9fff][报報]|版|第.{1,6}期")
_LONG_LINK = 6
_TODAY = Pattern(
    r"今天是|[农農][历曆]|[天][气氣]|℃|[欢歡]迎|^[^:：]{0,6}\d{4}\s?[-/.年][^:：]{0,12}(?:星期|[周週])[一二三四五六日天][^:：]{0,6}$"
)
_MOMENT = Pattern(  # a time right below the text, and nothing beside it
    r"(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?\s{1,2}\d{1,2}:\d\d(?::\d\d)?$"
)
_CLAUSE = Pattern("[，。；]")
_COLON = Pattern("[:：]")
_LONGEST_DATELINE = 80
_LONGEST_DATE = 28
_LEAST_FIRST = 30.0
_LEAST_LEAD = 20.0
_LEAD_START = 12
_LEADS = frozenset(
    "summary abstract digest intro introduction lead teaser desc description brief excerpt"
    " standfirst subtitle sub sum zhaiyao daodu daoyu zy dy".split()
)
_OPENING = 4
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
        headline = standing_number(flowed, _first_prose(place), said)
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
        if number == headline or each.label.fate is not None:
            yield from _chrome(chrome)
            chrome = []
            yield _outside(each)
        else:
            chrome.append(each)
    yield from _chrome(chrome)


def _lines(flowed: Sequence[FlowLine], place: Place, headline: int | None) -> list[Line]:
    """The lines: those inside open, those around it that may hold credits lifted, others chrome."""
    numbers = [n for n, is_inside in enumerate(place.inside) if is_inside]
    first, last = numbers[0], numbers[-1]
    start = (
        first - _NEAR if headline is None else min(headline, max(headline - _ABOVE, first - _NEAR))
    )
    behind = _end_of_credits(flowed, last)
    prose = _first_prose(place)
    lines: list[Line] = []
    chrome: list[FlowLine] = []
    awaits = False  # whether a label stands in a cell of its own, its value in the next
    judged = sifted(flowed, place)
    for number in range(first if headline is None else headline + 1, first):
        if _is_lead(flowed, place, number, first):
            lead = flowed[number].line
            is_part = _is_first_part(flowed, place, number, headline)
            judged[number] = lead if is_part else lead.lifted("description")
    for number, (each, inner) in enumerate(zip(flowed, judged, strict=True)):
        is_fact = (start <= number < first and _may_be_facts(each)) or (
            last < number < behind
            and (_may_be_credits(each) or (number == last + 1 and bool(_MOMENT.match(each.text))))
        )
        if headline is not None and number < headline:
            is_fact = is_fact and not _is_of_the_site(each)
        is_fact = is_fact or (awaits and number < first and 0 < len(each.text) <= _LONGEST_VALUE)
        awaits = is_fact and each.text[-1:] in _COLONS
        if inner is None and each.label.fate is None and number != headline and not is_fact:
            chrome.append(each)
            continue
        lines += (*_chrome(chrome),)
        chrome = []
        if inner is not None and inner.fate is None and number < (headline or 0):
            lines.append(inner.removed(Reason.CHROME, __name__))
        elif inner is not None and (headline or 0) < number < prose and _is_dateline(inner, each):
            lines.append(as_facts(each))
        elif inner is not None:
            lines += unglued(inner)
        elif number == headline or each.label.fate is not None:
            lines.append(_outside(each))
        else:
            lines.append(as_facts(each))
    return closed([*lines, *_chrome(chrome)])


def _end_of_credits(flowed: Sequence[FlowLine], last: int) -> int:
    """The number of the line at which what is below the text no longer speaks of it."""
    below = range(last + 1, min(last + 1 + _BEHIND, len(flowed)))
    headings = (n for n in below if flowed[n].kind is Kind.HEADING and flowed[n].level <= 2)
    return next(headings, below.stop)


def _outside(each: FlowLine) -> Line:
    """The headline above the article, or what the page hides."""
    return each.line if each.label.fate is not None else each.line.lifted("title")


def _chrome(run: Sequence[FlowLine]) -> Iterator[Line]:
    """A run of lines around the article as one: a menu is one piece, its pictures leave no trace."""
    found = "".join([each.found for each in run])
    if found:
        yield Line(text="", found=found, at=_start(run)).unread(__name__)


def _start(run: Sequence[FlowLine]) -> Locator | None:
    return next((each.at for each in run if each.found), None)


def _may_be_facts(each: FlowLine) -> bool:
    """Whether a line above the text may say when, where and by whom it was published."""
    return (
        0 < len(each.text) <= _LONGEST_CREDIT
        and not is_linked(each)
        and each.text[-1] not in "。！？…"
        and bool(FACTS.search(each.text))
    )


def _is_of_the_site(each: FlowLine) -> bool:
    """Whether a line above the headline is part of a list, or tells which day it is today.

    Digital newspapers print the day of the issue there, beside name or page of the paper.
    """
    if _PAPER.search(each.text):
        return False
    is_listed = each.kind is Kind.ITEM or each.linked >= _LONG_LINK
    return is_listed or bool(_TODAY.search(each.text))


def _is_dateline(inner: Line, each: FlowLine) -> bool:
    """Whether a line between the headline and the first prose tells the day, whatever else."""
    longest = _LONGEST_DATELINE if _COLON.search(each.text) else _LONGEST_DATE
    is_short = len(each.text) <= longest and not _CLAUSE.search(each.text)
    return inner.fate is None and is_short and _may_be_facts(each) and bool(_DAY.search(each.text))


def _is_lead(flowed: Sequence[FlowLine], place: Place, number: int, first: int) -> bool:
    """Whether a passage between headline and text introduces it, and does not repeat it."""
    each = flowed[number]
    if place.prose[number] < _LEAST_LEAD or each.label.fate is not None or "。" not in each.text:
        return False
    own = key(each.text)
    opening = key("".join([x.text for x in flowed[first : first + _OPENING]]))
    is_repeated = own[:_LEAD_START] in opening or own[4 : 4 + _LEAD_START] in opening  # 摘要：
    return standing(marks(each.box.element)) >= 1 and not is_repeated


def _is_first_part(
    flowed: Sequence[FlowLine], place: Place, number: int, headline: int | None
) -> bool:
    """Whether a passage above the text stands beside it in one element, below the headline.

    Its element must not be named for a lead.
    """
    around = place.box.around
    if around is None or (headline is not None and holds(around, flowed[headline])):
        return False
    each = flowed[number]
    beside = (each.box, each.box.around)
    is_beside = any(box is not None and box.around is around for box in beside)
    named = " ".join(marks(box.element) for box in beside if box is not None)
    return is_beside and _LEADS.isdisjoint(words_in(named))


def _may_be_credits(each: FlowLine) -> bool:
    """Whether a line below the text names outlet, people or day with a label."""
    return not is_linked(each) and names_facts(each.text)


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


def _first_prose(place: Place) -> int:
    """The number of the first line of the article that reads as prose, and is no caption."""
    pairs = zip(place.prose, place.inside, strict=True)
    worded = [(n, weight) for n, (weight, is_in) in enumerate(pairs) if weight and is_in]
    return next(
        (n for n, weight in worded if weight >= _LEAST_FIRST), worded[0][0] if worded else 0
    )


def _facts(
    flowed: Sequence[FlowLine], place: Place | None, headline: int | None
) -> Iterator[Statement]:
    """What elements named for a fact say, beside the headline and above the first prose."""
    if place is None:
        return
    first = _first_prose(place)
    start = first - _NEAR if headline is None else headline - _ABOVE
    start = max(0, start)
    near = [
        each
        for number, each in enumerate(flowed[start:first], start)
        if each.label.fate is None and (number >= (headline or 0) or not _is_of_the_site(each))
    ]
    yield from fact_statements(near)
