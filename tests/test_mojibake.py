"""Text that was decoded with the wrong codec: restored where its bytes are there, else flagged."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cnnews_parse import LossKind, losses, parse_bytes, repair_text, undo
from cnnews_parse.decoding import decode, misreading
from cnnews_parse.decoding.misreading import misreadings
from cnnews_parse.repairing.engine import repair
from cnnews_parse.rules import RULES
from cnnews_parse.rules.mojibake import misread

HANS = (
    "青禾县今年新修三座小型水库，其中两座在北部山区，一座在南部平原，汛期之前全部完工。",
    "县水利局局长梁知远说：“新水库可以灌溉两万亩农田，也能给县城供水。”",
    "据统计，全县去年完成水利投资4.6亿元，同比增长12%，为历年最高。（苏以恒）",
)
HANT = (
    "青禾縣議會五日審查明年度總預算，縣長梁知遠列席說明，多位議員質疑交通經費偏低。",
    "縣府表示，新路線將連接火車站與醫院，預計明年三月試營運，每天往返四十八班。",
    "民眾若持電子票證轉乘，可享半價優惠；年滿六十五歲的長者則全程免費。",
)
LOSSLESS = (  # text, right codec, wrong codec
    (HANS, "utf-8", "latin-1"),
    (HANT, "utf-8", "latin-1"),
    (HANS, "gbk", "latin-1"),
    (HANT, "gbk", "latin-1"),
    (HANS, "gbk", "cp1252"),
    (HANT, "big5", "latin-1"),
    (HANT, "big5", "gb18030"),
)
LOSSY = (
    (HANS, "utf-8", "gbk"),
    (HANT, "utf-8", "gbk"),
    (HANS, "utf-8", "cp1252"),
    (HANT, "utf-8", "cp1252"),
    (HANT, "big5", "gbk"),
    (HANS, "gbk", "big5"),
)
PAGE = (
    "<html><head><title>青禾修水库</title></head><body><h1>青禾修水库</h1>"
    "<p>{0[1]}</p>\n<p>{0[2]}</p>\n<p>{0[0]}</p></body></html>"
)
CLEAN = (
    "Müller und Söhne eröffnen ein Café in Österreich, für 3,50 € das Stück.",
    "Le garçon naïf préfère l’été à l’hiver ; « déjà vu », dit-il…",
    "Å Ä Ö å ä ö ü ß ñ ç è é ê ë — ½ ¼ ¾ ° ± × ÷ § ¶ © ® ™",
    "USD 1 = £0.79 = €0.92 = ¥149.50 = ₩1,330 = ₽91",
    "スマートフォンの新製品が発売された。価格は十万円からとなっている。",
    "子曰學而時習之不亦說乎有朋自遠方來不亦樂乎",
    "饕餮、貔貅、狴犴、睚眦、狻猊、嘲風、螭吻、贔屭、蒲牢",
    "歐陽翬、司徒嬿、諸葛燊、上官旻、皇甫垚、令狐珮、東方曌",
    "氫氦鋰鈹硼碳氮氧氟氖鈉鎂鋁矽磷硫氯氬鉀鈣鈧鈦釩鉻錳鐵鈷鎳銅鋅鎵鍺",
    "Москва и Пекин подписали соглашение.",
    "“……”——‘……’《〈〉》「『』」【〖〗】·～￥％‰",
    "一个锟斤拷引发的血案：网页上为什么会出现“锟斤拷”和“烫烫烫”",
    "把“你好”存成UTF-8再按Latin-1打开，就会看到“ä½\xa0å¥½”这样的乱码。",
    "常见乱码：鏂伴椈 是“新闻”的UTF-8字节被当成GBK的结果。",
)


@pytest.mark.parametrize(("lines", "right", "wrong"), LOSSLESS)
def test_what_lost_nothing_comes_back(lines: tuple[str, ...], right: str, wrong: str) -> None:
    """Each line that was decoded with the wrong codec is what it was, and can be taken back."""
    for line in lines:
        seen = line.encode(right).decode(wrong)
        repaired = repair(seen, (misread,))
        assert (repaired.text, repaired.undo()) == (line, seen)
        assert all(change.certain for change in repaired.changes)


@pytest.mark.parametrize("wrong", ["latin-1", "cp1252"])
def test_what_was_misread_twice_comes_back(wrong: str) -> None:
    """The wrong codec may have been used twice."""
    line = "今年新修水库"
    once = line.encode().decode(wrong)
    assert repair(once.encode().decode(wrong), (misread,)).text == line


@pytest.mark.parametrize(("lines", "right", "wrong"), LOSSY)
def test_what_lost_bytes_keeps_the_rest(lines: tuple[str, ...], right: str, wrong: str) -> None:
    """Characters whose bytes are there come back in their order; U+FFFD stands for the others."""
    for line in lines:
        seen = line.encode(right).decode(wrong, "replace")
        repaired = repair(seen, (misread,))
        rest = iter(line)
        assert all(each in rest for each in repaired.text if each != "\ufffd")
        assert len(repaired.text.replace("\ufffd", "")) > len(line) // 2
        assert repaired.undo() == seen
        assert not any(each.certain and "\ufffd" in each.after for each in repaired.changes)


@pytest.mark.parametrize(("lines", "right", "wrong"), LOSSLESS)
def test_a_passage_may_stand_among_good_text(
    lines: tuple[str, ...], right: str, wrong: str
) -> None:
    """Lines around a misread one, and the label before it, stay as they are."""
    seen = lines[0].encode(right).decode(wrong)
    text = f"{lines[1]}\n来源：{seen}\n{lines[2]}"
    assert repair(text, (misread,)).text == f"{lines[1]}\n来源：{lines[0]}\n{lines[2]}"


@pytest.mark.parametrize("text", CLEAN)
def test_clean_text_is_left_alone(text: str) -> None:
    """Accents, rare characters, other scripts and articles on encodings stay byte for byte."""
    assert misreadings(text) == ()
    assert misreadings("\n".join((HANS[0], text, HANT[1]))) == ()


@given(st.text(max_size=60), st.sampled_from(("latin-1", "gb18030", "big5", "cp1252")))
@settings(max_examples=200, deadline=None)
def test_repair_can_be_taken_back_and_is_done_once(text: str, wrong: str) -> None:
    """Whatever was misread how ever: undo gives it back, and a second repair finds nothing."""
    seen = text.encode("utf-8", "replace").decode(wrong, "replace")
    repaired = repair(seen, (misread,))
    assert repaired.undo() == seen
    assert repair(repaired.text, (misread,)).changes == ()


# whole documents


@pytest.mark.parametrize(("lines", "right", "wrong"), LOSSLESS[:5])
def test_a_document_is_read_again(lines: tuple[str, ...], right: str, wrong: str) -> None:
    """What was misread as a whole is read as meant, and the codecs give back what was found."""
    page = "\n".join(lines)
    seen = page.encode(right).decode(wrong)
    found = decode(seen.encode())
    assert found.text == page
    assert f"misread as {found.misread[0][0]}" in found.evidence
    text = found.text
    for was_wrong, was_right in reversed(found.misread):
        text = text.encode(was_right).decode(was_wrong)
    assert text == seen


@pytest.mark.parametrize("wrong", ["gb18030", "cp1252", "latin-1"])
def test_a_misread_body_is_found(wrong: str) -> None:
    """A page whose body is no Chinese as it stands has an article, and the changes are listed."""
    lines = [line.encode().decode(wrong, "replace") for line in HANS]
    page = PAGE.format(lines)
    article = parse_bytes(page.encode())
    assert article.title == "青禾修水库"
    assert "其中两座在北部山区" in article.text
    document = [change for change in article.changes if change.place == "document"]
    assert document
    found = decode(page.encode())
    assert undo(found.text, found.changes) == page


# what is lost


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("来自\ufffd\ufffd的消息", [LossKind.REPLACEMENT]),
        ("来自锟斤拷锟斤拷锟的消息", [LossKind.MISREAD_REPLACEMENT]),
        ("变量是烫烫烫烫，另一个是屯屯屯", [LossKind.FILL, LossKind.FILL]),
        ("记者朱?某报道，今年丰收。", [LossKind.QUESTION_MARK]),
        ("标题????", [LossKind.QUESTION_MARK]),
        ("真的吗?他问。后来呢?没有人答,谁也不知道.", []),
        ("大家都说“烫烫烫”，“锟斤拷”", []),
        ("乱码里最有名的是锟斤拷和烫烫烫", []),
        ("汤太烫烫了手", []),
    ],
)
def test_losses_are_found(text: str, kinds: list[LossKind]) -> None:
    """What stands for lost characters is told by its kind; an example of it is none."""
    assert [loss.kind for loss in losses(text)] == kinds


def test_losses_are_warned_of_and_stay() -> None:
    """Nothing is put where characters are lost."""
    text = f"青禾新闻\n　　{HANS[0]}来自锟斤拷的消息。\n　　{HANS[1]}"
    article = parse_bytes(text.encode())
    assert "锟斤拷" in article.text
    assert "characters are lost in 1 place (U+FFFD misread)" in article.warnings


@given(st.text(alphabet="锟斤拷烫屯?？，。\ufffd中国“”\n", max_size=40))
def test_losses_stand_in_order_and_apart(text: str) -> None:
    """The places are within the text, from left to right, none inside another."""
    edges = [edge for loss in losses(text) for edge in (loss.start, loss.end)]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(text) for edge in edges)


def test_the_rule_is_the_first() -> None:
    """Until a text is read again, each character stands for a byte: nothing may go before."""
    assert RULES[0] is misread


def test_the_tables_are_those_of_the_codecs() -> None:
    """The characters written out in the tables are what Python's codecs make of the bytes."""
    pairs = bytes(b for lead in range(0xE3, 0xEA) for t in range(0x80, 0xC0) for b in (lead, t))
    assert (pairs + b"\xe2\x80\xef\xbc").decode("gb18030") == misreading._LEADS
    high = [bytes((byte,)).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xA0)]
    assert list(misreading._WINDOWS) == high


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("專家提醒，雖然常見，若合併這些症狀，仍應儘速就醫", "big5", "gbk"),
        ("截至发稿时，事故已造成三十四人受伤，原因正在调查之中", "gbk", "big5"),
        ("他已经做了五十年，六万人反映的问题都已解决，投资还未恢复", "gbk", "cp950"),
    ],
)
@pytest.mark.parametrize("browser", [False, True])
def test_marks_of_lost_bytes_keep_the_step(
    text: str, right: str, wrong: str, browser: bool
) -> None:
    """U+FFFD stands for one byte, or in a browser for two; no character around it is lost."""
    seen = (
        _as_browsers(text.encode(right), wrong)
        if browser
        else text.encode(right).decode(wrong, "replace")
    )
    read = repair_text(seen).text
    assert "\ufffd" in seen
    if not browser:
        assert len(read) <= len(text) + 1
    rest = iter(text)
    assert all(each in rest for each in read.replace("\ufffd", ""))
    assert len(read.replace("\ufffd", "")) >= 0.6 * len(text)


def _as_browsers(data: bytes, codec: str) -> str:
    """Decode as the standard of the web says: a pair that is none becomes one U+FFFD.

    Source: https://encoding.spec.whatwg.org/#gb18030-decoder; an ASCII byte is put back.
    """
    out, at = "", 0
    while at < len(data):
        size = 1 if data[at] < 0x80 else 2
        pair = data[at : at + size]
        try:
            out += pair.decode(codec)
        except UnicodeDecodeError:
            out += "\ufffd"
            size = 1 if pair[-1] < 0x80 else 2
        at += size
    return out
