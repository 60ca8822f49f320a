"""A second copy of the text: what it can mend is mended, then it is left out.

Texts pulled out of PDFs often hold the article twice, once in good shape and once in broken lines
with lost characters; posts repeat their lead. The copies are compared by letters, digits and
Chinese characters alone, since line breaks, blanks and quotation marks are what gets lost.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import attrs

from cnnews_parse.model.accounts import Change, Reason
from cnnews_parse.model.comparison import letters
from cnnews_parse.model.draft import Draft, Kind, Line

_GRAM = 16
_SHORTEST = 60
_LEAST_SHARE = 0.15  # of the text; less is an author who repeats a passage, or a caption
_GAP = 40  # characters that one copy has and the other has not
_SCRAP = 4  # characters of a line that is no line
_LEAST_SCRAPS = 4
_LOST = "\ufffd"


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


@attrs.frozen(kw_only=True)
class _Copy:
    """A text that stands twice: its passages in order, with what differs between them left out."""

    passages: tuple[_Repeat, ...]

    @property
    def length(self) -> int:
        """How many characters both copies share."""
        return sum(passage.length for passage in self.passages)

    def starts(self, *, first: bool) -> tuple[int, ...]:
        """Where the passages begin in one of the copies."""
        return tuple(each.first if first else each.second for each in self.passages)

    def span(self, *, first: bool) -> tuple[int, int]:
        """Where one of the copies begins, and where it ends."""
        starts = self.starts(first=first)
        return starts[0], starts[-1] + self.passages[-1].length


def without_second_copy(draft: Draft) -> tuple[Draft, tuple[tuple[Change, ...], ...]]:
    """Leave a second copy out, after mending the first from it.

    Returns:
        The draft, and for each of its lines the changes made, counted in its text.
    """
    lines = list(draft.lines)
    changes: list[tuple[Change, ...]] = [()] * len(lines)
    is_torn = _is_torn(lines)
    if not is_torn and not _may_repeat(
        letters("".join(line.text for line in lines if _is_open(line)))
    ):
        return draft, tuple(changes)
    skeleton = _skeleton(lines)
    copy = _longest_copy(skeleton.text)
    if copy is None:
        return draft, tuple(changes)
    first, damage = _first_is_kept(copy, skeleton, lines)
    if copy.length < (_SHORTEST if is_torn and damage else _least(skeleton.text)):
        return draft, tuple(changes)
    for number, own in _mends(copy, first, skeleton, lines):
        changes[number] = own
        lines[number] = attrs.evolve(lines[number], text=_applied(lines[number].text, own))
    for number in list(_covered(copy.span(first=not first), skeleton, lines)):
        # nothing is left to repair in it; what was found stays in the account
        lines[number] = attrs.evolve(lines[number].removed(Reason.DUPLICATE, __name__), text="")
    return attrs.evolve(draft, lines=tuple(lines)), tuple(changes)


def _is_torn(lines: Sequence[Line]) -> bool:
    """Whether some of the text came out of a PDF: scraps of lines, or lost characters."""
    texts = [line.text.strip() for line in lines if _is_open(line)]
    scraps = sum(0 < len(text) <= _SCRAP for text in texts)
    return scraps >= _LEAST_SCRAPS or any(_LOST in text for text in texts)


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


def _longest_copy(text: str) -> _Copy | None:
    """The longest text that stands twice, in passages that follow one another in both places."""
    copies: list[list[_Repeat]] = []
    for repeat in _repeats(text):
        if not (copies and _follows(copies[-1][-1], repeat)):
            copies.append([])
        copies[-1].append(repeat)
    found = (_Copy(passages=tuple(passages)) for passages in copies)
    return max(found, key=lambda copy: copy.length, default=None)


def _follows(last: _Repeat, repeat: _Repeat) -> bool:
    """Whether a passage goes on behind another in both copies, but for a few characters."""
    gaps = (
        repeat.first - last.first - last.length,
        repeat.second - last.second - last.length,
    )
    return all(0 <= gap <= _GAP for gap in gaps)


def _repeats(text: str) -> Iterator[_Repeat]:
    """The passages that stand twice, by their second place.

    Every sixteenth run of sixteen characters is kept in a table, and each position is looked
    up there, so that work grows in line with the text.
    """
    table: dict[str, int] = {}
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
        yield found
        position = max(position + 1, found.second + found.length)


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


def _first_is_kept(copy: _Copy, skeleton: _Skeleton, lines: Sequence[Line]) -> tuple[bool, bool]:
    """Whether the first copy is kept, and whether the other one is the more damaged.

    Kept is the one that goes on, else the whole one.
    """
    one, two = copy.span(first=True), copy.span(first=False)
    between, behind = two[0] - one[1], len(skeleton.text) - two[1]
    damage = [_damage(span, skeleton, lines) for span in (one, two)]
    longer = max(between, behind) > copy.length // 10 and between != behind
    first = between > behind if longer else damage[0] <= damage[1]
    kept, other = damage if first else reversed(damage)
    return first, other > 2 * kept


def _damage(span: tuple[int, int], skeleton: _Skeleton, lines: Sequence[Line]) -> int:
    """How broken a copy is: the lines it takes and the characters it lost."""
    numbers = {number for number, _ in skeleton.places[slice(*span)]}
    return sum(1 + lines[number].text.count(_LOST) for number in numbers)


def _covered(span: tuple[int, int], skeleton: _Skeleton, lines: Sequence[Line]) -> Iterator[int]:
    """The numbers of the lines that stand in a copy with four fifths of their characters.

    What stands between them and the blank lines behind them go along.
    """
    total = Counter(number for number, _ in skeleton.places)
    inside = Counter(number for number, _ in skeleton.places[slice(*span)])
    whole = [number for number, count in inside.items() if count * 5 >= total[number] * 4]
    if not whole:
        return
    behind = max(whole) + 1
    while behind < len(lines) and not lines[behind].text.strip():
        behind += 1
    yield from (n for n in range(min(whole), behind) if lines[n].fate is None)


def _mends(
    copy: _Copy, first: bool, skeleton: _Skeleton, lines: Sequence[Line]
) -> Iterator[tuple[int, tuple[Change, ...]]]:
    """For each line of the kept copy that lost characters, what the other copy has for them."""
    found: dict[int, list[Change]] = {}
    for passage in copy.passages:
        kept, other = passage.first, passage.second
        if not first:
            kept, other = other, kept
        for step in range(passage.length - 1):
            mine = _between(kept + step, skeleton, lines)
            if mine is None or _LOST not in mine[2]:
                continue
            theirs = _between(other + step, skeleton, lines)
            if theirs is not None and _LOST not in theirs[2]:
                found.setdefault(mine[0], []).extend(_mended(mine, theirs[2]))
    for number, changes in found.items():
        yield number, tuple(changes)


def _mended(mine: tuple[int, int, str], theirs: str) -> Iterator[Change]:
    """The lost characters between two neighbours, where the other copy has as many marks."""
    marks = [mark for mark in theirs if not mark.isspace()]
    spots = [at for at, mark in enumerate(mine[2]) if not mark.isspace()]
    if len(marks) == len(spots):
        for at, mark in zip(spots, marks, strict=True):
            if mine[2][at] == _LOST:
                yield Change(rule="second_copy", start=mine[1] + at, before=_LOST, after=mark)


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
