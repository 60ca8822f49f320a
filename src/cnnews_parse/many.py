"""Files and folders of many articles: cut into records, each read as a file of its own."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterable, Iterator, Sequence

import attrs

from cnnews_parse import registry
from cnnews_parse.decoding import Decoded, decode
from cnnews_parse.model.article import Article
from cnnews_parse.model.document import Document, Limits
from cnnews_parse.model.errors import (
    CnnewsParseError,
    EncodingError,
    ExtractionError,
    InputError,
    ManyArticles,
    UnknownFormat,
)
from cnnews_parse.model.outcome import Outcome
from cnnews_parse.pipeline import Origin, Path, read_bytes
from cnnews_parse.repairing.engine import Rule
from cnnews_parse.rules import RULES
from cnnews_parse.splitting import CHUNK, Plan, filled, plan_of
from cnnews_parse.unwrapping import Lost, is_archive, unpacked

_DEFAULT = Limits()
_HEAD = 64 * 1024
_LOSSES = 16  # an archive may be damaged where it begins; so many losses are looked behind
_ANY = ("plain_text", "html")  # formats that take what no other does
_ENDS = (b"\n", b">", b'"', b",")  # no character of several bytes ends in one of these


def parse_all(
    path: Path,
    *,
    url: str | None = None,
    encoding: str | None = None,
    limits: Limits = _DEFAULT,
    sites: bool = True,
    rules: Sequence[Rule] = RULES,
) -> Iterator[Outcome]:
    """Read a file or a folder that may hold many articles, one after the other.

    JSON lines and lists, tables in CSV and TSV, lines with a label and a text, corpora of search
    engines, feeds, and web archives (WARC) are cut into their records, also where they are packed
    with gzip, bzip2, xz or Zstandard. A file of any other kind is one record. It is read piece by
    piece, so that its size does not matter; `limits` hold for each record. The files of a folder
    are read in the order of their names, those of the folders in it too; hidden ones are not.

    Args:
        path: the file or folder.
        url: the address of the article, where the file holds one; not handed to records.
        encoding: the encoding of the file, where you know it; None to find out, once for each.
        limits: how much is read of a record before it is refused.
        sites: False leaves aside what is known of single sites.
        rules: the repairs, in their order; none for the texts as they stand.
    Returns:
        The outcomes in the order of the file, made as they are asked for. A record that cannot
        be read is an outcome with an error; those behind it follow.
    Raises:
        InputError: the file is missing or unreadable, or the folder empty.
        EncodingError: `encoding` names no text encoding.
        MissingExtra: it is a web archive, or packed with Zstandard, and the library is missing.

    >>> import pathlib, tempfile
    >>> file = pathlib.Path(tempfile.mkdtemp(), "dump.jsonl")
    >>> _ = file.write_text('{"title": "某厂投产", "content": "某厂日前投产。"}\\n{"title": "某\\n')
    >>> for outcome in parse_all(file):
    ...     print(outcome.position, outcome.article and outcome.article.title)
    line 1 某厂投产
    line 2 None
    """
    name = os.fspath(path)
    how = _How(encoding=encoding, limits=limits, sites=sites, rules=rules)
    if os.path.isdir(name):
        yield from _folder(_Place(name), how)
    else:
        yield from _outcomes(_Place(name), Origin(url=url, path=name), how)


@attrs.frozen(kw_only=True)
class _How:
    """What the caller asks for."""

    encoding: str | None
    limits: Limits
    sites: bool
    rules: Sequence[Rule]

    def read(self, data: bytes, origin: Origin, place: _Place) -> Outcome:
        """Read one document.

        Raises:
            EncodingError: the encoding that the caller names is unknown.
        """
        try:
            article = read_bytes(
                data,
                origin,
                encoding=self.encoding,
                limits=self.limits,
                sites=self.sites,
                rules=self.rules,
            )
        except EncodingError as error:  # the caller named none that is known
            raise error.named(place.name) from error.__cause__
        except CnnewsParseError as error:
            return place.failed(error, origin.url)
        return place.read(article, origin.url)


@attrs.frozen
class _Place:
    """Where a record stands.

    Attributes:
        name: the file, and the place in it.
        position: the place alone; empty for a file that the caller named.
    """

    name: str
    position: str = ""

    def within(self, unit: str) -> _Place:
        """A place inside this one."""
        return _Place(f"{self.name}, {unit}", f"{self.position}, {unit}" if self.position else unit)

    def beneath(self, name: str) -> _Place:
        """A file or folder in this folder."""
        position = f"{self.position}/{name}" if self.position else name
        return _Place(os.path.join(self.name, name), position)

    def read(self, article: Article, url: str | None = None) -> Outcome:
        """What was read here."""
        return Outcome(position=self.position or "file", article=article, url=url)

    def failed(self, error: CnnewsParseError, url: str | None = None) -> Outcome:
        """Why nothing was read here."""
        return Outcome(position=self.position or "file", error=error.named(self.name), url=url)


def _folder(place: _Place, how: _How) -> Iterator[Outcome]:
    """The outcomes of all files in a folder; one that cannot be opened is an error among them.

    Raises:
        InputError: the folder cannot be read, or nothing is in it.
    """
    for name in _listed(place):
        at = place.beneath(name)
        try:
            if os.path.isfile(at.name):
                yield from _outcomes(at, Origin(path=at.name), how)
            elif os.path.isdir(at.name) and not os.path.islink(at.name):  # links may go in circles
                yield from _folder(at, how)
        except EncodingError:  # the caller named none that is known
            raise
        except CnnewsParseError as error:
            yield at.failed(error)


def _listed(place: _Place) -> list[str]:
    try:
        names = sorted(name for name in os.listdir(place.name) if not name.startswith("."))
    except OSError as error:
        raise InputError(error.strerror or str(error)).named(place.name) from error
    if not names:
        raise InputError("the folder is empty").named(place.name)
    return names


@attrs.define
class _Source:
    """The chunks of a file, kept until it is clear that it is no single article.

    Attributes:
        chunks: those that are still to be read.
        room: how many bytes may still be kept; of a larger file it only matters that it is so.
    """

    chunks: Iterator[bytes]
    room: int
    _kept: list[bytes] = attrs.field(factory=list[bytes], init=False)

    def __iter__(self) -> Iterator[bytes]:
        for chunk in self.chunks:
            if self.room >= 0:
                self._kept.append(chunk)
                self.room -= len(chunk)
            yield chunk

    def whole(self) -> Iterator[bytes]:
        """All chunks, those that were read already in front."""
        return itertools.chain(self._kept, self.chunks)

    def forget(self) -> None:
        """Keep nothing any longer."""
        self.room, self._kept = -1, []


def _outcomes(place: _Place, origin: Origin, how: _How) -> Iterator[Outcome]:
    """The outcomes of one file."""
    source = _Source(_chunks(place.name), how.limits.bytes)
    pieces = unpacked(source)
    opening: list[bytes | Lost] = [next(pieces, b"")]
    while isinstance(opening[-1], Lost) and len(opening) < _LOSSES:
        opening.append(next(pieces, b""))
    pieces = itertools.chain(opening, pieces)
    first = opening[-1]
    if isinstance(first, bytes) and is_archive(first):
        source.forget()
        return _captures(pieces, place, how)
    return _records(filled(_sound(pieces)), source, place, origin, how)


def _sound(pieces: Iterable[bytes | Lost]) -> Iterator[bytes]:
    """The pieces up to the first loss.

    Raises:
        InputError: there is one.
    """
    for piece in pieces:
        if isinstance(piece, Lost):
            raise piece.error
        yield piece


def _captures(pieces: Iterable[bytes | Lost], place: _Place, how: _How) -> Iterator[Outcome]:
    """The outcomes of a web archive; a capture that holds many articles is cut as a file is."""
    from cnnews_parse.unwrapping.warc import captures

    for capture in captures(pieces, how.limits.bytes):
        at, data = place.within(f"record {capture.number}"), capture.data
        if capture.error:
            yield at.failed(capture.error, capture.url)
            continue
        origin = Origin(url=capture.url, charset=capture.charset, warnings=capture.warnings)
        outcome = how.read(data, origin, at)
        if isinstance(outcome.error, ManyArticles):
            source = _Source(iter((data,)), how.limits.bytes)
            records = _records(iter(source), source, at, origin, how)
            yield from (attrs.evolve(each, url=capture.url) for each in records)
        else:
            yield outcome


def _records(
    chunks: Iterator[bytes], source: _Source, place: _Place, origin: Origin, how: _How
) -> Iterator[Outcome]:
    """The outcomes of the records of a file, or that of the one article in it.

    Args:
        chunks: the file, unpacked.
        source: the file as it is, for the case that it is one article.
        place: where it stands.
        origin: where it comes from.
        how: what the caller asks for.
    """
    first, second, stream = _opened(chunks)
    decoded = _decoded(first, how, origin, place)
    plan = _plan(decoded, first, how.limits, is_whole=second == b"") if decoded else None
    if decoded is None or plan is None:
        yield how.read(_joined(source.whole(), how.limits.bytes), origin, place)
        return
    if not (plan.is_sure or second):  # one article with a list in it is one article
        outcome = how.read(b"".join(source.whole()), origin, place)
        if outcome.article:
            yield outcome
            return
    source.forget()
    for record in plan.records(stream, how.limits.bytes):
        at = place.within(f"{plan.unit} {record.number}")
        yield (
            at.failed(record.error)
            if record.error
            else _record(record.data, decoded, plan, at, how)
        )


def _opened(chunks: Iterator[bytes]) -> tuple[bytes, bytes | None, Iterator[bytes]]:
    """The first two chunks, and all of them; None for the second where an archive breaks off.

    Raises:
        InputError: the file cannot be read; what is wrong in it has no name yet.
    """
    first = b""
    try:
        first = next(chunks, b"")
        second = next(chunks, b"")
    except InputError as error:
        if error.name:
            raise
        return first, None, _broken(first, error)
    return first, second, itertools.chain((first, second), chunks)


def _broken(first: bytes, error: InputError) -> Iterator[bytes]:
    yield first
    raise error


def _chunks(name: str) -> Iterator[bytes]:
    """A file, a megabyte at a time.

    Raises:
        InputError: it cannot be read.
    """
    try:
        with open(name, "rb") as file:
            while chunk := file.read(CHUNK):
                yield chunk
    except (OSError, ValueError) as error:
        raise InputError(getattr(error, "strerror", None) or str(error)).named(name) from error


def _decoded(data: bytes, how: _How, origin: Origin, place: _Place) -> Decoded | None:
    """The first bytes as text; None where they are none, as those of a picture.

    Raises:
        EncodingError: the caller names no text encoding.
    """
    try:
        return decode(_head(data), encoding=how.encoding, label=origin.charset)
    except EncodingError as error:
        raise error.named(place.name) from error.__cause__
    except CnnewsParseError:
        return None


def _head(data: bytes) -> bytes:
    """The first bytes of a file, no character torn."""
    head = data[:_HEAD]
    if len(data) <= _HEAD or b"\x00" in head:  # wide characters: of 64 KB none is torn
        return head
    return head[: max(head.rfind(end) for end in _ENDS) + 1] or head


def _plan(decoded: Decoded, data: bytes, limits: Limits, *, is_whole: bool) -> Plan | None:
    """How to cut a file; None where it holds one record or is of a kind that has no records."""
    try:
        document = Document(text=decoded.text, limits=limits)
        form = registry.choose(document, use_sites=False).extractor.name
    except UnknownFormat:
        return None
    plan = plan_of(form, _head(data), decoded.encoding)
    if plan is None or not is_whole:
        return plan
    records = plan.records((data,), limits.bytes)
    return plan if len(list(itertools.islice(records, 2))) > 1 else None


def _joined(chunks: Iterable[bytes], limit: int) -> bytes:
    """A whole file, or as much of it as shows that it is too large."""
    size, kept = 0, list[bytes]()
    for chunk in chunks:
        kept.append(chunk)
        size += len(chunk)
        if size > limit:
            break
    return b"".join(kept)


def _record(data: bytes, decoded: Decoded, plan: Plan, place: _Place, how: _How) -> Outcome:
    """Read a record in the encoding of its file; one of ASCII so far lets each record tell."""
    is_open = decoded.text.isascii() and decoded.evidence == "strict utf-8"
    own = attrs.evolve(how, encoding=None if is_open else plan.encoding)
    outcome = own.read(data, Origin(), place)
    article = outcome.article
    if article is None:
        return outcome
    if article.format in _ANY:  # noise between records is no article
        return place.failed(ExtractionError("splitting", f"{plan.unit} of its kind"))
    return outcome if is_open else place.read(_as_of_file(article, decoded))


def _as_of_file(article: Article, decoded: Decoded) -> Article:
    """The article, with the encoding of its file as that was found out."""
    return attrs.evolve(
        article,
        encoding=decoded.encoding,
        encoding_evidence=decoded.evidence,
        warnings=(*decoded.warnings[bool(decoded.damaged) :], *article.warnings),
    )
