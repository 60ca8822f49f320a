"""Where a piece of the account stands in the input."""

from __future__ import annotations

import attrs


@attrs.frozen(kw_only=True)
class Locator:
    """Where a piece begins; what is given depends on what it stands in.

    Attributes:
        line: of a text, the number of its line, from 1.
        column: of a text, the number of its first visible character on that line, from 1.
        end_line: of a text, the line on which its last visible character stands.
        end_column: of a text, the column behind that character.
        xpath: of HTML and XML, the path of the text node in which it begins, or of the element.
        offset: how many characters of the visible text from that node on stand in front of it.
        pointer: of a record, the JSON pointer of its value (RFC 6901); of JSON lines the number of
            the line comes first, from 0.
        page: of type on pages, the number of its page, from 1.
        left: of type on pages, how far its first line is from the left edge, in points.
        baseline: of type on pages, how far its first line is from the top edge, in points.
        within: where that text, page or value stands itself, such as the key of a record that
            holds HTML.

    >>> record = Locator(pointer="/content")
    >>> str(Locator(xpath="/html/body/p[2]/text()").inside(record))
    '/content, /html/body/p[2]/text()'
    """

    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None
    xpath: str | None = None
    offset: int = 0
    pointer: str | None = None
    page: int | None = None
    left: float | None = None
    baseline: float | None = None
    within: Locator | None = None

    def __str__(self) -> str:
        """All of it on one line, the outermost first."""
        parts = [str(self.within)] if self.within else []
        if self.page is not None:
            parts.append(f"page {self.page}, {self.left:.0f} right, {self.baseline:.0f} down")
        if self.line is not None:
            column = "" if self.column is None else f", column {self.column}"
            parts.append(f"line {self.line}{column}")
        parts += [part for part in (self.pointer, self.xpath) if part]
        return ", ".join(parts) + (f" + {self.offset}" if self.offset else "")

    def inside(self, outer: Locator) -> Locator:
        """The same place, told from outside of what it stands in.

        Lines inside of lines are counted on from the line that the outer place has.

        >>> str(Locator(line=2, column=1).inside(Locator(line=10)))
        'line 11, column 1'
        """
        if self.within is not None:
            return attrs.evolve(self, within=self.within.inside(outer))
        if outer.line is None or outer.xpath is not None or self.line is None:
            return attrs.evolve(self, within=outer)
        shift = outer.line - 1
        return attrs.evolve(
            self,
            line=self.line + shift,
            end_line=None if self.end_line is None else self.end_line + shift,
            within=outer.within,
        )


def token(name: str) -> str:
    """The name of a key as a JSON pointer writes it.

    >>> token("a/b~c")
    'a~1b~0c'
    """
    return name.replace("~", "~0").replace("/", "~1")
