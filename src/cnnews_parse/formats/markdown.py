"""Markdown without front matter: notes, and articles that a reader or a crawler saved as `.md`."""

from __future__ import annotations

import attrs

from cnnews_parse.extend import Claim, Document, Draft, Fit, Pattern, is_markdown, preamble

# What opens a file of another format that may hold links in brackets: labels, mails, tags.
_OTHER = Pattern(r"\s*(?:【|<|\{|\[\s*\{|发信人|發信人|寄件者)")
_HEADING = Pattern(r"[\s\ufeff]*#{1,6} [^\n]{1,200}\n[ \t]*\n")


class Markdown:
    """Hands the whole of it on as the body of a post, its first heading being the headline."""

    name = "markdown"

    def sniff(self, document: Document) -> Claim | None:
        """Claim a text whose paragraphs stand apart, with headings, pictures or links marked."""
        if document.part == "body" or _OTHER.match(document.head) or preamble(document):
            return None
        if _HEADING.match(document.text):
            return Claim(Fit.FORMAT, "opens with a heading of Markdown")
        if is_markdown(document.text):
            return Claim(Fit.FORMAT, "holds marks of Markdown")
        return None

    def extract(self, document: Document) -> Draft:
        """All of the text, for whoever knows what is in it."""
        inner = attrs.evolve(document, part="body")
        return Draft(lines=(), extractors=(self.name,), inner=inner)


EXTRACTOR = Markdown()
