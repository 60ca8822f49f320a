"""Files packed with gzip, bzip2, xz or Zstandard, unpacked piece by piece.

Crawlers, `wget --compression` and makers of corpora leave them, often many packed members one
behind the other.
"""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Callable, Generator, Iterable, Iterator
from typing import Any, Literal, Protocol

import attrs

from cnnews_parse.model.errors import InputError, LimitExceeded, MissingExtra

_PIECE = 1024 * 1024  # bytes that come out at a time, whatever goes in
_STEP = 16 * 1024  # bytes that go in at a time: so far back a lost start is searched for
_TRIALS = 8  # starts in a row that may be false before a step is left out
_SHOWN = 10  # bytes that tell a packer
_XZ_MEMORY = 128 * 1024 * 1024  # bytes; `xz -9` asks for 65 million
_WITH_HEADER = 31  # zlib's `wbits`: a gzip header, and the largest window


class _Unpacker(Protocol):
    """One member; what `bz2`, `lzma` and `compression.zstd` offer in the same words."""

    eof: bool
    needs_input: bool
    unused_data: bytes

    def decompress(self, data: bytes, max_length: int = -1) -> bytes: ...


@attrs.frozen(kw_only=True)
class Packer:
    """A way of packing.

    Attributes:
        name: `gzip`, `bzip2`, `xz` or `zstd`.
        start: the first bytes of each member.
        sign: bytes that stand behind them.
        at: where they stand.
        opened: what unpacks a new member, and what it raises where this is damaged.
    """

    name: str
    start: bytes
    sign: bytes = b""
    at: int = 0
    opened: Callable[[], tuple[_Unpacker, type[Exception]]]

    def begins(self, data: bytes, at: int = 0) -> bool:
        """Whether a member begins here."""
        return data.startswith(self.start, at) and data.startswith(self.sign, at + self.at)

    def find(self, data: bytes) -> int:
        """Where the first member begins; -1 where none does."""
        at = data.find(self.start)
        while at >= 0 and not self.begins(data, at):
            at = data.find(self.start, at + 1)
        return at


@attrs.frozen(kw_only=True)
class Lost:
    """Stands among the pieces where bytes are lost.

    Attributes:
        error: what happened.
        kind: whether the file is damaged, was cut off, or has something else between its members.
    """

    error: InputError
    kind: Literal["damage", "cut", "noise"]


def packer_of(head: bytes) -> Packer | None:
    """Who packed a file that begins so; None where nobody did.

    >>> packer_of(b"\\x1f\\x8b\\x08\\x00").name
    'gzip'
    """
    return next((each for each in _PACKERS if each.begins(head)), None)


def unpacked(chunks: Iterable[bytes]) -> Iterator[bytes | Lost]:
    """Unpack a file in pieces of a megabyte at most; one that is not packed stays as it is.

    Args:
        chunks: the bytes of the file.
    Returns:
        The pieces of all members. Where a member is damaged, reading goes on with the next one
        that is found, and a `Lost` stands between.
    Raises:
        MissingExtra: it is packed with Zstandard, and there is no library for it.

    >>> import gzip
    >>> list(unpacked([gzip.compress(b"<html>"), gzip.compress(b"</html>")]))
    [b'<html>', b'</html>']
    """
    stream = iter(chunks)
    head = b""
    while len(head) < _SHOWN and (chunk := next(stream, b"")):
        head += chunk
    packer = packer_of(head)
    stream = itertools.chain((head,), stream)
    return stream if packer is None else _members(_steps(stream), packer)


def joined(data: bytes, limit: int) -> tuple[bytes, bool]:
    """Unpack a whole file.

    Args:
        data: the file; what follows the last member is padding.
        limit: bytes that may come out.
    Returns:
        The bytes inside, and whether they are all: of a file that was cut off, those are left.
    Raises:
        LimitExceeded: more come out than `limit`.
        InputError: the file is damaged, or nothing is left of it.

    >>> import gzip
    >>> joined(gzip.compress(b"<html>") + gzip.compress(b"</html>"), 100)
    (b'<html></html>', True)
    """
    size, kept = 0, list[bytes]()
    for piece in unpacked((data,)):
        if isinstance(piece, Lost):
            if piece.kind == "damage" or not kept:
                raise piece.error
            return b"".join(kept), piece.kind != "cut"
        kept.append(piece)
        size += len(piece)
        if size > limit:
            raise LimitExceeded("bytes", limit, limit + 1)
    return b"".join(kept), True


def _steps(chunks: Iterable[bytes]) -> Iterator[bytes]:
    for chunk in chunks:
        yield from (chunk[at : at + _STEP] for at in range(0, len(chunk), _STEP))


def _members(steps: Iterator[bytes], packer: Packer) -> Iterator[bytes | Lost]:
    """The pieces of one member behind the other."""
    data, failed = next(steps, b""), 0
    while data:
        is_noise, data = _from_start(data, steps, packer)
        if is_noise and not failed:
            yield Lost(error=InputError(f"bytes that are no {packer.name}"), kind="noise")
        if not data:
            return
        data, lost = yield from _member(data, steps, packer)
        failed = failed + 1 if lost else 0
        if lost:
            yield lost
        if failed > _TRIALS:
            data, failed = next(steps, b""), 1


def _from_start(data: bytes, steps: Iterator[bytes], packer: Packer) -> tuple[bool, bytes]:
    """The bytes from the start of the next member, and whether other than padding was skipped."""
    is_noise = False
    while (at := packer.find(data)) < 0:
        more = next(steps, b"")
        at = len(data) - _SHOWN + 1 if more else len(data)
        is_noise |= bool(data[: max(0, at)].strip(b"\x00"))
        data = data[max(0, at) :] + more
        if not more:
            return is_noise, b""
    return is_noise or bool(data[:at].strip(b"\x00")), data[at:]


def _member(
    data: bytes, steps: Iterator[bytes], packer: Packer
) -> Generator[bytes, None, tuple[bytes, Lost | None]]:
    """Unpack the member that `data` begins with; returns what follows it, or what was lost."""
    unpacker, broken = packer.opened()
    step = data[1:]  # where the next start is searched for, should this one be false
    while True:
        try:
            piece = unpacker.decompress(data, _PIECE)
        except broken as error:
            what = InputError(f"the {packer.name} archive is damaged: {error}")
            return step, Lost(error=what, kind="damage")
        if piece:
            yield piece
        if unpacker.eof:
            return unpacker.unused_data or next(steps, b""), None
        data = next(steps, b"") if unpacker.needs_input else b""
        if data:
            step = data
        elif unpacker.needs_input:
            what = InputError(f"the {packer.name} archive is cut off")
            return b"", Lost(error=what, kind="cut")


class _Inflater:
    """zlib's object for a gzip member, in the words of the others."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self.needs_input = True

    @property
    def eof(self) -> bool:
        return bool(self._stream.eof)

    @property
    def unused_data(self) -> bytes:
        return bytes(self._stream.unused_data)

    def decompress(self, data: bytes, max_length: int) -> bytes:
        piece: bytes = self._stream.decompress(self._stream.unconsumed_tail + data, max_length)
        self.needs_input = len(piece) < max_length and not self._stream.unconsumed_tail
        return piece


def _gzip() -> tuple[Any, type[Exception]]:
    import zlib

    return _Inflater(zlib.decompressobj(_WITH_HEADER)), zlib.error


def _bzip2() -> tuple[Any, type[Exception]]:
    import bz2

    return bz2.BZ2Decompressor(), OSError


def _xz() -> tuple[Any, type[Exception]]:
    import lzma

    return lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_XZ_MEMORY), lzma.LZMAError


def zstandard() -> Any:
    """The module for Zstandard: that of Python 3.14, or the same for those before.

    Raises:
        MissingExtra: it is not installed.
    """
    from importlib import import_module

    for name in ("compression.zstd", "backports.zstd"):
        with contextlib.suppress(ImportError):
            return import_module(name)
    raise MissingExtra("packed with Zstandard", "zstd")


def _zstd() -> tuple[Any, type[Exception]]:
    zstd = zstandard()
    return zstd.ZstdDecompressor(), zstd.ZstdError


_PACKERS = (
    Packer(name="gzip", start=b"\x1f\x8b\x08", opened=_gzip),
    Packer(name="bzip2", start=b"BZh", sign=b"1AY&SY", at=4, opened=_bzip2),
    Packer(name="xz", start=b"\xfd7zXZ\x00", opened=_xz),
    Packer(name="zstd", start=b"\x28\xb5\x2f\xfd", opened=_zstd),
)
"""Source: RFC 1952, 2.3.1; the bzip2 and xz file formats; RFC 8878, 3.1.1."""
