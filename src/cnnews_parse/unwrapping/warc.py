"""Web archives of many captures (WARC): the documents in them, one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import attrs

from cnnews_parse.model.errors import CnnewsParseError, InputError, LimitExceeded
from cnnews_parse.unwrapping.cursor import Cursor
from cnnews_parse.unwrapping.http import (
    HEAD,
    Answer,
    answer_of,
    end_of_head,
    headers_of,
    media_type_of,
    require_library,
    undone,
)
from cnnews_parse.unwrapping.packed import Lost

if TYPE_CHECKING:
    from fastwarc.warc import HeaderMap

_LENGTH = re.compile(r"\d{1,18}")
_ADDRESS = re.compile(r"https?://[^\s<>\ufffd]{3,}", re.IGNORECASE)
_WITH_CONTENT = frozenset(("response", "resource", "conversion"))
_DOCUMENT = re.compile(
    r"text/(?:html|plain|xml|json|(?:x-)?markdown|csv|tab-separated-values)"
    r"|application/(?:xml|json|jsonl|x-?ndjson|x-mimearchive|(?!.*svg)[\w.-]{1,60}\+(?:xml|json))"
    r"|message/rfc822|multipart/related|"  # nothing stated: the bytes tell
)
_CUT = "the page was cut off before it was archived"


@attrs.frozen(kw_only=True)
class Capture:
    """One document of a web archive, or why it cannot be read.

    Attributes:
        number: that of its record, from 1; records that hold no document are counted.
        data: the document, its transfer and content encodings undone.
        url: its address, where it has one on the web.
        charset: the charset that its server stated, in lower case.
        warnings: what a reader should know, one sentence each.
        error: why it cannot be handed on.
    """

    number: int
    data: bytes = attrs.field(default=b"", repr=False)
    url: str | None = None
    charset: str | None = None
    warnings: tuple[str, ...] = ()
    error: CnnewsParseError | None = None


def captures(pieces: Iterable[bytes | Lost], limit: int) -> Iterator[Capture]:
    """The documents of an archive, each as its server sent it.

    Left out are requests, metadata, revisits, answers other than success, pictures and other
    media, and `robots.txt`. Nothing of them is kept, and of the archive no more than one record.

    Args:
        pieces: the archive, unpacked.
        limit: the bytes that a document may have.
    Returns:
        The documents in their order. A record that is damaged is an error; reading goes on with
        the next one that is found.
    Raises:
        MissingExtra: the library for web archives is not installed.
    Source: ISO 28500:2017, WARC/1.1; files of WARC/0.17 and later read the same.

    >>> [capture.error for capture in captures([b"no archive"], 100)]
    [InputError('no record begins here')]
    """
    require_library()
    cursor, number = Cursor(iter(pieces)), 1
    while cursor.skip_blank() or cursor.lost:
        capture: Capture | None
        try:
            capture = _next(cursor, number, limit)
        except InputError as error:
            capture = Capture(number=number, error=error)
            _go_on(cursor)
        if capture:
            yield capture
        number += 1


def _go_on(cursor: Cursor) -> None:
    """Behind a broken record go to the next one; a member of a packed archive begins with one."""
    if cursor.lost:
        cursor.resume()
        if cursor.is_at_record():
            return
    cursor.find_record()


def _next(cursor: Cursor, number: int, limit: int) -> Capture | None:
    """The next record; None where it holds no document.

    Raises:
        InputError: it is damaged or cut off, or none begins here.
    """
    if not cursor.is_at_record():
        raise cursor.lost.error if cursor.lost else InputError("no record begins here")
    headers = headers_of(cursor.take(end_of_head(cursor.peek(HEAD))))
    length = _length(headers)
    answer = _answer(headers, cursor, length)
    if answer is None:
        cursor.skip(length)
        return None
    size = length - answer.start
    if size > limit:
        cursor.skip(length)
        error = LimitExceeded("bytes", limit, size)
        return Capture(number=number, url=_address(headers), error=error)
    return _capture(headers, answer, cursor.take(length)[answer.start :], number, limit)


def _length(headers: HeaderMap) -> int:
    stated = (headers.get("Content-Length") or "").strip()
    if not _LENGTH.fullmatch(stated):
        raise InputError("the record does not state its length")
    return int(stated)


def _address(headers: HeaderMap) -> str | None:
    """The address; old versions of Wget write it in angle brackets."""
    stated = (headers.get("WARC-Target-URI") or "").strip("<> ")
    return stated if _ADDRESS.fullmatch(stated) else None


def _answer(headers: HeaderMap, cursor: Cursor, length: int) -> Answer | None:
    """The answer in a record; None where it holds no document."""
    if (headers.get("WARC-Type") or "").strip().lower() not in _WITH_CONTENT or not length:
        return None
    media_type, charset = media_type_of(headers.get("Content-Type") or "")
    front = cursor.peek(min(length, HEAD))
    if media_type == "application/http" or front.startswith(b"HTTP/"):
        answer = answer_of(front)
    else:
        answer = Answer(media_type=media_type, charset=charset)
    known = headers.get("WARC-Identified-Payload-Type") or answer.media_type
    is_success = answer.status is None or 200 <= answer.status < 300
    is_rule = (_address(headers) or "").endswith("/robots.txt")
    is_document = is_success and not is_rule and _DOCUMENT.fullmatch(known.strip().lower())
    return answer if is_document else None


def _capture(
    headers: HeaderMap, answer: Answer, content: bytes, number: int, limit: int
) -> Capture:
    capture = Capture(number=number, url=_address(headers), charset=answer.charset)
    try:
        data, is_whole = undone(content, answer.codings, limit)
    except InputError as error:
        return attrs.evolve(capture, error=error)
    is_part = "WARC-Truncated" in headers or "WARC-Segment-Number" in headers or not is_whole
    return attrs.evolve(capture, data=data, warnings=(_CUT,) if is_part else ())
