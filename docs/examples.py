"""Shows the examples of docstrings as code; they stand there without a heading of their own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from griffe import Extension, Object


class Examples(Extension):
    """Puts a fence around each example before its docstring is read as Markdown."""

    def on_object(self, *, obj: Object, **_: Any) -> None:
        """Called by griffe for each object that it has loaded."""
        if obj.docstring is not None:
            obj.docstring.value = "\n".join(fenced(obj.docstring.value.split("\n")))


def fenced(lines: list[str]) -> Iterator[str]:
    """The lines of a docstring, runs that begin with a prompt between fences."""
    is_open = False
    for line in lines:
        if not is_open and line.lstrip().startswith(">>>"):
            is_open = True
            yield "```pycon"
        elif is_open and not line.strip():
            is_open = False
            yield "```"
        yield line
    if is_open:
        yield "```"
