"""What a batch reads: files, named bytes, parts of files."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import TypeAlias

import attrs

from cnnews_parse.containers import How, Place, Unread, chunks_of, cut
from cnnews_parse.many import files_in
from cnnews_parse.model.errors import CnnewsParseError, InputError
from cnnews_parse.model.outcome import Outcome
from cnnews_parse.pipeline import Origin, Path

_CHUNK = 1024 * 1024


@attrs.frozen(kw_only=True)
class Span:
    """A part of a file of many articles, as an index of it tells: of a web archive, of JSON lines.

    Attributes:
        path: the file.
        start: the offset of the first byte, from 0.
        size: how many bytes; None for all up to the end of the file.
        url: the address of the document in it, where the index tells.

    >>> Span(path="crawl.warc.gz", start=1024, size=512).position
    'byte 1024'
    """

    path: str = attrs.field(converter=os.fspath)
    start: int = attrs.field(validator=attrs.validators.ge(0))
    size: int | None = None
    url: str | None = None

    @property
    def position(self) -> str:
        """Where it stands in its file, as outcomes tell it."""
        return f"byte {self.start}"

    def chunks(self) -> Iterator[bytes]:
        """Its bytes, a megabyte at a time.

        Raises:
            InputError: the file cannot be read.
        """
        left = _CHUNK if self.size is None else self.size
        try:
            with open(self.path, "rb") as file:
                file.seek(self.start)
                while chunk := file.read(min(left, _CHUNK)):
                    left -= 0 if self.size is None else len(chunk)
                    yield chunk
        except (OSError, ValueError) as error:
            raise InputError(getattr(error, "strerror", None) or str(error)) from error


@attrs.frozen
class Named:
    """Bytes that the caller has, what he calls them, and their address where he knows it."""

    name: str
    data: bytes = attrs.field(repr=False)
    url: str | None = None

    def chunks(self) -> Iterator[bytes]:
        """The bytes, a megabyte at a time."""
        for start in range(0, len(self.data), _CHUNK):
            yield self.data[start : start + _CHUNK]


Input: TypeAlias = "Path | tuple[str, bytes] | tuple[str, bytes, str | None] | Span"
Source: TypeAlias = "Place | Named | Span | Unread"


@attrs.frozen
class Asked:
    """What is asked of a source.

    Attributes:
        source: what to read; an outcome where that is known already.
        skip: how many of its records are not asked for, since they were read before.
        only: the numbers of the records that are asked for, from 0; None for all.
    """

    source: Source | Outcome
    skip: int = 0
    only: frozenset[int] | None = None

    def wants(self, record: int) -> bool:
        """Whether a record is asked for.

        >>> asked = Asked(Place("dump.jsonl"), skip=2, only=frozenset((1, 5)))
        >>> [number for number in range(9) if asked.wants(number)]
        [5]
        """
        return record >= self.skip and (self.only is None or record in self.only)


def sources(inputs: Iterable[Input]) -> Iterator[Source | Outcome]:
    """The files of folders in their order, each other input as it is.

    Raises:
        TypeError: an input is none of those that a batch reads.
    """
    for each in inputs:
        if isinstance(each, Span):
            yield each
        elif isinstance(each, tuple):
            yield _named(each)
        else:
            place = Place(_path(each))
            yield from _files(place) if os.path.isdir(place.file) else (place,)


def _named(given: tuple[str, bytes] | tuple[str, bytes, str | None]) -> Named:
    try:
        name, data, *url = given
        return Named(str(name), bytes(memoryview(data)), *url)
    except (TypeError, ValueError):
        raise TypeError("a tuple is a name and bytes, and an address where it is known") from None


def _path(given: object) -> str:
    try:
        return os.fsdecode(given)  # type: ignore[arg-type]
    except TypeError:
        kind = type(given).__name__
        raise TypeError(
            f"an input is a path, a pair of a name and bytes, or a Span, not {kind}"
        ) from None


def _files(folder: Place) -> Iterator[Place | Outcome]:
    try:
        yield from files_in(folder)
    except CnnewsParseError as error:
        yield folder.failed(error)


def place_of(source: Source) -> Place:
    """Where a source stands.

    >>> place_of(Span(path="a.jsonl", start=7)).name
    'a.jsonl, byte 7'
    """
    if isinstance(source, Place):
        return source
    if isinstance(source, Unread):
        return source.place
    if isinstance(source, Named):
        return Place(source.name)
    return Place(source.path).within(source.position)


def records_of(source: Source, how: How) -> Iterator[Unread | Outcome]:
    """Cut a source into its records.

    Raises:
        InputError: the file cannot be read.
    """
    if isinstance(source, Unread):
        return iter((source,))
    place = place_of(source)
    if isinstance(source, Place):
        return cut(chunks_of(source.file), place, Origin(path=source.file), how)
    return cut(source.chunks(), place, Origin(url=source.url), how)


def is_whole(found: Unread | Outcome, source: Source) -> bool:
    """Whether the first record of a source is all of it."""
    position = found.position if isinstance(found, Outcome) else found.place.position
    return position == (place_of(source).position or ("file" if isinstance(found, Outcome) else ""))
