"""Folders of articles: each file in its order, and the folders of the THUCNews corpus."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from archives import OTHER, PROSE, page, response
from cnnews_parse import (
    EncodingError,
    InputError,
    Outcome,
    parse,
    parse_all,
    parse_text,
)

TEXT = f"某队客场取胜\n\u3000\u3000某镇体育讯\u3000\u3000{PROSE}\n\u3000\u3000{OTHER}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with files and folders of several kinds."""
    files = {
        "b.html": page(1).encode(),
        "a/2.txt": TEXT.encode("gbk"),
        "a/10.txt": TEXT.encode(),
        "c/dump.csv": f"title,content\n某厂,{PROSE}\n某镇,{OTHER}\n".encode(),
        "c/crawl.warc": response(0) + response(1),
        "d.png": b"\x89PNG\r\n\x1a\n" + bytes(30),
        ".hidden": b"x",
        ".git/config": b"x",
    }
    for name, data in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    return tmp_path


def test_files_are_read_in_the_order_of_their_names(folder: Path) -> None:
    """Each as `parse_all` reads it, its path from the folder in front of the position."""
    found = list(parse_all(folder))
    assert [each.position for each in found] == [
        "a/10.txt",
        "a/2.txt",
        "b.html",
        "c/crawl.warc, record 1",
        "c/crawl.warc, record 2",
        "c/dump.csv, row 1",
        "c/dump.csv, row 2",
        "d.png",
    ]
    assert [each.article for each in found if each.error] == [None]
    assert str(found[-1].error).startswith(f"{folder}/d.png: the input is a PNG picture")
    assert found[2].unwrap().to_dict() == parse(folder / "b.html").to_dict()
    alone = [each.unwrap().to_dict() for each in parse_all(folder / "c/dump.csv")]
    assert [each.unwrap().to_dict() for each in found[5:7]] == alone


def test_folders_are_read_lazily(folder: Path) -> None:
    """A file is opened when its turn comes."""
    found = parse_all(folder)
    first = next(found)
    (folder / "b.html").unlink()
    assert first.position == "a/10.txt"
    assert [each.position for each in itertools.islice(found, 1)] == ["a/2.txt"]


def test_links_do_not_go_in_circles(folder: Path) -> None:
    """A link to a folder is left out."""
    (folder / "a" / "again").symlink_to(folder, target_is_directory=True)
    assert len(list(parse_all(folder))) == 8


def test_what_is_wrong_with_a_folder(tmp_path: Path, folder: Path) -> None:
    """An empty one, or a name of no encoding, is an error of the call; an inner one is a value."""
    (tmp_path / "e").mkdir()
    with pytest.raises(InputError, match="the folder is empty"):
        next(parse_all(tmp_path / "e"))
    assert str(list(parse_all(tmp_path))[-1].error).endswith("/e: the folder is empty")
    with pytest.raises(EncodingError):
        next(parse_all(folder, encoding="klingon"))


# THUCNews


def corpus(tmp_path: Path, category: str, name: str, text: str = TEXT) -> Path:
    """A file of the corpus."""
    file = tmp_path / category / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, "utf-8")
    return file


def test_the_folder_of_the_corpus_is_the_category(tmp_path: Path) -> None:
    """With the headline from the first line, and evidence for both."""
    file = corpus(tmp_path, "体育", "7.txt")
    article = parse(file)
    assert (article.title, article.categories) == ("某队客场取胜", ("体育",))
    (evidence,) = article.evidence_of("categories")
    assert (evidence.mark, evidence.words) == ("name of the folder", "体育")
    assert article.text == f"某镇体育讯\u3000\u3000{PROSE}\n{OTHER}"
    assert "".join(piece.text for piece in article.account()).split() == TEXT.split()
    (found,) = parse_all(tmp_path)
    assert found == Outcome(name=str(file), position="体育/7.txt", article=article)


@pytest.mark.parametrize(
    ("category", "name", "text"),
    [
        ("足球", "7.txt", TEXT),
        ("体育", "notes.txt", TEXT),
        ("体育", "7.text", TEXT),
        ("体育", "7.txt", TEXT.replace("\u3000\u3000", "")),
        ("体育", "7.txt", f"\u3000\u3000{TEXT}"),
    ],
)
def test_no_category_is_invented(tmp_path: Path, category: str, name: str, text: str) -> None:
    """Another folder, another name or another text is not of the corpus."""
    assert parse(corpus(tmp_path, category, name, text)).categories == ()
    assert parse_text(TEXT).categories == ()


def test_a_site_known_by_its_marks_goes_before_the_folder(tmp_path: Path) -> None:
    """And a page in such a folder is a page."""
    file = corpus(tmp_path, "体育", "7.txt", page(3))
    assert (parse(file).format, parse(file).categories) == ("html", ())
