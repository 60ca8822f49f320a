"""From bytes to text: which evidence of the encoding is asked first, and which wins."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import TypeVar

import attrs

from cnnews_parse.decoding.bytewise import Reading, read
from cnnews_parse.decoding.candidates import (
    NEAR,
    Candidate,
    Claim,
    margin,
    reads_strange,
    weighed,
)
from cnnews_parse.decoding.decoded import Certainty, Damage, Decoded, Passage, Rival
from cnnews_parse.decoding.escapes import escaped
from cnnews_parse.decoding.labels import codec_of, declared
from cnnews_parse.decoding.mixed import greater_part, passages, read_mixed
from cnnews_parse.decoding.realigning import REPLACEMENT
from cnnews_parse.decoding.signatures import MARKS, refuse_binary, refuse_noise
from cnnews_parse.decoding.wholly import as_meant
from cnnews_parse.model.errors import BinaryInput, EmptyInput, EncodingError

_VISIBLE = re.compile("[^\\s\\ufeff\\u200b]")
_THREE_BYTES = re.compile(rb"[\xe0-\xef]")  # the lead byte of a Han character in UTF-8
_MARK_WEIGHT = 60.0
_STATED_WEIGHT = 22.0  # a server or a mail program speaks of these very bytes,
_DECLARED_WEIGHT = 20.0  # a template of the page it was made for
_CERTAIN = 24.0  # nats
_NUL_SHARE = 0.03
_NULS = re.compile("\x00+")
_NO_MARKS = {ord("-"): None, ord("_"): None}
_WIDE = ("gb18030", "big5hkscs")
_LATIN = "cp1252"
_Span = TypeVar("_Span", Damage, Passage)
_FEW = 4
_START_OF_HZ, _END_OF_HZ = "~{", "~}"


def decode(data: bytes, *, encoding: str | None = None, label: str | None = None) -> Decoded:
    """Read a document of any encoding that Chinese news comes in.

    The evidence is asked in this order, and the first that holds decides: a byte order mark; the
    encoding that the caller names; escapes of HZ; strict UTF-8; then the label that came with the
    document and the one it declares itself, weighed against how well each encoding reads as
    Chinese, so that a label that lies loses.

    Args:
        data: the whole document.
        encoding: its encoding by any name, where the caller knows it; it is believed.
        label: the encoding that an HTTP header or a mail states; it is weighed, and a name that
            nobody knows is passed over.
    Returns:
        The text with the evidence. Work grows with the size of the data alone.
    Raises:
        EmptyInput: there is nothing but white space.
        BinaryInput: it is no text.
        EncodingError: `encoding` names no text encoding.
    Source: the order is that of https://html.spec.whatwg.org/#encoding-sniffing-algorithm, with
    strict UTF-8 before the labels, since these lie more often than UTF-8 is valid by chance.

    >>> decode("新华社北京电\\r\\n".encode("gb18030")).evidence
    'reads best as gb18030'
    >>> decode("新华社北京电".encode("gb18030"), label="GBK").evidence
    'labelled gbk, widened to gb18030'
    """
    codec = None if encoding is None else codec_of(encoding)
    if not data or data.isspace():
        raise EmptyInput
    refuse_binary(data)
    found = (
        _by_mark(data)
        or _by_argument(data, encoding, codec)
        or _by_escapes(data)
        or _by_strict_utf8(data)
        or _by_likelihood(data, _claims(data, label))
    )
    found = _as_meant(found)
    if codec is None:
        refuse_noise(found.text, found.damaged, len(data))
    return _finished(found, data)


def _as_meant(found: Decoded) -> Decoded:
    """Read the text again where it had been misread before it was saved."""
    meant = as_meant(found.text)
    if not meant.ways and not meant.changes:
        return found
    said = "".join(f"; its text was {right} misread as {wrong}" for wrong, right in meant.ways)
    return attrs.evolve(
        found,
        text=meant.text,
        misread=meant.ways,
        changes=meant.changes,
        evidence=found.evidence + said,
    )


def _by_mark(data: bytes) -> Decoded | None:
    """Trust a byte order mark, unless what follows is damaged UTF-8: editors add it to GBK too."""
    for mark, codec in MARKS:
        if data.startswith(mark):
            rest = data[len(mark) :]
            reading = read(rest, codec)
            found = _decoded(reading, codec, "byte order mark")
            if codec == "utf-8" and reading.damaged:
                claim = Claim(codec=codec, words="byte order mark", weight=_MARK_WEIGHT)
                found = _by_likelihood(rest, (claim,))
            return _moved(found, len(mark))
    return None


def _by_argument(data: bytes, encoding: str | None, codec: str | None) -> Decoded | None:
    """Do as the caller says."""
    if encoding is None or codec is None:
        return None
    if codec in ("utf-16", "utf-32"):  # without a mark: the order of bytes that reads better
        claim = Claim(codec=f"{codec}-le", words="argument", weight=0)
        ranked = weighed(data, (claim,))
        codec = next((c.codec for c in ranked if c.codec.startswith(codec)), f"{codec}-le")
    return _decoded(read(data, codec), codec, _widened("argument", encoding, codec))


def _by_escapes(data: bytes) -> Decoded | None:
    """Read HZ and ISO-2022-CN where they are clearly there."""
    found = escaped(data)
    if found is None:
        return None
    return _decoded(found[1], found[0], f"escapes of {found[0]}")


def _by_strict_utf8(data: bytes) -> Decoded | None:
    """Trust bytes that are valid UTF-8 with Han characters in it, or ASCII.

    A few GBK words are valid UTF-8 of two bytes a character, so these alone prove nothing.
    """
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        return _by_cut_utf8(data, error)
    if b"\x00" in data or not (text.isascii() or _THREE_BYTES.search(data)):
        return None
    found = _decoded(Reading(text), "utf-8", "strict utf-8", encoded=(text, data))
    if text.isascii() and _may_be_hz(text):
        doubt = "the encoding is uncertain: a passage of hz ends that does not read as Chinese"
        return attrs.evolve(found, certainty=Certainty.UNSURE, warnings=(doubt,))
    return found


def _may_be_hz(text: str) -> bool:
    """Whether a text ends a passage of HZ that nothing begins, or that is most of the text."""
    end = text.rfind(_END_OF_HZ)
    start = text.find(_START_OF_HZ)
    return end >= 0 and (start < 0 or (end - start) * 2 > len(text))


def _by_cut_utf8(data: bytes, error: UnicodeDecodeError) -> Decoded | None:
    """Trust UTF-8 whose last character was cut with the file."""
    whole = data[: error.start]
    cut = error.end == len(data) and "end of data" in error.reason
    if not cut or b"\x00" in whole or not _THREE_BYTES.search(whole):
        return None
    cut_off = (Damage(error.start, len(data)),)
    reading = Reading.with_damage(whole.decode() + REPLACEMENT, cut_off)
    return _decoded(reading, "utf-8", "strict utf-8, cut in its last character")


def _claims(data: bytes, label: str | None) -> tuple[Claim, ...]:
    """What the label and the document itself say, as far as they name encodings."""
    said = (
        (label, "labelled", _STATED_WEIGHT),
        (declared(data), "declared", _DECLARED_WEIGHT),
    )
    claims = (_claim(name, words, weight) for name, words, weight in said if name)
    return tuple(claim for claim in claims if claim)


def _claim(name: str, words: str, weight: float) -> Claim | None:
    try:
        codec = codec_of(name)
    except EncodingError:
        return None
    return Claim(codec=codec, words=f"{words} {name.strip().lower()}", weight=weight)


def _by_likelihood(data: bytes, claims: tuple[Claim, ...]) -> Decoded:
    """What reads best, with all that speaks for and against it."""
    ranked = weighed(data, claims)
    reading, others, codec = _in_passages(data, ranked[0].codec, claims)
    doubts = tuple(_doubts(ranked, reading.text))
    found = _decoded(reading, codec, _evidence(ranked, codec, claims))
    return attrs.evolve(
        found,
        certainty=_certainty(ranked, claims, doubts),
        rivals=_rivals(ranked),
        passages=others,
        warnings=(*doubts, *_of_passages(others)),
    )


def _in_passages(
    data: bytes, codec: str, claims: tuple[Claim, ...]
) -> tuple[Reading, tuple[Passage, ...], str]:
    """The reading, its passages in other encodings, and the encoding of the rest.

    That is the one that is claimed, where some of the document is in it, or that of the greater
    part.
    """
    reading = read(data, codec)
    others = passages(data, codec, reading)
    if not others:
        return reading, (), codec
    found = {codec, *(each.encoding for each in others)}
    claimed = [claim.codec for claim in claims if claim.codec in found]
    rest = claimed[0] if claimed else greater_part(data, codec, others)
    if rest != codec:
        others = passages(data, rest, read(data, rest))
    return read_mixed(data, rest, others), others, rest


def _of_passages(others: tuple[Passage, ...]) -> tuple[str, ...]:
    """A sentence for each encoding that only passages are in."""
    sizes: Counter[str] = Counter()
    for each in others:
        sizes[each.encoding] += each.end - each.start
    return tuple(f"{size} bytes were read as {codec}" for codec, size in sizes.items())


def _certainty(
    ranked: tuple[Candidate, ...], claims: tuple[Claim, ...], doubts: tuple[str, ...]
) -> Certainty:
    """How sure the best candidate is; that it is Latin text nobody says is a guess."""
    if doubts:
        return Certainty.UNSURE
    guess = ranked[0].codec == _LATIN and all(claim.codec != _LATIN for claim in claims)
    return Certainty.LIKELY if guess or margin(ranked) < _CERTAIN else Certainty.SURE


def _rivals(ranked: tuple[Candidate, ...]) -> tuple[Rival, ...]:
    return tuple(
        Rival(encoding=each.codec, behind=each.nats - ranked[0].nats, damaged=each.damaged)
        for each in ranked[1:]
    )


def _doubts(ranked: tuple[Candidate, ...], text: str) -> Iterator[str]:
    """Why the best encoding may be the wrong one."""
    best = ranked[0].codec
    if margin(ranked) < NEAR:
        yield f"the bytes can be read as {ranked[1].codec} nearly as well as {best}"
    if best == _LATIN and len(text) - len(text.encode("ascii", "ignore")) < _FEW:
        yield f"too few characters are beyond ASCII to tell their encoding from {best}"
    if reads_strange(text):
        yield f"the text does not read as Chinese in any encoding, and least badly as {best}"


def _evidence(ranked: tuple[Candidate, ...], codec: str, claims: tuple[Claim, ...]) -> str:
    """Which evidence won, in words; of several claims the one that is right, or the first."""
    if not claims:
        return f"reads best as {codec}"
    claim = next((each for each in claims if each.codec == codec), claims[0])
    if claim.codec == codec:
        return _widened(claim.words, claim.words.split()[-1], codec)
    damaged = next((c.damaged for c in ranked if c.codec == claim.codec), 1)
    if damaged and not next((c.damaged for c in ranked if c.codec == codec), 1):
        return f"{claim.words}, but only {codec} fits"
    return f"{claim.words}, but reads better as {codec}"


def _widened(words: str, label: str, codec: str) -> str:
    """Say which codec was taken for a label, where that is a wider one."""
    same = label.lower().translate(_NO_MARKS) == codec.translate(_NO_MARKS)
    return words if same or codec not in _WIDE else f"{words}, widened to {codec}"


def _decoded(
    reading: Reading, codec: str, evidence: str, *, encoded: tuple[str, bytes] | None = None
) -> Decoded:
    return Decoded(
        text=reading.text,
        encoding=codec,
        evidence=evidence,
        damaged=reading.damaged,
        damage=reading.damage,
        encoded=encoded,
    )


def _finished(found: Decoded, data: bytes) -> Decoded:
    """Take off marks and carriage returns; count NUL characters as damage."""
    text = found.text.lstrip("\ufeff")
    if "\r" in text:  # far sooner done than by replacing
        text = io.IncrementalNewlineDecoder(None, translate=True).decode(text, final=True)
    nuls = text.count("\x00") if b"\x00" in data else 0
    if nuls:
        text = _NULS.sub(REPLACEMENT, text)
        found = attrs.evolve(found, damage=_with_nuls(found, data))
    if nuls > _NUL_SHARE * len(data):
        raise BinaryInput("binary data")
    if not _VISIBLE.search(text):
        raise EmptyInput
    damaged = found.damaged + nuls
    warnings = (*_of_damage(damaged, found.encoding), *found.warnings)
    return attrs.evolve(found, text=text, damaged=damaged, warnings=warnings)


def _with_nuls(found: Decoded, data: bytes) -> tuple[Damage, ...]:
    """The damage, the NUL characters of the input with it."""
    width = 4 if "-32" in found.encoding else 2 if "-16" in found.encoding else 1
    nuls = (
        Damage(each.start(), each.end())
        for each in re.finditer(rb"\x00{%d}" % width, data)
        if each.start() % width == 0
    )
    return tuple(sorted((*found.damage, *nuls), key=lambda each: each.start))


def _moved(found: Decoded, by: int) -> Decoded:
    """The same, its offsets counted from so many bytes before."""

    def moved(each: _Span) -> _Span:
        return attrs.evolve(each, start=each.start + by, end=each.end + by)

    return attrs.evolve(
        found,
        damage=tuple(map(moved, found.damage)),
        passages=tuple(map(moved, found.passages)),
    )


def _of_damage(damaged: int, codec: str) -> tuple[str, ...]:
    if not damaged:
        return ()
    count = "1 byte" if damaged == 1 else f"{damaged} bytes"
    return (f"{count} could not be decoded as {codec}",)
