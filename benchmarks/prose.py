"""Made-up news in simplified and traditional script, with a vocabulary of tens of thousands of words.

The frames of the sentences are ours; their words are drawn from the dictionaries of OpenCC, rare ones
as often as common ones, which is harder than news is. Frames and words are cut in two halves, so
that one can be tuned on and the other quoted.
"""

from __future__ import annotations

import functools
import random
from collections.abc import Sequence

from cnnews_parse.script.dictionaries import dictionary

TUNED, HELD_OUT = 0, 1
"""The halves: the one that thresholds may be fitted to, and the one whose figures count."""

HANS = (
    "{p}{d}电（记者{a}）{p}市政府昨天召开新闻发布会，介绍今年前三季度的{w}和{w}情况。",
    "据了解，该项目总投资{n}亿元，预计明年年底建成，届时每年可以处理{w}{n}万吨。",
    "“我们最担心的不是{w}，而是{w}。”{a}对记者说，“希望有关部门尽快拿出办法。”",
    "统计数据显示，{p}去年的{w}同比增长{n}.{m}%，其中{w}、{w}两项增速最快。",
    "专家认为，{w}与{w}之间没有必然联系，公众不必恐慌，但也不能掉以轻心。",
    "会议强调，要坚持以人为本，加强{w}，推动{w}，切实解决群众反映强烈的问题。",
    "当天下午，{a}一行来到{p}，实地察看了{w}、{w}等处，并与当地居民座谈。",
    "截至发稿时，事故已造成{n}人受伤，原因正在调查之中，{w}仍未恢复。",
    "这家公司的首席执行官{a}表示，新产品采用了{l}技术，售价为{n}元，下月上市。",
    "比赛第{m}分钟，{a}在禁区外一脚远射，将比分扳成{m}比{m}，全场{n}名观众起立鼓掌。",
    "本报讯 从本月起，{p}将对{w}实行新的管理办法，违者最高可罚款{n}元。",
    "在{p}的一条小巷里，七十多岁的{a}还在做{w}，这门手艺他已经做了五十年。",
    "业内人士分析，受{w}影响，今年的{w}价格可能继续走低，但下跌空间有限。",
    "气象台预报，{d}夜间到次日白天，{p}有中到大雨，气温下降{m}至{n}度，请注意防范{w}。",
    "他在微博上写道：“{w}也好，{w}也罢，都是过去的事了。”不久，这条消息被转发{n}次。",
    "法院审理后认为，被告人{a}以{w}为名，骗取他人财物，数额巨大，其行为已构成犯罪。",
)
HANT_TW = (
    "{p}{d}電（記者{a}）縣政府昨天舉行記者會，說明{w}與{w}的辦理情形，並公布聯絡電話{n}。",
    "立委{a}質詢時指出，{w}的預算編列了{n}億元，執行率卻不到{m}成，要求主管機關檢討。",
    "「這已經不是第一次了。」{a}說，附近居民為了{w}陳情多年，始終沒有得到回應。",
    "警方調查，{a}涉嫌在{p}販售{w}，不法所得超過{n}萬元，全案依法移送地檢署偵辦。",
    "受東北季風影響，{p}今晚起明顯轉涼，民眾外出應注意{w}，山區並防落石與{w}。",
    "這款手機採用{l}處理器，搭配{n}萬畫素鏡頭，官方建議售價{n}元，{d}起開賣。",
    "中央社記者{a}{p}報導，{w}協會將在週末舉辦{w}體驗活動，歡迎親子同遊。",
    "專家提醒，{w}雖然常見，但若合併{w}等症狀，仍應儘速就醫，切勿自行服藥。",
)
HANT_HK = (
    "{p}有市民投訴{w}長期佔用行人路，食環署發言人{a}表示，已派員跟進，並發出{n}張傳票。",
    "恒生指數今早高開{n}點，其後升幅收窄，{w}股及{w}股普遍造好，成交{n}億元。",
    "「唔係話加就加㗎嘛。」街坊{a}話，{w}又貴咗，佢哋打工仔真係好難捱。",
    "立法會議員{a}批評，政府就{w}諮詢不足，{w}方面亦欠缺長遠規劃，促請當局交代。",
    "消防接報到場，發現單位內有{w}起火，約{n}名住客自行疏散，其中{m}人吸入濃煙不適送院。",
    "{a}現場所見，{p}一帶的{w}已經拆卸，地盤工人正在搬運{w}，預計{d}前完工。",
)
_PLACES = "临川 安平 青禾 石桥 长岭 白沙 云溪 宁河 南湾 东陵 枫林 沙洲 望江 清源 和顺 梅岭".split()
_PLACES_HANT = (
    "臨川 安平 青禾 石橋 長嶺 白沙 雲溪 寧河 南灣 東陵 楓林 沙洲 望江 清源 和順 梅嶺".split()
)
_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高梁郑谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
_SURNAMES_HANT = "王李張劉陳楊黃趙吳周徐孫馬朱胡郭何林羅高梁鄭謝宋唐許韓馮鄧曹彭曾蕭田董袁潘蔣蔡余杜葉程蘇魏呂丁任沈姚盧姜崔鍾譚陸汪范金石廖賈夏韋付方白鄒孟熊秦邱江尹薛閻段雷侯龍史陶黎賀顧毛郝龔邵萬錢嚴覃武戴莫孔向湯"
_GIVEN = "明华建国伟芳娜敏静丽强磊军洋勇艳杰娟涛超秀霞平刚桂英文玉兰婷宇浩然子轩欣怡思源晨曦嘉琪雪梅志远德福春生海燕永康瑞霖泽楷煜珺璇昊彤菲妍"
_GIVEN_HANT = "明華建國偉芳娜敏靜麗強磊軍洋勇艷傑娟濤超秀霞平剛桂英文玉蘭婷宇浩然子軒欣怡思源晨曦嘉琪雪梅志遠德福春生海燕永康瑞霖澤楷煜珺璇昊彤菲妍"
_LATIN = "iPhone 5G LED PM2.5 AI NBA GDP CPI WTO 4K VR App Wi-Fi SUV MPV ETF IPO".split()


@functools.cache
def words(script: str, half: int) -> Sequence[str]:
    """The words of one half, in `Hans`, or in the forms of `TW` or `HK`."""
    pairs = sorted(dictionary("STPhrases").items())[half::2]
    if script == "Hans":
        return [word for word, _ in pairs]
    table = str.maketrans(forms(script))
    return [word.translate(table) for _, word in pairs]


def forms(script: str) -> dict[str, str]:
    """The forms of characters in Taiwan (`TW`) or Hong Kong (`HK`), by OpenCC's own."""
    return dictionary(f"{script}Variants")


def sentence(script: str, half: int, rng: random.Random) -> str:
    """One sentence of one half, in `Hans`, `TW` or `HK`.

    >>> sentence("Hans", TUNED, random.Random(1)) != sentence("Hans", HELD_OUT, random.Random(1))
    True
    """
    frames = {"Hans": HANS, "TW": HANT_TW, "HK": HANT_HK}[script][half::2]
    known = words(script, half)
    return "".join(_filled(part, script, known, rng) for part in _parts(rng.choice(frames)))


def text(script: str, half: int, rng: random.Random, length: int) -> str:
    """Paragraphs of sentences, at least so many characters, begun anywhere in a sentence."""
    first = sentence(script, half, rng)
    parts = [first[rng.randrange(len(first)) :]]
    while sum(map(len, parts)) < length:
        parts.append(rng.choice(("", "", "\n", "\n　　")) + sentence(script, half, rng))
    return "".join(parts)


def _parts(frame: str) -> Sequence[str]:
    """A frame cut at its slots."""
    return [part for piece in frame.split("{") for part in _slot(piece)]


def _slot(piece: str) -> tuple[str, ...]:
    slot, brace, rest = piece.partition("}")
    return ("{" + slot, rest) if brace else (piece,)


def _filled(part: str, script: str, known: Sequence[str], rng: random.Random) -> str:
    if not part.startswith("{"):
        return part
    hans = script == "Hans"
    surnames, given = (_SURNAMES, _GIVEN) if hans else (_SURNAMES_HANT, _GIVEN_HANT)
    fillings = {
        "p": lambda: rng.choice(_PLACES if hans else _PLACES_HANT),
        "a": lambda: rng.choice(surnames) + "".join(rng.choices(given, k=rng.choice((1, 2, 2)))),
        "d": lambda: f"{rng.randint(1, 12)}月{rng.randint(1, 28)}日",
        "n": lambda: str(rng.randint(11, 9999)),
        "m": lambda: str(rng.randint(1, 9)),
        "l": lambda: rng.choice(_LATIN),
        "w": lambda: rng.choice(known),
    }
    return fillings[part[1]]()
