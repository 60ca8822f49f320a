"""Records of articles: a JSON object, or a line of a table.

    {"title": "某厂投产", "publish_time": "2021-03-01 09:00", "source": "某报", "content": "……"}

Collectors name the same things in many ways, in English and in Chinese; one table has them all.
Most such files hold many articles: those are counted, not read.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import Any

import attrs

from cnnews_parse.extend import (
    Claim,
    Document,
    Draft,
    ExtractionError,
    Fit,
    Line,
    Locator,
    ManyArticles,
    Pattern,
    Reason,
    Statement,
    as_page,
    is_markdown,
    is_marked_up,
    known_key,
    located,
    path_of,
    plain_words,
    preamble,
    stated_field,
    token,
)

_TEXT = "text"
_OPEN = Pattern(r"\s*(?:\{\s*\"|\[\s*\{\s*\")")
_FEED = Pattern(r'"version"\s{0,9}:\s{0,9}"https?:(?:\\?/){2}(?:www\.)?jsonfeed\.org(?:\\?/)')
_BREAK = Pattern(r"\r?\n|(?:\\r)?\\n")
_INDENT = Pattern(r"(?<=[^\s\u3000])(?:[ \u00a0]{0,2}\u3000{2}|[ \u00a0]{4})")
_CLOCK = Pattern(r"\s*[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?\s*$")
_WORDS = Pattern(r"[^,，、;；|\s]+")
_BYLINE = Pattern(r"[:：]|记者|記者|通讯员|編輯|编辑|实习生")
_SPREAD = Pattern(r"(?<=^[\u4e00-\u9fff])[\s\u3000]{1,4}(?=[\u4e00-\u9fff]$)")
_LABELLED = Pattern(r"[A-Za-z0-9_\u4e00-\u9fff]{1,12}\t[^\t]{20,}$")
_BARRED, _LABELLED_LINE = "_!_", "label and text"
_ENDS = frozenset("。！？…”’」』）)》】：；!?")
_LONG = 15
_DEEPEST = 6


class _Object(tuple[tuple[str, Any], ...]):
    """A JSON object: keys and values in their order, doubled keys included."""

    __slots__ = ()


@attrs.frozen(kw_only=True)
class Entry:
    """A value of a record.

    Attributes:
        key: as printed; of a value inside another object with that object's key before it.
        value: a text, or a number as printed.
        is_own: False for what stands around the article, in an envelope.
        meant: of a reference of JSON-LD the name of what it refers to.
        is_headline: True for the `name` of an article that has a date and no headline besides.
        pointer: where it stands (RFC 6901).
    """

    key: str
    value: str
    is_own: bool = True
    meant: str = ""
    is_headline: bool = False
    pointer: str = ""

    @property
    def words(self) -> str:
        """What it says."""
        return self.meant or self.value

    @property
    def field(self) -> str | None:
        """The field that it states; None where the article has none for it."""
        if self.is_headline:
            return "title"
        return stated_field(self.key, self.words) if self.is_own else None

    @property
    def rank(self) -> int:
        """How telling its key is among those of its field; 0 is the most."""
        return known_key(self.key)[0]


class Records:
    """Reads the one article of a file of records."""

    name = "records"

    def sniff(self, document: Document) -> Claim | None:
        """Claim JSON that is no feed, and lines of tables that hold an article each."""
        if document.part == "body" or _FEED.search(document.head):
            return None
        if _OPEN.match(document.head) and not preamble(document):
            return Claim(Fit.FORMAT, "is JSON")
        if _table_kind(document.head) is not None:
            return Claim(Fit.FORMAT, "is a table with an article on each line")
        return None

    def extract(self, document: Document) -> Draft:
        """The values by their keys.

        Raises:
            ManyArticles: there is more than one record with a headline or a text.
            ExtractionError: it is no JSON after all, or the one record has no text.
        """
        try:
            articles, entries = _read(document.text)
        except (ValueError, RecursionError) as error:
            raise ExtractionError(self.name, "record that can be read") from error
        if articles > 1:
            raise ManyArticles(articles)
        entries = tuple(_with_headline(entries))
        key = _text_key(entries)
        if key is None:
            raise ExtractionError(self.name, "text in its record")
        statements = tuple(_statements(entries))
        inner = _inner_document(entries, key, statements, document)
        texts = [n for n, e in enumerate(entries) if e.field == _TEXT and e.key == key]
        at = texts[0] if inner else len(entries)
        return Draft(
            lines=tuple(line for e in entries[:at] for line in _lines(e, key)),
            behind=tuple(line for e in entries[at + 1 :] for line in _lines(e, key)),
            statements=statements,
            extractors=(self.name,),
            inner=inner,
        )


EXTRACTOR = Records()


def _read(text: str) -> tuple[int, tuple[Entry, ...]]:
    """How many articles a file holds, and the values of the first with what is around it."""
    if not _OPEN.match(text[:4096]):
        return _read_table(text)
    value = _json(text)
    articles = _articles(value)
    own = articles[0] if articles else None
    names = dict(_names(value)) if '"@graph"' in text else {}
    return len(articles), tuple(_meant(entry, names) for entry in _entries(value, "", own))


def _json(text: str) -> Any:
    """The value of a JSON text; of several, one on each line, a list of them."""
    import json

    reader = json.JSONDecoder(
        object_pairs_hook=_Object, parse_int=str, parse_float=str, parse_constant=str, strict=False
    )
    try:
        return reader.decode(text.strip())
    except ValueError:
        lines = [line for line in text.split("\n") if line.strip()]
        if len(lines) < 2:
            raise
        return [reader.decode(line.strip(" \t,")) for line in lines]


def _articles(value: Any) -> list[_Object]:
    """The objects that lie least deep of those with a text, or else of those with a headline."""
    layer, titled = [value], list[_Object]()
    for _ in range(_DEEPEST):
        objects = [each for each in layer if isinstance(each, _Object)]
        if texts := [each for each in objects if _states(each, _TEXT)]:
            return [_whole(texts[0], titled)] if len(texts) == 1 else texts
        titled = titled or [each for each in objects if _states(each, "title")]
        layer = [inner for each in layer for inner in _inner(each)]
    return titled


def _whole(text: _Object, titled: list[_Object]) -> _Object:
    """The object with the text; the one around it where that has the headline."""
    if _states(text, "title"):
        return text
    around = (
        each
        for each in titled
        if any(inner is text and path_of(key, "title") == "title" for key, inner in each)
    )
    return next(around, text)


def _states(value: _Object, field: str) -> bool:
    """Whether an object has a key of this field, and something behind it."""
    return any(
        known_key(key)[1] == field and inner and not isinstance(inner, _Object)
        for key, inner in value
    )


def _inner(value: Any) -> list[Any]:
    """The objects and lists right inside a value."""
    if isinstance(value, _Object):
        return [inner for _, inner in value if isinstance(inner, list | _Object)]
    return [each for each in value if isinstance(each, list | _Object)] if value else []


def _entries(
    value: Any, key: str, own: _Object | None, *, pointer: str = "", is_own: bool = False
) -> Iterator[Entry]:
    """All values in their order; those of the article count, those around it do not."""
    if isinstance(value, _Object):
        for name, inner in value:
            is_inside = is_own or value is own
            path = path_of(key, name) if is_own else name
            at = f"{pointer}/{token(name)}"
            yield from _entries(inner, path, own, pointer=at, is_own=is_inside)
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from _entries(inner, key, own, pointer=f"{pointer}/{place}", is_own=is_own)
    elif value is not None:
        words = value if isinstance(value, str) else str(value).lower()  # true and false
        yield Entry(key=key, value=words, is_own=is_own, pointer=pointer)


def _names(value: Any) -> Iterator[tuple[str, str]]:
    """What the objects of JSON-LD are called, by their identifiers."""
    stack = [value]
    while stack:
        each = stack.pop()
        if isinstance(each, _Object):
            named = {key: inner for key, inner in each if isinstance(inner, str)}
            if "@id" in named and "name" in named:
                yield named["@id"], named["name"]
        stack += _inner(each)


def _meant(entry: Entry, names: dict[str, str]) -> Entry:
    """The entry, with the name of what it refers to; addresses of pages refer to themselves."""
    key, _, is_reference = entry.key.rpartition(".")
    if is_reference != "@id" or entry.value not in names:
        return entry
    return attrs.evolve(entry, key=key, meant=names[entry.value])


def _with_headline(entries: Sequence[Entry]) -> Iterator[Entry]:
    """The entries; `name` is the headline where no other key is, and the thing has a date.

    Source: schema.org, where an article may have a `name` as any thing has one.
    """
    stated = {entry.field for entry in entries}
    is_named = "title" not in stated and "published" in stated
    for entry in entries:
        is_headline = is_named and entry.is_own and entry.key.lower() == "name"
        yield attrs.evolve(entry, is_headline=True) if is_headline else entry


def _table_kind(text: str) -> str | None:
    """The mark that parts the cells of a table with an article on each line."""
    lines = [line for line in text.split("\n", 6)[:6] if line.strip()]
    whole = lines[:-1] or lines  # the last one may be cut off
    if not lines or lines[0].lstrip()[0] == "<":
        return None
    if all(line.count(_BARRED) >= 3 for line in whole):
        return _BARRED
    if all("\t" in line and _LABELLED.match(line) for line in whole):
        return _LABELLED_LINE
    for mark in "\t,":
        fields = [known_key(cell.strip(' "'))[1] for cell in lines[0].split(mark)]
        if len(fields) > 1 and {"title", _TEXT} & set(fields) and None not in fields[:1]:
            return mark
        if len(fields) > 2 and {"title", _TEXT} <= set(fields):
            return mark
    return None


def _read_table(text: str) -> tuple[int, tuple[Entry, ...]]:
    """How many lines a table has, and the cells of the first by their names."""
    kind = _table_kind(text[:4096])
    lines = [line for line in text.split("\n") if line.strip()]
    names: tuple[str, ...]
    if kind == _BARRED:
        names = ("id", "code", "category", "title", "keywords")
        rows = [line.split(_BARRED) for line in lines]
    elif kind == _LABELLED_LINE:
        names, rows = ("label", "text"), [line.split("\t", 1) for line in lines]
    else:
        cells = _cells(text, kind or ",")
        names, rows = tuple(cells[0]), cells[1:]
    first = rows[0] if rows else []
    padded = (*names, *[""] * (len(first) - len(names)))
    found = [
        Entry(key=name, value=value, pointer=f"/0/{token(name or str(place))}")
        for place, (name, value) in enumerate(zip(padded, first, strict=False))
    ]
    return len(rows), tuple(found)


def _cells(text: str, mark: str) -> list[list[str]]:
    """The rows of a table, quotation marks read.

    Raises:
        ValueError: a cell is larger than the reader of the standard library allows.
    """
    import csv
    import io

    try:
        return [row for row in csv.reader(io.StringIO(text), delimiter=mark) if row]
    except csv.Error as error:
        raise ValueError(str(error)) from error


def _text_key(entries: Sequence[Entry]) -> str | None:
    """The key of the text; of two the more telling one."""
    texts = [entry for entry in entries if entry.field == _TEXT]
    return min(texts, key=lambda entry: entry.rank).key if texts else None


def _inner_document(
    entries: Sequence[Entry], key: str, statements: Sequence[Statement], document: Document
) -> Document | None:
    """The text as a document of its own, so that what is known of its site counts.

    One in parts, and one without any markup, is read here.
    """
    texts = [entry for entry in entries if entry.field == _TEXT and entry.key == key]
    value = texts[0].value
    if len(texts) > 1 or not (is_marked_up(value) or is_markdown(value)):
        return None
    address = next((s.words for s in statements if s.field == "url"), None)
    return Document(
        text=as_page(value),
        url=document.url or address,
        part="body",
        limits=document.limits,
        at=Locator(pointer=texts[0].pointer),
    )


def _lines(entry: Entry, key: str) -> Iterator[Line]:
    """The lines of a value: those of the text left open, others with their fate."""
    if not entry.value.strip():
        return
    at = Locator(pointer=entry.pointer)
    line = Line(text="", found=f"{entry.value}\n", at=at)
    if entry.field is None:
        yield line.removed(Reason.METADATA, __name__)
    elif entry.field != _TEXT:
        yield line.lifted(entry.field)
    elif entry.key != key:
        yield line.removed(Reason.DUPLICATE, __name__)
    else:
        yield from located(_paragraphs(entry.value), entry.value, at)


def _paragraphs(text: str) -> Iterator[Line]:
    """Part a text at its newlines, at those that were escaped twice, and before indents."""
    start = 0
    for found in (*_BREAK.finditer(text), None):
        end = found.start() if found else len(text)
        behind = found.end() if found else end
        cuts = [start, *_indents(text, start, end), end]
        for first, last in itertools.pairwise(cuts):
            stop = behind if last == end else last
            yield Line(text=text[first:last], found=f"{text[first:stop]}\n")
        start = behind


def _indents(text: str, start: int, end: int) -> Iterator[int]:
    """Where an indent stands inside a line: behind a sentence, or before a long one."""
    cuts = [found.start() for found in _INDENT.finditer(text, start, end)]
    for cut, following in zip(cuts, (*cuts[1:], end), strict=False):
        if text[cut - 1] in _ENDS or following - cut > _LONG:
            yield cut


def _statements(entries: Sequence[Entry]) -> Iterator[Statement]:
    """What the keys state, the most telling of each field first."""
    stated = [entry for entry in entries if entry.field not in (None, _TEXT)]
    stated.sort(key=lambda entry: entry.rank)
    clock = next((e.value for e in stated if e.field == "published" and _is_clock(e)), "")
    for entry in stated:
        mark = f"key {entry.key}"
        if entry.field == "published" and clock and not _is_clock(entry):
            yield Statement(field="published", words=f"{entry.value} {clock}", mark=mark)
        for field, words in _said(entry):
            yield Statement(field=field, words=words, mark=mark)


def _is_clock(entry: Entry) -> bool:
    return _CLOCK.match(entry.value) is not None


def _said(entry: Entry) -> Iterator[tuple[str, str]]:
    """The fields that a value states, with its words."""
    words, field = entry.words.strip(), str(entry.field)
    if field == "tag":
        yield from ((field, found[0]) for found in _WORDS.finditer(words))
    elif field in ("author", "editor") and _BYLINE.search(words):
        yield "credits", words
    elif field in ("author", "editor"):
        yield field, _SPREAD.sub("", words)
    elif field in ("title", "subtitle"):
        yield field, plain_words(words)
    else:
        yield field, words
