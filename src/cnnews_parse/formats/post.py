"""The body of a post of an unknown site: Markdown, HTML, or one inside the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cnnews_parse.extend import (
    Claim,
    Confidence,
    Document,
    Draft,
    Fit,
    Line,
    Pattern,
    Reason,
    Statement,
    body_lines,
)

# a link to where the text was taken from, by the words of the link
_ORIGINAL = Pattern(
    r"[（(【\[]?(?:[点點][击擊]|[阅閱][读讀]|查看|[浏瀏][览覽]|本文|新[闻聞]|文章){0,2}"
    r"(?:原文|全文|[来來]源)(?:[链鏈連][接结結]|地址|[网網]址|[出]?[处處])?[）)】\]]?[:：>»→\s]{0,4}$"
)


class Post:
    """Reads all of it as text; what is no text is told by the words later."""

    name = "post"

    def sniff(self, document: Document) -> Claim | None:
        """Claim whatever a container calls the body of a post."""
        if document.part != "body":
            return None
        return Claim(Fit.FORMAT, "is the body of a post")

    def extract(self, document: Document) -> Draft:
        """The lines of the body, in their order, and the address that a link to the original has."""
        lines = body_lines(document)
        return Draft(
            lines=tuple(line.lifted("url") if _is_original(line) else line for line in lines),
            statements=tuple(_addresses(lines)),
            extractors=(self.name,),
        )


EXTRACTOR = Post()


def _is_original(line: Line) -> bool:
    """Whether a line is nothing but a link to the original, or its label and an address."""
    is_open = line.fate is None or line.detail == Reason.RELATED.value  # as links alone are
    if len(line.links) != 1 or not is_open:
        return False
    link, words = line.links[0], line.text.strip()
    if link.url == link.text:
        words = words.removesuffix(link.text)
    is_address = link.url.startswith(("https://", "http://"))
    return is_address and _ORIGINAL.match(words) is not None


def _addresses(lines: Sequence[Line]) -> Iterator[Statement]:
    for line in lines:
        if _is_original(line):
            yield Statement(
                field="url",
                words=line.links[0].url,
                mark="link to the original",
                confidence=Confidence.DERIVED,
            )
