"""Ray Data: `dataset.map_batches(ParseArticles, batch_format="pyarrow", concurrency=N)`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cnnews_parse.integrations.arrow import parse_table

if TYPE_CHECKING:
    import pyarrow as pa


class ParseArticles:
    """What an actor of Ray does to each batch; the extractors are loaded once for each actor."""

    def __init__(self, *, full: bool = False, workers: int = 0) -> None:
        """Take what `parse_table` takes; Ray hands it over as `fn_constructor_kwargs`."""
        self.full = full
        self.workers = workers

    def __call__(self, documents: pa.Table) -> pa.Table:
        """Read a batch with the columns that `parse_table` takes."""
        return parse_table(documents, full=self.full, workers=self.workers)
