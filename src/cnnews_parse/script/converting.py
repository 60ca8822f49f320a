"""Conversion between simplified and traditional characters by the dictionaries of OpenCC."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from operator import add
from typing import Literal, TypeAlias

from cnnews_parse.script.dictionaries import dictionary, fingerprint
from cnnews_parse.script.hinges import Signs
from cnnews_parse.script.lexicons import Lexicon, Words
from cnnews_parse.script.steps import Step

Config: TypeAlias = Literal["s2t", "t2s", "s2tw", "tw2s", "s2hk", "hk2s", "s2twp", "tw2sp"]
Region: TypeAlias = Literal["TW", "HK"]
Names: TypeAlias = tuple[str, ...]

_ST: Names = ("STPhrases", "STCharacters")
_TS: Names = ("TSPhrases", "TSCharacters")

# The steps of each configuration, as its JSON file in OpenCC has them; a step is the names of its
# dictionaries, an earlier one going before a later one.
CHAINS: Mapping[Config, tuple[Names, ...]] = {
    "s2t": (_ST,),
    "t2s": (_TS,),
    "s2tw": (_ST, ("TWVariants",)),
    "tw2s": (("TWVariantsRevPhrases", "TWVariantsRev"), _TS),
    "s2hk": (_ST, ("HKVariants",)),
    "hk2s": (("HKVariantsRevPhrases", "HKVariantsRev"), _TS),
    "s2twp": (_ST, ("TWPhrases",), ("TWVariants",)),
    "tw2sp": (("TWPhrasesRev", "TWVariantsRevPhrases", "TWVariantsRev"), _TS),
}

# They hold single characters only, so they are applied to what the step before makes of each.
_VARIANTS = (("TWVariants",), ("HKVariants",))

_TRADITIONAL: Mapping[Region | None, Config] = {None: "s2t", "TW": "s2tw", "HK": "s2hk"}


def to_simplified(text: str, *, mainland_forms: bool = False) -> str:
    """Convert a text to simplified characters as used in mainland China.

    Args:
        text: any text; what is simplified already stays.
        mainland_forms: also write 着 for the particle 著, 什么 for 甚麼 and some variants of
            characters in the way of the mainland, where OpenCC leaves them; certain cases only.
    Returns:
        The text by OpenCC's t2s, as told; marks, also 「 」, and all that is not Han stay as they are.
    Raises:
        ImportError: opencc-python-reimplemented is not installed.
    Source: the dictionaries TSPhrases and TSCharacters of OpenCC.

    >>> to_simplified("乾隆年間，乾淨的頭髮")
    '乾隆年间，干净的头发'
    >>> to_simplified("為甚麼看著名著", mainland_forms=True)
    '为什么看著名著'
    >>> to_simplified("為甚麼看著我", mainland_forms=True)
    '为什么看着我'
    """
    simplified = convert(text, "t2s")
    if not mainland_forms:
        return simplified
    from cnnews_parse.script.forms import in_forms_of_mainland

    return in_forms_of_mainland(simplified)


def to_traditional(text: str, *, region: Region | None = None) -> str:
    """Convert a text to traditional characters.

    Args:
        text: any text in simplified characters. In a text that is traditional already, 后 and
            里 would be taken for the simplified characters that look the same.
        region: `TW` or `HK` for the forms of Taiwan or Hong Kong, None for OpenCC's own
            standard. Words stay those of the mainland.
    Returns:
        The text by OpenCC's s2t, s2tw or s2hk.
    Raises:
        ImportError: opencc-python-reimplemented is not installed.
        ValueError: there is no such region.
    Source: the dictionaries STPhrases, STCharacters, TWVariants and HKVariants of OpenCC.

    >>> to_traditional("皇后在理发店里"), to_traditional("皇后在理发店里", region="TW")
    ('皇后在理髮店裏', '皇后在理髮店裡')
    """
    if region not in _TRADITIONAL:
        raise ValueError(f"region is one of TW, HK and None, not {region!r}")
    return convert(text, _TRADITIONAL[region])


def convert(text: str, config: Config) -> str:
    """Convert a text by one of OpenCC's configurations.

    Args:
        text: any text.
        config: from (`s`, simplified; `t`, OpenCC's traditional; `tw`; `hk`) to; with a `p`
            at its end the words of Taiwan and the mainland are put for each other as well.
    Returns:
        The converted text.
    Raises:
        ImportError: opencc-python-reimplemented is not installed.
        ValueError: there is no such configuration.

    >>> convert("鼠标和软件", "s2twp")
    '滑鼠和軟體'
    """
    if config not in CHAINS:
        raise ValueError(f"config is one of {', '.join(CHAINS)}, not {config!r}")
    for step in _steps(config):
        text = step.converted(text)
    return text


@functools.cache
def _steps(config: Config) -> tuple[Step, ...]:
    """The steps of a configuration; variants of characters are taken with the step before."""
    chain = CHAINS[config]
    if chain[-1] in _VARIANTS:
        return (*map(_step, chain[:-2]), _step(chain[-2], chain[-1]))
    return tuple(map(_step, chain))


@functools.cache
def _step(names: Names, variants: Names = ()) -> Step:
    """The step of these dictionaries; configurations share it."""
    after = _dictionary(variants[0]) if variants else None
    return Step.of(_lexicon(names), _known_signs(names), after)


@functools.cache
def _lexicon(names: Names) -> Lexicon:
    """Dictionaries made ready, once for all steps that they make."""
    return Lexicon.of(list(map(_dictionary, names)))


@functools.cache
def _dictionary(name: str) -> Words:
    return dictionary(name)


def _known_signs(names: Names) -> Signs | None:
    """The signs of the largest dictionary, found beforehand for the edition that is installed."""
    if names != _ST:
        return None
    from cnnews_parse.script.signs import EDITION, HINGES, PAIRS

    if fingerprint(names) != EDITION:
        return None
    return Signs(frozenset(HINGES), frozenset(map(add, PAIRS[::2], PAIRS[1::2])))
