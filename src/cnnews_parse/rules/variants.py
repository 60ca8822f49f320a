"""Words in traditional script that a conversion character by character got wrong."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from cnnews_parse.extend import Edit, Pattern, rule
from cnnews_parse.rules.glosses import blank_glossary, is_simple

# What such a converter writes: the character that is wrong, the one that is meant, the words as
# they come out. Where the same characters also stand side by side in right text, because two
# other words meet there, `<>` is around the word, ahead of it and behind it stand the characters
# that tell of those. A name in braces stands for a class below.
_WRONG = (
    ("後后", "教天<皇後>來代人期繼裔面 <太後>悔面來期段天 後羿"),
    ("裡里", "裡程 辦<公裡>外面頭的 英裡 近四<鄰裡> 萬裡長城 千裡之外 千裡迢迢 裡約熱內盧 巴裡島"),
    ("裏里", "裏程 辦<公裏>外面頭的 英裏 近四<鄰裏> 萬裏長城 千裏之外 千裏迢迢 裏約熱內盧 巴裏島"),
    ("乾幹", "餅果肉麵<乾部> <骨乾>燥裂 <主乾>燥 乾勁 乾警 乾群 乾校 餅果肉麵菜貨<乾事>業件情物實先後"),
    ("乾干", "餅果肉麵<乾預> 餅果肉麵<乾擾> 乾涉 <若乾>燥涸枯淨坤隆"),
    ("幹干", "骨主才能樹<幹預> 骨主才能樹<幹擾> 骨主才能樹<幹涉> <若幹>了不得勁活部警"),
    ("製制", ("研訂定試<製度>假過量 <體製>{made} <機製>{made} <控製>{made} <限製>{made} <強製>{made} <管製>{made} "
     "<抑製>作造 控製成本 研監印複<製約> 研監印複<製裁> 研監印複<製衡>")),
    ("麵面", ("<全麵>{food} <方麵>{food} {bowl}<麵對> {bowl}<麵臨> {bowl}<麵積> <層麵>{food} <局麵>{food} <表麵>{food} "
     "碗鍋<裏麵>{food} 碗鍋<裡麵>{food} <外麵>{food} 端吃配加放淋送<上麵>{food} <下麵>{food} <前麵>{food} <後麵>{food} "
     "{bowl}<麵向> <書麵>{food} <正麵>{food} <負麵>{food} <平麵>{food} <畫麵>{food} <場麵>{food} <見麵>{food} 側麵 桌麵 海麵 江麵 水麵 路麵 地麵 街麵 鏡麵 版麵 {bowl}<麵前>")),
    ("隻只", "{counted}<隻有> {counted}<隻是> {counted}<隻要> {counted}<隻能> {counted}<隻會> {counted}<隻好>狗貓鳥雞魚馬"),
    ("係系", "{bodies}<體係>{copula} 關<係統>{one} <係列>{list} <派係>{copula} <星係>{copula}"),
    ("誌志", "<同誌>慶 意誌 鬥誌 誌願 {journals}<誌向>"),
    ("複復", "恢複 重繁<複蘇> 重繁<複甦> 重繁<複興> <修複>雜 康複 <收複>雜 <報複>雜 重繁<複工> 重繁<複產> 複辟 光複 重繁<複活>"),
    ("復複", "恢回平<復雜> 恢回<復制> 恢回<復印> 繁復"),
    ("准準", "批核獲不<准備> 批核獲不<准確> 標准 水准 批核獲不<准時> 瞄准"),
    ("準准", "<批準>備確時 <獲準>備確時 <核準>備確時 標水基瞄<準許> 標水基瞄<準予> 不準入內"),
    ("發髮", "{heads}<頭發>{sent} {ways}<理發>{sent} <毛發>{sent} 發廊 開爆突自研<發型> 怒發沖冠"),
    ("髮發", "美理<髮展> 髮揮 髮布 髮佈 髮言 開髮 出髮 啟髮"),
    ("傢家", "<國傢>{goods} <大傢>{goods} 專傢 <作傢>{goods} 傢庭 傢族 傢鄉 <人傢>{goods} <學傢>{goods} <業傢>{goods}"),
    ("嚮向", "<方嚮>導往 <傾嚮>導往 <面嚮>導往 走嚮 轉嚮 朝嚮 嚮前 嚮後 嚮上 嚮下 嚮著"),
    ("瞭了", ("<為瞭>{sight} <到瞭>{sight} <除瞭>{sight} <成瞭>{sight} <有瞭>{sight} <出瞭>{sight} <走瞭>{sight} <做瞭>{sight} "
     "<說瞭>{sight} <來瞭>{sight} <去瞭>{sight} <看瞭>{sight} <過瞭>{sight} <好瞭>{sight} <起瞭>{sight} <給瞭>{sight}")),
    ("彆別", "<特彆>扭 <區彆>扭 <分彆>扭 <級彆>扭 <個彆>扭 <性彆>扭 <類彆>扭"),
    ("齣出", "{count}<齣現> {count}<齣版> 提齣 突齣 傑齣 推齣 {count}<齣生> {count}<齣發> 演齣 付齣 輸齣 指齣 {count}<齣席>"),
    ("鼕冬", "鼕天 鼕季 寒鼕 鼕奧"),
    ("鬍胡", "鬍適 鬍同"),
    ("錶表", "{dials}<錶示> <代錶>面盤店行 {dials}<錶演> <發錶>面盤店行 {dials}<錶現> {dials}<錶達> {dials}<錶明>"),
    ("曆歷", "日農陽陰年西舊<曆史> 經曆 學曆 日農陽陰年西舊<曆程> 來曆 履曆 日農陽陰年西舊<曆代>"),
    ("歷曆", "<農歷>史來年代經時 <陰歷>史來年代經時"),
    ("範范", "範仲淹 範蠡"),
    ("范範", "規范 模范 示范 范圍 典范 防范"),
    ("醜丑", "<小醜>陋聞態事化惡 醜時"),
    ("穀谷", "<山穀>物倉類 <河穀>物倉類 <峽穀>物倉類 矽穀 穀歌 曼穀"),
    ("谷穀", "稻谷 五谷 山峽河矽曼幽深溪<谷物>"),
    ("斗鬥", "奮斗 戰斗 北漏泰<斗爭> 決斗"),
    ("鬥斗", "<北鬥>爭 漏鬥 泰鬥 鬥笠"),
    ("松鬆", "<放松>{pine} <輕松>{pine} 松懈 <寬松>{pine}"),
    ("鬆松", "放輕<鬆樹> 放輕<鬆鼠> 放輕<鬆柏>"),
    ("鐘鍾", "分點秒時古<鐘愛> 分點秒時古<鐘情>"),
    ("薑姜", "薑子牙 薑太公 孟薑女"),
    ("郁鬱", "憂郁 抑郁 郁悶 蔥郁"),
    ("雲云", "人雲亦雲"),
    ("颱台", "颱灣 平颱 舞颱 颱階"),
    ("徵征", "徵程 徵途 <徵服>兵役務裝 院校市擅部縣處局會社行班隊廠店館組科鎮村鄉省首族酋家兄<長徵>收求詢集兵用稅召調文稿選聘引"),
    ("麯曲", "歌麯 戲麯 樂麯 麯折"),
    ("韆千", "鞦秋<韆萬> 鞦秋<韆年>"),
    ("捲卷", "問捲 答捲"),
)  # fmt: skip
_CLASSES = {
    "food": "造作品成藥革片粉包條食館團店攤湯糊皮線麩筋糰市類點餅太很好給吃",
    "bowl": "碗湯拌炒撈涼肉拉泡杯食擔熱冷蕎吃煮做",
    "journals": "雜日月週季會墓碑省市縣鄉鎮村方區州府校網刊本該各兩",
    "made": "作造品成劑片備冷程圖冰服藥售版鹽糖",
    "bodies": "團主物氣液固媒字軀實載肉個群母胎屍本該",
    "copula": "指由為依屬因根在以於從經有一本受被是",
    "one": "計一籌稱合帥領轄編",
    "list": "為入出於在明舉席名管支",
    "heads": "街龍鏡帶源起開碼口山牆車心額灘巨寡魔筆話兩分年月人牽回先當鎮城村",
    "ways": "代處管經助總整心生物地倫治原審辦推受護修料真合",
    "sent": "展現布佈言起出放表行生揮給電動揚達覺射送聲明酵作育燒票財車配往佳病熱炎",
    "goods": "具俱私俬伙居什",
    "sight": "解望然若如亮哨",
    "count": "一兩三四五幾這那該首每此某",
    "counted": "一兩二三四五六七八九十百千萬億數幾多半雙些每這那該此某首整船艦艇片形身各單0123456789",
    "dials": "手電水鐘懷秒儀腕碼油名",
    "pine": "樹子鼠林柏香花",
}
# What such a converter writes wherever it meets the character, if it never writes the other one,
# and what stands beside the character where it is right.
_ALWAYS = (
    (
        "隻",
        "只",
        "{counted}船舟軍戰呢嗰邊大小細成影",
        "身字言語手眼影腳爪狗貓鳥雞鴨鵝魚馬羊牛豬股基隻",
    ),
    ("麵", "面", "{bowl}磨和擀揉發白掛切削煎炸麥", "{food}條"),
)
_COMMON = "們這國會說時來為與對個發過還點麼裡後學開問業"  # of which any traditional text has one
_SIGNS = frozenset(pair[0] for pair, _ in _WRONG)
_MARKS, _DIFFERENT = 3, 2  # in all, and words among them; a writer's own slips are fewer
_SHARE = 0.15  # of the Han characters of traditional text GB 2312 does not have
_REACH = 12  # characters
_HAN = Pattern(r"[\u3400-\u9fff]")
_HAN_RUN = Pattern(r"[\u3400-\u9fff]+")
_DISCUSSED = Pattern(
    r"錯字|錯別字|错字|错别字|簡繁|繁簡|简繁|繁简|異體字|异体字|繁[体體]字|[简簡][体體]字|正體字|字形|[错錯误誤][写寫]|不[写寫][「“]"
)
_ENTRY = Pattern("(?:(.*)<)?([^<>]+)(?:>(.*))?")


class _Word(NamedTuple):
    """A wrong word: where its wrong character stands, what is meant, what may not be beside it."""

    place: int
    meant: str
    ahead: frozenset[str]
    behind: frozenset[str]


@rule(
    fixes={
        "皇後與太後同行,里面走了三公裡。乾部們頭發花白,製度改革深入人心。": (
            "皇后與太后同行,里面走了三公里。幹部們頭髮花白,制度改革深入人心。"
        ),
        "為瞭國傢發展,專傢提齣新方嚮,曆史上齣現過。": "為了國家發展,專家提出新方向,歷史上出現過。",
    },
    leaves=(
        "皇后、里程、幹部、頭髮、制度、全面、體系。",
        "屋裏的皇后在乾清宮,為瞭解情況走了三公里。",
        "簡繁轉換常見錯誤:皇後、裡程、乾部、頭發、製度。",
        "該團體係由地方人士組成,定製度假行程,餅乾部門,街頭發放,地方嚮導。",
        "製度是一個錯處。",
        "放松心情，示范讲解，典范与模范，防范风险，五谷丰登，稻谷满仓。",
    ),
    minds_ends=False,
)
def wrong_conversion(text: str) -> Iterator[Edit]:
    """Give words the character they are written with: 皇後 was 皇后, 頭發 was 頭髮.

    One simplified character stands for several traditional ones, and a converter without
    words takes the same one always. Only words that can be read in no other way, and only in
    a text with several marks of it: a single one is a slip of the writer, and his.

    Source: the one-to-many characters of the General List of Simplified Characters (1986).
    """
    if not any(map(text.__contains__, _COMMON)) or sum(map(text.__contains__, _SIGNS)) < 2:
        return
    if not _is_traditional(text):
        return
    found = list(_found(text))
    different = {word for word, _ in found}
    edits = _with_always_written(text, [edit for _, edit in found])
    if len(edits) >= _MARKS and len(different) >= _DIFFERENT and not _DISCUSSED.search(text):
        yield from edits


def _with_always_written(text: str, found: list[Edit], *, is_known: bool = False) -> list[Edit]:
    """The edits of wrong words, and those of what such a converter wrote in all other places.

    Unless the converter is known, a wrong word must show that it wrote the character always.
    """
    edits = {edit.start: edit for edit in found}
    shown = {text[start] for start in edits}
    for wrong, meant, ahead, behind in _ALWAYS:
        if meant not in text and (is_known or wrong in shown):
            for each in _misplaced(wrong, ahead, behind).finditer(text):
                edits.setdefault(each.start(), Edit.at(each, meant, certain=False))
    return sorted(edits.values(), key=_start)


def _start(edit: Edit) -> int:
    return edit.start


@functools.cache
def _misplaced(character: str, ahead: str, behind: str) -> Pattern:
    """Finds a character where neither what is ahead nor what is behind says that it is right."""
    ahead, behind = (each.format(**_CLASSES) for each in (ahead, behind))
    return Pattern(f"(?<![{ahead}]){character}(?![{behind}])(?=[\u3400-\u9fff])")


def _is_traditional(text: str) -> bool:
    han = "".join(_HAN_RUN.findall(text))
    foreign = len(han) - len(han.encode("gb2312", "ignore")) // 2  # two bytes a character
    return foreign > _SHARE * len(han)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a word may be of a simplified passage: all near it GB 2312 has."""
    near = _HAN.findall(text[max(start - _REACH, 0) : end + _REACH])
    return all(is_simple(character) for character in near)


def _found(text: str) -> Iterator[tuple[str, Edit]]:
    """The wrong words of a text, each with its edit; none inside another."""
    end = 0
    for match in _pattern().finditer(text):
        word = _words()[match[0]]
        start = match.start() + word.place
        ahead = text[max(match.start() - 1, 0) : match.start()]
        behind = text[match.end() : match.end() + 1]
        if start < end or ahead in word.ahead or behind in word.behind:
            continue
        if not _stands_alone(text, match.start(), match.end()):
            end = start + 1
            yield match[0], Edit(start, end, word.meant)


@functools.cache
def _pattern() -> Pattern:
    longest_first = sorted(_words(), key=len, reverse=True)
    return Pattern("|".join(longest_first))


@functools.cache
def _words() -> Mapping[str, _Word]:
    words: dict[str, _Word] = {}
    for pair, entries in _WRONG:
        for entry in entries.format(**_CLASSES).split(" "):
            parts = _ENTRY.fullmatch(entry)
            if parts:
                word, around = parts[2], (frozenset(parts[1] or ""), frozenset(parts[3] or ""))
                words[word] = _Word(word.index(pair[0]), pair[1], *around)
    return words


# What the toneless mirror writes, by the character that is wrong and the one that is meant.
_BETWEEN_GLOSSES = (
    ("製制", "製度 體製 機製 控製 編製 限製 強製 管製 抑製 製約 製定 製訂 製裁 製衡"),
    ("麵面", "全麵 方麵 麵對 麵臨 麵積 層麵 局麵 表麵 裏麵 外麵 上麵 下麵 前麵 後麵 麵向 書麵 正麵 負麵 平麵 畫麵 場麵"),
    ("係系", "體係 係列 係統 派係 星係"),
    ("幹干", "幹預 若幹 幹擾 幹涉"),
    ("誌志", "同誌 意誌 標誌著"),
    ("複復", "恢複 複蘇 複興 修複 反複 答複 複工 複產"),
    ("準准", "批準 獲準 核準"),
    ("隻只", "隻有 隻是 隻要 不隻"),
)  # fmt: skip
_UNSURE = frozenset(("反複", "答複", "表麵", "不隻"))
_MEANT = {
    phrase: (phrase.index(pair[0]), pair[1])
    for pair, phrases in _BETWEEN_GLOSSES
    for phrase in phrases.split(" ")
}
_PAIR = Pattern(
    "([{}])({gloss})(?=([{}])({gloss})(?![造作品成藥革片粉包條食館團]))".format(
        *("".join(sorted({phrase[n] for phrase in _MEANT})) for n in (0, 1)),
        gloss=r"(?:\([a-z]{1,6}\) )?",
    )
)


@rule(
    fixes={
        "企業(ye) 發(fa) 展製度,產業(ye) 全麵推進。": "企業(ye) 發(fa) 展制度,產業(ye) 全面推進。",
        "企業(ye) 發(fa) 展,產業(ye) 體(ti) 係(xi) 裏麵": "企業(ye) 發(fa) 展,產業(ye) 體(ti) 系裏面",
    },
    leaves=(
        "製度、全麵與體係是錯字。",
        "工業(yè)企業(yè)發(fā)展製度",
        "企業(ye) 發(fa) 展,飛機製造業(ye) 與前麵粉廠。",
        "企業(ye) 發(fa) 展,后于里云只臺沖",
    ),
)
def wrong_variant(text: str) -> Iterator[Edit]:
    """Give words the variant that traditional script has: 製度 was 制度, 全麵 was 全面.

    The mirror that adds toneless readings (業(ye) and a blank) converts character by
    character. Only on its pages: words that leave no choice, and, as inferred, those that
    leave some.
    """
    if blank_glossary(text):
        glossed = {edit.start: edit for edit in _between_glosses(text)}
        found = [edit for _, edit in _found(text)]
        others = _with_always_written(text, found, is_known=True)
        yield from sorted({**{edit.start: edit for edit in others}, **glossed}.values(), key=_start)


def _between_glosses(text: str) -> Iterator[Edit]:
    """The words of which a character may bear a gloss."""
    end = 0
    for found in _PAIR.finditer(text):
        phrase = found[1] + found[3]
        if phrase not in _MEANT:
            continue
        place, meant = _MEANT[phrase]
        character, gloss = (1, 2) if place == 0 else (3, 4)
        if found.start(character) >= end:
            end = found.end(gloss)
            yield Edit(found.start(character), end, meant, phrase not in _UNSURE)
