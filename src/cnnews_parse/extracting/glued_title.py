"""A headline in brackets that wires glue to the first sentence: 【某市发布新规】某社3月1日电."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs

from cnnews_parse.extracting.places import parted
from cnnews_parse.model.comparison import key
from cnnews_parse.model.draft import Kind, Line
from cnnews_parse.model.patterns import Pattern

_BRACKETED = Pattern(r"\s*【([^【】]{2,100})】\s*(?=\S)")


def title_apart(lines: Sequence[Line], titles: Iterable[str]) -> tuple[Line, ...]:
    """The lines, a bracketed copy of the headline parted from the first that is open, and lifted.

    Source: telegrams of financial wires in feeds, whose entries state the headline as well.

    >>> line = Line(text="【某市发布新规】某社3月1日电，新规出台。", found="【某市发布新规】某社3月1日电，新规出台。")
    >>> [each.text for each in title_apart([line], ["某市发布新规"])]
    ['', '某社3月1日电，新规出台。']
    """
    number = next((n for n, x in enumerate(lines) if x.fate is None and x.text.strip()), None)
    if number is None or lines[number].kind is not Kind.PARAGRAPH:
        return tuple(lines)
    line = lines[number]
    shown, stands = _BRACKETED.match(line.text), _BRACKETED.match(line.found)
    if not (shown and stands) or key(shown[1]) not in set(map(key, titles)):
        return tuple(lines)
    end = stands.end()
    above, below = parted(line.at, line.found, end)
    copy = Line(text="", found=line.found[:end], at=above).lifted("title")
    rest = attrs.evolve(line, text=line.text[shown.end() :], found=line.found[end:], at=below)
    return (*lines[:number], copy, rest, *lines[number + 1 :])
