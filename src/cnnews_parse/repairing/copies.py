"""A second copy of the text: what it can mend is mended, then it is left out.

Texts pulled out of PDFs often hold the article twice, once in good shape and once in broken lines
with lost characters; posts repeat their lead. The copies are compared by letters, digits and
Chinese characters alone, since line breaks, blanks and quotation marks are what gets lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from cnnews_parse.model.accounts import Change, Reason
from cnnews_parse.model.draft import Draft, Kind, Line

_GRAM = 16
_SHORTEST = 60
_LEAST_SHARE = 0.15  # of the text; less is an author who repeats a passage, or a caption
_LOST = "\ufffd"
_BESIDE = re.compile(r"[\W_]+")  # all but letters, digits and Chinese characters


@attrs.frozen(kw_only=True)
class _Skeleton:
    """The letters, digits and Chinese characters of some lines.

    Attributes:
        text: those characters, all lines joined.
        places: for each of them the number of its line and its offset there.
    """

    text: str
    places: tuple[tuple[int, int], ...]


@attrs.frozen(kw_only=True)
class _Repeat:
    """A passage that stands twice: offsets of both copies in the skeleton, and its length."""

    first: int
    second: int
    length: int


def without_second_copy(draft: Draft) -> tuple[Draft, tuple[tuple[Change, ...], ...]]:
    """Leave a second copy out, after mending the first from it.

    Returns:
        The draft, and for each of its lines the changes made, counted in its text.
    """
    lines = list(draft.lines)
    changes: list[tuple[Change, ...]] = [()] * len(lines)
    if not _may_repeat(_BESIDE.sub("", "".join(line.text for line in lines if _is_open(line)))):
        return draft, tuple(changes)
    skeleton = _skeleton(lines)
    repeat = _repeat(skeleton.text)
    if repeat is None:
        return draft, tuple(changes)
    kept, other = _kept_first(repeat, skeleton, lines)
    for number, own in _mends(kept, other, repeat.length, skeleton, lines):
        changes[number] = own
        lines[number] = attrs.evolve(lines[number], text=_applied(lines[number].text, own))
    for number in list(_covered(other, repeat.length, skeleton, lines)):
        # nothing is left to repair in it; what was found stays in the account
        lines[number] = attrs.evolve(lines[number].removed(Reason.DUPLICATE), text="")
    return attrs.evolve(draft, lines=tuple(lines)), tuple(changes)


def _is_open(line: Line) -> bool:
    return line.fate is None and line.kind is not Kind.CAPTION  # captions may quote the text


def _may_repeat(text: str) -> bool:
    """Whether a passage of the least length may stand twice.

    Parted into runs of half that length, the text has one whole run in any such passage.
    """
    half = int(_least(text)) // 2
    runs = range(half, len(text) - half + 1, half)
    return any(text.find(text[at : at + half], 0, at + half - 1) >= 0 for at in runs)


def _least(text: str) -> float:
    """How many characters a second copy has at least."""
    return max(_SHORTEST, _LEAST_SHARE * len(text))


def _skeleton(lines: Sequence[Line]) -> _Skeleton:
    characters: list[str] = []
    places: list[tuple[int, int]] = []
    for number, line in enumerate(lines):
        if not _is_open(line):
            continue
        for offset, character in enumerate(line.text):
            if character.isalnum():
                characters.append(character)
                places.append((number, offset))
    return _Skeleton(text="".join(characters), places=tuple(places))


def _repeat(text: str) -> _Repeat | None:
    """The longest passage that stands twice.

    Every sixteenth run of sixteen characters is kept in a table, and each position is looked
    up there, so that work grows in line with the text.
    """
    table: dict[str, int] = {}
    best: _Repeat | None = None
    position = indexed = 0
    while position + _GRAM <= len(text):
        while indexed + _GRAM <= position:
            table.setdefault(text[indexed : indexed + _GRAM], indexed)
            indexed += _GRAM
        first = table.get(text[position : position + _GRAM])
        if first is None:
            position += 1
            continue
        found = _extended(text, first, position)
        if best is None or found.length > best.length:
            best = found
        position = max(position + 1, found.second + found.length)
    return best if best and best.length >= _least(text) else None


def _extended(text: str, first: int, second: int) -> _Repeat:
    """The passage around two equal runs, as far as both agree."""
    back = 0
    while (
        back < first
        and second - back - 1 > first
        and text[first - back - 1] == text[second - back - 1]
    ):
        back += 1
    ahead = 0
    while (
        second + ahead < len(text)
        and first + ahead < second - back
        and text[first + ahead] == text[second + ahead]
    ):
        ahead += 1
    return _Repeat(first=first - back, second=second - back, length=back + ahead)


def _kept_first(repeat: _Repeat, skeleton: _Skeleton, lines: Sequence[Line]) -> tuple[int, int]:
    """Offsets of the copy to keep and of the other: the one that goes on, else the whole one."""
    between = repeat.second - repeat.first - repeat.length
    behind = len(skeleton.text) - repeat.second - repeat.length
    damage = [
        _damage(start, repeat.length, skeleton, lines) for start in (repeat.first, repeat.second)
    ]
    longer = max(between, behind) > repeat.length // 10 and between != behind
    first_is_kept = between > behind if longer else damage[0] <= damage[1]
    if first_is_kept:
        return repeat.first, repeat.second
    return repeat.second, repeat.first


def _damage(start: int, length: int, skeleton: _Skeleton, lines: Sequence[Line]) -> int:
    """How broken a copy is: the lines it takes and the characters it lost."""
    numbers = {number for number, _ in skeleton.places[start : start + length]}
    return sum(1 + lines[number].text.count(_LOST) for number in numbers)


def _covered(start: int, length: int, skeleton: _Skeleton, lines: Sequence[Line]) -> Iterator[int]:
    """The numbers of the lines that stand in a copy with four fifths of their characters.

    Blank lines behind them go along.
    """
    total: dict[int, int] = {}
    for number, _ in skeleton.places:
        total[number] = total.get(number, 0) + 1
    inside: dict[int, int] = {}
    for number, _ in skeleton.places[start : start + length]:
        inside[number] = inside.get(number, 0) + 1
    whole = [number for number, count in inside.items() if count * 5 >= total[number] * 4]
    if whole:
        behind = max(whole) + 1
        while behind < len(lines) and not lines[behind].text.strip():
            behind += 1
        yield from range(min(whole), behind)


def _mends(
    kept: int, other: int, length: int, skeleton: _Skeleton, lines: Sequence[Line]
) -> Iterator[tuple[int, tuple[Change, ...]]]:
    """For each line of the kept copy that lost characters, what the other copy has for them."""
    found: dict[int, list[Change]] = {}
    for step in range(length - 1):
        mine = _between(kept + step, skeleton, lines)
        if mine is None or _LOST not in mine[2]:
            continue
        theirs = _between(other + step, skeleton, lines)
        if theirs is None or _LOST in theirs[2]:
            continue
        marks = [mark for mark in theirs[2] if not mark.isspace()]
        spots = [at for at, mark in enumerate(mine[2]) if not mark.isspace()]
        if len(marks) != len(spots):
            continue
        for at, mark in zip(spots, marks, strict=True):
            if mine[2][at] == _LOST:
                found.setdefault(mine[0], []).append(
                    Change(rule="second_copy", start=mine[1] + at, before=_LOST, after=mark)
                )
    for number, changes in found.items():
        yield number, tuple(changes)


def _between(step: int, skeleton: _Skeleton, lines: Sequence[Line]) -> tuple[int, int, str] | None:
    """What stands between two neighbours of the skeleton: line, offset, characters."""
    (number, start), (next_number, end) = skeleton.places[step], skeleton.places[step + 1]
    if number != next_number:
        return None
    return number, start + 1, lines[number].text[start + 1 : end]


def _applied(text: str, changes: Sequence[Change]) -> str:
    characters = list(text)
    for change in changes:
        characters[change.start] = change.after
    return "".join(characters)
