from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cnnews_parse import Article, NotAnArticle, parse, parse_text
from cnnews_parse.extracting.closing import is_labelled, unglued
from cnnews_parse.extracting.embedded import unescaped
from cnnews_parse.model.draft import Line
from goldens import FIXTURES

PAGES = sorted((FIXTURES / "pages").glob("*/page.html"))
READ = [page for page in PAGES if page.with_name("expected.json").exists()]
REFUSED = [page for page in PAGES if page not in READ]
PROSE = (
    "青石镇图书馆本周一重新开放，三层楼的旧粮仓改成了阅览室。",
    "馆长说，改造用了十四个月，书架由本地木匠用房梁做成。",
    "图书馆每天开放到晚上九点，借书证凭身份证当场办理，不收押金。",
)


def named(page: Path) -> str:
    """The name of a fixture."""
    return page.parent.name


def facts_of(article: Article) -> dict[str, Any]:
    """What a reader of the page can check."""
    printed = article.published and article.published.isoformat()
    length = 10 if article.published_precision == "day" else 16
    return {
        "title": article.title,
        "published": printed and printed[:length],
        "source": article.source,
        "authors": list(article.authors),
        "editors": list(article.editors),
        "text": article.text.split("\n"),
    }


def page_of(body: str, head: str = "<title>旧粮仓变身图书馆</title>") -> str:
    """A page around some HTML."""
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


def paragraphs(texts: tuple[str, ...] = PROSE) -> str:
    """Prose in paragraphs."""
    return "".join(f"<p>{text}</p>" for text in texts)


@pytest.mark.parametrize("page", READ, ids=named)
def test_page_of_an_unknown_design_is_read(page: Path) -> None:
    """Title, time, outlet, people and text, each from whatever mark the design has."""
    expected = json.loads(page.with_name("expected.json").read_text("utf-8"))
    assert facts_of(parse(page, sites=False)) == expected


@pytest.mark.parametrize("page", REFUSED, ids=named)
def test_page_without_an_article_is_refused(page: Path) -> None:
    """Lists, front pages, log-in walls, shells, errors: an error that says what was found."""
    with pytest.raises(NotAnArticle) as caught:
        parse(page, sites=False)
    assert caught.value.why


@pytest.mark.parametrize("page", READ, ids=named)
def test_account_is_the_visible_text(page: Path) -> None:
    """The pieces, joined, are the text nodes that can be seen; hidden JSON is not among them."""
    from lxml import etree, html

    article = parse(page, sites=False)
    text = page.read_bytes().decode(article.encoding or "utf-8")
    body = html.document_fromstring(text).find("body")
    unseen = "head script style template noscript iframe textarea select svg".split()
    etree.strip_elements(body, etree.Comment, *unseen, with_tail=False)
    expected = "".join("".join(body.itertext()).split())
    assert "".join("".join(p.text for p in article.account()).split()) == expected


def test_text_in_a_script_is_body_that_the_page_does_not_show() -> None:
    """A page that shows nothing has its text from the script; the account has none of it."""
    article = parse(FIXTURES / "pages" / "initial_state" / "page.html", sites=False)
    assert [piece.visible for piece in article.pieces if piece.fate.value == "body"] == [False] * 5
    assert article.account() == ()


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("返回青石网，查看更多", "chrome"),
        ("THE END", "end mark"),
        ("转载请注明出处：青石网", "disclaimer"),
        ("用微信扫码二维码分享至好友和朋友圈", None),
        ("facebook twitter 微博", "share"),
        ("#图书馆 #青石镇", "chrome"),
        ("自殺防治諮詢安心專線：0800-000000（24小時）", "disclaimer"),
    ],
)
def test_junk_at_the_end_goes_with_its_reason(line: str, reason: str | None) -> None:
    """Lines that templates put below a text are removed, each for a reason."""
    page = page_of(f"<h1>旧粮仓变身图书馆</h1><div>{paragraphs()}<p>{line}</p></div>")
    removed = {piece.text: piece.reason.value for piece in parse_text(page, sites=False).removed}
    assert reason is None or removed[line] == reason


def test_words_glued_to_the_last_sentence_are_parted() -> None:
    """The sentence stays, what the template glued to it goes."""
    glued = Line(text="不收押金。返回青石网，查看更多", found="　不收押金。返回青石网，查看更多\n")
    kept, gone = unglued(glued)
    assert (kept.text, gone.text) == ("不收押金。", "返回青石网，查看更多")
    assert kept.found + gone.found == glued.found


@pytest.mark.parametrize("text", ["记者：您怎么看？", "图片来源：某某社", "编辑部的灯亮了一夜。"])
def test_talk_and_captions_are_no_labelled_credits(text: str) -> None:
    """A label of the trade makes a credit only where no sentence follows."""
    assert not is_labelled(text)


def test_a_year_is_taken_only_from_a_mark_for_the_same_day() -> None:
    """08-16 with an address of another day has no year, and none is guessed."""
    link = '<link rel="canonical" href="https://news.example/2020-03/02/c_1.html">'
    body = f"<h1>旧粮仓变身图书馆</h1><div>08-16 21:05</div><div>{paragraphs()}</div>"
    article = parse_text(page_of(body, f"<title>旧粮仓变身图书馆</title>{link}"), sites=False)
    assert article.published is None or article.published.isoformat()[:10] == "2020-03-02"


def test_credits_of_another_article_below_are_not_taken() -> None:
    """Of several articles on a page the first is the page's own, with its people."""
    article = parse(FIXTURES / "pages" / "several_articles" / "page.html", sites=False)
    assert article.authors == ()


def test_element_named_for_an_account_gives_the_source() -> None:
    """What stands where the author's name should, and is no name, is the account that posts."""
    body = f'<h1>旧粮仓变身图书馆</h1><p class="author-name">粮仓笔记</p><div>{paragraphs()}</div>'
    article = parse_text(page_of(body), sites=False)
    assert (article.source, article.authors) == ("粮仓笔记", ())


def test_escapes_of_scripts_are_undone() -> None:
    r"""\u003c is a bracket, and escaped HTML is HTML again."""
    assert unescaped(r"\u003cp\u003e新规\u003c/p\u003e") == "<p>新规</p>"
    assert unescaped("&lt;p&gt;新规&lt;/p&gt;") == "<p>新规</p>"


_MENUS = st.lists(st.sampled_from("首页 要闻 财经 教育 生活 论坛".split()), min_size=1, max_size=8)


@given(above=_MENUS, below=_MENUS, cell=st.sampled_from("div td section article".split()))
@settings(max_examples=60, deadline=None)
def test_menus_around_a_text_never_join_it(above: list[str], below: list[str], cell: str) -> None:
    """Whatever menus stand around the text, it is the three paragraphs and nothing else."""
    menus = ["".join(f'<a href="/{word}">{word}</a>' for word in menu) for menu in (above, below)]
    opening, closing = ("<table><tr><td>", "</td></tr></table>") if cell == "td" else ("", "")
    body = (
        f"<ul>{menus[0]}</ul>{opening}<{cell}>{paragraphs()}</{cell}>{closing}<div>{menus[1]}</div>"
    )
    assert parse_text(page_of(body), sites=False).text == "\n".join(PROSE)


@given(st.lists(st.sampled_from(("<br>", "<br/>\n", "</p><p>", "</div><div>")), min_size=2))
@settings(max_examples=60, deadline=None)
def test_paragraphs_come_from_any_break(breaks: list[str]) -> None:
    """`br`, `p` and `div` part paragraphs alike."""
    body = f"<section><p>{PROSE[0]}{breaks[0]}{PROSE[1]}{breaks[1]}{PROSE[2]}</p></section>"
    assert parse_text(page_of(body), sites=False).text.split("\n") == list(PROSE)


def test_a_number_of_things_is_no_status_code() -> None:
    """A short report may count 504 of something; an error page has the code alone."""
    counted = (*PROSE[:2], "改造共用去504万元，书架上添了403种新书，镇上有500强企业捐了款。")
    assert parse_text(page_of(f"<h1>旧粮仓变身图书馆</h1>{paragraphs(counted)}")).blocks
    for words in ("404", "404 Not Found", "错误代码：502。", "503错误", "HTTP 500."):
        with pytest.raises(NotAnArticle):
            parse_text(page_of(f"<h1>{words}</h1>{paragraphs(PROSE[:1])}"))


def test_html_that_ends_behind_the_head_goes_on() -> None:
    """Pages put together from parts close html early; what follows is theirs, and accounted for."""
    page = page_of(f"<p>首页</p></body></html><!--head--><h1>旧粮仓变身图书馆</h1>{paragraphs()}")
    article = parse_text(page, sites=False)
    assert article.text == "\n".join(PROSE)
    assert article.title == "旧粮仓变身图书馆"
    assert "".join(piece.text for piece in article.account()).replace("\n", "") == (
        "首页旧粮仓变身图书馆" + "".join(PROSE)
    )


@pytest.mark.parametrize(
    "title", ["新闻动态--青石镇图书馆官网", "青石县人民政府门户网站", "要闻_青石新闻网", ""]
)
@pytest.mark.parametrize(
    "heading", ["<h5>{}</h5>", "<div class='art_title'>{}</div>", "<h1>青石新闻网</h1><h2>{}</h2>"]
)
def test_headline_where_the_title_tag_names_the_site(title: str, heading: str) -> None:
    """The heading above the line of facts is the headline, not the name of site and channel."""
    body = (
        f"<div class='top'>{heading.format('旧粮仓变身图书馆')}<p>2024-03-05 来源：青石报</p></div>"
    )
    head = f"<title>{title}</title>" if title else ""
    article = parse_text(page_of(body + f"<div>{paragraphs()}</div>", head), sites=False)
    assert article.title == "旧粮仓变身图书馆"


def test_time_element_dates_the_page() -> None:
    """`datetime` of a time element tells the moment, in its zone, where no line prints it."""
    body = f"<h1>旧粮仓变身图书馆</h1><time datetime='2021-03-05T02:20:00Z'>三小时前</time>{paragraphs()}"
    assert facts_of(parse_text(page_of(body), sites=False))["published"] == "2021-03-05T10:20"


@pytest.mark.parametrize(
    ("address", "expected"),
    [("/2021/0305/12.html", "2021-03-05T10:20"), ("/12.html", "2021-03-05T10:20")],
)
def test_the_day_in_the_address_bears_a_mark_out(address: str, expected: str) -> None:
    """A time element in the masthead tells the day of the visit; the address knows better."""
    head = f"<link rel='canonical' href='http://news.example.com{address}'>"
    body = (
        "<time datetime='2023-11-13'>十一月十三日</time><h1>旧粮仓变身图书馆</h1>"
        f"<p>建立時間：2021/03/05 10:20</p>{paragraphs()}"
    )
    assert facts_of(parse_text(page_of(body, head), sites=False))["published"] == expected


@pytest.mark.parametrize("title", ["新华网", "成報 SING PAO DAILY NEWS"])
def test_title_tag_that_names_the_site_is_no_headline(title: str) -> None:
    """Where no headline is found there is none; neither tag nor masthead is a stand-in."""
    body = f"<div>{title}</div><div>{paragraphs()}</div>"
    page = page_of(body, f"<title>{title}</title>")
    assert parse_text(page, sites=False).title is None


def test_blocks_inside_an_inline_element_with_a_style() -> None:
    """The element is no block, so it has the number of the one around it."""
    line = "负责人说，手续不收费，市民可以拨打热线电话，也可以到窗口办理。"
    body = f"<div><div><x-a style='float:none'><div>{paragraphs()}</div>{line}</x-a></div></div>"
    assert parse_text(page_of(body), sites=False).text.endswith(line)


def test_lead_above_the_text_is_its_description() -> None:
    """A passage between headline and text introduces it; where it repeats the text it is chrome."""
    lead = "三层楼的旧粮仓空了八年，如今摆满了书，孩子们放学就来。"
    for words, expected in ((lead, lead), (PROSE[0], None)):
        top = f"<div><h1>旧粮仓变身图书馆</h1><div class='intro'>{words}</div></div>"
        page = page_of(f"<div>{top}<div class='content'>{paragraphs()}</div></div>")
        article = parse_text(page, sites=False)
        assert article.text == "\n".join(PROSE)
        assert article.description == expected


def test_words_for_screen_readers_are_no_part_of_a_caption() -> None:
    """The BBC says before each caption that it is one."""
    caption = "<p><span class='visually-hidden'>图像加注文字，</span>翻新后的粮仓入口</p>"
    page = page_of(f"<h1>旧粮仓变身图书馆</h1><main>{caption}{paragraphs()}</main>")
    article = parse_text(page, sites=False)
    assert article.text.split("\n")[0] == "翻新后的粮仓入口"
