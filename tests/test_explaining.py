"""The accounts as text: by `Article.explain()` and on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from cnnews_parse import Article, Fate, Reason, parse, parse_text
from cnnews_parse.cli import main
from cnnews_parse.model.explanation import FIELDS
from goldens import PAGES

PAGE = (
    "<html><head><title>南山镇梨园通水_云水网</title></head><body><div class='nav'>首页 &gt; 地方</div>"
    "<h1>南山镇梨园通水</h1><div>2021-03-02 09:30 来源：岭南果报</div>"
    "<div><p>南山镇的梨园今年第一次通了自来水。果农说，往年要挑三里路，来回要走一个多小时。</p>"
    "<p>镇里说，明年春天还要修两座蓄水池，供坡上的三个村使用，水费由村里补贴一半。</p></div>"
    "<p>责任编辑：周麦</p></body></html>"
)


def test_an_explanation_tells_marks_rivals_and_reasons() -> None:
    """Which mark won and which lost, how much went where, what was removed by whom."""
    told = parse_text(PAGE).explain()
    assert told.startswith("南山镇梨园通水\nread as html by html")
    assert "    not title tag: 南山镇梨园通水_云水网 (derived; agrees)" in told
    assert "  published: 2021-03-02 09:30:00+08:00\n" in told
    assert "chrome, 5 characters in 1 piece: The page around the article" in told
    assert "extracting.generic, /html/body/div[1]/text()[1]: 首页 > 地方" in told
    assert "updated" in told.partition("not stated:")[2]


def test_an_explanation_tells_repairs_and_warnings() -> None:
    """Each rule with its edits, what stood there first."""
    article = parse_text("某市發布新規\n　　各地穩增長，明年起施行。\n　　本周\ufffd開會。")
    told = article.explain()
    assert "Changed\n  indent, 2 edits\n    blocks[0], 0: \\u3000\\u3000 → nothing\n" in told
    assert "Warnings\n  1 characters of the text are lost (U+FFFD)\n" in told


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.parent.name)
def test_every_fixture_is_explained(page: Path) -> None:
    """Each stated field, reason and rule is told; figures add up; nothing breaks a line."""
    article = parse(page)
    told = article.explain()
    assert [line for line in told.splitlines() if not line.isprintable()] == []
    for field in FIELDS:
        assert (f"\n  {field}: " in told) == bool(getattr(article, field)), field
    for removal in article.removed:
        assert f"\n  {removal.reason.value}, " in told
    for change in article.changes:
        assert f"\n  {change.rule}, " in told
    size = sum(len("".join(piece.text.split())) for piece in article.account())
    assert f"\n  {size:,} visible characters: " in told


def test_each_term_is_told_in_one_sentence() -> None:
    """A reason has a meaning of one line, and is found by its value alone."""
    for reason in Reason:
        assert Reason(reason.value) is reason
        assert reason.meaning.endswith(".")
        assert "\n" not in reason.meaning


def test_an_article_made_by_hand_is_explained() -> None:
    """Without accounts there is little to tell, and no error."""
    assert "no visible character" in Article(title="题").explain()
    assert [fate.value for fate in Fate] == ["body", "field", "removed"]


def test_the_command_explains_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`explain FILE` prints the same text; a bad file gets one line of error."""
    page = tmp_path / "page.html"
    page.write_text(PAGE, encoding="utf-8")
    assert main(["explain", str(page)]) == 0
    assert capsys.readouterr().out == parse(page).explain()
    assert main(["explain", str(tmp_path / "none.html")]) == 1
    assert capsys.readouterr().err.startswith("cnnews-parse: ")
