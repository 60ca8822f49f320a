"""Which files are set in type, and who reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cnnews_parse.model.document import Limits

if TYPE_CHECKING:
    from cnnews_parse.model.printing import Printed

_START = b"%PDF-"
_HEAD = 1024  # bytes that readers search; Source: ISO 32000-1, annex H.3.4.1
_NOISE = b"\xef\xbb\xbf\x00 \t\r\n"  # what programs put before it; words make it a text on PDF


def is_typeset(data: bytes) -> bool:
    """Whether a file is a PDF.

    >>> is_typeset(b"%PDF-1.7"), is_typeset("%PDF- 是一种文件的开头".encode("gbk")[6:])
    (True, False)
    """
    return data[:_HEAD].lstrip(_NOISE).startswith(_START)


def printed(data: bytes, *, limits: Limits) -> Printed:
    """Read the pages of a PDF file.

    Args:
        data: the whole file.
        limits: `limits.nodes` holds for its pages and characters together.
    Raises:
        MissingExtra: pypdfium2 is not installed.
        InputError: the file is damaged, or locked with a password.
        LimitExceeded: it has more pages and characters than the limits allow.
    """
    from cnnews_parse.typesetting.pdf import pages_of

    return pages_of(data[data.index(_START) :], limits)
