"""Names of encodings: what a page declares, and the wider codec that reads it."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping

from cnnews_parse.model.errors import EncodingError

WIDER: Mapping[str, str] = {
    # GB 2312 and GBK are parts of GB 18030, and so are most pages that claim either
    "gb2312": "gb18030",
    "gb_2312": "gb18030",
    "gb_2312-80": "gb18030",
    "gb2312-80": "gb18030",
    "csgb2312": "gb18030",
    "csgb231280": "gb18030",
    "csiso58gb231280": "gb18030",
    "iso-ir-58": "gb18030",
    "chinese": "gb18030",
    "euc-cn": "gb18030",
    "euccn": "gb18030",
    "x-euc-cn": "gb18030",
    "gbk": "gb18030",
    "gbk2312": "gb18030",
    "x-gbk": "gb18030",
    "csgbk": "gb18030",
    "cp936": "gb18030",
    "ms936": "gb18030",
    "windows-936": "gb18030",
    "936": "gb18030",
    "gb18030-2000": "gb18030",
    "gb18030-2005": "gb18030",
    "gb18030-2022": "gb18030",
    # Big5, the pages of Hong Kong with its supplement
    "big5": "big5hkscs",
    "big-5": "big5hkscs",
    "big5-tw": "big5hkscs",
    "big5-eten": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "csbig5": "big5hkscs",
    "cn-big5": "big5hkscs",
    "x-x-big5": "big5hkscs",
    "cp950": "big5hkscs",
    "ms950": "big5hkscs",
    "windows-950": "big5hkscs",
    "950": "big5hkscs",
    # the rest
    "utf-8-sig": "utf-8",
    "utf8mb4": "utf-8",
    "unicode-1-1-utf-8": "utf-8",
    "unicode": "utf-16",
    "ucs-2": "utf-16",
    "hz-gb-2312": "hz",
}
"""A name in lower case and the codec that reads all that the name promises, and more.

Source: the labels of https://encoding.spec.whatwg.org (commit snapshot of 2024), with names that
Chinese editors and databases write.
"""

_NO_TEXT = frozenset({"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined"})

_LABEL = rb"[\"'\s]{0,4}([A-Za-z0-9_.:+-]{2,40})"
_DECLARATIONS = (
    re.compile(rb"<\?xml\s[^<>]{0,200}?encoding\s{0,9}=" + _LABEL, re.IGNORECASE),
    re.compile(rb"<meta\s[^<>]{0,400}?charset\s{0,9}=" + _LABEL, re.IGNORECASE),
)
_HEAD = 8192


def codec_of(name: str) -> str:
    """The codec that reads an encoding, by any of its names.

    Args:
        name: as a caller or a page writes it.
    Returns:
        A name in lower case that Python knows, widened where the wider codec reads the same.
    Raises:
        EncodingError: Python has no such codec, or it does not turn bytes into text.

    >>> codec_of("GB2312"), codec_of("UTF8")
    ('gb18030', 'utf-8')
    """
    plain = name.strip().lower()
    plain = WIDER.get(plain, plain)
    try:
        b"a".decode(plain, "replace")
        known = _python_name(plain)
    except (LookupError, ValueError) as error:
        raise EncodingError(name) from error
    if known in _NO_TEXT:
        raise EncodingError(name)
    return WIDER.get(known, known)


def _python_name(name: str) -> str:
    """The name that Python itself gives a codec, with hyphens."""
    return codecs.lookup(name).name.replace("_", "-")


def declared(data: bytes) -> str | None:
    """The encoding that a page says it is in.

    Args:
        data: the whole document; its first 8,192 bytes are read.
    Returns:
        The label as printed, of the XML declaration or else of the first meta element that has
        one; None where the page says nothing.

    >>> declared(b'<meta http-equiv="Content-Type" content="text/html; charset=gb2312">')
    'gb2312'
    """
    head = data[:_HEAD]
    for each in _DECLARATIONS:
        found = each.search(head)
        if found:
            return found[1].decode("ascii")
    return None
