"""The row as Arrow and Parquet have it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from cnnews_parse.batch.rows import COLUMNS, ROW_VERSION
from cnnews_parse.model.errors import MissingExtra

if TYPE_CHECKING:
    import pyarrow as pa

ZONE = "Etc/GMT-8"
"""China Standard Time without the summer times of 1986 to 1991: +08:00, whatever the sign says."""


def schema(*, full: bool = False) -> pa.Schema:
    """The schema of the table.

    Args:
        full: whether it has the whole record, as JSON, in a column `record`.
    Raises:
        MissingExtra: pyarrow is not installed.
    """
    pa = library()
    types: dict[str, Any] = {
        "text": pa.string(),
        "texts": pa.list_(pa.string()),
        "integer": pa.int32(),
        "time": pa.timestamp("us", tz=ZONE),
    }
    fields = [pa.field(column.name, types[column.type]) for column in COLUMNS]
    if full:
        fields.append(pa.field("record", pa.string()))
    return pa.schema(fields, metadata={"cnnews_parse.row_version": str(ROW_VERSION)})


def library() -> Any:
    """The library for Arrow.

    Raises:
        MissingExtra: it is not installed.
    """
    try:
        import pyarrow as pa
    except ImportError as error:
        raise MissingExtra("a table of Arrow", "parquet") from error
    return pa


def table(rows: Iterable[dict[str, Any]], form: pa.Schema) -> pa.Table:
    """Rows as a table; characters that no UTF-8 has become U+FFFD."""
    return library().Table.from_pylist([_sound(row) for row in rows], schema=form)


def _sound(row: dict[str, Any]) -> dict[str, Any]:
    return {name: _valid(value) for name, value in row.items()}


def _valid(value: Any) -> Any:
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-8", "replace").decode()
    return [_valid(each) for each in value] if isinstance(value, list) else value
