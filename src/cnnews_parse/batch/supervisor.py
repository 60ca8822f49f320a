"""Keeps a few workers busy, and replaces those that die.

`concurrent.futures` gives up all work when one of its processes dies, and a pool that sends tasks
one at a time cannot tell which of several documents a process died of. Here a worker writes down
what it is at (`channel.Clock`), so that documents travel several at once and each death and each
delay is still told of the right one.
"""

from __future__ import annotations

import contextlib
import itertools
import pickle
import sys
import time
from collections import deque
from collections.abc import Iterator
from multiprocessing.connection import wait

import attrs

from cnnews_parse.batch.channel import Channel, Stamp, start
from cnnews_parse.batch.inputs import Asked, Source, place_of
from cnnews_parse.batch.queues import Gate, Result, Slot, ready
from cnnews_parse.batch.reading import Recipe
from cnnews_parse.batch.worker import MEMORY_EXIT, Answer, Kind, Task
from cnnews_parse.model.errors import CnnewsParseError, OutOfMemory, OutOfTime, WorkerDied
from cnnews_parse.model.outcome import Outcome

_CHUNK = 8  # documents sent at once
_AHEAD = 64  # inputs on their way, for each worker
_BYTES = 1024 * 1024  # a chunk of records has no more
# a line takes so much at once while nobody reads it
_SMALL = 64 * 1024 if sys.platform == "linux" else 4096
_LOOK = 0.2  # seconds between two looks at the clocks
_TRIES = 3  # workers that may die before they begin


@attrs.define(eq=False)
class Worker:
    """A process, and what it was asked to do.

    Attributes:
        channel: the process.
        tasks: what it has not finished, by number, in the order of sending.
        is_ready: whether it has begun.
        is_fresh: whether it has not been asked anything yet.
        is_alone: whether it has a task that a worker died of, and gets no other.
        late: what it was at when it was ended for taking too long.
    """

    channel: Channel
    tasks: dict[int, Task] = attrs.field(factory=dict[int, Task])
    is_ready: bool = False
    is_fresh: bool = True
    is_alone: bool = False
    late: Stamp | None = None

    def send(self, *tasks: Task) -> None:
        """Have it do something."""
        self.is_fresh = False
        self.tasks.update((task.number, task) for task in tasks)
        self.ask(list(tasks))

    def ask(self, message: object) -> None:
        """Send something; that a worker is dead by now is found out later."""
        with contextlib.suppress(OSError):
            self.channel.line.send_bytes(pickle.dumps(message, 5))


@attrs.define(eq=False)
class Supervisor:
    """One batch.

    Attributes:
        sources: what to read; outcomes that are known already pass through.
        recipe: what workers do.
        count: how many workers.
        ordered: whether results come in the order of the sources.
    """

    sources: Iterator[Asked]
    recipe: Recipe
    count: int
    ordered: bool
    _workers: list[Worker] = attrs.field(factory=list[Worker], init=False)
    _cutter: Worker | None = attrs.field(default=None, init=False)
    _slots: deque[Slot] = attrs.field(factory=deque[Slot], init=False)
    _places: dict[int, Slot] = attrs.field(factory=dict[int, Slot], init=False)
    _tasks: deque[Task] = attrs.field(factory=deque[Task], init=False)
    _suspects: deque[Task] = attrs.field(factory=deque[Task], init=False)
    _to_cut: list[Task] = attrs.field(factory=list[Task], init=False)
    _struck: set[tuple[int, int]] = attrs.field(factory=set[tuple[int, int]], init=False)
    _numbers: Iterator[int] = attrs.field(factory=itertools.count, init=False)
    _inputs: Gate = attrs.field(init=False)
    _parts: Gate = attrs.field(init=False)
    _count: int = attrs.field(default=0, init=False)
    _is_dry: bool = attrs.field(default=False, init=False)
    _failed: int = attrs.field(default=0, init=False)
    _looked: float = attrs.field(default=0.0, init=False)

    def __attrs_post_init__(self) -> None:
        self._inputs = Gate(_AHEAD * self.count)
        self._parts = Gate(_AHEAD * self.count)

    def results(self) -> Iterator[Result]:
        """What the recipe makes of each record, as it is asked for.

        Raises:
            WorkerDied: workers die before they begin.
        """
        try:
            for _ in range(self.count):
                self._workers.append(self._worker())
            while True:
                self._hand_out()
                yield from ready(self._slots, ordered=self.ordered)
                if self._is_dry and not self._slots:
                    return
                self._hand_out()
                self._listen()
        finally:
            for worker in (*self._workers, *filter(None, (self._cutter,))):
                worker.channel.end()

    def _worker(self) -> Worker:
        worker = Worker(start(next(self._numbers)))
        worker.ask(self.recipe)
        return worker

    # -- handing out ---------------------------------------------------------------------------

    def _hand_out(self) -> None:
        """Give each worker enough to do."""
        self._begin_cutting()
        for worker in self._workers:
            if not worker.is_ready or worker.is_alone:
                continue
            if self._suspects and worker.is_fresh:
                worker.is_alone = True
                worker.send(self._suspects.popleft())
                continue
            while len(worker.tasks) <= _CHUNK and (chunk := self._chunk(worker)):
                worker.send(*chunk)

    def _chunk(self, worker: Worker) -> list[Task]:
        """A few tasks that can be sent without waiting for the worker to read them."""
        most = _SMALL if worker.tasks else _BYTES
        chunk, size = list[Task](), 0
        while len(chunk) < _CHUNK and (task := self._next()):
            size += task.size
            if size > most and (chunk or worker.tasks):
                self._tasks.appendleft(task)
                break
            chunk.append(task)
        return chunk

    def _next(self) -> Task | None:
        """The next task: one that waits, else one of the next input."""
        if self._tasks:
            return self._tasks.popleft()
        while not self._is_dry and self._inputs.is_open:
            asked = next(self.sources, None)
            if asked is None:
                self._is_dry = True
                return None
            slot = Slot(self._count, self._inputs)
            self._count += 1
            self._slots.append(slot)
            if not isinstance(asked.source, Outcome):
                task = self._task(asked.source, slot)
                return attrs.evolve(task, skip=asked.skip, only=asked.only)
            if asked.wants(0):
                slot.add(0, self._rendered(asked.source))
            slot.is_done = True
        return None

    def _task(self, source: Source | bytes, slot: Slot) -> Task:
        task = Task(number=next(self._numbers), source=source)
        self._places[task.number] = slot
        return task

    def _begin_cutting(self) -> None:
        """Have a file cut, where one waits for it and none is being cut.

        Where order counts it is the file whose turn it is: another one would fill the room that is
        kept for records, and nothing could be handed on.
        """
        if self._cutter is None and self._to_cut:
            self._cutter = self._worker()
        if self._cutter is None or not self._cutter.is_ready or self._cutter.tasks:
            return
        for task in self._to_cut:
            if not self.ordered or self._places[task.number] is self._slots[0]:
                self._to_cut.remove(task)
                self._cutter.send(task)
                return

    # -- listening -----------------------------------------------------------------------------

    def _listen(self) -> None:
        """Wait for answers, or until it is time to look at the clocks."""
        heard = {worker.channel.line: worker for worker in self._workers}
        if self._cutter and (self._parts.is_open or not self._cutter.is_ready):
            heard[self._cutter.channel.line] = self._cutter
        for line in wait(list(heard), _LOOK):
            self._hear(heard[line])  # type: ignore[index]
        if time.monotonic() - self._looked > _LOOK:
            self._looked = time.monotonic()
            self._look()

    def _hear(self, worker: Worker) -> None:
        try:
            answers: list[Answer] = pickle.loads(worker.channel.line.recv_bytes())  # noqa: S301
        except (EOFError, OSError):
            self._bury(worker)
            return
        worker.is_ready = True
        self._failed = 0
        for answer in answers:
            if answer.task in worker.tasks:
                self._take(worker, answer)

    def _take(self, worker: Worker, answer: Answer) -> None:
        slot, task = self._places[answer.task], worker.tasks[answer.task]
        if answer.kind is Kind.MANY:
            self._to_cut.append(attrs.evolve(task, is_cut=True))
            self._finish(worker, task, is_done=False)
        elif answer.kind is Kind.END:
            self._finish(worker, task, is_done=True)
        else:
            worker.tasks[answer.task] = attrs.evolve(task, skip=answer.record + 1)
            self._keep(slot, answer, is_part=task.is_cut)

    def _keep(self, slot: Slot, answer: Answer, *, is_part: bool) -> None:
        """Keep a result; of a file that is cut, at the place of its record."""
        if is_part:
            slot.parts.append(part := Slot(slot.number, self._parts, record=answer.record))
            slot = part
        if answer.kind is Kind.RESULT:
            slot.add(answer.record, answer.blob)
            slot.is_done = slot.is_done or is_part
        else:
            self._parts.size += len(answer.blob)
            self._tasks.append(self._task(answer.blob, slot))

    def _finish(self, worker: Worker, task: Task, *, is_done: bool) -> None:
        del worker.tasks[task.number]
        worker.is_alone = False
        if is_done:
            slot = self._places.pop(task.number)
            slot.is_done = True
            if isinstance(task.source, bytes):
                self._parts.size -= len(task.source)

    # -- death and delay -----------------------------------------------------------------------

    def _look(self) -> None:
        """End the workers that take too long over a record; that they died is heard later."""
        if self.recipe.seconds is None:
            return
        latest = time.monotonic() - self.recipe.seconds
        for worker in (*self._workers, *filter(None, (self._cutter,))):
            stamp = worker.channel.clock.stamp()
            if 0 < stamp.began < latest:
                worker.late = stamp
                worker.channel.process.kill()

    def _bury(self, worker: Worker) -> None:
        """Replace a worker that died; what it had not finished is done by others."""
        stamp = worker.channel.clock.stamp()
        code = worker.channel.end()
        self._count_failures(worker, code)
        blamed, record = self._blamed(worker, stamp)
        for task in reversed(worker.tasks.values()):
            if task is blamed:
                self._suspect(task, record, self._cause(worker, code))
            else:
                self._again(task)
        if worker is self._cutter:
            self._cutter = None
        else:
            self._workers[self._workers.index(worker)] = self._worker()

    def _blamed(self, worker: Worker, stamp: Stamp) -> tuple[Task | None, int]:
        """The task that a worker died of, and the number of the record.

        One that died between two records may have died of the first that it had not answered for:
        the answer may be too large to be sent.
        """
        if worker.late and worker.late != stamp:  # it had just gone on
            return None, 0
        if stamp.task in worker.tasks:
            return worker.tasks[stamp.task], stamp.record
        first = next(iter(worker.tasks.values()), None)
        return first, first.skip if first else 0

    def _count_failures(self, worker: Worker, code: int) -> None:
        self._failed += not worker.is_ready
        if self._failed >= _TRIES:
            raise WorkerDied(code)

    def _cause(self, worker: Worker, code: int) -> CnnewsParseError:
        if worker.late and self.recipe.seconds is not None:
            return OutOfTime(self.recipe.seconds)
        memory = self.recipe.memory
        return WorkerDied(code) if code != MEMORY_EXIT or memory is None else OutOfMemory(memory)

    def _suspect(self, task: Task, record: int, error: CnnewsParseError) -> None:
        """Try a record once more, alone in a fresh worker; then tell it as an error.

        What ends a worker may have come from outside, or from the documents before. Time is not
        given twice.
        """
        if record in dict(task.doomed):  # it dies before it comes to the record
            self._places[task.number].add(record, self._rendered(self._failure(task, error)))
            self._places.pop(task.number).is_done = True
        elif isinstance(error, OutOfTime) or (task.number, record) in self._struck:
            self._again(attrs.evolve(task, doomed=(*task.doomed, (record, error))))
        else:
            self._struck.add((task.number, record))
            (self._to_cut if task.is_cut else self._suspects).append(task)

    def _again(self, task: Task) -> None:
        if task.is_cut:
            self._to_cut.append(task)
        else:
            self._tasks.appendleft(task)

    def _failure(self, task: Task, error: CnnewsParseError) -> Outcome:
        place = place_of(task.opened())
        return (place.within(f"record {task.skip + 1}") if task.skip else place).failed(error)

    def _rendered(self, outcome: Outcome) -> bytes:
        return pickle.dumps(self.recipe.render([outcome]), 5)
