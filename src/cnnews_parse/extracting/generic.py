"""The article on a page of an unknown design, found by where its prose stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from cnnews_parse.extracting.closing import closed, unglued
from cnnews_parse.extracting.container import Place, place_of
from cnnews_parse.extracting.flow import FlowLine, flow
from cnnews_parse.extracting.head import head_statements
from cnnews_parse.extracting.headlines import headline_number, headline_statements
from cnnews_parse.extracting.page import body_of, trees
from cnnews_parse.extracting.sifting import sifted
from cnnews_parse.model.accounts import Confidence, Fate, Reason
from cnnews_parse.model.document import Document
from cnnews_parse.model.draft import Draft, Kind, Line, Statement
from cnnews_parse.model.errors import NotAnArticle

_CREDITS = re.compile(
    r"\d{4}\s?[-/.年]\s?\d{1,2}|\d{1,2}:\d{2}|[来來稿]源|出[处處]|作者|[记記]者|[编編][辑輯]|责编|文[/／]"
)
_NEAR = 15
_BEHIND = 6
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
    statements = (*headline_statements(flowed, headline), *said, *_credit_lines(lines))
    return Draft(lines=tuple(_merged(lines)), statements=statements, extractors=(name,))


def _judged(flowed: Sequence[FlowLine], place: Place, headline: int | None) -> list[Line]:
    """The lines: those inside open, those around it that may hold credits lifted, others chrome."""
    numbers = [n for n, is_inside in enumerate(place.inside) if is_inside]
    first, last = numbers[0], numbers[-1]
    start = first - _NEAR if headline is None else min(headline, first - _NEAR)
    lines: list[Line] = []
    for number, line in enumerate(sifted(flowed, place)):
        each = flowed[number]
        is_near = start <= number < first or last < number <= last + _BEHIND
        if line is not None:
            lines.append(line)
        elif each.label.fate is not None:
            lines.append(each.line)
        elif number == headline:
            lines.append(each.line.lifted("title"))
        elif is_near and len(each.text) <= _LONGEST_CREDIT and _CREDITS.search(each.text):
            lines.append(each.line.lifted("credits"))
        elif each.found:
            lines.append(_chrome(each))
    return lines


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
