"""The benchmark is trusted with figures, so it is tested like the parser."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import adapters
import copied
import figures
import into_docs
import peers
import scoring
import transcoding
import worker
from gold import documents, gold, page_text

CHINA = dt.timezone(dt.timedelta(hours=8))
BODY = "南山镇的梨园今年第一次通了自来水。\n果农说，往年要挑三里路。"


@attrs.frozen(kw_only=True)
class Read:
    """What a parser of the tests gives back."""

    text: str = BODY
    title: str | None = None
    published: dt.datetime | None = None
    published_precision: str | None = None
    source: str | None = None
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()


def folder_with(folder: Path, **facts: Any) -> Path:
    """A folder of one document, whose right body is `BODY`."""
    spec: dict[str, Any] = {
        "id": "one",
        "family": "made/up",
        "file": "one.txt",
        "encoding": "utf-8",
        "gold": "one.gold",
        "title": None,
        "published": None,
        "source": None,
        "authors": [],
        "editors": [],
    }
    (folder / "one.txt").write_text(BODY, encoding="utf-8")
    (folder / "one.gold").write_text(BODY, encoding="utf-8")
    (folder / "spec.jsonl").write_text(json.dumps(spec | facts) + "\n", encoding="utf-8")
    return folder


def scored(folder: Path, read: Read, **facts: Any) -> scoring.Score:
    """The score of a parser that reads this, on a folder of one document."""
    (score,) = scoring.score(folder_with(folder, **facts), lambda _: read)
    return score


def test_white_space_and_width_do_not_matter_in_a_body(tmp_path: Path) -> None:
    """Line breaks, blanks and full-width letters are no difference."""
    read = Read(text=" ".join(BODY).replace("，", ","))
    assert scored(tmp_path, read).f1 == 1.0


def test_a_body_with_a_foreign_line_is_not_whole(tmp_path: Path) -> None:
    """Precision counts as well as recall, and the line is shown."""
    score = scored(tmp_path, Read(text=f"{BODY}\n点击下载客户端阅读全文"))
    assert 0.5 < score.f1 < scoring.WHOLE
    assert (score.missing, score.extra) == ([], ["点击下载客户端阅读全文"])


def test_repeated_passages_count_as_often_as_they_occur(tmp_path: Path) -> None:
    """A body that stands twice is no whole body."""
    assert scored(tmp_path, Read(text=f"{BODY}\n{BODY}")).f1 < 0.7


@given(st.text(), st.text())
def test_f1_is_a_share_and_does_not_depend_on_the_side(one: str, other: str) -> None:
    """F1 lies from 0 to 1, is 1 for equal texts, and is symmetric."""
    assert scoring.f1(one, one) == 1.0
    assert 0.0 <= scoring.f1(one, other) == scoring.f1(other, one) <= 1.0


@pytest.mark.parametrize(
    ("facts", "read", "field", "right"),
    [
        ({"title": "梨园通水"}, Read(title="　梨园通水 "), "title", True),
        ({"title": "梨园 通水"}, Read(title="梨园通水"), "title", False),
        ({"title": "甲", "title_ok": ["乙"]}, Read(title="乙"), "title", True),
        ({}, Read(title="梨园通水"), "title", False),
        ({"source": "某报", "source_ok": [None]}, Read(), "source", True),
        ({"source": "某报"}, Read(), "source", False),
        ({}, Read(source="某报"), "source", False),
        ({"authors": ["甲", "乙"]}, Read(authors=("乙", "甲")), "authors", True),
        ({"authors": ["甲", "乙"]}, Read(authors=("甲",)), "authors", False),
        ({"editors": ["甲"], "editors_ok": [[]]}, Read(), "editors", True),
        ({}, Read(editors=("甲",)), "editors", False),
    ],
)
def test_a_field_is_right_or_wrong(
    tmp_path: Path, facts: dict[str, Any], read: Read, field: str, right: bool
) -> None:
    """Titles and outlets are compared as strings, names as sets; nothing must be nothing."""
    assert scored(tmp_path, read, **facts).answers[field].right is right


def test_times_are_compared_in_china(tmp_path: Path) -> None:
    """A time late in the day at Greenwich belongs to the next day."""
    late = dt.datetime(2021, 3, 1, 18, 30, 59, tzinfo=dt.timezone.utc)
    read = Read(published=late, published_precision="second")
    answers = scored(tmp_path, read, published="2021-03-02T02:30:00+08:00").answers
    assert answers["day"].right
    assert answers["minute"].right


def test_a_day_alone_is_no_minute(tmp_path: Path) -> None:
    """00:00 that was not printed does not stand for midnight."""
    read = Read(published=dt.datetime(2021, 3, 2, tzinfo=CHINA), published_precision="day")
    answers = scored(tmp_path, read, published="2021-03-02T00:00+08:00").answers
    assert answers["day"].right
    assert not answers["minute"].right


def test_the_minute_is_asked_only_where_a_time_is_given(tmp_path: Path) -> None:
    """A document with a day alone, or without a date, is no document of the minute's column."""
    assert "minute" not in scored(tmp_path, Read(), published="2021-03-02").answers
    assert "minute" not in scored(tmp_path, Read()).answers


def test_an_error_counts_as_nothing_right(tmp_path: Path) -> None:
    """Who raises gets no credit for the fields that the document lacks."""

    def broken(page: Path) -> Read:
        raise ValueError(page.name)

    (score,) = scoring.score(folder_with(tmp_path), broken)
    assert score.f1 == 0.0
    assert not any(answer.right for answer in score.answers.values())
    assert list(figures.shortfalls([score])) == ["one: raised ValueError: one.txt"]


def test_tallies_tell_stated_fields_from_lacking_ones(tmp_path: Path) -> None:
    """A parser that never answers is right where there is nothing to say, and only there."""
    folder = folder_with(tmp_path, title="梨园通水", authors=["甲"])
    scores = scoring.score(folder, lambda _: Read())
    assert figures.tally(scores, "authors") == (0, 1)
    assert figures.tally(scores, "authors", stated=False) == (0, 0)
    assert figures.tally(scores, "editors", stated=False) == (1, 1)


@pytest.mark.parametrize("family", ["made", "made/up"])
def test_families_can_be_left_out(tmp_path: Path, family: str) -> None:
    """By the full name, or by its first part."""
    assert scoring.score(folder_with(tmp_path), lambda _: Read(), without=[family]) == []


def test_each_family_weighs_the_same(tmp_path: Path) -> None:
    """Two pages of one family against one of another: the means tell them apart."""
    (score,) = scoring.score(
        folder_with(tmp_path, title="梨园通水"), lambda _: Read(title="梨园通水")
    )
    wrong = dataclasses.replace(score, family="other", f1=0.0)
    scores = [score, score, wrong]
    assert figures.shares(scores)["F1"] == pytest.approx(2 / 3)
    assert figures.family_shares(scores)["F1"] == pytest.approx(1 / 2)
    assert "minute" not in figures.family_shares(scores)
    assert [line.split()[:3] for line in figures.family_table(scores)][-1] == [
        "mean",
        "over",
        "families",
    ]


def test_figures_can_be_printed_and_written(tmp_path: Path) -> None:
    """The record is plain JSON, and the tables name the family."""
    scores = scoring.score(folder_with(tmp_path, title="梨园通水"), lambda _: Read(text="空"))
    record = json.loads(json.dumps(figures.as_record(scores)))
    assert record["fields"]["title"] == {"all": [0, 1], "stated": [0, 1], "left_empty": [0, 0]}
    assert any(line.startswith("made ") for line in figures.family_table(scores))
    assert any("梨园通水" in line for line in figures.shortfalls(scores))
    assert next(iter(figures.worst_bodies(scores, 1))) == "one: F1 0.0000"
    assert len(list(figures.overview(scores))) == 9


PAGE = """<?xml version="1.0" encoding="gbk"?><html><body><h1>题</h1><div id="a">
<p>原标题：旧题</p><p>梨园<b>通</b>水了<!-- 注 -->。（更多）<script>x()</script></p>
<p>果农高兴<br>家家点灯</p><p class="ad">广告</p>尾声</div>页脚</body></html>"""


def test_gold_of_a_page_follows_its_paths(tmp_path: Path) -> None:
    """Dropped elements, scripts and whole credit lines go; tails and inline elements stay."""
    (tmp_path / "page.html").write_bytes(PAGE.encode("gbk"))
    spec: dict[str, Any] = {
        "file": "page.html",
        "encoding": "gbk",
        "content_xpath": ["//*[@id='a']", "//p[b]"],
        "drop_xpath": ["//*[@class='ad']"],
        "cut_text": ["（更多）"],
        "drop_text": ["原标题：.*"],
    }
    assert gold(tmp_path, spec).split("\n") == ["梨园通水了。", "果农高兴", "家家点灯", "尾声"]


def golden_folder(folder: Path) -> Path:
    """A folder of one page with its golden, in place of a list."""
    blocks = [
        {"kind": "Paragraph", "text": "梨园通水了。"},
        {"kind": "Image", "url": "a.png", "caption": "开闸"},
        {"kind": "Table", "rows": [["年", "吨"]]},
        {"kind": "List", "items": ["甲", "乙"], "ordered": False},
    ]
    golden = {
        "title": "通水",
        "published": "2021-03-01T00:00:00+08:00",
        "published_precision": "day",
        "source": None,
        "authors": [],
        "editors": ["李禾"],
        "encoding": "utf-8",
        "blocks": blocks,
    }
    place = folder / "sites" / "one"
    place.mkdir(parents=True)
    (place / "page.html").write_text("<p>梨园通水了。</p>", encoding="utf-8")
    (place / "article.json").write_text(json.dumps(golden), encoding="utf-8")
    return folder


def test_goldens_take_the_place_of_a_list(tmp_path: Path) -> None:
    """The body is what the blocks say; a day alone asks for no minute."""
    (spec,) = documents(golden_folder(tmp_path))
    assert gold(tmp_path, spec).split("\n") == ["梨园通水了。", "开闸", "年", "吨", "甲", "乙"]
    assert (spec["published"], spec["family"]) == ("2021-03-01", "sites/one")


def test_a_folder_without_answers_is_refused(tmp_path: Path) -> None:
    """A score of nothing would be no score."""
    with pytest.raises(FileNotFoundError, match="neither"):
        documents(tmp_path)


def test_readers_are_asked_in_processes_of_their_own(tmp_path: Path) -> None:
    """Ours, through the same door as the peers: figures, versions, a cost."""
    folder = folder_with(tmp_path)
    (found,) = peers.contest(folder, ["cnnews_parse"], repeats=1)
    (score,) = found.scores
    assert score.error is None
    assert (score.cost or 0) > 0
    assert set(found.versions) == {"version", "lxml", "python"}
    assert found.lacking == ()
    rows = list(figures.rows_side_by_side({"ours": found.scores}, {"ours": ("editors",)}))
    assert rows[1].split()[-3] == "-"


def test_what_a_reader_raises_is_its_score(tmp_path: Path) -> None:
    """An error comes back by class and words, and the next document is read all the same."""

    def broken(page: adapters.Page) -> adapters.Found:
        raise ValueError(page.text)

    page = tmp_path / "page.txt"
    page.write_text("空", encoding="utf-8")
    request = {"path": str(page), "encoding": "utf-8", "repeats": 1}
    answer = worker.answer(adapters.Adapter("lxml", broken, ()), request)
    assert answer == {"error": "ValueError: 空"}


def test_html_of_a_reader_is_scored_as_text(tmp_path: Path) -> None:
    """Turning it into text is ours to do, and not timed."""
    page = tmp_path / "page.txt"
    page.write_text("空", encoding="utf-8")
    request = {"path": str(page), "encoding": "utf-8", "repeats": 0}
    adapter = adapters.Adapter("lxml", lambda _: {"html": "<div>甲<p>乙</p></div>"}, ())
    assert worker.answer(adapter, request) == {"text": "甲\n乙", "cost": None}


def test_peers_are_chosen_by_name() -> None:
    """Ours always run beside them; a name without an adapter is refused."""
    assert set(peers.wanted("all")) == set(adapters.ADAPTERS)
    with pytest.raises(ValueError, match="no adapter"):
        peers.wanted("gne,nobody")


def test_each_peer_is_pinned() -> None:
    """What an adapter needs is installed in one version."""
    pins = Path(peers.__file__).with_name("peers.txt").read_text(encoding="utf-8")
    named = {line.partition("==")[0] for line in pins.splitlines() if "==" in line}
    theirs = [adapters.ADAPTERS[name] for name in adapters.ADAPTERS if name not in adapters.OURS]
    assert {adapter.package for adapter in theirs} <= named


@pytest.mark.parametrize(
    ("printed", "moment", "precision"),
    [
        ("2021年3月1日 09:05", "2021-03-01T09:05:00+08:00", "minute"),
        ("2021-03-01", "2021-03-01T00:00:00+08:00", "day"),
        ("2021-03-01T01:05:00+00:00", "2021-03-01T01:05:00+00:00", "minute"),
        ("2021-13-41", None, None),
        ("", None, None),
    ],
)
def test_times_of_peers_are_read_kindly(
    tmp_path: Path, printed: str, moment: str | None, precision: str | None
) -> None:
    """A peer is not marked down for how it writes a time."""
    found = adapters.moment_of(printed)
    published = found["published"]
    assert (published and published.isoformat(), found.get("published_precision")) == (
        moment,
        precision,
    )


TRADITIONAL = "<html><head><title>題</title></head><body><p>南山鎮的梨園通水了，果農說。</p></body>"


def twins_of(folder: Path, read: transcoding.Read) -> list[transcoding.Twin]:
    """The pairs of a folder of one traditional page, which has a character that Big5 lacks."""
    folder_with(folder, file="one.html")
    (folder / "one.html").write_text(TRADITIONAL + "\U0001f34e", encoding="utf-8")
    (folder / "one.gold").write_text("南山鎮的梨園通水了，果農說。", encoding="utf-8")
    return list(transcoding.twins(folder, read))


def test_bytes_that_are_read_wrongly_are_told(tmp_path: Path) -> None:
    """A reader that believes the label, or takes everything for UTF-8, is caught."""
    pairs = twins_of(tmp_path, lambda data: Read(text=data.decode("utf-8", "replace")))
    assert [pair.encoding for pair in pairs] == ["big5hkscs", "big5hkscs"]
    assert not any(pair.same or pair.lack_alone for pair in pairs)
    assert any("MORE THAN" in line for line in transcoding.transcoding_table(pairs))


def test_what_an_encoding_lacks_is_told_apart(tmp_path: Path) -> None:
    """References left as they are come from the encoding, not from the reading."""

    def reading(data: bytes) -> Read:
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            text = data.decode("big5hkscs")
        return Read(text=text.partition("<body>")[2])

    pairs = twins_of(tmp_path, reading)
    assert [(pair.same, pair.lack_alone, pair.lacked) for pair in pairs] == [(False, True, 1)] * 2
    assert not any("MORE THAN" in line for line in transcoding.transcoding_table(pairs))


@pytest.mark.parametrize(
    ("page", "lying", "bare"),
    [
        ("<head></head>", '<head><meta charset="utf-8"></head>', "<head></head>"),
        ("<?xml version='1.0' encoding='gbk'?><a>", '<?xml version=\'1.0\' encoding="utf-8"?><a>',
         "<?xml version='1.0'?><a>"),
        ("<META content='text/html; charset=gb2312'>", "<META content='text/html; charset=utf-8'>", ""),
        ("charset=gbk", "charset=gbk", "charset=gbk"),
    ],
)  # fmt: skip
def test_labels_can_be_changed_and_taken_away(page: str, lying: str, bare: str) -> None:
    """In each place where a page declares its encoding, and nowhere else."""
    assert transcoding.labelled(page, "utf-8") == lying
    assert transcoding.labelled(page, None) == bare


def test_a_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    """A page that is to be encoded anew must not carry one along."""
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbfa")
    assert page_text(tmp_path, {"file": "a.txt", "encoding": "utf-8"}) == "a"


def test_documentation_prints_what_its_commands_print(tmp_path: Path) -> None:
    """A block whose folder is given is run anew, options and all; others stay as they are."""
    folder = golden_folder(tmp_path)
    line = "$ python benchmarks/quality.py {} --cross\n"
    kept = f"```text\n{line.format('pages')}old\n```\n"
    page = f"{kept}\nwords\n\n```text\n{line.format('fixtures')}old\n```\n"
    renewed = into_docs.renewed(page, {"fixtures": folder})
    assert renewed.startswith(kept + "\nwords\n")
    assert renewed.count("old\n") == 1
    assert f"{line.format('fixtures')}sites off\n" in renewed
    assert renewed.endswith("\n```\n")


def test_copied_page_is_its_visible_lines() -> None:
    """No markup, no title tag, nothing that is hidden."""
    page = (
        "<title>某网</title><ul><li>首页<li>新闻</ul><p style='display:none'>暗处。<p>正<b>文</b>。"
    )
    assert copied.pasted(page.encode("gbk")) == "首页\n新闻\n正文。\n"
