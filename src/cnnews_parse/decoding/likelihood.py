"""How likely a text is as Chinese news: the sum of what its characters cost.

A reading of bytes is better the fewer nats (natural bits, minus the logarithm of a probability)
it takes to say it character by character. All readings explain the same bytes, so their sums
compare directly: a wrong one is full of rare characters, a right one of common ones.
"""

from __future__ import annotations

import functools
from bisect import bisect_right
from collections.abc import Mapping

from cnnews_parse.decoding import common_characters as common

DAMAGE = 14.0
"""What one byte costs that cannot be decoded: more than a character of every day."""

_TIERS = (
    (5.2, common.HANS_1 + common.HANT_1),
    (6.6, common.HANS_2 + common.HANT_2),
    (7.6, common.HANS_3 + common.HANT_3),
    (4.5, "\uff0c\u3002\u3001\u201c\u201d\uff1a\uff1b\uff08\uff09\u3000"),  # ，。、“”：；（）
    (
        6.0,
        "\u300a\u300b\u300c\u300d\u3010\u3011\u00b7\uff01\uff1f\u2014\u2026",
    ),  # 《》「」【】·！？—…
)

_BLOCKS = (  # first code point, cost of a character from there on
    (0x00, 20.0),  # NUL
    (0x01, 16.0),  # controls
    (0x09, 3.0),
    (0x0B, 16.0),
    (0x0D, 3.0),
    (0x0E, 16.0),
    (0x20, 3.0),
    (0x21, 4.5),
    (0x7F, 18.0),  # C1 controls
    (0xA0, 9.0),  # Latin with accents
    (0x100, 11.0),
    (0x250, 15.0),  # phonetic signs, combining marks
    (0x370, 12.0),  # Greek, Cyrillic: rows 6 and 7 of GB 2312, where Big5 lands
    (0x530, 16.0),  # scripts that Chinese news does not print
    (0x1E00, 13.0),
    (0x2010, 8.0),  # dashes and quotation marks
    (0x2028, 13.0),
    (0x2030, 10.0),
    (0x205F, 12.0),
    (0x2100, 11.0),  # signs, numbers in circles, boxes
    (0x2C00, 16.0),
    (0x3000, 7.0),  # CJK marks
    (0x3040, 11.0),  # kana
    (0x3100, 13.0),
    (0x3400, 16.0),  # Han, extension A
    (0x4E00, 15.0),  # Han that neither standard has in its first level
    (0xA000, 17.0),
    (0xAC00, 14.0),  # Hangul
    (0xD7A4, 20.0),
    (0xE000, 16.0),  # private use
    (0xF900, 16.0),
    (0xFE10, 11.0),  # vertical and small forms
    (0xFE70, 16.0),
    (0xFF01, 7.0),  # full-width forms
    (0xFF5F, 13.0),
    (0x10000, 17.0),
)
_FIRSTS = tuple(first for first, _ in _BLOCKS)

_LEVELS = (  # codec, lead byte behind its first level, cost inside it
    ("gb2312", 0xD8, 10.0),
    ("big5", 0xC7, 10.5),
)


def cost(text: str) -> float:
    """What a text costs.

    Args:
        text: a reading of some bytes.
    Returns:
        Nats; about 6 for a character of Chinese news, 12 and more for one of a wrong reading.

    >>> cost("中新社北京电") < cost("笢陔扦控儔萇")
    True
    """
    return sum(map(cost_of, text))


@functools.lru_cache(maxsize=1 << 15)
def cost_of(character: str) -> float:
    """What one character costs, in nats.

    >>> cost_of("的"), cost_of("\\x00")
    (5.2, 20.0)
    """
    known = _common().get(character)
    if known is not None:
        return known
    if "\u4e00" <= character <= "\u9fff":
        return min(_cost_in(*level, character) for level in _LEVELS)
    return _BLOCKS[bisect_right(_FIRSTS, ord(character)) - 1][1]


@functools.cache
def _common() -> Mapping[str, float]:
    return {each: nats for nats, tier in reversed(_TIERS) for each in tier}


def _cost_in(codec: str, end: int, nats: float, character: str) -> float:
    """The cost of a Han character by its place in one standard."""
    try:
        lead = character.encode(codec)[0]
    except UnicodeEncodeError:
        return 15.0
    return nats if lead < end else 12.5
