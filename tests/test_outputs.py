"""Outputs for other tools: all that is said is in them, and they are of the form they claim."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from lxml import etree

from cnnews_parse import (
    Article,
    Credit,
    Heading,
    Image,
    List,
    Paragraph,
    Quote,
    Role,
    Table,
    article_schema,
    parse,
)
from cnnews_parse.model.article import CHINA_STANDARD_TIME
from goldens import PAGES

DOCS = Path(__file__).parents[1] / "docs"
TEI = "{http://www.tei-c.org/ns/1.0}"
FULL = Article(
    title="某桥通车",
    subtitle="渡口停航",
    kicker="两岸往来",
    published=dt.datetime(2024, 5, 2, 0, 0, tzinfo=CHINA_STANDARD_TIME),
    published_precision="day",
    source="某报",
    site="某网",
    credits=(Credit(role=Role.AUTHOR, name="李四"), Credit(role=Role.TRANSLATOR, name="王五")),
    canonical_url="https://news.example.com/1.html",
    tags=("交通",),
    script="Hans",
    blocks=(
        Paragraph(text="大桥昨天通车\x01。"),
        Image(url="https://news.example.com/a.jpg", caption="新桥", credit=None),
        Heading(text="两岸", level=2),
        List(items=("面馆", "车铺")),
        Heading(text="从前", level=2),
        Table(rows=(("年", "人"), ("2020", "30"))),
        Quote(text="再也不用等船了。"),
    ),
)


def schema() -> dict[str, Any]:
    """The schema that is published."""
    published: dict[str, Any] = json.loads((DOCS / "article.schema.json").read_text("utf-8"))
    return published


def test_the_published_schema_is_that_of_the_classes() -> None:
    """To renew it: `python -m cnnews_parse.model.schema > docs/article.schema.json`."""
    assert schema() == article_schema()
    Draft202012Validator.check_schema(article_schema())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.parent.name)
def test_all_outputs_of_all_pages(page: Path) -> None:
    """Records keep to the schema; JSON-LD, TEI and text have the whole body."""
    article = parse(page)
    record = json.loads(json.dumps(article.to_dict()))
    assert [error.message for error in Draft202012Validator(schema()).iter_errors(record)] == []
    assert json.loads(json.dumps(article.to_json_ld()))["articleBody"] == article.text
    tei = etree.fromstring(article.to_tei().encode())
    said = "".join("".join(tei.find(f"{TEI}text").itertext()).split())
    for block in article.blocks:
        assert "".join(block.text.split()) in said
    assert article.to_text().endswith(f"{article.blocks[-1].text or ''}\n")


@pytest.mark.parametrize(
    "change",
    [
        {"schema": 2},
        {"zap": 1},
        {"title": 5},
        {"published_precision": "hour"},
        {"blocks": [{"kind": "Song", "text": "甲"}]},
        {"credits": [{"role": "king", "name": "甲", "evidence": None}]},
    ],
)
def test_other_records_break_the_schema(change: dict[str, Any]) -> None:
    """A version, a key, a type or a word that is none."""
    record = json.loads(json.dumps(FULL.to_dict()))
    validator = Draft202012Validator(schema())
    assert validator.is_valid(record)
    assert not validator.is_valid({**record, **change})
    assert not validator.is_valid(
        {name: record[name] for name in record if name != "text"} | change
    )


def test_json_ld_says_what_the_article_says() -> None:
    """By the words of schema.org; a day without an hour is a day."""
    linked = FULL.to_json_ld()
    assert linked["datePublished"] == "2024-05-02"
    assert linked["author"] == [{"@type": "Person", "name": "李四"}]
    assert linked["translator"] == [{"@type": "Person", "name": "王五"}]
    assert linked["publisher"]["name"] == "某网"
    assert linked["mainEntityOfPage"] == linked["url"] == FULL.canonical_url
    assert linked["image"] == ["https://news.example.com/a.jpg"]
    assert linked["inLanguage"] == "zh-Hans"
    assert "editor" not in linked
    assert not [name for name, value in linked.items() if not value]


def test_tei_has_each_block_in_its_element() -> None:
    """Headings open divisions and stand first in them; characters that XML has not are flagged."""
    root = etree.fromstring(FULL.to_tei().encode())
    article = root.find(f".//{TEI}body/{TEI}div")
    assert [
        etree.QName(child).localname for child in article
    ] == "head head p figure div div".split()
    assert article.find(f"{TEI}p").text == "大桥昨天通车\ufffd。"
    first, second = article.findall(f"{TEI}div")
    assert [etree.QName(child).localname for child in first] == ["head", "list"]
    assert [etree.QName(child).localname for child in second] == ["head", "table", "quote"]
    assert [item.text for item in first.iter(f"{TEI}item")] == ["面馆", "车铺"]
    assert [cell.text for cell in second.iter(f"{TEI}cell")] == ["年", "人", "2020", "30"]
    assert root.find(f".//{TEI}date").get("when") == "2024-05-02"
    assert root.find(f".//{TEI}editor").get("role") == "translator"
    assert etree.fromstring(Article().to_tei().encode()).tag == f"{TEI}TEI"


def test_text_has_headlines_facts_and_body() -> None:
    """A blank line between each."""
    parts = FULL.to_text().split("\n\n")
    assert parts[:4] == ["两岸往来", "某桥通车", "渡口停航", "某报 · 2024-05-02 · 李四"]
    assert parts[-1] == "再也不用等船了。\n"
