"""The lines of a draft as blocks and as the pieces of the account."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from cnnews_parse.fields.credits import inline_credits
from cnnews_parse.model.accounts import Change, Fate, Piece, Reason
from cnnews_parse.model.article import Role
from cnnews_parse.model.blocks import Block, Heading, Image, List, Paragraph, Quote, Table
from cnnews_parse.model.draft import Kind, Line

# the fields of a draft that have another name on the article
_ARTICLE_FIELD = {
    "author": "credits",
    "editor": "credits",
    "tag": "tags",
    "category": "categories",
    "feed": "site",
}


@attrs.frozen(kw_only=True)
class Composition:
    """The body and the account.

    Attributes:
        blocks: in reading order.
        pieces: one for each line that shows anything, in the order of the input.
        changes: those made to lines, each with its place.
    """

    blocks: tuple[Block, ...]
    pieces: tuple[Piece, ...]
    changes: tuple[Change, ...]


@attrs.frozen(kw_only=True)
class _Run:
    """Numbers of the lines that make one block."""

    numbers: tuple[int, ...]


def compose(
    lines: Sequence[Line], changes: Sequence[Sequence[Change]], title_line: int | None
) -> Composition:
    """Make blocks of the lines that are body, and a piece of each line.

    Args:
        lines: with their fates; None counts as body.
        changes: for each line those made to its text.
        title_line: the number of the line that is the headline.
    """
    runs = list(_runs(lines))
    block_of = {n: (at, run) for at, run in enumerate(runs) for n in run.numbers}
    pieces: list[Piece] = []
    placed: list[Change] = []
    for number, line in enumerate(lines):
        run_number, run = block_of.get(number, (None, None))
        if not line.found.strip() and pieces and not changes[number]:
            pieces[-1] = attrs.evolve(pieces[-1], text=pieces[-1].text + line.found)
            continue
        place, offset = f"account[{sum(piece.visible for piece in pieces)}]", 0
        if number == title_line:
            place = "title"
        elif run is not None:
            place, offset = f"blocks[{run_number}]", _offset(lines, run, number)
        placed += (
            attrs.evolve(change, place=place, start=change.start + offset)
            for change in changes[number]
        )
        piece = _piece(line, place if run is not None else line.detail)
        if pieces and _continues(pieces[-1], piece):
            pieces[-1] = attrs.evolve(pieces[-1], text=pieces[-1].text + piece.text)
        elif line.found:
            pieces.append(piece)
    blocks = tuple(_block([lines[n] for n in run.numbers]) for run in runs)
    return Composition(blocks=blocks, pieces=tuple(pieces), changes=tuple(placed))


def _piece(line: Line, detail: str) -> Piece:
    if line.fate is Fate.REMOVED:
        fate = Fate.REMOVED
    elif line.fate is Fate.FIELD:
        fate = Fate.FIELD
        detail = _ARTICLE_FIELD.get(detail, detail)
    elif detail:
        fate = Fate.BODY
    else:  # white space between lines
        fate, detail = Fate.REMOVED, Reason.MARKUP.value
    return Piece(text=line.found, fate=fate, detail=detail, visible=line.visible)


def _continues(last: Piece, piece: Piece) -> bool:
    """Whether two pieces are one: of a second copy the broken lines tell nothing."""
    copy = (Fate.REMOVED, Reason.DUPLICATE.value)
    return (last.fate, last.detail) == copy == (piece.fate, piece.detail)


def _offset(lines: Sequence[Line], run: _Run, number: int) -> int:
    """Where the text of a line begins in the text of its block."""
    before = [lines[n] for n in run.numbers if n <= number]
    shown = [line for line in before if line.text]
    length = sum(len(line.text) for line in shown if line is not lines[number])
    return length + sum(not line.joined for line in shown[1:])


def _is_body(line: Line) -> bool:
    return line.fate in (None, Fate.BODY) and (line.kind is Kind.IMAGE or bool(line.text.strip()))


def _runs(lines: Sequence[Line]) -> Iterator[_Run]:
    """Lines that make one block: of one list, table or quotation, or a picture and its caption."""
    run: list[int] = []
    for number, line in enumerate(lines):
        if not _is_body(line):
            continue
        if run and not (line.joined or _belongs(lines[run[-1]], line, len(run))):
            yield _Run(numbers=tuple(run))
            run = []
        run.append(number)
    if run:
        yield _Run(numbers=tuple(run))


def _belongs(last: Line, line: Line, length: int) -> bool:
    if last.kind is Kind.IMAGE and line.kind is Kind.CAPTION:
        return length == 1
    grouped = line.kind in (Kind.ITEM, Kind.ROW, Kind.QUOTE)
    return grouped and last.kind is line.kind and last.group == line.group


def _block(lines: Sequence[Line]) -> Block:
    """The block of some lines."""
    first, texts = lines[0], _texts(lines)
    if first.kind is Kind.HEADING:
        return Heading(text="".join(texts), level=min(max(first.level, 2), 6))
    if first.kind is Kind.ITEM:
        return List(items=tuple(texts), ordered=first.level == 1)
    if first.kind is Kind.ROW:
        return Table(rows=tuple(tuple(text.split("\t")) for text in texts))
    if first.kind is Kind.QUOTE:
        return Quote(text="\n".join(texts))
    if first.kind in (Kind.IMAGE, Kind.CAPTION):
        return _image(lines)
    return Paragraph(text="".join(texts))


def _texts(lines: Sequence[Line]) -> list[str]:
    """The texts of lines; one that goes on with the line before it is joined to it."""
    texts: list[str] = []
    for line in lines:
        if line.joined and texts:
            texts[-1] += line.text
        else:
            texts.append(line.text)
    return texts


def _image(lines: Sequence[Line]) -> Image:
    picture = next((line for line in lines if line.kind is Kind.IMAGE), None)
    caption = next((line.text for line in lines if line.kind is Kind.CAPTION), None)
    credited = [m.name for m in inline_credits(caption or "") if m.role is Role.PHOTOGRAPHER]
    return Image(
        url=picture.url if picture else None,
        alt=picture.alt if picture else None,
        caption=caption,
        credit="、".join(credited) or None,
    )
