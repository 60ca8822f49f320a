"""Packed files, read piece by piece: dumps in gzip, bzip2, xz and Zstandard."""

from __future__ import annotations

import bz2
import gzip
import importlib
import json
import lzma
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archives import OTHER, PROSE, page
from cnnews_parse import InputError, LimitExceeded, Limits, MissingExtra, Outcome, parse, parse_all
from cnnews_parse.unwrapping import Lost, unpacked

zstd: Any = importlib.import_module(
    "compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd"
)
CHECKED = {zstd.CompressionParameter.checksum_flag: 1}
PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "bzip2": bz2.compress,
    "xz": lzma.compress,
    "zstd": lambda data: zstd.compress(data, options=CHECKED),
}
EVERY = pytest.mark.parametrize("packer", PACKERS)
LINES = [
    json.dumps({"title": f"某厂投产{n}", "content": f"{PROSE}{OTHER}{n}"}, ensure_ascii=False)
    + "\n"
    for n in range(400)
]


@pytest.fixture
def outcomes(tmp_path: Path) -> Callable[..., list[Outcome]]:
    """What `parse_all` gives for some bytes."""

    def read(data: bytes, limits: Limits | None = None) -> list[Outcome]:
        file = tmp_path / "dump"
        file.write_bytes(data)
        return list(parse_all(file, limits=limits or Limits()))

    return read


def undone(data: bytes, size: int) -> list[bytes | Lost]:
    """What comes out of chunks of a size."""
    return list(unpacked(data[at : at + size] for at in range(0, len(data), size)))


@EVERY
def test_a_packed_dump_reads_as_the_dump(
    packer: str, outcomes: Callable[..., list[Outcome]]
) -> None:
    """Record by record, with the same positions."""
    data = "".join(LINES[:20]).encode()
    found, bare = outcomes(PACKERS[packer](data)), outcomes(data)
    assert [each.position for each in found] == [f"line {n}" for n in range(1, 21)]
    assert [each.unwrap().to_dict() for each in found] == [each.unwrap().to_dict() for each in bare]


@EVERY
def test_a_packed_page_reads_as_the_page(packer: str, tmp_path: Path) -> None:
    """By `parse`, and by `parse_all`."""
    file = tmp_path / "page"
    file.write_bytes(PACKERS[packer](page(1).encode()))
    assert parse(file).title == "某厂投产1"
    assert [each.unwrap().title for each in parse_all(file)] == ["某厂投产1"]


@EVERY
def test_members_are_joined(packer: str, outcomes: Callable[..., list[Outcome]]) -> None:
    """A record may begin in one and end in another."""
    data = "".join(LINES[:3]).encode()
    cut = len(data) // 2
    found = outcomes(PACKERS[packer](data[:cut]) + PACKERS[packer](data[cut:]) + bytes(20))
    assert [each.unwrap().title for each in found] == [f"某厂投产{n}" for n in range(3)]


@EVERY
def test_a_dump_cut_off_gives_its_whole_records(
    packer: str, outcomes: Callable[..., list[Outcome]]
) -> None:
    """And one error at the place of the cut."""
    dice = random.Random(7)
    noise = "".join(chr(dice.randrange(0x4E00, 0x9000)) for _ in range(100_000))
    lines = [*LINES[:5], json.dumps({"title": "某厂", "content": noise}) + "\n", *LINES[5:9]]
    data = PACKERS[packer]("".join(lines).encode())
    found = outcomes(data[: len(data) * 2 // 3])
    whole = 0 if packer == "bzip2" else 5  # its blocks of 900 KB come out whole or not at all
    assert [each.position for each in found if each.article] == [
        f"line {n}" for n in range(1, whole + 1)
    ]
    assert "cut off" in str(found[whole].error)
    assert len(found) == whole + 1


def test_a_damaged_dump_gives_the_records_before_the_damage(
    outcomes: Callable[..., list[Outcome]],
) -> None:
    """Record numbers are not known behind it, so it ends there."""
    members = [gzip.compress("".join(LINES[n : n + 10]).encode()) for n in (0, 10, 20)]
    broken = bytearray(members[1])
    broken[-8] ^= 1
    found = outcomes(members[0] + bytes(broken) + members[2])
    assert [each.position for each in found if each.article][:10] == [
        f"line {n}" for n in range(1, 11)
    ]
    assert "the gzip archive is damaged" in str(found[-1].error)


def test_a_dump_that_is_damaged_at_its_start_is_an_error(
    outcomes: Callable[..., list[Outcome]],
) -> None:
    """A value, since the file itself could be read."""
    (found,) = outcomes(b"\x1f\x8b\x08" + b"\xff" * 500)
    assert isinstance(found.error, InputError)
    assert found.position == "file"


def test_records_of_a_bomb_are_refused(outcomes: Callable[..., list[Outcome]]) -> None:
    """Each by itself."""
    bomb = (LINES[0] + '{"title": "' + "某" * 3_000_000 + '"}\n' + LINES[1]).encode()
    found = outcomes(gzip.compress(bomb), Limits(bytes=100_000))
    assert [type(each.error) for each in found] == [type(None), LimitExceeded, type(None)]


@EVERY
def test_bombs_come_out_in_small_pieces(packer: str) -> None:
    """A megabyte at a time, however little went in."""
    packed = PACKERS[packer](bytes(20_000_000))
    sizes = [len(piece) for piece in unpacked([packed]) if isinstance(piece, bytes)]
    assert sum(sizes) == 20_000_000
    assert max(sizes) <= 1024 * 1024


@EVERY
def test_false_starts_cost_in_line_with_the_file(packer: str) -> None:
    """A megabyte of them takes far less than a second, and is told."""
    start = PACKERS[packer](b"")[:10] if packer != "bzip2" else b"BZh91AY&SY"
    data = (start + b"\x07\xff") * (1_000_000 // (len(start) + 2))
    began = time.perf_counter()
    found = list(unpacked([data]))
    assert time.perf_counter() - began < 5
    assert any(isinstance(piece, Lost) for piece in found)


def test_without_the_library_the_error_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Python has one for Zstandard since 3.14."""
    for name in ("compression.zstd", "backports.zstd"):
        monkeypatch.setitem(sys.modules, name, None)
    file = tmp_path / "dump.zst"
    file.write_bytes(PACKERS["zstd"](LINES[0].encode()))
    with pytest.raises(MissingExtra, match=r"pip install 'cnnews_parse\[zstd\]'"):
        list(parse_all(file))


@given(st.sampled_from(sorted(PACKERS)), st.lists(st.binary(max_size=300), max_size=4),
       st.integers(1, 90))  # fmt: skip
@settings(max_examples=100, deadline=None)
def test_what_was_packed_comes_out(packer: str, members: list[bytes], size: int) -> None:
    """All of it, wherever chunks end; of nothing bzip2 makes a file that is none to us."""
    filled = [member for member in members if member or packer != "bzip2"]
    found = undone(b"".join(map(PACKERS[packer], filled)), size)
    assert not any(isinstance(piece, Lost) for piece in found)
    assert b"".join(piece for piece in found if isinstance(piece, bytes)) == b"".join(filled)


@given(st.sampled_from(sorted(PACKERS)), st.data(), st.integers(1, 5000))
@settings(max_examples=150, deadline=None)
def test_spoilt_files_come_out_or_are_told(packer: str, data: st.DataObject, size: int) -> None:
    """No foreign error, and no silence where bytes are missing."""
    member = PACKERS[packer](PROSE.encode() * 20)
    whole = bytearray(member * 3)
    at = data.draw(st.integers(10, len(whole) - 1))
    whole[at] ^= data.draw(st.integers(1, 255))
    found = undone(bytes(whole), size)
    bare = b"".join(piece for piece in found if isinstance(piece, bytes))
    assert bare == PROSE.encode() * 60 or any(isinstance(piece, Lost) for piece in found)
