"""Made-up news for the benchmark of PDFs: invented places, nobody's words, seeded by a number."""

from __future__ import annotations

import random
from dataclasses import dataclass

_PLACES = "南山镇 白桥县 青石乡 临河区 大坪村 三岔口 云岭市 柳湾街道 北沟水库 东塘码头".split()
_BODIES = "水利部门 县供销社 市图书馆 镇卫生院 农技站 交通局 气象台 合作社 环卫队 职业学校".split()
_THINGS = "梨园 引水渠 公交线路 夜市 粮仓 旧桥 茶园 冷库 菜市场 路灯 养老食堂 河堤".split()
_LATIN = "Wi-Fi|LED|GPS|App|Excel|pH|GDP|5G|AI|ISO 9001|Lake View|Open Day|BRT|Windows|Green Valley".split(
    "|"
)
_CLAUSES = (
    "{place}的{thing}今年春天开始动工",
    "{body}派出{n}名技术员到{place}驻点",
    "全部工程预计在{month}月{day}日前完成",
    "投资约{dec}万元，其中村民自筹{pct}%",
    "{thing}每天接待{n}人次",
    "来往的货车从{n}辆增加到{m}辆",
    "产量比{year}年增长{dec}%",
    "这里用上了{latin}设备",
    "{body}的负责人说，“{word}”不是口号",
    "老人们把这件事叫作“{word}”",
    "沿线{n}个村的{m}户人家都能受益",
    "水费由村里补贴一半",
    "价格回落到每公斤{dec}元",
    "“往年要挑三里路，”一位果农说，“来回一个多小时。”",
    "《{place}志》里有一页记着{thing}的来历",
    "从{place}到县城（约{n}公里）只要{day}分钟",
    "工地上安装了{latin}和{latin}两套系统",
    "{body}正在统计损失",
    "雨下了{day}天，水位涨了{dec}米",
    "学校把食堂向附近居民开放",
    "图书馆的借书量翻了一番",
    "来年还要再修{day}座",
    "他们先试了{day}亩，再推广到{n}亩",
    "办事的人不用再跑第二趟",
    "夜里{day}点以后还有末班车",
    "{latin}的读数每隔{day}分钟传回一次",
    "谁家有余粮，谁家缺人手，账上都写得清清楚楚",
)
_WORDS = "一渠清水 慢火细炖 家门口办事 好苗好价 先修后补 三年不漏".split()
_HEADINGS = (
    "渠通了，人也回来了|一本账管到底|先难后易|把夜市搬进巷子|从{n}亩到{m}亩|怎样算清这笔账|谁来养护"
).split("|")
_TITLES = (
    "{place}{thing}通水|{place}：{thing}里的新账本|{body}为{thing}算细账|"
    "{place}今年新修{thing}{n}处|一座{thing}和它的{day}年"
).split("|")
_ITEMS = (
    "{thing}由{body}统一登记，登记表一式{day}份|逾期未办的，由{place}通知本人|"
    "每户限报{day}项，先报先办|费用在{month}月底以前结清|{body}每周公布一次进度"
).split("|")


@dataclass(frozen=True)
class Passage:
    """A paragraph, a heading or an item of a list, as it was written."""

    kind: str
    text: str


@dataclass(frozen=True)
class Story:
    """A headline and what stands below it."""

    title: str
    passages: tuple[Passage, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """All of it, a line each."""
        return (self.title, *(passage.text for passage in self.passages))


def story(seed: int) -> Story:
    """One story of some 700 to 2,000 characters; three in ten have headings, two a list.

    >>> story(1) == story(1), story(1) == story(2)
    (True, False)
    """
    chance = random.Random(seed)
    has_headings, has_list = seed % 10 in (1, 4, 7), seed % 10 in (2, 7)
    passages = [Passage("paragraph", _dateline(chance) + _paragraph(chance))]
    for number in range(chance.randint(4, 9)):
        if has_headings and number % 3 == 1:
            passages.append(Passage("heading", _filled(chance.choice(_HEADINGS), chance)))
        passages.append(Passage("paragraph", _paragraph(chance)))
    if has_list:
        items = enumerate(chance.sample(_ITEMS, 4), 1)
        listed = [Passage("item", f"{n}．{_filled(item, chance)}。") for n, item in items]
        passages[-1:-1] = [Passage("paragraph", "办法一共四条："), *listed]
    return Story(_filled(chance.choice(_TITLES), chance), tuple(passages))


def _dateline(chance: random.Random) -> str:
    place = chance.choice(_PLACES)
    return chance.choice(("", f"本报{place}{chance.randint(1, 12)}月{chance.randint(1, 28)}日电 "))


def _paragraph(chance: random.Random) -> str:
    return "".join(_sentence(chance) for _ in range(chance.randint(1, 5)))


def _sentence(chance: random.Random) -> str:
    clauses = chance.sample(_CLAUSES, chance.randint(1, 4))
    text = "，".join(_filled(clause, chance) for clause in clauses).replace("。”，", "。”")
    end = chance.choice("。。。。！？；")
    return text if text.endswith("。”") else text + ("。" if end == "；" else end)


def _filled(pattern: str, chance: random.Random) -> str:
    """A pattern with words and figures in its gaps, another one in each."""
    gaps = {
        "place": _PLACES,
        "body": _BODIES,
        "thing": _THINGS,
        "latin": _LATIN,
        "word": _WORDS,
        "n": [str(chance.randint(12, 99)), f"{chance.randint(1, 9)},{chance.randint(100, 999)}"],
        "m": [str(chance.randint(100, 999)), f"{chance.randint(2, 9)}万"],
        "dec": [f"{chance.randint(1, 99)}.{chance.randint(1, 9)}"],
        "pct": [str(chance.randint(5, 60)), f"{chance.randint(5, 60)}.{chance.randint(1, 9)}"],
        "month": [str(chance.randint(1, 12))],
        "day": [str(chance.randint(2, 28))],
        "year": [str(chance.randint(1998, 2023))],
    }
    for name, words in gaps.items():
        while f"{{{name}}}" in pattern:
            pattern = pattern.replace(f"{{{name}}}", chance.choice(words), 1)
    return pattern
