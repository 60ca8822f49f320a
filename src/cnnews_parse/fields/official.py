"""What an official document says of itself: in the box above it, in its title, at its end.

Source: 党政机关公文格式 (GB/T 9704-2012) for number, title, signature and date; the catalogue
boxes of government sites for index, topic and the day of publication.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

import attrs

from cnnews_parse.fields.dates import read_compact_day, read_moment
from cnnews_parse.fields.folding import HAN, plain
from cnnews_parse.fields.official_box import NUMBER, Fact, fact
from cnnews_parse.fields.people import Reading
from cnnews_parse.fields.rivals import defeat
from cnnews_parse.model.accounts import Confidence, Evidence
from cnnews_parse.model.draft import Line, Statement
from cnnews_parse.model.official import OfficialDocument
from cnnews_parse.model.patterns import Pattern

_BODIES = tuple(
    "政府 委员会 办公厅 办公室 部 局 厅 院 署 委 会 总社 中心 银行 党组 小组 指挥部 总队 支队 大学 学院 中央 "
    "公司".split()
)
_NO_BODIES = tuple("有关 相关 各 多 本 该 全体 干部 内部 全部".split())
_NAME = Pattern(rf"(?:(?![的了是在将从被与向]){HAN}){{2,30}}$")
_SEAL = Pattern(r" {0,4}\((?:章|印章|盖章|公章|代章)\)$")
_PARTS = Pattern(r"[ 、;,]+")
_ABOUT = ("关于", "印发", "转发", "批转")
_TITLE = Pattern(
    rf"(?P<issuers>[^:\"]{{2,80}}?) {{0,2}}(?:{'|'.join(_ABOUT)})(?P<matter>.{{2,160}})$"
)
_MATTER = Pattern(
    r"(?:通知|意见|决定|决议|命令|公告|通告|通报|批复|函|报告|请示|公报|议案|纪要|办法|规定|条例|方案|令)"
    r"(?: ?\((?:[^()]|\([0-9 年]{4,8}\)){1,40}\))?$"
)
_NUMBERED = Pattern(rf"\( ?(?P<number>{NUMBER.pattern}) ?\)$")
_DAY_LINE = Pattern(
    r" {0,60}(?P<issuer>[^0-9]{0,60}?) {0,40}"
    r"(?P<day>(?:[0-9]{4}|[\u25cb〇零一二三四五六七八九]{4}) {0,2}年 {0,2}[0-9一二三四五六七八九十]{1,3} {0,2}月"
    r" {0,2}[0-9一二三四五六七八九十]{1,3} {0,2}日) {0,20}$"
)
_OWN = frozenset("issuer number signed index topic effective".split())
_LONGEST_SIGNATURE = 120
_MOST_SIGNERS = 12
_MOST_LINES = 3
_LONGEST_LINE = 40


def official_of(
    stated: Sequence[Fact], lines: Sequence[Line], title: str | None
) -> OfficialDocument | None:
    """The facts of an official document; None for any other article.

    A text counts as one by its box, by its number on a line of its own, or by a title such as
    某省人民政府关于某事的通知 together with a signature or with the number behind it. A number in a
    sentence makes none.

    Args:
        stated: what the box and the line of the number state.
        lines: with their fates.
        title: the headline.
    """
    titled = tuple(_in_title(title or ""))
    own = [each for each in stated if each.field in _OWN]
    if not own and not titled:
        return None
    signed = tuple(_signature(lines))
    is_numbered = any(each.field == "number" for each in titled)
    return _document([*own, *signed, *titled]) if own or signed or is_numbered else None


def _document(facts: Sequence[Fact]) -> OfficialDocument | None:
    """The document of some facts, the most trusted first; one mark gives all issuers."""
    values: dict[str, Fact] = {}
    for each in facts:
        values.setdefault(each.field, each)
    rivals = tuple(
        _lost(values[each.field], each) for each in facts if each is not values[each.field]
    )
    issuers = values.pop("issuer", None)
    day = _day(values["signed"].value) if "signed" in values else None
    if day is None:
        values.pop("signed", None)
    used = [*([issuers] if issuers else []), *values.values()]
    if not used:
        return None
    return OfficialDocument(
        issuers=_names(issuers.value) if issuers else (),
        number=_value("number", values),
        signed=day,
        index=_value("index", values),
        topic=_value("topic", values),
        effective=_value("effective", values),
        evidence=tuple(dict.fromkeys((*(each.evidence for each in used), *rivals))),
    )


def _lost(winner: Fact, rival: Fact) -> Evidence:
    agrees = plain(winner.value) == plain(rival.value)
    return rival.evidence.lost(defeat(winner.evidence, rival.evidence, agrees=agrees))


def _value(field: str, values: dict[str, Fact]) -> str | None:
    return values[field].value if field in values else None


def _day(words: str) -> dt.date | None:
    moment = read_moment(words) or read_compact_day(words)
    return moment.at.date() if moment else None


def _names(words: str) -> tuple[str, ...]:
    """The bodies that a run of names holds, each once."""
    edges = [0]
    for found in _PARTS.finditer(plain(words)):
        edges += found.span()
    edges.append(len(words))
    names = (words[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))
    return tuple(dict.fromkeys(name for name in names if name))


def is_issuer(words: str) -> bool:
    """Whether words are nothing but the name of a body that issues documents.

    >>> is_issuer("某省人民政府办公厅"), is_issuer("国务院"), is_issuer("各有关部委")
    (True, True, False)
    """
    folded = _SEAL.sub("", plain(words).strip())
    is_name = _NAME.match(folded) is not None and not folded.startswith(_NO_BODIES)
    return is_name and folded.endswith(_BODIES)


def _in_title(title: str) -> Iterator[Fact]:
    """某省人民政府办公厅关于印发某办法的通知: the issuers stand before 关于."""
    folded = plain(title)[:260]
    found = _TITLE.match(folded) if any(word in folded for word in _ABOUT) else None
    if found is None or not _MATTER.search(found["matter"]):
        return
    words = title[: found.end("issuers")].strip()
    if not all(map(is_issuer, _names(words))):
        return
    yield fact("issuer", words, "opening of the title", words, Confidence.DERIVED)
    numbered = _NUMBERED.search(folded) if "号" in folded[-4:] else None
    if numbered is not None:
        number = title[slice(*numbered.span("number"))]
        yield fact("number", number, "end of the title", number, Confidence.DERIVED)


def _signature(lines: Sequence[Line]) -> Iterator[Fact]:
    """Issuers and day that close a document: names on lines of their own, the day below them.

    The first signature counts: behind it stand the papers that the document passes on.
    """
    texts = [x.text for x in lines if x.fate is None and x.text.strip()]
    for number, text in enumerate(texts):
        if number < 2 or len(text) > _LONGEST_SIGNATURE:
            continue
        found = _DAY_LINE.match(plain(text))
        if found is None:
            continue
        signers = _signers(text[slice(*found.span("issuer"))], texts[:number])
        if signers:
            yield fact("issuer", "、".join(signers), "signature", signers[0], Confidence.DERIVED)
            day = text[slice(*found.span("day"))]
            yield fact("signed", day, "signature", day, Confidence.DERIVED)
            return


def _signers(before: str, above: Sequence[str]) -> list[str]:
    """The issuers before the day, on its line or on those above it."""
    if before.strip():
        return _bodies(before)
    signers: list[str] = []
    for text in reversed(above[-_MOST_SIGNERS:]):
        bodies = _bodies(text) if len(text) <= _LONGEST_SIGNATURE else []
        if not bodies:
            break
        signers = [*bodies, *signers]
    return signers


def _bodies(words: str) -> list[str]:
    """The issuers that a line names; none where anything else stands on it."""
    names = list(_names(words.strip()))
    if not all(map(is_issuer, names)):
        return []
    return [name[: len(_SEAL.sub("", plain(name)))] for name in names]


def box_readings(facts: Iterable[Fact]) -> Iterator[Reading]:
    """Outlet and day of publication, as the box states them; 成文日期 is no day of publication."""
    for each in facts:
        if each.field in ("published", "source"):
            yield Reading(value=each.value, evidence=attrs.evolve(each.evidence, field=each.field))


def box_statements(facts: Sequence[Fact], lines: Sequence[Line]) -> Iterator[Statement]:
    """The title that the box states, or that fills the lines above the number."""
    for each in facts:
        if each.field == "title":
            yield Statement(field="title", words=each.value, mark=each.evidence.mark)
    if any(each.field == "number" for each in facts):
        yield from _broken_title(lines)


def _broken_title(lines: Sequence[Line]) -> Iterator[Statement]:
    """A title that a text breaks into two or three lines, the first of which is none alone."""
    near = [x.text.strip() for x in lines if x.fate is None and x.text.strip()][:_MOST_LINES]
    words = ""
    for count, text in enumerate(near, start=1):
        words += text
        if len(text) > _LONGEST_LINE or any(_in_title(near[0])):
            return
        if count > 1 and any(_in_title(words)):
            yield Statement(field="title", words=words, mark="first lines of the text")
            return
