"""Files and folders of many articles: cut into records, each read as a file of its own."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from cnnews_parse.containers import How, Place, outcomes_of
from cnnews_parse.model.document import Limits
from cnnews_parse.model.errors import CnnewsParseError, EncodingError, InputError
from cnnews_parse.model.outcome import Outcome
from cnnews_parse.pipeline import Origin, Path
from cnnews_parse.repairing.engine import Rule
from cnnews_parse.rules import RULES

_DEFAULT = Limits()


def parse_all(
    path: Path,
    *,
    url: str | None = None,
    encoding: str | None = None,
    limits: Limits = _DEFAULT,
    sites: bool = True,
    rules: Sequence[Rule] = RULES,
) -> Iterator[Outcome]:
    """Read a file or a folder that may hold many articles, one after the other.

    JSON lines and lists, tables in CSV and TSV, lines with a label and a text, corpora of search
    engines, feeds, and web archives (WARC) are cut into their records, also where they are packed
    with gzip, bzip2, xz or Zstandard. A file of any other kind is one record. It is read piece by
    piece, so that its size does not matter; `limits` hold for each record. The files of a folder
    are read in the order of their names, those of the folders in it too; hidden ones are not.

    Args:
        path: the file or folder.
        url: the address of the article, where the file holds one; not handed to records.
        encoding: the encoding of the file, where you know it; None to find out, once for each.
        limits: how much is read of a record before it is refused.
        sites: False leaves aside what is known of single sites.
        rules: the repairs, in their order; none for the texts as they stand.
    Returns:
        The outcomes in the order of the file, made as they are asked for. A record that cannot
        be read is an outcome with an error; those behind it follow.
    Raises:
        InputError: the file is missing or unreadable, or the folder empty.
        EncodingError: `encoding` names no text encoding.
        MissingExtra: it is a web archive, or packed with Zstandard, and the library is missing.

    >>> import pathlib, tempfile
    >>> file = pathlib.Path(tempfile.mkdtemp(), "dump.jsonl")
    >>> _ = file.write_text('{"title": "某厂投产", "content": "某厂日前投产。"}\\n{"title": "某\\n')
    >>> for outcome in parse_all(file):
    ...     print(outcome.position, outcome.article and outcome.article.title)
    line 1 某厂投产
    line 2 None
    """
    how = How(encoding=encoding, limits=limits, sites=sites, rules=rules)
    place = Place(os.fspath(path))
    if not os.path.isdir(place.file):
        yield from outcomes_of(place, Origin(url=url, path=place.file), how)
        return
    for each in files_in(place):
        if isinstance(each, Outcome):
            yield each
            continue
        try:
            yield from outcomes_of(each, Origin(path=each.file), how)
        except EncodingError:  # the caller named none that is known
            raise
        except CnnewsParseError as error:
            yield each.failed(error)


def files_in(place: Place) -> Iterator[Place | Outcome]:
    """The files in a folder and in those below it; a folder that cannot be read is an error.

    Raises:
        InputError: the folder itself cannot be read, or nothing is in it.
    """
    for name in _listed(place):
        at = place.beneath(name)
        if os.path.isfile(at.file):
            yield at
        elif os.path.isdir(at.file) and not os.path.islink(at.file):  # links may go in circles
            try:
                yield from files_in(at)
            except CnnewsParseError as error:
                yield at.failed(error)


def _listed(place: Place) -> list[str]:
    try:
        names = sorted(name for name in os.listdir(place.file) if not name.startswith("."))
    except OSError as error:
        raise InputError(error.strerror or str(error)).named(place.name) from error
    if not names:
        raise InputError("the folder is empty").named(place.name)
    return names
