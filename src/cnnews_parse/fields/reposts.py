"""The line above or below a repost that names the account, its writers and editors."""

from __future__ import annotations

from cnnews_parse.fields.name_runs import read_names
from cnnews_parse.fields.passages import Part, Passage
from cnnews_parse.model.article import Role
from cnnews_parse.model.patterns import Pattern

# 本文来自微信公众号“某号”（ID：abc），作者：张三，编辑：李四，题图来自：某图库
_REPOSTED = Pattern(
    r"(?:编者按: {0,2})?(?:本文|文章)(?:内容)?(?:来自|转载自|转自|首发于|首发自|原载于|来源于|选自|来源:) {0,2}"
    r"(?:微信)?(?:公众号|订阅号|公号) {0,2}:? {0,2}\"?(?P<name>[^\":,。(]{2,20}?)\"? {0,2}(?:\([^()]{2,40}\)\"?)?"
    r" {0,2}(?=[,。;]|$)"
)
_ACCOUNT_WRITER = Pattern(
    r"[,。; ](?:(?P<writer>原?作者|撰文|文|采访)|(?P<editor>责任编辑|编辑|责编))[:/|] {0,3}"
)


def reposted(passage: Passage, at: int) -> Part | None:
    """The account that a text was taken from, its writers and editors: a whole line of its own.

    >>> from cnnews_parse.fields.folding import plain
    >>> line = "本文来自微信公众号“某号”（ID：abc），作者：张三，某网经授权发布。"
    >>> part = reposted(Passage(text=line, plain=plain(line), start=0, end=len(line)), 0)
    >>> [mention.name for mention in part.mentions]
    ['某号', '张三']
    """
    found = _REPOSTED.match(passage.plain, at, passage.end) if at == passage.start else None
    if found is None or "。" in passage.plain[found.end() : passage.end].rstrip("。 "):
        return None
    mentions = [passage.mention("source", *found.span("name"))]
    for label in _ACCOUNT_WRITER.compiled.finditer(passage.plain, found.end(), passage.end):
        comma = passage.plain.find(",", label.end(), passage.end)
        end = comma if comma > 0 else passage.end
        named = read_names(passage.plain, label.end(), end, labelled=True, colon=True)
        role = Role.AUTHOR if label["writer"] else Role.EDITOR
        mentions += (passage.mention("credit", *span, role) for span in named.spans)
    return Part(tuple(mentions), passage.end)
