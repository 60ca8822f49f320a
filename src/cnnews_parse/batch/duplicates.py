"""Articles that are nearly the same: a sentence more, a typo, another headline, another script.

MinHash over the character n-grams of the text, in bands: articles that agree in one band are
compared by their whole signatures. Work and memory grow in line with the number of articles; the
signatures themselves stay on the disk.
Source: Broder 1997, On the resemblance and containment of documents; Leskovec, Rajaraman and
Ullman, Mining of Massive Datasets, chapter 3.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from cnnews_parse.model.article import Article
from cnnews_parse.model.errors import MissingExtra
from cnnews_parse.model.fingerprint import told_by

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Signatures = NDArray[np.uint32]

PERMUTATIONS = 128
"""Numbers of a signature, of 32 bits each."""
SIZE = 4 * PERMUTATIONS
"""Bytes of a signature."""
GRAM = 4
"""Characters of an n-gram."""
SIMILAR = 0.7
"""The share of n-grams that two articles have in common at least."""
_ROWS = 4  # numbers of a band: of two articles at 0.7 one in ten thousand agrees in none of 32
_LATEST = "9999"
_SEED = 1  # a signature is the same in every run


def require() -> None:
    """See that the library for MinHash is installed.

    Raises:
        MissingExtra: it is not.
    """
    try:
        import datasketch  # noqa: F401
    except ImportError as error:
        raise MissingExtra("to be compared with others", "dedup") from error


def signature(article: Article) -> bytes:
    """The signature of an article's text."""
    from datasketch import MinHash

    text = told_by(article)
    grams = {text[at : at + GRAM] for at in range(max(1, len(text) - GRAM + 1))}
    sketch = MinHash(num_perm=PERMUTATIONS, seed=_SEED)
    sketch.update_batch(gram.encode("utf-8", "surrogatepass") for gram in sorted(grams))
    return bytes(sketch.hashvalues.astype("<u4").tobytes())


@attrs.frozen(kw_only=True)
class Known:
    """What is known of an article, to tell which of several is the original.

    Attributes:
        input: the file, or the name of the bytes.
        position: where in it.
        fingerprint: that of its text.
        site: who served this copy.
        source: the outlet that it names as the first.
        published: when it went out, in ISO 8601 and China Standard Time.
    """

    input: str
    position: str
    fingerprint: str
    site: str | None = None
    source: str | None = None
    published: str | None = None


def grouped(signatures: Signatures) -> Iterator[tuple[int, ...]]:
    """The numbers of articles that are nearly the same, a tuple for each group of two and more.

    Args:
        signatures: one row for each article; may lie on the disk.
    """
    roots = list(range(len(signatures)))
    for band in range(0, signatures.shape[1], _ROWS):
        for first, second in _neighbours(signatures[:, band : band + _ROWS]):
            one, other = _root(roots, first), _root(roots, second)
            if one != other and similarity(signatures[first], signatures[second]) >= SIMILAR:
                roots[max(one, other)] = min(one, other)
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for number in range(len(roots)):
        groups[_root(roots, number)].append(number)
    return (tuple(group) for group in groups.values() if len(group) > 1)


def _neighbours(band: Signatures) -> Iterator[tuple[int, int]]:
    """Pairs of articles that agree in a band: each with the first of them, and with the one before."""
    import numpy as np

    keys = np.ascontiguousarray(band).view(np.dtype((np.void, band.shape[1] * 4))).ravel()
    order = np.argsort(keys, kind="stable")
    alike = keys[order[1:]] == keys[order[:-1]]
    first = -1
    for at in np.flatnonzero(alike).tolist():
        before, here = int(order[at]), int(order[at + 1])
        first = first if at and alike[at - 1] else before
        yield before, here
        if first != before:
            yield first, here


def _root(roots: list[int], number: int) -> int:
    while roots[number] != number:
        roots[number] = roots[roots[number]]
        number = roots[number]
    return number


def similarity(first: Any, second: Any) -> float:
    """The share of n-grams that two articles have in common, as their signatures tell it."""
    return float((first == second).mean())


def original_of(group: Sequence[Known]) -> int:
    """Which of several copies is likely the original: the number in the group.

    One whose site others name as their source, if there is any; of these, or of all, the earliest;
    the first where no time tells.

    >>> copy = Known(input="a", position="file", fingerprint="1:0", site="某网", source="某报")
    >>> first = Known(input="b", position="file", fingerprint="1:0", site="某报")
    >>> original_of([copy, first])
    1
    """
    named = Counter(each.source for each in group if each.source and each.source != each.site)
    chosen = [n for n, each in enumerate(group) if each.site and named[each.site]]
    return min(chosen or range(len(group)), key=lambda n: (group[n].published or _LATEST, n))


def reports(known: Path, signatures: Path) -> Iterator[dict[str, Any]]:
    """What is told of each group: the likely original, then the copies, each with its similarity.

    Args:
        known: the `Known` of all articles, one JSON object a line.
        signatures: their signatures, one behind the other.
    """
    import numpy as np

    if not signatures.stat().st_size:
        return
    table = np.memmap(signatures, dtype="<u4", mode="r").reshape(-1, PERMUTATIONS)
    groups = list(grouped(table))
    facts = _facts(known, {number for group in groups for number in group})
    for group in groups:
        first = group[original_of([facts[number] for number in group])]
        yield {
            "original": _told(facts[first]),
            "copies": [
                {**_told(facts[number]), "similarity": similarity(table[first], table[number])}
                for number in group
                if number != first
            ],
        }


def _facts(known: Path, wanted: set[int]) -> dict[int, Known]:
    with known.open(encoding="utf-8", errors="surrogatepass") as lines:
        return {
            number: Known(**json.loads(line))
            for number, line in enumerate(lines)
            if number in wanted
        }


def _told(each: Known) -> dict[str, str]:
    return {"input": each.input, "position": each.position, "fingerprint": each.fingerprint}
