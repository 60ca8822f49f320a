"""Every piece says where it stands, and its very words are found there."""

from __future__ import annotations

import csv
import io
import json
import pickle
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html

from cnnews_parse import Article, Limits, Locator, Piece, parse, parse_text
from cnnews_parse.decoding import decode
from cnnews_parse.extracting.escaped import as_page
from cnnews_parse.extracting.feeds import _root, _tree
from cnnews_parse.extracting.page import islands
from cnnews_parse.extracting.places import Finger, Paths
from cnnews_parse.typesetting import printed
from goldens import PAGES, bare

_UNSEEN = frozenset("script style template noscript iframe textarea select svg head".split())


def letters(text: str) -> str:
    """A text without its white space."""
    return "".join(text.split())


class Source:
    """An input in which places are looked up, without what the library knows of it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.trees: dict[str, Any] = {}

    def words_at(self, place: Locator) -> str:
        """The letters that stand at a place and behind it."""
        steps = [place]
        while steps[0].within:
            steps.insert(0, steps[0].within)
        found = self.text
        for number, step in enumerate(steps):
            rest = steps[number + 1 :]
            if step.pointer is None and step.line is None and rest:
                found = self.element(found, step)
            else:
                found = self.step(found, step)
            if any(each.xpath for each in rest):
                if step.line is None:
                    found = as_page(found)  # markup in a value is handed on as a page
                else:
                    found = next(part for is_html, part in islands(found) if is_html)
        return letters(found)

    def element(self, text: str, place: Locator) -> str:
        """What an element of a feed holds."""
        (element,) = self.tree(text).xpath(place.xpath)
        whole: str = etree.tostring(element, encoding="unicode", method="html", with_tail=False)
        inner = whole[whole.index(">") + 1 : whole.rindex("<")]
        return inner if len(element) else element.text or ""

    def step(self, text: str, place: Locator) -> str:
        """What a place leads to, in one text."""
        if place.pointer is not None:
            return self.value(text, place.pointer)
        if place.line is not None:
            return self.lines(text, place)
        assert place.xpath is not None
        return self.nodes(text, place.xpath)[place.offset :]

    def lines(self, text: str, place: Locator) -> str:
        """From line and column on; up to where the place ends, if it says so."""
        lines = text.split("\n")
        assert place.line is not None
        start = sum(len(line) + 1 for line in lines[: place.line - 1]) + (place.column or 1) - 1
        if place.end_line is None or place.end_column is None:
            return text[start:]
        return text[
            start : sum(len(line) + 1 for line in lines[: place.end_line - 1])
            + place.end_column
            - 1
        ]

    def nodes(self, text: str, xpath: str) -> str:
        """The visible text from one node of a tree on."""
        if text not in self.trees:
            tree = self.tree(text)
            seen = list(visible(tree))
            self.trees[text] = tree, seen, {each[:2]: n for n, each in enumerate(seen)}
        tree, seen, numbers = self.trees[text]
        found = tree.xpath(xpath)
        assert len(found) == 1, xpath
        if isinstance(found[0], str):
            number = numbers[found[0].getparent(), "text" if found[0].is_text else "tail"]
        else:
            inside = [(e, part) for e in found[0].iter() for part in ("text", "tail")]
            number = min(numbers[node] for node in inside if node in numbers)
        return "".join(words for _, _, words in seen[number:])

    def tree(self, text: str) -> Any:
        """HTML as anybody reads it; a feed as it is mended; of a post the island alone."""
        start = text.lstrip("\ufeff \n")
        if re.match(r"<\?xml|<rss|<feed|<rdf", start) and "<html" not in text[:500]:
            return _tree(text[_root(text) :])
        return html.document_fromstring(text)

    def value(self, text: str, pointer: str) -> str:
        """What a JSON pointer leads to; of a table the cell, of lines that on its line."""
        keys = [key.replace("~1", "/").replace("~0", "~") for key in pointer.split("/")[1:]]
        value: Any = self.record(text)
        for key in keys:
            value = value[int(key)] if isinstance(value, list) else value[key]
        return value if isinstance(value, str) else str(value).lower()

    def record(self, text: str) -> Any:
        """The record of a text, in whatever form."""
        if text.lstrip()[:1] not in ("{", "["):
            rows = list(csv.reader(io.StringIO(text), delimiter="\t" if "\t" in text else ","))
            return [dict(zip(rows[0], rows[1], strict=True))]
        whole = {"strict": False, "parse_int": str, "parse_float": str}
        try:
            return json.loads(text, **whole)
        except ValueError:
            return [json.loads(line, **whole) for line in text.split("\n") if line.strip()]


def visible(tree: Any) -> Any:
    """The text nodes of a tree that can be seen, in order: element, part, words."""
    body = tree.find("body") if tree.find("body") is not None else tree
    stack = [(body, False)]
    while stack:
        element, is_done = stack.pop()
        if is_done:
            if element.tail and element is not body:
                yield element, "tail", element.tail
            continue
        stack.append((element, True))
        if not isinstance(element.tag, str) or (element.tag in _UNSEEN and tree.tag == "html"):
            continue
        if element.text:
            yield element, "text", element.text
        stack += [(child, False) for child in reversed(element)]


def is_there(source: Source, piece: Piece) -> bool:
    """Whether the words of a piece are found where it says."""
    place = piece.locator
    assert place is not None
    words, found = letters(piece.text), source.words_at(place)
    if place.end_line is not None:
        return bool(found) and words.startswith(found)
    return found.startswith(words)


def shown(article: Article) -> list[Piece]:
    """The pieces with words."""
    return [piece for piece in article.account() if piece.text.strip()]


_TEXTS = [page for page in PAGES if page.suffix != ".pdf"]


@pytest.mark.parametrize("page", _TEXTS, ids=lambda page: page.parent.name)
def test_the_words_of_each_piece_are_where_it_says(page: Path) -> None:
    """Line and column, the way to a node, the pointer to a value: each leads to the words."""
    source = Source(decode(bare(page)).text)
    for piece in shown(parse(page)):
        assert is_there(source, piece), (str(piece.locator), piece.text[:40])


@pytest.mark.parametrize(
    "page", [page for page in PAGES if page.suffix == ".pdf"], ids=lambda page: page.parent.name
)
def test_words_of_type_are_on_the_page_and_at_the_place(page: Path) -> None:
    """A stretch of type begins there, and the piece begins with it."""
    pages = printed(page.read_bytes(), limits=Limits()).pages
    for piece in shown(parse(page)):
        place = piece.locator
        assert place is not None
        assert place.page is not None
        near = [
            each
            for each in pages[place.page - 1].stretches
            if abs(each.left - (place.left or 0)) < 1
            and abs(each.baseline - (place.baseline or 0)) < 1
        ]
        assert any(letters(piece.text).startswith(letters(each.text)) for each in near)


_CORPUS = Path(__file__).parents[1] / ".." / "shared" / "corpus" / "html" / "pages"


@pytest.mark.skipif(not _CORPUS.exists(), reason="the corpus of real pages is not here")
def test_words_of_real_pages_are_where_they_say() -> None:
    """On pages as crawled, each way leads to one node, and the words begin there."""
    for page in sorted(_CORPUS.glob("*.html")):
        source = Source(decode(page.read_bytes()).text)
        for piece in shown(parse(page)):
            assert is_there(source, piece), (page.name, str(piece.locator), piece.text[:40])


def test_places_are_told_in_words() -> None:
    """The outermost first, and where in the text of a node a piece begins."""
    assert str(Locator(line=3, column=2)) == "line 3, column 2"
    assert str(Locator(page=2, left=72.0, baseline=90.4)) == "page 2, 72 right, 90 down"
    inner = Locator(xpath="/html/body/p/text()[1]", offset=4).inside(Locator(line=7))
    assert str(inner.inside(Locator(pointer="/a"))) == "/a, line 7, /html/body/p/text()[1] + 4"


def test_articles_with_places_go_through_pickle_and_json() -> None:
    """No tree is kept alive: an article is plain values."""
    article = parse(PAGES[-1])
    assert pickle.loads(pickle.dumps(article)) == article  # noqa: S301 (our own bytes)
    record = json.loads(json.dumps(article.to_dict()))
    assert Article.from_dict(record) == article
    given = [piece["locator"] for piece in record["pieces"] if piece["locator"]]
    assert all(None not in place.values() for place in given)  # what is not given is not written


_PROSE = "某市今天发布关于新能源汽车的规定，明年一月一日起施行，市民可以在网上办理各项手续。"
_WORDS = st.text(st.sampled_from("某市今天，。 \n\u3000a1"), max_size=30)
_TAGS = st.sampled_from("p div span h2 li ul td tr table blockquote a b pre o:p x-y em".split())
_VOIDS = st.sampled_from(
    ["<br>", "<!-- 注 -->", "<img src=a.jpg>", "<script>甲</script>", "<?pi?>"]
)
_TREES = st.recursive(
    st.one_of(_WORDS, _VOIDS),
    lambda inner: st.builds(
        lambda tag, inside: f"<{tag}>{''.join(inside)}</{tag}>",
        _TAGS,
        st.lists(inner, max_size=4),
    ),
    max_leaves=25,
)


@given(_TREES)
@settings(max_examples=150, deadline=None)
def test_words_of_any_tree_are_where_they_say(inside: str) -> None:
    """Whatever the tree, comments, line breaks and odd names among it."""
    page = f"<html><body><div><p>{_PROSE}</p><p>{_PROSE}</p>{inside}</div></body></html>"
    source = Source(page)
    for piece in shown(parse_text(page)):
        assert is_there(source, piece), (str(piece.locator), piece.text)


@given(st.lists(_WORDS, max_size=12))
@settings(max_examples=150, deadline=None)
def test_words_of_any_text_are_where_they_say(lines: list[str]) -> None:
    """Whatever the lines, blank ones and repeated ones among them."""
    text = f"某市发布新规\n　　{_PROSE}\n" + "\n".join(lines)
    source = Source(text)
    for piece in shown(parse_text(text)):
        assert is_there(source, piece), (str(piece.locator), piece.text)


def test_the_work_grows_with_the_siblings_and_lines() -> None:
    """Each sibling is counted once, however many of them are asked for."""
    tree = html.document_fromstring("<body>" + "<p>甲</p><br>乙" * 20_000 + "</body>")
    paths = Paths()
    body = tree.find("body")
    ways = [paths.tail(each) for each in body if each.tail]
    assert len(set(ways)) == len(ways) == 20_000
    finger = Finger("甲 " * 50_000)
    assert [finger.place_of("甲") for _ in range(50_000)][-1] == Locator(
        line=1, column=99_999, end_line=1, end_column=100_000
    )
