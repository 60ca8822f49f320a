"""What tools left in a text of the markup it came from: entities and tags that show as text."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from cnnews_parse.extend import Edit, Pattern, rule
from cnnews_parse.rules.shown_markup import ENOUGH, explains

_AMPERSAND = r"(?:(?:amp|#0{0,4}38|#[xX]0{0,4}26);)*"
_NAMES = (
    "amp lt gt quot apos ensp emsp thinsp shy zwj zwnj ldquo rdquo lsquo rsquo sbquo bdquo laquo raquo "
    "lsaquo rsaquo middot bull mdash ndash hellip copy reg trade deg times divide plusmn sect para yen "
    "euro pound cent permil prime Prime sup1 sup2 sup3 frac12 frac14 frac34 alpha beta gamma delta "
    "lambda mu micro pi sigma omega Delta Omega Sigma larr rarr uarr darr le ge ne asymp infin radic "
    "minus iexcl iquest eacute egrave aacute agrave oacute uuml ouml auml ccedil ntilde szlig not tilde"
).replace(" ", "|")
_ENTITY = Pattern(
    rf"&{_AMPERSAND}(?:nbsp(?:;|(?![A-Za-z0-9=_;]))|(?:{_NAMES});"
    r"|#[0-9]{2,7};|#[xX][0-9a-fA-F]{2,6};)"
)
_INDENT = Pattern(
    r"^(?:&(?:amp;){0,8}(?:nbsp|ensp|emsp);?[ \u3000]?){2,}(?=[\u201c\u300a\u3400-\u9fff])",
    re.MULTILINE,
)
_COMPLETING = frozenset(";#&")  # with what stands beside them, these could make another entity
_SPLIT = Pattern(_AMPERSAND)

_BLOCKS = (
    "p br div ul ol li dl dt dd tr table tbody thead tfoot caption h1 h2 h3 h4 h5 h6 hr center "
    "blockquote section article figure figcaption header footer main pre"
)
_CELLS = "td th"
_WORDS = (
    "span font strong b i em u a img s del ins small big sup sub wbr label abbr cite code q "
    "col colgroup nobr"
)
_TAG = (
    r"<(?:/?(?:{})(?=[\s/>])[^<>]{{0,2000}}"
    r"|/?(?:o|v|w|m|st1):[A-Za-z]{{1,20}}(?=[\s/>])[^<>]{{0,2000}}"
    r"|[?]xml(?=[:\s])[^<>]{{0,500}}|!--[^<>]{{0,2000}}--)>"
).format(f"{_BLOCKS} {_CELLS} {_WORDS}".replace(" ", "|"))
_TAGS = Pattern(rf"{_TAG}(?:\s*{_TAG})*", re.IGNORECASE)
_ONE = Pattern(_TAG, re.IGNORECASE)
_NAME = Pattern(r"</?([a-z0-9:]+)", re.IGNORECASE)
_STRONG = Pattern(r"</|<br[\s/>]|<[a-z0-9]{1,10}\s[^<>]*=|<[a-z0-9]{1,3}:|<[?]xml", re.IGNORECASE)


@rule(
    fixes={
        "某公司R&amp;D投入增长。&nbsp;&nbsp;详见附表": "某公司R&D投入增长。\u00a0\u00a0详见附表",
        "&amp;ldquo;很好&amp;rdquo;，他说&amp;amp;mdash;&amp;amp;mdash;": "“很好”，他说\u2014\u2014",
        "甲&#123;乙&#x7d;丙&#8220;丁&#8221;": "甲{乙}丙“丁”",
    },
    leaves=(
        "在网页中输入&nbsp;可以得到空格。",
        "XML 规定 & 必须写成 &amp;，< 必须写成 &lt;。",
        "实体“&amp;”代表和号",
        "甲&乙;丙，http://example.com/?a=1&lt=2",
        "P&G与AT&T",
    ),
)
def escaped_entity(text: str) -> Iterator[Edit]:
    """Give characters back that a tool wrote as entities: &amp;nbsp; was a blank.

    A page that is taken apart as text, or escaped once more on its way into a feed or a
    database, keeps `&amp;` and its like; after several such tools they nest. All layers are
    taken off at once. A text that explains markup keeps them.

    Source: named and numeric character references of the HTML standard.
    """
    first = list(islice(_ENTITY.finditer(text), ENOUGH)) if "&" in text else []
    if not first:
        return
    found: Iterable[re.Match[str]] = _ENTITY.finditer(text)
    if explains(text, first):
        layout = [indent.span() for indent in _INDENT.finditer(text)]
        found = _within(layout, found) if len(layout) > 1 else ()
    for each in found:
        character = _character(each[0])
        if character is not None:
            yield Edit.at(each, character)


@functools.lru_cache(maxsize=1024)
def _character(entity: str) -> str | None:
    """The character of an entity of any depth; None where it is none that text has."""
    from html import unescape  # its table is large, and few texts need it

    inner = _SPLIT.sub("", entity[1:], 1)
    if not inner:  # nothing but ampersands
        return "&"
    number = inner[2:-1] if inner[:2] in ("#x", "#X") else inner[1:-1]
    if inner[0] == "#" and not _is_text(int(number, 16 if inner[1] in "xX" else 10)):
        return None
    return unescape(f"&{inner.rstrip(';')};")


def _is_text(code: int) -> bool:
    """Whether a text would hold this character only as an entity: no control, letter or digit."""
    if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF or code < 0x20 or 0x7F <= code < 0xA0:
        return False
    character = chr(code)
    return not (character.isascii() and character.isalnum()) and character not in _COMPLETING


def _within(
    spans: Sequence[tuple[int, int]], found: Iterable[re.Match[str]]
) -> Iterator[re.Match[str]]:
    """The matches that lie inside one of the spans; both in order."""
    at = 0
    for each in found:
        while at < len(spans) and spans[at][1] <= each.start():
            at += 1
        if at < len(spans) and spans[at][0] <= each.start():
            yield each


@rule(
    fixes={
        "<p>县里修了水库。</p><p>月底完工。</p>": "县里修了水库。\n月底完工。",
        "县里修了<strong>三座</strong>水库。<br/>月底<span style='color:red'>完工</span>。": (
            "县里修了三座水库。\n月底完工。"
        ),
        "<?xml:namespace prefix = o /><o:p></o:p>会议<st1:chsdate day='1' w:st='on'>1日</st1:chsdate>召开": (
            "会议1日召开"
        ),
        "甲</td><td>乙</td></tr>\n<tr><td>丙": "甲\t乙\n丙",
    },
    leaves=(
        "在HTML中，<p>标签表示段落，<br/>表示换行。",
        "当a<b>c时",
        "用法：copy <源文件> <目标文件>",
        "见<关于加强工作的通知>第三条",
        "<div class='box'>{{ 内容 }}</div>",
        "换行要写作“<br/>”",
    ),
)
def leaked_tag(text: str) -> Iterator[Edit]:
    """Take out tags that show as text: 修了<strong>三座</strong>水库.

    Tools that cut markup with patterns leave some of it, and text that was escaped once too
    often has all of it. Tags of paragraphs and line breaks leave a line break between what
    they parted, those of cells a tab. A text that explains markup keeps them; so does a page
    that is source as a whole.
    """
    if "<" not in text or not _STRONG.search(text):
        return
    first = list(islice(_TAGS.finditer(text), ENOUGH))
    if any(_STRONG.search(run[0]) for run in first) and not explains(text, first):
        for run in _TAGS.finditer(text):
            yield Edit.at(run, _between(text, run))


def _between(text: str, run: re.Match[str]) -> str:
    """What a run of tags leaves between the words on both sides."""
    before, behind = text[max(run.start() - 1, 0) : run.start()], text[run.end() : run.end() + 1]
    if before in ("", "\n") or behind in ("", "\n"):
        return ""
    names = {_tag_name(tag) for tag in _ONE.findall(run[0])}
    if "\n" in _ONE.sub("", run[0]) or names & set(_BLOCKS.split()):
        return "\n"
    return "\t" if names & set(_CELLS.split()) else ""


def _tag_name(tag: str) -> str:
    found = _NAME.match(tag)
    return found[1].lower() if found else ""
