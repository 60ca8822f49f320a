"""Files that are written beside their place, and stand in it only once they are whole."""

from __future__ import annotations

import gzip
import os
import shutil
from pathlib import Path
from typing import IO, Any, Literal, Protocol, TypeAlias

from cnnews_parse.batch.rendering import FILE_FORMS, Rendering
from cnnews_parse.unwrapping.packed import zstandard

Packing: TypeAlias = Literal["none", "gzip", "zstd"]
PACKINGS: tuple[Packing, ...] = ("none", "gzip", "zstd")
_ENDINGS = {"none": "", "gzip": ".gz", "zstd": ".zst"}
_GROUP = 1000  # rows of a group of a Parquet file


class Shard(Protocol):
    """A part of the output that is being written."""

    def add(self, payload: Any) -> None:
        """Write one article."""
        ...

    def close(self) -> None:
        """Write all that is left, down to the disk."""
        ...


def name_of(number: int, form: str, packing: Packing) -> str:
    """The name of a shard.

    >>> name_of(7, "jsonl", "gzip"), name_of(7, "markdown", "none")
    ('part-00007.jsonl.gz', 'part-00007')
    """
    ending = {"jsonl": f".jsonl{_ENDINGS[packing]}", "parquet": ".parquet"}.get(form, "")
    return f"part-{number:05}{ending}"


def opened(path: Path, rendering: Rendering, packing: Packing) -> Shard:
    """Begin a shard.

    Raises:
        OSError: the file cannot be made.
        MissingExtra: a library that it needs is not installed.
    """
    if rendering.form == "jsonl":
        return _Lines(path, packing)
    if rendering.form == "parquet":
        return _Parquet(path, rendering)
    return _Files(path, FILE_FORMS[rendering.form].ending)


def discard(path: Path) -> None:
    """Remove a shard, whole or not."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def settle(written: Path, place: Path) -> None:
    """Put a shard in its place, so that it stays there whatever comes."""
    if place.is_dir():
        shutil.rmtree(place)
    os.replace(written, place)
    sync_folder(place.parent)


def sync_folder(folder: Path) -> None:
    """Write the names in a folder down to the disk, where the platform can."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


class _Lines:
    """JSON lines, packed or not."""

    def __init__(self, path: Path, packing: Packing) -> None:
        self._file = path.open("wb")
        self._packed = _packed(self._file, packing)

    def add(self, payload: bytes) -> None:
        self._packed.write(payload)

    def close(self) -> None:
        try:
            if self._packed is not self._file:
                self._packed.close()
            self._file.flush()
            os.fsync(self._file.fileno())
        finally:
            self._file.close()


def _packed(file: IO[bytes], packing: Packing) -> IO[bytes]:
    if packing == "none":
        return file
    if packing == "gzip":
        return gzip.GzipFile(fileobj=file, mode="wb", compresslevel=6, mtime=0)  # type: ignore[return-value]
    packed: IO[bytes] = zstandard().open(file, "wb")
    return packed


class _Parquet:
    """A Parquet file, a group of rows at a time."""

    def __init__(self, path: Path, rendering: Rendering) -> None:
        from cnnews_parse.batch.arrow import library, schema

        library()
        from pyarrow import parquet

        self._schema = schema(full=rendering.full)
        self._file = path.open("wb")
        self._writer = parquet.ParquetWriter(self._file, self._schema, compression="zstd")
        self._rows: list[dict[str, Any]] = []

    def add(self, payload: dict[str, Any]) -> None:
        self._rows.append(payload)
        if len(self._rows) >= _GROUP:
            self._flush()

    def _flush(self) -> None:
        from cnnews_parse.batch.arrow import table

        if self._rows:
            self._writer.write_table(table(self._rows, self._schema))
        self._rows = []

    def close(self) -> None:
        try:
            self._flush()
            self._writer.close()
            self._file.flush()
            os.fsync(self._file.fileno())
        finally:
            self._file.close()


class _Files:
    """A folder with one file a document."""

    def __init__(self, path: Path, ending: str) -> None:
        discard(path)
        path.mkdir()
        self._folder, self._ending, self._count = path, ending, 0

    def add(self, payload: bytes) -> None:
        name = f"{self._count:06}{self._ending}"
        with (self._folder / name).open("wb") as file:
            file.write(payload)
            file.flush()
            os.fsync(file.fileno())
        self._count += 1

    def close(self) -> None:
        sync_folder(self._folder)
