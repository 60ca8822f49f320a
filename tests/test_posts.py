"""Posts: front matter in every form, its keys, and what Markdown and templates put into the body."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cnnews_parse import Article, CnnewsParseError, Image, parse_text
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
    "json_one_line": '{"title": "某厂投产", "date": "2021-03-01T01:30:00Z", "tags": ["甲", "乙"], '
    '"author": "张三"}\n',
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


FRONT = "---\ntitle: 某厂投产\ndate: 2021-03-01\n---\n"


@pytest.mark.parametrize(
    "body",
    [
        f"{PROSE}\n\n<!-- more -->\n\n{MORE}",
        f"{PROSE}\n<!--more-->\n{MORE}",
        f"[[toc]]\n\n{PROSE}\n\n{MORE}",
        f"[TOC]\n\n{PROSE}\n\n{MORE}",
        f"* TOC\n{{:toc}}\n\n{PROSE}\n\n{MORE}",
        f"# 某厂投产\n\n{PROSE}\n\n{MORE}",
        f'# 某厂投产 <Badge text="新"/>\n\n{PROSE}\n\n{MORE}',
        f'<Badge text="新"/>\n\n{PROSE}\n\n{MORE}',
        f"{PROSE}\n{{: .lead}}\n\n{MORE}",
        f"{PROSE}[^1]\n\n{MORE}\n\n[^1]: 注 释",
        f"::: tip 提示\n{PROSE}\n:::\n\n{MORE}",
        f"::::: warning\n{PROSE}\n:::::\n{MORE}",
        f"{{{{% notice info %}}}}\n{PROSE}\n{{{{% /notice %}}}}\n\n{MORE}",
        f"{{{{< center >}}}}\n{PROSE}\n{{{{< /center >}}}}\n\n{MORE}",
        f"{{% raw %}}\n{PROSE}\n{{% endraw %}}\n\n{MORE}",
        f"{{%- include share.html -%}}\n\n{PROSE}\n\n{MORE}",
        f"{PROSE}{{{{< ref >}}}}\n\n{MORE}{{{{ page.title }}}}",
        f"{PROSE}\n\n[{MORE}]({{% post_url 2021-01-01-a %}})",
        f"~~{PROSE}~~\n\n**{MORE}**",
        f"{PROSE}\n\n{MORE}\n\n[原文链接](https://a.example/1)",
        f"> 作者：张三\n> 来源：某某日报\n> 原文链接：<https://a.example/1>\n\n---\n\n{PROSE}\n\n{MORE}",
        f"作者：张三\n来源：某某日报\n\n{PROSE}\n\n{MORE}",
        f"**来源：某某日报**\n\n{PROSE}\n\n{MORE}\n\n责任编辑：李四",
        f"{PROSE}\n\n{MORE}\n\n扫一扫，关注某某日报公众号",
        f"{PROSE}\n\n{MORE}\n\n订阅后继续阅读全文",
    ],
)
def test_marks_of_generators_are_no_text(body: str) -> None:
    """Templates, containers, contents, attributes, notes, blocks of metadata: the text alone stays."""
    article = parse_text(f"{FRONT}{body}\n")
    assert (article.title, article.text) == ("某厂投产", TWO)


@pytest.mark.parametrize(
    ("tag", "url", "alt", "caption"),
    [
        ('{{< figure src="/a.jpg" caption="图说，增长5%" >}}', "/a.jpg", None, "图说，增长5%"),
        ('{{<figure src="/a.jpg" title="图说" alt="甲">}}', "/a.jpg", "甲", "图说"),
        ("{{< img src='/a.jpg' alt='甲' >}}", "/a.jpg", "甲", None),
        ("{% asset_img a.jpg 甲 乙 %}", "a.jpg", "甲 乙", None),
        ("{% asset_img a.jpg %}", "a.jpg", None, None),
        ('{% img right /a.jpg 300 200 "甲" %}', "/a.jpg", "甲", None),
        ('{% include figure.html src="/a.jpg" caption="图说" %}', "/a.jpg", None, "图说"),
        ('{% include image.html url="/a.jpg" description="图说" %}', "/a.jpg", None, "图说"),
        ("![甲]({{ site.baseurl }}/a.jpg){: .right}", "/a.jpg", "甲", None),
        ("![甲](/a.jpg)", "/a.jpg", "甲", None),
    ],
)
def test_pictures_of_generators(tag: str, url: str, alt: str | None, caption: str | None) -> None:
    """A tag that shows a picture is one, with its caption."""
    blocks = post(FRONT, f"{PROSE}\n\n{tag}\n\n{MORE}\n").blocks
    assert blocks[1] == Image(url=url, alt=alt, caption=caption)


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("{% blockquote 张三 %}", "{% endblockquote %}"),
        ("{% pullquote %}", "{% endpullquote %}"),
        ("{{< quote >}}", "{{< /quote >}}"),
    ],
)
def test_quotations_of_generators(opening: str, closing: str) -> None:
    """What stands between the tags is quoted, what stands behind them is not."""
    blocks = post(FRONT, f"{PROSE}\n\n{opening}\n{MORE}\n{closing}\n\n{PROSE[::-1]}\n").blocks
    assert [type(block).__name__ for block in blocks] == ["Paragraph", "Quote", "Paragraph"]


@pytest.mark.parametrize(
    "line", ["比分是{3:2}", "他说：“{% 不对”", "见[^注", "::：不是", "a[toc]b", "[[甲]]", "{{"]
)
def test_marks_in_prose_stay(line: str) -> None:
    """Half a tag is text."""
    assert post(FRONT, f"{PROSE}\n\n{line}\n\n{MORE}\n").text == f"{PROSE}\n{line}\n{MORE}"


def test_code_stays_as_it_is() -> None:
    """What looks like a tag inside a fence is shown."""
    body = f"{PROSE}\n\n```\n{{% raw %}}\n```\n\n{MORE}\n"
    assert post(FRONT, body).text == f"{PROSE}\n{{% raw %}}\n{MORE}"


@given(st.text(st.sampled_from("{}%<>[]:#^.甲 \n-/\"'=`toc图"), max_size=80))
@settings(max_examples=200, deadline=None)
def test_accounts_of_templates_add_up(words: str) -> None:
    """Whatever looks like a tag, every character of Markdown is in the account."""
    body = f"{PROSE}\n\n{words.replace('<', '')}\n\n{MORE}\n"
    try:
        assert account_of(parse_text(FRONT + body)) == letters(FRONT + body)
    except CnnewsParseError as error:
        assert str(error)


@pytest.mark.parametrize("unit", ["{{<", "{%", "{{", "[^", "{:", ":::", "{#", "![](", "作者：\n"])
def test_work_on_templates_is_linear(unit: str) -> None:
    """Marks that are never closed cost no more than their length."""
    assert parse_text(f"{FRONT}{PROSE}\n\n{unit * 5000}\n").title == "某厂投产"


def test_aliases_do_not_run_away() -> None:
    """What an alias stands for is not read."""
    bomb = "a: &a [甲,甲,甲,甲]\n" + "".join(
        f"{b}: &{b}\n  - x: [*{a},*{a},*{a},*{a},*{a},*{a},*{a},*{a}]\n"
        for a, b in zip("abcdefghi", "bcdefghij", strict=True)
    )
    assert post(f"---\ntitle: 某厂投产\n{bomb}tags:\n  - x: *j\n---\n").title == "某厂投产"


def test_label_in_the_place_of_an_author() -> None:
    """A feed may put the whole byline where a name belongs; a bar parts no outlet from a channel."""
    article = post("---\ntitle: 某厂投产\nauthor: 撰文 | 李夏恩\n---\n")
    assert (article.authors, article.source) == (("李夏恩",), None)


def test_author_above_the_text_again() -> None:
    """A page prints its author once more above the text, and signs a letter below it."""
    body = f"\n林三土\n\n{PROSE}\n\n{MORE}\n\n林三土\n"
    article = post("---\ntitle: 某厂投产\nauthor: 林三土\n---\n", body)
    assert (article.text, article.authors) == (f"{PROSE}\n{MORE}\n林三土", ("林三土",))


def test_headline_with_the_name_of_the_site_behind_it() -> None:
    """What the post states as its tag or its author is no part of the headline."""
    article = post("---\ntitle: 某厂投产 | 甲乙书写\ntags: [ 甲乙书写 ]\n---\n")
    assert article.title == "某厂投产"
