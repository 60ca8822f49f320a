"""Mails, and web archives in the form of mails (MHTML, MHT): the text that they are about."""

from __future__ import annotations

import binascii
import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TypeVar

import attrs

from cnnews_parse.model.errors import InputError

if TYPE_CHECKING:
    from email.message import Message

_T = TypeVar("_T")
_HEAD = 64 * 1024  # bytes of the headers of a message; relays add some ten kilobytes
_PART_HEAD = 8 * 1024  # bytes of those of a part
_VALUE = 2 * 1024  # characters of one header; the standard parser is slow on longer ones
_PARTS = 1000  # in all; pages bring their pictures, but stand in front of them
_TAIL = 500  # bytes at the end of a page, where its last tag stands
_DEEPEST = 8  # levels of parts in parts

# names that no article prints on lines of its own
_OF_MAIL = re.compile(
    rb"(?:mime-version|message-id|return-path|delivered-to|snapshot-content-location"
    rb"|content-transfer-encoding):|from: <saved by "
    rb"|content-type:\s{0,9}(?:(?:multipart|text|message)/|\Z)",
    re.IGNORECASE,
)
_LINE = re.compile(rb"[!-9;-~]{1,76}[ \t]{0,9}:|[ \t]|\r?\Z")
_ADDRESS = re.compile(
    'https?://[^\\x00-\\x20"<>\\x7f-\\xa0\\ud800-\\udfff\\ufffd]{3,}', re.IGNORECASE
)
_NO_BASE64 = bytes(c for c in range(256) if not (bytes([c]).isalnum() or c in b"+/"))
_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_TEXTS = _PAGES | {"text/plain"}


@attrs.frozen(kw_only=True)
class Text:
    """The text that a message is about.

    Attributes:
        data: its bytes, the transfer encoding undone.
        url: its address on the web, as the message states it.
        charset: its charset, as its part states it, in lower case.
        is_page: whether it is a saved page, and no mail.
    """

    data: bytes = attrs.field(repr=False)
    url: str | None = None
    charset: str | None = None
    is_page: bool = False


@attrs.frozen(kw_only=True)
class _Part:
    """One part, or the whole message: what its headers say, and its body as it stands."""

    kind: str
    charset: str | None
    boundary: str | None
    start: str
    coding: str
    name: str
    url: str
    snapshot: str
    is_attached: bool
    is_last: bool = False  # no boundary stands behind it: the message may be cut off in it
    body: bytes = attrs.field(repr=False)


def is_message(data: bytes) -> bool:
    """Whether a file begins with the headers of a mail.

    Labelled lines alone are none: a name must be among them that only mails have.

    >>> is_message(b"MIME-Version: 1.0\\r\\nContent-Type: text/html\\r\\n\\r\\n<html>")
    True
    >>> is_message(b"Title: Mail\\nDate: 2020-01-01\\n\\nReceived: ...")
    False
    """
    lines = data[: _ends(data, _HEAD)[0]].split(b"\n")
    return all(map(_LINE.match, lines[:-1])) and any(map(_OF_MAIL.match, lines))


def text_of(data: bytes) -> Text:
    """Find the text that a message is about: its page, or else its plain text.

    Of a multipart/related it is the part that `start` names. Pages go before plain text, and
    attachments are left out.

    Args:
        data: the whole message; one that was cut off gives what is left.
    Returns:
        The text, with its address: `Snapshot-Content-Location` as Chrome writes it, else the
        `Content-Location` of its part, else that of the message.
    Raises:
        InputError: it holds no text.
    Source: RFC 2046, 5.1; RFC 2387, 3.2; RFC 2557, 4.

    >>> mail = b"MIME-Version: 1.0\\nContent-Location: https://news.example.com/1\\n\\nbody"
    >>> text_of(mail), text_of(mail).data
    (Text(url='https://news.example.com/1', charset=None, is_page=False), b'body')
    """
    whole = _part(data, _HEAD)
    root = _root(whole, _DEEPEST, iter(range(_PARTS)))
    if root is None:
        raise InputError("the message holds no text")
    return Text(
        data=_decoded(root),
        url=_address(whole.snapshot) or _address(root.url) or _address(whole.url),
        charset=root.charset,
        is_page=bool(whole.snapshot) or (root.kind in _PAGES and bool(root.url)),
    )


def _root(part: _Part, depth: int, budget: Iterator[int]) -> _Part | None:
    """The part of a part that is its text; None where there is none.

    The budget is of headers to be read, for the whole message.
    """
    if part.is_attached or not depth:
        return None
    if part.kind == "message/rfc822":
        return _root(_part(_decoded(part), _HEAD), depth - 1, budget)
    if not part.kind.startswith("multipart/"):
        return part if part.kind in _TEXTS and part.body.strip() else None
    return _best(_root(each, depth - 1, budget) for each in _named(part, budget)) or _best(
        _root(each, depth - 1, budget) for each in _parts(part, budget)
    )


def _named(part: _Part, budget: Iterator[int]) -> Iterator[_Part]:
    """The parts that `start` names."""
    if part.start:
        yield from (each for each in _parts(part, budget) if each.name == part.start)


def _best(roots: Iterator[_Part | None]) -> _Part | None:
    """The first page, else the first text; a page that was cut off gives way to a text."""
    plain = torn = None
    for root in roots:
        if root and root.kind in _PAGES and not _is_torn(root):
            return root
        if root and root.kind in _PAGES:
            torn = torn or root
        else:
            plain = plain or root
    return plain or torn


def _is_torn(part: _Part) -> bool:
    return part.is_last and b"</html" not in _decoded(part)[-_TAIL:].lower()


def _parts(part: _Part, budget: Iterator[int]) -> Iterator[_Part]:
    """The parts between the boundaries of a part, cut as they are asked for."""
    if not part.boundary:
        return
    line = b"--" + part.boundary.encode("utf-8", "replace")
    data, start = part.body, None
    for found, end in _boundaries(data, line):
        if start is not None:
            yield _part(data[start:found], _PART_HEAD)
        if data.startswith(b"--", end) or next(budget, None) is None:
            return
        start = data.find(b"\n", end) + 1 or len(data)
    if start is not None and start < len(data):
        last = _part(_without_cut(data[start:], line), _PART_HEAD)
        yield attrs.evolve(last, is_last=True)


def _boundaries(data: bytes, line: bytes) -> Iterator[tuple[int, int]]:
    """Where boundaries stand, the line end in front of each included."""
    at = data.find(line)
    while at >= 0:
        end = at + len(line)
        rest = data[end : end + 2]
        if (at == 0 or data[at - 1] == 0x0A) and (rest == b"--" or rest[:1].strip() == b""):
            yield max(0, at - 2 if data[at - 2 : at] == b"\r\n" else at - 1), end
        at = data.find(line, end)


def _without_cut(data: bytes, line: bytes) -> bytes:
    """Leave out a boundary that was cut with the file."""
    last = data.rfind(b"\n") + 1
    is_cut = last + 2 <= len(data) and (line + b"--").startswith(data[last:])
    return data[:last] if is_cut else data


def _decoded(part: _Part) -> bytes:
    """The body of a part, its transfer encoding undone; a character cut off at its end is lost."""
    if part.coding == "base64":
        letters = part.body.partition(b"=")[0].translate(None, _NO_BASE64)
        letters = letters[: len(letters) - (len(letters) % 4 == 1)]
        return binascii.a2b_base64(letters + b"=" * (-len(letters) % 4))
    if part.coding == "quoted-printable":
        cut = part.body.rfind(b"=", max(0, len(part.body) - 2))
        return binascii.a2b_qp(part.body[:cut] if cut >= 0 else part.body)
    return part.body


def _ends(data: bytes, limit: int) -> tuple[int, int]:
    """Where the headers of a part end, and where its body begins: behind the first blank line."""
    if data.startswith((b"\n", b"\r\n")):
        return 0, data.index(b"\n") + 1
    end = data.find(b"\n\n", 0, limit)
    windows = data.find(b"\n\r\n", 0, limit if end < 0 else end)
    if windows >= 0:
        return windows + 1, windows + 3
    return (end + 1, end + 2) if end >= 0 else (limit, len(data))


def _part(data: bytes, limit: int) -> _Part:
    """A part, or a whole message; what its headers do not say is as RFC 2045, 5.2 has it."""
    end, start = _ends(data, limit)
    head, body = data[:end], data[start:]
    message = _headers(head)
    return _Part(
        kind=_said(message.get_content_type) or "text/plain",
        charset=_said(message.get_content_charset),
        boundary=_said(message.get_boundary),
        start=_said(lambda: str(message.get_param("start") or "").strip("<> ")) or "",
        coding=_value(message, "content-transfer-encoding").lower(),
        name=_value(message, "content-id").strip("<> "),
        url=_value(message, "content-location"),
        snapshot=_value(message, "snapshot-content-location"),
        is_attached=_said(message.get_content_disposition) == "attachment",
        body=body,
    )


def _headers(head: bytes) -> Message:
    """Parse a header block; values are parsed when they are asked for, overlong ones go.

    The parser's older policy, its default, is kept: the newer one reads values by a grammar that
    recurses, and none of the values wanted here needs it.
    """
    from email.parser import BytesHeaderParser

    message = BytesHeaderParser().parsebytes(head)
    for name in {name for name, value in message.raw_items() if len(value) > _VALUE}:
        del message[name]
    return message


def _value(message: Message, name: str) -> str:
    """A header without white space around it and within; empty where there is none."""
    value = _said(lambda: str(message[name] or ""))
    return "".join((value or "").split())


def _said(read: Callable[[], _T]) -> _T | None:
    """What a header says; None where the standard parser stumbles, as it does over broken ones."""
    try:
        return read()
    except Exception:  # it raises whatever comes: IndexError, AttributeError, RecursionError
        return None


def _address(value: str) -> str | None:
    """An address on the web; None for one on a disk, in the message, or relative to another."""
    return value if _ADDRESS.fullmatch(value) else None
