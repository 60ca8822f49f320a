"""Arrow: a table of documents in, a table of articles out. All other engines call this."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from cnnews_parse.batch import Input, parse_many
from cnnews_parse.batch.arrow import library, schema, table
from cnnews_parse.batch.rendering import compact
from cnnews_parse.batch.rows import ROW_VERSION, failure_of, row_of
from cnnews_parse.model.outcome import Outcome

if TYPE_CHECKING:
    import pyarrow as pa


def parse_table(documents: pa.Table, *, full: bool = False, workers: int = 0) -> pa.Table:
    """Read documents.

    Args:
        documents: a row for each, with a column `path`; or with a column `content` of bytes or
            text, and `name` and `url` where they are known. Other columns are left out.
        full: whether the table has the whole record, as JSON, in a column `record`.
        workers: how many processes read, as for `parse_many`. By default this one does: engines
            have processes of their own. With 1, a document that hangs or crashes its process is an
            error in its row, and the task of the engine goes on.
    Returns:
        A row for each article, in the order of the documents, with the columns of a batch, then
        `error` and `reason`, which tell of a document that could not be read and are null else.
        A document with many articles is many rows, one without any is none.
    Raises:
        KeyError: there is neither a column `path` nor `content`.
        MissingExtra: pyarrow is not installed.

    >>> import pyarrow
    >>> documents = pyarrow.table({"content": [b"", "某厂投产\\n　　某厂日前投产。".encode()]})
    >>> articles = parse_table(documents)
    >>> articles["title"].to_pylist(), articles["error"].to_pylist()
    ([None, '某厂投产'], ['EmptyInput', None])
    """
    outcomes = parse_many(_inputs(documents), workers=workers)
    return table((_row(each, full=full) for each in outcomes), table_schema(full=full))


def table_schema(*, full: bool = False) -> pa.Schema:
    """The schema of what `parse_table` returns."""
    pa, columns = library(), schema(full=full)
    for name in ("error", "reason"):
        columns = columns.append(pa.field(name, pa.string()))
    return columns


def _inputs(documents: pa.Table) -> Iterator[Input]:
    """The documents of a table, by their paths or with their bytes."""
    names = set(documents.column_names)
    if "path" in names and "content" not in names:
        yield from documents["path"].to_pylist()
        return
    contents = documents["content"].to_pylist()
    labels = documents["name"].to_pylist() if "name" in names else _numbers(len(contents))
    urls = documents["url"].to_pylist() if "url" in names else [None] * len(contents)
    for label, content, url in zip(labels, contents, urls, strict=True):
        data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
        yield (label, data or b"", url)


def _numbers(count: int) -> Iterable[str]:
    return (f"row {number}" for number in range(count))


def _row(outcome: Outcome, *, full: bool) -> dict[str, Any]:
    article = outcome.article
    if article is None:
        return {"version": ROW_VERSION, **failure_of(outcome)}
    record = {"record": compact(article.to_dict())} if full else {}
    return {**row_of(article, outcome), **record}
