"""Posts with front matter: Hexo and Jekyll, and whatever else opens with a block between dashes.

The keys are read leniently, line by line: titles made by feed readers hold colons, quotation
marks and brackets that strict YAML refuses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from cnnews_parse.extend import (
    Claim,
    Document,
    Draft,
    ExtractionError,
    Fate,
    Fit,
    Line,
    Pattern,
    Reason,
    Statement,
)

_KEY = Pattern(r"([\w\u4e00-\u9fff][\w\u4e00-\u9fff.-]{0,60})[ \t]*:(?:[ \t]+|$)")
_LONGEST = 400

# key in lower case: the field of the article that it states
_FIELDS = {
    "title": "title",
    "subtitle": "subtitle",
    "date": "published",
    "pubdate": "published",
    "published": "published",
    "publishdate": "published",
    "updated": "updated",
    "lastmod": "updated",
    "author": "author",
    "authors": "author",
    "editor": "editor",
    "source": "source",
    "from": "url",
    "link": "url",
    "url": "url",
    "original_url": "url",
    "source_url": "url",
    "canonical_url": "canonical_url",
    "tags": "tag",
    "tag": "tag",
    "keywords": "tag",
    "categories": "category",
    "category": "category",
    "description": "description",
    "excerpt": "description",
    "summary": "description",
    "headimg": "lead_image",
    "thumbnail": "lead_image",
    "cover": "lead_image",
    "image": "lead_image",
    "image_feature": "lead_image",
    "featured_image": "lead_image",
}
_MANY = frozenset(("tag", "category", "author"))


@attrs.frozen(kw_only=True)
class Entry:
    """One key of the front matter.

    Attributes:
        key: the key, in lower case; empty for lines between keys.
        values: its value as printed, or the items of its list.
        found: the lines as they stand.
    """

    key: str
    values: tuple[str, ...]
    found: str


class FrontMatter:
    """Reads the keys; the body goes on as a document of its own."""

    name = "front_matter"

    def sniff(self, document: Document) -> Claim | None:
        """Claim a text whose first line is three dashes, with a key below and dashes behind."""
        if document.part == "body":
            return None
        bounds = _bounds(document.lines)
        if bounds is None:
            return None
        first, last = bounds
        if not any(_KEY.match(line) for line in document.lines[first + 1 : last]):
            return None
        return Claim(Fit.FORMAT, "opens with keys between two lines of dashes")

    def extract(self, document: Document) -> Draft:
        """The keys as statements, the body as an inner document.

        Raises:
            ExtractionError: there is no block between dashes.
        """
        bounds = _bounds(document.lines)
        if bounds is None:
            raise ExtractionError(self.name, "front matter")
        first, last = bounds
        entries = tuple(_entries(document.lines[first + 1 : last]))
        address = next(
            (e.values[0] for e in entries if _FIELDS.get(e.key) == "url" and e.values), None
        )
        rule = Line(text="", found="---\n").removed(Reason.MARKUP)
        body = "\n".join(document.lines[last + 1 :])
        return Draft(
            lines=(rule, *map(_line, entries), rule),
            statements=tuple(_statements(entries)),
            extractors=(self.name,),
            inner=Document(
                text=body, url=document.url or address, part="body", limits=document.limits
            ),
        )


def _bounds(lines: Sequence[str]) -> tuple[int, int] | None:
    """The numbers of the two lines of dashes."""
    first = next((n for n, line in enumerate(lines[:20]) if line.strip(" \ufeff\u200b")), None)
    if first is None or lines[first].strip(" \ufeff\u200b") != "---":
        return None
    for number in range(first + 1, min(len(lines), first + _LONGEST)):
        if lines[number].rstrip() in ("---", "..."):
            return first, number
    return None


def _entries(lines: Sequence[str]) -> Iterator[Entry]:
    """The keys in their order, each with the indented lines and list items below it."""
    run: list[str] = []
    for line in lines:
        if _KEY.match(line) and run:
            yield _entry(run)
            run = []
        run.append(line)
    if run:
        yield _entry(run)


def _entry(run: Sequence[str]) -> Entry:
    found = "".join(f"{line}\n" for line in run)
    key = _KEY.match(run[0])
    if key is None:
        return Entry(key="", values=(), found=found)
    rest = [run[0][key.end() :], *run[1:]]
    items = [line.strip()[1:] for line in rest[1:] if re.match(r"\s*-(\s|$)", line)]
    if not rest[0].strip() and items:
        values = [_scalar(item) for item in items]
    else:
        values = _flow(" ".join(line.strip() for line in rest).strip())
    return Entry(key=key[1].lower(), values=tuple(v for v in values if v), found=found)


def _flow(value: str) -> list[str]:
    """The items of `[ a, b ]`, or the one value."""
    if value.startswith("[") and value.endswith("]") and len(value) < 10_000:
        return [_scalar(item) for item in value[1:-1].split(",")]
    return [_scalar(value)]


def _scalar(value: str) -> str:
    """A value without its quotation marks; what is no whole quotation stays as printed."""
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"":
        inner = value[1:-1]
        return inner.replace("''", "'") if value[0] == "'" else _unescaped(inner)
    return value


def _unescaped(inner: str) -> str:
    """What YAML reads between double quotation marks; as it stands where YAML refuses it."""
    if "\\" not in inner:
        return inner
    import yaml

    try:
        return str(yaml.load(f'"{inner}"', Loader=yaml.BaseLoader))  # noqa: S506 (strings only)
    except yaml.YAMLError:
        return inner


def _line(entry: Entry) -> Line:
    """The line of a key: the place of a field, or metadata that no field has room for."""
    line = Line(text="", found=entry.found)
    field = _FIELDS.get(entry.key)
    if field is None:
        return line.removed(Reason.METADATA if entry.key else Reason.MARKUP)
    if not entry.values:
        return line.removed(Reason.MARKUP)
    return attrs.evolve(line, fate=Fate.FIELD, detail=field)


def _statements(entries: Sequence[Entry]) -> Iterator[Statement]:
    for entry in entries:
        field = _FIELDS.get(entry.key)
        if field is None:
            continue
        values = entry.values if field in _MANY else entry.values[:1]
        for value in values:
            yield Statement(field=field, words=value, mark=f"front matter key {entry.key}")


EXTRACTOR = FrontMatter()
