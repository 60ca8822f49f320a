"""A second copy mends the first and is left out, whichever stands first."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from cnnews_parse import Fate, Reason, parse_text
from cnnews_parse.extend import Draft, Line
from cnnews_parse.repairing.copies import without_second_copy

GOOD = (
    "某市今天发布关于“专精特新”企业的新规，明年一月一日起在全市施行。",
    "负责人说，去年全市共有八百多家企业提出申请，“绿色通道”办理了一半。",
    "新规还提出，各区要在三个月内公布名单，并且接受市民的监督和意见。",
    "下一步，全市将继续推进各项工作，让更多企业享受到政策的好处。",
)
REST = (
    "港口方面表示，今年前三个季度的吞吐量比去年同期增长百分之七点二。",
    "多位市民在采访中提到，早晚高峰的公共汽车比以前快了十分钟左右。",
)


def lines(texts: Sequence[str]) -> tuple[Line, ...]:
    """Lines of a plain text."""
    return tuple(Line(text=text, found=f"{text}\n") for text in texts)


def damaged(text: str) -> list[str]:
    """A line broken in three, its quotation marks lost."""
    lost = text.replace("“", "\ufffd").replace("”", "\ufffd")
    return [lost[:10], lost[10:20], lost[20:]]


DAMAGED = [part for text in GOOD for part in damaged(text)]


def fates_of(texts: Sequence[str]) -> list[Fate | None]:
    """What became of each line."""
    draft, _ = without_second_copy(Draft(lines=lines(texts)))
    return [line.fate for line in draft.lines]


def kept(draft: Draft) -> list[str]:
    """The lines that are left."""
    return [line.text for line in without_second_copy(draft)[0].lines if line.fate is None]


def test_damaged_copy_behind_goes() -> None:
    """The good copy stands first and goes on."""
    assert kept(Draft(lines=lines([*GOOD, *REST, *DAMAGED]))) == [*GOOD, *REST]


def test_damaged_copy_in_front_goes() -> None:
    """The good copy stands second and goes on."""
    assert kept(Draft(lines=lines([*DAMAGED, *GOOD, *REST]))) == [*GOOD, *REST]


def test_good_copy_mends_a_damaged_one_that_goes_on() -> None:
    """Where only the damaged copy is whole, it is kept and takes its marks from the other."""
    rest = [part for text in REST for part in damaged(text)]
    draft = Draft(lines=lines([*DAMAGED, *rest, *GOOD[:3]]))
    mended, changes = without_second_copy(draft)
    text = "".join(line.text for line in mended.lines if line.fate is None)
    assert text == "".join([*GOOD[:3], *damaged(GOOD[3]), *rest])
    made = [change for of_line in changes for change in of_line]
    assert {change.rule for change in made} == {"second_copy"}
    assert len(made) == 4


def test_copy_that_lost_characters_is_known_all_the_same() -> None:
    """Between two passages a few characters may be missing or wrong."""
    worn = [part.replace("负责人", "负人").replace("公布", "公\ufffd") for part in DAMAGED]
    assert kept(Draft(lines=lines([*GOOD, *REST, *worn]))) == [*GOOD, *REST]


def test_short_damaged_copy_behind_a_long_text_goes() -> None:
    """A torn copy of the lead needs no share of the whole; a whole sentence twice does."""
    long = [
        *GOOD,
        *(f"第{n}段说的是别的事情，与前面各段没有一个字相同的地方{n * 7919}。" for n in range(60)),
    ]
    torn = [piece for text in GOOD[:3] for piece in (text[:3], text[3:9], text[9:12], text[12:])]
    assert kept(Draft(lines=lines([*long, *torn, "7", "月", "8", "日"]))) == [
        *long,
        "7",
        "月",
        "8",
        "日",
    ]
    assert kept(Draft(lines=lines([*long, *GOOD[:3]]))) == [*long, *GOOD[:3]]


def test_copy_is_in_the_account() -> None:
    """What is left out is told, every character of it."""
    article = parse_text("\n".join(["某市发布新规", *GOOD, *REST, *DAMAGED]))
    (copy,) = [piece for piece in article.account() if piece.detail == Reason.DUPLICATE.value]
    assert copy.fate is Fate.REMOVED
    assert "".join(copy.text.split()) == "".join(DAMAGED)


def test_texts_that_repeat_themselves_a_little_are_left_alone() -> None:
    """A refrain, a name that returns, a sentence quoted twice: no second copy."""
    song = ["春天的风吹过山岗，", "我们一起唱歌。"] * 6
    assert kept(Draft(lines=lines(song[:2]))) == song[:2]
    quoted = [*GOOD, "他又说：“各区要在三个月内公布名单。”", *REST]
    assert kept(Draft(lines=lines(quoted))) == quoted


@given(st.integers(0, 400), st.integers(60, 90), st.integers(0, 200))
def test_a_copy_is_found_wherever_it_stands(before: int, length: int, between: int) -> None:
    """Sixty characters that are fifteen hundredths of the text or more are a second copy."""
    run = "".join(map(chr, range(0x4E00, 0x5200)))
    twice, first, second = run[:length], run[100 : 100 + before], run[500 : 500 + between]
    is_copy = length * 100 >= 15 * (before + between + 2 * length)
    assert (Fate.REMOVED in fates_of([first, twice, second, twice])) == is_copy


@given(st.lists(st.sampled_from([*GOOD, *REST, *DAMAGED, "", " ", "短"]), max_size=30))
def test_every_line_keeps_its_source(texts: list[str]) -> None:
    """Whatever stands twice, no line is lost from the draft, and its source stays."""
    draft = Draft(lines=lines(texts))
    after, changes = without_second_copy(draft)
    assert [line.found for line in after.lines] == [line.found for line in draft.lines]
    assert len(changes) == len(after.lines)
