"""Characters that are right to the eye and wrong in the file: what fonts of PDFs name amiss."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from cnnews_parse.extend import Edit, Pattern, rule

_RUN = Pattern(r"[\u2e80-\u2ef3\u2f00-\u2fd5\uf900-\ufaff]+")
_SPACED = Pattern(r"(?<!\S)(?:\S ){9,}\S(?!\S)")
_SPREAD = Pattern(r" \S \S \S \S ")  # in each such line, and found far sooner
_PAUSE = Pattern(r"[，。；：、]")
_LONGEST = 4  # characters in a row; a table of radicals has more
# Radicals that have the form of a whole character, for which NFKC has none.
# Source: EquivalentUnifiedIdeograph.txt of the Unicode Character Database.
_SUPPLEMENT = dict(
    zip(
        "\u2ec1\u2ec4\u2ec5\u2ec6\u2ec9\u2ecb\u2ed3\u2ed4\u2ed8\u2ed9\u2eda\u2edb\u2edc\u2edd"
        "\u2ee2\u2ee3\u2ee4\u2ee5\u2ee6\u2ee7\u2ee8\u2ee9\u2eea\u2eec\u2eee\u2ef0\u2ea0\u2e92",
        "虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙民巳",
        strict=True,
    )
)
_LIGATURES = "\ufb00\ufb01\ufb02\ufb03\ufb04"
_LIGATURE = Pattern(r"[\ufb00-\ufb04](?=[A-Za-z])|(?<=[A-Za-z])[\ufb00-\ufb04]")
_BROKEN = Pattern(r"(?<=[A-Za-z])(-)\u2028(?=[a-z])|(?<=-)\u2028")


@rule(
    fixes={
        "\u2f08\u2f63的第\u2f00步": "人生的第一步",
        "成\u2ed3的\u2ee2": "成长的马",
        "\uf9e1白": "李白",
    },
    leaves=(
        "部首有：\u2f00、\u2f01、\u2f02。",
        "康熙部首\u2f00\u2f01\u2f02\u2f03\u2f04\u2f05表",
        "嗀\ufa0e",
    ),
    minds_ends=False,
)
def radical(text: str) -> Iterator[Edit]:
    """Make radicals and compatibility characters the characters that they look like.

    A font names one glyph for two code points, and a PDF keeps the rarer: U+2F08 for U+4EBA.
    Compatibility characters equal theirs by canonical equivalence; big5 and Korean sets have them.
    Source: Unicode Standard, 18.1 and 18.2; of radicals the NFKC form.
    """
    if text.isascii():
        return
    for run in _RUN.finditer(text):
        around = text[max(run.start() - 1, 0) : run.start()], text[run.end() : run.end() + 1]
        if len(run[0]) > _LONGEST or not any(map(_is_han, around)):
            continue
        for place, character in enumerate(run[0], run.start()):
            whole = _SUPPLEMENT.get(character) or unicodedata.normalize("NFKC", character)
            yield Edit(place, place + 1, whole)


def _is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"


@rule(
    fixes={"米 ， 投 资 约 9 8 . 8 万 元 ， 其 中 村 民": "米，投资约98.8万元，其中村民"},
    leaves=("张 三 李 四 王 五 赵 六 周 七", "甲 ， 乙", "红 黄 蓝 绿 青 蓝 紫 黑 白 灰 粉"),
)
def spaced_out(text: str) -> Iterator[Edit]:
    """Take out the blanks between all characters of a line that was set wide to be even.

    An extractor takes the gaps of such a line for blanks; a mark of a sentence is among them.
    """
    if not _SPREAD.search(text):
        return
    for found in _SPACED.finditer(text):
        if _PAUSE.search(found[0]):
            for place in range(found.start() + 1, found.end(), 2):
                yield Edit(place, place + 1, "")


@rule(
    fixes={"of\ufb01ce软件": "office软件", "\ufb02ash": "flash"},
    leaves=("连字\ufb01是一个字形", "\ufb01"),
)
def ligature(text: str) -> Iterator[Edit]:
    """Take ligatures of Latin letters apart; fonts set them, and nobody types them."""
    if not any(map(text.__contains__, _LIGATURES)):
        return
    for found in _LIGATURE.finditer(text):
        yield Edit.at(found, unicodedata.normalize("NFKC", found[0]))


@rule(
    fixes={"Win-\u2028dows系统": "Windows系统", "Wi-\u2028Fi": "Wi-Fi"},
    leaves=("Win-dows", "甲\u2028乙"),
)
def broken_word(text: str) -> Iterator[Edit]:
    """Join a Latin word that was broken at the end of a printed line.

    The reader of printed pages marks the end of such a line with U+2028. A hyphen before a small
    letter goes, which is inferred: a compound may have been broken at its own. Before a capital
    or a figure it stays.
    """
    if "\u2028" not in text:
        return
    for found in _BROKEN.finditer(text):
        yield Edit.at(found, "", certain=found[1] is None)
