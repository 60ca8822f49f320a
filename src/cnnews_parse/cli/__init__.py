"""The command line: `cnnews-parse FILE...`, and commands of their own, one file each."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module

# the first argument, and the module that does what it asks for
COMMANDS = {
    "batch": "batching",
    "explain": "explaining",
    "repair": "repairing",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Parse files and print what they hold, or do what the first argument asks for.

    A file with the name of a command is `./repair`.

    Args:
        arguments: those behind the command's name; None for those of the process.
    Returns:
        The exit status: 0, or 1 where a file could not be read as an article.
    """
    given = sys.argv[1:] if arguments is None else arguments
    command = COMMANDS.get(given[0]) if given else None
    module = import_module(f"{__name__}.{command or 'parsing'}")
    status: int = module.run(given[1:] if command else given)
    return status
