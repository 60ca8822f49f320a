"""How the text of an article ends: closing credits, and words glued to the last sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from cnnews_parse.extracting.places import parted
from cnnews_parse.model.accounts import Fate, Reason
from cnnews_parse.model.draft import Kind, Line
from cnnews_parse.model.patterns import Pattern

_LABELS = (
    "原?[标標][题題]|原[题題]|[来來]源|稿源|出[处處]|[编編][辑輯]|[责責][编編]|校[对對]|[审審][核校读讀稿]|[终終初复復]?[审審]"
    "|[监監]制|[编編][审審]|美[编編]|排版|作者|撰[文稿]|[记記]者|通[讯訊][员員]|[实實][习習]生|[采採][写寫]|供稿|[统統][筹籌]"
    "|策[划劃]|[设設][计計]|制[图圖]|文字|[运運][营營]|出品"
)
_LABELLED = Pattern(
    rf"[\[【（(■▲●◆*\s\u3000]{{0,4}}(?!图片|圖片|[数數]据|[数數]據|[资資]料)[\u4e00-\u9fff]{{0,4}}?(?:{_LABELS})"
    r"[\s\u3000]{0,3}[|｜丨:：/／\u4e28][\s\u3000]{0,3}[^。！？；，,?!]{0,60}$"
)
_CLOSING = Pattern(
    r"[\[【（(■\s\u3000]{0,4}(?:[\u4e00-\u9fff]{0,4}?(?:[编編][辑輯]|[责責][编編])[\s\u3000]{0,3}[|｜丨:：/／]"
    r"|(?:建立|更新|[发發][布佈])[时時][间間][:：]\s{0,2}\d{1,2}:\d{2})",
    re.IGNORECASE,
)
_TITLED = Pattern(
    r"[\[【（(\s\u3000]{0,3}(?:本文|原文|文章)?(?:原[标標][题題]|原[题題])\s{0,2}[:：]"
)
_FINIS = Pattern(
    r"[-—~=\s\u3000]{0,8}[（(]?(?:THE END|END|完|全文完|本文完)[)）]?[-—~=\s]{0,8}$", re.IGNORECASE
)
_NAMED = Pattern(
    r"(?:[责責]任?[编編][辑輯]?|[编編][辑輯]|作者|[来來]源)\s?[:：]"
    r"|(?:[发發][布佈表]|刊[发發])?(?:[时時][间間]|日期)\s?[:：]\s?(?:19|20)\d\d"
    r"|(?:[发發][布佈表]|[编編][辑輯]|修改|更新)[於于]\s?(?:19|20)\d\d"
)
_BYLINE = Pattern(  # 文：张三, 文、图／张三 李四
    r"[（(【\[\s\u3000]{0,3}(?:撰?文|[图圖]|文[、/／]?[图圖]|[图圖][、/／]?文|[摄攝]影?)\s{0,2}[:：/／|｜]\s{0,2}"
    r"[\u4e00-\u9fff·、 \u3000]{2,20}[）)】\]\s]{0,3}$"
)
_LEGAL = Pattern("[转轉][载載]|版[权權]|[声聲]明|免[责責]|侵[权權]|授[权權]")
_EDGE = 12
_HEAD = 3
_LEAST_BEFORE = 0.6
_LONG = 40

# What editors and templates glue to the last sentence, by the reason it goes.
_GLUED: tuple[tuple[Reason, Pattern], ...] = (
    (
        Reason.CHROME,
        Pattern(r"[>＞\s\u3000]{0,4}返回[^，。！？\s]{1,10}(?:[，,]?\s{0,2}查看更多)?[>＞»]{0,2}$"),
    ),
    (
        Reason.RELATED,
        Pattern(
            r"[（(【\[](?:更多|相[关關]|[详詳][情见見]|[点點][击擊]|延伸|[阅閱][读讀])[^（）()【】\[\]。]{2,80}[】\]）)]$"
        ),
    ),
    (
        Reason.RELATED,
        Pattern(
            r"[【\[]?[点點][击擊](?:[进進]入|查看|[阅閱][读讀])[^。！？]{0,24}?[】\]>＞»]{1,3}$"
        ),
    ),
    (
        Reason.CHROME,
        Pattern(r"(?<=[报報][导導道][）)])[^。！？（）()]{1,16}$"),
    ),
    (
        Reason.CHROME,
        Pattern(r"[\[【（(]\s{0,2}(?:[详詳][细細情]|全文|查看全文|[纠糾][错錯])\s{0,2}[】\]）)]$"),
    ),
)
# what the BBC says before each caption to those who cannot see the picture
_TOLD = Pattern("[图圖]像加[注註]文字，(?=.)")
_WINDOW = 90
_STOPS = ("", "。", "！", "？")  # nothing is glued where a line ends so


def is_labelled(text: str) -> bool:
    """Whether a line is a label of the trade and what it announces, and no sentence.

    >>> is_labelled("编辑|张三"), is_labelled("记者：您怎么看这件事？")
    (True, False)
    """
    return len(text) <= 80 and bool(_LABELLED.match(text) or _TITLED.match(text))


def names_facts(text: str) -> bool:
    """Whether a short line beside the text names outlet, people or day with a label.

    >>> names_facts("【纠错】 责任编辑：张三"), names_facts("来源不明的消息，请勿轻信。")
    (True, False)
    """
    is_short = len(text) <= 80
    return is_labelled(text) or (is_short and bool(_NAMED.search(text) or _BYLINE.match(text)))


def closed(lines: Sequence[Line]) -> list[Line]:
    """The lines of an article, its labelled credits lifted, what follows the last left out.

    An editor's line or an end mark with three fifths of the prose before it ends the text: behind
    it templates put other articles, notices and buttons.
    """
    at = _open(lines)
    judged = list(lines)
    weights = {n: len(lines[n].text) if len(lines[n].text) > _LONG else 0 for n in at}
    if not any(weights.values()):
        weights = {n: len(lines[n].text) for n in at}
    total, seen, ended = sum(weights.values()), 0, False
    for order, number in enumerate(at):
        line = lines[number]
        seen += weights[number]
        is_edge = order < _HEAD or order >= len(at) - _EDGE
        is_short = 0 < len(line.text) <= _WINDOW
        is_closing = is_short and line.text[-1] not in _STOPS and bool(_CLOSING.match(line.text))
        if line.kind is not Kind.IMAGE and is_edge and (is_closing or is_labelled(line.text)):
            judged[number] = line.lifted("credits")
        elif ended:
            judged[number] = line.removed(_behind(line), __name__)
        ends = is_closing or (is_short and bool(_FINIS.match(line.text)))
        ended = ended or (ends and seen >= _LEAST_BEFORE * total)
    return judged


def _open(lines: Sequence[Line]) -> list[int]:
    return [n for n, line in enumerate(lines) if line.fate is None]


def _behind(line: Line) -> Reason:
    return Reason.DISCLAIMER if _LEGAL.search(line.text) else Reason.RELATED


def unglued(line: Line) -> list[Line]:
    """A line parted from what is glued to its end.

    >>> parts = unglued(Line(text="手续不收费用。返回某网，查看更多", found="手续不收费用。返回某网，查看更多"))
    >>> [part.text for part in parts]
    ['手续不收费用。', '返回某网，查看更多']
    """
    if line.fate is not None or line.kind is Kind.IMAGE:
        return [line]
    told = _TOLD.match(line.text)
    if told:
        return _opened(line, told.end())
    if line.text[-1:] in _STOPS:
        return [line]
    start = max(0, len(line.text) - _WINDOW)
    for reason, pattern in _GLUED:
        found = pattern.search(line.text, start)
        if found and found.start() == 0:
            return [line.removed(reason, __name__)]
        if found:
            return _parted(line, found.start(), reason)
    return [line]


def _opened(line: Line, at: int) -> list[Line]:
    """A line without the words at its start that only screen readers say."""
    edge, length = 0, at
    while length and edge < len(line.found):
        length -= not line.found[edge].isspace()
        edge += 1
    gone = Line(text=line.text[:at], found=line.found[:edge])
    kept = attrs.evolve(line, text=line.text[at:].lstrip(), found=line.found[edge:])
    return [gone.removed(Reason.CHROME, __name__), kept]


def _parted(line: Line, at: int, reason: Reason) -> list[Line]:
    """A line as two, of which the second is left out."""
    behind = line.text[at:]
    length = sum(not sign.isspace() for sign in behind)
    edge = len(line.found)
    while length:
        edge -= 1
        length -= not line.found[edge].isspace()
    above, below = parted(line.at, line.found, edge)
    kept = attrs.evolve(line, text=line.text[:at].rstrip(), found=line.found[:edge], at=above)
    words = "".join(behind.split())
    kept = attrs.evolve(
        kept, links=tuple(x for x in line.links if "".join(x.text.split()) not in words)
    )
    gone = Line(
        text=behind,
        found=line.found[edge:],
        fate=Fate.REMOVED,
        detail=reason.value,
        by=__name__,
        at=below,
    )
    return [kept, gone]
