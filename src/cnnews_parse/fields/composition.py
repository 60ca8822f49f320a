"""The lines of a draft as blocks and as the pieces of the account."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import attrs

from cnnews_parse.fields.credits import Mention
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


_NOWHERE = ("", 0)
_OURS = "cnnews_parse."
_COPY = Reason.DUPLICATE.value
_BODY, _FIELD, _REMOVED = Fate.BODY, Fate.FIELD, Fate.REMOVED  # each is looked up for every line
_PARAGRAPH, _CAPTION, _IMAGE = Kind.PARAGRAPH, Kind.CAPTION, Kind.IMAGE
_GROUPED = (Kind.ITEM, Kind.ROW, Kind.QUOTE)


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


def compose(
    lines: Sequence[Line],
    changes: Sequence[Sequence[Change]],
    title_line: int | None,
    mentions: Mapping[str, Sequence[Mention]],
) -> Composition:
    """Make blocks of the lines that are body, and a piece of each line.

    Args:
        lines: with their fates; None counts as body.
        changes: for each line those made to its text.
        title_line: the number of the line that is the headline.
        mentions: by the text of a line, who is credited in it.
    """
    runs = list(_runs(lines))
    places = _places(lines, runs)
    if title_line is not None:
        places[title_line] = ("title", 0)
    pieces: list[Piece] = []
    placed: list[Change] = []
    shown = 0
    is_repaired = any(changes)
    for group in _groups(lines, changes):
        made = list(_made(group, changes, places, f"account[{shown}]")) if is_repaired else []
        placed += made
        first = lines[group.start]
        found = first.found if len(group) == 1 else "".join([lines[n].found for n in group])
        if found:
            rules = tuple(dict.fromkeys([change.rule for change in made])) if made else ()
            pieces.append(_piece(first, found, places.get(group.start, _NOWHERE)[0], rules))
            shown += first.visible
    blocks = tuple(_block([lines[n] for n in run], mentions) for run in runs)
    return Composition(blocks=blocks, pieces=tuple(pieces), changes=tuple(placed))


def _made(
    group: range,
    changes: Sequence[Sequence[Change]],
    places: Mapping[int, tuple[str, int]],
    account: str,
) -> Iterator[Change]:
    """The changes made to the lines of a piece, which has this place where it is no body."""
    for number in group:
        if changes[number]:
            yield from _placed(changes[number], *places.get(number, (account, 0)))


def _placed(changes: Sequence[Change], place: str, offset: int) -> Iterator[Change]:
    return (attrs.evolve(change, place=place, start=change.start + offset) for change in changes)


def _places(lines: Sequence[Line], runs: Sequence[Sequence[int]]) -> dict[int, tuple[str, int]]:
    """For each line of the body the name of its block, and where its text begins there."""
    places: dict[int, tuple[str, int]] = {}
    for at, run in enumerate(runs):
        offset = 0
        for number in run:
            line = lines[number]
            offset += bool(offset and line.text and not line.joined)  # the newline before it
            places[number] = (f"blocks[{at}]", offset)
            offset += len(line.text)
    return places


def _groups(lines: Sequence[Line], changes: Sequence[Sequence[Change]]) -> Iterator[range]:
    """Numbers of the lines that make one piece of the account.

    White space goes with the line before it; of a second copy the broken lines tell nothing.
    """
    first = 0
    for number, line in enumerate(lines):
        is_blank = not changes[number] and (not line.found or line.found.isspace())
        if is_blank or not number or (_is_copy(line) and _is_copy(lines[first])):
            continue
        yield range(first, number)
        first = number
    if lines:
        yield range(first, len(lines))


def _is_copy(line: Line) -> bool:
    return line.detail == _COPY and line.fate is _REMOVED


def _piece(line: Line, found: str, place: str, rules: tuple[str, ...]) -> Piece:
    """The piece of the account that a line and what goes with it make."""
    fate, detail, by = line.fate or _BODY, line.detail, line.by
    if fate is _FIELD:
        detail = _ARTICLE_FIELD.get(detail, detail)
    elif fate is _BODY and place:
        detail = place
    elif fate is _BODY:  # white space before the first line
        fate, detail, by = _REMOVED, Reason.MARKUP.value, __name__
    return Piece(
        text=found,
        fate=fate,
        detail=detail,
        visible=line.visible,
        changes=rules,
        by=by.removeprefix(_OURS) if fate is _REMOVED else "",
        locator=None if found.isspace() else line.at,
    )


def _is_body(line: Line) -> bool:
    is_open = line.fate is None or line.fate is _BODY
    return is_open and (line.kind is _IMAGE or bool(line.text.strip()))


def _runs(lines: Sequence[Line]) -> Iterator[Sequence[int]]:
    """The numbers of lines that make one block: of one list, table or quotation, or a picture and its caption."""
    run: list[int] = []
    for number, line in enumerate(lines):
        if not _is_body(line):
            continue
        if run and not (line.joined or _belongs(lines[run[-1]], line, len(run))):
            yield run
            run = []
        run.append(number)
    if run:
        yield run


def _belongs(last: Line, line: Line, length: int) -> bool:
    if last.kind is _IMAGE and line.kind is _CAPTION:
        return length == 1
    return last.kind is line.kind and last.group == line.group and line.kind in _GROUPED


def _block(lines: Sequence[Line], mentions: Mapping[str, Sequence[Mention]]) -> Block:
    """The block of some lines."""
    first, texts = lines[0], _texts(lines)
    if first.kind is _PARAGRAPH:
        return Paragraph(text="".join(texts))
    if first.kind is Kind.HEADING:
        return Heading(text="".join(texts), level=min(max(first.level, 2), 6))
    if first.kind is Kind.ITEM:
        return List(items=tuple(texts), ordered=first.level == 1)
    if first.kind is Kind.ROW:
        return Table(rows=tuple(tuple(text.split("\t")) for text in texts))
    if first.kind is Kind.QUOTE:
        return Quote(text="\n".join(texts))
    return _image(lines, mentions)


def _texts(lines: Sequence[Line]) -> list[str]:
    """The texts of lines; one that goes on with the line before it is joined to it."""
    texts: list[str] = []
    for line in lines:
        if line.joined and texts:
            texts[-1] += line.text
        else:
            texts.append(line.text)
    return texts


def _image(lines: Sequence[Line], mentions: Mapping[str, Sequence[Mention]]) -> Image:
    picture = next((line for line in lines if line.kind is _IMAGE), None)
    caption = next((line.text for line in lines if line.kind is _CAPTION), None)
    named = mentions.get(caption or "", ())
    credited = [mention.name for mention in named if mention.role is Role.PHOTOGRAPHER]
    return Image(
        url=picture.url if picture else None,
        alt=picture.alt if picture else None,
        caption=caption,
        credit="、".join(credited) or None,
    )
