"""Seven-bit encodings that switch to Chinese and back: HZ and ISO-2022-CN."""

from __future__ import annotations

import re

import attrs

from cnnews_parse.decoding.likelihood import cost


@attrs.frozen(kw_only=True)
class _Switch:
    """An encoding with switches.

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
    _Switch(  # RFC 1843
        codec="hz",
        mark=b"~{",
        passage=re.compile(rb"~\{((?:[\x21-\x77][\x21-\x7e])+)(?:~\}|(?=\n))"),
        kept=(("~\n", ""), ("~~", "~")),
    ),
    _Switch(  # RFC 1922, as far as it is GB 2312
        codec="iso-2022-cn",
        mark=b"\x1b$)A",
        passage=re.compile(rb"\x0e((?:[\x21-\x77][\x21-\x7e])+)\x0f"),
        kept=(("\x1b$)A", ""),),
    ),
)

_HIGH = bytes(byte | 0x80 for byte in range(256))
_CLEAR = 8.5  # nats for a character; GB 2312 at random costs 11


def escaped(data: bytes) -> tuple[str, str] | None:
    """Read an ASCII file in which switches to GB 2312 are clearly there.

    Args:
        data: the whole file.
    Returns:
        The encoding and the text; None where there is no passage that reads as Chinese.

    >>> escaped(b"News: ~{VPND~} ~~")
    ('hz', 'News: 中文 ~')
    """
    if not data.isascii():
        return None
    for switch in _SWITCHES:
        if switch.mark in data:
            text = _switched(data, switch)
            if text is not None:
                return switch.codec, text
    return None


def _switched(data: bytes, switch: _Switch) -> str | None:
    """The text of a file in one of the encodings, None where it is in another."""
    parts: list[str] = []
    chinese = ""
    end = 0
    for found in switch.passage.finditer(data):
        passage = found[1].translate(_HIGH).decode("gb18030")
        parts += (_plain(data[end : found.start()], switch), passage)
        chinese += passage if len(chinese) < 1000 else ""
        end = found.end()
    if not chinese or cost(chinese) > _CLEAR * len(chinese):
        return None
    return "".join((*parts, _plain(data[end:], switch)))


def _plain(between: bytes, switch: _Switch) -> str:
    text = between.decode("ascii")
    for escape, meaning in switch.kept:
        text = text.replace(escape, meaning)
    return text
