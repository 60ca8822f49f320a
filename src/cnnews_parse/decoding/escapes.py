"""Seven-bit encodings that switch to Chinese and back: HZ and ISO-2022-CN."""

from __future__ import annotations

import re

import attrs

from cnnews_parse.decoding.bytewise import Reading, read
from cnnews_parse.decoding.decoded import Damage
from cnnews_parse.decoding.likelihood import cost
from cnnews_parse.decoding.realigning import REPLACEMENT


@attrs.frozen(kw_only=True)
class _Switch:
    """How one of them switches.

    Attributes:
        codec: its name.
        mark: bytes without which it cannot be.
        passage: a passage in GB 2312, with its switches; the group is the passage.
        kept: escapes outside passages, and what they stand for.
    """

    codec: str
    mark: bytes
    passage: re.Pattern[bytes]
    kept: tuple[tuple[str, str], ...]


_SWITCHES = (
    _Switch(  # RFC 1843; a line ends the passage, too
        codec="hz",
        mark=b"~{",
        passage=re.compile(rb"~\{((?:[^~\r\n]|~(?!\}))+)(?:~\}|(?=[\r\n])|\Z)"),
        kept=(("~\n", ""), ("~~", "~")),
    ),
    _Switch(  # RFC 1922, as far as it is GB 2312
        codec="iso-2022-cn",
        mark=b"\x1b$)A",
        passage=re.compile(rb"\x0e([^\x0f\r\n]+)(?:\x0f|(?=[\r\n])|\Z)"),
        kept=(("\x1b$)A", ""),),
    ),
)

# seven bits to eight; what is no byte of GB 2312 to one that no character has
_HIGH = bytes(byte | 0x80 if 0x21 <= byte <= 0x7E else 0xFF for byte in range(256))
_SEVEN_BITS = bytes(range(0x80))
_CLEAR = 8.5  # nats for a character; GB 2312 at random costs 11
_HEARD = 1000  # characters
_MOST_STRAY = 0.05  # of the bytes


def escaped(data: bytes) -> tuple[str, Reading] | None:
    """Read the seven-bit encodings, a few spoilt bytes among them.

    Args:
        data: the whole file.
    Returns:
        The encoding and the reading; None where there is no passage that reads as Chinese.

    >>> escaped(b"News: ~{VPND~} ~~")
    ('hz', Reading(text='News: 中文 ~', damage=(), damaged=0))
    """
    for switch in _SWITCHES:
        if _stands_in(switch.mark, data):
            stray = len(data.translate(None, _SEVEN_BITS))
            reading = _switched(data, switch) if stray <= 1 + _MOST_STRAY * len(data) else None
            if reading is not None:
                return switch.codec, reading
    return None


def _stands_in(mark: bytes, data: bytes) -> bool:
    """Whether a mark stands in a file; its first byte is rare, and a single one quickly found."""
    at = data.find(mark[:1])
    while at >= 0 and not data.startswith(mark, at):
        at = data.find(mark[:1], at + 1)
    return at >= 0


def _switched(data: bytes, switch: _Switch) -> Reading | None:
    """The text, where the characters of the passages are those of Chinese text."""
    parts: list[str] = []
    damage: list[Damage] = []
    chinese = ""
    end = 0
    for found in switch.passage.finditer(data):
        passage = read(found[1].translate(_HIGH), "gb18030")
        parts += (_plain(data, end, found.start(), switch, damage), passage.text)
        damage += (Damage(d.start + found.start(1), d.end + found.start(1)) for d in passage.damage)
        chinese += passage.text.replace(REPLACEMENT, "") if len(chinese) < _HEARD else ""
        end = found.end()
    if not chinese or cost(chinese) > _CLEAR * len(chinese):
        return None
    parts.append(_plain(data, end, len(data), switch, damage))
    return Reading.with_damage("".join(parts), tuple(damage))


def _plain(data: bytes, start: int, end: int, switch: _Switch, damage: list[Damage]) -> str:
    """The text between two passages; its damage is added to what is known."""
    reading = read(data[start:end], "ascii")
    damage += (Damage(each.start + start, each.end + start) for each in reading.damage)
    text = reading.text
    for escape, meaning in switch.kept:
        text = text.replace(escape, meaning)
    return text
