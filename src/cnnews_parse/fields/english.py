"""English labels in lines of facts, as bilingual pages and overseas papers print them."""

from __future__ import annotations

from cnnews_parse.fields.folding import HAN
from cnnews_parse.fields.names import is_labelled_name
from cnnews_parse.fields.passages import Part, Passage
from cnnews_parse.model.article import Role
from cnnews_parse.model.patterns import Pattern

_NAME = rf"[A-Z][A-Za-z'.-]{{1,20}}(?: [A-Z][A-Za-z'.-]{{0,20}}){{1,3}}|{HAN}{{2,4}}"
_PERSON = Pattern(
    rf"(?:(?P<writer>(?i:by) {{1,2}}|(?:Author|Reporter|Writer) {{0,2}}: {{0,2}})|Editor {{0,2}}: {{0,2}})"
    rf"(?P<name>{_NAME})"
)
_SOURCE = Pattern(r"Source {0,2}: {0,2}(?P<name>[^|;,。 ][^|;,。]{0,30}?)(?= {2}| {0,2}[|;,。]|$)")


def english(passage: Passage, at: int) -> Part | None:
    """By John Smith, Source: 新华社, Editor: 张三.

    >>> from cnnews_parse.fields.folding import plain
    >>> line = "Editor: 张三"
    >>> part = english(Passage(text=line, plain=plain(line), start=0, end=len(line)), 0)
    >>> [(mention.role.value, mention.name) for mention in part.mentions]
    [('editor', '张三')]
    """
    source = _SOURCE.match(passage.plain, at, passage.end)
    if source is not None:
        return Part((passage.mention("source", *source.span("name")),), source.end())
    found = _PERSON.match(passage.plain, at, passage.end)
    if found is None or not is_labelled_name(found["name"]):
        return None
    role = Role.AUTHOR if found["writer"] else Role.EDITOR
    return Part((passage.mention("credit", *found.span("name"), role),), found.end())
