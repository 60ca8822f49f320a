"""Files that hold many articles, cut into records that are still to be read."""

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
from cnnews_parse.pipeline import Origin, read_bytes
from cnnews_parse.repairing.engine import Rule
from cnnews_parse.splitting import CHUNK, Plan, filled, plan_of
from cnnews_parse.unwrapping import Lost, is_archive, unpacked
from cnnews_parse.unwrapping.members import Member, archive_form, tar_members, zip_members

_HEAD = 64 * 1024
_LOSSES = 16  # an archive may be damaged where it begins; so many losses are looked behind
_ANY = ("plain_text", "html")  # formats that take what no other does
_ENDS = (b"\n", b">", b'"', b",")  # no character of several bytes ends in one of these


@attrs.frozen(kw_only=True)
class How:
    """How the caller wants records to be read; see `parse_all`."""

    encoding: str | None
    limits: Limits
    sites: bool
    rules: Sequence[Rule]

    def read(self, data: bytes, origin: Origin, place: Place) -> Outcome:
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
class Place:
    """Where a record stands.

    Attributes:
        file: the file.
        position: the path of the file in the folder that the caller named, and the place in the
            file; empty for a whole file that the caller named.
        unit: the place in the file alone.
    """

    file: str
    position: str = ""
    unit: str = ""

    @property
    def name(self) -> str:
        """The file, and the place in it."""
        return f"{self.file}, {self.unit}" if self.unit else self.file

    def within(self, unit: str) -> Place:
        """A place inside this one."""

        def joined(place: str) -> str:
            return f"{place}, {unit}" if place else unit

        return Place(self.file, joined(self.position), joined(self.unit))

    def beneath(self, name: str) -> Place:
        """A file or folder in this folder."""
        position = f"{self.position}/{name}" if self.position else name
        return Place(os.path.join(self.file, name), position)

    def read(self, article: Article, url: str | None = None) -> Outcome:
        """What was read here."""
        return Outcome(name=self.file, position=self.position or "file", article=article, url=url)

    def failed(self, error: CnnewsParseError, url: str | None = None) -> Outcome:
        """Why nothing was read here."""
        named = error.named(self.name)
        return Outcome(name=self.file, position=self.position or "file", error=named, url=url)


@attrs.frozen(kw_only=True)
class OfFile:
    """What its file tells of a record: how it was cut, and its encoding.

    Attributes:
        unit: what records of the file are called.
        codec: the encoding of its records; None where each record lets its own be found.
        encoding: the encoding of the file.
        evidence: what that was told by.
        warnings: what a reader should know of it.
    """

    unit: str
    codec: str | None
    encoding: str
    evidence: str
    warnings: tuple[str, ...]

    @classmethod
    def told(cls, decoded: Decoded, plan: Plan) -> OfFile:
        """What the first bytes of a file and the plan tell; ASCII so far tells no encoding."""
        is_open = decoded.text.isascii() and decoded.evidence == "strict utf-8"
        return cls(
            unit=plan.unit,
            codec=None if is_open else plan.encoding,
            encoding=decoded.encoding,
            evidence=decoded.evidence,
            warnings=decoded.warnings[bool(decoded.damaged) :],
        )


@attrs.frozen(kw_only=True)
class Unread:
    """A record that is cut out of its file and still has to be read.

    Attributes:
        data: its bytes, a file of their own.
        place: where it stands.
        origin: where it comes from.
        of_file: what its file tells of it; None of a whole file and of what an archive holds.
        is_capture: whether a web archive holds it: it may itself hold many articles.
    """

    data: bytes = attrs.field(repr=False)
    place: Place
    origin: Origin = attrs.field(factory=Origin)
    of_file: OfFile | None = None
    is_capture: bool = False

    def outcomes(self, how: How) -> Iterator[Outcome]:
        """Read it; a capture that holds many articles is cut as a file is."""
        if self.of_file:
            yield _record(self.data, self.of_file, self.place, how)
            return
        outcome = how.read(self.data, self.origin, self.place)
        if not (self.is_capture and isinstance(outcome.error, ManyArticles)):
            yield outcome
            return
        source = _Source(iter((self.data,)), how.limits.bytes)
        for each in _records(iter(source), source, self.place, self.origin, how):
            for found in opened(each, how):
                yield attrs.evolve(found, url=self.origin.url)


def opened(found: Unread | Outcome, how: How) -> Iterator[Outcome]:
    """The outcomes of what was cut out of a file; some are known once it is cut out."""
    return iter((found,)) if isinstance(found, Outcome) else found.outcomes(how)


def outcomes_of(place: Place, origin: Origin, how: How) -> Iterator[Outcome]:
    """The outcomes of one file.

    Raises:
        InputError: it cannot be read.
        EncodingError: the caller names no text encoding.
    """
    for each in cut(chunks_of(place.file), place, origin, how):
        yield from opened(each, how)


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


def cut(
    chunks: Iterator[bytes], place: Place, origin: Origin, how: How, *, is_member: bool = False
) -> Iterator[Unread | Outcome]:
    """Cut a file into its records; one without any is one record.

    Args:
        chunks: its bytes.
        place: where it stands.
        origin: where it comes from.
        how: what the caller asks for.
        is_member: whether it stands in an archive; archives in archives are not opened.
    Returns:
        The records in their order; outcomes where one cannot be cut out, and where a small file
        had to be read to see that it is one article.
    """
    source = _Source(chunks, how.limits.bytes)
    pieces = unpacked(source)
    opening: list[bytes | Lost] = [next(pieces, b"")]
    while isinstance(opening[-1], Lost) and len(opening) < _LOSSES:
        opening.append(next(pieces, b""))
    pieces = itertools.chain(opening, pieces)
    first = opening[-1]
    if isinstance(first, bytes) and is_archive(first):
        source.forget()
        return _captures(pieces, place, how)
    sound = filled(_sound(pieces))
    form = archive_form(first) if isinstance(first, bytes) and not is_member else None
    try:
        members = tar_members(sound) if form == "tar" else zip_members(sound) if form else None
    except InputError as error:
        return iter((place.failed(error),))
    if members is None:
        rest = source.whole() if form else sound  # an office document has been read to its end
        return _records(iter(rest), source, place, origin, how)
    source.forget()
    return _members(members, place, how)


def _members(members: Iterator[Member], place: Place, how: How) -> Iterator[Unread | Outcome]:
    """What an archive holds, each member cut as a file is; damage is told where it is met."""
    try:
        for member in members:
            at = place.within(member.name)
            try:
                yield from cut(member.chunks, at, Origin(path=member.name), how, is_member=True)
            except InputError as error:
                yield at.failed(error)
    except InputError as error:
        yield place.failed(error)


def _sound(pieces: Iterable[bytes | Lost]) -> Iterator[bytes]:
    """The pieces up to the first loss.

    Raises:
        InputError: there is one.
    """
    for piece in pieces:
        if isinstance(piece, Lost):
            raise piece.error
        yield piece


def _captures(pieces: Iterable[bytes | Lost], place: Place, how: How) -> Iterator[Unread | Outcome]:
    """What a web archive holds."""
    from cnnews_parse.unwrapping.warc import captures

    for capture in captures(pieces, how.limits.bytes):
        at = place.within(f"record {capture.number}")
        if capture.error:
            yield at.failed(capture.error, capture.url)
            continue
        origin = Origin(url=capture.url, charset=capture.charset, warnings=capture.warnings)
        yield Unread(data=capture.data, place=at, origin=origin, is_capture=True)


def _records(
    chunks: Iterator[bytes], source: _Source, place: Place, origin: Origin, how: How
) -> Iterator[Unread | Outcome]:
    """The records of a file, or the one article in it.

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
        data = _joined(source.whole(), how.limits.bytes)
        yield Unread(data=data, place=place, origin=origin)
        return
    if not (plan.is_sure or second):  # one article with a list in it is one article
        outcome = how.read(b"".join(source.whole()), origin, place)
        if outcome.article:
            yield outcome
            return
    source.forget()
    of_file = OfFile.told(decoded, plan)
    for record in plan.records(stream, how.limits.bytes):
        at = place.within(f"{plan.unit} {record.number}")
        yield (
            at.failed(record.error)
            if record.error
            else Unread(data=record.data, place=at, of_file=of_file)
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


def chunks_of(name: str) -> Iterator[bytes]:
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


def _decoded(data: bytes, how: How, origin: Origin, place: Place) -> Decoded | None:
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


def _record(data: bytes, of_file: OfFile, place: Place, how: How) -> Outcome:
    """Read a record in the encoding of its file; one of ASCII so far lets each record tell."""
    own = attrs.evolve(how, encoding=of_file.codec)
    outcome = own.read(data, Origin(), place)
    article = outcome.article
    if article is None:
        return outcome
    if article.format in _ANY:  # noise between records is no article
        return place.failed(ExtractionError("splitting", f"{of_file.unit} of its kind"))
    return outcome if of_file.codec is None else place.read(_as_of_file(article, of_file))


def _as_of_file(article: Article, of_file: OfFile) -> Article:
    """The article, with the encoding of its file as that was found out."""
    return attrs.evolve(
        article,
        encoding=of_file.encoding,
        encoding_evidence=of_file.evidence,
        warnings=(*of_file.warnings, *article.warnings),
    )
