"""A draft as one sheet of text, repaired, and taken apart again."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

import attrs

from cnnews_parse.model.accounts import Change, Fate
from cnnews_parse.model.draft import Draft, Kind, Line, Repaired, Statement
from cnnews_parse.repairing.copies import without_second_copy
from cnnews_parse.repairing.engine import RepairedText, Rule, repair


@attrs.frozen(kw_only=True)
class Row:
    """Lines of a sheet that became one.

    Attributes:
        first: the number of the first of them.
        end: the number behind the last.
        text: the repaired text.
        changes: what was done to it, counted in its own text.
    """

    first: int
    end: int
    text: str
    changes: tuple[Change, ...]


def repair_draft(draft: Draft, rules: Sequence[Rule]) -> Repaired:
    """Repair all texts of a draft as one, so that a rule sees the whole document.

    A damaged second copy of the text mends the first and is left out. Then each statement and
    each line is a line of the sheet; where a rule deletes the newline between two of them, they
    become one. Lines that were left out unread have no text and stay as they are.
    """
    draft, mended = without_second_copy(draft)
    sheet = _Sheet(draft)
    repaired = repair("\n".join(sheet.texts), rules)
    if not repaired.changes:  # as on most pages
        return _as_printed(sheet, mended)
    rows = _rows_of(sheet.texts, repaired)
    if any(sheet.crosses(row) for row in rows if row.end > row.first + 1):
        rows = sheet.repaired_apart(rules)
    return _taken_apart(sheet, rows, mended)


class _Sheet:
    """The texts of a draft as lines: its statements, then those of its lines that were read.

    Attributes:
        said: how many statements there are.
        numbers: the numbers of the lines on the sheet.
        texts: the lines of the sheet.
    """

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.said = len(draft.statements)
        self.numbers = [
            n for n, line in enumerate(draft.lines) if line.text or line.fate is not Fate.REMOVED
        ]
        said = [statement.words.replace("\n", " ") for statement in draft.statements]
        self.texts = [*said, *(draft.lines[n].text for n in self.numbers)]

    def lines(self, row: Row) -> range:
        """The numbers of the lines of the draft that a row was made of."""
        first = self.numbers[row.first - self.said]
        return range(first, self.numbers[row.end - 1 - self.said] + 1)

    def crosses(self, row: Row) -> bool:
        """Whether a row of several lines holds what does not belong together."""
        if row.first < self.said:
            return True
        return any(not self.joins(row.first, other) for other in range(row.first + 1, row.end))

    def joins(self, first: int, other: int) -> bool:
        """Whether two lines of the sheet may be one paragraph.

        They are of one fate and kind, or the other one is blank, and nothing that was left out
        stands between them.
        """
        at, to = self.numbers[first - self.said], self.numbers[other - self.said]
        one, two = self.draft.lines[at], self.draft.lines[to]
        if to - at != other - first:
            return False
        if not two.text.strip():
            return two.kind is not Kind.IMAGE
        return (one.fate, one.detail, one.kind) == (two.fate, two.detail, two.kind)

    def repaired_apart(self, rules: Sequence[Rule]) -> list[Row]:
        """Repair in sections that hold nothing but lines that may be joined."""
        edges = [*range(self.said + 1)]
        for number in range(self.said + 1, len(self.texts)):
            if not self.joins(edges[-1], number):
                edges.append(number)
        rows = []
        for first, end in zip(edges, [*edges[1:], len(self.texts)], strict=True):
            for row in repaired_rows(self.texts[first:end], rules):
                rows.append(attrs.evolve(row, first=first + row.first, end=first + row.end))
        return rows


def repaired_rows(texts: Sequence[str], rules: Sequence[Rule]) -> list[Row]:
    """Repair lines as one text.

    >>> repaired_rows(("甲", "乙"), ())
    [Row(first=0, end=1, text='甲', changes=()), Row(first=1, end=2, text='乙', changes=())]
    """
    return _rows_of(texts, repair("\n".join(texts), rules))


def _rows_of(texts: Sequence[str], repaired: RepairedText) -> list[Row]:
    """The rows of lines that were repaired as one text."""
    lines = _starts(texts)
    passes: list[tuple[dict[int, int], list[Change]]] = []
    for batch in _batches(repaired.changes):
        lines = _carried(lines, batch)
        passes.append((lines, batch))
    return list(_rows(lines, passes, repaired.text, len(texts)))


def _starts(texts: Sequence[str]) -> dict[int, int]:
    """The offset of each line of the sheet, by its number."""
    starts, offset = {}, 0
    for number, text in enumerate(texts):
        starts[number] = offset
        offset += len(text) + 1
    return starts


def _batches(changes: Sequence[Change]) -> Iterator[list[Change]]:
    """The changes by pass: those of one rule, made from left to right."""
    batch: list[Change] = []
    for change in changes:
        last = batch[-1] if batch else change
        if last.rule != change.rule or (batch and change.start < last.start + len(last.after)):
            yield batch
            batch = []
        batch.append(change)
    if batch:
        yield batch


def _carried(lines: dict[int, int], batch: Sequence[Change]) -> dict[int, int]:
    """The offsets of the lines after a pass; a line whose newline went is there no more.

    Of the lines that begin inside one edit as many are left as it leaves newlines, the last ones.
    """
    waiting = list(reversed(lines.items()))
    left: dict[int, int] = {}
    shift = 0
    for change in batch:
        old = change.start - shift
        while waiting and waiting[-1][1] <= old:
            number, start = waiting.pop()
            left[number] = start + shift
        inside: list[int] = []
        while waiting and waiting[-1][1] <= old + len(change.before):
            inside.append(waiting.pop()[0])
        breaks = [at for at, character in enumerate(change.after) if character == "\n"]
        kept = inside[len(inside) - len(breaks) :] if breaks else []
        for number, at in zip(kept, breaks, strict=False):
            left[number] = change.start + at + 1
        shift += len(change.after) - len(change.before)
    for number, start in reversed(waiting):
        left[number] = start + shift
    return left


def _rows(
    lines: dict[int, int],
    passes: Sequence[tuple[dict[int, int], list[Change]]],
    text: str,
    count: int,
) -> Iterator[Row]:
    """The lines that are left, each with the changes of all passes."""
    numbers = sorted(lines)
    changes: dict[int, list[Change]] = {number: [] for number in numbers}
    for starts, batch in passes:
        offsets = [starts[number] for number in numbers]
        for change in batch:
            row = bisect_right(offsets, change.start) - 1
            own = attrs.evolve(change, start=change.start - offsets[row])
            changes[numbers[row]].append(own)
    ends = [*numbers[1:], count]
    for number, end in zip(numbers, ends, strict=True):
        last = lines[end] - 1 if end in lines else len(text)
        yield Row(
            first=number,
            end=end,
            text=text[lines[number] : last],
            changes=tuple(changes[number]),
        )


def _as_printed(sheet: _Sheet, mended: Sequence[tuple[Change, ...]]) -> Repaired:
    """The draft in which there was nothing more to repair."""
    words = zip(sheet.draft.statements, sheet.texts, strict=False)
    statements = tuple(_statement(statement, text) for statement, text in words)
    return Repaired(
        draft=attrs.evolve(sheet.draft, statements=statements),
        statement_changes=((),) * sheet.said,
        line_changes=tuple(mended),
    )


def _taken_apart(
    sheet: _Sheet, rows: Sequence[Row], mended: Sequence[tuple[Change, ...]]
) -> Repaired:
    """Give the texts back to the statements and lines that they came from."""
    draft, said = sheet.draft, rows[: sheet.said]
    lines: list[Line | None] = [*draft.lines]
    changes = [*mended]
    for row in rows[sheet.said :]:
        if row.changes:
            numbers = sheet.lines(row)
            first, behind = numbers.start, numbers.stop
            lines[first:behind] = [
                _line(draft.lines[first:behind], row.text),
                *[None] * (behind - first - 1),
            ]
            changes[first] = (*_shifted(draft.lines, mended, numbers), *row.changes)
    statements = (_statement(draft.statements[row.first], row.text) for row in said)
    left = [number for number, line in enumerate(lines) if line is not None]
    return Repaired(
        draft=attrs.evolve(draft, statements=tuple(statements), lines=tuple(filter(None, lines))),
        statement_changes=tuple(row.changes for row in said),
        line_changes=tuple(changes[number] for number in left),
    )


def _statement(statement: Statement, words: str) -> Statement:
    return statement if statement.words == words else attrs.evolve(statement, words=words)


def _shifted(
    lines: Sequence[Line], mended: Sequence[Sequence[Change]], numbers: range
) -> Iterator[Change]:
    """The changes made to lines before they were joined, counted in the joined text."""
    offset = 0
    for number in numbers:
        for change in mended[number]:
            yield attrs.evolve(change, start=offset + change.start)
        offset += len(lines[number].text) + 1


def _line(lines: Sequence[Line], text: str) -> Line:
    """Lines that became one."""
    if len(lines) == 1 and lines[0].text == text:
        return lines[0]
    first = next((line for line in lines if line.text.strip()), lines[0])
    return attrs.evolve(
        first,
        text=text,
        found="".join(line.found for line in lines),
        at=next((line.at for line in lines if line.found.strip()), None),
        links=tuple(link for line in lines for link in line.links),
    )
