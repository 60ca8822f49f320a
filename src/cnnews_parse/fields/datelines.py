"""Datelines: the agency, places and day at the start of a paragraph."""

from __future__ import annotations

import re
from typing import NamedTuple

import attrs

from cnnews_parse.fields.dates import number_of
from cnnews_parse.fields.folding import HAN, plain
from cnnews_parse.fields.outlets import LAST_OF_SHAPE, has_shape, is_known, longest_known
from cnnews_parse.fields.places import is_place, parted, places_at_end
from cnnews_parse.model.patterns import Pattern

_LONGEST_OUTLET = 24
_WINDOW = 120
_ENDS_OF_SHAPE = frozenset(f"{LAST_OF_SHAPE} )》")  # with what may stand around a name
ENDS = frozenset("电讯息道导|)")
"""The characters of which a dateline has one at its end, in plain spelling."""
_COUNT = r"(?:[0-9]{1,2}|[一二三四五六七八九十廿卅]{1,3})"
_DAY = (
    r"(?: ?(?P<year>[0-9]{4}) ?年)?"
    rf"(?: ?(?P<month>{_COUNT}) ?月)?(?: ?(?P<day>{_COUNT}) ?日)?"
)
_NAMED = rf"(?:{HAN}|[·\"A-Za-z0-9])"
_PLACES = rf"{_NAMED}{{1,12}}?(?:[/、\-]{_NAMED}{{1,8}}?){{0,3}}"
_SENT = Pattern(
    rf"(?:(?: ?记者(?P<reporter>(?:{HAN}|[ 、/]){{2,16}}?))? ?(?P<place>{_PLACES}))??"
    rf"{_DAY}"
    r" ?(?P<sent>(?:新媒体|体育|综合|综合外|专|外|急|快|简|特)?专?[电讯]"
    r"|(?:上午|下午|晚间|晚|早间|凌晨)?(?:消息|快讯|报道|报导)|\|)"
    r"(?P<behind>[^ ]?)"
)
# 北京4月25日电, 某县讯: no agency is named
_LOCAL = Pattern(rf"(?P<place>{HAN}{{2,8}}?){_DAY} ?(?P<sent>专?[电讯])(?P<behind>.?)", re.DOTALL)
_BYLINE = Pattern(
    rf" ?(?:本[报网社刊台] ?)?(?:特派|特约|驻{HAN}{{2,4}})?(?:记者|特派员) ?"
    rf"(?P<who>(?:{HAN}|[ 、/·\-]){{4,40}}?){_DAY} ?"
    r"(?P<sent>报导|报道|[专外]?[电讯])(?P<behind>[^ ]?)"
)
_HINT = Pattern(r"[电讯|]|消息|报[道导]")
_ALONE = Pattern(r"\((?P<who>[^()]{2,16})\)(?= {0,4}\S)")
_OWN = Pattern(r"本[报网社刊台站]|(?:日|晚|早|晨|午|快|商|时|都市)报|时讯")
_HEAD = Pattern(r" {0,20}(?P<open>\(?) {0,2}(?P<by>据|综合)?")
_NO_PLACE = Pattern(r"记者|通讯|消息|报道|发表|援引|引述|[的了是在与对为称说从]")
_HOW = Pattern(r"(?:综合|连线|专访|独家|特别|即时|外电|联合|现场){1,3}")
_NO_SENT = (
    "电视",
    "电话",
    "电影",
    "电力",
    "电子",
    "电网",
    "电信",
    "电商",
    "电池",
    "电台",
    "电器",
    "讯息",
    "讯问",
    "讯号",
)


@attrs.frozen(kw_only=True)
class PrintedDateline:
    """The dateline of an agency or a paper, as a paragraph prints it.

    Attributes:
        agency: as printed; None where the paper only says that it is its own, as 本报讯 does.
        places: where it was sent from, as printed; empty where none is named.
        year: where it is printed, else None.
        month: 1 to 12; None where it is not printed.
        day: 1 to 31; None where it is not printed.
        date: the words that print the day; None where none do.
        compiled: True for 综合某社报道, which was written elsewhere from what the agency sent.
        words: the very words.
        start: offset of their first character.
        end: offset behind their last character.
    """

    agency: str | None = None
    places: tuple[str, ...] = ()
    year: int | None = None
    month: int | None = None
    day: int | None = None
    date: str | None = None
    compiled: bool = False
    words: str
    start: int
    end: int


class _Head(NamedTuple):
    """The beginning of a paragraph.

    Attributes:
        text: as printed.
        folded: in plain spelling.
        start: offset of the first word or of the bracket before it.
        at: offset behind bracket and 据.
        is_open: whether a bracket stands before the words.
        by: 据, 综合 or nothing.
    """

    text: str
    folded: str
    start: int
    at: int
    is_open: bool
    by: str


def read_dateline(text: str) -> PrintedDateline | None:
    """Read the dateline that a paragraph begins with.

    Args:
        text: a paragraph as printed, in either script.
    Returns:
        Its parts; None where the paragraph begins otherwise. `据某社5月1日报道` attributes what
        follows to another report and is no dateline, `据某社某地5月1日电` is one.

    >>> line = read_dateline("新华社北京５月１日电（记者 张三）会议昨日举行。")
    >>> line.agency, line.places, line.month, line.day, line.words
    ('新华社', ('北京',), 5, 1, '新华社北京５月１日电')
    >>> read_dateline("本报讯 某厂昨日投产。").agency is None
    True
    """
    head = _head_of(text[:_WINDOW])
    if head is None or not (head.is_open or _HINT.search(head.folded, 0, 60)):
        return None
    agency_end = _agency_end(head.folded, head.at)
    if agency_end and (read := _of_agency(head, agency_end)):
        return read
    return _local(head) or _bylined(head, agency_end or head.at) or _alone(head)


def _head_of(text: str) -> _Head | None:
    folded = plain(text)
    found = _HEAD.match(folded)
    if found is None:
        return None
    is_open = bool(found["open"])
    start = found.start("open") if is_open or not found["by"] else found.start("by")
    return _Head(
        text=text,
        folded=folded,
        start=start,
        at=found.end(),
        is_open=is_open,
        by=found["by"] or "",
    )


def _agency_end(folded: str, at: int) -> int:
    """Where the outlet ends that stands here; 0 where none does."""
    if known := longest_known(folded[at : at + _LONGEST_OUTLET]):
        return at + known
    if own := _OWN.match(folded, at):
        return own.end()
    for end in range(at + 3, min(at + 14, len(folded))):
        if folded[end - 1] in _ENDS_OF_SHAPE and has_shape(folded[at:end]):
            return end
    return 0


def _of_agency(head: _Head, agency_end: int) -> PrintedDateline | None:
    """新华社北京4月25日电, 本报讯, 某网3月2日消息, 环球网综合报道."""
    sent = _SENT.match(head.folded, agency_end)
    agency = head.text[head.at : agency_end]
    if sent is None or not _is_sent(sent, head, own=_is_own(agency)):
        return None
    places = _places(head, sent.start("place"), sent.end("place"))
    if sent["reporter"]:
        places = _behind_reporter(head, sent)
    return _printed(head, sent, None if _is_own(agency) else agency, places)


def _is_own(agency: str) -> bool:
    return _OWN.fullmatch(plain(agency)) is not None


def _is_sent(sent: re.Match[str], head: _Head, *, own: bool) -> bool:
    """Whether these words are a dateline and not the beginning of a sentence."""
    is_word = head.folded.startswith(_NO_SENT, sent.end("sent") - 1)
    if is_word or _NO_PLACE.search(sent["place"] or "") or not _has_calendar_day(sent):
        return False
    is_han = "\u4e00" <= sent["behind"] <= "\u9fff"
    if head.by == "据":
        return sent["sent"].endswith("电") and not is_han
    if head.by or _HOW.fullmatch(sent["place"] or ""):
        return not is_han
    return _is_filed(sent, is_han=is_han, own=own)


def _is_filed(sent: re.Match[str], *, is_han: bool, own: bool) -> bool:
    """Whether the word that says how it was sent is borne out by place, day or what follows."""
    word, place, has_day = sent["sent"], sent["place"], bool(sent["day"])
    if word.endswith(("电", "讯")):
        return has_day or not is_han or (own and not place)
    if word == "|" or word.endswith("消息"):
        return has_day or (sent["behind"] == ":" and not place)
    if has_day and place is None and word.startswith("报"):  # 某社3月2日报道，某厂 is a sentence
        return not sent["behind"]
    return sent["behind"] == ")" or (has_day and place is not None and not is_han)


def _has_calendar_day(sent: re.Match[str]) -> bool:
    day, month = number_of(sent["day"] or "1"), number_of(sent["month"] or "1")
    return 1 <= day <= 31 and 1 <= month <= 12


def _local(head: _Head) -> PrintedDateline | None:
    """北京4月25日电 and 某县讯: month and day, or a place that is known for one, tell it."""
    near = head.folded[head.at : head.at + 40]
    found = _LOCAL.match(head.folded, head.at) if "电" in near or "讯" in near else None
    if found is None or head.by or not _has_calendar_day(found):
        return None
    behind = found["behind"]
    is_parted = not behind or behind in " ()::,," or (head.is_open and behind == ")")
    has_day = bool(found["month"] and found["day"])
    if not is_parted or _NO_PLACE.search(found["place"]):
        return None
    if not has_day and (found["day"] or not is_place(found["place"])):
        return None
    return _printed(head, found, None, _places(head, *found.span("place")))


def _bylined(head: _Head, at: int) -> PrintedDateline | None:
    """【记者张三台北报导】, 〔記者張三／台北報導〕: a byline that says where it was written.

    The place stands behind a slash, or is one of the list: of 张三丰台报道 nobody can tell.
    """
    near = head.folded[at : at + 12]
    found = _BYLINE.match(head.folded, at) if "记者" in near or "特派员" in near else None
    if found is None or not _has_calendar_day(found):
        return None
    is_closed = head.is_open and found["behind"] == ")"
    is_parted = not found["behind"] or not "\u4e00" <= found["behind"] <= "\u9fff"
    start = _place_of_byline(found["who"])
    if start < 0 or not (is_closed or (is_parted and not head.is_open)):
        return None
    places = _places(head, found.start("who") + start, found.end("who"))
    agency = head.text[head.at : at] or None
    return _printed(head, found, None if _is_own(agency or "本报") else agency, places)


def _place_of_byline(who: str) -> int:
    """Where the place begins behind the names; -1 where that cannot be told."""
    how = next((x.start() for x in _HOW.finditer(who) if x.end() == len(who)), len(who))
    bare = who[:how]
    slash = max(bare.rfind("/"), bare.rfind(" "))
    behind = bare[slash + 1 :]
    if bare[slash : slash + 1] == "/" and not behind:
        return len(who)  # 张三/综合: no place is named
    if bare[slash : slash + 1] == "/" and slash >= 2:
        return slash + 1
    start = places_at_end(bare)
    return start if start >= 2 else -1


def _behind_reporter(head: _Head, sent: re.Match[str]) -> tuple[str, ...]:
    """The place behind the names of 某社记者张三台北5日电, where it is one of the list."""
    start, end = sent.start("reporter"), sent.end("place")
    at = places_at_end(head.folded[start:end])
    return _places(head, start + at, end) if at >= 0 else ()


def _places(head: _Head, start: int, end: int) -> tuple[str, ...]:
    """The places between two offsets, as printed; 综合 and the like are none."""
    folded = head.folded[max(start, 0) : max(end, 0)]
    how = next((x.start() for x in _HOW.finditer(folded) if x.end() == len(folded)), len(folded))
    spans = parted(folded[:how].rstrip(" "))
    return tuple(head.text[start + first : start + last].strip() for first, last in spans)


def _printed(
    head: _Head, found: re.Match[str], agency: str | None, places: tuple[str, ...]
) -> PrintedDateline:
    end = found.start("behind")
    if head.is_open and head.folded[end : end + 1] == ")":
        end += 1
    dated = [found.span(part) for part in ("year", "month", "day") if found[part]]
    date = None
    if dated:
        last = "日" if found["day"] else "月" if found["month"] else "年"
        unit = head.folded.find(last, dated[-1][1])
        date = head.text[dated[0][0] : unit + 1]
    return PrintedDateline(
        agency=agency.strip() if agency else None,
        places=places,
        year=int(found["year"]) if found["year"] else None,
        month=number_of(found["month"]) if found["month"] else None,
        day=number_of(found["day"]) if found["day"] else None,
        date=date,
        compiled=head.by == "综合",
        words=head.text[head.start : end],
        start=head.start,
        end=end,
    )


def _alone(head: _Head) -> PrintedDateline | None:
    """（新华社） before the text, with an outlet of the table in it."""
    found = _ALONE.match(head.folded, head.start)
    if found is None or not is_known(found["who"]):
        return None
    return PrintedDateline(
        agency=head.text[slice(*found.span("who"))],
        words=head.text[found.start() : found.end()],
        start=found.start(),
        end=found.end(),
    )
