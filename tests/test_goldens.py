"""Every page under fixtures/ reads as the golden beside it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cnnews_parse import Article, CnnewsParseError, parse, parse_bytes
from goldens import PAGES, as_golden, golden_beside, opening


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.parent.name)
def test_page_reads_as_its_golden(page: Path) -> None:
    """A page parses to the article beside it, removals and changes included."""
    assert as_golden(parse(page)) == golden_beside(page)


def test_there_are_goldens() -> None:
    """The five documents that the library was made for are among the fixtures."""
    assert sum("seeds" in page.parts for page in PAGES) == 5


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.parent.name)
def test_no_golden_holds_a_lost_character(page: Path) -> None:
    """U+FFFD in a golden would bless a loss."""
    golden = golden_beside(page)
    assert not any("\ufffd" in (block.get("text") or "") for block in golden["blocks"])
    assert "\ufffd" not in (golden["title"] or "")


SEEDS = [page for page in PAGES if "seeds" in page.parts]


def _same(article: Article, other: Article) -> bool:
    """Whether two articles differ in nothing but how their bytes were read."""
    left, right = as_golden(article), as_golden(other)
    return {**left, "encoding": None} == {**right, "encoding": None}


@pytest.mark.parametrize("page", SEEDS, ids=lambda page: page.parent.name)
def test_seed_in_other_bytes_is_the_same_article(page: Path) -> None:
    """Windows line ends, a byte order mark, another encoding: none changes the article."""
    data, article = page.read_bytes(), parse(page)
    assert _same(parse_bytes(data.replace(b"\n", b"\r\n")), article)
    assert _same(parse_bytes(b"\xef\xbb\xbf" + data), article)
    assert _same(parse_bytes(data.decode("utf-8").encode("gb18030")), article)


@pytest.mark.parametrize("page", SEEDS, ids=lambda page: page.parent.name)
def test_seed_cut_off_anywhere_is_an_article_or_a_clear_error(page: Path) -> None:
    """A file that was cut off gives what is left of the article, or says what is missing."""
    text = page.read_text("utf-8")
    for end in [*range(0, len(text), max(1, len(text) // 60)), *range(1, 40)]:
        try:
            article = parse_bytes(text[:end].encode())
        except CnnewsParseError as error:
            assert str(error)
        else:
            assert article.text.strip()
            assert _letters("".join(piece.text for piece in article.account()))


def _letters(text: str) -> str:
    return "".join(text.split())


# for each seed: other names, places and figures in the place of its own
_OTHER_WORDS = {
    "000": {"于小博": "王小明", "王翔": "陈翔", "韩俊": "李俊", "吉林": "辽宁", "11-18": "11-18", "希达": "宏达",
            "13:29:56": "03:09:06", "21:29:56": "11:09:06", "8位": "9位"},
    "001": {"于小博": "张小明", "邓健": "赵健", "通化金马": "沈阳金牛", "600867": "600868", "吉林": "河北",
            "000766": "000767", "2月22日": "3月24日"},
    "002": {"长": "沈", "春": "阳", "13715": "24826", "22.4": "33.5", "2022-10-13": "2021-09-12", "赵明瑞": "钱明瑞"},
    "003": {"楊雪楠": "陳雪松", "石啟立": "王啟明", "黑龍江": "內蒙古", "4月25日": "6月27日", "8.1%": "9.2%"},
    "004": {"财联社": "新华社", "cailianshe": "xinhuashe", "肖亚庆": "王亚平", "5月27日": "6月28日", "工信部": "发改委",
            "17:34:38": "07:04:08"},
}  # fmt: skip


@pytest.mark.parametrize("page", SEEDS, ids=lambda page: page.parent.name)
def test_no_rule_is_keyed_to_the_words_of_a_seed(page: Path) -> None:
    """With other names, places and figures in it, a seed gives the article that has them."""
    words = _OTHER_WORDS[page.parent.name[:3]]

    def changed(text: str) -> str:
        for word, other in words.items():
            text = text.replace(word, other)
        return text

    article = parse_bytes(changed(page.read_text("utf-8")).encode())
    golden = page.with_name("article.json").read_text("utf-8")
    expected = json.loads(changed(golden))
    expected["removed"] = [[reason, opening(text)] for reason, text in expected["removed"]]
    assert as_golden(article) == expected
    assert changed(golden) != golden


def test_second_copy_alone_reads_as_whole_paragraphs() -> None:
    """The broken lines and lost quotation marks of the PDF text are mended without the first copy."""
    page = next(page for page in SEEDS if page.parent.name.startswith("002"))
    lines = page.read_text("utf-8").split("\n")
    body = [block["text"] if block["kind"] != "Image" else block["caption"]
            for block in golden_beside(page)["blocks"]]  # fmt: skip
    article = parse_bytes("\n".join(lines[65:]).encode())
    assert [block.text for block in article.blocks[-17:]] == body[:17]
    assert "\ufffd" not in article.text
    inferred = [change for change in article.changes if change.before == "\ufffd"]
    assert len(inferred) == 17
    assert not any(change.certain for change in inferred)


def test_what_cannot_be_told_stays_lost() -> None:
    """A lost character that has no partner stays U+FFFD, with a warning."""
    article = parse_bytes(
        "某市发布新规\n\u3000\u3000某市发布关于\ufffd的规定，明年起施行。".encode()
    )
    assert "\ufffd" in article.text
    assert any("U+FFFD" in warning for warning in article.warnings)
