"""Dask: a data frame of documents in, one of articles out, partition by partition."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cnnews_parse.batch.arrow import library
from cnnews_parse.integrations.arrow import parse_table, table_schema

if TYPE_CHECKING:
    import pandas as pd


def parse_dask(documents: Any, *, full: bool = False, workers: int = 0) -> Any:
    """Read a Dask data frame, lazily.

    Args:
        documents: a data frame with the columns that `parse_table` takes.
        full: as for `parse_table`.
        workers: as for `parse_table`.
    Returns:
        A Dask data frame with the rows of `parse_table`, with Arrow's types.
    """
    meta = _as_frame(table_schema(full=full).empty_table())
    return documents.map_partitions(_parsed, full=full, workers=workers, meta=meta)


def _parsed(part: pd.DataFrame, *, full: bool, workers: int) -> pd.DataFrame:
    documents = library().Table.from_pandas(part, preserve_index=False)
    return _as_frame(parse_table(documents, full=full, workers=workers))


def _as_frame(articles: Any) -> pd.DataFrame:
    import pandas as pd

    frame: pd.DataFrame = articles.to_pandas(types_mapper=pd.ArrowDtype)
    return frame
