"""The X-ray page: a document as found, and the article that became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

import attrs

from cnnews_parse.model.accounts import Change, Evidence, Fate, Piece, Reason
from cnnews_parse.model.article import Article
from cnnews_parse.model.blocks import Block, Heading, Image
from cnnews_parse.model.explanation import FIELDS, shown_value, visible_length
from cnnews_parse.report import words
from cnnews_parse.report.frame import rendered
from cnnews_parse.report.marks import Run, runs

_CHUNK = 64  # pieces that a browser lays out together
_ROOM = 4_000  # characters of one paragraph on the page; longer ones are parted
_HEADS = ("kicker", "title", "subtitle")


def xray_page(article: Article, name: str) -> str:
    """One self-contained page of HTML; nothing of the document is run, fetched or linked.

    Args:
        article: with its accounts.
        name: what the page calls the document, such as the name of its file.
    Raises:
        MissingReport: the extra `report` is not installed.
    """
    changes = _by_place(article.changes)
    account = article.account()
    values: dict[str, object] = {
        "name": name,
        "article": article,
        "chunks": list(_chunks(chain.from_iterable(map(_strips, account)))),
        "heads": list(_heads(article, changes)),
        "blocks": list(_chunks(_blocks(article, changes))),
        "fields": [_field(article, field, changes) for field in FIELDS],
        "shares": shares_of(account),
        "rules": _rules(article.changes),
        "words": words,
    }
    return rendered("xray.html", ("page.css", _labels()), "xray.js", values)


def _labels() -> str:
    """The style rules that label each kind of piece, and that hide it where it is not ticked."""
    named = {fate.value: pair for fate, pair in words.FATES.items() if fate is not Fate.REMOVED}
    named |= {_removed(each): (each.value, words.REASONS[each][0]) for each in Reason}
    fields = "".join(
        f'.piece.field[data-k="{name}"]::before{{content:"{name.replace("_", " ")}"}}'
        f'html:lang(zh) .piece.field[data-k="{name}"]::before{{content:"{chinese}"}}\n'
        for name, chinese in words.FIELDS.items()
    )
    return fields + "".join(
        f'.piece.{kind}::before{{content:"{english}"}}'
        f'html:lang(zh) .piece.{kind}::before{{content:"{chinese}"}}'
        f".hide-{kind} .piece.{kind}{{display:none}}\n"
        for kind, (english, chinese) in named.items()
    )


@attrs.frozen(kw_only=True)
class Strip:
    """A piece of the account, or a part of a long one, as the page shows it.

    Attributes:
        text: its characters, as found.
        key: what it lights up: a block, a field, or the reason it was removed for.
        kind: the class that colours it.
        piece: the piece that it is of.
        is_first: False for the later parts of a long piece.
        size: how many visible characters the piece has.
    """

    text: str
    key: str
    kind: str
    piece: Piece
    is_first: bool
    size: int


def _strips(piece: Piece) -> Iterator[Strip]:
    if not piece.text.strip():
        return
    kind = kind_of(piece)
    key = kind if piece.fate is Fate.REMOVED else piece.detail
    size = visible_length(piece.text)
    for number, text in enumerate(parted(piece.text.strip("\n"))):
        yield Strip(text=text, key=key, kind=kind, piece=piece, is_first=not number, size=size)


def kind_of(piece: Piece) -> str:
    """Its fate, of a removed piece with the reason.

    >>> kind_of(Piece(text="分享", fate=Fate.REMOVED, detail="share"))
    'removed-share'
    """
    if piece.fate is Fate.REMOVED:
        return _removed(Reason(piece.detail))
    return str(piece.fate.value)


def _removed(reason: Reason) -> str:
    return f"removed-{reason.value.replace(' ', '-')}"


def parted(text: str, room: int = _ROOM) -> Iterator[str]:
    """A long text in parts, at newlines where it has them.

    >>> list(parted("甲乙\\n丙丁", 4))
    ['甲乙', '丙丁']
    """
    start = 0
    while len(text) - start > room:
        newline = text.rfind("\n", start, start + room)
        end = newline if newline > start else start + room
        yield text[start:end]
        start = end + (newline > start)
    yield text[start:]


def _chunks(items: Iterable[Strip] | Iterable[Shown]) -> Iterator[list[Strip | Shown]]:
    chunk: list[Strip | Shown] = []
    for item in items:
        chunk.append(item)
        if len(chunk) == _CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


@attrs.frozen(kw_only=True)
class Shown:
    """A block of the article, or a part of a long one, as the page shows it.

    Attributes:
        key: its place, such as `blocks[3]`.
        kind: the kind of block.
        runs: its text; changed runs among them.
        level: of a heading.
        note: of a picture its address, else nothing.
    """

    key: str
    kind: str
    runs: tuple[Run, ...]
    level: int = 0
    note: str = ""


def _by_place(changes: Iterable[Change]) -> dict[str, list[Change]]:
    places: dict[str, list[Change]] = {}
    for change in changes:
        places.setdefault(change.place, []).append(change)
    return places


def _heads(article: Article, changes: dict[str, list[Change]]) -> Iterator[Shown]:
    for name in _HEADS:
        text = getattr(article, name)
        if text:
            own = tuple(_runs(text, changes.get(name, ())))
            yield Shown(key=name, kind=name, runs=own)


def _runs(text: str, changes: Sequence[Change]) -> list[Run]:
    """The runs of a text; the text alone where changes were made to more than was kept of it."""
    try:
        return runs(text, changes)
    except IndexError:
        return [Run(text=text)]


def _blocks(article: Article, changes: dict[str, list[Change]]) -> Iterator[Shown]:
    for number, block in enumerate(article.blocks):
        key = f"blocks[{number}]"
        kind = type(block).__name__.lower()
        for own in _parted_runs(_runs(block.text, changes.get(key, ()))):
            level = block.level if isinstance(block, Heading) else 0
            yield Shown(key=key, kind=kind, runs=own, level=level, note=_note(block))


def _note(block: Block) -> str:
    return (block.url or block.alt or "") if isinstance(block, Image) else ""


def _parted_runs(found: Sequence[Run]) -> Iterator[tuple[Run, ...]]:
    """Runs that are shown as one paragraph; a long text makes several."""
    own: list[Run] = []
    room = _ROOM
    for run in found:
        parts = [run] if run.before is not None else map(_plain, parted(run.text))
        for part in parts:
            if own and len(part.text) > room:
                yield tuple(own)
                own, room = [], _ROOM
            own.append(part)
            room -= len(part.text)
    yield tuple(own)


def _plain(text: str) -> Run:
    return Run(text=text)


@attrs.frozen(kw_only=True)
class Field:
    """A field with the marks that gave it and those that lost."""

    name: str
    value: str
    evidence: tuple[Evidence, ...]
    changes: tuple[Change, ...]


def _field(article: Article, name: str, changes: dict[str, list[Change]]) -> Field:
    return Field(
        name=name,
        value=shown_value(article, name),
        evidence=article.evidence_of(name),
        changes=tuple(changes.get(name, ())),
    )


@attrs.frozen(kw_only=True)
class Share:
    """How much of a document went one way.

    Attributes:
        kind: `body`, `field`, or the reason of what was removed, as of `kind_of`.
        reason: of what was removed.
        size: visible characters.
        count: pieces.
        start: where it begins on a bar from 0 to 1000.
        width: how long it is there.
    """

    kind: str
    reason: Reason | None
    size: int
    count: int
    start: float
    width: float


def shares_of(pieces: Sequence[Piece]) -> list[Share]:
    """How much went where: the body, the fields, then the reasons in the order of the enum.

    >>> [share.width for share in shares_of([Piece(text="甲", fate=Fate.BODY, detail="blocks[0]")])]
    [1000.0]
    """
    sizes: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    for piece in pieces:
        size = visible_length(piece.text)
        sizes[kind_of(piece)] += size
        counts[kind_of(piece)] += bool(size)
    reasons = {_removed(each): each for each in Reason}
    total = sum(sizes.values()) or 1
    shares: list[Share] = []
    start = 0.0
    for kind in ("body", "field", *reasons):
        if counts[kind]:
            width = round(1000 * sizes[kind] / total, 2)
            reason = reasons.get(kind)
            shares.append(
                Share(
                    kind=kind,
                    reason=reason,
                    size=sizes[kind],
                    count=counts[kind],
                    start=start,
                    width=width,
                )
            )
            start = round(start + width, 2)
    return shares


@attrs.frozen(kw_only=True)
class Edits:
    """What one rule changed."""

    rule: str
    count: int
    unsure: int
    examples: tuple[Change, ...]


def _rules(changes: Sequence[Change]) -> list[Edits]:
    by_rule: dict[str, list[Change]] = {}
    for change in changes:
        by_rule.setdefault(change.rule, []).append(change)
    return [
        Edits(
            rule=rule,
            count=len(own),
            unsure=sum(not change.certain for change in own),
            examples=tuple(own[:6]),
        )
        for rule, own in by_rule.items()
    ]
