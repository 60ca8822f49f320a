"""Dates as Chinese news prints them, read into China Standard Time."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import attrs

from cnnews_parse.fields.folding import plain
from cnnews_parse.model.article import CHINA_STANDARD_TIME, Precision
from cnnews_parse.model.patterns import Pattern

_YEARS = range(1872, 2101)  # from the first modern Chinese newspaper, Shen Bao
_WEB_YEARS = range(1995, 2036)

_HAN_DIGITS = dict(zip("〇\u25cb零一二三四五六七八九", (0, 0, 0, *range(1, 10)), strict=True))
_HAN_TENS = {"十": 10, "廿": 20, "卅": 30}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?P<month>(?i:{'|'.join(_MONTHS)})[a-z]{{0,6}})\.?"
_WEEKDAY = r"\b(?i:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}"
_ZONE_HOURS = {
    **dict.fromkeys(("Z", "GMT", "UTC", "UT"), 0),
    **dict.fromkeys(("CST", "HKT"), 8),  # in Chinese news CST is China's
    "JST": 9,
    "EST": -5,
    "EDT": -4,
    "PST": -8,
    "PDT": -7,
}
_ZONE_NAME = rf"(?P<zone>{'|'.join(_ZONE_HOURS)})(?![A-Za-z])"
_HAN_NUMBER = "[\u25cb〇零一二三四五六七八九十廿卅]"

_YEAR = Pattern("年|[0-9]{4}|:[0-9]{2}:")  # of two figures only before a time with its seconds
_OPENERS = frozenset("0123456789百民mtwfsjaondMTWFSJAOND").union(_HAN_DIGITS, _HAN_TENS)

_DAYS = (
    Pattern(  # 2024-03-05, 2024/3/5, 2024.03.05, but no part of a longer number
        r"(?<![0-9A-Za-z_])(?<![0-9A-Za-z][-./])(?P<year>[0-9]{4})(?P<sep>[-/.])"
        r"(?P<month>[0-9]{1,2})(?P=sep)(?P<day>[0-9]{1,2})(?![0-9]|[-./][0-9])"
    ),
    Pattern(  # 2024年03月05日, 民國113年3月5日
        r"(?P<era>民[国國] ?)?(?<![0-9.])(?P<year>[0-9]{1,4}) {0,2}年 {0,2}"
        r"(?P<month>[0-9]{1,2}) {0,2}月 {0,2}(?P<day>[0-9]{1,2}) {0,2}[日号號]"
    ),
    Pattern(  # 二〇二四年三月五日
        rf"(?P<era>民[国國])?(?<!{_HAN_NUMBER})(?P<year>{_HAN_NUMBER[:-1]}百]{{1,6}})年"
        rf"(?P<month>{_HAN_NUMBER}{{1,2}})月(?P<day>{_HAN_NUMBER}{{1,3}})[日号號]"
    ),
    Pattern(  # Tue, 05 Mar 2024 (RFC 822)
        rf"(?:{_WEEKDAY},? )?(?<![0-9A-Za-z])(?P<day>[0-9]{{1,2}})[ -]{_MONTH}[ ,-]{{1,2}}"
        r"(?P<year>[0-9]{4})(?![0-9])"
    ),
    Pattern(  # Tue, 05 Mar 24 15:20:33, Tuesday, 05-Mar-24 15:20:33 (RFC 822 and 850 as they were)
        rf"(?:{_WEEKDAY},? )?(?<![0-9A-Za-z])(?P<day>[0-9]{{1,2}})(?P<sep>[ -]){_MONTH}(?P=sep)"
        r"(?P<short>)(?P<year>[0-9]{2})(?= [0-9]{1,2}:[0-9]{2}:[0-9]{2})"
    ),
    Pattern(  # 05 三月 2024 15:20 (Java in a Chinese locale)
        rf"(?<![0-9])(?P<day>[0-9]{{1,2}}) (?P<month>{_HAN_NUMBER}{{1,2}}|[0-9]{{1,2}})月 "
        r"(?P<year>[0-9]{4})(?= [0-9]{1,2}:[0-9]{2})"
    ),
    Pattern(  # Tue Mar  5 15:20:33 2024 (ctime of C, toString of Java; Weibo puts +0800 before the year)
        rf"(?:{_WEEKDAY},? )?\b{_MONTH} {{1,2}}(?P<day>[0-9]{{1,2}}) {{1,2}}"
        rf"(?P<clock>[0-9]{{1,2}}:[0-9]{{2}}:[0-9]{{2}}) (?:(?:{_ZONE_NAME}|(?P<shift>[+-][0-9]{{4}})) )?"
        r"(?P<year>[0-9]{4})(?![0-9])"
    ),
    Pattern(  # 15:20 2024/03/05, as pages of Hong Kong and Taiwan print it
        r"(?<![0-9])(?<![0-9]:)(?P<clock>[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?) (?P<year>[0-9]{4})(?P<sep>[-/])"
        r"(?P<month>[0-9]{1,2})(?P=sep)(?P<day>[0-9]{1,2})(?![0-9]|[-/][0-9]| ?[0-9]{1,2}:)"
    ),
    Pattern(  # 2024 03/05 15:20:33, the boxes of Xinhua's pages in one line
        r"(?<![0-9/.:-])(?P<year>[0-9]{4}) {1,3}(?P<month>[0-9]{2})/ ?(?P<day>[0-9]{2})"
        r"(?= {1,3}[0-9]{1,2}:[0-9]{2})"
    ),
    Pattern(  # March 5, 2024
        rf"(?:{_WEEKDAY},? )?\b{_MONTH} {{1,2}}(?P<day>[0-9]{{1,2}}),? "
        r"(?P<year>[0-9]{4})(?![0-9:])"
    ),
)
_MONTH_NAME = Pattern("|".join(_MONTHS), re.IGNORECASE)
_USUAL_DAY, _DAYS_IN_WORDS, _OTHER_DAYS = _DAYS[0], _DAYS[1:3], _DAYS[3:]
_OTHER_DAYS_IN_FIGURES = tuple(form for form in _OTHER_DAYS if _MONTH not in form.pattern)
_GAP = (
    r"(?:T|[ ,|]{0,8}(?:[(]?(?:星期|周|週|礼拜|禮拜)[一二三四五六日天][)]?"
    r"|[(][一二三四五六日][)]|HKT(?= ))?[ ,|]{0,8})"
)
_CLOCK = Pattern(
    rf"{_GAP}(?P<part>[凌清早上中下傍晚夜深][晨上午晚间間夜]?)? ?(?P<hour>[0-9]{{1,2}})"
    r"(?::(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:[.,][0-9]{1,9})?)?(?![0-9])"
    r"| ?[时時点點](?: ?(?P<minutes>[0-9]{1,2}) ?分(?: ?(?P<seconds>[0-9]{1,2}) ?秒)?|半)?)"
    r"(?: ?(?P<half>[AaPp])[Mm](?![A-Za-z]))?"
)
_ZONE = Pattern(
    rf" ?(?:{_ZONE_NAME})?(?: ?(?P<sign>[+-])(?P<hours>[0-9]{{1,2}})(?::?(?P<minutes>[0-5][0-9]))?"
    r"(?![0-9:]))?"
)
_MONTH_DAY = Pattern(
    r"(?<![0-9年])(?P<month>[0-9]{1,2}) {0,2}月 {0,2}(?P<day>[0-9]{1,2}) {0,2}[日号號]"
    r"|(?<![0-9A-Za-z/.:-])(?P<month2>[01]?[0-9])[-/](?P<day2>[0-3]?[0-9])"
    r"(?= {1,4}[0-9]{1,2}:[0-9]{2})"
)
_COMPACT = Pattern(r"\s*([0-9]{4})([0-9]{2})([0-9]{2})(?:([0-9]{2})([0-9]{2})([0-9]{2})?)?\s*")
_EPOCH = Pattern(r"\s*([0-9]{10})(?:\.?[0-9]{3})?\s*")
_URL_DAY = Pattern(
    r"(?<![0-9])(?P<year>(?:19|20)[0-9]{2})"
    r"(?:(?P<sep>[-/_.])(?P<month>[0-9]{1,2})(?:(?P=sep)|[-/])(?P<day>[0-9]{1,2})(?![0-9])"
    r"|[-/]?(?P<month2>[0-9]{2})[-/]?(?P<day2>[0-9]{2}))"
)


@attrs.frozen(kw_only=True)
class Moment:
    """A date that a text prints.

    Attributes:
        at: the moment in China Standard Time; 00:00 where only the day is printed.
        precision: how much was printed: day, minute or second.
        words: the very words.
        start: offset of their first character in the text.
        end: offset behind their last character.
        moved: how far the clock was put forward for the zone that is printed.
    """

    at: dt.datetime
    precision: Precision
    words: str
    start: int
    end: int
    moved: dt.timedelta = dt.timedelta(0)


class MonthDay(NamedTuple):
    """A date without its year; hour and minute are None where only the day is printed."""

    month: int
    day: int
    hour: int | None = None
    minute: int | None = None


class _Clock(NamedTuple):
    """A time of day; `second` is None where it is not printed, `zone` where none is named."""

    hour: int
    minute: int
    second: int | None
    zone: dt.timezone | None
    end: int


def read_moment(words: str) -> Moment | None:
    """Read the first full date of a line, with its time of day and zone where they follow it.

    Args:
        words: a line as printed; words around the date do not matter.
    Returns:
        The moment in China Standard Time, other zones converted; None where the line holds no
        date with a year, or only days that no calendar has. Midnight sharp in GMT is how feeds
        that know only the day write it, so it is that day.
    Source: GB/T 7408 (ISO 8601), RFC 822, `ctime` of C; years of the Republic as Taiwan counts.

    >>> read_moment("2024年04月24日21:48 来源：某报").at.isoformat()
    '2024-04-24T21:48:00+08:00'
    >>> read_moment("Thu, 18 Nov 2021 13:29:56 GMT").at.isoformat()
    '2021-11-18T21:29:56+08:00'
    >>> read_moment("二〇二二年十月十三日").precision
    'day'
    """
    folded = plain(words)
    if not _YEAR.search(folded):
        return None
    first: Moment | None = None
    for pattern in _forms(folded):
        moment = _first(pattern.finditer(folded), words, folded)
        if moment is not None and (first is None or moment.start < first.start):
            first = moment
        if first is not None and not first.start:
            break
    return first


def opening_moment(words: str, folded: str) -> Moment | None:
    """The moment that `read_moment` reads, where it stands at the very start of a line.

    Args:
        words: the line as printed.
        folded: the same in plain spelling.

    >>> opening_moment("2024年3月5日 某报", "2024年3月5日 某报").words
    '2024年3月5日'
    >>> opening_moment("于2024年3月5日", "于2024年3月5日") is None
    True
    """
    if not opens_day(folded[:1]) or not _YEAR.search(folded):
        return None
    opening = (pattern.match(folded) for pattern in _forms(folded))
    moments = (_first((found,), words, folded) for found in opening if found)
    return next(filter(None, moments), None)


def _forms(folded: str) -> Iterator[Pattern]:
    """The forms of dates to look for, each only where a sign stands without which it is none.

    Of the rarer ones each has the name of a month, or a time of day beside it.
    """
    yield _USUAL_DAY
    if "年" in folded:
        yield from _DAYS_IN_WORDS
    if _MONTH_NAME.search(folded):
        yield from _OTHER_DAYS
    elif ":" in folded:
        yield from _OTHER_DAYS_IN_FIGURES


def opens_day(sign: str) -> bool:
    """Whether a date may begin with this character, in plain spelling.

    >>> opens_day("二"), opens_day("某")
    (True, False)
    """
    return sign in _OPENERS


def read_compact_day(words: str) -> Moment | None:
    """Read a value that is nothing but digits: `20240305`, `202403051520`, `20240305152033`.

    >>> read_compact_day("19960101").at.date()
    datetime.date(1996, 1, 1)
    >>> read_compact_day("第20240305号") is None
    True
    """
    folded = plain(words)
    found = _COMPACT.fullmatch(folded)
    day = _day(int(found[1]), int(found[2]), int(found[3])) if found else None
    if found is None or day is None:
        return None
    clock = None
    if found[4]:
        clock = _Clock(
            int(found[4]), int(found[5]), int(found[6]) if found[6] else None, None, len(words)
        )
        if not _is_time(clock):
            return None
    return _trimmed(words, day, clock)


def read_epoch(words: str) -> Moment | None:
    """Read seconds or milliseconds since 1970, UTC, for values known to be such counts.

    >>> read_epoch("1600000000000").at.isoformat()
    '2020-09-13T20:26:40+08:00'
    """
    found = _EPOCH.fullmatch(plain(words))
    if found is None:
        return None
    at = dt.datetime.fromtimestamp(int(found[1]), CHINA_STANDARD_TIME)
    if at.year not in _YEARS:
        return None
    start = len(words) - len(words.lstrip())
    inner = words.strip()
    return Moment(at=at, precision="second", words=inner, start=start, end=start + len(inner))


def read_month_day(words: str) -> MonthDay | None:
    """Read the first date that is printed without its year.

    >>> read_month_day("３月５日 15:20")
    MonthDay(month=3, day=5, hour=15, minute=20)
    >>> read_month_day("2024年3月5日") is None
    True
    """
    folded = plain(words)
    for found in _MONTH_DAY.finditer(folded):
        month, day = int(found["month"] or found["month2"]), int(found["day"] or found["day2"])
        if _day(2000, month, day):
            clock = _clock_at(folded, found.end())
            return MonthDay(month, day, *(clock[:2] if clock else (None, None)))
    return None


def day_in_url(url: str) -> Moment | None:
    """Read the day that the address of an article holds, in its path or in an id.

    Only years from 1995 to 2035 count, so that other numbers are hardly ever taken for days.

    >>> [day_in_url(url).at.strftime("%F") for url in ("/2023/1117/c1.html", "t20221013_1.html")]
    ['2023-11-17', '2022-10-13']
    >>> day_in_url("/article/20239917.html") is None
    True
    """
    for found in _URL_DAY.finditer(url):
        month, day = found["month"] or found["month2"], found["day"] or found["day2"]
        date = _day(int(found["year"]), int(month), int(day))
        if date and date.year in _WEB_YEARS:
            return _moment(url, found.start(), found.end(), date, None)
    return None


def _first(matches: Iterable[re.Match[str]], words: str, folded: str) -> Moment | None:
    """The first day of one form that the calendar has."""
    for found, parts, day in _days(matches):
        clock = _clock_in(found, parts) if parts.get("clock") else _clock_at(folded, found.end())
        clock = clock if clock is not None and _is_time(clock) else None
        end = max(found.end(), clock.end if clock else 0)
        return _moment(words, found.start(), end, day, clock)
    return None


def _days(
    matches: Iterable[re.Match[str]],
) -> Iterator[tuple[re.Match[str], dict[str, str], dt.date]]:
    """The days that the calendar has, each with the parts of its form that are printed."""
    for found in matches:
        parts = found.groupdict()
        year, month = number_of(parts["year"]), parts["month"]
        if parts.get("era"):
            year += 1911
        if parts.get("short") is not None:
            year += 2000 if year < 50 else 1900  # RFC 2822, section 4.3
        is_name = month[0].isascii() and month[0].isalpha()
        number = _MONTHS.index(month[:3].lower()) + 1 if is_name else number_of(month)
        if day := _day(year, number, number_of(parts["day"])):
            yield found, parts, day


def _day(year: int, month: int, day: int) -> dt.date | None:
    """The day, if the calendar has it and a newspaper can be of it."""
    if year not in _YEARS:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def number_of(words: str) -> int:
    """The number that digits or Han numerals write: 13, 十三, 廿三, 一百一十三, 二〇二四.

    >>> [number_of(words) for words in ("13", "十三", "二十", "廿三", "一百一十三", "二〇二四")]
    [13, 13, 20, 23, 113, 2024]
    """
    if words.isascii():
        return int(words)
    total = last = 0
    for char in words:
        if char in _HAN_DIGITS:
            last = last * 10 + _HAN_DIGITS[char]
        elif char == "百":
            total, last = total + (last or 1) * 100, 0
        else:
            tens = _HAN_TENS[char]
            total, last = total + (last or 1) * tens, 0
    return total + last


def _clock_at(folded: str, start: int) -> _Clock | None:
    """The time of day that stands at this offset, behind the day."""
    found = _CLOCK.match(folded, start)
    if found is None:
        return None
    minute, second = found["minute"] or found["minutes"], found["second"] or found["seconds"]
    hour = _hour(int(found["hour"]), found["part"] or found["half"] or "")
    minute = "30" if found[0].endswith("半") else minute or "0"
    strict = second is not None or folded[start : start + 1] == "T"
    zone, end = _zone_at(folded, found.end(), strict)
    clock = _Clock(hour, int(minute), int(second) if second else None, zone, end)
    return clock if _is_time(clock) else None


def _clock_in(found: re.Match[str], parts: dict[str, str]) -> _Clock:
    """The time of day that stands before the year, as in the forms of `ctime`."""
    hour, minute, *seconds = map(int, parts["clock"].split(":"))
    name = parts.get("zone")
    zone = dt.timezone(dt.timedelta(hours=_ZONE_HOURS[name])) if name else None
    if shift := parts.get("shift"):
        behind = dt.timedelta(hours=int(shift[:3]), minutes=int(f"{shift[0]}{shift[3:]}"))
        zone = dt.timezone(behind) if abs(behind) <= dt.timedelta(hours=14) else None
    return _Clock(hour, minute, seconds[0] if seconds else None, zone, found.end())


def _hour(hour: int, part: str) -> int:
    """The hour of 24, by the part of the day; 24, which is none, where it cannot be told."""
    if part[:1] in ("下", "傍", "晚", "P", "p") and hour < 12:
        return hour + 12
    if part[:1] in ("晚", "夜", "深") and hour == 12:
        return 24
    if part[:1] in ("凌", "A", "a") and hour == 12:
        return 0
    return hour


def _is_time(clock: _Clock) -> bool:
    return clock.hour < 24 and clock.minute < 60 and (clock.second or 0) < 60


def _zone_at(folded: str, start: int, strict: bool) -> tuple[dt.timezone | None, int]:
    """The zone behind a time, and where it ends.

    `09:00-11:30` is a span of time, so a minus counts only behind seconds or in ISO 8601.
    """
    found = _ZONE.match(folded, start)
    if found is None or not (found["zone"] or found["sign"]):
        return None, start
    hours = _ZONE_HOURS[found["zone"]] if found["zone"] else 0
    shift = dt.timedelta(0)
    if found["sign"]:
        shift = dt.timedelta(hours=int(found["hours"]), minutes=int(found["minutes"] or 0))
        is_zone = found["zone"] or (found["minutes"] and (strict or found["sign"] == "+"))
        if not is_zone or shift > dt.timedelta(hours=14):
            return None, start
    shift = -shift if found["sign"] == "-" else shift
    return dt.timezone(dt.timedelta(hours=hours) + shift), found.end()


def _moment(words: str, start: int, end: int, day: dt.date, clock: _Clock | None) -> Moment:
    at = dt.datetime(day.year, day.month, day.day, tzinfo=CHINA_STANDARD_TIME)
    precision: Precision = "day"
    moved = dt.timedelta(0)
    if clock and not _is_feed_midnight(clock):
        at = at.replace(hour=clock.hour, minute=clock.minute, second=clock.second or 0)
        if clock.zone is not None:
            printed = at
            at = printed.replace(tzinfo=clock.zone).astimezone(CHINA_STANDARD_TIME)
            moved = at - printed
        precision = "minute" if clock.second is None else "second"
    return Moment(
        at=at, precision=precision, words=words[start:end], start=start, end=end, moved=moved
    )


def _is_feed_midnight(clock: _Clock) -> bool:
    """Whether this is 00:00:00 GMT, which a feed writes that knows only the day."""
    is_gmt = clock.zone is not None and not clock.zone.utcoffset(None)
    return is_gmt and clock.hour == clock.minute == 0 == (clock.second or 0)


def _trimmed(words: str, day: dt.date, clock: _Clock | None) -> Moment:
    """The moment whose words are the whole value without the blanks around it."""
    start = len(words) - len(words.lstrip())
    return _moment(words, start, start + len(words.strip()), day, clock)
