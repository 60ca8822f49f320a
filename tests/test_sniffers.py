"""Who claims which document: the table that `benchmarks/sniffers.py` prints."""

from __future__ import annotations

from pathlib import Path

import pytest

from cnnews_parse import formats
from cnnews_parse.registry import extractors
from goldens import FIXTURES, PAGES
from sniffers import Row, main, rows_of


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.parent.name)
def test_every_document_is_claimed_best_by_one_that_says_why(page: Path) -> None:
    """That goes for the document and for those inside it."""
    for row in rows_of(page, FIXTURES):
        assert len(row.winners) == 1, row.name
        assert all(len(claim.why) > 5 for _, claim in row.claims)


def test_every_format_has_a_fixture() -> None:
    """What no fixture holds is read by chance.

    `thucnews` is known by the folder that a file stands in; `test_folders` makes such folders.
    """
    read = {row.winners[0] for page in PAGES for row in rows_of(page, FIXTURES)}
    ours = {
        each.name for each in extractors() if type(each).__module__.startswith(formats.__name__)
    }
    assert ours - read == {"thucnews"}


def test_rows_are_printed(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A row names the file, its reader and the others; two equal claims give exit code 1."""
    tmp_path.joinpath("page.md").write_text("---\ntitle: 题\n---\n文。\n", encoding="utf-8")
    assert main([str(tmp_path), "--why"]) == 0
    shown = capsys.readouterr().out
    assert "page.md" in shown
    assert "front_matter" in shown
    assert "plain_text (fallback)" in shown
    assert "opens with YAML between two lines of dashes" in shown


def test_nobody_is_no_winner() -> None:
    """A document that nobody claims is told as such."""
    assert Row(name="a", claims=()).winners == ()
