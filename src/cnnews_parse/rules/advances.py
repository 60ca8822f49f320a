"""How wide lines are in the fonts that pages are set in: Latin letters differ from one to another.

Widths are in columns, two for a Chinese character. Sources: the Adobe font metrics of the
standard fonts Helvetica, Times-Roman and Courier, which Arial, Times New Roman and Courier New
share; Chinese fonts set Latin letters half as wide as their own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

_PRINTABLE = range(0x20, 0x7F)
Advances: TypeAlias = "Mapping[str, float]"


def _font(usual: int, *others: tuple[int, str]) -> dict[str, float]:
    """The widths of a font, told in thousandths of its size."""
    table = {chr(code): usual / 500 for code in _PRINTABLE}
    table.update((sign, width / 500) for width, signs in others for sign in signs)
    return table


FONTS: Sequence[Advances] = (
    _font(500),
    _font(
        556,
        (191, "'"),
        (222, "ijl"),
        (260, "|"),
        (278, " !,./:;I[\\]ft"),
        (333, "()-`r"),
        (334, "{}"),
        (355, '"'),
        (389, "*"),
        (469, "^"),
        (500, "Jcksvxyz"),
        (584, "+<=>~"),
        (611, "FTZ"),
        (667, "&ABEKPSVXY"),
        (722, "CDHNRUw"),
        (778, "GOQ"),
        (833, "Mm"),
        (889, "%"),
        (944, "W"),
        (1015, "@"),
    ),
    _font(
        500,
        (180, "'"),
        (200, "|"),
        (250, " ,."),
        (278, "/:;\\ijlt"),
        (333, "!()-I[]`fr"),
        (389, "Js"),
        (408, '"'),
        (444, "?acez"),
        (469, "^"),
        (480, "{}"),
        (541, "~"),
        (556, "FPS"),
        (564, "+<=>"),
        (611, "ELTZ"),
        (667, "BCR"),
        (722, "ADGHKNOQUVXYw"),
        (778, "&m"),
        (833, "%"),
        (889, "M"),
        (921, "@"),
        (944, "W"),
    ),
    _font(600),
)
"""Half as wide as Chinese characters, then Helvetica, Times, Courier."""


def width(text: str, font: Advances) -> float:
    """How many columns a text takes in a font; what is not in it is Chinese.

    >>> width("8月", FONTS[0]), width("8月", FONTS[3])
    (3.0, 3.2)
    """
    return sum(font.get(sign, 2.0) for sign in text)
