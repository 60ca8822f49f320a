"""The page of each engine runs as it stands, and gives the records that `parse_many` gives.

Engines that are not installed are skipped. With `CNNEWS_PARSE_DOCUMENTS` more documents are read.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from cnnews_parse import Article, parse_many
from cnnews_parse.batch.rows import COLUMNS, row_of
from cnnews_parse.integrations.arrow import parse_table, table_schema
from goldens import PAGES

DOCS = Path(__file__).parents[1] / "docs" / "engines"
COUNT = int(os.environ.get("CNNEWS_PARSE_DOCUMENTS", "120"))
NEEDS = {
    "arrow": "pyarrow",
    "pandas": "pandas",
    "polars": "polars",
    "dask": "dask.dataframe",
    "ray": "ray.data",
    "datatrove": "datatrove",
    "datasets": "datasets",
    "spark": "pyspark.sql",
    "scrapy": "scrapy",
}
_FENCED = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)

Rows = list[dict[str, Any]]


def row_key(row: dict[str, Any]) -> tuple[str, str]:
    """What tells one row from another."""
    return Path(row["input"]).name, row["position"]


@pytest.fixture(scope="module")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with pages of every family, some that cannot be read, and their rows."""
    folder = tmp_path_factory.mktemp("engines")
    (folder / "pages").mkdir()
    singles = [page for page in PAGES if page.suffix in {".html", ".md", ".txt"}]
    for number in range(COUNT):
        page = singles[number % len(singles)]
        shutil.copy(page, folder / "pages" / f"{number:05}{page.suffix}")
    (folder / "pages" / "empty.txt").write_bytes(b"")
    (folder / "pages" / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    lines = [{"title": f"某厂{n}", "content": "某厂日前投产，年产量三万吨。"} for n in range(9)]
    dump = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    (folder / "pages" / "dump.jsonl").write_text(dump, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def expected(workplace: Path) -> Rows:
    """The rows that `parse_many` gives."""
    paths = sorted((workplace / "pages").iterdir())
    outcomes = parse_many(paths, workers=2)
    rows = [
        row_of(each.article, each)
        if each.article
        else {"input": each.name, "position": each.position, "error": type(each.error).__name__}
        for each in outcomes
    ]
    return sorted(map(comparable, rows), key=row_key)


def of_responses(workplace: Path) -> Rows:
    """The rows of pages that have an address; a response is one article."""
    paths = sorted((workplace / "pages").resolve().iterdir())
    inputs = [(path.as_uri(), path.read_bytes(), path.as_uri()) for path in paths]
    found = [row_of(each.article, each) for each in parse_many(inputs) if each.article]
    return sorted(map(comparable, (row for row in found if row["position"] == "file")), key=row_key)


def comparable(row: dict[str, Any]) -> dict[str, Any]:
    """A row of any engine: times in China Standard Time, ISO 8601, the input without its folder."""
    names = [*(column.name for column in COLUMNS), "error"]
    plain = {name: row.get(name) for name in names if row.get(name) not in (None, [])}
    zone = dt.timezone(dt.timedelta(hours=8))
    for name in ("published", "updated"):
        if isinstance(plain.get(name), dt.datetime):
            plain[name] = plain[name].astimezone(zone).isoformat()
    row = {name: plain.get(name) for name in names}
    if row["error"]:
        row["version"] = None
    return {**row, "input": Path(row["input"]).name}


def run_page(name: str, folder: Path) -> dict[str, Any]:
    """Run the examples of a page as they stand; the names that they leave."""
    text = (DOCS / f"{name}.md").read_text(encoding="utf-8")
    names: dict[str, Any] = {"__name__": "__main__"}
    for example in _FENCED.findall(text):
        exec(compile(example, f"{name}.md", "exec"), names)  # noqa: S102 (ours)
    return names


def of_table(names: dict[str, Any], folder: Path) -> Rows:
    """The rows of an Arrow table."""
    rows: Rows = names["articles"].to_pylist()
    return rows


def of_frame(names: dict[str, Any], folder: Path) -> Rows:
    """The rows of a frame of pandas."""
    import pyarrow as pa

    rows: Rows = pa.Table.from_pandas(names["articles"], preserve_index=False).to_pylist()
    return rows


def of_polars(names: dict[str, Any], folder: Path) -> Rows:
    """The rows of a frame of polars."""
    rows: Rows = names["articles"].to_dicts()
    return rows


def of_dataset(names: dict[str, Any], folder: Path) -> Rows:
    """The rows of a dataset."""
    rows: Rows = names["articles"].with_format("arrow")[:].to_pylist()
    return rows


def of_datatrove(names: dict[str, Any], folder: Path) -> Rows:
    """The documents that were written."""
    lines = [
        line for file in folder.glob("articles/*") for line in file.read_text("utf-8").splitlines()
    ]
    documents = list(map(json.loads, lines))
    return [{**each["metadata"], "text": each["text"]} for each in documents]


def of_scrapy(names: dict[str, Any], folder: Path) -> Rows:
    """The items that were exported."""
    return list(map(json.loads, (folder / "articles.jsonl").read_text("utf-8").splitlines()))


READ: dict[str, Callable[[dict[str, Any], Path], Rows]] = {
    "arrow": of_table,
    "pandas": of_frame,
    "polars": of_polars,
    "dask": of_frame,
    "ray": of_table,
    "datatrove": of_datatrove,
    "datasets": of_dataset,
    "spark": of_table,
    "scrapy": of_scrapy,
}
LEFT_OUT = ("datatrove", "scrapy")
"""Engines that drop what cannot be read."""


def child(name: str) -> None:
    """Run one page, and print its rows; in a process of its own, where engines can do as they like."""
    folder = Path.cwd()
    rows = READ[name](run_page(name, folder), folder)
    (folder / f"{name}.rows").write_text(json.dumps(list(map(comparable, rows))), encoding="utf-8")


def is_installed(name: str) -> bool:
    """Whether a module is there, and all that it needs outside Python."""
    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:
        return False


@pytest.mark.parametrize("name", NEEDS)
def test_engines_give_the_same_records(name: str, workplace: Path, expected: Rows) -> None:
    """Bit for bit; what cannot be read has its error, or is left out where the engine drops it."""
    if not is_installed(NEEDS[name]):
        pytest.skip(f"{NEEDS[name]} is not installed")
    if name == "spark" and not shutil.which("java"):
        pytest.skip("Spark needs Java")
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(filter(None, [str(Path(__file__).parent), *sys.path])),
        "RAY_USAGE_STATS_ENABLED": "0",
        "HF_HOME": str(workplace / "hf"),
        "PYSPARK_PYTHON": sys.executable,
    }
    code = f"import test_engines; test_engines.child({name!r})"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=workplace,
        env=environment,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()[-3000:]
    found = json.loads((workplace / f"{name}.rows").read_text("utf-8"))
    wanted = of_responses(workplace) if name == "scrapy" else expected
    if name in LEFT_OUT:
        wanted = [row for row in wanted if not row["error"]]
    assert sorted(found, key=row_key) == wanted


def test_each_engine_has_a_page_in_the_menu() -> None:
    """With the extra that brings it."""
    menu = (DOCS.parents[1] / "mkdocs.yml").read_text(encoding="utf-8")
    pages = sorted(page.stem for page in DOCS.glob("*.md"))
    assert pages == sorted(NEEDS)
    assert [name for name in pages if f"engines/{name}.md" not in menu] == []
    settings = (DOCS.parents[1] / "pyproject.toml").read_text(encoding="utf-8")
    for page in DOCS.glob("*.md"):
        (extra,) = re.findall(r"cnnews_parse\[(\w+)\]", page.read_text(encoding="utf-8"))
        assert re.search(rf"^{extra} = \[", settings, re.MULTILINE), extra


PAGE = "某厂投产\n\u3000\u3000某厂日前投产，年产量三万吨，工人们都很高兴。"


def test_tables_of_contents() -> None:
    """Bytes or text instead of paths, with names and addresses where they are known."""
    pa = pytest.importorskip("pyarrow")
    documents = pa.table(
        {
            "content": [PAGE.encode("gbk"), b"", PAGE.encode()],
            "name": ["a", "b", "c"],
            "url": ["https://news.example.com/1", None, None],
        }
    )
    for workers in (0, 1):
        rows = parse_table(documents, full=True, workers=workers).to_pylist()
        assert [row["input"] for row in rows] == ["a", "b", "c"]
        assert [row["url"] for row in rows] == ["https://news.example.com/1", None, None]
        assert [row["error"] for row in rows] == [None, "EmptyInput", None]
        assert Article.from_dict(json.loads(rows[0]["record"])).text == rows[0]["text"]
    unnamed = parse_table(pa.table({"content": [PAGE, PAGE]}))
    assert unnamed["input"].to_pylist() == ["row 0", "row 1"]
    assert unnamed.schema == table_schema()
    with pytest.raises(KeyError):
        parse_table(pa.table({"other": [1]}))


@pytest.mark.parametrize("name", ["pandas", "polars"])
def test_series_of_bytes(name: str) -> None:
    """Named by their index, or by their number."""
    library = pytest.importorskip(name)
    from cnnews_parse.integrations import frames

    series = library.Series([PAGE.encode(), PAGE.encode("gbk")])
    read = frames.parse_pandas if name == "pandas" else frames.parse_polars
    assert list(read(series)["title"]) == ["某厂投产", "某厂投产"]
    assert [str(each)[-1] for each in read(series)["input"]] == ["0", "1"]


def test_the_step_of_datatrove() -> None:
    """Pages become articles, their own metadata stay; what is none is counted and left out."""
    data = pytest.importorskip("datatrove.data")
    from cnnews_parse.integrations.datatrove import ParseArticles

    address = {"url": "https://news.example.com/1", "own": 7}
    pages = [
        data.Document(text="", id="empty"),
        data.Document(text=PAGE, id="page", metadata=address),
        data.Document(text=PAGE, id="page"),
    ]
    for workers in (0, 1):
        first, second = ParseArticles(workers=workers).run(iter(pages))
        assert (first.id, first.text, first.metadata["own"]) == (
            "page",
            PAGE.rsplit("\u3000", maxsplit=1)[-1],
            7,
        )
        assert first.metadata["url"] == "https://news.example.com/1"
        assert (second.metadata["title"], second.metadata["input"]) == ("某厂投产", "page")
