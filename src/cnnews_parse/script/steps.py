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

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress
from operator import itemgetter, le, ne
from typing import TypeAlias

import attrs

from cnnews_parse.script.characters import CharacterMap

Words: TypeAlias = dict[str, str]
Span: TypeAlias = tuple[int, int]

_BEYOND_IT = "[\U00010000-\U0010ffff]"

# Nineteen words of twenty have up to four characters. To look each length up for them is quicker
# than to know the lengths; for the others a word must begin with the same four.
_SHORT = 4

# A shorter text is converted sooner than the expression for all characters is compiled.
_WORTH_A_SCAN = 1_000

# Where pairs are more than this, almost any character begins one.
_MANY = 1_000

# No word of the dictionaries holds a blank or a mark, save five names with a full-width dot,
# which become what their characters become. So what stands between two marks is cut alone.
_RUN = re.compile(r"[^\W_]+")


@attrs.frozen(eq=False)
class Lexicon:
    """A dictionary that can be searched for.

    Attributes:
        words: words and what becomes of them.
        openings: the characters that words begin with.
        short: how long its words of up to four characters are.
        longer: by their first four characters, how long the words of more than four are.
    """

    words: Words
    openings: frozenset[str]
    short: tuple[int, ...]
    longer: dict[str, list[int]]

    @classmethod
    def of(cls, words: Words) -> Lexicon:
        """Index a dictionary.

        >>> lexicon = Lexicon.of({"头": "頭", "一头白头发": "一頭白頭髮"})
        >>> lexicon.short, lexicon.longer
        ((1,), {'一头白头': [5]})
        """
        longer: dict[str, list[int]] = {}
        for word in compress(words, map(_SHORT.__lt__, map(len, words))):
            lengths = longer.setdefault(word[:_SHORT], [])
            if len(word) not in lengths:
                lengths.append(len(word))
        short = sorted(length for length in set(map(len, words)) if length <= _SHORT)
        openings = frozenset(map(itemgetter(0), words))
        return cls(words, openings, tuple(short), longer)

    def chosen(self, text: str) -> list[Span]:
        """Choose words that do not overlap, the longest first, of equals the leftmost.

        Args:
            text: any text.
        Returns:
            Start and end of each word, from left to right.

        >>> words = Lexicon.of(dict.fromkeys(("甲乙", "乙丙丁", "丁戊"), ""))
        >>> words.chosen("甲乙丙丁戊甲乙")
        [(1, 4), (5, 7)]
        """
        found = self._found(text)
        if len(found) < 2:
            return found
        found.sort()
        if all(map(le, map(itemgetter(1), found), map(itemgetter(0), found[1:]))):
            return found  # as nearly always, no word overlaps another
        taken: set[int] = set()
        chosen: list[Span] = []
        for start, end in sorted(found, key=lambda span: (span[0] - span[1], span[0])):
            # What is taken already is as long or longer, so it cannot lie between the two ends.
            if start not in taken and end - 1 not in taken:
                taken.update(range(start, end))
                chosen.append((start, end))
        return sorted(chosen)

    def _found(self, text: str) -> list[Span]:
        """All words in a text, in any order."""
        words, openings, longer = self.words, self.openings, self.longer
        size = len(text)
        starts = [at for at, character in enumerate(text) if character in openings]
        found = [
            (start, start + length)
            for length in self.short
            for start in starts
            if text[start : start + length] in words and start + length <= size
        ]
        for start in starts:
            for length in longer.get(text[start : start + _SHORT], ()):
                if text[start : start + length] in words and start + length <= size:
                    found.append((start, start + length))
        return found


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
        characters: what becomes of a character that no word takes, and of the variants.
        variants: what becomes of the characters of a converted word.
        hinges: the characters that some word converts otherwise.
        hinge: finds the hinges; of few pairs, what may begin a pair.
        pairs: of `Signs`.
    """

    lexicons: tuple[Lexicon, ...]
    characters: CharacterMap
    variants: dict[int, str]
    hinges: frozenset[str]
    hinge: re.Pattern[str]
    pairs: frozenset[str]

    @functools.cached_property
    def changing(self) -> re.Pattern[str]:
        """Finds a character that may become another, alone or in a word."""
        return _any_of({*map(chr, self.characters.by_code), *self.hinges})

    @classmethod
    def of(
        cls,
        lexicons: Sequence[Lexicon],
        signs: Signs | None = None,
        variants: Words | None = None,
    ) -> Step:
        """Make the step of some dictionaries.

        Args:
            lexicons: an earlier one goes before a later one.
            signs: of all of them, where they are known; found out otherwise.
            variants: single characters and what becomes of them in what the dictionaries
                make: a further step, taken in the same pass.

        >>> lexicons = [Lexicon.of({"头发": "頭髮"}), Lexicon.of({"头": "頭", "发": "發"})]
        >>> Step.of(lexicons).converted("发出头发")
        '發出頭髮'
        >>> Step.of(lexicons, variants={"髮": "髪"}).converted("发出头发")
        '發出頭髪'
        """
        characters = single_characters([lexicon.words for lexicon in lexicons])
        deciding = _up_to_the_last_with_longer_words(lexicons)
        if signs is None:
            known = [Signs.of(lexicon.words, characters) for lexicon in deciding]
            signs = Signs(
                frozenset[str]().union(*(each.hinges for each in known)),
                frozenset[str]().union(*(each.pairs for each in known)),
            )
        are_many = len(signs.pairs) > _MANY
        then = str.maketrans(variants or {})
        after = {**then, **{code: text.translate(then) for code, text in characters.items()}}
        return cls(
            lexicons=tuple(deciding),
            characters=CharacterMap.of(after),
            variants=then,
            hinges=signs.hinges,
            hinge=_any_of(signs.hinges) if are_many else _likely_pair(signs.pairs),
            pairs=signs.pairs,
        )

    def converted(self, text: str) -> str:
        """Convert a text."""
        if len(text) >= _WORTH_A_SCAN and not self.changing.search(text):
            return text
        plain = self.characters.converted(text)
        if len(plain) != len(text):
            return self._converted_by_runs(text)
        parts: list[str] = []
        end = 0
        for start, stop in self._doubtful(text):
            for begin, over, after in self._words(text[start:stop], start, self.lexicons):
                if after != plain[begin:over]:
                    parts += (plain[end:begin], after)
                    end = over
        parts.append(plain[end:])
        return "".join(parts)

    def _converted_by_runs(self, text: str) -> str:
        """Convert a text with characters that become several, so that nothing is aligned."""
        parts: list[str] = []
        end = 0
        for start, stop in self._doubtful(text):
            for begin, over, after in self._words(text[start:stop], start, self.lexicons):
                parts += (self.characters.converted(text[end:begin]), after)
                end = over
        parts.append(self.characters.converted(text[end:]))
        return "".join(parts)

    def _doubtful(self, text: str) -> Iterator[Span]:
        """The runs that may hold a word which differs from its characters."""
        pairs = self.pairs
        hits = [found.start() for found in self.hinge.finditer(text)]
        hits = [at for at in hits if text[at : at + 2] in pairs or text[at - 1 : at + 1] in pairs]
        end = 0
        for at in hits:
            if at < end:
                continue
            start = at
            while start > end and text[start - 1].isalnum():
                start -= 1
            run = _RUN.match(text, at)
            end = run.end() if run else at + 1
            yield start, end

    def _words(
        self, text: str, offset: int, lexicons: tuple[Lexicon, ...]
    ) -> Iterator[tuple[int, int, str]]:
        """The words of a text with what becomes of them; later lexicons get what lies between."""
        if not lexicons:
            return
        words, later = lexicons[0].words, lexicons[1:]
        end = 0
        for start, stop in lexicons[0].chosen(text):
            if later and end < start:
                yield from self._words(text[end:start], offset + end, later)
            after = words[text[start:stop]]
            if self.variants:
                after = after.translate(self.variants)
            yield offset + start, offset + stop, after
            end = stop
        if later:
            yield from self._words(text[end:], offset + end, later)


def _any_of(characters: Iterable[str]) -> re.Pattern[str]:
    """Finds any of these. One beyond the basic plane stands for all, which keeps the search quick.

    >>> bool(_any_of("\U00020000甲").search("\U00020001")), _any_of("").search("甲")
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
    return re.compile(f"(?:{_any_of(first).pattern})(?={_any_of(second).pattern})")


def _up_to_the_last_with_longer_words(lexicons: Sequence[Lexicon]) -> Sequence[Lexicon]:
    """Those that have a say before all characters are converted one by one."""
    having = [
        n for n, each in enumerate(lexicons, 1) if each.longer or max(each.short, default=0) > 1
    ]
    return lexicons[: max(having, default=0)]


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
