"""Text that others pulled out of PDF files: columns side by side, running heads, broken lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import zip_longest

import pytest

from cnnews_parse import Article, Reason, parse_text
from cnnews_parse.extracting.by_turns import in_order_of_columns
from cnnews_parse.extracting.laid_out import in_reading_order
from cnnews_parse.extracting.page_frames import page_frames

TITLE = "山里的小水库"
STORY = (
    (
        "县里今年修建了三座小型水库，其中两座位于北部山区，一座位于南部平原，预计明年汛期之前全部建成，"
        "届时可以灌溉农田五万亩左右，受益人口达到十万人。"
    ),
    (
        "水利部门的负责人说，资金已经落实，施工队伍已经进场，沿线的村民对这项工程十分支持，有人把自家的"
        "果园让出来堆放石料，也有人每天给工地送开水。"
    ),
    (
        "镇里的老人还记得，三十年前这里修过一条水渠，后来渠道坍塌，没有人再提起。今年开春，村里开了三次会，"
        "大家商量的结果是先修库，后修渠，再把两边的坡地改成梯田，种上耐旱的果树，几年以后就能见到收成。"
    ),
)
MORE = (
    (
        "去年夏天雨水多，山下的两个村子进了水，粮仓也受了潮。入秋以后，镇里请来外地的工程师，沿着河谷走了"
        "半个月，画出一张图，哪里该挖，哪里该填，都写得清清楚楚。"
    ),
    (
        "图上有一处让人争了很久：水库的出口正对着一片老茶园，茶农担心泥沙下来，会毁了几代人的心血。最后的"
        "办法是让渠道绕开茶园，多走一里半路，多花的钱由三个村子分担。"
    ),
    (
        "开工那天没有放鞭炮，村干部把钱省下来，给每个民工买了一双胶鞋。天还没有亮，山路上已经排起了长队，"
        "有人挑着石子，有人扛着木料，说说笑笑地往工地上走。"
    ),
)
EXTRACTED = [
    "The reservoirs are small, and so are the sums; the county has set money aside for three of",
    "them, two in the hills of the north and one in the plain, and hopes to finish before the",
    "rains of next year, when fifty thousand mu of fields will have water for the first time.",
]


def set_in(paragraphs: Sequence[str], size: int) -> list[str]:
    """Paragraphs as lines of so many characters, the first set in by two; no mark begins one."""
    lines = []
    for paragraph in paragraphs:
        text, end = paragraph, size - 2
        while text:
            end -= len(text) > end and text[end] in "，。：、"
            lines.append(text[:end] if lines and text is not paragraph else f"    {text[:end]}")
            text, end = text[end:], size
    return lines


def side_by_side(lefts: Sequence[str], rights: Sequence[str], gap: int = 5) -> list[str]:
    """Columns beside each other as poppler lays them: a column for each character."""
    width = max(map(len, lefts)) + gap
    rows = zip_longest(lefts, rights, fillvalue="")
    return [f"{left.ljust(width)}{right}".rstrip() for left, right in rows]


def on_a_screen(lefts: Sequence[str], rights: Sequence[str]) -> list[str]:
    """Columns beside each other where Chinese characters take two columns."""
    rows = zip_longest(lefts, rights, fillvalue="")
    return [left + " " * (46 - len(left.encode("gbk"))) + right for left, right in rows]


def columns_of(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """The lines of a story as two columns."""
    half = -(-len(lines) // 2)
    return list(lines[:half]), list(lines[half:])


def letters(text: str) -> Counter[str]:
    """How often each character is in a text, white space aside."""
    return Counter("".join(text.split()))


def accounted(article: Article) -> Counter[str]:
    """The same of the account."""
    return letters("".join(piece.text for piece in article.account()))


@pytest.mark.parametrize("laid", [side_by_side, on_a_screen])
def test_columns_side_by_side_are_read_one_after_the_other(
    laid: Callable[[Sequence[str], Sequence[str]], list[str]],
) -> None:
    """The left one first; a paragraph goes on at the top of the next one."""
    rows = laid(*columns_of(set_in(STORY, 18)))
    text = "\n".join([f"          {TITLE}", "", *rows])
    article = parse_text(text)
    assert (article.title, article.text) == (TITLE, "\n".join(STORY))
    assert accounted(article) == letters(text)


def test_parts_of_a_line_are_told_where_they_stand() -> None:
    """The account is in the order of reading; each piece says which line it stands on."""
    lefts, rights = columns_of(set_in(STORY, 18))
    article = parse_text("\n".join([TITLE, "", *side_by_side(lefts, rights)]))
    places = [piece.locator for piece in article.account()][1:]
    assert [str(place) for place in places][:2] == ["line 3, column 5", "line 8, column 5"]
    assert article.undo().undo() == article.undo()


def test_columns_are_read_page_by_page() -> None:
    """Form feeds part pages; both columns of a page are read before the next page."""
    lines = set_in((*STORY, *MORE), 18)
    first, second = lines[:20], lines[20:]
    pages = ["\n".join(side_by_side(*columns_of(part))) for part in (first, second)]
    article = parse_text(f"{TITLE}\n\n" + "\n\f".join(pages) + "\n\f")
    assert article.text == "\n".join((*STORY, *MORE))


def test_end_of_a_story_beside_a_full_column() -> None:
    """A line or two at the top of the last column go on where the full one breaks off."""
    lines = set_in(STORY, 18)
    rows = side_by_side(lines[:-2], lines[-2:])
    assert parse_text("\n".join([TITLE, "", *rows])).text == "\n".join(STORY)


ROWS_OF_PROSE = [
    part
    for cells in zip(STORY, MORE, strict=True)
    for part in (*side_by_side(*(set_in([cell], 14)[1:5] for cell in cells)), "")
]
NO_COLUMNS = {
    "figures": ["名称        今年产量      去年产量"]
    + [f"{name}        {n}1234吨      {n}1001吨" for n, name in enumerate("稻麦豆棉油糖")],
    "verse": [
        "山前山后种新茶，            渠里渠外都是花。",
        "一夜东风吹过岭，            满坡春色到人家。",
        "打水的人走得早，            卖花的人回得晚。",
        "桥头老树还记得，            哪年发过大水没。",
    ],
    "two languages": side_by_side(EXTRACTED * 3, set_in(STORY, 30)[:9]),
    "names": [f"第{n}小组  张同学  李同学  王同学  赵同学  刘同学" for n in "一二三四五六七八"],
    "code": [f"int value_{n};      /* 第{n}个寄存器的值，读后清零 */" for n in range(9)],
    "signatures": [
        *set_in(STORY, 30),
        "",
        "    县水利局        镇人民政府",
        "    二月三日        二月五日",
    ],
    "one column": set_in(STORY, 30),
    "rows of a table": ROWS_OF_PROSE,
}


@pytest.mark.parametrize("name", NO_COLUMNS)
def test_what_is_no_column_of_prose_is_left(name: str) -> None:
    """Tables, verse, two languages, code, signatures: each line stays one."""
    assert in_reading_order(NO_COLUMNS[name], frozenset()) == []


def test_a_head_in_the_middle_of_sentences_is_removed() -> None:
    """Where no form feed parts the pages, what comes back inside of sentences is a running head."""
    lines = [line.strip() for line in set_in((*STORY, *MORE), 24)]
    for head in ("https://news.example.com/{}.html", "山区通讯 总第{}期", "云岭县水利简报"):
        paged = [*lines[:2], head.format(1), *lines[2:5], head.format(2), *lines[5:]]
        article = parse_text("\n".join([TITLE, *paged]))
        removed = [gone.text for gone in article.removed if gone.reason is Reason.CHROME]
        assert removed == [head.format(1), head.format(2)]
        assert article.text == "\n".join((*STORY, *MORE))


@pytest.mark.parametrize(
    "lines",
    [
        ["问题一怎么办", "先修库，后修渠。", "问题一怎么办", "再把坡地改成梯田。"],
        ["村里的人都说好，没有人", "《水库谣》", "唱得出来，也没有人记得", "《水库谣》"],
        ["县里修建了三座小型水库，", "第1步", "先勘察，后施工。", "第2步", "铺管，通水。"],
        [
            "县里今年修建的水库位于北部山区，预计明年",
            "建成，届时可以。",
            "县里今年修建的水库位于北部山区，预计明年",
        ],
    ],
    ids=["headings", "a name in verse", "steps", "a sentence twice"],
)
def test_what_comes_back_otherwise_is_no_head(lines: list[str]) -> None:
    """Headings stand between sentences; a sentence may be said twice."""
    assert page_frames(lines) == frozenset()


@pytest.mark.parametrize("latin", [1.0, 1.2])
def test_lines_end_where_the_next_word_had_no_room(latin: float) -> None:
    """Latin letters and figures are wider in some fonts; the lines themselves tell in which."""
    story = [
        "工程投资1,285.6万元，其中村民自筹20.5%，预计2024年12月31日前建成，2025年5月1日前通水。",
        "水库建成以后，每天可以供水3,680.5吨，沿线26个村的14,500户人家都能受益，比2019年增长38.6%。",
        "县里说，2025年还要再修12座，其中北部山区7座，南部平原5座，投资约36,200.8万元，自筹12.5%。",
        "从水库到县城约57.8公里，管道铺好以后，水价由每吨3.85元降到2.16元，一年可以省下1,260万元。",
    ]
    lines: list[str] = []
    for paragraph in story:
        line, width = "", 4.0
        for sign in paragraph:
            more = latin if sign.isascii() else 2.0
            if (
                width + more > 46
                and not (sign.isascii() and line[-1:].isascii())
                and sign not in "，。"
            ):
                lines.append(line)
                line, width = "", 0.0
            line, width = line + sign, width + more
        lines.append(line)
    assert parse_text("\n".join([TITLE, *lines])).text.split("\n") == story


def test_marks_of_a_browser_are_removed() -> None:
    """Moment and title above, address and number of the page below, a line each or together."""
    lines = [line.strip() for line in set_in((*STORY, *MORE), 24)]
    url = "https://news.example.com/2024/1.html"
    apart = [["2024/3/5 09:12", f"{TITLE}_山区在线", url, f"{n}/2"] for n in (1, 2)]
    together = [[f"2024/3/5 09:12 {TITLE}_山区在线", f"{url} {n}/2"] for n in (1, 2)]
    only = ["2024/3/5 09:12", f"{TITLE}_山区在线", f"{url}\t1/1"]
    for first, second in (apart, together, (only, [])):
        article = parse_text("\n".join([TITLE, *lines[:3], *first, *lines[3:], *second]))
        removed = [gone.text for gone in article.removed if gone.reason is Reason.CHROME]
        assert removed == [*first, *second]
        assert (article.text, article.url) == ("\n".join((*STORY, *MORE)), url)
        assert article.published is None


def test_an_address_and_a_share_in_a_text_stay() -> None:
    """No page is counted where the address stands once and the figures are no foot."""
    lines = ["2024/3/5 09:12", "报名地址：", "https://news.example.com/a", "1/2", "的人已经报名。"]
    assert page_frames(lines) == frozenset()


@pytest.mark.parametrize(
    "folio",
    [
        ["某地晚报 2022年8月19日 星期五 要闻 A01"],
        ["某地晚报", "2022年8月19日 星期五", "要闻 A01"],
        ["某地人民政府公报", "2023年第4号"],
        ["某地人民政府公报                                        2023年第4号"],
    ],
)
def test_a_folio_tells_itself(folio: list[str]) -> None:
    """Paper, day and page, or bulletin and issue, on a line or two or three."""
    found = page_frames([*folio, TITLE, *STORY])
    assert found == frozenset(range(len(folio)))
    assert page_frames(["某地晚报第3版要闻", TITLE, *STORY]) == frozenset()


def test_lines_torn_to_characters_are_joined() -> None:
    """Pdfium takes wide gaps between characters for the ends of lines."""
    lines = [line.strip() for line in set_in((*STORY, *MORE), 24)]
    line = lines[-2]
    torn = [*lines[:-2], line[:3], *line[3:7], line[7:9], line[9:], lines[-1]]
    assert parse_text("\n".join([TITLE, *torn])).text == "\n".join((*STORY, *MORE))


def test_gaps_between_headings_are_no_gaps_of_lines() -> None:
    """Where most lines are paragraphs of their own, the gap inside of paragraphs is the small one."""
    lines = [line.strip() for line in set_in(STORY, 24)]
    short = [f"第{n}个村子的路已经修好，灯也亮了。" for n in "一二三四五六七八九"]
    text = "\n\n".join([TITLE, "\n".join(lines), *short])
    assert parse_text(text).text == "\n".join((*STORY, *short))


def by_turns(lefts: Sequence[str], rights: Sequence[str]) -> list[str]:
    """Lines of two columns as they come down the page, the left one first."""
    rows = zip_longest(lefts, rights)
    return [line.strip() for row in rows for line in row if line is not None]


REPORT = (
    (
        "全县水库工程今年开工12座，完工8座，水库工程总投资3.6亿元，其中县级资金1.2亿元，村民自筹资金0.8亿元，"
        "其余资金由省级财政安排。水库工程完工以后，全县灌溉面积将增加15万亩，村民用水难的问题基本解决。"
    ),
    (
        "县水利局的负责人说：“水库工程是村民的工程，村民说好才算好。”今年以来，县水利局到村里开了26次会，"
        "听村民说水库工程的事，村民提出的136条意见，县水利局采纳了98条，其余的38条也向村民作了说明。"
    ),
    (
        "全县水库工程的资金由县级财政统一管理，每一笔资金都向村民公布。村民可以到村里查看水库工程的资金账，"
        "也可以到县水利局查看。今年上半年，全县公布水库工程资金账52次，村民查看资金账3200人次。"
    ),
    (
        "水库工程完工以后由村里管理，县水利局负责检查。县水利局计划明年再开工水库工程10座，总投资2.9亿元，"
        "到明年年底，全县灌溉面积将达到68万亩，村民自筹资金的比例降到一成。"
    ),
)


def test_columns_by_turns_are_read_one_after_the_other() -> None:
    """Sentences that go on in the line after next tell that two columns stand by turns."""
    lines = set_in(REPORT, 18)
    text = "\n\n".join([TITLE, *by_turns(*columns_of(lines))])
    article = parse_text(text)
    assert (article.title, article.text.replace("\n", "")) == (TITLE, "".join(REPORT))
    assert accounted(article) == letters(text)
    assert len(article.warnings) == 1


def test_lines_in_order_are_left_in_order() -> None:
    """No text is taken for one by turns that goes on from line to line."""
    lines = [line.strip() for line in set_in((*STORY, *MORE), 18)]
    report = [line.strip() for line in set_in(REPORT, 18)]
    for text in (lines, report, [TITLE, *REPORT], *NO_COLUMNS.values()):
        assert in_order_of_columns(text, frozenset()) == []
        assert (
            in_order_of_columns([part for line in text for part in (line, "")], frozenset()) == []
        )


@pytest.mark.parametrize(
    "heads",
    [
        [["山区通讯", "社会", "2020.11.3"]] * 2,
        [["山区统计局", "统计快报", "1 / 2"], ["山区统计局", "统计快报", "2 / 2"]],
    ],
    ids=["the same thrice", "pages of so many"],
)
def test_heads_of_several_lines_come_back_together(heads: list[list[str]]) -> None:
    """Lines that come back as one in a sentence, or beside the count of all pages."""
    lines = [line.strip() for line in set_in((*STORY, *MORE), 24)]
    article = parse_text("\n".join([TITLE, *lines[:3], *heads[0], *lines[3:], *heads[1]]))
    removed = [gone.text for gone in article.removed if gone.reason is Reason.CHROME]
    assert removed == [*heads[0], *heads[1]]
    assert article.text == "\n".join((*STORY, *MORE))


def test_head_and_headline_above_columns() -> None:
    """A head of several parts and a headline that stands above one column are not of its text."""
    rows = side_by_side(*columns_of(set_in(STORY, 18)))
    head = "山区通讯            社会             2020.11.3"
    for place in (2, 12, 26):
        article = parse_text("\n".join([head, "", "", " " * place + TITLE, "", *rows]))
        assert (article.title, article.text) == (TITLE, "\n".join(STORY))
        assert [gone.text for gone in article.removed] == [head]
