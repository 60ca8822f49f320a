"""Finds the extractors: those of `sites/` and `formats/`, then those of installed plugins."""

from __future__ import annotations

import contextlib
import functools
import glob
import importlib
import os
import pkgutil
import sys

import attrs

from cnnews_parse import formats, sites
from cnnews_parse.extend import HtmlSite, TextSite
from cnnews_parse.model.document import Claim, Document, Extractor, Fit
from cnnews_parse.model.errors import UnknownFormat

ENTRY_POINTS = "cnnews_parse.extractors"


@attrs.frozen(kw_only=True)
class Choice:
    """The extractor that reads a document.

    Attributes:
        extractor: the one with the strongest claim; of equal ones the first by name.
        claim: its claim.
        rivals: the names of others that claimed as much.
    """

    extractor: Extractor
    claim: Claim
    rivals: tuple[str, ...] = ()


@functools.cache
def extractors() -> tuple[Extractor, ...]:
    """All extractors, sorted by name; those of plugins behind our own.

    >>> "front_matter" in [extractor.name for extractor in extractors()]
    True
    """
    found: list[Extractor] = []
    for package in (formats, sites):
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            found.append(importlib.import_module(module.name).EXTRACTOR)
    return (*sorted(found, key=lambda extractor: extractor.name), *_plugins())


def _plugins() -> list[Extractor]:
    """The extractors that installed packages offer under the entry point group.

    `importlib.metadata` is slow to load, so it is asked only where some package installed in a
    folder of `sys.path` names the group at all.
    """
    if not any(_names_group(folder) for folder in dict.fromkeys(sys.path)):
        return []
    from importlib.metadata import entry_points

    found = sorted(entry_points(group=ENTRY_POINTS), key=lambda point: point.name)
    return [point.load() for point in found]


def _names_group(folder: str) -> bool:
    """Whether a package installed in a folder has entry points of the group."""
    files = glob.glob(os.path.join(glob.escape(folder or os.curdir), "*-info", "entry_points.txt"))
    for file in files:
        with contextlib.suppress(OSError), open(file, "rb") as lines:
            if ENTRY_POINTS.encode() in lines.read():
                return True
    return False


def choose(document: Document, *, use_sites: bool = True) -> Choice:
    """The extractor with the strongest claim: SITE beats FORMAT beats FALLBACK.

    Args:
        document: a whole file, or the body of a post.
        use_sites: False leaves what is known of sites aside.
    Raises:
        UnknownFormat: nobody claims the document.
    """
    known = extractors()
    asked = known if use_sites else [x for x in known if not isinstance(x, HtmlSite | TextSite)]
    claims = [(each, claim) for each in asked if (claim := each.sniff(document)) is not None]
    if not use_sites:  # a plugin may have a site of a kind of its own
        claims = [(each, claim) for each, claim in claims if claim.fit is not Fit.SITE]
    if not claims:
        raise UnknownFormat(tuple(each.name for each in known))
    strongest = max(claim.fit for _, claim in claims)
    (winner, claim), *rivals = [pair for pair in claims if pair[1].fit is strongest]
    return Choice(extractor=winner, claim=claim, rivals=tuple(rival.name for rival, _ in rivals))
