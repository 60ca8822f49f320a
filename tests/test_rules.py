"""Each repair on its own examples, and on whole documents."""

from __future__ import annotations

import collections
import json
from pathlib import Path

import pytest

from cnnews_parse.extend import Rule
from cnnews_parse.repairing.engine import repair
from cnnews_parse.rules import RULES
from cnnews_parse.rules.glosses import plain_readings, readings
from cnnews_parse.rules.shifted import shifted_gloss
from mirror import article, mirrored

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "../shared/corpus/posts"
SEEDS = ROOT / "fixtures/seeds"
DAMAGED = ("gloss", "pdfruns", "label", "bbs", "wire")

FIXES = [
    pytest.param(each, found, right, id=f"{each.name}-{place}")
    for each in RULES
    for place, (found, right) in enumerate(each.fixes.items())
]
LEAVES = [
    pytest.param(each, text, id=f"{each.name}-{place}")
    for each in RULES
    for place, text in enumerate(each.leaves)
]


@pytest.mark.parametrize(("each", "found", "right"), FIXES)
def test_rule_fixes_its_examples(each: Rule, found: str, right: str) -> None:
    """A damaged text becomes the one beside it, and can be made damaged again."""
    repaired = repair(found, (each,))
    assert (repaired.text, repaired.undo()) == (right, found)


@pytest.mark.parametrize(("each", "text"), LEAVES)
def test_rule_leaves_what_is_right(each: Rule, text: str) -> None:
    """A text that looks like the damage stays as it is, as far as this rule goes."""
    assert repair(text, (each,)).changes == ()


def test_rules_have_names_and_reasons() -> None:
    """A name belongs to one rule, and each says why the damage happens."""
    assert len({each.name for each in RULES}) == len(RULES)
    assert all(each.about and each.fixes and each.leaves for each in RULES)


def _seed(name: str) -> str:
    """A document of the fixtures, by the beginning of its folder's name."""
    (page,) = SEEDS.glob(f"{name}*/page.txt")
    return page.read_text(encoding="utf-8")


def test_what_a_converter_always_writes_is_undone_where_it_shows() -> None:
    """As inferred, and only where the page never has the other character."""
    text = (
        "縣裡的製度改革深入人心,體係值得推廣。今年隻有三個月,一共隻收了十元,門口有三隻貓,隻身一人。"
    )
    mended = text.replace("製度", "制度").replace("體係", "體系").replace("隻有", "只有")
    repaired = repair(text, RULES)
    assert repaired.text == mended.replace("隻收", "只收")
    assert [change.before for change in repaired.changes if not change.certain] == ["隻"]
    assert repair(text + "他只說了一句。", RULES).text == mended + "他只說了一句。"


_LIBRARY = (
    "晚上十一點,青石縣解放路上的店鋪關了門,街角的書房還亮著燈。推門進去,屋子裡坐著十來個人,有人看書,有人寫作業(yè),"
    "只聽得見翻書的聲音。管理員說,書房開了兩年,一共接待了二十萬名讀者,丟失的書不到十本。外面下雨的時候,這裡有燈,"
    "有熱水,沒有人趕你走。明年縣裡還要再建二十間,重點放在醫院和車站附近,讓走遠路的人也有地方坐一坐,看兩頁書。"
)


def test_a_page_with_a_single_gloss_loses_it() -> None:
    """Nobody tells readers how 業 is read; the mirror does, and the change is inferred."""
    repaired = repair(_LIBRARY, RULES)
    assert repaired.text == _LIBRARY.replace("(yè)", "")
    assert [change.certain for change in repaired.changes] == [False]


@pytest.mark.parametrize(
    ("printed", "instead"),
    [
        ("作業(yè)", "作數(shǔ)"),  # a reading that has to be told
        ("作業(yè)", "作業(niè)"),
        (",", "，"),
        ("管理員說", "管理員唸道"),
        ("作業(yè)", "作「業(yè)」"),
    ],
)
def test_a_single_reading_stays_where_an_author_may_have_written_it(
    printed: str, instead: str
) -> None:
    """One sign that is missing is enough."""
    text = _LIBRARY.replace(printed, instead)
    assert repair(text, RULES).text == text


def test_gloss_page_loses_its_readings_and_nothing_else() -> None:
    """152 glosses go; figures and a name in parentheses stay."""
    repaired = repair(_seed("003"), RULES)
    assert collections.Counter(change.rule for change in repaired.changes) == {"toned_gloss": 152}
    assert all(kept in repaired.text for kept in ("(6.5%)", "(5.4%)", "(楊雪楠)"))
    assert repaired.undo() == _seed("003")


def _torn_tail() -> str:
    return "\n".join(_seed("002").split("\n")[65:])


def test_torn_copy_reads_as_the_whole_one() -> None:
    """The second copy has the paragraphs of the first, quotation marks included."""
    whole = [line.strip() for line in _seed("002").split("\n")[1:18]]
    torn = [line for line in repair(_torn_tail(), RULES).text.split("\n") if line.strip()]
    assert torn[-len(whole) :] == whole
    assert torn[: -len(whole)] == ["促发展", "看长春工业经济如何提振发力量质齐升"]


def test_torn_copy_says_which_marks_are_inferred() -> None:
    """17 quotation marks come back, each as the likely reading."""
    changes = repair(_torn_tail(), RULES).changes
    quotes = [change for change in changes if change.before == "\ufffd"]
    assert len(quotes) == 17
    assert not any(change.certain for change in quotes)


def test_one_pair_of_marks_in_a_torn_extract() -> None:
    """Figures on lines of their own tell that the text is out of a PDF; then a pair is enough."""
    torn = (
        "标题在此\n\n\u3000\u3000今年前\n\n8\n\n个月，产量同比增长\n\n6.3%\n\n，其中新品增长\n\n11.2%\n\n，"
        "比上半年加快\n\n0.4\n\n个百分点。\n\n\u3000\u3000分行业看，\ufffd专精特新\ufffd企业突出，\n\n12\n\n个行业增长。"
    )
    repaired = repair(torn, RULES)
    assert repaired.text.endswith("百分点。\n分行业看，“专精特新”企业突出，12个行业增长。")
    assert repaired.undo() == torn


def test_line_that_a_mark_begins_goes_on() -> None:
    """No line begins with a comma or full stop, be there as few lines as may be."""
    text = "某厂日前投产，日处理能力达到三十万吨，居全省第一\n。（王某）"
    assert repair(text, RULES).text == "某厂日前投产，日处理能力达到三十万吨，居全省第一。（王某）"


def test_whole_copy_is_left_alone_beside_the_torn_one() -> None:
    """In a file with both, the good paragraphs lose their indent and nothing else."""
    before = _seed("002").split("\n")[:65]
    after = repair(_seed("002"), RULES).text.split("\n")[:65]
    assert [line.strip() for line in before] == after


def _corpus() -> list[object]:
    spec = CORPUS / "spec.jsonl"
    if not spec.exists():
        return [pytest.param({}, marks=pytest.mark.skip("no corpus here"))]
    entries = map(json.loads, spec.read_text(encoding="utf-8").splitlines())
    wanted = [entry for entry in entries if entry["id"].startswith(DAMAGED)]
    return [pytest.param(entry, id=entry["id"]) for entry in wanted]


@pytest.mark.parametrize("entry", _corpus())
@pytest.mark.parametrize("newline", ["", "\n"], ids=["single", "double"])
def test_document_holds_its_body_after_repair(entry: dict[str, str], newline: str) -> None:
    """White space apart, the right body stands in the repaired text in one piece."""
    raw = (CORPUS / entry["file"]).read_bytes().decode(entry["encoding"], "replace")
    found = raw.replace("\r\n", "\n").replace("\r", newline)
    body = (CORPUS / entry["gold"]).read_text(encoding="utf-8")
    repaired = repair(found, RULES)
    assert "".join(body.split()) in "".join(repaired.text.split())
    assert repaired.undo() == found


def test_mirror_is_undone() -> None:
    """Of sentences that a mirror took apart inside characters, most come back whole."""
    damaged = whole = harmed = 0
    for seed in range(50):
        page = article(seed).replace("！", "!")
        glossed = mirrored(page, 15 + seed % 30)
        without = repair(glossed, tuple(each for each in RULES if each is not shifted_gloss)).text
        repaired = repair(glossed, RULES).text
        for sentence in page.replace("\n", "。").split("。"):
            damaged += sentence not in without
            whole += sentence not in without and sentence in repaired
            harmed += sentence in without and sentence not in repaired
    assert harmed == 0
    assert damaged > 100
    assert whole >= 0.75 * damaged


def test_readings_are_pinyin_of_traditional_characters() -> None:
    """The table has one line a reading, and each character has a toneless one too."""
    assert "業" in readings()["yè"]
    assert plain_readings()["產"] == {"chan"}
    assert all(
        reading == reading.lower() and characters for reading, characters in readings().items()
    )


GLOSSED = "工業(yè)發(fā)展,企業(yè)增產(chǎn)。"
WRAPPED = "\n".join(
    (
        "    县里今年修建了三座小型水库，其中两座位于北部山区，一座位于南部平原，汛期之前全部",
        "建成，届时可以灌溉农田五万亩左右，受益人口达十万人，沿线的村民对这项工程十分支持，",
        "主动让出了施工便道。",
        "    水利部门说，资金已经落实，队伍已经进场，机械设备正在调试，质量由第三方机构把关，",
        "月底可以看到进展。",
    )
)


@pytest.mark.parametrize(
    ("found", "right"),
    [
        pytest.param(GLOSSED + "業(y", "工業發展,企業增產。業", id="cut in a reading"),
        pytest.param(GLOSSED + "業(", "工業發展,企業增產。業", id="cut behind a parenthesis"),
        pytest.param(GLOSSED + "我們(men)", "工業發展,企業增產。我們", id="light tone"),
        pytest.param(GLOSSED + "(en)版,長(m)", "工業發展,企業增產。(en)版,長(m)", id="no reading"),
        pytest.param(
            GLOSSED * 3 + "圳(zhèn)", "工業發展,企業增產。" * 3 + "圳(zhèn)", id="by hand"
        ),
        pytest.param(GLOSSED + "上?！⒈本", "工業發展,企業增產。上海、北?", id="a mark behind 海"),
        pytest.param(GLOSSED + "甲?zhǎn)乙", "工業發展,企業增產。甲乙", id="lost for good"),
        pytest.param(
            WRAPPED,
            WRAPPED.replace("部\n", "部").replace("，\n", "，").replace("    ", ""),
            id="wrapped",
        ),
    ],
)
def test_repair_of_a_whole_text(found: str, right: str) -> None:
    """All rules together, in their order."""
    assert repair(found, RULES).text == right


@pytest.mark.xfail(strict=True, reason="a pair of bytes that makes no character is lost for good")
def test_two_half_characters_in_a_row() -> None:
    """非常時期 lost the second half of 常 and the first of 時 where 。” was cut before it."""
    damaged = "工業(yè)發(fā)展,“企業(yè)增產(chǎn)?！狈浅?r期要有辦法"
    assert repair(damaged, RULES).text.endswith("非常時期要有辦法")


@pytest.mark.xfail(strict=True, reason="one pair alone, and no other quotation mark in the text")
def test_single_pair_of_lost_quotes() -> None:
    """A lone pair may be anything that comes twice, so it is left."""
    assert repair("支持\ufffd专精特新\ufffd企业", RULES).text == "支持“专精特新”企业"


@pytest.mark.xfail(strict=True, reason="two wrapped lines are too few to tell a width by")
def test_single_wrapped_line() -> None:
    """One paragraph of two lines may as well be two."""
    found = "    县里今年修建了三座小型水库，其中两座位于北部山区，一座位于南\n部平原。"
    assert "\n" not in repair(found, RULES).text


@pytest.mark.xfail(strict=True, reason="no mark of a paragraph is left where blank lines are alike")
def test_paragraph_of_a_torn_page_without_marks() -> None:
    """A torn page with one kind of blank line comes out as one paragraph."""
    torn = "产量增长\n\n8\n\n成，比去年多\n\n7\n\n万吨\n\n。\n\n第二段说明\n\n3\n\n个原因，都\n\n在这里。"
    assert repair(torn, RULES).text.count("\n") == 1
