"""Outlets: who publishes news in Chinese, by name and by the shape of the name."""

from __future__ import annotations

import functools
import pkgutil
import re

from cnnews_parse.fields.folding import HAN, plain
from cnnews_parse.model.patterns import Pattern

_LONGEST = 20

# A name that ends so is a paper, a station or a site; `{}` stands for Han or Latin characters.
_SHAPE = Pattern(
    r"[\w·+-]{1,12}"
    r"(?:日报|晚报|晨报|商报|时报|都市报|法制报|法治报|青年报|工人报|农民报|电视台|电台|"
    r"广播电视总台|卫视"
    r"|周刊|新闻网|新闻中心|融媒体中心|在线网|政府网|政府网站|门户网站|网站|官网|官方微信"
    r"|公众号|官方微博|官微|客户端)"
)
LAST_OF_SHAPE = "报報台臺视視刊网網心站信号號博微端"
"""Characters of which a name of such a shape has one at its end."""
_ENDS_OF_SHAPE = Pattern(f"[{LAST_OF_SHAPE}]")
NEVER_IN_NAME = Pattern('[,。:;!?"、]')
"""Signs that no name of an outlet has, in plain spelling."""
_SITE = Pattern(rf"{HAN}{{2,8}}网")
# Words that are in sentences and headlines and in no name of an outlet.
_NO_NAME = Pattern(
    r"[的了是着被把将让给请您你我他它们吗呢吧啊也很再又才没]|关注|扫描|登录|点击|查看|访问|下载|"
    r"记者|编辑|搜索|打开|更多"
    r"|报道|转载|来源|推出|开通|上线|联合|发布|成立|采访|获悉|接受|表示|举行|举办|合作|签约|建设|"
    r"停播|创刊"
    r"|iphone|ios|安卓|android|手机|订阅|集团|淘宝|购物|招聘|售票|外贸|人才|房产|交友|承建|客户端.|"
    r"网站."
)
# Nets that publish nothing, and reports that are none of a paper.
_NO_OUTLETS = frozenset(
    "人人网 开心网 朋友网 当当网 天猫网 淘宝网 影音网 互联网 物联网 因特网 局域网 "
    "电网 国家电网 南方电网 铁路网 公路网 高铁网 交通网 路网 管网 水网 气网 轨道网 "
    "外网 内网 全网 联网 上网 入网 触网 蜘蛛网 关系网 情报网 销售网 营销网 服务网 配电网 "
    "天然气管网 供水管网 "
    "智能电网 车联网 工业互联网 移动互联网 产业互联网 能源互联网 能源物联网 朋友圈 防护网 安全网 "
    "保护网 社会保障网 "
    "安全防护网 监控网 疫苗网 法网 恢恢法网 天罗地网 一张网 全国一张网 铁丝网 隔离网 防坠网 主干网 "
    "骨干网 "
    "校园网 通信网 电信网 广电网 传输网 算力网 民生网 保障网 监督网 责任网 人脉网 网中网 落网 漏网 "
    "收网 撒网 "
    "法国网 澳网 美网 中网 球网 温网 天网 单网 三网 宽带网 中国铁路网 渠道网 物流网 城市管网 "
    "地下管网 生态网 "
    "天气晚报 财经日报 今日日报 官网 官微 公众号 客户端 微信公众号 官方网站 门户网站 电视台 新闻网 "
    "政府网 "
    "新闻客户端 手机客户端 移动客户端 人民政府网站 政府网站 新闻中心 融媒体中心 日报 晚报 晨报 "
    "时报 商报 都市报 "
    "电台 广播电台 卫视 周刊 新闻周刊 地方卫视 各大卫视 省级卫视 一线卫视 党报 省级日报 地方电视台 "
    "省级电视台 "
    "购物网站 社交网站 视频网站 门户类网站 新闻网站 政府部门网站 相关网站 钓鱼网站 招聘网站 "
    "青年报 青年时报道 本地新闻网 会议新闻中心 大会新闻中心 博鳌新闻中心 奥运新闻中心".split()
)
_FEED = Pattern(r"(.{1,40}?)(?: +[-\u2013\u2014|_·] +|\s*[\uff5c\uff0d]\s*)\S.*", re.DOTALL)
_NOBODY = frozenset(("anonymous", "admin", "unknown", "none", "null", "佚名", "匿名"))


def is_outlet(name: str) -> bool:
    """Whether a name is that of a paper, agency, station or news site, and of nothing else.

    Args:
        name: the whole name, in either script; blanks and book-title marks do not matter.
    Returns:
        True for outlets of the table, and for names of a shape that only outlets have. An
        authority is an outlet where its site or its public account is named.

    >>> [is_outlet(name) for name in ("新华社", "聯合報", "某县日报", "某省人民政府网")]
    [True, True, True, True]
    >>> [is_outlet(name) for name in ("某省人民政府", "互联网", "业绩快报", "张三")]
    [False, False, False, False]
    """
    if len(name) > 2 * _LONGEST:
        return False
    key = _key(name)
    head, _, tail = key.partition("·")  # 证券时报·e公司, a paper and its service
    return key in _known() or _has_shape(key) or (bool(tail) and head in _known())


def may_open(text: str) -> bool:
    """Whether a text may begin with the name of an outlet; most do not, which is told quickly.

    Args:
        text: in plain spelling.

    >>> may_open("新华社北京电"), may_open("某县日报"), may_open("会议昨日举行")
    (True, True, False)
    """
    return _ENDS_OF_SHAPE.search(text, 0, 2 * _LONGEST) is not None or _opens_known(text)


def is_known(name: str) -> bool:
    """Whether the table of outlets has this name.

    >>> is_known("《每日经济新闻》"), is_known("某县日报")
    (True, False)
    """
    return len(name) <= 2 * _LONGEST and _key(name) in _known()


def has_shape(name: str) -> bool:
    """Whether only outlets have names of this form.

    >>> has_shape("某县日报"), has_shape("请关注某县日报")
    (True, False)
    """
    return len(name) <= 2 * _LONGEST and _has_shape(_key(name))


def _has_shape(key: str) -> bool:
    if not 3 <= len(key) <= _LONGEST or key in _NO_OUTLETS or _NO_NAME.search(key):
        return False
    return bool(_SHAPE.fullmatch(key) or _SITE.fullmatch(key))


def longest_known(text: str) -> int:
    """How many characters at the start of a text are the name of an outlet of the table.

    Args:
        text: in plain spelling.

    >>> longest_known("新华社北京5月1日电")
    3
    """
    if not _opens_known(text):
        return 0
    for length in range(min(len(text), _LONGEST), 1, -1):
        if not text[length - 1].isspace() and _bare(text[:length]) in _known():
            return length
    return 0


def _opens_known(text: str) -> bool:
    """Whether a text begins with two characters that an outlet of the table does."""
    return _bare(text[:_LONGEST])[:2] in _known_openings()


def agency_name(name: str) -> str:
    """The usual name of a news agency, by the table; any other outlet without its 《》.

    >>> agency_name("新华通讯社"), agency_name("《某报》"), agency_name("中央社")
    ('新华社', '某报', '中央社')
    """
    key = _key(name)
    usual = _agencies().get(key)
    if usual is None or _key(usual) == key:
        return name.strip().removeprefix("《").removesuffix("》")
    return usual


def outlet_in_feed(name: str) -> str | None:
    """The outlet in the name of a feed, which has its channel behind a dash.

    Args:
        name: such as the author that a feed states.
    Returns:
        What stands before the dash; without one, the name itself if it is an outlet; else None.

    >>> outlet_in_feed("某报 - 快讯"), outlet_in_feed("新华社"), outlet_in_feed("张三")
    ('某报', '新华社', None)
    """
    found = _FEED.fullmatch(name.strip()[:200])
    outlet = found[1].strip() if found else name.strip()
    if not outlet or outlet.lower() in _NOBODY:
        return None
    return outlet if found or is_outlet(outlet) else None


def _key(name: str) -> str:
    """The name without blanks, book-title marks and differences of script and case."""
    return _bare(plain(name))


def _bare(folded: str) -> str:
    """The same of a name in plain spelling."""
    bare = folded.replace(" ", "").lower()
    return bare.replace("《", "").replace("》", "").strip("()")


@functools.cache
def _known() -> frozenset[str]:
    rows = (line for line in _rows() if not line.startswith("#"))
    return frozenset(_key(name) for line in rows for name in line.split("\t"))


@functools.cache
def _known_openings() -> frozenset[str]:
    return frozenset(name[:2] for name in _known())


@functools.cache
def _agencies() -> dict[str, str]:
    """The usual name of each news agency by its others; papers share rows with sister papers."""
    sections = "\n".join(_rows()).split("\n# ")
    section = next((each for each in sections if each.startswith("News agencies")), "")
    rows = [line.split("\t") for line in section.split("\n")[1:]]
    return {_key(name): row[0] for row in rows for name in row}


def _rows() -> list[str]:
    table = (pkgutil.get_data("cnnews_parse.fields", "outlets.tsv") or b"").decode()
    return table.splitlines()
