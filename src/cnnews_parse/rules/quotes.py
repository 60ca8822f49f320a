"""Quotation marks that a PDF extract lost."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from cnnews_parse.extend import Edit, Pattern, rule

_LOST = "\ufffd"
_KINDS = ("“”", "「」", "『』")
_LONGEST = 60  # characters between marks that are both lost
_SEVERAL = 6  # marks, where no partner of one is left to bear witness
_BESIDE_FIGURE = Pattern(f"[0-9]{_LOST}|{_LOST}[0-9]")
_STOPS = frozenset("。！？；，")
_NEVER_OPENS_BEFORE = frozenset("，。；：、！？”」』）》 \u3000")
_NEVER_CLOSES_BEHIND = frozenset("“「『（《 \u3000")


@rule(
    fixes={
        "推动“双轮\ufffd提速，支持\ufffd专精特新\ufffd企业，实施\ufffd三精准\ufffd\ufffd三保障\ufffd举措": (
            "推动“双轮”提速，支持“专精特新”企业，实施“三精准”“三保障”举措"
        ),
        "他说「穩增長\ufffd很重要": "他说「穩增長」很重要",
    },
    leaves=(
        "这\ufffd天气温\ufffd到二十度，“很热”。",
        "图帕克\ufffd卡塔里来访。",
        "气温从3\ufffd到5\ufffd不等，“很冷”。",
        "“你好。”他说\ufffd",
        "\ufffd\ufffd\ufffd\ufffd乱码“甲”",
        "專家提醒\ufffd雖然常見\ufffd若\ufffd併這些症狀\ufffd仍應儘速就醫",
    ),
)
def lost_quotes(text: str) -> Iterator[Edit]:
    """Put quotation marks back for which a PDF extract left U+FFFD.

    The font of the page had no table for them. Inside a paragraph marks open and close by
    turns, so the marks that are left say what the lost ones were; where the turns do not come
    out, U+FFFD stays, and so it does where commas are lost as well: then it stands for any
    character. Each change is inferred.
    """
    if _LOST not in text:
        return
    kind = max(_KINDS, key=lambda marks: text.count(marks[0]) + text.count(marks[1]))
    told: list[Edit] = []
    halves = pairs = start = 0
    for line in text.split("\n"):
        if _LOST in line and _LOST * 3 not in line:
            found = [
                Edit(start + place, start + place + 1, mark, certain=False)
                for place, mark in _told(line, kind)
            ]
            told += found
            halves += len(found) % 2  # the partner of one is still there
            pairs += 0 if _STOPS.isdisjoint(line) else len(found)
        start += len(line) + 1
    lost = text.count(_LOST)
    is_all = pairs == lost >= _SEVERAL and not _BESIDE_FIGURE.search(text)
    if is_all or (halves and len(told) * 2 >= lost):
        yield from told


def quotes_of_torn(paragraph: str) -> Iterator[Edit]:
    """The lost marks of one paragraph of a text that is known to come from a PDF: a pair is enough.

    >>> [edit.after for edit in quotes_of_torn("支持\ufffd专精特新\ufffd企业，成效明显。")]
    ['“', '”']
    """
    if paragraph.count(_LOST) % 2 == 0 and _LOST * 3 not in paragraph:
        for place, mark in _told(paragraph, _KINDS[0]):
            yield Edit(place, place + 1, mark, certain=False)


def _told(line: str, kind: str) -> Iterator[tuple[int, str]]:
    """Places of lost marks in a line, with the mark that stood there."""
    marks = [found.start() for found in re.finditer(f"[{kind}{_LOST}]", line)]
    is_open, begun = False, 0
    for turn, place in enumerate((*marks, len(line))):
        known = line[place] if place < len(line) else kind[0]  # at its end nothing is open
        if known == _LOST:
            continue
        lost = marks[begun:turn]
        if (is_open + len(lost)) % 2 == (known == kind[1]):
            yield from _alternating(line, lost, is_open, kind)
        is_open, begun = known == kind[0], turn + 1


def _alternating(
    line: str, lost: Sequence[int], is_open: bool, kind: str
) -> Iterator[tuple[int, str]]:
    """Marks by turns, unless one would stand where none can."""
    found = [(place, kind[(turn + is_open) % 2]) for turn, place in enumerate(lost)]
    if all(_can_stand(line, place, mark == kind[0]) for place, mark in found) and all(
        _is_phrase(line[place + 1 : after])
        for (place, mark), (after, _) in itertools.pairwise(found)
        if mark == kind[0]
    ):
        yield from found


def _can_stand(line: str, place: int, opens: bool) -> bool:
    before, after = line[max(place - 1, 0) : place], line[place + 1 : place + 2]
    if opens:
        return after not in _NEVER_OPENS_BEFORE and after != "" and not before.isdecimal()
    return before not in _NEVER_CLOSES_BEHIND


def _is_phrase(inside: str) -> bool:
    """Whether words stand between two lost marks as between a pair, and no sentences."""
    return 0 < len(inside) <= _LONGEST and not _STOPS & set(inside)
