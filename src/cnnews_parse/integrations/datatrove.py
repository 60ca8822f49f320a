"""datatrove: a reader that hands over articles, and a step that makes articles of documents."""

# pyright: reportMissingImports=false
# (the checks run without the engines)

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs
from datatrove.data import Document, DocumentsPipeline
from datatrove.pipeline.base import PipelineStep
from datatrove.pipeline.readers.base import BaseDiskReader

from cnnews_parse.batch import Input, parse_many
from cnnews_parse.batch.rows import as_json, row_of
from cnnews_parse.model.outcome import Outcome


class ArticleReader(BaseDiskReader):  # type: ignore[misc] # not installed everywhere
    """Reads files of any kind that this package reads; the columns of a batch are `metadata`.

    Args:
        data_folder: the folder, also a remote one.
        workers: how many processes read, as for `parse_many`; 0 for the one of datatrove.
        glob_pattern: which files of the folder.
        recursive: whether to read the folders in it.
        limit: how many articles to read; -1 for all.
    """

    name = "\U0001f4f0 Chinese news"

    def __init__(
        self,
        data_folder: Any,
        *,
        workers: int = 0,
        glob_pattern: str | None = None,
        recursive: bool = True,
        limit: int = -1,
    ) -> None:
        super().__init__(data_folder, limit=limit, glob_pattern=glob_pattern, recursive=recursive)
        self.workers = workers

    def read_file(self, filepath: str) -> Iterator[Document]:
        """Read one file of the folder; what fails is counted and left out."""
        with self.data_folder.open(filepath, "rb") as file:
            outcomes = parse_many([(filepath, file.read())], workers=self.workers)
            yield from filter(None, (_document(self, each) for each in outcomes))


class ParseArticles(PipelineStep):  # type: ignore[misc] # not installed everywhere
    """Makes articles of documents whose `text` is a whole page, as those of datatrove's WARC reader.

    Args:
        workers: how many processes read, as for `parse_many`; 0 for the one of datatrove.
    """

    name = "\U0001f4f0 Chinese news"
    type = "\U0001f6e2 - EXTRAC"

    def __init__(self, *, workers: int = 0) -> None:
        super().__init__()
        self.workers = workers

    def run(self, data: DocumentsPipeline, rank: int = 0, world_size: int = 1) -> DocumentsPipeline:
        """Read each document; its own metadata stay beside the columns of a batch."""
        del rank, world_size
        given: dict[int, Document] = {}

        def inputs() -> Iterator[Input]:
            for number, document in enumerate(data or ()):
                given[number] = document
                text = document.text.encode("utf-8", "surrogatepass")
                yield (str(number), text, document.metadata.get("url"))

        for outcome in parse_many(inputs(), workers=self.workers):
            number = int(outcome.name or 0)
            for past in range(min(given), number):
                del given[past]
            document = _document(self, attrs.evolve(outcome, name=given[number].id), given[number])
            if document:
                yield document


def _document(
    step: PipelineStep, outcome: Outcome, given: Document | None = None
) -> Document | None:
    """The document of an outcome; None, and a count, of one that failed."""
    if outcome.article is None:
        step.stat_update(f"failed: {type(outcome.error).__name__}")
        return None
    step.stat_update("articles")
    row = as_json(row_of(outcome.article, outcome))
    text = row.pop("text")
    name = given.id if given else f"{outcome.name}/{outcome.position}"
    return Document(text=text, id=name, metadata={**(given.metadata if given else {}), **row})
