"""The article, put together from a repaired draft."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

import attrs

from cnnews_parse.fields.composition import compose
from cnnews_parse.fields.copied_page import without_page_around
from cnnews_parse.fields.credits import Mention, line_reader
from cnnews_parse.fields.fact_sheet import without_fact_sheet
from cnnews_parse.fields.furniture import caption_like, without_furniture
from cnnews_parse.fields.headline import Headline, headline
from cnnews_parse.fields.leaked_code import without_leaked_code
from cnnews_parse.fields.link_lists import without_link_lists
from cnnews_parse.fields.moments import published, updated
from cnnews_parse.fields.newspaper import (
    bare_byline,
    dashed_subtitle,
    imprints,
    newspaper_page,
    stacked_headline,
    without_label,
)
from cnnews_parse.fields.official import box_readings, box_statements, official_of
from cnnews_parse.fields.official_box import Fact, lifted_box
from cnnews_parse.fields.origin import dateline_of
from cnnews_parse.fields.people import (
    Reading,
    account_name,
    author_again,
    dateline_readings,
    inline_mentions,
    inline_readings,
    lifted_credits,
    signature,
    stated_evidence,
    stated_people,
    with_feeds,
    without_empty,
)
from cnnews_parse.fields.repeats import without_repeated_paragraphs, without_repeats
from cnnews_parse.fields.rivals import defeat, ranked, trust
from cnnews_parse.fields.securities import security_of
from cnnews_parse.fields.tail import without_tail
from cnnews_parse.model.accounts import Change, Defeat, Evidence, Fate
from cnnews_parse.model.article import Article, Credit, Role
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
    boxless, facts = lifted_box(repaired.draft.lines)
    printed = imprints(boxless)
    statements = (*repaired.draft.statements, *box_statements(facts, boxless))
    draft = attrs.evolve(repaired.draft, lines=printed.lines, statements=statements)
    is_printed = bool(printed.pages) or any(s.field == "page" for s in statements)
    judged = _judged(draft, facts, printed.readings, is_printed=is_printed)
    lines, readings, title = judged.lines, judged.readings, judged.title
    said = _first_words(statements)
    subtitle = _subtitle(statements, lines, title)
    if not any(r.role is Role.AUTHOR for r in readings):
        readings += _byline(lines, title, is_printed=is_printed)
    title_line = title.line if title else None
    composition = compose(lines, repaired.line_changes, title_line, judged.mentions)
    text = "\n".join(block.text for block in composition.blocks if block.text)
    if not text.strip():
        raise NotAnArticle(draft.extractors[-1], "no line of it is text of an article")
    first = published(statements, readings)
    last = updated(statements, readings, first)
    source, sources = _source(readings)
    page, pages = newspaper_page(statements, printed, lines)
    official = official_of(facts, lines, title.text if title else None)
    dateline = dateline_of(lines, first.moment.at.date() if first else None)
    links = tuple(dict.fromkeys(link for line in lines for link in line.links if _is_kept(line)))
    evidence = (
        *(title.evidence if title else ()),
        *(first.evidence if first else ()),
        *(last.evidence if last else ()),
        *sources,
        *(dateline.evidence if dateline else ()),
        *(official.evidence if official else ()),
        *pages,
        *_reading_evidence(readings),
        *_plain_evidence(statements, readings, lines),
    )
    return Article(
        title=title.text if title else None,
        subtitle=subtitle or said.get("subtitle") or _lifted_text("subtitle", lines),
        kicker=said.get("kicker") or _lifted_text("kicker", lines),
        original_title=_reading_of("original_title", readings),
        published=first.moment.at if first else None,
        published_precision=first.moment.precision if first else None,
        updated=last.moment.at if last else None,
        source=source,
        site=said.get("site") or _reading_of("feed", readings),
        dateline=dateline,
        page=page,
        official=official,
        credits=_credits(readings),
        url=said.get("url") or _line_address(lines),
        canonical_url=said.get("canonical_url"),
        links=links,
        tags=_all_words("tag", statements),
        categories=_all_words("category", statements),
        description=said.get("description") or _lifted_text("description", lines),
        lead_image=said.get("lead_image"),
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


@attrs.frozen(kw_only=True)
class _Judged:
    """The lines with their fates, what was read from them, the headline, who is named in lines."""

    lines: list[Line]
    readings: list[Reading]
    title: Headline | None
    mentions: Mapping[str, Sequence[Mention]]


def _judged(
    draft: Draft, official: Sequence[Fact], printed: Sequence[Reading], *, is_printed: bool
) -> _Judged:
    """Judge the lines and read them.

    Args:
        draft: with the head of an official document lifted.
        official: what that head states; such a document has no pictures.
        printed: outlet and day of an imprint.
        is_printed: whether the number of a newspaper's page stands on it.
    """
    read = line_reader()
    lines = without_link_lists(without_furniture(without_leaked_code(draft.lines)))
    has_title = any(statement.field == "title" for statement in draft.statements)
    lines = without_page_around(without_tail(lines, read), has_title=has_title)
    lines, lifted = lifted_credits(lines, read)
    title = headline(draft.statements, lines)
    if title and title.line is not None:
        title = _middle(lines, title) if is_printed else title
        lines[title.line or 0] = lines[title.line or 0].lifted("title")
        lines, posted = account_name(lines, title.line or 0)
        lifted += posted
    lines = author_again(lines, draft.statements)
    lines = without_repeats(without_fact_sheet(lines), title.text if title else None)
    lines = without_repeated_paragraphs(lines)
    if not official and all(line.kind is Kind.PARAGRAPH for line in lines if line.fate is None):
        lines = caption_like(lines)
    readings = [*lifted, *stated_people(draft.statements, read), *box_readings(official), *printed]
    mentions = inline_mentions(lines)
    readings += [*inline_readings(lines, mentions), *dateline_readings(lines)]
    if not any(r.role for r in readings):
        named = [title.text] if title else []
        signed = signature(lines, [*named, *_all_words("tag", draft.statements)])
        readings += [signed] if signed else []
    lines = with_feeds(without_empty(lines, readings), readings)
    return _Judged(lines=lines, readings=readings, title=title, mentions=mentions)


def _subtitle(
    statements: Iterable[Statement], lines: list[Line], title: Headline | None
) -> str | None:
    """The line with a dash below the headline, lifted, where nothing states a subtitle."""
    if title is None or any(s.field == "subtitle" for s in statements):
        return None
    number = dashed_subtitle(lines, title.line)
    if number is None:
        return None
    lines[number] = lines[number].lifted("subtitle")
    return lines[number].text.strip()


def _middle(lines: list[Line], title: Headline) -> Headline:
    """The headline between kicker and subtitle, which are lifted; the same where they are not there."""
    stacked = stacked_headline(lines, title.line or 0)
    if stacked is None:
        return title
    lines[title.line or 0] = lines[title.line or 0].lifted("kicker")
    lines[stacked[1]] = lines[stacked[1]].lifted("subtitle")
    words = without_label(lines[stacked[0]].text)
    evidence = tuple(
        attrs.evolve(each, mark="middle line of three above the text", words=words)
        for each in title.evidence
    )
    return attrs.evolve(title, text=words, line=stacked[0], evidence=evidence)


def _byline(lines: list[Line], title: Headline | None, *, is_printed: bool) -> tuple[Reading, ...]:
    """The authors on a line of their own below the headline, which is lifted."""
    found = bare_byline(lines, title.line, is_printed=is_printed) if title else None
    if found is None:
        return ()
    lines[found[0]] = lines[found[0]].lifted("credits")
    return found[1]


def _is_kept(line: Line) -> bool:
    return line.fate is not Fate.REMOVED


def _first_words(statements: Sequence[Statement]) -> dict[str, str]:
    """What is said first of each field."""
    return {s.field: s.words for s in reversed(statements) if s.words}


def _all_words(field: str, statements: Iterable[Statement]) -> tuple[str, ...]:
    """All values of a field that may have many; `keywords` of a page are parted here."""
    single = [s.words for s in statements if s.field == field]
    return tuple(dict.fromkeys(word for word in single if word))


def _reading_of(field: str, readings: Iterable[Reading]) -> str | None:
    return next((r.value for r in readings if r.evidence.field == field), None)


def _line_address(lines: Iterable[Line]) -> str | None:
    """The address that stands on a line of its own."""
    for line in lines:
        if line.detail == "url" and line.fate is Fate.FIELD:
            return line.text.strip().strip("<>")
    return None


def _lifted_text(field: str, lines: Iterable[Line]) -> str | None:
    lifted = (x for x in lines if x.detail == field and x.fate is Fate.FIELD)
    return next((without_label(each.text.strip()) for each in lifted), None)


# what names the source, the most trusted first
_SOURCE_MARKS = ("source", "feed")


def _source(readings: Sequence[Reading]) -> tuple[str | None, tuple[Evidence, ...]]:
    """Who published it first, and all marks that name an outlet, the winner first.

    A line that says so is trusted more than words in the text, these more than the feed that
    a post was made from.
    """
    named = [r for r in readings if r.evidence.field in _SOURCE_MARKS]
    named.sort(key=lambda r: (r.evidence.field == "feed", trust(r.evidence)))
    if not named:
        return None, ()
    first = named[0]
    marks = dict.fromkeys(named[1:])
    lost = (_lost_source(first, rival) for rival in marks if rival != first)
    return first.value, (first.evidence.of("source"), *lost)


def _lost_source(winner: Reading, rival: Reading) -> Evidence:
    is_feed = rival.evidence.field == "feed" != winner.evidence.field
    why = defeat(winner.evidence, rival.evidence, agrees=rival.value == winner.value)
    return rival.evidence.of("source").lost(
        Defeat.WEAKER if is_feed and why is Defeat.LATER else why
    )


def _credits(readings: Iterable[Reading]) -> tuple[Credit, ...]:
    """Each person once for each role, with the first evidence."""
    found: dict[tuple[object, str], Credit] = {}
    for reading in readings:
        if reading.role is not None and reading.evidence.field == "credits":
            credit = Credit(role=reading.role, name=reading.value, evidence=reading.evidence)
            found.setdefault((credit.role, credit.name), credit)
    return tuple(found.values())


def _reading_evidence(readings: Iterable[Reading]) -> tuple[Evidence, ...]:
    """Evidence of credits, each of which counts, and of the original title, of which one does."""
    credited = [r.evidence for r in readings if r.role and r.evidence.field == "credits"]
    titled = [r.evidence for r in readings if r.evidence.field == "original_title"]
    return (*credited, *ranked(titled))


_PLAIN = frozenset("subtitle kicker url canonical_url description lead_image site".split())
_LINE_FIELDS = frozenset(("url", "description", "subtitle", "kicker"))
_MANY = {"tag": "tags", "category": "categories"}


def _plain_evidence(
    statements: Iterable[Statement], readings: Iterable[Reading], lines: Iterable[Line]
) -> tuple[Evidence, ...]:
    """Evidence of the fields that are taken as they stand: by statement, by feed, by line."""
    found = [stated_evidence(s, s.field) for s in statements if s.field in _PLAIN]
    found += (r.evidence.of("site") for r in readings if r.evidence.field == "feed")
    found += (
        Evidence(field=x.detail, mark="line of its own", words=x.text.strip())
        for x in lines
        if x.detail in _LINE_FIELDS and x.fate is Fate.FIELD and x.text.strip()
    )
    fields = dict.fromkeys(mark.field for mark in found)
    single = (ranked([mark for mark in found if mark.field == field]) for field in fields)
    many = (stated_evidence(s, _MANY[s.field]) for s in statements if s.field in _MANY)
    companies = (
        Evidence(field="securities", mark="link to its quotes", words=link.text)
        for line in lines
        for link in line.links
        if _is_kept(line) and security_of(link)
    )
    return (*chain(*single), *dict.fromkeys((*many, *companies)))


def _statement_changes(repaired: Repaired, title: Headline | None) -> tuple[Change, ...]:
    """The changes made to statements; those of the headline as far as it was kept."""
    if not any(repaired.statement_changes):
        return ()
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
