"""The right body of a document, from the record that stands for it in `spec.jsonl`.

It stands in the file that `gold` names. Where there is none, it is computed from the page: the
elements at `content_xpath`, in the order of the page, without those at `drop_xpath`, parted at
block elements and line breaks; `cut_text` is taken out of a block, and a block that one of
`drop_text` matches whole is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

Spec = dict[str, Any]
"""One line of `spec.jsonl`."""
_UNSEEN = "script style noscript iframe template textarea select svg".split()
_INLINE = (
    "a abbr b bdi bdo big cite code del dfn em font i img ins kbd label mark nobr q rp rt ruby s "
    "samp small span strike strong sub sup tt u var wbr"
).split()


def gold(folder: Path, spec: Spec) -> str:
    """The right body of a document, one block a line.

    Args:
        folder: the folder that the names in the record start from.
        spec: the record of the document.
    """
    if "gold" in spec:
        return (folder / str(spec["gold"])).read_text(encoding="utf-8")
    page = (folder / str(spec["file"])).read_bytes().decode(str(spec["encoding"]), errors="replace")
    return "\n".join(_kept(_blocks(page, spec), spec))


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

    unlabelled = re.sub(r"^\s*<\?xml[^>]*>", "", page.lstrip("\ufeff"))  # it is decoded already
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
