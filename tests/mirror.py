"""A mirror as it was: traditional script by bytes, readings behind characters, cuts anywhere."""

from __future__ import annotations

import functools
import random

# Our own prose; a clause may stand anywhere, and so may a sentence.
CLAUSES = tuple(
    """
    全县工业企业稳步发展 他们为此事做了多年准备 新产业正在这里落地 转变为产品需要时间
    我们应当把经验传给后来者 车间里的设备全部联网 网上服务大厅开通 这项规划为农民带来实惠
    技术人员在现场指导生产 领导干部进村入户 机关单位带头节约用电 经济运行总体平稳
    创新能力继续增强 数据显示订单比去年多 环境质量明显改善 学校与医院同步建设
    县长说起这件事很高兴 项目动工时来了许多人 国内外客商看好这个市场 电力保障没有问题
    几位专家对方案提出意见 老师傅带着徒弟钻研 记者看到门前挂着红灯笼 运输队连夜出发
    会议认为形势总的是好的 关键在于落实 实际困难还不少 规模以上工厂全部复工
    日常管理更加细致 确保粮食丰收 上海和广东的订单最多 非常时期要有非常办法
    乡亲们围着他问长问短 书记带队调研 点多面广线长是难题 优势产品远销海外
    """.split()
)
ENDINGS = ("。", "。", "。", "！", "？", "；")
_GLOSSED = (
    "业yè 发fā 经jīng 产chǎn 现xiàn 网wǎng 创chuàng 数shù 联lián 续xù 关guān 领lǐng 进jìn 术shù 导dǎo "
    "济jì 机jī 实shí 点diǎn 时shí 动dòng 国guó 长zhǎng 来lái 为wéi 优yōu 转zhuǎn 设shè 备bèi 务wù 学xué "
    "环huán 质zhì 规guī 带dài 电diàn 门mén 问wèn 记jì 钻zuān 师shī 乡xiāng 书shū 难nán 题tí 线xiàn 产chǎn"
)
_FORMS = str.maketrans("爲衆羣峯裏", "為眾群峰裏")


@functools.cache
def traditional(simplified: str) -> str:
    """What the mirror's converter makes of a text."""
    from opencc import OpenCC

    return str(OpenCC("s2t").convert(simplified)).translate(_FORMS)


@functools.cache
def glosses() -> tuple[tuple[bytes, bytes], ...]:
    """The bytes of the glossed characters, and of their readings in parentheses."""
    pairs = dict.fromkeys(_GLOSSED.split())
    return tuple(
        (traditional(pair[0]).encode("gb18030"), f"({pair[1:]})".encode("gb18030"))
        for pair in pairs
    )


def article(seed: int, sentences: int = 12) -> str:
    """A page in traditional script, half-width commas as on the mirror, nothing damaged."""
    chance = random.Random(seed)
    made = []
    for _ in range(sentences):
        clauses = chance.sample(CLAUSES, chance.randint(1, 3))
        body = traditional(",".join(clauses))
        quoted = chance.random() < 0.25
        end = chance.choice(ENDINGS)
        made.append(
            f"“{body}{end}”{traditional(chance.choice(CLAUSES))}。" if quoted else body + end
        )
        made.append(chance.choice(("", "", "\n", "2021年,", "web")))
    return "".join(made)


def mirrored(page: str, dense: int) -> str:
    """The page as the mirror served it, glossing the first `dense` of its characters."""
    raw = page.replace("！", "!").replace("，", ",").encode("gb18030")
    for character, reading in glosses()[:dense]:
        raw = raw.replace(character, character + reading)
    for mark in ("，", "！"):
        raw = mark.encode("gb18030").join(map(_whole, raw.split(mark.encode("gb18030"))))
    return _decoded(raw)


def _whole(part: bytes) -> bytes:
    return _decoded(part).encode("gb18030")


def _decoded(raw: bytes) -> str:
    """Decode as the mirror did: a byte without a partner takes the next one along."""
    out: list[str] = []
    at = 0
    while at < len(raw):
        size = 1 if raw[at] < 0x80 else 2
        pair = raw[at : at + size]
        at += size
        try:
            out.append(pair.decode("gbk"))
        except UnicodeDecodeError:
            out.append("?")
    return "".join(out)
