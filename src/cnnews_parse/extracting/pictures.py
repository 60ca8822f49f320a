"""Which picture an `img` shows: pages load lazily and keep the address elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cnnews_parse.model.patterns import Pattern

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ADDRESSES = (
    "data-src",
    "data-original",
    "data-lazy-src",
    "data-actualsrc",
    "data-original-src",
    "data-url",
    "_src",
    "src",
)
_NO_FILES = ("data:", "about:", "javascript:")
_STAND_INS = ("blank", "loading", "placeholder", "spacer", "transparent", "1x1")
_STAND_IN = Pattern(rf"(?:{'|'.join(_STAND_INS)})[\w.-]{{0,20}}\.(?:gif|png|svg)")
_DIGITS = Pattern(r"^\s*(\d{1,4})")
_SMALL = 32


def picture_url(image: HtmlElement) -> str | None:
    """The address of the picture itself, not of what stands in for it while it loads.

    Returns:
        The address as written; None where only a stand-in is named.

    >>> from lxml.html import fromstring
    >>> picture_url(fromstring('<img src="loading.gif" data-src="//a.example/1.jpg">'))
    '//a.example/1.jpg'
    """
    for name in _ADDRESSES:
        url = (image.get(name) or "").strip()
        if url and not _is_stand_in(url.lower()):
            return url
    largest = (image.get("srcset") or image.get("data-srcset") or "").rsplit(",", 1)[-1].split()
    return largest[0] if largest else None


def _is_stand_in(url: str) -> bool:
    """Whether an address in lower case is none of a picture of the article."""
    if url.startswith(_NO_FILES):
        return True
    return any(map(url.__contains__, _STAND_INS)) and bool(_STAND_IN.search(url))


def is_icon(image: HtmlElement) -> bool:
    """Whether a picture is as small as a letter: an emoticon, a bullet, a counter.

    >>> from lxml.html import fromstring
    >>> is_icon(fromstring('<img src="a.gif" width="16" height="16">'))
    True
    """
    for name in ("width", "height"):
        size = image.get(name)
        found = _DIGITS.match(size) if size else None
        if found is not None and int(found[1]) <= _SMALL:
            return True
    return False
