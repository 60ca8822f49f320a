"""The documents of a folder, and the right body of each.

A folder holds `spec.jsonl`, one document a line, as the head of `quality.py` tells; where there is
none, the goldens `article.json` beside a `page.*` take its place, as under `fixtures/`.

The right body is the record's `text`, or stands in the file that its `gold` names. Where it has
neither, the body is computed from the page: the elements at `content_xpath`, in the order of the
page, without those at `drop_xpath`, parted at block elements and line breaks; `cut_text` is taken
out of a block, and a block that one of `drop_text` matches whole is left out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

Spec = dict[str, Any]
"""One document, as a line of `spec.jsonl` tells it."""
_UNSEEN = "script style noscript iframe template textarea select svg".split()
_INLINE = (
    "a abbr b bdi bdo big cite code del dfn em font i img ins kbd label mark nobr q rp rt ruby s "
    "samp small span strike strong sub sup tt u var wbr"
).split()


def documents(folder: Path) -> list[Spec]:
    """The records of a folder's documents, in the order of `spec.jsonl`, else by their paths.

    Raises:
        FileNotFoundError: the folder has neither `spec.jsonl` nor a golden.
    """
    listed = folder / "spec.jsonl"
    if listed.exists():
        lines = listed.read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in lines if line.strip()]
    pages = sorted(p for p in folder.rglob("page.*") if p.with_name("article.json").exists())
    if not pages:
        raise FileNotFoundError(f"{folder} has neither spec.jsonl nor article.json beside a page")
    return [_from_golden(folder, page) for page in pages]


def family_of(spec: Spec) -> str:
    """The family of a document without what its first `/` parts off.

    >>> family_of({"family": "hexo/sina"})
    'hexo'
    """
    return str(spec["family"]).partition("/")[0]


def _from_golden(folder: Path, page: Path) -> Spec:
    """The record of a page that has a golden; its family is the folder that it lies in."""
    golden = json.loads(page.with_name("article.json").read_text(encoding="utf-8"))
    name = page.parent.relative_to(folder).as_posix()
    published = golden["published"]
    day_alone = published and golden["published_precision"] == "day"
    return {
        "id": name,
        "family": name,
        "file": page.relative_to(folder).as_posix(),
        "text": "\n".join(_block_texts(golden["blocks"])),
        "published": published[:10] if day_alone else published,
        **{key: golden[key] for key in ("encoding", "title", "source", "authors", "editors")},
    }


def _block_texts(blocks: Iterable[dict[str, Any]]) -> Iterator[str]:
    """What each block of a golden adds to the body."""
    for block in blocks:
        cells = (cell for row in block.get("rows") or () for cell in row)
        parts = (block.get("text"), block.get("caption"), *(block.get("items") or ()), *cells)
        yield from (part for part in parts if part)


def gold(folder: Path, spec: Spec) -> str:
    """The right body of a document, one block a line.

    Args:
        folder: the folder that the names in the record start from.
        spec: the record of the document.
    """
    if "text" in spec:
        return str(spec["text"])
    if "gold" in spec:
        return (folder / str(spec["gold"])).read_text(encoding="utf-8")
    return "\n".join(_kept(_blocks(page_text(folder, spec), spec), spec))


def page_text(folder: Path, spec: Spec) -> str:
    """A document's text, decoded as its record says; what does not decode is U+FFFD."""
    data = (folder / str(spec["file"])).read_bytes()
    return data.decode(str(spec["encoding"]), errors="replace").lstrip("\ufeff")


def _kept(blocks: Iterable[str], spec: Spec) -> Iterator[str]:
    """The blocks without the passages to cut, and without those to leave out."""
    for block in blocks:
        cut = " ".join(block.split())
        for pattern in spec.get("cut_text") or ():
            cut = re.sub(pattern, "", cut).strip()
        dropped = any(re.fullmatch(pattern, cut) for pattern in spec.get("drop_text") or ())
        if cut and not dropped:
            yield cut


def _blocks(page: str, spec: Spec) -> list[str]:
    """The text of the page's body, parted at block elements and line breaks."""
    from lxml import etree, html

    unlabelled = re.sub(r"^\s*<\?xml[^>]*>", "", page)  # it is decoded already
    tree = html.document_fromstring(unlabelled)
    dropped = _found(tree, spec.get("drop_xpath") or ())
    roots = _found(tree, spec["content_xpath"])
    parts: list[str] = []
    inside = unseen = 0
    for event, node in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        step = {"start": 1, "end": -1}.get(event, 0)
        inside += step * (node in roots)
        unseen += step * (node in dropped or node.tag in _UNSEEN)
        if step and node.tag not in _INLINE:
            parts.append("\n")
        text = node.text if event == "start" else node.tail
        if text and inside and not unseen:
            parts.append(re.sub(r"\s", " ", text))
    return "".join(parts).split("\n")


def _found(tree: Any, paths: Iterable[str]) -> set[Any]:
    return {node for path in paths for node in tree.xpath(path)}
