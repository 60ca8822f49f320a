"""The body of a post of an unknown site: Markdown, HTML, or one inside the other."""

from __future__ import annotations

from cnnews_parse.extend import Claim, Document, Draft, Fit, body_lines


class Post:
    """Reads all of it as text; what is no text is told by the words later."""

    name = "post"

    def sniff(self, document: Document) -> Claim | None:
        """Claim whatever a container calls the body of a post."""
        if document.part != "body":
            return None
        return Claim(Fit.FORMAT, "is the body of a post")

    def extract(self, document: Document) -> Draft:
        """The lines of the body, in their order."""
        return Draft(lines=body_lines(document), extractors=(self.name,))


EXTRACTOR = Post()
