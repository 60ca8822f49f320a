"""What stands inside the element of an article and is no text of it, told by its structure."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from cnnews_parse.extracting.boxes import Box
from cnnews_parse.extracting.closing import names_facts
from cnnews_parse.extracting.container import Place, is_linked
from cnnews_parse.extracting.flow_line import FlowLine
from cnnews_parse.extracting.regions import (
    holds_caption,
    holds_credits,
    holds_digest,
    reason_in,
    standing,
)
from cnnews_parse.model.accounts import Fate, Reason
from cnnews_parse.model.draft import Kind, Line
from cnnews_parse.model.patterns import Pattern

FACTS = Pattern(
    r"\d{4}\s?[-/.年]\s?\d{1,2}|\d{1,2}:\d{2}|[来來稿][ \u3000]{0,3}源|出[处處]|作[ \u3000]{0,3}者|[记記]者|[编編][辑輯]|责编|文\s?[/／]"
    r"|[报報][导導道]$|\d{1,2}\s?(?:小[时時]|分[钟鐘]|天)前|民[国國]\s?\d{2,3}\s?年|[〇零一二]{2}[〇零一二三四五六七八九]{2}年"
)
_DIGEST = Pattern(
    r"[【\[（(]?\s?(?:[内內]容)?(?:摘要|提要)\s?[】\]）)]?\s?[:：]|[【\[](?:[内內]容)?(?:摘要|提要)[】\]]"
)
_ASIDE_SHARE = 0.15
_DOUBTFUL_SHARE = 0.5
_ASIDE_PROSE = 60.0
_LONGEST_CREDIT = 80
_SENTENCE_ENDS = "。！？；!?;…”」』"


def sifted(flowed: Sequence[FlowLine], place: Place) -> list[Line | None]:
    """For each line in the element of the article the line with its fate; None for the others."""
    regions = _Regions(place)
    lines: list[Line | None] = []
    for each, is_inside in zip(flowed, place.inside, strict=True):
        if not is_inside:
            lines.append(None)
        elif each.label.fate is not None:
            lines.append(each.line)
        else:
            lines.append(_judged(each, regions))
    return lines


def _judged(each: FlowLine, regions: _Regions) -> Line:
    """One line: lifted as a fact, left out with its region or as a link, or kept."""
    reason = regions.reason(each.box)
    if _states_facts(each, is_aside=reason is not None):
        return as_facts(each)
    if reason is None and _is_link_to_other(each):
        reason = Reason.RELATED
    if reason is not None:
        return each.line.removed(reason, __name__)
    if each.kind is not Kind.IMAGE and _is_digest(each, regions.place):
        return each.line.lifted("description")
    if each.kind is Kind.PARAGRAPH and holds_caption(each.box.named):
        return attrs.evolve(each.line, kind=Kind.CAPTION)
    return each.line


def as_facts(each: FlowLine) -> Line:
    """The line lifted, its text nodes kept apart: one names the outlet, the next a button."""
    return attrs.evolve(each.line, text=each.parted, fate=Fate.FIELD, detail="credits")


def _states_facts(each: FlowLine, *, is_aside: bool) -> bool:
    """Whether a line says who, when and where, by its element's name or by a label.

    In a box beside the text, such as a bar of buttons, its words have to bear the name out.
    """
    if not is_aside:
        return _may_be_credits(each)
    if _may_be_credits(each) and FACTS.search(each.text):
        return True
    return not is_linked(each) and names_facts(each.text)


def _is_digest(each: FlowLine, place: Place) -> bool:
    """Whether a line stands in a short element that is named for a digest, or says it is one."""
    if _DIGEST.match(each.text):
        return True
    held = place.shares.get(each.box.number, 0.0)
    is_short = held * 2 < place.shares[place.box.number]
    around = each.box.around
    named = (
        each.box.named,
        around.named if around and around is not place.box else "",
    )
    return is_short and any(map(holds_digest, named))


def _is_link_to_other(each: FlowLine) -> bool:
    """Whether a line is a link and no sentence: the title of another article, or a button."""
    if each.kind is Kind.IMAGE or not is_linked(each):
        return False
    return each.text[-1] not in _SENTENCE_ENDS


def _may_be_credits(each: FlowLine) -> bool:
    """Whether a short line stands in an element that is named for outlet, time or people."""
    if each.kind in (Kind.IMAGE, Kind.CAPTION) or not 0 < len(each.text) <= _LONGEST_CREDIT:
        return False
    return each.text[-1] not in _SENTENCE_ENDS and holds_credits(each.box.named)


class _Regions:
    """The reasons that the names of boxes inside the article give, each worked out once."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.total = place.shares[place.box.number]
        self.known: dict[int, Reason | None] = {place.box.number: None}

    def reason(self, box: Box) -> Reason | None:
        """Why a box is no part of the text, by its own name or that of one around it."""
        path: list[Box] = []
        at: Box = box
        while at.number not in self.known and at.around is not None:
            path.append(at)
            at = at.around
        reason = self.known.get(at.number)
        for inner in reversed(path):
            reason = reason or self.own_reason(inner)
            self.known[inner.number] = reason
        return reason

    def own_reason(self, box: Box) -> Reason | None:
        """The reason that a name gives, unless much of the article's prose stands there."""
        named = box.named
        if not named and box.tag not in ("footer", "nav", "aside", "form"):
            return None
        reason = reason_in(named) if named else Reason.CHROME
        share = self.place.shares.get(box.number, 0.0)
        most = _DOUBTFUL_SHARE if standing(named) < 1 else _ASIDE_SHARE
        return reason if share < max(most * self.total, min(_ASIDE_PROSE, self.total / 2)) else None
