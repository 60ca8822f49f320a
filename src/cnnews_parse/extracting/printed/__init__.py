"""Pages of set type, read as a draft: columns, running heads, paragraphs, headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cnnews_parse.model.draft import Draft
    from cnnews_parse.model.printing import Printed


def printed_draft(printed: Printed, name: str) -> Draft:
    """Read pages of type: the columns in their order, heads and feet aside, as paragraphs.

    Args:
        printed: the pages.
        name: who reads them, for `Draft.extractors`.
    Returns:
        The draft. The texts of its lines hold no line breaks, save U+2028 behind a hyphen.

    >>> from cnnews_parse.model.printing import Printed, PrintedPage, Stretch
    >>> line = Stretch(text="某市发布新规", left=72, right=144, baseline=80, size=12)
    >>> page = PrintedPage(width=595, height=842, stretches=(line,))
    >>> printed_draft(Printed(pages=(page,)), "pdf").lines[0].text
    '某市发布新规'
    """
    from cnnews_parse.extracting.printed.drafts import draft_of  # most documents are no PDF

    return draft_of(printed, name)
