"""Official documents (公文): what their head says of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import attrs

from cnnews_parse.model.accounts import Evidence


@attrs.frozen(kw_only=True)
class OfficialDocument:
    """What a document of a party or government body says of itself.

    Attributes:
        issuers: who issued it (发文机关), the leading body first.
        number: its number (发文字号) as printed, such as `国发〔2023〕5号`.
        signed: the day that it was made (成文日期); `Article.published` is the day that it
            was made public.
        index: its index in the catalogue of open information (索引号).
        topic: the subject it is filed under (主题分类).
        effective: whether it is in force (有效性), as printed.
        evidence: where each of these was read.

    >>> OfficialDocument(number="国发〔2023〕5号").issuers
    ()
    """

    issuers: tuple[str, ...] = ()
    number: str | None = None
    signed: dt.date | None = None
    index: str | None = None
    topic: str | None = None
    effective: str | None = None
    evidence: tuple[Evidence, ...] = attrs.field(default=(), repr=False)

    def mapped(self, convert: Callable[[str], str]) -> OfficialDocument:
        """A copy with `convert` applied to issuers, number and topic.

        >>> OfficialDocument(issuers=("國務院",)).mapped(lambda text: "国务院").issuers
        ('国务院',)
        """

        def field(text: str | None) -> str | None:
            return None if text is None else convert(text)

        return attrs.evolve(
            self,
            issuers=tuple(map(convert, self.issuers)),
            number=field(self.number),
            topic=field(self.topic),
            effective=field(self.effective),
        )
