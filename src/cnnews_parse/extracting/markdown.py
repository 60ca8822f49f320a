"""Markdown as the lines that a reader sees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import attrs

from cnnews_parse.extracting.flow_line import folded
from cnnews_parse.extracting.templates import Piece, pieces
from cnnews_parse.model.accounts import Reason
from cnnews_parse.model.article import Link
from cnnews_parse.model.draft import Kind, Line
from cnnews_parse.model.patterns import Pattern

if TYPE_CHECKING:
    from markdown_it.token import Token

_OPENS = {
    "blockquote_open": Kind.QUOTE,
    "list_item_open": Kind.ITEM,
    "tr_open": Kind.ROW,
}
_TAG = Pattern(r"<!--(?s:.*?)(?:-->|\Z)|</?[A-Za-z][^<>]{0,2000}>")
_GROUPS = frozenset(("blockquote_open", "bullet_list_open", "ordered_list_open", "table_open"))


def markdown_lines(text: str) -> list[Line]:
    """The lines of a Markdown passage; `found` is the source, marks included.

    A paragraph is one line; a hard break in it ends a line. Newlines inside a paragraph fold
    as in HTML.

    Source: CommonMark 0.31 with the tables of GitHub.

    >>> [line.text for line in markdown_lines("> 甲\\n\\n乙[丙](//a.example)")]
    ['甲', '乙丙']
    """
    lines: list[Line] = []
    for piece in pieces(text):
        lines += piece.picture or _read(piece)
    return lines


def _read(piece: Piece) -> list[Line]:
    """The lines of a run without pictures of templates."""
    if not piece.found.strip():
        return []
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("code")
    source = piece.found.splitlines(keepends=True)
    lines: list[Line] = []
    end = 0
    for leaf in _leaves(reader.parse(piece.shown)):
        if leaf.first > end:
            lines += _marks("".join(source[end : leaf.first]))
        lines += _with_source(leaf.lines, "".join(source[max(leaf.first, end) : leaf.end]))
        end = max(end, leaf.end)
    return lines + _marks("".join(source[end:]))


def _marks(found: str) -> list[Line]:
    """Source lines that print nothing: rules, fences, link definitions."""
    return [Line(text="", found=found).removed(Reason.MARKUP, __name__)] if found.strip() else []


def _with_source(made: list[Line], found: str) -> list[Line]:
    """Give the source of a block to its first line; later ones share it."""
    if not made:
        return _marks(found)
    texts = [line for line in made if line.kind is not Kind.IMAGE] or made
    carrier = texts[0]
    return [attrs.evolve(line, found=found) if line is carrier else line for line in made]


@attrs.frozen(kw_only=True)
class _Leaf:
    """A block that prints something: its first source line, the one behind its last, its lines."""

    first: int
    end: int
    lines: list[Line]


def _leaves(tokens: Iterable[Token]) -> Iterator[_Leaf]:
    """The blocks of a document, those inside quotations and lists with their kind."""
    kinds: list[tuple[Kind, int, int]] = []  # with the number of the group, and the level
    cells: list[Token] = []
    groups = 0
    for token in tokens:
        groups += token.type in _GROUPS
        if token.type == "heading_open":
            kinds.append((Kind.HEADING, 0, int(token.tag[1])))
        elif token.type in _OPENS:
            is_numbered = token.type == "list_item_open" and bool(token.info)
            kinds.append((_OPENS[token.type], groups, int(is_numbered)))
        elif token.type == "heading_close" or token.type.replace("_close", "_open") in _OPENS:
            kind, group, _ = kinds.pop()
            if kind is Kind.ROW and cells:
                yield _row(cells, group)
                cells = []
        elif token.type in ("inline", "fence", "html_block") and token.map:
            kind, group, level = kinds[-1] if kinds else (Kind.PARAGRAPH, 0, 0)
            if kind is Kind.ROW:
                cells.append(token)
            else:
                lines = _block(token, kind, level, group)
                yield _Leaf(first=token.map[0], end=token.map[1], lines=lines)


def _row(cells: list[Token], group: int) -> _Leaf:
    """A row of a table, from the cells between its bars."""
    text = "\t".join(folded(cell.content) for cell in cells)
    first, end = cells[0].map or (0, 0)
    return _Leaf(
        first=first, end=end, lines=[Line(text=text, found="", kind=Kind.ROW, group=group)]
    )


def _block(token: Token, kind: Kind, level: int, group: int) -> list[Line]:
    if token.type != "inline":
        content = _TAG.sub("", token.content) if token.type == "html_block" else token.content
        return [Line(text=line, found="") for line in content.split("\n") if line.strip()]
    return list(_inline(token.children or [], kind, level, group))


def _inline(tokens: Iterable[Token], kind: Kind, level: int, group: int) -> Iterator[Line]:
    """The lines of one block: text, and the pictures behind it."""
    words: list[str] = []
    links: list[Link] = []
    pictures: list[Line] = []
    opened: tuple[str, int] | None = None

    def line() -> Iterator[Line]:
        text = folded("".join(words))
        if text:
            yield Line(text=text, found="", kind=kind, level=level, group=group, links=tuple(links))
        words.clear()
        links.clear()

    for token in tokens:
        if token.type in ("text", "code_inline", "html_inline"):
            words.append("" if token.type == "html_inline" else token.content)
        elif token.type == "softbreak":
            words.append("\n")
        elif token.type == "hardbreak":
            yield from line()
            opened = (opened[0], 0) if opened else None
        elif token.type == "link_open":
            opened = (str(token.attrGet("href") or ""), len(words))
        elif token.type == "link_close" and opened:
            links.append(Link(url=opened[0], text=folded("".join(words[opened[1] :]))))
            opened = None
        elif token.type == "image":
            url = str(token.attrGet("src") or "")
            pictures.append(
                Line(text="", found="", kind=Kind.IMAGE, url=url, alt=token.content or None)
            )
    yield from line()
    yield from pictures
