"""What the first bytes of a file give away: byte order marks, and formats that are no text."""

from __future__ import annotations

import attrs

from cnnews_parse.decoding.likelihood import cost
from cnnews_parse.model.errors import BinaryInput
from cnnews_parse.model.patterns import Pattern

MARKS = (  # the longer first: the mark of UTF-32 begins with that of UTF-16
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
"""Byte order marks and their encodings. Source: The Unicode Standard, 23.8; GB 18030-2005."""


@attrs.frozen
class _Format:
    """A format that is no text.

    Attributes:
        start: its first bytes.
        what: its name, with an article.
        at: where they stand.
        sure: False for letters that a text can begin with: a control character must be near.
    """

    start: bytes
    what: str
    at: int = 0
    sure: bool = True


_FORMATS = (
    _Format(b"PK\x03\x04", "a ZIP archive"),  # also DOCX, XLSX, EPUB
    _Format(b"PK\x05\x06", "an empty ZIP archive"),
    _Format(b"%PDF-", "a PDF file"),
    _Format(b"{\\rtf", "an RTF document"),
    _Format(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an office document of the old kind (OLE)"),
    _Format(b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    _Format(b"\xff\xd8\xff", "a JPEG picture"),
    _Format(b"GIF87a", "a GIF picture", sure=False),
    _Format(b"GIF89a", "a GIF picture", sure=False),
    _Format(b"WEBP", "a WebP picture", at=8, sure=False),
    _Format(b"BM", "a BMP picture", sure=False),
    _Format(b"II*\x00", "a TIFF picture"),
    _Format(b"MM\x00*", "a TIFF picture"),
    _Format(b"\x00\x00\x01\x00", "an icon"),
    _Format(b"ftyp", "an MP4 film or HEIF picture", at=4, sure=False),
    _Format(b"\x1a\x45\xdf\xa3", "a Matroska film"),
    _Format(b"FLV\x01", "an FLV film"),
    _Format(b"OggS", "an Ogg recording", sure=False),
    _Format(b"ID3", "an MP3 recording", sure=False),
    _Format(b"fLaC", "a FLAC recording", sure=False),
    _Format(b"WAVE", "a WAVE recording", at=8, sure=False),
    _Format(b"AVI ", "an AVI film", at=8, sure=False),
    _Format(b"\x1f\x8b\x08", "a gzip archive"),
    _Format(b"BZh", "a bzip2 archive", sure=False),
    _Format(b"\xfd7zXZ\x00", "an xz archive"),
    _Format(b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    _Format(b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    _Format(b"Rar!\x1a\x07", "a RAR archive"),
    _Format(b"ustar", "a tar archive", at=257, sure=False),
    _Format(b"filedesc://", "a web archive of the old kind (ARC)"),
    _Format(b"SQLite format 3\x00", "an SQLite database"),
    _Format(b"PAR1", "a Parquet file", sure=False),
    _Format(b"bplist00", "a binary property list or web archive", sure=False),
    _Format(b"\x7fELF", "a program"),
    _Format(b"MZ", "a program", sure=False),
    _Format(b"\xca\xfe\xba\xbe", "a program", sure=False),
    _Format(b"\x00asm", "a program"),
    _Format(b"wOFF", "a font", sure=False),
    _Format(b"wOF2", "a font", sure=False),
    _Format(b"\x00\x01\x00\x00\x00", "a font"),
    _Format(b"ITSF", "a CHM help file", sure=False),
    _Format(b"AT&TFORM", "a DjVu document", sure=False),
)

_HEAD = 512
_SAMPLE = 4096
_FEW = 3  # bytes or characters; a text cut within its last character has as many
_NOISE = 0.1
_NOISE_IN_CHAOS = 0.03
_CHAOS = 6.0  # nats for a byte; Chinese in GBK takes 3, random bytes take 7 or more
# none of these in texts: all but white space, the end mark of DOS and the colours of ANSI boards;
# those from U+0080 on stand in texts that were misread
_CONTROL = Pattern("[\x00-\x07\x0e-\x19\x1c-\x1f\x7f]")


def refuse_binary(data: bytes) -> None:
    """Refuse a file whose first bytes say that it is no text.

    Args:
        data: the whole file.
    Raises:
        BinaryInput: it begins as a format does that is no text.
    Source: the registered signatures of the formats (IANA media types, PRONOM).

    >>> refuse_binary(b"PK\\x03\\x04...")
    Traceback (most recent call last):
    ...
    cnnews_parse.model.errors.BinaryInput: the input is a ZIP archive, not text
    """
    head = data[:_HEAD]
    for each in _FORMATS:
        if head.startswith(each.start, each.at) and (each.sure or _has_control(head)):
            raise BinaryInput(each.what)


def _has_control(head: bytes) -> bool:
    return _CONTROL.search(head.decode("ascii", "ignore")) is not None


def refuse_noise(text: str, damaged: int, size: int) -> None:
    """Refuse a reading that is full of control characters and undecodable bytes.

    A tenth of them is too many in any text, a thirtieth in one that reads as nothing else does.

    Args:
        text: the best reading; its first 4,096 characters are looked at.
        damaged: bytes that it could not decode.
        size: bytes of the input.
    Raises:
        BinaryInput: the input is no text in any encoding that we know.

    >>> refuse_noise("\x01\x02\x03\x04", 0, 4)
    Traceback (most recent call last):
    ...
    cnnews_parse.model.errors.BinaryInput: the input is binary data, not text
    """
    head = text[:_SAMPLE]
    noise = max(damaged / size, len(_CONTROL.findall(head)) / len(head)) if head else 0.0
    if noise * size <= _FEW or noise <= _NOISE_IN_CHAOS:
        return
    nats = cost(head) * len(text) / (len(head) * size)
    if noise > _NOISE or nats > _CHAOS:
        raise BinaryInput("binary data")
