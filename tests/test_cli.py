"""The command: JSON into a pipe, a summary for a reader, errors one line each."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cnnews_parse import Article, parse
from cnnews_parse.cli import main
from goldens import FIXTURES

SEEDS = sorted((FIXTURES / "seeds").glob("*/page.txt"))


def test_pipe_gets_one_object_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    """Each line is the record of one article, in the order of the arguments."""
    assert main([str(seed) for seed in SEEDS]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [Article.from_dict(json.loads(line)) for line in lines] == [parse(s) for s in SEEDS]


def test_summary_is_readable(capsys: pytest.CaptureFixture[str]) -> None:
    """Title, outlet, time, people, blocks, what was removed and changed."""
    assert main(["--summary", str(SEEDS[0])]) == 0
    out = capsys.readouterr().out
    for label in ("title", "outlet", "time", "people", "blocks", "removed", "changed"):
        assert f"  {label} " in out
    assert "2021-11-18 21:29:56" in out


def test_bad_file_is_told_and_the_good_ones_are_printed(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Exit status 1, one line on standard error for each bad file, all good ones printed."""
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    missing = tmp_path / "missing.txt"
    assert main([str(empty), str(SEEDS[0]), str(missing), str(SEEDS[1])]) == 1
    captured = capsys.readouterr()
    assert len(captured.out.splitlines()) == 2
    told = captured.err.splitlines()
    assert [line.split(":")[0] for line in told] == ["cnnews-parse"] * 2
    assert str(empty) in told[0]
    assert str(missing) in told[1]


@pytest.mark.parametrize("arguments", [["--encoding", "klingon"], ["--encoding", "base64"]])
def test_wrong_encoding(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """An unknown encoding is an error that names the file."""
    assert main([*arguments, str(SEEDS[0])]) == 1
    assert str(SEEDS[0]) in capsys.readouterr().err


def test_command_in_a_process_of_its_own() -> None:
    """The command prints UTF-8 whatever the locale."""
    start = "import sys; from cnnews_parse.cli import main; sys.exit(main())"
    command = [sys.executable, "-c", start, *map(str, SEEDS)]
    locale = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(command, capture_output=True, env=locale, check=True)
    assert len(done.stdout.decode("utf-8").splitlines()) == len(SEEDS)
    assert done.stderr == b""
