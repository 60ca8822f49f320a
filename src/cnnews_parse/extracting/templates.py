"""What generators of sites put into Markdown: tags of templates, containers, marks of their own.

    {{< figure src="a.jpg" caption="图说" >}}    Hugo
    {% asset_img a.jpg 图说 %}                   Hexo
    {% include figure.html src="a.jpg" %}        Jekyll
    ::: tip                                      VuePress
    {: .lead}                                    kramdown

A tag that shows a picture becomes that picture; a tag that quotes, a quotation; the others print
nothing by themselves, and what stands between two of them stays.

Source: the manuals of these generators.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from cnnews_parse.model.draft import Kind, Line
from cnnews_parse.model.patterns import Pattern

_TAG = (
    r"\{\{(?:<|%)-?\s*(?P<hugo>/?\s*[\w./-]{1,60})(?P<args>(?:(?!(?:>|%)\}\}).){0,800})(?:>|%)\}\}"
    r"|\{%-?\s*(?P<liquid>[\w-]{1,60})(?P<words>(?:(?!%\}).){0,800})%\}"
)
_LONE = Pattern(rf"\s*(?:{_TAG})\s*$")
_NOTHING = Pattern(
    rf"{_TAG.replace('?P<hugo>', '?:').replace('?P<args>', '?:').replace('?P<liquid>', '?:').replace('?P<words>', '?:')}"
    r"|\{\{[^{}\n]{1,200}\}\}"
    r"|\{:[^{}\n]{0,200}\}"
    r"|[ \t]{0,9}\{[#.][\w #.=\"-]{1,100}\}(?=\s*$)"
    r"|\[\^[^\]\s]{1,40}\](?!:)"
)
_WHOLE = Pattern(
    r"\s{0,3}(?::{3,}\s*(?:[A-Za-z][\w-]{0,30}(?:\s.{0,60})?)?"
    r"|\[\[toc\]\]|\[toc\]|[*+-]\s+toc|\d\.\s+toc|@\[toc\].{0,40}|\[\^[^\]\s]{1,40}\]:.*)\s*$",
    re.IGNORECASE,
)
_FENCE = Pattern(r"\s{0,3}(?:```|~~~)")
_OPTION = Pattern(r"([\w-]{1,30})\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"']+))")
_WORD = Pattern(r"\"([^\"]*)\"|'([^']*)'|(\S+)")
_FILE = Pattern(
    r"(?:https?:)?/|[^\s\"']{1,200}\.(?:jpe?g|png|gif|webp|svg|bmp|avif)(?:\?\S*)?$", re.IGNORECASE
)
_MARKS = Pattern(r"\{\{|\{%|\{[:#.]|:::|\[\[?toc\]|\btoc\b|\[\^", re.IGNORECASE)
_PICTURES = frozenset("figure img image picture photo asset_img imgs fig imgcap".split())
_QUOTES = frozenset("blockquote quote pullquote cq centerquote".split())
_LABELLED = Pattern(
    r"[>\s]{0,6}[*_]{0,3}(?:原文|本文|文章|作者|来源|來源|记者|記者|编辑|編輯|责编|責編|责任编辑|日期|时间|時間|发布"
    r"|發布|发表|链接|鏈接|出处|出處|转载|轉載|译者|編譯|编译|摄影|攝影|文|图)[^:：\s]{0,6}[:：]"
)


@attrs.frozen(kw_only=True)
class Piece:
    """A run of whole lines of a post.

    Attributes:
        found: the run as it stands.
        shown: the same number of lines, as Markdown without what templates put there.
        picture: the lines of the picture that a tag shows; then nothing else stands in the run.
    """

    found: str
    shown: str
    picture: tuple[Line, ...] = ()


def pieces(text: str) -> Iterator[Piece]:
    """The text, cut at the tags that show pictures.

    >>> [piece.shown for piece in pieces("甲{{ b }}[^1]\\n::: tip\\n乙\\n:::\\n")]
    ['甲\\n\\n乙\\n\\n']
    """
    if not (_MARKS.search(text) or _LABELLED.search(text)):
        yield Piece(found=text, shown=text)
        return
    found: list[str] = []
    shown: list[str] = []
    for line, plain, picture in _read(text.splitlines(keepends=True)):
        if not picture:
            found.append(line)
            shown.append(plain)
            continue
        if found:
            yield Piece(found="".join(found), shown="".join(shown))
            found, shown = [], []
        yield Piece(found=line, shown="", picture=picture)
    if found:
        yield Piece(found="".join(found), shown="".join(shown))


def _read(lines: Sequence[str]) -> Iterator[tuple[str, str, tuple[Line, ...]]]:
    """Each line with what it shows as Markdown, and with the picture that it is."""
    is_code, quoted = False, ""
    for number, line in enumerate(lines):
        is_code ^= bool(_FENCE.match(line))
        if is_code:
            yield line, line, ()
            continue
        tag = _LONE.match(line)
        name = _name(tag) if tag else ""
        picture = _picture(tag, line) if tag and name in _PICTURES else ()
        if picture or tag or _WHOLE.match(line):
            yield line, "\n", picture
            quoted = name if name in _QUOTES else "" if _ends(name) else quoted
            continue
        plain = _broken(_NOTHING.sub("", line), lines[number + 1 : number + 2])
        yield line, f"> {plain}" if quoted else plain, ()


def _name(tag: re.Match[str]) -> str:
    """The name of a tag; of one that includes a file, that of the file."""
    name = (tag["hugo"] or tag["liquid"]).replace(" ", "")
    if name in ("include", "include_relative"):
        name = (tag["words"] or "").strip().partition(" ")[0].rpartition("/")[2].partition(".")[0]
    return name.lower()


def _ends(name: str) -> bool:
    return name.startswith(("/", "end"))


def _picture(tag: re.Match[str], line: str) -> tuple[Line, ...]:
    """The picture that a tag shows, and the caption below it; nothing where it names no file."""
    words = (tag["args"] if tag["hugo"] else tag["words"]) or ""
    options = {
        o[1].lower(): next(filter(None, o.groups()[1:]), "") for o in _OPTION.finditer(words)
    }
    plain = [next(filter(None, w.groups()), "") for w in _WORD.finditer(_OPTION.sub("", words))]
    files = [word for word in plain if _FILE.match(word)]
    url = next(
        (options[k] for k in ("src", "url", "image", "path", "image_path") if options.get(k)), ""
    )
    url = url or next(iter(files), "")
    if not url:
        return ()
    behind = plain[plain.index(url) + 1 :] if url in plain else []
    alt = options.get("alt") or " ".join(
        word for word in behind if not word.rstrip("px%").isdigit()
    )
    caption = next((options[k] for k in ("caption", "description", "title") if options.get(k)), "")
    image = Line(text="", found="" if caption else line, kind=Kind.IMAGE, url=url, alt=alt or None)
    return (image, Line(text=caption, found=line, kind=Kind.CAPTION)) if caption else (image,)


def _broken(line: str, following: Sequence[str]) -> str:
    """A line with a label of its own, as the block above an article has them, ends where it ends."""
    is_break = any(_LABELLED.match(each) for each in (line, *following))
    return f"{line.rstrip()}  \n" if is_break and line.strip() else line
