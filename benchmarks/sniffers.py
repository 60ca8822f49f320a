"""Ask every sniffer about every document of a folder, and print who claims what, and why.

    python benchmarks/sniffers.py [FOLDER] [--why]

FOLDER holds documents at any depth, `fixtures` unless told. A row is a document: the one who reads
it, its claim, and all who claim it less well; the documents inside it have rows of their own.
Exit code 1 where two claim one equally well, or where nobody does.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import attrs

from cnnews_parse.decoding import decode
from cnnews_parse.model.document import Claim, Document, Limits
from cnnews_parse.model.errors import CnnewsParseError
from cnnews_parse.registry import extractors
from cnnews_parse.typesetting import is_typeset
from cnnews_parse.typesetting import printed as typeset
from cnnews_parse.unwrapping import unwrap

FIXTURES = Path(__file__).parents[1] / "fixtures"


@attrs.frozen(kw_only=True)
class Row:
    """What the sniffers say of one document.

    Attributes:
        name: the file below its folder; of a document inside it with a dot for each depth.
        claims: of all who claim it, the strongest first.
    """

    name: str
    claims: tuple[tuple[str, Claim], ...]

    @property
    def winners(self) -> tuple[str, ...]:
        """Those with the strongest claim; one of them, where all is well."""
        best = max((claim.fit for _, claim in self.claims), default=None)
        return tuple(name for name, claim in self.claims if claim.fit is best)


def rows_of(file: Path, folder: Path) -> Iterator[Row]:
    """The row of a file, and of the documents inside it."""
    inner = unwrap(file.read_bytes(), limits=Limits())
    pages = typeset(inner.data, limits=Limits()) if is_typeset(inner.data) else None
    text = "" if pages else decode(inner.data).text
    document: Document | None = Document(text=text, printed=pages, url=inner.url)
    name = file.relative_to(folder).as_posix()
    while document is not None:
        row = row_of(document, name)
        yield row
        document, name = _inside(document, row), f"{name} ."


def row_of(document: Document, name: str) -> Row:
    """What all sniffers say of a document."""
    found = [(each.name, claim) for each in extractors() if (claim := each.sniff(document))]
    return Row(name=name, claims=tuple(sorted(found, key=lambda pair: -pair[1].fit)))


def _inside(document: Document, row: Row) -> Document | None:
    """The document inside one, where its reader finds one."""
    for each in extractors():
        if row.winners[:1] == (each.name,):
            try:
                return each.extract(document).inner
            except CnnewsParseError:
                return None
    return None


def printed(row: Row, *, why: bool) -> Iterator[str]:
    """A row in words: who reads it, who would too."""
    others = ", ".join(f"{n} ({c.fit.name.lower()})" for n, c in row.claims if n not in row.winners)
    mark = " " if len(row.winners) == 1 else "!"
    yield f"{mark} {row.name:<58} {' and '.join(row.winners) or 'nobody':<16} {others}".rstrip()
    if why:
        yield from (f"      {name}: {claim.why}" for name, claim in row.claims)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the rows of a folder, and how many documents each reads."""
    reader = argparse.ArgumentParser(description="Print who claims which document.")
    reader.add_argument("folder", type=Path, nargs="?", default=FIXTURES)
    reader.add_argument("--why", action="store_true", help="print the marks that each saw")
    chosen = reader.parse_args(arguments)
    files = sorted(chosen.folder.rglob("page.*")) or sorted(chosen.folder.rglob("*.*"))
    rows = [row for file in files for row in rows_of(file, chosen.folder)]
    for row in rows:
        print(*printed(row, why=chosen.why), sep="\n")
    counts = {name: sum(row.winners == (name,) for row in rows) for name in _names()}
    print("\n" + "  ".join(f"{name} {count}" for name, count in counts.items()))
    return int(any(len(row.winners) != 1 for row in rows))


def _names() -> list[str]:
    return [each.name for each in extractors()]


if __name__ == "__main__":
    sys.exit(main())
