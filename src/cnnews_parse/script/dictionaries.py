"""The dictionaries of OpenCC, read from where `opencc-python-reimplemented` was installed.

Three distributions install a module named `opencc`, and the first one on the path answers to
`import opencc`. So nothing is imported: the files are found through the record that the
distribution we depend on keeps of what it installed.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.metadata import PackagePath

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
    hashes = [_file(name).hash for name in names]
    return " ".join(known.value[:12] if known else "?" for known in hashes)


def _text(name: str) -> str:
    file = _file(name)
    try:
        return file.read_text(encoding="utf-8")
    except OSError as gone:  # another distribution of the same module name took it along
        raise ImportError(f"{DISTRIBUTION} has lost its file {file}; install it anew") from gone


def _file(name: str) -> PackagePath:
    file = _files().get(f"{name}.txt")
    if file is None:
        raise ImportError(f"{DISTRIBUTION} is installed without {name}.txt; install it anew")
    return file


@functools.cache
def _files() -> dict[str, PackagePath]:
    """The dictionaries that the distribution installed, by the names of their files."""
    from importlib import metadata

    try:
        recorded = metadata.files(DISTRIBUTION) or []
    except metadata.PackageNotFoundError as missing:
        raise ImportError(
            f"conversion between scripts needs the dictionaries of {DISTRIBUTION}, "
            f"which is not installed: pip install {DISTRIBUTION}"
        ) from missing
    return {file.name: file for file in recorded if file.parent.name == "dictionary"}
