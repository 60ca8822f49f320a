"""PDF files: pages saved from a browser, papers, reports, notices of authorities (extra `pdf`)."""

from __future__ import annotations

from cnnews_parse.extend import Claim, Document, Draft, Fit, NotAnArticle, printed_draft


class Pdf:
    """Reads the type on the pages of a document; pictures of text hold none."""

    name = "pdf"

    def sniff(self, document: Document) -> Claim | None:
        """Claim what is set in type."""
        return Claim(Fit.FORMAT, "is type on pages") if document.printed else None

    def extract(self, document: Document) -> Draft:
        """Its columns, headings and paragraphs.

        Raises:
            NotAnArticle: its pages are blank, or pictures.
        """
        printed = document.printed
        if printed and any(s.text.strip() for page in printed.pages for s in page.stretches):
            return printed_draft(printed, self.name)
        is_scan = printed and any(page.pictures for page in printed.pages)
        why = "its pages are pictures, with no text to read" if is_scan else "no text is on it"
        raise NotAnArticle(self.name, why)


EXTRACTOR = Pdf()
