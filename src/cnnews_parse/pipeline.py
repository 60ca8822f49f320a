"""The way through: bytes → decoding → Document → extracting → Draft → repairing → fields → Article.

Bytes that are wrapped, as mails and web archives are, go through `unwrapping` first.
"""

from __future__ import annotations

import os
from typing import TypeAlias

import attrs

from cnnews_parse import registry
from cnnews_parse.decoding import Decoded, decode, of_losses
from cnnews_parse.fields.assembly import assemble
from cnnews_parse.model.article import Article
from cnnews_parse.model.document import Document, Limits
from cnnews_parse.model.draft import Draft
from cnnews_parse.model.errors import CnnewsParseError, InputError, LimitExceeded
from cnnews_parse.repairing.engine import RepairedText, Rule, repair
from cnnews_parse.repairing.sheet import repair_draft
from cnnews_parse.rules import RULES
from cnnews_parse.unwrapping import unwrap

Path: TypeAlias = "str | os.PathLike[str]"
_DEFAULT = Limits()


def parse(
    path: Path,
    *,
    url: str | None = None,
    encoding: str | None = None,
    limits: Limits = _DEFAULT,
    sites: bool = True,
) -> Article:
    """Read one saved news document.

    Args:
        path: the file.
        url: its address, where you know it; helps to know the site.
        encoding: the encoding of its bytes, where you know it; None to find out.
        limits: how much is read before the input is refused.
        sites: False leaves aside what is known of single sites.
    Returns:
        The article, with its accounts.
    Raises:
        InputError: the file is missing, a directory, unreadable, empty, binary or too large.
        EncodingError: `encoding` names no text encoding.
        ExtractionError: the document holds no article, or a part of it is missing.

    >>> import pathlib, tempfile
    >>> file = pathlib.Path(tempfile.mkdtemp(), "page.html")
    >>> _ = file.write_text("<h1>某市发布新规</h1><p>某市今天发布新规，明年一月一日起施行，"
    ...     "市民可以在网上查询办理的时间和地点。</p><p>负责人表示，办理手续不收任何费用，"
    ...     "需要帮助的市民可以拨打热线电话。</p>", encoding="gbk")
    >>> article = parse(file)
    >>> article.title, article.encoding
    ('某市发布新规', 'gb18030')
    """
    name = os.fspath(path)
    try:
        data = _read(name, limits)
        return parse_bytes(data, url=url, encoding=encoding, limits=limits, sites=sites)
    except CnnewsParseError as error:
        raise error.named(name) from error.__cause__


def parse_bytes(
    data: bytes,
    *,
    url: str | None = None,
    encoding: str | None = None,
    limits: Limits = _DEFAULT,
    sites: bool = True,
) -> Article:
    """Read the bytes of one saved news document; see `parse`.

    >>> parse_bytes("某市发布新规\\n　　某市今天发布新规，明年一月一日起施行。".encode()).text
    '某市今天发布新规，明年一月一日起施行。'
    """
    if len(data) > limits.bytes:
        raise LimitExceeded("bytes", limits.bytes, len(data))
    inner = unwrap(data, limits=limits)
    return _parsed(decode(inner.data, encoding=encoding), url or inner.url, limits, sites)


def parse_text(
    text: str, *, url: str | None = None, limits: Limits = _DEFAULT, sites: bool = True
) -> Article:
    """Read one news document that is decoded already; see `parse`.

    >>> parse_text("某市发布新规\\n　　某市今天发布新规，明年一月一日起施行。").title
    '某市发布新规'
    """
    return parse_bytes(
        text.encode("utf-8", "surrogatepass"), url=url, encoding="utf-8", limits=limits, sites=sites
    )


def decode_bytes(data: bytes, *, encoding: str | None = None, label: str | None = None) -> Decoded:
    """Read bytes as text, and no more: the encoding, the evidence for it, and what is damaged.

    Args:
        data: the whole document.
        encoding: its encoding by any name, where you know it; it is believed.
        label: the encoding that an HTTP header or a mail states; it is weighed against the bytes.
    Returns:
        The text, and all that is known of how it was read.
    Raises:
        InputError: there is nothing but white space, or it is no text.
        EncodingError: `encoding` names no text encoding.

    >>> found = decode_bytes("某市发布新规，明年起施行。".encode("gbk") + b"\\xff", label="big5")
    >>> found.text, found.encoding, found.certainty.value
    ('某市发布新规，明年起施行。�', 'gb18030', 'sure')
    >>> found.evidence, found.damage
    ('labelled big5, but reads better as gb18030', (Damage(start=26, end=27),))
    """
    return decode(data, encoding=encoding, label=label)


def repair_text(text: str, *, rules: tuple[Rule, ...] = RULES) -> RepairedText:
    """Repair a text on its own: glosses, broken lines, lost quotation marks, stray blanks.

    Args:
        text: any text, lines parted by newlines.
        rules: the repairs, in their order.
    Returns:
        The repaired text, its changes, and `undo()` for the text as it was.

    >>> repaired = repair_text("\\u3000\\u3000各地穩增長。")
    >>> repaired.text, repaired.undo() == "\\u3000\\u3000各地穩增長。"
    ('各地穩增長。', True)
    """
    return repair(text, rules)


def _read(name: str, limits: Limits) -> bytes:
    """The bytes of a file, one more than the limit at most."""
    try:
        with open(name, "rb") as file:
            return file.read(limits.bytes + 1)
    except (OSError, ValueError) as error:
        raise InputError(getattr(error, "strerror", None) or str(error)) from error


def _parsed(decoded: Decoded, url: str | None, limits: Limits, sites: bool) -> Article:
    draft = extracted(Document(text=decoded.text, url=url, limits=limits), use_sites=sites)
    article = assemble(repair_draft(draft, RULES))
    return attrs.evolve(
        article,
        url=url or article.url,
        encoding=decoded.encoding,
        encoding_evidence=decoded.evidence,
        changes=(*decoded.changes, *article.changes),
        warnings=(*decoded.warnings, *article.warnings, *of_losses(article.text)),
    )


def extracted(document: Document, *, use_sites: bool = True) -> Draft:
    """The draft of a document, those of the documents inside it joined to it.

    Raises:
        UnknownFormat: nobody claims the document.
        ExtractionError: who claimed it found a part missing.
    """
    draft = registry.choose(document, use_sites=use_sites).extractor.extract(document)
    if draft.inner is None:
        return draft
    inner = extracted(draft.inner, use_sites=use_sites)
    return attrs.evolve(
        draft,
        lines=(*draft.lines, *inner.lines, *draft.behind),
        statements=(*draft.statements, *inner.statements),
        extractors=(*draft.extractors, *inner.extractors),
        warnings=(*draft.warnings, *inner.warnings),
        inner=None,
        behind=(),
    )
