"""A place in a stream of pieces, from which records are taken without keeping what is behind."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from cnnews_parse.model.errors import InputError
from cnnews_parse.unwrapping.packed import Lost

_RECORD = re.compile(rb"WARC/\d{1,2}\.\d{1,3}[ \t]*\r?\n")
_NEXT = re.compile(rb"\n" + _RECORD.pattern)
_LONGEST = 32  # bytes of the line that opens a record


@attrs.define
class Cursor:
    """Walks through the pieces of an archive; the end and a loss both stop it.

    Attributes:
        pieces: the archive, unpacked.
        lost: the loss that stopped it; None where it was the end, or nothing yet.

    >>> cursor = Cursor(iter([b"ab", b"cd"]))
    >>> cursor.peek(3), cursor.take(4), cursor.peek(1)
    (b'abc', b'abcd', b'')
    """

    pieces: Iterator[bytes | Lost]
    lost: Lost | None = attrs.field(default=None, init=False)
    _data: bytes = attrs.field(default=b"", init=False)
    _at: int = attrs.field(default=0, init=False)

    def peek(self, size: int) -> bytes:
        """The next bytes, left where they are; fewer in front of the end and of a loss."""
        self._fill(size)
        return self._data[self._at : self._at + size]

    def take(self, size: int) -> bytes:
        """The next bytes.

        Raises:
            InputError: there are fewer; they are left where they are.
        """
        if not self._fill(size):
            raise self._stopped()
        taken = self._data[self._at : self._at + size]
        self._at += size
        return taken

    def skip(self, size: int) -> None:
        """Leave out the next bytes; none of them is kept.

        Raises:
            InputError: there are fewer.
        """
        left = size - (len(self._data) - self._at)
        self._at += size
        while left > 0:
            piece = self._piece()
            if not piece:
                self._data, self._at = b"", 0
                raise self._stopped()
            self._data, self._at = piece, left
            left -= len(piece)

    def skip_blank(self) -> bool:
        """Leave out the line ends between records; whether anything follows."""
        while head := self.peek(_LONGEST):
            self._at += len(head) - len(head.lstrip(b"\r\n"))
            if head.strip(b"\r\n"):
                return True
        return False

    def is_at_record(self) -> bool:
        """Whether a record begins here."""
        return _RECORD.match(self.peek(_LONGEST)) is not None

    def resume(self) -> None:
        """Go on behind a loss."""
        self.lost, self._data, self._at = None, b"", 0

    def find_record(self) -> None:
        """Go to where the next record begins, or to the end or loss in front of it."""
        while not (found := _NEXT.search(self._data, self._at)):
            self._data = self._data[max(self._at, len(self._data) - _LONGEST) :]
            self._at = 0
            piece = self._piece()
            if not piece:
                self._data = b""
                return
            self._data += piece
        self._at = found.start() + 1

    def _fill(self, size: int) -> bool:
        """Read on until so many bytes are at hand; whether they are."""
        there = len(self._data) - self._at
        if there >= size:
            return True
        kept = [self._data[self._at :]]
        while there < size and (piece := self._piece()):
            kept.append(piece)
            there += len(piece)
        self._data, self._at = b"".join(kept), 0
        return there >= size

    def _piece(self) -> bytes:
        """The next piece; empty at the end, and at a loss until that is resumed from."""
        if self.lost:
            return b""
        piece = next(self.pieces, b"")
        if isinstance(piece, Lost):
            self.lost = piece
            return b""
        return piece

    def _stopped(self) -> InputError:
        return self.lost.error if self.lost else InputError("the record is cut off with the file")
