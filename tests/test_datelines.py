"""Datelines: each printed form, what is none, and of which year the day is."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cnnews_parse import Article, Dateline, parse_text
from cnnews_parse.fields.datelines import ENDS, read_dateline
from cnnews_parse.fields.folding import plain
from cnnews_parse.fields.origin import dateline_of
from cnnews_parse.fields.outlets import agency_name
from cnnews_parse.model.draft import Line

# text, agency, places, month and day, words; None for what is not printed
FORMS: tuple[tuple[str, str | None, str, str, str], ...] = (
    ("新华社北京4月25日电（记者张三）会议", "新华社", "北京", "4-25", "新华社北京4月25日电"),
    ("新华社北京４月２５日电　会议", "新华社", "北京", "4-25", "新华社北京４月２５日电"),
    ("新华网东京１月２日专电 某", "新华网", "东京", "1-2", "新华网东京１月２日专电"),
    ("中新社香港十月三日电 某", "中新社", "香港", "10-3", "中新社香港十月三日电"),
    ("新华社三亚五月三日电 某", "新华社", "三亚", "5-3", "新华社三亚五月三日电"),
    ("新华社九江十二月二十一日电 某", "新华社", "九江", "12-21", "新华社九江十二月二十一日电"),
    ("新华社五月三日电 某", "新华社", "", "5-3", "新华社五月三日电"),
    ("新华社十堰廿三日电 某", "新华社", "十堰", "0-23", "新华社十堰廿三日电"),
    ("本报北京4月5日讯（记者张三）", None, "北京", "4-5", "本报北京4月5日讯"),
    ("本报讯 某厂", None, "", "", "本报讯"),
    ("本报讯（记者 张三）某厂", None, "", "", "本报讯"),
    ("本报讯：某厂", None, "", "", "本报讯"),
    ("本报综合消息 某厂", None, "", "", "本报综合消息"),
    ("本报综合报道 某厂", None, "", "", "本报综合报道"),
    ("本报专电 某厂", None, "", "", "本报专电"),
    ("本台消息：某厂", None, "", "", "本台消息"),
    ("本网讯 某厂", None, "", "", "本网讯"),
    ("据新华社电 某地", "新华社", "", "", "据新华社电"),
    ("据新华社北京4月25日电 某地", "新华社", "北京", "4-25", "据新华社北京4月25日电"),
    ("据法新社巴黎3月2日电，某", "法新社", "巴黎", "3-2", "据法新社巴黎3月2日电"),
    ("新华社电 某地", "新华社", "", "", "新华社电"),
    ("中央社台北5日電，某", "中央社", "台北", "0-5", "中央社台北5日電"),
    ("（中央社台北5日電）某", "中央社", "台北", "0-5", "（中央社台北5日電）"),
    ("（中央社記者張三台北5日電）某", "中央社", "台北", "0-5", "（中央社記者張三台北5日電）"),
    # nobody can tell from 张三新竹县 where the name ends
    ("（中央社記者張三新竹縣5日電）某", "中央社", "", "0-5", "（中央社記者張三新竹縣5日電）"),
    ("【记者张三台北报导】某", None, "台北", "", "【记者张三台北报导】"),
    ("【記者張三、李四台北報導】某", None, "台北", "", "【記者張三、李四台北報導】"),
    ("【記者張三／台北報導】某", None, "台北", "", "【記者張三／台北報導】"),
    ("〔記者張三／台北報導〕某", None, "台北", "", "〔記者張三／台北報導〕"),
    ("〔記者張三／南山報導〕某", None, "南山", "", "〔記者張三／南山報導〕"),
    (
        "〔記者張三、李四／台北－高雄連線報導〕某",
        None,
        "台北 高雄",
        "",
        "〔記者張三、李四／台北－高雄連線報導〕",
    ),
    ("記者張三／台北報導", None, "台北", "", "記者張三／台北報導"),
    ("記者張三／綜合報導", None, "", "", "記者張三／綜合報導"),
    ("聯合報 記者張三／台北即時報導", "聯合報", "台北", "", "聯合報 記者張三／台北即時報導"),
    ("本报记者张三北京报道", None, "北京", "", "本报记者张三北京报道"),
    (
        "本报记者 张三 李四 北京、上海报道",
        None,
        "北京 上海",
        "",
        "本报记者 张三 李四 北京、上海报道",
    ),
    ("【本报讯】某厂", None, "", "", "【本报讯】"),
    ("【本報訊】某廠", None, "", "", "【本報訊】"),
    ("【明報專訊】某", "明報", "", "", "【明報專訊】"),
    ("【大公報訊】某", "大公報", "", "", "【大公報訊】"),
    ("（星島日報報道）某", "星島日報", "", "", "（星島日報報道）"),
    ("【新华社北京电】会议", "新华社", "北京", "", "【新华社北京电】"),
    ("（路透社伦敦3月2日电）某", "路透社", "伦敦", "3-2", "（路透社伦敦3月2日电）"),
    ("（新华社）会议昨日举行", "新华社", "", "", "（新华社）"),
    ("美联社华盛顿3月2日电 某", "美联社", "华盛顿", "3-2", "美联社华盛顿3月2日电"),
    ("法新社巴黎3月2日电", "法新社", "巴黎", "3-2", "法新社巴黎3月2日电"),
    ("塔斯社莫斯科3月2日电 某", "塔斯社", "莫斯科", "3-2", "塔斯社莫斯科3月2日电"),
    ("某某网3月2日消息，某厂", "某某网", "", "3-2", "某某网3月2日消息"),
    ("参考消息网3月2日报道 某", "参考消息网", "", "3-2", "参考消息网3月2日报道"),
    ("【环球网报道】某", "环球网", "", "", "【环球网报道】"),
    ("央视网消息：某厂", "央视网", "", "", "央视网消息"),
    ("观点网讯：某厂", "观点网", "", "", "观点网讯"),
    ("财联社4月25日电，某", "财联社", "", "4-25", "财联社4月25日电"),
    ("新京报讯（记者 张三）某", "新京报", "", "", "新京报讯"),
    ("新京报快讯 某", "新京报", "", "", "新京报快讯"),
    ("晨报讯（记者 张三）", None, "", "", "晨报讯"),
    ("人民网北京9月1日电 某", "人民网", "北京", "9-1", "人民网北京9月1日电"),
    ("中新网4月25日电 某", "中新网", "", "4-25", "中新网4月25日电"),
    ("中国日报网4月25日电，某", "中国日报网", "", "4-25", "中国日报网4月25日电"),
    ("某县日报讯 某", "某县日报", "", "", "某县日报讯"),
    ("【環球時報綜合報道】某", "環球時報", "", "", "【環球時報綜合報道】"),
    ("环球网综合报道 某", "环球网", "", "", "环球网综合报道"),
    ("综合新华社报道 某", "新华社", "", "", "综合新华社报道"),
    ("新华社北京/上海4月25日电 某", "新华社", "北京 上海", "4-25", "新华社北京/上海4月25日电"),
    ("新华社北京、上海4月25日电 某", "新华社", "北京 上海", "4-25", "新华社北京、上海4月25日电"),
    ("新华社 北京 4月25日 电 某", "新华社", "北京", "4-25", "新华社 北京 4月25日 电"),
    ("新华社北京4月25日新媒体专电 某", "新华社", "北京", "4-25", "新华社北京4月25日新媒体专电"),
    ("新华社北京4月25日体育专电 某", "新华社", "北京", "4-25", "新华社北京4月25日体育专电"),
    ("新华社“雪龙2”号4月25日电 某", "新华社", "“雪龙2”号", "4-25", "新华社“雪龙2”号4月25日电"),
    ("北京4月25日电 某", None, "北京", "4-25", "北京4月25日电"),
    ("北京讯 某厂", None, "北京", "", "北京讯"),
    ("某县讯（记者 张三）", None, "某县", "", "某县讯"),
)


@pytest.mark.parametrize(("text", "agency", "places", "day", "words"), FORMS)
def test_a_dateline_is_read_in_each_form(
    text: str, agency: str | None, places: str, day: str, words: str
) -> None:
    """Agency as printed, places, month and day, and the very words."""
    line = read_dateline(text)
    assert line is not None
    printed = f"{line.month or 0}-{line.day}" if line.day else ""
    assert (line.agency, " ".join(line.places), printed, line.words) == (agency, places, day, words)
    assert text[line.start : line.end] == line.words
    assert plain(line.words)[-1] in ENDS


@pytest.mark.parametrize(
    "text",
    [
        "本报记者昨日在北京采访时看到",
        "本报记者张三报道",
        "本报记者张三丰台报道",
        "记者张三从北京市有关部门了解到",
        "记者在北京报道",
        "北京电影节昨日开幕",
        "北京电视台昨日报道",
        "通讯 南山的春天",
        "股市讯 大盘上涨",
        "本市讯 某厂",
        "喜讯传来",
        "路透社3月2日报道，某厂",
        "综合报道显示，某地",
        "综合各方消息，某地",
        "综合新华社、中新社报道",
        "4月25日电价上调",
        "新华社4月25日电视讲话",
        "据中新网报道，某公司",
        "新华社北京分社昨日发布消息",
        "环球网综合报道显示某公司业绩下滑",
        "（记者张三）某厂投产",
        "【记者手记】某厂",
        "国发〔2023〕5号",
        "某市在北京举行发布会，通报4月25日来电情况",
        "专电 某",
    ],
)
def test_what_is_no_dateline(text: str) -> None:
    """A place in a sentence, a byline without a place, a word that ends in 讯 or begins with 电."""
    assert read_dateline(text) is None


@pytest.mark.parametrize(
    ("dateline", "published", "expected"),
    [
        ("新华社北京4月25日电", "2024-04-25", "2024-04-25"),
        ("新华社北京4月25日电", "2024-04-26", "2024-04-25"),
        ("新华社北京4月25日电", "2024-05-02", "2024-04-25"),
        ("新华社北京4月26日电", "2024-04-25", "2024-04-26"),
        ("新华社北京12月31日电", "2024-01-01", "2023-12-31"),
        ("新华社北京2月29日电", "2024-03-01", "2024-02-29"),
        ("中央社台北31日電", "2024-01-01", "2023-12-31"),
        ("中央社台北5日電", "2024-04-06", "2024-04-05"),
        ("新华社北京2019年4月25日电", "2024-04-26", "2019-04-25"),
        ("新华社北京4月25日电", "2024-05-03", None),
        ("新华社北京4月25日电", "2024-04-23", None),
        ("新华社北京2月29日电", "2023-03-01", None),
        ("新华社北京2019年2月29日电", "2019-03-01", None),
        ("新华社北京4月25日电", None, None),
        ("中央社台北5日電", None, None),
        ("新华社北京4月电", "2024-04-25", None),
        ("新华社电", "2024-04-25", None),
    ],
)
def test_the_year_is_that_of_publication_within_a_week(
    dateline: str, published: str | None, expected: str | None
) -> None:
    """A year is taken only where publication followed within seven days, and the evidence says so."""
    line = dateline_of(
        [Line(text=f"{dateline} 会议昨日举行。", found="")],
        dt.date.fromisoformat(published) if published else None,
    )
    assert line is not None
    assert (line.date and line.date.isoformat()) == expected
    marks = [each.mark for each in line.evidence]
    assert marks[0] == "dateline"
    is_taken = expected is not None and "2019年" not in dateline
    assert [mark for mark in marks[1:] if "of published" in mark] == marks[1:]
    assert len(marks) == 1 + is_taken


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("某地图景。", "新华社北京1月1日电 会议昨日举行。"), "新华社北京1月1日电"),
        (("新华社北京1月1日电", "会议昨日举行。"), "新华社北京1月1日电"),
        (("会议昨日举行。", "（新华社北京1月1日电）"), "（新华社北京1月1日电）"),
        (("会议昨日举行。（新华社北京1月1日电）",), "（新华社北京1月1日电）"),
        (("会议昨日举行。（据新华社电）",), None),
        (("会议昨日举行。（新华社）",), None),
        ((f"会议昨日{'隆重' * 20}举行。", "新华社北京1月1日电 另一会议。"), None),
        (("会议昨日举行。",), None),
    ],
)
def test_where_a_dateline_stands(lines: tuple[str, ...], expected: str | None) -> None:
    """At the head of the text, or whole in brackets at its end; never behind the first sentence."""
    line = dateline_of([Line(text=text, found="") for text in lines], None)
    assert (line and line.text) == expected


def test_the_dateline_stays_in_the_text() -> None:
    """It is read into its field and not lifted; its evidence is among that of the article."""
    article = parse_text(
        "南山镇梨园通水\n2020-11-04 09:13\n\u3000\u3000新华社南山11月3日电（记者李禾）南山镇的梨园今年第一次"
        "通了自来水。\n\u3000\u3000果农浇树不用再挑三里路。\n"
    )
    assert article.dateline is not None
    assert article.dateline.date == dt.date(2020, 11, 3)
    assert article.text.startswith(article.dateline.text)
    assert [e.mark for e in article.evidence_of("dateline")] == ["dateline", "year of published"]
    assert Article.from_dict(article.to_dict()) == article


def test_agencies_have_one_name() -> None:
    """News agencies get their usual name; a paper's sister paper is another outlet."""
    assert agency_name("中央通訊社") == "中央社"
    assert agency_name("中国新闻社") == "中新社"
    assert agency_name("光明网") == "光明网"
    assert agency_name("聯合報") == "聯合報"


def test_conversion_reaches_the_dateline() -> None:
    """Agency, places and words are converted with the text."""
    line = Dateline(agency="聯合報", places=("臺北",), text="聯合報臺北訊")
    article = Article(dateline=line).to_simplified()
    assert article.dateline == Dateline(agency="联合报", places=("台北",), text="联合报台北讯")


@pytest.mark.parametrize(
    "run", ["京", "京/", "记者", "记者张三", "十", "1", " ", "新华社", "（", "综合"]
)
def test_reading_is_linear(run: str) -> None:
    """A long line costs no more than its first words."""
    started = time.process_time()
    for head in ("", "新华社", "（", "记者", "据", "新华社记者", "（记者"):
        read_dateline(head + run * 20_000 + "电")
    assert time.process_time() - started < 1


PRINTED = st.lists(
    st.sampled_from(
        "新华社 中央社 聯合報 本报 记者 張三 李四 北京 台北 十月 三日 5日 4月25日 2019年 电 讯 專電 報導 综合 "
        "据 （ ） 【 】 〔 〕 ／ / 、 － 。 的".split()
    ),
    max_size=12,
).map("".join)


@example("新华社2019年电")
@given(PRINTED)
def test_what_is_read_is_printed(text: str) -> None:
    """Agency, places and day are words of the dateline, and it opens the text."""
    line = read_dateline(text)
    if line is None:
        return
    assert text[: line.end] == text[: line.start] + line.words
    assert not text[: line.start].strip()
    for part in (line.agency, line.date, *line.places):
        assert part is None or (part and part in line.words)
