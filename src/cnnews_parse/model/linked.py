"""The article as other tools read it: JSON-LD of schema.org, TEI, plain text."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from cnnews_parse.model.article import Article, Role
from cnnews_parse.model.blocks import Block, Heading, Image, List, Quote, Table
from cnnews_parse.model.markdown import facts_line

_TEI = "http://www.tei-c.org/ns/1.0"
_XML = "http://www.w3.org/XML/1998/namespace"
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 has not (section 2.2)."""


def article_as_json_ld(article: Article) -> dict[str, Any]:
    """The article as a NewsArticle of schema.org; what it does not say is left out.

    Source: https://schema.org/NewsArticle.

    >>> from cnnews_parse import Paragraph
    >>> article = Article(title="题", source="某报", blocks=(Paragraph(text="文。"),))
    >>> linked = article_as_json_ld(article)
    >>> linked["@type"], linked["headline"], linked["sourceOrganization"]["name"]
    ('NewsArticle', '题', '某报')
    """
    said = {
        "headline": article.title,
        "alternativeHeadline": article.subtitle,
        "datePublished": _date(article),
        "dateModified": article.updated and article.updated.isoformat(),
        "author": _persons(article, Role.AUTHOR),
        "editor": _persons(article, Role.EDITOR),
        "translator": _persons(article, Role.TRANSLATOR),
        "contributor": _persons(article, Role.PHOTOGRAPHER),
        "sourceOrganization": _organization(article.source),
        "publisher": _organization(article.site),
        "url": article.url or article.canonical_url,
        "mainEntityOfPage": article.canonical_url,
        "keywords": list(article.tags),
        "articleSection": list(article.categories),
        "abstract": article.description,
        "image": list(dict.fromkeys(filter(None, (article.lead_image, *_pictures(article))))),
        "dateline": article.dateline and article.dateline.text,
        "printPage": article.page and article.page.number,
        "inLanguage": language_tag(article),
        "articleBody": article.text,
    }
    kept = {name: value for name, value in said.items() if value}
    return {"@context": "https://schema.org", "@type": "NewsArticle", **kept}


def _persons(article: Article, role: Role) -> list[dict[str, str]]:
    names = dict.fromkeys(credit.name for credit in article.credits if credit.role is role)
    return [{"@type": "Person", "name": name} for name in names]


def _organization(name: str | None) -> dict[str, str] | None:
    return {"@type": "NewsMediaOrganization", "name": name} if name else None


def _pictures(article: Article) -> list[str]:
    return [block.url for block in article.blocks if isinstance(block, Image) and block.url]


def _date(article: Article) -> str | None:
    """As exact as it was printed, in ISO 8601."""
    moment = article.published
    if moment is None:
        return None
    if article.published_precision == "day":
        return moment.date().isoformat()
    return moment.isoformat(timespec="seconds")


def language_tag(article: Article) -> str:
    """The language with its script, as BCP 47 has it.

    >>> language_tag(Article(script="Hant")), language_tag(Article(script="mixed"))
    ('zh-Hant', 'zh')
    """
    told = article.script in {"Hans", "Hant"}
    return f"{article.language}-{article.script}" if told else article.language


def article_as_text(article: Article) -> str:
    """Headline, a line of outlet, time and people, then the body, a blank line between each.

    >>> from cnnews_parse import Paragraph
    >>> article_as_text(Article(title="题", source="某报", blocks=(Paragraph(text="文。"),)))
    '题\\n\\n某报\\n\\n文。\\n'
    """
    heads = (article.kicker, article.title, article.subtitle, facts_line(article))
    texts = (block.text for block in article.blocks)
    return "\n\n".join(filter(None, (*heads, *texts))) + "\n"


def article_as_tei(article: Article) -> str:
    """The article as an XML document of the Text Encoding Initiative, P5.

    A heading opens a division. Characters that XML has not become U+FFFD.
    Source: https://tei-c.org/release/doc/tei-p5-doc/en/html/HD.html and DS.html.

    >>> from cnnews_parse import Paragraph
    >>> "<p>文。</p>" in article_as_tei(Article(title="题", blocks=(Paragraph(text="文。"),)))
    True
    """
    root = etree.Element(f"{{{_TEI}}}TEI", nsmap={None: _TEI})  # type: ignore[dict-item] # as lxml has it
    root.append(_header(article))
    division = _in(_in(_in(root, "text"), "body"), "div", type="article")
    division.set(f"{{{_XML}}}lang", language_tag(article))
    for kind, text in (("main", article.title), ("sub", article.subtitle)):
        if text:
            _in(division, "head", text, type=kind)
    part = division
    for block in article.blocks:
        if isinstance(block, Heading):
            part = _in(division, "div")
        _block(part, block)
    for each in root.iter(f"{{{_TEI}}}div"):  # one that has a heading alone is none in TEI
        if all(etree.QName(child).localname == "head" for child in each):
            _in(each, "p")
    etree.indent(root)
    return str(etree.tostring(root, encoding="unicode")) + "\n"


def _header(article: Article) -> etree._Element:
    header = etree.Element(f"{{{_TEI}}}teiHeader")
    described = _in(header, "fileDesc")
    titles = _in(described, "titleStmt")
    _in(titles, "title", article.title or "")
    for credit in article.credits:
        if credit.role is Role.AUTHOR:
            _in(titles, "author", credit.name)
        else:
            _in(titles, "editor", credit.name, role=credit.role.value)
    publication = _in(described, "publicationStmt")
    _in(publication, "publisher", article.site or article.source or "")
    if when := _date(article):
        _in(publication, "date", when, when=when)
    source = _in(_in(described, "sourceDesc"), "bibl")
    for name, text in (("title", article.title), ("publisher", article.source)):
        if text:
            _in(source, name, text)
    if url := article.url or article.canonical_url:
        _in(source, "ptr", target=url)
    profile = _in(header, "profileDesc")
    _in(_in(profile, "langUsage"), "language", ident=language_tag(article))
    if article.tags:
        keywords = _in(_in(profile, "textClass"), "keywords")
        for tag in article.tags:
            _in(keywords, "term", tag)
    return header


def _block(parent: etree._Element, block: Block) -> None:
    if isinstance(block, Heading):
        _in(parent, "head", block.text)
    elif isinstance(block, Image):
        figure = _in(parent, "figure")
        _in(figure, "graphic", url=block.url or "")
        if block.caption:
            _in(figure, "figDesc", block.caption)
    elif isinstance(block, List):
        items = _in(parent, "list")
        for item in block.items:
            _in(items, "item", item)
    elif isinstance(block, Table):
        table = _in(parent, "table")
        for row in block.rows:
            cells = _in(table, "row")
            for cell in row:
                _in(cells, "cell", cell)
    elif isinstance(block, Quote):
        _in(_in(parent, "quote"), "p", block.text)
    else:
        _in(parent, "p", block.text)


def _in(parent: etree._Element, name: str, text: str | None = None, **marks: str) -> etree._Element:
    child = etree.SubElement(parent, f"{{{_TEI}}}{name}")
    for mark, value in marks.items():
        child.set(mark, _NO_XML.sub("\ufffd", value))
    child.text = _NO_XML.sub("\ufffd", text) if text is not None else None
    return child
