"""Which of several marks for one field wins, and why the others lost."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from cnnews_parse.model.accounts import Confidence, Defeat, Evidence
from cnnews_parse.model.article import Article

_TRUST = (Confidence.STATED, Confidence.DERIVED, Confidence.INFERRED)


def trust(evidence: Evidence) -> int:
    """How far a mark is trusted: 0 where the document states it, 2 where it is inferred.

    >>> trust(Evidence(field="source", mark="credit line", words="某报"))
    0
    """
    return _TRUST.index(evidence.confidence)


def defeat(winner: Evidence, rival: Evidence, *, agrees: bool = False) -> Defeat:
    """Why a mark lost to the one that won.

    >>> winner = Evidence(field="source", mark="credit line", words="某报")
    >>> defeat(winner, Evidence(field="source", mark="label 来源", words="某网"))
    <Defeat.LATER: 'later'>
    """
    if agrees:
        return Defeat.AGREES
    return Defeat.WEAKER if trust(rival) > trust(winner) else Defeat.LATER


def ranked(marks: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Marks for one field in the order of their trust: the first wins, each stands once.

    >>> marks = [Evidence(field="url", mark=mark, words="/1") for mark in ("key url", "og:url")]
    >>> [each.why for each in ranked(marks)]
    [None, <Defeat.AGREES: 'agrees'>]
    """
    each_once = tuple(dict.fromkeys(marks) if len(marks) > 1 else marks)
    return each_once[:1] + tuple(
        rival.lost(defeat(each_once[0], rival, agrees=rival.words == each_once[0].words))
        for rival in each_once[1:]
    )


def at_address(article: Article, url: str) -> Article:
    """An article whose address is known from outside the document; what it states itself is a rival.

    >>> at_address(Article(url="/1"), "https://news.example.com/1").evidence[0].mark
    'address given with the document'
    """
    given = Evidence(field="url", mark="address given with the document", words=url)
    stated = [attrs.evolve(mark, used=True, why=None) for mark in article.evidence_of("url")]
    others = (mark for mark in article.evidence if mark.field != "url")
    return attrs.evolve(article, url=url, evidence=(*ranked([given, *stated]), *others))
