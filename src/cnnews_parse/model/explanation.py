"""The accounts of an article as short text: where each field was read, what was left out and why."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from cnnews_parse.model.accounts import Change, Evidence, Fate, Piece, Reason, Removal
from cnnews_parse.model.article import Article

FIELDS = (
    "title subtitle kicker original_title published updated source site dateline page official"
    " credits url canonical_url tags categories description lead_image securities"
).split()
"""The fields that evidence is kept of, in the order in which they are shown."""
_LONGEST = 60
_LONGEST_VALUE = 300
_MOST = 5
_WIDTH = 96


def explained(article: Article) -> str:
    """Fields with their evidence, the account in figures, what was removed and changed, warnings.

    >>> print(explained(Article(title="题", format="plain_text", extractor="plain_text")))
    题
    read as plain_text by plain_text
    <BLANKLINE>
    Fields
      title: 题
      not stated: subtitle, kicker, original_title, published, updated, source, site, dateline,
        page, official, credits, url, canonical_url, tags, categories, description, lead_image,
        securities
    <BLANKLINE>
    Account
      no visible character
    <BLANKLINE>
    """
    parts = (
        [shortened(article.title or "(no title)", _LONGEST_VALUE), _read(article)],
        ["Fields", *_fields(article)],
        ["Account", *_account(article)],
        ["Removed", *_removed(article)],
        ["Changed", *_changed(article)],
        ["Warnings", *(f"  {shortened(warning, _LONGEST_VALUE)}" for warning in article.warnings)],
    )
    shown = ("\n".join(part) for part in parts if len(part) > 1)
    return "\n\n".join(shown) + "\n"


def _read(article: Article) -> str:
    read = f"read as {article.format} by {article.extractor}"
    if article.encoding is None:
        return read
    return f"{read}, {article.encoding} ({article.encoding_evidence})"


def _fields(article: Article) -> Iterator[str]:
    missing: list[str] = []
    for name in FIELDS:
        value = shown_value(article, name)
        if not value:
            missing.append(name)
            continue
        yield f"  {name}: {shortened(value, _LONGEST_VALUE)}"
        yield from (f"    {_evidence(each)}" for each in article.evidence_of(name))
    if missing:
        yield from _wrapped(missing)


def _wrapped(missing: Sequence[str]) -> list[str]:
    return textwrap.wrap(
        f"not stated: {', '.join(missing)}", _WIDTH, initial_indent="  ", subsequent_indent="    "
    )


def shown_value(article: Article, name: str) -> str:
    """The value of a field on one line; empty where the document does not say.

    >>> shown_value(Article(tags=("水利", "果园")), "tags")
    '水利, 果园'
    """
    value = getattr(article, name)
    if name == "credits":
        return ", ".join(f"{each.name} ({each.role.value})" for each in article.credits)
    if name == "securities":
        return ", ".join(f"{each.name} ({each.exchange}:{each.code})" for each in value)
    if isinstance(value, dt.datetime):
        is_day = name == "published" and article.published_precision == "day"
        return value.date().isoformat() if is_day else value.isoformat(" ")
    if name in ("dateline", "page", "official") and value is not None:
        return _record(article, name)
    if isinstance(value, tuple):
        return ", ".join(value)
    return value or ""


def _record(article: Article, name: str) -> str:
    """The facts of a dateline, a page of a newspaper or an official document."""
    if name == "dateline" and article.dateline is not None:
        day = article.dateline.date
        facts = [article.dateline.text, day.isoformat() if day else None]
    elif name == "page" and article.page is not None:
        facts = [article.page.number, article.page.name]
    elif article.official is not None:
        official = article.official
        signed = official.signed.isoformat() if official.signed else None
        facts = [official.number, *official.issuers, signed, official.index, official.topic]
        facts.append(official.effective)
    return ", ".join(fact for fact in facts if fact)


def _evidence(each: Evidence) -> str:
    words = f"{each.mark}: {shortened(each.words)}"
    if each.why is None:
        return f"{words} ({each.confidence.value})"
    return f"not {words} ({each.confidence.value}; {each.why.value})"


def _account(article: Article) -> Iterator[str]:
    sizes = shares(article.account())
    total = sum(sizes.values())
    if not total:
        yield "  no visible character"
        return
    told = (f"{count:,} {fate} ({count / total:.0%})" for fate, count in sizes.items())
    yield f"  {total:,} visible characters: {', '.join(told)}"


def shares(pieces: Sequence[Piece]) -> dict[str, int]:
    """How many visible characters each fate has.

    >>> shares([Piece(text="甲 乙", fate=Fate.BODY, detail="blocks[0]")])
    {'body': 2, 'field': 0, 'removed': 0}
    """
    sizes = {fate.value: 0 for fate in Fate}
    for piece in pieces:
        sizes[piece.fate.value] += visible_length(piece.text)
    return sizes


def visible_length(text: str) -> int:
    """How many characters of a text are no white space.

    >>> visible_length(" 甲 乙 ")
    2
    """
    return len("".join(text.split()))


def _removed(article: Article) -> Iterator[str]:
    removed = article.removed
    sizes: Counter[Reason] = Counter()
    for each in removed:
        sizes[each.reason] += visible_length(each.text)
    for reason, size in sizes.most_common():
        own = [each for each in removed if each.reason is reason]
        yield f"  {reason.value}, {size:,} characters in {_counted(len(own), 'piece')}: {reason.meaning}"
        yield from (f"    {_removal(each)}" for each in own[:_MOST])
        if len(own) > _MOST:
            yield f"    and {_counted(len(own) - _MOST, 'piece')} more"


def _removal(each: Removal) -> str:
    where = f", {each.locator}" if each.locator else ""
    return f"{each.by}{where}: {shortened(each.text)}"


def _changed(article: Article) -> Iterator[str]:
    by_rule = sorted(article.changes, key=lambda change: change.rule)
    for rule, group in groupby(by_rule, key=lambda change: change.rule):
        own = list(group)
        unsure = sum(not change.certain for change in own)
        yield f"  {rule}, {_counted(len(own), 'edit')}" + (f", {unsure} inferred" if unsure else "")
        yield from (f"    {_change(change)}" for change in own[:_MOST])
        if len(own) > _MOST:
            yield f"    and {_counted(len(own) - _MOST, 'edit')} more"


def _change(change: Change) -> str:
    before, after = (shortened(text) or "nothing" for text in (change.before, change.after))
    return f"{change.place}, {change.start}: {before} → {after}"


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def shortened(text: str, longest: int = _LONGEST) -> str:
    """A text on one line, its middle left out where it is long; signs that do not print escaped.

    >>> shortened("甲\\n 乙\\u202e")
    '甲 乙\\\\u202e'
    """
    line = " ".join(text.split()) or ascii(text)[1:-1]
    if len(line) > longest:
        line = f"{line[: longest * 2 // 3]}…{line[-longest // 3 :]}"
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in line)
