"""HTML pages of unknown sites, whole or in part."""

from __future__ import annotations

import re

from cnnews_parse.extend import (
    Claim,
    Document,
    Draft,
    Fit,
    Pattern,
    feed_form,
    page_draft,
    preamble,
)

_TAG = Pattern(
    r"<(?:!doctype\s+html|html|head|body|meta|div|p|table|article|section|h[1-6]|span|a|br)\b[^<>]{0,500}>",
    re.IGNORECASE,
)
_DATA = Pattern(r"[\s\ufeff\u200b]*(?:---[ \t]*\n|#{1,6} \S|[\[{]\s*[{\"]|<docs?\b)", re.IGNORECASE)


class Html:
    """Finds the article by its prose, its facts by every mark of the page."""

    name = "html"

    def sniff(self, document: Document) -> Claim | None:
        """Claim a text with a tag among its first lines; posts, records and feeds are none."""
        head = document.head
        if document.part == "body" or _DATA.match(head) or not _TAG.search(head):
            return None
        if feed_form(document) or preamble(document):
            return None
        return Claim(Fit.FORMAT, "holds HTML tags")

    def extract(self, document: Document) -> Draft:
        """The lines of the page, those outside the article left out as chrome.

        Raises:
            NotAnArticle: no passage of the page reads as prose.
        """
        return page_draft(document, self.name)


EXTRACTOR = Html()
