"""The time of publication that a page hands to its own scripts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cnnews_parse.model.accounts import Confidence
from cnnews_parse.model.draft import Statement
from cnnews_parse.model.patterns import Pattern

# Names of variables and keys, in lower case without `_`, that hold the time of publication.
_NAMES = frozenset(
    "publishtime pubtime pubdate publishdate ptime ct createtime publishedtime datepublished"
    " releasetime publishat publishedat newstime articletime addtime".split()
)
# the value is looked for first: far fewer characters can begin one than can begin a name
_VALUE = Pattern(
    r"[:=]\s{0,3}[\"']?((?:19|20)\d\d[-/.年]\d[^\"'<>\n,;]{2,30}|1\d{9}(?:\d{3})?(?!\d))"
)
_NAME = Pattern(
    r"(?<![\w.])[\"']?((?:pub|create|release|add|article|news|p|c|date)[A-Za-z_]{0,12})[\"']?"
    r"\s{0,3}\Z",
    re.IGNORECASE,
)
_LONGEST_NAME = 40  # with what stands around it


def script_statements(sources: Iterable[str]) -> Iterator[Statement]:
    """When the scripts of a page say that it was published: the first such value.

    A weak mark, since a script may speak of another article.

    >>> [(s.field, s.words) for s in script_statements(['var publish_time = "2024-03-05 10:20";'])]
    [('published', '2024-03-05 10:20')]
    """
    for source in sources:
        for value in _VALUE.finditer(source):
            at = value.start()
            name = _NAME.search(source[max(0, at - _LONGEST_NAME) : at])
            if name is not None and name[1].lower().replace("_", "") in _NAMES:
                yield Statement(
                    field="published",
                    words=value[1].strip(),
                    mark=f"script {name[1]}",
                    confidence=Confidence.INFERRED,
                )
                return
