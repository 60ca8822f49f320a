"""pandas and polars: a series of paths or of bytes in, a frame of articles out."""

# pyright: reportMissingImports=false
# (the checks run without the engines)

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from cnnews_parse.batch.arrow import library
from cnnews_parse.integrations.arrow import parse_table

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa


def parse_pandas(documents: pd.Series, *, full: bool = False, workers: int = 0) -> pd.DataFrame:
    """Read a pandas series.

    Args:
        documents: paths, or bytes named by their index.
        full: as for `parse_table`.
        workers: as for `parse_table`.
    Returns:
        The rows of `parse_table`, with Arrow's types.
    """
    import pandas as pd

    values = documents.tolist()
    found = parse_table(_documents(values, documents.index.tolist()), full=full, workers=workers)
    return found.to_pandas(types_mapper=pd.ArrowDtype)


def parse_polars(documents: pl.Series, *, full: bool = False, workers: int = 0) -> pl.DataFrame:
    """Read a polars series.

    Args:
        documents: paths, or bytes; these are named by their number.
        full: as for `parse_table`.
        workers: as for `parse_table`.
    Returns:
        The rows of `parse_table`.
    """
    import polars as pl

    values = documents.to_list()
    frame = pl.from_arrow(parse_table(_documents(values), full=full, workers=workers))
    assert isinstance(frame, pl.DataFrame)  # noqa: S101 (a table becomes a frame)
    return frame


def _documents(values: Sequence[Any], names: Sequence[Any] | None = None) -> pa.Table:
    """The table for a column of paths or bytes."""
    pa = library()
    if not any(isinstance(value, bytes | bytearray) for value in values):
        return pa.table({"path": pa.array(map(os.fspath, values), pa.string())})
    columns = {"content": pa.array(values, pa.large_binary())}
    if names is not None:
        columns["name"] = pa.array(map(str, names), pa.string())
    return pa.table(columns)
