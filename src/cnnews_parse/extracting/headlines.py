"""Which line of a page is its headline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cnnews_parse.extracting.flow_line import FlowLine
from cnnews_parse.extracting.regions import standing, words_in
from cnnews_parse.model.accounts import Confidence
from cnnews_parse.model.comparison import key
from cnnews_parse.model.draft import Kind, Statement
from cnnews_parse.model.patterns import Pattern

_SHORTEST = 4
_LONGEST = 150
_PROSE = 30
_WHOLE_WORDS = 8
_LEAST_SHARE = 0.3
_CUT = ("…", "...", "……")
_PARTS = Pattern(r"[\s\u3000_|\uff5c>＞»·:：\-\u2013\u2014]+")
_PLACE = Pattern(
    r".{0,6}|.{1,18}(?:[网網站报報台臺社局厅廳]|首[页頁]|[频頻]道|中心|[门門][户戶]|新[闻聞]|政府|委员会|大[学學]"
    r"|[学學]院|[学學][会會]|[协協][会會]|客[户戶]端|在[线線]|平[台臺]|[专專][栏欄]|[栏欄]目|[动動][态態]|公告|要[闻聞])"
)
_PAPER = Pattern(r"[A-Za-z.&']{0,20}|.{1,8}(?:[网網报報]|[网網]站|首[页頁])")
_NAMED = frozenset("title tit headline biaoti bt h1 subject heading arttitle dabiaoti".split())
_DAY = Pattern(r"(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}")
_FAR = 15
_LEAST = 6
_ENDS = "。，；,;：:、"


def headline_number(flowed: Sequence[FlowLine], said: Sequence[Statement]) -> int | None:
    """The number of the line that the titles of a page bear out.

    A headline on the page is what the title tag, `og:title` or JSON-LD begins with or holds,
    before or behind the names of site and channel; or what a title that was cut short begins.
    Of several such lines the longest is taken, of equal ones a heading before other lines. What
    stands behind all prose is none: there an office signs that the title tag names.
    """
    titles = [
        (key(s.words), s.words.rstrip().endswith(_CUT))
        for s in said
        if s.field == "title" and not (s.mark == "title tag" and _names_paper(s.words))
    ]
    titles = [pair for pair in dict.fromkeys(titles) if len(pair[0]) >= _SHORTEST]
    best: tuple[int, int, int] | None = None
    if not titles:
        return None
    signs = None if any(is_cut for _, is_cut in titles) else {c for own, _ in titles for c in own}
    prose = [n for n, each in enumerate(flowed) if len(each.text) >= _PROSE and "。" in each.text]
    for number, each in enumerate(flowed[: prose[-1] if prose else None]):
        if not _SHORTEST <= len(each.text) <= _LONGEST or each.kind is Kind.ROW:
            continue
        middle = each.text[len(each.text) // 2].lower()
        if signs is not None and middle not in signs and middle.isalnum():
            continue  # no title holds it: told by one sign, since it is asked of each line
        own = key(each.text)
        if each.label.fate is not None or len(own) < _SHORTEST or not _is_borne(own, titles):
            continue
        heading = 7 - each.level if each.kind is Kind.HEADING else 0
        rank = (len(own), heading, -number)
        if best is None or rank > best:
            best = rank
    return None if best is None else -best[2]


def standing_number(
    flowed: Sequence[FlowLine], first: int, said: Sequence[Statement]
) -> int | None:
    """The number of the headline of a page whose title tag names site and channel alone.

    It is a heading, or stands in an element named for a title; where a line above the text tells
    the day, it is the nearest above that line, else the nearest above the text.

    Args:
        flowed: the lines of the page.
        first: the number of the first line of prose.
        said: what its head says.
    """
    titles = [s for s in said if s.field == "title"]
    if any(s.mark != "title tag" or not _names_place(s.words) for s in titles):
        return None
    above = range(max(0, first - _FAR), first)
    dated = [n for n in above if len(flowed[n].text) <= _LONGEST and _DAY.search(flowed[n].text)]
    stands = [n for n in above if _stands_so(flowed[n])]
    nearest = [n for n in stands if not dated or n < dated[-1]] or stands
    return nearest[-1] if nearest else None


def _names_paper(words: str) -> bool:
    """Whether a title is the name of a site or a paper, which the masthead would bear out."""
    return all(_PAPER.fullmatch(part) for part in _PARTS.compiled.split(words))


def _names_place(words: str) -> bool:
    """Whether a title is made of names of sites and channels, and of nothing else."""
    return all(_PLACE.fullmatch(part) for part in _PARTS.compiled.split(words))


def _stands_so(each: FlowLine) -> bool:
    """Whether a line is set like a headline: a heading, or in an element named for one."""
    if not _LEAST <= len(each.text) <= _LONGEST or each.text[-1] in _ENDS or each.linked:
        return False
    if each.label.fate is not None or each.kind in (Kind.ROW, Kind.IMAGE, Kind.ITEM):
        return False
    named = each.box.named
    is_titled = each.kind is Kind.HEADING or not _NAMED.isdisjoint(words_in(named))
    return is_titled and standing(named) >= 1 and not _names_place(each.text)


def _is_borne(own: str, titles: Sequence[tuple[str, bool]]) -> bool:
    """Whether one of the titles holds a line, or is the beginning of it."""
    for title, is_cut in titles:
        if own in title:
            is_start = title.startswith(own) and len(own) >= _LEAST_SHARE * len(title)
            if is_start or (len(own) >= _WHOLE_WORDS and len(own) * 2 >= len(title)):
                return True
        elif is_cut and len(title) >= _WHOLE_WORDS and own.startswith(title):
            return True
    return False


def headline_statements(flowed: Sequence[FlowLine], number: int | None) -> Iterator[Statement]:
    """The line that the titles bear out, else the headings of the first level."""
    if number is not None:
        yield Statement(field="title", words=flowed[number].text, mark="headline on the page")
    for at, each in enumerate(flowed):
        if each.kind is Kind.HEADING and each.level == 1 and each.text and at != number:
            yield Statement(
                field="title", words=each.text, mark="h1", confidence=Confidence.DERIVED
            )
