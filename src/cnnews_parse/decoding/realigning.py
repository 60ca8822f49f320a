"""Finds the step again in a run of two-byte characters that has lost or gained a byte.

Behind a lost byte nearly every pair of a GBK or Big5 run still makes some character, a wrong one,
up to the next ASCII byte; only there does a codec notice. So all ways to cut the run into
characters and stray bytes are weighed, and the likeliest is taken (Viterbi's algorithm).
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

from cnnews_parse.decoding.likelihood import DAMAGE, cost, cost_of

REPLACEMENT = "\ufffd"

_ONLY_ON_THE_WEB = {  # pairs that Python's big5hkscs leaves out; source: WHATWG index-big5
    b"\xa3\xe1": "\u20ac",
    b"\xc6\xcf": "\u5ef4",
    b"\xc6\xd3": "\u65e0",
    b"\xc6\xd5": "\u7676",
    b"\xc6\xd7": "\u96b6",
    b"\xc6\xde": "\u3003",
    b"\xc6\xdf": "\u4edd",
}

_LETTER = 4.0  # more than in good text: here most letters are the second bytes of characters

_Step = tuple[int, str, float]
_STRAY: _Step = (1, "", DAMAGE)
_SPOILT: _Step = (2, "", DAMAGE + 4.0)  # a character one byte of which became another


def realigned(run: bytes, codec: str) -> list[tuple[int, str | None]]:
    """Read a damaged run in the likeliest of all ways.

    Args:
        run: bytes without an ASCII byte below 0x40 other than digits.
        codec: `gb18030` or `big5hkscs`.
    Returns:
        The parts of the likeliest reading: the offset where each ends, and its character; None
        for a stray byte.

    >>> realigned("经济".encode("gb18030")[1:], "gb18030")
    [(1, None), (3, '济')]
    """
    costs = [0.0] + [float("inf")] * len(run)
    steps: list[_Step] = [_STRAY] * (len(run) + 1)
    for at in range(len(run)):
        for step in _steps(run, at, codec):
            length, _, nats = step
            if costs[at] + nats < costs[at + length]:
                costs[at + length] = costs[at] + nats
                steps[at + length] = step
    return _parts(steps)


def _parts(steps: list[_Step]) -> list[tuple[int, str | None]]:
    """The way that leads to the last of the steps."""
    parts: list[tuple[int, str | None]] = []
    at = len(steps) - 1
    while at:
        length, text, _ = steps[at]
        parts.append((at, text or None))
        at -= length
    return parts[::-1]


def _steps(run: bytes, at: int, codec: str) -> Iterator[_Step]:
    """What may stand at one place: a character of one, two or four bytes, or a stray byte."""
    if run[at] < 0x80:
        yield 1, chr(run[at]), cost_of(chr(run[at])) + (_LETTER if run[at] >= 0x40 else 0)
        return
    yield _STRAY
    if run[at] == 0x80 and codec == "gb18030" and run[at + 1 : at + 2].isdigit():
        yield 1, "\u20ac", 9.0  # the euro sign of Windows code page 936
    for length in (2, 4) if codec == "gb18030" else (2,):
        if at + length <= len(run):
            text = _character(run[at : at + length], codec)
            if text:
                yield length, text, cost_of(text) if len(text) == 1 else cost(text)
            elif length == 2 and run[at + 1] >= 0x80:
                yield _SPOILT


@functools.lru_cache(maxsize=1 << 15)
def _character(code: bytes, codec: str) -> str:
    """The character of a code, or two where Big5-HKSCS has a base and its mark; else nothing."""
    try:
        text = code.decode(codec)
    except UnicodeDecodeError:
        return _ONLY_ON_THE_WEB.get(code, "") if codec == "big5hkscs" else ""
    return text if len(text) == 1 or len(code) == 2 else ""
