"""One step of a conversion: words first, then the characters that no word took.

Almost all words become what their characters become one by one. So a text is converted character
by character, and it is cut into words only where one may stand that becomes something else.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import attrs

from cnnews_parse.script.characters import CharacterMap
from cnnews_parse.script.hinges import HingeFinder, Signs, any_of
from cnnews_parse.script.lexicons import Lexicon, Words

if TYPE_CHECKING:
    from cnnews_parse.script.automaton import WordFinder

# A shorter text is converted sooner than the expression for all characters is compiled.
_WORTH_A_SCAN = 1_000

# The automaton of the largest dictionary is made in the time in which it gains on a million
# characters. It serves all texts that come later.
_WORTH_AN_AUTOMATON = 500_000

# Hinges of so few pairs are found sooner than by an automaton.
_FEW_PAIRS = 300


@attrs.frozen(kw_only=True, eq=False)
class Step:
    """One pass over a text.

    Attributes:
        lexicon: its dictionaries.
        characters: what becomes of a character that no word takes, and of the variants.
        variants: what becomes of the characters of a converted word.
        hinges: the characters that some word converts otherwise.
        finder: finds where words may stand that become something else than their characters.
    """

    lexicon: Lexicon
    characters: CharacterMap
    variants: dict[int, str]
    hinges: frozenset[str]
    finder: HingeFinder

    @functools.cached_property
    def changing(self) -> re.Pattern[str]:
        """Finds a character that may become another, alone or in a word."""
        return any_of({*map(chr, self.characters.by_code), *self.hinges})

    @functools.cached_property
    def quick_finder(self) -> WordFinder | HingeFinder:
        """The automaton, where its library is installed and it is the quicker one."""
        if len(self.finder.pairs) <= _FEW_PAIRS:
            return self.finder
        from cnnews_parse.script.automaton import WordFinder

        try:
            return WordFinder.of(self.lexicon.differing())
        except ImportError:
            return self.finder

    @classmethod
    def of(
        cls, lexicon: Lexicon, signs: Signs | None = None, variants: Words | None = None
    ) -> Step:
        """Make the step of some dictionaries.

        Args:
            lexicon: the dictionaries.
            signs: of all of them, where they are known; found out otherwise.
            variants: single characters and what becomes of them in what the dictionaries
                make: a further step, taken in the same pass.

        >>> lexicon = Lexicon.of([{"头发": "頭髮"}, {"头": "頭", "发": "發"}])
        >>> Step.of(lexicon).converted("发出头发")
        '發出頭髮'
        >>> Step.of(lexicon, variants={"髮": "髪"}).converted("发出头发")
        '發出頭髪'
        """
        if signs is None:
            signs = Signs.of(lexicon.words, lexicon.characters)
        then = str.maketrans(variants or {})
        alone = {code: text.translate(then) for code, text in lexicon.characters.items()}
        return cls(
            lexicon=lexicon,
            characters=CharacterMap({**then, **alone}),
            variants=then,
            hinges=signs.hinges,
            finder=HingeFinder.of(signs),
        )

    def converted(self, text: str) -> str:
        """Convert a text."""
        if len(text) >= _WORTH_A_SCAN and not self.changing.search(text):
            return text
        plain = self.characters.converted(text)
        if len(plain) != len(text):
            return self._converted_by_parts(text)
        parts: list[str] = []
        end = 0
        for begin, over, after in self._words(text):
            if after != plain[begin:over]:
                parts += (plain[end:begin], after)
                end = over
        parts.append(plain[end:])
        return "".join(parts)

    def _converted_by_parts(self, text: str) -> str:
        """Convert a text with characters that become several, so that nothing is aligned."""
        parts: list[str] = []
        end = 0
        for begin, over, after in self._words(text):
            parts += (self.characters.converted(text[end:begin]), after)
            end = over
        parts.append(self.characters.converted(text[end:]))
        return "".join(parts)

    def _words(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Words with what becomes of them, all that become something else than their characters."""
        finder = self.quick_finder if len(text) >= _WORTH_AN_AUTOMATON else self.finder
        lexicon, words = self.lexicon, self.lexicon.words
        done = 0
        for at in finder.places(text):
            if at < done:
                continue
            start, done = lexicon.around(text, at)
            for begin, over in lexicon.chosen(text, start, done):
                after = words[text[begin:over]]
                yield begin, over, after.translate(self.variants) if self.variants else after
