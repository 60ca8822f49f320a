"""Files of the THUCNews corpus: a folder a category, a file an article, its headline on top.

    THUCNews/体育/7.txt
        某队客场取胜
        某网体育讯　　某队昨晚在客场取胜。

The category stands nowhere but in the name of the folder, so it is told only where folder, file
name and text all are as in the corpus.
"""

from __future__ import annotations

import re

from cnnews_parse.extend import (
    Claim,
    Confidence,
    Document,
    Draft,
    Fit,
    Line,
    Pattern,
    Statement,
)

# Source: the fourteen folders of http://thuctc.thunlp.org
_CATEGORIES = "财经 彩票 房产 股票 家居 教育 科技 社会 时尚 时政 体育 星座 游戏 娱乐"
_FILE = Pattern(rf"(?:.*[/\\])?({'|'.join(_CATEGORIES.split())})[/\\]\d{{1,8}}\.txt", re.DOTALL)
_TEXT = Pattern(r"\n{0,9}(?!\s)[^\n]{1,100}\n{1,9}\u3000\u3000\S")


class Thucnews:
    """Reads the first line as the headline and states the folder as the category."""

    name = "thucnews"

    def sniff(self, document: Document) -> Claim | None:
        """Claim a numbered text in a folder of the corpus, its headline above indented lines."""
        category = _category(document)
        if category is None or not _TEXT.match(document.head):
            return None
        return Claim(Fit.FORMAT, f"is a numbered text in the folder {category}")

    def extract(self, document: Document) -> Draft:
        """The headline, and each line below it."""
        first = next((n for n, text in enumerate(document.lines) if text.strip()), 0)
        lines = tuple(
            line.lifted("title") if number == first else line
            for number, line in enumerate(Line(text=t, found=f"{t}\n") for t in document.lines)
        )
        title = Statement(field="title", words=document.lines[first].strip(), mark="first line")
        folder = Statement(
            field="category",
            words=_category(document) or "",
            mark="name of the folder",
            confidence=Confidence.DERIVED,
        )
        return Draft(lines=lines, statements=(title, folder), extractors=(self.name,))


EXTRACTOR = Thucnews()


def _category(document: Document) -> str | None:
    found = _FILE.fullmatch(document.path or "")
    return str(found[1]) if found else None
