"""The process that reads: tasks in, answers out, one record at a time."""

from __future__ import annotations

import contextlib
import enum
import itertools
import os
import pickle
import queue
import threading
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

import attrs

from cnnews_parse import registry
from cnnews_parse.batch.channel import Clock, joined
from cnnews_parse.batch.inputs import Asked, Source, is_whole, place_of, records_of
from cnnews_parse.batch.reading import Recipe, outcomes, unforeseen
from cnnews_parse.containers import Place, Unread
from cnnews_parse.model.errors import CnnewsParseError
from cnnews_parse.model.outcome import Outcome

if TYPE_CHECKING:
    from cnnews_parse.batch.channel import Line

MEMORY_EXIT = 77
"""The exit status of a worker that ran out of the memory that it may take."""
_SMALL = 512 * 1024  # a file of fewer bytes is read by one worker
_ANSWERS, _BYTES, _SECONDS = 8, 256 * 1024, 0.05  # what is sent at once


class Kind(enum.IntEnum):
    """What an answer tells."""

    RESULT = 0
    """What came of one record."""
    PART = 1
    """A record that is cut out and still to be read."""
    MANY = 2
    """The file holds many records: it is to be cut."""
    END = 3
    """The task is done."""


class Answer(NamedTuple):
    """One answer of a worker: the numbers of its task and record, what it tells, a pickle of it."""

    task: int
    kind: Kind
    record: int = 0
    blob: bytes = b""


@attrs.frozen(kw_only=True)
class Task:
    """Something to read.

    Attributes:
        number: a number that no other task of the batch has.
        source: what to read, or the pickle of a record that another worker cut out.
        is_cut: whether to cut it only, and hand back the records.
        skip: how many of its records are read already.
        only: the numbers of the records that are asked for; None for all.
        doomed: records that are not to be read, each with the reason.
    """

    number: int
    source: Source | bytes
    is_cut: bool = False
    skip: int = 0
    only: frozenset[int] | None = None
    doomed: tuple[tuple[int, CnnewsParseError], ...] = ()

    def opened(self) -> Source:
        """What to read."""
        if isinstance(self.source, bytes):
            unread: Unread = pickle.loads(self.source)  # noqa: S301 (from a worker of ours)
            return unread
        return self.source

    @property
    def size(self) -> int:
        """About how many bytes it is once it is pickled."""
        if isinstance(self.source, bytes):
            return len(self.source)
        return 256 + len(getattr(self.source, "data", b""))


def results(task: Task, recipe: Recipe, begin: Callable[[int], None]) -> Iterator[Answer]:
    """Do one task; `begin` is told the number of each record before it is cut out."""
    source, doomed, number = task.opened(), dict(task.doomed), task.skip
    asked = Asked(source, task.skip, task.only)
    try:
        for number, found in _numbered(records_of(source, recipe.how), begin):
            if number == 0 and not task.is_cut and _is_to_cut(found, source):
                yield Answer(task.number, Kind.MANY)
                return
            if not asked.wants(number):
                continue
            if task.is_cut and isinstance(found, Unread):
                yield Answer(task.number, Kind.PART, number, pickle.dumps(found, 5))
                continue
            error = doomed.get(number)
            made = (
                [found.place.failed(error)]
                if error and isinstance(found, Unread)
                else outcomes(found, recipe.how)
            )
            yield Answer(task.number, Kind.RESULT, number, pickle.dumps(recipe.render(made), 5))
    except MemoryError:
        raise
    except Exception as error:  # the file cannot be opened, or cut any further
        made = [place_of(source).failed(unforeseen(error))]
        yield Answer(task.number, Kind.RESULT, number, pickle.dumps(recipe.render(made), 5))
    yield Answer(task.number, Kind.END)


def _numbered(
    records: Iterator[Unread | Outcome], begin: Callable[[int], None]
) -> Iterator[tuple[int, Unread | Outcome]]:
    for number in itertools.count():
        begin(number)
        found = next(records, None)
        if found is None:
            return
        yield number, found


def _is_to_cut(found: Unread | Outcome, source: Source) -> bool:
    """Whether a file holds so many records that several workers should read them."""
    if not isinstance(source, Place) or is_whole(found, source):
        return False
    return os.path.getsize(source.file) > _SMALL


class Sender:
    """Sends answers, several at once, from a thread: reading goes on while the parent is busy."""

    def __init__(self, line: Line) -> None:
        """Send through this line."""
        self._line = line
        self._waiting: list[Answer] = []
        self._size, self._since = 0, time.monotonic()
        self._queue: queue.Queue[list[Answer]] = queue.Queue(maxsize=4)
        threading.Thread(target=self._run, daemon=True).start()

    def add(self, answer: Answer) -> None:
        """Send an answer, soon."""
        self._waiting.append(answer)
        self._size += len(answer.blob)
        late = time.monotonic() - self._since > _SECONDS
        if late or len(self._waiting) >= _ANSWERS or self._size > _BYTES:
            self.flush()

    def flush(self) -> None:
        """Send what waits."""
        if self._waiting:
            self._queue.put(self._waiting)
        self._waiting, self._size, self._since = [], 0, time.monotonic()

    def _run(self) -> None:
        while True:
            try:
                self._line.send_bytes(pickle.dumps(self._queue.get(), 5))
            except OSError:  # the parent is gone
                os._exit(0)
            except MemoryError:
                os._exit(MEMORY_EXIT)


def bound(memory: int | None) -> None:
    """Bound the address space of this process, where the platform can; leave no core dumps."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if memory is not None:
            resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def main(handles: tuple[int, Any]) -> None:
    """Do what the parent asks until it closes the line."""
    line, clock = joined(*handles)
    try:
        recipe: Recipe = pickle.loads(line.recv_bytes())  # noqa: S301 (from our parent)
        bound(recipe.memory)
        registry.extractors()  # loaded on no document's time
        sender = Sender(line)
        sender.add(Answer(-1, Kind.END))
        sender.flush()
        while True:
            tasks: list[Task] = pickle.loads(line.recv_bytes())  # noqa: S301 (from our parent)
            for task in tasks:
                _do(task, recipe, clock, sender)
            sender.flush()
    except MemoryError:
        os._exit(MEMORY_EXIT)
    except (EOFError, OSError):  # the parent is done, or gone
        os._exit(0)


def _do(task: Task, recipe: Recipe, clock: Clock, sender: Sender) -> None:
    """Do one task; the clock rests while an answer waits to be sent."""
    for answer in results(task, recipe, lambda number: clock.begin(task.number, number)):
        clock.rest()
        sender.add(answer)
    clock.rest()
