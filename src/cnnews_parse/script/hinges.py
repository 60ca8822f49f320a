"""Finds where a word may stand that does not become what its characters become.

Almost all words of the dictionaries become what their characters become one by one. A word of the
other kind shows by its *hinge*, a character that becomes something else in it than alone, as 发
does in 头发, together with the neighbour of the hinge.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import compress
from operator import ne

import attrs

from cnnews_parse.script.lexicons import Words

_BEYOND_IT = "[\U00010000-\U0010ffff]"

# Where pairs are more than this, almost any character begins one.
_MANY = 1_000


@attrs.frozen
class Signs:
    """What shows that a text may hold a word which does not become what its characters become.

    Attributes:
        hinges: the characters that some word converts otherwise.
        pairs: two characters each: a hinge and the one behind it in such a word, or the one
            ahead of it where the hinge ends the word.
    """

    hinges: frozenset[str]
    pairs: frozenset[str]

    @classmethod
    def of(cls, words: Words, characters: dict[int, str]) -> Signs:
        """Find the signs of a dictionary.

        Args:
            words: a dictionary.
            characters: what becomes of a character alone, by its code point.

        >>> signs = Signs.of({"头发": "頭髮", "头上": "頭上"}, {0x5934: "頭", 0x53D1: "發"})
        >>> set(signs.hinges), set(signs.pairs)
        ({'发'}, {'头发'})
        """
        triples = _hinges(words, characters)
        pairs = (
            before + hinge if behind == "\n" else hinge + behind
            for before, hinge, behind in triples
        )
        return cls(frozenset(hinge for _, hinge, _ in triples), frozenset(pairs))


def _hinges(words: Words, characters: dict[int, str]) -> set[tuple[str, str, str]]:
    """Each hinge between its neighbours, a newline where the word ends.

    There are tens of thousands of words, so those that differ are compared as one text.
    """
    alone = "\n".join(words).translate(characters).split("\n")
    differs = list(map(ne, words.values(), alone))
    differing = list(compress(zip(words, words.values(), alone, strict=True), differs))
    aligned = [(w, a, p) for w, a, p in differing if len(w) == len(a) == len(p)]
    # Where the word grows or shrinks, its first character is as good a sign as any.
    found = {("\n", w[0], w[1]) for w, a, p in differing if not len(w) == len(a) == len(p)}
    word, after, plain = ("\n".join(each[n] for each in aligned) for n in range(3))
    around = zip("\n" + word, word, word[1:] + "\n", strict=False)
    return found.union(compress(around, map(ne, after, plain)))


@attrs.frozen
class HingeFinder:
    """Finds hinges by their signs.

    Attributes:
        hinge: finds the hinges; of few pairs, what may begin a pair.
        pairs: of `Signs`.
        are_first: whether what `hinge` finds is always the first of a pair.
    """

    hinge: re.Pattern[str]
    pairs: frozenset[str]
    are_first: bool

    @classmethod
    def of(cls, signs: Signs) -> HingeFinder:
        """Make the finder of some signs."""
        if len(signs.pairs) > _MANY:
            return cls(any_of(signs.hinges), signs.pairs, are_first=False)
        return cls(_likely_pair(signs.pairs), signs.pairs, are_first=True)

    def places(self, text: str) -> list[int]:
        """Where to look for words, from left to right.

        >>> HingeFinder.of(Signs(frozenset("发"), frozenset({"头发"}))).places("发出头发")
        [2]
        """
        pairs = self.pairs
        hits = [found.start() for found in self.hinge.finditer(text)]
        if self.are_first:
            return [at for at in hits if text[at : at + 2] in pairs]
        return [at for at in hits if text[at : at + 2] in pairs or text[at - 1 : at + 1] in pairs]


def any_of(characters: Iterable[str]) -> re.Pattern[str]:
    """Finds any of these. One beyond the basic plane stands for all, which keeps the search quick.

    >>> bool(any_of("\U00020000甲").search("\U00020001")), any_of("").search("甲")
    (True, None)
    """
    basic = "".join(sorted(each for each in characters if each <= "\uffff"))
    beyond = any(each > "\uffff" for each in characters)
    forms = [f"[{re.escape(basic)}]"] * bool(basic) + [_BEYOND_IT] * beyond
    return re.compile("|".join(forms) or "(?!)")


def _likely_pair(pairs: Iterable[str]) -> re.Pattern[str]:
    """Finds a character that begins a pair ahead of one that ends a pair.

    >>> _likely_pair({"甲乙", "丙丁"}).findall("甲丁甲甲乙丙")
    ['甲', '甲']
    """
    first, second = ({pair[at] for pair in pairs} for at in (0, 1))
    return re.compile(f"(?:{any_of(first).pattern})(?={any_of(second).pattern})")
