"""Time conversion between scripts, beside opencc-python-reimplemented and OpenCC's own wheel.

    python benchmarks/script.py [--megabytes N] [--corpus FOLDER] [--wheel PYTHON] [--check]

Ours is timed in pure Python, with numpy, and with what the extra `automaton` brings, which is numpy
and an automaton library. The text is prose of our own, words of the dictionaries in any order, and, where a folder of
documents is named or stands at its place, their articles. Each contestant converts it in a process
of its own, in turns; the best of three rounds counts, in processor time, of the package the only
one. Its output must be ours to the last character. The wheel (`pip install OpenCC` in an
environment of its own, whose Python is named with --wheel; `peers.py install` makes one) brings
newer dictionaries and takes the longest word at the left first, so there differences are counted,
not refused. With `--check` the exit code is 1 where a target is missed.
"""

from __future__ import annotations

import argparse
import importlib
import itertools
import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from peers import HOME

CONFIGS = ("s2t", "t2s", "s2tw", "tw2s", "s2hk", "hk2s", "s2twp", "tw2sp")
CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
ROUNDS = 3
COLD_LIMIT = 0.060
"""Seconds until the first text is converted, import and dictionaries included."""

_PROSE = {
    "Hans": (
        "本报讯 记者从南山镇政府新闻办公室了解到，全镇工业企业前三季度干得不错，后劲十足。",
        "理发店里，师傅一边给客人理头发，一边说今年的面粉又涨了几毛钱。",
        "气象台预计，未来三天青石江干流水位仍将上涨，各县要把准备工作做在前面。",
        "游客沿着古道走，旅游收入同比增长8.1%，软件和信息服务业占比提高。",
    ),
    "Hant": (
        "本報訊 記者從南山鎮政府新聞辦公室瞭解到，全鎮工業企業前三季度幹得不錯，後勁十足。",
        "理髮店裡，師傅一邊給客人理頭髮，一邊說今年的麵粉又漲了幾毛錢。",
        "行政部門於週三表示，計畫於明年徵收新稅，並徵求各界意見，答覆將於月底公布。",
        "乾隆年間的乾貨鋪子，掌櫃的著了涼，還惦記著生意；軟體和資訊服務業成長。",
    ),
}

_WORDS = {"Hans": ("STPhrases", "STCharacters"), "Hant": ("TSPhrases", "TWPhrasesRev")}

EXTRAS = {
    "ours": (),
    "ours+numpy": ("numpy",),
    "ours+automaton": ("numpy", "ahocorasick_rs"),
}
"""Our contestants, and the modules that each is allowed."""

Convert = Callable[[str], str]


def sample(script: str, size: int, corpus: Path) -> str:
    """A text of about so many bytes; a fifth of its lines are words in any order."""
    from cnnews_parse.script.dictionaries import dictionary

    dice = random.Random(17)
    words = [word for name in _WORDS[script] for word in dictionary(name)]
    if script == "Hant":
        words += dictionary("STPhrases").values()
    prose = itertools.cycle((*_articles(script, corpus), *_PROSE[script] * 5))
    lines: list[str] = []
    written = 0
    while written < size:
        salad = "".join(dice.choices(words, k=8))
        lines += (*itertools.islice(prose, 4), salad)
        written += sum(len(line.encode()) for line in lines[-5:])
    return "\n".join(lines)


def _articles(script: str, corpus: Path) -> Iterator[str]:
    """The paragraphs of the articles in one script, of a folder of documents."""
    from cnnews_parse import parse
    from cnnews_parse.model.errors import CnnewsParseError

    for path in sorted(corpus.glob("*/docs/*")):
        try:
            article = parse(path)
        except CnnewsParseError:
            continue
        if article.script == script:
            yield from article.text.split("\n")


def converter(name: str, config: str) -> Convert:
    """The contestant of this name."""
    if name in EXTRAS:
        for module in {*EXTRAS["ours+automaton"]} - {*EXTRAS[name]}:
            sys.modules[module] = None  # type: ignore[assignment] # as if it were not installed
        for module in EXTRAS[name]:
            importlib.import_module(module)
        from cnnews_parse.script import convert

        return lambda text: convert(text, config)  # type: ignore[arg-type]
    from opencc import OpenCC

    made: Convert = OpenCC(config).convert
    return made


def work(name: str, config: str, source: Path, target: Path) -> None:
    """Convert a file, write the output, print the seconds of the best round and of the first."""
    text = source.read_text(encoding="utf-8")
    convert = converter(name, config)
    convert("头发頭髮")
    taken = []
    for _ in range(1 if name == "package" else ROUNDS):
        started = time.process_time()
        converted = convert(text)
        taken.append(time.process_time() - started)
    target.write_text(converted, encoding="utf-8")
    print(min(taken), taken[0])


def cold_start(config: str) -> float:
    """The median seconds of work until a fresh process, with the model loaded, is ready."""
    statement = (
        "import time, cnnews_parse.model.article; started = time.process_time(); "
        f"from cnnews_parse.script import convert; convert('头发', {config!r}); "
        "print(time.process_time() - started)"
    )
    runs = [_said([sys.executable, "-c", statement]) for _ in range(7)]
    return statistics.median(map(float, runs))


def contest(
    pythons: Mapping[str, str], config: str, text: str
) -> tuple[dict[str, float], float, dict[str, str]]:
    """Seconds of each contestant, what ours with the extra took longer at first, and outputs."""
    seconds, outputs, longer = {}, {}, 0.0
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "source"), Path(folder, "target")
        source.write_text(text, encoding="utf-8")
        for name, python in pythons.items():
            command = [python, __file__, "--worker", name, config, str(source), str(target)]
            seconds[name], first = map(float, _said(command).split())
            longer = first - seconds[name] if name == "ours+automaton" else longer
            outputs[name] = target.read_text(encoding="utf-8")
    return seconds, longer, outputs


def _said(command: Sequence[str]) -> str:
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


def missed(config: str, seconds: Mapping[str, float]) -> Iterator[str]:
    """The targets that a configuration misses.

    >>> list(missed("s2t", {"ours": 1.0, "ours+automaton": 0.1, "package": 4.0, "wheel": 0.1}))
    ['s2t: 4.0 times the package, not 5']
    """
    to_simplified = config.endswith(("2s", "2sp"))
    times, target = seconds["package"] / seconds["ours"], 15 if to_simplified else 5
    if times < target:
        yield f"{config}: {times:.1f} times the package, not {target}"
    if "wheel" not in seconds:
        return
    share, extra = (seconds["wheel"] / seconds[name] for name in ("ours", "ours+automaton"))
    if to_simplified and share < 0.5:
        yield f"{config}: {share:.2f} of the wheel's speed, not 0.5"
    if extra < 1:
        yield f"{config}: with the extra {extra:.2f} of the wheel's speed, not level"


def differing(ours: str, theirs: str) -> str:
    """How many lines differ.

    >>> differing("甲", "甲"), differing("甲\\n乙", "甲\\n丙")
    ('0 of 1', '1 of 2')
    """
    pairs = list(zip(ours.split("\n"), theirs.split("\n"), strict=True))
    return f"{sum(a != b for a, b in pairs)} of {len(pairs)}"


def header(names: Iterable[str]) -> str:
    """The heads of the table."""
    return f"MB/s   {' '.join(f'{name:>14}' for name in names)}  lines unlike the wheel's"


def row(config: str, size: int, seconds: Mapping[str, float], outputs: Mapping[str, str]) -> str:
    """One line of the table."""
    speeds = " ".join(f"{size / 1e6 / taken:14.1f}" for taken in seconds.values())
    told = differing(outputs["ours"], outputs["wheel"]) if "wheel" in outputs else "-"
    return f"{config:6} {speeds}  {told}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table and the targets that were missed."""
    reader = argparse.ArgumentParser(description="Time conversion between scripts.")
    reader.add_argument("--megabytes", type=float, default=5.0)
    reader.add_argument("--corpus", type=Path, default=CORPUS)
    reader.add_argument("--wheel", type=Path, default=HOME / "bin" / "python")
    reader.add_argument("--check", action="store_true", help="exit with 1 where a target is missed")
    chosen = reader.parse_args(arguments)

    pythons: dict[str, str] = {}
    for name in (*EXTRAS, "package"):
        pythons[name] = sys.executable
    if chosen.wheel.exists():
        pythons["wheel"] = str(chosen.wheel)
    texts = {
        script: sample(script, int(chosen.megabytes * 1e6), chosen.corpus)
        for script in ("Hans", "Hant")
    }
    faults: list[str] = []
    waits: dict[str, float] = {}
    print(header(pythons))
    for config in CONFIGS:
        text = texts["Hans" if config.startswith("s") else "Hant"]
        seconds, waits[config], outputs = contest(pythons, config, text)
        print(row(config, len(text.encode()), seconds, outputs), flush=True)
        faults += missed(config, seconds)
        if any(outputs[name] != outputs["package"] for name in EXTRAS):
            faults.append(f"{config}: not the output of the package")
    for config in ("t2s", "s2t", "s2twp"):
        cold = cold_start(config)
        print(
            f"{config:6} ready in {cold * 1000:.0f} ms, and {waits[config] * 1000:.0f} ms for the extra"
        )
        faults += [f"{config}: ready in more than 60 ms"] if cold > COLD_LIMIT else []
    print(json.dumps({"missed": faults}, ensure_ascii=False))
    return 1 if chosen.check and faults else 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--worker"]:
        work(sys.argv[2], sys.argv[3], Path(sys.argv[4]), Path(sys.argv[5]))
        sys.exit()
    sys.exit(main())
