"""Bytes to text: the right encoding, nothing lost but what is damaged, and the truth told."""

import codecs
import json
import pickle
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnnews_parse.decoding import Certainty, Damage, decode
from cnnews_parse.decoding.bytewise import read
from cnnews_parse.decoding.labels import WIDER, codec_of
from cnnews_parse.model.errors import BinaryInput, EmptyInput, EncodingError

_SHARED = Path(__file__).parents[1] / "../shared"
_SEEDS = tuple(sorted(_SHARED.glob("seeds/*.txt")))

HANS = (
    "青禾市统计局三月七日公布的数据显示，今年前两个月全市规模以上工业增加值同比增长百分之六点三，"
    "比去年同期加快一点一个百分点。其中，装备制造业增速最快，达到9.8%；食品加工业受节后需求回落影响，"
    "略有下降。副局长梁知远在发布会上说，订单回升、用电量增加和物流畅通，是开局较好的三个主要原因。\n"
    "“企业最关心的还是用工和融资。”城北开发区一家阀门厂的负责人对记者表示，厂里春节后新招了八十多名"
    "工人，仍有两条生产线没有满员。为此，区里组织了四场招聘会，并协调三家银行压缩了贷款审批时间。\n"
    "　　记者在港口看到，装卸区的吊机昼夜运转，一列开往西部的货运班列正在编组。港务公司介绍，"
    "1月至2月完成货物吞吐量216万吨，其中冷链果蔬和汽车零部件增幅明显。（苏以恒）\n"
    "农业方面，气象部门预计未来十天有一次明显降水过程，有利于冬小麦返青，但低洼地块要注意清沟排水。"
    "市农技站已派出十二个小组下乡，指导农户查苗、施肥和防治病虫害。专家提醒，果园应当防止倒春寒。\n"
)
HANT = (
    "青禾縣議會五日審查明年度總預算，縣長梁知遠列席說明，指出教育與社會福利支出合計占47%，"
    "較今年增加兩億三千萬元。多位議員質疑交通建設經費偏低，要求縣府在月底前提出完整的路網改善計畫。\n"
    "縣府交通處表示，新路線將連接火車站、醫院與科學園區，預計明年三月試營運，每天往返四十八班。"
    "民眾若持電子票證轉乘，可享半價優惠；年滿六十五歲的長者則全程免費。處長蘇以恆強調，"
    "站牌與候車亭的更新工程已經完成六成，其餘將在雨季之前完工。\n"
    "地方商圈對此反應不一。經營餐廳十多年的業者說，假日遊客雖然變多，停車問題卻一直沒有解決，"
    "希望政府先把閒置的舊市場改成停車場。另一位店家則認為，觀光人潮帶動了周邊的消費。\n"
    "氣象單位預報，這個週末受東北季風影響，山區氣溫偏低，早晚溫差可達十度；沿海作業的船隻請注意強風，"
    "養殖戶應提前做好保溫措施，以免造成損失。體育方面，縣立棒球隊昨晚在主場以五比三擊敗客隊。\n"
)

WIDE = ("utf-8", "utf-16-le", "utf-16-be")
WRITTEN = (  # text, codec it is written in, encoding it is to be read as
    (HANS, "gb18030", "gb18030"),
    (HANT, "gb18030", "gb18030"),
    (HANT, "big5", "big5hkscs"),
    (HANT, "big5hkscs", "big5hkscs"),
    *((text, codec, codec) for text in (HANS, HANT) for codec in WIDE),
)


def _cut(text: str, codec: str, size: int, rng: random.Random) -> bytes:
    """About `size` bytes of whole characters, from anywhere in a text."""
    start = rng.randrange(len(text))
    whole = (text[start:] + text * 3).encode(codec)[: size // 4 * 4]
    return whole.decode(codec, "ignore").encode(codec)


def _spoilt(data: bytes, bad: int, rng: random.Random) -> bytes:
    """The same bytes, some of them replaced by random ones."""
    spoilt = bytearray(data)
    for at in rng.sample(range(len(data)), bad):
        spoilt[at] = rng.randrange(256)
    return bytes(spoilt)


def _trials(size: int, bad: int) -> Iterator[tuple[bytes, str]]:
    rng = random.Random(size + bad)
    for text, codec, expected in WRITTEN * 8:
        data = _spoilt(_cut(text, codec, size, rng), bad, rng)
        yield data, expected
        if codec in WIDE:
            yield "\ufeff".encode(codec) + data, expected


@pytest.mark.parametrize(
    ("size", "bad"), [(50, 0), (50, 1), (200, 0), (200, 1), (200, 2), (2000, 0), (2000, 20)]
)
def test_encodings_are_told_apart(size: int, bad: int) -> None:
    """Clean or with up to one byte in fifty spoilt, nearly every text gets its encoding."""
    trials = list(_trials(size, bad))
    wrong = [expected for data, expected in trials if decode(data).encoding != expected]
    assert len(wrong) <= len(trials) // 100, wrong


@pytest.mark.parametrize(("text", "codec", "expected"), WRITTEN)
def test_clean_text_comes_back(text: str, codec: str, expected: str) -> None:
    """What was written without damage is read without doubt."""
    found = decode(text.encode(codec))
    assert (found.text, found.encoding, found.damaged, found.certainty) == (
        text,
        expected,
        0,
        Certainty.SURE,
    )


# evidence


@pytest.mark.parametrize(
    ("data", "encoding", "evidence"),
    [
        (codecs.BOM_UTF8 + HANS.encode(), "utf-8", "byte order mark"),
        (codecs.BOM_UTF16_LE + "a".encode("utf-16-le"), "utf-16-le", "byte order mark"),
        (codecs.BOM_UTF32_BE + "a".encode("utf-32-be"), "utf-32-be", "byte order mark"),
        ("\ufeff甲".encode("gb18030"), "gb18030", "byte order mark"),
        (b"plain", "utf-8", "strict utf-8"),
        (HANS.encode(), "utf-8", "strict utf-8"),
        (b"<meta charset=gb2312>" + HANS.encode(), "utf-8", "strict utf-8"),
        (HANS.encode()[:-2], "utf-8", "strict utf-8, cut in its last character"),
        (b"News: ~{VPND~}\n", "hz", "escapes of hz"),
        (b"\x1b$)A\x0eVPND\x0f", "iso-2022-cn", "escapes of iso-2022-cn"),
        (HANS.encode("gbk"), "gb18030", "reads best as gb18030"),
        (
            b"<meta charset=gb2312>" + HANS.encode("gbk"),
            "gb18030",
            "declared gb2312, widened to gb18030",
        ),
        (
            b"<meta http-equiv=Content-Type content='text/html; charset=Big5'>"
            + HANT.encode("big5"),
            "big5hkscs",
            "declared big5, widened to big5hkscs",
        ),
        (
            b"<?xml version='1.0' encoding='GB18030'?>" + HANS.encode("gb18030"),
            "gb18030",
            "declared gb18030",
        ),
        (
            b"<meta charset='utf-8'>" + HANS.encode("gbk"),
            "gb18030",
            "declared utf-8, but only gb18030 fits",
        ),
        (
            b"<meta charset='gb2312'>" + HANT.encode("big5"),
            "big5hkscs",
            "declared gb2312, but reads better as big5hkscs",
        ),
        (
            codecs.BOM_UTF8 + HANS.encode("gbk"),
            "gb18030",
            "byte order mark, but only gb18030 fits",
        ),
        ("Le café où l’été".encode("cp1252"), "cp1252", "reads best as cp1252"),
        (HANS.encode("utf-32-le"), "utf-32-le", "reads best as utf-32-le"),
    ],
)
def test_evidence_is_named(data: bytes, encoding: str, evidence: str) -> None:
    """A mark beats a label, what fits beats what is declared, and the winner is named."""
    found = decode(data)
    assert (found.encoding, found.evidence) == (encoding, evidence)


@pytest.mark.parametrize(
    ("name", "codec", "encoding", "evidence"),
    [
        ("GBK", "gbk", "gb18030", "argument, widened to gb18030"),
        ("x-gbk", "gbk", "gb18030", "argument, widened to gb18030"),
        ("utf8", "utf-8", "utf-8", "argument"),
        ("UTF-16", "utf-16-be", "utf-16-be", "argument"),
        ("big5", "big5", "big5hkscs", "argument, widened to big5hkscs"),
        ("shift_jis", "shift_jis", "shift-jis", "argument"),
    ],
)
def test_callers_word_holds(name: str, codec: str, encoding: str, evidence: str) -> None:
    """An encoding that the caller names is used, widened where that reads more."""
    found = decode("日本經濟新聞".encode(codec), encoding=name)
    assert (found.text, found.encoding, found.evidence) == ("日本經濟新聞", encoding, evidence)


@pytest.mark.parametrize(
    ("label", "page", "codec", "encoding", "evidence"),
    [
        ("GBK", "", "gbk", "gb18030", "labelled gbk, widened to gb18030"),
        ("big5", "", "gbk", "gb18030", "labelled big5, but only gb18030 fits"),
        ("utf-8", "", "gbk", "gb18030", "labelled utf-8, but only gb18030 fits"),
        ("gb2312", "", "utf-8", "utf-8", "strict utf-8"),
        ("klingon", "", "gbk", "gb18030", "reads best as gb18030"),
        ("", "", "gbk", "gb18030", "reads best as gb18030"),
        (
            "utf-8",
            "<meta charset=gb2312>",
            "gbk",
            "gb18030",
            "declared gb2312, widened to gb18030",
        ),
        ("gbk", "<meta charset=big5>", "gbk", "gb18030", "labelled gbk, widened to gb18030"),
    ],
)
def test_labels_are_weighed(
    label: str, page: str, codec: str, encoding: str, evidence: str
) -> None:
    """A label that came with the bytes wins where it fits, and is passed over where it lies."""
    found = decode((page + HANS).encode(codec), label=label)
    assert (found.text, found.encoding, found.evidence) == (page + HANS, encoding, evidence)


def test_a_label_decides_where_the_bytes_do_not() -> None:
    """What reads as well in two encodings is read as the label says."""
    data = "安".encode("gb18030")
    assert decode(data, label="big5").encoding == "big5hkscs"
    assert decode(data, label="gb2312").encoding == "gb18030"


def test_rivals_are_told() -> None:
    """The encodings that lost are listed, the best first, and how far behind they are."""
    found = decode(HANS.encode("gbk"), label="big5")
    assert "big5hkscs" in [rival.encoding for rival in found.rivals]
    assert [rival.behind for rival in found.rivals] == sorted(
        rival.behind for rival in found.rivals
    )
    assert all(rival.behind > 0 for rival in found.rivals)


@pytest.mark.parametrize(
    "name", ["klingon", "rot13", "base64", "hex", "idna", "unicode_escape", "", "a\x00b", "\ud800"]
)
def test_names_of_no_text_encoding_are_refused(name: str) -> None:
    """An unknown codec, or one that makes no text of bytes, is the caller's error."""
    with pytest.raises(EncodingError) as caught:
        decode(b"a", encoding=name)
    sent = pickle.dumps(caught.value)
    assert pickle.loads(sent).encoding == name  # noqa: S301  these bytes are our own


@pytest.mark.parametrize("label", sorted(WIDER))
def test_wider_codecs_exist(label: str) -> None:
    """Each label of the table leads to a codec that Python has, and that widens no further."""
    assert codec_of(label) == codec_of(codec_of(label))


def test_near_readings_are_confessed() -> None:
    """Two bytes alone can be anything: the answer says so."""
    found = decode("安".encode("gb18030"))
    assert found.certainty is Certainty.UNSURE
    assert found.warnings


# damage


@pytest.mark.parametrize(
    ("data", "text", "damaged"),
    [
        ("甲".encode("gbk") + b"\xb0<p>" + "乙".encode("gbk"), "甲\ufffd<p>乙", 1),
        ("甲".encode("gbk") + b"\xb0\n" + "乙".encode("gbk"), "甲\ufffd\n乙", 1),
        ("甲".encode("gbk") + b"\xb01<b>", "甲\ufffd1<b>", 1),
        ("甲".encode("gbk") + b"\xb01\xb0<", "甲\ufffd1\ufffd<", 2),
        ("甲乙".encode("gbk") + b"\xff\xff\xff\n", "甲乙\ufffd\n", 3),
        ("经济增长加快。".encode("gbk")[1:] + b"\n", "\ufffd济增长加快。\n", 1),
        (b"\x80100", "€100", 0),
        (b"\xfd\xa3", "\ue40c", 0),
        (b"\xa1\xa4", "\u00b7", 0),
        (b"\xa8\xbc\xfe\x59\xa6\xd9", "\u1e3f\u9fb4\ufe10", 0),
        ("甲\ufffd乙".encode("gb18030"), "甲\ufffd乙", 0),
        ("甲𠀀乙".encode("gb18030"), "甲𠀀乙", 0),
    ],
)
def test_damage_of_gb18030_keeps_to_its_place(data: bytes, text: str, damaged: int) -> None:
    """A stray byte takes nothing along, and what only looks like damage is none."""
    found = decode(data, encoding="gbk")
    assert (found.text, found.damaged) == (text, damaged)


@pytest.mark.parametrize(
    ("data", "text", "damaged"),
    [
        (b"\xa1\x45", "\u2027", 0),
        (b"\xa1\xe3", "\uff5e", 0),
        (b"\xa3\xe1", "€", 0),
        ("甲".encode("big5") + b"\xa4\n", "甲\ufffd\n", 1),
    ],
)
def test_big5_is_read_as_the_web_does(data: bytes, text: str, damaged: int) -> None:
    """Where cp950 and the standard of the web agree against Python, they are followed."""
    found = decode(data, encoding="big5")
    assert (found.text, found.damaged) == (text, damaged)


@pytest.mark.parametrize(
    ("data", "encoding", "places"),
    [
        ("甲".encode("gbk") + b"\xb0<p>" + b"\xff\xff", "gbk", [(2, 3), (6, 8)]),
        (b"\xef\xbb\xbf" + "甲乙".encode()[:-1], None, [(6, 8)]),
        ("甲".encode() + b"\xff" + "乙".encode(), "utf-8", [(3, 4)]),
        (b"\xff\xfe" + ("甲乙\x00" + HANS).encode("utf-16-le"), None, [(6, 8)]),
        (("甲乙\n" * 5000).encode("gbk") + b"\xff\n", "gbk", [(25000, 25001)]),
    ],
)
def test_damage_has_its_places(
    data: bytes, encoding: str | None, places: list[tuple[int, int]]
) -> None:
    """Each run of bytes that make no character is listed by its offsets in the input."""
    found = decode(data, encoding=encoding)
    assert found.damage == tuple(Damage(*place) for place in places)
    assert found.text.count("\ufffd") == len(places)


def test_damage_is_warned_of() -> None:
    """The number of bytes lost is in the warnings."""
    data = (HANS * 2).encode("gbk") + b"\xff\n" + HANS.encode("gbk")
    assert decode(data).warnings == ("1 byte could not be decoded as gb18030",)


def test_a_lost_byte_costs_its_neighbours_at_most() -> None:
    """Behind a lost byte the step is found again: the rest of the line is right."""
    data = HANS.encode("gbk")
    lines = HANS.split("\n")
    for at in range(0, 160, 7):
        found = decode(data[:at] + data[at + 1 :]).text.split("\n")
        assert found[1:] == lines[1:]
        assert found[0][-40:] == lines[0][-40:]
        assert len(found[0]) >= len(lines[0]) - 2


@given(st.binary(max_size=300), st.sampled_from(("gb18030", "big5hkscs", "utf-8", "utf-16-le")))
def test_low_bytes_are_never_swallowed(data: bytes, codec: str) -> None:
    """An ASCII byte below 0x30 is part of no character of GB 18030, Big5 or UTF-8."""
    reading = read(data, codec)
    assert 0 <= reading.damaged <= len(data)
    if codec != "utf-16-le":
        low = [chr(byte) for byte in data if byte < 0x30]
        assert low == [each for each in reading.text if each < "\x30"]


@given(st.text(st.characters(codec="gb18030", exclude_categories=["Co"]), max_size=50))
def test_what_a_codec_wrote_is_no_damage(text: str) -> None:
    """Everything that GB 18030 encodes comes back, also U+FFFD; a private character may be named."""
    reading = read(text.encode("gb18030"), "gb18030")
    assert (reading.text, reading.damaged) == (text, 0)


# more than one encoding


@pytest.mark.parametrize(
    ("text", "template", "body"),
    [
        (HANS, "utf-8", "gb18030"),
        (HANS, "gb18030", "utf-8"),
        (HANT, "utf-8", "big5hkscs"),
        (HANT, "big5hkscs", "utf-8"),
        (HANT, "big5hkscs", "gb18030"),
        (HANT, "gb18030", "big5hkscs"),
    ],
)
def test_a_file_may_be_in_two_encodings(text: str, template: str, body: str) -> None:
    """A template in one encoding and a body in another are both read, and the places told."""
    parts = (
        ("<title>" + text[:30] + "</title><p>", template),
        (text[40:110].replace("\n", ""), body),
        ("</p><div>" + text[120:300] + "</div>", template),
    )
    data = b"".join(part.encode(codec) for part, codec in parts)
    found = decode(data)
    assert found.text == "".join(part for part, _ in parts)
    assert found.damaged == 0
    assert found.passages
    assert {each.encoding for each in found.passages} | {found.encoding} == {template, body}
    for each in found.passages:
        assert data[each.start : each.end].decode(each.encoding) in found.text


@pytest.mark.parametrize(("text", "codec", "expected"), WRITTEN)
def test_one_encoding_has_no_passages(text: str, codec: str, expected: str) -> None:
    """Stray bytes make no second encoding."""
    data = (text * 2).encode(codec)
    for seed in range(5):
        spoilt = _spoilt(data, len(data) // 100, random.Random(seed))
        assert decode(spoilt, label=expected).passages == ()


# what is no text


@pytest.mark.parametrize(
    "data", [b"", b" \r\n\t", codecs.BOM_UTF8, codecs.BOM_UTF16_LE + b"\n\x00"]
)
def test_nothing_but_white_space_is_empty(data: bytes) -> None:
    """A file without a visible character is said to be empty."""
    with pytest.raises(EmptyInput):
        decode(data)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"PK\x03\x04\x14\x00\x06\x00", "a ZIP archive"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "a PDF file"),
        (b"\x89PNG\r\n\x1a\n\x00", "a PNG picture"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a JPEG picture"),
        (b"GIF89a\x01\x00\x01\x00", "a GIF picture"),
        (b"\x1f\x8b\x08\x00", "a gzip archive"),
        (b"\x00\x00\x00\x18ftypmp42", "an MP4 film or HEIF picture"),
        (b"SQLite format 3\x00", "an SQLite database"),
        (bytes(1000), "binary data"),
        (b"abc\x00def", "binary data"),
        (random.Random(1).randbytes(3000), "binary data"),
    ],
)
def test_binary_files_are_refused(data: bytes, what: str) -> None:
    """What is no text is named."""
    with pytest.raises(BinaryInput) as caught:
        decode(data)
    assert caught.value.what == what


@pytest.mark.parametrize("text", ["GIF89a is a format", "BM is short", "\x1b[1;31m站內公告\x1b[m"])
def test_texts_that_begin_like_files_are_texts(text: str) -> None:
    """Letters that a picture begins with, and the colours of a board, make no binary file."""
    assert decode(text.encode()).text == text


@given(st.binary(max_size=400) | st.text(max_size=100).map(lambda t: t.encode("utf-16", "replace")))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """Whatever comes in, a text without carriage return, NUL or mark comes out, or our error."""
    try:
        found = decode(data)
    except (EmptyInput, BinaryInput):
        return
    assert not set("\r\x00") & set(found.text)
    assert not found.text.startswith("\ufeff")
    assert 0 <= found.damaged <= len(data)


# documents


@pytest.mark.skipif(not _SEEDS, reason="no seeds here")
@pytest.mark.parametrize("seed", _SEEDS, ids=lambda seed: seed.stem)
def test_seeds_are_the_same_in_every_dress(seed: Path) -> None:
    """CRLF, a mark or another encoding change nothing of the text."""
    text = seed.read_bytes().decode()
    dressed = (
        text.replace("\n", "\r\n").encode(),
        codecs.BOM_UTF8 + text.encode(),
        text.encode("gb18030"),
        text.replace("\n", "\r").encode("gb18030"),
        text.encode("utf-16"),
        text.encode("utf-16-be"),
    )
    for data in dressed:
        found = decode(data)
        assert (found.text, found.damaged, found.certainty) == (text, 0, Certainty.SURE)


@pytest.mark.parametrize("part", ["html", "posts"])
def test_corpus_is_read_in_its_encodings(part: str) -> None:
    """Every document of the corpus gets the encoding that its record states."""
    spec = Path(__file__).parents[1] / "../shared/corpus" / part / "spec.jsonl"
    if not spec.exists():
        pytest.skip("no corpus here")
    for line in spec.read_text("utf-8").splitlines():
        record = json.loads(line)
        data = (spec.parent / record["file"]).read_bytes()
        found = decode(data)
        expected = codec_of(record["encoding"])
        text = data.decode(expected).removeprefix("\ufeff")
        assert found.encoding == expected, record["id"]
        assert found.text == text.replace("\r\n", "\n").replace("\r", "\n"), record["id"]


def test_end_of_a_passage_that_nothing_begins() -> None:
    """The escape that began a passage of HZ was spoilt: all is ASCII, and no sure answer."""
    found = decode(b"|{VPNDPBNE~}")
    assert found.certainty is Certainty.UNSURE
    assert any("hz" in warning for warning in found.warnings)
    assert decode(b"if (a) { b = ~{}; c = ~}").certainty is Certainty.SURE


@pytest.mark.parametrize(
    ("data", "certainty"),
    [
        (b"~{I\n=qDjG0H}<>6H5DKUCE~}", Certainty.UNSURE),
        (b'~{IaV84U"kSN7d@K5{V.<d~}', Certainty.UNSURE),
        (b"=qDjG0H}<>6H5D~}", Certainty.UNSURE),
        (b'(format t "~{~a~^, ~}" items) prints a list with commas between.', Certainty.SURE),
    ],
)
def test_a_passage_of_hz_that_is_spoilt(data: bytes, certainty: Certainty) -> None:
    """Where it is most of a text and does not read as Chinese, who knows what it was."""
    found = decode(data)
    assert (found.encoding, found.certainty) == ("utf-8", certainty)
