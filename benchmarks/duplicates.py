"""How well near copies of articles are found.

    python benchmarks/duplicates.py [--articles N] [--variants N] [--check]

Makes articles of paragraphs that share places, words and turns of phrase, as reports of one newspaper
do, and variants of them: a sentence more or less, typos, another headline, the other script, another
site's marks and paragraphs, and several of these at once. Precision is the share of pairs in a group
that are of one article, recall the share of pairs of one article that are in a group. With `--check`
the exit code is 1 below the limits.
"""

from __future__ import annotations

import argparse
import itertools
import random
import sys
import time
from collections.abc import Callable, Sequence

import attrs
import numpy as np

from cnnews_parse import Article, Paragraph
from cnnews_parse.batch.duplicates import PERMUTATIONS, grouped, signature
from memory import articles as written

PRECISION, RECALL = 0.99, 0.97
_COMMON = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"


@attrs.frozen(kw_only=True)
class Found:
    """How well near copies were found.

    Attributes:
        precision: the share of pairs in a group that are of one article.
        recall: the share of pairs of one article that are in a group.
        seconds: how long making signatures and comparing took.
        comparing: how long comparing took.
    """

    precision: float
    recall: float
    seconds: float
    comparing: float


def made(count: int, seed: int) -> list[Article]:
    """Articles of at least four paragraphs; some share one of these by chance."""
    chosen = itertools.islice((a for a in written(seed) if len(a[1]) > 3), count)
    return [
        Article(title=title, blocks=tuple(Paragraph(text=text) for text in texts))
        for title, texts in chosen
    ]


def _changed(article: Article, texts: Sequence[str], title: str | None = None) -> Article:
    blocks = tuple(Paragraph(text=text) for text in texts)
    return attrs.evolve(article, blocks=blocks, title=title or article.title)


def a_sentence_more(article: Article, dice: random.Random) -> Article:
    """As an editor adds one."""
    texts = [block.text for block in article.blocks]
    texts.insert(
        dice.randrange(len(texts) + 1), f"记者{dice.randrange(99)}日从有关部门了解到上述情况。"
    )
    return _changed(article, texts)


def a_sentence_less(article: Article, dice: random.Random) -> Article:
    """As an editor cuts one."""
    texts = [block.text for block in article.blocks]
    at = dice.randrange(len(texts))
    texts[at] = texts[at].rsplit("。", 2)[0] + "。"
    return _changed(article, texts)


def typos(article: Article, dice: random.Random) -> Article:
    """One character in two hundred is another."""
    text = [list(block.text) for block in article.blocks]
    for line in text:
        for _ in range(1 + len(line) // 200):
            line[dice.randrange(len(line))] = dice.choice(_COMMON)
    return _changed(article, list(map("".join, text)))


def another_headline(article: Article, dice: random.Random) -> Article:
    """With the agency's name in front of the text."""
    texts = [block.text for block in article.blocks]
    texts[0] = f"某社南山{dice.randrange(1, 29)}日电 {texts[0]}"
    return _changed(article, texts, f"快讯：{article.title}")


def another_script(article: Article, dice: random.Random) -> Article:
    """As a site of Taiwan or Hong Kong passes it on."""
    return article.to_traditional(dice.choice(("TW", "HK")))


def another_site(article: Article, dice: random.Random) -> Article:
    """Other paragraphs, half-width marks, blanks between words and figures."""
    text = "".join(block.text for block in article.blocks)
    parts = text.replace("，", ", ").split("。")
    return _changed(article, [f"  {part}." for part in parts if part])


EDITS: tuple[Callable[[Article, random.Random], Article], ...] = (
    a_sentence_more,
    a_sentence_less,
    typos,
    another_headline,
    another_script,
    another_site,
)


def variant(article: Article, dice: random.Random) -> Article:
    """One edit, or two."""
    for edit in dice.sample(EDITS, k=dice.choice((1, 1, 2))):
        article = edit(article, dice)
    return article


def measured(*, articles: int, variants: int, seed: int = 3) -> Found:
    """Make articles and variants, group them, and compare with what is so."""
    dice = random.Random(seed)
    originals = made(articles, seed)
    owners = [*range(articles), *(dice.randrange(articles) for _ in range(variants))]
    texts = [*originals, *(variant(originals[owner], dice) for owner in owners[articles:])]
    started = time.perf_counter()
    table = np.frombuffer(b"".join(map(signature, texts)), "<u4").reshape(-1, PERMUTATIONS)
    compared = time.perf_counter()
    found = {pair for group in grouped(table) for pair in itertools.combinations(group, 2)}
    done = time.perf_counter()
    members = [[n for n, owner in enumerate(owners) if owner == each] for each in range(articles)]
    meant = {pair for group in members for pair in itertools.combinations(group, 2)}
    right = len(found & meant)
    return Found(
        precision=right / max(1, len(found)),
        recall=right / len(meant),
        seconds=done - started,
        comparing=done - compared,
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures."""
    reader = argparse.ArgumentParser(description="Measure how well near copies are found.")
    reader.add_argument("--articles", type=int, default=2000)
    reader.add_argument("--variants", type=int, default=1000)
    reader.add_argument("--check", action="store_true", help="exit with 1 below a limit")
    chosen = reader.parse_args(arguments)
    found = measured(articles=chosen.articles, variants=chosen.variants)
    print(
        f"{chosen.variants:,} variants of {chosen.articles:,} articles: precision "
        f"{found.precision:.2%}, recall {found.recall:.2%}; {found.seconds:.1f} s, of which "
        f"{found.comparing:.2f} s comparing"
    )
    good = found.precision >= PRECISION and found.recall >= RECALL
    return 1 if chosen.check and not good else 0


if __name__ == "__main__":
    sys.exit(main())
