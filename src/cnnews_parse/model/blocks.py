"""The blocks of a body, in reading order. Each has a `text`."""

from __future__ import annotations

from typing import TypeAlias

import attrs


@attrs.frozen(kw_only=True)
class Paragraph:
    """Running text.

    Attributes:
        text: one paragraph; a newline stands only where the author broke a line.

    >>> Paragraph(text="正文。").text
    '正文。'
    """

    text: str


@attrs.frozen(kw_only=True)
class Heading:
    """A sub-heading of the body; the headline is `Article.title`.

    Attributes:
        text: the words.
        level: 2 to 6, as in HTML; 2 where the document does not tell.

    >>> Heading(text="小标题").level
    2
    """

    text: str
    level: int = 2


@attrs.frozen(kw_only=True)
class Image:
    """A picture of the article, or the caption that is left of one.

    Attributes:
        url: its address as the document gives it; None where only the caption is left.
        caption: the words below it; None where there are none.
        credit: who took it, where the caption says so.
        alt: the text that HTML gives in its place.

    >>> Image(url="a.jpg", caption="会场。").text
    '会场。'
    """

    url: str | None = None
    caption: str | None = None
    credit: str | None = None
    alt: str | None = None

    @property
    def text(self) -> str:
        """The caption; empty where there is none."""
        return self.caption or ""


@attrs.frozen(kw_only=True)
class Table:
    """A table of figures or words.

    Attributes:
        rows: from top to bottom; each a tuple of cells from left to right.

    >>> Table(rows=(("年", "量"), ("2024", "7"))).text
    '年\\t量\\n2024\\t7'
    """

    rows: tuple[tuple[str, ...], ...]

    @property
    def text(self) -> str:
        """One line a row, cells parted by a tab."""
        return "\n".join("\t".join(row) for row in self.rows)


@attrs.frozen(kw_only=True)
class List:
    """A list.

    Attributes:
        items: the text of each item.
        ordered: True where the items are numbered.

    >>> List(items=("甲", "乙")).text
    '甲\\n乙'
    """

    items: tuple[str, ...]
    ordered: bool = False

    @property
    def text(self) -> str:
        """One line an item, without bullets or numbers."""
        return "\n".join(self.items)


@attrs.frozen(kw_only=True)
class Quote:
    """A passage set apart as a quotation.

    Attributes:
        text: its paragraphs, one newline between them.

    >>> Quote(text="引文。").text
    '引文。'
    """

    text: str


Block: TypeAlias = Paragraph | Heading | Image | Table | List | Quote
