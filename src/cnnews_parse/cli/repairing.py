"""`cnnews-parse repair FILE`: what repair changes in a text."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence

from cnnews_parse.edits import repaired_lines, shown_edits
from cnnews_parse.model.errors import CnnewsParseError
from cnnews_parse.pipeline import read_text
from cnnews_parse.repairing.engine import Rule
from cnnews_parse.rules import RULES


def run(arguments: Sequence[str]) -> int:
    """Show the edits of one file and write what comes out; the exit status."""
    return _repair(_repair_options().parse_args(arguments))


def _repair_options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="cnnews-parse repair",
        description="Show what repair changes in a text, and write the repaired text.",
    )
    parser.add_argument("file", metavar="FILE", help="a text")
    parser.add_argument("-o", "--output", metavar="OUT", help="where the repaired text goes")
    parser.add_argument("--encoding", help="the encoding of its bytes, where you know it")
    parser.add_argument(
        "--rules",
        type=_named_rules,
        default=RULES,
        metavar="NAME,...",
        help="these rules alone: " + ", ".join(each.name for each in RULES),
    )
    return parser


def _named_rules(names: str) -> tuple[Rule, ...]:
    """The rules of these names, in the order in which they are always applied."""
    asked = [name.strip() for name in names.split(",") if name.strip()]
    unknown = set(asked) - {each.name for each in RULES}
    if unknown or not asked:
        named = ", ".join(sorted(unknown)) or "nothing"
        raise argparse.ArgumentTypeError(f"no rule is called {named}")
    return tuple(each for each in RULES if each.name in asked)


def _repair(options: argparse.Namespace) -> int:
    """Show the edits of one file and write what comes out; the exit status."""
    try:
        rows = repaired_lines(read_text(options.file, encoding=options.encoding), options.rules)
        if options.output:
            text = "\n".join(row.text for row in rows)
            with open(
                options.output, "w", encoding="utf-8", errors="surrogatepass", newline="\n"
            ) as file:
                file.write(text)
    except CnnewsParseError as error:
        print(f"cnnews-parse: {error}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"cnnews-parse: {options.output}: {error.strerror}", file=sys.stderr)
        return 1
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    coloured = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    try:
        for line in shown_edits(rows, coloured=coloured):
            print(line)
    except BrokenPipeError:
        sys.stderr.close()
    return 0
