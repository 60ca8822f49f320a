"""Marks that a strict GB 2312 codec turned into ones that look alike."""

from __future__ import annotations

from collections.abc import Iterator

from cnnews_parse.extend import Edit, Pattern, rule

_DOT = Pattern(r"(?<=[\u3400-\u9fff])[\u30fb\uff65](?=[\u3400-\u9fff])")
_DASH = Pattern(r"\u2015{2,}")
_KANA = Pattern(r"[\u3041-\u30fa\u30fc-\u30ff\uff66-\uff9f]")
_NEAR = 30  # characters; Japanese does not go so far without kana


@rule(
    fixes={
        "图帕克\u30fb卡塔里": "图帕克·卡塔里",
        "玛丽\uff65安托瓦内特": "玛丽·安托瓦内特",
    },
    leaves=(
        "スター\u30fbウォーズ",
        "東京\u30fb大阪の二つの町",
        "图帕克·卡塔里",
        "\u30fb第一项",
    ),
)
def middle_dot(text: str) -> Iterator[Edit]:
    """Give foreign names back the dot that a strict gb2312 codec made katakana.

    Some tools made that half as wide again (U+FF65).

    Source: bytes A1 A4 are U+00B7 in the WHATWG gb18030 index, U+30FB in Python's gb2312.
    """
    if "\u30fb" not in text and "\uff65" not in text:
        return
    for found in _DOT.finditer(text):
        if not _is_japanese(text, found.start()):
            yield Edit.at(found, "·")


@rule(
    fixes={"这是生动实践\u2015\u2015": "这是生动实践\u2014\u2014"},
    leaves=("それは\u2015\u2015まだ", "一\u2015二", "生动实践\u2014\u2014"),
)
def long_dash(text: str) -> Iterator[Edit]:
    """Make the Chinese dash of two em dashes again, not of two horizontal bars.

    Source: bytes A1 AA are U+2014 in the WHATWG gb18030 index, U+2015 in Python's gb2312.
    """
    for found in _DASH.finditer(text) if "\u2015" in text else ():
        if not _is_japanese(text, found.start()):
            yield Edit.at(found, "\u2014" * len(found[0]))


def _is_japanese(text: str, place: int) -> bool:
    return _KANA.search(text, max(place - _NEAR, 0), place + _NEAR) is not None
