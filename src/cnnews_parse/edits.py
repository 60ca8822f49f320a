"""The edits of a repair as a reader sees them: each with its line, its rule and its surroundings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cnnews_parse.model.accounts import Change, passes, rebuilt
from cnnews_parse.repairing.engine import Rule
from cnnews_parse.repairing.sheet import Row, repaired_rows

_AROUND = 12  # characters shown on either side
_LONGEST = 60  # characters of one edit
_RED, _GREEN, _DIM, _PLAIN = "\033[31m", "\033[32m", "\033[2m", "\033[0m"


def repaired_lines(text: str, rules: Sequence[Rule]) -> list[Row]:
    """Repair a text and keep, for each line of it, what was done there.

    The texts of the rows, joined by newlines, are what `repair` gives.
    """
    return repaired_rows(text.split("\n"), rules)


def shown_edits(rows: Sequence[Row], *, coloured: bool = False) -> Iterator[str]:
    """One line an edit, in the order in which they were made on each line of the text.

    `[-…-]` was taken out, `{+…+}` was put in; in colour they are red and green instead. The
    number is that of the line in the text as it was given.

    >>> from cnnews_parse.rules import RULES
    >>> print(*shown_edits(repaired_lines("产值达R&amp;D一成。", RULES)))
    1: escaped_entity: 产值达R[-&amp;-]{+&+}D一成。
    """
    for row in rows:
        for change, text in _moments(row):
            yield _line(row.first + 1, change, text, coloured)


def _moments(row: Row) -> list[tuple[Change, str]]:
    """Each change of a row with the text as it stood after the pass in which it was made."""
    found: list[tuple[Change, str]] = []
    text = row.text
    for batch in reversed(list(passes(row.changes))):
        found += [(change, text) for change in reversed(batch)]
        text = rebuilt(batch, text)
    return found[::-1]


def _line(number: int, change: Change, text: str, coloured: bool) -> str:
    end = change.start + len(change.after)
    ahead = _visible(text[max(change.start - _AROUND, 0) : change.start])
    behind = _visible(text[end : end + _AROUND])
    name = change.rule if change.certain else f"{change.rule} (inferred)"
    gone, come = _visible(change.before), _visible(change.after)
    if coloured:
        put = f"{_RED}{gone}{_PLAIN}{_GREEN}{come}{_PLAIN}"
        return f"{_DIM}{number}: {name}:{_PLAIN} {ahead}{put}{behind}"
    put = (f"[-{gone}-]" if gone else "") + (f"{{+{come}+}}" if come else "")
    return f"{number}: {name}: {ahead}{put}{behind}"


def _visible(text: str) -> str:
    """A text on one line: what cannot be seen by its code point, what is long without its middle."""
    if len(text) > _LONGEST:
        half = _LONGEST // 2
        return f"{_visible(text[:half])}…{_visible(text[-half:])}"
    shown = (each if each.isprintable() else f"<U+{ord(each):04X}>" for each in text)
    return "".join(shown).replace("<U+000A>", "\u23ce")
