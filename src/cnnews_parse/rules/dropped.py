"""Runs of characters that slid by one byte where a tool dropped half a character.

Dumps of search engines part paragraphs with U+E40C, which is FD A3 in GBK. Codecs that do not
know it replace FD alone: A3 then pairs up with the first byte of the next character, and so on.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cnnews_parse.extend import Edit, Pattern, rule

# the byte that was dropped, or a break inside a run, and what begins with the byte A3
_SLID = Pattern(r"[?\ufffd\n][\uff01-\uff5d\uffe3\uffe5][^\x00-\x7f\ufffd]{0,20000}")
_LOST = "?\ufffd"
_DROPPED = 0xFD
_PARAGRAPH = "\ue40c"
_SURE = 3  # characters
_SHORT = 4  # characters; of so few not one may be among the most common
_SHARE = 0.85  # of everyday characters among those of prose
_BYLINE = Pattern("(?:记者|通讯|见习|实习|特约|本报)[^（。]{0,20}）")
_NEAR = 28  # characters
# the characters that news uses most
_COMMON = frozenset(
    "的一是在了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种"
    "面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业"
    "本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么"
    "利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入"
    "常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决"
    "西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联"
    "什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华"
    "名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容"
    "儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号"
    "率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红"
    "细引听该铁价严首底液官德随病苏失尔死讲配女黄推显谈罪神艺呢席含企望密批营项防举球英氧势告李台落木帮"
    "轮破亚师围注远字材排供河态封另施减树溶怎止案言士均武固叶鱼波视仅费紧爱左章早朝害续轻服试食充兵源判"
    "护司足某练差致板田降黑犯负击范继兴似余坚曲输修故城夫够送笔船占右财吃富春职觉汉画功巴跟虽杂飞检吸助"
    "升阳互初创抗考投坏策古径换未跑留钢曾端责站简述钱副尽帝射草冲承独令限阿宣环双请超微让控州良轴找否纪"
    "，。、：；！？“”（）《》０１２３４５６７８９％"
)


class _Run(NamedTuple):
    """A run whose bytes are paired again.

    `text` is what it says without the half character at its end, `half` the byte of that;
    `clear` whether it reads better so than before.
    """

    text: str
    half: int
    clear: bool


@rule(
    fixes={
        "某市发布新规。?Ｖ行律绫本┪逶乱蝗盏纾?记者张三）某厂日前投产。?９こ?说，": (
            "某市发布新规。中新社北京五月一日电（记者张三）某厂日前投产。工?说，"
        ),
        "?Ｖ行律绫本": "中新社北",
    },
    leaves=(
        "是真的吗?Ａ股市场今天上涨。",
        "某厂投产。?某市开工",
        "他问：好吗?！没有人回答他",
        "某厂投产。\n（记者张三）某市开工",
    ),
)
def dropped_byte(text: str) -> Iterator[Edit]:
    """Pair the bytes of a run again: ?Ｖ行律绫本 became 中新社北.

    A run ends at an ASCII character or at the next byte that found no partner. Of the
    character that was parted there only its first byte is left: the comma is the usual one
    that begins so, and the full stop at the end of a text; of any other one `?` stays.
    """
    if not any(mark in text for mark in _LOST):
        return
    runs = [(found.start(), found.end(), _paired(found[0][1:])) for found in _SLID.finditer(text)]
    if not any(run and _is_sure(run) and text[at] in _LOST for at, _, run in runs):
        return
    end = 0
    for start, stop, run in runs:
        goes_on = text[start] == "\n"
        if run is None or start < end or (goes_on and start != end):
            continue
        if not run.clear and len(run.text) > _SHORT:
            continue
        is_parted = text[stop : stop + 1] in tuple(_LOST)
        if not run.text and not is_parted:
            continue
        end = stop + is_parted
        behind = text[end : end + _NEAR]
        last = _completed(run.half, behind, is_parted)
        yield Edit(start + goes_on, end, run.text + last, certain=not last)


def _paired(slid: str) -> _Run | None:
    """The run with its bytes paired anew, if it is of everyday characters then."""
    data = _bytes(slid)
    if data is None:
        return None
    try:
        text = data[1:-1].decode("gb18030")
    except UnicodeDecodeError:
        return None
    whole = text.replace(_PARAGRAPH, "")
    common, before = _commons(whole), _commons(slid[1:])
    if sum(map(_is_everyday, whole)) < _SHARE * len(whole):
        return None
    is_clear = common > before and common * 3 >= len(whole)
    return _Run(text.replace(_PARAGRAPH, "\n"), data[-1], is_clear)


def _is_sure(run: _Run) -> bool:
    """Whether a run tells that bytes were dropped in this text."""
    return run.clear and len(run.text) >= _SURE


def _bytes(text: str) -> bytes | None:
    """The bytes of a text in GBK; None where a character takes more than two."""
    try:
        data = text.encode("gb18030")
    except UnicodeEncodeError:
        return None
    return data if len(data) == 2 * len(text) else None


def _commons(text: str) -> int:
    return sum(character in _COMMON for character in text)


def _is_everyday(character: str) -> bool:
    """Whether it is of level 1 of GB 2312, or one of its punctuation marks and figures."""
    first = (_bytes(character) or b"\0")[0]
    return 0xB0 <= first <= 0xD7 or first in (0xA1, 0xA3)


def _completed(half: int, behind: str, is_parted: bool) -> str:
    """The character that begins with this byte, as far as its place tells."""
    is_last = not behind or behind[0] in "<\n"
    if half == _DROPPED:
        return ""
    if half == 0xA3 and is_parted and not is_last:
        return "（" if _BYLINE.match(behind) else "，"
    if half == 0xA1 and is_last:
        return "。"
    if half == 0xA1 and behind[0] in "…—":
        return behind[0]
    return "?" if is_parted else ""
