"""Official documents: their numbers, boxes, titles and signatures, and what is none."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnnews_parse import Article, OfficialDocument, parse, parse_text
from cnnews_parse.fields.folding import plain
from cnnews_parse.fields.official import is_issuer, official_of
from cnnews_parse.fields.official_box import NUMBER, lifted_box
from cnnews_parse.model.draft import Line
from goldens import FIXTURES

NUMBERS = (
    "国发〔2023〕5号",
    "国办发〔2022〕42号",
    "国办发明电〔2020〕1号",
    "国办函〔2021〕103号",
    "国函〔2019〕11号",
    "国令第764号",
    "国务院令第 764 号",
    "中华人民共和国国务院令第748号",
    "中华人民共和国主席令第一二三号",
    "京政办发〔2021〕12号",
    "京政发[2021]1号",
    "沪府规〔2020〕1号",
    "粤府办〔2018〕55 号",
    "浙政办发（2017）8号",
    "苏政发(2016)107号",
    "川办发【2015】9号",
    "渝府办发［2014］31号",
    "皖政〔 2013 〕 67 号",
    "陕政办发〔2012〕第5号",
    "教基〔2023〕1号",
    "教基厅函〔2022〕38号",
    "财税〔2019〕13号",
    "财政部 税务总局公告2023年第12号",
    "财政部、税务总局、海关总署公告2023年第13号",
    "国家税务总局公告2021年第8号",
    "市场监管总局公告2020年第3号",
    "银发〔2020〕29号",
    "证监会公告〔2022〕15号",
    "证监会令第185号",
    "银保监办发〔2021〕5号",
    "发改价格〔2021〕439号",
    "发改能源规〔2022〕210号",
    "工信部联规〔2022〕8号",
    "人社部发〔2023〕10号",
    "建办市函〔2019〕92号",
    "交运发〔2018〕181号",
    "国卫办医函〔2021〕60号",
    "云水务字[2018]52号",
    "南水联〔2021〕18号",
    "某府字〔1998〕3号",
    "中办发〔2019〕7号",
    "环办土壤〔2020〕23号",
    "国市监质〔2019〕33号",
    "某镇发〔2020〕101号",
)
NO_NUMBERS = (
    "根据国发〔2023〕5号文件精神，各地要抓紧落实。",
    "国发〔2023〕5号文件印发后",
    "第5号",
    "5号",
    "〔2023〕5号",
    "国发〔23〕5号",
    "国发〔2023〕号",
    "列车停在2号站台第3号",
    "（附件1号）",
    "2023年第5号台风",
    "国发〔2023〕5",
    "国发〔2023〕5号、国发〔2022〕6号",
)


def lines_of(*texts: str) -> list[Line]:
    """Open lines of a text."""
    return [Line(text=text, found=f"{text}\n") for text in texts]


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_is_known_in_each_form(number: str) -> None:
    """Word, year in any brackets, serial number; or the number of an order."""
    assert NUMBER.fullmatch(plain(number))
    lines, facts = lifted_box(lines_of("某市关于某事的通知", number, "正文。"))
    assert [(each.field, each.value) for each in facts] == [("number", number)]
    assert [line.fate is None for line in lines] == [True, False, True]


@pytest.mark.parametrize("number", ["（国发〔2023〕5号）", "　　　国发〔2023〕5号　"])
def test_a_number_may_be_set_apart(number: str) -> None:
    """Brackets and blanks around it are no part of it."""
    _, facts = lifted_box(lines_of(number, "正文。"))
    assert [each.value for each in facts] == ["国发〔2023〕5号"]


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_what_is_no_number_of_the_document(text: str) -> None:
    """A number in a sentence is that of another document, and stays in the text."""
    lines, facts = lifted_box(lines_of("某市发布新规", text, "正文。"))
    assert facts == ()
    assert all(line.fate is None for line in lines)


def test_a_number_far_below_the_title_is_that_of_another() -> None:
    """An attached paper has a number too."""
    assert lifted_box(lines_of(*["正文。"] * 9, "国发〔2023〕5号"))[1] == ()


BOXES = (
    (
        ("索引号：A1/2023", "发文字号：某发〔2023〕5号", "成文日期：2023年5月1日"),
        {"index": "A1/2023", "number": "某发〔2023〕5号", "signed": "2023年5月1日"},
    ),
    (
        ("索 引 号：A1/2023　　主题分类：水利", "发文机关：某省水利厅"),
        {"index": "A1/2023", "topic": "水利", "issuer": "某省水利厅"},
    ),
    (
        ("索引号", "A1/2023", "文号", "某发〔2023〕5号", "发布日期", "2023-05-04"),
        {"index": "A1/2023", "number": "某发〔2023〕5号", "published": "2023-05-04"},
    ),
    (
        (
            "索引号:\tA1/2023\t分类:\t水利",
            "发文机关:\t某局\t文　号:\t无",
            "标题:\t某通知\t有效性:\t有效",
        ),
        {
            "index": "A1/2023",
            "topic": "水利",
            "issuer": "某局",
            "title": "某通知",
            "effective": "有效",
        },
    ),
    (
        ("发文机关：某局成文日期：2023-05-01主题词：水利",),
        {"issuer": "某局", "signed": "2023-05-01"},
    ),
    (
        ("发文日期：2023-05-02", "成文日期：2023-05-01", "索引号：A1"),
        {"signed": "2023-05-01", "index": "A1"},
    ),
    (
        ("发布机构：某局", "信息来源：某办", "索引号：A1"),
        {"source": "某局", "index": "A1"},
    ),
)


@pytest.mark.parametrize(("texts", "expected"), BOXES)
def test_a_box_is_read_and_lifted(texts: tuple[str, ...], expected: dict[str, str]) -> None:
    """Labels spread with blanks, several on a line, in cells, with values below them."""
    lines, facts = lifted_box(lines_of(*texts, "某市昨日发布通知，全文如下。"))
    assert {each.field: each.value for each in facts} == expected
    assert [line.fate is None for line in lines] == [False] * len(texts) + [True]
    assert all(each.evidence.field == "official" for each in facts)


@pytest.mark.parametrize(
    "texts",
    [
        ("标题：某市发布新规", "来源：某报", "发布日期：2023-05-01"),
        ("文号：某发〔2023〕5号",),
        ("会议提出的文号：要统一编制，不得重复。", "某局负责人说，成文日期：以签发为准。"),
        ("主题分类：水利", "标题：某事"),
        ("索引号是什么？", "发文机关有哪些？", "成文日期怎样写？"),
    ],
)
def test_what_is_no_box(texts: tuple[str, ...]) -> None:
    """Labels that any page has, a single one, words of a sentence."""
    lines, facts = lifted_box(lines_of(*texts, "某市昨日发布通知，全文如下。"))
    assert facts == ()
    assert all(line.fate is None for line in lines)


def test_an_empty_label_takes_no_line_of_the_text() -> None:
    """Where other labels have their values behind them, the line below is text."""
    box = ("索引号：A1/2023", "发文字号：某发〔2023〕5号", "主题词：")
    lines, facts = lifted_box(lines_of(*box, "各乡镇人民政府：", "请抓紧落实。"))
    assert [line.fate is None for line in lines] == [False, False, False, True, True]
    assert len(facts) == 2


def test_a_box_far_down_is_part_of_the_text() -> None:
    """What a text quotes is not its head."""
    box = ("索引号：A1/2023", "发文字号：某发〔2023〕5号", "成文日期：2023年5月1日")
    assert lifted_box(lines_of(*["正文写在这里。"] * 60, *box))[1] == ()


@pytest.mark.parametrize(
    "name",
    [
        "国务院",
        "国务院办公厅",
        "中共中央办公厅",
        "某省人民政府",
        "某市人民政府办公室",
        "财政部",
        "国家税务总局",
        "某县水务局",
        "某省卫生健康委员会",
        "某省发展改革委",
        "中国人民银行",
        "某省高级人民法院",
        "某市水务局（章）",
    ],
)
def test_bodies_that_issue_documents(name: str) -> None:
    """Named as bodies are."""
    assert is_issuer(name)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "张三",
        "各有关部门",
        "有关单位",
        "多部委",
        "某市的财政局",
        "附件",
        "2023年5月1日",
        "村民们在开会",
    ],
)
def test_words_that_name_no_body(words: str) -> None:
    """Groups of bodies, persons, sentences."""
    assert not is_issuer(words)


TITLE = "某省人民政府办公厅关于做好灌溉工作的通知"
BODY = ("各市、县人民政府：", "　　今年的灌溉工作按照下列要求进行，各地要抓紧落实。")
SIGNATURES = (
    (("某省人民政府办公厅", "2023年5月1日"), ("某省人民政府办公厅",), dt.date(2023, 5, 1)),
    (("某省人民政府办公厅", "二〇二三年五月一日"), ("某省人民政府办公厅",), dt.date(2023, 5, 1)),
    (("某省人民政府办公厅", "二○二三年十二月廿一日"), None, None),
    (("某省水利厅　2023年5月1日",), ("某省水利厅",), dt.date(2023, 5, 1)),
    (("某省水利厅", "某省财政厅", "2023年5月1日"), ("某省水利厅", "某省财政厅"), dt.date(2023, 5, 1)),
    (("某省水利厅　某省财政厅", "2023年5月1日"), ("某省水利厅", "某省财政厅"), dt.date(2023, 5, 1)),
    (("　　　某省水利厅（章）", "　　　2023年5月1日"), ("某省水利厅",), dt.date(2023, 5, 1)),
    (("某省水利厅", "2023年5月1日", "附件：名单", "某镇政府", "2022年1月1日"), ("某省水利厅",), dt.date(2023, 5, 1)),
    (("2023年5月1日",), None, None),
    (("张三", "2023年5月1日"), None, None),
    (("某省水利厅于2023年5月1日",), None, None),
    (("某省水利厅", "2023年5月1日起施行"), None, None),
)  # fmt: skip


@pytest.mark.parametrize(("closing", "issuers", "signed"), SIGNATURES)
def test_a_signature_makes_a_document_of_a_titled_text(
    closing: tuple[str, ...], issuers: tuple[str, ...] | None, signed: dt.date | None
) -> None:
    """Names of bodies and the day below them, on lines of their own."""
    document = official_of((), lines_of(TITLE, *BODY, *closing), TITLE)
    assert (document and document.issuers) == issuers
    assert (document and document.signed) == signed


@pytest.mark.parametrize(
    "title",
    [
        "某省召开灌溉工作会议",
        "专家关于灌溉工作的意见",
        "某省人民政府办公厅关于灌溉的故事",
        "“某省人民政府办公厅关于做好灌溉工作的通知”引热议",
        None,
    ],
)
def test_a_signature_alone_makes_no_document(title: str | None) -> None:
    """News that prints a letter is news."""
    assert official_of((), lines_of(*BODY, "某省水利厅", "2023年5月1日"), title) is None


def test_a_number_behind_the_title_makes_a_document() -> None:
    """As lists of documents print it."""
    document = official_of((), lines_of(*BODY), f"{TITLE}（某政办发〔2023〕7号）")
    assert document is not None
    assert (document.number, document.issuers) == ("某政办发〔2023〕7号", ("某省人民政府办公厅",))
    assert official_of((), lines_of(*BODY), "某省印发灌溉工作的通知（某政办发〔2023〕7号）") is None


def test_a_document_copied_as_text() -> None:
    """Letterhead, number, a title on two lines, signature."""
    article = parse_text(
        "某省人民政府办公厅文件\n某政办发〔2023〕7号\n\n某省人民政府办公厅关于做好今年\n灌溉工作的通知\n\n"
        + "\n".join(BODY)
        + "\n某省人民政府办公厅\n2023年5月1日\n"
    )
    assert article.title == "某省人民政府办公厅关于做好今年灌溉工作的通知"
    assert article.text.startswith("各市、县人民政府：")
    assert article.official is not None
    assert article.official.number == "某政办发〔2023〕7号"
    assert article.official.issuers == ("某省人民政府办公厅",)
    assert [e.mark for e in article.evidence_of("official") if e.used] == [
        "letterhead",
        "line of its own",
        "signature",
    ]


def test_the_day_of_signing_is_no_day_of_publication() -> None:
    """成文日期 has a field of its own; `published` stays empty where nothing else is printed."""
    article = parse_text(
        "索引号：A1/2023\n发文字号：某发〔2023〕5号\n成文日期：2023年5月1日\n"
        f"{TITLE}\n" + "\n".join(BODY) + "\n某省人民政府办公厅\n2023年5月1日\n"
    )
    assert article.published is None
    assert article.official is not None
    assert article.official.signed == dt.date(2023, 5, 1)
    assert article.official.issuers == ("某省人民政府办公厅",)
    assert {e.mark for e in article.evidence_of("official") if e.used} == {
        "label 索引号",
        "label 发文字号",
        "label 成文日期",
        "signature",
    }
    assert article.text.startswith("各市、县人民政府：")
    assert article.text.endswith("某省人民政府办公厅\n2023年5月1日")
    assert Article.from_dict(article.to_dict()) == article


def test_a_title_that_the_page_breaks_is_whole() -> None:
    """The box states all of it; the lines that repeat it are lifted, with sites and without."""
    for sites in (True, False):
        article = parse(FIXTURES / "formats" / "official_table" / "page.html", sites=sites)
        assert article.title == "云水省人民政府办公厅关于做好2023年梨园灌溉工作的通知"
        assert article.text.startswith("各市、县人民政府，省政府各部门：")


def test_news_about_a_document_is_none() -> None:
    """The number that a sentence mentions stays in it."""
    article = parse_text(
        "某省印发灌溉通知\n来源：某某日报 2023-05-02\n\u3000\u3000某省近日印发《关于做好灌溉工作的通知》（某发〔2023〕5号），"
        "要求各地抓紧落实。\n\u3000\u3000通知说，成文日期以前开工的项目不受影响。\n"
    )
    assert article.official is None
    assert "某发〔2023〕5号" in article.text


def test_conversion_reaches_the_document() -> None:
    """Issuers and topic are converted with the text."""
    article = Article(official=OfficialDocument(issuers=("國務院",), topic="農業"))
    assert article.to_simplified().official == OfficialDocument(issuers=("国务院",), topic="农业")


@pytest.mark.parametrize(
    "run", ["发文字号", "索引号：", "国", "国发〔2023〕", " ", "\t", "第", "关于", "某局、", "年"]
)
def test_reading_is_linear(run: str) -> None:
    """Long lines cost no more than in proportion to their length."""
    text = run * 20_000
    started = time.perf_counter()
    lines = lines_of("索引号：A1", "发文字号：某发〔2023〕5号", text, *[run * 20] * 200)
    judged, facts = lifted_box(lines)
    official_of(facts, judged, text)
    assert time.perf_counter() - started < 2


WORDS = st.lists(
    st.sampled_from(
        "索引号 索\u3000引\u3000号 发文字号 成文日期 标题 发布日期 ： : \t 国发〔2023〕5号 2023年5月1日 某局 无 、 。".split(
            " "
        )
    ),
    max_size=8,
).map("".join)


@given(st.lists(WORDS, max_size=8))
def test_what_is_read_is_printed(texts: list[str]) -> None:
    """Every value stands in a lifted line, and lines are lifted only where something was read."""
    lines, facts = lifted_box(lines_of(*texts))
    lifted = "".join("".join(x.text.split()) for x in lines if x.fate is not None)
    assert [x.text for x in lines] == texts
    for each in facts:
        assert "".join(each.value.split()) in lifted
    labels = sum("成文日期" in x or "发文字号" in x or "引" in x for x in texts)
    assert facts or not lifted or labels
