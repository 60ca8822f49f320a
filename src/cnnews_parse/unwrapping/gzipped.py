"""Files packed with gzip, as crawlers and `wget --compression` leave them."""

from __future__ import annotations

from cnnews_parse.model.errors import InputError, LimitExceeded

START = b"\x1f\x8b\x08"
"""The first bytes of every member. Source: RFC 1952, 2.3.1."""

_WITH_HEADER = 31  # zlib's `wbits`: a gzip header, and the largest window
_SMALLEST, _LARGEST = 512, 256 * 1024


def inflated(data: bytes, limit: int) -> bytes:
    """Unpack all members of a gzip file, one behind the other.

    Args:
        data: the whole file; what follows the last member is padding.
        limit: bytes that may come out; no more than one above it is ever held.
    Returns:
        The bytes inside; of a file that was cut off, those that are left.
    Raises:
        LimitExceeded: more come out than `limit`.
        InputError: the file is damaged.

    >>> import gzip
    >>> inflated(gzip.compress(b"<html>") + gzip.compress(b"</html>"), 100)
    b'<html></html>'
    """
    view, at, size, kept = memoryview(data), 0, 0, list[bytes]()
    while data.startswith(START, at):
        member, at = _member(view, at, limit - size)
        kept.append(member)
        size += len(member)
        if size > limit:
            raise LimitExceeded("bytes", limit, size)
    return b"".join(kept)


def _member(data: memoryview, at: int, limit: int) -> tuple[bytes, int]:
    """Unpack the member that starts at `at`, to one byte above `limit`, and say where it ends.

    It is fed in growing pieces, since zlib copies what is left of the last one: a file of a
    million small members would else cost a million copies of the file.
    """
    import zlib

    stream, kept, size, step = zlib.decompressobj(_WITH_HEADER), list[bytes](), 0, _SMALLEST
    try:
        while not stream.eof and at < len(data) and size <= limit:
            kept.append(stream.decompress(data[at : at + step], limit + 1 - size))
            size += len(kept[-1])
            at = min(at + step, len(data))
            step = min(2 * step, _LARGEST)
    except zlib.error as error:
        raise InputError(f"the gzip archive is damaged: {error}") from error
    return b"".join(kept), at - len(stream.unused_data)
