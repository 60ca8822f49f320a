"""Web archives (WARC): every capture that holds a document, and where one is broken, the rest."""

from __future__ import annotations

import gzip
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import brotli
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archives import NOISE, OTHER, PROSE, answer, chunked, page, record, response
from cnnews_parse import (
    BinaryInput,
    CnnewsParseError,
    EncodingError,
    InputError,
    LimitExceeded,
    Limits,
    ManyArticles,
    MissingExtra,
    Outcome,
    parse,
    parse_all,
    parse_bytes,
)
from cnnews_parse.unwrapping import Lost, unpacked
from cnnews_parse.unwrapping.warc import Capture, captures

FIVE = tuple(response(number) for number in range(5))
PACKED = tuple(gzip.compress(each, mtime=0) for each in FIVE)


def read(data: bytes, limit: int = 1_000_000, size: int | None = None) -> list[Capture]:
    """The captures of an archive that comes in chunks of a size."""
    size = size or len(data) or 1
    chunks = (data[at : at + size] for at in range(0, len(data), size))
    return list(captures(unpacked(chunks), limit))


def told(found: list[Capture]) -> list[int | str]:
    """The numbers of pages that were read, and what is said where one was not."""
    return [
        str(each.error) if each.error else int((each.url or "0.").split("/")[-1].split(".")[0])
        for each in found
    ]


@pytest.fixture
def outcomes(tmp_path: Path) -> Callable[..., list[Outcome]]:
    """What `parse_all` gives for some bytes."""

    def all_of(data: bytes, limits: Limits | None = None) -> list[Outcome]:
        file = tmp_path / "crawl.warc"
        file.write_bytes(data)
        return list(parse_all(file, limits=limits or Limits()))

    return all_of


@pytest.mark.parametrize(
    "data",
    [
        b"".join(FIVE),
        b"".join(PACKED),
        gzip.compress(b"".join(FIVE)),
        b"".join(FIVE).replace(b"\r\n", b"\n"),
        b"\r\n\r\n".join(FIVE),
    ],
    ids=["plain", "member by member", "in one member", "line ends of Unix", "blank lines"],
)
def test_every_page_is_read(data: bytes, outcomes: Callable[..., list[Outcome]]) -> None:
    """With its address and its encoding, whether packed by record, as a whole, or not."""
    if b"\r\n" not in data[:20] and data.startswith(b"WARC"):
        heads = data.count(b"Content-Length")
        data = b"".join(
            each.replace(b"\r\n", b"\n").replace(
                b"Content-Length: %d" % size, b"Content-Length: %d" % (size - 3)
            )
            for each in FIVE
            for size in [len(each.partition(b"\r\n\r\n")[2]) - 4]
        )
        assert heads == 5
    found = outcomes(data)
    assert [each.position for each in found] == [f"record {n}" for n in range(1, 6)]
    articles = [each.unwrap() for each in found]
    assert [article.title for article in articles] == [f"某厂投产{n}" for n in range(5)]
    assert [article.url for article in articles] == [each.url for each in found]
    assert found[3].url == "http://news.example.com/3.html"
    assert {article.encoding for article in articles} == {"gb18030"}
    for number, article in enumerate(articles):
        alone = parse_bytes(page(number).encode("gbk"))
        assert [piece.text for piece in article.account()] == [p.text for p in alone.account()]


@pytest.mark.parametrize("version", ["0.17", "0.18", "1.0", "1.1"])
def test_versions_read_the_same(version: str) -> None:
    """Only the first line differs."""
    assert told(read(record(answer(b"<p>"), version=version))) == [1]


def test_what_is_no_document_is_counted_and_left_out() -> None:
    """Requests, metadata, revisits, pictures, failures, rules for robots."""
    assert read(b"".join(NOISE)) == []
    (found,) = read(b"".join((*NOISE, FIVE[0])))
    assert found.number == len(NOISE) + 1


@pytest.mark.parametrize(
    "media_type",
    [
        "text/html", "TEXT/HTML; charset=gbk", "application/xhtml+xml", "text/plain", "text/xml",
        "application/rss+xml", "application/atom+xml", "application/json", "application/feed+json",
        "message/rfc822", "multipart/related", "",
    ],
)  # fmt: skip
def test_media_types_of_documents(media_type: str) -> None:
    """Text in the wide sense, and whatever states nothing."""
    assert len(read(record(answer(b"text", media_type)))) == 1
    assert len(read(record(b"text", "resource", media_type))) == 1
    assert len(read(record(b"text", "conversion", media_type))) == 1


def test_what_the_crawler_found_goes_before_what_the_server_said() -> None:
    """`WARC-Identified-Payload-Type` is what the bytes look like."""
    found = "WARC-Identified-Payload-Type: {}\r\n"
    assert read(record(answer(b"<p>"), more=found.format("image/png"))) == []
    assert len(read(record(answer(b"<p>", "image/png"), more=found.format("text/html")))) == 1


@pytest.mark.parametrize(
    ("stated", "url"),
    [
        ("<http://a.example/1>", "http://a.example/1"),
        ("urn:uuid:1", None),
        ("http://a.example/\ufffd.html", None),
        ("file:///home/1.html", None),
    ],
)
def test_only_addresses_of_the_web_are_told(stated: str, url: str | None) -> None:
    """Old versions of Wget write them in angle brackets."""
    assert read(record(b"text", "resource", "text/html", url=stated))[0].url == url


HTML = page(1).encode("gbk")


def coded(stated: str, content: bytes) -> bytes:
    """Content as a server sends it that states this."""
    form = stated.lower()
    if "gzip" in form:
        content = gzip.compress(content)
    elif "raw" in form:
        content = zlib.compress(content)[2:-4]
    elif "deflate" in form:
        content = zlib.compress(content)
    elif "br" in form:
        content = brotli.compress(content)
    return chunked(content) if "chunked" in form else content


CODINGS = (
    "Transfer-Encoding: chunked",
    "Content-Encoding: gzip",
    "Content-Encoding: x-gzip",
    "Content-Encoding: deflate",
    "X-Form: raw\r\ncontent-encoding: Deflate",
    "Content-Encoding: br",
    "Content-Encoding: gzip\r\nTransfer-Encoding: chunked",
    "Content-Encoding: identity",
)


@pytest.mark.parametrize("stated", CODINGS)
def test_content_is_made_bare(stated: str) -> None:
    """Chunks are joined and packed content unpacked, the last coding first."""
    (found,) = read(record(answer(coded(stated, HTML), more=f"{stated}\r\n")))
    assert (found.data, found.warnings, found.error) == (HTML, (), None)


@pytest.mark.parametrize("stated", CODINGS)
def test_content_that_is_bare_already_stays(stated: str) -> None:
    """Crawlers undo codings and keep the head that states them."""
    (found,) = read(record(answer(HTML, more=f"{stated}\r\n")))
    assert (found.data, found.warnings) == (HTML, ())


@pytest.mark.parametrize("stated", CODINGS[:-1])
def test_content_that_was_cut_off(stated: str) -> None:
    """It gives what is left, flagged where the coding shows it."""
    content = "".join(chr(0x4E00 + n * n % 9973) for n in range(30_000)).encode()
    data = coded(stated, content)
    (found,) = read(record(answer(data[: len(data) // 2], more=f"{stated}\r\n")))
    assert content.startswith(found.data)
    assert len(found.data) > 10_000
    assert found.warnings == ("the page was cut off before it was archived",)


@pytest.mark.parametrize("stated", CODINGS[:-1])
def test_content_is_bounded_once_it_is_bare(stated: str) -> None:
    """A bomb costs itself alone."""
    bomb = coded(stated, b"<p>" + bytes(3_000_000))
    data = record(answer(bomb, more=f"{stated}\r\n")) + FIVE[2]
    first, second = read(data, limit=1_000_000)
    assert isinstance(first.error, LimitExceeded)
    assert told([second]) == [2]


def test_unknown_codings_are_errors() -> None:
    """With the address; what follows is read."""
    first, second = read(record(answer(b"x", more="Content-Encoding: sdch\r\n")) + FIVE[2])
    assert str(first.error) == "the content is coded as sdch"
    assert first.url == "http://news.example.com/1.html"
    assert told([second]) == [2]


def test_what_the_crawler_cut_off_is_flagged(outcomes: Callable[..., list[Outcome]]) -> None:
    """An archive of Common Crawl keeps the first megabyte of a page and says so."""
    cut = record(answer(HTML), more="warc-truncated: length\r\n")
    (found,) = outcomes(cut)
    assert "the page was cut off before it was archived" in found.unwrap().warnings


def test_records_above_the_limit_are_errors() -> None:
    """They are passed over and not kept; large pictures are no errors."""
    big = record(answer(bytes(50_000)))
    picture = record(answer(bytes(50_000), "image/png"))
    found = read(FIVE[0] + big + picture + FIVE[1], limit=5_000)
    assert [type(each.error) for each in found] == [type(None), LimitExceeded, type(None)]
    assert [each.number for each in found] == [1, 2, 4]


# what is broken


@pytest.mark.parametrize("size", [7, 1000, None])
def test_a_damaged_member_costs_itself_alone(size: int | None) -> None:
    """Those before and behind it are read."""
    broken = bytearray(PACKED[2])
    broken[60:80] = b"\xff" * 20
    found = read(b"".join((*PACKED[:2], bytes(broken), *PACKED[3:])), size=size)
    numbers = [each for each in told(found) if isinstance(each, int)]
    errors = [each for each in told(found) if isinstance(each, str)]
    assert numbers == [0, 1, 3, 4]
    assert errors
    assert all("damaged" in each for each in errors)


def test_a_damaged_first_member_hides_no_archive(
    outcomes: Callable[..., list[Outcome]],
) -> None:
    """What it is shows in the next one."""
    found = outcomes(PACKED[0][:10] + b"\xff" * 40 + b"".join(PACKED[1:3]))
    assert "damaged" in str(found[0].error)
    titles = [each.article.title for each in found if each.article]
    assert titles == ["某厂投产1", "某厂投产2"]


def test_an_encoding_that_is_unknown_is_an_error_of_the_call(tmp_path: Path) -> None:
    """And not of each capture."""
    (tmp_path / "a.warc").write_bytes(FIVE[0])
    with pytest.raises(EncodingError):
        next(parse_all(tmp_path / "a.warc", encoding="klingon"))


def test_archives_of_the_old_kind_are_no_text() -> None:
    """ARC, which WARC followed, is refused and not read as prose."""
    data = b"filedesc://1.arc 0.0.0.0 20050614070144 text/plain 77\n1 0 X\n"
    with pytest.raises(BinaryInput, match="web archive of the old kind"):
        parse_bytes(data + page(1).encode())


def test_bytes_between_members_are_told() -> None:
    """Padding is none of them."""
    packed = [PACKED[0], b"\x00" * 40_000, PACKED[1], b"noise" * 7_000, PACKED[2]]
    assert told(read(b"".join(packed))) == [0, 1, "bytes that are no gzip", 2]


def test_noise_between_records_is_told() -> None:
    """Once, however much there is."""
    data = FIVE[0] + b"noise\r\n" * 10_000 + FIVE[1]
    assert told(read(data)) == [0, "no record begins here", 1]


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ((b"Content-Length: ", b"Content-Length: 9"), "the record is cut off with the file"),
        ((b"Content-Length: ", b"Content-Length: x"), "the record does not state its length"),
        ((b"Content-Length: ", b"Content-Lang: "), "the record does not state its length"),
        ((b"\r\n\r\n", b"\r\nX: " + b"x" * 40_000), "the head of the record has no end"),
    ],
)
def test_broken_heads_cost_themselves_alone(change: tuple[bytes, bytes], error: str) -> None:
    """The next record is found by its first line."""
    broken = FIVE[1].replace(*change, 1)
    assert told(read(FIVE[0] + broken + FIVE[2] + FIVE[3])) == [0, error, 2, 3]


def test_a_length_too_small_costs_no_other_record() -> None:
    """The rest of the record is noise."""
    size = len(FIVE[1].partition(b"\r\n\r\n")[2]) - 4
    short = FIVE[1].replace(b"Content-Length: %d" % size, b"Content-Length: %d" % (size - 9))
    assert told(read(FIVE[0] + short + FIVE[2])) == [0, 1, "no record begins here", 2]


@pytest.mark.parametrize("packed", [False, True])
def test_cut_anywhere_whole_records_are_delivered(packed: bool) -> None:
    """And what the cut fell into is one error."""
    records = PACKED if packed else FIVE
    data = b"".join(records[:3])
    starts = [0, len(records[0]), len(records[0] + records[1]), len(data)]
    for end in range(1, len(data), 7):
        whole = sum(start <= end for start in starts[1:])
        if not packed:  # the blank lines behind a record are none of it
            whole = sum(start - 4 <= end for start in starts[1:])
        found = told(read(data[:end]))
        numbers = [each for each in found if isinstance(each, int)]
        assert numbers == list(range(max(whole, len(numbers))))
        assert len(found) - len(numbers) <= 1


def test_many_lying_lengths_cost_in_line_with_them() -> None:
    """Twenty thousand records that claim to reach beyond the end are told in a few seconds."""
    head = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 900000000\r\n\r\n"
    found = read(head * 20_000, limit=10**9)
    assert {str(each.error) for each in found} == {"the record is cut off with the file"}


@given(st.lists(st.sampled_from([*FIVE, *NOISE, b"\r\n", b"WARC/1.0\r\n", b"HTTP/1.1 200 OK\r\n"])
                | st.binary(max_size=40), max_size=6),
       st.integers(1, 700), st.booleans(), st.integers(0, 99))  # fmt: skip
@settings(max_examples=200, deadline=None)
def test_any_archive_is_read_or_refused(
    parts: list[bytes], size: int, packed: bool, cut: int
) -> None:
    """No foreign error, and the same whatever the size of the chunks."""
    data = b"".join(gzip.compress(each, mtime=0) if packed else each for each in parts)
    data = data[: len(data) - cut]
    whole = read(data)
    assert [(each.number, each.data) for each in whole] == [
        (each.number, each.data) for each in read(data, size=size)
    ]


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_spoilt_archives_are_read_or_refused(data: st.DataObject) -> None:
    """With bytes changed anywhere."""
    whole = bytearray(b"".join(data.draw(st.sampled_from([FIVE, PACKED]))))
    for at in data.draw(st.lists(st.integers(0, len(whole) - 1), min_size=1, max_size=6)):
        whole[at] = data.draw(st.integers(0, 255))
    assert all(str(each.error) for each in read(bytes(whole)) if each.error)


# as documents


def test_an_archive_of_one_document_is_that_document(tmp_path: Path) -> None:
    """Whatever else was fetched with it."""
    file = tmp_path / "page.warc.gz"
    file.write_bytes(b"".join(map(gzip.compress, (*NOISE, FIVE[1]))))
    article = parse(file)
    assert (article.title, article.url) == ("某厂投产1", "http://news.example.com/1.html")
    (found,) = parse_all(file)
    assert found.unwrap().to_dict() == article.to_dict()


def test_an_archive_of_many_documents_is_refused_by_parse() -> None:
    """The error says how many, and names `parse_all`."""
    with pytest.raises(ManyArticles, match="holds 5 articles, not one; see parse_all"):
        parse_bytes(b"".join(FIVE))


def test_an_archive_without_documents_is_an_error(outcomes: Callable[..., list[Outcome]]) -> None:
    """For `parse`; `parse_all` finds nothing in it."""
    with pytest.raises(InputError, match="the web archive holds no document"):
        parse_bytes(b"".join(NOISE))
    with pytest.raises(InputError, match="cut off"):
        parse_bytes(FIVE[0][:-200])
    assert outcomes(b"".join(NOISE)) == []


def test_a_lost_neighbour_is_a_warning() -> None:
    """Of an archive with one document that can be read."""
    article = parse_bytes(FIVE[0] + FIVE[1][:-200])
    warning = "another record is lost: the record is cut off with the file"
    assert warning in article.warnings


def test_a_capture_of_many_articles_is_cut(outcomes: Callable[..., list[Outcome]]) -> None:
    """A feed in an archive gives its entries."""
    items = "".join(
        f"<item><title>某厂{n}</title><description>{PROSE}{n}</description></item>"
        for n in range(2)
    )
    feed = f"<?xml version='1.0'?><rss><channel><title>某网</title>{items}</channel></rss>"
    data = FIVE[0] + record(answer(feed.encode(), "application/rss+xml"))
    found = outcomes(data)
    assert [each.position for each in found] == [
        "record 1",
        "record 2, entry 1",
        "record 2, entry 2",
    ]
    assert [each.unwrap().title for each in found] == ["某厂投产0", "某厂0", "某厂1"]
    assert found[2].url == "http://news.example.com/1.html"


def test_errors_name_file_and_record(
    outcomes: Callable[..., list[Outcome]], tmp_path: Path
) -> None:
    """So that a line of a log is enough."""
    empty = record(answer(b" "), url="http://a.example/")
    found = outcomes(FIVE[0] + empty + FIVE[1])
    assert str(found[1].error) == f"{tmp_path}/crawl.warc, record 2: the input holds no text"
    assert found[1].url == "http://a.example/"


def test_the_charset_of_the_server_is_weighed() -> None:
    """Where the bytes are few it tells; where it lies, they win."""
    short = "台灣新聞".encode("big5")
    for charset in ("big5", "gbk"):
        data = record(answer(short, f"text/plain; charset={charset}"))
        (found,) = read(data)
        assert found.charset == charset
    told_big5 = parse_bytes(record(answer(_text("big5"), "text/plain; charset=big5")))
    assert told_big5.encoding_evidence == "labelled big5, widened to big5hkscs"
    lied_to = parse_bytes(record(answer(_text("gbk"), "text/plain; charset=iso-8859-1")))
    assert lied_to.encoding == "gb18030"
    assert lied_to.encoding_evidence == "labelled iso-8859-1, but reads better as gb18030"


def _text(encoding: str) -> bytes:
    return f"工廠開工\n{OTHER}\n".translate(str.maketrans("绍届还镇", "文且又村")).encode(
        encoding, "ignore"
    )


def test_without_the_library_the_error_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, outcomes: Callable[..., list[Outcome]]
) -> None:
    """And nothing foreign is raised."""
    monkeypatch.setitem(sys.modules, "fastwarc.warc", None)
    for act in (lambda: parse_bytes(FIVE[0]), lambda: outcomes(FIVE[0])):
        with pytest.raises(MissingExtra, match=r"pip install 'cnnews_parse\[warc\]'"):
            act()


def test_losses_are_values() -> None:
    """They stand among the pieces, at their place."""
    found = list(unpacked([PACKED[0] + PACKED[1][:50]]))
    assert [type(each) for each in found] in ([bytes, Lost], [bytes, bytes, Lost])
    assert isinstance(found[-1], Lost)
    assert isinstance(found[-1].error, CnnewsParseError)
