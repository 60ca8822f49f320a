"""What is printed on the pages of a document that has no text, only type at its places."""

from __future__ import annotations

import attrs


@attrs.frozen(kw_only=True)
class Stretch:
    """Characters that stand side by side in one font and size.

    Lengths are points, 1/72 inch. They count from the upper left corner of the page as a reader
    holds it, to the right and downwards.

    Attributes:
        text: the characters, U+FFFD for a glyph of which the file does not say what it is.
        left: where the first begins.
        right: where the last ends.
        baseline: the line that they stand on.
        size: of the type.
        font: its name in the file.
        is_upright: False where they run in another direction than the lines of the page.

    >>> Stretch(text="某报", left=72, right=96, baseline=80, size=12, font="Song").width
    24
    """

    text: str
    left: float
    right: float
    baseline: float
    size: float
    font: str = ""
    is_upright: bool = True

    @property
    def width(self) -> float:
        """How far it reaches.

        >>> Stretch(text="甲", left=1, right=13, baseline=0, size=12).width
        12
        """
        return self.right - self.left


@attrs.frozen(kw_only=True)
class PrintedPage:
    """One page.

    Attributes:
        width: in points.
        height: in points.
        stretches: what is set on it, in the order of the file, which says nothing of how it is
            read; joined, their texts are the visible text of the page.
        pictures: how many pictures are on it; a scanned page is one picture.
        unread: how many pieces of text on it could not be read.

    >>> PrintedPage(width=595, height=842).stretches
    ()
    """

    width: float
    height: float
    stretches: tuple[Stretch, ...] = ()
    pictures: int = 0
    unread: int = 0


@attrs.frozen(kw_only=True)
class Printed:
    """All pages of a file, and what it says of itself.

    Attributes:
        pages: in their order.
        title: the title among the properties of the file; often a file name or left over from
            another document, so never believed alone.

    >>> Printed(pages=(PrintedPage(width=595, height=842),)).title
    ''
    """

    pages: tuple[PrintedPage, ...]
    title: str = ""
