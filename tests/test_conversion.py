"""Conversion between scripts is what opencc-python-reimplemented makes of a text, in all our ways."""

from __future__ import annotations

import functools
import json
import sys
from collections.abc import Iterator
from importlib import metadata
from typing import Any, Literal, TypeAlias, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cnnews_parse.script import (
    Config,
    characters,
    convert,
    converting,
    dictionaries,
    signs,
    steps,
    to_traditional,
)
from cnnews_parse.script.automaton import WordFinder
from cnnews_parse.script.dictionaries import dictionary
from cnnews_parse.script.hinges import Signs
from cnnews_parse.script.lexicons import Lexicon
from cnnews_parse.script.steps import Step
from test_script import SIMPLIFIED, TRADITIONAL

Way: TypeAlias = Literal["plain", "numpy", "automaton"]

CONFIGS: tuple[Config, ...] = get_args(Config)
WAYS: tuple[Way, ...] = get_args(Way)


@functools.cache
def of_the_package(config: Config) -> Any:
    """The converter of opencc-python-reimplemented itself, by which ours is measured."""
    return pytest.importorskip("opencc.opencc").OpenCC(config)


@functools.cache
def words_of(config: Config) -> tuple[str, ...]:
    """All words that a configuration knows, longer ones and single characters."""
    names = dict.fromkeys(name for step in converting.CHAINS[config] for name in step)
    return tuple(word for name in names for word in dictionary(name))


@functools.cache
def words_beginning(config: Config) -> dict[str, list[str]]:
    """The words by their first characters, to make them overlap."""
    found: dict[str, list[str]] = {}
    for word in words_of(config):
        found.setdefault(word[0], []).append(word)
    return found


@st.composite
def sentences(draw: st.DrawFn, config: Config) -> str:
    """Words of the dictionaries in any order, some overlapping, with and without marks."""
    parts: list[str] = []
    for word in draw(st.lists(st.sampled_from(words_of(config)), min_size=1, max_size=12)):
        overlapping = words_beginning(config).get(parts[-1][-1:]) if parts else None
        if overlapping and draw(st.booleans()):
            parts.append(draw(st.sampled_from(overlapping))[1:])
        else:
            parts += (draw(st.sampled_from(("", "", "，", "。\n", " ", "8", "A"))), word)
    return "".join(parts)


@functools.cache
def steps_of(config: Config, way: Way) -> tuple[Step, ...]:
    """The steps of a configuration, of which each way has its own: they remember their finders."""
    assert way
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(converting, "_step", converting._step.__wrapped__)
        made: tuple[Step, ...] = converting._steps.__wrapped__(config)
        return made


def converted(text: str, config: Config, way: Way) -> str:
    """A text converted in one of our ways, however short it is."""
    if way != "plain":
        pytest.importorskip("numpy")
    if way == "automaton":
        pytest.importorskip("ahocorasick_rs")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(characters, "_WORTH_NUMPY", 0)
        patch.setattr(characters, "_numpy", lambda size: way != "plain")
        patch.setattr(steps, "_WORTH_AN_AUTOMATON", 0 if way == "automaton" else sys.maxsize)
        patch.setattr(steps, "_FEW_PAIRS", -1)
        for step in steps_of(config, way):
            text = step.converted(text)
    return text


@functools.cache
def all_words(config: Config) -> tuple[str, str]:
    """All words between marks, and what the package makes of them."""
    text = "，".join(words_of(config))
    return text, of_the_package(config).convert(text)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("config", CONFIGS)
def test_prose_becomes_what_the_package_makes_of_it(config: Config, way: Way) -> None:
    """Sentence by sentence and as one text."""
    package = of_the_package(config)
    for text in (*SIMPLIFIED, *TRADITIONAL, "\n".join(SIMPLIFIED + TRADITIONAL)):
        assert converted(text, config, way) == package.convert(text)


@pytest.mark.parametrize("config", CONFIGS)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_words_become_what_the_package_makes_of_them(config: Config, data: st.DataObject) -> None:
    """Also where they overlap: there are no known differences."""
    text = data.draw(sentences(config))
    assert convert(text, config) == of_the_package(config).convert(text)


@pytest.mark.parametrize("way", WAYS[1:])
@pytest.mark.parametrize("config", CONFIGS)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_extras_make_no_difference(config: Config, way: Way, data: st.DataObject) -> None:
    """Nor do lone surrogates and characters of other planes, which they have to step over."""
    odd = data.draw(st.text(max_size=20))
    text = data.draw(sentences(config)) + odd + "\U0001f600" + data.draw(sentences(config))
    assert converted(text, config, way) == converted(text, config, "plain")


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("config", CONFIGS)
def test_every_word_becomes_what_the_package_makes_of_it(config: Config, way: Way) -> None:
    """All words of the dictionaries, each between two others that the same mark holds apart."""
    text, expected = all_words(config)
    assert converted(text, config, way) == expected


@pytest.mark.parametrize("extra", ["numpy", "ahocorasick_rs"])
def test_without_extras_a_long_text_converts(extra: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are asked for where a text is worth their import, and not needed."""
    monkeypatch.setattr(characters, "_WORTH_ITS_IMPORT", 0)
    monkeypatch.setattr(steps, "_WORTH_AN_AUTOMATON", 0)
    monkeypatch.setitem(sys.modules, extra, None)
    step = converting._step.__wrapped__(("STPhrases", "STCharacters"), ())
    assert step.converted("头发" * 1_000) == "頭髮" * 1_000


def test_an_automaton_serves_long_texts_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is made when the first long text comes, and not where hinges are found sooner."""
    pytest.importorskip("ahocorasick_rs")
    step = converting._step.__wrapped__(("STPhrases", "STCharacters"), ())
    monkeypatch.setattr(WordFinder, "of", lambda words: pytest.fail("made"))
    assert step.converted("头发" * 1_000) == "頭髮" * 1_000
    assert convert("頭髮" * 300_000, "t2s") == "头发" * 300_000
    with pytest.raises(pytest.fail.Exception):
        step.converted("头发" * 300_000)


def test_halves_of_characters_are_no_word() -> None:
    """U+2D41, U+4E4E and U+4E53 hold the bytes of 中华, beginning at an odd one."""
    pytest.importorskip("ahocorasick_rs")
    finder = WordFinder.of(["中\u534e"])
    assert "\u2d41\u4e4e\u4e53".encode("utf-16-le").find("中\u534e".encode("utf-16-le")) == 1
    assert finder.places("\u2d41\u4e4e\u4e53中华\U0001f600中华") == [3, 6]


@pytest.mark.parametrize("config", CONFIGS)
def test_chains_are_those_of_the_package(config: Config) -> None:
    """Its JSON files say which dictionaries a configuration uses."""

    def names(entry: dict[str, Any]) -> Iterator[str]:
        for member in entry.get("dicts", ()):
            yield from names(member)
        if "file" in entry:
            yield entry["file"].removesuffix(".txt")

    files = metadata.files(dictionaries.DISTRIBUTION) or []
    file = next(file for file in files if file.name == f"{config}.json")
    steps = json.loads(file.read_text(encoding="utf-8"))["conversion_chain"]
    assert converting.CHAINS[config] == tuple(tuple(names(step["dict"])) for step in steps)


def test_another_edition_is_converted_without_the_table(monkeypatch: pytest.MonkeyPatch) -> None:
    """The table of signs only spares the first text a wait."""
    monkeypatch.setattr(signs, "EDITION", "another")
    step = converting._step.__wrapped__(("STPhrases", "STCharacters"), ())
    assert [step.converted(text) for text in SIMPLIFIED] == list(map(to_traditional, SIMPLIFIED))


def test_a_word_may_grow_or_shrink() -> None:
    """And a word of an earlier dictionary goes before a longer one of a later."""
    lexicon = Lexicon.of([{"乙": "一二"}, {"甲乙": "三", "丙丁戊": "四"}, {"甲": "五"}])
    assert Step.of(lexicon).converted("甲乙丙丁戊甲") == "五一二四五"
    assert Signs.of({"甲乙": "三"}, {}) == Signs(frozenset("甲"), frozenset({"甲乙"}))


@pytest.mark.parametrize(
    ("text", "converted"),
    [
        ("甲乙丙", "甲二丙"),  # the earlier dictionary has the shorter word
        ("甲乙", "一"),
        ("甲乙乙丙", "一二丙"),
        ("丁甲", "丁甲"),  # a single character keeps the longer word from being taken
    ],
)
def test_an_earlier_dictionary_takes_its_words_first(text: str, converted: str) -> None:
    """However long those of a later one are."""
    lexicon = Lexicon.of(
        [{"乙丙": "二丙", "丁": "丁"}, {"甲乙": "一", "丁甲": "四", "乙丙": "五丙"}]
    )
    assert Step.of(lexicon).converted(text) == converted


@given(st.text("甲乙丙丁", max_size=30))
def test_few_and_many_characters_convert_alike(text: str) -> None:
    """A map of few characters looks for them, until there are too many of them."""
    few = characters.CharacterMap({ord("甲"): "一", ord("乙"): "二二"})
    assert few.converted(text) == text.replace("甲", "一").replace("乙", "二二")
