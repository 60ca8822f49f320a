"""The dateline of an article (电头): which agency sent it, from where, on which day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import attrs

from cnnews_parse.model.accounts import Evidence


@attrs.frozen(kw_only=True)
class Dateline:
    """The dateline of an article; the words stay in the text as well.

    Attributes:
        agency: the agency or paper that sent it, a news agency by its usual name; None where
            the paper only says that it is its own, as 本报讯 does.
        places: where it was written, as printed; empty where no place is named.
        date: the day that it was sent, in China; None where the year can't be told.
        printed_date: the day as printed, such as `4月25日`; None where none is printed.
        text: the dateline as printed.
        evidence: where it was read, then what the year, or year and month, were taken from.

    >>> line = Dateline(agency="新华社", places=("北京",), text="新华社北京4月25日电")
    >>> line.date is None
    True
    """

    agency: str | None = None
    places: tuple[str, ...] = ()
    date: dt.date | None = None
    printed_date: str | None = None
    text: str
    evidence: tuple[Evidence, ...] = attrs.field(default=(), repr=False)

    def mapped(self, convert: Callable[[str], str]) -> Dateline:
        """A copy with `convert` applied to agency, places and text.

        >>> Dateline(places=("臺北",), text="臺北訊").mapped(lambda text: "台北讯").text
        '台北讯'
        """
        return attrs.evolve(
            self,
            agency=None if self.agency is None else convert(self.agency),
            places=tuple(map(convert, self.places)),
            text=convert(self.text),
        )
