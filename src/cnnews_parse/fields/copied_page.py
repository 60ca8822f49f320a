"""What stands around an article that was copied off its page as text: menus above, lists below.

A page that was selected and pasted has lost its markup. What is left of its frame are short lines
without a full stop: the menu and the breadcrumb above the headline, the buttons, the neighbours and
the imprint of the site below the last sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from cnnews_parse.fields.credits import credit_line
from cnnews_parse.fields.dates import read_moment
from cnnews_parse.fields.folding import plain
from cnnews_parse.fields.labels import LABEL_ALONE
from cnnews_parse.fields.names import is_name
from cnnews_parse.model.accounts import Fate, Reason
from cnnews_parse.model.article import Role
from cnnews_parse.model.draft import Kind, Line
from cnnews_parse.model.patterns import Pattern

# Words of menus, in the plain spelling; a line of them is a menu.
_MENU = frozenset(
    "首页 首頁 主页 新闻 新闻中心 要闻 时政 国内 国际 社会 财经 经济 金融 股票 基金 体育 娱乐 科技 数码 "
    "手机 汽车 房产 家居 教育 健康 旅游 时尚 女性 亲子 美食 文化 历史 军事 评论 观点 图片 图库 视频 直播 "
    "音频 专题 专栏 论坛 社区 博客 微博 微信 邮箱 地图 天气 游戏 动漫 读书 公益 法治 法制 三农 农业 人事 "
    "党建 理论 政务 民生 生活 地方 区县 港澳 台湾 海外 滚动 快讯 热点 热榜 排行 推荐 头条 更多 登录 登陆 "
    "注册 搜索 检索 投稿 订阅 客户端 手机版 电脑版 移动版 数字报 电子报 电子版 繁体 简体 繁體 English 帮助 "
    "设为首页 加入收藏 收藏本站 收藏 网站地图 站点地图 联系我们 关于我们 无障碍 无障碍浏览 长者模式 "
    "适老版 政务公开 政务服务 互动交流 通知公告 机构概况 工作动态 退出 个人中心 会员中心 我的 产品 企业 "
    "放大 缩小 全文复制 返回目录 版面导航 标题导航 "
    "主頁 即時新聞 新聞 生活 政治 社會 兩岸 正文 内容 详情 详细 "
    "易信 QQ空间 朋友圈 分享 收藏 评论 打印 字号 T中 举报 点赞 缩小字体 放大字体 小字 大字 APP 转发 "
    "求购 供应 商机 展会 招聘 人才 资讯 行业 技术 方案 下载 商城 即时 港闻 两岸 娛樂 體育 財經 國際".split()
)
_GLUED = Pattern("|".join(sorted(_MENU, key=lambda word: (-len(word), word))))
_SEVERAL = 4
_TOKENS = Pattern(r"[\s|/·>,、\-\[\]()]+")
_COUNT = Pattern(r"[0-9]{1,4}$")
_GREETING = Pattern(r"(?:今[天日]是|欢迎(?:您|你|来到|光临|访问)|您?好,?欢?迎?|当前时间|现在是)")
_STOP = Pattern('[。！？!?；…][”」』）)"]?\\s*$')
_ASKS = Pattern('[！？!?][”」』）)"]?$')
_BROKEN_OFF = ("…", "...")
_CLAUSES = 2
_DASHED = Pattern("\\s*[-\u2013\u2014\u2015\u2500]{1,4}\\s*\\S")
# who runs a site, in the lines above its number of registration
_IMPRINT = Pattern(
    r"\s*(?:主[办辦]|承[办辦]|[协協][办辦]|[运運][营營]|技[术術]支持|[联聯][系繫絡络]|[电電][话話]|地址|[邮郵][编編箱]"
    r"|[传傳]真|[网網]址|[值].{0,2}[电電][话話]|E-?mail)[^。，]{0,8}[:：]"
)
_HAN = Pattern("[\u4e00-\u9fff]")
_FRAME = frozenset(
    reason.value
    for reason in (
        Reason.CHROME,
        Reason.SHARE,
        Reason.RELATED,
        Reason.ADVERTISEMENT,
        Reason.DISCLAIMER,
        Reason.PAYWALL,
    )
)
_SHORTEST_PROSE = 15
_SHORTEST_TITLE, _LONGEST_TITLE = 5, 60
_LONGEST_MENU = 200
_LEAST_BETWEEN = 8  # lines
_NEAR_HEAD = 16  # lines
_LEAST_HEADED = 200  # characters
_FEW_PARTS = 2
_LESSER = 3  # a third of all that is read, or less
_NEAR = 6  # lines, from an outlet without a day to the text
_LONGEST_LABEL = 6
_FAR = 4  # lines, from a line of facts up to the headline


def without_page_around(lines: Sequence[Line], *, has_title: bool) -> list[Line]:
    """The lines of a copied page, those around the article left out.

    Args:
        lines: those of a document, what is furniture by its words labelled.
        has_title: whether the document states its title elsewhere; then nothing above the text is
            taken for a menu around a headline.
    Returns:
        The same lines; a document with links, pictures or headings comes back as it is.

    >>> page = ["首页 新闻 财经", "某市发布新规", "2021-03-01 来源：某报", "某市今天发布新规，明年一月一日起施行。"]
    >>> lines = [Line(text=text, found=text) for text in page]
    >>> [line.detail for line in without_page_around(lines, has_title=False)]
    ['chrome', '', '', '']
    """
    judged = list(lines)
    if any(line.links or line.kind is not Kind.PARAGRAPH for line in lines):
        return judged
    at = [n for n, line in enumerate(lines) if line.text.strip() and _is_asked(line)]
    prose = [order for order, n in enumerate(at) if _is_prose(lines[n])]
    if not prose:
        return judged
    shown = [lines[n] for n in at]
    first, last = _of_the_article(shown, prose)
    below = _frame_below(shown, last) if _is_frame_below(shown, last) else _below(shown, last)
    for order, reason in (*_in_the_head(shown[:first], has_title=has_title), *below):
        line = shown[order]
        judged[at[order]] = line.removed(reason, __name__) if reason else line.lifted("credits")
    return judged


def _in_the_head(head: Sequence[Line], *, has_title: bool) -> Iterator[tuple[int, Reason | None]]:
    """The lines above the text that are none of it: of the frame, or with None lines of facts."""
    above = range(0) if has_title else _above(head)
    for order in above:
        if head[order].fate is None and not _is_labelled(head[order].text):
            yield order, Reason.CHROME
    if not has_title:
        for order in _between(head, above.stop):
            yield order, Reason.CHROME
    for order in _facts_in(head) if above else ():
        if order >= above.stop and not credit_line(head[order].text):
            yield order, None


def _of_the_article(shown: Sequence[Line], prose: Sequence[int]) -> tuple[int, int]:
    """The first and the last sentence of the article, those of a frame copied whole left aside.

    A frame stands between the article and what else is read there: many lines that are none,
    parts of it among them. The article is what stands below headline and day, else what is left
    without the lesser part of all that is read.
    """
    lengths = [len(shown[order].text) for order in prose]
    total, seen, start, begin = sum(lengths), 0, 0, 0
    for n, (before, after) in enumerate(pairwise(prose), 1):
        seen += lengths[n - 1]
        if after - before <= _LEAST_BETWEEN or not _is_framed(shown[before + 1 : after]):
            continue
        if sum(lengths[begin:n]) > _LEAST_HEADED and _is_headed(shown, prose[begin]):
            return prose[begin], before
        begin = n
        if seen * _LESSER <= total:
            start = n
        elif (total - seen) * _LESSER <= total:
            return prose[start], before
    return prose[start], prose[-1]


def _is_headed(shown: Sequence[Line], order: int) -> bool:
    """Whether a headline and the day stand right above a text."""
    near = shown[max(0, order - _NEAR_HEAD) : order]
    return any(
        _headline_above(near, n) is not None
        for n, line in enumerate(near)
        if line.fate is None and (_opens_with_day(line.text) or _tells_day(line.text))
    )


def _is_framed(between: Sequence[Line]) -> bool:
    """Whether parts of a frame are among some lines."""
    return sum(map(_is_frame, between)) >= _FEW_PARTS


def _is_asked(line: Line) -> bool:
    """Whether a line is open, or was told to be a part of a page's frame."""
    return line.fate is None or (line.fate is Fate.REMOVED and line.detail in _FRAME)


def _is_prose(line: Line) -> bool:
    """Whether a line is read as a sentence: it ends as one, or is long and reads as one.

    A short one that asks or exclaims may be a headline, one that is broken off a teaser.
    """
    text = line.text.strip()
    if line.fate is not None or len(text) < _SHORTEST_PROSE or text.endswith(_BROKEN_OFF):
        return False
    if len(text) > _LONGEST_TITLE:
        return "。" in text or text.count("，") >= _CLAUSES or bool(_STOP.search(text))
    return bool(_STOP.search(text)) and not _ASKS.search(text)


def _above(head: Sequence[Line]) -> range:
    """The lines above the headline, where one of them shows that they are the frame of a page.

    The headline stands right above the line of day and outlet. Where no such line is, the frame
    ends behind the last menu or breadcrumb that has a headline below it.
    """
    for order in _facts_in(head):
        title = _headline_above(head, order)
        if title is not None:
            has_frame = any(_is_frame(each) for each in head[:title])
            return range(title if has_frame else 0)
    frames = [n for n, line in enumerate(head) if _is_frame(line)]
    for last in reversed(frames):
        below = (line for line in head[last + 1 :] if line.fate is None)
        if any(_is_headline(line) for line in below):
            return range(last + 1)
    return range(0)


def _facts_in(head: Sequence[Line]) -> list[int]:
    """The lines of facts, the nearest to the text first, and those that tell no day last.

    A menu may hold a name of an outlet, or the day of the visit.
    """
    facts = [n for n, line in enumerate(head) if line.fate is None and _states_facts(line.text)]
    dated = [n for n in facts if _tells_day(head[n].text) or _opens_with_day(head[n].text)]
    others = [n for n in facts if ":" in plain(head[n].text) or n >= len(head) - _NEAR]
    return [*reversed(dated), *(n for n in others if n not in dated)]


def _between(head: Sequence[Line], start: int) -> Iterator[int]:
    """The buttons below the line of facts, above the text: 缩小字体, 微信QQ空间, a number alone."""
    facts = next((n for n in range(start, len(head)) if _states_facts(head[n].text)), None)
    for order in range(facts + 1 if facts is not None else len(head), len(head)):
        text = head[order].text.strip()
        if head[order].fate is None and (_is_menu(text) or _COUNT.match(text)):
            yield order


def _headline_above(head: Sequence[Line], facts: int) -> int | None:
    """The number of the headline above a line of facts; a dash opens a subtitle."""
    seen = 0
    for number in range(facts - 1, -1, -1):
        line = head[number]
        if line.fate is not None or _DASHED.match(line.text) or _states_facts(line.text):
            continue
        if _is_headline(line):
            return number
        seen += 1
        if seen == _FAR:
            return None
    return None


def _is_headline(line: Line) -> bool:
    text = line.text.strip()
    return (
        line.fate is None
        and _SHORTEST_TITLE <= len(text) <= _LONGEST_TITLE
        and len(_HAN.compiled.findall(text)) >= _SHORTEST_TITLE - 1
        and not _is_frame(line)
        and (not _STOP.search(text) or bool(_ASKS.search(text)))
        and not credit_line(text)
    )


def _states_facts(text: str) -> bool:
    """Whether a line is nothing but facts of publication, a day or an outlet among them."""
    is_read = any(mention.field in ("published", "source") for mention in credit_line(text))
    return is_read or _opens_with_day(text)


def _opens_with_day(text: str) -> bool:
    """Whether a short line begins with the day, whatever stands behind: an account, buttons."""
    if len(text) > _LONGEST_TITLE or _STOP.search(text):
        return False
    moment = read_moment(text)
    return moment is not None and moment.start <= _LONGEST_LABEL and not _GREETING.match(text)


def _tells_day(text: str) -> bool:
    return any(mention.field == "published" for mention in credit_line(text))


def _is_labelled(text: str) -> bool:
    """Whether a line of facts says more than what day it is."""
    mentions = credit_line(text)
    return ":" in plain(text) and bool(mentions) if len(mentions) == 1 else len(mentions) > 1


def _is_frame(line: Line) -> bool:
    """Whether a line is a part of the frame of a page, by its label or as a menu."""
    return line.fate is not None or _is_menu(line.text)


def _is_menu(text: str) -> bool:
    """Whether a line is a menu: words of menus, more than half of all.

    >>> _is_menu("首页 | 新闻 | 云水 | 财经"), _is_menu("新闻发布会在云水举行")
    (True, False)
    """
    if len(text) > _LONGEST_MENU:
        return False
    folded = plain(text).strip()
    if _GREETING.match(folded):
        return not _STOP.search(text)
    words = [word for word in _TOKENS.compiled.split(folded) if word]
    known = sum(word in _MENU for word in words)
    return known * 2 > len(words) or _is_glued_menu(folded)


def _is_glued_menu(text: str) -> bool:
    """Whether a line is a menu that lost its blanks: 首页新闻财经体育."""
    found = _GLUED.compiled.findall(text) if len(text) > _SHORTEST_TITLE else []
    return len(found) >= _SEVERAL and sum(map(len, found)) * 5 > len(text) * 3


def _below(shown: Sequence[Line], last: int) -> Iterator[tuple[int, Reason]]:
    """The open lines behind the last sentence and the editor or the first part of the frame.

    A short sentence shows that the text went on, as behind the foot of a printed page.
    """
    reason: Reason | None = None
    imprint = _imprint(shown, last)
    behind = (n for n in range(len(shown) - 1, last, -1) if shown[n].fate is None)
    stop = next((n for n in behind if _STOP.search(shown[n].text)), last)
    for order in range(last + 1, len(shown)):
        line = shown[order]
        if order == imprint:
            reason = Reason.CHROME
        if line.fate is not None:
            reason = Reason(line.detail)
        elif reason is not None and reason is not Reason.RELATED and _STOP.search(line.text):
            reason = None
        elif mentions := credit_line(line.text):
            ends = any(mention.role is Role.EDITOR for mention in mentions)
            reason = reason or (Reason.CHROME if ends else None)
        elif order < stop and reason is not Reason.RELATED:
            continue  # a sentence that ends further down, broken by the foot of a page
        elif reason is not None and not _is_credit(shown, order):
            yield order, Reason.RELATED if reason is Reason.RELATED else Reason.CHROME


def _is_frame_below(shown: Sequence[Line], last: int) -> bool:
    """Whether what stands below the last sentence is the frame of a page that was copied whole."""
    behind = shown[last + 1 :]
    return sum(line.fate is None for line in behind) >= _LEAST_BETWEEN and _is_framed(behind)


def _frame_below(shown: Sequence[Line], last: int) -> Iterator[tuple[int, Reason]]:
    """The open lines of such a frame, all but the credits of the article."""
    for order in range(last + 1, len(shown)):
        text = shown[order].text
        is_near = order <= last + _NEAR or ":" in plain(text)
        is_credit = _is_credit(shown, order) or (is_near and bool(credit_line(text)))
        if shown[order].fate is None and not is_credit:
            yield order, Reason.CHROME


def _is_credit(shown: Sequence[Line], order: int) -> bool:
    """Whether a line is a label of credits that stands alone, or the name below one."""
    text, above = shown[order].text.strip(), shown[order - 1].text.strip()
    is_below = bool(LABEL_ALONE.match(above)) and is_name(text)
    return is_below or bool(LABEL_ALONE.match(text))


def _imprint(shown: Sequence[Line], last: int) -> int | None:
    """The first line of a site's imprint: it ends in a notice of whose the page is."""
    notice = next(
        (n for n in range(len(shown) - 1, last, -1) if shown[n].detail == Reason.DISCLAIMER.value),
        None,
    )
    if notice is None:
        return None
    first = notice
    while first - 1 > last and _IMPRINT.match(shown[first - 1].text):
        first -= 1
    return first
