"""`cnnews-parse explain FILE`: where each field was read, what was left out or changed, and why."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from cnnews_parse.many import parse_all
from cnnews_parse.model.article import Article
from cnnews_parse.model.errors import CnnewsParseError
from cnnews_parse.model.outcome import Outcome
from cnnews_parse.pipeline import parse


def run(arguments: Sequence[str]) -> int:
    """Explain a file, or each document of a folder, as text or as pages; the exit status."""
    options = _options().parse_args(arguments)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        if options.html is None and not options.open:
            return _told(options)
        if options.html is None:
            options.html = _anywhere(options)
        page = _index(options) if _is_many(options) else _page(options)
    except CnnewsParseError as error:
        print(f"cnnews-parse: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:  # the reader of the pipe has seen enough
        sys.stderr.close()
        return 0
    except OSError as error:
        print(f"cnnews-parse: {error.filename}: {error.strerror}", file=sys.stderr)
        return 1
    print(page)
    if options.open:
        import webbrowser

        webbrowser.open(page.resolve().as_uri())
    return 0


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="cnnews-parse explain",
        description="Show where each field was read, what was left out or changed, and why.",
    )
    parser.add_argument("path", metavar="FILE", help="a saved document, or a folder of them")
    parser.add_argument("--url", help="the address of the document")
    parser.add_argument("--encoding", help="the encoding of its bytes, where you know it")
    parser.add_argument(
        "--no-sites", action="store_true", help="leave aside what is known of single sites"
    )
    parser.add_argument(
        "--html",
        metavar="OUT",
        help="write a page; of a folder, or where OUT is one, an index and a page for each document",
    )
    parser.add_argument("--open", action="store_true", help="show the page in a browser")
    parser.add_argument(
        "--pages",
        type=int,
        default=1_000,
        metavar="N",
        help="of many documents, write the pages of the N oddest (default: %(default)s)",
    )
    return parser


def _is_many(options: argparse.Namespace) -> bool:
    is_folder = options.html.endswith(("/", os.sep)) or os.path.isdir(options.html)
    return is_folder or os.path.isdir(options.path)


def _anywhere(options: argparse.Namespace) -> str:
    """Where pages go that are only looked at."""
    import tempfile

    folder = tempfile.mkdtemp(prefix="cnnews-parse-")
    return folder if os.path.isdir(options.path) else os.path.join(folder, "xray.html")


def _article(options: argparse.Namespace) -> Article:
    return parse(
        options.path, url=options.url, encoding=options.encoding, sites=not options.no_sites
    )


def _outcomes(options: argparse.Namespace) -> Iterator[Outcome]:
    return parse_all(
        options.path, url=options.url, encoding=options.encoding, sites=not options.no_sites
    )


def _told(options: argparse.Namespace) -> int:
    """Print the explanation of a file, or of each document of a folder; the exit status."""
    if not os.path.isdir(options.path):
        print(_article(options).explain(), end="")
        return 0
    status = 0
    for outcome in _outcomes(options):
        if outcome.article is None:
            print(f"cnnews-parse: {outcome.error}", file=sys.stderr)
            status = 1
        else:
            print(f"== {outcome.position}", outcome.article.explain(), sep="\n")
    return status


def _page(options: argparse.Namespace) -> Path:
    """Write the page of one document."""
    from cnnews_parse.report import xray_page

    page = Path(options.html)
    text = xray_page(_article(options), Path(options.path).name)
    page.write_text(text, encoding="utf-8", newline="\n")
    return page


def _index(options: argparse.Namespace) -> Path:
    """Write the pages of many documents."""
    from cnnews_parse.report import write_corpus

    folder = Path(options.html)
    write_corpus(_outcomes(options), folder, Path(options.path).name, most=options.pages)
    return folder / "index.html"
