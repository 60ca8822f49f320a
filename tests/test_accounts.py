"""Nothing is lost: the pieces of the account are the visible text of the input."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from cnnews_parse import (
    Article,
    CnnewsParseError,
    Fate,
    NotAnArticle,
    Reason,
    parse,
    parse_bytes,
    parse_text,
    undo,
)
from cnnews_parse.decoding import decode
from goldens import PAGES, TEXTS, bare

_UNSEEN = re.compile(
    r"<!--.*?-->|<!doctype[^>]*>|<(head|script|style|template|noscript|iframe|textarea|select|svg)\b.*?</\1>",
    re.DOTALL | re.IGNORECASE,
)
_MARKS = re.compile(r"\{\{.*?\}\}|\{:.*?\}|\]\(.*?\)|\[\^\d\]|[*\[]|[0-9][.](?=[\u4e00-\u9fff])")
_TAG = re.compile(r"</?(?!https?:)[a-zA-Z][^<>]*>")


def letters(text: str) -> str:
    """A text without its white space."""
    return "".join(text.split())


def account_of(article: Article) -> str:
    """The account, joined, without white space."""
    return letters("".join(piece.text for piece in article.account()))


def visible(text: str) -> str:
    """The visible text of a document, worked out without the library: tags and styles go.

    Of a record it is the values of its keys, of a feed those of its elements.
    """
    if text.startswith("<?xml"):
        return letters("".join(_elements(text)))
    if text.startswith("{") and text.rstrip().endswith("}"):
        text = "\n".join(_values(json.loads(text, parse_int=str, parse_float=str)))
    if text.startswith("题名\t"):  # names of columns are no values
        text = text.partition("\n")[2]
    return letters(unescape(_TAG.sub("", _UNSEEN.sub("", text))))


def _elements(text: str) -> Iterator[str]:
    from lxml import etree

    whole = re.sub(r"&(?![#\w]{1,9};)", "&amp;", text.partition("?>")[2].strip())
    broken = etree.XMLParser(recover=True)
    for value in etree.fromstring(whole, parser=broken).itertext():
        markup = unescape(str(value)) if "&lt;" in value else str(value)
        yield unescape(_TAG.sub("", markup)) if _TAG.search(markup) else markup


def _values(value: object) -> Iterator[str]:
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _values(inner)
    elif value is not None:
        words = value if isinstance(value, str) else json.dumps(value)
        yield unescape(words) if "&lt;" in words else words


@pytest.mark.parametrize("page", TEXTS, ids=lambda page: page.parent.name)
def test_account_of_a_fixture_is_its_visible_text(page: Path) -> None:
    """Front matter, body, what was lifted and what was removed: all of it, in order."""
    article = parse(page)
    found = decode(bare(page))
    if found.changes:
        as_found = bare(page).decode(article.encoding or "utf-8")
        assert undo(found.text, found.changes) == as_found
    assert account_of(article) == visible(found.text)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.parent.name)
def test_details_of_pieces_resolve(page: Path) -> None:
    """A piece of the body names its block, a removed one a reason, a lifted one a field."""
    article = parse(page)
    fields = {*article.to_dict()}
    for piece in article.account():
        if piece.fate is Fate.BODY:
            number = int(piece.detail.removeprefix("blocks[").removesuffix("]"))
            assert 0 <= number < len(article.blocks)
        elif piece.fate is Fate.REMOVED:
            assert Reason(piece.detail)
        else:
            assert piece.detail in fields


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.parent.name)
def test_undo_gives_the_words_as_found(page: Path) -> None:
    """Each block, its repairs taken back, stands in the input as it was found."""
    article = parse(page)
    found = account_of(article)
    bare_of_marks = _MARKS.sub("", found) if page.suffix == ".md" else found
    for block in article.undo().blocks:
        assert letters(block.text) in found + bare_of_marks
    head = "".join(letters(evidence.words) for evidence in article.evidence_of("title"))
    assert letters(article.undo().title or "") in found + head


_WORDS = st.text(
    st.sampled_from(
        "某市今天发布新规，明年起施行。“增长”8.1% abc（记者张三）来源：新华社\n \u3000><&#\ufffd"
    ),
    max_size=80,
)
_TAGS = st.sampled_from(
    "p div span h1 h2 li ul td tr table blockquote a b figure figcaption em pre".split()
)


def _tree(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(
        lambda tag, inside: f"<{tag}>{''.join(inside)}</{tag}>",
        _TAGS,
        st.lists(children, max_size=4),
    )


_ESCAPED = _WORDS.map(lambda text: text.replace("&", "&amp;").replace("<", "&lt;"))
_UNSHOWN = st.sampled_from(
    ("<!-- 注 -->", "<!--甲--><!--乙-->", "<script>甲</script>", "<style>.甲{}</style>", "<br>", "<hr>",
     "<noscript>甲</noscript>", "<textarea>甲</textarea>", "<svg><text>甲</text></svg>",
     "<img src=a.jpg alt=甲>", "<select><option>甲</select>", "<iframe>甲</iframe>", "&nbsp;", "&copy;")
)  # fmt: skip
_CLOTHES = st.sampled_from(
    ("", "", " hidden", " style='display:none'", " class='share'", " id=comments", " href=/a")
)


def _dressed(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(
        lambda tag, dress, inside: f"<{tag}{dress}>{''.join(inside)}</{tag}>",
        _TAGS,
        _CLOTHES,
        st.lists(children, max_size=4),
    )


_PAGES = st.recursive(_ESCAPED, _tree, max_leaves=25)
_DRESSED = st.recursive(st.one_of(_ESCAPED, _UNSHOWN), _dressed, max_leaves=30)
_PROSE = "<p>某市今天发布关于新能源汽车的规定，明年一月一日起施行，市民可以在网上办理各项手续。</p>"


def given_article(text: str) -> Article:
    """The article in a made-up document; one that is refused has no account, and is passed over."""
    try:
        return parse_text(text)
    except NotAnArticle:
        reject()


@given(_PAGES)
@settings(max_examples=150, deadline=None)
def test_accounts_add_up_for_any_page(inside: str) -> None:
    """Whatever the tree, no text node is lost."""
    from lxml import html

    page = f"<html><body><div>{_PROSE}{_PROSE}{inside}</div></body></html>"
    body = html.document_fromstring(page).find("body")
    expected = letters("".join(body.itertext()))
    assert account_of(given_article(page)) == expected


@given(_DRESSED, _DRESSED)
@settings(max_examples=150, deadline=None)
def test_accounts_add_up_for_pages_with_what_is_hidden(before: str, inside: str) -> None:
    """Comments, scripts and styles are no text; what a page hides by its style is."""
    page = f"<html><body>{before}<div>{_PROSE}{_PROSE}{inside}</div>{before}</body></html>"
    assert account_of(given_article(page)) == visible_nodes(page)


@given(_DRESSED, st.booleans())
@settings(max_examples=150, deadline=None)
def test_accounts_add_up_for_posts_with_islands_of_html(inside: str, is_record: bool) -> None:
    """The same inside a post, and inside the value of a record."""
    island = f"<div>{_PROSE}{inside}</div>".replace("\n", " ")
    if is_record:
        text = json.dumps({"title": "某市发布新规", "content": island}, ensure_ascii=False)
        assert account_of(given_article(text)) == "某市发布新规" + visible_nodes(island)
    else:
        text = f"---\ntitle: 某市发布新规\n---\n\n{island}\n"
        assert account_of(given_article(text)) == "---title:某市发布新规---" + visible_nodes(island)


def visible_nodes(page: str) -> str:
    """The letters of the text nodes of a body, save those of elements that are no text."""
    from lxml import html

    body = html.document_fromstring(f"<html>{page}").find("body")
    for element in body.xpath(_NO_TEXT):
        element.tail, tail = None, element.tail
        _replace(element, tail)
    return letters("".join(body.itertext()))


_NO_TEXT = (
    ".//comment() | .//*[self::script or self::style or self::template or self::noscript"
    " or self::iframe or self::textarea or self::select or self::svg]"
)


@given(st.lists(_WORDS, max_size=12))
@settings(max_examples=150, deadline=None)
def test_accounts_add_up_for_any_text(lines: list[str]) -> None:
    """Every character of a text that is no white space is in the account, in its order.

    Where columns are said to have stood by turns, it is in the order in which these are read.
    """
    text = "某市发布新规\n\u3000\u3000某市今天发布新规，明年起施行。\n" + "\n".join(lines)
    if "<" in text:
        text = text.replace("<", "")
    article = given_article(text)
    in_order = sorted if any("by turns" in said for said in article.warnings) else str
    assert in_order(account_of(article)) == in_order(letters(text))


_KEYS = st.sampled_from("title date author tags categories from description layout 来源".split())


@given(st.lists(st.tuples(_KEYS, _WORDS), max_size=6), _WORDS)
@settings(max_examples=150, deadline=None)
def test_accounts_add_up_for_any_front_matter(keys: list[tuple[str, str]], body: str) -> None:
    """Keys, doubled keys, broken values: all of them are in the account."""
    front = "".join(f"{key}: {value}\n" for key, value in keys if "---" not in value)
    body = body.replace("<", "").replace("&", "")
    text = f"---\ntitle: 某市发布新规\n{front}---\n\n某市今天发布新规，明年起施行。\n\n{body}\n"
    assert account_of(given_article(text)) == letters(text)


@given(st.binary(max_size=400))
@settings(max_examples=200, deadline=None)
def test_bytes_give_an_article_or_an_error_of_ours(data: bytes) -> None:
    """No foreign error, whatever the bytes; and the same answer twice."""
    try:
        article = parse_bytes(data)
    except CnnewsParseError as error:
        assert str(error)
    else:
        assert article == parse_bytes(data)
        assert Article.from_dict(article.to_dict()) == article


_CORPUS = Path(__file__).parents[1] / ".." / "shared" / "corpus"


@pytest.mark.skipif(not _CORPUS.exists(), reason="the corpus of real pages is not here")
def test_accounts_of_real_pages_add_up() -> None:
    """On pages as crawled, the account is what a walk over the text nodes gives."""
    for page in sorted(_CORPUS.glob("html/pages/*.html")):
        text = decode(page.read_bytes()).text
        assert account_of(parse(page)) == visible_nodes(text), page.name


@pytest.mark.skipif(not _CORPUS.exists(), reason="the corpus of real posts is not here")
def test_accounts_of_real_posts_add_up() -> None:
    """Of posts, copied texts and records as found, all of them."""
    for page in sorted(_CORPUS.glob("posts/docs/*")):
        assert account_of(parse(page)) == visible(decode(page.read_bytes()).text), page.name


def _replace(element: Any, text: str | None) -> None:
    """Put a text in the place of an element."""
    parent, before = element.getparent(), element.getprevious()
    if before is None:
        parent.text = (parent.text or "") + (text or "")
    else:
        before.tail = (before.tail or "") + (text or "")
    parent.remove(element)


_BITS = st.sampled_from(
    [b"<", b">", b"---\n", b"\n\n\n", b"<!--", b"</div>", b"<table><tr><td>", b"\xef\xbf\xbd", b"{",
     b"\x00", b"&#0;", b"&#x110000;", b'<p style="display:none">', b"<script>", b"> > ", b"\r",
     "（记者".encode(), "来源：".encode(), "產(chǎn)".encode()]
)  # fmt: skip
_WOUNDS = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 300), _BITS), min_size=1, max_size=6)


@given(st.sampled_from(PAGES), _WOUNDS)
@settings(max_examples=200, deadline=None)
def test_wounded_documents_give_an_article_or_an_error_of_ours(
    page: Path, wounds: list[tuple[float, int, bytes]]
) -> None:
    """Real markup with pieces cut out and put in: no foreign error, no account that is short."""
    data = page.read_bytes()
    for place, length, bit in wounds:
        at = int(place * len(data))
        data = data[:at] + bit + data[at + length :]
    try:
        article = parse_bytes(data)
    except CnnewsParseError as error:
        assert str(error)
    else:
        assert article.text.strip()
        assert Article.from_dict(article.to_dict()) == article
        assert article.undo().changes == ()
