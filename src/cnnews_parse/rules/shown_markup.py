"""Whether a text shows markup on purpose: what speaks of entities and tags has them as its words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cnnews_parse.extend import Pattern

_SUBJECT = Pattern(
    r"(?<![A-Za-z0-9./_?<\-])(?:X?HTML5?|XML|SGML|CSS3?|JavaScript|jQuery|XPath|Markdown|Vue|React|BBCode)"
    r"(?![A-Za-z0-9])|<(?:!DOCTYPE|html|head|body|template)[\s>]|<[?]php|\d{2},\d{3} -->|\{\{|转义|轉義|跳脫字元"
    r"|字符实体|實體字元|源代码|源碼|原始碼",
    re.IGNORECASE,
)
_NEAR = Pattern(
    r"标签|標籤|元素|网页|網頁|代码|代碼|程式碼|字符|字元|符号|符號|编码|編碼|浏览器|瀏覽器|尖括号|语法|語法"
    r"|输入|輸入|写成|写作|寫成|空格|换行|段落|乱码|亂碼|占位|模板|编程|程式"
)
_RARE = Pattern(
    r"写|寫|变成|變成|转成|轉成|转换|轉換|显示|顯示|替换|替換|原样|原樣|还原|還原|号|號|去掉|出现|出現|叫做|漏洞|攻击|攻擊"
)
_FEW = 3  # places; so few may be named rather than left behind
_CLOSES = frozenset("，、；：。！？）”’」』》的")
_QUOTED = frozenset(("“”", "‘’", "「」", '""', "''", "``", "《》", "『』"))
_NAME = Pattern(r"([A-Za-z]+|#[0-9A-Za-z]+);?\Z")
_BREAK = Pattern(r"</?(?:p|br|div|li|tr|td|h[1-6])[\s/>]", re.IGNORECASE)
_BLANK = frozenset(("nbsp", "ensp", "emsp", "thinsp"))
_MARKS = frozenset(("amp", "lt", "gt", "#38", "#60", "#62"))
_QUOTES = frozenset(("quot", "apos", "#34", "#39", "#x22", "#x27"))
_REACH = 30  # characters
ENOUGH = 400
"""Of so many places the first tell what a text does with markup."""


def explains(text: str, found: Sequence[re.Match[str]]) -> bool:
    """Whether a text speaks of markup: by its subject, or near more than one in four places.

    A few places alone must also look like what tools leave behind.

    Args:
        text: the whole of it.
        found: the first of its entities, or of its runs of tags.
    """
    if _SUBJECT.search(text):
        return True
    if len(found) < _FEW:
        words = (_NEAR, _RARE)
        return any(_is_shown(text, x, words) or not _fits(text, x, len(found)) for x in found)
    return sum(_is_shown(text, each, (_NEAR,)) for each in found) * 4 >= len(found)


def _is_shown(text: str, found: re.Match[str], words: Sequence[Pattern]) -> bool:
    """Whether one place shows markup: in quotation marks, or beside words of that trade.

    So does a break with a sentence around it, for no line begins with a comma.
    """
    start, end = found.span()
    ahead, behind = _neighbours(text, found)
    if ahead + behind in _QUOTED:
        return True
    if _BREAK.match(found[0]) and found[0][1] != "/" and behind in _CLOSES and ahead.strip():
        return True
    line_start = text.rfind("\n", max(start - _REACH, 0), start) + 1 or max(start - _REACH, 0)
    line_end = text.find("\n", end, end + _REACH)
    line_end = end + _REACH if line_end < 0 else line_end
    return any(each.search(text, line_start, line_end) for each in words)


def _fits(text: str, found: re.Match[str], count: int) -> bool:
    """Whether one of few places stands where the character or the tag itself would."""
    ahead, behind = _neighbours(text, found)
    if found[0][0] == "<":
        at_border = ahead in ("", "\n") or behind in ("", "\n")
        is_break = _BREAK.match(found[0]) is not None
        return at_border or (is_break and behind not in _CLOSES) or (not is_break and count > 1)
    named = _NAME.search(found[0])
    name = named[1] if named else ""
    if name in _QUOTES:
        return count > 1
    if name in _MARKS:
        is_latin = any(each.isascii() and each.isalnum() for each in (ahead, behind))
        return is_latin or (name == "amp" and text.count("&") == count)
    return name not in _BLANK or behind not in _CLOSES


def _neighbours(text: str, found: re.Match[str]) -> tuple[str, str]:
    start, end = found.span()
    return text[max(start - 1, 0) : start], text[end : end + 1]
