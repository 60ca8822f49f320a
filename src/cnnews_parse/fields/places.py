"""Places that datelines name most: provinces and their capitals, large cities, world capitals.

A place of the list may stand where the form alone does not tell it, as in 北京讯; any other one
is told by what stands around it. Spelling is that of `folding.plain`.
"""

from __future__ import annotations

from itertools import pairwise

from cnnews_parse.fields.folding import HAN, plain
from cnnews_parse.model.patterns import Pattern

_CHINA = (
    "北京 上海 天津 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 "
    "广东 海南 四川 贵州 云南 陕西 甘肃 青海 台湾 内蒙古 广西 西藏 宁夏 新疆 香港 澳门 "
    "石家庄 太原 沈阳 长春 哈尔滨 南京 杭州 合肥 福州 南昌 济南 郑州 武汉 长沙 广州 海口 成都 "
    "贵阳 昆明 西安 兰州 西宁 呼和浩特 南宁 拉萨 银川 乌鲁木齐 "
    "深圳 珠海 汕头 厦门 青岛 大连 宁波 苏州 无锡 温州 三亚 博鳌 雄安 延安 井冈山 遵义 喀什 "
    "台北 新北 桃园 台中 台南 高雄 新竹 基隆 嘉义 花莲 台东 屏东 宜兰 彰化 苗栗 云林 南投 澎湖 "
    "金门 马祖"
)
_WORLD = (
    "联合国 纽约 华盛顿 洛杉矶 旧金山 芝加哥 休斯敦 渥太华 多伦多 墨西哥城 哈瓦那 巴西利亚 圣保罗 "
    "里约热内卢 布宜诺斯艾利斯 利马 圣地亚哥 加拉加斯 波哥大 "
    "伦敦 巴黎 柏林 法兰克福 布鲁塞尔 日内瓦 维也纳 罗马 米兰 马德里 里斯本 雅典 莫斯科 基辅 明斯克 "
    "华沙 布拉格 布达佩斯 布加勒斯特 索非亚 贝尔格莱德 斯德哥尔摩 奥斯陆 哥本哈根 赫尔辛基 海牙 "
    "阿姆斯特丹 伯尔尼 苏黎世 都柏林 "
    "东京 大阪 首尔 平壤 曼谷 河内 金边 万象 仰光 吉隆坡 新加坡 雅加达 马尼拉 新德里 孟买 伊斯兰堡 "
    "喀布尔 达卡 科伦坡 加德满都 阿斯塔纳 塔什干 乌兰巴托 "
    "德黑兰 巴格达 大马士革 贝鲁特 耶路撒冷 加沙 安曼 利雅得 迪拜 阿布扎比 多哈 科威特城 萨那 安卡拉 "
    "伊斯坦布尔 开罗 喀土穆 的黎波里 突尼斯 阿尔及尔 拉巴特 内罗毕 亚的斯亚贝巴 约翰内斯堡 开普敦 "
    "比勒陀利亚 哈拉雷 拉各斯 阿布贾 达喀尔 堪培拉 悉尼 墨尔本 惠灵顿 奥克兰"
)
PLACES = frozenset(plain(f"{_CHINA} {_WORLD}").split())
_LONGEST = max(map(len, PLACES))
# 股市, 城市 and the like are no names
_DIVISION = Pattern(
    rf"(?!本|全|各|我|该){HAN}{{1,6}}(?:(?<![股楼城超都夜集门车房])市|县|省|自治区|自治州|镇)"
)
_SEPARATORS = Pattern(r"[/、\-]")


def is_place(words: str) -> bool:
    """Whether words in plain spelling are a place: one of the list, or named as a division is.

    >>> is_place("北京"), is_place("某县"), is_place("股市"), is_place("通")
    (True, True, False, False)
    """
    return words in PLACES or bool(_DIVISION.fullmatch(words))


def places_at_end(words: str) -> int:
    """Where the places begin that end some words in plain spelling; -1 where none of the list does.

    >>> places_at_end("张三台北"), places_at_end("张三北京、上海"), places_at_end("张三")
    (2, 2, -1)
    """
    first = _place_at_end(words)
    while first > 0 and words[first - 1] in "/、-":
        before = _place_at_end(words[: first - 1])
        if before < 0:
            break
        first = before
    return first


def _place_at_end(words: str) -> int:
    for start in range(max(0, len(words) - _LONGEST), len(words) - 1):
        if words[start:] in PLACES:
            return start
    return -1


def parted(words: str) -> list[tuple[int, int]]:
    """Offsets of the places in a run of them, in plain spelling.

    >>> parted("北京/上海")
    [(0, 2), (3, 5)]
    """
    edges = [-1, *(found.start() for found in _SEPARATORS.finditer(words)), len(words)]
    return [(start + 1, end) for start, end in pairwise(edges) if end > start + 1]
