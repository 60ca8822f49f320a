"""Why a page holds no article: a list, a front page, a log-in wall, an error, an empty shell."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cnnews_parse.extracting.container import Place, is_linked
from cnnews_parse.extracting.flow import FlowLine
from cnnews_parse.model.draft import Statement
from cnnews_parse.model.patterns import Pattern

_ERROR = Pattern(  # a status code; no number of things, such as 504里 or 500强
    r"(?<![\d.,])(?:404|403|50[0234])(?![.,]?\d|[%％]|(?![错錯页頁])[\u4e00-\u9fff])|not found"
    r"|(?:[页頁]面|[网網][页頁]|文章|内容|內容|[链鏈][接結])"
    r"[^，。]{0,6}(?:不存在|已?被?[删刪]除|找不到|[丢丟]失|失效|[无無]法[访訪][问問]|已[过過]期|下[线線])"
    r"|(?:找不到|[无無]法[访訪][问問]|[没沒]有找到)[^，。]{0,8}(?:[页頁]面|[网網][页頁]|文章|[内內]容)",
    re.IGNORECASE,
)
_WALL = Pattern(
    r"[请請先需][^，。]{0,6}(?:登[录錄入]|注[册冊]|[订訂][阅閱]|[验驗][证證])|登[录錄入]后|登[录錄入]以|[验驗][证證][码碼]"
    r"|(?:[会會][员員]|[订訂][户戶]|[订訂][阅閱])[^，。]{0,6}(?:[专專]享|可[阅閱看]|[继繼][续續])"
)
_LEAST_TEASERS = 4
_MOSTLY = 0.6
_SHORT = 200.0
_LONG_HEADLINE = 10
_LINK_RICH = 3.0


def why_no_article(
    flowed: Sequence[FlowLine], place: Place | None, said: Sequence[Statement], is_dated: bool
) -> str | None:
    """What a page holds in place of an article; None where it may hold one.

    Args:
        flowed: the lines of the page.
        place: where its prose stands, if anywhere.
        said: what its head says.
        is_dated: whether a mark beside the text, or the head, tells a day.
    """
    shown = [each for each in flowed if each.text and each.label.fate is None]
    if not shown:
        return "it shows no text"
    amount = place.shares[place.box.number] if place else 0.0
    titles = [s.words for s in said if s.field == "title"]
    brief = " ".join((*titles, *(each.text for each in shown if len(each.text) < 120)))[:4000]
    if amount < _SHORT and not is_dated:
        if any(_ERROR.search(title) for title in titles) or _is_error(shown):
            return "it tells of an error"
        if amount < _SHORT / 2 and _WALL.search(brief):
            return "it asks the reader to log in"
        if _linked(shown) > _LINK_RICH * amount and len(shown) > _LEAST_TEASERS:
            return "it is a list of links"
    if place is not None and _is_list(flowed, place):
        return "it is a list of articles"
    return "no passage reads as prose" if place is None else None


def _is_error(shown: Sequence[FlowLine]) -> bool:
    """Whether one of few lines tells of an error."""
    return len(shown) <= 40 and any(_ERROR.search(each.text) for each in shown[:40])


def _linked(shown: Sequence[FlowLine]) -> int:
    return sum(each.linked for each in shown)


def _is_list(flowed: Sequence[FlowLine], place: Place) -> bool:
    """Whether most of the prose stands below links of its own, as teasers do."""
    prose = teasers = 0
    above: FlowLine | None = None
    for each, weight, is_inside in zip(flowed, place.prose, place.inside, strict=True):
        if not is_inside or not each.text:
            continue
        if weight:
            prose += 1
            teasers += above is not None and is_linked(above) and len(above.text) >= _LONG_HEADLINE
        above = each
    return teasers >= _LEAST_TEASERS and teasers >= _MOSTLY * prose
