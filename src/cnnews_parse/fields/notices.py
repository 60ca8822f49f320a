"""Notices that outlets and platforms hang onto a text wherever it is carried, feeds included.

Told by what they say of the text, of its pictures or of the reader, with the opening that such
lines have; a paragraph that speaks of the same things in the course of a report opens otherwise.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

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
        r"(?:本[文网網站]|[该該]文|以上|文章(?:[内內]容|[观觀][点點])|文中|[内內]容)(?:(?![称稱说說]|指出|[认認][为為爲])[^。]){0,50}不代表[^。]{0,16}(?:立[场場]|[观觀][点點])",
    ),
    (
        Reason.DISCLAIMER,
        600,
        "号作者 号用户 号机构 號作者 號用戶",
        r"本文[为為爲][^。，]{1,8}[号號](?:作者|用[户戶]|机构)[^。]{0,16}(?:上[传傳]|[发發]布)",
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
            r"(?:[。！）)]?$|[，,。；;][^。]{0,60}(?:如有侵|侵[删刪]|[联聯][系繫]|授[权權]|[转轉][载載]|[注註]明))"
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
    (Reason.DISCLAIMER, 600, "注明 註明", r"凡(?:本|[来來]源于?)[网網站报報][^。]{0,12}[注註]明"),
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
    # whose text it is, as outlets say it of their own: 此内容为某报原创，著作权归某报所有
    (
        Reason.DISCLAIMER,
        300,
        "著作权 著作權",
        r"[（(*©]?(?:此|本|以上)(?:[内內]容|文(?!件)|稿)[^。]{0,30}著作[权權][归歸][^。]{1,16}所有",
    ),
    (
        Reason.DISCLAIMER,
        120,
        "授权 授權 许可 許可 同意 允许 允許",
        (
            r"[（(*]?未[经經獲获][^，。]{0,30}(?:授[权權]|[许許]可|同意|允[许許])[，,]?\s?(?:[严嚴谢謝]?[禁绝絕]|不得|[请請]勿)"
            r"[^。]{0,30}(?:[转轉][载載]|摘[编編]|[镜鏡]像)"
        ),
    ),
    (
        Reason.DISCLAIMER,
        120,
        "转载 轉載",
        (
            r"[（(*]?(?:如需|欲|若需)[转轉][载載][^。]{0,12}(?:[请請與与]|[联聯][系繫])"
            r"|[（(]本文[^。]{0,12}(?:[独獨]家|原[创創])[^。]{0,20}[转轉][载載]"
        ),
    ),
    (
        Reason.DISCLAIMER,
        160,
        "稿酬 稿件有 稿件存",
        r"特[别別]提[醒示][:：]\s?如果我[们們]|如?[对對]本稿件(?:有|存在)[^。]{0,6}[异異][议議]",
    ),
    (
        Reason.DISCLAIMER,
        60,
        "CC ",
        r"[（(©\s]{0,3}(?:本作品[^。]{0,8})?CC(?:0|[- ]BY[A-Z -]{0,12})\s?[0-9.]{0,3}",
    ),
    (
        Reason.METADATA,
        60,
        "时间 時間",
        r"(?:[发發]表|[发發][布佈]|刊登|更改|更新)[时時][间間]\s?[:：]\s?\d{1,2}/\d{1,2}/\d{4}",
    ),
    (
        Reason.METADATA,
        60,
        "提供 来自 來自 来源 來源",
        r"[（(](?:本文|文中|以上|文[内內])(?:[图圖]片?|照片|配[图圖])[^。，]{0,20}(?:提供|[来來]自|[来來]源)[^。，]{0,12}[）)]$",
    ),
    # what is kept for subscribers
    (Reason.PAYWALL, 30, "全文", r"想要?(?:[继繼][续續])?(?:[阅閱][读讀]|看)[^。，]{0,6}全文"),
    (
        Reason.PAYWALL,
        80,
        "订户 訂戶 会员 會員 订阅 訂閱",
        (
            r"(?:本|此)(?:文章?|[内內]容|篇)[^。，]{0,4}(?:只|[仅僅])?[限供][^。，]{0,6}(?:[订訂][户戶]|[会會][员員]|付[费費])"
            r"|(?:[阅閱][读讀]|查看|解[锁鎖]|更多)[^。，]{0,8}(?:[订訂][户戶]|[会會][员員])[专專][享属屬][^。]{0,12}(?:[报報][导導道]|[内內]容|文章)"
            r"|(?:立即|[马馬]上|[现現]在)(?:[订訂][阅閱购購]|[开開]通[会會][员員])(?:[^。，]{0,12})?$"
        ),
    ),
    # calls to go elsewhere: 更多精彩内容，请登录…, 下載「某報」App, 炒股就看…
    (
        Reason.ADVERTISEMENT,
        120,
        "更多",
        r"(?:[^\u4e00-\u9fff]{0,6}|[^。，]{0,8}(?:了解|查看|[获獲]取|[阅閱][读讀]|想看|[获獲]得|知道))更多(?:精彩|原[创創]|[独獨]家|[资資][讯訊]|[新][闻聞]|[内內]容|粉[丝絲]|[财財][经經])(?:[^。]{0,16}(?:[请請]|[欢歡]迎|可以?|[，,：:！!\s])[^。]{0,16}(?:下[载載]|登[录錄陆陸]|[关關]注|加[载載]|搜索|微信)|[^。，]{0,16}(?:[扫掃]描?|[点點][击擊]))",
    ),
    (
        Reason.ADVERTISEMENT,
        120,
        "下载 下載",
        r"(?:立即|[马馬]上|免[费費])?下[载載](?![量的])\s?[「“《『]?[^。，「」“”《》]{1,16}[」”》』]?\s?(?:App|APP|app|客[户戶]端)(?![的量后後])",
    ),
    (
        Reason.ADVERTISEMENT,
        60,
        "注 公众 公眾",
        r"[（(【]?(?:[长長]按|[扫掃](?:描|一[扫掃]|[码碼]))[^。]{0,20}(?:[关關]注|公[众眾衆][号號])",
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
        r"[^。，]{0,10}(?:[报報爆]料(?:[热熱][线線]|[电電][话話])?|(?:新[闻聞]|[读讀]者)(?:[热熱][线線]|[电電][话話]))[:：]\s?[0-9(（]",
    ),
    (
        Reason.SHARE,
        40,
        "在看 赞 讚",
        r"(?:喜[欢歡]|[觉覺]得(?:不[错錯]|好看|有用))(?:本文|[这這]篇文章)?(?:就|的[话話]|[，,]|[请請]|[记記]得|[别別]忘了|给[个個]|帮忙){1,4}[点點][^。]{0,4}(?:在看|[赞讚])",
    ),
    (
        Reason.SHARE,
        60,
        "脸书 臉書 专页 專頁 官方微博 粉丝 粉絲",
        r"(?:LIKE|Like|like|[赞讚]好?|[关關]注|追[踪蹤]|[订訂][阅閱])\s?我[们們]的?[^。]{0,12}(?:[脸臉][书書]|[专專][页頁]|微博|粉[丝絲])",
    ),
    (
        Reason.SHARE,
        50,
        "Facebook facebook FB 专页 專頁 Instagram IG YouTube Telegram",
        r"(?:[^，。]{0,12}[，,])?(?:[^，。]{0,6}(?:[赞讚]好|[按畀][赞讚]|[Ll]ike|LIKE)|(?:[请請]|[欢歡]迎|立即|快[来來])(?:追[踪蹤]|[关關]注|[订訂][阅閱]))[^，。]{0,16}(?:Facebook|facebook|FB|[专專][页頁]|Instagram|IG|YouTube|Telegram)[^，。]{0,8}$",
    ),
    (
        Reason.ADVERTISEMENT,
        80,
        "正在改变 为你呈现 為你呈現",
        r"正在改变与想要改变世界的人|[^。]{0,20}(?:正版[软軟]件|周[边邊])[^。]{0,12}[为為爲]你呈[现現]",
    ),
    (
        Reason.ADVERTISEMENT,
        60,
        "打赏 打賞 赞赏 讚賞",
        r"[*（(]?(?:如果|若|[觉覺]得|喜[欢歡])[^。]{0,12}(?:不[错錯]|帮助|幫助|喜[欢歡])[^。]{0,8}(?:[请請]|[欢歡]迎|可以)[^。]{0,6}(?:打[赏賞]|[赞讚][赏賞])",
    ),
    (
        Reason.ADVERTISEMENT,
        60,
        "公众 公眾 关注 關注 置顶 置頂 星标 星標 名片",
        r"[（(▲△↑]?\s?(?:[请請])?[点點]击?[擊]?(?:[左右]?上[方角]|下方|[蓝藍][色]?字|[标標][题題]下|[这這][里裡]|[图圖]片)[^。]{0,30}(?:公[众眾衆][号號]|[关關]注|置[顶頂]|星[标標]|名片)",
    ),
    (
        Reason.ADVERTISEMENT,
        120,
        "作品 文章",
        r"喜[欢歡]我的(?:作品|文章)[吗嗎][?？]|[别別]忘了[给給]予[^。]{0,6}支持",
    ),
    (
        Reason.CHROME,
        60,
        "全文共 字数 字數 需要",
        r"[（(]?(?:全文|本文)(?:共|约|約)?\s?\d{2,6}\s?字[^。]{0,24}[）)]?$|(?:[阅閱][读讀](?:本文|全文)?|本文)(?:大?[约約]|[预預][计計])?需要?\s?\d{1,3}\s?分[钟鐘鍾]",
    ),
    (Reason.CHROME, 40, "K图", r"K[图圖]\s?[A-Z0-9.]{2,12}_\d{1,3}$"),
    (
        Reason.SHARE,
        60,
        "分享到 分享至 分享给",
        r"(?:打[开開]微信|用微信)?[“\"「]?(?:[扫掃]一[扫掃]|[扫掃]描二[维維][码碼])[”\"」]?[^。]{0,24}分享(?:到|至|[给給])",
    ),
    (
        Reason.ADVERTISEMENT,
        40,
        "蓝字 藍字 戳这里 戳這裡 戳這裏 点这里 點這裡",
        r"[^\u4e00-\u9fff]{0,6}(?:[点點][击擊]?|戳)(?:[上下]方|上面)?(?:[蓝藍]字|[这這][里裡裏])[^。]{0,20}$",
    ),
    (
        Reason.ADVERTISEMENT,
        50,
        "打开 打開 扫码 掃碼",
        (
            r"(?:立即)?打[开開][^，。]{0,12}(?:APP|App|app|客[户戶]端)(?:[，,][^。]{0,16}(?:体验|更佳|[顺順][畅暢]|更多)|[阅閱][读讀]全文|查看[^，。]{0,8})$"
            r"|(?:在\s?(?:APP|App)\s?[中内內]?打[开開]|立即打[开開]|打[开開]\s?(?:APP|App))$|[扫掃][码碼](?:[进進][群羣]|下[载載]|[关關]注|加入|入[群羣]|添加|咨[询詢])[^。，]{0,16}$"
        ),
    ),
    (
        Reason.ADVERTISEMENT,
        60,
        "尽在 盡在 线索 線索",
        r"[^。]{0,40}[尽盡]在[^，。]{1,20}(?:App|app)$|[欢歡]迎(?:[广廣]大)?[^，。]{0,8}提供新[闻聞][线線]索",
    ),
    (
        Reason.ADVERTISEMENT,
        40,
        "追蹤 追踪 訂閱 按讚 鎖定 下載App 下載APP 點我",
        (
            r"(?:追[蹤踪]|[訂订][閱阅]|按[讚赞])(?:我[們们]|[電电]子[報报]|粉[絲丝]|[Yy]ou[Tt]ube|[頻频]道)[^，。]{0,20}$|[^，。]{0,6}(?:[持][續续])?[鎖锁]定[^，。]{2,14}$"
            r"|下[載载]\s?(?:App|APP)(?:[看享追閱阅]|[!！]|立即|$)[^，。]{0,16}$|[點点]我(?:看|下[載载]|[報报]名)[^，。]{0,20}$"
        ),
    ),
    (
        Reason.RELATED,
        40,
        "看更多",
        r"[^\u4e00-\u9fff]{0,3}(?:[點点]我)?看更多(?![的人书書])[^，。]{0,24}$",
    ),
    (
        Reason.CHROME,
        24,
        "专题 專題 查看更多 我要举报 我要舉報",
        r"[>＞\s]{0,3}(?:[点點][击擊])?[进進]入[专專][题題][>＞\s]{0,3}$|返回[^，。]{1,8}[，,]\s?查看更多[>＞]{0,2}$|我要[举舉][报報]$",
    ),
    (
        Reason.CHROME,
        60,
        "投稿 合作 客服 邮箱 郵箱 微信",
        r"[^，。:：]{0,6}(?:投稿|投[书書]|商[务務]合作|[合]作洽[谈談]|客服[电電][话話]|(?:投稿|合作|[联聯]系)[邮郵]箱|添加微信(?:[号號])?)(?:[请請]寄)?\s?[:：]\s?[A-Za-z0-9(@]",
    ),
    (
        Reason.SHARE,
        40,
        "留言",
        r"[欢歡]迎[^，。]{0,8}(?:[评評][论論][区區]|留言[区區]|下方)[^，。]{0,4}留言",
    ),
    # what law and custom have papers of Taiwan say below news of drink, tobacco and despair
    (
        Reason.DISCLAIMER,
        50,
        "提醒您 未滿 過量 有害健康",
        (
            r"[^\u4e00-\u9fff]{0,3}[^，。]{0,12}提醒[您你][:：，,]?[^。]{0,20}(?:酒|[菸煙烟]|[殺杀]|毒|健康|[拒][絕绝])[^。]{0,16}$|未[滿满]\s?(?:18|十八)[歲岁][^，。]{0,8}(?:禁|不得|[請请]勿)[^。]{0,10}$"
            r"|[飲饮]酒[過过]量[，,]?[^。，]{0,4}(?:有害|有礙)|[^，。]{0,8}有害健康$"
        ),
    ),
    (
        Reason.DISCLAIMER,
        120,
        "转载 轉載 供参考 供參考",
        (
            r"[欢歡]迎[转轉][载載][，,][^。]{0,12}(?:[注註]明|[标標]明)|本文[获獲][^。]{0,8}授[权權][^。]{0,4}[转轉][载載]"
            r"|(?:以上|文中|本文)[^。]{0,16}[仅僅]供[参參]考"
        ),
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
        "继续阅读 繼續閱讀 End 结束 結束 加注文字 加註文字 Article Role",
        r"(?:跳[过過]|略[过過])\s?[^。，]{1,30}\s?[并並]?[继繼][续續][阅閱][读讀]|End of .{1,30}$|[图圖]像加[注註]文字[，,]?$|[内內]容[结結]束$|Article Information$|Role, .{1,30}$",
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


_USUAL = 80  # characters; few notices are longer, and most paragraphs are
_LONGEST = max(longest for _, longest, _, _ in _NOTICES)


def notice_words(least: int) -> Iterator[str]:
    """The words of which every notice has one that may be longer than so many characters."""
    return (w for _, longest, words, _ in _NOTICES if longest > least for w in words.split())


@functools.cache
def _any_word(least: int) -> Pattern:
    return Pattern("|".join(map(re.escape, dict.fromkeys(notice_words(least)))))


@functools.cache
def _notices() -> tuple[tuple[Reason, int, tuple[str, ...], Pattern], ...]:
    return tuple((r, longest, tuple(w.split()), Pattern(form)) for r, longest, w, form in _NOTICES)


@functools.cache
def _told_by(word: str) -> frozenset[int]:
    """The numbers of the notices of which a text may hold a word where this one is found.

    A search goes on behind what it found, and so passes over a word that overlaps it.
    """
    return frozenset(
        number
        for number, (_, _, words, _) in enumerate(_notices())
        if any(_overlaps(word, other) for other in words)
    )


def _overlaps(word: str, other: str) -> bool:
    """Whether a word may begin inside another one, or with it."""
    return any(word.startswith(other[: len(word) - at], at) for at in range(len(word)))


def notice(text: str) -> Reason | None:
    """Why a line is a notice; None where it is none.

    >>> notice("如有侵权请联系删除")
    <Reason.DISCLAIMER: 'disclaimer'>
    >>> notice("版权归谁所有，法院昨天作出判决。") is None
    True
    """
    length = len(text)
    if length > _LONGEST:
        return None
    found = set(_any_word(0 if length <= _USUAL else _USUAL).findall(text))
    told = frozenset().union(*map(_told_by, found))
    for reason, longest, words, pattern in map(_notices().__getitem__, sorted(told)):
        if length <= longest and any(map(text.__contains__, words)) and pattern.match(text):
            return reason
    return None
