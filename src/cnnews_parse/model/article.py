"""The article: one clean, typed, accounted-for record."""

from __future__ import annotations

import datetime as dt
import enum
import functools
from collections.abc import Callable
from typing import Any, Literal, TypeAlias

import attrs

from cnnews_parse.model.accounts import Change, Evidence, Fate, Piece, Reason, Removal, undo
from cnnews_parse.model.blocks import Block, Heading, Image, List, Paragraph, Quote
from cnnews_parse.model.dateline import Dateline
from cnnews_parse.model.newspaper import NewspaperPage
from cnnews_parse.model.official import OfficialDocument

Precision: TypeAlias = Literal["day", "minute", "second"]
# as in `cnnews_parse.script`, which is loaded only for conversion
Script: TypeAlias = Literal["Hans", "Hant", "mixed"]
Region: TypeAlias = Literal["TW", "HK"]

SCHEMA_VERSION = 1


class Role(enum.Enum):
    """What a person did for the article.

    >>> Role("editor").name
    'EDITOR'
    """

    AUTHOR = "author"
    """Reporter, correspondent, intern, writer: 记者, 通讯员, 实习生, 文, 作者."""
    EDITOR = "editor"
    """责任编辑, 编辑, 责编, 文字编辑, 栏目主编."""
    PHOTOGRAPHER = "photographer"
    """摄, 摄影, 图."""
    TRANSLATOR = "translator"
    """翻译, 编译, 译."""
    PROOFREADER = "proofreader"
    """校对."""
    REVIEWER = "reviewer"
    """审核, 审校, 监制, 终审."""


@attrs.frozen(kw_only=True)
class Credit:
    """A person named for what they did.

    Attributes:
        role: what they did.
        name: as printed, without the blanks that typesetting puts into short names.
        evidence: where it was read.

    >>> Credit(role=Role.EDITOR, name="李四").name
    '李四'
    """

    role: Role
    name: str
    evidence: Evidence | None = None


@attrs.frozen(kw_only=True)
class Security:
    """A listed company that the text marks up.

    Attributes:
        exchange: SSE, SZSE, BSE, HKEX, NASDAQ, NYSE or the code of another exchange.
        code: the ticker, such as `600867`.
        name: the words that carry the mark.

    >>> Security(exchange="SSE", code="600000", name="某银行").code
    '600000'
    """

    exchange: str
    code: str
    name: str


@attrs.frozen(kw_only=True)
class Link:
    """A link in the text.

    Attributes:
        url: the address as the document gives it.
        text: its words.

    >>> Link(url="/1", text="另一篇").text
    '另一篇'
    """

    url: str
    text: str


CHINA_STANDARD_TIME = dt.timezone(dt.timedelta(hours=8), "CST")


def _in_china(instance: object, attribute: object, value: dt.datetime | None) -> None:
    if value is not None and value.utcoffset() != dt.timedelta(hours=8):
        raise ValueError("a time of an article is in China Standard Time")


@attrs.frozen(kw_only=True)
class Article:
    """One news article, as its publisher meant it to be read.

    Attributes:
        title: the headline (主题), without the site's name behind it; None where none stands.
        subtitle: the line below it (副题).
        kicker: the line above it (引题).
        original_title: the headline that 原标题 names.
        published: when it went out, always in China Standard Time.
        published_precision: how much of it was printed; 00:00 for a day alone.
        updated: when it was last changed.
        source: the outlet that published it first, as printed.
        site: who served this copy.
        dateline: agency, place and day at the head of the text (电头).
        page: the page of the newspaper that it was printed on (版次).
        official: what an official document (公文) says of itself; None for other articles.
        credits: persons, in the order of the document.
        url: the address of this copy.
        canonical_url: the address that the page calls its own.
        links: the links in and around the text.
        tags: keywords as given.
        categories: channels as given.
        description: the digest as given.
        lead_image: the address of the picture that stands for the article.
        securities: listed companies marked up in the text.
        blocks: the body in reading order; never without text.
        language: `zh`.
        script: Hans, Hant or mixed; None for a text without telling characters.
        pieces: the whole text of the input, each piece with its fate; see `account`.
        changes: every repair, in the order made.
        warnings: what a reader should know, one sentence each.
        evidence: where each field was read, and which rivals lost.
        format: the outermost format, such as `front_matter`.
        extractor: who read the body.
        encoding: the encoding of the bytes; None where a text was given.
        encoding_evidence: what it was told by.

    >>> Article(title="题", blocks=(Paragraph(text="文。"),)).text
    '文。'
    """

    title: str | None = None
    subtitle: str | None = None
    kicker: str | None = None
    original_title: str | None = None
    published: dt.datetime | None = attrs.field(default=None, validator=_in_china)
    published_precision: Precision | None = None
    updated: dt.datetime | None = attrs.field(default=None, validator=_in_china)
    source: str | None = None
    site: str | None = None
    dateline: Dateline | None = None
    page: NewspaperPage | None = None
    official: OfficialDocument | None = None
    credits: tuple[Credit, ...] = ()
    url: str | None = None
    canonical_url: str | None = None
    links: tuple[Link, ...] = attrs.field(default=(), repr=False)
    tags: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    description: str | None = None
    lead_image: str | None = None
    securities: tuple[Security, ...] = ()
    blocks: tuple[Block, ...] = attrs.field(default=(), repr=False)
    language: str = "zh"
    script: Script | None = None
    pieces: tuple[Piece, ...] = attrs.field(default=(), repr=False)
    changes: tuple[Change, ...] = attrs.field(default=(), repr=False)
    warnings: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = attrs.field(default=(), repr=False)
    format: str = ""
    extractor: str = ""
    encoding: str | None = None
    encoding_evidence: str | None = None

    @property
    def text(self) -> str:
        """The body: paragraphs, headings, captions, items and rows, one newline between them.

        >>> Article(blocks=(Paragraph(text="甲"), Image(url="a.png"), Paragraph(text="乙"))).text
        '甲\\n乙'
        """
        return "\n".join(block.text for block in self.blocks if block.text)

    @functools.cached_property
    def fingerprint(self) -> str:
        """What the text says, in 128 bits: the same on another page or in the other script.

        Made of its letters and digits in simplified characters, captions left out: white space,
        punctuation, paragraphs, headline and pictures do not count. `1:` in front is the version.

        >>> one = Article(blocks=(Paragraph(text="各地穩增長。"),))
        >>> one.fingerprint == Article(blocks=(Paragraph(text="各地 稳增长"),)).fingerprint
        True
        """
        from cnnews_parse.model.fingerprint import fingerprint_of

        return fingerprint_of(self)

    @property
    def authors(self) -> tuple[str, ...]:
        """The names credited with writing it."""
        return self._credited(Role.AUTHOR)

    @property
    def editors(self) -> tuple[str, ...]:
        """The names credited with editing it."""
        return self._credited(Role.EDITOR)

    @property
    def photographers(self) -> tuple[str, ...]:
        """The names credited with its pictures."""
        return self._credited(Role.PHOTOGRAPHER)

    def _credited(self, role: Role) -> tuple[str, ...]:
        return tuple(dict.fromkeys(c.name for c in self.credits if c.role is role))

    @property
    def removed(self) -> tuple[Removal, ...]:
        """What was left out of body and fields, with the reason; `account()` has it in place."""
        return tuple(
            Removal(
                text=piece.text.strip(),
                reason=Reason(piece.detail),
                by=piece.by,
                locator=piece.locator,
            )
            for piece in self.pieces
            if piece.fate is Fate.REMOVED and piece.text.strip()
        )

    def account(self) -> tuple[Piece, ...]:
        """The whole visible text of the input in its order, each piece with its fate.

        Returns:
            Pieces whose `text`, joined, is the visible text again: of a text every character
            that is no white space, of a page the text nodes of its body that can be seen, of a
            post its front matter too.

        >>> piece = Piece(text="甲", fate=Fate.BODY, detail="blocks[0]")
        >>> [p.detail for p in Article(pieces=(piece,)).account()]
        ['blocks[0]']
        """
        return tuple(piece for piece in self.pieces if piece.visible)

    def evidence_of(self, field: str) -> tuple[Evidence, ...]:
        """Where one field was read, the mark that won first.

        >>> Article().evidence_of("published")
        ()
        """
        found = [e for e in self.evidence if e.field == field]
        return tuple(sorted(found, key=lambda e: not e.used))

    def undo(self) -> Article:
        """The article with every repair taken back: title and blocks as they were found.

        >>> change = Change(rule="toned_gloss", place="title", start=1, before="(wěn)", after="")
        >>> Article(title="穩增長", changes=(change,)).undo().title
        '穩(wěn)增長'
        """
        places: dict[str, list[Change]] = {}
        for change in self.changes:
            places.setdefault(change.place, []).append(change)
        found = {place: tuple(changes) for place, changes in places.items()}
        return attrs.evolve(
            self._mapped(lambda place, text: undo(text, found.get(place, ()))), changes=()
        )

    def to_simplified(self, *, mainland_forms: bool = False) -> Article:
        """A copy in simplified characters (Hans): title, subtitle, kicker, blocks, names, source.

        Each text that differs is recorded as a change by the rule `to_simplified`. Conversion
        follows the OpenCC dictionaries t2s.

        Args:
            mainland_forms: also write 着 and 什么 where OpenCC leaves 著 and 甚么, and variants
                of characters in the way of the mainland; certain cases only.

        >>> Article(title="穩增長").to_simplified().title
        '稳增长'
        """
        from cnnews_parse.script import to_simplified

        return self._converted(
            "to_simplified",
            lambda text: to_simplified(text, mainland_forms=mainland_forms),
            "Hans",
        )

    def to_traditional(self, region: Region | None = None) -> Article:
        """A copy in traditional characters (Hant), as `to_simplified` makes one in simplified.

        Args:
            region: `TW` or `HK` for the character forms of Taiwan or Hong Kong; None for
                those of OpenCC's own standard.

        >>> Article(title="稳增长").to_traditional().title
        '穩增長'
        """
        from cnnews_parse.script import to_traditional

        return self._converted(
            "to_traditional", lambda text: to_traditional(text, region=region), "Hant"
        )

    def _converted(self, rule: str, convert: Callable[[str], str], script: Script) -> Article:
        changes = list(self.changes)

        def recorded(place: str, text: str) -> str:
            converted = convert(text)
            if converted != text:
                changes.append(
                    Change(rule=rule, place=place, start=0, before=text, after=converted)
                )
            return converted

        copy = self._mapped(recorded)
        credits = tuple(attrs.evolve(c, name=convert(c.name)) for c in self.credits)
        source = convert(self.source) if self.source else None
        site = convert(self.site) if self.site else None
        return attrs.evolve(
            copy,
            credits=credits,
            source=source,
            site=site,
            dateline=self.dateline and self.dateline.mapped(convert),
            page=self.page and self.page.mapped(convert),
            official=self.official and self.official.mapped(convert),
            script=script,
            changes=tuple(changes),
        )

    def _mapped(self, convert: Callable[[str, str], str]) -> Article:
        """A copy with `convert(place, text)` for the text of each place."""

        def field(name: str, text: str | None) -> str | None:
            return None if text is None else convert(name, text)

        return attrs.evolve(
            self,
            title=field("title", self.title),
            subtitle=field("subtitle", self.subtitle),
            kicker=field("kicker", self.kicker),
            original_title=field("original_title", self.original_title),
            description=field("description", self.description),
            blocks=tuple(
                _mapped_block(block, f"blocks[{n}]", convert) for n, block in enumerate(self.blocks)
            ),
        )

    def to_markdown(self, *, front_matter: bool = False) -> str:
        """The article as Markdown: title, a line of facts, the body.

        Args:
            front_matter: all facts as YAML between dashes in front, instead of title and line, as
                Hugo, Jekyll and Hexo take it. `parse` reads it back.

        >>> Article(title="题", blocks=(Paragraph(text="文。"),)).to_markdown()
        '# 题\\n\\n文。\\n'
        """
        from cnnews_parse.model import markdown

        if front_matter:
            return markdown.article_as_post(self)
        return markdown.article_as_markdown(self)

    def explain(self) -> str:
        """The accounts as short text: where each field was read, what was left out or changed, why.

        >>> evidence = Evidence(field="title", mark="h1", words="题")
        >>> print(Article(title="题", evidence=(evidence,)).explain())  # doctest: +ELLIPSIS
        题
        ...
          title: 题
            h1: 题 (stated)
        ...
        """
        from cnnews_parse.model.explanation import explained

        return explained(self)

    def to_json_ld(self) -> dict[str, Any]:
        """The article as a NewsArticle of schema.org, for `<script type="application/ld+json">`.

        >>> Article(title="题").to_json_ld()["headline"]
        '题'
        """
        from cnnews_parse.model.linked import article_as_json_ld

        return article_as_json_ld(self)

    def to_tei(self) -> str:
        """The article as an XML document of the Text Encoding Initiative (TEI P5).

        >>> "<title>题</title>" in Article(title="题").to_tei()
        True
        """
        from cnnews_parse.model.linked import article_as_tei

        return article_as_tei(self)

    def to_text(self) -> str:
        """Headline, a line of facts and the body as plain text, a blank line between each.

        >>> Article(title="题", blocks=(Paragraph(text="文。"),)).to_text()
        '题\\n\\n文。\\n'
        """
        from cnnews_parse.model.linked import article_as_text

        return article_as_text(self)

    def to_dict(self) -> dict[str, Any]:
        """The record as plain dicts, lists, strings and numbers, ready for `json.dumps`.

        `from_dict` reads it back without loss; `schema` is the version of the form.

        >>> Article(title="题").to_dict()["schema"]
        1
        """
        from cnnews_parse.model.record import article_as_dict

        return article_as_dict(self)

    @classmethod
    def from_dict(cls, record: dict[str, Any]) -> Article:
        """Read what `to_dict` made.

        Raises:
            RecordError: the record has another form.

        >>> article = Article(title="题", blocks=(Paragraph(text="文。"),))
        >>> Article.from_dict(article.to_dict()) == article
        True
        """
        from cnnews_parse.model.record import article_from_dict

        return article_from_dict(record)


def _mapped_block(block: Block, place: str, convert: Callable[[str, str], str]) -> Block:
    """The block with `convert(place, text)` for its text; items and cells one by one."""
    if isinstance(block, Paragraph | Heading | Quote):
        return attrs.evolve(block, text=convert(place, block.text))
    if isinstance(block, Image):
        caption = None if block.caption is None else convert(place, block.caption)
        return attrs.evolve(block, caption=caption)
    converted = convert(place, block.text)
    lines = converted.split("\n")
    if isinstance(block, List):
        return attrs.evolve(block, items=tuple(lines))
    return attrs.evolve(block, rows=tuple(tuple(line.split("\t")) for line in lines))
