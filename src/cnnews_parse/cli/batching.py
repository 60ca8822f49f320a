"""`cnnews-parse batch INPUT... -o OUT`: many documents into files that lose none of them."""

from __future__ import annotations

import argparse
import contextlib
import pickle
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import FrameType
from typing import Protocol

import attrs

from cnnews_parse.batch import MEMORY, SECONDS, processors, runs
from cnnews_parse.batch.duplicates import require
from cnnews_parse.batch.listing import expanded
from cnnews_parse.batch.queues import Result
from cnnews_parse.batch.reading import Recipe
from cnnews_parse.batch.rendering import FORMS
from cnnews_parse.batch.shards import PACKINGS
from cnnews_parse.batch.supervisor import Supervisor
from cnnews_parse.containers import How
from cnnews_parse.model.document import Limits
from cnnews_parse.model.errors import CnnewsParseError
from cnnews_parse.rules import RULES

_MEBIBYTE = 1024 * 1024
_INTERRUPTED = 130  # as shells tell of Ctrl-C


def run(arguments: Sequence[str]) -> int:
    """Run a batch; the exit status: 0, 1 where documents failed, 2 where it could not go on."""
    parser = _options()
    options = parser.parse_args(arguments)
    if not (options.inputs or options.resume or options.retry_failed):
        parser.error("name an INPUT, or --resume a run")
    try:
        _begin(options)
        with contextlib.closing(runs.Run.opened(options.output)) as opened:
            return _finished(opened, options)
    except CnnewsParseError as error:
        print(f"cnnews-parse: {error}", file=sys.stderr)
    except OSError as error:
        where = error.filename or options.output
        print(
            f"cnnews-parse: {where}: {error.strerror}; what was written before is safe, and "
            "--resume goes on with it",
            file=sys.stderr,
        )
    return 2


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="cnnews-parse batch",
        description="Read many documents in several processes, and write what they hold.",
    )
    parser.add_argument(
        "inputs",
        nargs="*",
        metavar="INPUT",
        help="a document, a file of many, a folder, a pattern such as 'a/**/*.html'; - for a list "
        "of paths on standard input",
    )
    parser.add_argument(
        "-o", "--output", type=Path, required=True, metavar="OUT", help="the folder of the run"
    )
    what = parser.add_argument_group("what is written")
    what.add_argument(
        "--format",
        choices=FORMS,
        default="jsonl",
        help="JSON lines, Parquet, or one file a document",
    )
    what.add_argument("--compress", choices=PACKINGS, default="none", help="for JSON lines")
    what.add_argument("--full", action="store_true", help="rows with the whole record in `record`")
    what.add_argument(
        "--dedup", action="store_true", help="groups of articles that are nearly the same, too"
    )
    what.add_argument(
        "--part", type=_positive, default=10_000, metavar="N", help="documents of a part: 10,000"
    )
    again = parser.add_argument_group("once more").add_mutually_exclusive_group()
    again.add_argument(
        "--resume", action="store_true", help="go on with the run in OUT; begin it if there is none"
    )
    again.add_argument(
        "--retry-failed",
        type=Path,
        metavar="FAILED",
        help="read what failed in another run again: its failed.jsonl",
    )
    how = parser.add_argument_group("how documents are read")
    how.add_argument("--encoding", help="the encoding of their bytes, where you know it")
    how.add_argument(
        "--no-sites", action="store_true", help="leave aside what is known of single sites"
    )
    how.add_argument(
        "--workers", type=_positive, metavar="N", help="processes; one for each processor"
    )
    how.add_argument(
        "--seconds", type=float, default=SECONDS, help="that one document may take: 60"
    )
    how.add_argument(
        "--memory",
        type=_positive,
        default=MEMORY // _MEBIBYTE,
        metavar="MB",
        help="address space that a process may take: 2,048",
    )
    parser.add_argument("--quiet", action="store_true", help="no progress and no summary")
    return parser


def _positive(text: str) -> int:
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return value


def _begin(options: argparse.Namespace) -> None:
    """Make the run, unless one is to be resumed."""
    if options.resume and ((options.output / runs.RUN).exists() or not options.inputs):
        return
    if options.dedup:
        require()
    settings = runs.Settings(
        form=options.format,
        packing=options.compress,
        full=options.full,
        encoding=options.encoding,
        sites=not options.no_sites,
        dedup=options.dedup,
    )
    if options.retry_failed:
        runs.create_of_failed(options.output, settings, options.retry_failed)
    else:
        runs.create(options.output, settings, expanded(options.inputs, sys.stdin))


def _finished(opened: runs.Run, options: argparse.Namespace) -> int:
    """Do what is left of a run; the exit status."""
    started, before = time.monotonic(), opened.total.articles + opened.total.failures
    stopped = False
    if not opened.last.is_last:
        with _Stop() as stop, _progress(opened, options) as progress:
            try:
                _work(opened, options, stop, progress)
            except KeyboardInterrupt:
                stopped = True
                opened.commit()
    if not options.quiet:
        done = opened.total.articles + opened.total.failures - before
        _summarise(opened, done, time.monotonic() - started)
    if stopped:
        print("cnnews-parse: stopped; --resume goes on with it", file=sys.stderr)
        return _INTERRUPTED
    return 1 if opened.total.failures else 0


def _work(opened: runs.Run, options: argparse.Namespace, stop: _Stop, progress: _Progress) -> None:
    """Write what workers make of each document.

    Raises:
        KeyboardInterrupt: the user wants to stop.
        OSError: the output cannot be written.
    """
    reached = 0
    for result in _results(opened, options):
        with stop.later():
            rendered = pickle.loads(result.blob)  # noqa: S301 (from a worker of ours)
            opened.add(result.number, result.record, rendered)
            if opened.size >= options.part:
                opened.commit()
        progress.set_postfix(opened.counts(), refresh=False)
        progress.update(result.number - reached)
        reached = result.number
    with stop.later():
        opened.commit()
        if opened.settings.dedup:
            opened.compare()
        opened.commit(is_last=True)
    progress.update(opened.settings.count - opened.first - reached)


def _results(opened: runs.Run, options: argparse.Namespace) -> Iterator[Result]:
    settings = opened.settings
    how = How(encoding=settings.encoding, limits=Limits(), sites=settings.sites, rules=RULES)
    recipe = Recipe(
        how=how,
        render=settings.rendering,
        seconds=options.seconds,
        memory=options.memory * _MEBIBYTE,
    )
    count = options.workers or processors()
    return Supervisor(sources=opened.asked(), recipe=recipe, count=count, ordered=True).results()


@attrs.define
class _Stop:
    """Lets Ctrl-C and the wish to terminate wait until what is being written is written."""

    _is_asked: bool = False
    _is_writing: bool = False
    _before: dict[signal.Signals, object] = attrs.field(factory=dict)

    def __enter__(self) -> _Stop:
        for number in (signal.SIGINT, signal.SIGTERM):
            self._before[number] = signal.signal(number, self._asked)
        return self

    def __exit__(self, *_: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)  # type: ignore[arg-type]

    def _asked(self, number: int, frame: FrameType | None) -> None:
        self._is_asked = True
        if not self._is_writing:
            raise KeyboardInterrupt

    @contextlib.contextmanager
    def later(self) -> Iterator[None]:
        """Stop behind this block, not in it."""
        self._is_writing = True
        try:
            yield
        finally:
            self._is_writing = False
        if self._is_asked:
            raise KeyboardInterrupt


class _Progress(Protocol):
    """What is needed of a progress bar."""

    def update(self, n: float = ...) -> object: ...
    def set_postfix(self, ordered_dict: dict[str, int], refresh: bool) -> None: ...


class _Silence:
    """No progress bar: none is installed, or none is wanted."""

    def update(self, n: float = 1) -> None:
        """Tell nothing."""

    def set_postfix(self, ordered_dict: dict[str, int], refresh: bool) -> None:
        """Tell nothing."""


@contextlib.contextmanager
def _progress(opened: runs.Run, options: argparse.Namespace) -> Iterator[_Progress]:
    """A bar with rate, failures and time left; none into a pipe."""
    try:
        from tqdm import tqdm
    except ImportError:
        tqdm = None
    if tqdm is None or options.quiet or not sys.stderr.isatty():
        yield _Silence()
        return
    with tqdm(total=opened.settings.count, initial=opened.last.input, unit="input") as bar:
        yield bar


def _summarise(opened: runs.Run, done: int, seconds: float) -> None:
    """Tell on standard error what came of the whole run."""
    total = opened.total
    print(
        f"{total.articles:,} articles, {total.failures:,} failures; "
        f"{done:,} documents in {seconds:,.1f} s, {done / max(seconds, 1e-9):,.0f} a second",
        file=sys.stderr,
    )
    for label, counts in (
        ("read by", total.extractors),
        ("failed", total.errors),
        ("without", total.missing),
    ):
        told = ", ".join(f"{count:,} {name}" for name, count in counts.most_common())
        if told:
            print(f"  {label:<8} {told}", file=sys.stderr)
