"""Which lines beside the text of a page say when, where and by whom it was published."""

from __future__ import annotations

from collections.abc import Sequence

from cnnews_parse.extracting.closing import names_facts
from cnnews_parse.extracting.container import Place, is_linked
from cnnews_parse.extracting.flow_line import FlowLine
from cnnews_parse.extracting.sifting import FACTS
from cnnews_parse.model.draft import Kind
from cnnews_parse.model.patterns import Pattern

_NEAR = 15
_ABOVE = 2
_BEHIND = 12
_LONGEST_CREDIT = 160
_LONGEST_VALUE = 24
_COLONS = (":", "：")
_DAY = Pattern(r"(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}")
_PAPER = Pattern(r"[\u4e00-\u9fff][报報]|版|第.{1,6}期")
_LONG_LINK = 6
_TODAY = Pattern(
    r"今天是|[农農][历曆]|天[气氣]|℃|[欢歡]迎"
    r"|^[^:：]{0,6}\d{4}\s?[-/.年][^:：]{0,12}(?:星期|[周週])[一二三四五六日天][^:：]{0,6}$"
)
_MOMENT = Pattern(  # a time right below the text, and nothing beside it
    r"(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?\s{1,2}\d{1,2}:\d\d(?::\d\d)?$"
)
_CLAUSE = Pattern("[，。；]")
_COLON = Pattern("[:：]")
_LONGEST_DATELINE = 80
_LONGEST_DATE = 28
_LEAST_FIRST = 30.0


def fact_numbers(flowed: Sequence[FlowLine], place: Place, headline: int | None) -> frozenset[int]:
    """The numbers of the lines that are read as facts: above, in the head of, and below the text.

    Args:
        flowed: the lines of the page.
        place: where its article stands.
        headline: the number of the line that is the headline, where one is known.
    """
    numbers = [n for n, is_inside in enumerate(place.inside) if is_inside]
    first, last = numbers[0], numbers[-1]
    above = _above(flowed, first, headline)
    head = range(max(first, (headline or 0) + 1), first_prose(place))
    within = [n for n in head if place.inside[n] and _is_dateline(flowed[n])]
    behind = _end_of_credits(flowed, last)
    below = [n for n in range(last + 1, behind) if _may_be_credits(flowed[n])]
    if last + 1 < behind and _MOMENT.match(flowed[last + 1].text):
        below.append(last + 1)
    return frozenset(n for n in (*above, *within, *below) if flowed[n].label.fate is None)


def near_lines(flowed: Sequence[FlowLine], first: int, headline: int | None) -> list[FlowLine]:
    """The lines whose elements may be named for a fact: beside the headline, above the prose."""
    start = max(0, first - _NEAR if headline is None else headline - _ABOVE)
    return [
        each
        for number, each in enumerate(flowed[start:first], start)
        if each.label.fate is None and (number >= (headline or 0) or not _is_of_the_site(each))
    ]


def first_prose(place: Place) -> int:
    """The number of the first line of the article that reads as prose, and is no caption."""
    pairs = zip(place.prose, place.inside, strict=True)
    worded = [(n, weight) for n, (weight, is_in) in enumerate(pairs) if weight and is_in]
    return next(
        (n for n, weight in worded if weight >= _LEAST_FIRST), worded[0][0] if worded else 0
    )


def _above(flowed: Sequence[FlowLine], first: int, headline: int | None) -> list[int]:
    """The lines of facts above the text; a label in a cell of its own has its value in the next."""
    start = first - _NEAR
    if headline is not None:
        start = min(headline, max(headline - _ABOVE, start))
    found: list[int] = []
    for number in range(max(0, start), first):
        each = flowed[number]
        is_fact = _may_be_facts(each)
        if headline is not None and number < headline:
            is_fact = is_fact and not _is_of_the_site(each)
        awaited = found[-1:] == [number - 1] and flowed[number - 1].text[-1:] in _COLONS
        if is_fact or (awaited and 0 < len(each.text) <= _LONGEST_VALUE):
            found.append(number)
    return found


def _end_of_credits(flowed: Sequence[FlowLine], last: int) -> int:
    """The number of the line at which what is below the text no longer speaks of it."""
    below = range(last + 1, min(last + 1 + _BEHIND, len(flowed)))
    headings = (n for n in below if flowed[n].kind is Kind.HEADING and flowed[n].level <= 2)
    return next(headings, below.stop)


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


def _is_dateline(each: FlowLine) -> bool:
    """Whether a line between the headline and the first prose tells the day, whatever else."""
    longest = _LONGEST_DATELINE if _COLON.search(each.text) else _LONGEST_DATE
    is_short = len(each.text) <= longest and not _CLAUSE.search(each.text)
    return is_short and _may_be_facts(each) and bool(_DAY.search(each.text))


def _may_be_credits(each: FlowLine) -> bool:
    """Whether a line below the text names outlet, people or day with a label."""
    return not is_linked(each) and names_facts(each.text)
