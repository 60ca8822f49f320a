"""What an extractor hands over: the lines of a document, and what it says of itself."""

from __future__ import annotations

import enum

import attrs

from cnnews_parse.model.accounts import Change, Confidence, Fate, Reason
from cnnews_parse.model.article import Link
from cnnews_parse.model.document import Document
from cnnews_parse.model.locators import Locator


class Kind(enum.Enum):
    """What a line is on the page.

    >>> Kind("caption").name
    'CAPTION'
    """

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    CAPTION = "caption"
    ITEM = "item"
    ROW = "row"
    QUOTE = "quote"
    IMAGE = "image"


@attrs.frozen(kw_only=True)
class Line:
    """One line of a document: a paragraph, a heading, a caption, a list item, a picture.

    The `found` of all lines of a draft, joined, are the visible text of the document.

    Attributes:
        text: the line as it reads on the page: white space folded as the format folds it,
            nothing repaired. A row of a table has a tab between its cells.
        found: the characters of the input that it was read from, white space included.
        kind: what it is on the page.
        level: of a heading, 1 to 6; of an item, 1 where the list is numbered.
        group: lines of one list, table or quotation share a number above 0.
        fate: None until decided.
        detail: the field's name or the reason's value that belongs to `fate`.
        url: of a picture, its address.
        alt: of a picture, the words that HTML gives in its place.
        links: the links in it.
        joined: True where it goes on with the sentence of the line before it that is body,
            something having been taken out between them.
        visible: False for a style sheet, which is in the file and not on the page.
        by: of a line that was left out, the name of the module that decided so.
        at: where `found` begins in the document; None where nothing is found.

    >>> Line(text="正文。", found="\\u3000\\u3000正文。").fate is None
    True
    """

    text: str
    found: str
    kind: Kind = Kind.PARAGRAPH
    level: int = 0
    group: int = 0
    fate: Fate | None = None
    detail: str = ""
    url: str | None = None
    alt: str | None = None
    links: tuple[Link, ...] = ()
    joined: bool = False
    visible: bool = True
    by: str = ""
    at: Locator | None = None

    def removed(self, reason: Reason, by: str = "") -> Line:
        """The same line, left out for this reason by the module of this name.

        >>> Line(text="分享", found="分享").removed(Reason.SHARE, __name__).detail
        'share'
        """
        return self._copied(Fate.REMOVED, reason.value, by, self.at)

    def unread(self, by: str = "") -> Line:
        """The same line, left out as page chrome: its text is not repaired and not asked for facts.

        >>> Line(text="首页", found="首页").unread().text
        ''
        """
        return Line(
            text="",
            found=self.found,
            kind=self.kind,
            fate=Fate.REMOVED,
            detail=Reason.CHROME.value,
            visible=self.visible,
            by=by,
            at=self.at,
        )

    def lifted(self, field: str) -> Line:
        """The same line, as the place where a field was read.

        >>> Line(text="来源：某报", found="来源：某报").lifted("source").fate
        <Fate.FIELD: 'field'>
        """
        return self._copied(Fate.FIELD, field, self.by, self.at)

    def placed(self, at: Locator | None) -> Line:
        """The same line, told where it stands.

        >>> Line(text="甲", found="甲").placed(Locator(line=7)).at.line
        7
        """
        return self._copied(self.fate, self.detail, self.by, at)

    def _copied(self, fate: Fate | None, detail: str, by: str, at: Locator | None) -> Line:
        """The same line with these; written out, since `attrs.evolve` takes thrice as long."""
        return Line(
            text=self.text,
            found=self.found,
            kind=self.kind,
            level=self.level,
            group=self.group,
            fate=fate,
            detail=detail,
            url=self.url,
            alt=self.alt,
            links=self.links,
            joined=self.joined,
            visible=self.visible,
            by=by,
            at=at,
        )


@attrs.frozen(kw_only=True)
class Statement:
    """What a document says of itself in a place made for it: a key, a tag, a marked element.

    Attributes:
        field: a field of `Article`, or `feed` (the feed that a post was made from), `author`,
            `editor`, `tag`, `category`, `credits` (a line that may hold several of them).
        words: the value as printed.
        mark: the place, such as `front matter key date` or `meta og:title`.
        confidence: how the value follows from it.

    >>> Statement(field="title", words="某市发布新规", mark="h1").confidence.value
    'stated'
    """

    field: str
    words: str
    mark: str
    confidence: Confidence = Confidence.STATED


@attrs.frozen(kw_only=True)
class Draft:
    """A document taken apart, as printed.

    Attributes:
        lines: the whole visible text, in its order.
        statements: what the document says of itself; of two for one field the first is
            trusted more.
        extractors: who read it, the outermost first.
        inner: a document inside this one, still to be read, such as the body of a post; its
            lines come behind these.
        behind: the lines that stand behind the inner document.
        warnings: what a reader should know, one sentence each.

    >>> Draft(lines=(Line(text="正文。", found="正文。"),)).lines[0].text
    '正文。'
    """

    lines: tuple[Line, ...]
    statements: tuple[Statement, ...] = ()
    extractors: tuple[str, ...] = ()
    inner: Document | None = None
    behind: tuple[Line, ...] = ()
    warnings: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Repaired:
    """A draft after repair.

    Attributes:
        draft: the same draft with repaired texts; lines that a rule joined are one.
        statement_changes: for each statement its changes, counted in its words.
        line_changes: for each line its changes, counted in its text.
    """

    draft: Draft
    statement_changes: tuple[tuple[Change, ...], ...]
    line_changes: tuple[tuple[Change, ...], ...]
