"""Many inputs, several processes: outcomes in order, and no document that can stop the rest."""

from __future__ import annotations

import os
import pickle
from collections.abc import Iterable, Iterator, Sequence

from cnnews_parse.batch.inputs import Asked, Input, Span, place_of, records_of, sources
from cnnews_parse.batch.reading import Recipe, outcomes, unforeseen
from cnnews_parse.containers import How
from cnnews_parse.decoding import decode
from cnnews_parse.model.document import Limits
from cnnews_parse.model.outcome import Outcome
from cnnews_parse.repairing.engine import Rule
from cnnews_parse.rules import RULES

__all__ = ["Input", "Span", "parse_many"]

_DEFAULT = Limits()
MEMORY = 2 * 1024**3
"""The bytes of address space that a worker may take by default."""
SECONDS = 60.0
"""The time that a document may take by default."""


def parse_many(
    inputs: Iterable[Input],
    *,
    workers: int | None = None,
    ordered: bool = True,
    seconds: float | None = SECONDS,
    memory: int | None = MEMORY,
    encoding: str | None = None,
    limits: Limits = _DEFAULT,
    sites: bool = True,
    rules: Sequence[Rule] = RULES,
) -> Iterator[Outcome]:
    """Read many inputs in several processes.

    A document that a worker cannot finish is an outcome with an error, and the others go on: one
    that takes too long (`OutOfTime`), needs too much memory (`OutOfMemory`), ends the process, as a
    fault in native code does (`WorkerDied`), or meets a fault of this package (`Unforeseen`). So
    is a file that is missing. Inputs are asked for as outcomes are, a little ahead.

    Args:
        inputs: paths of files and folders, tuples of a name and bytes (and an address, where it is
            known), and `Span`s of files. Those
            that hold many articles are read as by `parse_all`; a large one by all workers.
        workers: how many processes; None for one for each processor that this process may use; 0
            for none: all is read in this process, without bounds of time and memory.
        ordered: True for outcomes in the order of the inputs, False for each as it is there.
        seconds: how long one document may take; None for no bound.
        memory: the bytes of address space that a worker may take, where the platform can bound it
            (Linux); None for no bound.
        encoding: the encoding of all inputs, where you know it; None to find out.
        limits: how much is read of a document before it is refused.
        sites: False leaves aside what is known of single sites.
        rules: the repairs, in their order; those of your own must be importable from a module.
    Returns:
        The outcomes, made as they are asked for; `name` and `position` say of what. The order
        inside a file is kept in any case, save of a large one that all workers read.
    Raises:
        EncodingError: `encoding` names no text encoding.
        TypeError: an input is none of these.
        WorkerDied: workers die before they begin.

    >>> page = "某市发布新规\\n　　某市今天发布新规，明年一月一日起施行。".encode()
    >>> for outcome in parse_many([("a.txt", page), "missing.txt"], workers=1):
    ...     print(outcome.name, outcome.article and outcome.article.title, outcome.error)
    a.txt 某市发布新规 None
    missing.txt None missing.txt: No such file or directory
    """
    if encoding is not None:
        decode(b"x", encoding=encoding)
    how = How(encoding=encoding, limits=limits, sites=sites, rules=rules)
    count = processors() if workers is None else workers
    if count < 0:
        raise ValueError("there cannot be fewer than 0 workers")
    recipe = Recipe(how=how, render=list, seconds=seconds, memory=memory)
    return _there(inputs, recipe, count, ordered) if count else _here(inputs, how)


def processors() -> int:
    """How many processors this process may use.

    >>> processors() >= 1
    True
    """
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on every platform
        return os.cpu_count() or 1


def _here(inputs: Iterable[Input], how: How) -> Iterator[Outcome]:
    """A plain loop: what workers do, in this process."""
    for source in sources(inputs):
        if isinstance(source, Outcome):
            yield source
            continue
        try:
            for found in records_of(source, how):
                yield from outcomes(found, how)
        except Exception as error:  # the file cannot be opened, or cut any further
            yield place_of(source).failed(unforeseen(error))


def _there(inputs: Iterable[Input], recipe: Recipe, count: int, ordered: bool) -> Iterator[Outcome]:
    from cnnews_parse.batch.supervisor import Supervisor

    asked = map(Asked, sources(inputs))
    supervisor = Supervisor(sources=asked, recipe=recipe, count=count, ordered=ordered)
    for result in supervisor.results():
        yield from pickle.loads(result.blob)  # noqa: S301 (from a worker of ours)
