"""Lists of links to other articles, which feeds and pages put between the paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from cnnews_parse.model.accounts import Reason
from cnnews_parse.model.draft import Kind, Line

_MARKS = 4
"""A bullet, a number or a date beside a link does not make it text."""


def without_link_lists(lines: Sequence[Line]) -> list[Line]:
    """Leave out each list whose items are links and nothing else.

    Source: page design; the links in a list of facts stand inside its sentences.

    >>> from cnnews_parse.model.article import Link
    >>> links = (Link(url="/1", text="某区去年新增学位"),)
    >>> item = Line(text="某区去年新增学位", found="", kind=Kind.ITEM, group=1, links=links)
    >>> [line.detail for line in without_link_lists([item, item])]
    ['related', 'related']
    """
    groups: dict[int, bool] = {}
    for line in lines:
        if line.kind is Kind.ITEM and line.group:
            groups[line.group] = groups.get(line.group, True) and _is_link(line)
    if not any(groups.values()):
        return list(lines)
    return [
        line.removed(Reason.RELATED, __name__)
        if line.fate is None and line.kind is Kind.ITEM and groups.get(line.group)
        else line
        for line in lines
    ]


def _is_link(line: Line) -> bool:
    linked = sum(len(link.text) for link in line.links)
    return linked > 0 and len(line.text) - linked <= _MARKS
