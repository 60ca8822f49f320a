"""All lines of a document, for formats that take the whole of it as the article."""

from __future__ import annotations

from cnnews_parse.extracting.container import all_of
from cnnews_parse.extracting.flow import flow
from cnnews_parse.extracting.markdown import markdown_lines
from cnnews_parse.extracting.page import body_of, passages
from cnnews_parse.extracting.places import located
from cnnews_parse.extracting.sifting import sifted
from cnnews_parse.model.document import Document
from cnnews_parse.model.draft import Line


def body_lines(document: Document) -> tuple[Line, ...]:
    """The lines of every passage; in HTML those in elements named for what is no text judged.

    >>> [line.text for line in body_lines(Document(text="<p>甲<br>乙</p>"))]
    ['甲', '乙']
    """
    lines: list[Line] = []
    for passage in passages(document):
        if passage.tree is None:
            lines += located(markdown_lines(passage.text), passage.text, passage.at)
        else:
            flowed = flow(body_of(passage.tree), at=passage.at)
            lines += filter(None, sifted(flowed, all_of(flowed)) if flowed else ())
    return tuple(lines)
