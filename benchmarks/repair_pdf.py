"""How well PDF files, and the texts that others pull out of them, come back as they were written.

    python benchmarks/repair_pdf.py [--stories N] [--set NAME] [--brief]

Made-up stories are set in several layouts; each file is read by the library, and by extractors
whose text is then repaired. The error rate of characters counts neither blanks nor line breaks.
Of paragraph breaks the share is told of places where a break stands in both texts, among those
where one stands in either. Needs reportlab, pdfminer.six, pypdf, ftfy, poppler-utils and the
fonts that `pdf_pages.py` names: `pip install cnnews_parse[pdf-bench]`.
"""

from __future__ import annotations

import argparse
import importlib
import io
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from cnnews_parse import CnnewsParseError, parse_bytes
from pdf_pages import LAYOUTS, pdf
from pdf_prose import story

SETS = {
    "tuned": range(100),
    "held out": range(100, 200),
    "fresh": range(200, 300),
    "last": range(300, 400),
}
"""Seeds of the stories of each set of layouts: those that rules were tuned on first, two sets that
were looked at for what goes wrong after they were measured, and one that was not looked at."""


@dataclass(frozen=True)
class Figure:
    """What was measured of one layout and one way of reading it.

    `errors` are characters wrong of `length`; `right` breaks are in both texts, of `breaks` in either.
    """

    layout: str
    reader: str
    errors: int
    length: int
    right: int
    breaks: int

    @property
    def error_rate(self) -> float:
        """Of characters, in per cent."""
        return 100 * self.errors / max(self.length, 1)

    @property
    def break_share(self) -> float:
        """Of paragraph breaks that are right, in per cent."""
        return 100 * self.right / max(self.breaks, 1)


def poppler(data: bytes, *options: str) -> str:
    """What pdftotext of poppler-utils gives."""
    command = ["pdftotext", *options, "-enc", "UTF-8", "-", "-"]
    return subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode()


def poppler_layout(data: bytes) -> str:
    """The same, lines laid out as on the page."""
    return poppler(data, "-layout")


def pdfminer(data: bytes) -> str:
    """What pdfminer.six gives."""
    read: Any = importlib.import_module("pdfminer.high_level").extract_text
    return str(read(io.BytesIO(data)))


def pypdf(data: bytes) -> str:
    """What pypdf gives, pages parted by a newline."""
    document: Any = importlib.import_module("pypdf").PdfReader(io.BytesIO(data))
    return "\n".join(page.extract_text() for page in document.pages)


def pdfium(data: bytes) -> str:
    """What pdfium gives by itself, pages parted by a newline."""
    document: Any = importlib.import_module("pypdfium2").PdfDocument(data)
    texts = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return "\n".join(texts).replace("\r\n", "\n")


EXTRACTORS: Mapping[str, Callable[[bytes], str]] = {
    "pdftotext": poppler,
    "pdftotext -layout": poppler_layout,
    "pdfminer.six": pdfminer,
    "pypdf": pypdf,
    "pdfium": pdfium,
}


def ours(data: bytes) -> list[str]:
    """Headline and blocks of a file or a text as the library reads it; nothing where it refuses."""
    try:
        article = parse_bytes(data)
    except CnnewsParseError:
        return []
    return [article.title or "", *article.text.split("\n")]


def repaired(text: str) -> list[str]:
    """Headline and blocks of a text."""
    return ours(text.encode("utf-8", "replace"))


def by_ftfy(text: str) -> list[str]:
    """The lines of a text as ftfy leaves it, without blank ones."""
    fixed: str = importlib.import_module("ftfy").fix_text(text)
    return fixed.split("\n")


def compared(layout: str, reader: str, written: Sequence[str], read: Sequence[str]) -> Figure:
    """Count what differs between a story and a reading of it.

    >>> compared("", "", ["甲乙", "丙丁"], ["甲", "乙", "丙戊"])
    Figure(layout='', reader='', errors=1, length=4, right=1, breaks=2)
    """
    (left, breaks), (right, found) = _bare(written), _bare(read)
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    errors, places = 0, dict[int, int]()
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            places.update(zip(range(c, d + 1), range(a, b + 1), strict=True))
        else:
            errors += max(b - a, d - c)
    moved = {places.get(place, -place - 1) for place in found}
    return Figure(layout, reader, errors, len(left), len(breaks & moved), len(breaks | moved))


def _bare(lines: Sequence[str]) -> tuple[str, set[int]]:
    """A text without white space, and the offsets where its lines end, the last one left off."""
    text, breaks = "", set[int]()
    for line in lines:
        breaks.add(len(text))
        text += "".join(line.split())
    return text, breaks - {0, len(text)}


def readings(data: bytes) -> Iterator[tuple[str, list[str]]]:
    """Each way of reading a file, with the lines that it gives."""
    yield "the file itself", ours(data)
    for name, extract in EXTRACTORS.items():
        text = extract(data)
        yield f"{name}, repaired", repaired(text)
        yield f"{name}, ftfy", by_ftfy(text)


def figures(seeds: Sequence[int], seen: str) -> list[Figure]:
    """Read stories in all layouts of a set."""
    found: dict[tuple[str, str], list[Figure]] = {}
    for layout in (each for each in LAYOUTS if each.seen == seen):
        for seed in seeds:
            told = story(seed)
            for reader, lines in readings(pdf(told, layout)):
                figure = compared(layout.name, reader, told.lines, lines)
                found.setdefault((layout.name, reader), []).append(figure)
    return [_total(each) for each in found.values()]


def _total(parts: Sequence[Figure]) -> Figure:
    return Figure(
        parts[0].layout,
        parts[0].reader,
        sum(part.errors for part in parts),
        sum(part.length for part in parts),
        sum(part.right for part in parts),
        sum(part.breaks for part in parts),
    )


def table(found: Sequence[Figure]) -> Iterator[str]:
    """A line a layout and reader, then one a reader over all layouts."""
    yield f"{'layout':15}{'read from':30}{'wrong characters':>17}{'right breaks':>14}"
    readers = dict.fromkeys(figure.reader for figure in found)
    for reader in readers:
        own = [figure for figure in found if figure.reader == reader]
        whole = _total(own)
        for figure in (*own, Figure("ALL", reader, *_counts(whole))):
            yield (
                f"{figure.layout:15}{figure.reader:30}{figure.error_rate:15.2f} %"
                f"{figure.break_share:12.1f} %"
            )


def brief(found: Sequence[Figure]) -> Iterator[str]:
    """A line a reader over all layouts, ftfy left out."""
    for reader in dict.fromkeys(figure.reader for figure in found if "ftfy" not in figure.reader):
        whole = _total([figure for figure in found if figure.reader == reader])
        yield f"{reader:30}{whole.error_rate:8.2f} % wrong {whole.break_share:8.1f} % breaks right"


def _counts(figure: Figure) -> tuple[int, int, int, int]:
    return figure.errors, figure.length, figure.right, figure.breaks


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures of each set of layouts."""
    reader = argparse.ArgumentParser(description="Measure PDF files and their text.")
    reader.add_argument("--stories", type=int, default=10, help="in each layout")
    reader.add_argument("--set", choices=SETS, help="this set alone")
    reader.add_argument("--brief", action="store_true", help="all layouts together, without ftfy")
    chosen = reader.parse_args(arguments)
    for name, seeds in SETS.items():
        if chosen.set in (None, name):
            print(f"\n{name}: stories {seeds[0]} to {seeds[chosen.stories - 1]}")
            found = figures(seeds[: chosen.stories], name)
            print("\n".join(brief(found) if chosen.brief else table(found)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
