"""The forms of the mainland that OpenCC leaves: 着, 什么, 抬.

OpenCC converts what a dictionary can tell from single words and leaves the rest. Its t2s makes
甚麼 into 甚么, keeps 著 everywhere, and does not know all variants that the mainland gave up. Here
are the cases in which a reader of the mainland's press would never see the other form. 著 is also
the word for writing and for fame (著作, 名著, 显著), so it becomes 着 behind a verb that takes the
particle, or in a word that has no other spelling; in doubt it stays.
"""

from __future__ import annotations

import functools
import re

# Variants that the mainland's 第一批异体字整理表 of 1955 gave up and that t2s leaves, with two
# pronouns that it never had (妳, 牠). Those that live on in names are not here: 堃, 龢, 碁, 邨, 彊.
_VARIANTS = str.maketrans(
    "擡妳牠姪舖砲蔴徧粧痺簷畧枱傚倣偪勦妬嬝廻戞搾摀敍朶櫈欬涖疎穅窰竝籐耡脗逈遶銲閧韮蹧躭賸梱",
    "抬你它侄铺炮麻遍妆痹檐略台效仿逼剿妒袅回戛榨捂叙朵凳咳莅疏糠窑并藤锄吻迥绕焊哄韭糟耽剩捆",
)

_WORDS = {
    "甚么": "什么",
    "拚命": "拼命",
    "拚搏": "拼搏",
    **{f"衹{behind}": f"只{behind}" for behind in "是有能要好会"},
}

# Verbs of one character and of two that take the particle.
_VERB = (
    "看走坐站拿带随跟沿朝向对有接靠借藉抱背拉牵推穿戴挂摆放活等笑哭说听想睡躺跑跳追围绕伴踩"
    "闪冒忙守盯望指握捧举提拖扛陪骑飘烧流吹顺凭按藏含隔试衣沉附胶黏粘"
)
_LONGER_VERB = (
    "意味|标志|存在|象征|充斥|预示|代表|面临|维持|保持|影响|关注|见证|承载|掌握|享受|吸引|"
    "惦记|牢记|铭记|惦念|想念|生活|继续|持续|进行|洋溢|弥漫|扮演|肩负|承担|控制|考验|困扰"
)

# What makes the next 著 a word of its own: 著名, 著作, 著称, 著于, 著文.
_WRITING = (
    r"[名作者述书称于闻籍稿译]|录(?![音像制])|世(?!界)|成(?![功绩果立长熟])|文(?![化明件字艺])"
)

# Before these 著 belongs to what stands ahead: 名著, 原著, 编著, 显著, 土著.
_AUTHORED = "名原专论译编合遗新旧拙巨大土显卓昭所校共撰执主自"

_PARTICLE = (
    rf"(?:(?<=[{_VERB}])|(?<={_LONGER_VERB}))著(?!{_WRITING})"
    r"|(?<=[睡找用犯摸管见够顾碰猜买吃遇]不)著(?![名作者述书录称])"
    r"|(?<=不)著(?=边际|痕迹|急|家|地)"
    rf"|(?<![{_AUTHORED}])著(?=急|火(?!星)|凉|手(?![稿册记])|重(?![印版])|眼(?!科)|陆(?!续)"
    r"|想(?!象)|迷(?!宫)|装|魔|慌|床|力(?!作|学)|实(?![录践]))"
)


@functools.cache
def _particle() -> re.Pattern[str]:
    return re.compile(_PARTICLE)


@functools.cache
def _word() -> re.Pattern[str]:
    return re.compile("|".join(_WORDS))


def in_forms_of_mainland(text: str) -> str:
    """Write what t2s leaves as the mainland's press prints it, where that is certain.

    Args:
        text: in simplified characters, as t2s makes them.
    Returns:
        The text, as long as before.

    >>> in_forms_of_mainland("他看著名著，为甚么睡著了？鲁迅著，编著者著名")
    '他看著名著，为什么睡着了？鲁迅著，编著者著名'
    """
    words = _word().sub(lambda found: _WORDS[found[0]], text)
    return _particle().sub("着", words.translate(_VARIANTS))
