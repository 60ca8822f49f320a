"""Marks of characters that were lost for good before the text came here."""

from __future__ import annotations

import enum

import attrs

from cnnews_parse.decoding.misreading import is_quoted, speaks_of_encodings
from cnnews_parse.model.patterns import Pattern


class LossKind(enum.Enum):
    """What stands where characters were.

    >>> LossKind("U+FFFD").name
    'REPLACEMENT'
    """

    REPLACEMENT = "U+FFFD"
    """The character that stands for bytes which could not be decoded."""
    MISREAD_REPLACEMENT = "U+FFFD misread"
    """U+FFFD in UTF-8 that was read as GBK, Big5 or Latin: 锟斤拷, 嚙踝蕭, ï¿½."""
    FILL = "fill"
    """Memory that was never written to, read as GBK: 烫烫烫, 屯屯屯."""
    QUESTION_MARK = "?"
    """A question mark for what an encoding lacked, in a text whose own marks are full-width."""


@attrs.frozen(kw_only=True)
class Loss:
    """A place where characters were lost.

    Attributes:
        start: offset of the first character that stands for them, from 0.
        end: offset behind the last one.
        kind: what stands there.

    >>> Loss(start=1, end=2, kind=LossKind.REPLACEMENT).kind.value
    'U+FFFD'
    """

    start: int
    end: int
    kind: LossKind


_HAN = "[\u3400-\u9fff]"
_MARK = Pattern(
    "(?P<REPLACEMENT>\ufffd+)"
    "|(?P<MISREAD_REPLACEMENT>(?:锟斤拷|錕斤拷|嚙踝蕭|\xef\xbf\xbd)+(?:锟斤?|錕斤?|嚙踝?)?)"
    "|(?P<FILL>烫{3,}|燙{3,}|屯{3,})"
    rf"|(?P<QUESTION_MARK>\?{{3,}}|(?<={_HAN})\?(?={_HAN}))"
)
_SIGNS = ("\ufffd", "斤拷", "踝蕭", "\xef\xbf\xbd", "烫烫烫", "燙燙燙", "屯屯屯", "?")
_FULL_WIDTH = Pattern("[，。；：？！]")
_HALF_WIDTH = Pattern(f"{_HAN}[,;:!?](?:$|[\\s”’」』])")
_FEW = 2


def losses(text: str) -> tuple[Loss, ...]:
    """Find where characters were lost for good; nothing can bring them back but another copy.

    Args:
        text: any text, such as `Article.text`.
    Returns:
        The places from left to right. Single question marks count only in a text that has
        full-width marks throughout; what stands between quotation marks, or in a text that
        speaks of encodings, counts only where it is U+FFFD.

    >>> [(loss.start, loss.kind.value) for loss in losses("朱?某说，锟斤拷来自青禾，\ufffd日到。")]
    [(1, '?'), (5, 'U+FFFD misread'), (13, 'U+FFFD')]
    """
    if not any(sign in text for sign in _SIGNS):
        return ()
    marks = list(_MARK.finditer(text))
    about = bool(marks) and speaks_of_encodings(text)
    found = []
    for mark in marks:
        kind = LossKind[mark.lastgroup or ""]
        if kind is LossKind.REPLACEMENT or not (about or is_quoted(text, *mark.span())):
            found.append(Loss(start=mark.start(), end=mark.end(), kind=kind))
    if any(map(_is_single, found)) and _has_half_width(text):
        found = [each for each in found if not _is_single(each)]
    return tuple(found)


def of_losses(text: str) -> tuple[str, ...]:
    """A sentence for each kind of loss but U+FFFD.

    >>> of_losses("来自锟斤拷锟斤拷的消息。")
    ('characters are lost in 1 place (U+FFFD misread)',)
    """
    kinds = [loss.kind for loss in losses(text) if loss.kind is not LossKind.REPLACEMENT]
    counts = {kind: kinds.count(kind) for kind in LossKind if kind in kinds}
    return tuple(
        f"characters are lost in {count} place{'s' * (count > 1)} ({kind.value})"
        for kind, count in counts.items()
    )


def _is_single(loss: Loss) -> bool:
    return loss.kind is LossKind.QUESTION_MARK and loss.end - loss.start == 1


def _has_half_width(text: str) -> bool:
    """Whether the marks of a text are not full-width throughout."""
    return len(_FULL_WIDTH.findall(text)) < _FEW or _HALF_WIDTH.search(text) is not None
