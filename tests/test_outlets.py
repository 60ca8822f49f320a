"""Outlets: the table, the shapes, and words that only look like one."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnnews_parse.fields.outlets import (
    has_shape,
    is_known,
    is_outlet,
    longest_known,
    outlet_in_feed,
)

OUTLETS = (
    "新华社",
    "新華社",
    "新华网",
    "人民日报",
    "《人民日报》",
    "人民日報海外版",
    "新 华 社",
    "中新网",
    "新京报",
    "南方都市报",
    "新浪财经",
    "澎湃新闻",
    "界面新闻",
    "财联社",
    "36氪",
    "36KR",
    "华尔街见闻",
    "上海证券报·中国证券网",
    "聯合報",
    "自由時報",
    "明報",
    "香港 01",
    "澳門日報",
    "联合早报",
    "BBC中文",
    "RFA",
    "某县日报",
    "某市晚报",
    "某某都市报",
    "某某电视台",
    "某省人民政府网",
    "某市政府网",
    "某某新闻网",
    "某某人民广播电台",
    "某某卫视",
    "某某周刊",
    "某县融媒体中心",
    "某某气象网",
    "某省发展改革委网站",
    "某市公安局官网",
    "平安某某微信公众号",
)
NO_OUTLETS = (
    "",
    "网",
    "日报",
    "张三",
    "某省人民政府",
    "工业和信息化部",
    "某市公安局",
    "互联网",
    "国家电网",
    "物联网",
    "蜘蛛网",
    "落网",
    "业绩快报",
    "气象预报",
    "财经",
    "人物",
    "界面",
    "政府网站",
    "各大卫视",
    "请登录某某网",
    "关注某某日报",
    "我们的周刊",
    "某某日报记者",
    "手机客户端",
    "他在某某电视台",
    "本报讯",
    "某某日报推出新版",
    "某某日报，某某晚报",
    "某" * 60 + "日报",
)


@pytest.mark.parametrize("name", OUTLETS)
def test_outlets_are_known_by_name_or_shape(name: str) -> None:
    """The table knows them in either script; others by endings that only outlets have."""
    assert is_outlet(name)


@pytest.mark.parametrize("name", NO_OUTLETS)
def test_other_words_are_no_outlets(name: str) -> None:
    """Authorities, nets that publish nothing, generic words and parts of sentences."""
    assert not is_outlet(name)


def test_an_agency_and_its_site_are_two_outlets() -> None:
    """新华网 is no other spelling of 新华社; the table keeps both."""
    assert is_known("新华社")
    assert is_known("新华网")


def test_shape_and_table_are_told_apart() -> None:
    """A caller may want only what is certain."""
    assert not is_known("某县日报")
    assert has_shape("某县日报")


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("新华社北京5月1日电", 3),
        ("人民日报海外版讯", 7),
        ("香港 01 報道", 5),
        ("某社北京电", 0),
        ("", 0),
    ],
)
def test_the_longest_name_at_the_start_counts(text: str, length: int) -> None:
    """人民日报海外版 wins over 人民日报."""
    assert longest_known(text) == length


@pytest.mark.parametrize(
    ("name", "outlet"),
    [
        ("某报 - 快讯", "某报"),
        ("某报 - 要闻 24 小时滚动", "某报"),
        ("某某 旗下平台 - 资讯", "某某 旗下平台"),
        ("某报｜要闻", "某报"),
        ("某报\uff0d國內", "某报"),
        ("香港 01 - 标签", "香港 01"),
        ("新浪财经", "新浪财经"),
        (" 新华社 ", "新华社"),
        ("张三", None),
        ("Anonymous", None),
        ("Anonymous - Blog", None),
        ("某某-某某", None),
        ("", None),
        (" - 快讯", None),
    ],
)
def test_the_outlet_of_a_feed_stands_before_the_dash(name: str, outlet: str | None) -> None:
    """A name without a dash counts only if it is an outlet."""
    assert outlet_in_feed(name) == outlet


@given(st.text(max_size=80))
def test_no_name_makes_the_readers_fail(name: str) -> None:
    """Any text gives an answer; an outlet stays one with blanks around it."""
    assert is_outlet(name) == is_outlet(f" {name} ") or len(name) > 30
    outlet_in_feed(name)
    assert 0 <= longest_known(name) <= len(name)


@pytest.mark.parametrize("run", [" ", "报", "- ", "新华社", "某网", "a·"])
def test_work_is_linear(run: str) -> None:
    """A long run of one thing is answered in no time."""
    began = time.perf_counter()
    text = run * 100_000
    for read in (is_outlet, outlet_in_feed, longest_known):
        read(text)
    assert time.perf_counter() - began < 1
