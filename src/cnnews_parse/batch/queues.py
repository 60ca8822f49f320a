"""The places of the inputs among the results, and how much of them may wait."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import NamedTuple

import attrs

_BYTES = 64 * 1024 * 1024


@attrs.define
class Gate:
    """How much is on its way: read ahead, in work, or done and not yet asked for.

    Attributes:
        most: how many inputs may be on their way.
        count: how many are.
        size: the bytes of their results, and of records that wait to be read.
    """

    most: int
    count: int = 0
    size: int = 0

    @property
    def is_open(self) -> bool:
        """Whether there is room for one more.

        >>> Gate(most=1).is_open, Gate(most=1, count=1).is_open
        (True, False)
        """
        return self.count < self.most and self.size < _BYTES


class Result(NamedTuple):
    """What came of one record: the numbers of input and record, from 0, and a pickle."""

    number: int
    record: int
    blob: bytes


@attrs.define(eq=False)
class Slot:
    """The place of one input among the results.

    Attributes:
        number: that of the input, from 0.
        gate: what it counts for.
        results: what came of it and is not handed on yet.
        parts: the places of its records, where it is a file that is cut.
        is_done: whether no more will come.
        record: of the place of a single record, its number in the file.
    """

    number: int
    gate: Gate
    results: deque[tuple[int, bytes]] = attrs.field(factory=deque[tuple[int, bytes]])
    parts: deque[Slot] = attrs.field(factory=deque["Slot"])
    is_done: bool = False
    record: int = 0

    def __attrs_post_init__(self) -> None:
        self.gate.count += 1

    def add(self, record: int, result: bytes) -> None:
        """Take the result of a record."""
        self.results.append((self.record + record, result))
        self.gate.size += len(result)

    def taken(self) -> Iterator[Result]:
        """Hand on the results."""
        while self.results:
            record, blob = self.results.popleft()
            self.gate.size -= len(blob)
            yield Result(self.number, record, blob)


def ready(slots: deque[Slot], *, ordered: bool) -> Iterator[Result]:
    """Hand on what is there; where order counts, nothing of a slot behind one that waits."""
    return _in_order(slots) if ordered else _at_once(slots)


def _in_order(slots: deque[Slot]) -> Iterator[Result]:
    while slots:
        first = slots[0]
        yield from _in_order(first.parts)
        if not first.parts:
            yield from first.taken()
        if first.parts or not first.is_done:
            return
        slots.popleft()
        first.gate.count -= 1


def _at_once(slots: deque[Slot]) -> Iterator[Result]:
    for _ in range(len(slots)):
        slot = slots.popleft()
        yield from slot.taken()
        yield from _at_once(slot.parts)
        if slot.parts or not slot.is_done:
            slots.append(slot)
        else:
            slot.gate.count -= 1
