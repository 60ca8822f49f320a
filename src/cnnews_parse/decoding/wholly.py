"""Documents that were decoded with the wrong codec and saved so, as a whole or in great part.

They are read again before anything is looked for in them: a page whose body is no Chinese has no
article. What was misread in single passages is left to a repair.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cnnews_parse.decoding.misreading import Misreading, misreadings
from cnnews_parse.decoding.realigning import REPLACEMENT
from cnnews_parse.model.accounts import Change
from cnnews_parse.model.patterns import Pattern

_SAMPLE = 500  # characters
_NEAR, _STRIDE = 64, 2048
_NOT_ASCII = Pattern("[^\x00-\x7f]")
_WHOLE = 0.9  # of what is not ASCII in a sample
_GREAT_PART = 0.3
_MOST_TIMES = 3
_WRONG = {
    "cp1252": ("latin-1", "cp1252"),
    "gb18030": ("gb18030",),
    "big5": ("big5", "cp950", "big5hkscs"),
    "big5hkscs": ("big5hkscs", "cp950", "big5"),
    "cp950": ("cp950", "big5", "big5hkscs"),
}


class Meant(NamedTuple):
    """A text as it was meant.

    Attributes:
        text: the text.
        ways: the wrong codec and the right one, for each time that the whole text was misread.
        changes: the stretches that were read again, where it was not the whole text.
    """

    text: str
    ways: tuple[tuple[str, str], ...] = ()
    changes: tuple[Change, ...] = ()


def as_meant(text: str) -> Meant:
    """Read a text again that was misread, as often as it was.

    Args:
        text: a document.
    Returns:
        The text as meant, and how the text as found can be made of it.

    >>> as_meant("今年新修水库".encode().decode("latin-1"))
    Meant(text='今年新修水库', ways=(('latin-1', 'utf-8'),), changes=())
    """
    ways: list[tuple[str, str]] = []
    samples = [_Sample.of(window) for window in _windows(text)]
    while samples and samples[0].share >= _WHOLE and len(ways) < _MOST_TIMES:
        way = _way(text, samples[0].found[0])
        if way is None:
            break
        text = text.encode(way[0]).decode(way[1])
        ways.append(way)
        samples = [_Sample.of(window) for window in _windows(text)]
    if not ways and any(sample.share >= _GREAT_PART for sample in samples):
        mended = _mended(text)
        return Meant(text=mended[0], changes=mended[1])
    return Meant(text=text, ways=tuple(ways))


class _Sample(NamedTuple):
    """What was misread in some lines, and its share of what is not ASCII in them."""

    found: tuple[Misreading, ...]
    share: float

    @classmethod
    def of(cls, window: str) -> _Sample:
        """Look for it."""
        found = misreadings(window)
        covered = sum(_foreign(window[each.start : each.end]) for each in found)
        return cls(found, covered / _foreign(window) if covered else 0.0)


def _way(text: str, found: Misreading) -> tuple[str, str] | None:
    """The wrong and the right codec of a text that was misread as a whole and without loss."""
    for wrong in _WRONG[found.wrong]:
        if _is_exact(text, wrong, found.right):
            return wrong, found.right
    return None


def _is_exact(text: str, wrong: str, right: str) -> bool:
    """Whether a text can be read again, and that be taken back."""
    try:
        after = text.encode(wrong).decode(right)
        return after.encode(right).decode(wrong) == text
    except UnicodeError:
        return False


def _mended(text: str) -> tuple[str, tuple[Change, ...]]:
    """A text with all its misread stretches read again."""
    parts: list[str] = []
    changes: list[Change] = []
    end = length = 0
    for each in misreadings(text):
        parts += (text[end : each.start], each.after)
        length += each.start - end
        changes.append(
            Change(
                rule="misread",
                place="document",
                start=length,
                before=text[each.start : each.end],
                after=each.after,
                certain=REPLACEMENT not in each.after,
            )
        )
        length += len(each.after)
        end = each.end
    return "".join((*parts, text[end:])), tuple(changes)


def _windows(text: str) -> Iterator[str]:
    """Lines that are not ASCII, from the beginning, the middle and towards the end."""
    size = len(text)
    for start in (0, size // 2, size // 4 * 3) if size > 4 * _SAMPLE else (0,):
        window = "\n".join(_foreign_lines(text, start))
        if window:
            yield window


def _foreign_lines(text: str, start: int) -> Iterator[str]:
    """The first lines from an offset on that are not ASCII, as many as make a sample."""
    size = 0
    while size < _SAMPLE and (at := _next_foreign(text, start)) is not None:
        start = max(start, text.rfind("\n", start, at) + 1)
        end = text.find("\n", max(at, start + _STRIDE))
        end = len(text) if end < 0 else end
        for line in text[start:end].split("\n"):
            if size < _SAMPLE and not line.isascii():
                yield line[:_SAMPLE]
                size += len(line)
        start = end + 1


def _next_foreign(text: str, start: int) -> int | None:
    """The offset of the first character from here on that is not ASCII.

    The long scripts above the text of a page are passed by stride by stride.
    """
    near = _NOT_ASCII.search(text, start, start + _NEAR)
    if near:
        return near.start()
    while text[start : start + _STRIDE].isascii():
        start += _STRIDE
        if start >= len(text):
            return None
    found = _NOT_ASCII.search(text, start)
    return found.start() if found else None


def _foreign(text: str) -> int:
    return len(text) - len(text.encode("ascii", "ignore"))
