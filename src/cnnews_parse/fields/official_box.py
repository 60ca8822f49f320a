"""The head of an official document: the box of labels above it, the line of its number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from cnnews_parse.fields.folding import HAN, plain
from cnnews_parse.model.accounts import Confidence, Evidence, Fate
from cnnews_parse.model.comparison import key
from cnnews_parse.model.draft import Kind, Line
from cnnews_parse.model.official_labels import (
    FIELD_OF,
    HINTS,
    LABEL,
    OPENINGS,
    RANK_OF,
    WHOLE,
    bare,
    is_head,
)
from cnnews_parse.model.patterns import Pattern

_FAR = 40
_NEAR_TITLE = 8
_LONGEST = 120
_LONGEST_NUMBER = 48
_KINDS = (Kind.PARAGRAPH, Kind.ITEM, Kind.ROW, Kind.QUOTE)
_YEAR = r"\( ?(?:19|20)[0-9]{2} ?年? ?\)"
# 国发〔2023〕5号, 京政办发[2021]12号, 国务院令第764号, 某部公告2023年第5号
NUMBER = Pattern(
    rf"(?:{HAN}|[A-Za-z]){{1,20}} ?{_YEAR} ?(?:第 ?)?[0-9]{{1,5}} ?号"
    rf"|(?:{HAN}{{2,12}}[ 、]{{1,3}}){{0,6}}{HAN}{{1,24}}(?:令|公告|通告) ?(?:(?:{_YEAR}|(?:19|20)[0-9]{{2}} ?年?) ?)?"
    r"第 ?(?:[0-9]{1,5}|[一二三四五六七八九十百〇零]{1,7}) ?号"
)
"""The number of an official document, in plain spelling."""
_NUMBER_LINE = Pattern(rf" {{0,40}}\(? ?(?P<number>{NUMBER.pattern}) ?\)? {{0,20}}$")
_LETTERHEAD = Pattern(rf" {{0,40}}(?P<issuer>{HAN}{{3,24}}) {{0,8}}文件 {{0,8}}$")
_EMPTY = frozenset(("", "无", "-", "--", "暂无", "/", "空"))


@attrs.frozen(kw_only=True)
class Fact:
    """Something that an official document says of itself.

    Attributes:
        field: a field of `OfficialDocument`, `issuer` for one of its issuers; or `title`,
            `published`, `source` of the article.
        value: as printed.
        evidence: where it was read.
    """

    field: str
    value: str
    evidence: Evidence


def fact(field: str, value: str, mark: str, words: str, confidence: Confidence) -> Fact:
    """A fact with its evidence.

    >>> fact("number", "国发〔2023〕5号", "label 文号", "国发〔2023〕5号", Confidence.STATED).field
    'number'
    """
    evidence = Evidence(field="official", mark=mark, words=words, confidence=confidence)
    return Fact(field=field, value=value, evidence=evidence)


def lifted_box(lines: Sequence[Line]) -> tuple[list[Line], tuple[Fact, ...]]:
    """Lift the box and the line of the number, and read them.

    A page has the box in an element of its own, which is marked already; in a text it is the run
    of lines at its top from the first label to the last.

    >>> box = [Line(text=text, found=text) for text in ("索引号：A1/2023", "文号：某发〔2023〕5号", "题")]
    >>> lines, facts = lifted_box(box)
    >>> [f"{each.field} {each.value}" for each in facts], lines[2].fate
    (['index A1/2023', 'number 某发〔2023〕5号'], None)
    """
    judged = list(lines)
    boxed = [n for n, x in enumerate(lines) if x.fate is Fate.FIELD and x.detail == "official"]
    boxed = boxed or _box_at_top(lines)
    facts = list(_facts([lines[n].text for n in boxed]))
    for number in boxed:
        judged[number] = lines[number].lifted("official")
    facts += _number_line(judged, next((x.value for x in facts if x.field == "number"), None))
    if facts:
        facts += _letterhead(judged)
    return judged, tuple(facts)


def _box_at_top(lines: Sequence[Line]) -> list[int]:
    """The numbers of the lines that are the box of a text; none where they make no such head."""
    near = [n for n, x in enumerate(lines) if x.fate is None and x.text.strip()][:_FAR]
    shown = [lines[n].text for n in near]
    if not any(map(_opens_labelled, shown)):  # as in nearly every text
        return []
    if not any(hint in text for text in shown for hint in HINTS):
        return []
    run: list[int] = []
    labels: set[str] = set()
    for number in near:
        cells = list(_cells(lines[number].text))
        is_labelled = bool(cells and cells[0][0]) and lines[number].kind in _KINDS
        if not is_labelled and not _is_value(lines, run, number):
            if is_head(labels):
                break
            run, labels = [], set()
            continue
        run.append(number)
        labels |= {label for label, _ in cells if label}
    return run if is_head(labels) else []


def _opens_labelled(text: str) -> bool:
    """Whether the first words of a line are a label, of which a box has one at least."""
    shown = text.lstrip()
    if shown[0] not in OPENINGS:
        return False
    return LABEL.match(shown) is not None or WHOLE.match(shown.split("\t")[0]) is not None


def _is_value(lines: Sequence[Line], run: Sequence[int], number: int) -> bool:
    """Whether a line is the value of the label above it: in a box copied cell by cell.

    There no label has its value behind it; in any other box a label without one is empty.
    """
    if not run or len(lines[number].text) > _LONGEST or not WHOLE.match(lines[run[-1]].text):
        return False
    return not any(words for n in run for label, words in _cells(lines[n].text) if label)


def _cells(text: str) -> Iterator[tuple[str, str]]:
    """Label and value by pairs, as they stand in a line; words before the first have no label."""
    label = ""
    for cell in text.split("\t"):
        if whole := WHOLE.match(cell):
            if label:
                yield label, ""
            label = bare(whole["label"])
            continue
        at = 0
        for found in LABEL.finditer(cell):
            words = cell[at : found.start()].strip()
            if words or label:
                yield label, words
            label, at = bare(found["label"]), found.end()
        words = cell[at:].strip()
        if words or at:
            yield label, words
            label = ""
    if label:
        yield label, ""


def _facts(texts: Sequence[str]) -> Iterator[Fact]:
    """What the lines of a box state; a value may stand on the line below its label."""
    found: dict[str, tuple[int, Fact]] = {}
    label = ""
    for own, words in (cell for text in texts for cell in _cells(text)):
        label = own or label
        field = FIELD_OF.get(label, "")
        if not words or not field:
            continue
        rank = RANK_OF[label]
        if plain(words).strip() not in _EMPTY and rank < found.get(field, (rank + 1,))[0]:
            stated = fact(
                field, " ".join(words.split()), f"label {label}", words, Confidence.STATED
            )
            found[field] = (rank, stated)
        label = ""
    yield from (each for _, each in found.values())


def _number_line(lines: list[Line], boxed: str | None) -> Iterator[Fact]:
    """The number that stands alone near the title, or once more there; its line is lifted."""
    near = [n for n, x in enumerate(lines) if x.fate is None and x.text.strip()][:_NEAR_TITLE]
    for number in near:
        text = lines[number].text
        if len(text) > _LONGEST_NUMBER or not ("号" in text or "號" in text):
            continue
        found = _NUMBER_LINE.match(plain(text))
        value = text[slice(*found.span("number"))].strip() if found else None
        if value is not None and (boxed is None or key(value) == key(boxed)):
            lines[number] = lines[number].lifted("official")
            if boxed is None:
                yield fact("number", value, "line of its own", value, Confidence.STATED)
            return


def _letterhead(lines: list[Line]) -> Iterator[Fact]:
    """某省人民政府文件 in red above the number: the issuer; the line is lifted."""
    first = next((n for n, x in enumerate(lines) if x.fate is None and x.text.strip()), None)
    found = _LETTERHEAD.match(plain(lines[first].text)) if first is not None else None
    if first is not None and found is not None:
        issuer = lines[first].text[slice(*found.span("issuer"))]
        lines[first] = lines[first].lifted("official")
        yield fact("issuer", issuer, "letterhead", issuer, Confidence.STATED)
