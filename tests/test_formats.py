"""Dumps: labelled texts, posts of bulletin boards, corpora of search engines, records."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cnnews_parse import Article, CnnewsParseError, ExtractionError, ManyArticles, parse_text
from cnnews_parse.decoding import decode
from cnnews_parse.model.document import Document, Fit
from cnnews_parse.registry import choose, extractors
from goldens import TEXTS, bare

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "../shared/corpus/posts"
PROSE = "某厂日前投产，年产量达到三万吨，工人们都很高兴。"


def letters(text: str) -> str:
    """A text without its white space."""
    return "".join(text.split())


def account_of(article: Article) -> str:
    """The account, joined, without white space."""
    return letters("".join(piece.text for piece in article.account()))


def claims(text: str) -> list[str]:
    """Who claims a text as a document of its format."""
    document = Document(text=text)
    sniffed = [(each.name, each.sniff(document)) for each in extractors()]
    return [name for name, claim in sniffed if claim and claim.fit is Fit.FORMAT]


@pytest.mark.parametrize("page", TEXTS, ids=lambda page: page.parent.name)
def test_no_fixture_is_claimed_equally_well_by_two(page: Path) -> None:
    """A document of one format is none of another."""
    assert choose(Document(text=decode(bare(page)).text)).rivals == ()


@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not here")
def test_no_document_of_the_corpus_is_claimed_equally_well_by_two() -> None:
    """Nor is one that others saved."""
    for page in sorted((CORPUS / "docs").iterdir()):
        assert choose(Document(text=decode(page.read_bytes()).text)).rivals == (), page.name


def labelled(*lines: str) -> Article:
    """A labelled text of these lines, with one paragraph below."""
    return parse_text("\n".join((*lines, "【 正  文 】", f"    {PROSE}", "")))


def test_labels_may_share_a_line_and_carry_any_blanks() -> None:
    """Blanks in labels are typesetting; full-width figures are figures."""
    article = labelled("【　日　期　】１９９６０１０１ 【版号】2", "【标题】某厂投产")
    assert article.published is not None
    assert article.published.strftime("%F") == "1996-01-01"
    assert (article.title, article.text) == ("某厂投产", PROSE)


@pytest.mark.parametrize(
    ("value", "authors"),
    [
        ("张三/李四", ("张三", "李四")),
        ("张  三", ("张三",)),
        ("(美)史密斯/张三", ("史密斯", "张三")),
        ("新华社记者  张三", ("张三",)),
        ("本报评论员", ()),
        ("", ()),
    ],
)
def test_labelled_authors_are_persons(value: str, authors: tuple[str, ...]) -> None:
    """Slashes part them; a country before a name and a post are none of it."""
    assert labelled("【标题】某厂投产", f"【作者】{value}").authors == authors


def test_headline_that_fills_its_line_goes_on_below() -> None:
    """A short headline has its subtitle below; so has a long one before a dash."""
    long = "某市" * 15
    assert labelled(f"【 标  题 】{long}", "            投产").title == f"{long}投产"
    article = labelled(f"【 标  题 】{long}", "            ——某厂投产")
    assert (article.title, article.subtitle) == (long, "——某厂投产")


def test_outlet_of_a_journal_may_have_its_day_behind_it() -> None:
    """《某报》1996年1月1日第2版 names an outlet and a day."""
    article = labelled("【标题】某厂投产", "【原文出处】某某日报１９９６年１月１日第２版")
    assert article.source == "某某日报"
    assert article.published is not None
    assert article.published.strftime("%F") == "1996-01-01"


def test_words_in_label_brackets_inside_the_text_stay() -> None:
    """An interview marks its speakers so."""
    article = parse_text(
        "【标题】某厂投产\n【正文】\n【记者】请问？\n【厂长】请看。\n【责任编辑】张三\n"
    )
    assert article.text == "【记者】请问？\n【厂长】请看。"
    assert article.editors == ("张三",)


def test_text_without_a_label_of_its_own() -> None:
    """What stands below the last label is the text."""
    article = parse_text(f"【日期】19960101\n【标题】某厂投产\n【作者】张三\n\n    {PROSE}\n")
    assert (article.text, article.authors) == (PROSE, ("张三",))


def test_labels_without_a_text_are_no_article() -> None:
    """Nothing is made up."""
    with pytest.raises(ExtractionError):
        parse_text("【日期】19960101\n【标题】某厂投产\n")


HEADER = (
    "发信人: someone (某人), 信区: News",
    "标  题: 某厂投产",
    "发信站: 某站 (Mon Jan  4 09:00:00 1999) , 转信",
)


def post(*lines: str, header: tuple[str, ...] = HEADER) -> Article:
    """A post of these lines."""
    return parse_text("\n".join((*header, "", *lines, "")))


def test_station_is_the_source_only_where_no_agency_is_named() -> None:
    """Who reposts has not written it, and the board has not published it first."""
    own, wired = post(PROSE), post(f"新华社某市１月４日电（记者李四）{PROSE}")
    assert (own.source, own.authors) == ("某站", ())
    assert (wired.source, wired.site, wired.authors) == ("新华社", "某站", ("李四",))


def test_time_of_a_post_is_local() -> None:
    """The clock of the board's machine is China's."""
    published = post(PROSE).published
    assert published is not None
    assert published.isoformat() == "1999-01-04T09:00:00+08:00"


@pytest.mark.parametrize(
    "tail", [("--",), ("-- ", "", "--", "签名"), ("※ 来源:·某站 a.b·[FROM: 1]",)]
)
def test_signature_and_footer_go(tail: tuple[str, ...]) -> None:
    """Two dashes open the signature; the board's program writes the footer."""
    article = post(PROSE, *tail)
    assert article.text == PROSE
    assert account_of(article) == letters("".join((*HEADER, PROSE, *tail)))


def test_dashes_between_parts_of_a_long_text_stay() -> None:
    """So much behind two dashes is no signature."""
    paragraphs = [f"{number}、{PROSE}" for number in range(30)]
    article = post(PROSE, "--", *paragraphs)
    assert article.text.endswith(paragraphs[-1])


@pytest.mark.parametrize(
    "title", ["[转载] 某厂投产", "某厂投产(zz)", "Re: 【转】某厂投产", "● 某厂投产"]
)
def test_marks_of_reposting_are_no_part_of_the_headline(title: str) -> None:
    """Those who pass an article on put them there."""
    header = (HEADER[0], f"标  题: {title}", HEADER[2])
    assert post(PROSE, header=header).title == "某厂投产"


def test_headline_repeated_in_two_lines_is_lifted() -> None:
    """Boards show the headline; posters type it again, broken."""
    article = post("某厂", "投产", "", PROSE)
    assert article.text == PROSE


def test_board_in_traditional_characters() -> None:
    """Boards of Taiwan name the poster 作者, the board 看板."""
    header = ("作者: someone (某人) 看板: News", "標題: 某廠投產", "時間: Mon Jan  4 09:00:00 1999")
    article = post("某廠日前投產，年產量達到三萬噸，工人們都很高興。", header=header)
    assert (article.title, article.authors) == ("某廠投產", ())
    assert article.published is not None


def test_replies_are_left_out_and_other_posts_are_counted() -> None:
    """A thread has one article; a digest has many."""
    reply = (HEADER[0], "标  题: Re: 某厂投产", HEADER[2], "", "好！")
    assert post(PROSE, *reply).text == PROSE
    other = (HEADER[0], "标  题: 另一件事", HEADER[2], "", PROSE)
    with pytest.raises(ManyArticles) as raised:
        post(PROSE, *other)
    assert raised.value.count == 2


def doc(content: str, title: str = "某市地铁三号线下月试运行") -> str:
    """A document of a search engine's corpus."""
    return (
        "<doc>\n<url>http://a.example.com/20120601/n1.shtml?a=1&b=2</url>\n<docno>00ff</docno>\n"
        f"<contenttitle>{title}</contenttitle>\n<content>{content}</content>\n</doc>\n"
    )


def test_day_of_a_corpus_document_is_in_its_address() -> None:
    """There is no other mark of it; the bare ampersand is no entity."""
    article = parse_text(doc(PROSE))
    assert article.published is not None
    assert article.published.strftime("%F") == "2012-06-01"
    assert article.url == "http://a.example.com/20120601/n1.shtml?a=1&b=2"


@pytest.mark.parametrize(
    ("title", "content", "text"),
    [
        ("某市地铁三号线下月试运行", f"某市地铁三号线　下月试运行{PROSE}", PROSE),
        ("某市地铁三号线下月试运行", "某市地铁三号线下月试运行的消息传开了。", None),
        ("某厂投产", "某厂投产后效益很好。", None),
    ],
)
def test_headline_glued_to_the_first_sentence(title: str, content: str, text: str | None) -> None:
    """It goes where it is whole, and stays where a sentence begins with its words."""
    assert parse_text(doc(content, title)).text == (text or content)


@pytest.mark.parametrize(
    "tail", ["［详细］", "来源：某某日报", "责任编辑：张三", "来源：某报　作者：张三［详细］"]
)
def test_tail_glued_to_the_last_sentence_goes(tail: str) -> None:
    """What stands behind the full stop is none of the text."""
    article = parse_text(doc(PROSE + tail))
    assert article.text == PROSE
    assert account_of(article).endswith(letters(PROSE + tail))


def test_several_documents_are_counted_and_empty_ones_are_not() -> None:
    """A file of the corpus holds thousands; some of them have no text."""
    assert parse_text(doc("", "另一件事") + doc(PROSE)).title == "某市地铁三号线下月试运行"
    with pytest.raises(ManyArticles) as raised:
        parse_text(doc(PROSE) * 3)
    assert raised.value.count == 3
    with pytest.raises(ExtractionError):
        parse_text(doc(""))


def record(**values: object) -> Article:
    """A record with a headline and these values."""
    return parse_text(json.dumps({"title": "某厂投产", **values}, ensure_ascii=False))


@pytest.mark.parametrize(
    "content",
    [
        f"{PROSE}\n{PROSE[::-1]}",
        f"\u3000\u3000{PROSE}\u3000\u3000{PROSE[::-1]}",
        f"{PROSE}\\n{PROSE[::-1]}",
        f"<p>{PROSE}</p><p>{PROSE[::-1]}</p>",
        [PROSE, PROSE[::-1]],
    ],
)
def test_paragraphs_of_a_record(content: object) -> None:
    """Newlines, newlines escaped twice, indents, tags and lists part them."""
    assert record(content=content).text == f"{PROSE}\n{PROSE[::-1]}"


@pytest.mark.parametrize(
    ("values", "printed"),
    [
        ({"date": "2021-03-01"}, "2021-03-01T00:00:00+08:00"),
        ({"date": 20210301}, "2021-03-01T00:00:00+08:00"),
        ({"ctime": 1614562200}, "2021-03-01T09:30:00+08:00"),
        ({"pubDate": "2021-03-01T01:30:00Z"}, "2021-03-01T09:30:00+08:00"),
        ({"date": "2021-03-01", "time": "09:30"}, "2021-03-01T09:30:00+08:00"),
        ({"date": "2021-03-02", "publish_time": "2021-03-01 09:30"}, "2021-03-01T09:30:00+08:00"),
        ({"date": "未知"}, None),
    ],
)
def test_times_of_records(values: dict[str, object], printed: str | None) -> None:
    """Days, figures alone, counts of seconds; the more telling key counts."""
    published = record(content=PROSE, **values).published
    assert (published.isoformat() if published else None) == printed


@pytest.mark.parametrize(
    ("values", "source", "authors"),
    [
        ({"source": "某某日报", "author": "张  三"}, "某某日报", ("张三",)),
        (
            {"media": {"id": 3, "name": "某某日报"}, "authors": ["张三", "李四"]},
            "某某日报",
            ("张三", "李四"),
        ),
        ({"来源": "来源：某某日报", "作者": "记者 张三 李四"}, "某某日报", ("张三", "李四")),
        ({"source": "http://a.example.com/1"}, None, ()),
    ],
)
def test_people_of_records(
    values: dict[str, object], source: str | None, authors: tuple[str, ...]
) -> None:
    """Strings, lists and objects with a name."""
    article = record(content=PROSE, **values)
    assert (article.source, article.authors) == (source, authors)


@pytest.mark.parametrize(
    "text",
    [
        '[{"title": "甲", "content": "子。"}, {"title": "乙", "content": "丑。"}]',
        '{"title": "甲", "content": "子。"}\n{"title": "乙", "content": "丑。"}\n',
        '{"data": {"list": [{"title": "甲"}, {"title": "乙"}]}}',
        f"体育\t{PROSE}\n财经\t{PROSE}\n",
        "1_!_101_!_news_a_!_某厂投产_!_工厂\n2_!_101_!_news_a_!_某厂投产_!_工厂\n",
        f'title,content\n某厂投产,"{PROSE}"\n某厂投产,{PROSE}\n',
    ],
)
def test_many_records_are_counted(text: str) -> None:
    """The first of them is not returned in silence."""
    with pytest.raises(ManyArticles) as raised:
        parse_text(text)
    assert raised.value.count == 2
    assert str(raised.value) == "the input holds 2 articles, not one; see parse_all"


def test_tables_with_one_article() -> None:
    """A label and a text on one line; a header and one row."""
    assert parse_text(f"体育\t{PROSE}\n").categories == ("体育",)
    article = parse_text(f'标题,内容,日期\n某厂投产,"{PROSE}",2021-03-01\n')
    assert (article.title, article.text) == ("某厂投产", PROSE)


@pytest.mark.parametrize(
    "text", ['{"title": "某', '[{"a":' * 5000, '{"title": "某厂投产"}', '{"a": 1}\nno JSON']
)
def test_records_that_cannot_be_read(text: str) -> None:
    """Cut off, too deep, without a text: an error of ours."""
    with pytest.raises(ExtractionError):
        parse_text(text)


@pytest.mark.parametrize(
    "text",
    [
        f"【标题】某厂投产\n{PROSE}",
        f"【某某社讯】{PROSE}",
        f"来源：某报\n标题：某厂投产\n{PROSE}",
        f"[转载] 某厂投产\n{PROSE}",
        f"时间,地点\n{PROSE}",
        f"<p>发信人: a, 信区: b</p>\n<p>标  题: c</p>{PROSE}",
    ],
)
def test_texts_that_only_look_like_dumps(text: str) -> None:
    """One label, one bracket or one key makes no dump."""
    assert not {"labelled_text", "bbs", "sogou", "records"} & set(claims(text))


def test_errors_of_many_articles_pickle() -> None:
    """A worker sends it back."""
    error = pickle.loads(pickle.dumps(ManyArticles(3)))  # noqa: S301 (our own bytes)
    assert error.count == 3


_WORDS = st.text(
    st.sampled_from("某市今天发布新规，。“”8Ａ（记者张三）来源：【】※-:?\ue40c\ufffd\n \u3000\\"),
    max_size=60,
)
_DUMPS = st.one_of(
    _WORDS.map(lambda text: f"【 标  题 】某厂投产\n{text}\n【 正  文 】\n{PROSE}\n{text}"),
    _WORDS.map(lambda text: "\n".join((*HEADER, text, PROSE, text))),
    _WORDS.map(lambda text: f"{text.replace('【', '')}\n" + "\n".join((*HEADER, PROSE))),
)


@given(_DUMPS)
@settings(max_examples=150, deadline=None)
def test_accounts_of_dumps_add_up(text: str) -> None:
    """Every character of the file that is no white space is in the account, in its order."""
    try:
        assert account_of(parse_text(text)) == letters(text)
    except CnnewsParseError as error:
        assert str(error)


@given(_WORDS)
@settings(max_examples=100, deadline=None)
def test_accounts_of_corpus_documents_add_up(words: str) -> None:
    """The account has the words of the elements."""
    expected = "http://a.example.com/20120601/n1.shtml?a=1&b=200ff某市地铁三号线下月试运行"
    assert account_of(parse_text(doc(PROSE + words))) == letters(expected + PROSE + words)


@given(
    st.dictionaries(st.sampled_from(("source", "author", "date", "编辑", "x", "tags")), _WORDS),
    _WORDS,
)
@settings(max_examples=100, deadline=None)
def test_accounts_of_records_add_up(values: dict[str, str], words: str) -> None:
    """The account has the values of the keys."""
    text = json.dumps({**values, "content": PROSE + words}, ensure_ascii=False)
    expected = "".join((*values.values(), PROSE, words))
    assert account_of(parse_text(text)) == letters(expected)
