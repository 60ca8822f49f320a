"""Persons named in a run of names, such as the one behind 记者."""

from __future__ import annotations

import re

import attrs

from cnnews_parse.fields.folding import HAN
from cnnews_parse.fields.labels import CUT, LABEL, NOISE, PLACE, SOURCE_LABEL, TAIL
from cnnews_parse.fields.names import is_labelled_name, is_name, is_pen_name, may_open_name
from cnnews_parse.fields.outlets import is_known
from cnnews_parse.model.article import Role
from cnnews_parse.model.patterns import Pattern

_BETWEEN = Pattern(r"(?:[ 、,;/|&\-\u25aa]|(?<= )[·•](?= )){0,12}")
_DATE_WORD = Pattern(r"(?:发布|发表|更新|刊发|出版|上传|发稿)(?:时间|日期) {0,3}:")
_LABEL_SIGN = Pattern(r" {0,3}[:/|]")
_OTHER = Pattern(rf" {{1,3}}(?P<name>{HAN}{{2,4}})(?!{HAN})")
_COLON = Pattern(r" {0,3}:")
_RUN = Pattern(rf"{HAN}{{1,24}}")
_SPLIT = Pattern(rf"{HAN} {{1,6}}{HAN}(?!{HAN})")
_FOREIGN = Pattern(
    rf"(?:\({HAN}{{1,4}}\) ?)?(?P<name>(?:[^\W\d_]|\.){{1,12}}(?:·(?:[^\W\d_]|\.){{1,12}}){{1,3}})"
)
_LATIN = Pattern(r"[A-Z][A-Za-z'.-]{1,20}(?: [A-Z][A-Za-z'.-]{0,20}){0,3}(?![A-Za-z0-9])")
_BEHIND = Pattern(r"(?:[_ ]{0,2}\(?[A-Z]{1,4}[0-9]{2,8}\)?)?(?: {0,2}\([^()]{0,60}\))?")
_TITLED = Pattern(
    rf"系[^()。]{{2,60}}|[ ,、(]{{1,3}}(?:{HAN}|、){{2,40}}(?:教授|研究员|院长|主任|所长|律师|博士|"
    rf"学者|专家|作家|会长|大学|学院|公司|中心|研究院|研究所)"
    rf"(?!{HAN})"
)


@attrs.frozen(kw_only=True)
class Named:
    """The persons of a run of names.

    Attributes:
        spans: offsets of the first and behind the last character of each name.
        end: offset behind the run and the words that belong to it.
        roles: what words behind the names say that they did; None where there are none.
    """

    spans: tuple[tuple[int, int], ...]
    end: int
    roles: tuple[Role, ...] | None = None


def read_names(text: str, start: int, end: int, *, labelled: bool, colon: bool = False) -> Named:
    """Read the names that stand one after another.

    Args:
        text: a line in plain spelling.
        start: offset of the first name.
        end: offset at which to stop.
        labelled: True behind a label, where uncommon names count as well.
        colon: True behind a label with a colon, where pen names count as well.
    Returns:
        The names found, none if what stands there is no name.

    >>> read_names("张三 李  四、王五 摄", 0, 12, labelled=True).spans
    ((0, 2), (3, 7), (8, 10))
    """
    names: list[tuple[int, int]] = []
    at = start
    while len(names) < 40:
        between = _BETWEEN.match(text, at, end)
        begin = between.end() if between else at
        is_slashed = "/" in text[at:begin]
        if names and (tail := _tail_at(text, begin, end, is_slashed=is_slashed)):
            return Named(spans=tuple(names), end=tail[0], roles=tail[1])
        if begin >= end or not (labelled or may_open_name(text[begin])):
            break
        if _is_label(text, begin, end, first=not names):
            break
        named = _name_at(text, begin, end, labelled, colon and not names)
        if named is None or (names and _COLON.match(text, named[1], end)):
            break
        names.append(named)
        behind = _BEHIND.match(text, named[1], end)
        at = behind.end() if behind else named[1]
    if names and (title := _TITLED.match(text, at, end)):
        at = title.end()
    return Named(spans=tuple(names), end=at)


def _is_label(text: str, at: int, end: int, *, first: bool) -> bool:
    """Whether a label begins here, so that no name does."""
    found = (
        LABEL.match(text, at, end)
        or SOURCE_LABEL.match(text, at, end)
        or _DATE_WORD.match(text, at, end)
    )
    if found is None:
        return not first and NOISE.match(text, at, end) is not None
    return not first or found.end() < end


def _tail_at(
    text: str, at: int, end: int, *, is_slashed: bool
) -> tuple[int, tuple[Role, ...] | None] | None:
    """What the persons did, if it stands here: 摄, 文/图, 台北报导.

    Between a slash and 报导 stands a place, as papers of Taiwan print it; before 报道, as those of
    the mainland do, a second person may.
    """
    found = TAIL.match(text, at, end)
    if found is None or (found.end() < end and "\u4e00" <= text[found.end()] <= "\u9fff"):
        return None
    is_sent = is_slashed and (found["written"] or "").endswith("报导")
    if found["written"] and is_name(found["where"] or "") and not is_sent:
        return None
    if _LABEL_SIGN.match(text, found.end(), end) or (not is_slashed and _labels(text, found, end)):
        return None
    if found["both"]:
        return found.end(), (Role.AUTHOR, Role.PHOTOGRAPHER)
    if found["photo"]:
        return found.end(), (Role.PHOTOGRAPHER,)
    return found.end(), (Role.TRANSLATOR,) if found["translated"] else None


def _labels(text: str, found: re.Match[str], end: int) -> bool:
    """Whether 摄影 goes before the name that it is for: 记者 张三 摄影 李四."""
    other = _OTHER.match(text, found.end(), end) if found["photo"] else None
    return other is not None and is_name(other["name"])


def _name_at(
    text: str, at: int, end: int, labelled: bool, pen_name: bool
) -> tuple[int, int] | None:
    if labelled and (found := _FOREIGN.match(text, at, end)) and is_labelled_name(found["name"]):
        return found.span("name")
    if labelled and (found := _LATIN.match(text, at, end)) and is_labelled_name(found[0]):
        return found.span()
    if found := _SPLIT.match(text, at, end):
        name = found[0].replace(" ", "")
        is_person = is_name(name) or (labelled and is_labelled_name(name))
        return found.span() if is_person else None
    found = _RUN.match(text, at, end)
    if found is None:
        return None
    stop = _cut(text, at, found.end())
    name = text[at:stop]
    is_person = (
        is_name(name) or (labelled and is_labelled_name(name)) or (pen_name and is_pen_name(name))
    )
    return (at, stop) if is_person and not is_known(name) else None


def _cut(text: str, at: int, end: int) -> int:
    """Where the name ends that a run of characters begins with: 张三|报道, 张三|通讯员李四."""
    for pattern in (CUT, PLACE):
        found = pattern.search(text, at + 2, min(len(text), end + 8))
        if found and found.start() < end:
            end = found.start()
    return end
