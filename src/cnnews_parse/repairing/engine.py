"""The engine: rules yield edits, and only the engine applies and records them."""

from __future__ import annotations

import functools
import importlib
import itertools
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias

import attrs

from cnnews_parse.model.accounts import Change, undo

_BLANKS = " \t\u3000\f"
ROUNDS = 5
"""How often all rules are applied at most, while they still find something."""


@attrs.frozen
class Edit:
    """A wish of a rule: the characters from `start` up to `end` become `after`.

    Attributes:
        start: offset of the first character, from 0.
        end: offset behind the last one.
        after: the characters in their place.
        certain: False where this is the likely reading, not the only one.

    >>> Edit(1, 5, "").certain
    True
    """

    start: int
    end: int
    after: str
    certain: bool = True

    @classmethod
    def at(cls, found: re.Match[str], after: str, group: int = 0, certain: bool = True) -> Edit:
        """The edit that puts `after` in the place of a match, or of one of its groups.

        >>> Edit.at(re.search("乙", "甲乙"), "")
        Edit(start=1, end=2, after='', certain=True)
        """
        return cls(found.start(group), found.end(group), after, certain)


Find: TypeAlias = Callable[[str], Iterable[Edit]]


@attrs.frozen(kw_only=True)
class Rule:
    """One repair, with examples of its own.

    Attributes:
        name: as in `Change.rule`.
        find: reads a text and yields its edits from left to right, none inside another.
        fixes: damaged texts and what they become.
        leaves: texts that look like the damage and are right as they stand.
        about: why the damage happens, from the docstring.
        minds_ends: False where blanks at the ends of lines do not matter to it: a text that
            lost nothing else need not be read again.

    >>> from cnnews_parse.rules import RULES
    >>> all(each.name and each.fixes and each.leaves for each in RULES)
    True
    """

    name: str
    find: Find
    fixes: Mapping[str, str] = attrs.field(hash=False)
    leaves: tuple[str, ...]
    about: str
    minds_ends: bool = True

    def __reduce__(self) -> tuple[Callable[[str, str], object], tuple[str, str]]:
        """Pickled by its name, as functions are: the rule stands where its function stood."""
        return _named, (self.find.__module__, self.find.__qualname__)


def _named(module: str, name: str) -> object:
    return functools.reduce(getattr, name.split("."), importlib.import_module(module))


def rule(
    *, fixes: Mapping[str, str], leaves: Sequence[str], minds_ends: bool = True
) -> Callable[[Find], Rule]:
    """Make a rule of a function that yields edits.

    >>> @rule(fixes={"甲\\u200b乙": "甲乙"}, leaves=("甲乙",))
    ... def zero_width(text):
    ...     '''Zero-width spaces come from editors.'''
    ...     for found in re.finditer("\\u200b", text):
    ...         yield Edit.at(found, "")
    >>> repair("甲\\u200b乙", (zero_width,)).text
    '甲乙'
    """

    def made(find: Find) -> Rule:
        return Rule(
            name=find.__name__,
            find=find,
            fixes=dict(fixes),
            leaves=tuple(leaves),
            about=find.__doc__ or "",
            minds_ends=minds_ends,
        )

    return made


@attrs.frozen(kw_only=True)
class RepairedText:
    """A text after repair.

    Attributes:
        text: the repaired text.
        changes: every edit, in the order made.

    >>> RepairedText(text="甲").undo()
    '甲'
    """

    text: str
    changes: tuple[Change, ...] = ()

    def undo(self) -> str:
        """The text as it was given, made from the repaired one and the changes.

        >>> RepairedText(text="甲", changes=(Change(rule="r", start=0, before="", after="甲"),)).undo()
        ''
        """
        return undo(self.text, self.changes)


def repair(text: str, rules: Sequence[Rule]) -> RepairedText:
    """Apply the rules in their order, again until none finds anything.

    Args:
        text: any text, lines parted by newlines.
        rules: in the order of their application.
    Returns:
        The repaired text with every change.
    """
    changes: list[Change] = []
    idle = 0  # so many rules, one behind the other, found nothing
    settled: set[int] = set()  # those that would find nothing while lines lose but their ends
    for number, each in itertools.chain.from_iterable(
        itertools.repeat([*enumerate(rules)], ROUNDS)
    ):
        made: list[Change] = []
        if number not in settled:
            repaired, made = _applied(text, each)
            if made and not _is_trimmed(text, repaired):
                settled.clear()
            if not made and not each.minds_ends:
                settled.add(number)
            text = repaired
        changes += made
        idle = 0 if made else idle + 1
        if idle == len(rules):
            break
    return RepairedText(text=text, changes=tuple(changes))


def _is_trimmed(before: str, after: str) -> bool:
    """Whether the lines of two texts differ in nothing but blanks at their ends."""
    return [line.strip(_BLANKS) for line in before.split("\n")] == [
        line.strip(_BLANKS) for line in after.split("\n")
    ]


def _applied(text: str, each: Rule) -> tuple[str, list[Change]]:
    """One pass of one rule over a text."""
    parts: list[str] = []
    changes: list[Change] = []
    end = length = 0
    for edit in each.find(text):
        before = text[edit.start : edit.end]
        if edit.start < end or before == edit.after:
            continue
        kept = text[end : edit.start]
        length += len(kept)
        changes.append(
            Change(
                rule=each.name,
                start=length,
                before=before,
                after=edit.after,
                certain=edit.certain,
            )
        )
        parts += (kept, edit.after)
        length += len(edit.after)
        end = edit.end
    return ("".join((*parts, text[end:])), changes) if changes else (text, changes)
