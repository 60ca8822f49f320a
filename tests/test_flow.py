from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cnnews_parse.extracting.boxes import Label
from cnnews_parse.extracting.flow import flow
from cnnews_parse.extracting.flow_line import FlowLine, folded
from cnnews_parse.extracting.page import body_of, tree_of
from cnnews_parse.extracting.pictures import picture_url
from cnnews_parse.model.accounts import Reason
from cnnews_parse.model.document import Document, Limits
from cnnews_parse.model.draft import Kind
from cnnews_parse.model.errors import LimitExceeded


def lines(markup: str) -> list[FlowLine]:
    """The lines of some HTML."""
    return flow(body_of(tree_of(markup, Document(text=markup))))


def texts(markup: str) -> list[str]:
    """Their texts."""
    return [each.text for each in lines(markup)]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>甲<br>乙</p>", ["甲", "乙"]),
        ("<div>甲<p>乙</p>丙</div>", ["甲", "乙", "丙"]),
        ("<p>甲<b>乙</b>丙</p>", ["甲乙丙"]),
        ("<p>甲<script>x</script>乙<!-- 注 -->丙</p>", ["甲乙丙"]),
        ("<table><tr><td>甲</td><td>乙</td></tr></table>", ["甲", "乙"]),
        ("<pre>甲\n乙</pre>", ["甲", "乙"]),
        ("<p>某市\n  发布</p>", ["某市发布"]),
    ],
)
def test_lines_end_where_a_browser_breaks_them(markup: str, expected: list[str]) -> None:
    """Blocks and `br` end a line; inline elements, scripts and comments do not."""
    assert texts(markup) == expected


def test_rows_of_a_table_of_figures_have_tabs() -> None:
    """A table with two rows of two short cells holds data; one for the layout does not."""
    data = "<table><tr><td>一</td><td>二</td></tr><tr><td>三</td><td>四</td></tr></table>"
    assert [(each.text, each.kind) for each in lines(data)] == [
        ("一\t二", Kind.ROW),
        ("三\t四", Kind.ROW),
    ]
    assert texts(f"<table><tr><td>左</td><td>{data}</td></tr></table>")[0] == "左"


def test_links_are_told_with_their_lines() -> None:
    """A link that runs over two blocks counts in both."""
    one, two = lines('<a href="/x"><p>甲乙</p><p>丙</p></a>')
    assert (one.linked, two.linked) == (2, 1)
    assert one.line.links[0].url == "/x"


def test_hidden_text_has_its_reason() -> None:
    """What the page hides is told as hidden, a long passage not: scripts unfold it."""
    assert lines('<p style="display: none">甲</p>')[0].label.detail == Reason.HIDDEN.value
    assert lines(f'<div style="display:none">{"甲" * 700}</div>')[0].label.fate is None


def test_labels_are_inherited() -> None:
    """A label of an element holds for all that stands in it."""
    tree = tree_of("<div><p>甲</p></div><p>乙</p>", Document(text=""))
    (division,) = tree.iter("div")
    found = flow(body_of(tree), {division: Label.removed(Reason.SHARE)})
    assert [each.line.detail for each in found] == ["share", ""]


def test_text_nodes_of_facts_are_kept_apart() -> None:
    """An outlet and the button behind it are two words; a figure and its unit one."""
    (line,) = lines("<div><span>某周刊</span><a>举报</a><i>5380</i><i>次</i></div>")
    assert line.parted == "某周刊  举报5380次"


def test_pictures_that_load_late_keep_their_address() -> None:
    """The stand-in is passed over for the address that the page loads later."""
    (picture,) = lines('<img src="blank.gif" data-original="/a.jpg" alt="甲">')
    assert (picture.url, picture.alt) == ("/a.jpg", "甲")
    tree = tree_of('<img src="data:image/gif;base64,AA">', Document(text=""))
    assert picture_url(next(tree.iter("img"))) is None


@pytest.mark.parametrize(
    ("limits", "depth"), [(Limits(depth=50), 100), (Limits(nodes=50), 100), (Limits(), 3000)]
)
def test_pages_above_the_limits_are_refused(limits: Limits, depth: int) -> None:
    """Depth and number of elements have their limits; so has the parser, which tells nobody."""
    markup = "<div>" * depth + "甲"
    with pytest.raises(LimitExceeded):
        tree_of(markup, Document(text=markup, limits=limits))


def test_deep_pages_are_walked() -> None:
    """The walk has no recursion of its own."""
    assert texts("<div>" * 1990 + "甲") == ["甲"]


@pytest.mark.parametrize("sign", ["\x00", "\x0c", "\x1b", "\ud800", "\uffff"])
def test_signs_that_end_a_text_node_elsewhere_do_not_here(sign: str) -> None:
    """What stands behind a control character is read too."""
    assert texts(f"<p>甲{sign}乙</p>")[0][-1] == "乙"


def test_a_label_of_another_encoding_is_not_believed() -> None:
    """The text is decoded already, whatever the page says."""
    assert texts('<meta charset="gbk"><p>甲乙</p>') == ["甲乙"]


_TREES = st.recursive(
    st.text(st.sampled_from("甲乙丙 \n，。ab1"), max_size=12),
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>",
        st.sampled_from("p div span a b ul li table tr td pre h2 blockquote figure".split()),
        st.lists(inner, max_size=4),
    ),
    max_leaves=20,
)


@given(_TREES)
@settings(max_examples=150, deadline=None)
def test_no_character_is_lost(markup: str) -> None:
    """The `found` of the lines, joined, are the text nodes, in their order."""
    body = body_of(tree_of(f"<body>{markup}", Document(text="")))
    expected = "".join("".join(body.itertext()).split())
    assert "".join("".join(each.found for each in flow(body)).split()) == expected


@given(st.text(st.sampled_from("甲乙a1 \t\n，\u3000"), max_size=30))
def test_folding_twice_changes_nothing_more(raw: str) -> None:
    """Folded white space stays as it is, and no letter goes."""
    once = folded(raw)
    assert folded(once) == once
    assert "".join(once.split()) == "".join(raw.split())
