"""Which words are the headline."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from cnnews_parse.fields.datelines import read_dateline
from cnnews_parse.fields.outlets import is_outlet
from cnnews_parse.fields.rivals import defeat
from cnnews_parse.model.accounts import Confidence, Defeat, Evidence
from cnnews_parse.model.comparison import key
from cnnews_parse.model.draft import Kind, Line, Statement
from cnnews_parse.model.patterns import Pattern

_TAIL = Pattern(r"\s*(?:_|\s[-–—]\s|[|｜]|-{1,2}(?=[^\s-]{2,12}$))\s*")
_TAIL_SIGNS = frozenset("_-–—|｜")  # of which it has one
_LATIN = Pattern(r"[A-Za-z][A-Za-z .,'&-]{0,80}")
_TAGS = Pattern("[,，;；、\\s]")
_WORDS = Pattern("[\\s：:]")
_OF_SITE = frozenset(("site", "source", "author", "tag", "category"))
_LONGEST = 90
_LONGEST_TAIL = 20
_LONGEST_KEYWORD = 8
_LONGEST_CHANNEL = 16
_SHORT_CHANNEL = 4
_LEAST_TITLE = 6
_UNDERSCORES = "_ \t\u3000\u00a0"
_LABEL = Pattern(
    r"\s*(?:((?:新[闻聞]|文章)?[标標][题題]|[题題]目)\s?[:：]|[【\[]\s?(原?[标標][题題]|[题題]目)\s?[】\]]\s?[:：]?)\s*(?=\S)"
)
_SENTENCE = Pattern(r"[。；;，、：:]$")


@attrs.frozen(kw_only=True)
class Headline:
    """The headline chosen.

    Attributes:
        text: the words, without the site's name behind them.
        statement: the number of the statement that gave it, or None.
        line: the number of the line that it stands on, or None.
        evidence: where it was read, and what lost.
    """

    text: str
    statement: int | None = None
    line: int | None = None
    evidence: tuple[Evidence, ...] = ()


def headline(statements: Sequence[Statement], lines: Sequence[Line]) -> Headline | None:
    """Choose the headline: what the document states, else the line that stands like one.

    Of the title tag and the headings on the page, a heading is taken that the tag begins with.
    """
    said = [(n, s) for n, s in enumerate(statements) if s.field == "title"]
    if not said:
        return _standing(lines)
    number, chosen = _whole(_agreed(said), said)
    tails = [s.words for s in statements if s.field in _OF_SITE]
    tails += [tag for s in statements if s.field == "tags" for tag in _TAGS.compiled.split(s.words)]
    if chosen.mark == "title tag" and _names_site(_LATIN.sub("", chosen.words).strip(), tails):
        return None  # a template that names the site on every page
    text = without_tail(chosen.words, tails)
    own = key(without_tail(chosen.words))
    evidence = tuple(_marked(n, s, number, chosen, own) for n, s in said)
    return Headline(text=text, statement=number, evidence=evidence)


def _marked(
    number: int, statement: Statement, winning: int, chosen: Statement, own: str
) -> Evidence:
    """A statement of the title as evidence; a rival says why it lost to the letters of the chosen."""
    mark = _evidence(statement)
    if number == winning:
        return mark
    agrees = statement.words == chosen.words or key(without_tail(statement.words)) == own
    why = defeat(_evidence(chosen), mark, agrees=agrees)
    is_passed_over = why is Defeat.LATER and number < winning
    return mark.lost(Defeat.UNCONFIRMED if is_passed_over else why)


def _evidence(statement: Statement) -> Evidence:
    return Evidence(
        field="title",
        mark=statement.mark,
        words=statement.words,
        confidence=statement.confidence,
    )


def _agreed(said: Sequence[tuple[int, Statement]]) -> tuple[int, Statement]:
    """The first statement that the title tag bears out; the first of all where it bears none."""
    tags = [s.words for _, s in said if s.mark == "title tag"]
    for number, statement in said:
        if statement.confidence is Confidence.STATED:
            return number, statement
        own = key(statement.words) if statement.mark != "title tag" else ""
        if own and any(key(tag).startswith(own) for tag in tags):
            return number, statement
    return next(((n, s) for n, s in said if s.mark == "title tag"), said[0])


def _whole(
    chosen: tuple[int, Statement], said: Sequence[tuple[int, Statement]]
) -> tuple[int, Statement]:
    """The title that a label states, where the chosen one is the first line of it."""
    labelled = [pair for pair in said if pair[1].mark.startswith("label ")]
    own = key(chosen[1].words) if labelled else ""
    return next((pair for pair in labelled if key(pair[1].words).startswith(own)), chosen)


def without_tail(title: str, sites: Sequence[str] = ()) -> str:
    """A page title without the names of site and channel behind it.

    >>> without_tail("某市发布新规_新浪财经_新浪网")
    '某市发布新规'
    >>> without_tail("某市发布新规__某年第三号公报_中国政府网")
    '某市发布新规'
    >>> without_tail("4月1日首航 或是_旅游泡泡_下一站")
    '4月1日首航 或是_旅游泡泡_下一站'
    >>> without_tail("某馆展出_某年 初心_")
    '某馆展出_某年 初心_'
    """
    tails = () if _TAIL_SIGNS.isdisjoint(title) else _TAIL.finditer(title)
    parts = [(found.start(), found.end()) for found in tails]
    end = len(title)
    for number, (start, behind) in reversed(list(enumerate(parts))):
        tail = title[behind:end].strip()
        is_keyword = 0 < len(tail) <= _LONGEST_KEYWORD and tail in title[:start]
        before = title[parts[number - 1][1] : start].strip() if number else ""
        is_channel = start >= _LEAST_TITLE and (
            _is_channel(title, behind, end)
            if end < len(title)
            else len(tail) <= _LONGEST_KEYWORD and _names_site(before, sites)
        )
        if not start or not (is_keyword or is_channel or _names_site(tail, sites)):
            continue
        end = start
    return title[:end].rstrip(_UNDERSCORES if end < len(title) else None) or title


def _is_channel(title: str, start: int, end: int) -> bool:
    """Whether what stands before the name of the site names a channel of it, or is nothing."""
    is_underscored = title[start - 1] == "_" and title[end : end + 1] == "_"
    return end - start <= (_LONGEST_CHANNEL if is_underscored else _SHORT_CHANNEL)


def _names_site(tail: str, sites: Sequence[str]) -> bool:
    if not tail or len(tail) > _LONGEST_TAIL:
        return False
    words = _WORDS.compiled.split(tail)  # 中央社 CNA, 聯合新聞網：最懂你的新聞網站
    return (
        tail in sites
        or is_outlet(tail)
        or is_outlet(words[0])
        or tail.endswith(("频道", "頻道", "中心", "新闻网"))
    )


def _standing(lines: Sequence[Line]) -> Headline | None:
    """The headline of a text: its first line, where that is short and no sentence.

    Source: page design; newspapers set paragraphs in by two characters and headlines not.
    """
    numbers = [n for n, x in enumerate(lines) if x.fate is None and x.text.strip()]
    if len(numbers) < 2:
        return None
    first, rest = lines[numbers[0]], [lines[n] for n in numbers[1:]]
    if first.kind not in (Kind.PARAGRAPH, Kind.HEADING) or not _is_headline(first, rest):
        return None
    label = _LABEL.match(first.text)
    evidence = Evidence(
        field="title",
        mark=f"label {label[1] or label[2]}" if label else "first line of the text",
        words=first.text,
        confidence=Confidence.STATED if label else Confidence.INFERRED,
    )
    words = (first.text[label.end() :] if label else first.text).strip()
    if _goes_on(first, rest):
        words += rest[0].text.strip()
    words = _without_copied_tail(words, rest)
    return Headline(text=words, line=numbers[0], evidence=(evidence,))


def _without_copied_tail(words: str, rest: Sequence[Line]) -> str:
    """A first line that was the title of a page, without the name of its site behind it.

    A text of its own seldom has one, so it must be an outlet that we know, or the headline must
    follow without it.
    """
    bare = without_tail(words)
    tail = words[len(bare) :].strip("_-–—|｜ ")
    return bare if is_outlet(tail) or key(rest[0].text) == key(bare) else words


def _is_indented(line: Line, rest: Sequence[Line]) -> bool:
    """Whether a line is set in as a paragraph is; headlines that are centred stand further in."""
    blanks, below = (
        len(found) - len(found.lstrip("\u3000"))
        for found in (each.found.lstrip("\n") for each in (line, rest[0]))
    )
    return blanks >= 2 and blanks <= max(below, 2)


def _goes_on(first: Line, rest: Sequence[Line]) -> bool:
    """Whether the headline of a wire goes on below: a dateline stands on the third line.

    Source: dispatches as they came off the wire; the headline is set in, and so is its second line.
    """
    if len(rest) < 2 or not (_is_set_in(first) and _is_set_in(rest[0])):
        return False
    second = rest[0].text.strip()
    is_short = len(second) <= len(first.text.strip()) and not _SENTENCE.search(second)
    return is_short and "\u3000" not in second and read_dateline(rest[1].text) is not None


def _is_set_in(line: Line) -> bool:
    return line.found.lstrip("\n")[:3] == "   "


def _is_headline(line: Line, rest: Sequence[Line]) -> bool:
    text = line.text.strip()
    if not 4 <= len(text) <= _LONGEST or _SENTENCE.search(text):
        return False
    if _is_indented(line, rest):
        return False
    return any(len(other.text) > len(text) for other in rest)
