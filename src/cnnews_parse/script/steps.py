"""One step of a conversion: words first, then the characters that no word took.

A clause is cut as opencc-python-reimplemented cuts it: of all words in it the longest is taken,
of equals the leftmost, and again from what lies to either side. (OpenCC itself takes the longest
word at the left end and goes on behind it. Where words overlap it can come out otherwise: of
国家制造业 it would make 國家制造業, for 家制 is a word of its dictionary.)

Almost all words become what their characters become one by one. So a text is converted character
by character, and only the runs that may hold a word of the other kind are cut into words. Such a
word shows by its *hinge*, a character that becomes something else in it than alone, as 发 does in
头发, together with the neighbour of the hinge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import compress
from operator import ne
from typing import TypeAlias

import attrs

Words: TypeAlias = dict[str, str]
Span: TypeAlias = tuple[int, int]

_BASIC_PLANE = 0x10000
_BEYOND_IT = re.compile("[\U00010000-\U0010ffff]")

# Nineteen words of twenty have up to four characters. To look each length up for them is quicker
# than to know the lengths; for the others a word must begin with the same four.
_SHORT = (1, 2, 3, 4)

# No word of the dictionaries holds a blank or a mark, save five names with a full-width dot,
# which become what their characters become. So what stands between two marks is cut alone.
_RUN = re.compile(r"[^\W_]+")


@attrs.frozen(eq=False)
class Lexicon:
    """A dictionary that can be searched for.

    Attributes:
        words: words and what becomes of them.
        longer: by their first four characters, how long the words of more than four are.
    """

    words: Words
    longer: dict[str, list[int]]

    @classmethod
    def of(cls, words: Words) -> Lexicon:
        """Index a dictionary.

        >>> Lexicon.of({"头": "頭", "一头白头发": "一頭白頭髮"}).longer
        {'一头白头': [5]}
        """
        longer: dict[str, list[int]] = {}
        for word in [word for word in words if len(word) > _SHORT[-1]]:
            longer.setdefault(word[: _SHORT[-1]], []).append(len(word))
        return cls(words, longer)

    def chosen(self, text: str) -> Iterator[Span]:
        """Choose words that do not overlap, the longest first, of equals the leftmost.

        Args:
            text: any text.
        Yields:
            Start and end of each word, from left to right.

        >>> words = Lexicon.of(dict.fromkeys(("甲乙", "乙丙丁", "丁戊"), ""))
        >>> list(words.chosen("甲乙丙丁戊甲乙"))
        [(1, 4), (5, 7)]
        """
        tangle: list[Span] = []  # words that overlap, one the next
        reach = 0
        for start, end in self._found(text):
            if start >= reach:
                yield from _longest_first(tangle)
                tangle = []
            tangle.append((start, end))
            reach = max(reach, end)
        yield from _longest_first(tangle)

    def _found(self, text: str) -> Iterator[Span]:
        """All words in a text, by their starts."""
        words, longer = self.words, self.longer
        for start in range(len(text)):
            opening = text[start : start + _SHORT[-1]]
            for length in _SHORT[: len(opening)]:
                if opening[:length] in words:
                    yield start, start + length
            for length in longer.get(opening, ()):
                end = start + length
                if end <= len(text) and text[start:end] in words:
                    yield start, end


def _longest_first(tangle: list[Span]) -> list[Span]:
    """Those of overlapping words that are taken."""
    if len(tangle) < 2:
        return tangle
    taken: set[int] = set()
    chosen: list[Span] = []
    for start, end in sorted(tangle, key=lambda span: (span[0] - span[1], span[0])):
        # What is taken already is as long or longer, so it cannot lie between the two ends.
        if start not in taken and end - 1 not in taken:
            taken.update(range(start, end))
            chosen.append((start, end))
    return sorted(chosen)


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


@attrs.frozen(kw_only=True, eq=False)
class Step:
    """One pass over a text.

    Attributes:
        lexicons: the dictionaries up to the last with longer words; an earlier one takes its
            words before a later one.
        characters: what becomes of a character that no word takes, by its code point.
        basic: the same for each character of the basic plane, twice as fast.
        hinge: finds the hinges.
        pairs: of `Signs`.
    """

    lexicons: tuple[Lexicon, ...]
    characters: dict[int, str]
    basic: list[int | str]
    hinge: re.Pattern[str]
    pairs: frozenset[str]

    @classmethod
    def of(cls, dictionaries: Sequence[Words], signs: Signs | None = None) -> Step:
        """Make the step of some dictionaries.

        Args:
            dictionaries: an earlier one goes before a later one.
            signs: of all of them, where they are known; found out otherwise.

        >>> Step.of([{"头发": "頭髮"}, {"头": "頭", "发": "發"}]).converted("发出头发")
        '發出頭髮'
        """
        characters = single_characters(dictionaries)
        longer = _up_to_the_last_with_longer_words(dictionaries)
        known = [Signs.of(words, characters) for words in longer] if signs is None else [signs]
        hinges = "".join(sorted(frozenset[str]().union(*(each.hinges for each in known))))
        basic: list[int | str] = list(range(_BASIC_PLANE))
        for code, after in characters.items():
            if code < _BASIC_PLANE:
                basic[code] = after
        return cls(
            lexicons=tuple(map(Lexicon.of, longer)),
            characters=characters,
            basic=basic,
            hinge=re.compile(f"[{re.escape(hinges)}]" if hinges else "(?!)"),
            pairs=frozenset[str]().union(*(each.pairs for each in known)),
        )

    def converted(self, text: str) -> str:
        """Convert a text."""
        parts: list[str] = []
        end = 0
        for start, stop in self._doubtful(text):
            parts.append(self._by_character(text[end:start]))
            parts += self._by_word(text[start:stop], self.lexicons)
            end = stop
        parts.append(self._by_character(text[end:]))
        return "".join(parts)

    def _doubtful(self, text: str) -> Iterator[Span]:
        """The runs that may hold a word which differs from its characters."""
        pairs = self.pairs
        end = 0
        for hinge in self.hinge.finditer(text):
            at = hinge.start()
            if at < end or (
                text[at : at + 2] not in pairs and text[max(at - 1, 0) : at + 1] not in pairs
            ):
                continue
            start = at
            while start > end and text[start - 1].isalnum():
                start -= 1
            run = _RUN.match(text, at)
            end = run.end() if run else at + 1
            yield start, end

    def _by_word(self, text: str, lexicons: tuple[Lexicon, ...]) -> Iterator[str]:
        """The words of a text converted, and what lies between them by the later lexicons."""
        if not lexicons:
            yield self._by_character(text)
            return
        end = 0
        for start, stop in lexicons[0].chosen(text):
            if end < start:
                yield from self._by_word(text[end:start], lexicons[1:])
            yield lexicons[0].words[text[start:stop]]
            end = stop
        if end < len(text):
            yield from self._by_word(text[end:], lexicons[1:])

    def _by_character(self, text: str) -> str:
        return text.translate(self.characters if _BEYOND_IT.search(text) else self.basic)


def _up_to_the_last_with_longer_words(dictionaries: Sequence[Words]) -> Sequence[Words]:
    """The dictionaries that have a say before all characters are converted one by one."""
    having = [n for n, words in enumerate(dictionaries, 1) if max(map(len, words), default=0) > 1]
    return dictionaries[: max(having, default=0)]


def single_characters(dictionaries: Sequence[Words]) -> dict[int, str]:
    """What becomes of single characters, by code point, where an earlier dictionary goes first.

    >>> single_characters([{"后": "後", "头发": "頭髮"}, {"后": "后"}])
    {21518: '後'}
    """
    return {
        ord(word): after
        for words in reversed(dictionaries)
        for word, after in words.items()
        if len(word) == 1
    }
