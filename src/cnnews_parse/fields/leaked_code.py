"""Style sheets and scripts that a tool took for text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cnnews_parse.model.accounts import Reason
from cnnews_parse.model.draft import Kind, Line
from cnnews_parse.model.patterns import Pattern

# Nothing but rules of a style sheet; the names of fonts and pictures may be Chinese. Blanks stand
# before a rule alone: before and behind, each run of them could be parted in many ways.
_STYLE = Pattern(
    r"(?:\s*[.#@*]?[A-Za-z_][^{}<>。，；\u3400-\u9fff]{0,300}\{(?=[^{}]*:)[^{}。，]{0,3000}\})+\s*;?"
)
_SCRIPT = Pattern(
    r"\s*(?:(?:var|let|const)\s+[A-Za-z_$][\w$]*\s*(?:=|;)|(?:window|document|location|console)\.[A-Za-z]"
    r"|\(\s*(?:adsbygoogle|window|document)\b|(?:jQuery|\$)\s*[(.]|[(!]?function\s*[\w$]*\s*\(|if\s*\(\s*(?:typeof|window|document|!?\$)|try\s*\{"
    r"|[A-Za-z_$][\w$]{0,30}(?:\.push|\.init|\.load)\s*\(|//\s*<!\[CDATA\[|//\s*\]\]>|<!\[CDATA\[|\}\s*\)\s*\(\s*\))"
)
_SCRIPT_MARK = Pattern(r"[;({})=>]\s*$|[;{]|\]\]>|CDATA")
_OPENS = Pattern(
    r"\s*(?:[.#@*]?[A-Za-z_][^{}<>。，；\u3400-\u9fff]{0,300}|[^{}。，]{0,200}\))\s*\{"
)
_PROSE = Pattern(r"[。！？]|[\u3400-\u9fff].{0,40}，.{0,40}[\u3400-\u9fff]")
_SUBJECT = Pattern(
    r"(?<![A-Za-z0-9./_-])(?:HTML5?|CSS3?|JavaScript|jQuery|Vue|React|Node\.js)(?![A-Za-z0-9])"
    r"|源代码|源代碼|源码|原始碼|程式碼|编程|程式設計|样式表|樣式表|脚本语言|统计代码|程序员|程序員"
)
_CODE_ENDS = tuple(";({})=>")
_LONGEST = 60  # lines of one block


def without_leaked_code(lines: Sequence[Line]) -> list[Line]:
    """The lines, with style sheets and scripts among them labelled.

    An article that speaks of such code keeps it.

    >>> css = Line(text=".appendQr_wrap{width:100%;}", found="")
    >>> without_leaked_code((css,))[0].detail
    'style'
    """
    judged = list(lines)
    paragraph = Kind.PARAGRAPH
    blocks = list(
        _blocks([x.text if x.fate is None and x.kind is paragraph else "" for x in lines])
    )
    if not blocks or any(_SUBJECT.search(line.text) for line in _others(lines, blocks)):
        return judged
    for block in blocks:
        for number in block:
            judged[number] = judged[number].removed(Reason.STYLE, __name__)
    return judged


def _others(lines: Sequence[Line], blocks: Sequence[range]) -> Iterator[Line]:
    """The lines outside the blocks."""
    inside = {number for block in blocks for number in block}
    return (line for number, line in enumerate(lines) if number not in inside)


def _blocks(texts: Sequence[str]) -> Iterator[range]:
    """Runs of lines that are code, one statement or one rule each."""
    end = 0
    for at, text in enumerate(texts):
        if at < end or not text or not _may_be_code(text):
            continue
        if is_code(text) and text.count("{") <= text.count("}"):
            end = at + 1
        elif (is_code(text) or _OPENS.match(text)) and not _PROSE.search(text):
            end = _closed(texts, at)
        if end > at:
            yield range(at, end)


def _may_be_code(text: str) -> bool:
    """Whether a line has a sign that code has; nearly no other line does."""
    return (
        text.rstrip().endswith(_CODE_ENDS)
        or ";" in text
        or "{" in text
        or "]]>" in text
        or "CDATA" in text
    )


def is_code(text: str) -> bool:
    """Whether a line is nothing but style rules or a statement of a script.

    >>> is_code("var _hmt = _hmt || [];"), is_code("变量 var 的用法见下文。")
    (True, False)
    """
    if "{" in text and _STYLE.fullmatch(text):
        return True
    return bool(_SCRIPT.match(text) and _SCRIPT_MARK.search(text)) and not _PROSE.search(text)


def _closed(texts: Sequence[str], at: int) -> int:
    """The number behind the line that closes the braces opened here; 0 where prose comes first."""
    depth = 0
    for number in range(at, min(at + _LONGEST, len(texts))):
        depth += texts[number].count("{") - texts[number].count("}")
        if _PROSE.search(texts[number]):
            return 0
        if depth <= 0:
            return number + 1
    return 0
