"""The same documents in the bytes that their region once used, under a label that lies or none.

A traditional document becomes Big5-HKSCS, a simplified one GB18030. A character that the encoding
lacks becomes a numeric reference, as a browser's form would send it. What is read has to be what
is read from the same document in UTF-8. Where it is not, a third reading parts the causes: of the
document in UTF-8 with the same references in it. If that reads as the transcoded one does, the
encoding lacked something; if not, the bytes were read wrongly.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from figures import COLUMNS, shares
from gold import Spec, documents, gold, page_text
from scoring import ArticleLike, Score, scored

Read = Callable[[bytes], ArticleLike]
BIG5, GB = "big5hkscs", "gb18030"
LABELS = {"a label that says utf-8": "utf-8", "no label": None}
_META = re.compile(
    r"<meta\b[^<>]{0,300}?charset\s{0,5}=\s{0,5}[\"']?([\w-]{1,40})[^<>]{0,200}>", re.IGNORECASE
)
_DECLARED = re.compile(r"(<\?xml\b[^<>]{0,100}?)\s{1,5}encoding=[\"']([\w-]{1,40})[\"']")
_HEAD = re.compile(r"<head\b[^<>]{0,300}>", re.IGNORECASE)


@dataclass(frozen=True)
class Twin:
    """One document in UTF-8 and transcoded.

    Attributes:
        label: which of `LABELS`.
        encoding: what it was transcoded to.
        utf8: the score of the document in UTF-8.
        other: the score of the transcoded document.
        same: whether body and fields are the same, letter by letter.
        lacked: how many characters the encoding lacks.
        lack_alone: whether the references that stand for them explain each difference.
    """

    label: str
    encoding: str
    utf8: Score
    other: Score
    same: bool
    lacked: int
    lack_alone: bool


def native(text: str) -> str:
    """The encoding of the region whose script a text is in.

    >>> native("南山鎮的梨園"), native("南山镇的梨园")
    ('big5hkscs', 'gb18030')
    """
    return BIG5 if _held(text, "big5") > _held(text, "gb2312") else GB


def _held(text: str, encoding: str) -> int:
    return len(text.encode(encoding, errors="ignore"))


def labelled(text: str, label: str | None) -> str:
    """A page whose declared encoding is this one; None takes the declaration away.

    A page that declares none gets a `meta` behind the opening of its head, where it has a head.

    >>> labelled('<head><meta charset="gbk"><title>', "utf-8")
    '<head><meta charset="utf-8"><title>'
    >>> labelled('<head><meta charset="gbk"><title>', None)
    '<head><title>'
    """
    if label is None:
        return _DECLARED.sub(r"\1", _META.sub("", text))
    named = _DECLARED.sub(rf'\1 encoding="{label}"', _META.sub(lambda m: _renamed(m, label), text))
    if _META.search(named):
        return named
    return _HEAD.sub(lambda head: f'{head[0]}<meta charset="{label}">', named, count=1)


def _renamed(meta: re.Match[str], label: str) -> str:
    start, end = meta.span(1)
    return meta[0][: start - meta.start()] + label + meta[0][end - meta.start() :]


def twins(folder: Path, read: Read) -> Iterator[Twin]:
    """Each document of a folder under each label, beside itself in UTF-8."""
    for spec in documents(folder):
        text = labelled(page_text(folder, spec), "utf-8")
        encoding = native(gold(folder, spec))
        lossy = _in(text, encoding).decode(encoding)
        utf8, told = _reading(folder, spec, read, text.encode())
        _, told_of_lossy = _reading(folder, spec, read, lossy.encode())
        lacked = _lacked(text, encoding)
        for name, label in LABELS.items():
            data = _in(labelled(text, label), encoding)
            other, told_of_other = _reading(folder, spec, read, data)
            yield Twin(
                label=name,
                encoding=encoding,
                utf8=utf8,
                other=other,
                same=told_of_other == told,
                lacked=lacked,
                lack_alone=told_of_other == told_of_lossy,
            )


def _in(text: str, encoding: str, lacking: str = "xmlcharrefreplace") -> bytes:
    return text.encode(encoding, errors=lacking)


def _lacked(text: str, encoding: str) -> int:
    """How many characters of a text the encoding does not have."""
    lacking = {character for character in set(text) if not _in(character, encoding, "ignore")}
    return sum(character in lacking for character in text)


def _reading(folder: Path, spec: Spec, read: Read, data: bytes) -> tuple[Score, object]:
    """The score of some bytes of a document, and all that was read from them."""
    articles: list[ArticleLike] = []

    def parse(_: Path) -> ArticleLike:
        articles.append(read(data))
        return articles[0]

    score = scored(folder, spec, parse)
    told = [
        (a.text, a.title, a.published, a.source, tuple(a.authors), tuple(a.editors))
        for a in articles
    ]
    return score, told or score.error


def transcoding_table(pairs: Sequence[Twin]) -> Iterator[str]:
    """For each encoding and label, the figures in UTF-8 and transcoded; then what differs."""
    yield f"{'':44} {'n':>3} " + " ".join(f"{name:>8}" for name in COLUMNS)
    for encoding in (BIG5, GB):
        chosen = [pair for pair in pairs if pair.encoding == encoding]
        first = [pair.utf8 for pair in chosen if pair.label == next(iter(LABELS))]
        yield _row(f"to be {encoding}: in UTF-8", first)
        for label in LABELS:
            scores = [pair.other for pair in chosen if pair.label == label]
            yield _row(f"{encoding}, {label}", scores)
    yield ""
    different = [pair for pair in pairs if not pair.same]
    lack = sum(pair.lack_alone for pair in different)
    with_lack = sum(pair.lacked > 0 for pair in pairs)
    yield (
        f"{len(pairs)} readings, {with_lack} of documents with characters that the encoding lacks"
    )
    yield (
        f"{len(different)} differ from UTF-8: {lack} by those characters alone, "
        f"{len(different) - lack} by more"
    )
    yield from (line for pair in different for line in _difference(pair))


def _row(name: str, scores: Sequence[Score]) -> str:
    figures = shares(scores) if scores else {}
    cells = (f"{figures[c]:8.4f}" if c in figures else f"{'-':>8}" for c in COLUMNS)
    return f"{name:44} {len(scores):>3} " + " ".join(cells)


def _difference(pair: Twin) -> Iterator[str]:
    cause = "lacking characters alone" if pair.lack_alone else "MORE THAN LACKING CHARACTERS"
    yield (
        f"{pair.other.id}: {pair.encoding}, {pair.label}: F1 {pair.utf8.f1:.4f} -> "
        f"{pair.other.f1:.4f} ({cause}; {pair.lacked} lack)"
    )
    for field, answer in pair.other.answers.items():
        if answer.found != pair.utf8.answers[field].found:
            yield f"    {field}: {pair.utf8.answers[field].found!r} -> {answer.found!r}"
