"""The words that stand before credits, sources, dates and titles, and what they announce.

All patterns are for text in the plain spelling of `folding.plain`.
"""

from __future__ import annotations

import re

from cnnews_parse.fields.folding import HAN
from cnnews_parse.model.article import Role
from cnnews_parse.model.patterns import Pattern

_WRITERS = (
    "本文作者 文章作者 原作者 作者 撰文 撰稿人 撰稿 采写 采编 采访 执笔 文字 文案 主笔 供稿 整理 署名 "
    "口述整理"
)
_REPORTERS = "记者 通讯员 特约评论员 评论员 特约作者 专栏作者 专栏作家 观察员 实习生 特约撰稿人"
_BOTH = (
    "文/图 图/文 文、图 图、文 文/摄影 图文 文图 文并图 文/摄 摄影/文 采写/摄影 图片/文字 "
    "文字/图片 文字/摄影 "
    "文字摄影 摄影报道"
)
_EDITORS = (
    "责任编辑 核稿编辑 值班编辑 执行编辑 本版编辑 本期编辑 版面编辑 网络编辑 新媒体编辑 微信编辑 "
    "实习编辑 "
    "文字编辑 内容编辑 本文编辑 栏目编辑 编辑 责编 文编 网编 责任主编 栏目主编 值班主编 执行主编 "
    "本期主编 "
    "新媒体主编 主编 编务"
)
_PHOTOGRAPHERS = "摄影记者 图片记者 摄像记者 摄影 摄像 供图 图片 摄"
_TRANSLATORS = "编译 翻译 译者"
_PROOFREADERS = "责任校对 校对 责校 文字校对"
_REVIEWERS = (
    "审核 审校 审读 审稿 复核 初审 复审 终审 一审 二审 三审 监制 总监制 值班总编 值班总编辑 "
    "值班编委 值班主任 "
    "值班领导 编审 签发 核校 核发 审签"
)
_OTHERS = (
    "海报设计 版面设计 策划 总策划 统筹 总统筹 美编 美术编辑 视觉编辑 视频编辑 音频编辑 图片编辑 运营编辑 版式 排版 "
    "设计 视觉 "
    "制图 绘图 漫画 插画 海报 制作 剪辑 视频 配音 播音 出品 出品人 运营 技术 后期 数据 编导 主持 "
    "主持人 来稿 "
    "题图 题图来自 题图来源 头图 头图来自 头图来源 封面 封面图 封面来源 封面图片来源 "
    "投稿 发布人 发布者 发布单位 发布机构 供稿单位 稿件提供 责任人 录入 上传 文字录入 实习 动画"
)
_SHORT = {"文": (Role.AUTHOR,), "图": (Role.PHOTOGRAPHER,), "译": (Role.TRANSLATOR,)}

_ROLES: dict[str, tuple[Role, ...]] = {
    **dict.fromkeys(_OTHERS.split(), ()),
    **dict.fromkeys(_REVIEWERS.split(), (Role.REVIEWER,)),
    **dict.fromkeys(_PROOFREADERS.split(), (Role.PROOFREADER,)),
    **dict.fromkeys(_TRANSLATORS.split(), (Role.TRANSLATOR,)),
    **dict.fromkeys(_PHOTOGRAPHERS.split(), (Role.PHOTOGRAPHER,)),
    **dict.fromkeys(_EDITORS.split(), (Role.EDITOR,)),
    **dict.fromkeys(_REPORTERS.split(), (Role.AUTHOR,)),
    **dict.fromkeys(_WRITERS.split(), (Role.AUTHOR,)),
    **dict.fromkeys(_BOTH.split(), (Role.AUTHOR, Role.PHOTOGRAPHER)),
    **_SHORT,
}
_KINDS = (
    "本版|特约|特派|见习|实习|首席|高级|资深|全媒体|融媒体|全媒|融媒|新媒体|主任|文字|财经"
    "|体育|娱乐|国际|时政|深度|"
    rf"调查|前方|随行|视频|即时|驻{HAN}{{2,4}}?|{HAN}{{2}}站"
)


def _any_of(words: str) -> str:
    """An alternation that tries longer words first."""
    return "|".join(sorted(words.split(), key=len, reverse=True))


_LONG = _any_of(" ".join(word for word in _ROLES if len(word) > 1 and word not in _BOTH.split()))
_COLON = r" {0,3}[:/|] {0,3}"
REPORTERS = _any_of("记者 通讯员 评论员 撰稿人 实习生 特约作者 观察员")

LABEL = Pattern(
    rf"(?P<label>(?:{_any_of(_BOTH)})|(?:{_KINDS}){{0,3}}(?:{_LONG})|(?:{'|'.join(_SHORT)}|摄|"
    rf"校|作 {{1,3}}者|记 {{1,3}}者|编 {{1,3}}辑)(?={_COLON}))"
    rf"(?P<gap>{_COLON}| {{0,6}})"
)
_MARKED_OFF = "|".join(
    f"{word}(?={_COLON})"
    for word in (*_SHORT, "摄", "校", "作 {1,3}者", "记 {1,3}者", "编 {1,3}辑")
)
LABELLED = Pattern(rf"(?:{_KINDS}){{0,3}}(?:{_LONG}|{'|'.join(_SHORT)}){_COLON}")
"""A label with a colon or a bar behind it."""
LABEL_WORD = Pattern(f"{_any_of(_BOTH)}|{_LONG}|{_MARKED_OFF}")
"""A word of every label; where none stands there is no label, which is told sooner so.

Each way begins with a character of its own: then `re` passes over all others in one step.
"""
REPORTER = Pattern(rf"(?:{REPORTERS})")
LABEL_ALONE = Pattern(
    r"(?:本文|文章)?(?:作者|[记記]者|撰文|(?:[责責]任)?[编編][辑輯]|[责責][编編]|[译譯]者)\s?[:：]?$"
)
"""A label that stands on a line of its own, as printed; who it is of stands on the next one."""
SOURCE_LABEL = Pattern(
    r"(?P<label>(?:本文|文章|信息|稿件|新闻|内容|原文)?来 {0,3}源于?|(?:本文|原文)?来自|稿源|出处|(?:本文|"
    r"原文)?转载?自|转载于|摘自|原载于?|源自|首发于?)"
    rf"(?P<gap>{_COLON}| {{0,3}})"
)
TITLE_LABEL = Pattern(r"(?:原文?标题|原题)(?: {0,3}: {0,3}|[为是] {0,2}(?=《))")
LINK_LABEL = Pattern(
    r"(?:(?:原文|本文|文章|新闻)(?:链接|地址|网址|出处)|链接|原文|网址)"
    r"(?:\([^():]{1,8}\))? {0,3}: {0,3}"
)
DATE_LABEL = Pattern(
    r"(?P<updated>最[后後]更新|更新时间|更新日期|更新于|更新|编辑于|修改于)?"
    r"(?:(?:发布|发表|刊发|出版|刊登|上传|发稿|创建|建立|编辑)?(?:时 {0,3}间|日 {0,3}期)|(?:发布|发表|刊发)于?|"
    r"最[后後]更新|更新于?|于)?"
    r" {0,2}:? {0,3}"
)
# Counters and buttons of a line of facts; nothing is read from them.
NOISE = Pattern(
    r"(?:举报|打印|收藏|分享到?|我要评论|写评论|微博|微信|朋友圈|QQ空间|订阅|关注|投诉|纠错|"
    r"推荐给朋友|复制链接|原创|听新闻|听文章|语音播报|朗读|生成海报|海报|手机看新闻|我要纠错|无障碍"
    rf")(?!{HAN}|:)"
    r"|[0-9,.]{0,9}万?\+? ?(?:条|次|人)? ?(?:阅读|浏览|点击|人气|评论|访问|跟帖|参与|点赞|"
    r"围观)(?:数|量|次数|率)?"
    r" ?[:(]? ?[0-9,.]{0,9}万?\+? ?[次条人]?"
    r"|(?:字体大小|文字大小|字号|字体) ?:? ?\(? ?(?:(?:特?大|[中小T+-]|默认|正常|超大){1,2}[ |/]{0,3}){0,5}\)?"
    r"|[大中小]字?号(?:字)?|(?:手机看新闻|听新闻|语音播报|扫一扫|页面功能|保护视力色|背景色)"
    r"|(?:https?://)?(?:[A-Za-z0-9-]{1,20}\.){1,4}(?:com|cn|net|org|gov|hk|tw|mo|cc)\b/?"
    r"|(?:星期|周)[一二三四五六日天]|第? ?[A-Z]?[0-9]{1,3} ?版|"
    r"返回\w{1,8},查看更多|#|(?<=[^0-9]) {0,9}[0-9]{1,6}$"
)
_NEXT_SIGN = (
    r"  |\(|\)|\||;|。|!|\?|19(?<![0-9]..)[0-9]{2}[-/.年][0-9]|20(?<![0-9]..)[0-9]{2}[-/.年][0-9]"
    r"| (?:举报|打印|收藏|分享|[0-9]{0,6} ?(?:条|次)?(?:评论|阅读|浏览|点击|人气|跟帖|参与)|字[号体]|[大中小]字?号)"
    r"|(?<=[网社报台端])[大中小]字[号体]|(?<=[^0-9./-])[0-9]{1,2}[-/月][0-9]{1,2}日? {1,3}[0-9]{1,2}:[0-9]{2}"
    r"|(?<=[^0-9])[0-9]{1,2} ?(?:小时|分钟|天)前|(?<=[^0-9])[0-9]{1,7} ?(?:条|次|人)?(?:评论|阅读|浏览|点击|跟帖|参与)"
)
NEXT_PART = Pattern(
    rf"{LABEL.pattern.replace('(?P<label>', '(?:').replace('(?P<gap>', '(?:')}(?<=[:|])"
    rf"|(?:来源|稿源|出处|(?:发布|发表|刊发|发稿|更新|上传|录入|创建)?(?:日期|时间)|原标题|(?:浏览|点击|阅读|访问|评论)[次数量]{{0,2}}) {{0,2}}:|{_NEXT_SIGN}"
)
NEXT_UNLABELLED = Pattern(_NEXT_SIGN)
"""`NEXT_PART` for a passage without colons and bars, in which no label is marked off."""
# What ends a run of names: the next label, or what was done. Never part of a name.
CUT = Pattern(
    rf"(?:{_KINDS}){{0,2}}(?:{REPORTERS})|本报|本网|对本文|报道|报导|发自|摄影|摄|编译|综合|整理|整合|"
    rf"采写|责任编辑|编辑|责编|校对|返回|"
    rf"实习|见习|特约|供图|供稿|系(?={HAN}{{3}})"
)
TAIL = Pattern(
    r"(?P<both>文/图|图/文|文并图|文图|图文|摄影报道|文/摄影?|摄影/文)|(?P<photo>摄影|摄|供图|图)|"
    r"(?P<translated>编译|翻译|译)"
    rf"|(?P<written>(?P<where>{HAN}{{0,8}})(?:报道|报导|专电|综合外电|"
    r"(?:[0-9]{1,2}月)?[0-9]{1,2}日(?:专|外|综合)?[电讯])"
    r"|(?:[对為为]?本文)?[亦也]?(?:有|做出)(?:所)?贡献|参与(?:本文)?(?:采写|报道|报导)"
    r"|整理|整合|综合|采写|供稿|撰|文|专稿|特稿|电"
    rf"|发自{HAN}{{2,10}})"
)
PLACE = Pattern(
    r"(?:台北|新北|桃园|台中|台南|高雄|新竹|基隆|嘉义|花莲|台东|屏东|宜兰|彰化|苗栗|云林|南投|澎湖|"
    r"金门|香港|澳门|北京|上海|广州|深圳"
    r"|东京|首尔|纽约|华盛顿|伦敦|巴黎|柏林|新加坡|曼谷|洛杉矶|旧金山|日内瓦|布鲁塞尔|莫斯科|"
    r"综合)(?=[0-9(]|外电|综合|报[道导])"
)
# An outlet before 记者, outside brackets: it has the name or the ending of one.
EMPLOYER = Pattern(
    r"本[报网社刊台站]|《[^《》]{2,16}》|[\w·+\-《》]{1,16}"
    r"(?:报|网|台|社|周刊|新闻|视频|客户端|财经|资讯|在线|融媒|融媒体中心|传媒|电视|广播)"
)
NO_EMPLOYER = Pattern(
    r"[的了为是与对向由让被把于]|采访|图为|作为|据|接受|告诉|介绍|资深|一位|一名|多位|多名|有|前"
)
# A writer behind what he is: 某大学教授张三.
TITLED = Pattern(
    r"(?:教授|研究员|院长|主任|所长|部长|局长|会长|律师|博士|学者|专家|作家|总裁|总经理|董事长|"
    r"秘书长|书记|主席|编辑|记者|分析师|经济学家)"
    rf" {{0,2}}(?P<name>{HAN}{{2,4}}) {{0,3}}$"
)
# A group or an office that signs in a person's place, and the code of a desk.
ORGANISATION = Pattern(
    r"受访\w{1,8}|[^的了是,?!]{2,16}供图|"
    r"[^的了是我你您请在,?!]{1,24}(?:组|部|社|局|委|办|室|院|会|处|科|队|中心|公司|大学|银行|集团|"
    r"团|网|报|台|站|号|厅"
    r"|所|团队|编辑|平台|传媒|视频|官网|发布|全体同学|同学们|师生|校友|家属|业主|视觉中国|图虫|摄图|IC photo)"
    r"|[A-Z]{1,4}[0-9]{2,8}|[a-zA-Z][a-zA-Z0-9_.-]{1,20}"
)
# Labels that also open a line of talk or a caption: only a plain name makes them a credit.
UNSURE = frozenset("图 图片 文字 文案 整理 译".split())
NO_SOURCES = frozenset(
    "小编 编者 管理员 站长 网络 互联网 综合 未知 佚名 不详 其他 其它 转载 网上 综合网络 网络综合 网络整理 网友 匿名 暂无 "
    "无".split()
)
BULLETS = "\u30fb■□◆◇●○◎▲△▼★☆※*•·>~\u2605\u25aa"
SEPARATORS = Pattern(rf"[ |;,。、()/\-~_\"{re.escape(BULLETS)}]{{1,80}}")


def roles_of(label: str) -> tuple[Role, ...]:
    """The roles that a label of `LABEL` gives; none for work that is no role of ours.

    >>> [role.value for role in roles_of("见习记者")], roles_of("策划")
    (['author'], ())
    """
    label = label.replace(" ", "")
    if label in _ROLES:
        return _ROLES[label]
    if label == "摄":
        return (Role.PHOTOGRAPHER,)
    if label == "校":
        return (Role.PROOFREADER,)
    matching = (word for word in _ROLES if len(word) > 1 and label.endswith(word))
    return _ROLES[max(matching, key=len, default="策划")]
