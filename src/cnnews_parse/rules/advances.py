"""How wide lines are in the fonts that pages are set in: Latin letters differ from one to another.

Widths are in columns, two for a Chinese character. Sources: the Adobe font metrics of the
standard fonts Helvetica, Times-Roman and Courier, which Arial, Times New Roman and Courier New
share; Chinese fonts set Latin letters half as wide as their own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from cnnews_parse.extend import Pattern

_PRINTABLE = range(0x20, 0x7F)
Advances: TypeAlias = "Mapping[str, float]"


def _font(usual: int, *others: tuple[int, str]) -> dict[str, float]:
    """The widths of a font, told in thousandths of its size."""
    table = {chr(code): usual / 500 for code in _PRINTABLE}
    table.update((sign, width / 500) for width, signs in others for sign in signs)
    return table


_HALF = _font(500)
_HELVETICA = _font(
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
)
_TIMES = _font(
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
)
_COURIER = _font(600)


def _with_quotes(font: dict[str, float], double: int, single: int) -> dict[str, float]:
    """A font that sets the quotation marks as well, which Unicode does not tell from Chinese ones."""
    doubles = dict.fromkeys("\u201c\u201d", double / 500)
    return font | doubles | dict.fromkeys("\u2018\u2019", single / 500)


FONTS: Sequence[Advances] = (
    _HALF,
    _HELVETICA,
    _TIMES,
    _COURIER,
    _with_quotes(_HALF, 500, 500),
    _with_quotes(_HELVETICA, 333, 222),
    _with_quotes(_TIMES, 444, 333),
)
"""Half as wide as Chinese characters, Helvetica, Times, Courier; then with quotation marks."""


_NARROW = Pattern("[ -~\u2018\u2019\u201c\u201d]")  # what some font has


def width(text: str, font: Advances) -> float:
    """How many columns a text takes in a font; what is not in it is Chinese.

    >>> width("8月", FONTS[0]), width("8月", FONTS[3])
    (3.0, 3.2)
    """
    narrow = _NARROW.findall(text)
    return 2.0 * (len(text) - len(narrow)) + sum([font.get(sign, 2.0) for sign in narrow])
