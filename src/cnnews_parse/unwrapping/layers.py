"""One wrapper after the other, until a document lies bare."""

from __future__ import annotations

import re
from collections.abc import Callable

import attrs

from cnnews_parse.model.document import Limits
from cnnews_parse.model.errors import InputError
from cnnews_parse.unwrapping import gzipped

_DEEPEST = 3
_LABEL = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,60}:(?!//)")


@attrs.frozen(kw_only=True)
class Unwrapped:
    """The document inside a file, and what its wrappers say of it.

    Attributes:
        data: its bytes; those of the file where nothing is wrapped around it.
        url: its address, where a wrapper states one of the web.
        encoding: the charset that a wrapper states, in lower case. A claim and no order: programs
            that save pages write wrong ones, so it must not win over what the bytes show.
        format: `gzip`, `mhtml` or `eml`, the outermost first, joined by `+`; empty for a bare file.
    """

    data: bytes = attrs.field(repr=False)
    url: str | None = None
    encoding: str | None = None
    format: str = ""


def unwrap(data: bytes, *, limits: Limits) -> Unwrapped:
    """Take a document out of what it was saved in.

    Read are gzip (RFC 1952), the web archives of browsers in one file (MHTML, RFC 2557) and mails
    (RFC 5322), also inside one another. A file that was cut off gives what is left.

    Args:
        data: the whole file.
        limits: `limits.bytes` holds for what is inside, too.
    Returns:
        The innermost document. Work and memory grow in line with the file and the limit.
    Raises:
        LimitExceeded: it is larger than the limits allow once it is unpacked.
        InputError: a wrapper is damaged, holds no text, or there are more than three of them.

    >>> unwrap(b"<html>", limits=Limits()).format
    ''
    >>> mail = b"MIME-Version: 1.0\\nContent-Type: text/html; charset=GBK\\n\\n<html>"
    >>> unwrap(mail, limits=Limits()), unwrap(mail, limits=Limits()).data
    (Unwrapped(url=None, encoding='gbk', format='eml'), b'<html>')
    """
    read = _reader(data)
    if read is None:
        return Unwrapped(data=data)
    url, encoding, names = None, None, list[str]()
    while read is not None:
        if len(names) == _DEEPEST:
            raise InputError(f"the document is wrapped more than {_DEEPEST} times")
        layer = read(data, limits)
        data, url, encoding = layer.data, layer.url or url, layer.encoding
        names.append(layer.format)
        read = _reader(data)
    return Unwrapped(data=data, url=url, encoding=encoding, format="+".join(names))


def _reader(data: bytes) -> Callable[[bytes, Limits], Unwrapped] | None:
    """Who takes off the outermost wrapper; None where there is none."""
    if data.startswith(gzipped.START):
        return _from_gzip
    if not _LABEL.match(data):
        return None
    from cnnews_parse.unwrapping.mime import is_message

    return _from_mime if is_message(data) else None


def _from_gzip(data: bytes, limits: Limits) -> Unwrapped:
    return Unwrapped(data=gzipped.inflated(data, limits.bytes), format="gzip")


def _from_mime(data: bytes, _limits: Limits) -> Unwrapped:
    """What a message holds is never larger than the message."""
    from cnnews_parse.unwrapping.mime import text_of

    text = text_of(data)
    kind = "mhtml" if text.is_page else "eml"
    return Unwrapped(data=text.data, url=text.url, encoding=text.charset, format=kind)
