"""Texts that are right as they stand, of our own writing, in the files of a folder beside this one.

A line `%% name` heads each text. Where a documented normalisation changes it, a line
`%% becomes` heads what it is then.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).with_name("controls")
_HEAD = re.compile(r"^%% (.*)\n", re.MULTILINE)
_BECOMES = "becomes"


class Control(NamedTuple):
    """A text, what repair makes of it, and where it stands."""

    name: str
    text: str
    right: str


def controls(folder: Path = FOLDER) -> Iterator[Control]:
    """All texts, by file and then in the order of each."""
    for path in sorted(folder.rglob("*.txt")):
        yield from _of(path.stem, path.read_text(encoding="utf-8"))


def _of(kind: str, written: str) -> Iterator[Control]:
    _, *cells = _HEAD.split(written)
    pairs = list(zip(cells[::2], (cell.removesuffix("\n") for cell in cells[1::2]), strict=True))
    for place, (name, text) in enumerate(pairs):
        if name == _BECOMES:
            continue
        behind = pairs[place + 1 : place + 2]
        right = behind[0][1] if behind and behind[0][0] == _BECOMES else text
        yield Control(f"{kind}: {name}", text, right)
