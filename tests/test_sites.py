"""Each site claims its own pages, no other site's, and leaves designs it does not know alone."""

from __future__ import annotations

import functools
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.etree import XPath

from cnnews_parse import CnnewsParseError, parse_bytes, parse_text
from cnnews_parse.decoding import decode
from cnnews_parse.extend import Document, Fit, HtmlSite, Kind, Layout, Reason
from cnnews_parse.extracting.expressions import found_by, names_in
from cnnews_parse.extracting.page import trees
from cnnews_parse.registry import choose, extractors

ROOT = Path(__file__).parents[1]
# axes that cost the square of a page, unless from the first of many alone
_FAR = re.compile(r"(?:following|preceding)::|(?<!\[1\]/)(?:following|preceding)-sibling::")
PAGES = sorted((ROOT / "fixtures" / "sites").glob("*/page.html"))
ALL_PAGES = sorted((ROOT / "fixtures").rglob("page.html"))
CORPUS = ROOT / "../shared/corpus/html"
SITES = [each for each in extractors() if isinstance(each, HtmlSite)]
HOSTED = [site for site in SITES if site.hosts]


@functools.cache
def text_of(page: Path) -> str:
    """The text of a fixture."""
    return decode(page.read_bytes(), encoding=None).text


def site_of(page: Path) -> HtmlSite:
    """The site of a fixture, after which its folder is named."""
    named = json.loads(page.with_name("article.json").read_text(encoding="utf-8"))["extractor"]
    return next(site for site in SITES if site.name == named)


def forms_of(layout: Layout) -> list[str]:
    """The XPath expressions of a layout."""
    forms = [layout.mark, layout.body, layout.caption, layout.heading]
    forms += [form for _, form in layout.stating()] + [form for form, _ in layout.drop]
    return [form for form in forms if form]


def claiming(document: Document) -> list[str]:
    """The names of the sites that claim a document."""
    claims = ((each.name, each.sniff(document)) for each in extractors())
    return [name for name, claim in claims if claim is not None and claim.fit is Fit.SITE]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.parent.name)
def test_page_is_claimed_by_its_site_alone(page: Path) -> None:
    """A fixture is of the site that its folder is named after, and of no other."""
    site = site_of(page)
    assert page.parent.name.startswith(site.name) or site.name == "gov_cms"
    assert claiming(Document(text=text_of(page))) == [site.name]


@pytest.mark.parametrize("page", ALL_PAGES, ids=lambda page: page.parent.name)
def test_no_page_is_claimed_equally_well_by_two(page: Path) -> None:
    """Of all sniffers one lays the strongest claim to a page."""
    assert choose(Document(text=text_of(page))).rivals == ()


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.name)
def test_every_layout_has_a_fixture(site: HtmlSite) -> None:
    """Each design of a site reads a fixture; those of texts in feeds read the seed documents."""
    own = [Document(text=text_of(page)) for page in PAGES if site_of(page) is site]
    read = [site.layout_of(document) for document in own]
    assert [each.seen for each in site.layouts if each not in read and each.body != "//body"] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.parent.name)
def test_page_of_another_host_is_not_claimed(page: Path) -> None:
    """Who copies a design stays who he is."""
    site = site_of(page)
    for address in ("https://mirror.example/1.html", f"https://{'-'.join(site.hosts)}.example/1"):
        claimed = claiming(Document(text=text_of(page), url=address))
        assert claimed == ([] if site.hosts else [site.name])


@pytest.mark.parametrize("site", HOSTED, ids=lambda site: site.name)
def test_host_is_known_with_what_stands_before_it(site: HtmlSite) -> None:
    """Channels are subdomains; a name that merely ends alike is another site."""
    host = site.hosts[0]
    for address in (f"http://{host}/1", f"//www.{host}:80/1", f"https://a.b.{host}", f"{host}/1"):
        assert site.is_host_of(Document(text="<html>", url=address))
    for address in (f"https://not{host}/1", f"https://{host}.example/", "https://example.com"):
        assert not site.is_host_of(Document(text="<html>", url=address))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.parent.name)
def test_unknown_design_of_a_known_host_is_read_by_the_generic_extractor(page: Path) -> None:
    """Without the marks of a layout the address alone claims nothing."""
    bare = re.sub(r"""\b(?:class|id|itemprop)=(?:"[^"]*"|'[^']*')""", "", text_of(page))
    bare = bare.replace("ArticleTitle", "OtherTitle").replace("enpproperty", "properties")
    hosts = site_of(page).hosts or ("www.gov.cn",)
    document = Document(text=bare, url=f"https://www.{hosts[0]}/new/1.html")
    assert claiming(document) == []
    assert choose(document).extractor.name == "html"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.parent.name)
def test_empty_box_is_not_claimed(page: Path) -> None:
    """A page whose text is filled in by a script that never ran is left to others."""
    from lxml import html

    site, document = site_of(page), Document(text=text_of(page))
    layout = site.layout_of(document)
    assert layout is not None
    tree = html.document_fromstring(document.text)
    boxes = tree.xpath(layout.body)
    assert isinstance(boxes, list)
    for box in boxes:
        assert isinstance(box, html.HtmlElement)
        attributes, tail = dict(box.attrib), box.tail
        box.clear()
        box.attrib.update(attributes)
        box.tail = tail
    emptied = html.tostring(tree, encoding="unicode")
    assert claiming(Document(text=emptied)) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.parent.name)
def test_page_cut_off_anywhere_is_an_article_or_a_clear_error(page: Path) -> None:
    """What is claimed can be read; nothing but an error of ours is raised."""
    data = page.read_bytes()
    for end in range(200, len(data), max(1, len(data) // 12)):
        try:
            article = parse_bytes(data[:end])
        except CnnewsParseError as error:
            assert str(error)
        else:
            assert article.text.strip()


@given(st.text(alphabet='<>/divph1 classid="=artibody-main-title 南山。', max_size=200))
def test_sniffers_never_raise(text: str) -> None:
    """A sniffer answers for any text."""
    for each in extractors():
        each.sniff(Document(text=text))
        each.sniff(Document(text=text, part="body"))


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.name)
def test_layouts_keep_to_the_forms(site: HtmlSite) -> None:
    """Patterns are bounded, no expression looks across the whole page from each of its matches."""
    for layout in site.layouts:
        assert not any(set("*+") & set(pattern) for _, pattern in layout.scripts)
        forms = forms_of(layout)
        assert not any(_FAR.search(form) for form in forms)
        assert all(XPath(form) is not None for form in forms)
        assert layout.seen


@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not here")
def test_no_page_of_the_corpus_is_claimed_by_two() -> None:
    """Marks tell the sites of real pages apart."""
    pages = sorted((CORPUS / "pages").glob("*.html"))
    documents = [Document(text=decode(p.read_bytes(), encoding=None).text) for p in pages]
    assert [claimed for each in documents if len(claimed := claiming(each)) > 1] == []


EXPRESSIONS = sorted({form for site in SITES for each in site.layouts for form in forms_of(each)})
BLOCKS = st.recursive(
    st.sampled_from(("甲", "<b>乙</b>")),
    lambda inside: st.builds(
        "<{0} {1}='{2}'>{3}</{0}>".format,
        st.sampled_from(("div", "p", "h1")),
        st.sampled_from(("class", "id")),
        st.sampled_from(("a", "b", "a b", "c", "")),
        st.lists(inside, max_size=3).map("".join),
    ),
)
PATHS = st.lists(
    st.tuples(
        st.sampled_from(("//div", "/div", "//p", "/h1", "//h1", "//*", "/*")),
        st.sampled_from(
            (
                "",
                "[@class='a']",
                "[contains(@class, 'b') or @class='c']",
                "[@id='a']",
                "[@class='']",
            )
        ),
    ).map("".join),
    min_size=1,
    max_size=3,
)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.parent.name)
def test_each_expression_yields_what_the_standard_says(page: Path) -> None:
    """However a path is asked, it yields the elements that XPath says, in their order."""
    document = Document(text=text_of(page))
    (tree,), names = trees(document), names_in(document)
    for form in EXPRESSIONS:
        found = XPath(form, smart_strings=False)(tree)
        right = found if isinstance(found, list) else [found][: bool(found)]
        assert found_by(tree, form) == found_by(tree, form, names) == right


@given(BLOCKS, PATHS)
def test_any_path_yields_what_the_standard_says(page: str, steps: list[str]) -> None:
    """So does any path of steps that ask for classes, ids and tags."""
    path = "/" + "".join(steps) if not steps[0].startswith("//") else "".join(steps)
    document = Document(text=page)
    (tree,), names = trees(document), names_in(document)
    assert found_by(tree, path) == found_by(tree, path, names) == XPath(path)(tree)
    for each in tree.iter("div"):
        assert found_by(each, f".{path}") == XPath(f".{path}")(each)


PAGE = """<html><head><title>题</title></head><body>
<h1 data-day="2024-03-05">梨园通水<i>原创</i></h1><p class="by">来源：岭南果报</p>
<div class="box"><p>果农浇树不用再挑水。</p><b class="cap">果农试水。</b><p>下载客户端</p><p>尾巴。</p></div>
<b class="cap">另一张图。</b><script>var ct = "1581517074";</script></body></html>"""
LAYOUT = Layout(
    clue="box",
    mark="//div[@class='box']",
    body="//div[@class='box']",
    title="//h1",
    published="//h1/@data-day",
    credits="//p[@class='by']",
    lift=(("subtitle", "substring-before(//div[@class='box']/p[1], '不用')"),),
    scripts=(("updated", r'ct = "(\d{10})"'), ("author", r"nobody (\w{1,9})")),
    caption="//b[@class='cap']",
    drop=(("//h1/i", Reason.CHROME),),
    ends=((r"下载", Reason.ADVERTISEMENT),),
)


def test_layout_states_words_attributes_and_scripts() -> None:
    """Elements give their words without dropped ones, attributes and functions their strings."""
    draft = HtmlSite(name="box", layouts=(LAYOUT,)).extract(Document(text=PAGE))
    said = [(each.field, each.words) for each in draft.statements if each.mark.startswith("box")]
    assert said == [
        ("title", "梨园通水"),
        ("published", "2024-03-05"),
        ("subtitle", "果农浇树"),
        ("credits", "来源：岭南果报"),
        ("updated", "1581517074"),
    ]
    assert not any(each.field == "site" for each in draft.statements)


def test_layout_labels_each_line_of_the_page() -> None:
    """Body lines are open, captions among them; the rest says why it is left out."""
    draft = HtmlSite(name="box", layouts=(LAYOUT,)).extract(Document(text=PAGE))
    assert [(each.text, each.kind) for each in draft.lines if each.fate is None] == [
        ("果农浇树不用再挑水。", Kind.PARAGRAPH),
        ("果农试水。", Kind.CAPTION),
    ]
    left = [each for each in draft.lines if each.fate is not None and each.found.strip()]
    assert [(each.found.strip(), each.detail) for each in left] == [
        ("梨园通水", "title"),
        ("原创", "chrome"),
        ("来源：岭南果报", "credits"),
        ("下载客户端", "advertisement"),
        ("尾巴。", "advertisement"),
        ("另一张图。", "chrome"),
    ]


def test_day_printed_elsewhere_is_found_all_the_same() -> None:
    """Where the marks of a layout tell no day, the line that prints it beside the text does."""
    box = Layout(clue="box", mark="//div[@class='box']", body="//div[@class='box']", title="//h1")
    page = PAGE.replace("来源：岭南果报", "2024-03-05 10:20 来源：岭南果报").replace(
        "1581517074", ""
    )
    page = page.replace(
        "果农浇树不用再挑水。", "果农浇树不用再挑水，管道全长十二公里，经过五个村。" * 3
    )
    draft = HtmlSite(name="box", layouts=(box,)).extract(Document(text=page))
    dated = [each.words for each in draft.statements if each.field in ("published", "credits")]
    assert any("2024-03-05 10:20" in words for words in dated)


PARAGRAPHS = "".join(
    f"<p>{text}</p>"
    for text in (
        "青石镇图书馆本周一重新开放，三层楼的旧粮仓改成了阅览室。",
        "馆长说，改造用了十四个月，书架由本地木匠用房梁做成。",
    )
)


def test_words_of_neighbouring_elements_are_kept_apart_in_credits() -> None:
    """The outlet ends where the buttons for the size of type begin."""
    line = "2023年03月05日 10:20　来源：<a>某某晚报</a><a>大字体</a><a>小字体</a>"
    page = (
        "<title>旧粮仓变身图书馆-中新网</title><h1 class='content_left_title'>旧粮仓变身图书馆</h1>"
        f"<div class='content_left_time'>{line}</div><div class='left_zw'>{PARAGRAPHS}</div>"
    )
    article = parse_text(f"<html>{page}</html>")
    assert (article.extractor, article.source) == ("chinanews", "某某晚报")


def test_the_outlet_of_a_page_without_an_account() -> None:
    """Pages of Sohu that no account posts name the outlet beside the time."""
    page = (
        "<div class='text-title'><h1>旧粮仓变身图书馆</h1><span id='news-time'>2019-10-31 10:45</span>"
        "<span data-role='original-link'>来源:<a>某某晚报</a></span></div>"
        f"<article class='article' id='mp-editor'>{PARAGRAPHS}</article>"
    )
    article = parse_text(f"<html>{page}</html>")
    assert (article.extractor, article.source) == ("sohu", "某某晚报")


def test_the_writer_beside_the_account() -> None:
    """Posts of WeChat name the writer in a span without an id."""
    page = (
        "<h1 class='rich_media_title' id='activity-name'>旧粮仓变身图书馆</h1><div id='meta_content'>"
        "<span class='rich_media_meta rich_media_meta_text'>何小田</span><a id='js_name'>街区观察</a>"
        f"</div><div id='js_content'>{PARAGRAPHS}</div>"
    )
    article = parse_text(f"<html>{page}</html>")
    assert (article.source, article.authors) == ("街区观察", ("何小田",))


def test_ids_that_another_site_uses_too() -> None:
    """Sina's headline is a heading; a div of the same name is of another site."""
    page = f"<div id='artibodyTitle'><h1>旧粮仓变身图书馆</h1></div><div id='artibody'>{PARAGRAPHS}</div>"
    assert parse_text(f"<html>{page}</html>").extractor == "html"
