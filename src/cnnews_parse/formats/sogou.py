"""Documents of search engines' corpora: `<doc>` with address, headline and text.

    <doc>
    <url>http://news.example.com/20120601/n1.shtml</url>
    <docno>0123456789abcdef-0123456789abcdef</docno>
    <contenttitle>某厂投产</contenttitle>
    <content>　　某厂日前投产。</content>
    </doc>

It looks like XML and is none: ampersands are bare and there is no root. Latin letters and digits
are full-width; U+E40C parts paragraphs. Where a tool dropped the first byte of that, `?` stands
there, and the bytes behind it pair up wrongly, which the rule `dropped_byte` mends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from cnnews_parse.extend import (
    Claim,
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

_DOC = Pattern(r"\s*(?:<\?xml[^<>]{0,200}>\s*)?(?:<docs?>\s*)?<doc\b", re.IGNORECASE)
_TAG = Pattern(
    r"<(?P<close>/?)(?P<name>docs?|url|docno|docid|id|contenttitle|title|content|text|body|date"
    r"|time|pubtime|source|media|author|editor|category|channel|keywords)(?:\s[^<>]{0,200})?>",
    re.IGNORECASE,
)
# element: the field of the article that it states
_FIELDS = {
    "url": "url",
    "contenttitle": "title",
    "title": "title",
    "date": "published",
    "time": "published",
    "pubtime": "published",
    "source": "source",
    "media": "source",
    "author": "author",
    "editor": "editor",
    "category": "category",
    "channel": "category",
    "keywords": "tag",
}
_TEXT = frozenset(("content", "text", "body"))
_PARAGRAPH = "\ue40c"
_ENTITY = Pattern(r"&(?:[A-Za-z]{2,8}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
# what stands behind the last sentence and is none of the text
_MORE = Pattern(
    r"[\s\u3000]*[［\[【（(](?:详细|更多|全文|查看全文|阅读全文|图文)[］\]】）)][\s\u3000]*$"
)
_SOURCE = Pattern(
    r"(?<=[。！？…”’）)])[\s\u3000]*[（(［\[]?(?:文章|稿件|新闻|信息)?来源[：:][^。！？]{1,60}$"
    r"|(?<=[。！？…”’）)])[\s\u3000]*[（(［\[]?责任编辑[：:][^。！？]{1,30}$"
)
_LONGEST_TAIL = 80
_SHORTEST_TITLE = 8
_NEVER_OPENING = frozenset("，。、；：！？）》”’的了着是后时和与将已在被")


@attrs.frozen(kw_only=True)
class Element:
    """One element.

    Attributes:
        name: in lower case.
        words: what stands between its tags, entities read.
    """

    name: str
    words: str


class Sogou:
    """Reads the elements of the one document of the file."""

    name = "sogou"

    def sniff(self, document: Document) -> Claim | None:
        """Claim a text that opens with `<doc>` and has an element with a headline or a text."""
        if document.part == "body" or not _DOC.match(document.head):
            return None
        names = {found["name"].lower() for found in _TAG.finditer(document.head)}
        if not names & (_TEXT | {"contenttitle"}):
            return None
        return Claim(Fit.FORMAT, "opens with <doc> as the corpora of search engines do")

    def extract(self, document: Document) -> Draft:
        """The headline and the address as statements, the text by paragraphs.

        Raises:
            ManyArticles: more than one document of the file has a text.
            ExtractionError: none has.
        """
        elements = tuple(_elements(document.text))
        texts = [each for each in elements if each.name in _TEXT and each.words.strip()]
        if len(texts) > 1:
            raise ManyArticles(len(texts))
        if not texts:
            raise ExtractionError(self.name, "text in any of its elements")
        own = _around(elements, texts[0])
        numbers = frozenset(map(id, own))
        title = next((each.words.strip() for each in own if _is_title(each)), "")
        return Draft(
            lines=tuple(
                line
                for each in elements
                for line in _lines(each, title, is_own=id(each) in numbers)
            ),
            statements=tuple(
                Statement(
                    field=_FIELDS[each.name], words=each.words.strip(), mark=f"element {each.name}"
                )
                for each in own
                if each.name in _FIELDS and each.words.strip()
            ),
            extractors=(self.name,),
        )


EXTRACTOR = Sogou()


def _elements(text: str) -> Iterator[Element]:
    """The elements in their order; `doc` itself is one without words, for its beginning."""
    name, start = "", 0
    for found in _TAG.finditer(text):
        own = found["name"].lower()
        if name and (own == name or not found["close"]):
            yield Element(name=name, words=_read(text[start : found.start()]))
            name = ""
        elif not name and text[start : found.start()].strip():
            yield Element(name="", words=text[start : found.start()])
        if found["close"]:
            start = found.end() if not name else start
            continue
        if own in ("doc", "docs"):
            yield Element(name="doc", words="")
        name, start = ("" if own in ("doc", "docs") else own), found.end()
    if text[start:].strip():
        yield Element(name=name, words=_read(text[start:]))


def _read(words: str) -> str:
    """Words with their entities read; a bare ampersand is none."""
    from html import unescape

    return _ENTITY.sub(lambda found: unescape(found[0]), words)


def _around(elements: Sequence[Element], text: Element) -> list[Element]:
    """The elements of the document that this text belongs to."""
    own: list[Element] = []
    for each in elements:
        if each.name == "doc":
            if any(other is text for other in own):
                break
            own = []
        own.append(each)
    return own


def _is_title(element: Element) -> bool:
    return _FIELDS.get(element.name) == "title"


def _lines(element: Element, title: str, *, is_own: bool) -> Iterator[Line]:
    """The lines of an element: those of the text left open, others with their fate."""
    if not element.words:
        return
    line = Line(text="", found=f"{element.words}\n")
    if element.name in _TEXT:
        yield from _text_lines(element.words, title)
    elif is_own and element.name in _FIELDS and element.words.strip():
        yield line.lifted(_FIELDS[element.name])
    else:
        yield line.removed(Reason.METADATA if is_own else Reason.RELATED, __name__)


def _text_lines(words: str, title: str) -> Iterator[Line]:
    """The paragraphs, without the headline that is glued to the first and the tail of the last."""
    paragraphs = [part for run in words.split("\n") for part in _paragraphs(run)]
    glued = _length_of_title(paragraphs[0], title)
    if glued:
        yield Line(text="", found=f"{paragraphs[0][:glued]}\n").lifted("title")
    paragraphs[0] = paragraphs[0][glued:]
    *above, last = paragraphs
    for paragraph in above:
        yield _paragraph(paragraph)
    more = _MORE.search(last, max(0, len(last) - _LONGEST_TAIL))
    end = more.start() if more else len(last)
    source = _SOURCE.search(last, max(0, end - _LONGEST_TAIL), end)
    behind = source.start() if source else end
    yield _paragraph(last[:behind])
    if source:
        yield _paragraph(last[behind:end])
    if more:
        yield _paragraph(last[end:]).removed(Reason.CHROME, __name__)


def _paragraph(found: str) -> Line:
    return Line(text=found.replace(_PARAGRAPH, ""), found=f"{found}\n")


def _paragraphs(words: str) -> Iterator[str]:
    """Part a run at its marks: behind U+E40C, before what stands for a dropped byte.

    In a run that slid, the byte that was to be dropped ends one character, and the next one
    begins with the byte A3, as full-width letters and marks do.
    """
    start, slid = 0, False
    for at, character in enumerate(words):
        if character == _PARAGRAPH:
            yield words[start : at + 1]
            start = at + 1
        elif character in "?\ufffd":
            slid = not slid and _is_wide(words[at + 1 : at + 2])
            if slid:
                yield words[start:at]
                start = at
        elif character.isascii():
            slid = False
        elif slid and _is_wide(words[at + 1 : at + 2]) and _ends_in_mark(character):
            yield words[start : at + 1]
            start = at + 1
    yield words[start:]


def _is_wide(character: str) -> bool:
    """Whether a character begins with the byte A3 in GBK."""
    return "\uff01" <= character <= "\uff5d" or character in ("\uffe3", "\uffe5")


def _ends_in_mark(character: str) -> bool:
    """Whether the second byte of a character is FD, the first one of the mark."""
    return character.encode("gb18030", "replace")[1:] == b"\xfd"


def _length_of_title(paragraph: str, title: str) -> int:
    """How many characters at its start repeat the headline; 0 where they may be a sentence's."""
    wanted = "".join(title.split())
    if len(wanted) < _SHORTEST_TITLE:
        return 0
    seen = 0
    for at, character in enumerate(paragraph):
        if character.isspace():
            continue
        if seen == len(wanted):
            return 0 if character in _NEVER_OPENING else at
        if character != wanted[seen]:
            return 0
        seen += 1
    return 0
