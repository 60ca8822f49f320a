"""Credits and datelines: what each printed form names, and what names nobody."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnnews_parse.fields.credits import Mention, credit_line, inline_credits
from cnnews_parse.fields.datelines import read_dateline
from cnnews_parse.fields.folding import plain
from cnnews_parse.fields.labels import LABEL, LABEL_WORD, NEXT_PART, NEXT_UNLABELLED
from cnnews_parse.fields.names import is_labelled_name, is_name, is_pen_name
from cnnews_parse.fields.outlets import is_outlet
from cnnews_parse.model.article import Role


def told(mentions: tuple[Mention, ...]) -> str:
    """The mentions as words: `source 某报, author 张三`; `-` where no role is named."""
    return ", ".join(
        f"{(m.role.value if m.role else '-') if m.field == 'credit' else m.field} {m.name}".strip()
        for m in mentions
    )


LINES = (
    ("来源：某某日报", "source 某某日报"),
    ("　　来源：某省人民政府网", "source 某省人民政府网"),
    ("（文章来源：某社）", "source 某社"),
    ("(来源：某报)", "source 某报"),
    ("稿源：某某日报", "source 某某日报"),
    ("來源：某某日報", "source 某某日報"),
    ("来源 | 新华社", "source 新华社"),
    ("来源 新华社", "source 新华社"),
    ("来源：某号（微信号：abc）", "source 某号"),
    ("来源：《某某月刊》", "source 某某月刊"),
    ("来源：某某网-《某某日报》", "source 某某网-《某某日报》"),
    ("信息来源：某省发改委", "source 某省发改委"),
    ("原文来自微博「某某」", "source 某某"),
    ("原文来自豆瓣广播「某某」", "source 某某"),
    ("据新华社", "source 新华社"),
    ("作者：圆的方块", "author 圆的方块"),
    ("作者：小编", "- 小编"),
    ("（端傳媒實習記者張三對本文亦有貢獻）", "author 張三"),
    ("（据新华社电）", "source 新华社"),
    ("( 转自 SomeByte )", "source SomeByte"),
    ("《计算机世界》", "source 计算机世界"),
    ("（本文首发于2021年9月16日《某某周末》）", "source 某某周末"),
    ("（证券时报·某公司）", "source 证券时报·某公司"),
    ("作者：某区全体同学", "- 某区全体同学"),
    ("作者：张三；李四", "author 张三, author 李四"),
    ("责编：张三 美编：李四 版式：小白", "editor 张三, - 李四, - 小白"),
    ("原文来自「某公众号」：某某标题", "source 某公众号"),
    ("来源：公众号“某某观察”", "source 某某观察"),
    ("来源：微信公众号：某某观察", "source 某某观察"),
    ("来源：微信朋友圈", "source 微信朋友圈"),
    (
        "本文来自微信公众号“某某观察”（ID：abc），作者：张三，编辑：李四，某网经授权发布。",
        "source 某某观察, author 张三, editor 李四",
    ),
    (
        "本文来自微信公众号：某某观察（ID：abc），作者：张三，题图来自：视觉中国",
        "source 某某观察, author 张三",
    ),
    ("（原题为《某市发布新规》）", "original_title 《某市发布新规》"),
    ("文/观察者网 张三", "author 张三"),
    (
        "自由亞洲電台特約記者張三香港報道　　責編：李四",
        "author 張三, editor 李四",
    ),
    ("※ 来源:·某某站 bbs.x.example·[FROM: 1.2.3.4]", "source 某某站"),
    ("某省人民政府网", "source 某省人民政府网"),
    ("原标题：“某某”落地“生根”", "original_title “某某”落地“生根”"),
    ("（原标题：某地下雪（图））", "original_title 某地下雪（图）"),
    ("责任编辑：王某 ", "editor 王某"),
    ("【責任編輯:李四 】", "editor 李四"),
    ("（责编：张三、李四）", "editor 张三, editor 李四"),
    ("编辑 张三 校对 李四", "editor 张三, proofreader 李四"),
    ("栏目主编：张三 文字编辑：李四", "editor 张三, editor 李四"),
    ("本文来源：某报 责任编辑：张三_NB123", "source 某报, editor 张三"),
    ("新京报记者 张三", "author 张三"),
    ("记者：张三 李四", "author 张三, author 李四"),
    ("记者 张三/李四", "author 张三, author 李四"),
    ("记者张三通讯员李四", "author 张三, author 李四"),
    ("本报记者 张三 本报通讯员 李四", "author 张三, author 李四"),
    ("新华社 记者 张三", "author 张三"),
    ("作者：《某某刊》记者 张三", "author 张三"),
    ("《某某》作者 张三", "author 张三"),
    ("采写：新京报记者 张三 李四", "author 张三, author 李四"),
    ("■記者蔡某某", "author 蔡某某"),
    ("生活中心／張三報導", "author 張三"),
    ("（文/图 后勤处 张三 编辑/李四）", "author 张三, photographer 张三, editor 李四"),
    ("供稿：某某学院 张三", "author 张三"),
    ("来源：经济日报 记者 张三", "source 经济日报, author 张三"),
    ("作者：张三 ▪ 李四　　责编：王五", "author 张三, author 李四, editor 王五"),
    ("作者：未知     责任编辑：不是棒棒糖", "- 未知, editor 不是棒棒糖"),
    (
        "编者按：本文来自微信公众号“街区观察”（ID:abc），作者：张三，某网经授权发布。",
        "source 街区观察, author 张三",
    ),
    (
        "本文来自微信公众号：街区观察（ID：abc），作者：张三，编辑：李四，题图来自：某图库",
        "source 街区观察, author 张三, editor 李四",
    ),
    ("文/张三", "author 张三"),
    ("文｜张三", "author 张三"),
    ("文丨张三", "author 张三"),
    ("文／张三 图／李四", "author 张三, photographer 李四"),
    ("文/图 张三", "author 张三, photographer 张三"),
    ("撰文：张三", "author 张三"),
    ("作者：张  三", "author 张三"),
    ("作者:张三 责编：李四", "author 张三, editor 李四"),
    ("实习生：张三", "author 张三"),
    ("作者：宓某", "author 宓某"),
    ("作者：江边听雨客", "author 江边听雨客"),
    ("作者：约翰·某某", "author 约翰·某某"),
    ("作者：John Doe", "author John Doe"),
    ("作者：张三（某某大学教授）", "author 张三"),
    ("作者：某某大学教授张三", "author 张三"),
    ("文/鄧某某(中共某市委黨校某教研部)", "author 鄧某某"),
    ("（作者张三系某某大学教授）", "author 张三"),
    ("（记者 张三 李四 通讯员 王五）", "author 张三, author 李四, author 王五"),
    ("（张三）", "author 张三"),
    ("（张  三）", "author 张三"),
    ("（记者张三 摄）", "photographer 张三"),
    ("记者張三／台北報導", "author 張三"),
    ("〔記者張三／台北報導〕", "author 張三"),
    ("聯合報 / 記者林某某／台北報導", "author 林某某"),
    ("石某/中国青年报", "author 石某, source 中国青年报"),
    ("图/新华社", "- 新华社"),
    ("審核：張三", "reviewer 張三"),
    ("监制：张三", "reviewer 张三"),
    ("翻译：张三", "translator 张三"),
    ("編譯：張三", "translator 張三"),
    ("校对 王五", "proofreader 王五"),
    ("策划：张三", "- 张三"),
    ("某某科供稿 摄影/张三 编辑/李四", "- 某某科, photographer 张三, editor 李四"),
    ("2021-03-01 09:00 作者:張三", "published 2021-03-01 09:00, author 張三"),
    ("2024年03月05日15:20 来源：某某网", "published 2024年03月05日15:20, source 某某网"),
    ("发布时间：2024-03-05 来源：某报", "published 2024-03-05, source 某报"),
    ("更新时间：2024-03-05", "updated 2024-03-05"),
    (
        "2020-01-02 10:22:14 出处：某报 作者：张三 编辑：李四 人气： 5380 次 评论(18)",
        "published 2020-01-02 10:22:14, source 某报, author 张三, editor 李四",
    ),
    ("（编辑：小何）返回某某，查看更多", "editor 小何"),
    ("原文链接：http://a.example/1", "- http://a.example/1"),
    ("作者：佚名", "- 佚名"),
    ("作者：某某课题组", "- 某某课题组"),
    ("来源：网络", "- 网络"),
    ("责任编辑：NF041", "- NF041"),
    ("责任编辑：", "-"),
    ("每经记者：张三 每经编辑：李四", "author 张三, editor 李四"),
    ("文、图/张三", "author 张三, photographer 张三"),
    ("文/本报记者 张三 图/受访者供图", "author 张三, - 受访者供图"),
    ("记者 张三 发自北京", "author 张三"),
    ("记者 张三 北京报道", "author 张三"),
    ("（新华社北京3月5日电 记者张三、李四）", "source 新华社, author 张三, author 李四"),
    ("一审：张三 二审：李四", "reviewer 张三, reviewer 李四"),
)
NO_LINES = (
    "编辑：你怎么看？",
    "本文来自微信公众号后台的一封信。信里说，孩子想回家。",
    "",
    "　",
    "张三",
    "他说，来源：不明。",
    "记者从会上获悉，某厂昨日投产。",
    "记者了解到，这批设备来源不明",
    "新华社记者近日走访某地",
    "新京报记者 张三近日在某地采访时看到这一幕",
    "编辑推荐",
    "作者简介",
    "记者手记",
    "记者 手记",
    "来源 某某",
    "（完）",
    "（附图）",
    "（节选）",
    "（未完待续）",
    "（资料图片）",
    "图片来源：某某官网",
    "资料来源：某某统计局",
    "新华社记者 张三 摄",
    "石某某攝",
    "作者：他在书中写道，这是最好的时代。也是最坏的时代。",
    "文章千古事",
    "图为活动现场",
    "互联网",
    "某省人民政府",
    "2024年3月5日，某厂投产。",
    "来源于生活，高于生活",
    "责任编辑：张三，这本书的",
    "记者：你怎么看？",
    "记者：张先生您好",
    "记者：请问贵公司",
    "记者：今天去了哪里",
    "主持人：欢迎",
    "图：活动现场",
    "视频：活动现场",
    "技术：领先",
    "据新华社记者说，雨停了。",
    "据我们所知",
    "转自他人的话",
    "作者：谁在写这一切",
)
INLINE = (
    (
        "中新社漠河11月23日电 (王某阳 刘某菊)漠河今晨降温。",
        "author 王某阳, author 刘某菊",
    ),
    ("有关负责人参加调研。（于某某）", "author 于某某"),
    ("有关负责人参加调研。（张  三）", "author 张三"),
    ("會議昨日結束。(楊某某)", "author 楊某某"),
    ("会议结束。（张三 李四）", "author 张三, author 李四"),
    ("会议结束。（记者 张三 李四 通讯员 王五）", "author 张三, author 李四, author 王五"),
    ("会议结束（记者张三）", "author 张三"),
    ("会议结束。（新华社记者张三）", "author 张三"),
    ("会议结束。(来源：工信部)", "source 工信部"),
    ("会议结束。（某某日报）", "source 某某日报"),
    ("指数收涨（证券时报）", "source 证券时报"),
    ("会议结束。（新华社北京3月5日电 记者张三）", "source 新华社, author 张三"),
    ("發布會現場。石某某攝", "photographer 石某某"),
    ("現場。楊某某攝。", "photographer 楊某某"),
    ("手錶售價四萬元。(車某某攝)", "photographer 車某某"),
    ("领导人致辞。 新华社记者 李某某 摄", "photographer 李某某"),
    ("雨中的街道。城市摄影队 周某 摄", "photographer 周某"),
    ("某报图片记者黎某某、李某摄", "photographer 黎某某, photographer 李某"),
    ("图片来源：某报记者 张三 摄", "photographer 张三"),
    ("本报讯（记者 张三）某厂昨日投产。", "author 张三"),
    ("本报讯  记者冉某某报道：某厂昨日投产。", "author 冉某某"),
    ("本报北京２月９日讯  记者王某某报道：某厂投产。", "author 王某某"),
    ("新华社北京5月1日电（记者 张三）会议昨日举行。", "author 张三"),
    ("据新华社华盛顿３月４日电  （记者唐某）宇宙很老。", "author 唐某"),
    ("新华社上海５月３日电（通讯员孙某某、昌某）位于", "author 孙某某, author 昌某"),
    (
        "南方日报讯　（记者／黄某某　实习生／朱某某　通讯员／成某某）某地",
        "author 黄某某, author 朱某某, author 成某某",
    ),
    ("新华社记者肖某、奚某某发自某地发射中心：今晨", "author 肖某, author 奚某某"),
    ("（中央社記者王某某台北5日電）某某", "author 王某某"),
    ("〔記者巫其某／台北報導〕財政部今天公布", "author 巫其某"),
    ("【財訊快報／陳某某】指數上漲", "source 財訊快報, author 陳某某"),
    ("会议结束。记者 张三 通讯员 李四", "author 张三, author 李四"),
    ("长江网10月4日讯（记者陈某 整合） 国庆", "author 陈某"),
)
NO_INLINE = (
    "他说到2024年（一/二）月再看。",
    "",
    "演出到此结束。（完）",
    "演出到此结束。（附图）",
    "演出到此结束。（节选）",
    "演出到此结束。（笑）",
    "演出到此结束。（下同）",
    "演出到此结束。（全文）",
    "演出到此结束。（未完待续）",
    "演出到此结束。（江苏）",
    "演出到此结束。（金融）",
    "警方到场（资料图片）",
    "负责人（张三）参加调研。",
    "该公司（华为）昨日表示",
    "该机构的全称是某某社（张三）",
    "李四（记者）说，他看见了。",
    "他是新华社记者，长期驻外。",
    "新华社记者张三昨日来到某地，看见一片新绿。",
    "本社记者分赴各地采访，记者了解到情况属实。",
    "记者从会上获悉，今年前三季度增长5%。",
    "（记者注：此处有误）",
    "（记者手记）",
    "（作者系某某大学教授）",
    "《某书》（作者 鲁某）出版了，大家都读。",
    "本片由张三拍摄",
    "他喜欢摄影",
    "全长3.2公里（约合6.4里）。",
    "百分点（见表1）。",
    "他答道：“记者张三来过。”",
)


@pytest.mark.parametrize(("line", "expected"), LINES)
def test_a_line_of_credits_names(line: str, expected: str) -> None:
    """Each form names what a reader of newspapers sees in it."""
    assert told(credit_line(line)) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "2024-03-05 10:20 某某晚报 张三丰 听新闻",
            "published 2024-03-05 10:20, source 某某晚报, author 张三丰",
        ),
        ("街区观察©2024-03-05 10:20", "published 2024-03-05 10:20"),
        ("标签：菜场;改造  编辑：张三", "editor 张三"),
        ("某台newtalk | 周某 綜合報導", "author 周某"),
        ("張三 李四 / 台北報導", "author 張三, author 李四"),
        ("作者：张三  发布时间：2024-03-05", "author 张三, published 2024-03-05"),
        ("图片来源：某某日报  2024-03-05", "published 2024-03-05"),
        ("2024年3月5日 稿源：某某日报22次阅读3 条评论", "published 2024年3月5日, source 某某日报"),
        ("张三丰 关注", ""),
    ],
)
def test_a_line_that_the_page_marks_is_read_part_by_part(line: str, expected: str) -> None:
    """Buttons, channels and counters beside the facts are passed over; a name needs a date."""
    assert told(credit_line(line, loose=True)) == expected


@pytest.mark.parametrize("line", NO_LINES)
def test_other_lines_stay_in_the_body(line: str) -> None:
    """A line that says anything else is no line of credits."""
    assert credit_line(line) == ()


@pytest.mark.parametrize(("text", "expected"), INLINE)
def test_credits_inside_a_paragraph(text: str, expected: str) -> None:
    """Bylines, closing names and captions are read where they stand."""
    assert told(inline_credits(text)) == expected


@pytest.mark.parametrize("text", NO_INLINE)
def test_paragraphs_without_credits(text: str) -> None:
    """Brackets, reporters and pictures in ordinary sentences name nobody."""
    assert inline_credits(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新华社北京5月1日电 会议", ("新华社", "北京", 5, 1, "新华社北京5月1日电")),
        ("中新网杭州６月１９日电（记者", ("中新网", "杭州", 6, 19, "中新网杭州６月１９日电")),
        ("　　人民网合肥11月8日电　（记者", ("人民网", "合肥", 11, 8, "人民网合肥11月8日电")),
        ("（新华社）会议昨日举行", ("新华社", None, None, None, "（新华社）")),
        ("据新华社华盛顿３月４日电  会", ("新华社", "华盛顿", 3, 4, "据新华社华盛顿３月４日电")),
        ("某某网3月2日消息，某厂", ("某某网", None, 3, 2, "某某网3月2日消息")),
        ("新京报讯（记者 张三）", ("新京报", None, None, None, "新京报讯")),
        ("新浪科技讯 北京时间", ("新浪科技", None, None, None, "新浪科技讯")),
        ("晨报讯（记者 张三）", (None, None, None, None, "晨报讯")),
        ("本报讯 某厂", (None, None, None, None, "本报讯")),
        ("【本報訊】某廠", (None, None, None, None, "【本報訊】")),
        ("本报北京２月９日讯  记者", (None, "北京", 2, 9, "本报北京２月９日讯")),
        ("【新华社北京电】会议", ("新华社", "北京", None, None, "【新华社北京电】")),
        (
            "（中央社記者王某某台北5日電）某",
            ("中央社", "台北", None, 5, "（中央社記者王某某台北5日電）"),
        ),
        ("(星島日報報道)某公司", ("星島日報", None, None, None, "(星島日報報道)")),
        ("财联社5月27日电，某", ("财联社", None, 5, 27, "财联社5月27日电")),
        ("财联社5月27日讯，某", ("财联社", None, 5, 27, "财联社5月27日讯")),
    ],
)
def test_datelines(
    text: str, expected: tuple[str | None, str | None, int | None, int | None, str]
) -> None:
    """The agency as printed, the place, the day, and the very words."""
    line = read_dateline(text)
    assert line is not None
    assert (line.agency, *line.places[:1], line.month, line.day, line.words) == tuple(
        each for n, each in enumerate(expected) if n != 1 or each
    )
    assert text[line.start : line.end] == line.words


@pytest.mark.parametrize(
    "text",
    [
        "",
        "某厂昨日投产。",
        "新华社",
        "新华社昨日发表评论。",
        "据路透社5月1日报道，某公司",
        "据新华社报道，某公司",
        "新华社北京分社电话",
        "本报电子版",
        "本报记者昨日获悉",
        "本报通讯员张三",
        "新华社记者从电力部门获悉",
        "（张三）某厂投产",
        "（某某）会议",
        "新华社北京13月1日电 会",
        "新华社北京5月41日电 会",
        "会议结束。新华社北京5月1日电",
    ],
)
def test_other_beginnings_are_no_datelines(text: str) -> None:
    """A sentence about an agency, or another's report, is none."""
    assert read_dateline(text) is None


@pytest.mark.parametrize("word", ["张三", "歐陽某某", "司马某", "諸葛某", "苏人", "石某某"])
def test_names_by_surname(word: str) -> None:
    """Common surnames tell a name, in either script."""
    assert is_name(word)


@pytest.mark.parametrize(
    "word",
    ["", "张", "金融", "江苏", "高质量", "新华社", "本报", "综合", "张三说了话", "某甲", "党委"],
)
def test_words_that_are_no_names(word: str) -> None:
    """Ordinary words that begin like a surname, and words of the trade."""
    assert not is_name(word)


@pytest.mark.parametrize(
    "word", ["本报", "佚名", "综合", "小编", "网络", "Anonymous", "NF041", "某报记者", "新媒体"]
)
def test_nobody_is_named_so(word: str) -> None:
    """Not even behind a label."""
    assert not is_labelled_name(word)


WORDS = (
    "记者 通讯员 编辑 责任编辑： 来源： 原标题： 作者： 文/ 图/ （ ） ( ) 【 】 。 ， 、 / ： | · "
    "_ 张三 李四 王 "
    "某报 新华社 人民网 北京 5月1日 电 讯 摄 報導 2024-03-05 15:20 会议 昨日 John 本报 系 的"
)
PRINTED = st.lists(
    st.sampled_from([*WORDS.split(), " ", "\u3000", "\n", "“", "”"]), max_size=14
).map("".join)


@given(st.one_of(PRINTED, st.text(max_size=60)))
def test_spans_are_right_and_nothing_fails(text: str) -> None:
    """The words of a mention stand at its offsets."""
    for mention in (*credit_line(text), *inline_credits(text)):
        assert text[mention.start : mention.end] == mention.words
        assert mention.name or mention.role is None
    line = read_dateline(text)
    assert line is None or text[line.start : line.end] == line.words


@given(st.one_of(PRINTED, st.text(" 来源记者文图摄:|/19205-年(。评论分享", max_size=30)))
def test_quick_looks_miss_nothing(text: str) -> None:
    """Every label has a word of one, and without colons all that ends a value is found."""
    folded = plain(text)
    assert LABEL_WORD.search(folded) or not LABEL.search(folded)
    bare = folded.replace(":", " ").replace("|", " ")
    ends = [pattern.search(bare) for pattern in (NEXT_PART, NEXT_UNLABELLED)]
    assert len({found and found.start() for found in ends}) == 1


@given(PRINTED)
def test_persons_are_names(text: str) -> None:
    """No role is given to a label, an outlet or a sign."""
    for mention in (*credit_line(text), *inline_credits(text)):
        name = mention.name
        if mention.role is Role.EDITOR:  # editors go by any words, but by no label
            assert not LABEL_WORD.search(plain(name))
            assert not is_outlet(name)
        elif mention.role:
            assert is_labelled_name(name) or is_pen_name(name)


@pytest.mark.parametrize(
    "run",
    [
        " ",
        "(",
        ")",
        "()",
        "（张三）",
        "2",
        "记者 ",
        "张三 ",
        "（记者 ",
        "。",
        "来源：",
        "王",
        "/",
        "·",
        "摄",
        "张 ",
    ],
)
def test_work_is_linear(run: str) -> None:
    """A long run of one thing is read in no time."""
    text = run * (100_000 // len(run))
    began = time.process_time()
    for read in (credit_line, inline_credits, read_dateline):
        read(text)
        read(text[:200])
    assert time.process_time() - began < 3


@pytest.mark.parametrize(
    ("text", "editors"),
    [
        ("财联社3月5日讯（编辑 张三）某厂日前投产。", ["张三"]),
        ("财联社（上海，编辑 张三）讯，某厂日前投产。", ["张三"]),
        ("新华社北京3月5日电（编辑：张三、李四）某厂日前投产。", ["张三", "李四"]),
        ("某厂的刊物（编辑 张三）日前停刊。", []),
        ("他在财联社做编辑（编辑 张三）多年。", []),
    ],
)
def test_editor_behind_the_dateline(text: str, editors: list[str]) -> None:
    """Brackets right behind agency or dateline name who edited; others do not."""
    found = [m.name for m in inline_credits(text) if m.role and m.role.value == "editor"]
    assert found == editors
