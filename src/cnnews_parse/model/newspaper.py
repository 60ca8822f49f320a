"""The page of a newspaper that an article was printed on (版次)."""

from __future__ import annotations

from collections.abc import Callable

import attrs


@attrs.frozen(kw_only=True)
class NewspaperPage:
    """A page of a printed newspaper.

    Attributes:
        number: as printed, without 第 and 版, such as `03` or `A12`; None where only the name is.
        name: the name of the page, such as 要闻; None where none is printed.

    >>> NewspaperPage(number="03", name="要闻").number
    '03'
    """

    number: str | None = None
    name: str | None = None

    def mapped(self, convert: Callable[[str], str]) -> NewspaperPage:
        """A copy with `convert` applied to the name.

        >>> NewspaperPage(number="3", name="要聞").mapped(lambda text: "要闻").name
        '要闻'
        """
        return attrs.evolve(self, name=None if self.name is None else convert(self.name))
