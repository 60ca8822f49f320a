"""Feeds with one entry: RSS, Atom, JSON Feed, whole and broken."""

from __future__ import annotations

import json
import re
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cnnews_parse import (
    Article,
    CnnewsParseError,
    ExtractionError,
    ManyArticles,
    NotAnArticle,
    parse,
    parse_bytes,
    parse_text,
)
from cnnews_parse.model.document import Document, Fit
from cnnews_parse.registry import choose, extractors
from goldens import FIXTURES

PROSE = "某厂日前投产，年产量达到三万吨，工人们都很高兴。"
MORE = "厂长说，明年还要修两座仓库，供附近的三个村使用。"
TWO = f"{PROSE}\n{MORE}"


def letters(text: str) -> str:
    """A text without its white space."""
    return "".join(text.split())


def rss(item: str, head: str = "<title>某网</title>", prolog: str = "") -> str:
    """A feed with one item."""
    return (
        f'{prolog}<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">'
        f"<channel>{head}<item><title>某厂投产</title>{item}</item></channel></rss>"
    )


def article(item: str, head: str = "<title>某网</title>") -> Article:
    """What a feed with this item gives."""
    return parse_text(rss(item, head))


@pytest.mark.parametrize(
    "description",
    [
        f"<![CDATA[<p>{PROSE}</p><p>{MORE}</p>]]>",
        f"&lt;p&gt;{PROSE}&lt;/p&gt;&lt;p&gt;{MORE}&lt;/p&gt;",
        f"&amp;lt;p&amp;gt;{PROSE}&amp;lt;/p&amp;gt;&amp;lt;p&amp;gt;{MORE}&amp;lt;/p&amp;gt;",
        f"<![CDATA[&lt;p&gt;{PROSE}&lt;/p&gt;&lt;p&gt;{MORE}&lt;/p&gt;]]>",
        f"<p>{PROSE}</p><p>{MORE}</p>",
        f"<![CDATA[{PROSE}<br/>{MORE}]]>",
        f"{PROSE}\n\n{MORE}",
        f"\u3000\u3000{PROSE}\u3000\u3000{MORE}",
        f"<![CDATA[<div>{PROSE}</div></div>\n<p>{MORE}</p>]]>",
        f"<![CDATA[<p>{PROSE}</p>]]><![CDATA[<p>{MORE}</p>]]>",
    ],
)
def test_text_however_it_is_escaped(description: str) -> None:
    """Once, twice, in data sections, not at all, or no HTML."""
    assert article(f"<description>{description}</description>").text == TWO


def test_full_text_comes_before_the_digest() -> None:
    """`content:encoded` is the text, and the shorter `description` the digest."""
    digest = "<description>某厂日前投产。</description>"
    full = f"<content:encoded><![CDATA[<p>{PROSE}</p><p>{MORE}</p>]]></content:encoded>"
    for item in (digest + full, full + digest):
        assert (article(item).text, article(item).description) == (TWO, "某厂日前投产。")
    same = article(f"<description>{PROSE}</description><content:encoded>{PROSE}</content:encoded>")
    assert (same.text, same.description) == (PROSE, None)
    assert [gone.reason.value for gone in same.removed] == ["duplicate"]


def test_empty_full_text_leaves_the_digest() -> None:
    """A tag without a character is no text."""
    item = (
        f"<content:encoded><![CDATA[<p></p>]]></content:encoded><description>{PROSE}</description>"
    )
    assert article(item).text == PROSE


@pytest.mark.parametrize(
    ("item", "authors", "source"),
    [
        ("<dc:creator>张三</dc:creator>", ("张三",), "某网"),
        ("<dc:creator>某网</dc:creator>", (), "某网"),
        ("<author>a@b.example (张三)</author>", ("张三",), "某网"),
        ("<author>a@b.example</author>", (), "某网"),
        ("<dc:creator>admin</dc:creator>", (), "某网"),
        ("<dc:creator>记者 张三 李四</dc:creator>", ("张三", "李四"), "某网"),
        ("<source url='http://a.example'>某某日报</source>", (), "某某日报"),
        ("<source url='b'>某某日报</source><author>某某日报</author>", (), "某某日报"),
    ],
)
def test_people_of_an_item(item: str, authors: tuple[str, ...], source: str) -> None:
    """The name of a feed, an outlet or a machine is no person's."""
    found = article(f"{item}<description>{PROSE}</description>")
    assert (found.authors, found.source) == (authors, source)


@pytest.mark.parametrize(
    ("item", "printed"),
    [
        ("<pubDate>Mon, 01 Mar 2021 01:30:00 GMT</pubDate>", "2021-03-01T09:30:00+08:00"),
        ("<dc:date>2021-03-01T09:30:00+08:00</dc:date>", "2021-03-01T09:30:00+08:00"),
        ("<pubDate>2021-03-01 09:30:00</pubDate>", "2021-03-01T09:30:00+08:00"),
        ("<pubDate>Mon, 31 Feb 2021 01:30:00 GMT</pubDate>", None),
        ("<pubDate>不详</pubDate>", None),
        ("", None),
    ],
)
def test_times_of_an_item(item: str, printed: str | None) -> None:
    """Days that no calendar has are no days; the day of the channel is not the article's."""
    head = "<title>某网</title><pubDate>Tue, 02 Mar 2021 01:30:00 GMT</pubDate>"
    published = article(f"{item}<description>{PROSE}</description>", head).published
    assert (published.isoformat() if published else None) == printed


@pytest.mark.parametrize(
    ("title", "site"),
    [
        ("某网", "某网"),
        ("国内_某网", "某网"),
        ("某网 - 国内", "某网"),
        ("少数派 - 最新", "少数派"),
        ("《某报》-要闻-即时", "某报"),
        ("首页 - 最新", None),
    ],
)
def test_name_of_the_feed(title: str, site: str | None) -> None:
    """Of several parts the outlet counts, else the first that is no section."""
    head = f"<title>{title}</title>"
    assert article(f"<description>{PROSE}</description>", head).site == site


@pytest.mark.parametrize(
    ("item", "url", "image"),
    [
        ("<link>http://a.example/1?b=2&c=3</link>", "http://a.example/1?b=2&c=3", None),
        ("<guid>http://a.example/1</guid>", "http://a.example/1", None),
        ("<guid isPermaLink='false'>http://a.example/1</guid>", None, None),
        ("<link>javascript:a</link>", None, None),
        ("<enclosure url='http://a.example/b' type='image/png'/>", None, "http://a.example/b"),
        ("<enclosure url='http://a.example/b' type='audio/mpeg'/>", None, None),
        ("<media:content url='http://a.example/b' medium='image'/>", None, "http://a.example/b"),
        ("<media:thumbnail url='http://a.example/b'/>", None, "http://a.example/b"),
    ],
)
def test_addresses_of_an_item(item: str, url: str | None, image: str | None) -> None:
    """Links, permanent ones, pictures."""
    found = article(f"{item}<description>{PROSE}</description>")
    assert (found.url, found.lead_image) == (url, image)


def test_known_sites_are_read_inside() -> None:
    """The body is a document of its own, with the entry's link as its address."""
    document = Document(
        text=rss(f"<link>http://a.example/1</link><description>{PROSE}</description>")
    )
    inner = choose(document).extractor.extract(document).inner
    assert inner is not None
    assert (inner.part, inner.url) == ("body", "http://a.example/1")


def test_designs_of_sites_are_known_inside() -> None:
    """The body of a post reads the same where a feed carries it."""
    for seed in sorted((FIXTURES / "seeds").glob("00[01]_*/page.txt")):
        post = seed.read_text("utf-8")
        body = post.split("\n---\n", 2)[-1] if post.startswith("\n") else post.split("---\n", 2)[2]
        inside, alone = parse_text(rss(f"<description>{escape(body)}</description>")), parse(seed)
        assert (inside.extractor, inside.text) == (alone.extractor, alone.text)
        assert inside.credits == alone.credits


@pytest.mark.parametrize(
    "prolog",
    [
        '<?xml version="1.0" encoding="gb2312"?>\n<!-- <p>某报</p> -->\n',
        '\ufeff<?xml version="1.0"?><?xml-stylesheet href="a"?>',
        '<!DOCTYPE rss PUBLIC "-//N//DTD RSS 0.91//EN" "http://a.example/rss.dtd">',
    ],
)
def test_what_stands_before_the_root(prolog: str) -> None:
    """Declarations, comments and style sheets; no page claims the feed as its own."""
    text = rss(f"<description><![CDATA[<p>{PROSE}</p>]]></description>", prolog=prolog)
    assert choose(Document(text=text.lstrip("\ufeff"))).rivals == ()
    assert parse_bytes(text.encode()).text == PROSE


def test_declared_entities_stay_as_written() -> None:
    """No bomb goes off, no file is read; names that HTML knows are read."""
    bomb = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
    prolog = f'<!DOCTYPE rss [<!ENTITY e0 "哈">{bomb}<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    text = rss(f"<description>{PROSE}&e9;&x;&hellip; &</description>", prolog=prolog)
    assert parse_text(text).text == f"{PROSE}&e9;&x;… &"


@pytest.mark.parametrize("cut", ["</item></channel></rss>", "</description>", "高兴。</desc"])
def test_feed_that_is_cut_off(cut: str) -> None:
    """What is there is read."""
    text = rss(f"<description>{PROSE}</description>")
    found = parse_text(text[: text.index(cut)])
    assert PROSE.startswith(found.text)
    assert found.title == "某厂投产"


def test_controls_and_undeclared_prefixes() -> None:
    """What XML forbids is left aside, and costs nothing behind it."""
    text = f"<rss><channel><item><dc:title>甲</dc:title><a:b c='1'>\x08</a:b><description>{PROSE}"
    assert parse_text(text).text == PROSE


def test_feeds_of_many_entries_and_of_none() -> None:
    """They are counted."""
    two = rss(f"<description>{PROSE}</description></item><item><title>乙</title>")
    with pytest.raises(ManyArticles) as raised:
        parse_text(two)
    assert raised.value.count == 2
    with pytest.raises(NotAnArticle):
        parse_text("<rss><channel><title>某网</title></channel></rss>")
    with pytest.raises(ExtractionError):
        parse_text(rss(""))
    with pytest.raises(ExtractionError):
        parse_text("<rss>" + "<a>" * 1000)


def json_feed(*items: object) -> str:
    """A JSON Feed."""
    version = "https://jsonfeed.org/version/1.1"
    return json.dumps({"version": version, "title": "某网", "items": items}, ensure_ascii=False)


def test_json_feed() -> None:
    """Plain text is none of HTML; slashes may be escaped; records do not claim it."""
    text = json_feed({"id": 1, "title": "甲", "content_text": f"{PROSE}<b>\n{MORE}"})
    for each in (text, text.replace("/", "\\/")):
        assert choose(Document(text=each)).rivals == ()
        assert parse_text(each).text == f"{PROSE}<b>\n{MORE}"
    with pytest.raises(ManyArticles):
        parse_text(json_feed({"title": "甲"}, {"title": "乙"}))
    for broken in (text[:-9], json_feed(3), json_feed(), text[:80] + "[" * 9000):
        with pytest.raises(ExtractionError):
            parse_text(broken)


@pytest.mark.parametrize(
    "text",
    [
        f"<p>{PROSE}</p><rss>",
        f"<html><body><feed><p>{PROSE}</p></feed></body></html>",
        f"<rssfeed>{PROSE}</rssfeed>",
        json.dumps({"title": "jsonfeed.org", "content": PROSE}),
    ],
)
def test_texts_that_are_no_feeds(text: str) -> None:
    """A word or a tag makes no feed."""
    document = Document(text=text)
    claims = {each.name: each.sniff(document) for each in extractors()}
    assert claims["feed"] is None
    assert any(claim and claim.fit is Fit.FORMAT for claim in claims.values()) or "<rss" in text


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("Tue, 01 Mar 2021 01:30:00 GMT", "2021-03-01T09:30:00+08:00"),  # it was a Monday
        ("Mon, 01 Mar 21 09:30:00 +0800", "2021-03-01T09:30:00+08:00"),
        ("Monday, 01-Mar-21 01:30:00 GMT", "2021-03-01T09:30:00+08:00"),
        ("Mon,01 Mar 2021 01:30:00 GMT", "2021-03-01T09:30:00+08:00"),
        ("1 Mar 2021 09:30 +0800", "2021-03-01T09:30:00+08:00"),
        ("Mon, 01 Mar 2021 00:00:00 GMT", "2021-03-01T00:00:00+08:00"),
        ("Sun, 28 Feb 2021 16:00:00 GMT", "2021-03-01T00:00:00+08:00"),
        ("2021年3月1日 09:30", "2021-03-01T09:30:00+08:00"),
        ("星期一, 01 三月 2021 09:30:00 +0800", "2021-03-01T09:30:00+08:00"),
        ("Mon Mar 01 09:30:00 +0800 2021", "2021-03-01T09:30:00+08:00"),
        ("2021-03-01T01:30:00.000Z", "2021-03-01T09:30:00+08:00"),
        ("1614562200000", "2021-03-01T09:30:00+08:00"),
        ("1614562200", "2021-03-01T09:30:00+08:00"),
        ("3/1/2021 9:30:00 AM", None),  # or the third of January
        ("Mon, 01 Mar 2021", "2021-03-01T00:00:00+08:00"),
    ],
)
def test_dates_that_feeds_write(printed: str, read: str | None) -> None:
    """Wrong weekdays, two figures for the year, Chinese forms, counts; an unclear one is none."""
    published = article(f"<pubDate>{printed}</pubDate><description>{PROSE}</description>").published
    assert (published.isoformat() if published else None) == read


@pytest.mark.parametrize(
    ("broken", "text"),
    [
        (f"<description>{PROSE}R&D，3<5，A&B</description>", f"{PROSE}R&D，3<5，A&B"),
        (f"<description>{PROSE}&#8;&#x1f;&#xd800;{MORE}</description>", PROSE + MORE),
        (f"<description>{PROSE}\x0b{MORE}</description>", PROSE + MORE),
        (f"<link>http://a.example/1<description>{PROSE}</description>", PROSE),
        (f"<pubDate>不详<guid>7<description>{PROSE}", PROSE),
        (f"<description>{PROSE}<某厂投产>{MORE}</description>", f"{PROSE}<某厂投产>{MORE}"),
        (f"<description><p>{PROSE}<p>{MORE}</description>", TWO),
        (f"<description><![CDATA[<p>{PROSE}</p><p>{MORE}", TWO),
        (f"<category>甲<category>乙<description>{PROSE}</description>", PROSE),
        (f"<description>{PROSE}&nosuch;</description>", f"{PROSE}&nosuch;"),
    ],
)
def test_broken_xml(broken: str, text: str) -> None:
    """Bare signs, ends that are missing, characters that XML forbids: the text is kept."""
    found = article(broken)
    assert (found.title, found.text) == ("某厂投产", text)


@pytest.mark.parametrize(
    "feed",
    [
        f"<item><title>某厂投产</title><description>{PROSE}</description></item>",
        (
            f"<?xml version='1.0'?>\n<entry xmlns='http://www.w3.org/2005/Atom'><title>某厂投产</title>"
            f"<content>{PROSE}</content></entry>"
        ),
        (
            f"<channel><title>某网</title><item><title>某厂投产</title><description>{PROSE}"
            "</description></item></channel>"
        ),
        rss(f"<description>{PROSE}</description>").replace("rss", "RSS").replace("item>", "ITEM>"),
    ],
)
def test_parts_of_feeds_are_feeds(feed: str) -> None:
    """One entry cut out of its feed is read, in capitals too; no page claims it."""
    assert choose(Document(text=feed)).rivals == ()
    found = parse_text(feed)
    assert (found.format, found.title, found.text) == ("feed", "某厂投产", PROSE)


@pytest.mark.parametrize("label", ["gb2312", "utf-8", ""])
def test_bytes_in_gbk(label: str) -> None:
    """Whatever the declaration says."""
    prolog = f'<?xml version="1.0" encoding="{label}"?>' if label else ""
    text = rss(f"<description>{PROSE}</description>", prolog=prolog)
    assert parse_bytes(text.encode("gbk")).text == PROSE


def test_markdown_in_a_feed() -> None:
    """Generators hand on the source of a post."""
    found = article(f"<description>## 产量\n\n{PROSE}\n\n- 甲\n- 乙</description>")
    assert [type(block).__name__ for block in found.blocks] == ["Heading", "Paragraph", "List"]


def test_link_to_the_original_is_its_address() -> None:
    """It stands below the teaser."""
    link = '<br/><a href="https://a.example/1">阅读全文</a>'
    found = article(f"<description><![CDATA[<p>{PROSE}</p>{link}]]></description>")
    assert (found.text, found.url) == (PROSE, "https://a.example/1")


_WORDS = st.text(
    st.sampled_from("某市今天发布新规，。“”8Ａ（记者张三）来源：-: \n\u3000]&;<>"), max_size=40
)


@given(_WORDS, _WORDS, _WORDS)
@settings(max_examples=100, deadline=None)
def test_accounts_of_feeds_add_up(creator: str, category: str, words: str) -> None:
    """The account has the values of all elements, in their order."""

    def shown(text: str) -> str:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

    words = words.replace("<", "")  # HTML inside has its own tests
    item = (
        f"<dc:creator>{shown(creator)}</dc:creator><category>{shown(category)}</category>"
        f"<description>{shown(PROSE + words)}</description><guid isPermaLink='false'>7</guid>"
    )
    try:
        found = letters("".join(piece.text for piece in article(item).account()))
    except CnnewsParseError as error:
        assert str(error)
        return
    assert found == letters(f"某网某厂投产{creator}{category}{PROSE}{words}7")


@given(st.text(st.sampled_from('<>/!?[]-&;="rsitemdcp 甲\n'), max_size=120))
@settings(max_examples=200, deadline=None)
def test_noise_gives_errors_of_ours(noise: str) -> None:
    """Whatever stands in a feed, no foreign error comes out."""
    for text in (rss(noise), f"<rss>{noise}", f"<?xml?>{noise}<feed xmlns='{noise}'><entry>"):
        try:
            assert parse_text(text).text
        except CnnewsParseError as error:
            assert str(error)


@pytest.mark.parametrize(
    "unit", ["<![CDATA[", "<!--", "&a", "<item", "<p>", "]]>", "<title>", "<link>", "<", "&#8;"]
)
def test_work_is_linear(unit: str) -> None:
    """Marks that are never closed cost no more than their length."""
    document = Document(text=rss(unit * 20_000))
    extractor = next(each for each in extractors() if each.name == "feed")
    try:
        draft = extractor.extract(document)
        assert draft.inner is None or re.search(r"\S", draft.inner.text)
    except CnnewsParseError as error:
        assert str(error)
