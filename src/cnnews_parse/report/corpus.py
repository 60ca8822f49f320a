"""The corpus page: what became of many documents, the oddest first."""

from __future__ import annotations

import statistics
from collections.abc import Sequence

import attrs

from cnnews_parse.model.accounts import Fate
from cnnews_parse.model.explanation import shares
from cnnews_parse.model.outcome import Outcome
from cnnews_parse.report import words
from cnnews_parse.report.frame import rendered

_WANTED = ("title", "published", "source", "credits")
_BINS = 20
_LITTLE, _SHORT, _OFTEN, _SLOW = 0.2, 100, 20, 5


@attrs.frozen(kw_only=True)
class Row:
    """What is told of one document.

    Attributes:
        name: its file, and the place in it.
        page: the file of its X-ray page, beside the corpus page; empty where it has none.
        title: of the article.
        read: who read it; empty where nobody could.
        error: why it could not be read.
        size: visible characters of the document.
        kept: how much of them went into the body, from 0 to 1.
        body: characters of the body.
        missing: the wanted fields that it does not state.
        warnings: what a reader should know.
        edits: how many repairs were made.
        seconds: how long it took.
    """

    name: str
    page: str = ""
    title: str = ""
    read: str = ""
    error: str = ""
    size: int = 0
    kept: float = 0.0
    body: int = 0
    missing: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    edits: int = 0
    seconds: float = 0.0

    @property
    def oddness(self) -> int:
        """How much it differs from a document that was read well; 0 is not at all.

        >>> Row(name="a", read="html", size=500, kept=0.8, body=400).oddness
        0
        >>> Row(name="a", error="not an article").oddness
        10
        """
        if self.error:
            return 10
        signs = (
            3 * ("title" in self.missing),
            2 * ("published" in self.missing),
            "source" in self.missing,
            2 * (self.kept < _LITTLE),
            2 * (self.body < _SHORT),
            self.edits * 1000 > _OFTEN * self.body,
            min(len(self.warnings), 3),
        )
        return sum(signs)


def row_of(name: str, outcome: Outcome, seconds: float) -> Row:
    """The row of a document that was read, or could not be.

    >>> from cnnews_parse import parse_text
    >>> article = parse_text("某市发布新规\\n　　某市今天发布新规，明年起施行。")
    >>> row = row_of("a.txt", Outcome(position="file", article=article), 0.01)
    >>> row.missing, row.body
    (('published', 'source', 'credits'), 15)
    """
    article = outcome.article
    if article is None:
        return Row(name=name, error=str(outcome.error), seconds=seconds)
    sizes = shares(article.account())
    size = sum(sizes.values())
    return Row(
        name=name,
        title=article.title or "",
        read=article.extractor,
        size=size,
        kept=sizes[Fate.BODY.value] / size if size else 0.0,
        body=len(article.text),
        missing=tuple(field for field in _WANTED if not getattr(article, field)),
        warnings=article.warnings,
        edits=len(article.changes),
        seconds=seconds,
    )


@attrs.frozen(kw_only=True)
class Reader:
    """How one extractor did.

    Attributes:
        name: the extractor.
        count: how many documents it read.
        kept: the median share that went into the body.
        missing: for each wanted field how many lack it.
        warned: how many have warnings.
        seconds: the median time of one.
    """

    name: str
    count: int
    kept: float
    missing: dict[str, int]
    warned: int
    seconds: float


def corpus_page(rows: Sequence[Row], name: str) -> str:
    """One self-contained page of HTML, linked to nothing but the X-ray pages beside it.

    Raises:
        MissingReport: the extra `report` is not installed.
    """
    read = [row for row in rows if not row.error]
    usual = statistics.median(row.seconds for row in rows) if rows else 0.0
    values: dict[str, object] = {
        "name": name,
        "rows": sorted(rows, key=lambda row: (-row.oddness, -row.seconds, row.name)),
        "read": read,
        "readers": _readers(read),
        "wanted": _WANTED,
        "slow": max(usual * _SLOW, 0.05),
        "usual": usual,
        "kept": bars([row.kept for row in read], 1.0),
        "times": bars([row.seconds for row in rows], max((r.seconds for r in rows), default=0.0)),
        "words": words,
    }
    return rendered("corpus.html", ("page.css", ""), "corpus.js", values)


def _readers(rows: Sequence[Row]) -> list[Reader]:
    names = sorted({row.read for row in rows})
    found = [_reader(name, [row for row in rows if row.read == name]) for name in names]
    return sorted(found, key=lambda each: -each.count)


def _reader(name: str, rows: Sequence[Row]) -> Reader:
    return Reader(
        name=name,
        count=len(rows),
        kept=statistics.median(row.kept for row in rows),
        missing={field: sum(field in row.missing for row in rows) for field in _WANTED},
        warned=sum(bool(row.warnings) for row in rows),
        seconds=statistics.median(row.seconds for row in rows),
    )


def bars(values: Sequence[float], most: float) -> list[tuple[int, int]]:
    """A histogram: for each bin how many values fall there, and its height out of 40.

    >>> bars([0.0, 0.5, 1.0], 1.0)[::10]
    [(1, 40), (1, 40)]
    """
    counts = [0] * _BINS
    for value in values:
        counts[min(int(value / most * _BINS), _BINS - 1) if most else 0] += 1
    highest = max(counts) or 1
    return [(count, round(40 * count / highest)) for count in counts]
