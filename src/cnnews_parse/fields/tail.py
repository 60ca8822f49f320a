"""What platforms hang below a text, in words that no table foresees: told by where it stands.

Behind the last sentence of an article stand calls to follow, to subscribe and to send in news,
notices of rights, links and buttons, in words that each outlet picks for itself. A line that would
be doubtful in the midst of a text is none of it there, as long as nothing but such lines, credits
and pictures follows it.
"""

from __future__ import annotations

from collections.abc import Sequence

from cnnews_parse.fields.credits import ReadLine, credit_line
from cnnews_parse.fields.folding import plain
from cnnews_parse.fields.furniture import tells
from cnnews_parse.model.accounts import Reason
from cnnews_parse.model.draft import Kind, Line
from cnnews_parse.model.patterns import Pattern

_DEEPEST = 14  # lines from the end that are asked
_LONGEST = 400
_LONGEST_CALL = 120
_LONGEST_BUTTON, _LONGEST_LINK = 24, 16
# what the reader is asked to do, and where; both in one line make a call
_CALL = Pattern(
    r"欢迎|敬请|请(?:[关扫搜下点登联订添加]|在|前往|继续)|扫(?:码|描|一扫)|长按|点(?:击|我|此|这)|按我|搜[索寻尋]|关注(?!度|[，,。的])|加入"
    r"|下[载載]|订阅|追[踪蹤]|添加|投稿|爆料|报料|提供[^。，]{0,6}线索|[联聯]系|[点點]亮|畅读|支持我们|成为会员|开通会员"
)
_PLACE = Pattern(
    r"公[众眾衆]号|微信|微博|微店|Instagram|Facebook|脸书|臉書|Twitter|推特|Telegram|YouTube|Line\b|LINE"
    r"|[Aa][Pp][Pp]|客[户戶]端|小程序|应用市场|应用商店|专页|專頁|粉[丝絲]|二维码|二維碼|[频頻]道|[会會][员員]|热线|熱線"
    r"|邮箱|郵箱|[\w.]{2,40}@[\w.]{2,40}|订户|[电電]子[报報]|newsletter|播客|隐私|隱私|在看"
)
_RIGHTS = Pattern(
    r"版权|版權|[转轉][载載]|授权|授權|侵权|侵權|著作权|著作權|擅自|许可|許可|法律责任|法律責任|追究|原[创創]|[声聲]明|出[处處]"
)
# of whose rights a notice speaks, or what it forbids
_OWN = Pattern(
    r"本(?:文|站|[网網]|刊|[报報]|[内內]容|社|作品|稿|[图圖])|以上|此[内內]容|未[经經]|如[无無]|不得|[请請]勿|[严嚴]禁|[转轉][载載][请請需须]|©|[Cc]opyright"
)
# a call speaks to the reader, a report of those who may go there
_OTHERS = Pattern(
    r"市民|观众|觀眾|游客|遊客|考生|家[长長]|居民|旅客|群[众眾衆]|[学學]生|企[业業]|用[户戶]|民[众眾衆]|[读讀]者可|有[意需]"
)
_OPENING = Pattern(
    r"[\s#＃*■▼▲（(【\[]*(?:[欢歡]迎|更多|[关關]注|[长長]按|[扫掃]|[点點][击擊我]|下[载載]|搜|如果喜[欢歡]|喜[欢歡]就|[如若]有|加入|[订訂][阅閱]|成[为為]|敬[请請])"
)
# words of reports: who speaks of such things in the course of one
_REPORT = Pattern(
    r"[表显]示|指出|[认認][为為]|[介绍紹]{2}|[告]诉|记者从|[称稱][，,：:“「]|[说說][，,：:“「。]|据(?!此)|[主][办辦]方|提醒，|日前|昨[日天]|今[日天年]|去年|[“「]"
)
_BUTTON = Pattern(
    r"(?:展[开開]|[阅閱][读讀]|查看|显示|[继繼][续續])[^。，]{0,6}(?:全文|原文|更多|下文|下文|英文版)|原文[链鏈連][接结結]"
    r"|往下[阅閱][读讀]|(?:[查看发發表写寫]{1,2}|[条條])[评評][论論]|[论論][坛壇]$|支持我[们們]|[回返][到回]?[首顶][页頁部]|[举舉][报報]"
    r"|[分]享(?:到|至)|[收]藏(?:本文)?$|打[赏賞]|[赞讚]赏|[点點]赞|^订阅$|[浏瀏][览覽]其他|新闻信里$|[点點]亮[^。]{0,8}在看"
)
_TAGS = Pattern(
    r"\s*(?:相[关關])?(?:[关關][键鍵][词詞字]|字[词詞]|[标標][签籤记記]|[话話][题題]|[专專][题題]|文章分[类類]|分[类類]|Tags?|TAGS?)"
    r"\s?[:：\ufe55\ufe13]"
)
_LINKED = 0.8
_STOPS = "。！？”』」"


def without_tail(lines: Sequence[Line], read: ReadLine = credit_line) -> list[Line]:
    """The lines, with calls, notices of rights, links and buttons below the text left out.

    >>> texts = ["某市图书馆重新开放，孩子们多了一个去处。", "欢迎搜寻某某的微信公众号"]
    >>> [line.detail for line in without_tail([Line(text=text, found=text) for text in texts])]
    ['', 'advertisement']
    """
    judged = list(lines)
    shown = [n for n, line in enumerate(lines) if line.text.strip()]
    for number in reversed(shown[1:][-_DEEPEST:]):
        line = lines[number]
        if line.fate is not None:
            continue
        reason = _reason(line)
        if reason is not None:
            judged[number] = line.removed(reason, __name__)
        elif line.kind is not Kind.IMAGE and not read(line.text, loose=False):
            break
    return judged if any(x.fate is None and x.text.strip() for x in judged) else list(lines)


def _reason(line: Line) -> Reason | None:  # noqa: PLR0911 - one question after the other
    text = line.text.strip()
    if line.kind is Kind.CAPTION or len(text) > _LONGEST:
        return None
    folded = plain(text)
    is_button = len(text) <= _LONGEST_BUTTON and text[-1] not in _STOPS
    if is_button and _BUTTON.search(text) and not _REPORT.search(text):
        return Reason.CHROME
    if _TAGS.match(folded) and "。" not in text:
        return Reason.METADATA
    if line.links and _is_linked(line):
        return Reason.RELATED
    opens_so = bool(_OPENING.match(text))
    if tells(text) or (not opens_so and (_REPORT.search(text) or _is_passage(text))):
        return None
    if len(set(_RIGHTS.compiled.findall(text))) > 1 and _OWN.search(text):
        return Reason.DISCLAIMER
    is_call = (
        (opens_so or not _OTHERS.search(text)) and _CALL.search(folded) and _PLACE.search(text)
    )
    return Reason.ADVERTISEMENT if is_call else None


def _is_passage(text: str) -> bool:
    """Whether a line has the length of a paragraph, and says nothing of whose text it is.

    A report may speak of offices and purchases in one breath; calls are short.
    """
    return len(text) > _LONGEST_CALL and not _OWN.search(text)


def _is_linked(line: Line) -> bool:
    """Whether a line is nothing but links, and no sentence, item of a list or reference."""
    is_sentence = len(line.text) > _LONGEST_LINK and line.text.rstrip()[-1] in _STOPS
    if is_sentence or line.kind is not Kind.PARAGRAPH:
        return False
    if any(link.text.startswith("http") for link in line.links):
        return False
    linked = sum(len(link.text) for link in line.links)
    return linked >= _LINKED * len(line.text.strip(" |｜·/"))
