"""When an article was published and last changed, by the best mark of several."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs

from cnnews_parse.fields.dates import (
    Moment,
    day_in_url,
    read_compact_day,
    read_epoch,
    read_moment,
)
from cnnews_parse.fields.people import Reading, stated_evidence
from cnnews_parse.fields.rivals import defeat
from cnnews_parse.fields.years import completed
from cnnews_parse.model.accounts import Confidence, Defeat, Evidence
from cnnews_parse.model.draft import Statement
from cnnews_parse.model.patterns import Pattern

_HYPHENED = Pattern(r"(?<=\d-\d\d)-(?=\d\d:\d\d)")


@attrs.frozen(kw_only=True)
class Publication:
    """A moment, with the mark that gave it and the rivals that lost.

    Attributes:
        moment: when.
        evidence: the winner first.
    """

    moment: Moment
    evidence: tuple[Evidence, ...]


def published(statements: Sequence[Statement], readings: Sequence[Reading]) -> Publication | None:
    """When it was published: as stated, else by a credit line, the address, a dateline with a year.

    Of two marks for one day the one that prints the time is taken.
    """
    stated = _stated_moments("published", statements)
    read = [
        (moment, reading.evidence)
        for reading in readings
        if reading.evidence.field == "published" and (moment := read_moment(reading.value))
    ]
    found = [pair for pair in (*stated, *read) if pair[1].confidence is not Confidence.INFERRED]
    in_address = _in_address(statements)
    others = [*stated, *_stated_moments("updated", statements), *in_address]
    known = [moment for moment, _ in others]
    for statement in statements:
        if statement.field == "credits":
            moment = read_moment(statement.words) or completed(statement.words, known)
            if moment:
                found.append((moment, stated_evidence(statement, "published")))
    found += [pair for pair in stated if pair[1].confidence is Confidence.INFERRED]
    found += in_address
    found += [pair for pair in read if pair[1].confidence is Confidence.INFERRED]
    if not found:
        return None
    first = found[0]
    first = _printed_for(first[0], found) or _borne_out(first, found, in_address) or first
    finer = (f for f in found if f[0].at.date() == first[0].at.date() and f[0].precision != "day")
    return _publication(next(finer, first), found)


def _printed_for(
    moment: Moment, found: Iterable[tuple[Moment, Evidence]]
) -> tuple[Moment, Evidence] | None:
    """The mark that shows a zone to be wrong: it prints the same clock and names none.

    Source: observed pages; templates write the local time with a Z behind it.
    """
    clock = (moment.at - moment.moved).replace(second=0)
    same = (pair for pair in found if not pair[0].moved and pair[0].at.replace(second=0) == clock)
    return (
        next((pair for pair in same if pair[0].precision != "day"), None) if moment.moved else None
    )


def _borne_out(
    first: tuple[Moment, Evidence],
    found: Iterable[tuple[Moment, Evidence]],
    in_address: Sequence[tuple[Moment, Evidence]],
) -> tuple[Moment, Evidence] | None:
    """A mark that is trusted more than the first where that tells another day.

    The day in the address bears a mark out; without one, what states the time does.
    Source: observed pages; a time element in the masthead tells the day of the visit.
    """
    days = {moment.at.date() for moment, _ in in_address}
    if first[1].confidence is Confidence.STATED or first[0].at.date() in days:
        return None
    others = [pair for pair in found if pair not in in_address]
    same = [pair for pair in others if pair[0].at.date() in days]
    stated = [pair for pair in others if pair[1].confidence is Confidence.STATED]
    best = next(iter(same or stated), None)
    return best if best and best[0].at.date() != first[0].at.date() else None


def _stated_moments(field: str, statements: Iterable[Statement]) -> list[tuple[Moment, Evidence]]:
    return [
        (moment, stated_evidence(statement, field))
        for statement in statements
        if statement.field == field and (moment := _whole_moment(statement.words))
    ]


def _whole_moment(words: str) -> Moment | None:
    """The moment that a value made for it states, as a date, as bare digits or as a count.

    Source: firstpublishedtime of www.gov.cn has a hyphen before the time, 2023-10-23-11:23:36.
    """
    return read_moment(_HYPHENED.sub(" ", words)) or read_compact_day(words) or read_epoch(words)


def updated(
    statements: Sequence[Statement], readings: Iterable[Reading], first: Publication | None = None
) -> Publication | None:
    """When it was last changed, by the first mark that says so.

    Args:
        statements: what the document states.
        readings: what its lines say.
        first: when it was published; where the zone of that is wrong, no other is believed.
    """
    is_misled = first is not None and any(x.why is Defeat.CONTRADICTED for x in first.evidence)
    stated = _stated_moments("updated", statements)
    found = [pair for pair in stated if not (is_misled and pair[0].moved)]
    for reading in readings:
        moment = read_moment(reading.value) if reading.evidence.field == "updated" else None
        if moment:
            found.append((moment, reading.evidence))
    return _publication(found[0], found) if found else None


def _publication(
    winner: tuple[Moment, Evidence], found: Sequence[tuple[Moment, Evidence]]
) -> Publication:
    """The winner with its rivals, each mark once."""
    rivals = {evidence: moment for moment, evidence in reversed(found) if evidence != winner[1]}
    lost = (mark.lost(_why(winner, rivals[mark], mark)) for mark in reversed(rivals))
    return Publication(moment=winner[0], evidence=(winner[1], *lost))


def _why(winner: tuple[Moment, Evidence], moment: Moment, mark: Evidence) -> Defeat:
    won = winner[0]
    if moment.moved and moment.at - moment.moved == won.at.replace(second=moment.at.second):
        return Defeat.CONTRADICTED
    is_same_day = moment.at.date() == won.at.date()
    if is_same_day and moment.precision == "day" and won.precision != "day":
        return Defeat.COARSER
    return defeat(winner[1], mark, agrees=moment.at == won.at)


def _in_address(statements: Iterable[Statement]) -> list[tuple[Moment, Evidence]]:
    found = []
    for statement in statements:
        if statement.field in ("url", "canonical_url"):
            moment = day_in_url(statement.words)
            if moment:
                evidence = Evidence(
                    field="published",
                    mark=f"day in the {statement.mark}",
                    words=moment.words,
                    confidence=Confidence.DERIVED,
                )
                found.append((moment, evidence))
    return found
