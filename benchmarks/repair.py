"""How much of a text comes back after damage by real tools, beside ftfy.

    pip install -e '.[bench]'
    python benchmarks/repair.py [--differences]

The articles are those of `prose/`. A paragraph counts where it is right to the last character,
blanks at its ends apart; where bytes are cut, those are left out of which a pair is gone for good.
`harm` is the share of whole articles, undamaged, that are not left as they are.
"""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import damage
from cnnews_parse import repair_text

_FEW = 3  # glosses; a mirror's page has three and more in each hundred characters
_GONE = "\x1a"
Mend = Callable[[str], str]


@dataclass(frozen=True)
class Case:
    """A damaged text, what it was, and the numbers of lines of which something is gone for good."""

    kind: str
    name: str
    damaged: str
    right: str
    gone: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Score:
    """Of how many paragraphs and articles how many came back to the last character."""

    paragraphs: int
    whole: int
    articles: int
    restored: int


def cases() -> Iterator[Case]:
    """All articles in all kinds of damage."""
    for seed, (name, text) in enumerate(damage.prose().items()):
        yield from _residue(name, text, seed)
        yield from _glosses(name, text, seed)


def _residue(name: str, text: str, seed: int) -> Iterator[Case]:
    right = repair_text(text).text
    for times in (1, 2, 3):
        yield Case(f"entities x{times}", name, damage.escaped(text, times), right)
        yield Case(f"tags, escaped x{times - 1}", name, damage.tagged(text, times - 1, seed), right)
    yield Case("zero width", name, damage.invisible(text, seed), right)
    yield Case("strict gb2312", name, damage.strictly_decoded(text), right)


def _glosses(name: str, text: str, seed: int) -> Iterator[Case]:
    right = damage.traditional(text)
    for step in range(1, len(damage.STEPS) + 1):
        glossed = damage.glossed(text, step)
        few = glossed.count("(") - right.count("(") < _FEW
        kind = "fewer than 3 glosses" if few else "glosses, nested steps"
        yield Case(kind, name, glossed, right)
    for share in (0.3, 0.6, 1.0):
        dense = damage.glossed(text, 9, share=share, seed=seed)
        yield Case("glosses, all changed", name, dense, right)
    yield Case("toneless glosses", name, damage.toneless(text, 9, variants=False), right)
    for step in range(1, len(damage.STEPS) + 1):
        torn = damage.mirrored(text, step)
        marked = damage.mirrored(text, step, gone=_GONE).split("\n")
        gone = frozenset(number for number, line in enumerate(marked) if _GONE in line)
        few = torn.count("(") - right.count("(") < _FEW
        kind = "fewer than 3 glosses, cut" if few else "glosses in bytes, cut"
        yield Case(kind, name, torn, right, gone)
    yield Case("toneless, one variant", name, damage.toneless(text, 9), right)
    yield Case("one variant", name, damage.converted(text), right)


def scored(found: list[Case], mend: Mend) -> Score:
    """The score of one kind."""
    came = [
        [
            line in mended
            for number, line in enumerate(_lines(case.right))
            if number not in case.gone
        ]
        for case in found
        for mended in [_lines(mend(case.damaged))]
    ]
    lines = [line for case in came for line in case]
    return Score(len(lines), sum(lines), len(came), sum(map(all, came)))


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n")]


def contestants() -> dict[str, Mend]:
    """Us, ftfy as it comes, and ftfy without what it does to Chinese marks."""
    ftfy = importlib.import_module("ftfy")
    gentle = ftfy.TextFixerConfig(
        unescape_html=True,
        uncurl_quotes=False,
        fix_character_width=False,
        fix_latin_ligatures=False,
    )
    return {
        "cnnews_parse": lambda text: repair_text(text).text,
        "ftfy": ftfy.fix_text,
        "ftfy, gentle": lambda text: ftfy.fix_text(text, gentle),
    }


def harmed(mend: Mend) -> float:
    """The share of right articles that do not stay as they are."""
    rights = [repair_text(text).text for text in damage.prose().values()]
    rights += [damage.traditional(text) for text in damage.prose().values()]
    return sum(_lines(mend(right)) != _lines(right) for right in rights) / len(rights)


def table(groups: dict[str, list[Case]]) -> Iterator[str]:
    """One row a kind: paragraphs and articles that came back, by contestant."""
    names = contestants()
    yield f"{'':24} {'n':>5}  " + "  ".join(f"{name:>16}" for name in names)
    for kind, found in groups.items():
        cells = []
        for mend in names.values():
            score = scored(found, mend)
            cells.append(
                f"{score.whole / score.paragraphs:8.2%} {score.restored / score.articles:7.1%}"
            )
        yield f"{kind:24} {len(found):>5}  " + "  ".join(cells)
    yield f"{'harm':24} {'':>5}  " + "  ".join(f"{harmed(m):16.1%}" for m in names.values())


def differences(groups: dict[str, list[Case]]) -> Iterator[str]:
    """The paragraphs that did not come back."""
    for kind, found in groups.items():
        for case in found:
            mended = repair_text(case.damaged).text.split("\n")
            missing = [line for line in case.right.split("\n") if line not in mended]
            instead = [line for line in mended if line not in case.right.split("\n")]
            for line in missing:
                yield f"{kind}, {case.name}\n  - {line}"
            for line in instead:
                yield f"  + {line}"


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--differences", action="store_true", help="print what did not come back")
    asked = options.parse_args()
    groups: dict[str, list[Case]] = {}
    for case in cases():
        groups.setdefault(case.kind, []).append(case)
    for line in differences(groups) if asked.differences else table(groups):
        print(line)


if __name__ == "__main__":
    main()
