"""One figure for all bytes under fixtures/, so that none changes unseen.

    python benchmarks/digest.py            prints it; exit code 1 where fixtures/DIGEST says another
    python benchmarks/digest.py --write    writes it to fixtures/DIGEST

It is the SHA-256 over each file's path and the SHA-256 of its bytes, in the order of the paths.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Sequence
from pathlib import Path

FIXTURES = Path(__file__).parents[1] / "fixtures"
NAME = "DIGEST"


def digest(folder: Path = FIXTURES) -> str:
    """The digest of a folder's files, `DIGEST` itself and hidden files left out."""
    whole = hashlib.sha256()
    for path, file in sorted((p.relative_to(folder).as_posix(), p) for p in folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.split("/"))
        if file.is_file() and not hidden and path != NAME:
            own = hashlib.sha256(file.read_bytes()).hexdigest()
            whole.update(f"{own}  {path}\n".encode())
    return whole.hexdigest()


def pinned(folder: Path = FIXTURES) -> str:
    """What `DIGEST` says; empty where there is none."""
    file = folder / NAME
    return file.read_text(encoding="ascii").strip() if file.exists() else ""


def main(arguments: Sequence[str]) -> int:
    """Print the digest, or write it."""
    now = digest()
    if "--write" in arguments:
        (FIXTURES / NAME).write_text(now + "\n", encoding="ascii", newline="\n")
    print(now)
    return 0 if now == pinned() else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
