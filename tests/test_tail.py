"""What stands below a text, sheets of facts above it, and headlines glued to its first sentence."""

from __future__ import annotations

import pytest

from cnnews_parse import parse_text
from cnnews_parse.extracting.glued_title import title_apart
from cnnews_parse.fields.tail import without_tail
from cnnews_parse.model.article import Link
from cnnews_parse.model.draft import Line

PROSE = "青石镇图书馆本周一重新开放，三层楼的旧粮仓改成了阅览室，孩子们放学后多了一个去处。"
MORE = "馆长说，改造用了十四个月，书架由本地木匠用拆下来的房梁做成。"


def tail(*texts: str) -> list[str]:
    """The reasons of lines that stand below a text, empty for those that stay."""
    lines = [Line(text=text, found=text) for text in (PROSE, *texts)]
    return [line.detail for line in without_tail(lines)[1:]]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("某某中文有Instagram！欢迎搜寻a.b，看更多图文与影音报道。", "advertisement"),
        ("[《某通》会员可免费畅读全文，点此购买]", "advertisement"),
        ("#欢迎关注某某官方微信公众号：某某，更多精彩内容第一时间为您奉上。", "advertisement"),
        (
            "更多资讯请在应用市场下载“某某”客户端。欢迎提供新闻线索，热线400-8000000。",
            "advertisement",
        ),
        ("© 2022年某台版权声明：本文所有内容受到保护，如无授权，不得擅自使用。", "disclaimer"),
        ("本文为某某原创文章，转载请联系某君", "disclaimer"),
        ("展开阅读全文", "chrome"),
        ("请继续往下阅读...", "chrome"),
        ("某某 | 原文链接 · 查看评论 · 新浪微博", "chrome"),
        ("相關字詞﹕屯馬線 港鐵", "metadata"),
    ],
)
def test_what_stands_below_a_text_is_no_text(text: str, reason: str) -> None:
    """Calls, rights, buttons and tags go where nothing but such lines follows."""
    assert tail(text) == [reason]
    assert tail(text, "责任编辑：张三", text) == [reason, "", reason]
    assert tail(text, MORE) == ["", ""]


@pytest.mark.parametrize(
    "text",
    [
        MORE,
        "市民可拨打热线电话，也可在微信公众号上预约。",
        "游客可关注景区的微信公众号，了解预约的时间。",
        "法院认为，未经授权转载他人作品，侵权的一方应当赔偿。",
        "他说，欢迎大家关注这部电影的微博。",
        "双方就版权和授权的范围达成一致。",
        "公司去年关停了三个微信公众号，今年又开了两个。",
        "（某某 据新华社电）",
    ],
)
def test_the_end_of_a_report_stays(text: str) -> None:
    """A report may end with where to ask, or with whose rights were hurt."""
    assert tail(text) == [""]


def test_a_line_of_links_below_the_text_goes() -> None:
    """Neighbours and buttons are links; a sentence that is one stays."""
    words = ("返回某某新闻", "下一条：没有了", MORE)
    for text, reason in zip(words, ("related", "related", ""), strict=True):
        line = Line(text=text, found=text, links=(Link(url="/1", text=text),))
        first = Line(text=PROSE, found=PROSE)
        assert without_tail([first, line])[1].detail in (reason, "chrome" if reason else "")


def test_sheet_of_facts() -> None:
    """Archives put labelled facts above a text; what no field holds is metadata."""
    body = (
        "<div><strong>某某档案卡</strong><br><strong>标题：</strong>井水变色以后<br>"
        "<strong>作者：</strong>张三<br><strong>发表日期：</strong>2021.5.3<br>"
        "<strong>来源：</strong>微信公众号“河东观察”<br><strong>主题归类：</strong>环境<br>"
        f"<strong>某馆收藏：</strong>甲馆<br></div>\n<p>{PROSE}</p>\n<p>{MORE}</p>\n"
    )
    article = parse_text(f"---\ntitle: 井水变色以后\ndate: 2021-05-04\n---\n{body}")
    assert article.text == f"{PROSE}\n{MORE}"
    assert (article.authors, article.source) == (("张三",), "河东观察")


def test_labelled_lines_of_a_text_stay() -> None:
    """An interview, or figures line by line, are no sheet of facts."""
    talk = "问：何时开馆？\n\n答：周一。\n\n问：谁来？\n\n答：孩子们。"
    article = parse_text(f"---\ntitle: 开馆\n---\n{PROSE}\n\n{talk}\n")
    assert article.text.endswith("答：孩子们。")
    assert "问：何时开馆？" in article.text


def test_headline_glued_to_the_first_sentence_is_parted() -> None:
    """A telegram repeats its headline in brackets; other brackets belong to the text."""
    front = "---\ntitle: '首趟班列今日开行'\nauthor: 财联社 - 电报\n---\n"
    telegram = "财联社3月15日电，某局今日开行今年首趟冷链班列，全程一千多公里。"
    article = parse_text(f"{front}<div>【首趟班列今日开行】{telegram}</div>\n")
    assert (article.title, article.text, article.source) == ("首趟班列今日开行", telegram, "财联社")
    other = Line(text=f"【要闻】{telegram}", found=f"【要闻】{telegram}")
    assert title_apart([other], ["首趟班列今日开行"]) == (other,)


def test_three_lines_above_a_printed_text() -> None:
    """Where a paper's page is named, kicker, headline and subtitle stand one below the other."""
    page = "云水日报 2018年5月9日 星期三 第04版\n\n"
    heads = "提前四十天\n南湖隧道主体结构完工\n建成后两岸通行只需五分钟\n\n"
    article = parse_text(f"{page}{heads}　　本报讯 {PROSE}\n　　{MORE}\n")
    heads_read = (article.kicker, article.title, article.subtitle)
    assert heads_read == ("提前四十天", "南湖隧道主体结构完工", "建成后两岸通行只需五分钟")
    assert article.page is not None
    assert article.page.number == "04"


def test_labels_of_headings_are_no_part_of_them() -> None:
    """Dumps put 引题, 主题 and 副题 before the lines that are so."""
    heads = "引题：提前四十天\n主题：南湖隧道完工\n副题：两岸通行只需五分钟\n\n"
    article = parse_text(f"第03版：要闻\n\n{heads}　　本报讯 {PROSE}\n　　{MORE}\n")
    heads_read = (article.kicker, article.title, article.subtitle)
    assert heads_read == ("提前四十天", "南湖隧道完工", "两岸通行只需五分钟")
