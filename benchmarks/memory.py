"""How much memory a large file of articles takes, and how fast it is read.

    python benchmarks/memory.py [KIND ...] [--size MB] [--check]

Makes a file of each kind (`jsonl`, `sogou`, `warc`, and `jsonl.gz`) in a temporary folder, its
last record cut off, and reads it with `parse_all` in a process of its own. Printed are the peak of
that process after the first hundred records and at the end, the time, and what was read. With
`--check` the exit code is 1 where the peak passes `LIMIT` or a record is missing.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

import attrs

LIMIT = 200
"""Megabytes that a process may take, Python and all libraries included."""

_CHILD = """
import re, resource, sys
from cnnews_parse import parse_all

def peak():
    try:  # what `getrusage` tells may have the parent's peak in it
        with open("/proc/self/status") as status:
            return int(re.search(r"VmHWM:\\s+([0-9]+)", status.read())[1]) // 1024
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024

articles, first, last = 0, 0, None
for outcome in parse_all(sys.argv[1]):
    articles += outcome.article is not None
    first = peak() if articles == 100 else first
    last = outcome
print(articles, first, peak(), last is not None and last.error is not None)
"""

_PLACES = "南山镇 梨园村 东岭县 北河市 西桥乡 柳林区 石门港 清水湾 高岗屯 白沙洲".split()
_WHAT = "自来水厂 公共图书馆 轮渡码头 乡村小学 粮食仓库 污水处理站 老年食堂 货运车站".split()
_DID = "昨日投入使用 通过了验收 开始扩建 计划年底完工 接待了首批居民 公布了收费办法".split()
_SAID = "负责人说，{}{}以前，居民要走{}里路 据统计，{}的{}每天服务{}人 {}的{}共用去{}万元".split()


@attrs.frozen(kw_only=True)
class Figures:
    """What became of one file.

    Attributes:
        kind: its kind.
        size: its size in megabytes.
        written: how many whole articles were written into it.
        read: how many were read.
        first: the peak after a hundred records, in megabytes.
        peak: the peak at the end.
        seconds: how long reading took.
        is_told: whether the last record, which is cut off, was told as an error.
    """

    kind: str
    size: float
    written: int
    read: int
    first: int
    peak: int
    seconds: float
    is_told: bool

    @property
    def is_good(self) -> bool:
        """Whether memory was kept within its limit, and nothing lost."""
        return self.peak < LIMIT and self.written == self.read and self.is_told


def paragraphs(dice: random.Random) -> Iterator[str]:
    """Paragraphs without end, few of them alike."""
    while True:
        place, what = dice.choice(_PLACES), dice.choice(_WHAT)
        said = dice.sample(_SAID, k=dice.randint(1, 3))
        words = (each.format(dice.choice(_PLACES), what, dice.randint(2, 9999)) for each in said)
        yield f"{place}的{what}{dice.choice(_DID)}。{'。'.join(words)}。"


def articles(seed: int = 7) -> Iterator[tuple[str, list[str]]]:
    """Headlines and texts without end, of three paragraphs to forty."""
    dice = random.Random(seed)
    stream = paragraphs(dice)
    pool = [next(stream) for _ in range(5_000)]
    for number in range(sys.maxsize):
        chosen = dice.choices(pool, k=min(40, 3 + int(dice.expovariate(1 / 8))))
        yield f"{chosen[0].partition('。')[0]}（{number}）", chosen


def _json_line(title: str, text: Sequence[str], number: int) -> bytes:
    record = {"id": number, "title": title, "content": "\n".join(text), "url": _url(number)}
    return f"{json.dumps(record, ensure_ascii=False)}\n".encode()


def _document(title: str, text: Sequence[str], number: int) -> bytes:
    parts = (
        f"<doc>\n<url>{_url(number)}</url>\n<docno>{number:016x}</docno>\n"
        f"<contenttitle>{title}</contenttitle>\n<content>{''.join(text)}</content>\n</doc>\n"
    )
    return parts.encode("gb18030")


def _capture(title: str, text: Sequence[str], number: int) -> bytes:
    """A page as a crawl has it: with its request, and behind a picture."""
    body = "".join(f"<p>{each}</p>\n" for each in text)
    script = "var counter = 0; function count(node) { counter += node.childNodes.length; }\n" * 150
    page = f"<html><head><title>{title}</title><script>{script}</script></head><body><h1>{title}</h1>{body}</body></html>"
    picture = random.Random(number).randbytes(30_000)
    return (
        _record("request", b"GET / HTTP/1.1\r\n\r\n", number)
        + _record("response", _answer("image/jpeg", picture), number)
        + _record("response", _answer("text/html; charset=gbk", page.encode("gb18030")), number)
    )


def _record(kind: str, block: bytes, number: int) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {_url(number)}\r\n"
        f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def _answer(media_type: str, content: bytes) -> bytes:
    return f"HTTP/1.1 200 OK\r\nContent-Type: {media_type}\r\n\r\n".encode() + content


def _url(number: int) -> str:
    return f"http://news.example.com/{number % 997}/{number}.html"


KINDS: dict[str, Callable[[str, Sequence[str], int], bytes]] = {
    "jsonl": _json_line,
    "sogou": _document,
    "warc": _capture,
    "jsonl.gz": _json_line,
}


def write(target: BinaryIO, kind: str, size: int) -> int:
    """Write a file of this many bytes and a little more; how many whole articles are in it."""
    written, done = 0, 0
    for number, (title, text) in enumerate(articles()):
        record = KINDS[kind](title, text, number)
        if done + len(record) > size:
            target.write(record[:-100])
            return written
        done += target.write(record)
        written += 1
    return written


def measured(kind: str, size: int) -> Figures:
    """Make a file, read it in a process of its own, and delete it."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, f"dump.{kind}")
        with gzip.open(file, "wb", 1) if kind.endswith(".gz") else file.open("wb") as target:
            written = write(target, kind, size)  # type: ignore[arg-type]
        started = time.perf_counter()
        command = [sys.executable, "-c", _CHILD, str(file)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        seconds = time.perf_counter() - started
    read, first, peak, is_told = done.stdout.split()
    return Figures(
        kind=kind,
        size=size / 1e6,
        written=written,
        read=int(read),
        first=int(first),
        peak=int(peak),
        seconds=seconds,
        is_told=is_told == "True",
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures of each kind."""
    reader = argparse.ArgumentParser(description="Measure the memory that large files take.")
    reader.add_argument("kinds", nargs="*", metavar="KIND", help=f"of {', '.join(KINDS)}")
    reader.add_argument("--size", type=float, default=1000, help="megabytes of each file")
    reader.add_argument("--check", action="store_true", help="exit with 1 past the limit")
    chosen = reader.parse_args(arguments)
    good = True
    for kind in chosen.kinds or KINDS:
        found = measured(kind, int(chosen.size * 1e6))
        good = good and found.is_good
        print(
            f"{kind:9}{found.size:8,.0f} MB  {found.read:,} of {found.written:,} articles, "
            f"cut told: {found.is_told}  peak {found.first} MB after 100, {found.peak} MB at the end"
            f"  {found.seconds:,.0f} s, {found.size / found.seconds:.2f} MB/s",
            flush=True,
        )
    return 1 if chosen.check and not good else 0


if __name__ == "__main__":
    sys.exit(main())
