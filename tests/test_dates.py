"""Dates: every printed form, and what looks like a date and is none."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cnnews_parse.fields import dates
from cnnews_parse.fields.dates import (
    MonthDay,
    day_in_url,
    opens_day,
    read_compact_day,
    read_epoch,
    read_moment,
    read_month_day,
)
from cnnews_parse.fields.folding import plain
from cnnews_parse.model.patterns import Pattern

MOMENTS = (
    ("2024年03月05日15:20", "2024-03-05T15:20:00", "minute"),
    ("2024-03-05 15:20:33", "2024-03-05T15:20:33", "second"),
    ("发布时间：2024/3/5", "2024-03-05T00:00:00", "day"),
    ("2024.03.05", "2024-03-05T00:00:00", "day"),
    ("２０２４－０３－０５　１５：２０", "2024-03-05T15:20:00", "minute"),
    ("１９９６年３月６日", "1996-03-06T00:00:00", "day"),
    ("2024 年 3 月 5 日 星期二 15:20", "2024-03-05T15:20:00", "minute"),
    ("2024-03-05（二）15:20", "2024-03-05T15:20:00", "minute"),
    ("2024年3月5日 上午9时05分", "2024-03-05T09:05:00", "minute"),
    ("2024年3月5日 下午3时20分", "2024-03-05T15:20:00", "minute"),
    ("2024年3月5日晚上8点半", "2024-03-05T20:30:00", "minute"),
    ("2024年3月5日晚8点", "2024-03-05T20:00:00", "minute"),
    ("2024年3月5日15时20分33秒", "2024-03-05T15:20:33", "second"),
    ("2024年3月5日15点20分", "2024-03-05T15:20:00", "minute"),
    ("2024年3月5日 凌晨12:10", "2024-03-05T00:10:00", "minute"),
    ("2024年3月5日号外", "2024-03-05T00:00:00", "day"),
    ("二〇二二年十月十三日", "2022-10-13T00:00:00", "day"),
    ("二\u25cb二二年十月三十一日", "2022-10-31T00:00:00", "day"),
    ("一九九六年十二月二十日", "1996-12-20T00:00:00", "day"),
    ("一九九六年十二月廿三日", "1996-12-23T00:00:00", "day"),
    ("民國113年3月5日", "2024-03-05T00:00:00", "day"),
    ("中華民國一百一十三年三月五日", "2024-03-05T00:00:00", "day"),
    ("民国三年三月五日", "1914-03-05T00:00:00", "day"),
    ("2024-03-05T15:20:33Z", "2024-03-05T23:20:33", "second"),
    ("2024-03-05T15:20:33.123456Z", "2024-03-05T23:20:33", "second"),
    ("2024-03-05T15:20:33+0800", "2024-03-05T15:20:33", "second"),
    ("2024-03-05T15:20:33+08:00", "2024-03-05T15:20:33", "second"),
    ("2024-03-05T15:20-05:00", "2024-03-06T04:20:00", "minute"),
    ("2024-03-05 15:20 +0800", "2024-03-05T15:20:00", "minute"),
    ("2024-03-05 15:20:33 -0700", "2024-03-06T06:20:33", "second"),
    ("Thu, 18 Nov 2021 13:29:56 GMT", "2021-11-18T21:29:56", "second"),
    ("Thu, 18 Nov 2021 13:29:56 +0800", "2021-11-18T13:29:56", "second"),
    ("18 Nov 2021 23:29 UT", "2021-11-19T07:29:00", "minute"),
    ("(Mon Jan  4 09:00:00 1999)", "1999-01-04T09:00:00", "second"),
    ("Thu Nov 18 21:29:56 CST 2021", "2021-11-18T21:29:56", "second"),
    ("Thu Nov 18 2021 21:29:56 GMT+0800 (中国标准时间)", "2021-11-18T21:29:56", "second"),
    ("Thu Nov 18 2021 21:29:56 GMT+8", "2021-11-18T21:29:56", "second"),
    ("March 5, 2024 3:20 PM", "2024-03-05T15:20:00", "minute"),
    ("2024-03-05T00:00:00Z", "2024-03-05T00:00:00", "day"),
    ("Mon, 01 Mar 2021 00:00:00 GMT", "2021-03-01T00:00:00", "day"),
    ("Mon, 01 Mar 2021 00:00:01 GMT", "2021-03-01T08:00:01", "second"),
    ("2024-03-05 00:00:00", "2024-03-05T00:00:00", "second"),
    ("2024-03-05 09:00-11:30", "2024-03-05T09:00:00", "minute"),
    ("2024-03-05 25:61", "2024-03-05T00:00:00", "day"),
    ("2024年2月30日改为2024年3月1日", "2024-03-01T00:00:00", "day"),
    ("先2023年1月1日，后2024-03-05", "2023-01-01T00:00:00", "day"),
)
NO_MOMENTS = (
    "",
    "Invalid Date",
    "2024年2月30日",
    "2023-02-29",
    "2024-13-01",
    "1850年1月1日",
    "2101-01-01",
    "3月5日 15:20",
    "去年3月5日",
    "2024年3月",
    "96年3月6日",
    "二〇二二年",
    "十月十三日",
    "v2024.03.05",
    "软件版本1.2024.03.05",
    "2024.03.05.12",
    "12024-03-05",
    "2024-03-051",
    "订单号2024-03-05-7731",
    "20240305",
    "电话010-2024-3-5",
    "ABC2024-03-05",
    "16/03/2021",
    "99992024年3月5日",
)


@pytest.mark.parametrize(("words", "at", "precision"), MOMENTS)
def test_each_printed_form_is_read(words: str, at: str, precision: str) -> None:
    """The moment is in China time, and the words are those of the line."""
    moment = read_moment(words)
    assert moment is not None
    assert moment.at == dt.datetime.fromisoformat(at + "+08:00")
    assert moment.at.utcoffset() == dt.timedelta(hours=8)
    assert moment.precision == precision
    assert words[moment.start : moment.end] == moment.words


@pytest.mark.parametrize("words", NO_MOMENTS)
def test_what_is_no_full_date_is_left(words: str) -> None:
    """No date is made of a longer number, a version, or a day that no calendar has."""
    assert read_moment(words) is None


def test_the_words_are_those_of_the_date_alone() -> None:
    """Neither the label before a date nor the outlet behind it is part of its words."""
    moment = read_moment("时间：2024年03月05日15:20　来源：某某网")
    assert moment is not None
    assert moment.words == "2024年03月05日15:20"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("20240305", "2024-03-05T00:00:00"),
        (" １９９６０１０１ ", "1996-01-01T00:00:00"),
        ("202403051520", "2024-03-05T15:20:00"),
        ("20240305152033", "2024-03-05T15:20:33"),
    ],
)
def test_a_value_of_digits_alone_is_read_on_request(words: str, expected: str) -> None:
    """Only a caller who knows that a value is a date asks for this."""
    moment = read_compact_day(words)
    assert moment is not None
    assert moment.at.isoformat() == expected + "+08:00"


@pytest.mark.parametrize(
    "words", ["", "2024030", "202403055", "20240230", "202403052561", "第20240305号"]
)
def test_other_runs_of_digits_are_no_day(words: str) -> None:
    """Eight, twelve or fourteen digits, and a real day."""
    assert read_compact_day(words) is None


@pytest.mark.parametrize("words", ["1600000000", "1600000000000", "1600000000.123"])
def test_epochs_in_seconds_and_milliseconds(words: str) -> None:
    """Both are counts since 1970 in UTC."""
    moment = read_epoch(words)
    assert moment is not None
    assert moment.at.isoformat() == "2020-09-13T20:26:40+08:00"


@pytest.mark.parametrize("words", ["", "NaN", "160000000", "16000000000", "9999999999", "-1"])
def test_other_numbers_are_no_epoch(words: str) -> None:
    """Counts of another length, or of a year far away, are none."""
    assert read_epoch(words) is None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("3月5日", MonthDay(3, 5)),
        ("某地３月５日电", MonthDay(3, 5)),
        ("03-05 15:20", MonthDay(3, 5, 15, 20)),
        ("3月5日 下午3点20分", MonthDay(3, 5, 15, 20)),
        ("2月29日", MonthDay(2, 29)),
        ("2月30日", None),
        ("2024年3月5日", None),
        ("去年3月5日", None),
        ("比分3-5", None),
        ("2024-03-05 15:20", None),
        ("", None),
    ],
)
def test_dates_without_a_year(words: str, expected: MonthDay | None) -> None:
    """They are read only by the function that says so in its name."""
    assert read_month_day(words) == expected


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("http://a.example/n1/2023/1117/c1001-40120345.html", "2023-11-17"),
        ("http://a.example/2023-11/17/c_1129980000.htm", "2023-11-17"),
        ("http://a.example/a/20231117/x", "2023-11-17"),
        ("http://a.example/t20221013_123.html", "2022-10-13"),
        ("http://a.example/n?infoCode=NW202205272394760297", "2022-05-27"),
        ("http://a.example/2024/03/05/x", "2024-03-05"),
        ("http://a.example/2024/3/5/x", "2024-03-05"),
        ("http://a.example/c/2021-03-22/doc-ikk.shtml", "2021-03-22"),
    ],
)
def test_days_in_addresses(url: str, day: str) -> None:
    """The day stands in a path, in a file name or at the head of an id."""
    moment = day_in_url(url)
    assert moment is not None
    assert (moment.at.date().isoformat(), moment.precision) == (day, "day")
    assert url[moment.start : moment.end] == moment.words


@pytest.mark.parametrize(
    "url",
    [
        "",
        "http://a.example/article/12345678",
        "http://a.example/20239917.html",
        "http://a.example/2024/13/05/",
        "http://a.example/id=120240305",
        "http://a.example/19400101.html",
        "http://a.example/20991231.html",
        "http://a.example/2024/03/",
    ],
)
def test_other_numbers_in_addresses_are_no_days(url: str) -> None:
    """A plain counter, a day no calendar has, or a year of no web."""
    assert day_in_url(url) is None


@given(st.datetimes(dt.datetime(1873, 1, 1), dt.datetime(2099, 12, 31)))
def test_a_date_comes_back_as_it_was_printed(at: dt.datetime) -> None:
    """GB/T 7408 and the form with 年月日 say the same."""
    for form in ("%Y-%m-%d %H:%M:%S", "%Y年%m月%d日 %H:%M:%S", "%Y/%m/%d %H:%M:%S"):
        moment = read_moment(at.strftime(form).zfill(19))
        assert moment is not None
        assert moment.at.replace(tzinfo=None) == at.replace(microsecond=0)


@given(st.text("0123456789０２年月日-/.: TZ+GMT星期二〇十百民國JanMon,下午时分(（半", max_size=60))
def test_no_text_makes_the_readers_fail(words: str) -> None:
    """They give a moment whose span is right, or None."""
    for read in (read_moment, read_compact_day, read_epoch, day_in_url):
        moment = read(words)
        assert moment is None or words[moment.start : moment.end] == moment.words
    read_month_day(words)


@given(st.text("0123456789２年月日-/.: T二〇十廿百民國JanMonSat,", max_size=30))
def test_a_date_at_the_start_begins_with_a_sign_that_opens_one(words: str) -> None:
    """The quick look at the first character refuses no date."""
    moment = read_moment(words)
    assert moment is None or moment.start or opens_day(plain(words[0]))


@pytest.mark.parametrize("form", dates._DAYS, ids=lambda form: form.pattern[:24])
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_each_form_is_looked_for_where_it_stands(form: Pattern, data: st.DataObject) -> None:
    """No line that holds a date of a form is without the signs that are asked first."""
    words = data.draw(st.from_regex(form.compiled))
    if form.search(words):
        assert dates._YEAR.search(words)
        assert form in dates._forms(words)


@pytest.mark.parametrize(
    "run", [" ", "2024年", "2", "2024-03-", "二", "Mon, ", "2024年2月30日 ", "1 Jan "]
)
def test_work_is_linear(run: str) -> None:
    """A long run of one thing is read in no time."""
    words = run * (200_000 // len(run))
    began = time.process_time()
    for read in (read_moment, read_month_day, day_in_url, read_compact_day):
        read(words)
    assert time.process_time() - began < 2
