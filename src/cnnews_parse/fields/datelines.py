"""Datelines: the agency, place and day at the start of a paragraph."""

from __future__ import annotations

import re

import attrs

from cnnews_parse.fields.folding import HAN, plain
from cnnews_parse.fields.labels import PLACE
from cnnews_parse.fields.outlets import has_shape, is_known, longest_known
from cnnews_parse.model.patterns import Pattern

_LONGEST_OUTLET = 24
_SENT = Pattern(
    rf"(?:(?: ?记者(?P<reporter>(?:{HAN}|[ 、/]){{2,16}}?))?(?P<place>(?:{HAN}|·){{1,10}}?))??"
    r"(?: ?(?P<month>[0-9]{1,2}) ?月)?(?: ?(?P<day>[0-9]{1,2}) ?日)?"
    r" ?(?P<sent>(?:专|外|急|综合|综合外|快|简)?[电讯]|(?:上午|下午|晚间|晚|早间|凌晨)?(?:消息|"
    r"快讯|报道|报导)|\|)"
    r"(?P<behind>[^ ]?)"
)
_HINT = Pattern(r"[电讯|]|消息|报[道导]")
_ALONE = Pattern(r"\((?P<who>[^()]{2,16})\)(?= {0,4}\S)")
_OWN = Pattern(r"本[报网社刊台站]|(?:日|晚|早|晨|午|快|商|时|都市)报|时讯")
_HEAD = Pattern(r" {0,20}(?P<open>\(?) {0,2}(?P<by>据?)")
_NO_PLACE = Pattern(r"记者|通讯|消息|报道|发表|援引|引述|[的了是在与对为称说从]")
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
class Dateline:
    """The dateline of an agency or a paper.

    Attributes:
        agency: as printed; None where the paper only says that it is its own, as 本报讯 does.
        place: where it was sent from; None where none is named.
        month: 1 to 12; None where it is not printed.
        day: 1 to 31; None where it is not printed.
        words: the very words.
        start: offset of their first character.
        end: offset behind their last character.
    """

    agency: str | None
    place: str | None
    month: int | None
    day: int | None
    words: str
    start: int
    end: int


def read_dateline(text: str) -> Dateline | None:
    """Read the dateline that a paragraph begins with.

    Args:
        text: a paragraph as printed, in either script.
    Returns:
        Its parts; None where the paragraph begins otherwise. `据某社5月1日报道` attributes what
        follows to another report and is no dateline, `据某社某地5月1日电` is one.

    >>> line = read_dateline("新华社北京５月１日电（记者 张三）会议昨日举行。")
    >>> line.agency, line.place, line.month, line.day, line.words
    ('新华社', '北京', 5, 1, '新华社北京５月１日电')
    >>> read_dateline("本报讯 某厂昨日投产。").agency is None
    True
    """
    folded = plain(text[:120])
    head = _HEAD.match(folded)
    if head is None or not (head["open"] or _HINT.search(folded, 0, 60)):
        return None
    start = head.start("open") if head["open"] else head.start("by")
    agency_end = _agency_end(folded, head.end())
    sent = _SENT.match(folded, agency_end) if agency_end else None
    agency = text[head.end() : agency_end]
    if sent and _is_sent(sent, folded, is_quoted=bool(head["by"]), own=_is_own(agency)):
        end = sent.start("behind")
        if head["open"] and folded[end : end + 1] == ")":
            end += 1
        return _dateline(text, start, end, agency, sent)
    return _alone(text, folded, start)


def _agency_end(folded: str, at: int) -> int:
    """Where the outlet ends that stands here; 0 where none does."""
    if known := longest_known(folded[at : at + _LONGEST_OUTLET]):
        return at + known
    if own := _OWN.match(folded, at):
        return own.end()
    for end in range(at + 3, min(at + 14, len(folded))):
        if has_shape(folded[at:end]):
            return end
    return 0


def _is_own(agency: str) -> bool:
    return _OWN.fullmatch(plain(agency)) is not None


def _is_sent(sent: re.Match[str], folded: str, *, is_quoted: bool, own: bool) -> bool:
    """Whether these words are a dateline and not the beginning of a sentence."""
    word, behind, has_day = sent["sent"], sent["behind"], bool(sent["day"])
    if folded.startswith(_NO_SENT, sent.end("sent") - 1) or _NO_PLACE.search(sent["place"] or ""):
        return False
    if not (1 <= int(sent["day"] or 1) <= 31 and 1 <= int(sent["month"] or 1) <= 12):
        return False
    is_han = "\u4e00" <= behind <= "\u9fff"
    if is_quoted:
        return word.endswith("电") and not is_han
    if word.endswith(("电", "讯")):
        return has_day or not is_han or (own and not sent["place"])
    if word == "|" or word.endswith("消息"):
        return has_day or (behind == ":" and not sent["place"])
    return behind == ")" or (has_day and sent["place"] is not None and not is_han)


def _dateline(text: str, start: int, end: int, agency: str, sent: re.Match[str]) -> Dateline:
    place = text[slice(*sent.span("place"))] if sent["place"] else None
    if sent["reporter"] and (found := PLACE.search(plain(text[:120]), sent.start("reporter"))):
        place = text[found.start() : found.start() + len(found[0])]
    return Dateline(
        agency=None if _is_own(agency) else agency,
        place=place,
        month=int(sent["month"]) if sent["month"] else None,
        day=int(sent["day"]) if sent["day"] else None,
        words=text[start:end],
        start=start,
        end=end,
    )


def _alone(text: str, folded: str, start: int) -> Dateline | None:
    """（新华社） before the text, with an outlet of the table in it."""
    found = _ALONE.match(folded, start)
    if found is None or not is_known(found["who"]):
        return None
    agency = text[slice(*found.span("who"))]
    return Dateline(
        agency=agency,
        place=None,
        month=None,
        day=None,
        words=text[found.start() : found.end()],
        start=found.start(),
        end=found.end(),
    )
