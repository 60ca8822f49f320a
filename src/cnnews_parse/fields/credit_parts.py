"""The parts of a line of credits, each read by its own reader."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TypeAlias

import attrs

from cnnews_parse.fields.datelines import read_dateline
from cnnews_parse.fields.dates import opening_moment, opens_day
from cnnews_parse.fields.employers import label_at
from cnnews_parse.fields.english import english
from cnnews_parse.fields.folding import HAN, plain
from cnnews_parse.fields.labels import (
    BULLETS,
    DATE_LABEL,
    LABEL,
    LABEL_WORD,
    LINK_LABEL,
    NEXT_PART,
    NEXT_UNLABELLED,
    NO_SOURCES,
    NOISE,
    ORGANISATION,
    REPORTER,
    SEPARATORS,
    SOURCE_LABEL,
    TITLE_LABEL,
    TITLED,
    UNSURE,
    roles_of,
)
from cnnews_parse.fields.name_runs import Named, read_names
from cnnews_parse.fields.names import is_name, is_pen_name
from cnnews_parse.fields.outlets import NEVER_IN_NAME, is_known, is_outlet, longest_known, may_open
from cnnews_parse.fields.passages import Field, Mention, Part, Passage
from cnnews_parse.fields.platforms import posted
from cnnews_parse.fields.reposts import reposted
from cnnews_parse.model.article import Role
from cnnews_parse.model.patterns import Pattern

_LONGEST_VALUE = 60
_BLANKS = Pattern("[ ·]{1,3}")
_PRINTED_FIRST = Pattern(
    r"(?:本文|此文|文章|原文)(?:最早|最初)?(?:首发|首刊|原刊|原载|刊载|刊登|刊发|刊|发表)[于在自][^《》\",。]{0,20}?"
    r"《(?P<name>[^《》]{2,24})》[^。《》]{0,30}[)。 ]*$"
)
_NOTE = Pattern(r" {0,2}\([^()]{0,60}\)")
_PICTURED = Pattern(
    r"(?:图片|题图|封面|头图|首图|配图|插图|数据|资料|视频|图)(?:图|图片)?(?:来源|来自)(?:[:|] {0,3})?"
)
_ACCORDING = Pattern(r"(?:综合)?据 {0,2}(?P<name>[^ ,。:()]{2,16}?)(?:电|讯|消息|报道)?[ 。)]*$")
_LABEL_OF_NAME = Pattern(rf"(?:{HAN}|[A-Za-z0-9.·]){{2,20}}$")
_PEN_NAMED = Pattern(rf"{HAN}{{1,3}}的{HAN}{{1,4}}$")
_NEXT_LABEL = Pattern("[,。; ]")
_PLATFORM = r"(?:微信公众号|微信公号|公众号|公号|微博|微信|知乎专栏|知乎|豆瓣)"
_QUOTED = Pattern(
    rf"(?P<platform>{_PLATFORM}{HAN}{{0,3}})? {{0,2}}:? {{0,2}}\"(?P<name>[^\"]{{1,40}})\""
)
_ACCOUNT = Pattern(
    rf"(?P<platform>{_PLATFORM})(?P<sign> {{0,2}}[:|] {{0,2}}| {{1,2}}|(?<=公众号))(?P<name>[^\":,。; ()]{{1,24}})"
)
_BUTTON = Pattern(r"(?<=[^\s]{2})(?:举报|舉報|我要评论|我要評論)$")  # of 网易
_HOST = Pattern(r" {0,3}(?:[A-Za-z0-9-]{1,20}\.){1,4}[A-Za-z]{2,10}[· ]{0,3}$")
_SLASHED = Pattern(rf"({HAN}{{2,4}}) {{0,2}}/ {{0,2}}([^/ ]{{2,12}}) {{0,3}}$")
_OFFICE = Pattern(  # 文/图 后勤处 张三, 供稿：某某学院 张三
    rf"{HAN}{{2,10}}(?:处|部|学院|系|中心|办|办公室|科|局|委|支队|大队|所) {{1,3}}(?={HAN}{{2,4}}(?!{HAN}))"
)
_DESK = Pattern(rf"{HAN}{{2,6}}(?:中心|组|部) {{0,2}}/ {{0,2}}")
_REPORTED = ("报导", "报道", "整理", "编译")
_PERSON = Pattern(rf"{HAN}{{3,4}}")
_DATED = Pattern(r"(?:19|20)[0-9]{2}[-/.年][0-9]")
_STAFF = ("责任编辑", "责编", "网络编辑", "值班编辑", "本文编辑")
_PEN_NAME = Pattern(rf"(?!本[报网站刊社台]|记者|小编$|暂无|编辑){HAN}{{2,8}}")
_GIVEN = Pattern(rf"(?P<who>(?:{HAN}|、){{2,24}}?) ?供(?:稿|图)(?!{HAN}|[:/|])")


_Reader: TypeAlias = Callable[[Passage, int], "Part | None"]


def read_parts(passage: Passage, *, loose: bool = False) -> list[Mention] | None:
    """Read a passage part after part; None where one is no credit.

    Args:
        passage: what is read.
        loose: True where the page says by its design that a line holds such facts; what is none
            of them, as a button or the name of a channel, is passed over.
    """
    mentions, is_whole = parts_of(passage, loose=loose)
    return mentions if loose or is_whole else None


def parts_of(passage: Passage, *, loose: bool) -> tuple[list[Mention], bool]:
    """What a passage names, read part after part, and whether nothing was passed over.

    Unless it is read loosely, reading ends at the first part that is no credit.
    """
    mentions: list[Mention] = []
    is_whole = True
    readers = [read for sign, read in _READERS if sign in passage.plain]
    at = passage.start
    while True:
        skipped = SEPARATORS.match(passage.plain, at, passage.end)
        at = skipped.end() if skipped else at
        if at >= passage.end:
            return mentions, is_whole
        part = None
        for read in readers:
            part = read(passage, at)
            if part is not None:
                break
        if part is None or part.end <= at:
            is_whole = False
            if not loose:
                return mentions, is_whole
            part = _cell(passage, at)
        mentions += part.mentions
        at = part.end


def _title(passage: Passage, at: int) -> Part | None:
    """原标题: the rest of the line, without the bracket that was open before it."""
    found = TITLE_LABEL.match(passage.plain, at, passage.end)
    if found is None:
        return None
    end = passage.end
    if passage.is_bracketed(at) and passage.plain[end - 1] == ")":
        end -= 1
    return Part((passage.mention("original_title", found.end(), end),), passage.end)


def _date(passage: Passage, at: int) -> Part | None:
    label = DATE_LABEL.match(passage.plain, at, passage.end)
    start = label.end() if label else at
    if not opens_day(passage.plain[start : start + 1]):
        return None
    near = slice(start, min(start + 50, passage.end))
    moment = opening_moment(passage.text[near], passage.plain[near])
    if moment is None:
        return None
    field: Field = "updated" if label and label["updated"] else "published"
    return Part((passage.mention(field, start, start + moment.end),), start + moment.end)


def _sent(passage: Passage, at: int) -> Part | None:
    """（某社某地5月1日电 记者张三）: the dateline that some print at the end."""
    if not passage.is_bracketed(at):
        return None
    line = read_dateline(passage.text[at : min(at + 60, passage.end)])
    if line is None or line.start or REPORTER.search(plain(line.words)):
        return None
    first = passage.text.find(line.agency or "", at)  # 据 may stand before it
    agency = (
        () if line.agency is None else (passage.mention("source", first, first + len(line.agency)),)
    )
    return Part(agency, at + line.end)


def _noise(passage: Passage, at: int) -> Part | None:
    found = NOISE.match(passage.plain, at, passage.end)
    return Part((), found.end()) if found else None


def _link(passage: Passage, at: int) -> Part | None:
    found = LINK_LABEL.match(passage.plain, at, passage.end)
    if found is None:
        return None
    return Part((passage.mention("credit", found.end(), passage.end),), passage.end)


def _source(passage: Passage, at: int) -> Part | None:
    """来源 and its like, with a colon or with an outlet that is known behind it."""
    label = SOURCE_LABEL.match(passage.plain, at, passage.end)
    if label is None:
        return None
    if account := _account(passage, label):
        source = passage.mention("source", *account.span("name"))
        return Part((source, *_people_behind(passage, account.end())), passage.end)
    end = _outlet_end(passage, label.end())
    mention = passage.mention("source", label.end(), end)
    if not label["gap"].strip():
        named = mention.named(_without_marks(mention.name))
        is_named = is_outlet(mention.name) or _is_all(passage, at, end, mention)
        return Part((named,), _past_note(passage, end)) if is_named else None
    if not mention.name:
        return Part((passage.empty(at, end),), end) if _is_over(passage, end) else None
    if len(mention.name) > 30 or "," in plain(mention.name):
        return None
    name = _without_marks(mention.name)
    if plain(name) in NO_SOURCES or "://" in name:
        mention = attrs.evolve(mention, field="credit")
    return Part((mention.named(name),), _past_note(passage, end))


def _outlet_end(passage: Passage, start: int) -> int:
    """Where an outlet ends: at a blank where a reporter follows it, else as any value."""
    end = _value_end(passage, start)
    comma = passage.plain.find(",", start + 2, end)
    if comma > start and label_at(passage, comma + 1):
        return comma
    blank = passage.plain.find(" ", start + 2, end)
    behind = passage.plain[blank:end].lstrip() if blank > start else ""
    is_followed = behind and (label_at(passage, end - len(behind)) or is_name(behind.strip()))
    return blank if is_followed and is_outlet(passage.plain[start:blank]) else end


def _is_all(passage: Passage, at: int, end: int, mention: Mention) -> bool:
    """（转自 某站）: whether label and name, with a blank between them, are all that brackets hold."""
    around = passage.plain[passage.start : at].strip(" ") + passage.plain[end : passage.end].strip(
        " "
    )
    return (
        around in ("()", "().")
        and mention.start > at + 2
        and _LABEL_OF_NAME.match(mention.name) is not None
    )


def _account(passage: Passage, label: re.Match[str]) -> re.Match[str] | None:
    """The account that stands behind the label of a source: 公众号“某号”, 微信公众号：某号."""
    quoted = _QUOTED.match(passage.plain, label.end(), passage.end)
    if quoted and (quoted["platform"] or label["label"].endswith("自")):
        return quoted
    account = _ACCOUNT.match(passage.plain, label.end(), passage.end)
    return account if account and (account["sign"] or label["gap"].strip()) else None


def _people_behind(passage: Passage, at: int) -> Iterator[Mention]:
    """Who made what an account published: 本文来自公众号“某号”（ID：abc），作者：张三，编辑：李四，某网经授权发布."""
    for sign in _NEXT_LABEL.finditer(passage.plain, at, passage.end):
        label = LABEL.match(passage.plain, sign.end(), passage.end)
        if label and label["gap"].strip() and (roles := roles_of(label["label"])):
            named = read_names(passage.plain, label.end(), passage.end, labelled=True, colon=True)
            yield from credited(passage, named, roles)


def _printed_first(passage: Passage, at: int) -> Part | None:
    """（本文首发于2021年9月16日《某报》）: where a text was printed first, a whole line of its own."""
    found = _PRINTED_FIRST.match(passage.plain, at, passage.end)
    if found is None:
        return None
    return Part((passage.mention("source", *found.span("name")),), passage.end)


def _without_marks(name: str) -> str:
    """A source without quotation marks around all of it, and a host or a button behind it."""
    name = _BUTTON.sub("", _HOST.sub("", name)).strip('·"“”「」『』 ')
    inner = name[1:-1]
    is_quoted = name[:1] == "《" and name[-1:] == "》" and "《" not in inner
    return inner.strip() if is_quoted else name


def _people(passage: Passage, at: int) -> Part | None:
    """A label such as 记者, the employer before it, and the names behind it."""
    label = label_at(passage, at)
    if label is None:
        return None
    start, has_colon = label.end(), bool(label["gap"].strip())
    if (has_colon or "/" in label["label"]) and label_at(passage, start):
        return Part((), start)
    start = _past_employer(passage, start) if has_colon else start
    if has_colon and _is_over(passage, start):
        return Part((passage.empty(at, start),), start)
    is_trusted = has_colon or (bool(label["gap"]) and passage.is_bracketed(at))
    roles = roles_of(label["label"])
    is_trusted = is_trusted and bool(roles) and label["label"] not in UNSURE
    office = _OFFICE.match(passage.plain, start, passage.end)
    named = read_names(
        passage.plain,
        office.end() if office else start,
        passage.end,
        labelled=is_trusted,
        colon=is_trusted and has_colon,
    )
    if named.spans:
        return Part(tuple(credited(passage, named, named.roles or roles)), named.end)
    is_talk = REPORTER.search(label["label"]) is not None
    return _no_name(passage, start, roles, is_talk) if has_colon else None


def _past_employer(passage: Passage, start: int) -> int:
    """Behind the outlet of the persons whose names follow: 文/某网 张三, 记者｜某报 张三."""
    length = longest_known(passage.plain[start : min(start + 20, passage.end)])
    behind = _BLANKS.match(passage.plain, start + length, passage.end) if length else None
    return behind.end() if behind and behind.end() < passage.end else start


def credited(passage: Passage, named: Named, roles: tuple[Role, ...]) -> Iterator[Mention]:
    """The names of a passage, each once for each of its roles."""
    for start, end in named.spans:
        for role in roles or (None,):
            yield passage.mention("credit", start, end, role)


def _no_name(passage: Passage, start: int, roles: tuple[Role, ...], is_talk: bool) -> Part | None:
    """What stands behind a label with a colon and is no plain name: a post, a group, nobody.

    记者 and a colon also open what a reporter says in an interview.
    """
    end = _value_end(passage, start)
    value = passage.plain[start:end].strip()
    if not value or passage.plain[end : end + 1] in ("。", "!", "?"):
        return None
    titled = TITLED.search(value) if roles else None
    if titled and is_name(titled["name"]):
        first = passage.plain.rindex(titled["name"], start, end)
        spot = first, first + len(titled["name"])
        return Part(tuple(passage.mention("credit", *spot, role) for role in roles), end)
    is_behind = passage.plain.count(":", passage.start, start) > 1  # 责编：李四 版式：小白
    if Role.AUTHOR in roles and not is_talk and _is_alone(passage, end, value):
        return Part((passage.mention("credit", start, end, Role.AUTHOR),), end)
    is_craft = not roles and is_behind and is_pen_name(value)
    if is_craft or value in NO_SOURCES or (not is_talk and ORGANISATION.fullmatch(value)):
        return Part((passage.mention("credit", start, end),), _past_note(passage, end))
    is_editor = roles == (Role.EDITOR,) and passage.plain[:start].rstrip(" :/|").endswith(_STAFF)
    is_whole = is_editor and end == passage.end and _PEN_NAME.fullmatch(value) is not None
    if is_whole and not LABEL_WORD.search(value) and not is_outlet(value):
        return Part((passage.mention("credit", start, end, Role.EDITOR),), end)
    return None


def _is_alone(passage: Passage, end: int, value: str) -> bool:
    """Whether the line holds a label and a short value alone, and so a name that writers take."""
    is_name_alone = 2 <= len(value) <= 8 and _PEN_NAMED.match(value) is not None
    is_line = not passage.plain[end : passage.end].strip() and passage.plain.count(":") == 1
    is_group = value in NO_SOURCES or ORGANISATION.fullmatch(value) is not None
    return is_line and is_name_alone and not is_group


def _outlet(passage: Passage, at: int) -> Part | None:
    """An outlet that stands for itself, also before a slash: 某报／张三."""
    near = _name_end(passage, at)
    if not may_open(passage.plain[at:near]):
        return None
    end = _value_end(passage, at, near)
    slash = passage.plain.find("/", at, end)
    for stop in (end, slash):
        if stop > at and _is_outlet(passage.text[at:stop].strip()):
            mention = passage.mention("source", at, stop)
            named = mention.named(_without_marks(mention.name))
            return Part((named,), _past_note(passage, stop))
    return None


def _name_end(passage: Passage, at: int) -> int:
    """Up to where to look for the end of an outlet: a little behind a sign that no name has.

    A time may end the name, whose colon is such a sign. Of 某报·某号 the service may have any name.
    """
    sign = NEVER_IN_NAME.search(passage.plain, at, passage.end)
    if sign is None or "·" in passage.plain[at : sign.start()]:
        return passage.end
    return min(sign.end() + 2, passage.end)


def _desk(passage: Passage, at: int) -> Part | None:
    """生活中心／張三報導: the desk of a paper of Taiwan, a slash, and who reports."""
    found = _DESK.match(passage.plain, at, passage.end)
    if found is None:
        return None
    named = read_names(passage.plain, found.end(), passage.end, labelled=False)
    is_said = passage.plain[named.end - 2 : named.end] in _REPORTED
    return Part(tuple(credited(passage, named, (Role.AUTHOR,))), named.end) if is_said else None


def _is_outlet(words: str) -> bool:
    """Whether these words are an outlet, or one that put together what others wrote: 某网综合."""
    return is_outlet(words) or (words.endswith("综合") and is_known(words[:-2]))


def _according(passage: Passage, at: int) -> Part | None:
    """据新华社: an outlet that a report was taken from, and no more."""
    found = _ACCORDING.match(passage.plain, at, passage.end)
    if found is None or not is_outlet(found["name"]):
        return None
    return Part((passage.mention("source", *found.span("name")),), passage.end)


def _name_and_outlet(passage: Passage, at: int) -> Part | None:
    """张三/某报: a name by its surname, a slash, an outlet, and no more."""
    found = _SLASHED.match(passage.plain, at, passage.end)
    if found is None or not (is_name(found[1]) and is_known(found[2])):
        return None
    author = passage.mention("credit", *found.span(1), Role.AUTHOR)
    return Part((author, passage.mention("source", *found.span(2))), found.end())


def _signed(passage: Passage, at: int) -> Part | None:
    """张三 文/图, 张三/文 李四/图: names, and behind each run what they did."""
    named = read_names(passage.plain, at, passage.end, labelled=False)
    tail = passage.plain[named.spans[-1][1] : named.end] if named.spans else ""
    roles = named.roles or ((Role.AUTHOR,) if tail.endswith("文") else None)
    if roles is None or "/" not in tail:
        return None
    return Part(tuple(credited(passage, named, roles)), named.end)


def _given(passage: Passage, at: int) -> Part | None:
    """某某科供稿: who sent it in."""
    found = _GIVEN.match(passage.plain, at, passage.end)
    if found is None:
        return None
    role = Role.PHOTOGRAPHER if found[0].endswith("图") else Role.AUTHOR
    return Part(
        (passage.mention("credit", *found.span("who"), role if is_name(found["who"]) else None),),
        found.end(),
    )


def _bare_names(passage: Passage, at: int) -> Part | None:
    """（张三） and （张三 摄）: names in brackets, told by their surnames."""
    if not passage.is_bracketed(at):
        return None
    named = read_names(passage.plain, at, passage.end, labelled=False)
    if not named.spans:
        return None
    return Part(tuple(credited(passage, named, named.roles or (Role.AUTHOR,))), named.end)


# in their order, each with a sign without which it reads nothing
_READERS: tuple[tuple[str, _Reader], ...] = (
    ("号", reposted),
    ("20", posted),
    ("题", _title),
    ("", _date),
    (":", _link),
    ("《", _printed_first),
    ("", _source),
    ("(", _sent),
    ("", _people),
    ("", _outlet),
    ("据", _according),
    ("/", _desk),
    ("/", _name_and_outlet),
    ("/", _signed),
    ("", english),
    ("供", _given),
    ("", _noise),
    ("(", _bare_names),
)


def _cell(passage: Passage, at: int) -> Part:
    """Up to the next blank: an outlet, a name beside a date or before 报导, else nothing."""
    pictured = _PICTURED.match(passage.plain, at, passage.end)
    if pictured:
        return Part((), max(_value_end(passage, pictured.end()), pictured.end()))
    found = NEXT_PART.search(passage.plain, at + 1, passage.end)
    end = min(found.start() if found else passage.end, passage.end)
    blank = passage.plain.find(" ", at + 1, end)
    end = blank if blank > at else end
    word = passage.plain[at:end].rstrip(BULLETS)
    end = at + len(word)
    if is_outlet(word):
        return Part((passage.mention("source", at, end),), end)
    named = read_names(passage.plain, at, passage.end, labelled=False)
    if named.spans and passage.plain[named.end - 2 : named.end] in _REPORTED:
        return Part(tuple(credited(passage, named, named.roles or (Role.AUTHOR,))), named.end)
    is_person = _PERSON.fullmatch(word) and is_name(word) and _DATED.search(passage.plain)
    return Part((passage.mention("credit", at, end, Role.AUTHOR),) if is_person else (), end)


def _value_end(passage: Passage, start: int, near: int | None = None) -> int:
    """Where the value ends that starts here: at the next part of the line, or with the line.

    Args:
        passage: what is read.
        start: offset of the value.
        near: offset at which to stop at the latest; None for the end of the passage.
    """
    limit = min(start + _LONGEST_VALUE, passage.end if near is None else near)
    is_labelled = (
        max(passage.plain.find(":", start, limit), passage.plain.find("|", start, limit)) >= 0
    )
    next_part = NEXT_PART if is_labelled else NEXT_UNLABELLED
    found = next_part.search(passage.plain, start, limit)
    return found.start() if found else limit


def _past_note(passage: Passage, end: int) -> int:
    """Behind a note in brackets, such as the account that a source has."""
    note = _NOTE.match(passage.plain, end, passage.end)
    return note.end() if note else end


def _is_over(passage: Passage, at: int) -> bool:
    """Whether nothing stands here: the end, a bracket, or the next label."""
    rest = passage.plain[at : passage.end].lstrip(" )")
    return not rest or (bool(NEXT_PART.match(rest)) and rest[0] not in "(。!?;")
