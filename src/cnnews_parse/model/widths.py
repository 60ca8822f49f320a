"""How wide a text is where each character has its column, as on a terminal or in set type."""

from __future__ import annotations


def columns(text: str) -> int:
    """How many columns a text takes: its bytes in GBK, as old terminals counted.

    >>> columns("8月")
    3
    """
    return len(text.encode("gbk", "replace"))
