"""PDF files of our own making: type at its places, in fonts that are named, or enclosed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

WIDTH, HEIGHT = 595, 842
FONTS = {"Song": "STSong-Light", "Hei": "STHeiti-Regular"}


class Type(NamedTuple):
    """Characters at a place: points from the left and from the top, size, name of the font.

    `turned` sets them from top to bottom, as a mark on the margin is set; `hidden` sets them
    without showing them, as programs put what they read off a scanned page.
    """

    left: float
    baseline: float
    text: str
    size: float = 10
    font: str = "Song"
    turned: bool = False
    hidden: bool = False


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


def pdf(
    *pages: Sequence[Type],
    title: str = "",
    turn: int = 0,
    picture: bool = False,
    enclosed: bool = False,
) -> bytes:
    """A file with these pages, each turned by so many degrees, a picture on each if asked for.

    Its fonts are named only, or enclosed: then at most 255 characters can be in it.

    Source: ISO 32000-1, 7.5 and 9.7; widths are 1,000 for Chinese characters, 500 for Latin ones.
    """
    used = sorted({character for page in pages for each in page for character in each.text})
    codes = {character: f"{n:02x}" for n, character in enumerate(used, 1)} if enclosed else {}
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "", f"<</Title<{_hex(chr(0xFEFF) + title)}>>>"]
    fonts = ""
    for name, base in FONTS.items():
        fonts += f"/{name} {len(objects) + 1} 0 R"
        objects += (
            _drawn_font(codes, len(objects) + 2) if enclosed else _font(base, len(objects) + 2)
        )
    objects.append(
        "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray"
        "/BitsPerComponent 8/Length 1>>\nstream\n0\nendstream"
    )
    resources = f"<</Font<<{fonts}>>/XObject<</Scan {len(objects)} 0 R>>>>"
    kids = []
    for page in pages:
        drawn = "".join(_drawn(page, codes)) + (
            "q 595 0 0 842 0 0 cm /Scan Do Q\n" if picture else ""
        )
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


def _drawn_font(codes: Mapping[str, str], place: int) -> list[str]:
    """A font of type 3, whose glyphs are drawn in the file: squares of the width of each.

    Source: ISO 32000-1, 9.6.5 and 9.10.3.
    """
    widths = [500 if character.isascii() else 1000 for character in codes]
    procedures, names = "", ""
    for number in range(1, len(widths) + 1):
        procedures += f"/g{number} {place + number} 0 R"
        names += f"/g{number}"
    font = f"""<</Type/Font/Subtype/Type3/FontBBox[0 -120 1000 880]/FontMatrix[.001 0 0 .001 0 0]
/CharProcs<<{procedures}>>/Encoding<</Differences[1 {names}]>>/FirstChar 1
/LastChar {len(widths)}/Widths[{" ".join(map(str, widths))}]/ToUnicode {place} 0 R>>"""
    pairs = "".join(f"<{code}><{_hex(character)}>\n" for character, code in codes.items())
    meanings = f"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapType 2 def 1 begincodespacerange <00><ff> endcodespacerange
{len(codes)} beginbfchar
{pairs}endbfchar endcmap end end"""
    boxes = [
        f"{width} 0 0 -120 {width} 880 d1 0 -120 {width} 1000 re f\n"
        if character.strip()
        else f"{width} 0 d0\n"
        for character, width in zip(codes, widths, strict=True)
    ]
    return [
        font,
        *(f"<</Length {len(each)}>>\nstream\n{each}endstream" for each in (meanings, *boxes)),
    ]


def _drawn(page: Sequence[Type], codes: Mapping[str, str]) -> Iterator[str]:
    for each in page:
        text = "".join(map(codes.__getitem__, each.text)) if codes else _hex(each.text)
        way = "0 -1 1 0" if each.turned else "1 0 0 1"
        yield (
            f"BT {3 * each.hidden} Tr /{each.font} {each.size:g} Tf {way} {each.left:g} {HEIGHT - each.baseline:g} Tm"
            f" <{text}> Tj ET\n"
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
