"""A run that can be broken off anywhere, and goes on exactly where it was broken off.

Its folder has

    run.json         how documents are read and written
    inputs.jsonl     what is read, in its order
    part-NNNNN...    the articles
    failed.jsonl     the documents that could not be read, each with its place and the reason
    manifest.jsonl   one line for each part, and how far it goes
    duplicates.jsonl groups of articles that are nearly the same, where they are asked for; made of
                     known.jsonl and signatures.bin, one entry for each article

A part counts once its line stands in the manifest. It is written under another name, synced,
renamed, and then told of. What is not told of is removed before the run goes on.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any

import attrs

from cnnews_parse.batch import listing, shards
from cnnews_parse.batch.duplicates import SIZE, reports
from cnnews_parse.batch.inputs import Asked
from cnnews_parse.batch.rendering import Rendered, Rendering
from cnnews_parse.model.errors import InputError

RUN, INPUTS, FAILED, MANIFEST = "run.json", "inputs.jsonl", "failed.jsonl", "manifest.jsonl"
KNOWN, SIGNATURES, DUPLICATES = "known.jsonl", "signatures.bin", "duplicates.jsonl"


@attrs.frozen(kw_only=True)
class Settings:
    """What has to stay the same until a run is done.

    Attributes:
        form: how articles are written.
        packing: how JSON lines are packed.
        full: whether rows have the whole record.
        encoding: the encoding of all inputs; None to find out.
        sites: whether what is known of single sites is used.
        dedup: whether articles are compared with each other.
        count: how many inputs there are.
    """

    form: Any
    packing: Any
    full: bool
    encoding: str | None
    sites: bool
    dedup: bool = False
    count: int = 0

    @property
    def rendering(self) -> Rendering:
        """How workers render articles."""
        return Rendering(self.form, self.full, self.dedup)


def _counter(counts: Mapping[str, int]) -> Counter[str]:
    return Counter(counts)


@attrs.define(kw_only=True)
class Tally:
    """What came of some documents.

    Attributes:
        articles: how many were read.
        failures: how many could not be.
        extractors: how many each extractor read.
        errors: how many failed of each error.
        missing: how many lack a field.
    """

    articles: int = 0
    failures: int = 0
    extractors: Counter[str] = attrs.field(factory=Counter[str], converter=_counter)
    errors: Counter[str] = attrs.field(factory=Counter[str], converter=_counter)
    missing: Counter[str] = attrs.field(factory=Counter[str], converter=_counter)

    def count(self, rendered: Rendered) -> None:
        """Count one outcome."""
        if rendered.failure:
            self.failures += 1
            self.errors[rendered.failure["error"]] += 1
        else:
            self.articles += 1
            self.extractors[rendered.extractor] += 1
            self.missing.update(rendered.missing)

    def join(self, other: Tally) -> None:
        """Count what others are."""
        self.articles += other.articles
        self.failures += other.failures
        self.extractors.update(other.extractors)
        self.errors.update(other.errors)
        self.missing.update(other.missing)


@attrs.frozen(kw_only=True)
class Entry:
    """A line of the manifest.

    Attributes:
        part: the file or folder of a part; None where nothing but failures came.
        input: the number of the last input that it has something of, from 0.
        records: how many of the records of this input are done.
        failed: how many bytes of the list of failures are valid.
        known: how many bytes of the list of articles that are compared are valid.
        tally: what is in the part.
        is_last: whether the run is done.
    """

    part: str | None = None
    input: int = 0
    records: int = 0
    failed: int = 0
    known: int = 0
    tally: Tally = attrs.field(factory=Tally)
    is_last: bool = False

    def line(self) -> bytes:
        """The line."""
        return json.dumps(attrs.asdict(self)).encode("ascii") + b"\n"

    @classmethod
    def read(cls, line: bytes) -> Entry:
        """Read a line."""
        values = json.loads(line)
        return cls(**{**values, "tally": Tally(**values["tally"])})


@attrs.define(eq=False)
class Run:
    """A run, as far as it is done.

    Attributes:
        folder: where it is written.
        settings: how.
        last: the last line of the manifest.
        total: what came of all documents so far.
        lock: keeps other processes from it while it is open.
        first: the number of the input at which it was opened.
        parts: how many parts are whole.
    """

    folder: Path
    settings: Settings
    last: Entry
    total: Tally
    lock: IO[bytes]
    first: int
    parts: int
    _tally: Tally = attrs.field(factory=Tally, init=False)
    _failures: list[bytes] = attrs.field(factory=list[bytes], init=False)
    _known: list[bytes] = attrs.field(factory=list[bytes], init=False)
    _signatures: list[bytes] = attrs.field(factory=list[bytes], init=False)
    _shard: shards.Shard | None = attrs.field(default=None, init=False)
    _at: tuple[int, int] = attrs.field(default=(0, 0), init=False)

    @classmethod
    def opened(cls, folder: Path) -> Run:
        """Open a run, and remove what is not told of in its manifest.

        Raises:
            InputError: there is none, or another process is at it.
            OSError: the folder cannot be written.
        """
        lock = _locked(folder)
        try:
            return cls._as_told(folder, lock)
        except BaseException:
            lock.close()
            raise

    @classmethod
    def _as_told(cls, folder: Path, lock: IO[bytes]) -> Run:
        """The run as its manifest tells it."""
        settings = Settings(**json.loads(lock.read()))
        entries = _entries(folder / MANIFEST)
        parts = [entry.part for entry in entries if entry.part]
        for path in (*folder.glob(".part-*"), *folder.glob("part-*")):
            if path.name not in parts:
                shards.discard(path)
        last, total = entries[-1] if entries else Entry(), Tally()
        for entry in entries:
            total.join(entry.tally)
        _appended(folder / FAILED, last.failed, b"")
        if settings.dedup:
            _appended(folder / KNOWN, last.known, b"")
            _appended(folder / SIGNATURES, total.articles * SIZE, b"")
        return cls(folder, settings, last, total, lock, last.input, len(parts))

    def asked(self) -> Iterator[Asked]:
        """What is still to be read."""
        path = self.folder / INPUTS
        return listing.read(path, first=self.last.input, skip=self.last.records)

    @property
    def size(self) -> int:
        """How many documents wait to be written down for good."""
        return self._tally.articles + self._tally.failures

    def counts(self) -> dict[str, int]:
        """How many articles and failures there are so far."""
        return {
            "articles": self.total.articles + self._tally.articles,
            "failures": self.total.failures + self._tally.failures,
        }

    def add(self, number: int, record: int, rendered: list[Rendered]) -> None:
        """Take what came of one record.

        Args:
            number: that of the input, from the one on at which the run was opened.
            record: the number of the record in it.
            rendered: what came of it.
        Raises:
            OSError: it cannot be written.
        """
        for each in rendered:
            if each.failure:
                where = {"number": self._number(number), "record": record}
                line = json.dumps({**each.failure, **where}, ensure_ascii=False)
                self._failures.append(f"{line}\n".encode("utf-8", "surrogatepass"))
            else:
                self._opened_shard().add(each.payload)
                self._known.append(each.known)
                self._signatures.append(each.signature)
            self._tally.count(each)
        self._at = (self._number(number), record + 1)

    def _number(self, number: int) -> int:
        return self.first + number

    def _unsettled(self) -> Path:
        return self.folder / f".{self._name()}.unfinished"

    def _name(self) -> str:
        return shards.name_of(self.parts, self.settings.form, self.settings.packing)

    def _opened_shard(self) -> shards.Shard:
        if self._shard is None:
            self._shard = shards.opened(
                self._unsettled(), self.settings.rendering, self.settings.packing
            )
        return self._shard

    def _settled(self) -> str | None:
        """Put the part in its place; its name."""
        if self._shard is None:
            return None
        self._shard.close()
        name = self._name()
        shards.settle(self._unsettled(), self.folder / name)
        self._shard, self.parts = None, self.parts + 1
        return name

    def commit(self, *, is_last: bool = False) -> None:
        """Write down for good what was taken.

        Raises:
            OSError: it cannot be written; what was taken before is safe.
        """
        if not (self.size or is_last):
            return
        number, records = self._at if self.size else (self.last.input, self.last.records)
        entry = Entry(
            part=self._settled(),
            input=number,
            records=records,
            failed=_appended(self.folder / FAILED, self.last.failed, b"".join(self._failures)),
            known=self._compared(),
            tally=self._tally,
            is_last=is_last,
        )
        _appended(self.folder / MANIFEST, None, entry.line())
        self.total.join(self._tally)
        self.last, self._tally = entry, Tally()
        self._failures, self._known, self._signatures = [], [], []

    def _compared(self) -> int:
        """Write down what is compared, where that is asked for."""
        if not self.settings.dedup:
            return 0
        signatures, at = b"".join(self._signatures), self.total.articles * SIZE
        _appended(self.folder / SIGNATURES, at, signatures)
        return _appended(self.folder / KNOWN, self.last.known, b"".join(self._known))

    def compare(self) -> None:
        """Write down which articles are nearly the same; all must have been read.

        Raises:
            OSError: it cannot be written.
        """
        written, place = self.folder / f".{DUPLICATES}", self.folder / DUPLICATES
        with written.open("w", encoding="utf-8", errors="surrogatepass") as file:
            for report in reports(self.folder / KNOWN, self.folder / SIGNATURES):
                file.write(f"{json.dumps(report, ensure_ascii=False)}\n")
            file.flush()
            os.fsync(file.fileno())
        shards.settle(written, place)

    def close(self) -> None:
        """Leave the run, and what was not written down for good."""
        if self._shard:
            with contextlib.suppress(OSError):
                self._shard.close()
            with contextlib.suppress(OSError):
                shards.discard(self._unsettled())
        self.lock.close()


def create(folder: Path, settings: Settings, names: Iterable[str]) -> None:
    """Begin a run over files that are named.

    Raises:
        InputError: the folder holds one already.
        OSError: it cannot be written.
    """
    _create(folder, settings, lambda path: listing.write(path, names))


def create_of_failed(folder: Path, settings: Settings, failed: Path) -> None:
    """Begin a run over what failed in another.

    Raises:
        InputError: the folder holds a run already, or the list of failures is none.
        OSError: it cannot be written.
    """
    chosen: dict[int, set[int]] = {}
    try:
        with failed.open(encoding="utf-8", errors="surrogatepass") as lines:
            for line in map(json.loads, lines):
                chosen.setdefault(line["number"], set()).add(line["record"])
    except (ValueError, KeyError, TypeError) as error:
        raise InputError("no list of failures").named(str(failed)) from error
    numbers = {number: frozenset(records) for number, records in chosen.items()}
    listed = failed.parent / INPUTS
    _create(folder, settings, lambda path: listing.write_failed(path, listed, numbers))


def _create(folder: Path, settings: Settings, write: Callable[[Path], int]) -> None:
    if (folder / RUN).exists():
        raise InputError("holds a run already; --resume goes on with it").named(str(folder))
    folder.mkdir(parents=True, exist_ok=True)
    count = write(folder / INPUTS)
    for name in (MANIFEST, FAILED, KNOWN, SIGNATURES, DUPLICATES):  # of a run that was never begun
        (folder / name).unlink(missing_ok=True)
    settled = attrs.evolve(settings, count=count)
    with (folder / f".{RUN}").open("wb") as file:
        file.write(json.dumps(attrs.asdict(settled)).encode("ascii"))
        file.flush()
        os.fsync(file.fileno())
    shards.settle(folder / f".{RUN}", folder / RUN)


def _locked(folder: Path) -> IO[bytes]:
    """Keep other processes from the run for as long as the file is open, where the platform can.

    Raises:
        InputError: there is no run, or another process is at it.
    """
    try:
        file = (folder / RUN).open("rb")
    except FileNotFoundError:
        raise InputError("holds no run").named(str(folder)) from None
    with contextlib.suppress(ImportError):
        import fcntl

        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            file.close()
            raise InputError("another process is at this run").named(str(folder)) from None
    return file


def _entries(manifest: Path) -> list[Entry]:
    """The lines of a manifest; one that was cut off is removed."""
    if not manifest.exists():
        return []
    data = manifest.read_bytes()
    whole = data[: data.rfind(b"\n") + 1]
    if whole != data:
        with manifest.open("r+b") as file:
            file.truncate(len(whole))
    return [Entry.read(line) for line in whole.splitlines()]


def _appended(path: Path, at: int | None, data: bytes) -> int:
    """Write behind what is valid of a file, down to the disk; how long the file is now."""
    with path.open("ab") as file:
        if at is not None:
            file.truncate(at)
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
        return file.tell()
