"""Every Python example of the documentation runs, and shows what it says it shows."""

from __future__ import annotations

import doctest
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
PAGES = sorted((ROOT / "docs").glob("*.md"))
_FENCED = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def examples_of(page: Path) -> Iterator[tuple[int, str]]:
    """The Python examples of a page, each with the number of lines above it."""
    text = page.read_text(encoding="utf-8")
    for found in _FENCED.finditer(text):
        yield text.count("\n", 0, found.start(1)), found[1]


def run(example: str, line: int, page: Path, names: dict[str, Any]) -> None:
    """Run one example among the names that those above it made."""
    if ">>> " not in example:
        exec(compile("\n" * line + example, str(page), "exec"), names)  # noqa: S102 (ours)
        return
    test = doctest.DocTestParser().get_doctest(example, names, page.name, str(page), line)
    printed: list[str] = []
    runner = doctest.DocTestRunner(optionflags=doctest.REPORT_NDIFF)
    runner.run(test, out=printed.append, clear_globs=False)
    names.update(test.globs)
    assert runner.failures == 0, "".join(printed)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_examples_show_what_they_say(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The examples of one page are run from top to bottom, as a reader would type them."""
    monkeypatch.chdir(ROOT)
    names: dict[str, Any] = {}
    for line, example in examples_of(page):
        run(example, line, page, names)


def test_every_page_is_in_the_menu() -> None:
    """A page that nobody links is a page that nobody reads."""
    menu = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert [page.name for page in PAGES if f": {page.name}\n" not in menu] == []
