"""The pages of the report as text; `test_browser.py` shows them to a browser."""

from __future__ import annotations

import base64
import hashlib
import re
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from cnnews_parse import Fate, MissingReport, Reason, parse, parse_text
from cnnews_parse.cli import main
from cnnews_parse.model.accounts import Confidence, Defeat
from cnnews_parse.model.explanation import FIELDS
from cnnews_parse.model.outcome import Outcome
from cnnews_parse.repairing.engine import repair
from cnnews_parse.report import Row, corpus_page, row_of, words, write_corpus, xray_page
from cnnews_parse.report.frame import _environment, shown, signs
from cnnews_parse.report.marks import runs
from cnnews_parse.rules import RULES
from goldens import PAGES

POST = "---\ntitle: 南山镇梨园通水\n---\n\n南山镇的梨园今年第一次通了自来水，果农浇树不用再挑三里路。\n"
BAD = "<script>alert(1)</script><img src=x onerror=alert(2)><a href='javascript:alert(3)'>甲</a>"


def letters(text: str) -> str:
    """A text without its white space."""
    return "".join(text.split())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.parent.name)
def test_every_piece_and_block_of_a_fixture_is_on_its_page(page: Path) -> None:
    """All pieces in their order on one side, all blocks on the other; both sides know each other."""
    article = parse(page)
    tree = html.document_fromstring(xray_page(article, page.name))
    pieces = tree.xpath("//p[contains(@class, 'piece')]")
    expected = "".join(letters(shown(piece.text)) for piece in article.account())
    assert letters("".join(each.text_content() for each in pieces)) == expected
    keys = set(tree.xpath("//*[contains(@class, 'made')]//@data-k"))
    for each in article.account():
        if each.fate is Fate.BODY and each.text.strip():
            assert each.detail in keys
    blocks = tree.xpath("//article//*[starts-with(@data-k, 'blocks')]")
    kept = "".join(
        each
        for block in blocks
        for each in block.xpath(".//text()[not(ancestor::del) and not(ancestor::*[@class='kind'])]")
    )
    assert letters(kept).replace("\u2423", "") == letters(shown(article.text)).replace("\u2423", "")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.parent.name)
def test_runs_are_the_text_before_and_after(page: Path) -> None:
    """Of each block the runs, joined, are the repaired text, and as found what undo gives."""
    article = parse(page)
    for number, (block, found) in enumerate(
        zip(article.blocks, article.undo().blocks, strict=True)
    ):
        own = [each for each in article.changes if each.place == f"blocks[{number}]"]
        marked = runs(block.text, own)
        assert "".join(run.text for run in marked) == block.text
        assert "".join(run.found for run in marked) == found.text
        assert {rule for run in marked for rule in run.rules} == {each.rule for each in own}


_DAMAGED = st.lists(
    st.sampled_from(
        [
            "穩(wěn)增長(zhǎng)",
            "\u3000\u3000",
            "图帕克\u30fb卡塔里",
            "R&amp;amp;D",
            "甲\n乙",
            "，",
            "“",
            "”",
            "&nbsp;",
        ]
    ),
    max_size=12,
).map("".join)


@given(_DAMAGED)
def test_runs_of_any_repaired_text(text: str) -> None:
    """However rules work on each other's edits, no character is lost on either side."""
    repaired = repair(text, RULES)
    marked = runs(repaired.text, repaired.changes)
    assert "".join(run.text for run in marked) == repaired.text
    assert "".join(run.found for run in marked) == text


def test_nothing_of_the_document_is_markup() -> None:
    """Tags, handlers and addresses are text; the policy lets run what the page brings, alone."""
    text = POST + f"\n{BAD}\n\n```\n{BAD}\n```\n\n" + "梨园" * 30
    article = parse_text(text)
    page = xray_page(article, f"{BAD}.md")
    tree = html.document_fromstring(page)
    assert len(tree.xpath("//script")) == 1
    assert tree.xpath("//img | //a | //iframe | //*[@onerror] | //*[@href] | //*[@src]") == []
    assert "alert(1)" in tree.xpath("//h1")[0].text_content()
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'; ")
    for kind in ("style", "script"):
        (inline,) = re.findall(f"<{kind}>(.*?)</{kind}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    assert "style=" not in page.partition("</style>")[2]


def test_signs_that_cannot_be_seen_are_told() -> None:
    """Control characters, halves of pairs and marks of direction do nothing to the page."""
    assert shown("a\x00\x1b\ud800\u202e\n") == "a\u2400\u241b\ufffd\u27e8U+202E\u27e9\n"
    assert signs("\u3000\n") == "\u2423\u23ce"


def test_all_words_have_both_languages() -> None:
    """Each reason, confidence, defeat and field is named in Chinese as well."""
    assert set(words.REASONS) == set(Reason)
    assert set(words.CONFIDENCES) == set(Confidence)
    assert set(words.DEFEATS) == set(Defeat)
    assert set(words.FIELDS) >= set(FIELDS)
    assert set(words.FATES) == set(Fate)


def test_a_long_piece_is_parted_and_nothing_lost() -> None:
    """A browser lays out a long text part by part."""
    article = parse_text(POST + "\n" + "梨园通水。" * 5_000)
    tree = html.document_fromstring(xray_page(article, "long.md"))
    parts = [each.text for each in tree.xpath("//p[contains(@class, 'piece body')]")]
    assert max(map(len, parts)) <= 4_000
    assert letters("".join(parts)) == letters(article.text)


def test_pages_need_their_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without Jinja2 the error says what to install."""
    monkeypatch.setitem(sys.modules, "jinja2", None)
    _environment.cache_clear()
    with pytest.raises(MissingReport, match=r"cnnews_parse\[report\]"):
        xray_page(parse_text(POST), "a.md")
    _environment.cache_clear()


def folder_of(tmp_path: Path) -> Path:
    """Two posts, one of them without much to say, and a file that is no article."""
    folder = tmp_path / "posts"
    folder.mkdir()
    (folder / "a.md").write_text(POST + "\n" + "果农说水管全长十二公里。" * 20, encoding="utf-8")
    (folder / "b.txt").write_text("短短一行。\n还有一行。\n", encoding="utf-8")
    (folder / "c.bin").write_bytes(bytes(range(256)) * 8)
    return folder


def test_the_corpus_page_has_outliers_first(tmp_path: Path) -> None:
    """What could not be read stands first, then what is odd; the others link to their pages."""
    out = tmp_path / "out"
    assert main(["explain", str(folder_of(tmp_path)), "--html", f"{out}/"]) == 0
    tree = html.parse(str(out / "index.html"))
    names = [each.text_content() for each in tree.xpath("//tbody[@id='rows']/tr/th")]
    assert [name[:5] for name in names] == ["c.bin", "b.txt", "a.md南"]
    for page in tree.xpath("//a/@href"):
        assert (out / page).is_file()
    assert len(tree.xpath("//a/@href")) == 2


def test_of_many_documents_the_oddest_get_pages(tmp_path: Path) -> None:
    """`--pages 1` writes one X-ray page, of the document that differs most."""
    out = tmp_path / "out"
    assert main(["explain", str(folder_of(tmp_path)), "--html", f"{out}/", "--pages", "1"]) == 0
    assert sorted(each.name for each in out.iterdir()) == ["000002.html", "index.html"]
    rows = write_corpus([], tmp_path / "none", "none")
    assert rows == []


def test_rows_tell_what_is_odd() -> None:
    """A document that says who, when and where is not odd; an error is the oddest."""
    article = parse_text(POST + "\n责任编辑：周麦　来源：云水日报　2021-03-02\n")
    row = row_of("a.md", Outcome(position="file", article=article), 0.5)
    assert row.missing == ()
    assert Row(name="x", error="no text").oddness > row.oddness
    assert "&lt;b&gt;" in corpus_page([Row(name="<b>", error="<b>")], "<b>")


def test_the_command_writes_a_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--html OUT` prints where the page is; a folder that is not there is one line of error."""
    post = tmp_path / "a.md"
    post.write_text(POST, encoding="utf-8")
    page = tmp_path / "a.html"
    assert main(["explain", str(post), "--html", str(page)]) == 0
    assert capsys.readouterr().out == f"{page}\n"
    assert page.read_text(encoding="utf-8") == xray_page(parse(post), "a.md")
    assert main(["explain", str(post), "--html", str(tmp_path / "none" / "a.html")]) == 1
    assert capsys.readouterr().err.startswith("cnnews-parse: ")


def test_the_command_opens_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`--open` alone writes to a place of its own and shows that."""
    shown_pages: list[str] = []
    monkeypatch.setattr("webbrowser.open", shown_pages.append)
    post = tmp_path / "a.md"
    post.write_text(POST, encoding="utf-8")
    assert main(["explain", str(post), "--open"]) == 0
    assert shown_pages[0].startswith("file:///")
    assert shown_pages[0].endswith(".html")


def test_a_folder_is_explained_as_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each document after the other; what cannot be read is told on standard error."""
    assert main(["explain", str(folder_of(tmp_path))]) == 1
    printed = capsys.readouterr()
    assert printed.out.startswith("== a.md\n南山镇梨园通水\n")
    assert "c.bin" in printed.err
