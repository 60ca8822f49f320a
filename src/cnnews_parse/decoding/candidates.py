"""Weighs the encodings that Chinese news comes in, when no plain evidence decides."""

from __future__ import annotations

import re

import attrs

from cnnews_parse.decoding.bytewise import CAREFUL, RUN, Reading, quickly, read
from cnnews_parse.decoding.likelihood import DAMAGE, cost

_BY_BYTE = ("utf-8", "gb18030", "big5hkscs", "cp1252")
_BY_TWO = ("utf-16-le", "utf-16-be")
_BY_FOUR = ("utf-32-le", "utf-32-be")

_SAMPLE = 4096
_FIRST_SAMPLE = 512  # enough where it is plain
_LITTLE = 0.2  # of the sample
_STRICT_UTF8 = 4.0  # nats; other text is hardly ever valid UTF-8,
_STRICT_CHARACTER = 3.0  # and with each character it is less so: one GBK pair in twelve would do
_NO_MARK = 6.0  # nats; UTF-16 without its mark is rare
_CHARDET = 6.0  # nats; its confidence on Chinese text is near zero, so it only breaks ties
NEAR = 12.0
"""Two readings are near each other within so many nats."""

_ASCII_COST = 4.5  # nats; controls, which only a wrong reading holds, are not ASCII here

_PLAIN_LENGTH = 20
_PLAIN_COST = 7.6  # nats for a character: right readings take up to 6.9, wrong ones 8.8 and more

_STRANGE_COST = 10.0

_ASCII = re.compile("[\t\n\r -~]+")
# the high bytes of UTF-16 text in Chinese: ASCII, general and CJK marks, Han, full-width forms
_HIGH_BYTES = bytes({0x00, 0x20, 0x22, 0x25, 0x30, 0xFE, 0xFF, *range(0x4E, 0xA0)})


@attrs.frozen(kw_only=True)
class Claim:
    """What is said of the encoding of a document.

    Attributes:
        codec: the codec that reads it.
        words: how it says so, such as `declared gb2312`.
        weight: how far it is believed, in nats.
    """

    codec: str
    words: str
    weight: float


@attrs.frozen(kw_only=True)
class Candidate:
    """One encoding, weighed on a sample.

    Attributes:
        codec: its name.
        nats: what the sample costs when read so; the lowest wins.
        damaged: bytes of the sample that do not decode.
        plain: True where the sample reads as plain Chinese without damage.
    """

    codec: str
    nats: float
    damaged: int = 0
    plain: bool = False


def weighed(data: bytes, claims: tuple[Claim, ...]) -> tuple[Candidate, ...]:
    """Weigh the encodings that a document may be in.

    Args:
        data: the document, without a byte order mark.
        claims: what is said of it, the stronger first.
    Returns:
        The candidates, the best first; those behind one that is plain Chinese are not asked.
    """
    wide = _wide(data)
    asked = _asked(claims, wide)
    for size in (_FIRST_SAMPLE, _SAMPLE):
        sample = data[:size] if wide else _runs(data, size)
        if not sample:
            return (Candidate(codec="utf-8", nats=0.0),)  # ASCII, but for NUL
        found = _until_plain(sample, asked, claims)
        if found[-1].plain:
            break
    else:
        found = [_again(each, sample, claims) for each in found]
    ranked = sorted(found, key=lambda each: each.nats)  # the order of `_asked` breaks ties
    return tuple(ranked if margin(ranked) >= NEAR else _with_chardet(ranked, sample))


def _until_plain(
    sample: bytes, asked: tuple[str, ...], claims: tuple[Claim, ...]
) -> list[Candidate]:
    """The candidates in the order asked; the last one is plain, or none is."""
    found: list[Candidate] = []
    for codec in asked:
        found.append(_candidate(quickly(sample, codec), codec, claims))
        if found[-1].plain:
            break
    return found


def _again(each: Candidate, sample: bytes, claims: tuple[Claim, ...]) -> Candidate:
    """A candidate with little damage, weighed anew by a reading that finds its step again."""
    if each.codec in CAREFUL and 0 < each.damaged <= _LITTLE * len(sample):
        return _candidate(read(sample, each.codec), each.codec, claims)
    return each


def margin(ranked: list[Candidate] | tuple[Candidate, ...]) -> float:
    """By how many nats the best candidate leads; 0 is a tie.

    >>> margin([Candidate(codec="gb18030", nats=60.0), Candidate(codec="big5hkscs", nats=90.0)])
    30.0
    """
    return ranked[1].nats - ranked[0].nats if len(ranked) > 1 else float("inf")


def _asked(claims: tuple[Claim, ...], wide: tuple[str, ...]) -> tuple[str, ...]:
    first = (claim.codec for claim in claims)
    return tuple(dict.fromkeys((*first, *_BY_BYTE, *wide)))


def _candidate(reading: Reading, codec: str, claims: tuple[Claim, ...]) -> Candidate:
    """Read the sample with one codec."""
    chinese = _not_ascii(reading.text)
    own = cost(chinese)
    nats = own + _ASCII_COST * (len(reading.text) - len(chinese)) + DAMAGE * reading.damaged
    claimed = [claim.weight for claim in claims if claim.codec == codec]
    if claimed:
        nats -= max(claimed)
    elif codec in _BY_TWO:
        nats += _NO_MARK
    if codec == "utf-8" and not reading.damaged:
        nats -= _STRICT_UTF8 + _STRICT_CHARACTER * len(chinese)
    plain = not reading.damaged and _is_plain(len(chinese), own)
    return Candidate(codec=codec, nats=nats, damaged=reading.damaged, plain=plain)


def _is_plain(characters: int, nats: float) -> bool:
    """Whether so many characters above ASCII cost no more than those of everyday text."""
    return characters >= _PLAIN_LENGTH and nats <= _PLAIN_COST * characters


def reads_strange(text: str) -> bool:
    """Whether the characters beyond ASCII are such as no Chinese text has.

    >>> reads_strange("新华社北京电"), reads_strange("笢陔扦控儔萇")
    (False, True)
    """
    chinese = _not_ascii(text[:_FIRST_SAMPLE])
    return cost(chinese) > _STRANGE_COST * len(chinese)


def _not_ascii(text: str) -> str:
    return _ASCII.sub("", text)


def _runs(data: bytes, most: int) -> bytes:
    """The first runs of bytes above ASCII, each with the letters behind it, a line each."""
    parts: list[bytes] = []
    size = 0
    for found in RUN.finditer(data):
        parts.append(found[0][: 2 * most - size])  # a run is cut only where it is huge
        size += len(parts[-1])
        if size >= most:
            break
    return b"\n".join(parts)


def _wide(data: bytes) -> tuple[str, ...]:
    """The encodings of two or four bytes a character that a document can be in."""
    head = data[:_SAMPLE]
    if b"\x00" in head:
        four = tuple(codec for codec in _BY_FOUR if _fits(head[: len(head) // 4 * 4], codec))
        if four:
            return four
    return tuple(
        codec
        for codec, high in zip(_BY_TWO, (head[1::2], head[::2]), strict=True)
        if len(high.translate(None, _HIGH_BYTES)) <= 0.15 * len(high)
    )


def _fits(head: bytes, codec: str) -> bool:
    """Whether bytes decode without NUL; in UTF-32 no other text does."""
    try:
        return "\x00" not in head.decode(codec)
    except UnicodeDecodeError:
        return False


def _with_chardet(ranked: list[Candidate], sample: bytes) -> list[Candidate]:
    """Near candidates, ranked again with the voice of chardet."""
    import chardet

    from cnnews_parse.decoding.labels import WIDER

    said = (chardet.detect(sample)["encoding"] or "").lower()
    voted = WIDER.get(said, said)
    heard = [
        attrs.evolve(each, nats=each.nats - _CHARDET) if each.codec == voted else each
        for each in ranked
    ]
    return sorted(heard, key=lambda each: each.nats)
