"""Newspaper pages as text: the imprint above or below an article, the line of its subtitle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from cnnews_parse.fields.folding import plain
from cnnews_parse.fields.imprint import Imprint, page_in, read_imprint
from cnnews_parse.fields.name_runs import read_names
from cnnews_parse.fields.people import Reading, stated_evidence
from cnnews_parse.fields.rivals import defeat
from cnnews_parse.model.accounts import Confidence, Defeat, Evidence, Fate
from cnnews_parse.model.article import Role
from cnnews_parse.model.draft import Kind, Line, Statement
from cnnews_parse.model.newspaper import NewspaperPage
from cnnews_parse.model.patterns import Pattern

Printed: TypeAlias = tuple[NewspaperPage, Evidence]

_TOP = 6
_BOTTOM = 4
_LONGEST_BYLINE = 40
_CREDITS = frozenset(("credits", "source", "published"))
_KINDS = (Kind.PARAGRAPH, Kind.HEADING)
_IN_CREDITS = Pattern(
    r"(?:第 ?[A-Z]{0,2}[0-9]{1,3}|(?<![A-Z0-9])[A-Z]{1,2}[0-9]{1,3}) {0,2}版(?![本权])"
)
_REPORTER = Pattern(r"[^，。]{2,12}(?:[记記]者|撰稿人|特派[员員])\s*$")
_DASHES = tuple("-\u2013\u2014\u2015\u2500")
_DASHED = Pattern(r"\s{0,20}[-\u2013\u2014\u2015\u2500]{2,4}\s{0,2}[^-\u2014\u2500\s].{3,60}$")
_SHORTEST_HEAD, _LONGEST_HEAD = 4, 30
_HEAD_LABEL = Pattern(
    r"^\s*(?:引题|肩题|眉题|主题|主标题|标题|副题|副标题|引題|主題|標題|副題)\s?[:：]\s?"
)
_STOPS = tuple("。！？”")
_NO_SUBTITLE = tuple("。！？；，、：…")


class Imprints(NamedTuple):
    """What the imprints of a text say.

    Attributes:
        lines: the lines of the text, those that are an imprint lifted.
        pages: the pages that they print, each with its evidence.
        readings: the papers and days that they print.
    """

    lines: tuple[Line, ...]
    pages: tuple[Printed, ...]
    readings: tuple[Reading, ...]


def imprints(lines: Sequence[Line]) -> Imprints:
    """Lift the lines above and below a text that are nothing but an imprint, and read them.

    >>> texts = ("《某报》（2020年1月2日 第3版）", "南山镇梨园通水")
    >>> read = imprints([Line(text=text, found=text) for text in texts])
    >>> read.pages[0][0].number, [each.value for each in read.readings]
    ('3', ['某报', '2020年1月2日'])
    """
    judged, pages, readings = list(lines), list[Printed](), list[Reading]()
    numbers = [n for n, x in enumerate(lines) if x.fate is None and x.text.strip()]
    for number in dict.fromkeys((*numbers[:_TOP], *numbers[-_BOTTOM:])):
        line = lines[number]
        found = read_imprint(line.text) if line.kind in _KINDS else None
        if found is not None and len(numbers) > 1:
            judged[number] = line.lifted("page")
            pages.append((found.page, _evidence("page", line.text.strip())))
            readings += _readings(found)
    beside = _day_beside(lines, numbers[:_TOP], judged) if pages and not readings else None
    if beside is not None:
        judged[beside[0]] = lines[beside[0]].lifted("published")
        readings += _readings(beside[1])
    return Imprints(lines=tuple(judged), pages=tuple(pages), readings=tuple(readings))


def _day_beside(
    lines: Sequence[Line], top: Sequence[int], judged: Sequence[Line]
) -> tuple[int, Imprint] | None:
    """The line that prints the day, alone or with the paper, beside one that prints the page.

    Source: page design; digital newspapers set 2020年05月12日 星期二 above 第02版:要闻.
    """
    for number, after in (*pairwise(top), *((b, a) for a, b in pairwise(top))):
        if judged[after].detail != "page" or judged[number].fate is not None:
            continue
        both = f"{lines[number].text.strip()}  {lines[after].text.strip()}"
        found = read_imprint(both)
        if found is not None and found.moment is not None:
            return number, found
    return None


def _evidence(field: str, words: str) -> Evidence:
    return Evidence(field=field, mark="imprint of the paper", words=words)


def _readings(found: Imprint) -> Iterator[Reading]:
    if found.outlet:
        yield Reading(value=found.outlet, evidence=_evidence("source", found.outlet))
    if found.moment:
        words = found.moment.words
        yield Reading(value=words, evidence=_evidence("published", words))


def newspaper_page(
    statements: Iterable[Statement], read: Imprints, lines: Iterable[Line]
) -> tuple[NewspaperPage | None, tuple[Evidence, ...]]:
    """The page that an article was printed on, and the marks that say so.

    A place made for it is trusted more than an imprint, this more than a line of credits.
    """
    pages: list[Printed] = [
        (page, stated_evidence(each, "page"))
        for each in statements
        if each.field == "page" and (page := page_in(each.words))
    ]
    pages += [*read.pages, *_in_credits(lines)]
    if not pages:
        return None, ()
    page, used = pages[0][0], [pages[0][1]]
    for other, evidence in pages[1:]:
        joined = _joined(page, other)
        is_told = joined not in (None, page)
        used.append(evidence if is_told else evidence.lost(_why(used[0], evidence, joined)))
        page = joined or page
    return page, tuple(dict.fromkeys(used))


def _why(winner: Evidence, rival: Evidence, joined: NewspaperPage | None) -> Defeat:
    return defeat(winner, rival, agrees=joined is not None)


def _joined(page: NewspaperPage, other: NewspaperPage) -> NewspaperPage | None:
    """One page of two statements, where one has what the other lacks; None where they differ."""
    if None not in (page.number, other.number) and page.number != other.number:
        return None
    return NewspaperPage(number=page.number or other.number, name=page.name or other.name)


def _in_credits(lines: Iterable[Line]) -> Iterator[Printed]:
    """第3版 among outlet, day and people of a line of credits."""
    for line in lines:
        if line.fate is not Fate.FIELD or line.detail not in _CREDITS or "版" not in line.text:
            continue
        found = _IN_CREDITS.search(plain(line.text))
        page = page_in(found[0]) if found else None
        if found and page:
            words = line.text[slice(*found.span())]
            yield page, Evidence(field="page", mark="credit line", words=words)


def dashed_subtitle(lines: Sequence[Line], title_line: int | None) -> int | None:
    """The number of the line that is the subtitle: it stands below the headline and opens with ——.

    Source: page design; papers set a dash before the 副题 that says where or on what occasion.

    >>> texts = ("南山镇梨园通水", "——来自云水县的报道", "梨园今年第一次通了自来水。")
    >>> dashed_subtitle([Line(text=text, found=text) for text in texts], 0)
    1
    """
    first = -1 if title_line is None else title_line
    below = (
        n for n in range(first + 1, len(lines)) if lines[n].fate is None and lines[n].text.strip()
    )
    number = next(below, None)
    if number is None or next(below, None) is None or lines[number].kind not in _KINDS:
        return None
    text = lines[number].text.rstrip()
    if text.lstrip()[:1] not in _DASHES or text.endswith(_NO_SUBTITLE):
        return None
    return number if _DASHED.match(text) else None


def stacked_headline(lines: Sequence[Line], title_line: int) -> tuple[int, int] | None:
    """The numbers of headline and subtitle, where three short lines stand above a printed text.

    Source: page design; a paper sets 引题, 主题 and 副题 one below the other.

    >>> texts = ("提前四十天", "南湖隧道主体完工", "两岸通行只需五分钟", "南湖隧道主体结构昨日完工。" * 3)
    >>> stacked_headline([Line(text=text, found=text) for text in texts], 0)
    (1, 2)
    """
    below = [n for n in range(title_line + 1, len(lines)) if lines[n].text.strip()]
    below = [n for n in below if lines[n].fate is None or lines[n].detail == "credits"]
    heads, rest = below[:2], below[2:]
    if len(heads) < 2 or not all(_is_head(lines[n]) for n in (title_line, *heads)):
        return None
    opening = next((lines[n].text.strip() for n in rest if lines[n].fate is None), "")
    is_text = len(opening) > _LONGEST_HEAD or opening.endswith(_STOPS)
    return (heads[0], heads[1]) if is_text else None


def without_label(text: str) -> str:
    """The words of a heading without the label that some dumps put before it.

    >>> without_label("引题：提前四十天"), without_label("标题党：一个现象")
    ('提前四十天', '标题党：一个现象')
    """
    return _HEAD_LABEL.sub("", text).strip()


def _is_head(line: Line) -> bool:
    text = line.text.strip()
    is_open = line.fate is None or line.detail == "title"
    is_short = _SHORTEST_HEAD <= len(text) <= _LONGEST_HEAD
    return is_open and is_short and not text.endswith(_NO_SUBTITLE) and text[:1] not in _DASHES


def bare_byline(
    lines: Sequence[Line], title_line: int | None, *, is_printed: bool = True
) -> tuple[int, tuple[Reading, ...]] | None:
    """The line of an article that is nothing but names, below headline and subtitle.

    Args:
        lines: those of the document, credits lifted.
        title_line: the number of the headline's line.
        is_printed: whether it was printed in a paper; elsewhere day or outlet must stand below.
    Source: page design; a paper prints the author below the headline, often without a label.
    Returns:
        The number of the line, and the authors; None where the first line is anything else.

    >>> texts = ("南山镇梨园通水", "李  禾  周大山", "梨园今年第一次通了自来水。")
    >>> number, read = bare_byline([Line(text=text, found=text) for text in texts], 0)
    >>> number, [each.value for each in read]
    (1, ['李禾', '周大山'])
    """
    first = -1 if title_line is None else title_line
    below = (
        n for n in range(first + 1, len(lines)) if lines[n].fate is None and lines[n].text.strip()
    )
    number = next(below, None)
    if number is None or next(below, None) is None or len(lines[number].text) > _LONGEST_BYLINE:
        return None
    text = lines[number].text.strip()
    named = read_names(plain(text), 0, len(text), labelled=False)
    if not named.spans or named.end < len(text) or named.roles is not None:
        return None
    if not is_printed and not _facts_follow(lines[number + 1 :]):
        return None
    names = ["".join(text[start:end].split()) for start, end in named.spans]
    return number, tuple(_author(name, text) for name in names)


def _facts_follow(below: Iterable[Line]) -> bool:
    """Whether the next line was lifted as facts, or says that the one above it is a reporter's."""
    line = next((line for line in below if line.text.strip()), None)
    if line is None:
        return False
    is_facts = line.fate is Fate.FIELD and line.detail in _CREDITS
    return is_facts or bool(_REPORTER.match(line.text))


def _author(name: str, words: str) -> Reading:
    evidence = Evidence(
        field="credits",
        mark="names below the headline",
        words=words,
        confidence=Confidence.INFERRED,
    )
    return Reading(value=name, evidence=evidence, role=Role.AUTHOR)
