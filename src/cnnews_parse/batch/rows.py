"""One flat row for each article: what goes into JSON lines, Parquet and tables of other engines."""

from __future__ import annotations

from typing import Any

import attrs

from cnnews_parse.model.article import Article
from cnnews_parse.model.outcome import Outcome

ROW_VERSION = 1
"""Raised when a column changes its meaning, its type or its name; new columns do not raise it."""


@attrs.frozen
class Column:
    """A column of the table.

    Attributes:
        name: its name.
        type: `text`, `texts` (a list), `integer` or `time` (with its zone, to the second).
        about: what stands in it, in words.
    """

    name: str
    type: str
    about: str


COLUMNS = (
    Column("version", "integer", "the version of this table: 1"),
    Column("input", "text", "the file, or the name of the bytes"),
    Column("position", "text", "where in the input: `file`, `line 17`, `record 3`"),
    Column("title", "text", "the headline"),
    Column("subtitle", "text", "the line below it"),
    Column("kicker", "text", "the line above it"),
    Column("original_title", "text", "the headline that 原标题 names"),
    Column("published", "time", "when it went out, in China Standard Time"),
    Column("published_precision", "text", "`day`, `minute` or `second`: what was printed"),
    Column("updated", "time", "when it was last changed"),
    Column("source", "text", "the outlet that published it first"),
    Column("site", "text", "who served this copy"),
    Column("authors", "texts", "the names credited with writing it"),
    Column("editors", "texts", "the names credited with editing it"),
    Column("photographers", "texts", "the names credited with its pictures"),
    Column("url", "text", "the address of this copy"),
    Column("canonical_url", "text", "the address that the page calls its own"),
    Column("tags", "texts", "keywords as given"),
    Column("categories", "texts", "channels as given"),
    Column("description", "text", "the digest as given"),
    Column("lead_image", "text", "the address of the picture that stands for it"),
    Column("text", "text", "the body, one newline between its paragraphs"),
    Column("fingerprint", "text", "what the text says: the same for the same words"),
    Column("language", "text", "`zh`"),
    Column("script", "text", "`Hans`, `Hant` or `mixed`"),
    Column("format", "text", "the outermost format"),
    Column("extractor", "text", "who read the body"),
    Column("encoding", "text", "the encoding of the bytes"),
    Column("warnings", "texts", "what a reader should know"),
)
"""The columns of an article, in their order."""

FACTS = ("title", "published", "source", "authors", "editors", "url", "description")
"""The columns that a summary counts where they are empty."""


def row_of(article: Article, outcome: Outcome) -> dict[str, Any]:
    """The row of an article; times are `datetime`, lists are lists.

    >>> outcome = Outcome(position="line 2", name="a.jsonl", article=Article(title="题"))
    >>> row = row_of(outcome.unwrap(), outcome)
    >>> row["version"], row["input"], row["position"], row["title"], row["authors"]
    (1, 'a.jsonl', 'line 2', '题', [])
    """
    told = {"version": ROW_VERSION, "input": outcome.name or "", "position": outcome.position}
    names = (column.name for column in COLUMNS if column.name not in told)
    return {**told, **{name: _plain(getattr(article, name)) for name in names}}


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def as_json(row: dict[str, Any]) -> dict[str, Any]:
    """The row as JSON has it: times as ISO 8601.

    >>> as_json({"title": "题", "published": None})
    {'title': '题', 'published': None}
    """
    times = {column.name for column in COLUMNS if column.type == "time"}
    return {
        name: value.isoformat() if value is not None and name in times else value
        for name, value in row.items()
    }


def failure_of(outcome: Outcome) -> dict[str, Any]:
    """What is told of a document that could not be read.

    >>> from cnnews_parse.model.errors import EmptyInput
    >>> failure_of(Outcome(position="file", name="a.txt", error=EmptyInput()))["reason"]
    'the input holds no text'
    """
    error = outcome.error
    return {
        "input": outcome.name or "",
        "position": outcome.position,
        "url": outcome.url,
        "error": type(error).__name__,
        "reason": error.reason() if error else "",
    }
