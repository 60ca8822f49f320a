"""Whether the time of each repair grows with the text and no faster, on text made to tempt it.

    python benchmarks/linear.py [--megabytes N] [--rule NAME] [--lure NAME]

Each rule reads each lure at a quarter, a half and all of the size; the best of two readings counts,
of short ones the best of five. The exponent is the slope between the first and the last: 1 is
linear, 2 a square. Times below a hundredth of a second tell nothing and have no exponent.

As with Python's own `timeit`, the garbage collector rests meanwhile: where every second character
is changed it walks over millions of changes, and of few it does not begin. `--collecting` lets it.
"""

from __future__ import annotations

import argparse
import gc
import math
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cnnews_parse.extend import Rule
from cnnews_parse.repairing.engine import repair
from cnnews_parse.rules import RULES

LIMIT = 1.1
"""The largest exponent that counts as linear; the clock is not exact."""
GLOSSED = "工業(yè)發(fā)展,產(chǎn)業(yè)轉(zhuǎn)變,經(jīng)濟(jì)。"
LURES = {
    "blanks": " ",
    "wide blanks": "\u3000",
    "no-break spaces": "汉\u00a0",
    "newlines": "\n",
    "blank lines": " \n\u3000\n",
    "digits": "1",
    "parentheses": "(",
    "open parentheses behind Han": "業(",
    "question marks": "?",
    "letters": "a",
    "letters behind Han": "業(abcdef",
    "pinyin behind Han": "業(yè",
    "glosses": GLOSSED,
    "toneless glosses": "企業(ye) 發(fa) 展製度",
    "cuts": GLOSSED + "?，F庇浾",
    "lost bytes": GLOSSED + "們?yōu)榇艘?",
    "lost marks": "“\ufffd甲\n",
    "lost characters": "\ufffd",
    "torn lines": "7\n\n月，\n\n",
    "wrapped lines": "    " + "汉，" * 20 + "\n" + "汉" * 40 + "\n",
    "lost marks in pairs": "“甲乙\ufffd丙，丁\ufffd戊己\ufffd庚\n",
    "torn prose": "7\n\n月，产量增长\n\n22.4%\n\n；\n\n",
    "set type": "汉" * 38 + "\n",
    "short lines": "汉\n",
    "indented lines": "\u3000\u3000汉\n    汉\n\x0c",
    "spaced out": "米 ， 投 资 约 9 8 . 8 ",
    "dropped bytes": "?Ｖ行律绫本┪逶乱蝗盏纾?记者张三）",
    "utf-8 read as gbk": "浠婂勾鏂颁慨姘村簱",
    "utf-8 read as latin-1": "ä»Šå¹´æ–°ä¿®æ°´åº“",
    "gbk read as latin-1": "ÐÂ»ªÉç±±¾©",
    "dashes": "汉\u2015",
    "radicals": "\u2f08汉",
    "ligatures": "of\ufb01",
    "broken words": "in-\u2028",
    "soft hyphens": "a\u00ad",
    "dots": "汉\u30fb",
    "zero widths": "\u200b",
    "zero widths behind Han": "汉\u200d",
    "selectors": "汉\ufe0f",
    "ampersands": "&",
    "chains of amp": "&amp;",
    "chains of amp, no end": "&amp;amp",
    "chains of numbers": "&#38;",
    "blanks as entities": "&nbsp;",
    "entities in lines": "&nbsp;&nbsp;汉\n",
    "less-than": "<",
    "tags that do not end": "<p ",
    "tags in tags": "<p <br ",
    "tags": "<p>汉</p>",
    "tags and blanks": "<p>" + " " * 400,
    "comments that do not end": "<!--",
    "attributes": '<a href="x" ',
    "braces": "{",
    "wrong words": "皇後國傢齣現製度頭發",
    "wrong words, simplified": "放松示范典范",
    "prose": "县里今年修建了三座小型水库，其中两座位于北部山区。\n",
    "prose in one line": "縣裡今年修建了三座小型水庫,其中兩座位於北部山區。",
}
"""Texts by name, each a piece that is repeated."""


def seconds(rule: Rule, text: str) -> float:
    """The processor time of one rule on one text, the best of two readings, of short ones of five."""
    found: list[float] = []
    while len(found) < (2 if sum(found) > 1 else 5):
        begun = time.process_time()
        repair(text, (rule,))
        found.append(time.process_time() - begun)
    return min(found)


def exponent(rule: Rule, lure: str, size: int) -> tuple[float, float | None]:
    """The time at the whole size, and how it grew from a quarter of it; None where none is seen."""
    times = [seconds(rule, lure * (part // len(lure))) for part in (size // 4, size // 2, size)]
    if times[0] < 0.01:
        return times[-1], None
    return times[-1], math.log(times[-1] / times[0]) / math.log(4)


@dataclass(frozen=True)
class Reading:
    """What one rule took on one lure: seconds at the whole size, and the exponent, if any."""

    rule: str
    lure: str
    taken: float
    grown: float | None

    @property
    def is_linear(self) -> bool:
        """Whether the time grows no faster than the text."""
        return (self.grown or 0) <= LIMIT

    def __str__(self) -> str:
        shown = "     -" if self.grown is None else f"{self.grown:6.2f}"
        verdict = "" if self.is_linear else "  NOT LINEAR"
        return f"{self.rule:18} {self.lure:28} {self.taken:8.2f} s {shown}{verdict}"


def readings(
    rules: tuple[Rule, ...], lures: Mapping[str, str], megabytes: float
) -> Iterator[Reading]:
    """What each rule takes on each lure."""
    for rule in rules:
        for name, lure in lures.items():
            size = round(megabytes * 1_000_000 * len(lure) / len(lure.encode()))
            taken, grown = exponent(rule, lure, size)
            if grown is not None and grown > LIMIT:  # once more: others use the machine, too
                taken, grown = exponent(rule, lure, size)
            yield Reading(rule.name, name, taken, grown)


def main() -> int:
    """Print the table and its worst; the exit code is 1 where a rule is not linear."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument(
        "--megabytes", type=float, default=10.0, help="of the largest text, in UTF-8"
    )
    options.add_argument("--rule", help="this rule alone")
    options.add_argument("--lure", help="this lure alone")
    options.add_argument("--collecting", action="store_true", help="let the collector work")
    asked = options.parse_args()
    if not asked.collecting:
        gc.disable()
    rules = tuple(rule for rule in RULES if asked.rule in (None, rule.name))
    lures = {name: lure for name, lure in LURES.items() if asked.lure in (None, name)}
    found = []
    for reading in readings(rules, lures, asked.megabytes):
        print(reading, flush=True)
        found.append(reading)
    print("\nlargest exponents")
    print(*sorted(found, key=lambda each: each.grown or 0)[:-6:-1], sep="\n")
    print("\nlongest times")
    print(*sorted(found, key=lambda each: each.taken)[:-6:-1], sep="\n")
    return 0 if all(each.is_linear for each in found) else 1


if __name__ == "__main__":
    raise SystemExit(main())
