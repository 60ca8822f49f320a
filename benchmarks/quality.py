"""Score the parser on a folder of saved documents with hand-checked answers.

    python benchmarks/quality.py FOLDER [--without FAMILY,FAMILY] [--no-sites]
                                 [--worst N] [--json OUT]

FOLDER holds `spec.jsonl`, one document a line. Its keys: `id`, `family`, `file`, `encoding`;
`title`, `published`, `source` (null where the document has none), `authors`, `editors` (lists);
`X_ok`, further values that will do for X; and the right body, as told in `gold.py`.

Bodies are compared by the F1 of their character 4-grams, counted as often as they occur, after
NFKC and without white space. A title, an outlet or a name is right where it is the same string
after NFKC, white space at its ends taken off; white space inside it counts. A field that the
document lacks is right only when it is left empty. A document that raises has everything wrong.
"""

from __future__ import annotations

import argparse
import datetime as dt
import functools
import json
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Protocol

from gold import Spec, gold

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
    """

    id: str
    family: str
    f1: float
    answers: dict[str, Answer]
    missing: list[str]
    extra: list[str]
    error: str | None = None


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
    """Score the documents of a folder, in the order of its `spec.jsonl`.

    Args:
        folder: holds `spec.jsonl` and the files that it names.
        parse: the parser; whatever it raises is counted and listed.
        without: families to leave out, by full name or by the part before its first `/`.
    """
    lines = (folder / "spec.jsonl").read_text(encoding="utf-8").splitlines()
    specs = [json.loads(line) for line in lines if line.strip()]
    wanted = [s for s in specs if not {s["family"], _head(s["family"])} & set(without)]
    return [_scored(folder, spec, parse) for spec in wanted]


def _head(family: str) -> str:
    return family.partition("/")[0]


def _scored(folder: Path, spec: Spec, parse: Parse) -> Score:
    expected = gold(folder, spec)
    try:
        article = parse(folder / spec["file"])
        text, answers, error = article.text, _answers(spec, article), None
    except Exception as raised:  # a benchmark ends with a figure, whatever happens
        text, answers, error = "", _answers(spec, None), f"{type(raised).__name__}: {raised}"
    return Score(
        id=spec["id"],
        family=spec["family"],
        f1=f1(folded(expected), folded(text)) if error is None else 0.0,
        answers=answers,
        missing=_lines_outside(expected, text),
        extra=_lines_outside(text, expected),
        error=error,
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


Tally = tuple[int, int]
"""How many are right, of how many."""


def tally(scores: Iterable[Score], field: str, stated: bool | None = None) -> Tally:
    """How often a field is right: of all documents, of those that have it, or of those that lack it.

    Args:
        scores: the documents.
        field: one of `FIELDS`.
        stated: True for the documents that have the field, False for those that lack it.
    """
    found = [score.answers[field] for score in scores if field in score.answers]
    asked = [answer for answer in found if stated is None or answer.stated is stated]
    return sum(answer.right for answer in asked), len(asked)


def mean_f1(scores: Sequence[Score]) -> float:
    """The mean F1 of the bodies; 0 where there is no document."""
    return sum(score.f1 for score in scores) / len(scores) if scores else 0.0


def whole_bodies(scores: Sequence[Score]) -> Tally:
    """How many bodies reach `WHOLE`."""
    return sum(score.f1 >= WHOLE for score in scores), len(scores)


def overview(scores: Sequence[Score]) -> Iterator[str]:
    """The figures over all documents, a line each."""
    yield f"documents {len(scores)}, of which {sum(s.error is not None for s in scores)} raised"
    yield f"body: mean F1 {mean_f1(scores):.4f}, at {WHOLE} or more {_share(whole_bodies(scores))}"
    yield f"{'field':8} {'all documents':>18} {'where stated':>18} {'left empty':>18}"
    for field in FIELDS:
        columns = (tally(scores, field, stated) for stated in (None, True, False))
        yield f"{field:8} " + " ".join(f"{_share(each):>18}" for each in columns)


def _share(counted: Tally) -> str:
    right, total = counted
    return f"{right}/{total} {right / total:7.1%}" if total else "-"


def family_table(scores: Sequence[Score]) -> Iterator[str]:
    """One line a family: mean F1 and whole bodies, then right values of all documents."""
    yield f"{'family':24} {'n':>3} {'F1':>7} {'whole':>7} " + " ".join(f"{f:>7}" for f in FIELDS)
    families: dict[str, list[Score]] = {}
    for each in scores:
        families.setdefault(_head(each.family), []).append(each)
    for family, own in families.items():
        tallies = [whole_bodies(own), *(tally(own, field) for field in FIELDS)]
        cells = " ".join(f"{f'{right}/{total}':>7}" for right, total in tallies)
        yield f"{family:24} {len(own):>3} {mean_f1(own):7.4f} {cells}"


def shortfalls(scores: Iterable[Score]) -> Iterator[str]:
    """The documents that raised, and each wrong field with what was expected and what was found."""
    for each in scores:
        if each.error is not None:
            yield f"{each.id}: raised {each.error}"
            continue
        for field, answer in each.answers.items():
            if not answer.right:
                best, *others = answer.expected
                further = f" (or {others})" if others else ""
                yield f"{each.id}: {field}: expected {best!r}{further}, found {answer.found!r}"


def worst_bodies(scores: Sequence[Score], count: int) -> Iterator[str]:
    """The bodies furthest from the right ones, with some of the lines that differ."""
    short = sorted((s for s in scores if s.f1 < WHOLE), key=lambda s: s.f1)
    for each in short[:count]:
        yield f"{each.id}: F1 {each.f1:.4f}"
        yield from (f"    missing {_cut(line)}" for line in each.missing[:5])
        yield from (f"    extra   {_cut(line)}" for line in each.extra[:5])


def _cut(line: str) -> str:
    return line if len(line) <= 90 else f"{line[:60]} … {line[-25:]}"


def as_record(scores: Sequence[Score]) -> dict[str, object]:
    """All figures as plain values."""
    names = {None: "all", True: "stated", False: "left_empty"}
    return {
        "documents": len(scores),
        "errors": sum(each.error is not None for each in scores),
        "mean_f1": mean_f1(scores),
        "whole": whole_bodies(scores),
        "fields": {
            field: {name: tally(scores, field, stated) for stated, name in names.items()}
            for field in FIELDS
        },
        "scores": [asdict(each) for each in scores],
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the scores of one folder."""
    reader = argparse.ArgumentParser(description="Score cnnews_parse on a folder with answers.")
    reader.add_argument("folder", type=Path)
    reader.add_argument("--without", default="", help="families to leave out, parted by commas")
    reader.add_argument(
        "--worst", type=int, default=10, help="how many of the worst bodies to show"
    )
    reader.add_argument("--json", type=Path, help="write all figures here")
    reader.add_argument("--no-sites", dest="sites", action="store_false", help="without sites")
    chosen = reader.parse_args(arguments)

    import cnnews_parse

    started = time.perf_counter()
    parse = functools.partial(cnnews_parse.parse, sites=chosen.sites)
    scores = score(chosen.folder, parse, chosen.without.split(","))
    seconds = time.perf_counter() - started
    for part in (overview, family_table, shortfalls):
        print(*part(scores), "", sep="\n")
    print(*worst_bodies(scores, chosen.worst), sep="\n")
    print(f"{seconds:.1f} s, gold included")
    if chosen.json:
        record = json.dumps(as_record(scores), ensure_ascii=False, indent=1)
        chosen.json.write_text(record + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
