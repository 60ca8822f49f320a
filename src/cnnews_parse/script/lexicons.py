"""The dictionaries of a step as one, and which of its words a text is cut into.

A clause is cut as opencc-python-reimplemented cuts it: of all words in it the longest is taken,
of equals the leftmost, and again from what lies to either side. (OpenCC itself takes the longest
word at the left end and goes on behind it. Where words overlap it can come out otherwise: of
国家制造业 it would make 國家制造業, for 家制 is a word of its dictionary.)

What is cut need not be a whole clause. Where two neighbours stand side by side in no word, no
word lies across them, and what is taken on one side changes nothing on the other.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from itertools import compress
from typing import TypeAlias

import attrs

Words: TypeAlias = dict[str, str]
Span: TypeAlias = tuple[int, int]


@attrs.frozen(eq=False)
class Lexicon:
    """Dictionaries that can be searched for words.

    Attributes:
        words: words and what becomes of them; also single characters, which may keep a word of
            a later dictionary from being taken.
        later: the words of the dictionaries behind the first, with the number of theirs.
        characters: what becomes of a character that no word takes, by its code point.
        longest: how long the longest word is.
    """

    words: Words
    later: dict[str, int]
    characters: dict[int, str]
    longest: int

    @classmethod
    def of(cls, dictionaries: Sequence[Words]) -> Lexicon:
        """Join dictionaries.

        Args:
            dictionaries: an earlier one takes its words before a later one.

        >>> lexicon = Lexicon.of([{"头": "頭", "头发": "頭髮"}, {"头": "首", "发": "發"}])
        >>> lexicon.words, "发出头".translate(lexicon.characters)
        ({'头': '頭', '头发': '頭髮'}, '發出頭')
        """
        deciding = _up_to_the_last_with_longer_words(dictionaries)
        later: dict[str, int] = {}
        words = deciding[0] if deciding else {}
        for number, each in enumerate(deciding[1:], 1):
            later |= dict.fromkeys(each.keys() - words.keys(), number)
            words = {**each, **words}
        characters = single_characters(dictionaries)
        return cls(words, later, characters, max(map(len, words), default=0))

    @functools.cached_property
    def pairs(self) -> frozenset[str]:
        """The neighbours in words, two characters each.

        None are of a word with a mark (乔治．布希): the package parts clauses at marks.

        >>> sorted(Lexicon.of([{"甲乙丙": "", "甲．丙": ""}]).pairs)
        ['乙丙', '甲乙']
        """
        found: set[str] = set()
        add = found.add
        for word in self.words:  # the lengths of nineteen words of twenty are told apart for speed
            length = len(word)
            if length == 2:
                add(word)
            elif length == 3:
                add(word[:2])
                add(word[1:])
            elif length == 4:
                add(word[:2])
                add(word[1:3])
                add(word[2:])
            elif word.isalnum():
                found.update([word[at : at + 2] for at in range(length - 1)])
        return frozenset(found)

    def differing(self) -> list[str]:
        """The words that do not become what their characters become one by one.

        >>> Lexicon.of([{"头发": "頭髮", "头上": "頭上"}, {"头": "頭", "发": "發"}]).differing()
        ['头发']
        """
        characters = self.characters
        return [word for word, after in self.words.items() if word.translate(characters) != after]

    def around(self, text: str, at: int) -> Span:
        """The part of a text around a place that can be cut without regard to the rest.

        >>> Lexicon.of([dict.fromkeys(("甲乙", "乙丙"), "")]).around("丁甲乙丙甲", 2)
        (1, 4)
        """
        pairs = self.pairs
        start, end = at, at + 1
        while text[start - 1 : start + 1] in pairs:
            start -= 1
        while text[end - 1 : end + 1] in pairs:
            end += 1
        return start, end

    def chosen(self, text: str, start: int, end: int) -> list[Span]:
        """Choose words that do not overlap, the longest first, of equals the leftmost.

        Args:
            text: any text.
            start: where the part that is cut begins.
            end: where it ends.
        Returns:
            Start and end of each word, from left to right.

        >>> words = Lexicon.of([dict.fromkeys(("甲乙", "乙丙丁", "丁戊"), "")])
        >>> words.chosen("甲乙丙丁戊甲乙", 0, 7)
        [(1, 4), (5, 7)]
        """
        whole = text[start:end]
        if whole in self.words and whole not in self.later:
            return [(start, end)]
        if end - start < 3 and whole not in self.words:
            return []  # a character alone becomes what it becomes anyway
        found = self._found(text, start, end)
        return self._not_overlapping(text, found) if len(found) > 1 else found

    def _found(self, text: str, start: int, end: int) -> list[Span]:
        """All words in a part of a text."""
        words, longest = self.words, self.longest
        least = 1 if self.later else 2
        return [
            (first, last)
            for first in range(start, end)
            for last in range(first + least, min(end, first + longest) + 1)
            if text[first:last] in words
        ]

    def _not_overlapping(self, text: str, found: list[Span]) -> list[Span]:
        """Of words those that are taken."""
        later = self.later

        def rank(span: Span) -> tuple[int, int, int]:
            start, end = span
            return later.get(text[start:end], 0) if later else 0, start - end, start

        taken: set[int] = set()
        chosen: list[Span] = []
        for start, end in sorted(found, key=rank):
            if taken.isdisjoint(range(start, end)):
                taken.update(range(start, end))
                chosen.append((start, end))
        return sorted(chosen)


def _up_to_the_last_with_longer_words(dictionaries: Sequence[Words]) -> Sequence[Words]:
    """Those that have a say before all characters are converted one by one."""
    having = [
        number
        for number, words in enumerate(dictionaries, 1)
        if any(len(word) > 1 for word in words)
    ]
    return dictionaries[: max(having, default=0)]


def single_characters(dictionaries: Sequence[Words]) -> dict[int, str]:
    """What becomes of single characters, by code point, where an earlier dictionary goes first.

    >>> single_characters([{"后": "後", "头发": "頭髮"}, {"后": "后"}])
    {21518: '後'}
    """
    return {
        ord(word): after
        for words in reversed(dictionaries)
        for word, after in compress(words.items(), map((1).__eq__, map(len, words)))
    }
