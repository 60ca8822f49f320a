"""Every page under fixtures/ reads as the golden beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from cnnews_parse import Article, CnnewsParseError, parse, parse_bytes
from goldens import PAGES, as_golden, golden_beside


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
