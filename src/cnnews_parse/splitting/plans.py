"""How a file of records is cut, told from its format and its first bytes."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Iterator

import attrs

from cnnews_parse.model.errors import LimitExceeded
from cnnews_parse.splitting import cutting
from cnnews_parse.splitting.streams import Fragment, Record, gathered, transcoded

_MARKS = (b"\xef\xbb\xbf", b"\x84\x31\x95\x33")
_LISTED = re.compile(rb"\s*\{\s*[\"}]")
_LABELLED = re.compile(rb"[^\s,]{1,48}\t[^\t]{20,}$")  # names of columns are shorter
_BARRED = b"_!_"
# a string may be cut off with the head
_STRING = rb'"(?:[^"\\]|\\.)*(?:"|\\?\Z)|[{}\[\]:]'
_STRING_OF_PAIRS = (
    rb'"(?:[^"\\\x81-\xfe]|[\x81-\xfe][\x40-\x7e\x80-\xfe]?|\\.)*(?:"|\\?\Z)|[{}\[\]:]'
)
_MEMBER = re.compile(rb'\s*"[^"]{0,200}"\s*:\s*\{\s*("[^"]{0,200}")')
_HAS_PAIRS = frozenset(("gb18030", "big5hkscs"))
_JSON_FEED = re.compile(
    rb'"version"\s{0,9}:\s{0,9}"https?:(?:\\?/){2}(?:www\.)?jsonfeed\.org(?:\\?/)'
)
# lists of objects that belong to one article
_PARTS = frozenset(
    b"images image pics pictures photos imgs videos video audio media attachments files links "
    b"comments replies tags keywords authors author editors related relates blocks paragraphs "
    b"categories entities sections".split()
)
_LONGEST_PREFIX = 16 * 1024

Cut = Callable[[Iterable[bytes]], Iterator[Fragment]]


@attrs.frozen(kw_only=True)
class Plan:
    """How a file is cut.

    Attributes:
        unit: what its records are called: line, row, entry or record.
        cut: finds where they end.
        codec: the encoding of the file.
        start: how many bytes stand before the first.
        before: what is put before each, so that it can be read by itself.
        after: what is put behind each.
        has_header: True where the first is the header of a table and is put before each other.
        is_sure: False where the file may be one article that has a list in it.
    """

    unit: str
    cut: Cut
    codec: str
    start: int = 0
    before: bytes = b""
    after: bytes = b""
    has_header: bool = False
    is_sure: bool = True

    @property
    def encoding(self) -> str:
        """The encoding of the records: that of the file, or UTF-8 where this stands in for it."""
        return self.codec if next(transcoded([b"\x80"], self.codec)) == b"\x80" else "utf-8"

    def records(self, chunks: Iterable[bytes], limit: int) -> Iterator[Record]:
        """The records of a file in their order, each a file of its own.

        Args:
            chunks: the bytes of the whole file.
            limit: how many bytes a record may have.
        """
        stream = transcoded(chunks, self.codec)
        found = gathered(self.cut(_from(stream, self.start)), limit)
        if not self.has_header:
            return (self._wrapped(record, self.before) for record in found)
        return self._headed(found)

    def _headed(self, rows: Iterator[Record]) -> Iterator[Record]:
        header = next(rows, None)
        if header is None:
            return
        if header.error or len(header.data) > _LONGEST_PREFIX:
            error = LimitExceeded("bytes", _LONGEST_PREFIX, len(header.data))
            yield Record(number=0, error=header.error or error)
            return
        for row in rows:
            numbered = attrs.evolve(row, number=row.number - header.number)
            yield self._wrapped(numbered, header.data + b"\n")

    def _wrapped(self, record: Record, before: bytes) -> Record:
        if record.error:
            return record
        return attrs.evolve(record, data=before + record.data.strip(b" \r\n\t,") + self.after)


def plan_of(form: str, head: bytes, codec: str) -> Plan | None:
    """How to cut a file of this format.

    Args:
        form: the name of the extractor that claims its first bytes.
        head: these bytes, sixty-four kilobytes or the whole file.
        codec: the encoding of the file, as `decode` names it.
    Returns:
        The plan; None where files of this format hold one article.

    >>> plan_of("records", b'{"title": 1}\\n{"title": 2}\\n', "utf-8").unit
    'line'
    """
    if form not in _PLANS or not _is_known(codec):
        return None
    shown = b"".join(transcoded([head], codec))
    start = next((len(mark) for mark in _MARKS if shown.startswith(mark)), 0)
    while start < len(shown) and shown[start : start + 1].isspace():
        start += 1
    return _PLANS[form](shown, start, codec)


def _is_known(codec: str) -> bool:
    """Whether a stream of this encoding can be read piece by piece."""
    try:
        next(transcoded([b""], codec))
    except LookupError:
        return False
    return True


def _from(chunks: Iterable[bytes], start: int) -> Iterator[bytes]:
    """The chunks without their first bytes."""
    for chunk in chunks:
        yield chunk[start:]
        start = max(0, start - len(chunk))


def _documents(head: bytes, start: int, codec: str) -> Plan:
    cut = functools.partial(cutting.elements, tags=cutting.DOCUMENTS)
    return Plan(unit="record", cut=cut, codec=codec, start=start)


def _feed(head: bytes, start: int, codec: str) -> Plan | None:
    """A feed: the head of its channel goes with each entry."""
    if head.startswith(b"{", start):
        return _json_feed(head, start, codec)
    cut = functools.partial(cutting.elements, tags=cutting.ENTRIES)
    first = next(cut([head]), None)
    end = head.index(first.data) if first else len(head)
    channel = head[: min(end, _LONGEST_PREFIX)]
    before = channel[: channel.rfind(b">") + 1]
    return Plan(unit="entry", cut=cut, codec=codec, start=end, before=before)


def _json_feed(head: bytes, start: int, codec: str) -> Plan | None:
    opened = _list_in(head, start, codec)
    if opened is None:
        return None
    channel = head[start:opened]
    if len(channel) > _LONGEST_PREFIX or not _JSON_FEED.search(channel):
        channel = b'{"version": "https://jsonfeed.org/version/1.1", "items": ['
    list_plan = _list(opened, codec)
    return attrs.evolve(list_plan, unit="entry", before=channel, after=b"]}")


def _records(head: bytes, start: int, codec: str) -> Plan | None:
    """JSON, by its first bracket, or a table, by its first lines."""
    lines = [line.strip() for line in head[start:].split(b"\n")[:20] if line.strip()]
    if not lines:
        return None
    if head.startswith(b"[", start):
        return _list(start + 1, codec)
    if head.startswith(b"{", start):
        return _objects(head, start, codec, lines)
    whole = lines[:-1] or lines
    if _BARRED in lines[0] or all(_LABELLED.match(line) for line in whole):
        return Plan(unit="line", cut=cutting.lines, codec=codec)
    mark = b"\t" if b"\t" in lines[0] else b","
    cut = functools.partial(cutting.rows, mark=mark)
    return Plan(unit="row", cut=cut, codec=codec, has_header=True)


def _list(start: int, codec: str) -> Plan:
    cut = functools.partial(cutting.items, in_list=True, has_pairs=codec in _HAS_PAIRS)
    return Plan(unit="record", cut=cut, codec=codec, start=start)


def _objects(head: bytes, start: int, codec: str, lines: list[bytes]) -> Plan:
    """JSON lines; an object with all others in it; or one object behind the other."""
    is_each = lines[0].rstrip(b",").endswith(b"}") or all(x.startswith(b"{") for x in lines)
    if len(lines) > 1 and is_each:
        return Plan(unit="line", cut=cutting.lines, codec=codec)
    if _has_members(head, start, codec):
        return attrs.evolve(_list(start + 1, codec), before=b"{", after=b"}", is_sure=False)
    opened = _list_in(head, start, codec)
    if opened is not None:
        return attrs.evolve(_list(opened, codec), is_sure=False)
    cut = functools.partial(cutting.items, in_list=False, has_pairs=codec in _HAS_PAIRS)
    return Plan(unit="record", cut=cut, codec=codec, start=start)


def _has_members(head: bytes, start: int, codec: str) -> bool:
    """Whether an object has its articles by their numbers: the first two begin with one key."""
    members: list[bytes] = [b""]
    for data, ends in _list(start + 1, codec).cut([head[start + 1 :]]):
        members[-1] += data
        if ends and len(members) == 2:
            break
        members += [b""] * ends
    found = [_MEMBER.match(member) for member in members[:2]]
    keys = [each[1] for each in found if each]
    return len(keys) == 2 and keys[0] == keys[1]


def _list_in(head: bytes, start: int, codec: str) -> int | None:
    """Where the first list of objects opens that lies in objects alone, behind its bracket."""
    tokens = re.compile(_STRING_OF_PAIRS if codec in _HAS_PAIRS else _STRING, re.DOTALL)
    lists, key, last = 0, b"", b""
    for found in tokens.finditer(head, start):
        token = found[0]
        if token == b":":
            key = last.strip(b'"').lower()
        elif token == b"[":
            if not lists and key not in _PARTS and _LISTED.match(head, found.end()):
                return found.end()
            lists += 1
        elif token == b"]":
            lists -= 1
        last = token
    return None


_PLANS: dict[str, Callable[[bytes, int, str], Plan | None]] = {
    "records": _records,
    "feed": _feed,
    "sogou": _documents,
}
