"""The article, put together from a repaired draft."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs

from cnnews_parse.fields.composition import compose
from cnnews_parse.fields.dates import Moment, day_in_url, read_compact_day, read_epoch, read_moment
from cnnews_parse.fields.furniture import caption_like, without_furniture
from cnnews_parse.fields.headline import Headline, headline
from cnnews_parse.fields.link_lists import without_link_lists
from cnnews_parse.fields.people import (
    Reading,
    account_name,
    dateline_readings,
    inline_readings,
    lifted_credits,
    signature,
    stated_people,
    without_empty,
)
from cnnews_parse.fields.repeats import without_repeats
from cnnews_parse.fields.securities import security_of
from cnnews_parse.model.accounts import Change, Confidence, Evidence, Fate
from cnnews_parse.model.article import Article, Credit
from cnnews_parse.model.draft import Draft, Kind, Line, Repaired, Statement
from cnnews_parse.model.errors import NotAnArticle
from cnnews_parse.script import script_of

_SENTENCE_ENDS = "。！？…”」』）)!?.》〉】]：:—"
_LONG = 40


def assemble(repaired: Repaired) -> Article:
    """Judge the lines, read the fields, and compose the body.

    Raises:
        NotAnArticle: no line of the draft is text of an article.
    """
    draft = repaired.draft
    statements = draft.statements
    lines, readings, title = _judged(draft)
    composition = compose(lines, repaired.line_changes, title.line if title else None)
    text = "\n".join(block.text for block in composition.blocks if block.text)
    if not text.strip():
        raise NotAnArticle(draft.extractors[-1], "no line of it is text of an article")
    published, updated = _moments(statements, readings), _updated(statements, readings)
    source, sources = _source(readings)
    links = tuple(dict.fromkeys(link for line in lines if _is_kept(line) for link in line.links))
    evidence = (
        *(title.evidence if title else ()),
        *(_marked(published) + _marked(updated)),
        *sources,
        *(r.evidence for r in readings if r.evidence.field in ("credits", "original_title")),
        *_plain_evidence(statements),
    )
    return Article(
        title=title.text if title else None,
        subtitle=_words("subtitle", statements),
        kicker=_words("kicker", statements),
        original_title=_reading_of("original_title", readings),
        published=published[0].at if published else None,
        published_precision=published[0].precision if published else None,
        updated=updated[0].at if updated else None,
        source=source,
        site=_words("site", statements) or _reading_of("feed", readings),
        credits=_credits(readings),
        url=_words("url", statements) or _line_address(lines),
        canonical_url=_words("canonical_url", statements),
        links=links,
        tags=_all_words("tag", statements),
        categories=_all_words("category", statements),
        description=_words("description", statements) or _lifted_text("description", lines),
        lead_image=_words("lead_image", statements),
        securities=tuple(dict.fromkeys(s for link in links if (s := security_of(link)))),
        blocks=composition.blocks,
        script=script_of(text),
        pieces=composition.pieces,
        changes=(*_statement_changes(repaired, title), *composition.changes),
        warnings=(*draft.warnings, *_warnings(text, lines)),
        evidence=evidence,
        format=draft.extractors[0],
        extractor=draft.extractors[-1],
    )


def _judged(draft: Draft) -> tuple[list[Line], list[Reading], Headline | None]:
    """The lines with their fates, what was read from them, and the headline."""
    lines = without_link_lists(without_furniture(draft.lines))
    lines, lifted = lifted_credits(lines)
    title = headline(draft.statements, lines)
    if title and title.line is not None:
        lines[title.line] = lines[title.line].lifted("title")
        lines, posted = account_name(lines, title.line)
        lifted += posted
    lines = without_repeats(lines, title.text if title else None)
    if all(line.kind is Kind.PARAGRAPH for line in lines if line.fate is None):
        lines = caption_like(lines)
    readings = [*lifted, *stated_people(draft.statements)]
    readings += [*inline_readings(lines), *dateline_readings(lines)]
    if not any(r.role for r in readings):
        named = (
            (*(title.text,) * bool(title), *_all_words("tag", draft.statements)) if title else ()
        )
        signed = signature(lines, named)
        readings += [signed] if signed else []
    return without_empty(lines, readings), readings, title


def _is_kept(line: Line) -> bool:
    return line.fate is not Fate.REMOVED


def _words(field: str, statements: Iterable[Statement]) -> str | None:
    return next((s.words for s in statements if s.field == field and s.words), None)


def _all_words(field: str, statements: Iterable[Statement]) -> tuple[str, ...]:
    """All values of a field that may have many; `keywords` of a page are parted here."""
    single = [s.words for s in statements if s.field == field]
    return tuple(dict.fromkeys(word for word in single if word))


def _reading_of(field: str, readings: Iterable[Reading]) -> str | None:
    return next((r.value for r in readings if r.evidence.field == field), None)


def _line_address(lines: Iterable[Line]) -> str | None:
    """The address that stands on a line of its own."""
    for line in lines:
        if line.fate is Fate.FIELD and line.detail == "url":
            return line.text.strip().strip("<>")
    return None


def _lifted_text(field: str, lines: Iterable[Line]) -> str | None:
    return next((x.text.strip() for x in lines if x.fate is Fate.FIELD and x.detail == field), None)


def _moments(
    statements: Sequence[Statement], readings: Sequence[Reading]
) -> tuple[Moment, Evidence] | None:
    """When it was published: as stated, else as a credit line says, else as the address says.

    Of two marks for one day the one that prints the time is taken.
    """
    found = _stated_moments("published", statements)
    for reading in readings:
        moment = read_moment(reading.value) if reading.evidence.field == "published" else None
        if moment:
            found.append((moment, reading.evidence))
    for statement in statements:
        moment = read_moment(statement.words) if statement.field == "credits" else None
        if moment:
            found.append((moment, _evidence_of("published", statement)))
    found += _in_address(statements)
    if not found:
        return None
    first = found[0]
    finer = (f for f in found if f[0].at.date() == first[0].at.date() and f[0].precision != "day")
    return next(finer, first)


def _stated_moments(field: str, statements: Iterable[Statement]) -> list[tuple[Moment, Evidence]]:
    return [
        (moment, _evidence_of(field, statement))
        for statement in statements
        if statement.field == field and (moment := _whole_moment(statement.words))
    ]


def _whole_moment(words: str) -> Moment | None:
    """The moment that a value made for it states, as a date, as bare digits or as a count."""
    return read_moment(words) or read_compact_day(words) or read_epoch(words)


def _updated(
    statements: Sequence[Statement], readings: Iterable[Reading]
) -> tuple[Moment, Evidence] | None:
    """When it was last changed, by the first mark that says so."""
    found = _stated_moments("updated", statements)
    for reading in readings:
        moment = read_moment(reading.value) if reading.evidence.field == "updated" else None
        if moment:
            found.append((moment, reading.evidence))
    return found[0] if found else None


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


def _evidence_of(field: str, statement: Statement) -> Evidence:
    return Evidence(
        field=field, mark=statement.mark, words=statement.words, confidence=statement.confidence
    )


def _marked(found: tuple[Moment, Evidence] | None) -> tuple[Evidence, ...]:
    return (found[1],) if found else ()


# what names the source, the most trusted first
_SOURCE_MARKS = ("source", "feed")


def _source(readings: Sequence[Reading]) -> tuple[str | None, tuple[Evidence, ...]]:
    """Who published it first, and all marks that name an outlet, the winner first.

    A line that says so is trusted more than words in the text, these more than the feed that
    a post was made from.
    """
    named = [r for r in readings if r.evidence.field in _SOURCE_MARKS]
    order = (Confidence.STATED, Confidence.DERIVED, Confidence.INFERRED)
    ranked = sorted(
        named, key=lambda r: (r.evidence.field == "feed", order.index(r.evidence.confidence))
    )
    evidence = tuple(
        attrs.evolve(r.evidence, field="source", used=n == 0) for n, r in enumerate(ranked)
    )
    return (ranked[0].value if ranked else None), evidence


def _credits(readings: Iterable[Reading]) -> tuple[Credit, ...]:
    """Each person once for each role, with the first evidence."""
    found: dict[tuple[object, str], Credit] = {}
    for reading in readings:
        if reading.role is not None and reading.evidence.field == "credits":
            credit = Credit(role=reading.role, name=reading.value, evidence=reading.evidence)
            found.setdefault((credit.role, credit.name), credit)
    return tuple(found.values())


_PLAIN = ("url", "canonical_url", "description", "lead_image", "site")


def _plain_evidence(statements: Sequence[Statement]) -> tuple[Evidence, ...]:
    """Evidence of the fields that are taken as they stand: the first statement of each."""
    found: dict[str, Evidence] = {}
    for statement in statements:
        if statement.field in _PLAIN:
            evidence = _evidence_of(statement.field, statement)
            found.setdefault(statement.field, evidence)
    return tuple(found.values())


def _statement_changes(repaired: Repaired, title: Headline | None) -> tuple[Change, ...]:
    """The changes made to statements; those of the headline as far as it was kept."""
    placed: list[Change] = []
    seen: set[str] = set()
    pairs = zip(repaired.draft.statements, repaired.statement_changes, strict=True)
    for number, (statement, changes) in enumerate(pairs):
        place = statement.field
        is_first = place not in seen
        seen.add(place)
        if place == "title":
            is_first = title is not None and title.statement == number
        if not is_first:
            place = f"rival {place}"
        placed += (attrs.evolve(change, place=place) for change in changes)
    return tuple(placed)


def _warnings(text: str, lines: Sequence[Line]) -> tuple[str, ...]:
    found = []
    lost = text.count("\ufffd")
    if lost:
        found.append(f"{lost} characters of the text are lost (U+FFFD)")
    last = next((x.text.rstrip() for x in reversed(lines) if x.fate is None and x.text), "")
    if len(last) >= _LONG and last[-1] not in _SENTENCE_ENDS:
        found.append("the text seems to be cut off at its end")
    return tuple(found)
