"""Archives of files, ZIP and tar: their members one after the other, nothing written to the disk's tree."""

from __future__ import annotations

import contextlib
import io
import lzma
import posixpath
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from typing import IO, Literal, NamedTuple

from cnnews_parse.model.errors import InputError

_CHUNK = 1024 * 1024
_TAR_AT, _TAR = 257, b"ustar"
_ZIP = b"PK\x03\x04"
_UTF_8 = 0x800  # the flag of a name in UTF-8
# ZIP files that are one document: office documents, electronic books, programs
_ONE = frozenset(
    ("[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF", "META-INF/container.xml")
)
_BROKEN = (
    tarfile.TarError,
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    RuntimeError,  # a member is encrypted, or packed in a way that is unknown
    ValueError,
)


class Member(NamedTuple):
    """A file in an archive.

    Attributes:
        name: its path in the archive.
        chunks: its bytes; they must be read before the next member is asked for.
    """

    name: str
    chunks: Iterator[bytes]


def archive_form(head: bytes) -> Literal["zip", "tar"] | None:
    """The form of an archive that begins so; None where it is none.

    Source: POSIX.1-1988 `ustar`; PKWARE's APPNOTE, 4.3.7.

    >>> archive_form(b"PK" + bytes((3, 4)) + bytes(26))
    'zip'
    """
    if head.startswith(_ZIP):
        return "zip"
    return "tar" if head.startswith(_TAR, _TAR_AT) else None


def tar_members(pieces: Iterable[bytes]) -> Iterator[Member]:
    """The files of a tar archive in its order; hidden ones, links and devices are left out.

    Raises:
        InputError: the archive is damaged here.
    """
    with _told("tar"), tarfile.open(fileobj=_Stream(iter(pieces)), mode="r|") as archive:
        for info in archive:
            opened = archive.extractfile(info) if info.isreg() and _is_seen(info.name) else None
            if opened:
                yield Member(posixpath.normpath(info.name), _chunks(opened, "tar"))


def zip_members(pieces: Iterable[bytes]) -> Iterator[Member] | None:
    """The files of a ZIP archive in its order; None where it is one document, as of an office.

    Raises:
        InputError: the archive is damaged.
    """
    file = tempfile.TemporaryFile()  # noqa: SIM115 (closed by whoever reads it)
    try:
        for piece in pieces:
            file.write(piece)
        with _told("ZIP"):
            archive = zipfile.ZipFile(file)
            if not _ONE.isdisjoint(archive.namelist()):
                file.close()
                return None
    except BaseException:
        file.close()
        raise
    return _zip_members(file, archive)


def _zip_members(file: IO[bytes], archive: zipfile.ZipFile) -> Iterator[Member]:
    with file, archive:
        for info in archive.infolist():
            name = _named(info)
            if not info.is_dir() and _is_seen(name):
                yield Member(posixpath.normpath(name), _unzipped(archive, info))


def _unzipped(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[bytes]:
    with _told("ZIP"), archive.open(info) as opened:
        yield from _chunks(opened, "ZIP")


def _named(info: zipfile.ZipInfo) -> str:
    """The name of a member; one without the flag for UTF-8 is Chinese as Windows writes it."""
    if info.flag_bits & _UTF_8 or info.filename.isascii():
        return info.filename
    try:
        return info.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return info.filename


def _is_seen(name: str) -> bool:
    parts = posixpath.normpath(name).split("/")
    return not any(part.startswith(".") or part == "__MACOSX" for part in parts)


def _chunks(opened: IO[bytes], form: str) -> Iterator[bytes]:
    with _told(form):
        while chunk := opened.read(_CHUNK):
            yield chunk


@contextlib.contextmanager
def _told(form: str) -> Iterator[None]:
    """What a library raises, as an error of ours."""
    try:
        yield
    except _BROKEN as error:
        raise InputError(f"the {form} archive is damaged: {error}") from error


class _Stream(io.RawIOBase):
    """Pieces as a file that can be read once; where they break off, what is there comes first."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._rest, self._at = b"", 0
        self._error: InputError | None = None

    def read(self, size: int = -1) -> bytes:
        while len(self._rest) - self._at < size and (piece := self._piece()):
            self._rest, self._at = self._rest[self._at :] + piece, 0
        taken = self._rest[self._at : self._at + size]
        self._at += len(taken)
        if self._error and not taken:
            raise self._error
        return taken

    def _piece(self) -> bytes:
        try:
            return b"" if self._error else next(self._pieces, b"")
        except InputError as error:
            self._error = error
            return b""
