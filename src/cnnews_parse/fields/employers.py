"""The label of a credit, alone or behind the employer of whom it names: 某报记者, 《某刊》作者."""

from __future__ import annotations

import re

from cnnews_parse.fields.labels import EMPLOYER, LABEL, LABEL_WORD, NO_EMPLOYER, REPORTER
from cnnews_parse.fields.names import is_name
from cnnews_parse.fields.outlets import is_known, is_outlet
from cnnews_parse.fields.passages import Passage
from cnnews_parse.model.patterns import Pattern

_LONGEST = 26  # characters of an employer and the label behind it
_STOP = Pattern("[,。:]")


def may_label(plain: str, at: int, end: int) -> bool:
    """Whether a word of a label stands where `label_at` looks for one; mostly none does."""
    return LABEL_WORD.search(plain, at, min(at + _LONGEST, end)) is not None


def label_at(passage: Passage, at: int) -> re.Match[str] | None:
    """The label here, or behind the employer of a reporter: 某报记者, 《某刊》作者."""
    if not may_label(passage.plain, at, passage.end):
        return None
    near = min(at + _LONGEST, passage.end)
    found = LABEL.match(passage.plain, at, passage.end)
    if found:
        return found
    stop = _STOP.search(passage.plain, at, near)
    near = stop.end() if stop else near  # no employer has such a sign in its name
    reporter = LABEL.search(passage.plain, at, near)
    if not reporter:
        return None
    label = LABEL.match(passage.plain, reporter.start(), passage.end)
    words = passage.plain[at : reporter.start()]
    is_glued = words == words.rstrip(" /")
    if label is None or not (is_glued or REPORTER.search(label["label"])):
        return None
    loose = is_glued and passage.is_bracketed(at)
    return label if _is_employer(words.strip(" /"), loose=loose) else None


def _is_employer(words: str, *, loose: bool) -> bool:
    """Whether these words before a label name who employs the reporter.

    Args:
        words: without blanks around them.
        loose: True where any words will do that are no part of a sentence.
    """
    if not words or is_name(words) or (" " in words and not is_known(words)):
        return False
    if is_outlet(words):
        return True
    if NO_EMPLOYER.search(words) or any(sign in words for sign in ":,。()、"):
        return False
    return loose or EMPLOYER.fullmatch(words) is not None
