"""The article on a page of an unknown design, found by where its prose stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING


from cnnews_parse.extracting.flow import FlowLine, flow
from cnnews_parse.extracting.head import head_statements
from cnnews_parse.extracting.page import body_of, trees
from cnnews_parse.model.accounts import Confidence, Reason
from cnnews_parse.model.document import Document
from cnnews_parse.model.draft import Draft, Kind, Line, Statement
from cnnews_parse.model.errors import NotAnArticle

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MARKS = re.compile("[，。；！？：、”」,]")
_CREDITS = re.compile(
    r"\d{4}\s?[-/.年]\s?\d{1,2}|\d{1,2}:\d{2}|[来來稿][源]|出[处處]|作者|[记記]者|[编編][辑輯]|[责責]任?[编編]|文[/／]"
)
_NEAR = 15
_LONGEST_CREDIT = 160
_LEAST_PROSE = 40
_DECAY = (1.0, 0.5, 0.25)


def page_draft(document: Document, name: str) -> Draft:
    """The draft of a page: body by structure and prose, title and facts by every mark.

    Raises:
        NotAnArticle: no passage of the page reads as prose.
    """
    flowed = flow(body_of(trees(document)[0]))
    container = _container(flowed)
    if container is None:
        raise NotAnArticle(name, "no passage reads as prose")
    inside = [_is_within(each.block, container) for each in flowed]
    lines = _judged(flowed, inside)
    statements = (*_headline(flowed), *head_statements(document), *_credit_lines(lines))
    return Draft(lines=tuple(lines), statements=statements, extractors=(name,))


def prose(line: Line) -> float:
    """How much of a line reads as prose: its length where it holds sentences, else 0.

    >>> prose(Line(text="首页 新闻 财经", found=""))
    0.0
    """
    text = line.text
    linked = sum(len(link.text) for link in line.links)
    if len(text) < 12 or linked * 2 > len(text) or not _MARKS.search(text):
        return 0.0
    return float(len(text) - linked)


def _container(flowed: Sequence[FlowLine]) -> HtmlElement | None:
    """The element that holds the prose: best by what stands directly in it, then widened."""
    near: dict[HtmlElement, float] = {}
    total: dict[HtmlElement, float] = {}
    for each in flowed:
        weight = prose(each.line)
        if not weight or each.line.fate is not None:
            continue
        element, step = each.block, 0
        if element.tag == "p" or element.tag.startswith("h"):
            element = element.getparent()
        while element is not None:
            if step < len(_DECAY):
                near[element] = near.get(element, 0.0) + weight * _DECAY[step]
            total[element] = total.get(element, 0.0) + weight
            element, step = element.getparent(), step + 1
    if not near:
        return None
    best = max(near, key=lambda element: near[element])
    if total[best] < _LEAST_PROSE:
        return None
    return _widened(best, total)


def _widened(best: HtmlElement, total: dict[HtmlElement, float]) -> HtmlElement:
    """The parent, while it holds more parts of the same text."""
    parent = best.getparent()
    while parent is not None and parent.tag not in ("body", "html"):
        same = [child for child in parent if child.tag == best.tag and total.get(child, 0.0) > 100]
        if len(same) < 2 or any(child.get("class") != best.get("class") for child in same):
            break
        best, parent = parent, parent.getparent()
    return best


def _is_within(element: HtmlElement, container: HtmlElement) -> bool:
    node: HtmlElement | None = element
    while node is not None:
        if node is container:
            return True
        node = node.getparent()
    return False


def _judged(flowed: Sequence[FlowLine], inside: Sequence[bool]) -> list[Line]:
    """The lines: those inside open, those around it that may hold credits lifted, others chrome."""
    numbers = [n for n, within in enumerate(inside) if within]
    first, last = numbers[0], numbers[-1]
    lines: list[Line] = []
    for number, each in enumerate(flowed):
        line = each.line
        is_near = first - _NEAR <= number < first or last < number <= last + 5
        if inside[number] or line.fate is not None:
            lines.append(line)
        elif is_near and len(line.text) <= _LONGEST_CREDIT and _CREDITS.search(line.text):
            lines.append(line.lifted("credits"))
        else:
            lines.append(line.removed(Reason.CHROME))
    return lines


def _headline(flowed: Sequence[FlowLine]) -> Iterator[Statement]:
    for each in flowed:
        if each.line.kind is Kind.HEADING and each.line.level == 1 and each.line.text:
            yield Statement(
                field="title",
                words=each.line.text,
                mark="h1",
                confidence=Confidence.DERIVED,
            )


def _credit_lines(lines: Sequence[Line]) -> Iterator[Statement]:
    for line in lines:
        if line.detail == "credits":
            yield Statement(
                field="credits",
                words=line.text,
                mark="line beside the text",
                confidence=Confidence.DERIVED,
            )
