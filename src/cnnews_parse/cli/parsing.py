"""`cnnews-parse FILE...`: what files hold."""

from __future__ import annotations

import argparse
import io
import json
import sys
from collections import Counter
from collections.abc import Sequence
from typing import TextIO

from cnnews_parse import __version__
from cnnews_parse.many import parse_all
from cnnews_parse.model.accounts import Fate
from cnnews_parse.model.article import Article
from cnnews_parse.model.errors import CnnewsParseError
from cnnews_parse.pipeline import parse


def run(arguments: Sequence[str]) -> int:
    """Print each file; the exit status.

    A pipe gets one JSON object a line, a terminal a summary. A bad file gets one line on
    standard error; the good ones are printed all the same. With `--all` that holds for each
    record of a file of many articles.
    """
    options = _options().parse_args(arguments)
    as_json = options.json or not (options.summary or (sys.stdout.isatty() and not options.all))
    if isinstance(sys.stdout, io.TextIOWrapper):  # JSON is UTF-8; a terminal shows what it can
        encoding = "utf-8" if as_json else None
        sys.stdout.reconfigure(encoding=encoding, errors="backslashreplace")
    status = 0
    try:
        for name in options.files:
            if options.all:
                status |= _all_printed(name, options, as_json=as_json)
            else:
                status |= _printed(name, options, as_json=as_json)
    except BrokenPipeError:  # the reader of the pipe has seen enough
        sys.stderr.close()
    return status


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="cnnews-parse",
        description="Read saved Chinese news documents.",
        epilog="Commands of their own: `cnnews-parse batch` reads many documents in several "
        "processes, `cnnews-parse explain` shows where each field was read and what was left out, "
        "`cnnews-parse repair` mends a text. Each has its --help.",
    )
    parser.add_argument("--version", action="version", version=f"cnnews_parse {__version__}")
    parser.add_argument("files", nargs="+", metavar="FILE", help="a saved document")
    parser.add_argument("--url", help="the address of the document")
    parser.add_argument("--encoding", help="the encoding of its bytes, where you know it")
    parser.add_argument(
        "--no-sites", action="store_true", help="leave aside what is known of single sites"
    )
    parser.add_argument(
        "--all", action="store_true", help="each article of folders, and of files that hold many"
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="one JSON object a line")
    form.add_argument("--summary", action="store_true", help="a summary for reading")
    return parser


def _printed(name: str, options: argparse.Namespace, *, as_json: bool) -> int:
    """Print one file; the exit status that it asks for."""
    try:
        article = parse(
            name, url=options.url, encoding=options.encoding, sites=not options.no_sites
        )
    except CnnewsParseError as error:
        print(f"cnnews-parse: {error}", file=sys.stderr)
        return 1
    _show(name, article, as_json=as_json)
    return 0


def _all_printed(name: str, options: argparse.Namespace, *, as_json: bool) -> int:
    """Print each article of a file; the exit status that it asks for."""
    status = 0
    try:
        for outcome in parse_all(
            name, url=options.url, encoding=options.encoding, sites=not options.no_sites
        ):
            if outcome.article:
                _show(f"{name}, {outcome.position}", outcome.article, as_json=as_json)
            else:
                print(f"cnnews-parse: {outcome.error}", file=sys.stderr)
                status = 1
    except CnnewsParseError as error:
        print(f"cnnews-parse: {error}", file=sys.stderr)
        return 1
    return status


def _show(name: str, article: Article, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(article.to_dict(), ensure_ascii=False), flush=True)
    else:
        _write(sys.stdout, name, article)


def _write(stream: TextIO, name: str, article: Article) -> None:
    rows = [f"  {label:<10} {value}" for label, value in _summary(article) if value]
    print(name, *rows, "", sep="\n", file=stream)


def _summary(article: Article) -> list[tuple[str, str]]:
    """What a reader wants to know at a glance."""
    people = [f"{credit.name} ({credit.role.value})" for credit in article.credits]
    blocks = Counter(type(block).__name__ for block in article.blocks)
    removed = Counter(removal.reason.value for removal in article.removed)
    lifted = Counter(p.detail for p in article.account() if p.fate is Fate.FIELD)
    changes = Counter(change.rule for change in article.changes)
    first = article.text.split("\n", 1)[0]
    return [
        ("title", article.title or ""),
        ("outlet", article.source or ""),
        ("site", article.site or ""),
        ("time", _time(article)),
        ("dateline", article.dateline.text if article.dateline else ""),
        ("page", _page(article)),
        ("number", (article.official and article.official.number) or ""),
        ("people", ", ".join(people)),
        ("blocks", _counted(blocks)),
        ("text", f"{len(article.text):,} characters: {first[:40]}…"),
        ("lifted", _counted(lifted)),
        ("removed", _counted(removed)),
        ("changed", _counted(changes)),
        ("read by", f"{article.extractor}, as {article.encoding} ({article.encoding_evidence})"),
        ("warnings", "; ".join(article.warnings)),
    ]


def _time(article: Article) -> str:
    if article.published is None:
        return ""
    forms = {"day": "%Y-%m-%d", "minute": "%Y-%m-%d %H:%M", "second": "%Y-%m-%d %H:%M:%S"}
    return article.published.strftime(forms[article.published_precision or "second"])


def _page(article: Article) -> str:
    page = article.page
    return " ".join(part for part in (page.number, page.name) if part) if page else ""


def _counted(counts: Counter[str]) -> str:
    return ", ".join(f"{count} {name}" for name, count in counts.most_common())
