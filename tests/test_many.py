"""Files that hold many articles: every record in its order, none lost to a bad neighbour."""

from __future__ import annotations

import csv
import io
import itertools
import json
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cnnews_parse import (
    BinaryInput,
    CnnewsParseError,
    EmptyInput,
    EncodingError,
    ExtractionError,
    InputError,
    LimitExceeded,
    Limits,
    Outcome,
    parse,
    parse_all,
    parse_text,
)
from cnnews_parse.cli import main
from cnnews_parse.splitting import plan_of
from goldens import PAGES

PROSE = "某厂日前投产，年产量达到三万吨，工人们都很高兴。"


def record(number: int) -> dict[str, str]:
    """A record with brackets, quotation marks and backslashes in its text."""
    return {"title": f"某厂投产{number}", "content": f'{PROSE}{{["\\\n{number}'}


def written(value: object, indent: int | None = None) -> str:
    """JSON as Chinese collectors write it."""
    return json.dumps(value, ensure_ascii=False, indent=indent)


def table(mark: str) -> str:
    """A table whose cells hold newlines and quotation marks."""
    target = io.StringIO()
    rows = csv.writer(target, delimiter=mark, lineterminator="\n")
    rows.writerow(["title", "content"])
    rows.writerows([[f"某厂{n}", f'{PROSE}\n"{mark}\n{n}'] for n in range(3)])
    return target.getvalue()


def corpus() -> str:
    """Documents of a search engine's corpus."""
    return "".join(
        f"<doc>\n<url>http://a.example/{n}?a&b</url>\n<contenttitle>某厂{n}</contenttitle>\n"
        f"<content>{PROSE}{n}</content>\n</doc>\n"
        for n in range(3)
    )


def feed() -> str:
    """A feed; the text of an entry looks like the end of one."""
    items = "\n".join(
        f"<item><title>某厂{n}</title><description><![CDATA[<p>{PROSE}</item>{n}</p>]]></description>"
        f"<!-- <item> --></item>"
        for n in range(3)
    )
    return f"<?xml version='1.0'?><rss><channel><title>某网</title>{items}</channel></rss>"


def json_feed() -> str:
    """A JSON Feed."""
    items = [{"id": n, "title": f"某厂{n}", "content_text": f"{PROSE}]{n}"} for n in range(3)]
    version = "https://jsonfeed.org/version/1.1"
    return written({"version": version, "title": "某网", "items": items, "expired": False})


RECORDS = [record(n) for n in range(3)]
FILES = {
    "line": "\n".join(map(written, RECORDS)) + "\n",
    "record of a list": written(RECORDS),
    "record of an indented list": written(RECORDS, indent=2),
    "record in an envelope": written({"code": 0, "data": {"n": [], "list": RECORDS}, "x": [1]}),
    "record by its number": written({str(n): each for n, each in enumerate(RECORDS)}),
    "record behind record": "\n".join(written(each, indent=2) for each in RECORDS),
    "row of CSV": table(","),
    "row of TSV": table("\t"),
    "line with a label": "".join(f"体育\t{PROSE}{n}\n" for n in range(3)),
    "record of a corpus": corpus(),
    "entry": feed(),
    "entry of JSON": json_feed(),
}


@pytest.fixture
def outcomes(tmp_path: Path) -> Callable[..., list[Outcome]]:
    """What `parse_all` gives for some bytes."""

    def read(data: bytes, limits: Limits | None = None) -> list[Outcome]:
        file = tmp_path / "dump"
        file.write_bytes(data)
        return list(parse_all(file, limits=limits or Limits()))

    return read


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "big5hkscs", "utf-16"])
@pytest.mark.parametrize("kind", FILES)
def test_every_record_is_read(
    kind: str, encoding: str, outcomes: Callable[..., list[Outcome]]
) -> None:
    """In its order, with its position, in the encoding of the file."""
    text = FILES[kind]
    if encoding == "big5hkscs":  # 功 許 蓋 end in a backslash there
        text = text.translate(str.maketrans("厂产达万吨们兴", "功許蓋萬噸們興"))
    found = outcomes(text.encode(encoding))
    unit = kind.split(maxsplit=1)[0]
    assert [each.position for each in found] == [f"{unit} {n}" for n in (1, 2, 3)]
    articles = [each.unwrap() for each in found]
    assert [article.text[-1] for article in articles] == ["0", "1", "2"] or unit == "entry"
    assert all(article.text[:1] == "某" for article in articles)
    assert len({article.encoding for article in articles}) == 1
    assert articles[0].encoding_evidence != "argument"


@pytest.mark.parametrize("kind", FILES)
def test_records_read_as_files_of_their_own(
    kind: str, outcomes: Callable[..., list[Outcome]]
) -> None:
    """An article is the same whether its record stands alone or among others."""
    text = FILES[kind]
    data = text.encode()
    plan = plan_of(_form(text), data, "utf-8")
    assert plan is not None
    alone = [parse_text(each.data.decode()) for each in plan.records([data], 10_000)]
    among = [each.unwrap() for each in outcomes(data)]
    assert [each.blocks for each in among] == [each.blocks for each in alone]
    assert [each.title for each in among] == [each.title for each in alone]


def _form(text: str) -> str:
    forms = (("<doc>", "sogou"), ("<?xml", "feed"), ('{"version"', "feed"))
    return next((form for start, form in forms if text.startswith(start)), "records")


@pytest.mark.parametrize("kind", FILES)
def test_what_stands_before_a_cut_is_delivered(kind: str) -> None:
    """Cut anywhere, a file gives its whole records first and at most one error behind them.

    Files are cut here as `parse_all` cuts them; what parsing makes of a record is tested above.
    """
    data = FILES[kind].encode()
    whole = _data(data, kind)
    counts = [0]
    for end in range(1, len(data) + 1):
        part = _data(data[:end], kind)
        done = [each for each in part if each in whole]
        assert part[: len(done)] == whole[: len(done)]
        assert len(part) - len(done) <= 1
        counts.append(len(done))
    assert counts == sorted(counts)
    assert counts[len(data) * 2 // 3] >= 1
    assert counts[-1] == 3


def _data(data: bytes, kind: str) -> list[bytes]:
    plan = plan_of(_form(FILES[kind]), data, "utf-8")
    return [each.data for each in plan.records([data], 10_000)] if plan else []


@pytest.mark.parametrize("kind", FILES)
def test_file_cut_off_is_read_as_far_as_it_goes(
    kind: str, outcomes: Callable[..., list[Outcome]]
) -> None:
    """No foreign error at any byte, and all titles that were whole are there."""
    data = FILES[kind].encode()
    titles = [each.unwrap().title for each in outcomes(data)]
    for end in range(0, len(data), 7):
        found = outcomes(data[:end])
        read = [each.article.title for each in found if each.article]
        assert read[:-1] == titles[: max(0, len(read) - 1)]
        assert all(str(each.error) for each in found if each.error)


def test_bad_records_cost_themselves_alone(outcomes: Callable[..., list[Outcome]]) -> None:
    """An error says where; blank lines are no records."""
    good = written(record(1))
    lines = (good, '{"title": "某', "", "no record", good, '{"a": 1}', good)
    found = outcomes("\n".join(lines).encode())
    read = {each.position for each in found if each.article}
    assert read == {"line 1", "line 5", "line 7"}
    errors = [each.error for each in found if each.error]
    assert [str(error).partition(": ")[0].rpartition(", ")[2] for error in errors] == [
        "line 2",
        "line 4",
        "line 6",
    ]
    assert pickle.loads(pickle.dumps(errors[0])).args == errors[0].args  # noqa: S301 (ours)


def test_records_above_the_limit(outcomes: Callable[..., list[Outcome]]) -> None:
    """They are errors; those around them are read."""
    for huge in (FILES["line"], FILES["record of a list"], FILES["record of a corpus"]):
        data = huge.replace(f"{PROSE}1", PROSE * 500).replace("\\\\\\n1", PROSE * 500).encode()
        found = outcomes(data, Limits(bytes=5_000))
        assert [type(each.error) for each in found] == [type(None), LimitExceeded, type(None)]


def test_entries_know_their_channel(outcomes: Callable[..., list[Outcome]]) -> None:
    """The head of a feed goes with each of its entries."""
    for text in (feed(), json_feed()):
        assert [each.unwrap().site for each in outcomes(text.encode())] == ["某网"] * 3


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.parent.name)
def test_file_of_one_article_gives_one_outcome(page: Path) -> None:
    """It is that of `parse`; of a web archive it has the number of its record."""
    found = list(parse_all(page))
    assert [each.position for each in found] == ["record 5" if page.suffix == ".warc" else "file"]
    assert found[0].unwrap().to_dict() == parse(page).to_dict()


def test_article_with_lists_in_it_is_one(outcomes: Callable[..., list[Outcome]]) -> None:
    """Pictures and parts are no articles."""
    parts = [{"title": "甲", "src": "a"}, {"title": "乙", "src": "b"}]
    for key in ("images", "slides"):
        found = outcomes(written({key: parts, **record(1)}).encode())
        assert [each.position for each in found] == ["file"]
        assert found[0].unwrap().title == "某厂投产1"


def test_address_is_that_of_the_one_article(tmp_path: Path) -> None:
    """Records have their own, or none."""
    file = tmp_path / "a"
    file.write_text(written(record(1)), "utf-8")
    assert next(parse_all(file, url="http://a.example/")).unwrap().url == "http://a.example/"
    file.write_text(FILES["line"], "utf-8")
    assert {each.unwrap().url for each in parse_all(file, url="http://a.example/")} == {None}


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    """What is wrong with the file raises, what is wrong in it does not."""
    file = tmp_path / "a"
    with pytest.raises(InputError, match="No such file"):
        next(parse_all(file))
    with pytest.raises(InputError, match="the folder is empty"):
        next(parse_all(tmp_path))
    file.write_bytes(b"")
    assert [type(each.error) for each in parse_all(file)] == [EmptyInput]
    file.write_bytes(b"abc")
    with pytest.raises(EncodingError, match="a: 'klingon'"):
        next(parse_all(file, encoding="klingon"))
    file.write_bytes(b"%!PS-Adobe-3.0\n" + bytes(50))
    assert [type(each.error) for each in parse_all(file)] == [BinaryInput]
    file.write_bytes(PROSE.encode() * 9)
    (found,) = parse_all(file, limits=Limits(bytes=50))
    assert isinstance(found.error, LimitExceeded)


def test_outcomes_are_made_as_they_are_asked_for(tmp_path: Path) -> None:
    """The first comes before the file is read."""
    file = tmp_path / "a"
    file.write_text(FILES["line"] * 20_000, "utf-8")
    assert [each.position for each in itertools.islice(parse_all(file), 2)] == ["line 1", "line 2"]


def test_outcome_is_an_article_or_an_error() -> None:
    """Exactly one of the two."""
    article, error = parse_text(f"某厂投产\n{PROSE}"), EmptyInput()
    assert Outcome(position="file", article=article).unwrap() is article
    with pytest.raises(EmptyInput):
        Outcome(position="file", error=error).unwrap()
    for both in ({}, {"article": article, "error": error}):
        with pytest.raises(ValueError, match="article or an error"):
            Outcome(position="file", **both)  # type: ignore[arg-type]


def test_command_prints_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Articles on one stream, errors with their positions on the other."""
    good, bad = tmp_path / "good.jsonl", tmp_path / "bad.jsonl"
    good.write_text(FILES["line"], "utf-8")
    bad.write_text(f"{FILES['line']}no record\n", "utf-8")
    assert main(["--all", str(good)]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 3
    assert main(["--all", str(bad), str(tmp_path / "missing"), str(good)]) == 1
    printed = capsys.readouterr()
    assert [json.loads(line)["title"] for line in printed.out.splitlines()] == [
        each["title"] for each in RECORDS
    ] * 2
    first, second = printed.err.splitlines()
    assert first.startswith(f"cnnews-parse: {bad}, line 4: ")
    assert "missing: No such file" in second


_NASTY = st.text(st.sampled_from('{}[]",:\\\n\r\t 功許蓋甲\U00020000é0a'), max_size=12)
_VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), _NASTY),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(_NASTY, inner, max_size=3)
    ),
    max_leaves=8,
)
_CODECS = st.sampled_from(["utf-8", "gb18030", "utf-16-le", "utf-32-be"])


def pieces(data: bytes, size: int) -> Iterator[bytes]:
    """The bytes in chunks of a size."""
    return (data[at : at + size] for at in range(0, len(data), size))


def cut(text: str, codec: str, size: int) -> list[str]:
    """The records of a text, in chunks of a size."""
    data = text.encode(codec)
    plan = plan_of("records", data, codec)
    assert plan is not None
    found = list(plan.records(pieces(data, size), 1_000_000))
    assert [each.error for each in found if each.error] == []
    return [each.data.decode(plan.encoding) for each in found]


@given(
    st.lists(_VALUES, min_size=1, max_size=6),
    st.integers(1, 64),
    _CODECS,
    st.sampled_from([None, 2]),
)
@settings(max_examples=150, deadline=None)
def test_lists_come_apart_at_their_items(
    values: list[object], size: int, codec: str, indent: int | None
) -> None:
    """Split and joined, a list of any values is the list again, wherever chunks end."""
    text = json.dumps(values, ensure_ascii=False, indent=indent)
    assert [json.loads(each) for each in cut(text, codec, size)] == values


@given(st.lists(st.dictionaries(_NASTY, _VALUES, max_size=3), min_size=2), st.integers(1, 64))
@settings(max_examples=100, deadline=None)
def test_lines_and_objects_come_apart(values: list[dict[str, object]], size: int) -> None:
    """So do objects on lines of their own, and indented ones behind each other."""
    lines = "\n".join(json.dumps(each, ensure_ascii=False) for each in values)
    assert [json.loads(each) for each in cut(lines, "utf-8", size)] == values


@given(
    st.lists(
        st.lists(_NASTY.map(lambda x: x.replace("\r", "")), min_size=2, max_size=2), min_size=1
    ),
    st.integers(1, 64),
    st.sampled_from(["utf-8", "gb18030"]),
    st.sampled_from([",", "\t"]),
)
@settings(max_examples=100, deadline=None)
def test_tables_come_apart_at_their_rows(
    rows: list[list[str]], size: int, codec: str, mark: str
) -> None:
    """Each row is read with the header above it; blank ones are none."""
    target = io.StringIO()
    writer = csv.writer(target, delimiter=mark, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerows([["title", "content"], *rows])
    found = cut(target.getvalue(), codec, size)
    assert [list(csv.reader(io.StringIO(each), delimiter=mark))[1] for each in found] == rows


@given(st.binary(max_size=300), st.integers(1, 64), st.sampled_from(["records", "feed", "sogou"]))
@settings(max_examples=200, deadline=None)
def test_cutting_noise_never_fails(noise: bytes, size: int, form: str) -> None:
    """And does not depend on where chunks end."""
    for codec in ("utf-8", "gb18030"):
        for start in (b"", b"[", b'{"', b"<rss><item>", b"<doc>"):
            data = start + noise
            plan = plan_of(form, data, codec)
            if plan is not None:
                whole = [each.data for each in plan.records([data], 1_000)]
                assert whole == [each.data for each in plan.records(pieces(data, size), 1_000)]


# the peak of this process alone: what `getrusage` tells has the parent's in it
_MEMORY = """
import re, sys
from cnnews_parse import parse_all
peaks = []
for number, outcome in enumerate(parse_all(sys.argv[1])):
    if number in (100, 400):
        with open("/proc/self/status") as status:
            peaks.append(re.search(r"VmHWM:\\s+([0-9]+)", status.read())[1])
print(outcome.position, *peaks)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="counts kilobytes as Linux does")
@pytest.mark.parametrize("kind", ["line", "record of a list", "record of a corpus"])
def test_memory_does_not_grow_with_the_file(kind: str, tmp_path: Path) -> None:
    """Twenty megabytes cost what the first five cost, within ten.

    Few long records, so that the test is quick: all of their text is cut, little of it is parsed.
    """
    file = tmp_path / "dump"
    noise = "甲乙，" * 5_000
    one = {
        "line": written({"noise": noise}) + "\n",
        "record of a list": written({"noise": noise}) + ",",
        "record of a corpus": f"<doc><docno>{noise}</docno></doc>",
    }[kind]
    head = FILES[kind].removesuffix("]") + ("," if "list" in kind else "")
    file.write_text(head + one * (20_000_000 // len(one.encode())), "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", _MEMORY, str(file)], capture_output=True, check=True, text=True
    )
    _, number, first, last = done.stdout.split()
    assert int(number) > 400
    assert int(last) - int(first) < 10_000
    assert int(last) < 200_000


def test_errors_of_cut_records_say_so(outcomes: Callable[..., list[Outcome]]) -> None:
    """A record without its end is no article."""
    text = corpus()
    found = outcomes(text[: text.rindex("</content>")].encode())
    assert isinstance(found[-1].error, ExtractionError)
    assert isinstance(found[-1].error, CnnewsParseError)
    assert [each.position for each in found] == ["record 1", "record 2", "record 3"]
