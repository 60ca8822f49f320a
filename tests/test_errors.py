"""Bad input gives an error of ours that names the input, and nothing else."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from cnnews_parse import (
    Article,
    BinaryInput,
    CnnewsParseError,
    EmptyInput,
    EncodingError,
    InputError,
    LimitExceeded,
    Limits,
    ManyArticles,
    MissingExtra,
    NotAnArticle,
    RecordError,
    UnknownFormat,
    parse,
    parse_bytes,
    parse_text,
)
from cnnews_parse.model import errors

_PAGE = "某市发布新规\n\u3000\u3000某市今天发布新规，明年一月一日起施行。".encode()


def test_missing_file(tmp_path: Path) -> None:
    """The name of the file stands in front."""
    missing = tmp_path / "missing.html"
    with pytest.raises(InputError, match="No such file") as caught:
        parse(missing)
    assert str(caught.value).startswith(str(missing))
    assert caught.value.name == str(missing)


def test_directory(tmp_path: Path) -> None:
    """A directory is no document."""
    with pytest.raises(InputError, match="directory"):
        parse(tmp_path)


@pytest.mark.parametrize("data", [b"", b" \r\n\t", "\ufeff\u3000\n".encode()])
def test_empty_file(tmp_path: Path, data: bytes) -> None:
    """White space alone is no text either."""
    file = tmp_path / "empty.txt"
    file.write_bytes(data)
    with pytest.raises(EmptyInput, match=r"empty\.txt: the input holds no text"):
        parse(file)


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04" + bytes(50),
        b"\x89PNG\r\n\x1a\n" + bytes(50),
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    ],
)
def test_binary_file(data: bytes) -> None:
    """The error says what the bytes look like."""
    with pytest.raises(BinaryInput, match="not text"):
        parse_bytes(data)


@pytest.mark.parametrize("encoding", ["klingon", "rot13", "base64", ""])
def test_wrong_encoding_argument(encoding: str) -> None:
    """Only encodings of text are taken."""
    with pytest.raises(EncodingError, match="no text encoding"):
        parse_bytes(_PAGE, encoding=encoding)


def test_unknown_format() -> None:
    """An outline of feeds is no plain text; the error lists who was asked."""
    with pytest.raises(UnknownFormat, match="plain_text"):
        parse_text('<?xml version="1.0"?><opml><outline/></opml>')


def test_no_article() -> None:
    """A page without prose is refused."""
    with pytest.raises(NotAnArticle):
        parse_text("<html><body><ul><li><a href='/1'>首页</a></li></ul></body></html>")


def test_limits() -> None:
    """Size, depth and number of elements are bounded, and the error has the figures."""
    with pytest.raises(LimitExceeded) as caught:
        parse_bytes(_PAGE, limits=Limits(bytes=10))
    assert (caught.value.limit, caught.value.allowed, caught.value.found) == (
        "bytes",
        10,
        len(_PAGE),
    )
    deep = "<div>" * 300 + "某市今天发布新规，明年一月一日起施行。" * 5
    with pytest.raises(LimitExceeded, match="depth"):
        parse_text(deep, limits=Limits(depth=100))
    with pytest.raises(LimitExceeded, match="nodes"):
        parse_text("<p>某市今天发布新规，明年起施行。</p>" * 50, limits=Limits(nodes=20))


def test_deep_pages_are_read() -> None:
    """Nesting below the limit loses nothing."""
    sentence = "某市今天发布新规，明年一月一日起施行，市民可以在网上办理。"
    article = parse_text("<div>" * 1900 + f"<p>{sentence}</p><p>{sentence[::-1]}</p>")
    assert sentence in article.text


@pytest.mark.parametrize(
    "record", [None, [], {}, {"schema": 1, "title": 5, "zap": 1}, {"schema": 2}]
)
def test_other_records(record: object) -> None:
    """What `to_dict` did not make is refused."""
    with pytest.raises(RecordError):
        Article.from_dict(record)  # type: ignore[arg-type]


def test_errors_pickle() -> None:
    """A worker can send any error back, its facts and the name of its input with it."""
    samples = (
        InputError("gone"),
        EmptyInput(),
        BinaryInput("a ZIP archive"),
        ManyArticles(3),
        MissingExtra("a web archive", "warc"),
        LimitExceeded("bytes", 1, 2),
        EncodingError("klingon"),
        UnknownFormat(("html",)),
        errors.ExtractionError("html", "body"),
        NotAnArticle("html", "a list"),
        errors.Unfinished("gone"),
        errors.OutOfTime(60.0),
        errors.OutOfMemory(2**31),
        errors.WorkerDied(-11),
        errors.Unforeseen("IndexError", "list index out of range"),
        RecordError("schema"),
        errors.MissingReport(),
    )
    for error in samples:
        copy = pickle.loads(pickle.dumps(error.named("a.html")))  # noqa: S301 (our own bytes)
        assert type(copy) is type(error)
        assert (str(copy), vars(copy)) == (str(error), vars(error))
    named = {type(error) for error in samples} | {CnnewsParseError}
    mine = {each for each in vars(errors).values() if isinstance(each, type)}
    assert {each for each in mine if issubclass(each, CnnewsParseError)} == named
