"""Imprints of newspapers: which paper, which day, which page (版次)."""

from __future__ import annotations

from typing import NamedTuple

from cnnews_parse.fields.dates import Moment, opens_day, read_moment
from cnnews_parse.fields.folding import HAN, plain
from cnnews_parse.fields.outlets import is_outlet
from cnnews_parse.model.newspaper import NewspaperPage
from cnnews_parse.model.patterns import Pattern

_LONGEST = 100
_DAY = 24
_COUNT = "[一二三四五六七八九十]{1,3}"
_NAMED = rf"{HAN}(?:{HAN}|[·/&A-Za-z]){{1,11}}|{HAN} {{1,2}}{HAN}"
_NAME = rf"(?:(?: ?[:·-] ?| {{0,3}}\( ?| {{1,3}})(?P<name>{_NAMED})(?: ?\))?(?= *(?:$|[(),|])))?"
# 第03版：要闻, A12版, 第 01 版 要闻, 第1版(要闻), 第一版：要闻
_PAGE = Pattern(
    rf"(?:第 {{0,3}}(?P<counted>[A-Z]{{0,2}}[0-9]{{1,3}}|{_COUNT})|(?P<number>[A-Z]{{0,2}}[0-9]{{1,3}}))"
    rf"(?:[-/][A-Z]{{0,2}}[0-9]{{1,3}})? {{0,3}}版(?![本权图面名次号别序]){_NAME}"
)
_LABELLED = Pattern(
    r"(?:版次|版号|版面|版别|版序|(?P<names>版名)) {0,3}: {0,3}"
    rf"(?:{_PAGE.pattern.replace('?P<', '?P<l_')}|(?P<bare>[A-Z]{{0,2}}[0-9]{{1,3}})|(?P<only>{_NAMED}))"
)
_BEFORE = Pattern(
    r"(?:(?:原载于?|原文刊?载?于?|转载?自|摘自|来源|稿源|刊于|载于|见报) {0,2}:? {0,3})"
)
_WEEKDAY = Pattern(r"(?:星期|周|礼拜)[一二三四五六日天]|总?第 {0,2}[0-9]{1,6} {0,2}期")
_QUOTED = Pattern(r"《 {0,3}(?P<name>[^《》,]{2,20}?) {0,3}》")
_RUN = Pattern(rf"(?:{HAN}|[A-Za-z·]){{2,16}}")
_BETWEEN = Pattern(r"[ ,()|:·\-]{1,40}")
_VALUE = Pattern(
    rf"[ ()]*(?:(?P<number>[A-Z]{{0,2}}[0-9]{{1,3}}|{_COUNT})|(?P<name>{_NAMED}))[ ()]*$"
)

# 港聞A12, as papers of Hong Kong and Taiwan print it; the names are those of their sections
_SECTION = Pattern(
    r"\s*(?P<name>[要港][聞闻]|[財财][經经]|[經经][濟济]|[體体]育|[娛娱][樂乐]|副刊|[國国][際际]|[兩两]岸|中[國国]|地[產产]|社[評评]"
    r"|[論论][壇坛]|教育|[產产][經经]|[綜综]合|生活|焦[點点]|社[會会]|政治|[頭头][條条]) ?(?P<number>[A-Z]{1,2}[0-9]{1,3})\s*$"
)


class Imprint(NamedTuple):
    """What a line that prints paper, day and page says.

    Attributes:
        page: the page.
        outlet: the paper, without 《》; None where it is not named.
        moment: the day; None where it is not printed.
    """

    page: NewspaperPage
    outlet: str | None = None
    moment: Moment | None = None


def read_imprint(text: str) -> Imprint | None:
    """Read a line that is nothing but an imprint.

    Args:
        text: a line as printed.
    Returns:
        Its parts; None where the line names no page, or says anything else as well.

    >>> found = read_imprint("《 某报 》（ 2023年05月01日   第 01 版）")
    >>> found.outlet, found.page.number, found.moment.at.day
    ('某报', '01', 1)
    >>> read_imprint("第03版：要闻").page
    NewspaperPage(number='03', name='要闻')
    >>> read_imprint("该书第2版印了三万册") is None
    True
    """
    if section := _SECTION.match(text):
        return Imprint(page=NewspaperPage(number=section["number"], name=section["name"]))
    if len(text) > _LONGEST or "版" not in text:
        return None
    reader = _Reader(text)
    if not reader.reads_all() or reader.page is None or reader.may_be_book():
        return None
    return Imprint(page=reader.page, outlet=reader.outlet, moment=reader.moment)


class _Reader:
    """One line, read part after part."""

    def __init__(self, text: str) -> None:
        self.text, self.folded = text, plain(text)
        self.page: NewspaperPage | None = None
        self.outlet: str | None = None
        self.moment: Moment | None = None

    def reads_all(self) -> bool:
        """Whether the line is parts of an imprint from its first character to its last."""
        at = 0
        while at < len(self.folded):
            behind = self.skipped(at) or self.page_at(at) or self.day_at(at) or self.outlet_at(at)
            if not behind:
                return False
            at = behind
        return True

    def skipped(self, at: int) -> int:
        """Behind signs, weekdays and words such as 原载; 0 where none stand here."""
        for pattern in (_BETWEEN, _BEFORE, _WEEKDAY):
            if found := pattern.match(self.folded, at):
                return found.end()
        return 0

    def may_be_book(self) -> bool:
        """Whether 《某书》第2版 may be meant: no day is printed, and 《》 hold no outlet."""
        return self.moment is None and self.outlet is not None and not is_outlet(self.outlet)

    def page_at(self, at: int) -> int:
        """Behind the page that stands here."""
        if found := _LABELLED.match(self.folded, at):
            number = found["l_counted"] or found["l_number"] or found["bare"]
            name = found["l_name"] or found["only"]
            span = found.span("l_name" if found["l_name"] else "only")
        elif (found := _PAGE.match(self.folded, at)) and not self.is_book(
            found["counted"], found["name"]
        ):
            number, name, span = (
                found["counted"] or found["number"],
                found["name"],
                found.span("name"),
            )
        else:
            return 0
        printed = "".join(self.text[slice(*span)].split()) if name else None
        known = self.page or NewspaperPage()
        self.page = NewspaperPage(number=known.number or number, name=known.name or printed)
        return found.end()

    def is_book(self, counted: str | None, name: str | None) -> bool:
        """Whether 第二版 may be the second edition of a book: in Han numerals, and without a day."""
        return bool(counted and not counted[-1].isdigit() and not name and self.moment is None)

    def day_at(self, at: int) -> int:
        """Behind the day that stands here."""
        if self.moment is not None or not opens_day(self.folded[at]):
            return 0
        moment = read_moment(self.text[at : at + _DAY])
        if moment is None or moment.start or moment.precision != "day":
            return 0
        self.moment = moment
        return at + moment.end

    def outlet_at(self, at: int) -> int:
        """Behind the paper that stands here: in 《》, or an outlet by its name."""
        if self.outlet is not None:
            return 0
        quoted = _QUOTED.match(self.folded, at)
        found = quoted or _RUN.match(self.folded, at)
        if found is None:
            return 0
        name = self.text[slice(*quoted.span("name"))] if quoted else self.text[slice(*found.span())]
        if not quoted and not is_outlet(name):
            return 0
        self.outlet = name.strip()
        return found.end()


def page_in(words: str) -> NewspaperPage | None:
    """The page that a value made for it states: a number, a name, or both.

    >>> page_in("2"), page_in("第A03版：要闻").name, page_in("要闻").name
    (NewspaperPage(number='2', name=None), '要闻', '要闻')
    """
    found = _PAGE.search(plain(words)[:_LONGEST])
    if found is not None:
        name = "".join(words[slice(*found.span("name"))].split()) if found["name"] else None
        return NewspaperPage(number=found["counted"] or found["number"], name=name)
    value = _VALUE.match(plain(words)[:_LONGEST])
    if value is None:
        return None
    name = "".join(words[slice(*value.span("name"))].split()) if value["name"] else None
    return NewspaperPage(number=value["number"], name=name)
