"""Makes the tables beside this module from the dictionaries of OpenCC.

`python -m cnnews_parse.script.tables` writes `signs.py` and `telling.py` anew. That is due when a
new edition of the dictionaries is out; with an edition that the tables do not know, conversion is
as right as ever and only its first use takes longer.
"""

from __future__ import annotations

import textwrap
from pathlib import Path

from cnnews_parse.script.dictionaries import dictionary, fingerprint, readings
from cnnews_parse.script.hinges import Signs
from cnnews_parse.script.lexicons import single_characters

_ST = ("STPhrases", "STCharacters")
_TS = ("TSPhrases", "TSCharacters")

# Both are read in both scripts, whatever the dictionaries say: 恒 is how Hong Kong prints 恒生.
_OF_BOTH = frozenset("恒")

# GB2312 has 後 for the sake of a surname. No simplified text uses it otherwise.
_TRADITIONAL_IN_GB2312 = frozenset("後")


def signs_of_simplified_words() -> Signs:
    """The signs of `STPhrases`, which would take a reader of one article too long to find."""
    return Signs.of(dictionary("STPhrases"), single_characters([dictionary(n) for n in _ST]))


def simplified_only() -> str:
    """The characters that only simplified text uses, by code point.

    They are those of GB2312 that become another character in each of their readings, unless
    they are forms of Taiwan or Hong Kong (群, 温), or among the everyday characters of Big5
    (its first level: 听, 晒), or become something in simplified script themselves.

    >>> "为" in simplified_only(), set("后于里云只台") & set(simplified_only())
    (True, set())
    """
    regional = {form for name in ("TWVariants", "HKVariants") for form in _forms(name)}
    elsewhere = regional | _OF_BOTH | dictionary("TSCharacters").keys()
    return "".join(
        character
        for character in _always_converted(_ST)
        if character not in elsewhere
        and _encodes(character, "gb2312")
        and not _everyday_in_big5(character)
    )


def traditional_only() -> str:
    """The characters that only traditional text uses, by code point.

    They are those that become another character in each of their readings and that GB2312
    lacks, unless they are simplified characters too or kept in names (毕昇); of them those that
    GBK or the Big5 of Hong Kong has, for the others are not met with in news.

    >>> "為" in traditional_only(), set("乾著徵昇") & set(traditional_only())
    (True, set())
    """
    kept = {c for after in dictionary("TSPhrases").values() for c in after}
    elsewhere = kept | dictionary("STCharacters").keys()
    return "".join(
        character
        for character in _always_converted(_TS)
        if character not in elsewhere
        and (not _encodes(character, "gb2312") or character in _TRADITIONAL_IN_GB2312)
        and (_encodes(character, "gbk") or _encodes(character, "big5hkscs"))
    )


def _always_converted(names: tuple[str, str]) -> list[str]:
    """The characters that never stay, by code point."""
    return sorted(word for word, forms in readings(names[1]).items() if word not in forms)


def _forms(name: str) -> set[str]:
    return {form for forms in readings(name).values() for form in forms}


def _encodes(character: str, codec: str) -> bool:
    try:
        character.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


def _everyday_in_big5(character: str) -> bool:
    """Whether Big5 has a character in its first level, which runs from A440 to C67E."""
    return _encodes(character, "big5") and character.encode("big5") < b"\xc6\x7f"


def signs_module() -> str:
    """The text of `signs.py`."""
    signs = signs_of_simplified_words()
    return (
        '"""The signs of `STPhrases`, see `hinges.Signs`; made by `tables`, not by hand."""\n\n'
        f"EDITION = {fingerprint(_ST)!r}".replace("'", '"')
        + _constant("HINGES", "".join(sorted(signs.hinges)))
        + _constant("PAIRS", "".join(sorted(signs.pairs)))
    )


def telling_module() -> str:
    """The text of `telling.py`."""
    return (
        '"""The characters of one script only, see `tables`; made by it, not by hand."""\n'
        + _constant("SIMPLIFIED", simplified_only())
        + _constant("TRADITIONAL", traditional_only())
    )


def _constant(name: str, characters: str) -> str:
    """An assignment of many characters, sixty a line."""
    lines = textwrap.wrap(characters, 60)
    return "\n".join(("", f"{name} = (", *(f'    "{line}"' for line in lines), ")", ""))


def main() -> None:
    """Write both tables."""
    here = Path(__file__).parent
    (here / "signs.py").write_text(signs_module(), encoding="utf-8")
    (here / "telling.py").write_text(telling_module(), encoding="utf-8")


if __name__ == "__main__":
    main()
