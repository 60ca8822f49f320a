"""The elements of HTML: which part lines, which are never shown, which are hidden or hold data."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cnnews_parse.extracting.expressions import bearing
from cnnews_parse.model.draft import Kind
from cnnews_parse.model.patterns import Pattern

if TYPE_CHECKING:
    from lxml.html import HtmlElement

UNSEEN = frozenset("head script style template noscript iframe textarea select svg".split())
BLOCKS = frozenset(
    "address article aside body blockquote center dd details dialog div dl dt fieldset figcaption"
    " figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section"
    " summary table tbody td tfoot th thead tr ul caption option".split()
)
VOID = frozenset(("br", "img", "hr", "wbr"))
KINDS = {
    **{f"h{level}": (Kind.HEADING, level) for level in range(1, 7)},
    "li": (Kind.ITEM, 0),
    "dt": (Kind.ITEM, 0),
    "dd": (Kind.ITEM, 0),
    "blockquote": (Kind.QUOTE, 0),
    "figcaption": (Kind.CAPTION, 0),
    "caption": (Kind.CAPTION, 0),
}
GROUPS = frozenset(("ul", "ol", "dl", "blockquote", "table"))
TELLING = frozenset((*KINDS, *GROUPS, "tr", "pre"))
FALLBACKS = frozenset(("object", "audio", "video"))
"""Elements whose text shows only in browsers that cannot play them."""
# what the walk does at an element: a block that tells nothing more is the common case; elements
# that are not listed pass their text on
STEPS = {
    **dict.fromkeys(BLOCKS, "block"),
    **dict.fromkeys(TELLING, "telling"),
    **dict.fromkeys(FALLBACKS, "fallback"),
    **dict.fromkeys(UNSEEN, "unseen"),
    **dict.fromkeys(VOID, "void"),
    "a": "link",
}
_HIDDEN = Pattern(r"display\s*:\s*none", re.IGNORECASE)
_MOST_HIDDEN = 600
_MAY_HIDE = (
    "descendant-or-self::*/@style[contains(., 'one') or contains(., 'ONE')]",
    "descendant-or-self::*/@hidden",
)


def maybe_hidden(root: HtmlElement) -> list[HtmlElement]:
    """The elements at and under a root that may be hidden by attributes of their own.

    >>> from lxml.html import fromstring
    >>> page = fromstring("<div><p style='display: none'>甲</p><p style='color: red'>乙</p></div>")
    >>> [element.text for element in maybe_hidden(page)]
    ['甲']
    """
    return [element for attributes in _MAY_HIDE for element in bearing(root, attributes)]


def is_empty(element: HtmlElement) -> bool:
    """Whether an element in the middle of a sentence holds nothing."""
    return element.tag not in BLOCKS and not len(element) and not element.text


def is_hidden(element: HtmlElement) -> bool:
    """Whether the page hides a short passage; long ones are unfolded by its scripts."""
    style = element.get("style")
    if not (style and "none" in style.lower() and _HIDDEN.search(style)) and (
        element.get("hidden") is None
    ):
        return False
    length = 0
    for text in element.itertext():
        length += len(text)
        if length > _MOST_HIDDEN:
            return False
    return True


def holds_data(table: HtmlElement) -> bool:
    """Whether a table has two rows of two short cells, and no table inside."""
    if table.find(".//table") is not None:
        return False
    wide = 0
    for row in table.iter("tr"):
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        if any(len("".join(cell.itertext())) > 200 for cell in cells):
            return False
        wide += len(cells) > 1
    return wide > 1
