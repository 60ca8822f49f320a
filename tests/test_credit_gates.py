"""What is asked before a line of credits is read in full never changes what is read."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cnnews_parse.fields import credit_parts
from cnnews_parse.fields.credits import credit_line, line_reader
from cnnews_parse.fields.folding import plain
from cnnews_parse.fields.passages import Passage


@pytest.mark.parametrize(
    "line", ["来源：某某日报 作者：张三", "2024-03-05 某某晚报 听新闻", "某县 举报", ""]
)
@pytest.mark.parametrize("first", [True, False])
def test_a_line_that_is_read_once_says_the_same(line: str, first: bool) -> None:
    """Whichever way it is read first, loosely or strictly, the other says what it says alone."""
    read = line_reader()
    for loose in (first, not first):
        assert read(line, loose=loose) == credit_line(line, loose=loose)


OUTLETS = st.lists(
    st.sampled_from(
        [
            *"记者 编辑 责任编辑： 来源： 作者： 文/ （ ） 【 】 。 ， / ： | · _ 张三 李四 某报 新华社 人民网 北京".split(),
            *"5月1日 电 讯 摄 報導 2024-03-05 15:20 会议 昨日 John 本报 系 的".split(),
            *"某某日报 证券时报 ·e公司 环球网 综合 、 ; ? 10-08 2小时前 3条评论 作者".split(),
            " ",
            "  ",
        ]
    ),
    max_size=9,
).map("".join)


@settings(max_examples=600)
@given(OUTLETS)
def test_an_outlet_ends_before_a_sign_that_no_name_has(text: str) -> None:
    """What is read up to a little behind such a sign is what is read in the whole line."""
    passage = Passage(text=text, plain=plain(text), start=0, end=len(text))
    near = credit_parts._outlet(passage, 0)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(credit_parts, "_name_end", lambda passage, at: passage.end)
        assert credit_parts._outlet(passage, 0) == near
