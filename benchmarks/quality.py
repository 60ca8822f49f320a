"""Score the parser on a folder of saved documents with hand-checked answers.

    python benchmarks/quality.py FOLDER [--without FAMILY,FAMILY] [--no-sites]
                                 [--worst N] [--json OUT]
    python benchmarks/quality.py FOLDER --cross             without sites, the two means last
    python benchmarks/quality.py FOLDER --peers [NAME,...]  other readers beside ours, in one run
    python benchmarks/quality.py FOLDER --transcode         again in Big5-HKSCS and GB18030
    python benchmarks/quality.py FOLDER --copied            each page as plain text, copied whole

FOLDER holds `spec.jsonl`, one document a line. Its keys: `id`, `family`, `file`, `encoding`;
`title`, `published`, `source` (null where the document has none), `authors`, `editors` (lists);
`X_ok`, further values that will do for X; and the right body, as told in `gold.py`. A folder
without `spec.jsonl`, such as `fixtures`, is scored by the goldens beside its pages.

`scoring.py` tells how documents are scored, `worker.py` how a cost is measured, `peers.py` how the
other readers are installed, `transcoding.py` what is done to the bytes, `copied.py` what is left
of a page that was copied.
"""

from __future__ import annotations

import argparse
import functools
import json
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from figures import as_record, family_table, overview, rows_side_by_side, shortfalls, worst_bodies
from peers import REPEATS, Contestant, contest, wanted
from scoring import score
from transcoding import transcoding_table, twins


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the scores of one folder."""
    chosen = _options().parse_args(arguments)
    started = time.perf_counter()
    if chosen.peers:
        record = _peers(chosen)
    elif chosen.transcode:
        record = _transcoded(chosen)
    elif chosen.copied:
        record = _copied(chosen)
    else:
        record = _ours(chosen)
    print(f"{time.perf_counter() - started:.1f} s, gold included", file=sys.stderr)
    if chosen.json:
        text = json.dumps(record, ensure_ascii=False, indent=1, default=str)
        chosen.json.write_text(text + "\n", encoding="utf-8")
    return 0


def _options() -> argparse.ArgumentParser:
    reader = argparse.ArgumentParser(description="Score cnnews_parse on a folder with answers.")
    option = reader.add_argument
    option("folder", type=Path)
    option("--without", default="", help="families to leave out, parted by commas")
    option("--worst", type=int, default=10, help="how many of the worst bodies to show")
    option("--json", type=Path, help="write all figures here")
    option("--no-sites", dest="sites", action="store_false", help="without sites")
    option("--cross", action="store_true", help="without sites, the families' table alone")
    option("--peers", nargs="?", const="all", help="other readers beside ours, parted by commas")
    option("--repeats", type=int, default=REPEATS, help="how often a page is timed with --peers")
    option("--transcode", action="store_true", help="again in other bytes")
    option("--copied", action="store_true", help="each page as plain text, copied whole")
    return reader


def _ours(chosen: argparse.Namespace) -> dict[str, Any]:
    """Our parser alone: all the tables, or those of `--cross`."""
    import cnnews_parse

    sites = chosen.sites and not chosen.cross
    parse = functools.partial(cnnews_parse.parse, sites=sites)
    scores = score(chosen.folder, parse, chosen.without.split(","))
    if chosen.cross:
        print("sites off", *family_table(scores), sep="\n")
        return as_record(scores)
    for part in (overview, family_table, shortfalls):
        print(*part(scores), "", sep="\n")
    print(*worst_bodies(scores, chosen.worst), sep="\n")
    return as_record(scores)


def _copied(chosen: argparse.Namespace) -> dict[str, Any]:
    """Our parser on what is left of each page when it is copied."""
    from copied import read_copied

    scores = score(chosen.folder, read_copied, chosen.without.split(","))
    print(*overview(scores), sep="\n")
    return as_record(scores)


def _peers(chosen: argparse.Namespace) -> dict[str, Any]:
    """Ours and other readers, in the same run."""
    without = chosen.without.split(",")
    found: list[Contestant] = []
    for each in contest(chosen.folder, wanted(chosen.peers), without, chosen.repeats):
        found.append(each)
        print(f"{each.name} {each.versions['version']}, lxml {each.versions['lxml']}", flush=True)
    print()
    named = {each.name: each.scores for each in found}
    lacking = {each.name: each.lacking for each in found}
    print(*rows_side_by_side(named, lacking), sep="\n")
    print(
        f"Python {found[0].versions['python']}; {len(found[0].scores)} documents; best of", end=" "
    )
    print(f"{chosen.repeats} readings of a page over best of as many lxml parses of it; medians")
    return {
        each.name: {
            "versions": dict(each.versions),
            "lacking": each.lacking,
            **as_record(each.scores),
        }
        for each in found
    }


def _transcoded(chosen: argparse.Namespace) -> dict[str, Any]:
    """Our parser on the same documents in other bytes."""
    import cnnews_parse

    read = functools.partial(cnnews_parse.parse_bytes, sites=chosen.sites)
    pairs = list(twins(chosen.folder, read))
    print(*transcoding_table(pairs), sep="\n")
    return {"twins": [asdict(pair) for pair in pairs]}


if __name__ == "__main__":
    sys.exit(main())
