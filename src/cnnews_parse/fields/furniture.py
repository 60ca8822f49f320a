"""Lines that stand around an article and are no text of it, told by their words."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

import attrs

from cnnews_parse.fields.furniture_forms import ENDS, LINES
from cnnews_parse.fields.notices import notice, notice_words
from cnnews_parse.model.accounts import Reason
from cnnews_parse.model.draft import Kind, Line
from cnnews_parse.model.patterns import Pattern

# what a report says of codes, applications and risks, and no notice does
_TELLS = Pattern(
    r"[这這]是|[这這]一|[这這]句|[这這]次|[他她]|[记記]者|市民|居民|[游遊]客|[说說][，。]|表示[，。]|昨[天日]|去年|上[周週月]|今年|此前|近日"
    r"|[认認][为為爲]|解[释釋]|消[费費]者|警方|法院|判|推[广廣]|成[为為了]|新[规規]|主[题題]|老[话話]|多名|一些"
)
_CALLS = frozenset((Reason.ADVERTISEMENT, Reason.SHARE, Reason.CHROME, Reason.DISCLAIMER))
_LEAST_TOLD = 14
_LONGEST_TOLD = 80
_LONGEST_END = 24
_LEAST_REST = 24
_LEAST_ABOVE = 40
_LEAST_PROSE, _MOSTLY = 100, 3
_STOPS, _BEHIND_STOP = frozenset("。！？!?；…"), frozenset('”」』）)"')
_REFERENCES = Pattern(
    r"(?:参考(?:文献|资料|来源)|參考(?:文獻|資料|來源)|References)[:：]?$", re.IGNORECASE
)
_PICTURED = Pattern(
    r"[\u4e00-\u9fff][摄攝](?:[影]|[报報][导導道])?[）)]?$|[（(]?(?:[资資]料[图圖]片?|[图圖]片?[来來]源[^。]{1,12})[）)]?$"
)
_OF_PICTURES = frozenset("摄攝料源")
_CREDIT = 40  # characters at the end of a caption that hold a credit of this form
_ADDRESS = Pattern(r"<?(?:https?:)?//[^\s<>]{4,2000}>?$")
_EDGES = " \t\u3000\u00a0/|｜·•▲▼■◆●★>＞"


_USUAL = 80  # characters; few such lines are longer, and most paragraphs are
_LONGEST_LINE = max(length for _, length, _, _ in LINES)


class _Signs(NamedTuple):
    """What tells at one look that a line is no furniture, as nearly all prose is none.

    Attributes:
        word: a word of a notice, or of a form that may stand anywhere in a line.
        opening: any form that a line begins with.
        free: any form that may stand anywhere.
    """

    word: Pattern
    opening: Pattern
    free: Pattern

    @classmethod
    def of_longer(cls, least: int) -> _Signs:
        """Those of notices and forms that may be longer than so many characters."""
        forms = [(words.split(), form) for _, longest, words, form in LINES if longest > least]
        told = chain(notice_words(least), *(words for words, _ in forms))
        return cls(
            word=Pattern("|".join(map(re.escape, dict.fromkeys(told)))),
            opening=Pattern("|".join(f"(?:{form})" for words, form in forms if not words)),
            free=Pattern("|".join(f"(?:{form})" for words, form in forms if words)),
        )


_ANY, _ANY_LONG = _Signs.of_longer(0), _Signs.of_longer(_USUAL)


@functools.cache
def _line_patterns() -> tuple[tuple[Reason, int, Pattern], ...]:
    return tuple((reason, length, Pattern(form)) for reason, length, _, form in LINES)


@functools.cache
def _end_patterns() -> tuple[tuple[Reason, Pattern], ...]:
    return tuple((reason, Pattern(form, re.IGNORECASE)) for reason, form in ENDS)


def furniture(text: str) -> Reason | None:
    """Why a line is no text of an article; None where it may be.

    Source: the pages and posts that readers save; forms of the mainland, Hong Kong and Taiwan.

    >>> furniture("首页 > 新闻 > 正文")
    <Reason.CHROME: 'chrome'>
    >>> furniture("会议强调，要扎实做好各项工作。") is None
    True
    """
    return _of_its_own(text.strip(_EDGES))


def _of_its_own(bare: str) -> Reason | None:
    signs = _ANY if len(bare) <= _USUAL else _ANY_LONG
    has_word = signs.word.search(bare) is not None
    reason = notice(bare.lstrip("*＊※◎ ")) if has_word else None
    if len(bare) <= _LONGEST_LINE and (
        signs.opening.match(bare) or (has_word and signs.free.match(bare))
    ):
        fitting = (
            r for r, n, pattern in _line_patterns() if len(bare) <= n and pattern.match(bare)
        )
        reason = next(fitting, reason)
    return None if reason in _CALLS and tells(bare) else reason


def tells(bare: str) -> bool:
    """Whether a line that speaks of codes or rights is a sentence of a report about them.

    >>> tells("扫描二维码即可查看产地，这一做法上周起推广。"), tells("扫描二维码，关注我们。")
    (True, False)
    """
    is_sentence = _LEAST_TOLD <= len(bare) <= _LONGEST_TOLD and bare[-1] in "。！？"
    return is_sentence and "您" not in bare and bool(_TELLS.search(bare))


def ends_article(text: str) -> Reason | None:
    """Why a line ends the article: it heads a list of other things.

    >>> ends_article("相关阅读")
    <Reason.RELATED: 'related'>
    >>> ends_article("相关部门表示将继续调查。") is None
    True
    """
    return _ending(text.strip(_EDGES))


def _ending(bare: str) -> Reason | None:
    bare = bare.strip("【】[]〔〕")
    if not bare or len(bare) > _LONGEST_END:
        return None
    for reason, pattern in _end_patterns():
        if pattern.match(bare):
            return reason
    return None


def without_furniture(lines: Sequence[Line]) -> list[Line]:
    """The lines, with those that are no text of the article labelled.

    A line that ends the article counts only where text stands before it; on a page it ends
    nothing where most of what follows is prose without links: there it heads a box that stands
    in the middle of the text.
    """
    judge = _Judge(lines)
    return [
        line if line.fate is not None else judge.judged(number, line)
        for number, line in enumerate(lines)
    ]


class _Judge:
    """What is known when a line is judged: what was seen above it and what stands below."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.ended: Reason | None = None
        self.boxed: Reason | None = None
        self.length = 0
        self.in_references = False

    @functools.cached_property
    def rest(self) -> _Rest:
        """Asked for only where a line heads other things."""
        return _Rest(self.lines)

    def judged(self, number: int, line: Line) -> Line:
        bare = line.text.strip(_EDGES)
        reason = self.reason(number, line, bare)
        if reason is not None and bare:
            return line.removed(reason, __name__)
        if self.ended is not None and line.kind is Kind.IMAGE:
            return line.removed(self.ended, __name__)
        if _ADDRESS.match(bare):
            return line.lifted("url")
        self.length += len(bare)
        return line

    def reason(self, number: int, line: Line, bare: str) -> Reason | None:
        """Why a line is no text, by what stands above it, by itself, and by what follows."""
        if self.ended is not None:
            return self.ended
        if self.boxed is not None and is_prose(line):
            self.boxed = None
        goes_on = self.in_references and bool(_ADDRESS.match(bare))
        self.in_references = goes_on or bool(_REFERENCES.match(bare))
        reason = _of_its_own(bare) or self.end(number, bare) or self.boxed
        return reason or (Reason.METADATA if self.in_references else None)

    def end(self, number: int, bare: str) -> Reason | None:
        """Why a line heads other things: a box where the text goes on behind it, else its end."""
        reason = _ending(bare)
        if reason is None:
            return None
        if self.rest.resumes(number):
            self.boxed = reason
        elif self.rest.is_mostly_behind(number):
            return reason
        elif self.length > _LEAST_ABOVE:
            self.ended = reason
        else:
            return None
        return reason


def is_prose(line: Line) -> bool:
    """Whether a line is a sentence and no link.

    >>> is_prose(Line(text="某市今天发布新规，明年一月一日起在全市范围内施行。", found=""))
    True
    """
    linked = sum(len(link.text) for link in line.links)
    return len(line.text) >= 20 and linked * 2 < len(line.text) and _is_stopped(line.text)


def _is_stopped(text: str) -> bool:
    """Whether a text ends with the mark of a sentence, in quotation marks or brackets or not."""
    end = text.rstrip()[-2:]
    return end[-1:] in _STOPS or (end[-1:] in _BEHIND_STOP and end[0] in _STOPS)


class _Rest:
    """How much of what follows each line is prose."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.is_page = any(line.links or line.kind is Kind.IMAGE for line in lines)
        self.prose, self.all = [0], [0]
        for line in reversed(lines):
            length = len(line.text) if line.fate is None else 0
            self.all.append(self.all[-1] + length)
            self.prose.append(self.prose[-1] + (length if length and is_prose(line) else 0))

    def resumes(self, number: int) -> bool:
        """Whether the text goes on behind a line, on a page."""
        behind = len(self.all) - 2 - number
        return self.is_page and self.prose[behind] > max(_LEAST_REST, 0.6 * self.all[behind])

    def is_mostly_behind(self, number: int) -> bool:
        """Whether most prose stands behind a line, as behind a menu that was copied with a text."""
        behind = self.prose[len(self.all) - 2 - number]
        return behind > max(_LEAST_PROSE, _MOSTLY * (self.prose[-1] - behind))


def caption_like(lines: Sequence[Line]) -> list[Line]:
    """Lines of a plain text that are captions of pictures which the text lost.

    Where paragraphs are indented, a line at the margin between two of them is one; so is a
    short line that ends in a photographer's credit.
    Source: page design; newspapers and their sites indent paragraphs by two characters and
    set captions at the margin.
    """
    numbers = [n for n, x in enumerate(lines) if x.fate is None and x.text.strip()]
    indented = [_is_indented(lines[n]) for n in numbers]
    is_set_in = sum(indented) * 3 >= len(numbers) * 2
    marked = list(lines)
    for at, number in enumerate(numbers):
        line = lines[number]
        between = 0 < at < len(numbers) - 1 and indented[at - 1] and indented[at + 1]
        is_margin = is_set_in and between and not indented[at]
        if _is_short(line) and (is_margin or _is_pictured(line.text[-_CREDIT:])):
            marked[number] = attrs.evolve(line, kind=Kind.CAPTION)
    return marked


def _is_indented(line: Line) -> bool:
    found = line.found.lstrip("\n")
    return found[:1] == "\u3000" or found[:2] in ("  ", "\u00a0\u00a0")


def _is_pictured(end: str) -> bool:
    """Whether a text ends in a credit of a picture, all of which have one of a few characters."""
    return not _OF_PICTURES.isdisjoint(end) and _PICTURED.search(end) is not None


def _is_short(line: Line) -> bool:
    return line.kind is Kind.PARAGRAPH and len(line.text) <= 150
