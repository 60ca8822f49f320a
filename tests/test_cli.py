"""The command: JSON into a pipe, a summary for a reader, errors one line each."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import cnnews_parse
from cnnews_parse import Article, parse, repair_text
from cnnews_parse.cli import COMMANDS, main
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


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_help_names_each_command(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Who asks for help hears of all commands; each has help of its own."""
    for arguments in (["--help"], [command, "--help"]):
        with pytest.raises(SystemExit) as end:
            main(arguments)
        assert end.value.code == 0
        assert f"cnnews-parse {command}" in " ".join(capsys.readouterr().out.split())


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    """The version is that of the package."""
    with pytest.raises(SystemExit):
        main(["--version"])
    assert capsys.readouterr().out == f"cnnews_parse {cnnews_parse.__version__}\n"


def test_command_in_a_process_of_its_own() -> None:
    """The command prints UTF-8 whatever the locale."""
    start = "import sys; from cnnews_parse.cli import COMMANDS, main; sys.exit(main())"
    command = [sys.executable, "-c", start, *map(str, SEEDS)]
    locale = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(command, capture_output=True, env=locale, check=True)
    assert len(done.stdout.decode("utf-8").splitlines()) == len(SEEDS)
    assert done.stderr == b""


DAMAGED = "\u3000\u3000工業(yè)企業(yè)穩(wěn)中有進,產(chǎn)值達R&amp;D一成。\n第二段。\n"
RIGHT = "工業企業穩中有進,產值達R&D一成。\n第二段。\n"


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """A damaged text in a file."""
    file = tmp_path / "damaged.txt"
    file.write_text(DAMAGED, encoding="utf-8")
    return file


def test_repair_shows_each_edit_and_writes_the_result(
    damaged: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A line an edit, with the number of its line and its rule; no colour into a pipe."""
    out = damaged.with_name("right.txt")
    assert main(["repair", str(damaged), "-o", str(out)]) == 0
    shown = capsys.readouterr().out
    assert out.read_text(encoding="utf-8") == RIGHT
    assert "1: toned_gloss: <U+3000><U+3000>工業[-(yè)-]企業" in shown
    assert "1: escaped_entity: " in shown
    assert "[-&amp;-]{+&+}" in shown
    assert "\033" not in shown
    assert len(shown.splitlines()) == len(repair_text(DAMAGED).changes)


@pytest.mark.parametrize(("no_color", "coloured"), [("", True), ("1", False)])
def test_a_terminal_gets_colour_unless_it_says_no(
    damaged: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    no_color: str,
    coloured: bool,
) -> None:
    """`NO_COLOR` that is set and not empty forbids colour, as https://no-color.org says."""
    monkeypatch.setenv("NO_COLOR", no_color)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert main(["repair", str(damaged)]) == 0
    shown = capsys.readouterr().out
    assert ("\033[31m&amp;\033[0m\033[32m&\033[0m" in shown) is coloured
    assert ("[-&amp;-]" in shown) is not coloured


def test_repair_by_some_rules_alone(damaged: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The named rules are applied and no other."""
    assert main(["repair", str(damaged), "--rules", "indent,escaped_entity"]) == 0
    shown = capsys.readouterr().out.splitlines()
    assert {line.split(": ")[1] for line in shown} == {"indent", "escaped_entity"}


def test_repair_by_an_unknown_rule(damaged: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is refused with its name, as any wrong argument."""
    with pytest.raises(SystemExit, match="2"):
        main(["repair", str(damaged), "--rules", "indent,tidy"])
    assert "no rule is called tidy" in capsys.readouterr().err


@pytest.mark.parametrize("output", ["", "no-such-folder/right.txt"])
def test_repair_of_what_cannot_be_read_or_written(
    damaged: Path, output: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line on standard error and exit status 1."""
    out = str(damaged.parent / output) if output else ""
    file = damaged if output else damaged.with_name("missing.txt")
    assert main(["repair", str(file), *(["-o", out] if output else [])]) == 1
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 1
    assert (out or str(file)) in told[0]
