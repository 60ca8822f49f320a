"""A fingerprint of what an article says: the same text on another page, in another script, is known."""

from __future__ import annotations

import hashlib
import unicodedata

from cnnews_parse.model.article import Article
from cnnews_parse.model.blocks import Image

VERSION = "1"
"""Stands in front of each fingerprint; raised when the same text gets another one."""


def fingerprint_of(article: Article) -> str:
    """The fingerprint of the text of an article.

    >>> from cnnews_parse import Paragraph
    >>> hans = Article(blocks=(Paragraph(text="各地稳增长。"), Paragraph(text="开门红！")))
    >>> hant = Article(title="另一题", blocks=(Paragraph(text="各地 穩增長,開門紅"),))
    >>> fingerprint_of(hans) == fingerprint_of(hant)
    True
    """
    told = told_by(article).encode("utf-8", "surrogatepass")
    return f"{VERSION}:{hashlib.blake2b(told, digest_size=16).hexdigest()}"


def told_by(article: Article) -> str:
    """The letters and digits of the text, in simplified characters; captions are left out.

    Sites cut an article into other paragraphs, print other marks and leave pictures out; the words
    stay. Compatible forms are one (Unicode NFKC), upper and lower case are too.

    >>> from cnnews_parse import Paragraph
    >>> told_by(Article(blocks=(Paragraph(text="　　產量 ３ 萬噸，GDP。"),)))
    '产量3万吨gdp'
    """
    from cnnews_parse.script import to_simplified

    blocks = (block.text for block in article.blocks if not isinstance(block, Image))
    text = unicodedata.normalize("NFKC", to_simplified("\n".join(filter(None, blocks))))
    return "".join(filter(str.isalnum, text.casefold()))
