"""Simplified and traditional script: telling them apart, and converting."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cnnews_parse.script import (
    Config,
    Script,
    convert,
    converting,
    dictionaries,
    script_of,
    signs,
    tables,
    telling,
    to_simplified,
    to_traditional,
)
from cnnews_parse.script.dictionaries import dictionary, readings

CONFIGS: tuple[Config, ...] = get_args(Config)

# Prose of our own, full of the characters that have several counterparts.
SIMPLIFIED = (
    "本报讯 记者昨日从市政府新闻办公室了解到，全市工业企业前三季度干得不错，后劲十足。",
    "皇后大道东的理发店里，师傅一边给客人理头发，一边说今年的面粉又涨了几毛钱。",
    "气象台预计，未来三天松花江干流水位仍将上涨，沿江各县要把准备工作做在前面。",
    "他说：“这只表走得准，制造商在瑞士，表面却是本地工匠手制。”",
    "游客沿着古道云游四方，旅游收入同比增长8.1%，高于去年同期。",
    "周末起，三百余公里新线路通车，系全省首条；有关系统已完成联网，联系电话不变。",
    "专家指出，干旱与干部作风是两件事，不干活就干着急，谁也别想干净。",
    "范仲淹的后人范先生、姜女士同于先生谈起谷物价格，说五谷丰登，山谷里的稻谷都收了。",
    "电视台播出的动画片里，一斗米能斗过一群松鼠，孩子们看得入了迷，历历在目。",
    "中国制造业采购经理指数回升，国家制造业转型基金余额复又增加，复杂局面有所缓解。",
)
TRADITIONAL = (
    "本報訊 記者昨日從市政府新聞辦公室瞭解到，全市工業企業前三季度幹得不錯，後勁十足。",
    "乾隆年間的乾貨鋪子，著名的是城東那家；掌櫃的著了涼，還惦記著生意。",
    "行政院於週三表示，計畫於明年徵收新稅，並徵求各界意見，答覆將於月底公布。",
    "港鐵發言人說，沿線各站裏面的舖位已經租出，裝修工程由承辦商負責，預計秋後開業。",
    "畢昇發明活字，錢鍾書讀書，哪吒鬧海，皆為後人所樂道。",
    "台北捷運列車上，乘客瞭望窗外，彷彿看到了海；車廂裡鬧哄哄的，沒人覆信。",
)


# --- Which script ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("", None),
        ("Reuters, 8.1% \u30b9\u30bf\u30fc", None),
        ("后于里云只台干面", None),
        ("中共中央 人民日报社", "Hans"),
        ("中共中央 人民日報社", "Hant"),
        *((text, "Hans") for text in SIMPLIFIED),
        *((text, "Hant") for text in TRADITIONAL),
        ("记者从国务院新闻办公室获悉，台湾作家陳映真的作品将结集出版，研讨会同时举办。", "Hans"),
        ("特區政府發言人說，与会者討論了氣候變化、運輸、醫療、教育與房屋問題。", "Hant"),
        # A conversion within GBK leaves 后 于 里 云 只, and takes 台 and 冲 always for 臺 and 沖.
        ("產業穩中有進,高于全國1.6個百分點,疫情沖擊之后,臺商在云端里只見機遇。", "Hant"),
        ("製度建設、全麵發展、體係完善,裏麵有說法", "Hant"),
        ("简体：国务院新闻办公室发布。\n繁體：國務院新聞辦公室發布。", "mixed"),
    ],
)
def test_script_is_told_by_what_one_script_alone_has(text: str, script: Script | None) -> None:
    """Neither a name in the other script nor characters of both change the answer."""
    assert script_of(text) == script


@pytest.mark.parametrize(("others", "script"), [(0, "Hans"), (2, "Hans"), (3, "mixed")])
def test_one_in_five_is_mixed(others: int, script: Script) -> None:
    """Twelve telling characters: two of the other script are fewer than one in five."""
    assert script_of("国" * (12 - others) + "國" * others) == script


@given(st.sampled_from(SIMPLIFIED), st.sampled_from(["TW", "HK", None]))
def test_conversion_changes_the_script(text: str, region: converting.Region | None) -> None:
    """What has been converted is in the script asked for, wholly."""
    traditional = to_traditional(text, region=region)
    assert script_of(traditional) == "Hant"
    assert not set(traditional) & set(telling.SIMPLIFIED)
    assert not set(to_simplified(traditional)) & set(telling.TRADITIONAL)


def test_no_character_tells_of_both_scripts() -> None:
    """Nor of the one where the dictionaries have it as the usual form of the other."""
    assert not set(telling.SIMPLIFIED) & set(telling.TRADITIONAL)
    for name in ("STCharacters", "TWVariants", "HKVariants"):
        assert not {forms[0] for forms in readings(name).values()} & set(telling.SIMPLIFIED)
    simplified = {forms[0] for forms in readings("TSCharacters").values()}
    assert not simplified & set(telling.TRADITIONAL)


# --- Conversion -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("found", "simplified"),
    [
        (
            "硬招實招穩增長 黑龍江省工業經濟實現首季“開門紅”",
            "硬招实招稳增长 黑龙江省工业经济实现首季“开门红”",
        ),
        ("乾隆年間的乾貨", "乾隆年间的干货"),
        ("著名作家惦記著他，瞭解與瞭望", "著名作家惦记著他，了解与瞭望"),
        ("宮商角徵羽，徵求意見", "宫商角徵羽，征求意见"),
        ("「後」、『裏』", "「后」、『里』"),
        ("𨦟", "𨦟"),
    ],
)
def test_to_simplified(found: str, simplified: str) -> None:
    """Words keep a character that is simplified elsewhere; quotation marks stay."""
    assert to_simplified(found) == simplified


def test_forms_of_a_region() -> None:
    """Hong Kong and Taiwan write some characters each in their own way."""
    text = "皇后的头发里面为了卫生"
    assert to_traditional(text) == "皇后的頭髮裏面爲了衛生"
    assert to_traditional(text, region="TW") == "皇后的頭髮裡面為了衛生"
    assert to_traditional(text, region="HK") == "皇后的頭髮裏面為了衞生"


@pytest.mark.parametrize(
    ("text", "ours", "leftmost"),
    [
        ("国家制造业", "國家製造業", "國家制造業"),  # 家制 is a word
        ("短短几个月", "短短幾個月", "短短几個月"),  # 短几 is a word
        ("将会了解到", "將會瞭解到", "將會了解到"),  # 会了 is a word
    ],
)
def test_the_longest_word_goes_first(text: str, ours: str, leftmost: str) -> None:
    """OpenCC's own rule, the longest word from the left, would take a chance word first."""
    lexicon = dictionary("STPhrases")
    parts = []
    at = 0
    while at < len(text):
        length = next((n for n in range(len(text) - at, 1, -1) if text[at : at + n] in lexicon), 1)
        word = text[at : at + length]
        parts.append(lexicon.get(word) or dictionary("STCharacters").get(word, word))
        at += length
    assert (to_traditional(text), "".join(parts)) == (ours, leftmost)


@given(st.text(st.characters(max_codepoint=0x2E7F)))
def test_what_is_not_han_stays(text: str) -> None:
    """In every configuration."""
    assert all(convert(text, config) == text for config in CONFIGS)


@given(st.text())
def test_any_text_converts(text: str) -> None:
    """Nothing is lost, be it a lone surrogate or a character of another plane."""
    assert len(to_simplified(text)) == len(to_traditional(text)) == len(text)


@pytest.mark.parametrize("text", SIMPLIFIED)
def test_simplified_text_stays_simplified(text: str) -> None:
    """And comes back from traditional as it was."""
    assert to_simplified(text) == text
    assert to_simplified(to_traditional(text)) == text


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(telling.SIMPLIFIED + "后于里云只台的一是在不了有和人"), max_size=50)
)
def test_converting_again_changes_nothing(characters: list[str]) -> None:
    """Simplified text is at home in simplified script."""
    text = "".join(characters)
    assert to_simplified(text) == text


@pytest.mark.xfail(reason="the dictionaries know the name in traditional characters only")
def test_a_name_that_keeps_its_character() -> None:
    """毕昇 is printed so on the mainland; OpenCC keeps the second character of 畢昇 alone."""
    assert to_simplified("毕昇发明了活字") == "毕昇发明了活字"


def test_a_long_text_without_marks() -> None:
    """Half a million characters without a place to pause are no harder than a page."""
    assert to_traditional("了解到头发" * 100_000) == "瞭解到頭髮" * 100_000


def test_errors_name_what_there_is() -> None:
    """A wrong configuration or region is the caller's mistake."""
    with pytest.raises(ValueError, match="s2t, t2s"):
        convert("", "s2x")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="TW, HK and None"):
        to_traditional("", region="SG")  # type: ignore[arg-type]


# --- Forms of the mainland ------------------------------------------------------------------

# Each as the mainland prints it.
CERTAIN = (
    """
他看着窗外|坐着聊天|站着不动|拿着话筒|带着孩子|随着时间推移|跟着队伍走|沿着河岸|朝着目标前进|有着深厚的感情
意味着转机|标志着新的开始|存在着差距|接着发言|本报记者听着录音|睡着了|睡不着|找不着北|用不着担心|犯不着生气
不着边际|不着急|着急上火|仓库着火|小心着凉|着手准备|着重指出|着眼长远|飞机着陆|为他人着想|着迷多年|着装整齐
着实不易|沉着应对|衣着朴素|附着在表面|胶着状态|惦记着家人|肩负着使命|面临着压力|有着文化底蕴|洋溢着笑容
为什么|什么时候|没什么大不了|什么都有
""".replace("\n", "|")
    .strip("|")
    .split("|")
)
LEFT = (
    """
著名作家|世界名著|原著小说|专著出版|显著提高|卓著功勋|昭著天下|土著居民|著作权法|编著者名单|合著一书|遗著整理
鲁迅著|某某著手稿影印|编著手册|名著重印|原著实录|译著力作|以风光著称|以小说著称|这位有著作传世的学者|看著名景点
思想著作|随著作附送|相关著述|不著撰人|不著录|见微知著|执著追求|著书立说|所著文章|有著文一篇|甚至|过甚其词|幸甚
欺人太甚|陶喆的新著陆续上市|学者堃|翁同龢|小邨|宏碁
""".replace("\n", "|")
    .strip("|")
    .split("|")
)


@pytest.mark.parametrize("text", CERTAIN)
def test_certain_forms_become_those_of_the_mainland(text: str) -> None:
    """Only the mode for readers of the mainland has them; plain t2s leaves 著 and 甚么."""
    found = text.replace("着", "著").replace("什么", "甚麼")
    assert to_simplified(found, mainland_forms=True) == text
    assert to_simplified(found) == found.replace("甚麼", "甚么")


@pytest.mark.parametrize("text", LEFT)
def test_where_it_may_be_another_word_it_stays(text: str) -> None:
    """Writing and fame are 著 on the mainland too, and so is what may be either."""
    assert to_simplified(text, mainland_forms=True) == text


@pytest.mark.parametrize(
    ("found", "printed"),
    [
        ("擡頭", "抬头"),
        ("妳的姪女", "你的侄女"),
        ("拚命", "拼命"),
        ("衹有", "只有"),
        ("神衹", "神衹"),
    ],
)
def test_variants_become_those_of_the_mainland(found: str, printed: str) -> None:
    """Variants that the mainland gave up."""
    assert to_simplified(found, mainland_forms=True) == printed


@pytest.mark.parametrize("text", SIMPLIFIED)
def test_forms_of_the_mainland_are_at_home_there(text: str) -> None:
    """Text of the mainland stays as it is."""
    assert to_simplified(text, mainland_forms=True) == text


# --- Dictionaries and tables ----------------------------------------------------------------


def test_tables_are_up_to_date() -> None:
    """Where this fails, run `python -m cnnews_parse.script.tables`."""
    assert Path(signs.__file__).read_text(encoding="utf-8") == tables.signs_module()
    assert Path(telling.__file__).read_text(encoding="utf-8") == tables.telling_module()


@pytest.fixture
def fresh() -> Iterator[None]:
    """Nothing is remembered from other tests, nor for them."""
    dictionaries._files.cache_clear()
    remembering = (converting._steps, converting._step, converting._lexicon, converting._dictionary)
    for cached in remembering:
        cached.cache_clear()
    yield
    dictionaries._files.cache_clear()
    for cached in remembering:
        cached.cache_clear()


@pytest.mark.usefixtures("fresh")
def test_a_missing_distribution_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """The error says what to install."""
    monkeypatch.setattr(dictionaries, "DISTRIBUTION", "opencc-of-nowhere")
    with pytest.raises(ImportError, match="pip install opencc-of-nowhere"):
        to_simplified("漢")


@pytest.mark.usefixtures("fresh")
def test_a_file_that_is_gone_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Another distribution of the same module name takes the folder along when it is removed."""
    monkeypatch.syspath_prepend(tmp_path)
    info = tmp_path / "opencc_python_reimplemented-9.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Name: opencc-python-reimplemented\nVersion: 9.0\n")
    (info / "RECORD").write_text("opencc/dictionary/TSPhrases.txt,,\n")
    with pytest.raises(ImportError, match=r"(lost its file|without) .*TS(Phrases|Characters)\.txt"):
        to_simplified("漢")


_IN_A_NEW_PROCESS = """
import sys
from cnnews_parse.script import dictionaries, script_of, to_simplified, to_traditional
assert not {"cnnews_parse.script.signs", "cnnews_parse.script.telling"} & set(sys.modules)
assert dictionaries._files.cache_info().currsize == 0
print(to_simplified("頭髮"), to_traditional("头发"), script_of("头发"))
assert "opencc" not in sys.modules
"""


def in_a_new_process(*first_on_path: Path) -> str:
    """What a new process prints, with these entries first on its path."""
    paths = f"import sys; sys.path[:0] = {[str(path) for path in first_on_path]!r}\n"
    done = subprocess.run(
        [sys.executable, "-c", paths + _IN_A_NEW_PROCESS],
        capture_output=True,
        check=True,
        env={"PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(Path(converting.__file__).parents[2])},
    )
    return done.stdout.decode("utf-8").strip()


def test_another_module_of_that_name_is_not_touched(tmp_path: Path) -> None:
    """The wheel named OpenCC installs a module `opencc` too, with a record of its own."""
    (tmp_path / "opencc").mkdir()
    (tmp_path / "opencc" / "__init__.py").write_text("raise AssertionError('imported')")
    info = tmp_path / "opencc-1.1.9.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Name: OpenCC\nVersion: 1.1.9\n")
    (info / "RECORD").write_text("opencc/__init__.py,,\n")
    assert in_a_new_process(tmp_path) == "头发 頭髮 Hans"


def test_dictionaries_are_read_from_a_zip_file(tmp_path: Path) -> None:
    """A distribution may lie on the path in a zip file; no need to unpack it."""
    contents = {
        "STPhrases": "头发\t甲甲\n",
        "STCharacters": "头\t乙\n",
        "TSPhrases": "頭髮\t丙丙\n",
        "TSCharacters": "頭\t丁\n",
    }
    info = "opencc_python_reimplemented-9.0.dist-info"
    packed = tmp_path / "packed.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(f"{info}/METADATA", "Name: opencc-python-reimplemented\nVersion: 9.0\n")
        names = {name: f"opencc/dictionary/{name}.txt" for name in contents}
        archive.writestr(f"{info}/RECORD", "".join(f"{path},,\n" for path in names.values()))
        for name, path in names.items():
            archive.writestr(path, contents[name])
    assert in_a_new_process(packed) == "丙丙 甲甲 Hans"
