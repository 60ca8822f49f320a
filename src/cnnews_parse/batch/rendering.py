"""What workers make of outcomes for a run: bytes or rows to write, and facts to count."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any, Literal, NamedTuple, TypeAlias

import attrs

from cnnews_parse.batch.duplicates import Known, signature
from cnnews_parse.batch.rows import FACTS, as_json, failure_of, row_of
from cnnews_parse.model.article import Article
from cnnews_parse.model.outcome import Outcome

Form: TypeAlias = Literal["jsonl", "parquet", "markdown", "json", "json-ld", "tei", "text"]


@attrs.frozen
class FileForm:
    """How one file a document is written.

    Attributes:
        ending: of the name of the file.
        write: makes the text of the file.
    """

    ending: str
    write: Callable[[Article], str]


def _indented(value: Any) -> str:
    return f"{json.dumps(value, ensure_ascii=False, indent=1)}\n"


FILE_FORMS: dict[str, FileForm] = {
    "markdown": FileForm(".md", lambda article: article.to_markdown(front_matter=True)),
    "json": FileForm(".json", lambda article: _indented(article.to_dict())),
    "json-ld": FileForm(".jsonld", lambda article: _indented(article.to_json_ld())),
    "tei": FileForm(".xml", Article.to_tei),
    "text": FileForm(".txt", Article.to_text),
}
FORMS: tuple[Form, ...] = ("jsonl", "parquet", "markdown", "json", "json-ld", "tei", "text")


class Rendered(NamedTuple):
    """One outcome, ready to be written.

    Attributes:
        payload: bytes of an article, or its row; None where there is none.
        failure: what is told of a document that could not be read.
        extractor: who read it.
        missing: the columns that a summary counts and that are empty.
        known: what tells the original of several copies, as JSON.
        signature: what is compared with other articles.
    """

    payload: Any = None
    failure: dict[str, Any] | None = None
    extractor: str = ""
    missing: tuple[str, ...] = ()
    known: bytes = b""
    signature: bytes = b""


@attrs.frozen
class Rendering:
    """How articles are written.

    Attributes:
        form: JSON lines, Parquet, or one file a document.
        full: whether rows have the whole record in a column of its own.
        dedup: whether articles are to be compared with each other.
    """

    form: Form
    full: bool = False
    dedup: bool = False

    def __call__(self, outcomes: Sequence[Outcome]) -> list[Rendered]:
        """Render the outcomes of one record."""
        return [self._rendered(outcome) for outcome in outcomes]

    def _rendered(self, outcome: Outcome) -> Rendered:
        article = outcome.article
        if article is None:
            return Rendered(failure=failure_of(outcome))
        row = row_of(article, outcome)
        return Rendered(
            payload=self._payload(article, row),
            extractor=article.extractor,
            missing=tuple(name for name in FACTS if not row[name]),
            known=_known(row) if self.dedup else b"",
            signature=signature(article) if self.dedup else b"",
        )

    def _payload(self, article: Article, row: dict[str, Any]) -> bytes | dict[str, Any]:
        if self.form in FILE_FORMS:
            return FILE_FORMS[self.form].write(article).encode("utf-8", "surrogatepass")
        if self.form == "parquet":
            return {**row, **({"record": compact(article.to_dict())} if self.full else {})}
        record = {"record": article.to_dict()} if self.full else {}
        return f"{compact({**as_json(row), **record})}\n".encode("utf-8", "surrogatepass")


def _known(row: dict[str, Any]) -> bytes:
    """What tells the original of several copies."""
    plain = as_json(row)
    line = compact({field.name: plain[field.name] for field in attrs.fields(Known)})
    return f"{line}\n".encode("utf-8", "surrogatepass")


def compact(value: Any) -> str:
    """JSON without blanks.

    >>> compact({"title": "题", "tags": []})
    '{"title":"题","tags":[]}'
    """
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
