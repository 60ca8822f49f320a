"""The line below the headline of a post, as the platforms print it that people post on."""

from __future__ import annotations

from cnnews_parse.fields.dates import read_moment
from cnnews_parse.fields.folding import HAN
from cnnews_parse.fields.names import is_name
from cnnews_parse.fields.passages import Part, Passage
from cnnews_parse.model.article import Role
from cnnews_parse.model.patterns import Pattern

_DAY = r"(?P<day>20[0-9]{2}-[0-9]{2}-[0-9]{2} [0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)"
_ACCOUNT = Pattern(rf"{_DAY} ?· ?(?P<account>[^ ·:|]{{2,20}})$")
_WECHAT = Pattern(
    rf"(?:原创 {{1,3}}(?:(?P<writer>[^ :|]{{2,12}}) {{1,3}})?|(?=[^ ]{{2,20}} {{1,3}}20[^ ]+ [^ ]+ 发表于))"
    rf"(?P<account>[^ :|]{{2,20}}) {{1,3}}{_DAY}(?: {{1,3}}发表于 ?{HAN}{{1,8}})?$"
)


def posted(passage: Passage, at: int) -> Part | None:
    """What platforms print of a post: 原创 张三 某号 2023-04-23 07:30 发表于江苏, 2021-09-06 18:22·某号.

    Source: page design of WeChat and Toutiao; the account stands next to the day, the writer before.
    """
    if at != passage.start:
        return None
    found = _ACCOUNT.match(passage.plain, at, passage.end) or _WECHAT.match(
        passage.plain, at, passage.end
    )
    moment = read_moment(passage.text[slice(*found.span("day"))]) if found else None
    if found is None or moment is None or moment.start:
        return None
    start = found.start("day")
    mentions = [
        passage.mention("published", start, start + moment.end),
        passage.mention("source", *found.span("account")),
    ]
    writer = found.groupdict().get("writer")
    if writer and is_name(writer):
        mentions.append(passage.mention("credit", *found.span("writer"), Role.AUTHOR))
    return Part(tuple(mentions), found.end())
