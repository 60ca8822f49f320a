"""Read documents with one reader, in the environment of that reader; started by `peers.py`.

    python benchmarks/worker.py READER

The first line out tells the versions. Then one line of JSON comes in for each document (`path`,
`encoding`, `repeats`), and one goes out: what was found and `cost`, or `error`.

The cost is the processor time of reading the page over that of `lxml.html.document_fromstring` of
its text, what each made being freed within its time. Both take turns, and of each the best of the
repeats counts, so that a busy moment of the machine does not. The first reading, which loads what
the reader loads, is not timed. The network is shut: a saved document has to do.
"""

from __future__ import annotations

import datetime as dt
import importlib.metadata
import json
import os
import platform
import re
import socket
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

from adapters import ADAPTERS, Adapter, Page, text_of

Record = dict[str, Any]


def versions(adapter: Adapter) -> Record:
    """Of the reader, of lxml, and of Python."""
    return {
        "version": importlib.metadata.version(adapter.package),
        "lxml": importlib.metadata.version("lxml"),
        "python": platform.python_version(),
    }


def answer(adapter: Adapter, request: Record) -> Record:
    """What a reader makes of one document, and what that costs; `error` where it raises."""
    path = Path(request["path"])
    data = path.read_bytes()
    text = data.decode(request["encoding"], errors="replace").lstrip("\ufeff")
    page = Page(path=path, data=data, text=text)
    try:
        found = dict(adapter.read(page))
        if "html" in found:
            found["text"] = text_of(str(found.pop("html")))
        cost = _cost(lambda: adapter.read(page), text, request["repeats"])
    except Exception as raised:  # whatever a reader raises is its answer
        return {"error": f"{type(raised).__name__}: {raised}"}
    return {**found, "cost": cost}


def _cost(read: Callable[[], object], text: str, repeats: int) -> float | None:
    """In lxml parses of the text; None where nothing is to be timed."""
    from lxml import html

    unlabelled = re.sub(r"^\s*<\?xml[^>]*>", "", text)  # lxml refuses the label of a decoded text
    rounds = [
        (_seconds(read), _seconds(lambda: html.document_fromstring(unlabelled)))
        for _ in range(repeats)
    ]
    if not rounds:
        return None
    return min(taken for taken, _ in rounds) / min(unit for _, unit in rounds)


def _seconds(call: Callable[[], object]) -> float:
    """The processor time of a call and of freeing what it made."""
    started = time.process_time()
    made = call()
    del made
    return time.process_time() - started


def _plain(value: object) -> str:
    """A time as JSON can hold it."""
    return value.isoformat() if isinstance(value, dt.datetime) else str(value)


_WAYS_OUT = ((socket.socket, "connect"), (socket.socket, "connect_ex"), (socket, "getaddrinfo"))


def _refuse(*_: object) -> None:
    raise OSError("a saved document is read without the network")


def main() -> None:
    """Answer each line of the standard input; what a reader prints is kept off the answers."""
    warnings.simplefilter("ignore")
    for place, name in _WAYS_OUT:
        setattr(place, name, _refuse)
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    adapter = ADAPTERS[sys.argv[1]]
    print(json.dumps(versions(adapter)), file=out, flush=True)
    for line in sys.stdin:
        record = answer(adapter, json.loads(line))
        print(json.dumps(record, default=_plain), file=out, flush=True)


if __name__ == "__main__":
    main()
