"""The dictionaries of OpenCC, read from where `opencc-python-reimplemented` was installed.

Three distributions install a module named `opencc`, and the first one on the path answers to
`import opencc`. So nothing is imported: the files are found through the record that the
distribution we depend on keeps of what it installed.
"""

from __future__ import annotations

import contextlib
import functools
import os
import re
import sys
from collections.abc import Callable
from itertools import takewhile
from pathlib import Path

import attrs

DISTRIBUTION = "opencc-python-reimplemented"


def dictionary(name: str) -> dict[str, str]:
    """Read one dictionary.

    Args:
        name: of its file, such as `STPhrases`.
    Returns:
        Words and what becomes of them, in the order of the file; of several readings the first.
    Raises:
        ImportError: the distribution is not installed, or not whole.

    >>> dictionary("TSPhrases")["龍鍾"]
    '龙钟'
    """
    return _words(re.sub(" .*", "", _text(name)))


def readings(name: str) -> dict[str, tuple[str, ...]]:
    """Read one dictionary with all readings.

    Args:
        name: of its file, such as `STCharacters`.
    Returns:
        Words and all that can become of them, the usual one first.
    Raises:
        ImportError: the distribution is not installed, or not whole.

    >>> readings("STCharacters")["发"]
    ('發', '髮')
    """
    return {word: tuple(after.split(" ")) for word, after in _words(_text(name)).items()}


def _words(text: str) -> dict[str, str]:
    """The two columns of a dictionary."""
    cells = text.rstrip().replace("\t", "\n").split("\n")
    return dict(zip(cells[::2], cells[1::2], strict=True))


def fingerprint(names: tuple[str, ...]) -> str:
    """Tell the edition of some dictionaries, without reading them.

    Args:
        names: of their files.
    Returns:
        The beginnings of the hashes in the record of the distribution, `?` for one without.
    Raises:
        ImportError: the distribution is not installed, or not whole.

    >>> len(fingerprint(("STPhrases", "STCharacters")))
    25
    """
    return " ".join(_file(name).digest[:12] or "?" for name in names)


def _text(name: str) -> str:
    file = _file(name)
    try:
        return file.read()
    except OSError as gone:  # another distribution of the same module name took it along
        raise ImportError(
            f"{DISTRIBUTION} has lost its file {file.name}; install it anew"
        ) from gone


@attrs.frozen
class _File:
    """A dictionary as the record of the distribution has it.

    Attributes:
        name: its path in the record.
        digest: the hash in the record, empty for none.
        read: gives its text.
    """

    name: str
    digest: str
    read: Callable[[], str]


def _file(name: str) -> _File:
    file = _files().get(f"{name}.txt")
    if file is None:
        raise ImportError(f"{DISTRIBUTION} is installed without {name}.txt; install it anew")
    return file


@functools.cache
def _files() -> dict[str, _File]:
    """The dictionaries that the distribution installed, by the names of their files.

    `importlib.metadata` takes longer to load than all dictionaries to read. So an ordinary
    installation, a folder on the path, is looked for first.
    """
    files = _in_a_folder() or _by_metadata()
    return {file.name.rpartition("/")[2]: file for file in files if "/dictionary/" in file.name}


def _in_a_folder() -> list[_File]:
    """The files by the first record in a folder of `sys.path`; none past a zip file on it."""
    info = f"{DISTRIBUTION.replace('-', '_')}-*.dist-info"
    for folder in takewhile(lambda entry: not os.path.isfile(entry), sys.path):
        for record in Path(folder or os.curdir).glob(f"{info}/RECORD"):
            with contextlib.suppress(OSError):
                return [_recorded(line, record) for line in record.read_text("utf-8").split()]
    return []


def _recorded(line: str, record: Path) -> _File:
    """A line of a record: path, hash and size."""
    name, digest, _ = f"{line},,".split(",", 2)
    path = record.parents[1] / name
    return _File(name, digest.rpartition("=")[2], functools.partial(path.read_text, "utf-8"))


def _by_metadata() -> list[_File]:
    """The files of a distribution that lies on the path in another way, as in a zip file."""
    from importlib import metadata

    try:
        recorded = metadata.files(DISTRIBUTION) or []
    except metadata.PackageNotFoundError as missing:
        raise ImportError(
            f"conversion between scripts needs the dictionaries of {DISTRIBUTION}, "
            f"which is not installed: pip install {DISTRIBUTION}"
        ) from missing
    return [
        _File(
            str(file),
            file.hash.value if file.hash else "",
            functools.partial(file.read_text, "utf-8"),
        )
        for file in recorded
    ]
