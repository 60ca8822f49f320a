"""Lines that a page broke: text extracts of PDF pages, hard-wrapped wires and reposts."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

import attrs

from cnnews_parse.extend import Edit, Pattern, rule
from cnnews_parse.rules.lines import (
    FINISHED,
    NEVER_FIRST,
    PrintedLine,
    blocks,
    is_finished,
    is_narrow,
    joint,
    printed_lines,
    usual_gap,
)
from cnnews_parse.rules.quotes import quotes_of_torn
from cnnews_parse.rules.typeset import LEAST_PAUSED, set_lines
from cnnews_parse.rules.wrapped import SHORTEST, unwrapped

_FRAGMENT = Pattern(r"[0-9A-Za-z０-９Ａ-Ｚａ-ｚ.,+\-/%％．～~:\ufffd“”]{1,20}\Z")
_MARK_FIRST = Pattern(rf"\n[^\S\n]*[{''.join(sorted(NEVER_FIRST))}]")
_HAN = Pattern(r"[\u3400-\u9fff]")
_PAUSE = Pattern(r"[，。；、]")
# What follows a figure inside a sentence; in a list of ranks a headline follows.
_BEHIND_FIGURE = frozenset(
    "年月日时分秒个万亿千百元户多家名条件项余届次倍吨公米岁人位级号点种类所座期天周股美亩斤辆台部张"
    "场章篇页度成处支架艘款批班间平里克升倍時個萬億戶條項餘屆噸級號點種類畝輛臺張場處間％%"
)
_LONG = 30  # columns
_ENOUGH = 5  # of evidence that a stretch is torn
_PAGE_MARK = Pattern(
    r"[-—–]\s?\d{1,4}\s?[-—–]\Z|第\s?\d{1,4}\s?页(?:[，,/ ]{0,2}共\s?\d{1,4}\s?页)?\Z"
)


@rule(
    fixes={
        "标题在此\n\n \n\n  \n\n7\n\n月，产量增长\n\n22.4%\n\n；\n\n8\n\n月，增\n\n长\n\n41\n\n件。\n\n \n\n  \n\n新段。": (
            "标题在此\n7月，产量增长22.4%；8月，增长41件。\n新段。"
        ),
        "    本报讯  记者从水利部门了解到，今年全县将修建三座小型水库，其中两座位于北部山\n"
        "区，一座位于南部平原，预计明年汛期之前全部建成，届时可以灌溉农田五万亩左右，受\n"
        "益人口达十万人。\n"
        "    水利部门的负责人说，资金已经落实，施工队伍已经进场，沿线的村民对这项工程十分\n"
        "支持。": (
            "    本报讯  记者从水利部门了解到，今年全县将修建三座小型水库，其中两座位于北部山"
            "区，一座位于南部平原，预计明年汛期之前全部建成，届时可以灌溉农田五万亩左右，受"
            "益人口达十万人。\n"
            "    水利部门的负责人说，资金已经落实，施工队伍已经进场，沿线的村民对这项工程十分"
            "支持。"
        ),
        "南山镇梨园通水\n南山镇的梨园今年第一次通了自来水。果农说，往年\n要挑三里路，来回要走一个多小时，"
        "如今拧开龙头就有\n水，一亩地一天能省下两个工。\n镇里说，明年春天还要在坡上修两座蓄水池，供三个"
        "\n村使用，水费由村里补贴一半，其余的按用水量收，每\n个季度在村口公布一次。": (
            "南山镇梨园通水\n南山镇的梨园今年第一次通了自来水。果农说，往年要挑三里路，来回要走一个多小时，"
            "如今拧开龙头就有水，一亩地一天能省下两个工。\n镇里说，明年春天还要在坡上修两座蓄水池，供三个"
            "村使用，水费由村里补贴一半，其余的按用水量收，每个季度在村口公布一次。"
        ),
    },
    leaves=(
        "春江潮水连海平，\n海上明月共潮生。\n滟滟随波千万里，\n何处春江无月明。",
        "粮食\n\n35\n\n棉花\n\n20\n\n油料\n\n41\n\n蔬菜\n\n17\n\n水果\n\n8",
        "第一段说明情况。\n\n第二段说明原因。\n\n1\n\n第三段，有数字。\n\n2\n\n第四段，也有。",
        "名称    数量    单价\n苹果    三十    五元\n香梨    四十    六元",
        "某省某市某区某街道某路一百二十三号\n邮政编码一三○○○○\n电话○一二三四五六七八九",
        "1\n水库年底完工 灌溉五万亩\n2\n菜价回落，市场货源充足\n3\n年货市场开张\n4\n个税新规解读\n5\n雨后初晴",
        (
            "县里要建的几座水库已经陆续开工，工期都是十个月\n"
            "沿线的几个村子已经把便道让出来，运料不用绕远路\n"
            "质量由外面请来的机构把关，每个月都要出一份报告"
        ),
        "我站在桥上，\n看风景，\n看风景的人在楼上\n看我。",
        "一、认真学习\n二、加强领导\n三、狠抓落实\n四、及时总结",
        (
            "大堰河，今天我看到雪使我想起了你，\n你的被雪压着的草盖的坟墓，\n"
            "你的关闭了的故居檐头的枯死的瓦菲，\n你的被典押了的一丈平方的园地，"
        ),
        (
            "一、梨园引水渠全线贯通，坡上三个村通水\n二、夜市搬进老巷，摊位费减半\n"
            "三、养老食堂开张，午饭八元一份\n四、旧桥封闭检修，公交改道\n五、图书馆延长开放时间"
        ),
    ),
)
def broken_lines(text: str) -> Iterator[Edit]:
    """Join lines that a page broke, and leave one newline between paragraphs.

    A text extract of a PDF page puts figures, Latin words and marks on lines of their own,
    with blank lines between; wires and reposts wrapped their lines at the width of a screen.
    Both are told by what no paragraph does: to begin with a closing mark, to stop in mid
    sentence at the same column again and again.
    """
    if may_be_broken(text):
        yield from joins(text)


def joins(text: str) -> Iterator[Edit]:
    """What `broken_lines` yields, all lines measured."""
    lines = printed_lines(text)
    whole = list(set_lines(text, lines))
    if whole:
        yield from whole
        return
    wrapped: list[list[PrintedLine]] = []
    edits: list[Edit] = []
    for block in blocks(lines):
        torn = _torn(text, block)
        if torn:
            edits += _rejoined(text, torn)
            edits += _quoted(text, torn)
        else:
            wrapped.append(block)
    edits += unwrapped(text, wrapped)
    known = {edit.start for edit in edits}
    edits += (edit for edit in _begun_with_marks(text, lines) if edit.start not in known)
    yield from sorted(edits, key=lambda edit: edit.start)


def may_be_broken(text: str) -> bool:
    """Whether some lines begin or stop as broken ones do; those of most web pages do not.

    It asks for no more than the readers of broken lines do, and measures next to nothing. A torn
    stretch has lines that begin with a mark, or many figures behind lines that stop in mid
    sentence. Of set lines that stand together several stop so where a clause ends, in them or in
    the next. Of wrapped lines two or more have such a clause and reach the width, or have a Latin
    word below them that may not have had room; and one of these stops in mid sentence.
    """
    if _MARK_FIRST.search(f"\n{text}"):
        return True
    far = far_open = figures = 0
    for run in _narrow_runs(text):
        paused_open = 0
        for (raw, shown, own), (_, below, behind) in itertools.pairwise(run):
            is_open = shown[-1] not in FINISHED
            figures += is_open and _FRAGMENT.match(below) is not None
            if own or behind:
                paused_open += is_open
                is_far = len(raw) >= SHORTEST or below[0].isascii()
                far, far_open = far + is_far, far_open + (is_far and is_open)
        if paused_open >= LEAST_PAUSED:
            return True
    return (far > 1 and far_open > 0) or figures >= _ENOUGH


def _narrow_runs(text: str) -> Iterator[list[tuple[str, str, bool]]]:
    """Runs of lines no wider than a page: as found, without blanks around, whether a clause ends."""
    run: list[tuple[str, str, bool]] = []
    for raw in text.split("\n"):
        shown = raw.strip()
        if shown and is_narrow(shown):
            run.append((raw, shown, _PAUSE.search(shown) is not None))
        elif shown:
            yield run
            run = []
    yield run


def _begun_with_marks(text: str, lines: Sequence[PrintedLine]) -> Iterator[Edit]:
    """A line that a comma or full stop begins goes on with a long one that stops without a mark."""
    for line, after in itertools.pairwise(lines):
        if text[after.start] not in "，。" or after.gap != "\n" or after.indent >= 2:
            continue
        if line.width >= _LONG and text[line.end - 1] not in FINISHED | NEVER_FIRST:
            yield Edit(line.end, after.start, "")


def _torn(text: str, block: Sequence[PrintedLine]) -> Sequence[PrintedLine]:
    """The stretch of a block that a PDF extract tore apart; empty where none is."""
    evidence = [_evidence(text, block, place) for place in range(len(block))]
    places = [place for place, weight in enumerate(evidence) if weight]
    marks, figures = evidence.count(2), evidence.count(1)
    blank_between = block[-1].gap != "\n"
    told = marks >= 2 or blank_between  # archives of blogs put years on lines of their own
    if 2 * marks + figures < _ENOUGH or figures < 2 or not told:
        return ()
    first, last = places[0], places[-1]
    if len(places) * 10 < last - first:
        return ()
    while first > 0 and not is_finished(text, block[first - 1]):
        first -= 1
    while last + 1 < len(block) and not (
        is_finished(text, block[last]) and is_finished(text, block[last + 1])
    ):
        last += 1
    torn = _with_marked(block, first, last)
    inside = text[torn[0].start : torn[-1].end]
    prose = len(_PAUSE.findall(inside)) * 50 >= len(_HAN.findall(inside))
    return torn if prose else ()


def _with_marked(block: Sequence[PrintedLine], first: int, last: int) -> Sequence[PrintedLine]:
    """The stretch, and what is behind it where blank lines of two kinds tell paragraphs."""
    kinds = {line.gap for line in block[first + 1 : last + 1]}
    while len(kinds) > 1 and last + 1 < len(block) and block[last + 1].gap in kinds:
        last += 1
    return block[first : last + 1]


def _evidence(text: str, block: Sequence[PrintedLine], place: int) -> int:
    """How surely a line is a piece of one: 2 for a mark that begins none, 1 for a figure."""
    line = block[place]
    if text[line.start] in NEVER_FIRST:
        return 2
    if place == 0 or place + 1 == len(block) or line.end - line.start > 20:
        return 0
    before, after = block[place - 1], block[place + 1]
    in_flow = (
        _FRAGMENT.match(text, line.start, line.end)
        and text[before.end - 1] not in FINISHED
        and (text[after.start] in _BEHIND_FIGURE or text[after.start] in NEVER_FIRST)
    )
    return 1 if in_flow else 0


def _rejoined(text: str, torn: Sequence[PrintedLine]) -> Iterator[Edit]:
    """Join at the usual gap; any other parts paragraphs, and becomes one newline."""
    usual = usual_gap(torn)
    for line, after in itertools.pairwise(torn):
        goes_on = usual != "\n" or not is_finished(text, line) or text[after.start] in NEVER_FIRST
        near = after.gap == usual and after.indent < 2 and goes_on
        if near and not _is_page_mark(text, line, after):
            start, between = joint(text, line, after)
            yield Edit(start, after.start, between)
        elif after.gap != "\n":
            yield Edit(line.end, after.start, "\n")


def _quoted(text: str, torn: Sequence[PrintedLine]) -> Iterator[Edit]:
    """Quotation marks that the same extract lost, paragraph by paragraph."""
    if "\ufffd" not in text[torn[0].start : torn[-1].end]:
        return
    first, parted = (
        torn[0].start,
        {edit.start for edit in _rejoined(text, torn) if edit.after == "\n"},
    )
    for line in torn:
        if line.end in parted or line is torn[-1]:
            for edit in quotes_of_torn(text[first : line.end]):
                yield attrs.evolve(edit, start=first + edit.start, end=first + edit.end)
            first = line.end


def _is_page_mark(text: str, *lines: PrintedLine) -> bool:
    return any(_PAGE_MARK.match(text, line.start, line.end) for line in lines)
