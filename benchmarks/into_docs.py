"""Write what the commands of docs/quality.md print into that page.

    python benchmarks/into_docs.py NAME=FOLDER...    such as pages=../corpus/html

A block that opens with `$ python benchmarks/quality.py NAME OPTIONS` is run on the folder of that
name, and what it prints takes the place of the lines below. A block whose folder is not given
stays as it is. Set up the peers first: `python benchmarks/peers.py install`.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

PAGE = Path(__file__).parents[1] / "docs" / "quality.md"
_BLOCK = re.compile(
    r"^```text\n\$ python (benchmarks/quality\.py) (\S+) ?(.*)\n(?:(?!```).*\n)*```$", re.MULTILINE
)


def renewed(page: str, folders: Mapping[str, Path]) -> str:
    """The page with the blocks of these folders printed anew."""
    return _BLOCK.sub(lambda block: _block(block, folders), page)


def _block(block: re.Match[str], folders: Mapping[str, Path]) -> str:
    script, name, options = block.groups()
    if name not in folders:
        return block[0]
    command = [sys.executable, script, str(folders[name]), *options.split()]
    done = subprocess.run(command, cwd=PAGE.parents[1], check=True, stdout=subprocess.PIPE)
    first = " ".join(f"$ python {script} {name} {options}".split())
    printed = "\n".join(
        line.rstrip() for line in done.stdout.decode("utf-8").strip("\n").splitlines()
    )
    return f"```text\n{first}\n{printed}\n```"


def main(arguments: Sequence[str]) -> int:
    """Renew the page."""
    pairs = [argument.partition("=") for argument in arguments]
    folders = {name: Path(folder).resolve() for name, _, folder in pairs}
    PAGE.write_text(renewed(PAGE.read_text(encoding="utf-8"), folders), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
