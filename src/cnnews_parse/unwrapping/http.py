"""What a web server answered, as archives keep it: its head, and its content made bare."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

import attrs

from cnnews_parse.model.errors import InputError, LimitExceeded, MissingExtra
from cnnews_parse.unwrapping.packed import joined, packer_of

if TYPE_CHECKING:
    from fastwarc.warc import HeaderMap

HEAD = 32 * 1024
"""Bytes of a head, of an answer or of a record, before it is refused."""

_READ = 4 * 1024  # bytes; of content that was cut off the last piece is lost
_END = re.compile(rb"\r?\n\r?\n")
_LINE_END = re.compile(rb"\r?\n")
_CHUNK = re.compile(rb"(?:\r?\n)?([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,200})?\r?\n")
_CHARSET = re.compile(r"charset\s{0,9}=\s{0,9}[\"']?([A-Za-z0-9_.:+-]{2,40})", re.IGNORECASE)
_PLAIN = frozenset(("", "identity", "none", "binary", "utf-8"))


@attrs.frozen(kw_only=True)
class Answer:
    """The head of an answer.

    Attributes:
        status: the status code; None for content that came without an answer around it.
        media_type: in lower case, such as `text/html`; empty where none is stated.
        charset: as stated, in lower case.
        codings: what was done to the content, in the order in which it is to be undone.
        start: how many bytes stand before the content.
    """

    status: int | None = None
    media_type: str = ""
    charset: str | None = None
    codings: tuple[str, ...] = ()
    start: int = 0


def require_library() -> None:
    """See that the library for web archives is there, before a record is blamed.

    Raises:
        MissingExtra: it is not.
    """
    try:
        import fastwarc.warc  # noqa: F401 (needed below)
    except ImportError as error:
        raise MissingExtra("a web archive", "warc") from error


def headers_of(head: bytes) -> HeaderMap:
    """Read a block of headers, its first line and the blank one behind it included.

    >>> headers_of(b"WARC/1.0\\nWARC-Type: response\\n\\n").get("warc-type")
    'response'
    """
    from fastwarc.warc import HeaderMap

    headers = HeaderMap()
    headers.parse(io.BytesIO(_LINE_END.sub(b"\r\n", head)))
    return headers


def end_of_head(data: bytes) -> int:
    """Where what stands behind a head begins.

    Raises:
        InputError: no blank line ends it.

    >>> end_of_head(b"HTTP/1.1 200 OK\\r\\n\\r\\n<html>")
    19
    """
    found = _END.search(data, 0, HEAD)
    if found is None:
        raise InputError("the head of the record has no end")
    return found.end()


def answer_of(data: bytes) -> Answer:
    """Read the head of an answer.

    Args:
        data: its first bytes, `HEAD` of them at least.
    Raises:
        InputError: the head has no end.

    >>> answer_of(b"HTTP/1.1 200 OK\\r\\nContent-Type: text/html; charset=GBK\\r\\n\\r\\n<html>")
    Answer(status=200, media_type='text/html', charset='gbk', codings=(), start=57)
    """
    start = end_of_head(data)
    headers = headers_of(data[:start])
    stated = (*_listed(headers, "Content-Encoding"), *_listed(headers, "Transfer-Encoding"))
    media_type, charset = media_type_of(headers.get("Content-Type") or "")
    return Answer(
        status=headers.status_code,
        media_type=media_type,
        charset=charset,
        codings=tuple(each for each in reversed(stated) if each not in _PLAIN),
        start=start,
    )


def media_type_of(stated: str) -> tuple[str, str | None]:
    """Media type and charset of a `Content-Type`, in lower case.

    >>> media_type_of('text/HTML; Charset="GB2312"')
    ('text/html', 'gb2312')
    """
    charset = _CHARSET.search(stated)
    return stated.partition(";")[0].strip().lower(), charset[1].lower() if charset else None


def undone(data: bytes, codings: tuple[str, ...], limit: int) -> tuple[bytes, bool]:
    """Make content bare; content that is bare although its head says otherwise stays so.

    Args:
        data: the content as it was sent.
        codings: what was done to it, the last first.
        limit: bytes that may come out.
    Returns:
        The content, and whether it is whole: of content that was cut off it is what is left.
    Raises:
        InputError: it is damaged, or a coding is unknown.
        LimitExceeded: more come out than `limit`.

    >>> undone(b"3\\r\\nabc\\r\\n0\\r\\n\\r\\n", ("chunked",), 100)
    (b'abc', True)
    """
    is_whole = True
    for coding in codings:
        data, was_whole = _undone(data, coding, limit)
        is_whole = is_whole and was_whole
    return data, is_whole


def _listed(headers: HeaderMap, name: str) -> list[str]:
    values = ",".join(headers.get_multiple(name))
    return [value.strip().lower() for value in values.split(",")]


def _undone(data: bytes, coding: str, limit: int) -> tuple[bytes, bool]:
    from fastwarc import stream_io

    packer = packer_of(data)
    if coding in ("gzip", "x-gzip"):
        return joined(data, limit) if packer and packer.name == "gzip" else (data, True)
    if coding == "chunked":
        return _without_chunks(data) if _CHUNK.match(data) else (data, True)
    if coding == "br":
        return _read(stream_io.BrotliReader, data, limit)
    if coding == "zstd":
        return _read(stream_io.ZstdReader, data, limit) if packer else (data, True)
    if coding == "deflate":
        return _inflated(data, limit)
    raise InputError(f"the content is coded as {coding[:40]}")


def _without_chunks(data: bytes) -> tuple[bytes, bool]:
    """Join the chunks of HTTP/1.1. Source: RFC 9112, 7.1.

    fastwarc does it too, but gives nothing of content that was cut off.
    """
    at, kept = 0, list[bytes]()
    while found := _CHUNK.match(data, at):
        size, at = int(found[1], 16), found.end()
        if not size:
            return b"".join(kept), True
        kept.append(data[at : at + size])
        at += size
    return b"".join(kept), False


def _read(opened: Any, data: bytes, limit: int) -> tuple[bytes, bool]:
    """All that a reader gives; the data itself where it gives nothing."""
    reader, size, kept = opened(io.BytesIO(data)), 0, list[bytes]()
    try:
        while piece := reader.read(_READ):
            kept.append(piece)
            size += len(piece)
            if size > limit:
                raise LimitExceeded("bytes", limit, limit + 1)
    except OSError:
        return (b"".join(kept), False) if kept else (data, True)
    return b"".join(kept), True


def _inflated(data: bytes, limit: int) -> tuple[bytes, bool]:
    """Undo `deflate`, with the header of zlib or, as some servers send it, without."""
    import zlib

    for window in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        stream = zlib.decompressobj(window)
        try:
            bare = stream.decompress(data, limit + 1)
        except zlib.error:
            continue
        if len(bare) > limit:
            raise LimitExceeded("bytes", limit, limit + 1)
        return bare, stream.eof
    return data, True
