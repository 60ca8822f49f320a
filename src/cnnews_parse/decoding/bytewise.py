"""Bytes to characters with one codec, damage counted and kept to its place.

A stray byte costs itself and no more: an ASCII byte behind it is never taken along, and where a
run of two-byte characters has lost its step, the step that gives the likelier text is found again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import attrs

from cnnews_parse.decoding.decoded import Damage
from cnnews_parse.decoding.editions import as_of_today
from cnnews_parse.decoding.realigning import REPLACEMENT, realigned

_BY_CHARACTER = frozenset(
    {"utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "cp1252", "ascii"}
)
CAREFUL = frozenset({"gb18030", "big5hkscs"})
"""Codecs whose damaged runs are read in the likeliest of all ways."""

_WINDOW = 512
_LONGEST_RUN = 1 << 16
_MOST_REALIGNED = 1 << 18
_MOST_CAREFUL = 100_000  # damaged bytes; behind them a codec's own replacement must do

# from a byte above ASCII to the next that is part of no character of two bytes or four
RUN = re.compile(rb"[\x80-\xff][^\x00-\x2f\x3a-\x3f]*")
# whole characters: a block ends where the next byte can be no part of one
_BLOCK = re.compile(rb"[\x00-\xff]{1,4096}[^\x00-\x2f]*")


@attrs.frozen
class Reading:
    """Bytes read with one codec.

    Attributes:
        text: the characters, U+FFFD for each run of bytes that are none.
        damage: the runs of bytes that are none, the first `_MOST_CAREFUL` bytes of them.
        damaged: how many bytes are none.
    """

    text: str
    damage: tuple[Damage, ...] = ()
    damaged: int = 0

    @classmethod
    def with_damage(cls, text: str, damage: tuple[Damage, ...]) -> Reading:
        """A reading whose damage is known to the last byte."""
        return cls(text, damage, sum(each.end - each.start for each in damage))


def read(data: bytes, codec: str) -> Reading:
    """Read bytes with a codec, whatever they are.

    Args:
        data: any bytes.
        codec: a name that `codec_of` gave.
    Returns:
        The text, where each run of undecodable bytes has become one U+FFFD, with their places.
        Work grows with the size of the data alone.

    >>> read("甲".encode("gb18030") + b"\\xb0<p>", "gb18030")
    Reading(text='甲�<p>', damage=(Damage(start=2, end=3),), damaged=1)
    """
    # GBK reads its characters as GB 18030 does, and refuses those that changed between editions
    plain = _strict(data, "gbk") if codec == "gb18030" else None
    if plain is not None:
        return plain
    reading = _strict(data, codec) or _repaired(data, codec)
    text = as_of_today(reading.text, codec)
    return reading if text is reading.text else attrs.evolve(reading, text=text)


def _strict(data: bytes, codec: str) -> Reading | None:
    try:
        return Reading(data.decode(codec))
    except UnicodeError:
        return None


def _repaired(data: bytes, codec: str) -> Reading:
    if codec in CAREFUL:
        return _gathered(_by_run(data, codec), data, codec)
    if codec in _BY_CHARACTER:
        return _gathered(_by_character(data, codec), data, codec)
    return quickly(data, codec)


def doubted(data: bytes, codec: str) -> Reading:
    """Read bytes of a two-byte encoding as if some were missing, though they may decode.

    >>> doubted("经济".encode("gb18030")[1:] + "增长".encode("gb18030"), "gb18030").text
    '�济增长'
    """
    return _gathered(_by_run(data, codec, doubt=True), data, codec)


def quickly(data: bytes, codec: str) -> Reading:
    """Read bytes with the codec's own replacement, without the places of damage.

    >>> quickly("甲".encode("gb18030") + b"\\xff", "gb18030")
    Reading(text='甲�', damage=(), damaged=1)
    """
    text = data.decode(codec, "replace")
    return Reading(text, (), text.count(REPLACEMENT))


LOST = b"\xff"
"""Stands for a byte that a codec left out; it is part of no character in any of the encodings."""

# characters that are whole, and one that lacks a byte; digits are the second of four at most
_IN_STEP = re.compile(
    rb"((?:[\x00-\x7f]+|[\x80-\xfe][\x00-\xfe])*)(\xff[@-\xff]?|[\x80-\xfe](?:\xff|\Z)|\Z)"
)

_PAIR_LOST = re.compile(rb"\xff(?![@-~])")


def in_step(data: bytes, codec: str) -> Reading:
    """Read bytes of a two-byte encoding in which `LOST` stands for each byte that is missing.

    So each byte has its place, and nothing is to be guessed.

    >>> in_step(LOST + "经济".encode("gb18030")[1:], "gb18030").text
    '�济'
    """
    texts: list[str] = []
    for whole, torn in _IN_STEP.findall(data):
        texts += (whole.decode(codec, "replace"), REPLACEMENT if torn else "")
    text = "".join(texts)
    return Reading(text, (), text.count(REPLACEMENT))


def in_pairs(data: bytes, codec: str) -> Reading:
    """Read bytes as `in_step`, but `LOST` stands for a whole pair, as browsers replace it.

    They leave the second byte of a pair that they cannot read where it is ASCII.

    >>> in_pairs("经".encode("gb18030") + LOST + "增长".encode("gb18030"), "gb18030").text
    '经�增长'
    """
    return in_step(_PAIR_LOST.sub(LOST * 2, data), codec)


class _Part(NamedTuple):
    """Some bytes up to `end`, read: a text, or None where they make no character."""

    end: int
    text: str | None


def _gathered(parts: Iterator[_Part], data: bytes, codec: str) -> Reading:
    """The parts as one reading; behind too much damage the codec's own replacement goes on."""
    texts: list[str] = []
    damage: list[Damage] = []
    damaged = start = 0
    for part in parts:
        if part.text is not None:
            texts.append(part.text)
        else:
            damaged += part.end - start
            if damage and damage[-1].end == start:
                damage[-1] = Damage(damage[-1].start, part.end)
            else:
                damage.append(Damage(start, part.end))
                texts.append(REPLACEMENT)
        start = part.end
        if damaged > _MOST_CAREFUL:
            break
    rest = data[start:].decode(codec, "replace")
    return Reading("".join((*texts, rest)), tuple(damage), damaged + rest.count(REPLACEMENT))


def _by_run(data: bytes, codec: str, *, doubt: bool = False) -> Iterator[_Part]:
    """Read a damaged two-byte encoding block by block, and where one is damaged run by run."""
    budget = _MOST_REALIGNED
    for block in _BLOCK.finditer(data):
        whole = None if doubt else _strict(block[0], codec)
        if whole is not None:
            yield _Part(block.end(), whole.text)
            continue
        at = block.start()
        for found in RUN.finditer(data, at, block.end()):
            yield _Part(found.start(), data[at : found.start()].decode("ascii"))
            near = len(found[0]) <= min(budget, _LONGEST_RUN)
            parts = list(_run(found[0], codec, near, doubt))
            budget -= len(found[0]) if near and len(parts) > 1 else 0
            yield from (_Part(found.start() + part.end, part.text) for part in parts)
            at = found.end()
        yield _Part(block.end(), data[at : block.end()].decode("ascii"))


def _run(run: bytes, codec: str, near: bool, doubt: bool) -> Iterator[_Part]:
    """Read one run, its step found again where it is damaged and short enough."""
    whole = None if doubt and near else _strict(run, codec)
    if whole is not None:
        yield _Part(len(run), whole.text)
    elif near:
        yield from (_Part(end, text) for end, text in realigned(run, codec))
    else:
        yield from _by_character(run, codec)


def _by_character(data: bytes, codec: str) -> Iterator[_Part]:
    """Read window by window; what does not decode is damage, as short as the codec can tell."""
    start = 0
    while start < len(data):
        window = data[start : start + _WINDOW]
        try:
            start += len(window)
            yield _Part(start, window.decode(codec))
        except UnicodeDecodeError as error:
            start += error.start - len(window)
            yield _Part(start, window[: error.start].decode(codec))
            cut = error.end == len(window) == _WINDOW and error.start > 0
            if not cut:  # else the window parts a character: the next begins with it
                start += 1 if codec in CAREFUL else error.end - error.start
                yield _Part(start, None)
