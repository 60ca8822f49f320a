"""Records: JSON of collectors, APIs and schema.org, and tables, by their keys."""

from __future__ import annotations

import json

import pytest

from cnnews_parse import Article, parse_bytes, parse_text
from cnnews_parse.extend import Document
from cnnews_parse.registry import choose

PROSE = "某厂日前投产，年产量达到三万吨，工人们都很高兴。"
MORE = "厂长说，明年还要修两座仓库，供附近的三个村使用。"
TWO = f"{PROSE}\n{MORE}"
HTML = f"<p>{PROSE}</p><p>{MORE}</p>"


def read(value: object) -> Article:
    """What a record gives; nobody else claims it."""
    text = json.dumps(value, ensure_ascii=False)
    assert choose(Document(text=text)).rivals == ()
    return parse_text(text)


def record(**values: object) -> Article:
    """A record with a headline, a text and these values."""
    return read({"title": "某厂投产", "content": PROSE, **values})


ARTICLE = {
    "@type": "NewsArticle",
    "headline": "某厂投产",
    "articleBody": TWO,
    "datePublished": "2021-03-01T09:30:00+08:00",
    "author": [{"@type": "Person", "name": "张三", "url": "https://a.example/3"}],
    "publisher": {
        "@type": "Organization",
        "name": "某某日报",
        "logo": {"url": "https://a.example/l"},
    },
}


@pytest.mark.parametrize(
    "value",
    [
        ARTICLE,
        [ARTICLE],
        {
            "@context": "https://schema.org",
            "@graph": [{"@type": "WebSite", "name": "某站"}, ARTICLE],
        },
        {
            "@graph": [
                {"@id": "#1", "name": "某某日报"},
                {**ARTICLE, "publisher": {"@id": "#1"}, "author": {"@id": "#2"}},
                {"@id": "#2", "@type": "Person", "name": "张三"},
            ]
        },
        {**ARTICLE, "headline": None, "name": "某厂投产"},
        {**ARTICLE, "author": "张三", "publisher": "某某日报"},
        {"code": 0, "msg": "ok", "data": {"article": ARTICLE}},
        {"status": {"code": 200}, "result": {"list": [ARTICLE], "total": 1}},
        {"props": {"pageProps": {"detail": ARTICLE}}},
        {"title": "某厂投产", "data": {k: v for k, v in ARTICLE.items() if k != "headline"}},
    ],
)
def test_articles_of_schema_org_and_of_apis(value: object) -> None:
    """Bare, in a list, in a graph with references, in envelopes."""
    article = read(value)
    assert (article.title, article.text) == ("某厂投产", TWO)
    assert (article.source, article.authors) == ("某某日报", ("张三",))
    assert article.published is not None
    assert article.published.isoformat() == "2021-03-01T09:30:00+08:00"


@pytest.mark.parametrize(
    ("values", "field", "value"),
    [
        ({"媒体": "某某日报"}, "source", "某某日报"),
        ({"稿源": "某某日报"}, "source", "某某日报"),
        ({"source": {"id": 3, "name": "某某日报", "url": "https://a.example/"}}, "source", "某某日报"),
        ({"source": "12"}, "source", None),
        ({"from": 0}, "source", None),
        ({"meta": {"source": "某某日报"}}, "source", "某某日报"),
        ({"记者": "张三"}, "authors", ("张三",)),
        ({"authorName": "张三"}, "authors", ("张三",)),
        ({"author": [{"name": "张三"}, {"name": "李四"}]}, "authors", ("张三", "李四")),
        ({"author": {"id": 7, "avatar": "https://a.example/7.png"}}, "authors", ()),
        ({"责编": "张三"}, "editors", ("张三",)),
        ({"responEditor": "张三"}, "editors", ("张三",)),
        ({"链接": "https://a.example/1"}, "url", "https://a.example/1"),
        ({"mainEntityOfPage": {"@id": "https://a.example/1"}}, "canonical_url", "https://a.example/1"),
        ({"url": "/1.html"}, "url", None),
        ({"频道": "城事"}, "categories", ("城事",)),
        ({"category": 12}, "categories", ()),
        ({"关键词": "甲；乙 丙"}, "tags", ("甲", "乙", "丙")),
        ({"摘要": "一句。"}, "description", "一句。"),
        ({"版面": "A03"}, "categories", ()),
        ({"引题": "甲"}, "kicker", "甲"),
        ({"副标题": "甲"}, "subtitle", "甲"),
        ({"image": {"@type": "ImageObject", "url": "https://a.example/1.jpg"}}, "lead_image", "https://a.example/1.jpg"),
        ({"thumb": ["https://a.example/1.jpg", "https://a.example/2.jpg"]}, "lead_image", "https://a.example/1.jpg"),
        ({"title": "甲&amp;<b>乙</b>"}, "title", "甲&乙"),
        ({"name": "某人"}, "title", "某厂投产"),
        ({"comments": [{"title": "甲", "content": "好"}]}, "text", PROSE),
        ({"related": [{"title": "甲", "url": "https://a.example/2"}]}, "url", None),
    ],
)  # fmt: skip
def test_keys_of_records(values: dict[str, object], field: str, value: object) -> None:
    """Each key states what its name and its value are for, or nothing."""
    assert getattr(record(**values), field) == value


@pytest.mark.parametrize(
    "values",
    [
        {"发布时间": "2021年3月1日 09:30"},
        {"发表时间": "2021/3/1 9:30"},
        {"刊登日期": "2021-03-01 09:30"},
        {"pubtime": 1614562200},
        {"pubTimeLong": 1614562200000},
        {"created_at": "Mon Mar 01 09:30:00 +0800 2021"},
        {"date": {"$date": "2021-03-01T01:30:00Z"}},
        {"date": {"$date": {"$numberLong": "1614562200000"}}},
        {"publishedAt": "2021-03-01T01:30:00.000Z"},
        {"time": "20210301093000"},
        {"meta": {"publish_date": "2021-03-01 09:30:00"}},
    ],
)
def test_times_under_other_keys(values: dict[str, object]) -> None:
    """Of collectors, of databases, of counts."""
    published = record(**values).published
    assert published is not None
    assert published.strftime("%F %H:%M") == "2021-03-01 09:30"


@pytest.mark.parametrize(
    "content",
    [
        HTML,
        HTML.replace("<", "&lt;").replace(">", "&gt;"),
        f"{PROSE}<br/>{MORE}",
        f"{PROSE}\n\n{MORE}\n\n[某某日报](https://a.example/)".replace("某某日报", "阅读原文"),
        [{"type": "text", "text": PROSE}, {"type": "text", "text": MORE}],
        {"text": TWO},
        f"{PROSE}&nbsp;\n{MORE}",
    ],
)
def test_texts_in_markup(content: object) -> None:
    """HTML, escaped HTML, Markdown, parts of a text."""
    assert record(content=content).text == TWO


def test_markdown_of_records() -> None:
    """Headings, pictures and lists are those of Markdown."""
    content = f"## 产量\n\n{PROSE}\n\n![厂房](https://a.example/1.jpg)\n\n- 甲\n- 乙\n"
    blocks = record(content=content).blocks
    assert [type(block).__name__ for block in blocks] == ["Heading", "Paragraph", "Image", "List"]


def test_known_sites_are_read_by_the_address_of_the_record() -> None:
    """The design of the site goes before the reader of any post."""
    content = f"{HTML}<p class='article-editor'>责任编辑：张三 </p>"
    article = record(content=content, url="https://finance.sina.com.cn/1.html")
    assert (article.format, article.extractor) == ("records", "sina")
    assert (article.text, article.editors) == (TWO, ("张三",))


@pytest.mark.parametrize(
    "table",
    [
        f"标题\t正文\t发布时间\t媒体\t版面\t记者\n某厂投产\t{PROSE}\t2021/3/1\t某某日报\tA03\t张三\n",
        f"题名\t作者\t来源\t发表时间\t全文\n某厂投产\t张三\t某某日报\t2021-03-01\t{PROSE}\n",
        f'\ufefftitle,content,date,media,reporter\r\n"某厂投产","{PROSE}",2021-03-01,某某日报,张三\r\n',
        f'编号,标题,内容,时间,来源,作者\n1,某厂投产,"{PROSE}",2021年3月1日,某某日报,张三\n',
        f"id,headline,body,pub_date,source,author,url\n7,某厂投产,{PROSE},20210301,某某日报,张三,\n",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_tables(table: str, encoding: str) -> None:
    """Names of columns in either language, in either encoding."""
    article = parse_bytes(table.encode(encoding))
    assert (article.title, article.text) == ("某厂投产", PROSE)
    assert (article.source, article.authors) == ("某某日报", ("张三",))
    assert article.published is not None
    assert article.published.strftime("%F") == "2021-03-01"


def test_deep_references_do_not_run_away() -> None:
    """An object may refer to itself."""
    article = read({"@graph": [{"@id": "#1", "name": "#1", "author": {"@id": "#1"}}, ARTICLE]})
    assert article.authors == ("张三",)
