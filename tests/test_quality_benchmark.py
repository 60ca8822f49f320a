"""The benchmark is trusted with figures, so it is tested like the parser."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import quality
from gold import gold

CHINA = dt.timezone(dt.timedelta(hours=8))
BODY = "南山镇的梨园今年第一次通了自来水。\n果农说，往年要挑三里路。"


@attrs.frozen(kw_only=True)
class Read:
    """What a parser of the tests gives back."""

    text: str = BODY
    title: str | None = None
    published: dt.datetime | None = None
    published_precision: str | None = None
    source: str | None = None
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()


def folder_with(folder: Path, **facts: Any) -> Path:
    """A folder of one document, whose right body is `BODY`."""
    spec: dict[str, Any] = {
        "id": "one",
        "family": "made/up",
        "file": "one.txt",
        "encoding": "utf-8",
        "gold": "one.gold",
        "title": None,
        "published": None,
        "source": None,
        "authors": [],
        "editors": [],
    }
    (folder / "one.txt").write_text(BODY, encoding="utf-8")
    (folder / "one.gold").write_text(BODY, encoding="utf-8")
    (folder / "spec.jsonl").write_text(json.dumps(spec | facts) + "\n", encoding="utf-8")
    return folder


def scored(folder: Path, read: Read, **facts: Any) -> quality.Score:
    """The score of a parser that reads this, on a folder of one document."""
    (score,) = quality.score(folder_with(folder, **facts), lambda _: read)
    return score


def test_white_space_and_width_do_not_matter_in_a_body(tmp_path: Path) -> None:
    """Line breaks, blanks and full-width letters are no difference."""
    read = Read(text=" ".join(BODY).replace("，", ","))
    assert scored(tmp_path, read).f1 == 1.0


def test_a_body_with_a_foreign_line_is_not_whole(tmp_path: Path) -> None:
    """Precision counts as well as recall, and the line is shown."""
    score = scored(tmp_path, Read(text=f"{BODY}\n点击下载客户端阅读全文"))
    assert 0.5 < score.f1 < quality.WHOLE
    assert (score.missing, score.extra) == ([], ["点击下载客户端阅读全文"])


def test_repeated_passages_count_as_often_as_they_occur(tmp_path: Path) -> None:
    """A body that stands twice is no whole body."""
    assert scored(tmp_path, Read(text=f"{BODY}\n{BODY}")).f1 < 0.7


@given(st.text(), st.text())
def test_f1_is_a_share_and_does_not_depend_on_the_side(one: str, other: str) -> None:
    """F1 lies from 0 to 1, is 1 for equal texts, and is symmetric."""
    assert quality.f1(one, one) == 1.0
    assert 0.0 <= quality.f1(one, other) == quality.f1(other, one) <= 1.0


@pytest.mark.parametrize(
    ("facts", "read", "field", "right"),
    [
        ({"title": "梨园通水"}, Read(title="　梨园通水 "), "title", True),
        ({"title": "梨园 通水"}, Read(title="梨园通水"), "title", False),
        ({"title": "甲", "title_ok": ["乙"]}, Read(title="乙"), "title", True),
        ({}, Read(title="梨园通水"), "title", False),
        ({"source": "某报", "source_ok": [None]}, Read(), "source", True),
        ({"source": "某报"}, Read(), "source", False),
        ({}, Read(source="某报"), "source", False),
        ({"authors": ["甲", "乙"]}, Read(authors=("乙", "甲")), "authors", True),
        ({"authors": ["甲", "乙"]}, Read(authors=("甲",)), "authors", False),
        ({"editors": ["甲"], "editors_ok": [[]]}, Read(), "editors", True),
        ({}, Read(editors=("甲",)), "editors", False),
    ],
)
def test_a_field_is_right_or_wrong(
    tmp_path: Path, facts: dict[str, Any], read: Read, field: str, right: bool
) -> None:
    """Titles and outlets are compared as strings, names as sets; nothing must be nothing."""
    assert scored(tmp_path, read, **facts).answers[field].right is right


def test_times_are_compared_in_china(tmp_path: Path) -> None:
    """A time late in the day at Greenwich belongs to the next day."""
    late = dt.datetime(2021, 3, 1, 18, 30, 59, tzinfo=dt.timezone.utc)
    read = Read(published=late, published_precision="second")
    answers = scored(tmp_path, read, published="2021-03-02T02:30:00+08:00").answers
    assert answers["day"].right
    assert answers["minute"].right


def test_a_day_alone_is_no_minute(tmp_path: Path) -> None:
    """00:00 that was not printed does not stand for midnight."""
    read = Read(published=dt.datetime(2021, 3, 2, tzinfo=CHINA), published_precision="day")
    answers = scored(tmp_path, read, published="2021-03-02T00:00+08:00").answers
    assert answers["day"].right
    assert not answers["minute"].right


def test_the_minute_is_asked_only_where_a_time_is_given(tmp_path: Path) -> None:
    """A document with a day alone, or without a date, is no document of the minute's column."""
    assert "minute" not in scored(tmp_path, Read(), published="2021-03-02").answers
    assert "minute" not in scored(tmp_path, Read()).answers


def test_an_error_counts_as_nothing_right(tmp_path: Path) -> None:
    """Who raises gets no credit for the fields that the document lacks."""

    def broken(page: Path) -> Read:
        raise ValueError(page.name)

    (score,) = quality.score(folder_with(tmp_path), broken)
    assert score.f1 == 0.0
    assert not any(answer.right for answer in score.answers.values())
    assert list(quality.shortfalls([score])) == ["one: raised ValueError: one.txt"]


def test_tallies_tell_stated_fields_from_lacking_ones(tmp_path: Path) -> None:
    """A parser that never answers is right where there is nothing to say, and only there."""
    folder = folder_with(tmp_path, title="梨园通水", authors=["甲"])
    scores = quality.score(folder, lambda _: Read())
    assert quality.tally(scores, "authors") == (0, 1)
    assert quality.tally(scores, "authors", stated=False) == (0, 0)
    assert quality.tally(scores, "editors", stated=False) == (1, 1)


@pytest.mark.parametrize("family", ["made", "made/up"])
def test_families_can_be_left_out(tmp_path: Path, family: str) -> None:
    """By the full name, or by its first part."""
    assert quality.score(folder_with(tmp_path), lambda _: Read(), without=[family]) == []


def test_figures_can_be_printed_and_written(tmp_path: Path) -> None:
    """The record is plain JSON, and the tables name the family."""
    scores = quality.score(folder_with(tmp_path, title="梨园通水"), lambda _: Read(text="空"))
    record = json.loads(json.dumps(quality.as_record(scores)))
    assert record["fields"]["title"] == {"all": [0, 1], "stated": [0, 1], "left_empty": [0, 0]}
    assert any(line.startswith("made ") for line in quality.family_table(scores))
    assert any("梨园通水" in line for line in quality.shortfalls(scores))
    assert next(iter(quality.worst_bodies(scores, 1))) == "one: F1 0.0000"
    assert len(list(quality.overview(scores))) == 9


PAGE = """<?xml version="1.0" encoding="gbk"?><html><body><h1>题</h1><div id="a">
<p>原标题：旧题</p><p>梨园<b>通</b>水了<!-- 注 -->。（更多）<script>x()</script></p>
<p>果农高兴<br>家家点灯</p><p class="ad">广告</p>尾声</div>页脚</body></html>"""


def test_gold_of_a_page_follows_its_paths(tmp_path: Path) -> None:
    """Dropped elements, scripts and whole credit lines go; tails and inline elements stay."""
    (tmp_path / "page.html").write_bytes(PAGE.encode("gbk"))
    spec: dict[str, Any] = {
        "file": "page.html",
        "encoding": "gbk",
        "content_xpath": ["//*[@id='a']", "//p[b]"],
        "drop_xpath": ["//*[@class='ad']"],
        "cut_text": ["（更多）"],
        "drop_text": ["原标题：.*"],
    }
    assert gold(tmp_path, spec).split("\n") == ["梨园通水了。", "果农高兴", "家家点灯", "尾声"]
