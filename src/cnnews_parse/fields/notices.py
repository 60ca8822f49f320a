"""Notices that outlets and platforms hang onto a text wherever it is carried, feeds included.

Told by what they say of the text, of its pictures or of the reader, with the opening that such
lines have; a paragraph that speaks of the same things in the course of a report opens otherwise.
"""

from __future__ import annotations

import functools
import re

from cnnews_parse.model.accounts import Reason
from cnnews_parse.model.patterns import Pattern

# the reason, the longest such line, words of which it has one, and how it begins; the words are
# asked first, since most lines have none of them
_NOTICES: tuple[tuple[Reason, int, str, str], ...] = (
    # whose opinion it is: 该文观点仅代表作者本人, 本内容为作者独立观点, 不代表某网立场
    (
        Reason.DISCLAIMER,
        300,
        "作者",
        r"(?:[该該本此]文?|以上|文章|文中)(?:[内內]容|文章)?(?:[观觀][点點]|立[场場])?(?:[仅僅]|只)?(?:[为為是系]?作者[^。，]{0,6}[独獨]立[观觀][点點]|代表作者)",
    ),
    (
        Reason.DISCLAIMER,
        300,
        "代表",
        r"(?:本[文网網站]|[该該]文|以上|文章(?:[内內]容|[观觀][点點])|文中|[内內]容)(?:(?![称稱说說]|指出|[认認][为為])[^。]){0,50}不代表[^。]{0,16}(?:立[场場]|[观觀][点點])",
    ),
    (
        Reason.DISCLAIMER,
        600,
        "号作者 号用户 号机构 號作者 號用戶",
        r"本文[为為][^。，]{1,8}[号號](?:作者|用[户戶]|机构)[^。]{0,16}(?:上[传傳]|[发發]布)",
    ),
    (
        Reason.DISCLAIMER,
        600,
        "声明 聲明",
        r"(?:[广廣]告|新浪|[网網]易|搜狐|本[站网網报報刊社]|平[台臺]|[转轉][载載]|侵[权權]|原[创創])[声聲]明\s?[:：]",
    ),
    # money: 风险提示及免责条款, 市场有风险，投资需谨慎, 以上内容不构成投资建议
    (
        Reason.DISCLAIMER,
        400,
        "风险 風險",
        r"[（(]?(?:[风風][险險]提示(?:及免[责責][条條]款)?[:：]?$|(?:市[场場]|投[资資]|股市|理[财財])有[风風][险險][，,]?\s?(?:投[资資]|入市|理[财財]|[决決]策)(?:需|[须須])?(?:[谨謹]慎|三思))",
    ),
    (
        Reason.DISCLAIMER,
        200,
        "投资 投資",
        r"[（(*]?(?:以上|本文|本[报報]告|文中|上述|文章)[^。]{0,24}不[构構]成(?:任何|[个個]人|[对對][^。，]{1,8}的)?投[资資](?:建[议議]|意[见見])",
    ),
    # whose text it is: 版权归原作者所有, 如有侵权请联系删除, 凡本网注明
    (
        Reason.DISCLAIMER,
        200,
        "版权 版權",
        (
            r"[（(*©]?(?:(?:本文|本[站网網]|文章|[图圖]片|[内內]容|[转轉][载載]|以上)[^。]{0,30})?版[权權](?:均|全部)?[归歸][^。，谁誰]{1,16}所有"
            r"(?:[。！）)]?$|[，,。；;][^。]{0,60}(?:如有侵|侵[删刪]|[联聯][系繫]|授[权權]|[转轉][载載]|注明))"
        ),
    ),
    (
        Reason.DISCLAIMER,
        160,
        "侵权 侵權",
        (
            r"[（(*注：:]{0,3}(?:(?:本文|文中|部分|以上){0,2}(?:[图圖文]片?|[内內]容|素材|[视視][频頻]|[转轉][载載])[^。，]{0,24}[，,。；;]?)?"
            r"(?:如果?|若|倘若)[有涉存][^。，]{0,6}侵[权權犯][^。]{0,40}(?:[联聯][系繫]|[删刪]除|告知)"
        ),
    ),
    (Reason.DISCLAIMER, 600, "注明", r"凡(?:本|[来來]源于?)[网網站报報][^。]{0,12}注明"),
    (
        Reason.DISCLAIMER,
        300,
        "本站 本网 本網",
        r"本[网網]站?所(?:刊|[转轉])[载載登](?:的)?(?:信息|[内內]容|文章)",
    ),
    (
        Reason.DISCLAIMER,
        160,
        "本文",
        r"本文(?:首[发發][于於自]|原[载載][于於]?|[转轉][载載]自|[来來]自|[来來]源[于於]?|源自)[^。，]{2,24}[，,。]\s?(?:[转轉][载載]|版[权權]|授[权權]|[欢歡]迎|更多|未[经經])",
    ),
    (
        Reason.DISCLAIMER,
        300,
        "著作权 著作權 版权 版權 知识产权",
        r"(?:此|本|以上)?(?:[内內]容|文章?|稿件|作品)[^。]{0,20}(?:原[创創]|[独獨]家)[^。]{0,12}(?:著作[权權]|版[权權]|知识产权)[^。]{0,4}[归歸属屬]",
    ),
    # calls to go elsewhere: 更多精彩内容，请登录…, 下載「某報」App, 炒股就看…
    (
        Reason.ADVERTISEMENT,
        120,
        "更多",
        r"[^。，]{0,16}更多(?:精彩|原[创創]|[独獨]家|[资資][讯訊]|[新][闻聞]|[内內]容|粉[丝絲]|[财財][经經])[^。]{0,24}(?:下[载載]|登[录錄陆陸]|[关關]注|加[载載]|[扫掃]描?|搜索|[点點][击擊]|微信)",
    ),
    (
        Reason.ADVERTISEMENT,
        120,
        "下载 下載",
        r"(?:立即|[马馬]上|免[费費])?下[载載]\s?[「“《『]?[^。，「」“”《》]{1,16}[」”》』]?\s?(?:App|APP|app|客[户戶]端)(?![的量后後])",
    ),
    (
        Reason.ADVERTISEMENT,
        60,
        "注 公众 公眾",
        r"[（(【]?(?:[长長]按|[扫掃](?:描|一[扫掃]|[码碼]))[^。]{0,20}(?:[关關]注|公[众眾][号號])",
    ),
    (
        Reason.ADVERTISEMENT,
        60,
        "请关注 請關注",
        r"(?:更多)?相[关關](?:[资資][讯訊]|[内內]容|[攻]略|新[闻聞]|[报報][导導道])[^。，]{0,4}[请請][关關]注",
    ),
    (Reason.ADVERTISEMENT, 120, "炒股 24小", r"炒股[就先]看|24小[时時][滚滾][动動]播[报報]"),
    (
        Reason.ADVERTISEMENT,
        60,
        "链接 鏈接 連結 地址 入口",
        r"(?:[购購][买買]|[选選][购購]|[抢搶][购購]|下[单單])(?:[链鏈連][接结結]|地址|入口)(?:[:：\s]|$)",
    ),
    (
        Reason.ADVERTISEMENT,
        40,
        "感谢 感謝",
        r"[感][谢謝][^。，]{0,24}(?:[线線]索)?(?:投[递遞稿]|爆料)[！!。]?$",
    ),
    (
        Reason.CHROME,
        40,
        "料 热线 熱線 电话 電話",
        r"[^。，]{0,10}(?:[报報爆]料(?:[热熱][线線]|[电電][话話])?|新[闻聞](?:[热熱][线線]|[电電][话話]))[:：]\s?[0-9(（]",
    ),
    (
        Reason.SHARE,
        40,
        "在看 赞 讚",
        r"(?:喜[欢歡]|[觉覺]得(?:不[错錯]|好看|有用))(?:本文|[这這]篇文章)?(?:就|的[话話]|[，,]|[请請]|[记記]得|[别別]忘了|给[个個]|帮忙){1,4}[点點][^。]{0,4}(?:在看|[赞讚])",
    ),
    # what a page says of its parts: （點擊放大）, 跳过 热读 并继续阅读, End of 热读
    (
        Reason.CHROME,
        30,
        "放大 更多 大图 大圖",
        r"[↓\s]{0,8}[（(]?(?:[点點][击擊]|按)[上下]?[图圖]?片?(?:放大|看更多|看大[图圖])[^。]{0,6}[）)]?[↓\s]{0,8}$",
    ),
    (Reason.CHROME, 6, "+", r"\+\s?[0-9]{1,2}$"),
    (
        Reason.CHROME,
        50,
        "继续阅读 繼續閱讀 End 结束 結束 加注文字 加註文字",
        r"(?:跳[过過]|略[过過])\s?[^。，]{1,30}\s?[并並]?[继繼][续續][阅閱][读讀]|End of .{1,30}$|[图圖]像加[注註]文字[，,]?$|[内內]容[结結]束$",
    ),
    # where a picture is from, as a line of its own: 封面来源｜视觉中国, 图像来源，某社
    (
        Reason.METADATA,
        50,
        "封面 头图 頭圖 题图 題圖 首图 首圖 配图 配圖 插图 插圖",
        r"(?:封面|[头頭][图圖]|[题題][图圖]|首[图圖]|配[图圖]|插[图圖])(?:[图圖]?片?[来來](?:源|自)|[:：｜|])",
    ),
    (Reason.METADATA, 60, "像来源 像來源", r"[图圖]像[来來]源[，,:：]"),
    (
        Reason.RELATED,
        60,
        "相关 相關 延伸",
        r"[【\[]?(?:相[关關](?:文章|新[闻聞]|[报報][导導道]|[阅閱][读讀])|延伸[阅閱][读讀])(?:[】\]]?[:：\ufe30]|[】\]])\s?[^。！？]{4,40}$",
    ),
)


_ANY_WORD = Pattern(
    "|".join({re.escape(w): None for _, _, words, _ in _NOTICES for w in words.split()})
)


@functools.cache
def _notices() -> tuple[tuple[Reason, int, tuple[str, ...], Pattern], ...]:
    return tuple((r, longest, tuple(w.split()), Pattern(form)) for r, longest, w, form in _NOTICES)


def notice(text: str) -> Reason | None:
    """Why a line is a notice; None where it is none.

    >>> notice("如有侵权请联系删除")
    <Reason.DISCLAIMER: 'disclaimer'>
    >>> notice("版权归谁所有，法院昨天作出判决。") is None
    True
    """
    if not _ANY_WORD.search(text):
        return None
    for reason, longest, words, pattern in _notices():
        if len(text) <= longest and any(word in text for word in words) and pattern.match(text):
            return reason
    return None
