"""Tables that the documentation takes from the code, so that a new source needs no line in it."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from typing import Any

FORMATS = "<!-- table of formats -->"
SITES = "<!-- table of sites -->"


def on_page_markdown(markdown: str, **_: Any) -> str:
    """Put the tables where a page asks for them; called by mkdocs for each page."""
    if FORMATS in markdown:
        markdown = markdown.replace(FORMATS, "\n".join(formats()))
    if SITES in markdown:
        markdown = markdown.replace(SITES, "\n".join(sites()))
    return markdown


def formats() -> Iterator[str]:
    """One row a format: its name, and what the first line of its module says."""
    yield "| name | what it reads |"
    yield "| --- | --- |"
    for module in modules("cnnews_parse.formats"):
        yield f"| `{module.EXTRACTOR.name}` | {_said(module)} |"


def sites() -> Iterator[str]:
    """One row a site: its name, its module's first line, its domains."""
    yield "| name | what it reads | domains |"
    yield "| --- | --- | --- |"
    for module in modules("cnnews_parse.sites"):
        hosts = ", ".join(f"`{host}`" for host in getattr(module.EXTRACTOR, "hosts", ()))
        yield f"| `{module.EXTRACTOR.name}` | {_said(module)} | {hosts} |"


def modules(package: str) -> Iterator[Any]:
    """The modules of a package that bring an extractor, in the order of their names."""
    found = pkgutil.iter_modules(importlib.import_module(package).__path__)
    for name in sorted(each.name for each in found):
        module = importlib.import_module(f"{package}.{name}")
        if hasattr(module, "EXTRACTOR"):
            yield module


def _said(module: Any) -> str:
    first = (module.__doc__ or "").strip().partition("\n\n")[0]
    return " ".join(first.split()).replace("|", "\\|")
