"""Figures over scores, and the tables that are printed of them."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict

from scoring import FIELDS, WHOLE, Score

Tally = tuple[int, int]
"""How many are right, of how many."""
COLUMNS = ("F1", "whole", *FIELDS)


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


def by_family(scores: Iterable[Score]) -> dict[str, list[Score]]:
    """The scores of each family, told by the part of its name before the first `/`."""
    families: dict[str, list[Score]] = {}
    for each in scores:
        families.setdefault(each.family.partition("/")[0], []).append(each)
    return families


def shares(scores: Sequence[Score], stated: bool | None = None) -> dict[str, float]:
    """The figure of each of `COLUMNS`, from 0 to 1; a field that no document is asked for is left out.

    Args:
        scores: the documents, each weighing the same.
        stated: as for `tally`; the body has no part in it.
    """
    tallies = {"whole": whole_bodies(scores)}
    tallies.update((field, tally(scores, field, stated)) for field in FIELDS)
    parts = {name: right / total for name, (right, total) in tallies.items() if total}
    return {"F1": mean_f1(scores), **parts}


def family_shares(scores: Sequence[Score]) -> dict[str, float]:
    """The mean of the families' `shares`: a family of eight pages weighs as much as one of one."""
    families = [shares(own) for own in by_family(scores).values()]
    columns = {name: [own[name] for own in families if name in own] for name in COLUMNS}
    return {name: statistics.fmean(column) for name, column in columns.items() if column}


def median_cost(scores: Iterable[Score]) -> float | None:
    """The median cost of a document, in lxml parses of it; None where no cost was measured."""
    costs = [each.cost for each in scores if each.cost is not None]
    return statistics.median(costs) if costs else None


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
    """One line a family, right values of all its documents; at the foot the two means."""
    yield f"{'family':24} {'n':>3} " + " ".join(f"{name:>7}" for name in COLUMNS)
    families = by_family(scores)
    for family, own in families.items():
        tallies = [whole_bodies(own), *(tally(own, field) for field in FIELDS)]
        cells = " ".join(f"{f'{right}/{total}':>7}" for right, total in tallies)
        yield f"{family:24} {len(own):>3} {mean_f1(own):7.4f} {cells}"
    yield f"{'mean over documents':24} {len(scores):>3} {_cells(shares(scores))}"
    yield f"{'mean over families':24} {len(families):>3} {_cells(family_shares(scores))}"


def _cells(figures: Mapping[str, float], lacking: Iterable[str] = ()) -> str:
    """The figures in the order of `COLUMNS`; a dash for what was not asked, or is not to be had."""
    absent = set(COLUMNS) - set(figures) | set(lacking)
    return " ".join(
        f"{'-':>7}" if name in absent else f"{figures[name]:7.4f}" if name == "F1"
        else f"{figures[name]:7.1%}"
        for name in COLUMNS
    )  # fmt: skip


def rows_side_by_side(
    named: Mapping[str, Sequence[Score]], lacking: Mapping[str, Iterable[str]]
) -> Iterator[str]:
    """One line a reader in each of three tables: all documents, where stated, mean over families.

    Args:
        named: the scores of each reader, by its name.
        lacking: the fields that a reader does not have; their columns show a dash.
    """
    ways = {
        "all documents": shares,
        "where the document has the field": _stated_shares,
        "mean over families": family_shares,
    }
    for title, figures in ways.items():
        yield f"{title:32} " + " ".join(f"{n:>7}" for n in COLUMNS) + f" {'cost':>7} raised"
        for name, scores in named.items():
            cost, raised = median_cost(scores), sum(each.error is not None for each in scores)
            cells = _cells(figures(scores), lacking.get(name, ()))
            yield f"{name:32} {cells} {'-' if cost is None else f'{cost:.2f}':>7} {raised:>6}"
        yield ""


def _stated_shares(scores: Sequence[Score]) -> dict[str, float]:
    return shares(scores, stated=True)


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
        "cost": median_cost(scores),
        "over_families": family_shares(scores),
        "fields": {
            field: {name: tally(scores, field, stated) for stated, name in names.items()}
            for field in FIELDS
        },
        "scores": [asdict(each) for each in scores],
    }
