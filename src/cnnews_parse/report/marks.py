"""Repaired text as runs, so that a reader sees each change in its place."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

import attrs

from cnnews_parse.model.accounts import Change, passes, undo


@attrs.frozen(kw_only=True)
class Run:
    """A run of a repaired text.

    Attributes:
        text: as it reads now.
        before: as it was found; None where nothing was changed.
        rules: the names of the rules that changed it.
        certain: False where one of the changes is the likely reading, not the only one.
    """

    text: str
    before: str | None = None
    rules: tuple[str, ...] = ()
    certain: bool = True

    @property
    def found(self) -> str:
        """As it was found."""
        return self.text if self.before is None else self.before

    def cut(self, start: int, end: int | None = None) -> Run:
        """A part of a run that was not changed."""
        return Run(text=self.text[start:end])


def runs(text: str, changes: Sequence[Change]) -> list[Run]:
    """The runs of a text; those not changed between those that were.

    Args:
        text: the repaired text of one place.
        changes: the changes of that place, in the order in which they were made.

    >>> gloss = Change(rule="toned_gloss", start=1, before="(wěn)", after="")
    >>> [(run.text, run.before) for run in runs("穩增長", [gloss])]
    [('穩', None), ('', '(wěn)'), ('增長', None)]
    """
    found = [Run(text=undo(text, changes))]
    for batch in passes(changes):
        found = _after_pass(found, batch)
    return [run for run in found if run.text or run.before]


def _after_pass(found: Sequence[Run], batch: Sequence[Change]) -> list[Run]:
    """The runs after changes that were made from left to right."""
    waiting = deque(found)
    done: list[Run] = []
    length = 0  # of what is done
    for change in batch:
        while waiting and length + len(waiting[0].text) <= change.start:
            length += len(waiting[0].text)
            done.append(waiting.popleft())
        ahead = change.start - length
        if ahead and waiting[0].before is None:
            done.append(waiting[0].cut(0, ahead))
            waiting[0] = waiting[0].cut(ahead)
            length, ahead = change.start, 0
        waiting.appendleft(_changed(waiting, ahead, change))
    return [*done, *waiting]


def _changed(waiting: deque[Run], ahead: int, change: Change) -> Run:
    """Take what a change replaced off the runs; the run that it made.

    Runs that were changed before are one with it, also where it replaced only a part of them.
    """
    taken: list[Run] = []
    have = 0
    while have < ahead + len(change.before):
        taken.append(waiting.popleft())
        have += len(taken[-1].text)
    behind = have - ahead - len(change.before)
    if behind and taken[-1].before is None:
        waiting.appendleft(taken[-1].cut(-behind))
        taken[-1] = taken[-1].cut(0, -behind)
        behind = 0
    now = "".join(run.text for run in taken)
    rules = [rule for run in taken for rule in run.rules]
    return Run(
        text=f"{now[:ahead]}{change.after}{now[len(now) - behind :]}",
        before="".join(run.found for run in taken),
        rules=tuple(dict.fromkeys((*rules, change.rule))),
        certain=change.certain and all(run.certain for run in taken),
    )
