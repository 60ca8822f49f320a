"""Runs of characters that slid by one byte where a tool dropped half a character.

Dumps of search engines part paragraphs with U+E40C, which is FD A3 in GBK. Codecs that do not
know it replaced FD alone: A3 then pairs up with the first byte of the next character, and so on.
"""

from __future__ import annotations

from collections.abc import Iterator

from cnnews_parse.extend import Edit, Pattern, rule

# the mark, or the break before a run that went on; then what begins with the byte A3
_SLID = Pattern(r"(?P<mark>[?\ufffd]|(?<=[^\x00-\x7f])\n)[\uff01-\uff5e\uffe3\uffe5][^\x00-\x7f\ufffd]{3,}")
_DROPPED, _LEFT = 0xFD, 0xA3
_PARAGRAPH = "\ue40c"
_STOP = "。"
_SURE = 0.8  # share of characters of everyday writing in a run that is rightly paired
_FIRST, _LAST = "啊", "座"  # of level 1 of GB 2312, the everyday characters


@rule(
    fixes={
        "某厂投产。?Ｖ行律绫本缭碌缂钦？": "某厂投产。中新社北京五月电记者",
    },
    leaves=(
        "是真的吗?Ａ股市场今天上涨。",
        "某厂投产。?某市开工",
        "他问：好吗?！没有人回答他",
    ),
)
def dropped_byte(text: str) -> Iterator[Edit]:
    """Pair the bytes of a run again: ?Ｖ行律绫本 became 中新社北.

    The run ends at the next ASCII character or lost byte. Where half a character is left over at
    its end, the other half is lost with the byte there; of the byte that opens a full stop it is
    taken to be one.
    """
    raise NotImplementedError
