"""Texts without what printing adds to them, for comparing."""

from __future__ import annotations

from cnnews_parse.model.patterns import Pattern

_LETTERS = Pattern(r"[^\W_]+")


def letters(text: str) -> str:
    """Letters, digits and Chinese characters alone.

    >>> letters("“某市”：发布 A股新规")
    '某市发布A股新规'
    """
    return "".join(_LETTERS.findall(text))


def key(text: str) -> str:
    """The same in lower case: equal for lines that say the same.

    >>> key("“某市”：发布 A股新规")
    '某市发布a股新规'
    """
    return letters(text).lower()
