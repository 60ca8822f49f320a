"""Bytes to characters with one codec, damage counted and kept to its place.

A stray byte costs itself and no more: an ASCII byte behind it is never taken along, and where a
run of two-byte characters has lost its step, the step that gives the likelier text is found again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from cnnews_parse.decoding.realigning import REPLACEMENT, realigned

_BY_CHARACTER = frozenset({"utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "cp1252"})
_BY_RUN = frozenset({"gb18030", "big5hkscs"})

_WINDOW = 512
_LONGEST_RUN = 1 << 16
_MOST_REALIGNED = 1 << 18
_MOST_CAREFUL = 100_000  # damaged bytes; behind them a codec's own replacement must do

# from a byte above ASCII to the next that is part of no character of two bytes or four
_RUN = re.compile(rb"[\x80-\xff][^\x00-\x2f\x3a-\x3f]*")

_WEB_BIG5 = {
    "\u2022": "\u2027",  # A145, the dot in foreign names
    "\uff64": "\ufe51",  # A14E
    "\u203e": "\u00af",  # A1C2
    "\u223c": "\uff5e",  # A1E3 ～
    "\u2641": "\u2295",  # A1F2
    "\u2609": "\u2299",  # A1F3
    "\u00a5": "\uffe5",  # A244 ￥
    "\u00a2": "\uffe0",  # A246 ￠
    "\u00a3": "\uffe1",  # A247 ￡
}
"""What Python's `big5hkscs` reads otherwise than cp950 and the web do.

Source: index-big5 of https://encoding.spec.whatwg.org.
"""
_OTHERWISE = re.compile("[" + "".join(_WEB_BIG5) + "]")


@attrs.frozen
class Reading:
    """Bytes read with one codec.

    Attributes:
        text: the characters, U+FFFD for each run of bytes that are none.
        damaged: how many bytes are none.
    """

    text: str
    damaged: int = 0


def read(data: bytes, codec: str) -> Reading:
    """Read bytes with a codec; never fails.

    Args:
        data: any bytes.
        codec: a name that `codec_of` gave.
    Returns:
        The text, where each run of undecodable bytes has become one U+FFFD, with their number.
        Work grows with the size of the data alone.

    >>> read("甲".encode("gb18030") + b"\\xb0<p>", "gb18030")
    Reading(text='甲�<p>', damaged=1)
    """
    reading = _strict(data, codec) or _repaired(data, codec)
    if codec != "big5hkscs":
        return reading
    text = _OTHERWISE.sub(lambda found: _WEB_BIG5[found[0]], reading.text)
    return Reading(text, reading.damaged)


def _strict(data: bytes, codec: str) -> Reading | None:
    try:
        return Reading(data.decode(codec))
    except UnicodeError:
        return None


def _repaired(data: bytes, codec: str) -> Reading:
    if codec in _BY_RUN:
        return _by_run(data, codec)
    if codec in _BY_CHARACTER:
        return _by_character(data, codec)
    return _replaced(data, codec)


def _replaced(data: bytes, codec: str) -> Reading:
    """Read as the codec itself replaces; of codecs with a state no better count can be had."""
    text = data.decode(codec, "replace")
    return Reading(text, text.count(REPLACEMENT))


def _by_run(data: bytes, codec: str) -> Reading:
    """Read runs of bytes that can belong together; what is between them is ASCII."""
    parts: list[str] = []
    end = damaged = 0
    budget = _MOST_REALIGNED
    for found in _RUN.finditer(data):
        run = found[0]
        reading = _strict(run, codec)
        if reading is None:
            near = len(run) <= min(budget, _LONGEST_RUN)
            budget -= len(run) if near else 0
            reading = Reading(*realigned(run, codec)) if near else _by_character(run, codec)
        parts += (data[end : found.start()].decode("ascii"), reading.text)
        damaged += reading.damaged
        end = found.end()
        if damaged > _MOST_CAREFUL:
            break
    rest = _replaced(data[end:], codec)  # ASCII, save where there was too much damage
    return Reading("".join((*parts, rest.text)), damaged + rest.damaged)


def _by_character(data: bytes, codec: str) -> Reading:
    """Read window by window, so that an error never costs a look at the whole."""
    parts: list[str] = []
    damaged = end = 0
    for start, stop, text in _pieces(data, codec):
        if text is None:
            if start != end or not parts:  # else the run of damage goes on
                parts.append(REPLACEMENT)
            damaged += stop - start
            end = stop
        elif text:
            parts.append(text)
        if damaged > _MOST_CAREFUL:
            rest = _replaced(data[stop:], codec)
            return Reading("".join((*parts, rest.text)), damaged + rest.damaged)
    return Reading("".join(parts), damaged)


def _pieces(data: bytes, codec: str) -> Iterator[tuple[int, int, str | None]]:
    """Runs of bytes from left to right, each with its text, or None where it has none."""
    start = 0
    while start < len(data):
        window = data[start : start + _WINDOW]
        try:
            yield start, start + len(window), window.decode(codec)
            start += len(window)
        except UnicodeDecodeError as error:
            yield start, start + error.start, window[: error.start].decode(codec)
            start += error.start
            cut = error.end == len(window) == _WINDOW and error.start > 0
            if not cut:  # else the window parts a character: the next begins with it
                bad = 1 if codec in _BY_RUN else error.end - error.start
                yield start, start + bad, None
                start += bad
