"""Finds in one pass where a word stands that does not become what its characters become.

Needs `ahocorasick_rs`, the automaton of Aho and Corasick in Rust. It is asked for bytes: for a
text it would count characters as well, which takes longer than the search.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import attrs

_BEYOND_BASIC = re.compile("[\U00010000-\U0010ffff]")

# Stands for any character beyond the basic plane, so that each character has two bytes.
_BEYOND_IT = "\uffff"


@attrs.frozen(eq=False)
class WordFinder:
    """Finds words.

    Attributes:
        matches: number, start and end of each word in some bytes.
    """

    matches: Callable[[bytes], Sequence[tuple[int, int, int]]]

    @classmethod
    def of(cls, words: Sequence[str]) -> WordFinder:
        """Make the finder of some words.

        Raises:
            ImportError: `ahocorasick_rs` is not installed.
        """
        from ahocorasick_rs import BytesAhoCorasick, Implementation

        forms = list(map(_two_bytes_each, words))
        automaton = BytesAhoCorasick(forms, implementation=Implementation.ContiguousNFA)
        return cls(lambda text: automaton.find_matches_as_indexes(text, overlapping=True))

    def places(self, text: str) -> list[int]:
        """Where to look for words, by their ends from left to right.

        A word found at an odd byte is none: its bytes are halves of characters.
        """
        found = self.matches(_two_bytes_each(text))
        return [start >> 1 for _, start, _ in found if not start & 1]


def _two_bytes_each(text: str) -> bytes:
    if _BEYOND_BASIC.search(text):
        text = _BEYOND_BASIC.sub(_BEYOND_IT, text)
    return text.encode("utf-16-le", "surrogatepass")
