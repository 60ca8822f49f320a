"""Articles reposted to a bulletin board, saved with their header, signature and footer.

    发信人: someone (某人), 信区: News
    标  题: 某厂投产
    发信站: 某站 (Mon Jan  4 09:00:00 1999) , 转信

    新华社某地１月４日电 ……
    --
    ※ 来源:·某站 bbs.example.edu.cn·[FROM: 10.0.0.1]

The time is that of the board's machine, in China. Who posts an article has not written it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

import attrs

from cnnews_parse.extend import (
    Claim,
    Confidence,
    Document,
    Draft,
    ExtractionError,
    Fit,
    Line,
    ManyArticles,
    Pattern,
    Reason,
    Statement,
)

# colours of the terminal; the escape character before them is often lost
_COLOUR = Pattern(r"\x1b\[[0-9;]{0,12}[A-Za-z]|\[(?:[0-9]{1,2};){0,4}[0-9]{0,2}m")
_POSTER = Pattern(
    r"\s*(?:[发發寄]\s?信\s?人\s{0,4}[:：]"
    r"|作\s{0,4}者\s{0,4}[:：]?\s{1,4}\S[^\n]{0,60}?(?:信[区區]|看板|站[内內])\s{0,4}[:：]?)"
)
_KEY = Pattern(
    r"\s*(?P<key>[标標]\s{0,4}[题題]|[发發]\s?信\s?站|[转轉]\s?信\s?站|日\s{0,4}期|[时時]\s{0,4}[间間]|出\s{0,4}[处處]"
    r"|信\s{0,4}[区區]|看\s{0,4}板)\s{0,4}(?:[:：]|\s)(?P<value>.*)"
)
_SIMPLIFIED = str.maketrans("標題發轉時間區處", "标题发转时间区处")
_TIME = Pattern(r"[(（]([^()（）]{8,60})")
_BBS = Pattern(r"\s*(?:BBS|Bbs|bbs)\s{1,4}")
_TAG = Pattern(
    r"<(?:!doctype|rss|feed|html|head|body|meta|div|p|table|span|br|pre|a)\b", re.IGNORECASE
)
# what those who pass an article on put before and behind its headline
_PASSED = r"(?:转载|轉載|转寄|轉寄|转贴|轉貼|转|轉|[zZ]{2}|[fF][wW][dD]?)"
_BRACKETED = rf"[(（\[［【〔]\s?{_PASSED}\s?[)）\]］】〕]"
_PREFIX = Pattern(
    rf"\s*(?:(?:[Rr][Ee]|[Ff][Ww])\s?[:：]|{_BRACKETED}|{_PASSED}[:：]|[●○◆◇\u25a0\u25a1])\s*"
)
_SUFFIX = Pattern(rf"\s{{0,8}}{_BRACKETED}\s{{0,8}}$")
# lines that the program of a board writes into a post
_BOARD = Pattern(
    r"\s*(?:※\s?(?:[来來]源|修改|[转轉][载載寄信帖]|[发發]信站|引[文述]|[编編][辑輯])"
    r"|[【〖\[]\s?(?:以下文字[转轉][载載]自|以下文字由|原文由|在\s.{1,80}的大作中提到)"
    r"|\[FROM\s?[:：])"
)
_SIGNATURE = Pattern(r"--\s*$")
_DEEPEST = 40  # lines above the header: links and the name of the board
_LONGEST_HEADER = 8
_LONGEST_SIGNATURE = 24


@attrs.frozen(kw_only=True)
class Header:
    """The header of a post.

    Attributes:
        start: the number of its first line.
        end: the number behind its last line.
        numbers: the numbers of the lines below the first that have a key.
        keys: their keys, without blanks, in simplified characters.
        values: what they say.
    """

    start: int
    end: int
    numbers: tuple[int, ...]
    keys: tuple[str, ...]
    values: tuple[str, ...]

    def value(self, key: str) -> str:
        """What the first line of this key says; nothing where there is none."""
        return next((v for k, v in zip(self.keys, self.values, strict=True) if k == key), "")

    @property
    def title(self) -> str:
        """The headline, without the marks of those who passed it on."""
        title = self.value("标题")
        while found := _PREFIX.match(title):
            title = title[found.end() :]
        return _SUFFIX.sub("", title).strip()


class Bbs:
    """Takes the post out of what the program of the board wrote around it."""

    name = "bbs"

    def sniff(self, document: Document) -> Claim | None:
        """Claim a text near whose top the header of a post stands."""
        opening = document.head
        if document.part == "body" or opening.lstrip().startswith("---") or _TAG.search(opening):
            return None
        if next(_headers(opening.split("\n")[:_DEEPEST]), None) is None:
            return None
        return Claim(Fit.FORMAT, "holds the header of a post, with its sender and its title")

    def extract(self, document: Document) -> Draft:
        """The text of the post; header, signature and footer are lifted or left out.

        Raises:
            ManyArticles: several posts stand in the file, and the later ones are no replies.
            ExtractionError: there is no header.
        """
        lines = tuple(_COLOUR.sub("", line) for line in document.lines)
        headers = list(_headers(lines))
        if not headers:
            raise ExtractionError(self.name, "header of a post")
        first, *later = headers
        inner = _passed_on(lines, first, later)
        others = later[len(inner) :]
        own = [header for header in others if _key(header.title) != _key(first.title)]
        if own:
            raise ManyArticles(1 + len(own))
        end = others[0].start if others else len(lines)
        judged = _judged(lines, (first, *inner), end)
        return Draft(
            lines=tuple(
                attrs.evolve(line, found=f"{found}\n")
                for line, found in zip(judged, document.lines, strict=True)
            ),
            statements=tuple(_statements(first)),
            extractors=(self.name,),
        )


EXTRACTOR = Bbs()


def _headers(lines: Sequence[str]) -> Iterator[Header]:
    """The headers: a line with the sender, the title among the lines right below it.

    Blank lines between them come from line ends that were doubled.
    """
    for number, line in enumerate(lines):
        if not _POSTER.match(line):
            continue
        rows = tuple(_rows(lines, number + 1))
        keys = tuple(key for _, key, _ in rows)
        if "标题" in keys:
            yield Header(
                start=number,
                end=rows[-1][0] + 1,
                numbers=tuple(below for below, _, _ in rows),
                keys=keys,
                values=tuple(value for _, _, value in rows),
            )


def _rows(lines: Sequence[str], start: int) -> Iterator[tuple[int, str, str]]:
    """Number, key and value of the lines of a header below its first."""
    seen: set[str] = set()
    for number in range(start, min(start + _LONGEST_HEADER, len(lines))):
        found = _KEY.match(lines[number])
        if found is None:
            if lines[number].strip():
                return
            continue
        key = "".join(found["key"].split()).translate(_SIMPLIFIED)
        if key in seen or ("发信站" in seen and key not in ("转信站", "出处")):
            return
        seen.add(key)
        yield number, key, found["value"].strip()


def _passed_on(lines: Sequence[str], first: Header, later: Sequence[Header]) -> list[Header]:
    """The headers that a post brought along from another board: nothing stands before them."""
    found, end = list[Header](), first.end
    for header in later:
        between = lines[end : header.start]
        if any(line.strip() and not _BOARD.match(line) for line in between):
            break
        found.append(header)
        end = header.end
    return found


def _key(title: str) -> str:
    """Letters, digits and Chinese characters alone."""
    folded = unicodedata.normalize("NFKC", title)
    return "".join(character for character in folded if character.isalnum()).lower()


def _judged(lines: Sequence[str], headers: Sequence[Header], end: int) -> list[Line]:
    """The lines with what is known of them; those of the text are left open."""
    start = headers[-1].end
    stop = start + _end_of_text(lines[start:end])
    judged = [Line(text=line, found="").removed(Reason.CHROME, __name__) for line in lines]
    for header in headers:
        judged[header.start] = Line(text="", found="").removed(Reason.METADATA, __name__)
        for number, key in zip(header.numbers, header.keys, strict=True):
            judged[number] = _header_line(key)
    for number in range(start, stop):
        if not _BOARD.match(lines[number]):
            judged[number] = Line(text=lines[number], found="")
    for number in _title_again(lines[start:stop], headers[0].title):
        judged[start + number] = Line(text=lines[start + number], found="").lifted("title")
    for number in range(end, len(lines)):
        judged[number] = judged[number].removed(Reason.RELATED, __name__)
    return judged


def _header_line(key: str) -> Line:
    line = Line(text="", found="")
    if key == "标题":
        return line.lifted("title")
    if key in ("发信站", "日期", "时间"):
        return line.lifted("published")
    return line.removed(Reason.METADATA, __name__)


def _end_of_text(lines: Sequence[str]) -> int:
    """The number of the line with which signature or footer begin."""
    own = [bool(line.strip()) and not _BOARD.match(line) for line in lines]
    behind = sum(own)
    for number, line in enumerate(lines):
        if behind <= _LONGEST_SIGNATURE and _SIGNATURE.match(line):
            return number
        if behind <= _LONGEST_SIGNATURE // 2 and _BOARD.match(line) and any(own[:number]):
            return number
        behind -= own[number]
    return len(lines)


def _title_again(lines: Sequence[str], title: str) -> list[int]:
    """The numbers of the lines at the start of the text that repeat the headline."""
    numbers = [number for number, line in enumerate(lines[:30]) if line.strip()]
    for count in (1, 2, 3):
        repeated = _key("".join(lines[number] for number in numbers[:count]))
        if repeated and repeated == _key(title):
            return numbers[:count]
    return []


def _statements(header: Header) -> Iterator[Statement]:
    if header.title:
        yield Statement(field="title", words=header.title, mark="header 标题")
    station = header.value("发信站")
    time = _TIME.search(station)
    stated = time[1] if time else header.value("时间") or header.value("日期")
    if stated:
        mark = "header 发信站" if time else "header 时间"
        yield Statement(field="published", words=stated, mark=mark)
    name = _station(station[: time.start()] if time else station.partition(",")[0])
    if name:
        yield Statement(
            field="feed", words=name, mark="header 发信站", confidence=Confidence.DERIVED
        )


def _station(words: str) -> str:
    """The name of a station, which may be spread with blanks: 某 某 站."""
    name = _BBS.sub("", words).strip(" ,，")
    return "".join(name.split()) if all(len(part) == 1 for part in name.split()) else name
