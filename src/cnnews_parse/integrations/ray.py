"""Ray Data: `dataset.map_batches(ParseArticles, batch_format="pyarrow", concurrency=N)`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from cnnews_parse.integrations.arrow import parse_table

if TYPE_CHECKING:
    import pyarrow as pa


@attrs.frozen
class ParseArticles:
    """What an actor of Ray does to each batch; the extractors are loaded once for each actor.

    Attributes:
        full: as for `parse_table`.
        workers: as for `parse_table`.
    """

    full: bool = False
    workers: int = 0

    def __call__(self, documents: pa.Table) -> pa.Table:
        """Read a batch with the columns that `parse_table` takes."""
        return parse_table(documents, full=self.full, workers=self.workers)
