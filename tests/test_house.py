"""The rules of the house that no tool knows."""

from __future__ import annotations

import ast
import importlib
import importlib.metadata
import inspect
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from types import FunctionType, ModuleType

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "cnnews_parse"
DOORS = ("cnnews_parse", "cnnews_parse.extend")
KNOWING = ("sites", "formats", "rules")
LONGEST = 500


def knowing_files() -> list[Path]:
    """The files that hold what we know of sites, formats and repairs."""
    return sorted(path for folder in KNOWING for path in (PACKAGE / folder).rglob("*.py"))


def imported(path: Path) -> Iterator[str]:
    """The modules that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "." * node.level + (node.module or "")


def extractor_modules() -> list[str]:
    """The modules of sites and formats, by their full names."""
    return [
        f"cnnews_parse.{folder}.{each.name}"
        for folder in ("sites", "formats")
        for each in pkgutil.iter_modules([str(PACKAGE / folder)])
    ]


def rank(name: str) -> tuple[int, str]:
    """Constants first, then classes, then functions; in each by name, as ruff sorts them."""
    return (0 if name.isupper() else 1 if name[0].isupper() else 2, name)


def public_names() -> list[tuple[str, str]]:
    """The names that the two doors offer, each with its door."""
    doors = [(door, importlib.import_module(door)) for door in DOORS]
    return [(door, name) for door, module in doors for name in module.__all__]


@pytest.mark.parametrize("door", DOORS)
def test_all_is_whole_and_sorted(door: str) -> None:
    """`__all__` names what the door imports for its readers, and all of it is there."""
    module = importlib.import_module(door)
    imports = [node for node in ast.walk(tree_of(module)) if isinstance(node, ast.ImportFrom)]
    ours = [node for node in imports if (node.module or "").startswith("cnnews_parse.")]
    brought = {name.asname or name.name for node in ours for name in node.names}
    assert brought == {name for name in module.__all__ if not name.startswith("__")}
    assert [name for name in module.__all__ if not hasattr(module, name)] == []
    assert list(module.__all__) == sorted(set(module.__all__), key=rank)


def tree_of(module: ModuleType) -> ast.Module:
    """The source of a module, parsed."""
    return ast.parse(inspect.getsource(module))


@pytest.mark.parametrize(("door", "name"), public_names())
def test_every_public_name_has_a_docstring(door: str, name: str) -> None:
    """Classes, their members and functions say what they are, and show it; overrides inherit."""
    value = getattr(importlib.import_module(door), name)
    if not isinstance(value, type | FunctionType):
        return  # an alias of types or a constant: told where it is defined
    named = {n: v for n, v in vars(value).items() if not n.startswith("_")}
    documented = (FunctionType, property, classmethod, staticmethod)
    members = [n for n, v in named.items() if isinstance(v, documented)]
    assert ">>>" in (value.__doc__ or ""), "no example in the docstring"
    assert [n for n in members if not inspect.getdoc(getattr(value, n))] == []


@pytest.mark.parametrize("module", extractor_modules())
def test_modules_of_sites_and_formats_have_an_extractor(module: str) -> None:
    """A file is found by its name and counts by its `EXTRACTOR`, which bears the same name."""
    extractor = importlib.import_module(module).EXTRACTOR
    assert extractor.name == module.rpartition(".")[2]
    assert callable(extractor.sniff)
    assert callable(extractor.extract)


@pytest.mark.parametrize("path", knowing_files(), ids=lambda p: f"{p.parent.name}/{p.name}")
def test_what_we_know_imports_the_contributors_door_alone(path: Path) -> None:
    """A source of ours is written as one of an outside package would be.

    Rules may share what they know with one another: their order binds them together.
    """
    ours = {name for name in imported(path) if name.startswith((".", "cnnews_parse"))}
    if path.parent == PACKAGE / "rules":
        ours = {name for name in ours if not name.startswith("cnnews_parse.rules")}
    assert ours <= {"cnnews_parse.extend"}


@pytest.mark.parametrize(
    "path", sorted(PACKAGE.rglob("*.py")), ids=lambda p: str(p.relative_to(PACKAGE))
)
def test_files_can_be_read_in_one_sitting(path: Path) -> None:
    """No file of the package is longer than `LONGEST` lines."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


def test_the_version_is_told_in_the_changelog() -> None:
    """An Unreleased section stands on top, and the version of the package is named."""
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    headings = re.findall(r"^## (.*)$", changelog, re.MULTILINE)
    version = importlib.metadata.version("cnnews_parse")
    assert headings[0] == "Unreleased"
    assert re.search(rf"\b{re.escape(version)}\b", changelog)


def test_every_ignored_rule_has_its_reason() -> None:
    """A rule of ruff that is off says why, on its own line of `pyproject.toml`."""
    settings = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    lists = re.findall(r"^(?:ignore|\"[^\"]+\") = \[\n(.*?)^\]", settings, re.MULTILINE | re.DOTALL)
    lines = [line for each in lists for line in each.splitlines()]
    assert lines
    assert [line for line in lines if not re.search(r"\",\s+# \S", line)] == []


@pytest.mark.parametrize("heading", ["Run the tests", "Try it"])
def test_the_readme_has_the_blocks_that_ci_runs(heading: str) -> None:
    """What the README tells a reader to type is what the checks type."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    section = readme.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    assert re.search(r"^```\w*\n.+?^```$", section, re.MULTILINE | re.DOTALL)
