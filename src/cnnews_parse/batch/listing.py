"""The list of what a run reads: made once, kept beside the output, read again by whoever resumes."""

from __future__ import annotations

import glob
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from cnnews_parse.batch.inputs import Asked, sources
from cnnews_parse.containers import Place
from cnnews_parse.model.errors import InputError
from cnnews_parse.model.outcome import Outcome

Failed = Mapping[int, frozenset[int]]
"""For each number of an input the numbers of the records that failed."""


def expanded(names: Iterable[str], listed: Iterable[str]) -> Iterator[str]:
    """The paths that are named on the command line.

    Args:
        names: paths and patterns; `-` for those of a list.
        listed: this list, one path a line.
    """
    for name in names:
        if name == "-":
            yield from (line.rstrip("\r\n") for line in listed if line.strip())
        elif not os.path.lexists(name) and glob.has_magic(name):
            yield from sorted(glob.iglob(name, recursive=True)) or (name,)
        else:
            yield name


def write(path: Path, names: Iterable[str]) -> int:
    """List the files that are named, those of folders one by one; how many there are."""
    return _written(path, map(_line, sources(names)))


def write_failed(path: Path, listed: Path, failed: Failed) -> int:
    """List again what failed, of the list of another run; how many inputs there are."""
    chosen = (
        {**line, "only": sorted(failed[number])}
        for number, line in enumerate(_lines(listed))
        if number in failed
    )
    return _written(path, chosen)


def _written(path: Path, lines: Iterable[dict[str, Any]]) -> int:
    count = 0
    with path.open("w", encoding="ascii") as file:
        for line in lines:
            file.write(f"{json.dumps(line)}\n")
            count += 1
        file.flush()
        os.fsync(file.fileno())
    return count


def _line(source: object) -> dict[str, Any]:
    if isinstance(source, Outcome):
        error = source.error.reason() if source.error else ""
        return {"path": source.name, "position": source.position, "error": error}
    assert isinstance(source, Place)  # noqa: S101 (all that is named are paths)
    return {"path": os.path.abspath(source.file), "position": source.position}


def read(path: Path, *, first: int = 0, skip: int = 0) -> Iterator[Asked]:
    """What is asked for from an input on.

    Args:
        path: the list.
        first: the number of the input, from 0.
        skip: how many of its records are not asked for.
    """
    for number, line in enumerate(_lines(path)):
        if number >= first:
            yield _asked(line, skip if number == first else 0)


def _asked(line: dict[str, Any], skip: int) -> Asked:
    place = Place(line["path"], line["position"])
    only = frozenset(line["only"]) if "only" in line else None
    source = place.failed(InputError(line["error"])) if "error" in line else place
    return Asked(source, skip, only)


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="ascii") as file:
        for line in file:
            yield json.loads(line)
