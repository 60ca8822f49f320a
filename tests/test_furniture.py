from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cnnews_parse.fields.furniture import ends_article, furniture, without_furniture
from cnnews_parse.fields.furniture_forms import LINES
from cnnews_parse.fields.headline import without_tail
from cnnews_parse.fields.leaked_code import without_leaked_code
from cnnews_parse.fields.repeats import without_repeated_paragraphs, without_repeats
from cnnews_parse.fields.years import completed
from cnnews_parse.model.accounts import Reason
from cnnews_parse.model.article import Link
from cnnews_parse.model.draft import Kind, Line

LEAD = "青石镇图书馆本周一重新开放，三层楼的旧粮仓改成了阅览室，孩子们放学后多了一个去处。"
SECOND = "馆长说，改造用了十四个月，书架由本地木匠用拆下来的房梁做成，开馆第一周两千多人次进馆。"


def line(text: str, kind: Kind = Kind.PARAGRAPH, url: str | None = None) -> Line:
    """A line as found, a link where it has an address."""
    links = (Link(url=url, text=text),) if url else ()
    return Line(text=text, found=text, kind=kind, links=links)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("首页 > 新闻 > 正文", Reason.CHROME),
        ("+1", Reason.CHROME),
        ("图集", Reason.CHROME),
        ("4506347", Reason.CHROME),
        ("#图书馆# #读书", Reason.CHROME),
        ("用手机阅读", Reason.CHROME),
        ("facebook google+ twitter 微博 email", Reason.SHARE),
        (">>加入本報粉絲團", Reason.SHARE),
        ("扫描二维码关注我们", Reason.ADVERTISEMENT),
        ("转载请注明出处：青石网", Reason.DISCLAIMER),
        ("自殺防治諮詢安心專線：0800-000000", Reason.DISCLAIMER),
        ("- THE END -", Reason.END_MARK),
        ("（完）", Reason.END_MARK),
    ],
)
def test_furniture_is_told_by_its_words(text: str, reason: Reason) -> None:
    """Each of these lines is removed for its reason."""
    assert furniture(text) is reason


@pytest.mark.parametrize(
    "text",
    [
        LEAD,
        "相关部门表示，将继续关注此事的进展。",
        "他说：“分享不是义务，是习惯。”",
        "完成了全部工程。",
        "1998年，渡口建成。",
        "微信支付上线十年。",
        "有网友表示，希望图书馆延长开放时间。",
    ],
)
def test_prose_is_no_furniture(text: str) -> None:
    """Sentences that begin like furniture stay."""
    assert furniture(text) is None
    assert ends_article(text) is None


def test_a_box_in_the_middle_of_a_page_does_not_end_the_text() -> None:
    """On a page the text may go on behind 推荐阅读; the box goes, the text stays."""
    links = [line("城东新桥通车", url="/1"), line("小学操场开放", url="/2")]
    judged = without_furniture([line(LEAD), line("推荐阅读"), *links, line(SECOND)])
    assert [each.fate is None for each in judged] == [True, False, False, False, True]


def test_a_list_of_other_articles_ends_the_text() -> None:
    """Behind 相关新闻 stand links alone: the text is over."""
    judged = without_furniture([line(LEAD), line("相关新闻"), line("城东新桥通车", url="/1")])
    assert [each.detail for each in judged] == ["", "related", "related"]


def test_in_a_text_without_links_the_list_ends_it_whatever_follows() -> None:
    """A page copied as text has no links: teasers behind 相關推薦 look like prose."""
    judged = without_furniture([line(LEAD), line("相关推荐"), line(SECOND)])
    assert judged[2].detail == "related"


def test_a_digest_that_repeats_the_lead_is_lifted() -> None:
    """The digest above the text goes into the description."""
    judged = without_repeats([line(LEAD[:30]), line(LEAD), line(SECOND)], None)
    assert judged[0].detail == "description"


def test_a_caption_that_repeats_the_lead_stays() -> None:
    """A caption belongs to its picture, also where it says what the text says."""
    picture = Line(text="", found="", kind=Kind.IMAGE, url="/a.jpg")
    judged = without_repeats([picture, line(LEAD[:30]), line(LEAD), line(SECOND)], None)
    assert judged[1].fate is None


def test_a_passage_that_returns_far_below_stays() -> None:
    """An opening that quotes a later answer is the author's."""
    middle = [line(SECOND.replace("十四", number)) for number in "一二三四五"]
    judged = without_repeats([line(LEAD[:30]), *middle, line(LEAD)], None)
    assert judged[0].fate is None


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("旧粮仓变身图书馆_新浪网", "旧粮仓变身图书馆"),
        ("旧粮仓变身图书馆_粮仓_图书馆", "旧粮仓变身图书馆"),
        ("4月1日首航 或是_旅游泡泡_下一站", "4月1日首航 或是_旅游泡泡_下一站"),
    ],
)
def test_tails_of_titles(title: str, expected: str) -> None:
    """Names of sites and keywords that the headline holds go; other words stay."""
    assert without_tail(title) == expected


@given(st.text(max_size=60))
def test_any_line_is_judged(text: str) -> None:
    """No line makes a rule fail."""
    assert furniture(text) in {None, *Reason}


@pytest.mark.parametrize(("words", "form"), [each[2:] for each in LINES if each[2]])
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_what_may_stand_anywhere_is_told_by_its_words(
    words: str, form: str, data: st.DataObject
) -> None:
    """No line that such a form fits is without one of the words that are asked first."""
    text = data.draw(st.from_regex(rf"\A(?:{form})"))
    assert not re.match(form, text) or any(word in text for word in words.split())


@given(st.text(st.sampled_from("0123456789-/:. 月日年"), max_size=20))
def test_no_date_is_completed_without_another_mark(words: str) -> None:
    """Without a mark that has the year there is none."""
    assert completed(words, ()) is None


@pytest.mark.parametrize(
    "text",
    [
        "扫描显示，古墓下方还有一间墓室。",
        "扫码支付在全市的菜场普及，老人也用上了。",
        "市民可以下载某市政务APP办理各项业务。",
        "公司表示，客户端下载量超过三千万次。",
    ],
)
def test_sentences_about_codes_and_apps_are_text(text: str) -> None:
    """What asks a reader to scan or to download is no text; what tells of it is."""
    assert furniture(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "更多精彩内容，请下载某某新闻客户端",
        "请下载某某APP",
        "扫描二维码关注我们",
        "某某资讯，尽在某某财经APP",
        "Disclaimer: the views are those of the author.",
    ],
)
def test_lines_that_ask_for_a_scan_or_a_download_are_none(text: str) -> None:
    """In whatever words, with whatever name."""
    assert furniture(text) is not None


PICTURE = line("", Kind.IMAGE)


@pytest.mark.parametrize(
    ("lines", "gone"),
    [
        pytest.param([line(LEAD), line(LEAD), line(SECOND)], [1], id="right behind"),
        pytest.param([line(LEAD * 3), line(SECOND), line(LEAD * 3)], [2], id="long, anywhere"),
        pytest.param([line(LEAD), line(SECOND), line(LEAD)], [], id="not long"),
        pytest.param([line("我宣誓：我志愿加入。")] * 2, [], id="an oath"),
        pytest.param([PICTURE, line(LEAD), PICTURE, line(LEAD)], [], id="captions"),
        pytest.param([line(LEAD, Kind.ROW)] * 2, [], id="rows of a table"),
    ],
)
def test_repeated_paragraphs_are_removed(lines: list[Line], gone: list[int]) -> None:
    """A paragraph that stands there already goes, with its reason."""
    judged = without_repeated_paragraphs(lines)
    assert [n for n, each in enumerate(judged) if each.detail == "duplicate"] == gone


CODE = (
    ".appendQr_wrap{border:1px solid #E6E6E6;padding:8px;} .appendQr_normal{float:left;}",
    "@media (max-width:600px){.menu{display:none;}}",
    "var _hmt = _hmt || [];",
    "document.write(unescape(x));",
    "window.jQuery || load('/jquery.js');",
    "(adsbygoogle = window.adsbygoogle || []).push({});",
    "_hmt.push(['_trackPageview']);",
    "//<![CDATA[",
)
SCRIPT = ("(function() {", 'var hm = document.createElement("script");', "s.insert(hm);", "})();")


@pytest.mark.parametrize("text", CODE)
def test_leaked_code_is_removed_as_style(text: str) -> None:
    """A line that is nothing but style or script is no text of the article."""
    judged = without_leaked_code([line(LEAD), line(text), line(SECOND)])
    assert [each.detail for each in judged] == ["", "style", ""]


def test_leaked_code_of_several_lines_goes_as_a_whole() -> None:
    """From the line that opens a brace to the one that closes it."""
    judged = without_leaked_code([line(LEAD), *map(line, SCRIPT), line(SECOND)])
    assert [each.detail for each in judged] == ["", *["style"] * len(SCRIPT), ""]


def test_long_style_sheet_with_a_foreign_end_is_told_at_once() -> None:
    """Blanks between rules can be parted in one way only, or this test would not end."""
    texts = line(LEAD), line("a{b:c}    " * 200 + "终。"), line(SECOND)
    assert without_leaked_code(texts) == [*texts]


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(["在 CSS 里可以这样写：", CODE[0]], id="an article about it"),
        pytest.param(["变量 var 的值为 1；"], id="prose with var"),
        pytest.param(["集合{甲：1，乙：2}", "A{x:1}是一个集合。"], id="sets"),
        pytest.param(["document 一词来自拉丁语。"], id="a word"),
        pytest.param(["function f(x) {", LEAD, "}"], id="prose before the brace closes"),
    ],
)
def test_what_is_no_leaked_code_stays(texts: list[str]) -> None:
    """Text about code, and text that has its marks."""
    lines = [line(LEAD), *map(line, texts)]
    assert without_leaked_code(lines) == lines


@pytest.mark.parametrize("text", ["[图片]", "【圖片】", "［视频］ [图片2]", "（图）"])
def test_a_placeholder_of_a_picture_is_markup(text: str) -> None:
    """A line that says only that a picture was here."""
    assert furniture(text) is Reason.MARKUP


@pytest.mark.parametrize("text", ["他发了一张[图片]。", "[视频] 记者探访老街", "图片"])
def test_a_placeholder_in_a_line_is_text(text: str) -> None:
    """Within a line it may be quoted, or head a caption."""
    assert furniture(text) is None
