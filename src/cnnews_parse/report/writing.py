"""The pages of many documents, written to a folder."""

from __future__ import annotations

import heapq
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import attrs

from cnnews_parse.model.article import Article
from cnnews_parse.model.outcome import Outcome
from cnnews_parse.report.corpus import Row, corpus_page, row_of
from cnnews_parse.report.xray import xray_page

MOST_PAGES = 1_000


def write_corpus(
    outcomes: Iterable[Outcome], folder: Path, name: str, *, most: int = MOST_PAGES
) -> list[Row]:
    """Write `index.html` over many documents, and an X-ray page of each of the oddest.

    Only the articles that get a page are kept in memory.

    Args:
        outcomes: made one by one; how long each takes is told on the page.
        folder: where the pages go; made if it is not there.
        name: what the page calls the documents.
        most: how many X-ray pages are written.
    Returns:
        The rows of the page.
    Raises:
        MissingReport: the extra `report` is not installed.
        OSError: the folder cannot be written.
    """
    rows: list[Row] = []
    oddest: list[tuple[int, int, Article]] = []
    for number, (outcome, seconds) in enumerate(_timed(outcomes)):
        rows.append(row_of(outcome.position, outcome, seconds))
        if outcome.article is not None and most:
            entry = (rows[-1].oddness, -number, outcome.article)
            push = heapq.heappush if len(oddest) < most else heapq.heappushpop
            push(oddest, entry)
    folder.mkdir(parents=True, exist_ok=True)
    for _, place, article in oddest:
        row = rows[-place]
        page = f"{1 - place:06}.html"
        _write(folder / page, xray_page(article, row.name))
        rows[-place] = attrs.evolve(row, page=page)
    _write(folder / "index.html", corpus_page(rows, name))
    return rows


def _timed(outcomes: Iterable[Outcome]) -> Iterator[tuple[Outcome, float]]:
    start = time.perf_counter()
    for outcome in outcomes:
        yield outcome, time.perf_counter() - start
        start = time.perf_counter()


def _write(path: Path, page: str) -> None:
    path.write_text(page, encoding="utf-8", newline="\n")
