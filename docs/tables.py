"""Tables that the documentation takes from the code, so that a new source needs no line in it."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from typing import Any

FORMATS = "<!-- table of formats -->"
SITES = "<!-- table of sites -->"
REPAIRS = "<!-- table of repairs -->"
REASONS = "<!-- table of reasons -->"


def on_page_markdown(markdown: str, **_: Any) -> str:
    """Put the tables where a page asks for them; called by mkdocs for each page."""
    if FORMATS in markdown:
        markdown = markdown.replace(FORMATS, "\n".join(formats()))
    if SITES in markdown:
        markdown = markdown.replace(SITES, "\n".join(sites()))
    if REPAIRS in markdown:
        markdown = markdown.replace(REPAIRS, "\n".join(repairs()))
    if REASONS in markdown:
        markdown = markdown.replace(REASONS, "\n".join(reasons()))
    return markdown


def reasons() -> Iterator[str]:
    """One row a reason for leaving a piece out: its value and its meaning."""
    yield "| reason | what is left out |"
    yield "| --- | --- |"
    for each in importlib.import_module("cnnews_parse").Reason:
        yield f"| `{each.value}` | {each.meaning} |"


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


def repairs() -> Iterator[str]:
    """One row a rule, in their order: its name, why the damage happens, what it fixes and leaves."""
    yield "| rule | what it does | fixes | leaves |"
    yield "| --- | --- | --- | --- |"
    for each in importlib.import_module("cnnews_parse.rules").RULES:
        found, right = next(iter(each.fixes.items()))
        about = _plain(" ".join(each.about.partition("\n\n")[0].split()))
        fixes = f"{_code(found)} → {_code(right)}"
        yield f"| `{each.name}` | {about} | {fixes} | {_code(each.leaves[0])} |"


def _code(text: str) -> str:
    """An example as code in a cell: what cannot be seen, or would end the cell, by code points."""
    shown = (
        each if each.isprintable() and each not in "`|" else f"<U+{ord(each):04X}>" for each in text
    )
    return f"`` {''.join(shown)} ``"


def _plain(text: str) -> str:
    """Words in a cell that are no markup, whatever they hold."""
    for character, name in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("|", "&#124;")):
        text = text.replace(character, name)
    return text


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
