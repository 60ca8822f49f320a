"""`cnnews-parse batch`: broken off anywhere and resumed, the output is that of an undisturbed run."""

from __future__ import annotations

import contextlib
import datetime as dt
import gzip
import io
import json
import os
import random
import re
import shutil
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cnnews_parse import Article, Outcome, parse, parse_all
from cnnews_parse.batch.rows import COLUMNS, as_json, row_of
from cnnews_parse.batch.runs import Run
from cnnews_parse.cli import main
from test_batch import hostile, large, plugin, text  # noqa: F401 (a fixture)

KILLS = int(os.environ.get("CNNEWS_PARSE_KILLS", "4"))
"""How often a run is killed; 20 before a release."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A dump that all workers read, and small files around it; one of them is empty."""
    folder = tmp_path / "in"
    (folder / "sub").mkdir(parents=True)
    for number in range(40):
        (folder / f"{'az'[number % 2]}{number:03}.txt").write_bytes(text(number))
        (folder / "sub" / f"{number:03}.txt").write_bytes(text(1000 + number))
    (folder / "empty.txt").write_bytes(b"")
    (folder / "dump.jsonl").write_bytes(large(200))
    return folder


def batch(*arguments: object) -> int:
    """Run the command in this process."""
    return main(["batch", "--workers=2", "--part=20", *map(str, arguments)])


def started(*arguments: object) -> subprocess.Popen[bytes]:
    """Run the command in a process of its own."""
    command = [sys.executable, "-m", "cnnews_parse.cli", "batch", "--workers=2", "--part=20"]
    return subprocess.Popen([*command, *map(str, arguments)], stderr=subprocess.PIPE)


def lines_of(path: Path) -> list[dict[str, Any]]:
    """The objects of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def rows(out: Path) -> list[dict[str, Any]]:
    """All rows, in the order of the parts."""
    return [row for part in sorted(out.glob("part-*")) for row in lines_of(part)]


def written(out: Path) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """All that a run wrote: articles and failures."""
    return rows(out), lines_of(out / "failed.jsonl")


@pytest.fixture
def undisturbed(folder: Path, tmp_path: Path) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """What a run writes that nobody disturbs."""
    assert batch(folder, "-o", tmp_path / "calm") == 1
    return written(tmp_path / "calm")


def test_rows_are_those_of_a_plain_loop(
    folder: Path, undisturbed: tuple[list[dict[str, Any]], list[dict[str, Any]]]
) -> None:
    """In the order of the folder; what failed stands in a file of its own."""
    expected = [as_json(row_of(each.article, each)) for each in parse_all(folder) if each.article]
    assert undisturbed[0] == expected
    (failure,) = undisturbed[1]
    assert failure["input"] == str(folder / "empty.txt")
    assert (failure["error"], failure["reason"]) == ("EmptyInput", "the input holds no text")


def test_a_killed_run_goes_on(
    folder: Path,
    tmp_path: Path,
    undisturbed: tuple[list[dict[str, Any]], list[dict[str, Any]]],
) -> None:
    """Killed at random moments and resumed: the same records, none lost, none twice."""
    out, dice, killed = tmp_path / "out", random.Random(KILLS), 0
    while killed < KILLS:
        process = started(folder, "-o", out, "--resume", "--part=5")
        time.sleep(dice.uniform(0.3, 2.0))
        if process.poll() is None:
            process.kill()
            killed += 1
        process.communicate()
        if process.returncode == 1:  # it was done before it could be killed: begin anew
            assert written(out) == undisturbed
            shutil.rmtree(out)
    assert batch(folder, "-o", out, "--resume", "--part=5") == 1
    assert written(out) == undisturbed
    assert not list(out.glob(".*"))


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_stopped_run_goes_on(
    number: int,
    folder: Path,
    tmp_path: Path,
    undisturbed: tuple[list[dict[str, Any]], list[dict[str, Any]]],
) -> None:
    """Ctrl-C ends it cleanly: what is read is written, and said is how to go on."""
    out = tmp_path / "out"
    process = started(folder, "-o", out)
    wait_for(out / "manifest.jsonl")
    process.send_signal(number)
    said = process.communicate(timeout=60)[1].decode()
    assert process.returncode == 130, said
    assert "Traceback" not in said
    assert said.endswith("cnnews-parse: stopped; --resume goes on with it\n")
    assert 0 < len(rows(out)) < len(undisturbed[0])
    assert batch("-o", out, "--resume") == 1
    assert written(out) == undisturbed


def wait_for(path: Path) -> None:
    """Wait until a file is there."""
    for _ in range(600):
        if path.exists() and path.stat().st_size:
            return
        time.sleep(0.05)
    raise AssertionError(path)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of a few hundred kilobytes."""
    disk = tmp_path / "disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=120k", "tmpfs", str(disk)]
    if sys.platform != "linux" or not shutil.which("mount") or os.geteuid() != 0:
        pytest.skip("only root can mount a small disk")
    if subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("a small disk cannot be mounted here")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk(
    small_disk: Path,
    folder: Path,
    undisturbed: tuple[list[dict[str, Any]], list[dict[str, Any]]],
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Ends the run with one line; with room again it goes on, and nothing is lost."""
    out = small_disk / "out"
    assert batch(folder, "-o", out) == 2
    assert "No space left on device; what was written before is safe" in capsys.readouterr().err
    more = ["mount", "-o", "remount,size=100m", str(small_disk)]
    subprocess.run(more, check=True)
    assert batch(folder, "-o", out, "--resume") == 1
    assert written(out) == undisturbed


def test_an_output_that_cannot_be_written(
    small_disk: Path,
    folder: Path,
    undisturbed: tuple[list[dict[str, Any]], list[dict[str, Any]]],
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Becoming read-only amid a run is told in one line, and the run can go on later."""
    subprocess.run(["mount", "-o", "remount,size=100m", str(small_disk)], check=True)
    out = small_disk / "out"
    process = started(folder, "-o", out)
    wait_for(out / "manifest.jsonl")
    # a file that is open for writing keeps a disk from becoming read-only
    for _ in range(500):
        if not subprocess.run(
            ["mount", "-o", "remount,ro", str(small_disk)], check=False, capture_output=True
        ).returncode:
            break
    said = process.communicate(timeout=60)[1].decode()
    if process.returncode == 1:
        pytest.skip("the run was faster than the mount")
    assert process.returncode == 2
    assert "Read-only file system; what was written before is safe" in said
    assert batch(folder, "-o", out, "--resume") == 2
    assert "Read-only file system" in capsys.readouterr().err
    subprocess.run(["mount", "-o", "remount,rw", str(small_disk)], check=True)
    assert batch(folder, "-o", out, "--resume") == 1
    assert written(out) == undisturbed


@pytest.mark.usefixtures("plugin")
def test_hostile_documents_are_quarantined_and_read_again(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each with its place; once they are mended, `--retry-failed` reads these alone."""
    kinds = {"a000.txt": "segfault", "sub/005.txt": "memory", "z001.txt": "hang"}
    for name, kind in kinds.items():
        (folder / name).write_bytes(hostile(kind))
    lines = large(200).splitlines(keepends=True)
    bad = json.dumps({"title": "某厂", "content": hostile("killed").decode()}, ensure_ascii=False)
    mended, lines[100] = lines[100], bad.encode() + b"\n"
    (folder / "dump.jsonl").write_bytes(b"".join(lines))
    out, again = tmp_path / "out", tmp_path / "again"
    assert batch(folder, "-o", out, "--seconds=3", "--memory=1024") == 1
    failed = {row["position"]: row["error"] for row in lines_of(out / "failed.jsonl")}
    assert failed == {
        "a000.txt": "WorkerDied",
        "dump.jsonl, line 101": "WorkerDied",
        "empty.txt": "EmptyInput",
        "sub/005.txt": "OutOfMemory",
        "z001.txt": "OutOfTime",
    }
    assert "2 WorkerDied" in capsys.readouterr().err
    for number, name in enumerate(kinds):
        (folder / name).write_bytes(text(number))
    lines[100] = mended
    (folder / "dump.jsonl").write_bytes(b"".join(lines))
    assert batch("--retry-failed", out / "failed.jsonl", "-o", again) == 1
    assert [row["position"] for row in rows(again)] == [p for p in failed if p != "empty.txt"]
    assert [row["position"] for row in lines_of(again / "failed.jsonl")] == ["empty.txt"]
    assert rows(again)[1]["title"] == "某厂投产100"


def test_an_input_that_disappears(folder: Path, tmp_path: Path) -> None:
    """Between listing and reading it is a failure; once read it is not needed any more."""
    out = tmp_path / "out"
    process = started(folder, "-o", out)
    wait_for(out / "run.json")
    process.kill()
    process.communicate()
    (folder / "z039.txt").unlink()
    (folder / "new.txt").write_bytes(text(5))
    assert batch("-o", out, "--resume") == 1
    assert [row["position"] for row in lines_of(out / "failed.jsonl")] == ["empty.txt", "z039.txt"]
    assert len(rows(out)) == 40 + 40 + 200 - 1


def test_a_torn_manifest_is_mended(
    folder: Path,
    tmp_path: Path,
    undisturbed: tuple[list[dict[str, Any]], list[dict[str, Any]]],
) -> None:
    """A line that was cut off does not count, nor does the part that it would have told of."""
    out = tmp_path / "out"
    shutil.copytree(tmp_path / "calm", out)
    data = (out / "manifest.jsonl").read_bytes()
    for size in (len(data) - 7, len(data) // 2, 10):
        (out / "manifest.jsonl").write_bytes(data[:size])
        assert batch("-o", out, "--resume") == 1
        assert written(out) == undisturbed


@pytest.mark.parametrize(
    ("packing", "ending", "magic"), [("gzip", "gz", b"\x1f\x8b"), ("zstd", "zst", b"\x28\xb5")]
)
def test_packed_lines(
    packing: str, ending: str, magic: bytes, tmp_path: Path, folder: Path
) -> None:
    """Each part is packed as a whole."""
    out = tmp_path / "out"
    assert batch(folder / "sub", "-o", out, f"--compress={packing}") == 0
    first, second = sorted(out.glob(f"part-*.jsonl.{ending}"))
    assert first.read_bytes().startswith(magic)
    if packing == "gzip":
        assert len(gzip.decompress(second.read_bytes()).splitlines()) == 20


def test_parquet(tmp_path: Path, folder: Path) -> None:
    """The columns are those that are documented, and the rows those of JSON lines."""
    parquet = pytest.importorskip("pyarrow.parquet")
    source, out = tmp_path / "source.txt", tmp_path / "out"
    source.write_text(
        "某厂投产\n1988年7月1日23:40 来源：某报\n\u3000\u3000某厂日前投产，年产量三万吨。", "utf-8"
    )
    assert batch(folder / "sub", source, "-o", out, "--format=parquet", "--full") == 0
    parts = [parquet.read_table(part) for part in sorted(out.glob("part-*.parquet"))]
    assert parts[0].schema.names == [*(column.name for column in COLUMNS), "record"]
    assert parts[0].schema.metadata[b"cnnews_parse.row_version"] == b"1"
    found = [row for part in parts for row in part.to_pylist()]
    (last,) = parse_all(source)
    expected = row_of(last.unwrap(), Outcome(**{**vars_of(last), "position": "file"}))
    assert {name: found[-1][name] for name in expected} == expected
    assert found[-1]["published"].date() == dt.date(1988, 7, 1)
    assert Article.from_dict(json.loads(found[-1]["record"])) == last.article


def vars_of(outcome: Outcome) -> dict[str, Any]:
    """The fields of an outcome."""
    return {name: getattr(outcome, name) for name in ("name", "article", "url")}


@pytest.mark.parametrize("form", ["markdown", "json"])
def test_one_file_a_document(form: str, tmp_path: Path, folder: Path) -> None:
    """A part is a folder; each file is read back as it was written."""
    out = tmp_path / "out"
    assert batch(folder / "sub", "-o", out, f"--format={form}") == 0
    files = sorted(out.glob("part-*/*"))
    assert [file.parent.name for file in files] == ["part-00000"] * 20 + ["part-00001"] * 20
    expected = [each.unwrap() for each in parse_all(folder / "sub")]
    if form == "json":
        read = [Article.from_dict(json.loads(file.read_text("utf-8"))) for file in files]
        assert read == expected
    else:
        again = [parse(file) for file in files]
        assert [(a.title, a.text) for a in again] == [(a.title, a.text) for a in expected]


def test_patterns_and_lists(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pattern that the shell left alone, and a list on standard input."""
    assert batch(folder / "**" / "00?.txt", "-o", tmp_path / "a", "--quiet") == 0
    assert len(rows(tmp_path / "a")) == 10
    listed = f"{folder / 'a000.txt'}\r\n\n{folder / 'sub'}\n"
    monkeypatch.setattr("sys.stdin", io.StringIO(listed))
    assert batch("-", "-o", tmp_path / "b") == 0
    assert len(rows(tmp_path / "b")) == 41


def test_runs_are_not_mixed(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder with a run is refused; a run that is done has nothing to resume."""
    out = tmp_path / "out"
    assert batch("-o", out, "--resume") == 2
    assert "holds no run" in capsys.readouterr().err
    assert batch(folder / "sub", "-o", out, "--resume") == 0
    assert batch(folder / "sub", "-o", out) == 2
    assert "holds a run already; --resume goes on with it" in capsys.readouterr().err
    before = {path: path.stat().st_mtime_ns for path in out.glob("part-*")}
    assert batch("-o", out, "--resume") == 0
    assert before == {path: path.stat().st_mtime_ns for path in out.glob("part-*")}
    assert batch("--retry-failed", folder / "a000.txt", "-o", tmp_path / "other") == 2
    assert "no list of failures" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        batch("-o", out)


def test_one_process_at_a_time(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two that write into one run would spoil it."""
    pytest.importorskip("fcntl")
    out = tmp_path / "out"
    assert batch(folder / "sub", "-o", out) == 0
    with contextlib.closing(Run.opened(out)):
        assert batch("-o", out, "--resume") == 2
    assert "another process is at this run" in capsys.readouterr().err
    assert batch("-o", out, "--resume") == 0


def test_nothing_but_a_summary_goes_into_a_pipe(folder: Path, tmp_path: Path) -> None:
    """No progress bar, and nothing at all on standard output."""
    process = started(folder / "sub", "-o", tmp_path / "out")
    said = process.communicate(timeout=60)[1].decode().splitlines()
    assert said[0].startswith("40 articles, 0 failures; 40 documents in ")
    assert said[1].split() == ["read", "by", "40", "plain_text"]
    assert said[2].startswith("  without  40 published")


def test_the_documentation_lists_all_columns() -> None:
    """In their order, with what stands in them."""
    page = Path(__file__).parents[1] / "docs" / "batch.md"
    table = page.read_text(encoding="utf-8").partition("| column | type | holds |")[2]
    cells = [line.split(" | ") for line in table.splitlines() if line.startswith("| `")]
    told = [(first.strip("| `"), last.rstrip(" |")) for first, _, last in cells]
    assert told == [(column.name, column.about) for column in COLUMNS]


def test_a_terminal_shows_a_bar(folder: Path, tmp_path: Path) -> None:
    """With what is done, the rate, the time left, and how many failed."""
    pty = pytest.importorskip("pty")
    termios, fcntl = pytest.importorskip("termios"), pytest.importorskip("fcntl")
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 120, 0, 0))
    command = [sys.executable, "-m", "cnnews_parse.cli", "batch", str(folder), "-o"]
    environment = {**os.environ, "TQDM_MININTERVAL": "0"}
    with subprocess.Popen([*command, str(tmp_path / "out")], stderr=theirs, env=environment) as run:
        os.close(theirs)
        shown = b""
        with contextlib.suppress(OSError):  # as Linux tells that the other end is closed
            while piece := os.read(ours, 4096):
                shown += piece
    os.close(ours)
    assert run.returncode == 1
    assert re.search(r"82/82 \[.*input/s, articles=280, failures=1\]", shown.decode())
