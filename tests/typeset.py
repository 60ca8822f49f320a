"""PDF files of our own making: type at its places, in fonts that are named and not enclosed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

WIDTH, HEIGHT = 595, 842
FONTS = {"Song": "STSong-Light", "Hei": "STHeiti-Regular"}


class Type(NamedTuple):
    """Characters at a place: points from the left and from the top, size, name of the font.

    `turned` sets them from top to bottom, as a mark on the margin is set.
    """

    left: float
    baseline: float
    text: str
    size: float = 10
    font: str = "Song"
    turned: bool = False


def column(
    left: float, top: float, lines: Sequence[str], size: float = 10, font: str = "Song"
) -> list[Type]:
    """Lines one below the other; each ideographic space before one sets it in."""
    return [
        Type(
            left + size * (len(line) - len(line.lstrip("\u3000"))),
            top + 1.6 * size * number,
            line.lstrip("\u3000"),
            size,
            font,
        )
        for number, line in enumerate(lines)
    ]


def pdf(*pages: Sequence[Type], title: str = "", turn: int = 0, picture: bool = False) -> bytes:
    """A file with these pages, each turned by so many degrees, a picture on each if asked for.

    Source: ISO 32000-1, 7.5 and 9.7; widths are 1,000 for Chinese characters, 500 for Latin ones.
    """
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "", f"<</Title<{_hex(chr(0xFEFF) + title)}>>>"]
    fonts = ""
    for name, base in FONTS.items():
        objects += _font(base, len(objects) + 2)
        fonts += f"/{name} {len(objects) - 2} 0 R"
    objects.append(
        "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray"
        "/BitsPerComponent 8/Length 1>>\nstream\n0\nendstream"
    )
    resources = f"<</Font<<{fonts}>>/XObject<</Scan {len(objects)} 0 R>>>>"
    kids = []
    for page in pages:
        drawn = "".join(_drawn(page)) + ("q 595 0 0 842 0 0 cm /Scan Do Q\n" if picture else "")
        objects.append(f"<</Length {len(drawn)}>>\nstream\n{drawn}endstream")
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Rotate {turn}"
            f"/Resources {resources}/Contents {len(objects)} 0 R>>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>"
    return _file(objects)


def _font(base: str, descendant: int) -> list[str]:
    whole = f"""<</Type/Font/Subtype/Type0/BaseFont/{base}/Encoding/UniGB-UCS2-H
/DescendantFonts[{descendant} 0 R]>>"""
    part = f"""<</Type/Font/Subtype/CIDFontType0/BaseFont/{base}/DW 1000/W[1 95 500]
/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>
/FontDescriptor {descendant + 1} 0 R>>"""
    about = f"""<</Type/FontDescriptor/FontName/{base}/Flags 4/FontBBox[0 -200 1000 900]
/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 700/StemV 80>>"""
    return [whole, part, about]


def _drawn(page: Sequence[Type]) -> Iterator[str]:
    for each in page:
        way = "0 -1 1 0" if each.turned else "1 0 0 1"
        yield (
            f"BT /{each.font} {each.size:g} Tf {way} {each.left:g} {HEIGHT - each.baseline:g} Tm"
            f" <{_hex(each.text)}> Tj ET\n"
        )


def _hex(text: str) -> str:
    return text.encode("utf-16-be").hex()


def _file(objects: Sequence[str]) -> bytes:
    out, places = "%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{each}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    trailer = f"trailer\n<</Size {size}/Root 1 0 R/Info 3 0 R>>\nstartxref\n{len(out)}\n%%EOF\n"
    return f"{out}xref\n0 {size}\n0000000000 65535 f \n{table}{trailer}".encode("ascii")
