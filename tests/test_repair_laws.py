"""What holds for every repair and every text."""

from __future__ import annotations

import textwrap
import time
from collections.abc import Sequence
from itertools import pairwise, zip_longest

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cnnews_parse import parse_text
from cnnews_parse.edits import repaired_lines, shown_edits
from cnnews_parse.extend import Rule
from cnnews_parse.repairing.engine import ROUNDS, repair
from cnnews_parse.rules import RULES
from cnnews_parse.rules.pdf import joins, may_be_broken
from linear import LURES

# Pieces that rules look for, so that random texts are full of near misses.
BAIT = (
    "業", "發", "產", "你", "好", "月，产量", "。", "，", "；", "“", "”", "「", "」", "\ufffd", "?", "！",
    "(yè)", "(ye) ", "(nǐ)", "(", ")", "yōu)", "W(wǎng)eb", "?，", "?！", "榇", "浾", "製度", "全麵",
    "8", "22.4%", "41", "Windows", "3G", " ", "  ", "\t", "\u3000", "\u3000\u3000", "\u00a0", "\u200b",
    "\ufeff", "\u00ad", "\u200d", "\u30fb", "\u2015\u2015", "ア", "\n", "\n\n", "\n \n", "\n\n  \n\n",
    "&nbsp;", "&nbsp", "&amp;", "&amp;amp;lt;", "&#38;", "#38;", "&#123;", "&#8203;", "amp;", "lt;", "&", ";", "#", "\ufe0f",
    "<p>", "</p>", "<br/>", "<", ">", "<p ", "</", "<td>", "</td>", "<!--", "-->", "<o:p>", "皇後", "國傢", "齣現", "頭發", "公裡", "為瞭",
    "工業(yè)發(fā)展,產(chǎn)業(yè)", "企業(ye) 發(fa) 展,工業(ye) ", "-", "/strong>", "1. ", "|",
    "县里今年修建了三座小型水库，其中两座位于北部山区，一座位于南部平原，汛期之前全部",
)  # fmt: skip

damaged = st.lists(st.sampled_from(BAIT), max_size=60).map("".join)
any_text = damaged | st.text(max_size=80)
BRISK = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))

names = st.sampled_from("张一鸣溪 李若水滨 王长庚辰".split())
places = st.sampled_from(("青石县", "临河市", "南坪镇", "东湖区"))
things = st.sampled_from(("小型水库", "农产品市场", "5G基站", "“一站式”窗口", "《条例》宣讲"))
figures = st.integers(2, 99_999).map(str) | st.sampled_from(("3.5%", "１２０", "一百二十", "1,200"))
sentences = st.builds(
    "{}今年{}{}{}个{}{}".format,
    places,
    st.sampled_from(("新建", "改造了", "计划建设", "（据统计）增加")),
    figures,
    st.sampled_from(("", "多")),
    things,
    st.sampled_from(("。", "！", "，比去年多。", "？有人问。", "，负责人说：“进度很快。”", "……")),
)
paragraphs = st.lists(sentences, min_size=1, max_size=5).map("".join)
speech = st.builds("{}问：“什么时候完工？”\n答：“年底。”".format, names)
lists = st.lists(things, min_size=2, max_size=6).map(
    lambda items: "\n".join(f"{place}. {item}" for place, item in enumerate(items, 1))
)
verse = st.just("山高月小夜初长，\n水落石出见沧浪。\n把酒临风人不寐，\n一声渔笛起微茫。")
tables = st.lists(st.tuples(places, figures), min_size=2, max_size=5).map(
    lambda rows: "\n".join(f"{place}    {figure}    项" for place, figure in rows)
)
lessons = st.sampled_from(
    ("你(nǐ)好(hǎo)，读作(dú zuò)。", "单位为米(m)，英文版(en)另见。", "真的吗?“真的。”")
)
clean = st.lists(
    st.one_of(paragraphs, paragraphs, speech, lists, verse, tables, lessons, names),
    min_size=1,
    max_size=12,
)
clean_texts = st.builds(str.join, st.sampled_from(("\n", "\n\n")), clean)


@pytest.mark.parametrize("each", RULES, ids=lambda each: each.name)
@BRISK
@given(text=any_text)
def test_edits_stand_in_order_and_apart(each: Rule, text: str) -> None:
    """Edits come from left to right, none inside another, each inside the text."""
    edits = list(each.find(text))
    ends = [0, *(edit.end for edit in edits)]
    starts = [*(edit.start for edit in edits), len(text)]
    assert all(end <= start for end, start in zip(ends, starts, strict=True))
    assert all(
        edit.start < edit.end and text[edit.start : edit.end] != edit.after for edit in edits
    )


@pytest.mark.parametrize("each", RULES, ids=lambda each: each.name)
@BRISK
@given(text=any_text)
def test_a_rule_can_be_undone(each: Rule, text: str) -> None:
    """The recorded changes of one rule are the whole difference."""
    assert repair(text, (each,)).undo() == text


@pytest.mark.parametrize("each", RULES, ids=lambda each: each.name)
@settings(BRISK, max_examples=60)
@given(text=any_text)
def test_a_rule_finds_nothing_in_what_it_repaired(each: Rule, text: str) -> None:
    """One rule, applied until it rests, rests."""
    assert repair(repair(text, (each,)).text, (each,)).changes == ()


@settings(BRISK, max_examples=200)
@given(text=any_text)
def test_changes_come_in_the_order_of_the_rules(text: str) -> None:
    """Within a round the rules are applied in their order, and each pass from left to right."""
    order = [each.name for each in RULES]
    places = [order.index(change.rule) for change in repair(text, RULES).changes]
    rounds = 1 + sum(later < earlier for earlier, later in pairwise(places))
    assert rounds <= ROUNDS


@settings(BRISK, max_examples=400)
@given(text=any_text)
def test_all_rules_can_be_undone(text: str) -> None:
    """The recorded changes of all rules are the whole difference."""
    assert repair(text, RULES).undo() == text


@settings(BRISK, max_examples=400)
@given(text=any_text)
def test_repairing_twice_changes_nothing_more(text: str) -> None:
    """What comes out of repair is in repair."""
    assert repair(repair(text, RULES).text, RULES).changes == ()


@st.composite
def broken_texts(draw: st.DrawFn) -> str:
    """Clean paragraphs broken at one width, some of them set in, among lines that are not."""
    width = draw(st.integers(6, 45))
    lead = draw(st.sampled_from(("", "\u3000\u3000", "    ")))
    gap = draw(st.sampled_from(("\n", "\n\n")))
    broken = [
        gap.join(textwrap.wrap(lead + each, width, drop_whitespace=False))
        for each in draw(st.lists(paragraphs, min_size=1, max_size=4))
    ]
    return "\n".join(draw(st.permutations([*broken, *draw(st.lists(clean_texts, max_size=2))])))


@settings(BRISK, max_examples=300)
@given(text=broken_texts() | any_text)
def test_lines_are_measured_wherever_some_are_joined(text: str) -> None:
    """What is told before any line is measured holds back no edit."""
    assert may_be_broken(text) or not list(joins(text))


def test_lines_of_clean_paragraphs_are_not_measured() -> None:
    """A headline, a day and whole paragraphs, as web pages have them."""
    assert not may_be_broken("梨园通水\n2024年3月5日\n果农说，往年要挑三里路。\n一亩地省下两个工。")


@settings(BRISK, max_examples=100)
@given(text=any_text)
def test_the_lines_shown_are_those_of_repair(text: str) -> None:
    """What the command writes is what `repair` gives, and it shows every change of it."""
    rows, repaired = repaired_lines(text, RULES), repair(text, RULES)
    assert "\n".join(row.text for row in rows) == repaired.text
    assert len(list(shown_edits(rows))) == len(repaired.changes)


@settings(BRISK, max_examples=300)
@given(text=clean_texts)
def test_clean_text_is_left_alone(text: str) -> None:
    """Prose, talk, lists, verse and tables without damage stay byte for byte."""
    assert repair(text, RULES).text == text


@settings(BRISK, max_examples=200)
@given(blocks=clean)
def test_clean_paragraphs_lose_their_indent_alone(blocks: list[str]) -> None:
    """Typeset paragraphs lose the blanks around them and not one character more."""
    text = "\n".join(f"\u3000\u3000{line} " for block in blocks for line in block.split("\n"))
    kept = [line.strip() for line in repair(text, RULES).text.split("\n")]
    assert kept == [line.strip() for line in text.split("\n")]


@settings(BRISK, max_examples=200)
@given(text=any_text)
def test_nothing_visible_is_lost_but_by_rules_that_say_so(text: str) -> None:
    """Joining lines and taking off blanks keep every visible character, hyphens apart."""
    layout = tuple(
        each for each in RULES if each.name in {"broken_lines", "indent", "trailing_space"}
    )
    before, after = ("".join(t.replace("-", "").split()) for t in (text, repair(text, layout).text))
    assert before == after


def _seconds(text: str, rules: Sequence[Rule]) -> float:
    begun = time.process_time()
    repair(text, rules)
    return time.process_time() - begun


@pytest.mark.parametrize("lure", LURES.values(), ids=LURES.keys())
def test_time_grows_with_the_text_and_no_faster(lure: str) -> None:
    """Four times the bait takes about four times as long; a square would be sixteen."""
    once, four_times = (
        min(_seconds(lure * (size // len(lure)), RULES) for _ in range(2))
        for size in (60_000, 240_000)
    )
    assert four_times < 10 * once + 0.1


def test_parse_repairs_by_the_rules_it_is_given() -> None:
    """None leaves the text as it stands."""
    page = "某厂投产\n某厂今年R&amp;D投入增长三成，订单已经排到九月，还在招聘一百多名技术工人。"
    assert "R&D" in parse_text(page).text
    assert "R&amp;D" in parse_text(page, rules=()).text


@given(any_text, st.lists(st.sampled_from(("", " ", "\t", "\u3000\u3000", "\f")), max_size=8))
@BRISK
def test_rules_that_do_not_mind_the_ends_of_lines_find_nothing_new_without_them(
    text: str, ends: list[str]
) -> None:
    """What such a rule left alone with blanks around its lines it leaves alone without them."""
    bare = [line.strip(" \t\u3000\f") for line in text.split("\n")]
    around = [
        f"{end}{line}{end}" for line, end in zip_longest(bare, ends[: len(bare)], fillvalue="")
    ]
    for each in RULES:
        if not each.minds_ends and not repair("\n".join(around), (each,)).changes:
            assert repair("\n".join(bare), (each,)).changes == ()
