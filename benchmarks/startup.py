"""Time what a user waits for: the import, and the first document of a fresh process.

    python benchmarks/startup.py [--runs N] [--check]

Each statement runs in a process of its own. The statements take turns, so that a busy moment of
the machine falls on all of them; the median of the runs counts. From each the cost of Python's
own start is taken off. `import attrs`, a dependency, is the yardstick, since it grows and shrinks
with the machine. The package is compiled to bytecode first, as an installer does. With `--check` the exit code is 1 where a limit is passed.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from compileall import compile_dir
from pathlib import Path

SEEDS = Path(__file__).parents[1] / "fixtures" / "seeds"
SOURCE = Path(__file__).parents[1] / "src"
BARE = "pass"
YARDSTICK = "import attrs"
IMPORT = "import cnnews_parse"
IMPORT_LIMIT = 2.2
"""Of `import cnnews_parse`, in units of `import attrs`."""
PARSE_LIMIT = 6.0
"""Of the import and the first parse together, in the same units."""


def first_parses(seeds: Path = SEEDS) -> dict[str, str]:
    """The statement that imports and parses, for each seed by its name."""
    pages = sorted(seeds.glob("*/page.*"))
    return {
        f"first parse of {page.parent.name}": f"{IMPORT}; cnnews_parse.parse({str(page)!r})"
        for page in pages
    }


def seconds(statement: str) -> float:
    """How long a fresh process takes for a statement, its own start included."""
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", statement], check=True)
    return time.perf_counter() - started


def medians(statements: Sequence[str], runs: int) -> dict[str, float]:
    """The median time of each statement in seconds, after one run that does not count."""
    rounds = [[seconds(statement) for statement in statements] for _ in range(runs + 1)]
    columns = zip(*rounds[1:], strict=True)
    return dict(zip(statements, map(statistics.median, columns), strict=True))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print cost, ratio and limit of each statement."""
    reader = argparse.ArgumentParser(description="Time the import and the first parse.")
    reader.add_argument("--runs", type=int, default=15)
    reader.add_argument("--check", action="store_true", help="exit with 1 past a limit")
    chosen = reader.parse_args(arguments)

    compile_dir(SOURCE, quiet=1)
    named = {YARDSTICK: YARDSTICK, IMPORT: IMPORT, **first_parses()}
    taken = medians([BARE, *named.values()], chosen.runs)
    own, unit = taken[BARE], taken[YARDSTICK] - taken[BARE]
    print(f"Python's own start {own * 1000:.1f} ms, median of {chosen.runs}; beyond it:")
    passed = []
    for name, statement in named.items():
        cost = taken[statement] - own
        limit = {YARDSTICK: 1.0, IMPORT: IMPORT_LIMIT}.get(name, PARSE_LIMIT)
        passed += [name] if cost / unit > limit else []
        print(f"{cost * 1000:8.1f} ms {cost / unit:6.2f} of {limit:.1f}  {name}")
    print(f"past its limit: {', '.join(passed) or 'nothing'}")
    return 1 if chosen.check and passed else 0


if __name__ == "__main__":
    sys.exit(main())
