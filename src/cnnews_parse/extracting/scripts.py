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
_VALUE = Pattern(
    r"(?<![\w.])[\"']?((?:pub|create|release|add|article|news|p|c|date)[A-Za-z_]{0,12})[\"']?"
    r"\s{0,3}[:=]\s{0,3}[\"']?((?:19|20)\d\d[-/.年]\d[^\"'<>\n,;]{2,30}|1\d{9}(?:\d{3})?(?!\d))",
    re.IGNORECASE,
)


def script_statements(sources: Iterable[str]) -> Iterator[Statement]:
    """When the scripts of a page say that it was published: the first such value.

    A weak mark, since a script may speak of another article.

    >>> [(s.field, s.words) for s in script_statements(['var publish_time = "2024-03-05 10:20";'])]
    [('published', '2024-03-05 10:20')]
    """
    for source in sources:
        for found in _VALUE.finditer(source):
            if found[1].lower().replace("_", "") in _NAMES:
                yield Statement(
                    field="published",
                    words=found[2].strip(),
                    mark=f"script {found[1]}",
                    confidence=Confidence.INFERRED,
                )
                return
