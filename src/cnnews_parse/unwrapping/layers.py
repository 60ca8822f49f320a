"""One wrapper after the other, until a document lies bare."""

from __future__ import annotations

import re
from collections.abc import Callable

import attrs

from cnnews_parse.model.document import Limits
from cnnews_parse.model.errors import CnnewsParseError, InputError, ManyArticles
from cnnews_parse.unwrapping.packed import joined, packer_of

_DEEPEST = 3
_ARCHIVE = b"WARC/"
_LABEL = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,60}:(?!//)")


@attrs.frozen(kw_only=True)
class Unwrapped:
    """The document inside a file, and what its wrappers say of it.

    Attributes:
        data: its bytes; those of the file where nothing is wrapped around it.
        url: its address, where a wrapper states one of the web.
        encoding: the charset that a wrapper states, in lower case. A claim and no order: programs
            that save pages write wrong ones, so it must not win over what the bytes show.
        format: `gzip`, `bzip2`, `xz`, `zstd`, `mhtml`, `eml` or `warc`, the outermost first, joined
            by `+`; empty for a bare file.
        warnings: what a reader should know, one sentence each.
    """

    data: bytes = attrs.field(repr=False)
    url: str | None = None
    encoding: str | None = None
    format: str = ""
    warnings: tuple[str, ...] = ()


def unwrap(data: bytes, *, limits: Limits) -> Unwrapped:
    """Take a document out of what it was saved in.

    Read are gzip (RFC 1952), bzip2, xz and Zstandard, the web archives of browsers in one file
    (MHTML, RFC 2557), mails (RFC 5322), and web archives of one document (WARC), also inside one
    another. A file that was cut off gives what is left.

    Args:
        data: the whole file.
        limits: `limits.bytes` holds for what is inside, too.
    Returns:
        The innermost document. Work and memory grow in line with the file and the limit.
    Raises:
        LimitExceeded: it is larger than the limits allow once it is unpacked.
        InputError: a wrapper is damaged, holds no text, or there are more than three of them.
        ManyArticles: a web archive holds more than one document.
        MissingExtra: the library for a web archive is not installed.

    >>> unwrap(b"<html>", limits=Limits()).format
    ''
    >>> mail = b"MIME-Version: 1.0\\nContent-Type: text/html; charset=GBK\\n\\n<html>"
    >>> found = unwrap(mail, limits=Limits())
    >>> found.format, found.encoding, found.data
    ('eml', 'gbk', b'<html>')
    """
    read = _reader(data)
    if read is None:
        return Unwrapped(data=data)
    url, encoding, names, warnings = None, None, list[str](), list[str]()
    while read is not None:
        if len(names) == _DEEPEST:
            raise InputError(f"the document is wrapped more than {_DEEPEST} times")
        layer = read(data, limits)
        data, url, encoding = layer.data, layer.url or url, layer.encoding or encoding
        names.append(layer.format)
        warnings += layer.warnings
        read = _reader(data)
    form = "+".join(names)
    return Unwrapped(data=data, url=url, encoding=encoding, format=form, warnings=tuple(warnings))


def _reader(data: bytes) -> Callable[[bytes, Limits], Unwrapped] | None:
    """Who takes off the outermost wrapper; None where there is none."""
    if packer_of(data):
        return _from_packed
    if is_archive(data):
        return _from_warc
    if not _LABEL.match(data):
        return None
    from cnnews_parse.unwrapping.mime import is_message

    return _from_mime if is_message(data) else None


def is_archive(data: bytes) -> bool:
    """Whether a file begins as a web archive of many captures does.

    >>> is_archive(b"WARC/1.0\\r\\nWARC-Type: warcinfo")
    True
    """
    if not data.startswith(_ARCHIVE):
        return False
    from cnnews_parse.unwrapping.cursor import Cursor

    return Cursor(iter((data,))).is_at_record()


def _from_packed(data: bytes, limits: Limits) -> Unwrapped:
    packer = packer_of(data)
    name = packer.name if packer else ""
    inside, is_whole = joined(data, limits.bytes)
    warnings = () if is_whole else (f"the {name} archive was cut off",)
    return Unwrapped(data=inside, format=name, warnings=warnings)


def _from_warc(data: bytes, limits: Limits) -> Unwrapped:
    """The one document of an archive."""
    from cnnews_parse.unwrapping.warc import captures

    found, errors, count = None, list[CnnewsParseError](), 0
    for capture in captures((data,), limits.bytes):
        if capture.error:
            errors.append(capture.error)
        else:
            found, count = found or capture, count + 1
    if count > 1:
        raise ManyArticles(count)
    if found is None:
        raise errors[0] if errors else InputError("the web archive holds no document")
    return Unwrapped(
        data=found.data,
        url=found.url,
        encoding=found.charset,
        format="warc",
        warnings=(*found.warnings, *(f"another record is lost: {error}" for error in errors)),
    )


def _from_mime(data: bytes, _limits: Limits) -> Unwrapped:
    """What a message holds is never larger than the message."""
    from cnnews_parse.unwrapping.mime import text_of

    text = text_of(data)
    kind = "mhtml" if text.is_page else "eml"
    return Unwrapped(data=text.data, url=text.url, encoding=text.charset, format=kind)
