"""Other readers, in an environment of their own, asked through a small process each.

    python benchmarks/peers.py install    makes the environment, as `peers.txt` pins it

`python benchmarks/quality.py FOLDER --peers` then sets them beside ours.
"""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
import venv
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from adapters import ADAPTERS, OURS
from gold import documents
from scoring import Score, score

HERE = Path(__file__).parent
HOME = HERE / ".peers"
_PYTHON = HOME / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
REPEATS = 5
"""How often a page is timed; the best counts."""


class PeerError(Exception):
    """A reader raised, or its process ended; the words are its own."""


@dataclass(frozen=True)
class Reading:
    """What a reader found on a page, with its cost in lxml parses of the page."""

    text: str
    title: str | None
    published: dt.datetime | None
    published_precision: str | None
    source: str | None
    authors: Sequence[str]
    editors: Sequence[str]
    cost: float | None


@dataclass(frozen=True)
class Contestant:
    """One reader's scores, its versions, and the fields that it does not have."""

    name: str
    versions: Mapping[str, str]
    lacking: tuple[str, ...]
    scores: Sequence[Score]


def install() -> None:
    """Make the environment of the peers anew."""
    venv.create(HOME, with_pip=True, clear=True)
    (HOME / ".gitignore").write_text("*\n", encoding="utf-8")
    pip = [str(_PYTHON), "-m", "pip", "--disable-pip-version-check", "install", "-q"]
    subprocess.run([*pip, "pip>=24"], check=True)  # older ones trip over lxml's extras
    subprocess.run([*pip, "-r", str(HERE / "peers.txt")], check=True)


def wanted(names: str) -> list[str]:
    """The readers to ask, ours first: those named, parted by commas, or all.

    Raises:
        ValueError: a name that has no adapter.

    >>> wanted("gne")
    ['cnnews_parse', 'cnnews_parse, sites off', 'gne']
    """
    peers = [name for name in ADAPTERS if name not in OURS]
    chosen = peers if names == "all" else [name for name in names.split(",") if name]
    unknown = set(chosen) - set(peers)
    if unknown:
        raise ValueError(f"no adapter for {sorted(unknown)}; there are {peers}")
    return [*OURS, *chosen]


def contest(
    folder: Path, names: Sequence[str], without: Sequence[str] = (), repeats: int = REPEATS
) -> Iterator[Contestant]:
    """Score some readers on the documents of a folder, one reader after the other.

    Raises:
        FileNotFoundError: the environment of the peers is not there.
    """
    encodings = {folder / spec["file"]: str(spec["encoding"]) for spec in documents(folder)}
    for name in names:
        with _started(name) as (versions, ask):

            def read(path: Path, ask: Ask = ask) -> Reading:
                return _reading(ask(path, encodings[path], repeats))

            scores = score(folder, read, without)
        told = ADAPTERS[name].fields
        lacking = tuple(field for field in ADAPTERS[OURS[0]].fields if field not in told)
        yield Contestant(name=name, versions=versions, lacking=lacking, scores=scores)


Ask = Callable[[Path, str, int], dict[str, Any]]


@contextmanager
def _started(name: str) -> Iterator[tuple[dict[str, str], Ask]]:
    """A worker for one reader: its versions, and the call that has it read."""
    python = sys.executable if name in OURS else str(_PYTHON)
    if not Path(python).exists():
        raise FileNotFoundError(f"{python}: run `python benchmarks/peers.py install` first")
    command = [python, str(HERE / "worker.py"), name]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, encoding="utf-8"
    ) as process:
        yield _answer_of(process), lambda *request: _asked(process, *request)
        process.communicate()


def _asked(
    process: subprocess.Popen[str], path: Path, encoding: str, repeats: int
) -> dict[str, Any]:
    if process.stdin:
        request = {"path": str(path), "encoding": encoding, "repeats": repeats}
        print(json.dumps(request), file=process.stdin, flush=True)
    return _answer_of(process)


def _answer_of(process: subprocess.Popen[str]) -> dict[str, Any]:
    line = process.stdout.readline() if process.stdout else ""
    if not line:
        raise PeerError(f"the reader's process ended: {process.args!r}")
    answer: dict[str, Any] = json.loads(line)
    return answer


def _reading(answer: Mapping[str, Any]) -> Reading:
    """What a worker found; names that are empty are none.

    Raises:
        PeerError: the reader raised.
    """
    if "error" in answer:
        raise PeerError(answer["error"])
    published = answer.get("published")
    return Reading(
        text=answer.get("text") or "",
        title=answer.get("title") or None,
        published=dt.datetime.fromisoformat(published) if published else None,
        published_precision=answer.get("published_precision"),
        source=answer.get("source") or None,
        authors=[name for name in answer.get("authors") or () if name],
        editors=[name for name in answer.get("editors") or () if name],
        cost=answer["cost"],
    )


if __name__ == "__main__":
    if sys.argv[1:] != ["install"]:
        sys.exit(__doc__)
    install()
