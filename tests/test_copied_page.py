"""Texts that were copied off a page with its frame, and texts that only look so."""

from __future__ import annotations

import pytest

from cnnews_parse import Article, parse_text

STORY = (
    "青石镇图书馆本周一重新开放，三层楼的旧粮仓改成了阅览室，孩子们放学后多了一个去处。",
    "馆长说，改造用了十四个月，书架由本地木匠用拆下来的房梁做成。",
)


def read(*lines: str) -> Article:
    """The article on a page of these lines."""
    return parse_text("\n".join(lines))


def body(article: Article) -> list[str]:
    """The texts of its blocks."""
    return [block.text for block in article.blocks]


@pytest.mark.parametrize(
    "menu",
    [
        ("首页 新闻 财经 体育",),
        ("首页", "新闻", "登录", "注册"),
        ("首頁 | 即時 | 港聞 | 娛樂",),
        ("青石网首页新闻政务体育视频更多",),
        ("今天是2023年9月12日 星期二", "设为首页 加入收藏"),
        ("您当前的位置：首页 > 新闻",),
    ],
)
def test_menu_above_the_headline_goes(menu: tuple[str, ...]) -> None:
    """The headline is the line above the facts, whatever the menu above it looks like."""
    article = read(*menu, "图书馆搬进旧粮仓", "2023-09-11 08:00 来源：青石周报", *STORY)
    assert article.title == "图书馆搬进旧粮仓"
    assert body(article) == [*STORY]
    assert article.published is not None
    assert article.published.isoformat() == "2023-09-11T08:00:00+08:00"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (("图书馆搬进旧粮仓 - 新华网",), "图书馆搬进旧粮仓"),
        (("图书馆搬进旧粮仓_青石新闻网", "图书馆搬进旧粮仓"), "图书馆搬进旧粮仓"),
        (("图书馆搬进旧粮仓 - 青石镇",), "图书馆搬进旧粮仓 - 青石镇"),
        (("图书馆搬进旧粮仓 | 活动中心",), "图书馆搬进旧粮仓 | 活动中心"),
    ],
)
def test_tail_of_a_copied_title_goes(head: tuple[str, ...], title: str) -> None:
    """Where it names an outlet, or where the headline follows without it."""
    article = read(*head, *STORY)
    assert article.title == title
    assert body(article) == [*STORY]


MORE = (
    "开馆第一天来了四百多人，最早的一位读者六点半就等在门口，他在这座粮仓里扛过八年麻袋。",
    "镇里今年还打算把隔壁的磨坊收拾出来，给老人们下棋、听书，冬天也能坐得住。",
)
OTHERS = (
    "山下的水库上周开始蓄水，预计明年春天可以浇灌两岸三万亩旱地，种田的人不必再看天。",
    "负责施工的工程队说，大坝的最后一仓混凝土在夜里两点浇完，几十个人在坝顶站到了天亮。",
    "县里的三条公交线路周五起延长到各村村口，票价两元，六十岁以上的老人免费乘坐。",
    "新线路的第一班车上坐满了赶集回来的乡亲，车厢里放着背篓、鸡笼和一台缝纫机。",
    "果农们今年不再挑水上山，管道修到了山腰，拧开龙头就能浇树，收成比往年多了两成。",
    "修管道的钱一半来自县里，一半由果农自己凑，账目每个月在村口的墙上公布一次。",
)
MENU = (
    *("应用", "青石音乐", "青石花田", "热门话题", "女神排行榜", "登录", "注册免费邮箱", "新华网"),
    *("彩票", "电影票", "火车票", "首页", "新闻", "体育", "客户端下载", "天气通", "证券时报"),
)
BELOW = (
    *("已推荐 0", "青石荐新闻", "推荐成功", "关键词阅读：图书馆 粮仓", "分享到：", "0 人参与"),
    *("县城新添三条公交线", "果农不再挑水 管道修到山顶", "三周后水库开始蓄水", "登录", "注册"),
    *("猜你喜欢", "老人学会扫码付款", "他为何三次回到山里？", "首页", "财经", "体育", "关于我们"),
)


@pytest.mark.parametrize(
    ("headline", "facts", "source"),
    [
        ("图书馆搬进旧粮仓", "2023-09-11 08:00 来源：青石周报", "青石周报"),
        ("图书馆搬进旧粮仓，书架从哪儿来？", "2023-09-11 08:00", None),
        ("图书馆搬进旧粮仓", "2023-09-11 08:00 · 青石镇看点", "青石镇看点"),
        ("图书馆搬进旧粮仓", "2023-09-11 08:00 列印文字大小", None),
        ("图书馆搬进旧粮仓", "2023-09-11 08:00　来源: 青石周报举报", "青石周报"),
    ],
)
def test_page_that_was_copied_whole(headline: str, facts: str, source: str | None) -> None:
    """Menus of many lines, headings of lists and names of outlets among them, do not hide a text."""
    story = [*STORY, *MORE]
    article = read(*MENU, "青石网 > 正文", headline, facts, *story, *BELOW)
    assert (article.title, article.source) == (headline, source)
    assert article.published is not None
    assert article.published.isoformat()[:16] == "2023-09-11T08:00"
    assert body(article) == story


def test_next_article_of_a_page_is_no_part_of_this_one() -> None:
    """Pages go on with other articles below; the first has headline and day above it."""
    story = [*STORY, *MORE]
    article = read(*MENU, "图书馆搬进旧粮仓", "2023-09-11 08:00", *story, *BELOW, *OTHERS, *BELOW)
    assert body(article) == story


def test_heading_above_a_text_is_no_end_of_it() -> None:
    """Where most of what is read stands behind it, it heads a menu."""
    lines = [f"{n}镇的图书馆也搬进了旧粮仓，书架由木匠做成。" for n in "东西南北"]
    article = read("果农不再挑水，水管修到了半山腰，全长十二公里的水渠也通了", "相关阅读", *lines)
    assert [line for line in body(article) if line in lines] == lines


def test_day_of_the_visit_is_not_the_day_of_the_article() -> None:
    """What day it is stands above many pages."""
    article = read(
        "首页 新闻", "2023年9月12日 星期二", "图书馆搬进旧粮仓", "来源：青石周报", *STORY
    )
    assert (article.title, article.published) == ("图书馆搬进旧粮仓", None)


@pytest.mark.parametrize(
    "below",
    [
        ("上一篇：旧桥检修公交改道", "下一篇：夜市搬进老巷"),
        ("【打印】【关闭】", "旧桥检修公交改道", "夜市搬进老巷"),
        ("分享到：微信 微博", "旧桥检修公交改道"),
        ("点击查看全文", "扫一扫 分享到微信", "0条评论"),
        ("相关阅读", "旧桥检修公交改道", "夜市搬进老巷"),
        ("版权所有：青石县融媒体中心", "地址：青石镇一号"),
        ("主办单位：青石县人民政府", "电话：0000-1234567", "网站标识码：0000000000"),
        ("网友评论仅供其表达个人看法，并不表明本站立场。", "我要评论"),
    ],
)
def test_what_stands_below_goes(below: tuple[str, ...]) -> None:
    """Behind the last sentence nothing is left once the frame of the page has begun."""
    article = read("图书馆搬进旧粮仓", "2023-09-11 08:00 来源：青石周报", *STORY, *below)
    assert body(article) == [*STORY]


def test_editor_below_the_buttons_is_read() -> None:
    """Credits are read wherever they stand in the frame."""
    article = read("图书馆搬进旧粮仓", *STORY, "分享到：微信 微博", "责任编辑：苏遥", "返回首页")
    assert (body(article), article.editors) == ([*STORY], ("苏遥",))


def test_text_goes_on_behind_buttons() -> None:
    """Buttons may stand above or inside a text; no sentence goes with them."""
    article = read(
        "图书馆搬进旧粮仓",
        "分享到：微信 微博",
        STORY[0],
        "【打印】【关闭】",
        STORY[1],
        "人人都来。",
    )
    assert body(article) == [*STORY, "人人都来。"]


def test_lines_without_stops_stay_where_no_frame_is() -> None:
    """A list of names or results at the end of a text is text."""
    names = ("一等奖 柳湾小学", "二等奖 河口小学", "三等奖 青石小学")
    assert body(read("图书馆办朗读比赛", *STORY, *names)) == [*STORY, *names]


def test_day_and_page_of_a_digital_newspaper() -> None:
    """The day stands on a line of its own above the page."""
    article = read(
        "青石日报", "2020年05月12日 星期二", "第02版：要闻", "返回目录", "图书馆搬进旧粮仓", *STORY
    )
    assert article.published is not None
    assert article.published.date().isoformat() == "2020-05-12"
    assert article.page is not None
    assert (article.page.number, article.page.name) == ("02", "要闻")
    assert article.title == "图书馆搬进旧粮仓"
    assert body(article) == [*STORY]


def test_buttons_between_facts_and_text_go() -> None:
    """Buttons, counters and names of platforms stand below the facts, one a line or glued."""
    buttons = ("缩小字体", "放大字体", "0", "易信微信QQ空间微博更多", "T中")
    article = read(
        "首页 新闻", "图书馆搬进旧粮仓", "2021-10-29 18:20 新浪财经综合", *buttons, *STORY
    )
    assert (article.source, body(article)) == ("新浪财经综合", [*STORY])


def test_words_glued_to_the_last_sentence_go() -> None:
    """What a platform glues to a text is no part of its sentence; brackets of the text are."""
    article = read(
        "图书馆搬进旧粮仓",
        STORY[0],
        "镇里表决通过了一项决定（关于延长开放时间）",
        f"{STORY[1]}返回某网，查看更多",
    )
    assert body(article) == [STORY[0], "镇里表决通过了一项决定（关于延长开放时间）", STORY[1]]


def test_labels_of_title_and_text() -> None:
    """What a label says is trusted more than the name of the site above it."""
    labels = ("青石网", "标题：图书馆搬进旧粮仓", "日期：2020-08-11", "来源：青石日报", "正文：")
    article = read(*labels, *STORY)
    assert (article.title, article.source) == ("图书馆搬进旧粮仓", "青石日报")
    assert body(article) == [*STORY]


def test_who_holds_an_event_is_text() -> None:
    """主办单位 is in the imprint of a site, and in the announcement of an event."""
    held = ("主办单位：青石县图书馆", "地址：青石镇一号", "电话：0000-1234567")
    assert body(read("图书馆办朗读比赛", *STORY, *held)) == [*STORY, *held]


@pytest.mark.parametrize(
    "sentence",
    [
        "版权所有者说，这幅画可以免费印在课本里，不必再来问他。",
        "首页改版以后，新闻、财经和体育频道都换了编辑，读者的来信多了一倍。",
        "上一篇报道登出以后，镇里连夜修好了水管，村民打来电话道谢。",
        "网友评论说这座桥早该修了，镇里第二天就派人来量尺寸。",
        "主办单位表示，明年的比赛还在图书馆举行，名额增加一倍。",
        "打印店的老板说，开学前一周店里要忙到半夜，纸都不够用。",
    ],
)
def test_sentence_about_pages_is_text(sentence: str) -> None:
    """An article may speak of menus, comments and buttons."""
    article = read("图书馆搬进旧粮仓", STORY[0], sentence, STORY[1])
    assert body(article) == [STORY[0], sentence, STORY[1]]


@pytest.mark.parametrize(
    ("facts", "source", "day"),
    [
        ("原创 周麦 青石观察 2023-04-23 07:30 发表于江苏", "青石观察", "2023-04-23"),
        ("青石观察 2023-04-23 07:30 发表于江苏", "青石观察", "2023-04-23"),
        ("2021-09-06 18:22·青石观察", "青石观察", "2021-09-06"),
        ("http://www.example.com.cn 2021-09-06 18:22 来源：青石日报", "青石日报", "2021-09-06"),
        ("2021年04月12日08:26 | 来源：青石日报 | 小字号", "青石日报", "2021-04-12"),
        ("时间：2021-04-12 来源：青石日报 字体：[大 中 小]", "青石日报", "2021-04-12"),
        ("来源:青石日报 发布时间:2021-04-12 点击:230", "青石日报", "2021-04-12"),
        ("2021-04-12 10:22:05 來源:青石日報 作者:周麥 閱讀:1204", "青石日報", "2021-04-12"),
    ],
)
def test_facts_as_platforms_print_them(facts: str, source: str, day: str) -> None:
    """The line below the headline, in the forms of portals and of platforms for posts."""
    article = read("图书馆搬进旧粮仓", facts, *STORY)
    assert (article.title, article.source, body(article)) == ("图书馆搬进旧粮仓", source, [*STORY])
    assert article.published is not None
    assert article.published.date().isoformat() == day


def test_facts_above_the_headline() -> None:
    """Xinhua's pages print day and outlet above the headline; they go with no menu."""
    head = (
        "新华网 > > 正文",
        "2018 08/27 09:12:45",
        "来源：新华社",
        "字体：",
        "小 中 大",
        "分享到：",
    )
    article = read(*head, "图书馆搬进旧粮仓", *STORY, "【纠错】责任编辑：苏遥", "加载更多")
    assert (article.title, article.source) == ("图书馆搬进旧粮仓", "新华社")
    assert article.published is not None
    assert article.published.isoformat() == "2018-08-27T09:12:45+08:00"
    assert (body(article), article.editors) == ([*STORY], ("苏遥",))


def test_writer_on_a_line_below_the_headline() -> None:
    """A bare name is a byline where what he is, or the day, stands below it."""
    for facts in ("青石周报记者", "2022年10月3日", "来源：青石周报"):
        article = read("图书馆搬进旧粮仓", "周小麦", facts, *STORY)
        assert (article.title, article.authors) == ("图书馆搬进旧粮仓", ("周小麦",)), facts
    assert read("图书馆搬进旧粮仓", "周小麦", *STORY).authors == ()


def test_facts_without_a_menu_above_leave_the_head_alone() -> None:
    """Where nothing of a page's frame stands above the headline, nothing is taken for it."""
    article = read(
        "青石网", "图书馆搬进旧粮仓", "周小麦", "2022年10月3日", "图像来源，青石周报", *STORY
    )
    assert article.title == "图书馆搬进旧粮仓"
    assert article.published is not None


def test_section_of_a_paper_is_its_page() -> None:
    """Papers of Hong Kong print section and page without 版."""
    article = read("東方日報 2019年08月12日", "港聞A12", "圖書館搬進舊糧倉", *STORY)
    assert article.title == "圖書館搬進舊糧倉"
    assert article.page is not None
    assert (article.page.number, article.page.name) == ("A12", "港聞")


def test_labels_in_brackets() -> None:
    """【原标题】 without a title elsewhere is the title."""
    assert read("【原标题】图书馆搬进旧粮仓", *STORY).title == "图书馆搬进旧粮仓"


def test_reporter_above_the_day_is_no_headline() -> None:
    """Between headline and day some print who reports, and what channel it is."""
    head = (
        "首页 新闻",
        "图书馆搬进旧粮仓",
        "青石新闻记者 周小麦",
        "2022-07-19 16:04",
        "∙ 艺术评论 >",
        "字号",
    )
    article = read(*head, *STORY)
    assert (article.title, article.authors) == ("图书馆搬进旧粮仓", ("周小麦",))
    assert body(article) == [*STORY]
