"""An article in the form in which goldens are written: what a reader of the page can check."""

from __future__ import annotations

import email
import email.policy
import gzip
import json
from collections import Counter
from pathlib import Path
from typing import Any

from cnnews_parse import Article, Fate

FIXTURES = Path(__file__).parents[1] / "fixtures"
PAGES = sorted(page for page in FIXTURES.rglob("page.*") if page.with_name("article.json").exists())
TEXTS = [page for page in PAGES if page.suffix != ".pdf"]
"""Those whose bytes are text, once they are unwrapped."""

_PLAIN = (
    "title subtitle kicker original_title published published_precision updated source site"
    " tags categories description lead_image securities url canonical_url language script"
    " encoding format extractor warnings blocks"
).split()
_SPECIAL = ("dateline", "page", "official")
"""Fields that most pages have not; a golden names them where the page has them."""
_OPENING = 40
_RULES = ("---", "+++", ";;;", "{", "}")


def golden_beside(page: Path) -> dict[str, Any]:
    """The golden of a page, written by reading the page."""
    golden: dict[str, Any] = json.loads(page.with_name("article.json").read_text("utf-8"))
    golden["removed"] = [[reason, opening(text)] for reason, text in golden["removed"]]
    return golden


def bare(page: Path) -> bytes:
    """The bytes of the document in a file, unwrapped without the library."""
    data = page.read_bytes()
    if page.suffix == ".gz":
        return gzip.decompress(data)
    if page.suffix == ".warc":
        return _captured(data)
    if page.suffix not in (".mhtml", ".mht", ".eml"):
        return data
    root = email.message_from_bytes(data, policy=email.policy.default).get_body(("html", "plain"))
    inside = root.get_payload(decode=True) if root else None
    assert isinstance(inside, bytes)
    return inside


def _captured(archive: bytes) -> bytes:
    """The content of the one page in an archive, chunked and packed as its server sent it."""
    answer = archive.partition(b"Content-Type: text/html")[2]
    content, packed = answer.partition(b"\r\n\r\n")[2], b""
    while size := int(content.partition(b"\r\n")[0], 16):
        content = content.partition(b"\r\n")[2]
        packed, content = packed + content[:size], content[size + 2 :]
    return gzip.decompress(packed)


def as_golden(article: Article) -> dict[str, Any]:
    """Fields and blocks as they stand, people by role, lifted lines, removals by their opening.

    The front matter, whose keys the fields repeat, is left to the tests of the accounts.
    """
    record = article.to_dict()
    lifted: dict[str, list[str]] = {}
    for piece in _behind_front_matter(article):
        if piece.fate is Fate.FIELD:
            lifted.setdefault(piece.detail, []).append(piece.text.strip())
    return {
        **{name: record[name] for name in _PLAIN},
        **{name: _without_evidence(record[name]) for name in _SPECIAL if record[name]},
        "authors": list(article.authors),
        "editors": list(article.editors),
        "photographers": list(article.photographers),
        "lifted": lifted,
        "removed": [
            [piece.detail, opening(piece.text.strip())]
            for piece in _behind_front_matter(article)
            if piece.fate is Fate.REMOVED and piece.text.strip()
        ],
        "changes": dict(Counter(change.rule for change in article.changes)),
    }


def _without_evidence(record: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in record.items() if name != "evidence"}


def opening(text: str) -> str:
    """The first forty characters of a removal, enough to know it by."""
    return "".join(text.split())[:_OPENING]


def _behind_front_matter(article: Article) -> list[Any]:
    pieces = list(article.pieces)
    if article.format != "front_matter":
        return pieces
    rules = [n for n, piece in enumerate(pieces) if piece.text.strip() in _RULES]
    if not rules:  # a blank line ends the keys
        return pieces[next(n for n, piece in enumerate(pieces) if piece.fate is Fate.BODY) :]
    return pieces[rules[rules[0] == 0] + 1 :]  # some have no rule at their head
