"""Archives of files, ZIP and tar: each member is read as a file of its own."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from archives import OTHER, PROSE, response
from cnnews_parse import BinaryInput, Limits, Outcome, parse_all, parse_many

TEXT = f"某厂投产\n\u3000\u3000{PROSE}\n\u3000\u3000{OTHER}".encode("gbk")
LINES = "".join(
    json.dumps({"title": f"某厂{n}", "content": PROSE}, ensure_ascii=False) + "\n" for n in range(3)
).encode()
MEMBERS = {
    "体育/7.txt": TEXT,
    "b/dump.jsonl": LINES,
    "b/packed.jsonl.gz": gzip.compress(LINES),
    "crawl.warc": response(1) + response(2),
    "empty.txt": b"",
    ".hidden/a.txt": TEXT,
    "__MACOSX/a.txt": TEXT,
}
POSITIONS = [
    "体育/7.txt",
    *(f"b/dump.jsonl, line {n}" for n in (1, 2, 3)),
    *(f"b/packed.jsonl.gz, line {n}" for n in (1, 2, 3)),
    "crawl.warc, record 1",
    "crawl.warc, record 2",
    "empty.txt",
]


def zipped(members: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP archive."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return target.getvalue()


def tarred(members: Mapping[str, bytes]) -> bytes:
    """A tar archive, with a folder and a link in it."""
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        for kind in (tarfile.DIRTYPE, tarfile.SYMTYPE):
            info = tarfile.TarInfo(f"other{kind!r}")
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    return target.getvalue()


FORMS = {
    "a.zip": zipped(MEMBERS),
    "stored.zip": zipped(MEMBERS, zipfile.ZIP_STORED),
    "a.tar": tarred(MEMBERS),
    "a.tar.gz": gzip.compress(tarred(MEMBERS)),
}


def told(outcomes: list[Outcome]) -> list[tuple[object, ...]]:
    """All that outcomes tell."""
    return [(each.name, each.position, each.article, str(each.error)) for each in outcomes]


@pytest.mark.parametrize("form", FORMS)
def test_members_are_read_as_files(form: str, tmp_path: Path) -> None:
    """In the order of the archive, dumps in it cut; hidden files, folders and links left out."""
    file = tmp_path / form
    file.write_bytes(FORMS[form])
    found = list(parse_all(file))
    assert [each.position for each in found] == POSITIONS
    assert [each.position for each in found if each.error] == ["empty.txt"]
    assert str(found[-1].error) == f"{file}, empty.txt: the input holds no text"
    assert found[0].unwrap().categories == ("体育",)
    assert found[7].url == "http://news.example.com/1.html"
    assert {each.name for each in found} == {str(file)}
    assert told(list(parse_many([file], workers=1))) == told(found)
    by_bytes = list(parse_many([("a", FORMS[form])], workers=0))
    assert [each.position for each in by_bytes] == POSITIONS


def test_names_of_chinese_windows(tmp_path: Path) -> None:
    """Written in GBK without a flag, as its Explorer does."""
    file = tmp_path / "a.zip"
    data = zipped({"aaaa/7.txt": TEXT})
    file.write_bytes(data.replace(b"aaaa", "体育".encode("gbk")))
    (found,) = parse_all(file)
    assert found.position == "体育/7.txt"
    assert found.unwrap().categories == ("体育",)


@pytest.mark.parametrize("name", ["[Content_Types].xml", "mimetype"])
def test_office_documents_are_no_archives(name: str, tmp_path: Path) -> None:
    """They are one document, and none that is read."""
    file = tmp_path / "a.docx"
    file.write_bytes(zipped({name: b"<x/>", "word/document.xml": "<p>某厂投产</p>".encode()}))
    (found,) = parse_all(file)
    assert isinstance(found.error, BinaryInput)


def test_archives_in_archives_are_not_opened(tmp_path: Path) -> None:
    """A bomb made of archives stays what it is."""
    file = tmp_path / "a.zip"
    file.write_bytes(zipped({"inner.zip": zipped({"a.txt": TEXT}), "b.txt": TEXT}))
    inner, good = parse_all(file)
    assert isinstance(inner.error, BinaryInput)
    assert good.article


@pytest.mark.parametrize("form", FORMS)
def test_limits_hold_for_members(form: str, tmp_path: Path) -> None:
    """Each as it is once unpacked; the others are read."""
    file = tmp_path / form
    pack = zipped if "zip" in form else tarred
    data = pack({"big.txt": bytes(3_000_000), "a.txt": TEXT})
    file.write_bytes(gzip.compress(data) if form.endswith("gz") else data)
    big, good = parse_all(file, limits=Limits(bytes=1_000_000))
    assert type(big.error).__name__ == "LimitExceeded"
    assert good.article


@pytest.mark.parametrize("form", FORMS)
def test_damaged_archives(form: str, tmp_path: Path) -> None:
    """What stands before the damage is delivered; nothing but errors of ours comes, at any cut."""
    data = FORMS[form]
    for size in range(len(data) // 2, len(data), max(1, len(data) // 25)):
        file = tmp_path / f"cut-{form}"
        file.write_bytes(data[:size])
        found = list(parse_all(file))
        read = [each.position for each in found if each.article]
        assert read == [each for each in POSITIONS if each != "empty.txt"][: len(read)]
        assert "zip" in form or len(read) > 2
        assert any(each.error for each in found)
    for at in range(0, len(data), max(1, len(data) // 40)):
        file = tmp_path / f"flipped-{form}"
        file.write_bytes(data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :])
        assert list(parse_all(file))


def test_encrypted_members_are_errors(tmp_path: Path) -> None:
    """With the reason; the others are read."""
    file = tmp_path / "a.zip"
    data = bytearray(zipped({"a.txt": TEXT, "b.txt": TEXT}, zipfile.ZIP_STORED))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    file.write_bytes(bytes(data))
    secret, good = parse_all(file)
    assert "encrypted" in str(secret.error)
    assert good.article
