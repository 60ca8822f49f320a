"""The article as Markdown."""

from __future__ import annotations

import re

from cnnews_parse.model.article import Article
from cnnews_parse.model.blocks import Block, Heading, Image, List, Paragraph, Quote, Table
from cnnews_parse.model.patterns import Pattern

_MARKS = Pattern(r"([\\`*_\[\]<>|])|^([#+-])(?=\s)|^(\d+)([.)])(?=\s)", re.MULTILINE)


def article_as_markdown(article: Article) -> str:
    """Title, one line of outlet, time and people, then the body.

    >>> article_as_markdown(Article(title="题", source="某报", blocks=(Paragraph(text="文。"),)))
    '# 题\\n\\n某报\\n\\n文。\\n'
    """
    parts = [f"# {escaped(article.title)}"] if article.title else []
    parts.append(escaped(facts_line(article)))
    parts += [block_as_markdown(block) for block in article.blocks]
    return "\n\n".join(part for part in parts if part) + "\n"


def facts_line(article: Article) -> str:
    """Outlet, time and authors in one line, as far as they are known.

    >>> facts_line(Article(source="某报"))
    '某报'
    """
    facts = (article.source, _printed(article), "、".join(article.authors))
    return " · ".join(fact for fact in facts if fact)


def article_as_post(article: Article) -> str:
    """The facts as front matter in YAML, then the body.

    >>> print(article_as_post(Article(title="题: 一", blocks=(Paragraph(text="文。"),))), end="")
    ---
    title: '题: 一'
    ---
    <BLANKLINE>
    文。
    """
    import yaml

    facts = {name: value for name, value in _facts(article) if value}
    front = yaml.safe_dump(facts, allow_unicode=True, sort_keys=False, width=10_000)
    body = "\n\n".join(filter(None, map(block_as_markdown, article.blocks)))
    return f"---\n{front}---\n\n{body}\n"


def _facts(article: Article) -> list[tuple[str, object]]:
    """What a post says of itself, by the keys of Hugo and Hexo."""
    updated = article.updated and article.updated.isoformat()
    return [
        ("title", article.title),
        ("subtitle", article.subtitle),
        ("date", _date(article)),
        ("updated", updated),
        ("source", article.source),
        ("author", list(article.authors)),
        ("editor", list(article.editors)),
        ("photographer", list(article.photographers)),
        ("url", article.url or article.canonical_url),
        ("tags", list(article.tags)),
        ("categories", list(article.categories)),
        ("description", article.description),
        ("image", article.lead_image),
    ]


def _date(article: Article) -> str | None:
    if article.published is None:
        return None
    if article.published_precision == "day":
        return article.published.date().isoformat()
    timespec = article.published_precision or "second"
    return article.published.isoformat(timespec=f"{timespec}s")


def _printed(article: Article) -> str | None:
    if article.published is None:
        return None
    form = "%Y-%m-%d" if article.published_precision == "day" else "%Y-%m-%d %H:%M"
    return article.published.strftime(form)


def escaped(text: str) -> str:
    """Text in which no character is taken for a mark.

    >>> escaped("*甲*")
    '\\\\*甲\\\\*'
    """

    def mark(found: re.Match[str]) -> str:
        if found[3]:
            return f"{found[3]}\\{found[4]}"
        return f"\\{found[0]}"

    return _MARKS.sub(mark, text)


def block_as_markdown(block: Block) -> str:
    """One block as Markdown.

    >>> block_as_markdown(Heading(text="题", level=3))
    '### 题'
    """
    if isinstance(block, Heading):
        return f"{'#' * block.level} {escaped(block.text)}"
    if isinstance(block, Paragraph):
        return escaped(block.text).replace("\n", "  \n")
    if isinstance(block, Quote):
        return "\n".join(f"> {line}" for line in escaped(block.text).split("\n"))
    if isinstance(block, List):
        marks = (f"{n}." if block.ordered else "-" for n in range(1, len(block.items) + 1))
        return "\n".join(
            f"{mark} {escaped(item)}" for mark, item in zip(marks, block.items, strict=True)
        )
    if isinstance(block, Table):
        return _table(block)
    return _image(block)


def _image(image: Image) -> str:
    caption = escaped(image.text)
    if image.url is None:
        return f"*{caption}*"
    shown = f"![{escaped(image.alt or '')}](<{image.url}>)"
    return f"{shown}\n\n*{caption}*" if caption else shown


def _table(table: Table) -> str:
    width = max(map(len, table.rows), default=0)
    rows = [[*map(escaped, row), *[""] * (width - len(row))] for row in table.rows]
    lines = [f"| {' | '.join(cell.replace(chr(10), ' ') for cell in row)} |" for row in rows]
    return "\n".join([*lines[:1], f"|{' --- |' * width}", *lines[1:]])
