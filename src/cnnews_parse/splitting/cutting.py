"""Where records end: in lines, in rows of tables, in lists of JSON, in elements.

Each function takes chunks in which ASCII bytes are ASCII characters, save second bytes of GB 18030
and Big5, and keeps no more than one piece of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cnnews_parse.splitting.streams import Fragment, aligned

_PAIRS = rb"(?:[\x81-\xfe][\x40-\x7e\x80-\xfe])+|"
_IN_STRING = re.compile(rb'["\\]')
_IN_STRING_OF_PAIRS = re.compile(_PAIRS + rb'["\\]')
_OUT_OF_STRING = re.compile(rb'["{}\[\],]')
_NEVER_SECOND = bytes(range(0x40))  # bytes that no character of several bytes ends in

_DATA, _COMMENT = b"<![CDATA[", b"<!--"
_SKIPPED = {_DATA: b"]]>", _COMMENT: b"-->"}
DOCUMENTS = re.compile(rb"<doc(?=[\s>])|(?P<close></doc\s{0,20}>)", re.IGNORECASE)
"""What opens and closes a document of a corpus; its text is no XML."""
ENTRIES = re.compile(
    rb"<!\[CDATA\[|<!--|<(?:[A-Za-z][\w.-]{0,30}:)?(?:item|entry)(?=[\s>])"
    rb"|(?P<close></(?:[A-Za-z][\w.-]{0,30}:)?(?:item|entry)\s{0,20}>)"
)
"""What opens and closes an entry of a feed, or a part that must not be searched for either."""


def lines(chunks: Iterable[bytes]) -> Iterator[Fragment]:
    """Cut at newlines.

    >>> [fragment.data for fragment in lines([b"ab\\nc"])]
    [b'ab', b'c', b'']
    """
    for piece in aligned(chunks, b"\n"):
        *whole, rest = piece.split(b"\n")
        yield from (Fragment(line, True) for line in whole)
        if rest:
            yield Fragment(rest, False)
    yield Fragment(b"", True)


def rows(chunks: Iterable[bytes], mark: bytes) -> Iterator[Fragment]:
    """Cut at the newlines of a table that stand outside quotation marks.

    Args:
        chunks: the table.
        mark: what parts its cells, one byte.
    Source: RFC 4180; as there, a quotation mark counts only where a cell begins with it.

    >>> [fragment.data for fragment in rows([b'a,"b\\nc"\\nd'], b",") if fragment.ends]
    [b'c"', b'']
    """
    is_open = False
    for data, ends in lines(chunks):
        is_open = _leaves_open(data, mark, is_open=is_open)
        is_inside = ends and is_open
        yield Fragment(data + b"\n" if is_inside else data, ends and not is_open)


def _leaves_open(line: bytes, mark: bytes, *, is_open: bool) -> bool:
    """Whether a quotation goes on behind the end of a line."""
    at = 0
    if not is_open and line.startswith(b'"'):
        is_open, at = True, 1
    while True:
        found = line.find(b'"' if is_open else mark + b'"', at)
        if found < 0:
            return is_open
        if not is_open:
            is_open, at = True, found + 2
        elif line.startswith(b'""', found):
            at = found + 2
        else:
            is_open, at = False, found + 1


def items(chunks: Iterable[bytes], *, in_list: bool, has_pairs: bool = False) -> Iterator[Fragment]:
    """Cut between the values of a JSON text.

    Args:
        chunks: a text of several objects; or a list, from behind the bracket that opens it.
        in_list: whether it is a list: its values are parted by commas, its bracket ends the text.
        has_pairs: whether it is in GB 18030 or Big5, in which the second byte of a character
            may look like a backslash.

    >>> [fragment.data for fragment in items([b'{"a": "]"}, 2] ...'], in_list=True)]
    [b'{"a": "]"}', b' 2']
    """
    in_string = _IN_STRING_OF_PAIRS if has_pairs else _IN_STRING
    pattern, depth, at, is_whole = _OUT_OF_STRING, int(in_list), 0, False
    for piece in aligned(chunks, _NEVER_SECOND):
        start = 0
        while found := pattern.search(piece, at):
            mark, at = found[0], found.end()
            if pattern is in_string:
                at += mark == b"\\"
                if mark == b'"':
                    pattern, is_whole = _OUT_OF_STRING, True
                continue
            is_whole = mark in b"}]"
            if mark == b'"':
                pattern = in_string
            elif mark != b",":
                depth = max(0, depth + (1 if mark in b"{[" else -1))
            if depth == in_list and mark == (b"," if in_list else b"}"):
                yield Fragment(piece[start : found.start() if in_list else at], True)
                start = at
            elif depth < in_list:
                yield Fragment(piece[start : found.start()], True)
                return
        at = max(0, at - len(piece))
        yield Fragment(piece[start:], False)
    if is_whole and depth == in_list and pattern is _OUT_OF_STRING:
        yield Fragment(b"", True)


def elements(chunks: Iterable[bytes], tags: re.Pattern[bytes]) -> Iterator[Fragment]:
    """Cut elements out of what is around them.

    Args:
        chunks: a text with tags.
        tags: `DOCUMENTS` or `ENTRIES`. An element that is never closed ends before the next.

    >>> [fragment.data for fragment in elements([b"<rss><item>a</item>\\n<item>"], ENTRIES)]
    [b'<item>a</item>', b'<item>']
    """
    is_inside, skipped = False, b""
    for piece in aligned(chunks, b">"):
        at = start = 0
        while True:
            if skipped:
                at = piece.find(skipped, at) + len(skipped)
                if at < len(skipped):
                    break
                skipped = b""
            found = tags.search(piece, at)
            if found is None:
                break
            at = found.end()
            skipped = _SKIPPED.get(found[0], b"")
            if skipped:
                continue
            if is_inside:
                yield Fragment(piece[start : at if found["close"] else found.start()], True)
            is_inside = not found["close"]
            start = found.start()
        if is_inside:
            yield Fragment(piece[start:], False)
