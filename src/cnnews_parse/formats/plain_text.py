"""Plain text: articles copied off a page or a newspaper, and text pulled out of PDFs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from cnnews_parse.extend import (
    Claim,
    Document,
    Draft,
    Fit,
    Line,
    Pattern,
    Reason,
    frame_statements,
    page_frames,
    unglued,
)

_DATA = Pattern(r"\s*(?:<\?xml|<(?:rss|feed|doc|rdf:RDF)\b|\[?\s*\{\s*\"|WARC/\d)", re.IGNORECASE)

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
        lines = [Line(text=text, found=f"{text}\n") for text in document.lines]
        frames = sorted(page_frames(document.lines))
        for number in frames:
            lines[number] = lines[number].removed(Reason.CHROME, __name__)
        return Draft(
            lines=tuple(part for line in _continued(lines) for part in unglued(line)),
            statements=tuple(frame_statements(lines[number].text for number in frames)),
            extractors=(self.name,),
        )


def _continued(lines: Sequence[Line]) -> Iterator[Line]:
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
