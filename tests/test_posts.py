"""Posts: front matter in every form, its keys, and what Markdown and templates put into the body."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cnnews_parse import Article, CnnewsParseError, parse_text
from cnnews_parse.model.document import Document
from cnnews_parse.registry import choose

PROSE = "某厂日前投产，年产量达到三万吨，工人们都很高兴。"
MORE = "厂长说，明年还要修两座仓库，供附近的三个村使用。"
TWO = f"{PROSE}\n{MORE}"
BODY = f"\n{PROSE}\n\n{MORE}\n"


def letters(text: str) -> str:
    """A text without its white space."""
    return "".join(text.split())


def account_of(article: Article) -> str:
    """The account, joined, without white space."""
    return letters("".join(piece.text for piece in article.account()))


def post(front: str, body: str = BODY) -> Article:
    """A post of this front matter; all of it is in the account."""
    text = front + body
    assert choose(Document(text=text)).rivals == ()
    article = parse_text(text)
    assert article.format == "front_matter"
    assert account_of(article) == letters(text)
    return article


FORMS = {
    "yaml": '---\ntitle: "某厂投产"\ndate: 2021-03-01 09:30:00\ntags: [甲, 乙]\nauthor: 张三\n---\n',
    "yaml_list": "\n---\ntitle: 某厂投产\ndate: 2021/3/1 9:30\ntags:\n  - 甲\n  - 乙\nauthor: '张三'\n---\n",
    "yaml_dots": "---\ntitle: 某厂投产\ndate: 2021-03-01 09:30\ntags: 甲, 乙\nauthor: 张三\n...\n",
    "toml": '+++\ntitle = "某厂投产"\ndate = 2021-03-01T09:30:00+08:00\ntags = ["甲", "乙"]\n'
    'author = "张三"\n+++\n',
    "toml_tables": "+++\ntitle = '某厂投产'\ndate = 2021-03-01 09:30:00\n[taxonomies]\n"
    'tags = [\n  "甲",\n  "乙",\n]\n[extra]\n  author = "张三"\n+++\n',
    "json": '{\n  "title": "某厂投产",\n  "date": "2021-03-01T01:30:00Z",\n'
    '  "tags": ["甲", "乙"],\n  "author": {"name": "张三"}\n}\n',
    "semicolons": '"title": "某厂投产",\n"date": "2021/03/01 09:30",\n"tags": ["甲", "乙"],\n'
    '"author": "张三"\n;;;\n',
    "two_semicolons": ';;;\n"title": "某厂投产",\n"date": "2021/03/01 09:30",\n'
    '"tags": ["甲", "乙"],\n"author": "张三"\n;;;\n',
    "no_opening": "title: 某厂投产\ndate: 2021-03-01 09:30\ntags:\n- 甲\n- 乙\nauthor: 张三\n---\n",
    "blank_line": "Title: 某厂投产\nDate: 2021-03-01 09:30\nTags: 甲, 乙\nAuthor: 张三\n\n",
    "chinese": "---\n标题：某厂投产\n发布时间：2021年3月1日 9:30\n标签: 甲，乙\n作者: 张三\n---\n",
}


@pytest.mark.parametrize("front", FORMS.values(), ids=FORMS)
def test_front_matter_of_every_form(front: str) -> None:
    """YAML, TOML and JSON, between rules or before one, state the same."""
    article = post(front)
    assert (article.title, article.tags, article.authors) == ("某厂投产", ("甲", "乙"), ("张三",))
    assert article.published is not None
    assert article.published.strftime("%F %H:%M") == "2021-03-01 09:30"
    assert article.text == TWO


@pytest.mark.parametrize("front", FORMS.values(), ids=FORMS)
def test_no_page_claims_a_post_in_html(front: str) -> None:
    """The keys go before the tags below them."""
    text = f"{front}<div><p>{PROSE}</p><p>{MORE}</p></div>\n"
    assert choose(Document(text=text)).rivals == ()
    article = parse_text(text)
    assert (article.format, article.text) == ("front_matter", TWO)


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("title: 某厂投产", "某厂投产"),
        ("title: 甲: 乙", "甲: 乙"),
        ("title: 甲 # 乙", "甲 # 乙"),
        ('title: "甲"乙"丙"', '甲"乙"丙'),
        ("title: '甲''乙'", "甲'乙"),
        ('title: "甲\\"乙"', '甲"乙'),
        ("title: 【甲】乙", "【甲】乙"),
        ("title: [甲]乙", "[甲]乙"),
        ("title: {甲}乙", "{甲}乙"),
        ("title: *甲*", "*甲*"),
        ("title: &甲", "&甲"),
        ("title: @甲", "@甲"),
        ("title: 甲\n  乙", "甲 乙"),  # generators break lines at blanks
        ("title: >-\n  甲乙", "甲乙"),
        ("title: |\n  甲乙", "甲乙"),
        ("title:甲乙", "甲乙"),
        ("title : 甲乙", "甲乙"),
        ('"title": 甲乙', "甲乙"),
        ("Title: 甲乙", "甲乙"),
        ("title: 甲\ntitle: 乙", "甲"),
        ("title:\ntitle: 乙", "乙"),
        ("title: 09_30 甲", "09_30 甲"),
        ("# 甲\ntitle: 乙", "乙"),
        ("title: ''", None),
        ("layout: post", None),
    ],
)
def test_titles_that_break_yaml(line: str, title: str | None) -> None:
    """A title is read as it is printed, whatever strict YAML says of it."""
    body = f"\n{PROSE}{MORE}\n"
    assert post(f"---\n{line}\ndate: 2021-03-01\n---\n", body).title == title


@pytest.mark.parametrize(
    ("lines", "field", "value"),
    [
        ("来源: 某某日报", "source", "某某日报"),
        ("source: https://a.example/1", "url", "https://a.example/1"),
        ("from: https://a.example/1", "url", "https://a.example/1"),
        ("from: 某某日报", "source", "某某日报"),
        ("原文链接: https://a.example/1", "url", "https://a.example/1"),
        ("url: /posts/1/", "url", None),
        (
            "cover:\n  image: https://a.example/1.jpg\n  caption: 甲",
            "lead_image",
            "https://a.example/1.jpg",
        ),
        ("source:\n  name: 某某日报\n  url: https://a.example/", "source", "某某日报"),
        ("params:\n  source: 某某日报", "source", "某某日报"),
        ("summary: >-\n  甲乙丙。", "description", "甲乙丙。"),
        ("副标题: 甲", "subtitle", "甲"),
        ("categories:\n  - 甲\n  - 乙", "categories", ("甲", "乙")),
        ("categories: 甲", "categories", ("甲",)),
        ("tags: '甲，乙'", "tags", ("甲", "乙")),
        ("tags:", "tags", ()),
        ("published: true", "published", None),
        ("date: Invalid Date", "published", None),
        ("editor: 张三", "editors", ("张三",)),
        ("责任编辑: 张三", "editors", ("张三",)),
        ("authors: [张三, 李四]", "authors", ("张三", "李四")),
        (
            "authors:\n  - name: 张三\n    url: https://a.example/\n  - name: 李四",
            "authors",
            ("张三", "李四"),
        ),
        ("author: 某某日报", "authors", ()),
        ("lastmod: 2021-03-02", "published", None),
    ],
)
def test_keys_of_posts(lines: str, field: str, value: object) -> None:
    """Each key states the field that its name and its value are for, or none."""
    assert getattr(post(f"---\ntitle: 某厂投产\n{lines}\nlayout: a\n---\n"), field) == value


@pytest.mark.parametrize(
    "date",
    [
        "Mon, 01 Mar 2021 01:30:00 GMT",
        "Mon, 01 Mar 21 09:30:00 +0800",
        "2021-03-01T01:30:00.000Z",
        "2021-03-01 09:30:00 +0800",
        "2021年3月1日 9时30分",
        "2021/3/1 9:30",
        "1614562200",
        "1614562200000",
        "'2021-03-01 09:30'",
        "2021.03.01 09:30",
        "Mon Mar 01 2021 09:30:00 GMT+0800",
        "星期一, 01 三月 2021 09:30:00 +0800",
    ],
)
def test_dates_of_posts(date: str) -> None:
    """Generators, feeds and people write dates in many ways."""
    published = post(f"---\ntitle: 某厂投产\ndate: {date}\n---\n").published
    assert published is not None
    assert published.strftime("%F %H:%M") == "2021-03-01 09:30"


@pytest.mark.parametrize(
    "text",
    [
        f"---\n{BODY}\n---\n",
        f"+++\n{BODY}",
        f"{{\n{BODY}}}\n{PROSE}",
        f"标题：某厂投产\n{PROSE}\n\n{MORE}",
        f"注意：某厂投产\n来源：某报\n\n{PROSE}",
        f"title: 某厂投产\n\n{PROSE}",
        json.dumps({"title": "某厂投产", "content": PROSE}, indent=1, ensure_ascii=False),
    ],
)
def test_texts_that_are_no_posts(text: str) -> None:
    """A rule, a brace or one word with a colon makes no front matter."""
    claims = [each for each in choose_all(text) if each == "front_matter"]
    assert claims == []


def choose_all(text: str) -> list[str]:
    """Who reads a text."""
    return [choose(Document(text=text)).extractor.name]


_WORDS = st.text(st.sampled_from("某市新规，。:：[]{}\"'#-&*!|>%@`=\\ \n\t,甲1 "), max_size=40)


@given(_WORDS, _WORDS, st.sampled_from(("---", "+++", ";;;")))
@settings(max_examples=200, deadline=None)
def test_accounts_of_front_matter_add_up(first: str, second: str, rule: str) -> None:
    """Whatever stands between the rules is in the account."""
    sign = {"---": "title: ", "+++": "title = ", ";;;": '"title": '}[rule]
    keys = f"{sign}{first}\n{sign.replace('title', 'tags')}{second}\n"
    text = f"{rule}\n{keys}{rule}\n{BODY}"
    try:
        assert account_of(parse_text(text)) == letters(text)
    except CnnewsParseError as error:
        assert str(error)


def test_aliases_do_not_run_away() -> None:
    """What an alias stands for is not read."""
    bomb = "a: &a [甲,甲,甲,甲]\n" + "".join(
        f"{b}: &{b}\n  - x: [*{a},*{a},*{a},*{a},*{a},*{a},*{a},*{a}]\n"
        for a, b in zip("abcdefghi", "bcdefghij", strict=True)
    )
    assert post(f"---\ntitle: 某厂投产\n{bomb}tags:\n  - x: *j\n---\n").title == "某厂投产"
