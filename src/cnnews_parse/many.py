"""Files that hold many articles: cut into records, each read as a file of its own."""

from __future__ import annotations

import functools
import itertools
import os
from collections.abc import Callable, Iterable, Iterator, Sequence

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
    UnknownFormat,
)
from cnnews_parse.model.outcome import Outcome
from cnnews_parse.pipeline import Path, parse_bytes
from cnnews_parse.repairing.engine import Rule
from cnnews_parse.rules import RULES
from cnnews_parse.splitting import CHUNK, Plan, plan_of

_DEFAULT = Limits()
_HEAD = 64 * 1024
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
    """Read a file that may hold many articles, one after the other.

    JSON lines and lists, tables in CSV and TSV, lines with a label and a text, corpora of search
    engines, and feeds are cut into their records. A file of any other kind is one record. It is
    read piece by piece, so that its size does not matter; `limits` hold for each record.

    Args:
        path: the file.
        url: the address of the article, where the file holds one; not handed to records.
        encoding: the encoding of the file, where you know it; None to find out, once for all.
        limits: how much is read of a record before it is refused.
        sites: False leaves aside what is known of single sites.
        rules: the repairs, in their order; none for the texts as they stand.
    Returns:
        The outcomes in the order of the file, made as they are asked for. A record that cannot
        be read is an outcome with an error; those behind it follow.
    Raises:
        InputError: the file is missing, a directory or unreadable.
        EncodingError: `encoding` names no text encoding.

    >>> import pathlib, tempfile
    >>> file = pathlib.Path(tempfile.mkdtemp(), "dump.jsonl")
    >>> _ = file.write_text('{"title": "某厂投产", "content": "某厂日前投产。"}\\n{"title": "某\\n')
    >>> for outcome in parse_all(file):
    ...     print(outcome.position, outcome.article and outcome.article.title)
    line 1 某厂投产
    line 2 None
    """
    name = os.fspath(path)
    read = functools.partial(parse_bytes, limits=limits, sites=sites, rules=rules)
    chunks = _chunks(name)
    first, second = next(chunks, b""), next(chunks, b"")
    stream = itertools.chain((first, second), chunks)
    whole = functools.partial(read, url=url, encoding=encoding)
    decoded = _decoded(first, encoding, name)
    plan = _plan(decoded, first, limits, is_whole=not second) if decoded else None
    if decoded is None or plan is None:
        yield _outcome(_joined(stream, limits.bytes), whole, name, "file")
        return
    if not (plan.is_sure or second):  # one article with a list in it is one article
        outcome = _outcome(first, whole, name, "file")
        if outcome.article:
            yield outcome
            return
    for record in plan.records(stream, limits.bytes):
        position = f"{plan.unit} {record.number}"
        if record.error:
            named = record.error.named(f"{name}, {position}")
            yield Outcome(position=position, error=named)
        else:
            one = functools.partial(_record, decoded, plan, read)
            yield _outcome(record.data, one, f"{name}, {position}", position)


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


def _decoded(data: bytes, encoding: str | None, name: str) -> Decoded | None:
    """The first bytes as text; None where they are none, as those of an archive.

    Raises:
        EncodingError: `encoding` names no text encoding.
    """
    try:
        return decode(_head(data), encoding=encoding)
    except EncodingError as error:
        raise error.named(name) from error.__cause__
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


def _outcome(data: bytes, read: Callable[[bytes], Article], name: str, position: str) -> Outcome:
    try:
        return Outcome(position=position, article=read(data))
    except CnnewsParseError as error:
        return Outcome(position=position, error=error.named(name))


def _record(decoded: Decoded, plan: Plan, read: Callable[..., Article], data: bytes) -> Article:
    """Read a record in the encoding of its file; one of ASCII so far lets each record tell.

    Raises:
        ExtractionError: it is none of its format: noise between records is no article.
    """
    is_open = decoded.text.isascii() and decoded.evidence == "strict utf-8"
    article = read(data, encoding=None if is_open else plan.encoding)
    if article.format in _ANY:
        raise ExtractionError("splitting", f"{plan.unit} of its kind")
    if is_open:
        return article
    return attrs.evolve(
        article,
        encoding=decoded.encoding,
        encoding_evidence=decoded.evidence,
        warnings=(*decoded.warnings[bool(decoded.damaged) :], *article.warnings),
    )
