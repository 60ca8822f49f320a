"""Plain text: articles copied off a page or a newspaper, and text pulled out of PDFs."""

from __future__ import annotations

import re

from cnnews_parse.extend import Claim, Document, Draft, Fit, Line, Pattern

_DATA = Pattern(r"\s*(?:<\?xml|<(?:rss|feed|doc|rdf:RDF)\b|\[?\s*\{\s*\"|WARC/\d)", re.IGNORECASE)


class PlainText:
    """Reads a text line by line; what frames the article is told by the words later."""

    name = "plain_text"

    def sniff(self, document: Document) -> Claim | None:
        """Claim any text, as the last resort; feeds, records and archives are none."""
        if document.part == "body" or _DATA.match(document.head):
            return None
        return Claim(Fit.FALLBACK, "is text")

    def extract(self, document: Document) -> Draft:
        """Each line of the text, indents and blank lines included."""
        lines = tuple(Line(text=text, found=f"{text}\n") for text in document.lines)
        return Draft(lines=lines, extractors=(self.name,))


EXTRACTOR = PlainText()
