"""Founder's publishing system for digital newspapers and their sites (方正翔宇, enp).

Each article has a comment that states its facts in tags, `<!--enpproperty <title>…</title> …-->`,
and its text stands between the comments `enpcontent` or in `founder-content`. The name of the
node is the page of the paper, such as 第03版：要闻, or a channel of the site.
"""

from cnnews_parse.extend import HtmlSite, Layout

_COMMENT = "//comment()[contains(., 'enpproperty')]"


def _stated(tag: str) -> str:
    """The XPath of what a tag of the comment holds, a string."""
    return f"normalize-space(substring-before(substring-after({_COMMENT}, '<{tag}>'), '</{tag}>'))"


def _marked(name: str) -> str:
    """The XPath of the element that newer templates name so."""
    return f"//*[local-name()='founder-{name}' or contains(concat(' ', @class, ' '), ' founder-{name} ')]"


def _above(tag: str) -> str:
    """The XPath of the headings in the box around the text."""
    return f"//*[*[@id='ozoom'] or */*[@id='ozoom']]/{tag}"


_DATE = _stated("date")
_CLOCK = f"substring({_DATE}, 11, 9 * number(not(contains({_DATE}, ' 00:00:00'))))"
_NODE = _stated("nodename")
_PAGE = f"substring({_NODE}, 1, 40 * number(contains({_NODE}, '版')))"
_IS_PAPER = (
    "contains(substring-before(substring-after(., '<nodename>'), '</nodename>'), '版')"
    " or id('ozoom')"
)

EXTRACTOR = HtmlSite(
    name="founder_enp",
    layouts=(
        Layout(
            clue="",
            comment="enpproperty",
            mark=f"{_COMMENT}[{_IS_PAPER}]",
            body="//founder-content | //*[comment()[normalize-space()='enpcontent']]",
            title=_stated("title"),
            published=f"concat(substring({_DATE}, 1, 10), {_CLOCK})",
            source=_stated("sourcename"),
            credits=(
                f"{_marked('author')} | {_marked('date')} | //p[@class='sec']"
                " | //div[@class='lai']"
                f" | {_above('h4')}"
            ),
            lift=(
                ("kicker", _stated("introtitle")),
                ("subtitle", _stated("subtitle")),
                ("page", _PAGE),
                ("author", _stated("author")),
                ("canonical_url", _stated("url")),
                ("title", f"{_marked('title')} | {_above('h1')}"),
                ("kicker", f"{_marked('pretitle')} | {_marked('introtitle')} | {_above('h3')}"),
                ("subtitle", f"{_marked('subtitle')} | {_above('h2')}"),
            ),
            seen="digital newspapers of 2008 to 2024",
        ),
    ),
)
