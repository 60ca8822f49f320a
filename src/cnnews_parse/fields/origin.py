"""The dateline of an article: which line has it, and of which year its day is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

import attrs

from cnnews_parse.fields.datelines import PrintedDateline, read_dateline
from cnnews_parse.fields.outlets import agency_name
from cnnews_parse.model.accounts import Confidence, Evidence, Fate
from cnnews_parse.model.dateline import Dateline
from cnnews_parse.model.draft import Kind, Line
from cnnews_parse.model.patterns import Pattern

_FAR = 4
_PROSE = 40
_LONGEST_CLOSING = 60
_AFTER = range(-1, 8)
"""How many days a report comes out after the day of its dateline; -1 for one sent at midnight."""
_CLOSING = Pattern(r"[（(【〔\[][^（(【〔\[\n]{4,40}[）)】〕\]]\s{0,4}$")
_BRACKETS = tuple("）)】〕]")
_LIFTED = ("credits", "source")


def dateline_of(lines: Sequence[Line], published: dt.date | None) -> Dateline | None:
    """The dateline of an article.

    It opens the text, alone or before the first words, or closes it in brackets, as some papers
    print it. Of a digest, whose items each have one, it is that of the first item.

    Args:
        lines: with their fates.
        published: the day of publication, which tells the year of a dateline without one.

    >>> line = Line(text="新华社北京1月1日电 会议昨日举行。", found="")
    >>> dateline_of([line], dt.date(2024, 1, 2)).date
    datetime.date(2024, 1, 1)
    """
    printed = next(filter(None, map(read_dateline, _openings(lines))), None)
    mark = "dateline"
    if printed is None:
        printed, mark = _closing(lines), "dateline at the end"
    if printed is None:
        return None
    evidence = Evidence(
        field="dateline", mark=mark, words=printed.words, confidence=Confidence.DERIVED
    )
    line = Dateline(
        agency=agency_name(printed.agency) if printed.agency else None,
        places=printed.places,
        printed_date=printed.date,
        text=printed.words,
        evidence=(evidence,),
    )
    return _dated(line, printed, published)


def _openings(lines: Sequence[Line]) -> Iterator[str]:
    """The first lines of the text and the credits above it, up to the first sentence."""
    seen = 0
    for line in lines:
        is_credit = line.fate is Fate.FIELD and line.detail in _LIFTED
        if line.kind is not Kind.PARAGRAPH or not (line.fate is None or is_credit):
            continue
        if not line.text.strip():
            continue
        yield line.text
        seen += line.fate is None
        if seen >= _FAR or (line.fate is None and len(line.text) >= _PROSE):
            return


def _closing(lines: Sequence[Line]) -> PrintedDateline | None:
    """（新华社北京5月1日电） behind the last sentence: a whole bracket, and nothing else in it."""
    last = next((x.text for x in reversed(lines) if x.fate is None and x.text.strip()), "")
    if last.rstrip()[-1:] not in _BRACKETS:
        return None
    found = _CLOSING.search(last, max(0, len(last) - _LONGEST_CLOSING))
    if found is None:
        return None
    printed = read_dateline(found[0])
    is_whole = printed is not None and bool(printed.date) and printed.words == found[0].strip()
    return printed if is_whole else None


def _dated(line: Dateline, printed: PrintedDateline, published: dt.date | None) -> Dateline:
    """The dateline with its day, where the year is printed or the day of publication tells it."""
    if printed.day is None:
        return line
    if printed.year and printed.month:
        return attrs.evolve(line, date=_day(printed.year, printed.month, printed.day))
    day = _shortly_before(published, printed.month, printed.day) if published else None
    if day is None or published is None:
        return line
    taken = Evidence(
        field="dateline",
        mark="year of published" if printed.month else "year and month of published",
        words=published.isoformat(),
        confidence=Confidence.DERIVED,
    )
    return attrs.evolve(line, date=day, evidence=(*line.evidence, taken))


def _shortly_before(published: dt.date, month: int | None, day: int) -> dt.date | None:
    """The day of this number that publication followed within a week."""
    near: Iterable[dt.date] = (published - dt.timedelta(days=n) for n in _AFTER)
    return next((d for d in near if d.day == day and month in (None, d.month)), None)


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
