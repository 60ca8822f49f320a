"""Many inputs in several processes: what a plain loop gives, whatever becomes of the processes."""

from __future__ import annotations

import gzip
import json
import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from archives import NOISE, answer, record, response
from cnnews_parse import (
    CnnewsParseError,
    EncodingError,
    InputError,
    Outcome,
    OutOfMemory,
    OutOfTime,
    Span,
    Unforeseen,
    WorkerDied,
    parse_all,
    parse_many,
)
from cnnews_parse.batch import processors
from cnnews_parse.rules import RULES
from hostile import MARK, install
from test_many import FILES, PROSE

FIXTURES = Path(__file__).parents[1] / "fixtures"
CHILDREN = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children")


def text(number: int) -> bytes:
    """A small document."""
    return f"某厂投产{number}\n\u3000\u3000{PROSE}{number}。".encode()


def hostile(kind: str) -> bytes:
    """A document that does something to its process."""
    return f"{MARK}{kind}。{PROSE}".encode()


def told(outcomes: Iterable[Outcome]) -> list[tuple[object, ...]]:
    """All that an outcome tells, errors by their words."""
    return [
        (each.name, each.position, each.url, each.article, type(each.error), str(each.error))
        for each in outcomes
    ]


def told_of(path: Path, workers: int = 2, ordered: bool = True) -> list[tuple[object, ...]]:
    """What several workers tell of a path."""
    return told(parse_many([path], workers=workers, ordered=ordered))


def json_lines(count: int, blanks: int = 0) -> bytes:
    """A file of records; blanks behind each make it one that all workers read."""
    rows = [{"title": f"某厂投产{n}", "content": f"{PROSE}{n}"} for n in range(count)]
    ends = " " * blanks + "\n"
    return "".join(json.dumps(row, ensure_ascii=False) + ends for row in rows).encode()


def large(count: int) -> bytes:
    """A file of records that all workers read."""
    return json_lines(count, 1_000_000 // count)


@pytest.fixture
def plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers load the hostile plugin: they get this process's `sys.path`."""
    monkeypatch.syspath_prepend(str(install(tmp_path / "plugin")))


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Small documents."""
    made = [tmp_path / f"{number:03}.txt" for number in range(60)]
    for number, file in enumerate(made):
        file.write_bytes(text(number))
    return made


@pytest.mark.parametrize("workers", [0, 2])
def test_outcomes_are_those_of_a_plain_loop(workers: int) -> None:
    """Of a folder with documents of every family, in the same order, errors included."""
    assert told_of(FIXTURES, workers) == told(parse_all(FIXTURES))


def test_without_order_the_outcomes_are_the_same(files: list[Path]) -> None:
    """Each once, as they come."""
    found = told(parse_many(files, workers=2, ordered=False))
    expected = told(outcome for file in files for outcome in parse_all(file))
    assert sorted(found, key=str) == sorted(expected, key=str)


@pytest.mark.parametrize("kind", FILES)
def test_files_of_many_articles_are_cut(kind: str, tmp_path: Path) -> None:
    """As `parse_all` cuts them, with the same positions."""
    file = tmp_path / "dump"
    file.write_text(FILES[kind], encoding="utf-8")
    assert told_of(file, 1) == told(parse_all(file))
    (inside,) = {each.name for each in parse_many([("dump", file.read_bytes())], workers=1)}
    assert inside == "dump"


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("ordered", [False, True])
def test_large_files_are_read_by_all_workers(tmp_path: Path, packed: bool, ordered: bool) -> None:
    """One cuts, the others read; nothing is lost, and order is kept where it counts."""
    file, other = tmp_path / "dump.jsonl", tmp_path / "warc"
    data = large(150)
    file.write_bytes(gzip.compress(data, 0) if packed else data)
    picture = record(answer(b"\x89PNG\r\n\x1a\n" + bytes(1_000_000), "image/png"))
    other.write_bytes(b"".join((*NOISE, *map(response, range(90)), picture)))
    expected = told(outcome for path in (file, other) for outcome in parse_all(path))
    found = told(parse_many([file, other], workers=2, ordered=ordered))
    assert len(found) == 240
    assert found == expected if ordered else sorted(found, key=str) == sorted(expected, key=str)


def test_a_file_may_be_cut_off(tmp_path: Path) -> None:
    """What stands before the cut is delivered, and the cut is told at its place."""
    file = tmp_path / "dump.jsonl.gz"
    file.write_bytes(gzip.compress(large(150), 0)[:-300_000])
    assert told_of(file) == told(parse_all(file))


KINDS = {
    "killed": WorkerDied(-signal.SIGKILL),
    "segfault": WorkerDied(-signal.SIGSEGV),
    "exit": WorkerDied(3),
    "hang": OutOfTime(2.0),
    "memory": OutOfMemory(1024**3),
    "fault": Unforeseen("IndexError", "list index out of range"),
}


@pytest.mark.usefixtures("plugin")
@pytest.mark.parametrize("kind", KINDS)
def test_hostile_documents_are_errors_and_the_others_go_on(kind: str, files: list[Path]) -> None:
    """In a file, in bytes and in a file of many: the right one is blamed, in its place."""
    if kind == "memory" and sys.platform != "linux":
        pytest.skip("address space is bounded on Linux only")
    files[20].write_bytes(hostile(kind))
    bad = json.dumps({"title": "某厂", "content": hostile(kind).decode()}, ensure_ascii=False)
    lines = json_lines(5) + bad.encode() + b"\n" + json_lines(3)
    inputs = [*files, ("lines", lines), ("bytes", hostile(kind)), ("last", text(1))]
    seconds = 2.0 if kind == "hang" else 60.0
    found = list(parse_many(inputs, workers=2, seconds=seconds, memory=1024**3))
    names = [*map(str, files), *["lines"] * 9, "bytes", "last"]
    assert [each.name for each in found] == names
    failed = {number: each for number, each in enumerate(found) if each.error}
    assert list(failed) == [20, 65, 69]
    assert {(type(e.error), e.error and e.error.args) for e in failed.values()} == {
        (type(KINDS[kind]), KINDS[kind].args)
    }
    assert (failed[65].position, failed[65].error and failed[65].error.name) == (
        "line 6",
        "lines, line 6",
    )
    assert str(failed[20].error) == f"{files[20]}: {KINDS[kind].reason()}"


@pytest.mark.usefixtures("plugin")
def test_hostile_records_of_a_large_file(tmp_path: Path) -> None:
    """Records that another process cut out are blamed one by one, with their lines."""
    lines = large(150).splitlines(keepends=True)
    for number in (50, 51, 90):
        row = {"title": "某厂", "content": hostile("segfault").decode()}
        lines[number] = json.dumps(row, ensure_ascii=False).encode() + b"\n"
    file = tmp_path / "dump.jsonl"
    file.write_bytes(b"".join(lines))
    found = list(parse_many([file], workers=2))
    assert [each.position for each in found] == [f"line {n}" for n in range(1, 151)]
    assert [n for n, each in enumerate(found) if each.error] == [50, 51, 90]


@pytest.mark.skipif(not CHILDREN.exists(), reason="needs /proc to find the workers")
@pytest.mark.parametrize("ordered", [False, True])
def test_workers_that_are_killed_lose_nothing(tmp_path: Path, ordered: bool) -> None:
    """Whoever kills them: what they had in hand is read by others, and none is blamed."""
    file = tmp_path / "dump.jsonl"
    file.write_bytes(large(300))
    found = []
    for number, outcome in enumerate(parse_many([file], workers=2, ordered=ordered)):
        found.append(outcome)
        time.sleep(0.01)  # time for a fresh worker to try again what a dead one had in hand
        if number in {0, 100, 200}:
            os.kill(int(CHILDREN.read_text().split()[0]), signal.SIGKILL)
    expected = told(parse_all(file))
    assert sorted(told(found), key=str) == sorted(expected, key=str)


def test_inputs_are_asked_for_as_outcomes_are(files: list[Path]) -> None:
    """Back-pressure: what is read ahead has a bound, however many inputs there are."""
    asked = 0

    def endless() -> Iterator[Path]:
        nonlocal asked
        while True:
            asked += 1
            yield files[asked % len(files)]

    outcomes = parse_many(endless(), workers=1)
    for number, _ in zip(range(200), outcomes, strict=False):
        assert asked <= number + 130
    outcomes.close()  # type: ignore[attr-defined]
    assert not CHILDREN.exists() or not CHILDREN.read_text()


def test_missing_files_and_folders(tmp_path: Path) -> None:
    """Are errors among the outcomes; so is a folder with nothing in it."""
    (tmp_path / "empty").mkdir()
    names = [tmp_path / "missing.html", tmp_path / "empty"]
    for workers in (0, 1):
        found = list(parse_many(names, workers=workers))
        assert [type(each.error) for each in found] == [InputError, InputError]
        assert [each.name for each in found] == list(map(str, names))


def test_files_that_disappear_are_errors(files: list[Path]) -> None:
    """Between the listing and the reading."""

    def listed() -> Iterator[Path]:
        for number, file in enumerate(files):
            if number % 10 == 0:
                file.unlink()
            yield file

    found = list(parse_many(listed(), workers=1))
    assert [n for n, each in enumerate(found) if each.error] == list(range(0, 60, 10))


def test_spans_of_json_lines(tmp_path: Path) -> None:
    """An offset and a size are a record, or several; without a size all up to the end."""
    file, lines = tmp_path / "dump.jsonl", json_lines(4).splitlines(keepends=True)
    file.write_bytes(b"".join(lines))
    sizes = list(map(len, lines))
    spans = [
        Span(path=file, start=sizes[0], size=sizes[1]),
        Span(path=file, start=sum(sizes[:2])),
        Span(path=file, start=10**9, size=10),
    ]
    found = list(parse_many(spans, workers=1))
    titles = [each.article.title if each.article else None for each in found]
    assert titles == ["某厂投产1", "某厂投产2", "某厂投产3", None]
    assert found[0].position == f"byte {sizes[0]}"
    assert found[1].position == f"byte {sum(sizes[:2])}, line 1"
    assert {each.name for each in found} == {str(file)}


def test_spans_of_web_archives(tmp_path: Path) -> None:
    """As a CDX index tells them: an offset, a size, an address."""
    members = [gzip.compress(response(number)) for number in range(3)]
    file = tmp_path / "crawl.warc.gz"
    file.write_bytes(b"".join(members))
    span = Span(path=file, start=len(members[0]), size=len(members[1]))
    (found,) = parse_many([span], workers=1)
    assert found.unwrap().title == "某厂投产1"
    assert found.url == found.unwrap().url == "http://news.example.com/1.html"
    assert found.position == f"byte {len(members[0])}, record 1"


def test_what_is_no_input() -> None:
    """Is told at once, and an encoding that is none before anything is read."""
    with pytest.raises(EncodingError):
        parse_many([], encoding="klingon")
    with pytest.raises(TypeError, match="not int"):
        list(parse_many([1], workers=1))  # type: ignore[list-item]
    with pytest.raises(TypeError, match="a tuple is a name and bytes"):
        list(parse_many([("a", "b")], workers=1))  # type: ignore[list-item]
    with pytest.raises(ValueError, match="fewer than 0"):
        parse_many([], workers=-1)
    with pytest.raises(ValueError, match="start"):
        Span(path="a", start=-1)


def test_workers_that_cannot_begin(monkeypatch: pytest.MonkeyPatch) -> None:
    """Are no reason to start others for ever."""
    monkeypatch.setattr(sys, "path", [])
    with pytest.raises(WorkerDied):
        list(parse_many([("a", text(1))], workers=1))


def test_scripts_need_no_guard(tmp_path: Path) -> None:
    """A script without `if __name__ == "__main__"` works, and prints each outcome once."""
    script = tmp_path / "script.py"
    script.write_text(
        "from cnnews_parse import parse_many\n"
        f"data = {text(1)!r}\n"
        "for outcome in parse_many([('a', data), ('b', data)], workers=2):\n"
        "    print(outcome.name, outcome.unwrap().title)\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, "-X", "utf8", str(script)], capture_output=True, check=True, timeout=60
    )
    assert done.stdout.decode().split() == ["a", "某厂投产1", "b", "某厂投产1"]
    assert not done.stderr


def test_rules_travel_by_their_names() -> None:
    """Those of the package, and those of any module."""
    assert pickle.loads(pickle.dumps(RULES)) == RULES  # noqa: S301 (ours)
    assert all(a is b for a, b in zip(RULES, pickle.loads(pickle.dumps(RULES)), strict=True))  # noqa: S301
    damaged = ("a", f"某厂投产\n\u3000\u3000{PROSE}&amp;nbsp;&amp;nbsp;{PROSE}".encode())
    (bare,) = parse_many([damaged], workers=1, rules=())
    (repaired,) = parse_many([damaged], workers=1)
    assert bare.unwrap().changes == ()
    assert repaired.unwrap().changes


def test_processors() -> None:
    """As many workers as processors, where none is asked for."""
    assert processors() >= 1
    assert [each.error for each in parse_many([("a", text(1))])] == [None]
    assert issubclass(WorkerDied, CnnewsParseError)
