"""The accounts of an article: what became of each character, and why."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import attrs

from cnnews_parse.model.locators import Locator

if TYPE_CHECKING:
    from typing_extensions import Self


class Term(enum.Enum):
    """A word of the accounts: a value, and what it means in one sentence.

    >>> Term.__members__
    mappingproxy({})
    """

    _value_: str
    meaning: str

    def __new__(cls, value: str, meaning: str = "") -> Self:
        """A member found by its value alone, as `Reason("share")`."""
        member = object.__new__(cls)
        member._value_ = value
        member.meaning = meaning
        return member


class Fate(enum.Enum):
    """What became of a piece of the input.

    >>> Fate("field").name
    'FIELD'
    """

    BODY = "body"
    FIELD = "field"
    REMOVED = "removed"


class Reason(Term):
    """Why a piece of the input is neither in the body nor in a field.

    >>> Reason("share") is Reason.SHARE
    True
    >>> Reason.SHARE.meaning
    'Share, like, comment and print bars.'
    """

    CHROME = (
        "chrome",
        "The page around the article: menus, breadcrumbs, counters, footers, links back.",
    )
    ADVERTISEMENT = ("advertisement", "Advertisements, app and QR-code boxes, follow-us lines.")
    SHARE = ("share", "Share, like, comment and print bars.")
    RELATED = ("related", "Links to other articles, and what follows such a list.")
    DISCLAIMER = (
        "disclaimer",
        "Legal notices, copyright lines, help lines, notes of the platform.",
    )
    PAYWALL = ("paywall", "A box that asks the reader to subscribe or to log in.")
    DUPLICATE = ("duplicate", "A second copy of what stands in the article already.")
    STYLE = ("style", "Style sheet or script that the page shows as text.")
    HIDDEN = ("hidden", "Text that the page itself hides from its readers.")
    MARKUP = ("markup", "Marks of the file format: rules, keys without a value, link targets.")
    METADATA = ("metadata", "Facts about the file that no field of the article has room for.")
    END_MARK = ("end mark", "A mark that the article ends here, such as (完).")


class Confidence(Term):
    """How a value follows from the document.

    >>> [each.value for each in Confidence]
    ['stated', 'derived', 'inferred']
    """

    STATED = ("stated", "The document says so, with a label or in a field made for it.")
    DERIVED = ("derived", "It follows from what the document says by a fixed rule.")
    INFERRED = ("inferred", "It is the likely reading of an unlabelled passage.")


class Defeat(Term):
    """Why one mark lost to another that names the same field.

    >>> [each.value for each in Defeat]
    ['agrees', 'weaker', 'coarser', 'unconfirmed', 'contradicted', 'later']
    """

    AGREES = ("agrees", "It says the same as the mark that won.")
    WEAKER = ("weaker", "Marks of its kind are trusted less.")
    COARSER = ("coarser", "It prints less of the time than another mark for the same day.")
    UNCONFIRMED = (
        "unconfirmed",
        "Another mark is borne out by the title tag or by a label, this one is not.",
    )
    CONTRADICTED = (
        "contradicted",
        "It names a zone that cannot be right: the document prints the same clock without one.",
    )
    LATER = ("later", "It is trusted as much, and stands behind the mark that won.")


@attrs.frozen(kw_only=True)
class Piece:
    """A run of characters of the input, as found, with its fate.

    Attributes:
        text: the characters as they stand in the input; joined in order, the pieces are the
            visible text of the input.
        fate: body, field or removed.
        detail: `blocks[3]` of the body, the name of a field, or a value of `Reason`.
        visible: False for a style sheet, which is in the file and not on the page.
        changes: the names of the rules that repaired it, each once, in the order of their work.
        by: of a removed piece, the module of the package that decided so, such as
            `fields.furniture`; the full name of a module outside the package.
        locator: where it stands in the input; None where it is nothing but white space.

    >>> Piece(text="相关阅读", fate=Fate.REMOVED, detail="related").visible
    True
    """

    text: str
    fate: Fate
    detail: str
    visible: bool = True
    changes: tuple[str, ...] = ()
    by: str = ""
    locator: Locator | None = None


@attrs.frozen(kw_only=True)
class Removal:
    """A piece that was left out.

    Attributes:
        text: the characters as they stand in the input, outer white space taken off.
        reason: why it was left out.
        by: the module that decided so, as of `Piece`.
        locator: where it stands in the input.

    >>> Removal(text="相关阅读", reason=Reason.RELATED).reason.value
    'related'
    """

    text: str
    reason: Reason
    by: str = ""
    locator: Locator | None = None


@attrs.frozen(kw_only=True)
class Evidence:
    """Where a value was read.

    Attributes:
        field: the field of the article, such as `published`.
        mark: what gave it: `front matter key date`, `credit line`, `dateline`, `meta author`.
        words: the words as printed.
        confidence: stated, derived or inferred.
        used: False for a rival that lost to a better mark.
        why: of a rival, why it lost; None for the mark that was used.

    >>> Evidence(field="source", mark="credit line", words="某某日报").used
    True
    """

    field: str
    mark: str
    words: str
    confidence: Confidence = Confidence.STATED
    used: bool = True
    why: Defeat | None = None

    def lost(self, why: Defeat) -> Evidence:
        """The same mark as a rival that lost.

        >>> Evidence(field="source", mark="dateline", words="某社").lost(Defeat.WEAKER).used
        False
        """
        return self._copied(self.field, used=False, why=why)

    def of(self, field: str) -> Evidence:
        """The same mark for another field.

        >>> Evidence(field="feed", mark="front matter key author", words="某社").of("site").field
        'site'
        """
        return self._copied(field, used=self.used, why=self.why)

    def _copied(self, field: str, *, used: bool, why: Defeat | None) -> Evidence:
        """The same mark with these; written out, since `attrs.evolve` takes thrice as long."""
        return Evidence(
            field=field,
            mark=self.mark,
            words=self.words,
            confidence=self.confidence,
            used=used,
            why=why,
        )


@attrs.frozen(kw_only=True)
class Change:
    """One repair: `before` became `after`.

    Changes are listed in the order in which they were made. `start` counts characters in the
    text of `place` as it stood at that moment, the changes before it made already; so they
    can be taken back from last to first.

    Attributes:
        rule: the name of the rule.
        place: `text`, `title`, another field, `blocks[3]`, `account[7]` for a piece that was
            lifted or removed afterwards, `rival title` for a value that another one beat, or
            `document` for the whole input, read again before anything was found in it.
        start: offset in that text, in characters.
        before: the characters as found.
        after: the characters as repaired.
        certain: False where the repair is the likely reading, not the only one.

    >>> Change(rule="toned_gloss", place="title", start=1, before="(wěn)", after="").certain
    True
    """

    rule: str
    place: str = "text"
    start: int
    before: str
    after: str
    certain: bool = True


def undo(text: str, changes: Sequence[Change]) -> str:
    """Take changes back, from the last to the first.

    Work grows with the text times the passes the changes were made in, not with their number.

    Args:
        text: the repaired text of one place.
        changes: the changes of that place, in the order in which they were made.
    Returns:
        The text as it stood before the first of them.

    >>> undo("穩增長", [Change(rule="toned_gloss", start=1, before="(wěn)", after="")])
    '穩(wěn)增長'
    """
    for batch in reversed(list(passes(changes))):
        text = rebuilt(batch, text)
    return text


def rebuilt(batch: Sequence[Change], text: str) -> str:
    """Take one pass back; each change stands at its place in the text after the pass.

    >>> rebuilt([Change(rule="toned_gloss", start=1, before="(wěn)", after="")], "穩增長")
    '穩(wěn)增長'
    """
    parts: list[str] = []
    end = 0
    for change in batch:
        parts += (text[end : change.start], change.before)
        end = change.start + len(change.after)
    return "".join((*parts, text[end:]))


def passes(changes: Iterable[Change]) -> Iterator[list[Change]]:
    """Runs of changes that were made from left to right, none inside another.

    >>> list(passes(()))
    []
    """
    batch: list[Change] = []
    for change in changes:
        if batch and change.start < batch[-1].start + len(batch[-1].after):
            yield batch
            batch = []
        batch.append(change)
    if batch:
        yield batch
