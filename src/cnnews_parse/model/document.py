"""What a sniffer sees: a decoded document, and the claim it may lay to it."""

from __future__ import annotations

import enum
import functools
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeVar

import attrs

from cnnews_parse.model.locators import Locator

if TYPE_CHECKING:
    from cnnews_parse.model.draft import Draft
    from cnnews_parse.model.printing import Printed

_T = TypeVar("_T")


@attrs.frozen(kw_only=True)
class Limits:
    """How much of anything is read before the input is refused with `LimitExceeded`.

    Time needs no limit of its own: all work grows in line with the input.

    Attributes:
        bytes: size of the input, also once it is unpacked.
        nodes: elements and text nodes of an HTML page; pages and characters of a PDF file.
        depth: how deep its elements may nest; libxml2 drops what nests deeper than 2,048.

    >>> Limits(bytes=1000).bytes
    1000
    """

    bytes: int = 64 * 1024 * 1024
    nodes: int = 2_000_000
    depth: int = 2_000


class Fit(enum.IntEnum):
    """How well an extractor knows a document; the strongest fit reads it.

    >>> Fit.SITE > Fit.FORMAT > Fit.FALLBACK
    True
    """

    FALLBACK = 1
    """Any text, or any page."""
    FORMAT = 2
    """A document of this format."""
    SITE = 3
    """A page of this site, in a layout that is known."""


@attrs.frozen
class Claim:
    """A sniffer's word that its extractor can read a document.

    Attributes:
        fit: how well.
        why: the marks it saw, in words.

    >>> Claim(Fit.FORMAT, "holds HTML tags").fit.name
    'FORMAT'
    """

    fit: Fit
    why: str


@attrs.frozen(kw_only=True)
class Document:
    """A decoded document.

    Attributes:
        text: the whole of it, without a byte order mark, lines ended by a newline alone; empty
            where the document is type on pages.
        printed: its pages, where it is type on pages.
        url: its address, where the caller or the container tells it.
        path: the file that it stands in; None where it was given as bytes, or is one of several.
        at: where it stands in the document around it, if it is not the whole of a file.
        part: `file`, or `body` for the body of a post, in Markdown, HTML or both.
        limits: the limits in force.
        encoded: a text and the same in UTF-8, where that was read; of use where it is `text`.

    >>> Document(text="甲\\n乙").lines
    ('甲', '乙')
    """

    text: str
    printed: Printed | None = None
    url: str | None = None
    path: str | None = None
    at: Locator | None = None
    part: Literal["file", "body"] = "file"
    limits: Limits = attrs.field(factory=Limits)
    encoded: tuple[str, bytes] | None = attrs.field(default=None, eq=False, repr=False)
    _read: dict[object, Any] = attrs.field(factory=dict, init=False, eq=False, repr=False)

    def once(self, read: Callable[[Document], _T]) -> _T:
        """What `read` makes of this document, worked out at the first call only.

        Several sniffers look at one page; its tree is built once.

        >>> document = Document(text="甲")
        >>> document.once(lambda d: len(d.text))
        1
        """
        if read not in self._read:
            self._read[read] = read(self)
        value: _T = self._read[read]
        return value

    @functools.cached_property
    def head(self) -> str:
        """The first 4,096 characters, enough for most sniffers.

        >>> Document(text="<html>").head
        '<html>'
        """
        return self.text[:4096]

    @functools.cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines, parted at newlines alone.

        >>> Document(text="甲\\n乙").lines
        ('甲', '乙')
        """
        return tuple(self.text.split("\n"))


class Extractor(Protocol):
    """What reads one kind of document; every module of `sites/` and `formats/` has one.

    >>> from cnnews_parse.formats.plain_text import EXTRACTOR
    >>> EXTRACTOR.sniff(Document(text="某市发布新规")).why
    'is text'
    """

    @property
    def name(self) -> str:
        """A short name in lower case, as in `Article.extractor`."""
        ...

    def sniff(self, document: Document) -> Claim | None:
        """Say whether it can read the document, and why. Cheap, pure, never raises."""
        ...

    def extract(self, document: Document) -> Draft:
        """Find the parts of the document, as printed.

        Raises:
            ExtractionError: a part that the document must have is missing.
        """
        ...
