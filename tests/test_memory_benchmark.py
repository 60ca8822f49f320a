"""The benchmark of memory, at a size that a test can wait for."""

from __future__ import annotations

import sys

import pytest

import memory


@pytest.mark.skipif(sys.platform != "linux", reason="counts kilobytes as Linux does")
@pytest.mark.parametrize("kind", memory.KINDS)
def test_large_files_take_little_memory(kind: str) -> None:
    """Every whole record is read, the cut one told, and the peak stays far below the limit."""
    found = memory.measured(kind, 1_500_000)
    assert found.is_good, found
    assert found.written > 20
    assert found.peak < memory.LIMIT / 2
