"""A draft is repaired as one text and taken apart again without a loss."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from cnnews_parse import undo
from cnnews_parse.extend import Draft, Edit, Kind, Line, Rule, Statement, rule
from cnnews_parse.repairing.sheet import repair_draft, repaired_rows


@rule(fixes={"甲-\n乙": "甲乙"}, leaves=("甲\n乙",))
def joins(text: str) -> Iterator[Edit]:
    """Join lines at a hyphen, leaving one newline of several behind a plus."""
    for found in re.finditer("-\n|\\+\n+", text):
        yield Edit.at(found, "" if found[0][0] == "-" else "\n")


@rule(fixes={"xx": "y"}, leaves=("x",))
def shortens(text: str) -> Iterator[Edit]:
    """Make one letter of two."""
    for found in re.finditer("xx", text):
        yield Edit.at(found, "y")


RULES: tuple[Rule, ...] = (joins, shortens)
_TEXTS = st.lists(st.text("ab-+x", max_size=6), min_size=1, max_size=8)


@given(_TEXTS)
def test_rows_are_the_lines_of_the_repaired_sheet(texts: list[str]) -> None:
    """Joined again, the rows are the repaired text; each has the changes made inside it."""
    rows = repaired_rows(texts, RULES)
    sheet = "\n".join(row.text for row in rows)
    assert sheet.count("\n") + 1 == len(rows)
    assert rows[0].first == 0
    assert [row.end for row in rows] == [*[row.first for row in rows[1:]], len(texts)]
    for row in rows:
        found = undo(row.text, row.changes)
        original = "\n".join(texts[row.first : row.end])
        assert found.replace("\n", "") == original.replace("\n", "")


def test_joined_lines_are_one_paragraph() -> None:
    """Text and source of the lines that a rule joined are those of one line."""
    lines = (Line(text="甲-", found="甲-\n"), Line(text="乙xx", found="乙xx\n"))
    repaired = repair_draft(Draft(lines=lines), RULES)
    (line,) = repaired.draft.lines
    assert (line.text, line.found) == ("甲乙y", "甲-\n乙xx\n")
    assert undo(line.text, repaired.line_changes[0]) == "甲-\n乙xx"


def test_lines_of_another_kind_are_not_joined() -> None:
    """A statement, a heading or a line already lifted stays by itself."""
    lines = (
        Line(text="甲-", found="甲-"),
        Line(text="乙", found="乙", kind=Kind.HEADING),
        Line(text="丙-", found="丙-").lifted("title"),
        Line(text="丁", found="丁"),
    )
    said = (Statement(field="title", words="题-", mark="h1"),)
    repaired = repair_draft(Draft(lines=lines, statements=said), RULES)
    assert [line.text for line in repaired.draft.lines] == ["甲-", "乙", "丙-", "丁"]
    assert repaired.draft.statements[0].words == "题-"
