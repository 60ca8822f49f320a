"""The way through: bytes → decoding → Document → extracting → Draft → repairing → fields → Article.

Bytes that are wrapped, as mails and web archives are, go through `unwrapping` first. Those of a
PDF file are no text to decode: `typesetting` reads what stands where on its pages.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TypeAlias

import attrs

from cnnews_parse import registry
from cnnews_parse.decoding import Decoded, decode, of_losses
from cnnews_parse.extracting.glued_title import title_apart
from cnnews_parse.extracting.places import located
from cnnews_parse.fields.assembly import assemble
from cnnews_parse.fields.rivals import at_address
from cnnews_parse.model.article import Article
from cnnews_parse.model.document import Document, Limits
from cnnews_parse.model.draft import Draft
from cnnews_parse.model.errors import CnnewsParseError, InputError, LimitExceeded
from cnnews_parse.repairing.engine import RepairedText, Rule, repair
from cnnews_parse.repairing.sheet import repair_draft
from cnnews_parse.rules import RULES
from cnnews_parse.typesetting import is_typeset, printed
from cnnews_parse.unwrapping import unwrap

Path: TypeAlias = "str | os.PathLike[str]"
_DEFAULT = Limits()


@attrs.frozen(kw_only=True)
class Origin:
    """Where bytes come from, as far as it is known.

    Attributes:
        url: the address of the document.
        path: the file that it stands in, alone.
        charset: the charset that its server stated.
        warnings: what became of it on the way, one sentence each.

    >>> Origin(url="https://news.example.com/1").charset is None
    True
    """

    url: str | None = None
    path: str | None = None
    charset: str | None = None
    warnings: tuple[str, ...] = ()


def parse(
    path: Path,
    *,
    url: str | None = None,
    encoding: str | None = None,
    limits: Limits = _DEFAULT,
    sites: bool = True,
    rules: Sequence[Rule] = RULES,
) -> Article:
    """Read one saved news document.

    Args:
        path: the file.
        url: its address, where you know it; helps to know the site.
        encoding: the encoding of its bytes, where you know it; None to find out.
        limits: how much is read before the input is refused.
        sites: False leaves aside what is known of single sites.
        rules: the repairs, in their order; none for the text as it stands.
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
        origin = Origin(url=url, path=name)
        return read_bytes(
            _read(name, limits), origin, encoding=encoding, limits=limits, sites=sites, rules=rules
        )
    except CnnewsParseError as error:
        raise error.named(name) from error.__cause__


def parse_bytes(
    data: bytes,
    *,
    url: str | None = None,
    encoding: str | None = None,
    limits: Limits = _DEFAULT,
    sites: bool = True,
    rules: Sequence[Rule] = RULES,
) -> Article:
    """Read the bytes of one saved news document; see `parse`.

    >>> parse_bytes("某市发布新规\\n　　某市今天发布新规，明年一月一日起施行。".encode()).text
    '某市今天发布新规，明年一月一日起施行。'
    """
    return read_bytes(
        data, Origin(url=url), encoding=encoding, limits=limits, sites=sites, rules=rules
    )


def parse_text(
    text: str,
    *,
    url: str | None = None,
    limits: Limits = _DEFAULT,
    sites: bool = True,
    rules: Sequence[Rule] = RULES,
) -> Article:
    """Read one news document that is decoded already; see `parse`.

    >>> parse_text("某市发布新规\\n　　某市今天发布新规，明年一月一日起施行。").title
    '某市发布新规'
    """
    data = text.encode("utf-8", "surrogatepass")
    return parse_bytes(data, url=url, encoding="utf-8", limits=limits, sites=sites, rules=rules)


def read_text(path: Path, *, encoding: str | None = None, limits: Limits = _DEFAULT) -> str:
    """The text of a file as `parse` reads it, newlines alike, nothing repaired.

    Args:
        path: the file.
        encoding: the encoding of its bytes, where you know it; None to find out.
        limits: how much is read before the input is refused.
    Raises:
        InputError: the file is missing, a directory, unreadable, empty, binary or too large.
        EncodingError: `encoding` names no text encoding.
    """
    name = os.fspath(path)
    try:
        data = _read(name, limits)
        if len(data) > limits.bytes:
            raise LimitExceeded("bytes", limits.bytes, len(data))
        return decode(data, encoding=encoding).text
    except CnnewsParseError as error:
        raise error.named(name) from error.__cause__


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


def repair_text(text: str, *, rules: Sequence[Rule] = RULES) -> RepairedText:
    """Repair a text on its own: leaked markup, glosses, broken lines, lost marks, stray blanks.

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
            size = os.fstat(file.fileno()).st_size  # 0 of a pipe; to ask for more makes room for it
            return file.read(min(size or limits.bytes, limits.bytes) + 1)
    except (OSError, ValueError) as error:
        raise InputError(getattr(error, "strerror", None) or str(error)) from error


def read_bytes(
    data: bytes,
    origin: Origin,
    *,
    encoding: str | None = None,
    limits: Limits = _DEFAULT,
    sites: bool = True,
    rules: Sequence[Rule] = RULES,
) -> Article:
    """Read bytes of which it is known where they come from; see `parse`.

    >>> page = "某市发布新规\\n　　某市今天发布新规，明年一月一日起施行。".encode("gbk")
    >>> read_bytes(page, Origin(charset="gbk")).encoding_evidence
    'labelled gbk, widened to gb18030'
    """
    if len(data) > limits.bytes:
        raise LimitExceeded("bytes", limits.bytes, len(data))
    inner = unwrap(data, limits=limits)
    warnings = (*origin.warnings, *inner.warnings)
    whence = Document(text="", url=origin.url or inner.url, path=origin.path, limits=limits)
    if is_typeset(inner.data):
        document = attrs.evolve(whence, printed=printed(inner.data, limits=limits))
        article = _parsed(document, sites, rules)
        return attrs.evolve(article, warnings=(*warnings, *article.warnings))
    decoded = decode(inner.data, encoding=encoding, label=inner.encoding or origin.charset)
    document = attrs.evolve(whence, text=decoded.text, encoded=decoded.encoded)
    article = _parsed(document, sites, rules)
    return attrs.evolve(
        article,
        encoding=decoded.encoding,
        encoding_evidence=decoded.evidence,
        changes=(*decoded.changes, *article.changes),
        warnings=(*warnings, *decoded.warnings, *article.warnings, *of_losses(article.text)),
    )


def _parsed(document: Document, sites: bool, rules: Sequence[Rule]) -> Article:
    article = assemble(repair_draft(extracted(document, use_sites=sites), rules))
    return at_address(article, document.url) if document.url else article


def extracted(document: Document, *, use_sites: bool = True) -> Draft:
    """The draft of a document, those of the documents inside it joined to it.

    Raises:
        UnknownFormat: nobody claims the document.
        ExtractionError: who claimed it found a part missing.
    """
    draft = registry.choose(document, use_sites=use_sites).extractor.extract(document)
    lines = tuple(located(draft.lines, document.text, document.at))
    if draft.inner is None:
        return attrs.evolve(draft, lines=lines)
    inner = extracted(draft.inner, use_sites=use_sites)
    titles = [each.words for each in draft.statements if each.field == "title"]
    return attrs.evolve(
        draft,
        lines=(*lines, *title_apart(inner.lines, titles), *draft.behind),
        statements=(*draft.statements, *inner.statements),
        extractors=(*draft.extractors, *inner.extractors),
        warnings=(*draft.warnings, *inner.warnings),
        inner=None,
        behind=(),
    )
