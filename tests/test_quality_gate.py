"""Quality on our own fixtures cannot slip, and no fixture can change, without being seen.

A new or changed fixture needs `python benchmarks/digest.py --write`, and a row below where it
brings a family; where a figure falls, the change that lowers it says why. `python
benchmarks/quality.py fixtures` (with `--no-sites`) prints what differs.
"""

from __future__ import annotations

import functools
from pathlib import Path

import pytest

from cnnews_parse import parse
from digest import FIXTURES, digest, pinned
from figures import COLUMNS, by_family, shares
from scoring import Score, score

PINNED = {
    # family, sites: F1, whole, title, day, minute, source, authors, editors, each at least
    ("formats", "sites on"): (1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0),
    ("pages", "sites on"): (1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0),
    ("seeds", "sites on"): (1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0),
    ("sites", "sites on"): (1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0),
    ("formats", "sites off"): (1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0),
    ("pages", "sites off"): (1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0),
    ("seeds", "sites off"): (0.9972, 0.8, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0),
    ("sites", "sites off"): (0.9917, 0.88, 0.96, 1.0, 0.9777, 0.88, 0.96, 1.0),
}
"""Shares from 0 to 1 of all documents of a family, as `figures.shares` counts them."""


@functools.cache
def scores(*, sites: bool) -> dict[str, list[Score]]:
    """The scores of our fixtures, by family."""
    return by_family(score(FIXTURES, functools.partial(parse, sites=sites)))


def row(family: str, sites: str) -> tuple[float, ...]:
    """The figures of a family as they are now, cut off behind the fourth place."""
    figures = shares(scores(sites=sites == "sites on")[family])
    return tuple(int(figures.get(name, 1.0) * 10_000) / 10_000 for name in COLUMNS)


@pytest.mark.parametrize(("family", "sites"), PINNED)
def test_no_figure_falls(family: str, sites: str) -> None:
    """Each figure is what it was when it was pinned, or better."""
    now = row(family, sites)
    fallen = [name for name, was, is_ in zip(COLUMNS, PINNED[family, sites], now, strict=True)
              if is_ < was]  # fmt: skip
    assert not fallen, f"{fallen} fell; now ({family!r}, {sites!r}): {now},"


@pytest.mark.parametrize("sites", ["sites on", "sites off"])
def test_every_family_is_pinned(sites: str) -> None:
    """A folder under fixtures/ without a row would not be guarded."""
    families = scores(sites=sites == "sites on")
    missing = [family for family in families if (family, sites) not in PINNED]
    assert not missing, "\n".join(f"({f!r}, {sites!r}): {row(f, sites)}," for f in missing)


def test_no_fixture_changes_unseen() -> None:
    """A golden that is edited to please the parser changes the digest."""
    assert digest() == pinned(), "python benchmarks/digest.py --write"


def test_digest_sees_bytes_names_and_new_files(tmp_path: Path) -> None:
    """It changes with each of them, and not with the file that holds it."""
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "page.txt").write_bytes(b"a\n")
    seen = [digest(tmp_path)]
    (tmp_path / "DIGEST").write_text(seen[0])
    assert digest(tmp_path) == seen[0]
    (tmp_path / "one" / "page.txt").write_bytes(b"a\r\n")
    seen.append(digest(tmp_path))
    (tmp_path / "one" / "page.txt").rename(tmp_path / "one" / "page.md")
    seen.append(digest(tmp_path))
    (tmp_path / "one" / "article.json").write_bytes(b"")
    seen.append(digest(tmp_path))
    assert len(set(seen)) == len(seen)
