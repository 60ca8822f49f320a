"""The model: frozen, hashable, comparable, picklable, and read back from its record."""

from __future__ import annotations

import datetime as dt
import json
import pickle
from pathlib import Path
from typing import Any

import attrs
import pytest

import cnnews_parse
from cnnews_parse import (
    Article,
    Change,
    Credit,
    Heading,
    Image,
    List,
    Paragraph,
    Quote,
    Role,
    Table,
    parse,
    parse_text,
    repair_text,
)
from cnnews_parse.model.article import CHINA_STANDARD_TIME
from goldens import FIXTURES, PAGES

SEED = FIXTURES / "seeds" / "003_b1236e6a39339aad" / "page.txt"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.parent.name)
def test_record_is_lossless(page: Path) -> None:
    """Through JSON and back, every field is the same, the accounts included."""
    article = parse(page)
    assert Article.from_dict(json.loads(json.dumps(article.to_dict()))) == article


def test_articles_are_values() -> None:
    """The same bytes give equal articles of one hash; a copy sent by pickle is equal too."""
    article, again = parse(SEED), parse(SEED)
    assert article == again
    assert hash(article) == hash(again)
    assert pickle.loads(pickle.dumps(article)) == article  # noqa: S301 (our own bytes)
    assert article != attrs.evolve(article, title="另一个题目")
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        article.title = "另一个题目"  # type: ignore[misc]


def test_every_class_of_the_model_is_frozen_and_holds_tuples() -> None:
    """No list and no dict hides in a record."""
    for name in cnnews_parse.__all__:
        each = getattr(cnnews_parse, name)
        if isinstance(each, type) and attrs.has(each):
            assert each.__setattr__ is not object.__setattr__
            for field in attrs.fields(each):
                assert "list[" not in str(field.type).lower(), (name, field.name)
                assert "dict[" not in str(field.type), (name, field.name)


def test_times_are_in_china() -> None:
    """A time of another zone is refused: `.date()` has to be the day in China."""
    with pytest.raises(ValueError, match="China Standard Time"):
        Article(published=dt.datetime(2024, 1, 1, tzinfo=dt.timezone.utc))


def test_conversion_to_simplified() -> None:
    """Title, blocks and names are converted, and each text that differs is told."""
    article = parse(SEED)
    simplified = article.to_simplified()
    assert simplified.title == "硬招实招稳增长 黑龙江省工业经济实现首季“开门红”"
    assert simplified.authors == ("杨雪楠",)
    assert simplified.script == "Hans"
    assert "产业链供应链" in simplified.text
    made = [change for change in simplified.changes if change.rule == "to_simplified"]
    assert {change.place for change in made} >= {"title", "blocks[0]", "blocks[6]"}
    assert simplified.undo().blocks == article.undo().blocks


def test_conversion_to_traditional() -> None:
    """Regions have forms of their own."""
    article = Article(title="台湾里面", blocks=(List(items=("软件", "为了")),))
    assert article.to_traditional().title == "臺灣裏面"
    assert article.to_traditional("TW").title == "臺灣裡面"
    assert article.to_traditional("HK").blocks == (List(items=("軟件", "為了")),)


def test_markdown_of_every_block() -> None:
    """Marks in the text are escaped, so that Markdown shows what was printed."""
    article = Article(
        title="题*目*",
        blocks=(
            Heading(text="小标题", level=3),
            Paragraph(text="1. 不是列表\n# 不是标题"),
            Image(url="https://a.example/1.jpg", caption="图说", alt="图"),
            Image(caption="只剩图说"),
            Quote(text="甲\n乙"),
            List(items=("甲", "乙"), ordered=True),
            Table(rows=(("年", "量"), ("2024", "1|2"))),
        ),
    )
    assert article.to_markdown() == (
        "# 题\\*目\\*\n\n### 小标题\n\n1\\. 不是列表  \n\\# 不是标题\n\n"
        "![图](<https://a.example/1.jpg>)\n\n*图说*\n\n*只剩图说*\n\n> 甲\n> 乙\n\n"
        "1. 甲\n2. 乙\n\n| 年 | 量 |\n| --- | --- |\n| 2024 | 1\\|2 |\n"
    )


def test_undo_of_an_article_takes_every_repair_back() -> None:
    """Joined lines part again, glosses return, indents stand."""
    article = parse(SEED)
    found = article.undo()
    assert found.changes == ()
    assert found.title == "硬招實招穩(wěn)增長 黑龍江省工業(yè)經(jīng)濟實現(xiàn)首季“開門紅”"
    assert found.blocks[0].text == "新聞發(fā)布會現(xiàn)場。石啟立攝"


def test_evidence_has_the_winner_first() -> None:
    """Rivals that lost stay, and say that they did."""
    article = parse_text(
        "---\ntitle: 某市发布新规\nauthor: 新浪财经\n---\n\n某市今天发布新规，明年起施行，市民可以查询。\n\n来源：新华社\n"
    )
    won, *lost = article.evidence_of("source")
    assert (won.words, won.used) == ("新华社", True)
    assert [(e.words, e.used) for e in lost] == [("新浪财经", False)]
    assert article.site == "新浪财经"


def test_repaired_text_can_be_undone() -> None:
    """The door for a text alone has its changes too."""
    repaired = repair_text("\u3000\u3000各地發(fā)展產(chǎn)業(yè),企業(yè)穩(wěn)定增長。")
    assert repaired.text == "各地發展產業,企業穩定增長。"
    assert repaired.undo() == "\u3000\u3000各地發(fā)展產(chǎn)業(yè),企業(yè)穩(wěn)定增長。"
    assert all(isinstance(change, Change) for change in repaired.changes)


@pytest.mark.parametrize("precision", ["day", "minute", "second"])
def test_front_matter_is_read_back(precision: Any) -> None:
    """What `to_markdown(front_matter=True)` writes is a post that `parse` reads."""
    article = Article(
        title="某桥通车：“渡口”停航",
        subtitle="两岸居民不再绕行",
        published=dt.datetime(2024, 5, 2, 0, 0, tzinfo=CHINA_STANDARD_TIME),
        published_precision=precision,
        source="某报",
        credits=(Credit(role=Role.AUTHOR, name="李四"), Credit(role=Role.EDITOR, name="王五")),
        url="https://news.example.com/1.html",
        tags=("交通", "# 一"),
        blocks=(
            Paragraph(text="大桥昨天通车，老渡口的轮渡停航了。"),
            Heading(text="两岸", level=2),
        ),
    )
    again = parse_text(article.to_markdown(front_matter=True))
    for name in ("title", "published", "published_precision", "source", "authors", "tags", "text"):
        assert getattr(again, name) == getattr(article, name), name
    assert again.format == "front_matter"
