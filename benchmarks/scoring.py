"""Scores: what a parser made of documents whose right answers are known.

Bodies are compared by the F1 of their character 4-grams, counted as often as they occur, after
NFKC and without white space. A title, an outlet or a name is right where it is the same string
after NFKC, white space at its ends taken off; white space inside it counts. A field that the
document lacks is right only when it is left empty. A document that raises has everything wrong.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from gold import Spec, documents, family_of, gold

WHOLE = 0.995
"""From this F1 on, a body counts as whole."""
FIELDS = ("title", "day", "minute", "source", "authors", "editors")
_CHINA = dt.timezone(dt.timedelta(hours=8))


class ArticleLike(Protocol):
    """What is asked of an article."""

    @property
    def text(self) -> str: ...
    @property
    def title(self) -> str | None: ...
    @property
    def published(self) -> dt.datetime | None: ...
    @property
    def published_precision(self) -> str | None: ...
    @property
    def source(self) -> str | None: ...
    @property
    def authors(self) -> Sequence[str]: ...
    @property
    def editors(self) -> Sequence[str]: ...


Parse = Callable[[Path], ArticleLike]


@dataclass(frozen=True)
class Answer:
    """One field of one document.

    Attributes:
        stated: whether the document has the field.
        right: whether the parser's value is the right one, or another that will do.
        expected: the values that will do, the best first.
        found: the parser's value.
    """

    stated: bool
    right: bool
    expected: list[object]
    found: object


@dataclass(frozen=True)
class Score:
    """One document.

    Attributes:
        f1: of the body, from 0 to 1.
        answers: by the names in `FIELDS`; `minute` only where the spec gives a time.
        missing: the lines of the right body that were not found in the parser's.
        extra: the lines of the parser's body that are not in the right one.
        error: class and words of the error, where the parser raised one.
        cost: of reading it, in lxml parses of the page, where it was measured.
    """

    id: str
    family: str
    f1: float
    answers: dict[str, Answer]
    missing: list[str]
    extra: list[str]
    error: str | None = None
    cost: float | None = None


def folded(text: str) -> str:
    r"""The text after NFKC, without white space.

    >>> folded("Ａ 股\n")
    'A股'
    """
    return "".join(unicodedata.normalize("NFKC", text).split())


def f1(expected: str, found: str) -> float:
    """F1 of the character 4-grams of two folded texts; a shorter text is one gram.

    >>> f1("甲乙丙丁戊", "甲乙丙丁戊"), f1("甲乙丙丁戊", "甲乙丙丁"), f1("", ""), f1("甲", "")
    (1.0, 0.6666666666666666, 1.0, 0.0)
    """
    ours, theirs = _grams(found), _grams(expected)
    total = ours.total() + theirs.total()
    return 2 * (ours & theirs).total() / total if total else 1.0


def _grams(text: str) -> Counter[str]:
    if not text:
        return Counter()
    return Counter(text[n : n + 4] for n in range(max(1, len(text) - 3)))


def score(folder: Path, parse: Parse, without: Sequence[str] = ()) -> list[Score]:
    """Score the documents of a folder, in the order of `gold.documents`.

    Args:
        folder: holds the documents and their answers.
        parse: the parser; whatever it raises is counted and listed.
        without: families to leave out, by full name or by the part before its first `/`.
    """
    wanted = [s for s in documents(folder) if not {s["family"], family_of(s)} & set(without)]
    return [scored(folder, spec, parse) for spec in wanted]


def scored(folder: Path, spec: Spec, parse: Parse) -> Score:
    """Score one document, whose record this is."""
    expected = gold(folder, spec)
    try:
        article = parse(folder / spec["file"])
        text, answers, error = article.text, _answers(spec, article), None
        cost: float | None = getattr(article, "cost", None)
    except Exception as raised:  # a benchmark ends with a figure, whatever happens
        text, answers, error = "", _answers(spec, None), f"{type(raised).__name__}: {raised}"
        cost = None
    return Score(
        id=spec["id"],
        family=spec["family"],
        f1=f1(folded(expected), folded(text)) if error is None else 0.0,
        answers=answers,
        missing=_lines_outside(expected, text),
        extra=_lines_outside(text, expected),
        error=error,
        cost=cost,
    )


def _lines_outside(text: str, other: str) -> list[str]:
    """The lines of a text that do not stand in another."""
    whole = folded(other)
    return [line.strip() for line in text.splitlines() if folded(line) not in whole]


def _answers(spec: Spec, article: ArticleLike | None) -> dict[str, Answer]:
    """The fields of a document; without an article all of them are wrong."""
    times = [spec.get("published"), *(spec.get("published_ok") or ())]
    answers = {
        "title": _answer(spec, "title", _plain, article),
        "day": _moment(times, article, minutes=False),
        "source": _answer(spec, "source", _plain, article),
        "authors": _answer(spec, "authors", _people, article),
        "editors": _answer(spec, "editors", _people, article),
    }
    if times[0] and "T" in times[0]:
        answers["minute"] = _moment(times, article, minutes=True)
    return answers


def _answer(
    spec: Spec, field: str, shown: Callable[[Any], object], article: ArticleLike | None
) -> Answer:
    values = [shown(value) for value in (spec.get(field), *(spec.get(f"{field}_ok") or ()))]
    found = shown(getattr(article, field)) if article else None
    right = article is not None and found in values
    return Answer(stated=bool(values[0]), right=right, expected=values, found=found)


def _plain(value: str | None) -> str | None:
    return None if value is None else unicodedata.normalize("NFKC", value).strip()


def _people(names: Sequence[str] | None) -> list[str]:
    """Names as a set, in an order that does not depend on the document's."""
    return sorted({unicodedata.normalize("NFKC", name).strip() for name in names or ()})


def _moment(times: list[str | None], article: ArticleLike | None, *, minutes: bool) -> Answer:
    """Day or minute in China; a day alone will do for a minute only where the spec allows it."""
    expected = [time and time[:16] if minutes else time and time[:10] for time in times]
    found = None
    if article and article.published:
        printed = article.published.astimezone(_CHINA).isoformat()
        whole = minutes and article.published_precision != "day"
        found = printed[: 16 if whole else 10]
    right = article is not None and found in expected
    return Answer(stated=bool(times[0]), right=right, expected=list(expected), found=found)
