"""Blanks and characters without width that are layout, not text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cnnews_parse.extend import Edit, Pattern, columns, rule
from cnnews_parse.rules.lines import has_columns

_BLANKS = " \t\u00a0\u3000"
_BEFORE = _BLANKS + "\f"
_CHINESE = "\u3000-\u303f\u3400-\u9fff\uff00-\uffef"
_PLAIN = " -~\u2010-\u2027"
_WITHOUT_WIDTH = "\ufe0e\ufe0f\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_ZERO = Pattern(
    r"(?<![\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff])[\u200b\u2060\ufeff]{1,64}"
    r"(?![\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff])"
    rf"|\u00ad{{1,64}}|(?<=[{_CHINESE}{_PLAIN}])[\u200c-\u200f]{{1,64}}(?=[{_CHINESE}{_PLAIN}]|$)"
    r"|(?<=[\u3001-\u300f\u4e00-\u9fff\uff00-\uff60])[\ufe0e\ufe0f]{1,64}"
)
_NO_BREAK = Pattern(r"\u00a0+")
_SET_IN = Pattern(rf"\n[{_BEFORE}]")
_IS_CHINESE = Pattern(rf"[{_CHINESE}]")
_WIDE = Pattern(r"[\u2010-\u2027\u3001-\u9fff\uff00-\uffef]")
# the gap behind a dateline is typesetting
_COLUMNS = Pattern(r"[^\s讯訊电電](?: {3}|\t|\u3000{2}|\|)")
_VERSE = 32  # columns; a line of verse is no longer


@rule(
    fixes={
        "经\u200b济\ufeff发展": "经济发展",
        "soft\u00adware软件": "software软件",
        "中\u200d国": "中国",
        "很好\ufe0f，\ufe0e谢谢": "很好，谢谢",
    },
    leaves=(
        "家庭\U0001f468\u200d\U0001f469\u200d\U0001f467",
        "می\u200cخواهم",
        "ไทย\u200bไทย",
        "☀\ufe0f\u3297\ufe0f",
    ),
)
def zero_width(text: str) -> Iterator[Edit]:
    """Take out characters without width that editors and web pages leave in Chinese text.

    Joiners stay where scripts or emoji need them, and so does the word border of Thai,
    Lao, Khmer and Burmese. Selectors of a colourful or a plain form go behind characters that
    have only one: phones put them there.

    Source: the sequences of emoji-variation-sequences.txt in the Unicode Character Database.
    """
    if not any(character in text for character in _WITHOUT_WIDTH):
        return
    for found in _ZERO.finditer(text):
        yield Edit.at(found, "")


@rule(
    fixes={
        "（张\u00a0\u00a0三）": "（张  三）",
        "水库建成。\u00a0“很好”": "水库建成。 “很好”",
    },
    leaves=("10\u00a0km", "M.\u00a0Dupont", "（张  三）"),
)
def no_break_space(text: str) -> Iterator[Edit]:
    """Make the no-break space next to Chinese a blank; HTML writes it to keep several.

    A blank and no less, for it was printed as one, as in names of two characters.
    """
    for found in _NO_BREAK.finditer(text) if "\u00a0" in text else ():
        before, behind = (
            text[found.start() - 1 : found.start()],
            text[found.end() : found.end() + 1],
        )
        if (_IS_CHINESE.match(before) and behind.strip()) or (
            before.strip() and _IS_CHINESE.match(behind)
        ):
            yield Edit.at(found, " " * len(found[0]))


@rule(
    fixes={
        "\u3000\u3000新华社北京电\n    本报讯  记者获悉": "新华社北京电\n本报讯  记者获悉",
        "\u3000\u3000本报讯\u3000\u3000记者获悉，水库建成。": "本报讯\u3000\u3000记者获悉，水库建成。",
        "水库建成。\n\f    县里的负责人说，水质合格。": "水库建成。\n县里的负责人说，水质合格。",
    },
    leaves=(
        "名称\n    苹果    三十    五元",
        "for x in y:\n    print(x)  # 打印",
        "春眠不觉晓\n    处处闻啼鸟\n夜来风雨声",
        "我在河边\n    等一条船\n        船上没有人",
        "一、甲\n二、乙",
    ),
)
def indent(text: str) -> Iterator[Edit]:
    """Take the blanks off that typesetting puts before the first line of a paragraph.

    A form feed, with which a page begins, goes as well. Code, columns and verse, where the place on the line means something, keep theirs.
    """
    if text[:1] not in _BEFORE and not _SET_IN.search(text):
        return
    lines = text.split("\n")
    start = 0
    for place, line in enumerate(lines):
        width = len(line) - len(line.lstrip(_BEFORE))
        if 0 < width < len(line) and _is_paragraph(lines, place):
            yield Edit(start, start + width, "")
        start += len(line) + 1


def _is_paragraph(lines: Sequence[str], place: int) -> bool:
    shown = lines[place].strip(_BEFORE)
    if not _WIDE.search(shown[:20]) or _is_row(shown) or _is_code(shown):
        return False
    if shown[0] in "（(" and shown[-1] in "）)":  # a note below the text
        return True
    first = max(min(place - 1, len(lines) - 3), 0)  # of the last line, the two before it
    return not _is_verse([line for line in lines[first : first + 3] if line.strip()])


def _is_row(shown: str) -> bool:
    return has_columns(shown) and _COLUMNS.search(shown) is not None


def _is_code(shown: str) -> bool:
    return (shown[0].isascii() and shown[0] in "#/<>{}[]|+-*=_`~$@\\") or "  #" in shown


def _is_verse(near: Sequence[str]) -> bool:
    """Whether a line and its neighbours are short, unfinished and set at various places."""
    stripped = [line.strip() for line in near]
    if len(near) < 3 or max(map(len, stripped)) > _VERSE:  # of columns there are as many or more
        return False
    indents = {columns(line[: len(line) - len(line.lstrip(_BLANKS))]) for line in near}
    return (
        len(indents) > 1
        and all(columns(line) <= _VERSE for line in stripped)
        and not any(line[-1] in "。：:…；" for line in stripped)
    )


@rule(
    fixes={"新华社电 \t\n下文\u3000": "新华社电\n下文"},
    leaves=("甲 乙", "\n\n", "甲\n\n乙"),
)
def trailing_space(text: str) -> Iterator[Edit]:
    """Take off the blanks at the end of a line, which nobody sees."""
    start = 0
    for line in text.split("\n"):
        kept = len(line.rstrip(_BLANKS))
        if kept < len(line):
            yield Edit(start + kept, start + len(line), "")
        start += len(line) + 1
