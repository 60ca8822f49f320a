"""Damage as real tools do it, for `repair.py`: OpenCC, pypinyin, `html` and Python's codecs.

Each function takes a text that is right and gives a damaged one; the same seed, the same damage.
"""

from __future__ import annotations

import functools
import html
import importlib
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from html.entities import codepoint2name
from pathlib import Path

PROSE = Path(__file__).parent / "prose"
# Which characters a mirror glosses: nested steps, from the ones nearly all pages gloss to those
# of dense pages alone.
STEPS = ("業發經產現網創", "數聯續關領進術導", "濟機實", "點時動", "國長來為")
_HABIT = str.maketrans("爲衆羣峯裏着", "為眾群峰裡著")
# Where OpenCC's s2t takes another word of our prose for the one that stands there.
_SLIPS = {"是隻留": "是只留", "磨面": "磨麵", "扎制": "扎製"}
# What a converter without words writes for each character of its left side.
_ALWAYS = str.maketrans("制面系復志准只干后", "製麵係複誌準隻幹後")
_CUTS = ("，", "！")
_HAN = re.compile(r"[\u3400-\u9fff]")


def prose() -> dict[str, str]:
    """Our own articles by name, in simplified script, indented as newspapers do."""
    files = sorted(PROSE.glob("*.txt"))
    return {file.stem: file.read_text(encoding="utf-8").rstrip("\n") for file in files}


@functools.cache
def traditional(simplified: str) -> str:
    """The text by OpenCC's s2t, in the forms that mirrors use, its marks as they print them."""
    from opencc import OpenCC

    made = str(OpenCC("s2t").convert(simplified)).translate(_HABIT)
    for slip, meant in _SLIPS.items():
        made = made.replace(slip, meant)
    return made.replace("，", ",").replace("！", "!").replace("\u3000", "")


def glossed(text: str, step: int, *, share: float = 1.0, seed: int = 0) -> str:
    """The text in traditional script with toned readings behind characters.

    Args:
        text: in simplified script.
        step: how many of `STEPS` are glossed; above their number, all characters of a random
            share that the conversion changed.
        share: of the changed characters, for that case.
        seed: for the choice.
    """
    page = traditional(text)
    chosen = _chosen(page, text, step, share, seed)
    readings = _readings(page, toned=True)
    return "".join(
        f"{character}({reading})" if character in chosen and reading else character
        for character, reading in zip(page, readings, strict=True)
    )


def mirrored(text: str, step: int, *, share: float = 1.0, seed: int = 0, gone: str = "?") -> str:
    """The same as the mirror does it: bytes of GBK are replaced, wherever they meet, and cut.

    Each character has the one reading that it has most often in the text. `gone` stands for a
    pair of bytes of which nothing is left.
    """
    page = traditional(text)
    raw = page.encode("gb18030")
    for character in _chosen(page, text, step, share, seed):
        reading = _usual(page).get(character)
        if reading:
            data = character.encode("gb18030")
            raw = raw.replace(data, data + f"({reading})".encode("gb18030"))
    return b"\n".join(_cut(line, gone) for line in raw.split(b"\n")).decode("gb18030")


def _cut(line: bytes, gone: str) -> bytes:
    """A paragraph, which stood in an element of its own, taken apart at the bytes of the marks."""
    for mark in _CUTS:
        cut = mark.encode("gb18030")
        line = cut.join(_decoded(part, gone).encode("gb18030") for part in line.split(cut))
    return line


def toneless(text: str, step: int, *, seed: int = 0, variants: bool = True) -> str:
    """Toneless readings with a blank behind each, and one variant for all meanings."""
    page = traditional(text)
    chosen = _chosen(page, text, step, 1.0, seed)
    written = page.translate(_ALWAYS) if variants else page
    readings = _readings(page, toned=False)
    return "".join(
        f"{shown}({reading}) " if character in chosen and reading else shown
        for character, shown, reading in zip(page, written, readings, strict=True)
    )


def converted(text: str) -> str:
    """The text in traditional script by a converter that knows no words."""
    return traditional(text).translate(_ALWAYS)


def _chosen(page: str, text: str, step: int, share: float, seed: int) -> Sequence[str]:
    """The characters to gloss: those of GBK that GB 2312 lacks, as far as the page has them."""
    if step <= len(STEPS):
        return [character for character in "".join(STEPS[:step]) if character in page]
    plain = set(text)
    foreign = sorted({each for each in page if _HAN.match(each) and each not in plain})
    usable = [each for each in foreign if len(each.encode("gb18030")) == 2 and not _simple(each)]
    return random.Random(seed).sample(usable, round(share * len(usable)))


def _simple(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


@functools.cache
def _readings(page: str, *, toned: bool) -> tuple[str, ...]:
    """The reading of each character in its context, empty for what is no Han."""
    pypinyin = importlib.import_module("pypinyin")
    style = pypinyin.Style.TONE if toned else pypinyin.Style.NORMAL
    runs = re.split(r"([\u3400-\u9fff]+)", page)
    read: list[str] = []
    for place, run in enumerate(runs):
        read += pypinyin.lazy_pinyin(run, style=style) if place % 2 else [""] * len(run)
    return tuple(read)


@functools.cache
def _usual(page: str) -> Mapping[str, str]:
    """The most frequent reading of each character of a page."""
    counts: dict[str, dict[str, int]] = {}
    for character, reading in zip(page, _readings(page, toned=True), strict=True):
        of_it = counts.setdefault(character, {})
        of_it[reading] = of_it.get(reading, 0) + 1
    return {each: max(found, key=lambda r: found[r]) for each, found in counts.items()}


def _decoded(raw: bytes, gone: str) -> str:
    """Decode as the mirror did: a byte without a partner takes the next one along."""
    return "".join(_characters(raw, gone))


def _characters(raw: bytes, gone: str) -> Iterator[str]:
    at = 0
    while at < len(raw):
        size = 1 if raw[at] < 0x80 else 2
        pair = raw[at : at + size]
        try:
            yield pair.decode("gbk")
        except UnicodeDecodeError:
            yield gone if len(pair) == 2 and pair[1:] != b"(" else "?"
        at += size


def escaped(text: str, times: int) -> str:
    """The text as entities, as editors in a browser write it, escaped again each further time."""
    named = "".join(
        f"&{codepoint2name[ord(each)]};" if ord(each) in codepoint2name else each
        for each in text.replace("\u3000", "\u00a0\u00a0")
    )
    for _ in range(times - 1):
        named = html.escape(named)
    return named


def tagged(text: str, times: int, seed: int) -> str:
    """The text with its tags: paragraphs, breaks, emphasis; escaped and taken for text."""
    chance = random.Random(seed)
    paragraphs = [_emphasised(line.strip("\u3000"), chance) for line in text.split("\n")]
    form = chance.choice(("<p>{}</p>", '<p style="text-indent:2em">{}</p>', "{}<br/>", "{}<br>\n"))
    made = "".join(form.format(each) for each in paragraphs).rstrip()
    for _ in range(times):
        made = html.escape(made)
    return made


def _emphasised(line: str, chance: random.Random) -> str:
    if len(line) < 20 or chance.random() < 0.5:
        return line
    at = chance.randrange(len(line) - 10)
    opening, closing = chance.choice(
        (
            ("<strong>", "</strong>"),
            ('<span class="key">', "</span>"),
            ("<font color=red>", "</font>"),
        )
    )
    return f"{line[:at]}{opening}{line[at : at + 8]}{closing}{line[at + 8 :]}"


def invisible(text: str, seed: int) -> str:
    """The text with characters without width strewn in, one in about twelve places."""
    chance = random.Random(seed)
    return "".join(
        each + chance.choice("\u200b\ufeff\u200d\u2060\u00ad\u200c")
        if _HAN.match(each) and chance.random() < 1 / 12
        else each
        for each in text
    )


def strictly_decoded(text: str) -> str:
    """The text as Python's gb2312 codec reads the bytes of a page."""
    return text.encode("gb18030").decode("gb2312")
