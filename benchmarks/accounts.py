"""What the accounts cost: parsing with them, and with what makes them taken out.

    python benchmarks/accounts.py [FOLDER] [--rounds N]

The package always keeps its accounts. To time them, the pieces, the places of lines and the ways
to nodes are replaced by nothing here; what the walk over a tree notes on its way stays.
"""

from __future__ import annotations

import argparse
import gc
import math
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from unittest.mock import patch

from cnnews_parse import CnnewsParseError, Fate, Piece, parse_bytes
from cnnews_parse.extracting.flow_line import FlowLine
from cnnews_parse.model.draft import Line

_NOTHING = Piece(text="", fate=Fate.BODY, detail="")
_ROOT = Path(__file__).parents[1] / "fixtures"


@contextmanager
def without_accounts() -> Iterator[None]:
    """The same package; its articles have no pieces that say anything, and no places."""

    def as_they_are(lines: Sequence[Line], *_: object) -> Sequence[Line]:
        return lines

    with ExitStack() as stack:
        for name in ("pipeline", "extracting.body", "extracting.layouts", "formats.records"):
            stack.enter_context(patch(f"cnnews_parse.{name}.located", as_they_are))
        stack.enter_context(patch.object(FlowLine, "at", None))
        stack.enter_context(patch("cnnews_parse.fields.composition._piece", lambda *_: _NOTHING))
        yield


def seconds(data: bytes) -> float:
    """How long the processor takes to read a document, nothing being collected meanwhile."""
    gc.collect()
    gc.disable()
    start = time.process_time()
    parse_bytes(data)
    taken = time.process_time() - start
    gc.enable()
    return taken


def documents(folder: Path, suffixes: Sequence[str]) -> list[bytes]:
    """The documents of these kinds that can be read."""
    found = []
    for path in sorted(folder.rglob("*")):
        if path.suffix in suffixes and path.is_file():
            data = path.read_bytes()
            try:
                parse_bytes(data)
            except CnnewsParseError:
                continue
            found.append(data)
    return found


def cost(found: Sequence[bytes], rounds: int) -> tuple[float, float]:
    """Seconds for all documents with the accounts and without, for each the least of some rounds."""
    full = [math.inf] * len(found)
    bare = [math.inf] * len(found)
    for _ in range(rounds):
        for number, data in enumerate(found):
            full[number] = min(full[number], seconds(data))
        with without_accounts():
            for number, data in enumerate(found):
                bare[number] = min(bare[number], seconds(data))
    return sum(full), sum(bare)


def main() -> None:
    """Print the cost for pages, posts and texts."""
    options = argparse.ArgumentParser(description="What the accounts cost.")
    options.add_argument("folder", nargs="?", type=Path, default=_ROOT)
    options.add_argument("--rounds", type=int, default=15)
    asked = options.parse_args()
    for kind in ((".html", ".htm"), (".md",), (".txt",), (".json", ".xml")):
        found = documents(asked.folder, kind)
        if found:
            full, bare = cost(found, asked.rounds)
            told = f"{1000 * full / len(found):6.2f} ms each, accounts {1 - bare / full:6.1%}"
            print(f"{kind[0][1:]:5} {len(found):4} documents {told}")


if __name__ == "__main__":
    main()
