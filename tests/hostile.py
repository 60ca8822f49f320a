"""A plugin whose documents do to their process what bad documents and faults in native code do."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from cnnews_parse.extend import Claim, Document, Draft, Fit

MARK = "\u6076\u610f\uff1a"  # 恶意：


def spend(kind: str) -> None:
    """Do the worst."""
    if kind == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
    if kind == "segfault":
        os.kill(os.getpid(), signal.SIGSEGV)
    if kind == "exit":
        os._exit(3)
    if kind == "hang":
        time.sleep(3600)
    if kind == "memory":
        raise MemoryError(len(bytearray(10 * 1024**3)))
    if kind == "fault":
        raise IndexError("list index out of range")


class Hostile:
    """Claims texts with the mark, and does what stands behind it."""

    name = "hostile"

    def sniff(self, document: Document) -> Claim | None:
        """Claim a text with the mark."""
        return Claim(Fit.SITE, "is hostile") if MARK in document.text[:500] else None

    def extract(self, document: Document) -> Draft:
        """Do what the text says."""
        spend(document.text.partition(MARK)[2].partition("\u3002")[0])
        raise AssertionError("still there")


EXTRACTOR = Hostile()


def install(folder: Path) -> Path:
    """Install the plugin in a folder, as pip would; it is to be put on `sys.path`."""
    info = folder / "hostile-1.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: hostile\nVersion: 1\n")
    (info / "entry_points.txt").write_text(
        "[cnnews_parse.extractors]\nhostile = hostile_plugin:EXTRACTOR\n"
    )
    (folder / "hostile_plugin.py").write_text(Path(__file__).read_text(encoding="utf-8"), "utf-8")
    return folder
