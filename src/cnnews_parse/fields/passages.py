"""A passage that is read for credits, and what is read in it."""

from __future__ import annotations

from typing import Literal, TypeAlias

import attrs

from cnnews_parse.model.article import Role

Field: TypeAlias = Literal["source", "original_title", "credit", "published", "updated"]


@attrs.frozen(kw_only=True)
class Mention:
    """A person, an outlet, a title or a date that a credit names.

    Attributes:
        field: the field of the article that it is of; `credit` for what somebody did.
        role: of a credit, what the person did; None where no person is named (组, 网络, a staff
            code, nothing at all) or the work is no role of ours (策划).
        name: the value, without the blanks that typesetting puts into names; empty where a
            label stands alone.
        words: the words as printed.
        start: offset of their first character.
        end: offset behind their last character.
    """

    field: Field
    role: Role | None = None
    name: str
    words: str
    start: int
    end: int

    def named(self, name: str) -> Mention:
        """The same mention with this name."""
        return self if name == self.name else attrs.evolve(self, name=name)


@attrs.frozen(kw_only=True)
class Passage:
    """A passage that is being read: as printed, in plain spelling, and up to where."""

    text: str
    plain: str
    start: int
    end: int

    def mention(self, field: Field, start: int, end: int, role: Role | None = None) -> Mention:
        """The mention that stands here, blanks around it left off."""
        printed = self.text[start:end]
        words = printed.strip()
        start += len(printed) - len(printed.lstrip())
        name = "".join(words.split()) if role and words[:1] > "\u3400" else words
        return Mention(
            field=field, role=role, name=name, words=words, start=start, end=start + len(words)
        )

    def part(self, start: int, end: int) -> Passage:
        """The part of the passage between two offsets."""
        return Passage(text=self.text, plain=self.plain, start=start, end=end)

    def empty(self, start: int, end: int) -> Mention:
        """The mention of a label that stands alone."""
        return self.mention("credit", start, end).named("")

    def is_bracketed(self, at: int) -> bool:
        """Whether a bracket is open at this offset."""
        return self.plain.count("(", self.start, at) > self.plain.count(")", self.start, at)


@attrs.frozen
class Part:
    """One part of a line of credits: what it names, and where it ends."""

    mentions: tuple[Mention, ...]
    end: int
