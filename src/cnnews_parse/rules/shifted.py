"""Characters whose bytes a mirror took apart: readings and cuts inside a GBK character."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from cnnews_parse.extend import Edit, Pattern, rule
from cnnews_parse.rules.glosses import (
    COMMON,
    LETTERS,
    TONED,
    is_simple,
    plain_readings,
    readings,
    toned_glossary,
)

# `?` or U+FFFD is one lost byte; a strict codec took the next ASCII character along.
_DAMAGE = Pattern(
    rf"(?:\?|\ufffd\(?)(?P<reading>{LETTERS}{{1,6}})\)"
    r"|[?\ufffd](?P<cut>[，！；：？])"
    rf"|(?P<half>[\u3400-\u9fff][@-~])\((?P<behind>{LETTERS}{{1,6}})\)"
)
_READING = Pattern(rf"(?:[?\ufffd]\(?({LETTERS}{{1,6}})\))|\({LETTERS}{{1,6}}\)")
_TAG = Pattern(r"/[a-z]{1,10}[1-6]?>")
_LONGEST = 400  # characters of one run; real ones end at the next ASCII character

# Characters whose second byte is A3, as that of 。 is, by what may stand before them.
_BEFORE = (
    ("模", "規楷勞"), ("保", "確擔環社醫"), ("常", "日正經非異通平"), ("停", "暫"),
    ("海", "上沿青渤珠東南黃威北大航出"), ("福", "幸"), ("粒", "顆"), ("校", "學高院"), ("裕", "富寬"),
)  # fmt: skip
_WORDS = {before + character for character, all_before in _BEFORE for before in all_before}
_SURE_WORDS = frozenset(
    ("規模", "確保", "擔保", "環保", "暫停", "沿海", "青海", "渤海", "珠海", "幸福")
)
_STOP = "。"
_NEVER_BEHIND_STOP = frozenset("、。，；：")
_BEHIND_FIGURES = tuple("年月日時点個萬億%.0123456789")
_CLOSING = {"“": "”", "「": "」", "『": "』", "《": "》", "‘": "’"}
_UNKNOWN = -1
_MARKS = 0xA1  # the first byte of quotation marks


class _Run(NamedTuple):
    """The true characters of a run, where it ends in the damaged text, and if none is lost."""

    text: str
    end: int
    whole: bool


@rule(
    fixes={
        "工業(yè)發(fā)展,產(chǎn)業(yè)轉(zhuǎn)變?yōu)楫a(chǎn)品": "工業(yè)發(fā)展,產(chǎn)業(yè)轉(zhuǎn)變為產(chǎn)品",
        "工業(yè)發(fā)展,“產(chǎn)業(yè)在增長?！庇浾哒f,車站W(wǎng)eb": (
            "工業(yè)發(fā)展,“產(chǎn)業(yè)在增長。”記者說,車站Web"
        ),
        "工業(yè)發(fā)展,“產(chǎn)業(yè)在增長?！?/strong>下文": "工業(yè)發(fā)展,“產(chǎn)業(yè)在增長。”下文",
    },
    leaves=(
        "工業(yè)發(fā)展,產(chǎn)業(yè)增長。真的嗎?，他問。",
        "真的嗎?，他問。怎么?！誰知道?；后來呢?：不知道",
        "他們?yōu)榇艘恢",
    ),
)
def shifted_gloss(text: str) -> Iterator[Edit]:
    """Decode again what the mirror cut inside a character: 。”記者說 became ?！庇浾哒f.

    The mirror looked for the bytes of a character, or of ， and ！, without regard to where
    characters begin. Behind a reading or a cut the bytes pair up wrongly until an ASCII byte
    comes; `?` stands for the byte that found no partner, and ate an ASCII character with it.
    A pair of bytes that makes no character is lost for good, and `?` stays in its place.
    """
    glossary = toned_glossary(text)
    end = 0
    for found in _DAMAGE.finditer(text) if glossary else ():
        edit = _repaired(text, found, glossary) if found.start() >= end else None
        if edit is not None:
            end = edit.end
            yield edit


def _repaired(text: str, found: re.Match[str], glossary: Mapping[str, str]) -> Edit | None:
    if found["half"]:
        return _behind_ascii(found)
    if found["cut"]:
        return _behind_cut(text, found, glossary)
    return _behind_reading(text, found, glossary)


def _behind_ascii(found: re.Match[str]) -> Edit | None:
    """Take out a reading whose character is the half of one and an ASCII letter: 站W(wǎng)eb."""
    before, letter = found["half"][0], found["half"][1]
    pair = (_bytes(before) or b"\0\0")[1:] + letter.encode("ascii")
    if (_decoded(pair[0], pair[1]) or "?") in _candidates(found["behind"], {}):
        return Edit(found.end("half"), found.end(), "")
    return None


def _behind_reading(text: str, found: re.Match[str], glossary: Mapping[str, str]) -> Edit | None:
    """Give the byte back that stood before a reading: it completes a character so read."""
    start, reading = found.start(), found["reading"]
    before = _bytes(text[start - 1]) if start else None
    for character in _candidates(reading, glossary) if before else "":
        pair = _bytes(character)
        if pair and before and pair[0] == before[1]:
            run = _Pairing(
                text, found.end(), done="", half=pair[1], glossary=glossary, line=""
            ).run()
            if run and _plausible(run.text, text[found.end() : run.end]):
                return Edit(start, run.end, run.text, run.whole)
    if reading in readings() and any(letter in TONED for letter in reading):
        return Edit(start, found.end(), "", certain=False)
    return None


def _behind_cut(text: str, found: re.Match[str], glossary: Mapping[str, str]) -> Edit | None:
    """Join what was cut at the bytes of a full-width mark: ?， is 。 and a half character."""
    start = found.start()
    half = (_bytes(found["cut"]) or b"\0\0")[1]
    line = text[max(start - 300, 0) : start]
    for character in _cut_characters(text[max(start - 1, 0) : start]):
        run = _Pairing(
            text, found.end(), done=character, half=half, glossary=glossary, line=line
        ).run()
        if run is None or (character == _STOP and run.text[1:2] in _NEVER_BEHIND_STOP):
            continue
        if _plausible(run.text, text[start + 1 : run.end]):
            sure = run.whole and character == _STOP and len(run.text) > 2
            return Edit(start, run.end, run.text, sure)
    return None


def _cut_characters(before: str) -> Iterator[str]:
    """Characters whose second byte may have been cut off, the likely ones first."""
    words = [before + character for character, _ in _BEFORE if before + character in _WORDS]
    yield from (word[1] for word in words if word in _SURE_WORDS)
    yield _STOP
    yield from (word[1] for word in words if word not in _SURE_WORDS)
    yield "?"


class _Pairing:
    """The bytes of a run, paired anew up to where both readings of them meet."""

    def __init__(
        self, text: str, at: int, *, done: str, half: int, glossary: Mapping[str, str], line: str
    ) -> None:
        """Begin a run.

        Args:
            text: the damaged text.
            at: where the run goes on in it.
            done: true characters found already.
            half: the first byte of the next true character.
            glossary: the glossed characters of the page.
            line: the line before the run, for the quotation mark that is open in it.
        """
        self._text, self._at, self._half = text, at, half
        self._glossary, self._line = glossary, line
        self._true, self._whole, self._met = [done], True, False

    def run(self) -> _Run | None:
        """The true characters; None where the bytes cannot be paired."""
        for _ in range(_LONGEST):
            if not self._step():
                return None
            if self._met:
                return _Run("".join(self._true), self._at, self._whole)
        return None

    def _step(self) -> bool:
        """Take what comes next in the damaged text; False where it cannot be."""
        gloss = _READING.match(self._text, self._at)
        if gloss:
            return self._reading(gloss)
        letter = self._text[self._at : self._at + 1]
        if letter in ("", "\n"):
            return self._meet("?", self._at, whole=False)
        if letter in "?\ufffd":
            return self._lost(letter)
        if letter.isascii():
            character = _decoded(self._half, ord(letter))
            return character is not None and self._meet(character, self._at + 1)
        return self._shifted(letter)

    def _meet(self, character: str, end: int, *, whole: bool = True) -> bool:
        """The last character of the run: behind it the damaged text is right again."""
        self._true.append(character)
        self._at, self._met, self._whole = end, True, self._whole and whole
        return True

    def _reading(self, gloss: re.Match[str]) -> bool:
        """A reading holds no byte of the text, but may tell the one lost before it."""
        if not gloss[1]:
            self._at = gloss.end()
            return True
        character = _completed(self._half, gloss[1], self._glossary)
        return self._meet(character or "?", gloss.end(), whole=character is not None)

    def _lost(self, mark: str) -> bool:
        """One byte and an ASCII character are lost, and the run ends; or a pair, and it goes on."""
        tag = _TAG.match(self._text, self._at + 1)
        goes_on = not tag and _is_garbled(self._text, self._at + 1)
        told = None if goes_on else self._mark()
        if not goes_on:
            end = tag.end() if tag else self._at + 1
            eaten = "?" if told and self._text[end : end + 1] in _BEHIND_FIGURES else ""
            return self._meet((told or mark) + eaten, end, whole=False)
        self._true.append(mark)
        self._at, self._half, self._whole = self._at + 1, _UNKNOWN, False
        return True

    def _mark(self) -> str | None:
        """The mark that a half of one stands for: it closes what is open, or ends the line."""
        if self._half != _MARKS:
            return None
        is_last = self._text[self._at + 1 : self._at + 2] in ("", "\n")
        return _open_quote(self._line + "".join(self._true)) or (_STOP if is_last else None)

    def _shifted(self, letter: str) -> bool:
        """The first byte of this character ends a true one, its second begins the next."""
        pair = _bytes(letter)
        if pair is None:
            return False
        if self._half != _UNKNOWN:
            character = _decoded(self._half, pair[0])
            if character is None:
                return False
            self._true.append(character)
        self._at, self._half = self._at + 1, pair[1]
        return True


def _completed(half: int, reading: str, glossary: Mapping[str, str]) -> str | None:
    """The character that begins with this byte and is read so; None where there is none."""
    for character in _candidates(reading, glossary):
        pair = _bytes(character)
        if pair and pair[0] == half:
            return character
    return None


def _candidates(reading: str, glossary: Mapping[str, str]) -> str:
    """Characters of a reading: those first that the page glosses elsewhere, then common ones."""
    seen = "".join(character for character, known in glossary.items() if known == reading)
    known = readings().get(reading, "")
    return seen + "".join(sorted(known, key=lambda character: character not in COMMON))


def _open_quote(text: str) -> str | None:
    """The mark that closes the quotation which is open at the end of a text."""
    for mark in reversed(text.rpartition("\n")[2]):
        if mark in _CLOSING:
            return _CLOSING[mark]
        if mark in _CLOSING.values():
            return None
    return None


def _bytes(character: str) -> bytes | None:
    """The two bytes of a character in GBK, user-defined ones included."""
    pair = character.encode("gb18030", "replace")
    return pair if len(pair) == 2 else None


def _decoded(first: int, second: int) -> str | None:
    if first < 0x81 or second < 0x40:
        return None
    try:
        return bytes((first, second)).decode("gbk")
    except UnicodeDecodeError:
        return None


def _plausible(true: str, damaged: str) -> bool:
    """Whether a text reads better than the one it was found as."""
    return _rarity(true) == 0 or _rarity(true) * 2 < _rarity(damaged)


def _is_garbled(text: str, at: int) -> bool:
    """Whether the text up to the next ASCII character is still paired wrongly."""
    while text[at : at + 1] in ("?", "\ufffd"):
        at += 1
    end = at
    while end < min(at + 12, len(text)) and not text[end].isascii():
        end += 1
    return _rarity(text[at:end]) > 0


def _rarity(text: str) -> int:
    """How many characters are none that news is written with."""
    return sum(not _is_common(character) for character in text)


@functools.lru_cache(maxsize=32768)
def _is_common(character: str) -> bool:
    """First level of GB 2312, its marks, or what conversion to traditional script gives.

    Source: GB 2312, rows 1, 3 and 16 to 55.
    """
    if character.isascii() or character in plain_readings():
        return True
    pair = _bytes(character)
    return is_simple(character) and pair is not None and pair[0] in (0xA1, 0xA3, *range(0xB0, 0xD8))
