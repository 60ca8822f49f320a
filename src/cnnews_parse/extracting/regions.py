"""What the class and the id of an element say it is: weak evidence, in the words of the trade."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from cnnews_parse.model.accounts import Reason
from cnnews_parse.model.patterns import Pattern

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Words of class and id, as designers everywhere use them; a word is a run of letters.
_REASONS: dict[Reason, str] = {
    Reason.RELATED: (
        "related relate relates relation relative relevant recommend recommends recommended"
        " recommendation recommendations recom similar guess rank ranking ranklist hotnews hotlist"
        " hot trending morenews readmore more mostread popular prevnext prev next upnext xgxw xgyd"
        " xgzx xgwz xiangguan tuijian outbrain taboola dable popin stream feed extended"
    ),
    Reason.SHARE: (
        "share shares sharing sharebar sharebox bdshare bdsharebuttonbox jiathis addthis social"
        " sns comment comments commentlist cmt reply replies disqus fb pinglun vote like digg"
        " praise reward donate"
    ),
    Reason.ADVERTISEMENT: (
        "ad ads adv advert advertisement advertising adbox banner sponsor sponsored promo promotion"
        " guanggao qrcode qr ewm erweima download openapp appdownload subscribe newsletter follow"
    ),
    Reason.DISCLAIMER: "copyright disclaimer declare declaration statement shengming banquan mianze",
    Reason.CHROME: (
        "nav navbar navigation menu submenu breadcrumb breadcrumbs crumb crumbs footer foot sidebar"
        " aside toolbar tool tools toolbox pagination pager paging pages pagebar login signin modal"
        " popup dialog tooltip tag tags keyword keywords tagbox player video fontsize print"
        " correct report jiucuo"
    ),
}
_OF_WORD = {word: reason for reason, words in _REASONS.items() for word in words.split()}
_STRONG = frozenset(
    "related relate recommend recommended recommendation recommendations recom similar rank ranking"
    " comment comments commentlist cmt reply footer foot sidebar nav menu ad ads advert share"
    " copyright disclaimer breadcrumb hotnews trending stream taboola outbrain popular".split()
)
_BODY = Pattern(r"article|content|story|detail|body|text|main|post|entry|news|zw|zhengwen")
_CAPTION = Pattern(r"caption|cutline|descr|(?:img|pic|photo|image)[-_]?(?:text|info|note|desc)")
_WORD = Pattern(r"[A-Z]?[a-z]+|[A-Z]+")
_CREDITS = frozenset(
    "source author authors editor byline reporter writer pubtime pubdate publish published time"
    " date datetime dateline meta info infos laiyuan zuozhe bianji".split()
)
_DIGEST = frozenset("abstract summary digest zhaiyao daodu excerpt standfirst".split())
_LONGEST = 120


def marks(element: HtmlElement) -> str:
    """The class and the id of an element, a blank between them; empty where it has none.

    >>> from lxml.html import fromstring
    >>> marks(fromstring('<div id="main" class="shareBox big">'))
    'main shareBox big'
    """
    return f"{element.get('id') or ''} {element.get('class') or ''}".strip()[:_LONGEST]


@functools.lru_cache(maxsize=4096)
def words_in(named: str) -> tuple[str, ...]:
    """The words that a class or an id is made of, in lower case.

    >>> words_in("main shareBox news_list2")
    ('main', 'share', 'box', 'news', 'list')
    """
    return tuple(word.lower() for word in _WORD.findall(named))


@functools.lru_cache(maxsize=4096)
def reason_in(named: str) -> Reason | None:
    """Why an element that is named so may be no text of the article.

    >>> reason_in("relatedNews"), reason_in("article-text")
    (<Reason.RELATED: 'related'>, None)
    """
    return next((_OF_WORD[word] for word in words_in(named) if word in _OF_WORD), None)


@functools.lru_cache(maxsize=4096)
def standing(named: str) -> float:
    """How likely an element that is named so holds the article, 1 for no opinion.

    >>> standing("comment-list") < standing("") < standing("article-body")
    True
    """
    if not _STRONG.isdisjoint(words_in(named)):
        return 0.25
    return 1.3 if _BODY.search(named.lower()) else 1.0


@functools.lru_cache(maxsize=4096)
def holds_caption(named: str) -> bool:
    """Whether an element that is named so holds the caption of a picture.

    >>> holds_caption("img_descr"), holds_caption("description")
    (True, False)
    """
    lowered = named.lower()
    return bool(_CAPTION.search(lowered)) and "description" not in lowered


@functools.lru_cache(maxsize=4096)
def holds_digest(named: str) -> bool:
    """Whether an element that is named so holds a digest of the text.

    >>> holds_digest("article-summary"), holds_digest("summarytext")
    (True, False)
    """
    return not _DIGEST.isdisjoint(words_in(named))


@functools.lru_cache(maxsize=4096)
def holds_credits(named: str) -> bool:
    """Whether an element that is named so may hold outlet, time and people.

    >>> holds_credits("article-info"), holds_credits("article-text")
    (True, False)
    """
    return not _CREDITS.isdisjoint(words_in(named))
