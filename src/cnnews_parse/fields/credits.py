"""Credits as Chinese news prints them: who wrote, edited, took, translated, published first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Protocol, TypeAlias

from cnnews_parse.fields.credit_parts import credited, parts_of, read_parts
from cnnews_parse.fields.datelines import ENDS, read_dateline
from cnnews_parse.fields.employers import label_at, may_label
from cnnews_parse.fields.folding import plain
from cnnews_parse.fields.labels import LABEL, REPORTER, SEPARATORS, SOURCE_LABEL, roles_of
from cnnews_parse.fields.name_runs import read_names
from cnnews_parse.fields.outlets import is_known
from cnnews_parse.fields.passages import Mention, Passage
from cnnews_parse.model.article import Role
from cnnews_parse.model.patterns import Pattern

__all__ = ["Mention", "ReadLine", "credit_line", "inline_credits", "line_reader"]

_LONGEST_LINE = 200
_LONGEST_BARE_LINE = 30
_OPENING = 60
_PARTS = Pattern(r"[:：/／|｜()（）\[［【〔\s]")
_GROUP = Pattern(r"\(([^()]{2,90})\)")
_REPORTS = Pattern(r" {0,3}(?:(?:摄影)?报[道导]|发自)")
_TAKEN = Pattern(r" {0,3}/? {0,3}摄影?[ 。)]{0,4}$")
_BEFORE_NAME = Pattern(r"[ 。!?;:,、()/]|(?:记者|通讯员|特约|摄影师|图片)(?= {0,3})")
_BYLINE = Pattern(r"(?:记者|通讯员|摄影师) {0,4}[:/]? {0,3}")
_SENT = Pattern(r"^[^,。]{2,30}[日网社][报电讯消][道讯息]? {0,3}$")
_STOPS = '。!?…"”’)』」'
_EDITOR = Pattern(
    r"[^()。,]{2,24}(?P<open>\()(?:[\u4e00-\u9fff]{2,6} ?, ?)?(?P<label>(?:实习)?编辑[ :/][^()]{2,24})\)"
)
_REPORTING = (Role.AUTHOR, Role.PHOTOGRAPHER)


class ReadLine(Protocol):
    """`credit_line`, or a function that remembers what it gave for each line of a document."""

    def __call__(self, text: str, /, *, loose: bool) -> tuple[Mention, ...]:
        """Read a line."""
        ...


def credit_line(text: str, *, loose: bool = False) -> tuple[Mention, ...]:
    """Read a line that is nothing but credits, source, original title or date.

    Args:
        text: one line, as printed, in either script.
        loose: True where the design of a page says that the line holds such facts, so that other
            words in it are passed over.
    Returns:
        What it names, in its order; empty where anything else stands in the line too, so that
        it has to stay in the body. Names of photographers alone are a caption and stay, unless
        they stand in brackets.

    >>> [(m.field, m.name) for m in credit_line("来源：某某日报　作者：张  三")]
    [('source', '某某日报'), ('credit', '张三')]
    >>> credit_line("记者从会上获悉，来源：不明。")
    ()
    >>> [m.name for m in credit_line("2024-03-05 10:20 某某晚报 张三丰 听新闻", loose=True)]
    ['2024-03-05 10:20', '某某晚报', '张三丰']
    """
    return _read(text, loose=loose)[0]


def line_reader() -> ReadLine:
    """`credit_line` for the lines of one document, which its statements repeat: each is read once.

    Read loosely, a line in which nothing was passed over says the same as read strictly.
    """
    known: dict[tuple[str, bool], tuple[Mention, ...]] = {}

    def read(text: str, /, *, loose: bool) -> tuple[Mention, ...]:
        if (text, loose) not in known:
            known[text, loose], is_whole = _read(text, loose=loose)
            if is_whole:
                known[text, not loose] = known[text, loose]
        return known[text, loose]

    return read


def _read(text: str, *, loose: bool) -> tuple[tuple[Mention, ...], bool]:
    """What a line names, and whether nothing in it was passed over."""
    stripped = text.strip()
    if not 2 <= len(stripped) <= _LONGEST_LINE:
        return (), True
    if len(stripped) > _LONGEST_BARE_LINE and not _PARTS.search(stripped, 0, _LONGEST_BARE_LINE):
        return (), True  # so many letters in a row are a sentence
    passage = Passage(text=text, plain=plain(text), start=0, end=len(text.rstrip()))
    mentions, is_whole = parts_of(passage, loose=loose)
    is_credit = (loose or is_whole) and not _is_caption(passage, mentions)
    return tuple(mentions) if is_credit else (), is_whole


def inline_credits(text: str) -> tuple[Mention, ...]:
    """Read the credits that are printed inside a paragraph and stay in it.

    Args:
        text: one paragraph or caption, as printed.
    Returns:
        Persons and sources in brackets at its end, bylines in brackets or behind the dateline
        at its start, and photographers named at the end of a caption.

    >>> [m.name for m in inline_credits("本报讯（记者 张三）某厂昨日投产。（李四）")]
    ['张三', '李四']
    >>> inline_credits("演出到此结束。（完）")
    ()
    """
    folded, end = plain(text), len(text.rstrip())
    readers = [read for may_read, read in _INLINE if may_read(folded, end)]
    if not readers:  # as of most paragraphs
        return ()
    passage = Passage(text=text, plain=folded, start=0, end=end)
    found: dict[tuple[int, Role | None], Mention] = {}
    for read in readers:
        for mention in read(passage):
            found.setdefault((mention.start, mention.role), mention)
    return tuple(sorted(found.values(), key=lambda mention: mention.start))


def _is_caption(passage: Passage, mentions: list[Mention]) -> bool:
    """Whether the line says only who took a picture, in the words of a caption."""
    ends_so = passage.plain.rstrip(" 。").endswith(("摄", "摄影"))
    return ends_so and all(mention.role is Role.PHOTOGRAPHER for mention in mentions)


def _opening(passage: Passage) -> Iterator[Mention]:
    """本报讯 记者张三报道：, 新华社记者张三、李四发自某地."""
    dateline = read_dateline(passage.text)
    opening = passage.part(passage.start, min(passage.end, 120))
    is_behind = dateline is not None and not REPORTER.search(plain(dateline.words))
    at, mentions = dateline.end if dateline and is_behind else 0, list[Mention]()
    while True:
        at += len(passage.plain[at : opening.end]) - len(
            passage.plain[at : opening.end].lstrip(" ")
        )
        label = label_at(opening, at)
        if label is None or not REPORTER.search(label["label"]):
            return
        named = read_names(passage.plain, label.end(), opening.end, labelled=bool(label["gap"]))
        mentions += credited(passage, named, named.roles or roles_of(label["label"]))
        at = named.end
        if not named.spans:
            return
        if _REPORTS.match(passage.plain, at) or passage.plain[at - 2 : at] in ("报道", "报导"):
            yield from mentions
            return


def _groups(passage: Passage) -> Iterator[Mention]:
    """Brackets with a byline anywhere, and brackets with any credit at the end."""
    for found in _GROUP.finditer(passage.plain):
        is_last = not passage.plain[found.end() : found.end() + 9].strip(" 。")
        is_last = is_last and passage.end <= found.end() + 9
        is_first = found.start() < 9 and not passage.plain[: found.start()].strip()
        is_first = is_first or _SENT.match(passage.plain, 0, found.start()) is not None
        if is_last or REPORTER.search(found[1], 0, 26) or (is_first and "/" in found[1]):
            yield from _in_group(passage, found, is_last, is_first)
        elif found.start() < _OPENING and _is_behind_dateline(passage, found.start()):
            yield from (m for m in read_parts(passage.part(*found.span())) or () if m.role)


def _is_behind_dateline(passage: Passage, at: int) -> bool:
    """Whether nothing but a blank stands between the dateline and here."""
    if passage.plain[:at].rstrip()[-1:] not in ENDS:  # most brackets stand in a sentence
        return False
    dateline = read_dateline(passage.text)
    return (
        dateline is not None and not passage.plain[dateline.end : at].strip() and at >= dateline.end
    )


def _edited(passage: Passage) -> Iterator[Mention]:
    """The editor in the brackets right behind the dateline, as wires of finance print it.

    财联社3月5日讯（编辑 张三）, 某社（上海，编辑 张三）讯
    """
    found = _EDITOR.match(passage.plain, passage.start, passage.end)
    if found is None:
        return
    at = found.start("open")
    dateline = read_dateline(passage.text)
    if is_known(passage.text[:at]) or (dateline is not None and dateline.end == at):
        words = passage.part(at, found.end())
        mentions = read_parts(words) or read_parts(words.part(found.start("label"), words.end - 1))
        yield from (mention for mention in mentions or () if mention.role is Role.EDITOR)


def _in_group(
    passage: Passage, found: re.Match[str], is_last: bool, is_first: bool
) -> Iterator[Mention]:
    """The persons and the source of one pair of brackets.

    A name or an outlet without a label counts only behind a whole sentence.
    """
    mentions = read_parts(passage.part(*found.span()))
    if not mentions:
        return
    before = passage.plain[max(0, found.start() - 8) : found.start()].rstrip(" ")
    is_closing = is_last and (not before or before[-1] in _STOPS)
    label = LABEL.search(found[1]) or SOURCE_LABEL.search(found[1]) or _TAKEN.search(found[1])
    outlets = [mention for mention in mentions if mention.field == "source"]
    has_label = label is not None or (is_first and bool(outlets))
    for mention in mentions:
        is_person = mention.role is not None and (is_last or mention.role in _REPORTING)
        is_source = mention.field == "source" and (is_last or is_first)
        if (is_person or is_source) and (has_label or is_closing or is_known(mention.name)):
            yield mention


def _closing(passage: Passage) -> Iterator[Mention]:
    """A byline behind the last sentence: ……。记者 张三 通讯员 李四."""
    start, at, end = _last_words(passage.plain, passage.end)
    closing = passage.part(start, end)
    for mention in (read_parts(closing) or ()) if label_at(closing, at) else ():
        if mention.role or mention.field == "source":
            yield mention


def _last_words(folded: str, end: int) -> tuple[int, int, int]:
    """Where the words behind the last sentence but one begin, with signs and without, and end."""
    end = len(folded[:end].rstrip(" 。"))
    first = max(0, end - 80)
    start = 1 + max(
        folded.rfind("。", first, end), folded.rfind("!", first, end), folded.rfind("?", first, end)
    )
    head = SEPARATORS.match(folded, start, end)
    return start, head.end() if head else start, end


def _caption(passage: Passage) -> Iterator[Mention]:
    """Photographers at the end of a caption: ……。张三摄, 某报记者 张三 李四 摄."""
    start = max(0, passage.end - 8)
    taken = _TAKEN.search(passage.plain, start, passage.end)
    if taken is None:
        return
    window = max(0, taken.start() - 60)
    starts = [found.end() for found in _BEFORE_NAME.finditer(passage.plain, window, taken.start())]
    for start in (*([0] if window == 0 else []), *starts):
        label = _BYLINE.match(passage.plain, start, taken.start())
        begin = label.end() if label else start
        named = read_names(passage.plain, begin, taken.start(), labelled=label is not None)
        if named.spans and not passage.plain[named.end : taken.start()].strip(" /"):
            yield from credited(passage, named, (Role.PHOTOGRAPHER,))
            return


def _may_open(folded: str, _: int) -> bool:
    is_reporter = REPORTER.search(folded, 0, 120) is not None
    return is_reporter and _REPORTS.search(folded, 0, 130) is not None


def _may_close(folded: str, end: int) -> bool:
    start, at, end = _last_words(folded, end)
    return start > 0 and may_label(folded, at, end)


_Reader: TypeAlias = Callable[[Passage], Iterator[Mention]]
# what is read inside a paragraph, each with a question that is yes wherever there is some of it
_INLINE: tuple[tuple[Callable[[str, int], bool], _Reader], ...] = (
    (_may_open, _opening),
    (lambda folded, _: "编辑" in folded, _edited),
    (lambda folded, _: "(" in folded, _groups),
    (_may_close, _closing),
    (lambda folded, _: "摄" in folded, _caption),
)
