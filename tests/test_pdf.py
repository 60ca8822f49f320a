"""PDF files: what stands where on their pages, read as one article."""

from __future__ import annotations

import sys
import threading
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cnnews_parse import (
    Article,
    CnnewsParseError,
    Fate,
    InputError,
    LimitExceeded,
    Limits,
    MissingExtra,
    NotAnArticle,
    Reason,
    parse_bytes,
    repair_text,
)
from cnnews_parse.typesetting.substitute import SystemFonts
from goldens import PAGES
from typeset import HEIGHT, WIDTH, Type, column, pdf

TITLE = "南山镇梨园通水"
FIRST = [
    "\u3000\u3000南山镇的梨园今年第一次通了自来水。果农说，往",
    "年要挑三里路，来回一个多小时，如今拧开龙头就有水，",
    "一亩地一天能省下两个工。",
]
SECOND = [
    "\u3000\u3000镇里说，明年春天还要修两座蓄水池，供坡上的三",
    "个村使用，水费由村里补贴一半。",
]


def joined(lines: Sequence[str]) -> str:
    """Lines as the paragraph that they print."""
    return "".join(line.strip("\u3000") for line in lines)


def story(top: float = 130) -> list[Type]:
    """A headline over two paragraphs."""
    return [Type(150, 80, TITLE, 22, "Hei"), *column(72, top, [*FIRST, *SECOND], 12)]


def texts(article: Article) -> list[str]:
    """The texts of the blocks."""
    return [block.text or "" for block in article.blocks]


def letters(text: str) -> Counter[str]:
    """How often each character is in a text, white space aside."""
    return Counter("".join(text.split()))


def removed(article: Article) -> list[str]:
    """What was left out as chrome."""
    return [gone.text for gone in article.removed if gone.reason is Reason.CHROME]


def seen_in(data: bytes) -> str:
    """What pdfium finds in a file by itself, with fonts that do not depend on the machine."""
    import pypdfium2
    from pypdfium2 import raw

    with SystemFonts().replaced(raw):
        document = pypdfium2.PdfDocument(data)
        seen = "".join(page.get_textpage().get_text_range() for page in document)
        document.close()
    return seen


@pytest.mark.parametrize("enclosed", [True, False], ids=["enclosed fonts", "named fonts"])
def test_headline_and_paragraphs(enclosed: bool) -> None:
    """The largest type is the headline; first lines that are set in begin paragraphs."""
    article = parse_bytes(pdf(story(), enclosed=enclosed))
    assert (article.title, article.format) == (TITLE, "pdf")
    assert texts(article) == [joined(FIRST), joined(SECOND)]
    assert article.evidence_of("title")[0].mark == "largest type on page 1"


def test_gaps_part_paragraphs_that_are_not_set_in() -> None:
    """A gap is a break where lines begin at one edge; the last line need not be short."""
    one, two = ([line.strip("\u3000") for line in lines] for lines in (FIRST, SECOND))
    page = [*column(72, 100, one, 12), *column(72, 180, two, 12)]
    assert texts(parse_bytes(pdf(page))) == [joined(FIRST), joined(SECOND)]


@pytest.mark.parametrize("number", [2, 3])
def test_columns_are_read_one_after_the_other(number: int) -> None:
    """A headline stands across them; a paragraph goes on at the top of the next one."""
    lines = [f"第{n:02}行栏里的文字接着上一行不停" for n in range(number * 6)]
    parts = [lines[n * 6 : n * 6 + 6] for n in range(number)]
    page = [Type(72, 80, TITLE, 24)]
    for place, part in reversed([*enumerate(parts)]):  # the order of the file says nothing
        page += column(40 + place * 165, 130, part, 10)
    article = parse_bytes(pdf(page))
    assert article.title == TITLE
    assert article.text == "".join(lines)


def test_running_heads_and_page_numbers_are_removed() -> None:
    """What returns at its place on each page is no text; the paragraph around it is whole."""
    lines = [f"第{n:02}行文字一直排到这一行的最后一个格子里" for n in range(12)]
    pages = [
        [
            Type(72, 40, "白桥晚报　第7版", 9),
            *column(72, 100, part, 12),
            Type(280, 800, f"- {number} -", 9),
        ]
        for number, part in enumerate((lines[:6], lines[6:]), 1)
    ]
    article = parse_bytes(pdf(*pages))
    assert article.text == "".join(lines)
    assert removed(article) == ["白桥晚报\u3000第7版", "- 1 -", "白桥晚报\u3000第7版", "- 2 -"]


def test_a_figure_in_the_text_is_no_page_number() -> None:
    """A figure that ends the page stays where it stands as near as a line of the text."""
    article = parse_bytes(pdf([*story(), *column(72, 226, ["2021"], 12)]))
    assert "2021" in article.text


def test_head_of_a_newspaper_dates_the_article() -> None:
    """The day in a running head counts where the day of the week stands behind it."""
    head = Type(72, 40, "白桥晚报 2021年3月2日 星期二", 9)
    article = parse_bytes(pdf([head, *story()], [head, *story()]))
    assert article.published is not None
    assert article.published.date().isoformat() == "2021-03-02"
    printed = Type(72, 40, "2021年3月2日 09:30 打印", 9)
    assert parse_bytes(pdf([printed, *story()], [printed, *story()])).published is None


def test_foot_of_a_browser_states_the_address() -> None:
    """A page that was printed from a browser bears its address."""
    feet = [Type(30, 820, "https://news.example.com/a/1.html", 8), Type(540, 820, "1/2", 8)]
    article = parse_bytes(pdf([*story(), *feet], [*story(), *feet]))
    assert article.url == "https://news.example.com/a/1.html"


def test_title_of_the_file_counts_where_it_is_printed() -> None:
    """Properties of a file are often left over from another one."""
    page = [*column(72, 90, [TITLE], 12), *column(72, 130, [*FIRST, *SECOND], 12)]
    article = parse_bytes(pdf(page, title=TITLE))
    assert article.title == TITLE
    assert article.evidence_of("title")[0].mark == "title of the file, printed on page 1"
    assert parse_bytes(pdf(story(), title="Microsoft Word - 稿件.doc")).title == TITLE


def test_heading_in_dark_type() -> None:
    """A short line in bold or sans-serif type of the size of the text is a heading."""
    page = [*column(72, 100, FIRST, 12), *column(96, 157.6, ["先难后易"], 12, "Hei")]
    article = parse_bytes(pdf([*page, *column(72, 176.8, SECOND, 12)]))
    assert [type(block).__name__ for block in article.blocks] == [
        "Paragraph",
        "Heading",
        "Paragraph",
    ]


def test_table_is_read_in_rows() -> None:
    """Short cells below one another are no columns of text."""
    cells = [("粮食", "35", "吨"), ("棉花", "20", "吨"), ("油料", "41", "吨"), ("蔬菜", "17", "吨")]
    table = [
        Type(72 + 100 * x, 240 + 20 * y, cell, 12)
        for y, row in enumerate(cells)
        for x, cell in enumerate(row)
    ]
    article = parse_bytes(pdf([*story(), *table]))
    assert article.blocks[-1].text == "粮食\t35\t吨\n棉花\t20\t吨\n油料\t41\t吨\n蔬菜\t17\t吨"


def test_latin_words_are_joined_as_they_were_broken() -> None:
    """A hyphen that parted a word goes, on the record; words are parted by a blank."""
    lines = [
        "\u3000\u3000村里的电脑换了新的系统，用的是Green",
        "Valley和Win-",
        "dows，果农说好用。",
    ]
    lines[1] = "Valley公司做的那一套系统，桌面换成了Win-"
    article = parse_bytes(pdf(column(72, 100, lines, 12)))
    assert "Green Valley公司" in article.text
    assert "Windows，果农" in article.text
    (change,) = article.changes
    assert (change.rule, change.before, change.certain) == ("broken_word", "-\u2028", False)


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_page_that_is_shown_turned(turn: int) -> None:
    """A page whose type lies on its side and that is turned to be read gives the same text."""
    plain = parse_bytes(pdf(story()))
    spots = [(t.left, t.baseline, t) for t in story()]
    way = {90: lambda x, y: (y, HEIGHT - x), 180: lambda x, y: (WIDTH - x, HEIGHT - y)}
    matrix = {90: b"0 1 -1 0", 180: b"-1 0 0 -1", 270: b"0 -1 1 0"}[turn]
    way[270] = lambda x, y: (WIDTH - y, x)
    data = pdf([t._replace(left=way[turn](x, y)[0], baseline=way[turn](x, y)[1])
                for x, y, t in spots], turn=turn).replace(b"1 0 0 1", matrix)  # fmt: skip
    assert texts(parse_bytes(data)) == texts(plain)


@pytest.mark.parametrize("enclosed", [True, False], ids=["enclosed fonts", "named fonts"])
def test_vertical_columns_are_read_from_the_right(enclosed: bool) -> None:
    """Books of Taiwan are set from top to bottom, the first line at the right."""
    lines = [joined(FIRST)[n : n + 18] for n in range(0, 54, 18)]
    page = [
        Type(500 - 24 * number, 100 + 14 * place, character, 12)
        for number, line in enumerate(lines)
        for place, character in enumerate(line)
    ]
    assert parse_bytes(pdf(page, enclosed=enclosed)).text == "".join(lines)


def test_shapes_of_named_fonts_are_not_those_of_the_machine() -> None:
    """A character that stands alone is there, and as wide as it is high, whatever is installed."""
    import pypdfium2
    from pypdfium2 import raw

    with SystemFonts().replaced(raw):
        document = pypdfium2.PdfDocument(pdf([Type(72, 100, "山", 10), Type(72, 120, "a", 10)]))
        text = document[0].get_textpage()
        boxes = [text.get_charbox(number) for number in (0, text.count_chars() - 1)]
        document.close()
    assert [round(right - left, 2) for left, _, right, _ in boxes] == [10, 2]


def test_text_without_shape_is_told_of() -> None:
    """Text that is laid under a scanned page may be in a font that draws nothing."""
    blank = Type(72, 400, "\u3000")
    assert not parse_bytes(pdf([*story(), blank], enclosed=True)).warnings
    article = parse_bytes(pdf([*story(), blank._replace(hidden=True)], enclosed=True))
    assert article.warnings == (
        "pieces of text whose glyphs have no shape were not read: 1 on page 1",
    )


def test_marks_across_the_page_are_removed() -> None:
    """What runs in another direction is a stamp or a water mark."""
    article = parse_bytes(pdf([*story(), Type(300, 300, "内部资料", 40, turned=True)]))
    assert removed(article) == ["内部资料"]
    assert texts(article) == [joined(FIRST), joined(SECOND)]


_LINES = st.lists(
    st.builds(
        Type,
        st.integers(0, 500),
        st.integers(20, 830),
        st.text("一二三南山水。，“”（）2021aB.-\u3000 ", min_size=1, max_size=40),
        st.sampled_from((8, 10, 12, 22)),
        st.sampled_from(("Song", "Hei")),
        st.booleans(),
    ),
    min_size=1,
    max_size=25,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_LINES, min_size=1, max_size=3))
def test_every_character_is_accounted_for(pages: list[list[Type]]) -> None:
    """However type is strewn over pages: what pdfium finds is in the account."""
    data = pdf(*pages)
    seen = seen_in(data)
    try:
        article = parse_bytes(data)
    except NotAnArticle:
        return
    account = "".join(piece.text for piece in article.account())
    assert letters(account) == letters(seen.replace("\x02", "-").replace("\ufffe", "-"))


@pytest.mark.parametrize(
    "page", [p for p in PAGES if p.suffix == ".pdf"], ids=lambda p: p.parent.name
)
def test_account_of_a_fixture_is_what_its_pages_show(page: Path) -> None:
    """Heads, body, fields: all of it, though not in the order of the file."""
    from cnnews_parse import parse

    seen = seen_in(page.read_bytes())
    account = "".join(piece.text for piece in parse(str(page)).account())
    assert letters(account) == letters(seen.replace("\x02", "-"))


def test_scan_is_no_article() -> None:
    """Pages that are pictures have to be read by other means, and blank ones by none."""
    with pytest.raises(NotAnArticle, match="pictures"):
        parse_bytes(pdf([], picture=True))
    with pytest.raises(NotAnArticle, match="no text"):
        parse_bytes(pdf([]))


@pytest.mark.parametrize("size", [5, 40, 300, -400])
def test_damaged_file(size: int) -> None:
    """A file that was cut off is an article or a clear error; it is never a crash."""
    try:
        article = parse_bytes(pdf(story())[:size])
    except InputError as error:
        assert "damaged" in str(error)
    else:
        assert any(piece.fate is Fate.BODY for piece in article.account())


def test_title_that_is_no_text() -> None:
    """The bytes of a title may be half of a character; the pages are read all the same."""
    lone = pdf(story(), title="梨园通水").replace(b"<feff", b"<feffd800", 1)
    assert texts(parse_bytes(lone)) == texts(parse_bytes(pdf(story())))


@settings(max_examples=40, deadline=None)
@given(st.integers(8, 2000), st.binary(min_size=1, max_size=8))
def test_wounded_file(place: int, wound: bytes) -> None:
    """Bytes that were overwritten give an article or an error of ours."""
    data = pdf(story())
    try:
        parse_bytes(data[:place] + wound + data[place + len(wound) :])
    except CnnewsParseError as error:
        assert str(error)


LOCKED = (  # the standard handler with a user's password; what it guards does not matter
    b"<</Filter/Standard/V 1/R 2/P -4/O<" + b"41" * 32 + b">/U<" + b"42" * 32 + b">>>"
)


def test_locked_file() -> None:
    """A password that is not known is said to be missing."""
    data = pdf(story()).replace(b"/Info 3 0 R", b"/Encrypt " + LOCKED + b"/ID[<41><41>]")
    with pytest.raises(InputError, match="password"):
        parse_bytes(data)


def test_limits_hold() -> None:
    """Pages and characters together may be as many as an HTML page may have nodes."""
    with pytest.raises(LimitExceeded, match="nodes=50"):
        parse_bytes(pdf(story()), limits=Limits(nodes=50))
    with pytest.raises(LimitExceeded, match="nodes=3"):
        parse_bytes(pdf([], [], [], []), limits=Limits(nodes=3))


def test_missing_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the library the error says what to install."""
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(MissingExtra, match=r"cnnews_parse\[pdf\]"):
        parse_bytes(pdf(story()))


def test_text_about_pdf_is_text() -> None:
    """The first bytes count alone; a text may speak of them."""
    article = parse_bytes(f"一种文件\n{joined(FIRST)}%PDF-1.7是它的开头。".encode())
    assert article.format == "plain_text"


def test_threads_may_read_at_once() -> None:
    """One thread at a time may enter pdfium; the others wait."""
    data, found = pdf(story()), list[str | None]()
    threads = [
        threading.Thread(target=lambda: found.append(parse_bytes(data).title)) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [TITLE] * 4


STORY = (
    (
        "北沟水库修成四十年，坝体两次加固，渠道却一直是土渠。每逢春灌，上游的水放下去，到了下游的柳湾只剩一半。"
        "去年冬天县里筹了三百六十万元，把十一公里土渠全部换成了水泥渠。"
    ),
    (
        "柳湾村的老会计起初不信。四月里第一次放水，他带着秒表蹲在渠口，水从闸上走到村口，用了两小时十分，"
        "比往年快了五个多小时，回村以后逢人便说。"
    ),
)


def pulled() -> list[str]:
    """The lines of the story as an extractor gives them: 22 characters, the first of each 20."""
    return [
        line
        for text in STORY
        for line in (text[:20], *(text[n : n + 22] for n in range(20, len(text), 22)))
    ]


def test_text_pulled_out_of_a_file_is_joined() -> None:
    """Lines without indents are joined by where they stop; one with room for more is a last one."""
    text = "\n".join((TITLE, *pulled()))
    article = parse_bytes(text.encode())
    assert (article.title, texts(article)) == (TITLE, [*STORY])
    assert repair_text(text).undo() == text


def test_paragraph_goes_on_behind_the_foot_of_a_page() -> None:
    """Page numbers and heads in a text are removed, and the sentence around them is whole."""
    lines = pulled()
    page = "\n".join((TITLE, *lines[:7], "- 1 -", "\f白桥晚报 第2版", *lines[7:], "- 2 -", "\f"))
    article = parse_bytes(page.encode())
    assert texts(article) == [*STORY]
    assert removed(article) == ["- 1 -", "白桥晚报 第2版", "- 2 -"]


@pytest.mark.parametrize(
    "text",
    [
        (
            "Where there is darkness, may we bring light\nWhere there is despair, may we bring hope\n"
            "Where there is doubt, may we bring faith\nWhere there is hatred, may we bring love\n"
            "Where there is sadness, may we bring joy\nWhere there is error, may we bring truth"
        ),
        "1\n南山镇的梨园通水了\n2\n北沟水库修了四十年\n3\n柳湾村的老会计起初不信\n4\n夜市搬进了巷子",
        (
            "苹果  三十斤  五元一斤\n香梨  四十斤  六元一斤\n桃子  五十斤  七元一斤\n杏子  六十斤  八元一斤\n"
            "李子  七十斤  九元一斤\n枣子  八十斤  四元一斤"
        ),
    ],
    ids=["hymn", "numbered parts", "price list"],
)
def test_lines_that_are_meant_stay(text: str) -> None:
    """Verse, numbered parts and lists were not broken by a page."""
    assert repair_text(text).text == text


def test_a_headline_that_crosses_no_gutter_is_above_all_columns() -> None:
    """Of three columns the first is read behind a headline that stands over the second alone."""
    lines = [f"第{n:02}行栏里的文字接着上一行不停" for n in range(18)]
    page = [Type(230, 80, TITLE, 18)]
    for place in range(3):
        page += column(40 + place * 165, 130, lines[place * 6 : place * 6 + 6], 10)
    article = parse_bytes(pdf(page))
    assert (article.title, article.text) == (TITLE, "".join(lines))


def test_a_head_in_parts_may_be_larger_than_the_text() -> None:
    """A paper's name and its section in the margin are no text where the text is set small."""
    head = [Type(40, 40, "山区统计局", 11), Type(280, 40, "统计快报", 11)]
    page = [*head, Type(150, 100, TITLE, 22, "Hei"), *column(72, 150, [*FIRST, *SECOND], 10)]
    assert removed(parse_bytes(pdf(page))) == ["山区统计局", "统计快报"]
