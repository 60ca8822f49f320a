"""One font in place of all that a machine has, so that a PDF reads alike on every machine.

A file may name a font and not enclose it. pdfium then asks the system for another one and takes
the shapes of the characters from it. A piece of text without any shape has no width, and pdfium
leaves it out: on a machine without Chinese fonts a character that is set by itself is lost. So we
answer that question ourselves, with a font whose characters are squares and strokes, save that
blanks are blank. How far apart characters stand is not asked of it; that is stated in the file.

Source: fpdf_sysfontinfo.h of pdfium; OpenType 1.9, the tables that a TrueType font must have.
"""

from __future__ import annotations

import ctypes
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from itertools import accumulate
from types import ModuleType
from typing import Any

import attrs

_ANSI = 0  # FXFONT_ANSI_CHARSET: pdfium has Latin fonts of its own for it
_HANDLE = 1  # stands for the one font; 0 would say that there is none
_NAME = b"cnnews_parse square\0"  # pdfium keeps fonts by name, so it must not be that of another
_EM, _DESCENT = 1000, -120
_ASCENT = _EM + _DESCENT
_STROKE, _SQUARE, _BLANK = 1, 2, 3  # numbers of glyphs; 0 is that of characters not in a font
_GLYPHS = (  # the first and the last code of a range, and the glyph of all of it
    (0x0000, 0x001F, _STROKE),
    (0x0020, 0x0020, _BLANK),
    (0x0021, 0x009F, _STROKE),
    (0x00A0, 0x00A0, _BLANK),
    (0x00A1, 0x1FFF, _STROKE),
    (0x2000, 0x200B, _BLANK),
    (0x200C, 0x2E7F, _STROKE),
    (0x2E80, 0x2FFF, _SQUARE),
    (0x3000, 0x3000, _BLANK),
    (0x3001, 0xFF60, _SQUARE),
    (0xFF61, 0xFFDF, _STROKE),
    (0xFFE0, 0x10FFFF, _SQUARE),
)
_NARROWEST = 200  # as wide as an i: pdfium makes the place of a character as wide as its shape


@attrs.define(eq=False)
class SystemFonts:
    """Where pdfium has its fonts from: a setting of the process, so there is one of these.

    Attributes:
        default: what pdfium goes back to behind each reading; it is ours to free.
    """

    default: Any = None

    @contextmanager
    def replaced(self, raw: ModuleType) -> Iterator[None]:
        """Let pdfium find one font only, and those of the machine again behind it.

        A source of fonts that a program set up itself is gone then; pdfium does not tell of it.
        """
        source = _source(raw)
        raw.FPDF_SetSystemFontInfo(source)  # pdfium now lets go of the one before
        if self.default:
            raw.FPDF_FreeDefaultSystemFontInfo(self.default)
        try:
            yield
        finally:
            self.default = raw.FPDF_GetDefaultSystemFontInfo()
            raw.FPDF_SetSystemFontInfo(self.default)


def _source(raw: ModuleType) -> Any:
    """The callbacks that pdfium asks for fonts."""
    kinds = dict(raw.FPDF_SYSFONTINFO._fields_)
    info = raw.FPDF_SYSFONTINFO(version=1)
    for name, answer in (
        ("MapFont", lambda _, weight, slant, charset, *more: None if charset == _ANSI else _HANDLE),
        ("GetFontData", lambda _, font, table, buffer, size: _data(table, buffer, size)),
        ("GetFaceName", lambda _, font, buffer, size: _copied(_NAME, buffer, size)),
        ("DeleteFont", lambda _, font: None),
    ):
        setattr(info, name, kinds[name](answer))
    return info


def _data(table: int, buffer: Any, size: int) -> int:
    """The whole font; a single table, or a collection of fonts, is not had."""
    return 0 if table else _copied(square(), buffer, size)


def _copied(data: bytes, buffer: Any, size: int) -> int:
    if buffer and size >= len(data):
        ctypes.memmove(buffer, data, len(data))
    return len(data)


@cache
def square() -> bytes:
    """A TrueType font that has two shapes for all characters of Unicode that are no blanks.

    >>> square()[:4].hex(), len(square()) < 700
    ('00010000', True)
    """
    shapes = (b"", _outline(_NARROWEST), _outline(_EM), b"")
    ends = accumulate((len(shape) // 2 for shape in shapes), initial=0)
    tables = {
        b"cmap": _cmap(),
        b"glyf": b"".join(shapes),
        b"head": struct.pack(">4I2H2q4h2H3h", 0x10000, 0x10000, 0, 0x5F0F3CF5, 0, _EM,
                             0, 0, 0, _DESCENT, _EM, _ASCENT, 0, 8, 2, 0, 0),
        b"hhea": struct.pack(">I3hH11hH", 0x10000, _ASCENT, _DESCENT, 0, _EM, 0, 0, _EM, 1,
                             0, 0, 0, 0, 0, 0, 0, 1),
        b"hmtx": struct.pack(">H4h", _EM, 0, 0, 0, 0),
        b"loca": struct.pack(">5H", *ends),
        b"maxp": struct.pack(">I14H", 0x10000, len(shapes), 4, 1, 0, 0, 2, *[0] * 8),
    }  # fmt: skip
    head = struct.pack(">I4H", 0x10000, len(tables), 64, 2, 16 * len(tables) - 64)
    place = len(head) + 16 * len(tables)
    body = b""
    for name, table in tables.items():
        head += struct.pack(">4s3I", name, 0, place + len(body), len(table))
        body += table + b"\0" * (-len(table) % 4)
    return head + body


def _cmap() -> bytes:
    """Which code has which glyph: format 13, which gives one glyph to a whole range."""
    groups = b"".join(struct.pack(">3I", *group) for group in _GLYPHS)
    table = struct.pack(">HH3I", 13, 0, 16 + len(groups), 0, len(_GLYPHS)) + groups
    return struct.pack(">4HI", 0, 1, 3, 10, 12) + table


def _outline(width: int) -> bytes:
    """The outline of a rectangle: its box, and four points that are on the curve."""
    box = struct.pack(">5h", 1, 0, _DESCENT, width, _ASCENT)
    right, up = (0, width, 0, -width), (_DESCENT, 0, _EM, 0)
    return box + struct.pack(">HH4B8h", 3, 0, 1, 1, 1, 1, *right, *up)
