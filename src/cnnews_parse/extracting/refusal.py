"""Why a page holds no article: a list, a front page, a log-in wall, an error, an empty shell."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cnnews_parse.extracting.container import Place, is_linked
from cnnews_parse.extracting.flow_line import FlowLine
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
_BLOCKED = Pattern(
    r"[访訪][问問](?:[^。，]{0,8}[过過]于)?[频頻]繁|安全[验驗][证證]|人[机機][验驗][证證]|滑[块塊]|[异異]常流量|[访訪][问問]被"
    r"|[浏瀏][览覽]器[^。]{0,10}(?:版本)?[过過]低|升[级級][^。]{0,8}[浏瀏][览覽]器|[启啟][用動动]\s?JavaScript|[开開][启啟]\s?JavaScript"
    r"|enable JavaScript|[网網][络絡]不[给給]力|(?:正在|[内內]容)加[载載]|自[动動]跳[转轉]"
)
_LOGIN = Pattern(r"(?:[会會][员員]|[用][户戶])?(?:登[录錄入陆陸]|[注][册冊])(?:[^\u4e00-\u9fff]|$)")
_DATED = Pattern(r"(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}|\d{1,2}[-/月]\d{1,2}|\d:\d\d")
_LONGEST_DATE = 50
_LEAST_TEASERS = 4
_MOSTLY = 0.6
_SHORT = 200.0
_FEW = 40
_LITTLE = 60.0
_LONG_HEADLINE = 6
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
        answers = {
            "it tells of an error": any(map(_ERROR.search, titles))
            or (_beside_errors(flowed, place) < _LITTLE and _is_error(shown)),
            "it asks the reader to log in": any(map(_LOGIN.match, titles))
            or (amount < _SHORT / 2 and bool(_WALL.search(brief))),
            "it asks for another browser, or for proof that the reader is human": len(shown) <= _FEW
            and bool(_BLOCKED.search(brief)),
            "it is a list of links": _linked(shown) > _LINK_RICH * amount
            and len(shown) > _LEAST_TEASERS,
        }
        why = next((why for why, is_so in answers.items() if is_so), None)
        if why is not None:
            return why
    if place is not None and _is_list(flowed, place):
        return "it is a list of articles"
    return "no passage reads as prose" if place is None else None


def _beside_errors(flowed: Sequence[FlowLine], place: Place | None) -> float:
    """How much prose a page holds in lines that tell of no error."""
    pairs = zip(flowed, place.prose, strict=True) if place else ()
    return sum(weight for each, weight in pairs if weight and not _ERROR.search(each.text))


def _is_error(shown: Sequence[FlowLine]) -> bool:
    """Whether one of few lines tells of an error."""
    return len(shown) <= _FEW and any(_ERROR.search(each.text) for each in shown[:_FEW])


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
        if weight or len(each.text) > _LONGEST_DATE or not _DATED.search(each.text):
            above = each  # a date may stand between the headline of a teaser and its words
    return teasers >= _LEAST_TEASERS and teasers >= _MOSTLY * prose
