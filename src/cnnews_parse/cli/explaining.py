"""`cnnews-parse explain FILE`: where each field was read, what was left out or changed, and why."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Sequence

from cnnews_parse.model.errors import CnnewsParseError
from cnnews_parse.pipeline import parse


def run(arguments: Sequence[str]) -> int:
    """Explain one file; the exit status."""
    options = _options().parse_args(arguments)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        article = parse(
            options.path, url=options.url, encoding=options.encoding, sites=not options.no_sites
        )
        print(article.explain(), end="")
    except CnnewsParseError as error:
        print(f"cnnews-parse: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        sys.stderr.close()
    return 0


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="cnnews-parse explain",
        description="Show where each field was read, what was left out or changed, and why.",
    )
    parser.add_argument("path", metavar="FILE", help="a saved document")
    parser.add_argument("--url", help="the address of the document")
    parser.add_argument("--encoding", help="the encoding of its bytes, where you know it")
    parser.add_argument(
        "--no-sites", action="store_true", help="leave aside what is known of single sites"
    )
    return parser
