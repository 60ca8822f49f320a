"""Spark: `frame.mapInArrow(parse_batches, spark_schema())`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from cnnews_parse.batch.arrow import library
from cnnews_parse.batch.rows import COLUMNS
from cnnews_parse.integrations.arrow import parse_table

if TYPE_CHECKING:
    import pyarrow as pa

_TYPES = {"text": "string", "texts": "array<string>", "integer": "int", "time": "timestamp"}


def parse_batches(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Read batches with the columns that `parse_table` takes, as Spark hands them over."""
    for batch in batches:
        documents = library().Table.from_batches([batch])
        yield from parse_table(documents).to_batches()


def spark_schema() -> str:
    """The schema of the articles in Spark's words.

    >>> spark_schema().split(", ")[:3]
    ['version int', 'input string', 'position string']
    """
    columns = [f"{column.name} {_TYPES[column.type]}" for column in COLUMNS]
    return ", ".join((*columns, "error string", "reason string"))
