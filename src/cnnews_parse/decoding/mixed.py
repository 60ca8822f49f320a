"""Finds the passages of a file that are in another encoding than the rest.

A template in one encoding and texts out of a database in another make such files, and so does a
log that several programs wrote. Texts between tags are weighed one by one, but only those that
give cause: that do not decode, that are UTF-8 in a file that is not, or that have the look of Big5
in a file of GBK. Where a text reads well in no encoding, the runs between its ASCII marks are
weighed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from cnnews_parse.decoding.bytewise import CAREFUL, RUN, Reading, quickly, read
from cnnews_parse.decoding.decoded import Damage, Passage
from cnnews_parse.decoding.likelihood import DAMAGE, cost
from cnnews_parse.decoding.realigning import REPLACEMENT

_ASCII = bytes(range(0x80))
_CODECS = ("utf-8", "gb18030", "big5hkscs")
_SWITCH = 16.0  # nats; a passage has to read so much better in its own encoding
_STRICT_CHARACTER = 3.0  # nats; with each character it is less likely that UTF-8 is valid by chance
_PLAIN = 8.0  # nats for two bytes; a right reading takes less
_PLAIN_CHARACTER = 8.5  # nats
_LITTLE = 0.1  # of the characters
_SEGMENT = re.compile(rb"[\x80-\xff][^\n\r<>\"]*")
_HAN_IN_UTF8 = re.compile(rb"(?:[\xe3-\xe9][\x80-\xbf]{2}){2}")
# two characters near each other whose second byte is ASCII, as of two in five of Big5
_MAYBE_BIG5 = re.compile(rb"[\xa1-\xc6][@-~](?:[\x80-\xff]{2}){0,4}[\xa1-\xc6][@-~]")
# what each byte may be, so that plain searches of bytes do most of the work
_ROLES = bytes(
    ord("m" if 0xE3 <= byte <= 0xE9 else "c" if 0x80 <= byte <= 0xBF else " ")
    for byte in range(256)
)
_ROLES_IN_BIG5 = bytes(
    ord("h" if 0xA1 <= byte <= 0xC6 else "l" if 0x40 <= byte <= 0x7E else " ")
    for byte in range(256)
)
_GBK_MARKS = "\u311b\ufe5b\ufe5d"  # ，, 　 and 。 of GBK, in Big5


def passages(data: bytes, codec: str, reading: Reading) -> tuple[Passage, ...]:
    """The passages in other encodings.

    Args:
        data: the document.
        codec: the encoding of the rest of it.
        reading: the document read with that codec.
    Returns:
        The passages in their order; work grows with the size of the data alone.

    >>> data = "甲乙丙".encode("gb18030") + b"\\n" + "新华社北京电".encode()
    >>> passages(data, "gb18030", read(data, "gb18030"))
    (Passage(start=7, end=25, encoding='utf-8'),)
    """
    all_texts = codec in _CODECS and _may_be_other(data, codec, reading.text)
    if codec not in _CODECS or not (all_texts or reading.damaged):
        return ()
    found: list[Passage] = []
    for each in _apart(data, codec, all_texts):
        goes_on = (
            found
            and found[-1].encoding == each.encoding
            and data[found[-1].end : each.start].isascii()
        )
        start = found.pop().start if goes_on else each.start
        found.append(Passage(start=start, end=each.end, encoding=each.encoding))
    return tuple(found)


def _may_be_other(data: bytes, codec: str, text: str) -> bool:
    """Whether bytes that decode may yet be in another encoding."""
    if codec == "utf-8":
        return False
    foreign = data.translate(None, _ASCII)  # far less to look at, if some of it moves together
    if b"mccmcc" in foreign.translate(_ROLES) and b"mccmcc" in data.translate(_ROLES):
        return True
    if codec == "big5hkscs":
        return any(mark in text for mark in _GBK_MARKS)
    if len(foreign) == 2 * (len(data) - len(text)) and REPLACEMENT not in text:
        return False  # both bytes of each character are above ASCII
    few = data.translate(_ROLES_IN_BIG5).count(b"hl") < 2
    return not few and _MAYBE_BIG5.search(data) is not None


def _apart(data: bytes, codec: str, all_texts: bool) -> Iterator[Passage]:
    """The texts and runs in other encodings; only those that do not decode, or all."""
    for found in _SEGMENT.finditer(data):
        if not _is_suspect(found[0], codec, all_texts):
            continue
        best = _best(found[0], codec)
        spans = [(found.span(), best)]
        if quickly(found[0], best).damaged:
            runs = RUN.finditer(data, found.start(), found.end())
            spans = [(run.span(), _best(run[0], codec)) for run in runs]
        for (start, end), other in spans:
            if other != codec:
                yield Passage(start=start, end=end, encoding=other)


def _is_suspect(segment: bytes, codec: str, all_texts: bool) -> bool:
    """Whether a text may be in another encoding."""
    if not all_texts:
        return not _decodes(segment, codec)
    if _HAN_IN_UTF8.search(segment):
        return True
    reading = quickly(segment, codec)
    return reading.damaged > 0 or cost(reading.text) > _PLAIN * len(segment) / 2


def _decodes(data: bytes, codec: str) -> bool:
    try:
        data.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


def _best(run: bytes, codec: str) -> str:
    """The encoding that some bytes are in: the given one, if no other reads them far better."""
    nats = {each: _nats(quickly(run, each), each) for each in _CODECS}
    best = min(_CODECS, key=lambda each: nats[each])
    if nats[best] + _SWITCH >= nats[codec] or not _is_plain(quickly(run, best)):
        return codec
    own = nats[codec] if codec not in CAREFUL else _nats(read(run, codec), codec)
    return best if nats[best] + _SWITCH < own else codec


def _is_plain(reading: Reading) -> bool:
    """Whether a text is plain Chinese, not what a few spoilt bytes look like in some encoding."""
    foreign = [each for each in reading.text if each > "\x7f" and each != REPLACEMENT]
    few = reading.damaged <= _LITTLE * len(foreign)
    return few and cost("".join(foreign)) <= _PLAIN_CHARACTER * len(foreign)


def _nats(reading: Reading, codec: str) -> float:
    nats = cost(reading.text) + DAMAGE * reading.damaged
    if codec == "utf-8" and not reading.damaged:
        nats -= _STRICT_CHARACTER * len(reading.text)
    return nats


def greater_part(data: bytes, codec: str, others: tuple[Passage, ...]) -> str:
    """The encoding of most bytes above ASCII.

    >>> data = "甲".encode("gb18030") + b"\\n" + "新华社北京电".encode()
    >>> greater_part(data, "gb18030", (Passage(start=3, end=21, encoding="utf-8"),))
    'utf-8'
    """
    sizes: Counter[str] = Counter({codec: _foreign(data)})
    for each in others:
        size = _foreign(data[each.start : each.end])
        sizes[each.encoding] += size
        sizes[codec] -= size
    return max(sizes, key=lambda each: (sizes[each], each == codec))


def _foreign(data: bytes) -> int:
    return len(data.translate(None, _ASCII))


def read_mixed(data: bytes, codec: str, others: tuple[Passage, ...]) -> Reading:
    """Read a document with its passages.

    >>> data = "甲乙丙".encode("gb18030") + b"\\n" + "新华社北京电".encode()
    >>> read_mixed(data, "gb18030", (Passage(start=7, end=25, encoding="utf-8"),)).text
    '甲乙丙\\n新华社北京电'
    """
    texts: list[str] = []
    damage: list[Damage] = []
    damaged = end = 0
    for each in (*others, Passage(start=len(data), end=len(data), encoding=codec)):
        for start, stop, own in ((end, each.start, codec), (each.start, each.end, each.encoding)):
            part = read(data[start:stop], own)
            texts.append(part.text)
            damage += (Damage(one.start + start, one.end + start) for one in part.damage)
            damaged += part.damaged
        end = each.end
    return Reading("".join(texts), tuple(damage), damaged)
