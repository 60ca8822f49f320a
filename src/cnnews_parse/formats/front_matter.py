"""Posts with front matter: Hexo, Jekyll, Hugo, VuePress, Pelican and their like.

The keys may stand in YAML, TOML or JSON; the body goes on as a document of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from cnnews_parse.extend import (
    Claim,
    Document,
    Draft,
    ExtractionError,
    Fit,
    Line,
    Locator,
    Pattern,
    Preamble,
    Reason,
    Statement,
    known_key,
    preamble,
    stated_field,
)

_SPLIT = frozenset(("tag", "category"))
_COMMAS = Pattern(r"\s*[,\uff0c、;\uff1b]\s*")
_NAMED = frozenset(("source", "author", "editor"))
_LINK = Pattern(r"\s*\[([^\[\]]{1,80})\]\([^()\s]{1,1000}\)\s*$")  # written as in the text below
_LETTER = Pattern(r"\w")


@attrs.frozen(kw_only=True)
class Entry:
    """One key of the front matter, or what stands between two.

    Attributes:
        stated: for each value its key, its field and its words.
        has_value: whether anything stands behind the key.
        found: the lines as they stand.
    """

    stated: tuple[tuple[str, str, str], ...]
    has_value: bool
    found: str


class FrontMatter:
    """Reads the keys; the body goes on as a document of its own."""

    name = "front_matter"

    def sniff(self, document: Document) -> Claim | None:
        """Claim a text that opens with a block of keys in one of the usual forms."""
        found = preamble(document)
        return Claim(Fit.FORMAT, f"opens with {found.form}") if found else None

    def extract(self, document: Document) -> Draft:
        """The keys as statements, the body as an inner document.

        Raises:
            ExtractionError: there is no such block.
        """
        found = preamble(document)
        if found is None:
            raise ExtractionError(self.name, "front matter")
        entries = tuple(_entries(found))
        statements = tuple(_statements(entries))
        address = next((s.words for s in statements if s.field == "url"), None)
        rules = (_rule(found.opening), *map(_line, entries), _rule(found.closing))
        return Draft(
            lines=tuple(line for line in rules if line.found),
            statements=statements,
            extractors=(self.name,),
            inner=Document(
                text=found.body,
                url=document.url or address,
                part="body",
                limits=document.limits,
                at=Locator(line=1 + document.text[: -len(found.body) or None].count("\n")),
            ),
        )


EXTRACTOR = FrontMatter()


def _rule(found: str) -> Line:
    return Line(text="", found=found).removed(Reason.MARKUP, __name__)


def _entries(found: Preamble) -> Iterator[Entry]:
    """The keys with the fields that they state."""
    for each in found.members():
        stated = [
            (key, field, words)
            for key, value in each.values
            if (field := stated_field(key, value)) not in (None, "text")
            for words in (_COMMAS.compiled.split(value) if field in _SPLIT else [value])
        ]
        has_value = bool(each.values) or (not each.key and bool(_LETTER.search(each.found)))
        yield Entry(stated=tuple(stated), has_value=has_value, found=each.found)


def _line(entry: Entry) -> Line:
    """The line of a key: the place of a field, or metadata that no field has room for."""
    line = Line(text="", found=entry.found)
    if entry.stated:
        return line.lifted(entry.stated[0][1])
    return line.removed(Reason.METADATA if entry.has_value else Reason.MARKUP, __name__)


def _statements(entries: Sequence[Entry]) -> Iterator[Statement]:
    """What the keys state, the most telling of each field first.

    Of a doubled key, and of a list under a key for one value, the first counts.
    """
    stated = [each for entry in entries for each in entry.stated if each[2]]
    for key, field, value in sorted(stated, key=lambda each: known_key(each[0])[0]):
        link = _LINK.match(value) if field in _NAMED else None
        words = link[1] if link else value
        yield Statement(field=field, words=words, mark=f"front matter key {key}")
