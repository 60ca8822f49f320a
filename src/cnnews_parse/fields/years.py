"""Dates printed without their year, completed from another mark that has it."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from cnnews_parse.fields.dates import Moment, MonthDay, read_month_day
from cnnews_parse.fields.folding import plain
from cnnews_parse.model.patterns import Pattern

_SHORT = Pattern(  # 10-08 12:00, 18-03-08 23:16
    r"(?<![0-9./-])(?:(?P<year>[0-9]{2})[-/.])?(?P<month>[0-9]{1,2})[-/.](?P<day>[0-9]{1,2})"
    r"(?![0-9./-])(?: {1,4}(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2}))?"
)


def completed(words: str, known: Iterable[Moment]) -> Moment | None:
    """The moment that a date without its year, or with two figures of it, means.

    Args:
        words: a line that prints such a date.
        known: moments that other marks of the document state in full.
    Returns:
        The date with the year of the first of them that falls on the same day and month, and
        with the time of day that the line prints; None where none agrees.
    Source: page design; blogs and portals print `10-08 12:00` during the year, `18-03-08` later.

    >>> from cnnews_parse.fields.dates import read_moment
    >>> known = read_moment("2019-10-08 12:00:57")
    >>> completed("发布时间：10-08 12:00", [known]).at.isoformat()
    '2019-10-08T12:00:00+08:00'
    >>> completed("发布时间：10-09 12:00", [known]) is None
    True
    """
    printed = (read_month_day(words) or _short(words)) if known else None
    if printed is None:
        return None
    for moment in known:
        if (moment.at.month, moment.at.day) == (printed.month, printed.day):
            return _at(printed, moment, words)
    return None


def _short(words: str) -> MonthDay | None:
    """A date of figures alone; that another mark agrees is what makes it one."""
    found = _SHORT.search(plain(words))
    if found is None:
        return None
    hour, minute = found["hour"], found["minute"]
    return MonthDay(
        int(found["month"]),
        int(found["day"]),
        int(hour) if hour else None,
        int(minute) if minute else None,
    )


def _at(printed: MonthDay, moment: Moment, words: str) -> Moment:
    """A full date with the time of day that is printed; its own where none is."""
    if printed.hour is None or not (0 <= printed.hour < 24 and 0 <= (printed.minute or 0) < 60):
        return attrs.evolve(moment, words=words)
    at = moment.at.replace(hour=printed.hour, minute=printed.minute or 0, second=0)
    return attrs.evolve(moment, at=at, precision="minute", words=words)
