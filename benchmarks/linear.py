"""Whether the time of each repair grows with the text and no faster, on text made to tempt it.

    python benchmarks/linear.py [--megabytes N] [--rule NAME] [--lure NAME]

Each rule reads each lure at a quarter, a half and all of the size, the best of two readings
counts. The exponent is the slope between the first and the last: 1 is linear, 2 a square. Times
below a hundredth of a second tell nothing and have no exponent.
"""

from __future__ import annotations

import argparse
import math
import time
from collections.abc import Iterator

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
    """The processor time of one rule on one text, the better of two readings."""
    found = []
    for _ in range(2):
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


def rows(rules: tuple[Rule, ...], lures: dict[str, str], size: int) -> Iterator[tuple[str, bool]]:
    """One line a rule and lure that takes a time, and whether it is linear."""
    for rule in rules:
        for name, lure in lures.items():
            taken, grown = exponent(rule, lure, size)
            if grown is not None and grown > LIMIT:  # once more: others use the machine, too
                taken, grown = exponent(rule, lure, size)
            shown = "     -" if grown is None else f"{grown:6.2f}"
            yield f"{rule.name:18} {name:28} {taken:8.2f} s {shown}", (grown or 0) <= LIMIT


def main() -> int:
    """Print the table; the exit code is 1 where a rule is not linear."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument(
        "--megabytes", type=float, default=10.0, help="of the largest text, in UTF-8"
    )
    options.add_argument("--rule", help="this rule alone")
    options.add_argument("--lure", help="this lure alone")
    asked = options.parse_args()
    chosen = tuple(rule for rule in RULES if asked.rule in (None, rule.name))
    status = 0
    for rule in chosen:
        for name, lure in LURES.items():
            if asked.lure not in (None, name):
                continue
            size = round(asked.megabytes * 1_000_000 * len(lure) / len(lure.encode()))
            for line, is_linear in rows((rule,), {name: lure}, size):
                print(line, "" if is_linear else "  NOT LINEAR", flush=True)
                status |= not is_linear
    return status


if __name__ == "__main__":
    raise SystemExit(main())
