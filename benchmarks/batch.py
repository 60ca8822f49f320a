"""What several workers give: as much as they should, in little memory, and what a plain loop gives.

    python benchmarks/batch.py [--documents N] [--workers N] [--check]

Makes a folder of generated documents of mixed families (pages in three encodings, posts, copied text,
records in JSON lines and web archives), 2 % of them broken and 0.1 % hostile: too deep, too large once
unpacked, or of a kind that makes careless readers slow. They are read by a plain loop, by one worker
and by N, each in a process of its own. Printed are the throughput and its ratio, the time of processors
that workers and parent took, the peak of the parent's memory after a tenth of the documents and at the
end, and whether the outcomes are equal. With `--check` the exit code is 1 where they are not, or memory
or the ratio passes its limit. On a machine that others use the ratio of seconds tells little; the time of
processors tells what it can be: two workers are bound by all of it, one by that of the worker.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import attrs

from memory import KINDS, articles

MEMORY = 300
"""Megabytes that the parent may take, Python and all libraries included."""
RATIO = 1.8
"""What two workers have to give on two processors, in units of one."""
_BROKEN, _HOSTILE = 0.02, 0.001
_PACKED = 2_000  # documents of a file of many

_CHILD = """
import hashlib, itertools, re, resource, sys, time
from cnnews_parse import Limits, parse_many

def peak():
    try:
        with open("/proc/self/status") as status:
            return int(re.search(r"VmHWM:\\s+([0-9]+)", status.read())[1]) // 1024
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024

folder, workers, tenth = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
told, count, failed, early = hashlib.blake2b(), 0, 0, 0
started = time.perf_counter()
for outcome in parse_many([folder], workers=workers, limits=Limits(bytes=8 * 1024 * 1024)):
    count += 1
    failed += outcome.error is not None
    early = peak() if count == tenth else early
    article = outcome.article
    said = (outcome.position, outcome.url, str(outcome.error))
    if article:
        said += (article.title, article.text, article.published, article.source, article.encoding)
    told.update(repr(said).encode("utf-8", "replace"))
seconds = time.perf_counter() - started
own, others = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
spent = [used.ru_utime + used.ru_stime for used in (own, others)]
print(count, failed, seconds, *spent, early, peak(), told.hexdigest()[:16])
"""


@attrs.frozen(kw_only=True)
class Figures:
    """What one way of reading gave.

    Attributes:
        documents: how many outcomes there were.
        failed: how many of them were errors.
        seconds: how long it took.
        parent: the seconds of processors that the parent took.
        spent: those that the workers took.
        early: the parent's peak after a tenth, in megabytes.
        peak: the parent's peak at the end.
        told: a digest of all outcomes in their order.
    """

    documents: int
    failed: int
    seconds: float
    parent: float
    spent: float
    early: int
    peak: int
    told: str


def _page(encoding: str) -> Callable[[str, Sequence[str], random.Random], bytes]:
    def made(title: str, text: Sequence[str], dice: random.Random) -> bytes:
        links = "".join(f"<li><a href='/{n}.html'>{title[:6]}{n}</a></li>" for n in range(20))
        body = "".join(f"<p>　　{each}</p>\n" for each in text)
        return (
            f"<html><head><meta charset='{encoding}'><title>{title}_南山网</title></head><body>"
            f"<ul>{links}</ul><h1>{title}</h1><div>2024-05-{dice.randint(10, 28)} 08:30 来源：南山报</div>"
            f"<div class='content'>{body}<p>（责任编辑：李四）</p></div><ul>{links}</ul></body></html>"
        ).encode(encoding, "replace")

    return made


def _post(title: str, text: Sequence[str], dice: random.Random) -> bytes:
    front = f"---\ntitle: {title}\ndate: 2024-05-{dice.randint(10, 28)}\ntags: [交通]\n---\n\n"
    return (front + "\n\n".join(text) + "\n").encode()


def _copied(title: str, text: Sequence[str], dice: random.Random) -> bytes:
    lines = [
        title,
        f"2024年05月{dice.randint(10, 28)}日 08:30 来源：南山报",
        *("　　" + t for t in text),
    ]
    return "\n".join(lines).encode("gb18030")


FAMILIES: tuple[tuple[str, Callable[[str, Sequence[str], random.Random], bytes]], ...] = (
    (".html", _page("utf-8")),
    (".html", _page("gb18030")),
    (".html", _page("big5hkscs")),
    (".md", _post),
    (".txt", _copied),
)


def _broken(data: bytes, dice: random.Random) -> bytes:
    """Cut off, empty, no text, or without an article."""
    kind = dice.randrange(4)
    if kind == 0:
        return data[: len(data) // 5]
    return (
        b"",
        b"\x89PNG\r\n\x1a\n" + data[:200],
        b"<html><body><ul><li>1</li></ul></body></html>",
    )[kind - 1]


def _hostile(dice: random.Random) -> bytes:
    """Too deep, too many elements, a bomb, or a page without end."""
    return (
        b"<div>" * 100_000,
        b"<html><body>" + b"<b>" * 30_000 + "甲".encode() * 1_000,
        gzip.compress(bytes(20 * 1024 * 1024)),
        b"<!--" + b"-" * 2_000_000,
        b"{" * 50_000,
        ("甲（" * 50_000).encode(),
    )[dice.randrange(6)]


def write(folder: Path, count: int, seed: int = 11) -> None:
    """Write so many documents: two thirds as files, the others in dumps and web archives."""
    dice, stream = random.Random(seed), articles(seed)
    for number in range(count * 2 // 3):
        title, text = next(stream)
        ending, make = FAMILIES[number % len(FAMILIES)]
        chance = dice.random()
        data = _hostile(dice) if chance < _HOSTILE else make(title, text, dice)
        data = _broken(data, dice) if _HOSTILE < chance < _HOSTILE + _BROKEN else data
        place = folder / f"{number // 1000:04}"
        place.mkdir(exist_ok=True)
        (place / f"{number:07}{ending}").write_bytes(data)
    left = count - count * 2 // 3
    for first in range(0, left, _PACKED):
        kind = ("jsonl", "jsonl.gz", "warc")[first // _PACKED % 3]
        records = _records(kind, stream, min(_PACKED, left - first), dice)
        with open(folder / f"dump-{first:07}.{kind}", "wb") as plain:
            target = (
                gzip.GzipFile(fileobj=plain, mode="wb", mtime=0) if kind.endswith("gz") else plain
            )
            for record in records:
                target.write(record)
            if target is not plain:
                target.close()


def _records(
    kind: str, stream: Iterator[tuple[str, list[str]]], count: int, dice: random.Random
) -> Iterator[bytes]:
    for number in range(count):
        title, text = next(stream)
        record = KINDS[kind](title, text, number)
        is_broken = dice.random() < _BROKEN and kind.startswith("jsonl")
        yield record[: len(record) // 2] + b"\n" if is_broken else record


def measured(folder: Path, workers: int, count: int) -> Figures:
    """Read all documents in a process of its own."""
    command = [sys.executable, "-c", _CHILD, str(folder), str(workers), str(max(1, count // 10))]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    documents, failed, seconds, parent, spent, early, peak, told = done.stdout.split()
    return Figures(
        documents=int(documents),
        failed=int(failed),
        seconds=float(seconds),
        parent=float(parent),
        spent=float(spent),
        early=int(early),
        peak=int(peak),
        told=told,
    )


def _shown(name: str, found: Figures) -> str:
    return (
        f"{name:12}{found.documents:9,} outcomes, {found.failed:,} errors {found.seconds:9,.1f} s "
        f"{found.documents / found.seconds:8,.1f} a second; processors: parent "
        f"{found.parent:,.1f} s, workers {found.spent:,.1f} s; parent {found.early} MB after a tenth, "
        f"{found.peak} MB at the end; {found.told}"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures of a plain loop, of one worker and of several."""
    reader = argparse.ArgumentParser(description="Measure what several workers give.")
    reader.add_argument("--documents", type=int, default=200_000)
    reader.add_argument("--workers", type=int, default=2)
    reader.add_argument("--check", action="store_true", help="exit with 1 past a limit")
    chosen = reader.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        folder, started = Path(name), time.perf_counter()
        write(folder, chosen.documents)
        print(f"{chosen.documents:,} documents written in {time.perf_counter() - started:,.0f} s")
        found: dict[int, Figures] = {}
        for workers in (chosen.workers, 0, 1):
            found[workers] = measured(folder, workers, chosen.documents)
            label = f"{workers} worker{'s' * (workers != 1)}" if workers else "plain loop"
            print(_shown(label, found[workers]), flush=True)
    one, several = found[1], found[chosen.workers]
    ratio = one.seconds / several.seconds
    equal = len({each.told for each in found.values()}) == 1
    bound = 2 * several.spent / (several.spent + several.parent)
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    print(
        json.dumps(
            {
                "ratio": round(ratio, 2),
                "ratio_in_processor_time": round(bound, 2),
                "equal": equal,
                "load": round(load, 1),
            }
        )
    )
    good = equal and several.peak < MEMORY and ratio >= RATIO
    return 1 if chosen.check and not good else 0


if __name__ == "__main__":
    sys.exit(main())
