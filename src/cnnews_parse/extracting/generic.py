"""The article on a page of an unknown design, found by where its prose stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from cnnews_parse.extracting.closing import closed, is_labelled, unglued
from cnnews_parse.extracting.container import Place, is_linked, place_of
from cnnews_parse.extracting.facts import fact_statements
from cnnews_parse.extracting.flow import FlowLine, flow
from cnnews_parse.extracting.head import head_statements
from cnnews_parse.extracting.headlines import headline_number, headline_statements
from cnnews_parse.extracting.page import body_of, trees
from cnnews_parse.extracting.scripts import script_statements
from cnnews_parse.extracting.sifting import FACTS, as_facts, sifted
from cnnews_parse.model.accounts import Confidence, Fate, Reason
from cnnews_parse.model.document import Document
from cnnews_parse.model.draft import Draft, Kind, Line, Statement
from cnnews_parse.model.errors import NotAnArticle

_NEAR = 15
_ABOVE = 4
_BEHIND = 12
_LONGEST_BEHIND = 80
_NAMED = re.compile("(?:[责責][任]?[编編][辑輯]?|[编編][辑輯]|作者|[来來]源)\\s?[:：]|(?:发布|發布|发表|發表|刊发)?(?:时间|時間|日期)\\s?[:：]\\s?(?:19|20)\\d\\d")
_LONGEST_CREDIT = 160


def page_draft(document: Document, name: str) -> Draft:
    """The draft of a page: body by structure and prose, title and facts by every mark.

    Raises:
        NotAnArticle: no passage of the page reads as prose.
    """
    said = head_statements(document)
    flowed = flow(body_of(trees(document)[0]))
    headline = headline_number(flowed, said)
    described = next((s.words for s in said if s.field == "description"), None)
    place = place_of(flowed, headline, described)
    if place is None:
        raise NotAnArticle(name, "no passage reads as prose")
    lines = closed([part for line in _judged(flowed, place, headline) for part in unglued(line)])
    statements = (
        *headline_statements(flowed, headline),
        *said,
        *_credit_lines(lines),
        *fact_statements(_between(flowed, place, headline)),
        *document.once(_in_scripts),
    )
    return Draft(lines=tuple(_merged(lines)), statements=statements, extractors=(name,))


def _between(
    flowed: Sequence[FlowLine], place: Place, headline: int | None
) -> Sequence[FlowLine]:
    """The lines beside the headline and above the first prose."""
    prose = next(n for n, weight in enumerate(place.prose) if weight and place.inside[n])
    start = prose - _NEAR if headline is None else headline - _ABOVE
    return [each for each in flowed[max(0, start) : prose] if each.label.fate is None]


def _in_scripts(document: Document) -> tuple[Statement, ...]:
    found = (script.text for tree in trees(document) for script in tree.iter("script"))
    return tuple(script_statements([text for text in found if text]))


def _judged(flowed: Sequence[FlowLine], place: Place, headline: int | None) -> list[Line]:
    """The lines: those inside open, those around it that may hold credits lifted, others chrome."""
    numbers = [n for n, is_inside in enumerate(place.inside) if is_inside]
    first, last = numbers[0], numbers[-1]
    start = first - _NEAR if headline is None else min(headline, first - _NEAR)
    lines: list[Line] = []
    for number, line in enumerate(sifted(flowed, place)):
        each = flowed[number]
        if line is not None:
            lines.append(line)
        elif each.label.fate is not None:
            lines.append(each.line)
        elif number == headline:
            lines.append(each.line.lifted("title"))
        elif start <= number < first and _may_be_facts(each):
            lines.append(as_facts(each))
        elif last < number <= last + _BEHIND and _may_be_credits(each):
            lines.append(as_facts(each))
        elif each.found:
            lines.append(_chrome(each))
    return lines


def _may_be_facts(each: FlowLine) -> bool:
    """Whether a line above the text may say when, where and by whom it was published."""
    return (
        len(each.text) <= _LONGEST_CREDIT
        and not is_linked(each)
        and each.text[-1:] not in "。！？…"
        and bool(FACTS.search(each.text))
    )


def _may_be_credits(each: FlowLine) -> bool:
    """Whether a line below the text names outlet or people."""
    if len(each.text) > _LONGEST_BEHIND or is_linked(each):
        return False
    return is_labelled(each.text) or bool(_NAMED.search(each.text))


def _chrome(each: FlowLine) -> Line:
    return Line(
        text=each.text, found=each.found, fate=Fate.REMOVED, detail=Reason.CHROME.value
    )


def _merged(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, each run of chrome as one: a menu is one piece."""
    run: list[Line] = []
    for line in lines:
        if line.fate is Fate.REMOVED and line.detail == Reason.CHROME.value:
            run.append(line)
            continue
        if run:
            yield _joined(run)
            run = []
        yield line
    if run:
        yield _joined(run)


def _joined(run: Sequence[Line]) -> Line:
    text = " ".join(line.text for line in run)
    return attrs.evolve(run[0], text=text, found="".join(line.found for line in run), kind=Kind.PARAGRAPH)


def _credit_lines(lines: Sequence[Line]) -> Iterator[Statement]:
    for line in lines:
        if line.detail == "credits":
            yield Statement(
                field="credits",
                words=line.text,
                mark="line beside the text",
                confidence=Confidence.DERIVED,
            )
