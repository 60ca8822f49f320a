"""What decoding gives back: the text, and all that is known of how it was read."""

from __future__ import annotations

import enum

import attrs

from cnnews_parse.model.accounts import Change


class Certainty(enum.Enum):
    """How sure the encoding of some bytes is.

    >>> Certainty("unsure").name
    'UNSURE'
    """

    SURE = "sure"
    """A mark or the caller says so, or no other encoding comes near."""
    LIKELY = "likely"
    """Another encoding reads worse, but not by much."""
    UNSURE = "unsure"
    """Another encoding reads nearly as well, or none reads as Chinese; `warnings` says so."""


@attrs.frozen
class Damage:
    """A run of bytes that make no character.

    Attributes:
        start: offset of the first of them in the input, from 0.
        end: offset behind the last one.

    >>> Damage(4, 5).end
    5
    """

    start: int
    end: int


@attrs.frozen(kw_only=True)
class Passage:
    """A part of a document that is in another encoding than the rest.

    Attributes:
        start: offset of its first byte in the input, from 0.
        end: offset behind the last one.
        encoding: the codec in lower case.

    >>> Passage(start=7, end=25, encoding="utf-8").encoding
    'utf-8'
    """

    start: int
    end: int
    encoding: str


@attrs.frozen(kw_only=True)
class Rival:
    """An encoding that was weighed and lost.

    Attributes:
        encoding: the codec in lower case.
        behind: by how many nats its reading is less likely than the one taken; 5 nats are a
            factor of 150. They are counted on a sample of a few thousand bytes.
        damaged: bytes of that sample that it cannot decode.

    >>> Rival(encoding="big5hkscs", behind=120.5).damaged
    0
    """

    encoding: str
    behind: float
    damaged: int = 0


@attrs.frozen(kw_only=True)
class Decoded:
    """A document as text, and how it was read.

    Attributes:
        text: the characters, without a byte order mark, lines ended by a newline alone; each run
            of undecodable bytes is one U+FFFD.
        encoding: the codec in lower case, such as `utf-8`, `gb18030`, `big5hkscs`.
        evidence: which evidence decided, such as `strict utf-8`.
        certainty: how sure the encoding is.
        rivals: the encodings that were weighed and lost, the best first; empty where a mark, the
            caller or strict UTF-8 decided.
        misread: the wrong codec and the right one for each time that the whole text had been
            misread before it was saved, the last time first. `text` is what was meant; encoded
            with the right codec and decoded with the wrong one it is what stands in the file.
        changes: stretches that were read again because they had been misread before; `undo` gives
            the text as it stands in the file.
        passages: the parts that are in another encoding, if it is not one throughout.
        damaged: how many bytes did not decode.
        damage: where they stand in the input; of more than 100,000 damaged bytes the first.
        warnings: what a reader should know, one sentence each.
        encoded: a text and the same in UTF-8, where that was read; of use where it is `text`.

    >>> from cnnews_parse import decode_bytes
    >>> decode_bytes(b"\\xef\\xbb\\xbfnews").evidence
    'byte order mark'
    """

    text: str = attrs.field(repr=False)
    encoding: str
    evidence: str
    certainty: Certainty = Certainty.SURE
    rivals: tuple[Rival, ...] = ()
    misread: tuple[tuple[str, str], ...] = ()
    changes: tuple[Change, ...] = attrs.field(default=(), repr=False)
    passages: tuple[Passage, ...] = ()
    damaged: int = 0
    damage: tuple[Damage, ...] = attrs.field(default=(), repr=False)
    warnings: tuple[str, ...] = ()
    encoded: tuple[str, bytes] | None = attrs.field(default=None, eq=False, repr=False)
