"""Plain text: articles copied off a page or a newspaper, and text pulled out of PDFs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import attrs

from cnnews_parse.extend import (
    Claim,
    Document,
    Draft,
    Fit,
    LaidOut,
    Line,
    Locator,
    Pattern,
    Reason,
    frame_statements,
    in_order_of_columns,
    in_reading_order,
    page_frames,
    unglued,
)

_DATA = Pattern(r"\s*(?:<\?xml|<(?:rss|feed|doc|rdf:RDF)\b|\[?\s*\{\s*\"|WARC/\d)", re.IGNORECASE)

_BY_TURNS = "its columns stood by turns, line by line; sentences alone tell how they go on"
_BLANKS = " \t\u00a0\u3000"
_UNFINISHED = Pattern(r"[^。！？；：…”’」』）】》!?;:)\s].*[^。！？；：…”’」』）】》!?;:)\s]\Z")


class PlainText:
    """Reads a text line by line; what frames the article is told by the words later."""

    name = "plain_text"

    def sniff(self, document: Document) -> Claim | None:
        """Claim any text, as the last resort; feeds, records and archives are none."""
        if document.part == "body" or _DATA.match(document.head):
            return None
        return Claim(Fit.FALLBACK, "is text")

    def extract(self, document: Document) -> Draft:
        """Each line of the text, indents and blank lines included; heads of pages are no text."""
        frames = frozenset(page_frames(document.lines))
        laid = in_reading_order(document.lines, frames)
        order = () if laid else in_order_of_columns(document.lines, frames)
        found = (
            _laid(document, laid or _whole(document, order))
            if laid or order
            else _as_found(document)
        )
        lines = (
            line.removed(Reason.CHROME, __name__) if number in frames else line
            for number, line in found
        )
        return Draft(
            lines=tuple(part for line in _continued(lines) for part in unglued(line)),
            statements=tuple(frame_statements(document.lines[n] for n in sorted(frames))),
            extractors=(self.name,),
            warnings=(_BY_TURNS,) if order else (),
        )


def _as_found(document: Document) -> Iterator[tuple[int, Line]]:
    for number, text in enumerate(document.lines):
        yield number, Line(text=text, found=f"{text}\n")


def _whole(document: Document, order: Iterable[int]) -> Iterator[LaidOut]:
    """Whole lines in another order."""
    for number in order:
        line = document.lines[number]
        start = len(line) - len(line.lstrip()) if line.strip() else 0
        yield LaidOut(number, start, len(line), 0)


def _laid(document: Document, laid: Iterable[LaidOut]) -> Iterator[tuple[int, Line]]:
    """Lines or parts of lines in reading order, each told where it stands."""
    for each in laid:
        line = document.lines[each.line]
        text, opens = line[each.start : each.end], line[: each.start].strip(_BLANKS) == "\f"
        at = Locator(
            line=each.line + 1,
            column=each.start + 1,
            end_line=each.line + 1,
            end_column=each.end + 1,
        )
        at = at.inside(document.at) if document.at else at
        shown = "\f" * opens + " " * each.indent + text
        found = Line(text=shown, found=f"{text}\n", at=at)
        yield each.line, found.removed(Reason.CHROME, __name__) if each.is_head else found


def _continued(lines: Iterable[Line]) -> Iterator[Line]:
    """The same lines; what goes on behind the head or foot of a page is joined to its sentence."""
    last, is_parted = "", False
    for line in lines:
        text = line.text.strip()
        if not text:
            yield line
        elif line.fate is not None:
            is_parted = True
            yield line
        else:
            goes_on = is_parted and len(text) > 1 and _UNFINISHED.search(last)
            yield attrs.evolve(line, joined=True) if goes_on else line
            last, is_parted = text, False


EXTRACTOR = PlainText()
