"""Which script a text is in, by the characters that only one of the two has."""

from __future__ import annotations

import functools
from typing import Literal, TypeAlias

Script: TypeAlias = Literal["Hans", "Hant", "mixed"]

# A text is in one script as long as fewer than one in five of its telling characters are of the
# other: names in the spelling of their bearers (陳, 于右任纪念馆), a caption, a handful of short
# forms such as 与 and 体 in a text from Hong Kong, or what a careless conversion left behind.
# Beyond that a reader has to cope with both.
_ONE_IN = 5


def script_of(text: str) -> Script | None:
    """Tell the script of a text.

    Args:
        text: any text.
    Returns:
        `Hans` (simplified) or `Hant` (traditional) where more than four in five of the telling
        characters are of that script, `mixed` where neither has so many; None where there are
        none. Characters of both scripts tell nothing: 后, 于, 里, 云, 只, 台 stand in
        traditional texts in their own right.
    Source: the dictionaries of OpenCC, GB2312 and Big5; see `tables`.

    >>> script_of("国务院新闻办公室"), script_of("國務院新聞辦公室"), script_of("中共中央")
    ('Hans', 'Hant', None)
    """
    telling = _telling()
    suspects = filter(_may_be_traditional, text.split("\n"))
    if all(map(_traditional().isdisjoint, suspects)):
        return None if telling.keys().isdisjoint(text) else "Hans"
    told = list(map(telling.get, text))
    hans, hant = told.count("Hans"), told.count("Hant")
    if not hans + hant:
        return None
    if min(hans, hant) * _ONE_IN >= hans + hant:
        return "mixed"
    return "Hans" if hans > hant else "Hant"


def _may_be_traditional(line: str) -> bool:
    """Whether characters stand in a line that GB 2312 lacks, or 後, which it has for a surname.

    Of those that only traditional text uses it has no other, and it tells far faster than a look
    at each character.
    """
    try:
        line.encode("gb2312")
    except UnicodeEncodeError:
        return True
    return "後" in line


@functools.cache
def _traditional() -> frozenset[str]:
    from cnnews_parse.script.telling import TRADITIONAL

    return frozenset(TRADITIONAL)


@functools.cache
def _telling() -> dict[str, Script]:
    from cnnews_parse.script.telling import SIMPLIFIED, TRADITIONAL

    return {**dict.fromkeys(SIMPLIFIED, "Hans"), **dict.fromkeys(TRADITIONAL, "Hant")}
