"""Credits of a document: outlet, people, original title, read from lines and statements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, takewhile

import attrs

from cnnews_parse.fields.credits import Mention, ReadLine, credit_line, inline_credits
from cnnews_parse.fields.datelines import PrintedDateline, read_dateline
from cnnews_parse.fields.dates import read_moment
from cnnews_parse.fields.folding import plain
from cnnews_parse.fields.imprint import read_imprint
from cnnews_parse.fields.labels import LABEL_ALONE, LABELLED
from cnnews_parse.fields.names import is_name
from cnnews_parse.fields.outlets import is_outlet, outlet_in_feed
from cnnews_parse.model.accounts import Confidence, Evidence, Fate, Reason
from cnnews_parse.model.article import Role
from cnnews_parse.model.draft import Kind, Line, Statement
from cnnews_parse.model.patterns import Pattern

_LABELS = {"author": "作者", "editor": "编辑"}
_TITLED = Pattern(r"[\s\u3000]*《[\s\u3000]*([^《》]{1,24}?)[\s\u3000]*》[\s\u3000]*$")
_STAFF_CODE = Pattern(r"^[A-Za-z]{0,3}\d{2,8}[\s_-]*")
_LIFTED = frozenset(("credits", "source", "author", "editor", "published"))
_BESIDE = "line beside the text"
_EDGE, _HEAD = 4, 6  # lines among which a bare name counts; above the text a bare day does
_FINISHED = Pattern(r"[。！？：:][”」』）)]?\s*$")
_LONGEST_NAME = 24
_LEAST_DISPATCHES = 2
_SENT_FROM = Pattern(
    r"[\s\u3000]*[（(【]?[\u4e00-\u9fff]{0,12}(?:[记記]者|特派[员員])[\u4e00-\u9fff、\s\u3000]{2,24}?"
    r"[发發]自[^。，！？]{1,16}?[:：]"
)
_BRACKETS = " \t\u3000\u00a0（）()【】[]〔〕"
_SENTENCE = Pattern("[，。；！？,;!?]")
_SIGNATURE = Pattern(r"([\u4e00-\u9fff·]{2,12})(?:\s+(.{4,40}))?$")


@attrs.frozen(kw_only=True)
class Reading:
    """A value read, with its evidence; `Reading.evidence.field` names the field."""

    value: str
    evidence: Evidence
    role: Role | None = None


def lifted_credits(lines: Sequence[Line], read: ReadLine) -> tuple[list[Line], list[Reading]]:
    """Lift the lines that are nothing but credits, and read them.

    A bare name or outlet counts only near the ends of the text, a bare day only at its head
    (behind the text it belongs to a signature), a labelled one anywhere. A bare outlet may be the
    name of the site above the page, so it comes last. `read` reads a line.
    """
    open_lines = [n for n, x in enumerate(lines) if x.fate is None and x.text.strip()]
    head, foot = frozenset(open_lines[:_EDGE]), frozenset(open_lines[-_EDGE:])
    days = head.union(takewhile(lambda n: not _is_finished(lines[n].text), open_lines[:_HEAD]))
    judged, readings, bare = list(lines), list[Reading](), list[Reading]()
    named = _below_labels(lines, [n for n in open_lines if n in head or n in foot])
    for number, line in enumerate(lines):
        if number in named:
            readings += [_reading(mention, "label above it") for mention in named[number]]
            judged[number] = line.lifted("credits")
            continue
        is_marked = line.fate is Fate.FIELD and line.detail in _LIFTED
        if not is_marked and (line.fate is not None or line.kind is Kind.CAPTION):
            continue
        mentions = read(line.text, loose=is_marked and line.detail == "credits")
        is_edge = number in (days if _is_day(mentions) else head | foot)
        if not is_marked and not _counts(mentions, line.text, is_edge=is_edge):
            continue
        if is_marked and not mentions:
            continue
        found = [_reading(mention, "credit line") for mention in mentions]
        is_alone = mentions[0].field == "source" and _is_bare(mentions, line.text)
        (bare if is_alone and not is_marked else readings).extend(found)
        judged[number] = line.lifted(_detail(mentions))
    return judged, [*readings, *bare]


def _is_finished(text: str) -> bool:
    return _FINISHED.search(text.rstrip()[-2:]) is not None


def _below_labels(lines: Sequence[Line], edge: Sequence[int]) -> dict[int, tuple[Mention, ...]]:
    """Who is named on the line below a label that stands alone, by the numbers of both lines.

    Source: pages whose templates part label and name, as lists of terms do: 文章作者, 张三.
    """
    found: dict[int, tuple[Mention, ...]] = {}
    for above, below in pairwise(edge):
        label, names = lines[above].text.strip(), lines[below].text.strip()
        if not LABEL_ALONE.match(label) or len(names) > _LONGEST_NAME or _SENTENCE.search(names):
            continue
        mentions = credit_line(f"{label.strip(':： ')}：{names}")
        if mentions and all(is_name(mention.name) for mention in mentions):
            found[above], found[below] = (), mentions
    return found


def account_name(lines: Sequence[Line], title_line: int) -> tuple[list[Line], list[Reading]]:
    """Lift the name of the account that posted a text, where it stands twice below the headline.

    Source: page design; platforms print the account's name and its card, one below the other.
    """
    below = [n for n, x in enumerate(lines) if n > title_line and x.fate is None and x.text.strip()]
    judged, texts = list(lines), [lines[n].text.strip() for n in below[:2]]
    if len(below) < 3 or texts[0] != texts[1] or len(texts[0]) > _LONGEST_NAME:
        return judged, []
    if _SENTENCE.search(texts[0]):
        return judged, []
    role = Role.AUTHOR if is_name(texts[0]) else None
    field = "credits" if role else "source"
    for number in below[:2]:
        judged[number] = lines[number].lifted(field)
    evidence = Evidence(
        field=field,
        mark="name below the headline",
        words=texts[0],
        confidence=Confidence.INFERRED,
    )
    return judged, [Reading(value=texts[0], evidence=evidence, role=role)]


def author_again(lines: Sequence[Line], statements: Sequence[Statement]) -> list[Line]:
    """Lift a line above the text that is the author whom the document states, and no more."""
    stated = {s.words.strip() for s in statements if s.field == "author"}
    judged = list(lines)
    shown = [n for n, x in enumerate(lines) if x.fate is None and x.text.strip()]
    head = takewhile(lambda number: len(lines[number].text) <= _LONGEST_NAME, shown[:_EDGE])
    for number in head if stated else ():
        if lines[number].text.strip() in stated and number != shown[-1]:
            judged[number] = lines[number].lifted("credits")
    return judged


def _counts(mentions: Sequence[Mention], text: str, *, is_edge: bool) -> bool:
    """Whether a line is one of credits; bare names count at the edges of a text alone."""
    return bool(mentions) and (is_edge or not _is_bare(mentions, text))


def _is_bare(mentions: Sequence[Mention], text: str) -> bool:
    """Whether a line is one name, its brackets aside, and no label."""
    bare = text.strip(_BRACKETS)
    return len(mentions) == 1 and mentions[0].words.strip(_BRACKETS) == bare


def _is_day(mentions: Sequence[Mention]) -> bool:
    return len(mentions) == 1 and mentions[0].field == "published"


def _detail(mentions: Sequence[Mention]) -> str:
    """The field that a lifted line is the place of: that of its first mention."""
    first = mentions[0].field
    return "credits" if first == "credit" else first


def _reading(mention: Mention, mark: str, confidence: Confidence = Confidence.STATED) -> Reading:
    field = "credits" if mention.field == "credit" else mention.field
    evidence = Evidence(field=field, mark=mark, words=mention.words, confidence=confidence)
    value = _outlet_name(mention.name) if field == "source" else mention.name
    return Reading(value=value, evidence=evidence, role=mention.role)


def _outlet_name(name: str) -> str:
    """The name of an outlet without the marks of a book title around it, as 《 某报 》 has them.

    >>> _outlet_name("《 某报 》"), _outlet_name("《某报》客户端")
    ('某报', '《某报》客户端')
    """
    found = _TITLED.match(name)
    return found[1] if found else name.strip()


def inline_mentions(lines: Sequence[Line]) -> dict[str, tuple[Mention, ...]]:
    """Who is credited inside the text, by the text of each line that is open."""
    texts = (x.text for x in lines if x.fate is None and x.text)
    return {text: mentions for text in texts if (mentions := inline_credits(text))}


def inline_readings(
    lines: Sequence[Line], mentions: Mapping[str, Sequence[Mention]]
) -> Iterator[Reading]:
    """Credits printed inside the text: openings, closing parentheses, captions.

    An outlet in parentheses counts only where the text ends. Who sends one item of a digest of
    dispatches has not written the digest.
    """
    open_lines = [x for x in lines if x.fate is None and x.text] if mentions else []
    items = _dispatches(open_lines)
    for line in open_lines:
        for mention in mentions.get(line.text, ()):
            if line.text in items and mention.start < items[line.text]:
                continue
            is_last = any(line is last for last in open_lines[-2:])
            if mention.field != "source" or is_last:
                yield _reading(mention, _place(mention, line.text), Confidence.DERIVED)


def _dispatches(lines: Sequence[Line]) -> dict[str, int]:
    """The items of a digest behind its lead, each with the length of the byline that opens it.

    Source: round-ups of the wire: 某社北京1月1日电 …, then 某社记者张三发自某地：… again and again.
    """
    found = {
        line.text: opening.end() for line in lines[1:] if (opening := _SENT_FROM.match(line.text))
    }
    return found if len(found) >= _LEAST_DISPATCHES else {}


def _place(mention: Mention, text: str) -> str:
    if mention.end >= len(text.rstrip()) - 1:
        return "closing words"
    return "opening words" if mention.start < len(text) // 2 else "words in the text"


def dateline_readings(lines: Sequence[Line]) -> Iterator[Reading]:
    """The agency of the dateline that opens the text, and its day where the year is printed.

    Only the first paragraph is asked: each item of a digest may open with one.
    """
    paragraphs = [x for x in lines if x.fate is None and len(x.text) > 20]
    for line in paragraphs[:1]:
        dateline = read_dateline(line.text)
        if dateline is None:
            return
        if dateline.year and dateline.date:
            evidence = _of_dateline("published", dateline, Confidence.INFERRED)
            yield Reading(value=dateline.date, evidence=evidence)
        if dateline.agency and not dateline.compiled:
            evidence = _of_dateline("source", dateline, Confidence.DERIVED)
            yield Reading(value=dateline.agency, evidence=evidence)


def _of_dateline(field: str, dateline: PrintedDateline, confidence: Confidence) -> Evidence:
    return Evidence(field=field, mark="dateline", words=dateline.words, confidence=confidence)


def stated_people(statements: Sequence[Statement], read: ReadLine) -> Iterator[Reading]:
    """Persons and feeds that the document names in places made for them.

    The author of a post made from a feed is the feed, which its channels name too; the outlet
    is the part before ` - `. Any other author that is no outlet is a person. `read` reads a line.
    """
    channels = {s.words for s in statements if s.field in ("tag", "category")}
    for statement in statements:
        if statement.field == "source":
            yield from _source(statement, read)
        elif statement.field == "feed":
            yield Reading(value=statement.words, evidence=stated_evidence(statement, "feed"))
        elif statement.field == "credits":
            yield from _in_line(statement, read)
        elif statement.field in ("author", "editor"):
            yield from _person(statement, channels, read)
    yield from _publisher(statements)


def _source(statement: Statement, read: ReadLine) -> Iterator[Reading]:
    mentions = read(statement.words, loose=False)
    imprint = read_imprint(statement.words)
    named = [imprint.outlet] if imprint and imprint.outlet else []
    named += [m.name for m in mentions if m.field == "source"]
    value = _outlet_name(named[0] if named else statement.words)
    yield Reading(value=value, evidence=stated_evidence(statement, "source"))


def _in_line(statement: Statement, read: ReadLine) -> Iterator[Reading]:
    for mention in read(statement.words, loose=statement.mark == _BESIDE):
        yield _reading(mention, statement.mark)


def _person(statement: Statement, channels: set[str], read: ReadLine) -> Iterator[Reading]:
    words = statement.words
    labelled = [
        m for m in read(words, loose=False) if m.role is not None and m.name != words.strip()
    ]
    if labelled and LABELLED.match(plain(words)):  # 撰文 | 张三, in the place of a name
        for mention in labelled:
            evidence = stated_evidence(statement, "credits")
            yield Reading(value=mention.name, evidence=evidence, role=mention.role)
        return
    outlet = outlet_in_feed(words)
    if words in channels or outlet is not None or is_outlet(words):
        evidence = stated_evidence(statement, "feed", Confidence.DERIVED)
        yield Reading(value=outlet or words, evidence=evidence)
        return
    label = _LABELS[statement.field]
    persons = [
        m for m in credit_line(f"{label}：{_STAFF_CODE.sub('', words)}") if m.role is not None
    ]
    if statement.confidence is Confidence.INFERRED:
        persons = [mention for mention in persons if is_name(mention.name)]
    for mention in persons:
        evidence = stated_evidence(statement, "credits")
        yield Reading(value=mention.name, evidence=evidence, role=mention.role)
    if not persons and statement.confidence is Confidence.INFERRED:
        # what stands where the author's name should, and is none, is the account that posts
        yield Reading(value=words, evidence=stated_evidence(statement, "source"))


def _publisher(statements: Sequence[Statement]) -> Iterator[Reading]:
    """A post with an address and with one word for both tag and category: the publisher's name."""
    tags = [s for s in statements if s.field == "tag"]
    categories = [s.words for s in statements if s.field == "category"]
    has_address = any(s.field == "url" for s in statements)
    if has_address and len(tags) == 1 and categories == [tags[0].words]:
        yield Reading(
            value=tags[0].words, evidence=stated_evidence(tags[0], "feed", Confidence.INFERRED)
        )


def stated_evidence(
    statement: Statement, field: str, confidence: Confidence | None = None
) -> Evidence:
    """The evidence that a statement is for a field, of its own confidence unless told another."""
    return Evidence(
        field=field,
        mark=statement.mark,
        words=statement.words,
        confidence=confidence or statement.confidence,
    )


def signature(lines: Sequence[Line], named: Sequence[str]) -> Reading | None:
    """The name that signs a text: alone on one of its last lines, with a day or known already.

    Args:
        lines: the lines of the document.
        named: title and tags; a name that they hold needs no day behind it.
    """
    closing = [x.text.strip() for x in lines if x.fate is None and x.text.strip()][-3:]
    for number, text in enumerate(closing):
        found = _SIGNATURE.match(text)
        if found is None or len(closing) < 2 or not is_name(found[1]):
            continue
        behind = " ".join((found[2] or "", *closing[number + 1 :]))
        is_known = any(found[1] in words for words in named)
        if is_known or (len(behind) < 60 and read_moment(behind.strip()) is not None):
            evidence = Evidence(
                field="credits",
                mark="signature",
                words=text,
                confidence=Confidence.INFERRED,
            )
            return Reading(value=found[1], evidence=evidence, role=Role.AUTHOR)
    return None


def without_empty(lines: Sequence[Line], readings: Sequence[Reading]) -> list[Line]:
    """Lines that were lifted for credits and gave none are chrome."""
    read = [reading.evidence.words for reading in readings]
    return [
        line.removed(Reason.CHROME, __name__)
        if line.detail == "credits"
        and line.fate is Fate.FIELD
        and not any(words in line.text for words in read)
        and read_moment(line.text) is None
        else line
        for line in lines
    ]


def with_feeds(lines: Sequence[Line], readings: Sequence[Reading]) -> list[Line]:
    """Lines that were lifted for an author and named the feed are the place of the feed."""
    feeds = [reading.evidence.words for reading in readings if reading.evidence.field == "feed"]
    return [
        line.lifted("feed")
        if line.detail == "author"
        and line.fate is Fate.FIELD
        and any(words in line.found for words in feeds)
        else line
        for line in lines
    ]
