"""Lines that stand around an article and are no text of it, told by their words."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

import attrs

from cnnews_parse.fields.notices import notice
from cnnews_parse.model.accounts import Reason
from cnnews_parse.model.draft import Kind, Line
from cnnews_parse.model.patterns import Pattern

# What a whole line is, by how it begins; the first pattern that fits decides. Traditional forms
# stand beside the simplified ones. Only short lines are asked, so that prose is safe.
_LINES: tuple[tuple[Reason, int, str], ...] = (
    (
        Reason.CHROME,
        60,
        r"(?:[您你]?(?:[现現]在|[当當]前)?所?[处處在]?的?)?位置[:：]|[您你][现現]在所在的?位置|[\[【（(]?本文共\s?\d{1,2}\s?[页頁]",
    ),
    (Reason.CHROME, 80, r"[^。！？]{1,20}(?:\s?[>＞›»]+\s?[^。！？>＞›»]{1,20}){1,6}$"),
    (
        Reason.CHROME,
        30,
        r"(?!.*[，。？])返回(?:首[页頁]|[^，。]{0,12}(?:新[闻聞]|[频頻]道|列表|目[录錄])|[顶頂]部)",
    ),
    (
        Reason.CHROME,
        60,
        # one button or a row of them: 【打印】【关闭】, 打印本页 | 返回顶部
        r"(?:[【\[(（]?\s?(?:打印|[关關][闭閉]|收藏|[纠糾][错錯]|返回|[顶頂]部|回到?[顶頂]部|[评評][论論]|分享|推[荐薦]|TOP|[听聽]新[闻聞])(?:本[页頁文]|此[页頁]|[窗]口|正文|[顶頂]部|首[页頁]|上一[页頁]|列表)?\s?[】\])）]?[\s|/·]{0,4}){1,8}$",
    ),
    # the neighbours of an article in its list: 上一篇：…, 下一条 …
    (
        Reason.RELATED,
        90,
        r"[【\[<《«‹↑↓]?\s?(?:[上下前后後]一[篇条條则則页頁个個])\s?[】\]>》»›]?(?:\s?[:：]|\s+\S|$)",
    ),
    (
        Reason.CHROME,
        16,
        r"[↓▼\s]{0,4}(?:[点點][击擊])?(?:查看|[阅閱][读讀]|展[开開]|看)?(?:全文|剩[余餘][内內]容|更多[内內]容|余下全文|剩[余餘]全文)[\s>＞»↓▼（()）]{0,8}$",
    ),
    (Reason.CHROME, 40, r"[【\[（(]?(?:字[号號體体]|字体大小)[:：]?\s*[【\[]?\s*(?:[大中小]\s*)+"),
    (
        Reason.CHROME,
        30,
        r"(?:[阅閱][读讀]|[点點][击擊]|[浏瀏][览覽])(?:次[数數]|量|[数數])?[:：]?\s*\d[\d,.万萬]*\+?\s?(?:次|人|人次)?(?:\s|$|[|/）)])",
    ),
    (
        Reason.CHROME,
        24,
        r"\d+\s*[次条條]?(?:[阅閱][读讀]|[评評][论論]|[关關]注度?|人[参參][与與])(?:\s|$|[|/（(）)])",
    ),
    (
        Reason.CHROME,
        80,
        r"[【\[]?(?:相[关關]字[词詞]|[标標][签籤]|[关關][键鍵][词詞字]|Tags?|[本][文]?TAG)[】\]]?\s?[:：\ufe55]\s?(?![^，。]{0,40}[，。])\S",
    ),
    (Reason.CHROME, 80, r"#[^#\s]{1,20}#?(?:\s{0,3}#[^#\s]{1,20}#?){0,8}$"),
    (
        Reason.CHROME,
        30,
        r"\d{5,14}$|\+1$|[图圖]集$|(?:Play Video|自[动動]播放|[视視][频頻]加[载載])",
    ),
    (
        Reason.CHROME,
        40,
        r"[^。，]{0,20}(?:[订訂][阅閱]到|用手[机機](?:[阅閱][读讀]|看)(?:新[闻聞]|本文)?$)",
    ),
    (
        Reason.SHARE,
        40,
        r"[>＞]{0,3}\s?(?:[请請]|[歡欢]迎)?加入[^。]{0,20}(?:粉[絲丝]|好友|群[组組]?)(?:(?:[，,]看更多[^，。]{0,6})?[^，。]{0,6}$|[^，。]{0,14}[!！]$)",
    ),
    (Reason.ADVERTISEMENT, 60, r"[^。]{0,30}(?:[点點][我這这此][^。]{0,4}下[载載]|用APP看)"),
    (
        Reason.CHROME,
        30,
        r"(?:加[载載]更多|[新][闻聞][评評][论論]|收[录錄][于於]合集|[扫掃]一[扫掃]在手[机機]打[开開]|喜[欢歡]此[内內]容的人[还還]|∙\s?[^。，]{2,12}$|字[号號體体]$)",
    ),
    (Reason.RELATED, 60, r"相[關关](?:字[詞词]|[標标][籤签]|[關关][鍵键][字詞词])[:：\ufe55]"),
    (
        Reason.RELATED,
        60,
        r"更多[^。，]{0,8}(?:[详詳][见見]|[参參][见見]|[请請]看|[点點][击擊])[:：]?",
    ),
    (Reason.RELATED, 16, r"上\s?/\s?下一[篇則则][新文]?[聞闻章]?$"),
    (
        Reason.ADVERTISEMENT,
        40,
        r"[点點][击擊][下上]方?[^。，]{0,8}(?:[卡名]片|[蓝藍]字)[^。，]{0,6}[关關]注",
    ),
    (Reason.DISCLAIMER, 60, r"[※＊*]?\s?提醒[您你][:：][^。]{0,40}(?:酒|菸|烟|有[礙碍]健康)"),
    (
        Reason.CHROME,
        20,
        r"(?:[点點][击擊])?(?:查看|[阅閱][读讀]|展[开開]|[显顯]示)(?:全文|原文|更多)(?:[内內]容)?[>＞»]{0,3}$",
    ),
    (Reason.SHARE, 30, r"[扫掃]一[扫掃][^。，]{0,6}(?:分享|[转轉][发發])"),
    (
        Reason.DISCLAIMER,
        80,
        (
            r"[网網]友[评評][论論][仅僅只]?(?:供|代表)|(?:[请請]|[网網]友[应應]?)遵守[^。]{0,20}(?:法律|法[规規]|[评評][论論])"
            r"|文明上[网網][^。]{0,6}理性[发發]言"
        ),
    ),
    (Reason.DISCLAIMER, 16, r"[^。]{0,8}[关關]心[您你]$"),
    (
        Reason.SHARE,
        60,
        r"(?:(?i:facebook|twitter|google\+?|line|email|whatsapp|telegram|plurk|qq空间|qq好友|qq|新浪微博|微博|微信(?:好友)?|朋友圈|复制链接|複製連結)[\s/|、·]{0,4}){1,9}$",
    ),
    (
        Reason.SHARE,
        30,
        (
            r"(?:(?:分享|共享)(?:此文章?|此[页頁]|本文|文章|[到至给給][^，。？]{0,12}|[让讓]更多人看到)?|[转轉][发發](?:[到至给給][^，。？]{0,12})?"
            r"|[点點][赞贊讚]|我要?[評评][论論]|[发發]表[評评][论論]|我?要?[举舉][报報])(?:[:：\s\d(（+>＞|/]|$)"
        ),
    ),
    (
        Reason.ADVERTISEMENT,
        60,
        r"[^。]{0,40}[尽盡]在[^，。]{1,20}(?:APP|客[户戶]端|公[众眾衆][号號])$",
    ),
    (
        Reason.ADVERTISEMENT,
        120,
        r"[（(【]?(?:[长長]按[^。]{0,12}(?:[码碼]|[识識][别別]|[图圖]|[关關]注|保存|[扫掃])|[扫掃](?:描|一[扫掃]|[码碼])[^，。]{0,16}(?:[关關]注|下[载載]|二[维維][码碼](?![背后後的时時])|加入|[阅閱][读讀]|小程序|公[众眾衆][号號])|微信(?:搜索|[扫掃])|[点點][击擊](?:下[载載]|[关關]注|[阅閱][读讀]原文)|[欢歡]迎[关關]注|[关關]注(?:我[们們]|微信|[官公]))",
    ),
    (
        Reason.ADVERTISEMENT,
        120,
        r"(?:[^。]{0,30}更多[^。]{0,30}|[请請]|[点點][击擊]|(?=下[载載]))[^。，]{0,12}下[载載](?![量的后後])[^。]{0,20}(?:APP|客[户戶]端)(?:$|[^\u4e00-\u9fff]|[查看阅閱读讀了享获獲即还還可])",
    ),
    (Reason.ADVERTISEMENT, 60, r"(?:[广廣]告|[推]广|AD|Advertisement|Sponsored)\s*$"),
    (
        Reason.PAYWALL,
        60,
        r"[请請]?(?:[订訂][阅閱]或登[录錄入]|登[录錄入]或[订訂][阅閱])|[^。]{0,20}以?[继繼][续續][阅閱][读讀]全文",
    ),
    (
        Reason.DISCLAIMER,
        600,
        (
            r"[（(【\[]?(?:(?:免[责責]|特[别別]|版[权權]|郑重|鄭重)[声聲]明|版[权權](?:提示|[说說]明)|(?=[重特声聲提])(?=.*(?:[转轉][载載]|版[权權]|侵[权權]|[立][场場]"
            r"|[观觀][点點]|投[资資]|[仅僅]供|授[权權]|[联聯][系繫]|本[文网網站报報]|作者|[风風][险險]|入市))(?:重要|特[别別])?(?:[声聲]明|提示))"
            r"\s*[】\]]?\s*[:：]"
        ),
    ),
    (Reason.DISCLAIMER, 600, r"(?:Notice|Disclaimer)\s?[:：]"),
    (
        Reason.DISCLAIMER,
        300,
        r"[（(]?(?:本文|以上[内內]容)(?:[仅僅]|[内內]容)?(?:代表|[为為爲])(?:作者|用[户戶])",
    ),
    (
        Reason.DISCLAIMER,
        300,
        (
            r"[^。]{0,40}未[经經](?:[书書]面)?(?:授[权權]|[许許]可|允[许許]|同意)"
            r"(?=[^。]{0,60}(?:不得|不可|禁止|[严嚴]禁|勿|[谢謝][绝絕]|[违違]者|追究|必究|侵[权權]|[请請]|[转轉][载載][）)。]?$))[^。]{0,30}(?:使用|[复複]制)"
            r"|[^。]{0,40}未[经經][^。，]{0,6}(?:授[权權]|[许許]可|允[许許]|同意)"
            r"(?=[^。]{0,60}(?:不得|不可|禁止|[严嚴]禁|勿|[谢謝][绝絕]|[违違]者|追究|必究|侵[权權]|[请請]|[转轉][载載][）)。]?$))[^。]{0,30}(?:[转轉][载載]|摘[编編])"
        ),
    ),
    (
        Reason.DISCLAIMER,
        120,
        r"[-—\s]{0,4}[（(【\[]?(?:如需)?[转轉][载載](?:此文|本文|自)?(?:[请請務务]{1,2}|需|须)[^。]{0,20}(?:[注註]明|[标標]明|[来來]源|出[处處]|授[权權])",
    ),
    (
        Reason.DISCLAIMER,
        160,
        r"本文(?:[为為系]|由)[^。]{2,30}(?:授[权權]|原[创創]|[独獨]家)[^。]{0,30}(?:[发發]布|[发發]表|刊[发發]|首[发發]|[转轉][载載]|作品|供稿)",
    ),
    (
        Reason.DISCLAIMER,
        60,
        r"[^。，]{0,16}(?:自[殺杀]防治|防[止治]自[殺杀]|珍[惜愛爱]生命|生命[線线]|[張张]老[師师]|撒[瑪玛]利[亞亚]|情[緒绪]通|[諮咨][詢询]|求助|[關关]懷|心理援助)[^。]{0,16}(?:[專专热熱][線线]|[電电][話话])[^。]{0,12}[:：]?\s*\d",
    ),
    (
        Reason.DISCLAIMER,
        60,
        r"[^。]{0,20}自[殺杀][^。]{0,30}。?[請请]?珍[惜愛爱]生命|[請请]?珍[惜愛爱]生命[^，。]{0,12}[。！!]?$|再[給给]自己一次[機机][會会]$",
    ),
    (
        Reason.DISCLAIMER,
        40,
        r"(?:[張张]老[師师]|生命[線线]|安心|[關关]懷)[^。]{0,8}[專专][線线][:：]\s*\d",
    ),
    (
        Reason.DISCLAIMER,
        200,
        r"[据據]此(?:操作|入市)[，,]?(?:[风風][险險]|后果|責任|责任|盈[亏虧])|[风風][险險]自[担擔]",
    ),
    (
        Reason.DISCLAIMER,
        120,
        (
            r"(?:违法和不良信息|[举舉][报報](?:[电電][话話]|[邮郵]箱)[^，。\u4e00-\u9fff]{0,4}[0-9A-Za-z]|[^。，]{0,60}(?:ICP[备備证證]|公[网網]安[备備]|[网網]站[标標][识識][码碼])|[沪京粤浙苏]ICP)|Copyright\s|©"
            r"|版[权權]所有(?![者人的权權])[^。，]{0,40}$|[^。，]{0,20}All Rights Reserved"
        ),
    ),
    (Reason.END_MARK, 30, r"[-—=~*\s]{0,8}(?:THE END|END|Fin|完)[-—=~*\s]{0,8}$"),
    (Reason.END_MARK, 8, r"[（(\[【](?:完|全文完|本文完)[）)\]】]$"),
    (
        Reason.MARKUP,
        60,
        r"(?:[\[【［(（](?:此处)?(?:[图圖]片?|[动動][图圖]|[视視][频頻]|影片|音[频頻]|表情)\d{0,2}[\]】］)）]\s?){1,9}$",
    ),
    # empty fields of a database: (4)内容:
    (
        Reason.MARKUP,
        16,
        r"[(（]\d{1,2}[)）]\s?(?:[内內]容|[标標][题題]|[来來]源|日期|作者|主[题題][词詞])[:：]\s*$",
    ),
    (Reason.MARKUP, 8, r"[【\[]?(?:正文|[内內]容|全文)[】\]]?[:：]$"),
    (Reason.MARKUP, 80, r"[-—_=*＊─━.\s]{3,}$"),
)
# A short line that ends the article: it and all behind it belong to something else.
_ENDS: tuple[tuple[Reason, str], ...] = (
    (
        Reason.RELATED,
        (
            r"(?:相[关關]|推[荐薦]|延伸|[热熱][门門点點]|更多|猜你|[您你]?可能[还還也]?|[精]彩|往期|上一篇|下一篇|[阅閱][读讀]下一篇|[编編][辑輯]推[荐薦]|大家都在|Related|為你推薦|[为為爲]您推[荐薦])"
            r"(?:[阅閱][读讀]|推[荐薦]|新[闻聞]|文章|[报報][导導道]|[链鏈鍊][接结結]|[内內]容|喜[欢歡看]|感[兴興]趣的?(?:文章|[内內]容|新[闻聞])?|[回迴][顾顧]|[资資][讯訊]|[热熱][点點]|精彩|[关關]注|[话話][题題]|主[题題]|[标標][签籤]|搜索|[专專][题題]|看|Articles|Posts)*[:：]?(?:\s.{0,8})?$"
        ),
    ),
    (Reason.RELATED, r"◤[^◢，。]{2,20}◢$"),
    (
        Reason.ADVERTISEMENT,
        r"(?:[访訪][问問]|[购購][买買])(?:[页頁]面|官[网網]|[链鏈連][接结結])?[:：]$",
    ),
    (
        Reason.SHARE,
        r"(?:[网網]友|最新|全部|[热熱][门門])?(?:[评評][论論]|留言|跟[贴帖])(?:[区區]|列表|\(\d+\))?[:：]?$",
    ),
)
# what a report says of codes, applications and risks, and no notice does
_TELLS = Pattern(
    r"[这這]是|[这這]一|[这這]句|[这這]次|[他她]|[记記]者|市民|居民|[游遊]客|[说說][，。]|表示[，。]|昨[天日]|去年|上[周週月]|今年|此前|近日"
    r"|[认認][为為爲]|解[释釋]|消[费費]者|警方|法院|判|推[广廣]|成[为為了]|新[规規]|主[题題]|老[话話]|多名|一些"
)
_CALLS = frozenset((Reason.ADVERTISEMENT, Reason.SHARE, Reason.CHROME, Reason.DISCLAIMER))
_LEAST_TOLD = 14
_LONGEST_TOLD = 80
_LONGEST_END = 24
_LEAST_REST = 24
_LEAST_ABOVE = 40
_STOPS, _BEHIND_STOP = frozenset("。！？!?；…"), frozenset('”」』）)"')
_REFERENCES = Pattern(
    r"(?:参考(?:文献|资料|来源)|參考(?:文獻|資料|來源)|References)[:：]?$", re.IGNORECASE
)
_PICTURED = Pattern(
    r"[\u4e00-\u9fff][摄攝](?:[影]|[报報][导導道])?[）)]?$|[（(]?(?:[资資]料[图圖]片?|[图圖]片?[来來]源[^。]{1,12})[）)]?$"
)
_ADDRESS = Pattern(r"<?(?:https?:)?//[^\s<>]{4,2000}>?$")
_EDGES = " \t\u3000\u00a0/|｜·•▲▼■◆●★>＞"


# what no pattern of the table fits, and so nearly all prose, is known at one look
_USUAL = 80  # characters; few such lines are longer, and most paragraphs are
_LONGEST_LINE = max(length for _, length, _ in _LINES)
_ANY_LINE = Pattern("|".join(f"(?:{form})" for _, _, form in _LINES))
_ANY_LONG_LINE = Pattern("|".join(f"(?:{form})" for _, longest, form in _LINES if longest > _USUAL))


@functools.cache
def _line_patterns() -> tuple[tuple[Reason, int, Pattern], ...]:
    return tuple((reason, length, Pattern(form)) for reason, length, form in _LINES)


@functools.cache
def _end_patterns() -> tuple[tuple[Reason, Pattern], ...]:
    return tuple((reason, Pattern(form, re.IGNORECASE)) for reason, form in _ENDS)


def furniture(text: str) -> Reason | None:
    """Why a line is no text of an article; None where it may be.

    Source: the pages and posts that readers save; forms of the mainland, Hong Kong and Taiwan.

    >>> furniture("首页 > 新闻 > 正文")
    <Reason.CHROME: 'chrome'>
    >>> furniture("会议强调，要扎实做好各项工作。") is None
    True
    """
    bare = text.strip(_EDGES)
    reason = notice(bare.lstrip("*＊※◎ "))
    any_line = _ANY_LINE if len(bare) <= _USUAL else _ANY_LONG_LINE
    if len(bare) <= _LONGEST_LINE and any_line.match(bare):
        fitting = (
            r for r, n, pattern in _line_patterns() if len(bare) <= n and pattern.match(bare)
        )
        reason = next(fitting, reason)
    return None if reason in _CALLS and tells(bare) else reason


def tells(bare: str) -> bool:
    """Whether a line that speaks of codes or rights is a sentence of a report about them.

    >>> tells("扫描二维码即可查看产地，这一做法上周起推广。"), tells("扫描二维码，关注我们。")
    (True, False)
    """
    is_sentence = _LEAST_TOLD <= len(bare) <= _LONGEST_TOLD and bare[-1] in "。！？"
    return is_sentence and "您" not in bare and bool(_TELLS.search(bare))


def ends_article(text: str) -> Reason | None:
    """Why a line ends the article: it heads a list of other things.

    >>> ends_article("相关阅读")
    <Reason.RELATED: 'related'>
    >>> ends_article("相关部门表示将继续调查。") is None
    True
    """
    bare = text.strip(_EDGES).strip("【】[]〔〕")
    if not bare or len(bare) > _LONGEST_END:
        return None
    return next((r for r, pattern in _end_patterns() if pattern.match(bare)), None)


def without_furniture(lines: Sequence[Line]) -> list[Line]:
    """The lines, with those that are no text of the article labelled.

    A line that ends the article counts only where text stands before it; on a page it ends
    nothing where most of what follows is prose without links: there it heads a box that stands
    in the middle of the text.
    """
    judge = _Judge(lines)
    return [
        line if line.fate is not None else judge.judged(number, line)
        for number, line in enumerate(lines)
    ]


class _Judge:
    """What is known when a line is judged: what was seen above it and what stands below."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.ended: Reason | None = None
        self.boxed: Reason | None = None
        self.length = 0
        self.in_references = False

    @functools.cached_property
    def rest(self) -> _Rest:
        """Asked for only where a line heads other things."""
        return _Rest(self.lines)

    def judged(self, number: int, line: Line) -> Line:
        bare = line.text.strip(_EDGES)
        reason = self.reason(number, line, bare)
        if reason is not None and bare:
            return line.removed(reason, __name__)
        if self.ended is not None and line.kind is Kind.IMAGE:
            return line.removed(self.ended, __name__)
        if _ADDRESS.match(bare):
            return line.lifted("url")
        self.length += len(bare)
        return line

    def reason(self, number: int, line: Line, bare: str) -> Reason | None:
        """Why a line is no text, by what stands above it, by itself, and by what follows."""
        if self.ended is not None:
            return self.ended
        if self.boxed is not None and is_prose(line):
            self.boxed = None
        goes_on = self.in_references and bool(_ADDRESS.match(bare))
        self.in_references = goes_on or bool(_REFERENCES.match(bare))
        reason = furniture(line.text) or self.end(number, line) or self.boxed
        return reason or (Reason.METADATA if self.in_references else None)

    def end(self, number: int, line: Line) -> Reason | None:
        """Why a line heads other things: a box where the text goes on behind it, else its end."""
        reason = ends_article(line.text)
        if reason is None:
            return None
        if self.rest.resumes(number):
            self.boxed = reason
        elif self.length > _LEAST_ABOVE:
            self.ended = reason
        else:
            return None
        return reason


def is_prose(line: Line) -> bool:
    """Whether a line is a sentence and no link.

    >>> is_prose(Line(text="某市今天发布新规，明年一月一日起在全市范围内施行。", found=""))
    True
    """
    linked = sum(len(link.text) for link in line.links)
    return len(line.text) >= 20 and linked * 2 < len(line.text) and _is_stopped(line.text)


def _is_stopped(text: str) -> bool:
    """Whether a text ends with the mark of a sentence, in quotation marks or brackets or not."""
    end = text.rstrip()[-2:]
    return end[-1:] in _STOPS or (end[-1:] in _BEHIND_STOP and end[0] in _STOPS)


class _Rest:
    """How much of what follows each line is prose."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.is_page = any(line.links or line.kind is Kind.IMAGE for line in lines)
        self.prose, self.all = [0], [0]
        for line in reversed(lines):
            length = len(line.text) if line.fate is None else 0
            self.all.append(self.all[-1] + length)
            self.prose.append(self.prose[-1] + (length if length and is_prose(line) else 0))

    def resumes(self, number: int) -> bool:
        """Whether the text goes on behind a line, on a page."""
        behind = len(self.all) - 2 - number
        return self.is_page and self.prose[behind] > max(_LEAST_REST, 0.6 * self.all[behind])


def caption_like(lines: Sequence[Line]) -> list[Line]:
    """Lines of a plain text that are captions of pictures which the text lost.

    Where paragraphs are indented, a line at the margin between two of them is one; so is a
    short line that ends in a photographer's credit.
    Source: page design; newspapers and their sites indent paragraphs by two characters and
    set captions at the margin.
    """
    numbers = [n for n, x in enumerate(lines) if x.fate is None and x.text.strip()]
    indented = [_is_indented(lines[n]) for n in numbers]
    is_set_in = sum(indented) * 3 >= len(numbers) * 2
    marked = list(lines)
    for at, number in enumerate(numbers):
        line = lines[number]
        between = 0 < at < len(numbers) - 1 and indented[at - 1] and indented[at + 1]
        is_margin = is_set_in and between and not indented[at]
        if _is_short(line) and (is_margin or _PICTURED.search(line.text)):
            marked[number] = attrs.evolve(line, kind=Kind.CAPTION)
    return marked


def _is_indented(line: Line) -> bool:
    found = line.found.lstrip("\n")
    return found[:1] == "\u3000" or found[:2] in ("  ", "\u00a0\u00a0")


def _is_short(line: Line) -> bool:
    return line.kind is Kind.PARAGRAPH and len(line.text) <= 150
