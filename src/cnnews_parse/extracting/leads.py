"""Passages between the headline and the element of the text: its lead, or its first part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cnnews_parse.extracting.container import Place, holds
from cnnews_parse.extracting.flow_line import FlowLine
from cnnews_parse.extracting.regions import standing, words_in
from cnnews_parse.model.comparison import key
from cnnews_parse.model.draft import Line

_LEAST_LEAD = 20.0
_LEAD_START = 12
_LEADS = frozenset(
    "summary abstract digest intro introduction lead teaser desc description brief excerpt"
    " standfirst subtitle sub sum zhaiyao daodu daoyu zy dy".split()
)
_OPENING = 4
_FAR = 200


def leads(
    flowed: Sequence[FlowLine], place: Place, headline: int | None
) -> Iterator[tuple[int, Line]]:
    """Each such passage with its number: a first part of the text as it stands, a lead lifted."""
    first = place.inside.index(True)
    for number in range(first if headline is None else headline + 1, first):
        if _is_lead(flowed, place, number, first):
            line = flowed[number].line
            is_part = _is_first_part(flowed, place, number, headline)
            yield number, line if is_part else line.lifted("description")


def _is_lead(flowed: Sequence[FlowLine], place: Place, number: int, first: int) -> bool:
    """Whether a passage between headline and text introduces it, and does not repeat it."""
    each = flowed[number]
    if place.prose[number] < _LEAST_LEAD or each.label.fate is not None or "。" not in each.text:
        return False
    own = key(each.text[:_FAR])
    opening = key("".join([x.text[:_FAR] for x in flowed[first : first + _OPENING]]))
    is_repeated = own[:_LEAD_START] in opening or own[4 : 4 + _LEAD_START] in opening  # 摘要：
    return standing(each.box.named) >= 1 and not is_repeated


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
    named = " ".join(box.named for box in beside if box is not None)
    return is_beside and _LEADS.isdisjoint(words_in(named))
