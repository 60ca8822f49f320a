"""Streams of bytes: cut where no character and no mark is torn, gathered to records."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import attrs

from cnnews_parse.model.errors import CnnewsParseError, ExtractionError, InputError, LimitExceeded

CHUNK = 1024 * 1024
"""Bytes read at a time."""

_BYTEWISE = frozenset(("utf-8", "cp1252", "gb18030", "big5hkscs"))


@attrs.frozen(kw_only=True)
class Record:
    """One record of a file.

    Attributes:
        number: its number, from 1; of a line the number of the line.
        data: its bytes, a file of their own; empty where there is an error.
        error: why it cannot be handed on.
    """

    number: int
    data: bytes = attrs.field(default=b"", repr=False)
    error: CnnewsParseError | None = None


class Fragment(NamedTuple):
    """A part of a record; `ends` where the record ends with it."""

    data: bytes
    ends: bool


def transcoded(chunks: Iterable[bytes], codec: str) -> Iterator[bytes]:
    """Chunks in which ASCII bytes are ASCII characters: other encodings become UTF-8.

    Encodings of one byte, or of two of which the first is above ASCII, are left as they are.

    >>> b"".join(transcoded(["{甲}".encode("utf-16-le")], "utf-16-le")).decode()
    '{甲}'
    """
    if codec in _BYTEWISE:
        yield from chunks
        return
    decoder = codecs.getincrementaldecoder(codec)("replace")
    for chunk in chunks:
        yield decoder.decode(chunk).encode("utf-8", "replace")
    yield decoder.decode(b"", final=True).encode("utf-8", "replace")


def filled(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes in pieces of a megabyte and more, save the last.

    >>> list(filled([b"ab", b"c"]))
    [b'abc']
    """
    waiting, size = list[bytes](), 0
    try:
        for chunk in chunks:
            waiting.append(chunk)
            size += len(chunk)
            if size >= CHUNK:
                yield b"".join(waiting)
                waiting, size = [], 0
    except InputError:  # the file is damaged here: what stands before is handed on first
        yield b"".join(waiting)
        raise
    if waiting:
        yield b"".join(waiting)


def aligned(chunks: Iterable[bytes], ends: bytes) -> Iterator[bytes]:
    """The same bytes in pieces that end behind one of the bytes `ends`, save the last.

    A piece of a megabyte without any of them is handed on as it is.

    >>> list(aligned([b"ab", b"c\\nde\\nf"], b"\\n"))
    [b'abc\\nde\\n', b'f']
    """
    others = bytes(byte for byte in range(256) if byte not in ends)
    waiting: list[bytes] = []
    size = 0
    for chunk in chunks:
        whole = len(chunk.rstrip(others))
        if whole:
            yield b"".join((*waiting, chunk[:whole]))
            waiting, size = [], 0
        waiting.append(chunk[whole:])
        size += len(chunk) - whole
        if size > CHUNK:
            yield b"".join(waiting)
            waiting, size = [], 0
    if size:
        yield b"".join(waiting)


def gathered(fragments: Iterable[Fragment], limit: int) -> Iterator[Record]:
    """Join the fragments of each record; blank ones are numbered and left out.

    Args:
        fragments: in their order.
        limit: the bytes that a record may have; a larger one is counted, not kept.
    Returns:
        The records, those above the limit as errors, the last one too where it has no end; where
        the fragments break off with an error, this is that of the last one.

    >>> [each.data for each in gathered([Fragment(b"a", False), Fragment(b"b", True)], 9)]
    [b'ab']
    """
    number, size, kept = 1, 0, list[bytes]()
    try:
        for data, ends in fragments:
            size += len(data)
            if size <= limit:
                kept.append(data)
            elif kept:
                kept = []
            if ends:
                yield from _record(number, size, kept, limit)
                number, size, kept = number + 1, 0, []
    except InputError as error:  # the file is damaged here
        yield Record(number=number, error=error)
        return
    for record in _record(number, size, kept, limit):
        yield record if record.error else unended(number)


def _record(number: int, size: int, kept: Iterable[bytes], limit: int) -> Iterator[Record]:
    if size > limit:
        yield Record(number=number, error=LimitExceeded("bytes", limit, size))
        return
    data = b"".join(kept)
    if data.strip():
        yield Record(number=number, data=data)


def unended(number: int) -> Record:
    """A record that is cut off with the file.

    >>> str(unended(3).error)
    'splitting found no end of the record'
    """
    return Record(number=number, error=ExtractionError("splitting", "end of the record"))
