"""Readings that a mirror put behind characters when it turned pages into traditional script."""

from __future__ import annotations

import collections
import functools
import re
import unicodedata
from collections.abc import Iterator, Mapping

from cnnews_parse.extend import Edit, Pattern, rule, script_of

TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
"""The vowels of pinyin that carry a tone mark."""
LETTERS = f"[a-zü{TONED}]"
"""One letter of a reading."""

_READING = Pattern(rf"\({LETTERS}{{1,6}}\)")
_GLOSS = Pattern(rf"([\u3400-\u9fff])\(({LETTERS}{{1,6}})\)")
_BLANK_GLOSS = Pattern(r"([\u3400-\u9fff])\(([a-z]{1,6})\)(?: |(?=\n)|\Z)")
_STUMP = Pattern(rf"([\u3400-\u9fff])(\({LETTERS}{{0,6}})\s*\Z")
_HAN = Pattern(r"[\u3400-\u9fff]")

# Characters of any news page: whoever glosses none of them is no mirror but a teacher.
COMMON = frozenset(
    "業發經產現網創數聯續關領進術導濟機實點時動國長來為區設學質會後這們個說對"
    "開過還無與應體電車門問間見員標準強戰調務規劃構環據轉當種達運優態結統線節資"
)
# Characters with one everyday reading, which every reader knows: none but a mirror tells it.
_UNTOLD = dict(
    zip(
        "業發經產現網聯續關領進術機實點時動國質濟业发经产现网联续关领进术机实点时动国质济",
        "yè fā jīng chǎn xiàn wǎng lián xù guān lǐng jìn shù jī shí diǎn shí dòng guó zhì jì".split()
        * 2,
        strict=True,
    )
)
_SEVERAL = 3
_MANY = 5
_PAGE = 150  # characters
_TAUGHT = Pattern(
    "拼音|注音|[讀读][作音成若]|[讀读]第|音[標标]|[聲声韻韵]母|[聲声][調调]|多音|生字|漢字|汉字"
)

_SPOKEN_OF = Pattern(
    "唸|[念讀读][作成錯错做為为了]|[發发]音|[亂乱][碼码]|怪字|括[號号]|[網网][頁页]"
)
_COMMA = Pattern(r"[\u3400-\u9fff],(?=[\u3400-\u9fff])")


@functools.cache
def readings() -> Mapping[str, str]:
    """Characters that conversion to traditional script gives, by reading, likely ones first.

    Source: the first choices of OpenCC for the characters of GB 2312; readings as in Unihan.

    >>> readings()["yōu"]
    '優憂'
    """
    import importlib.resources  # slow to import, and few pages need it

    table = importlib.resources.files("cnnews_parse.rules").joinpath("readings.txt")
    lines = table.read_text(encoding="utf-8").splitlines()
    return dict(line.split(" ", 1) for line in lines)


def toneless(reading: str) -> str:
    """A reading without its tone mark.

    >>> toneless("chǎn")
    'chan'
    """
    plain = unicodedata.normalize("NFD", reading).encode("ascii", "ignore")
    return plain.decode("ascii")


@functools.cache
def plain_readings() -> Mapping[str, frozenset[str]]:
    """Readings without tone marks, by character.

    >>> sorted(plain_readings()["長"])
    ['chang', 'zhang']
    """
    table: dict[str, set[str]] = {}
    for reading, characters in readings().items():
        for character in characters:
            table.setdefault(character, set()).update((toneless(reading), _typed(reading)))
    return {character: frozenset(found) for character, found in table.items()}


def _typed(reading: str) -> str:
    """A reading as it is typed, with v for the letter that keyboards lack: lv for lǜ."""
    return toneless(unicodedata.normalize("NFD", reading).replace("u\u0308", "v"))


@functools.lru_cache(maxsize=16384)
def is_simple(character: str) -> bool:
    """Whether GB 2312, the set of simplified script, has the character.

    >>> is_simple("业"), is_simple("業")
    (True, False)
    """
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def toned_glossary(text: str) -> Mapping[str, str]:
    """The glossed characters of a page with toned readings, each with its one reading.

    Empty where the text is no such page: several glosses, of common characters among them,
    in running text, none or hardly any on a character that GB 2312 has; or all of them on
    characters that conversion changes, where the page was turned back into simplified script.

    >>> toned_glossary("穩(wěn)增長,工業(yè)企業(yè)發(fā)展")
    {'穩': 'wěn', '業': 'yè', '發': 'fā'}
    >>> toned_glossary("你(nǐ)好(hǎo)!")
    {}
    """
    if not _READING.search(text):
        return {}
    found = [each for each in _GLOSS.finditer(text) if _is_toned(each[1], each[2])]
    foreign = [each for each in found if not is_simple(each[1])]
    if (len(found) - len(foreign)) * 10 > len(foreign):
        return _one_reading_each(found) if _was_turned_back(text, found) else {}
    if sum(_bears_tone(each[2]) for each in foreign) * 2 <= len(foreign):  # another kind of mirror
        return {}
    is_mirrors = _in_running_text(text, foreign) or _is_told_in_vain(text, foreign)
    return _one_reading_each(foreign) if is_mirrors else {}


def _was_turned_back(text: str, found: list[re.Match[str]]) -> bool:
    """Whether a page of the mirror was turned back into simplified script, glosses and all.

    Then each glossed character is one that conversion changes, common ones among them; who
    teaches glosses others as well.
    """
    each_once = {each[1]: each[2] for each in found}
    if len(each_once) < _MANY or any(script_of(each) != "Hans" for each in each_once):
        return False
    untold = sum(_UNTOLD.get(character) == reading for character, reading in each_once.items())
    flowing = sum(_flows(text, each) for each in found)
    return untold >= _SEVERAL and flowing * 2 > len(found) and not _TAUGHT.search(text)


def _is_toned(character: str, reading: str) -> bool:
    return _bears_tone(reading) or character in readings().get(reading, "")  # 們(men)


def _bears_tone(reading: str) -> bool:
    return any(letter in TONED for letter in reading)


def _in_running_text(text: str, found: list[re.Match[str]]) -> bool:
    """Several characters have glosses, common ones too, and Han stands next to them.

    On a page that speaks of no readings two common ones are enough, or one that has it again
    and again.
    """
    flowing = [each for each in found if _flows(text, each)]
    common = sum(each[1] in COMMON for each in flowing)
    different = len({each[1] for each in flowing})
    if common < 2 or (different < 2 and len(flowing) <= _SEVERAL):
        return False
    if different > 1 and len(flowing) >= _SEVERAL:
        return True
    return len(text) >= _PAGE and not _TAUGHT.search(text)


def _flows(text: str, gloss: re.Match[str]) -> bool:
    """Whether Han stands next to a glossed character."""
    return bool(_HAN.match(text, gloss.end()) or _HAN.match(text, max(gloss.start() - 1, 0)))


def _is_told_in_vain(text: str, found: list[re.Match[str]]) -> bool:
    """One or two glosses, and each tells what every reader knows.

    The page must be the mirror's by its commas too, which are ASCII though its other marks are
    not, and may speak neither of readings nor of spoilt pages.
    """
    if not 0 < len(found) < _SEVERAL or len(text) < _PAGE:
        return False
    if not all(_UNTOLD.get(each[1]) == each[2] and _flows(text, each) for each in found):
        return False
    if _TAUGHT.search(text) or _SPOKEN_OF.search(text):
        return False
    commas = sum(1 for _ in _COMMA.finditer(text))
    return commas >= _SEVERAL and commas > _SEVERAL * text.count("，")


def _one_reading_each(found: list[re.Match[str]]) -> dict[str, str]:
    """The reading of each character; none for a character on which the page disagrees."""
    counts: dict[str, collections.Counter[str]] = {}
    for each in found:
        counts.setdefault(each[1], collections.Counter())[each[2]] += 1
    chosen: dict[str, str] = {}
    for character, votes in counts.items():
        (reading, most), *others = votes.most_common(2)
        if not others or most >= 3 * others[0][1]:
            chosen[character] = reading
    return chosen


def blank_glossary(text: str) -> Mapping[str, str]:
    """The glossed characters of a page with toneless readings and a blank behind each.

    >>> blank_glossary("企業(ye) 發(fa) 展,工業(ye) 園")
    {'業': 'ye', '發': 'fa'}
    >>> blank_glossary("長(m) 寬(m) 高(m) ")
    {}
    """
    if not _READING.search(text):
        return {}
    table = plain_readings() if _BLANK_GLOSS.search(text) else {}
    found = [each for each in _BLANK_GLOSS.finditer(text) if each[2] in table.get(each[1], ())]
    return _one_reading_each(found) if _in_running_text(text, found) else {}


@rule(
    fixes={
        "工業(yè)企業(yè)穩(wěn)中有進(jìn),實現(xiàn)增長(6.5%)。": "工業企業穩中有進,實現增長(6.5%)。",
        "工業(yè)經(jīng)濟發(fā)展,我們(men)看產(chǎn)業(y": "工業經濟發展,我們看產業",
        "工业(yè)经(jīng)济发(fā)展,企业(yè)实(shí)现(xiàn)稳(wěn)定增长": "工业经济发展,企业实现稳定增长",
    },
    leaves=(
        "你(nǐ)好(hǎo)!中(zhōng)國(guó)人學(xué)習漢(hàn)語。",
        "“王”字讀作王(wáng),“業”字讀作業(yè)。",
        "業(yè)、發(fā)、經(jīng)、產(chǎn)是常用字。",
        "長度(m)和寬度(m)見附表,英文版(en)另附。",
        "這是龜(guī)裂的釁(xìn)端,齟齬與饜(yàn)足。",
        "增速高於全國(6.5%)和全省(5.4%)。(楊雪)",
        "工(gōng)业(yè)经(jīng)济(jì)发(fā)展(zhǎn),产(chǎn)业(yè)实(shí)现(xiàn)增(zēng)长(zhǎng)。",
        "业(yè)、发(fā)、经(jīng)、产(chǎn)、现(xiàn)、实(shí)是常用字。",
    ),
)
def toned_gloss(text: str) -> Iterator[Edit]:
    """Take out the readings that a mirror put behind characters: 工業(yè) was 工業.

    The mirror turned a simplified page into traditional script and marked characters that
    the conversion had changed. One or two readings of a page go as inferred, and so does a
    gloss cut off where the file ends.
    """
    glossary = toned_glossary(text)
    glosses = _GLOSS.finditer(text) if glossary else ()
    told = [found for found in glosses if glossary.get(found[1]) == found[2]]
    for found in told:
        yield Edit(found.end(1), found.end(), "", certain=len(told) >= _SEVERAL)
    yield from _stump(text, glossary)


def _stump(text: str, glossary: Mapping[str, str]) -> Iterator[Edit]:
    """A gloss that the end of the file cut off."""
    if not glossary:
        return
    found = _STUMP.search(text, max(len(text) - 40, 0))
    is_glossed = found is not None and (found[1] in glossary or not is_simple(found[1]))
    if found and is_glossed and _begins(found[2][1:], found[1], glossary):
        yield Edit(found.start(2), found.end(2), "", certain=False)


def _begins(letters: str, character: str, glossary: Mapping[str, str]) -> bool:
    known = glossary.get(character)
    if known is not None:
        return known.startswith(letters)
    return any(each.startswith(toneless(letters)) for each in plain_readings().get(character, ()))


@rule(
    fixes={
        "企業(ye) 發(fa) 展,工業(ye) 園": "企業發展,工業園",
        "企業(ye) 發(fa) 展,實現(xian)\n工業(ye) 園(en)": "企業發展,實現\n工業園(en)",
    },
    leaves=(
        "長度(m) 寬度(m) 高度(m) ",
        "英文(en) 中文(zh) 日文(ja) ",
        "企業(ye) 是一個詞。",
        "業(ye) 、發(fa) 、現(xian) ",
    ),
)
def toneless_gloss(text: str) -> Iterator[Edit]:
    """Take out toneless readings and the blank behind each: 企業(ye) 發(fa) 展 was 企業發展.

    A second mirror writes them. The reading must be one that the character has.
    """
    glossary = blank_glossary(text)
    for found in _BLANK_GLOSS.finditer(text) if glossary else ():
        if glossary.get(found[1]) == found[2]:
            yield Edit(found.end(1), found.end(), "")
