"""Newspaper pages as text: imprints and pages, heads with labels, subtitles, digital newspapers."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnnews_parse import Article, ManyArticles, NewspaperPage, parse_text
from cnnews_parse.fields.imprint import page_in, read_imprint
from cnnews_parse.fields.newspaper import bare_byline, dashed_subtitle, imprints
from cnnews_parse.model.draft import Line

# line, outlet, day, number and name of the page
IMPRINTS: tuple[tuple[str, str, str, str, str], ...] = (
    ("第03版：要闻", "", "", "03", "要闻"),
    ("第03版:要闻", "", "", "03", "要闻"),
    ("第０３版：要闻", "", "", "03", "要闻"),
    ("第03版 要闻", "", "", "03", "要闻"),
    ("第1版(要闻)", "", "", "1", "要闻"),
    ("第 01 版", "", "", "01", ""),
    ("第A01版：要 闻", "", "", "A01", "要闻"),
    ("A12版", "", "", "A12", ""),
    ("A12版 财经新闻", "", "", "A12", "财经新闻"),
    ("04 版", "", "", "04", ""),
    ("3版", "", "", "3", ""),
    ("（第6版）", "", "", "6", ""),
    ("【第6版】", "", "", "6", ""),
    ("第一版：要闻", "", "", "一", "要闻"),
    ("第十二版：国际·体育", "", "", "十二", "国际·体育"),
    ("版次：第1版", "", "", "1", ""),
    ("版次：1", "", "", "1", ""),
    ("版号：A03", "", "", "A03", ""),
    ("版面：要闻", "", "", "", "要闻"),
    ("版名：要闻", "", "", "", "要闻"),
    ("版次：03 版名：要闻", "", "", "03", "要闻"),
    ("某某日报 （ 2023年05月01日   第 01 版）", "某某日报", "2023-05-01", "01", ""),
    ("《某报》（2020年1月2日 第3版）", "某报", "2020-01-02", "3", ""),
    ("《 某报 》（ 2021年03月04日 09版）", "某报", "2021-03-04", "09", ""),
    ("某某日报 1998年01月01日 第01版 要闻", "某某日报", "1998-01-01", "01", "要闻"),
    ("1998年1月1日某某日报 第1版(要闻)", "某某日报", "1998-01-01", "1", "要闻"),
    ("某某日报2023年5月1日01版", "某某日报", "2023-05-01", "01", ""),
    ("某某日报，2001年3月4日，第5版", "某某日报", "2001-03-04", "5", ""),
    ("来源：某某日报 2023年5月1日第3版", "某某日报", "2023-05-01", "3", ""),
    ("（原载《某报》2020年1月2日第3版）", "某报", "2020-01-02", "3", ""),
    ("2020年1月2日 星期四 A03版：要闻·社会", "", "2020-01-02", "A03", "要闻·社会"),
    ("1998年1月1日 第二版", "", "1998-01-01", "二", ""),
    ("某某晚报 2010-05-06 总第1234期 B02版", "某某晚报", "2010-05-06", "B02", ""),
)


@pytest.mark.parametrize(("line", "outlet", "day", "number", "name"), IMPRINTS)
def test_an_imprint_is_read_in_each_form(
    line: str, outlet: str, day: str, number: str, name: str
) -> None:
    """Paper, day, number and name of the page, in any order."""
    found = read_imprint(line)
    assert found is not None
    assert found.outlet == (outlet or None)
    assert (found.moment and found.moment.at.date().isoformat()) == (day or None)
    assert found.page == NewspaperPage(number=number or None, name=name or None)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "版",
        "第二版",
        "某书第2版",
        "《某书》第2版",
        "《某书》（某某出版社2020年第2版）",
        "第2版修订",
        "第3版本",
        "该报第3版刊登了这条消息",
        "第3版权利人",
        "2023年5月1日",
        "某某日报 2023年5月1日",
        "全新改版",
        "软件更新到第2版，修正了错误。",
        "某某 2020年1月2日 第3版",
        "今日共16版，零售一元",
    ],
)
def test_what_is_no_imprint(line: str) -> None:
    """Editions of books and programs, sentences, and lines that name no page."""
    assert read_imprint(line) is None


@pytest.mark.parametrize(
    ("words", "number", "name"),
    [
        ("2", "2", None),
        ("A03", "A03", None),
        ("第03版：要闻", "03", "要闻"),
        ("01版", "01", None),
        ("要闻", None, "要闻"),
        ("第2版 经济", "2", "经济"),
        ("第１２版", "12", None),
    ],
)
def test_a_value_made_for_the_page(words: str, number: str | None, name: str | None) -> None:
    """A number alone is one there, and so is a name."""
    assert page_in(words) == NewspaperPage(number=number, name=name)


def text_of(*lines: str) -> str:
    """A text of these lines with two paragraphs below."""
    return "\n".join(
        (
            *lines,
            "\u3000\u3000南山镇的梨园今年第一次通了自来水，果农浇树不用再挑三里路。",
            "\u3000\u3000管道全长十二公里。",
        )
    )


def test_an_imprint_gives_page_outlet_and_day() -> None:
    """It is lifted, above the headline or below the text, and each value has its evidence."""
    imprint = "《 云水日报 》（ 2023年05月01日   第 01 版）"
    for text in (text_of(imprint, "南山镇梨园通水"), f"{text_of('南山镇梨园通水')}\n{imprint}"):
        article = parse_text(text)
        assert article.title == "南山镇梨园通水"
        assert article.page == NewspaperPage(number="01")
        assert article.source == "云水日报"
        assert article.published is not None
        assert article.published.date().isoformat() == "2023-05-01"
        assert "版" not in article.text
        for field in ("page", "source", "published"):
            assert article.evidence_of(field)[0].mark == "imprint of the paper"
        assert Article.from_dict(article.to_dict()) == article


def test_a_page_in_a_line_of_credits() -> None:
    """第3版 between day and outlet is read where the line is one of credits."""
    article = parse_text(text_of("南山镇梨园通水", "2020-01-02 第3版 来源：某某日报 作者：张三"))
    assert article.page == NewspaperPage(number="3")
    assert article.evidence_of("page")[0].words == "第3版"


def test_a_page_in_a_sentence_is_none() -> None:
    """What the text says of a paper's page is no imprint of its own."""
    article = parse_text(text_of("南山镇梨园通水", "某某日报第3版昨日刊登了这条消息。"))
    assert article.page is None
    assert "第3版" in article.text


def test_two_pages_that_differ_leave_the_first() -> None:
    """The rival stays in the evidence, unused."""
    article = parse_text(f"{text_of('第3版', '南山镇梨园通水')}\n（第6版）")
    assert article.page == NewspaperPage(number="3")
    assert [(e.words, e.used) for e in article.evidence_of("page")] == [
        ("第3版", True),
        ("（第6版）", False),
    ]


HEADED = """报纸日期：1998年3月18日
版面：第2版
版名：经济
引题：挖渠三年
标题：南山镇梨园通水
副题：果农不再挑水
作者：张三/李四
正文：
　　南山镇的梨园今年第一次通了自来水，果农浇树不用再挑三里路。
　　副题：这一行是文章里的话。
"""


@pytest.mark.parametrize("label", ["引题", "肩题", "眉题", "引　题"])
def test_a_head_with_colons_is_read(label: str) -> None:
    """Kicker, headline and subtitle by their labels; behind 正文 a label is text."""
    article = parse_text(HEADED.replace("引题", label))
    assert (article.kicker, article.title, article.subtitle) == (
        "挖渠三年",
        "南山镇梨园通水",
        "果农不再挑水",
    )
    assert article.page == NewspaperPage(number="2", name="经济")
    assert article.authors == ("张三", "李四")
    assert article.text.endswith("副题：这一行是文章里的话。")
    assert [e.mark for e in article.evidence_of("kicker")] == [f"label {''.join(label.split())}"]


def test_the_text_may_begin_on_the_line_of_its_label() -> None:
    """正文：南山镇……, and without the label below the head."""
    told = "南山镇的梨园今年第一次通了自来水，果农浇树不用再挑三里路。"
    for text in (
        f"标题：梨园通水\n日期：1998-03-18\n正文：{told}\n",
        f"标题：梨园通水\n日期：1998-03-18\n\n{told}\n",
    ):
        article = parse_text(text)
        assert (article.extractor, article.title, article.text) == (
            "labelled_text",
            "梨园通水",
            told,
        )


def test_two_heads_are_two_articles() -> None:
    """A dump of many is refused, and told."""
    with pytest.raises(ManyArticles):
        parse_text(HEADED + HEADED)


@pytest.mark.parametrize(
    "text",
    [
        "主题：梨树栽培讲座\n时间：5月1日\n地点：镇礼堂\n\n请各村果农准时参加，自带笔记本。\n",
        "作者：张三\n日期：2020-01-01\n\n南山镇的梨园今年第一次通了自来水。\n",
        "标题：梨园通水\n作者：张三\n\n南山镇的梨园今年第一次通了自来水。\n",
        "记者：今年的水够吗？\n站长：够。\n记者：谁来分？\n站长：站里排班。\n",
    ],
)
def test_other_lines_with_colons_are_no_head(text: str) -> None:
    """Notices, credits and interviews have colons as well."""
    assert parse_text(text).extractor == "plain_text"


def lines_of(*texts: str) -> list[Line]:
    """Open lines of a text."""
    return [Line(text=text, found=f"{text}\n") for text in texts]


@pytest.mark.parametrize(
    "subtitle", ["——来自南山镇的报道", "——记南山镇水务站", "──写在通水之后", "--来自南山镇的报道"]
)
def test_a_dashed_line_below_the_headline_is_the_subtitle(subtitle: str) -> None:
    """Two dashes open it, and no stop ends it."""
    article = parse_text(text_of("南山镇梨园通水", subtitle))
    assert article.subtitle == subtitle
    assert subtitle not in article.text
    assert article.evidence_of("subtitle")[0].mark == "line of its own"


@pytest.mark.parametrize(
    "line",
    [
        "——",
        "——果农说，水来了。",
        "— 分隔 —",
        "—————",
        "果农——树的主人",
        f"——{'水' * 80}",
        "-5℃的早晨",
    ],
)
def test_other_dashes_are_no_subtitle(line: str) -> None:
    """A sentence, a rule, one dash, a long passage."""
    assert dashed_subtitle(lines_of("南山镇梨园通水", line, "正文。"), 0) is None


def test_a_dashed_line_further_down_is_text() -> None:
    """Only the line right below the headline counts, and something must follow it."""
    assert dashed_subtitle(lines_of("题", "正文。", "——来自南山镇"), 0) is None
    assert dashed_subtitle(lines_of("题", "——来自南山镇"), 0) is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("张三", ["张三"]),
        ("张  三  李四", ["张三", "李四"]),
        ("张三、李四", ["张三", "李四"]),
        ("张三说，水来了。", None),
        ("要闻", None),
        ("南山镇水务站", None),
        ("张三 摄", None),
    ],
)
def test_a_bare_byline_of_a_printed_article(line: str, names: list[str] | None) -> None:
    """Names by their surnames and nothing else."""
    found = bare_byline(lines_of("题", line, "正文。"), 0)
    assert (found and [each.value for each in found[1]]) == names


def test_conversion_reaches_the_page() -> None:
    """The name of the page is converted with the text."""
    article = Article(page=NewspaperPage(number="3", name="要聞"))
    assert article.to_simplified().page == NewspaperPage(number="3", name="要闻")


ENP = (
    "<html><head><title>南山镇梨园通水</title></head><body><!--enpproperty <articleid>1</articleid>"
    "<date>{date}</date><author>张三</author><title>南山镇梨园通水</title><subtitle></subtitle>"
    "<introtitle>挖渠三年</introtitle><nodename>{node}</nodename><sourcename>云水日报</sourcename>"
    "<channel>1</channel>/enpproperty--><div class='a'><!--enpcontent--><p>南山镇的梨园今年第一次通了自来水，"
    "果农浇树不用再挑三里路。</p><p>管道全长十二公里，经过五个村。</p><!--/enpcontent--></div></body></html>"
)


@pytest.mark.parametrize(
    ("date", "precision"),
    [
        ("2013-11-05 00:00:00:0", "day"),
        ("2013-11-05 00:00:00.0", "day"),
        ("2013-11-05 08:30:00.0", "second"),
    ],
)
def test_the_comment_of_a_digital_newspaper_states_the_facts(date: str, precision: str) -> None:
    """Midnight sharp is how the system writes a day."""
    article = parse_text(ENP.format(date=date, node="第03版：要闻"))
    assert article.extractor == "founder_enp"
    assert (article.kicker, article.title, article.subtitle) == ("挖渠三年", "南山镇梨园通水", None)
    assert (article.source, article.authors) == ("云水日报", ("张三",))
    assert article.page == NewspaperPage(number="03", name="要闻")
    assert article.published_precision == precision
    assert article.published is not None
    assert article.published.date().isoformat() == "2013-11-05"


def test_a_channel_is_no_page() -> None:
    """Sites run on the same system; there the node is a channel, and others read the page."""
    article = parse_text(ENP.format(date="2013-11-05 00:00:00.0", node="时政新闻"))
    assert (article.extractor, article.page) == ("html", None)


@pytest.mark.parametrize(
    "run", ["第", "版", "第1版", "《", "1", " ", "（", "——", "张", "标题：", "某某日报 "]
)
def test_reading_is_linear(run: str) -> None:
    """Long lines and many lines cost no more than in proportion."""
    started = time.perf_counter()
    read_imprint(run * 20_000 + "版")
    read_imprint(run * 25 + "版")
    page_in(run * 20_000)
    imprints(lines_of(*[run * 20] * 2_000))
    dashed_subtitle(lines_of("题", "——" + run * 20_000, "正文。"), 0)
    parse_text(f"标题：题\n日期：1998-03-18\n{run * 20_000}\n正文写在这里，这是一个完整的句子。\n")
    assert time.perf_counter() - started < 4


PRINTED = st.lists(
    st.sampled_from(
        [
            *"《 》 某报 某某日报 第 03 版 ： 要闻 （ ） 2020年1月2日 星期四 版次 A12版 原载 1 。".split(),
            " ",
        ]
    ),
    max_size=10,
).map("".join)


@given(PRINTED)
def test_what_is_read_is_printed(text: str) -> None:
    """Number, name, outlet and day are words of the line."""
    found = read_imprint(text)
    if found is None:
        return
    bare = "".join(text.split())
    for part in (found.page.number, found.page.name, found.outlet):
        assert part is None or "".join(part.split()) in bare
    assert found.page.number or found.page.name
    assert found.moment is None or found.moment.words in text
