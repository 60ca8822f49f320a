"""A page as a reader has it who selects all of it, copies, and pastes it into a text file.

What is left are its visible lines: menus, headline, text, lists of other articles, the imprint.
They are those of the walk that reads pages; a browser's `innerText` parts lines alike.
"""

from __future__ import annotations

from pathlib import Path

from cnnews_parse import Article, decode_bytes, parse_text
from cnnews_parse.extracting.flow import flow
from cnnews_parse.extracting.page import body_of, trees
from cnnews_parse.model.document import Document


def pasted(page: bytes) -> str:
    """The visible lines of a page, each on a line of its own.

    >>> pasted("<title>某网</title><ul><li>首页<li>新闻</ul><p>正文。".encode())
    '首页\\n新闻\\n正文。\\n'
    """
    tree = trees(Document(text=decode_bytes(page).text))[0]
    lines = [each for each in flow(body_of(tree)) if each.visible and each.label.fate is None]
    return "".join(f"{each.text}\n" for each in lines if each.text)


def read_copied(path: Path) -> Article:
    """What the parser makes of such a text."""
    return parse_text(pasted(path.read_bytes()))
