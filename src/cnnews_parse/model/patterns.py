"""Regular expressions that are compiled when they are first used."""

from __future__ import annotations

import functools
import re
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

_METHODS = ("match", "fullmatch", "search", "finditer", "sub", "findall")


class Pattern:
    """A regular expression of a table, compiled at its first use.

    Hundreds stand in tables and few are needed for one document; compiling all of them would
    take longer than reading it. The methods are those of `re.Pattern`.

    Attributes:
        pattern: the expression as written.
        flags: the flags of `re` to compile it with.

    >>> Pattern("[甲乙]").sub("丙", "甲丁")
    '丙丁'
    """

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern, self.flags = pattern, flags

    @functools.cached_property
    def compiled(self) -> re.Pattern[str]:
        """The expression as `re` has it."""
        return re.compile(self.pattern, self.flags)

    if TYPE_CHECKING:

        def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
            """Match at `start`."""
            ...

        def fullmatch(
            self, text: str, start: int = 0, end: int = sys.maxsize
        ) -> re.Match[str] | None:
            """Match all from `start` to `end`."""
            ...

        def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
            """Find the first match."""
            ...

        def finditer(
            self, text: str, start: int = 0, end: int = sys.maxsize
        ) -> Iterator[re.Match[str]]:
            """Find all matches, from left to right."""
            ...

        def sub(
            self, after: str | Callable[[re.Match[str]], str], text: str, count: int = 0
        ) -> str:
            """Replace the matches."""
            ...

        def findall(self, text: str, start: int = 0, end: int = sys.maxsize) -> list[str]:
            """The words of all matches, or of their one group."""
            ...

    else:

        def __getattr__(self, name: str) -> Any:
            """A method of the compiled expression, kept so that each call goes straight to it."""
            if name not in _METHODS:
                raise AttributeError(name)
            method = getattr(self.compiled, name)
            setattr(self, name, method)
            return method
