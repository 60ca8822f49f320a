"""Front matter: the block of keys that opens a post, in the forms of the generators of sites.

    ---            +++              {                   ;;;
    title: 题      title = "题"     "title": "题"       "title": "题"
    ---            +++              }                   ;;;

YAML between dashes (Hexo, Jekyll, Hugo, VuePress), TOML between plus signs (Hugo, Zola), a JSON
object (Hugo), JSON before semicolons (Hexo), and YAML without its first rule (Hexo, Pelican).
Keys are read one by one and leniently: titles made by feed readers hold colons, quotation marks and
brackets that strict YAML refuses, and one broken key must not cost the others.

Source: the manuals of these generators; `hexo-front-matter` for the forms without a first rule.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import attrs

from cnnews_parse.extracting.keys import flattened, known_key
from cnnews_parse.model.document import Document
from cnnews_parse.model.patterns import Pattern

_KEY = Pattern(
    r"[\"']?([\w\u4e00-\u9fff][\w\u4e00-\u9fff.-]{0,60})[\"']?[ \t\u3000]*(?::(?:[ \t]+|$)|(:|\uff1a)[ \t]*)"
)
_TOML_KEY = Pattern(r"[ \t]*[\"']?([\w\u4e00-\u9fff][\w\u4e00-\u9fff.-]{0,60})[\"']?[ \t]*=[ \t]*")
_TOML_TABLE = Pattern(r"\[{1,2}[^\[\]\n]{1,80}\]{1,2}[ \t]*(?:#.*)?$")
_JSON_KEY = Pattern(r"[\s,]*\"((?:[^\"\\\n]|\\.){1,80})\"\s*:\s*", re.DOTALL)
_ITEM = Pattern(r"\s*-(?:\s|$)")
_BLOCK = Pattern(r"[|>][0-9+-]{0,2}\s*(?:#.*)?$")
_TRIPLE = Pattern(r"'''|\"\"\"")
_COMMENT = Pattern(r"#(?:\s|$)")
_RULES = {"---": ("---", "..."), "+++": ("+++",), ";;;": (";;;",)}
_EDGES = " \t\ufeff\u200b"
_FIRST = 20
_LONGEST = 400
_LONGEST_BARE = 40
_LONGEST_VALUE = 10_000
_LONGEST_UNKNOWN = 6


@attrs.frozen(kw_only=True)
class Key:
    """One key of the front matter.

    Attributes:
        key: as printed; empty for lines between keys.
        values: pairs of a key and a value; a key that holds an object has one for each of its
            own. The items of a list share their key.
        found: the lines as they stand.
    """

    key: str
    values: tuple[tuple[str, str], ...]
    found: str


@attrs.frozen(kw_only=True)
class Preamble:
    """The front matter of a post.

    Attributes:
        form: what it is, in words.
        opening: its first line as it stands; empty where it has no rule there.
        lines: those between, with their newlines.
        closing: its last line; empty where a blank line ends it.
        body: what stands behind it.

    >>> found = preamble(Document(text="+++\\ntitle = '题'\\n+++\\n文。"))
    >>> found.form, found.opening
    ('TOML between two lines of plus signs', '+++\\n')
    """

    form: str
    opening: str
    lines: tuple[str, ...]
    closing: str
    body: str

    def members(self) -> Iterator[Key]:
        """The keys in their order; what is between them has an empty one."""
        if self.form.startswith("JSON"):
            return _json_keys("".join(self.lines))
        if self.form.startswith("TOML"):
            return _toml_keys(self.lines)
        return (_yaml_key(run) for run in _yaml_runs(self.lines))


def preamble(document: Document) -> Preamble | None:
    """The front matter of a document; None where it has none.

    >>> found = preamble(Document(text="---\\ntitle: 题\\ntags: [甲, 乙]\\n---\\n文。"))
    >>> [key.values for key in found.members()], found.body
    ([(('title', '题'),), (('tags', '甲'), ('tags', '乙'))], '文。')
    """
    return document.once(_preamble)


def _preamble(document: Document) -> Preamble | None:
    if document.part == "body" or document.head.lstrip(_EDGES + "\n")[:1] == "<":
        return None
    lines = document.lines
    first = next((n for n, line in enumerate(lines[:_FIRST]) if line.strip(_EDGES)), None)
    if first is None:
        return None
    opening = lines[first].strip(_EDGES)
    if opening in _RULES:
        return _ruled(lines, first, opening)
    if opening == "{":
        return _object(lines, first)
    if opening[:1] == "{" and opening[-1] == "}":
        return _one_line(lines, first)
    return _bare(lines, first)


def _ruled(lines: Sequence[str], first: int, opening: str) -> Preamble | None:
    """A block between two rules, with a key in it."""
    tests: dict[str, Callable[[str], object]] = {
        "---": _is_yaml_key,
        "+++": _TOML_KEY.match,
        ";;;": _JSON_KEY.match,
    }
    is_key = tests[opening]
    last = _closing(lines, first + 1, _RULES[opening], _LONGEST)
    if last is None or not any(is_key(line) for line in lines[first + 1 : last]):
        return None
    kind = {"---": "YAML", "+++": "TOML", ";;;": "JSON"}[opening]
    words = {"---": "dashes", "+++": "plus signs", ";;;": "semicolons"}[opening]
    return _cut(lines, first, last, f"{kind} between two lines of {words}")


def _object(lines: Sequence[str], first: int) -> Preamble | None:
    """A JSON object whose last brace has a line of its own, and a text behind it.

    What follows a record is another one, or nothing.
    """
    last = _closing(lines, first + 1, ("}",), _LONGEST)
    if last is None or not any(_JSON_KEY.match(line) for line in lines[first + 1 : last]):
        return None
    behind = next((x.strip() for x in lines[last + 1 :] if x.strip()), "")
    if not behind or behind[0] in "{}[],":
        return None
    return _cut(lines, first, last, "JSON with a text behind it")


def _one_line(lines: Sequence[str], first: int) -> Preamble | None:
    """A JSON object on one line that holds a title, and a text behind it that is no record."""
    import json

    line = lines[first]
    behind = next((x.strip() for x in lines[first + 1 :] if x.strip()), "")
    if len(line) > _LONGEST_VALUE or not behind or behind[0] in "{}[],":
        return None
    try:
        keys = json.loads(line.strip(_EDGES))
    except (ValueError, RecursionError):
        return None
    if not any(known_key(str(key))[1] == "title" for key in keys):
        return None
    start, end = line.index("{") + 1, line.rindex("}")
    return Preamble(
        form="JSON with a text behind it",
        opening=line[:start],
        lines=(line[start:end],),
        closing=f"{line[end:]}\n",
        body="\n".join(lines[first + 1 :]),
    )


def _bare(lines: Sequence[str], first: int) -> Preamble | None:
    """Keys from the first line on, ended by a rule, or by a blank line where all are known.

    A title has to be among them: other texts open with a word and a colon too. Labels with
    full-width colons are those of another format.
    """
    if _JSON_KEY.match(lines[first]):
        last = _closing(lines, first + 1, (";;;",), _LONGEST_BARE)
        found = None if last is None else _cut(lines, first - 1, last, "JSON before semicolons")
        return attrs.evolve(found, opening="") if found else None
    if not _is_yaml_key(lines[first]):
        return None
    end = first
    while end < len(lines) and end - first < _LONGEST_BARE and lines[end].strip():
        if lines[end].rstrip() == "---":
            break
        if not (_is_yaml_key(lines[end]) or lines[end][0] in " \t" or _ITEM.match(lines[end])):
            return None
        if "\uff1a" in lines[end][:_LONGEST_UNKNOWN]:
            return None
        end += 1
    return _bare_cut(lines, first, end)


def _bare_cut(lines: Sequence[str], first: int, end: int) -> Preamble | None:
    """The block of keys without a first rule, where they are those of an article."""
    has_rule = end < len(lines) and lines[end].rstrip() == "---"
    is_blank = end < len(lines) and not lines[end].strip()
    named = [found[1] for line in lines[first:end] if (found := _KEY.match(line))]
    fields = [known_key(name)[1] for name in named]
    if "title" not in fields or len(set(fields) - {None}) < 2 or not (has_rule or is_blank):
        return None
    if is_blank and None in fields:
        return None
    body = "\n".join(lines[end + 1 :])
    if not body.strip():
        return None
    return Preamble(
        form="YAML before a line of dashes" if has_rule else "keys before a blank line",
        opening="",
        lines=tuple(f"{line}\n" for line in lines[first:end]),
        closing=f"{lines[end]}\n" if has_rule else "",
        body=body,
    )


def _closing(lines: Sequence[str], start: int, rules: tuple[str, ...], longest: int) -> int | None:
    """The number of the line that is one of these rules and nothing else."""
    numbers = range(start, min(len(lines), start + longest))
    return next((n for n in numbers if lines[n].rstrip() in rules), None)


def _cut(lines: Sequence[str], first: int, last: int, form: str) -> Preamble:
    return Preamble(
        form=form,
        opening=f"{lines[first]}\n" if first >= 0 else "",
        lines=tuple(f"{line}\n" for line in lines[first + 1 : last]),
        closing=f"{lines[last]}\n",
        body="\n".join(lines[last + 1 :]),
    )


def _is_yaml_key(line: str) -> bool:
    """Whether a line opens with a key.

    YAML asks for a blank behind the colon. Where people leave it out, or type a full-width colon,
    the key has to be one that is known, and no scheme of an address.
    """
    found = _KEY.match(line)
    if found is None or not found[2]:
        return found is not None
    return known_key(found[1])[1] is not None and not line.startswith("//", found.end())


def _starts_key(line: str) -> bool:
    """Whether a line below a key is another one, such as the unknown 版次：A06 among known ones."""
    found = _KEY.match(line)
    is_short = found is not None and found[2] == "\uff1a" and len(found[1]) <= _LONGEST_UNKNOWN
    return is_short or _is_yaml_key(line)


def _yaml_runs(lines: Sequence[str]) -> Iterator[list[str]]:
    """Each key with the lines below it that belong to its value; comments by themselves."""
    run: list[str] = []
    for line in lines:
        if run and (_starts_key(line) or _COMMENT.match(line) or _COMMENT.match(run[-1])):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _yaml_key(run: Sequence[str]) -> Key:
    found = "".join(run)
    key = _KEY.match(run[0])
    if key is None or not _is_yaml_key(run[0]):
        return Key(key="", values=(), found=found)
    rest = [run[0][key.end() :], *run[1:]]
    if _is_nested(rest):
        loaded = _loaded(
            f"value: {''.join(rest)}" if rest[0].strip() else f"value:\n{found[key.end() :]}"
        )
        pairs = _worded(flattened(key[1], (loaded or {}).get("value")))
        if pairs:
            return Key(key=key[1], values=pairs, found=found)
    return Key(
        key=key[1], values=_worded((key[1], each) for each in _plain_values(rest)), found=found
    )


def _is_nested(rest: Sequence[str]) -> bool:
    """Whether a value is an object, a list of objects, or a block whose lines are folded."""
    if len(rest) < 2 and not rest[0].startswith("{"):
        return False
    if _BLOCK.match(rest[0].strip()) or rest[0].startswith("{"):
        return True
    inner = (re.sub(r"^\s*(?:- )?\s*", "", line) for line in rest[1:] if line[0] in " \t-")
    return not rest[0].strip() and any(_KEY.match(line) for line in inner)


def _loaded(block: str) -> dict[str, Any] | None:
    """What strict YAML reads, strings only; None where it refuses, or where it may run away."""
    if len(block) > _LONGEST_VALUE or "*" in block:  # an alias may stand for a thousand
        return None
    import yaml

    try:
        value = yaml.load(block, Loader=yaml.BaseLoader)  # noqa: S506 (strings only)
    except (yaml.YAMLError, RecursionError, ValueError):
        return None
    return value if isinstance(value, dict) else None


def _plain_values(rest: Sequence[str]) -> list[str]:
    """The items of a list, or the one value, however its lines run."""
    items = [line.strip()[1:] for line in rest[1:] if _ITEM.match(line)]
    if not rest[0].strip() and items:
        return [_scalar(item) for item in items]
    value = " ".join(line.strip() for line in rest).strip()
    if value.startswith("[") and value.endswith("]") and len(value) < _LONGEST_VALUE:
        return [_scalar(item) for item in value[1:-1].split(",")]
    return [_scalar(value)]


def _worded(pairs: Iterator[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """The pairs that have a word."""
    return tuple((key, value.strip()) for key, value in pairs if value.strip())


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
    loaded = _loaded(f'value: "{inner}"')
    return inner if loaded is None else str(loaded.get("value"))


def _toml_keys(lines: Sequence[str]) -> Iterator[Key]:
    """The keys of TOML; those of a table count as keys of the post where the table is a wrapper."""
    table = ""
    for run in _toml_runs(lines):
        found = "".join(run)
        key = _TOML_KEY.match(run[0])
        if key is None:
            is_table = _TOML_TABLE.match(run[0].strip())
            table = run[0].strip().partition("#")[0].strip(" []") if is_table else table
            yield Key(key="", values=(), found=found)
            continue
        value = _toml_value(found, found[key.end() :])
        inner = value if not table else {key[1]: value}
        yield Key(key=key[1], values=_worded(flattened(table or key[1], inner)), found=found)


def _toml_runs(lines: Sequence[str]) -> Iterator[list[str]]:
    """Each key with the lines that its list or its long text runs over."""
    run: list[str] = []
    is_open = False
    for line in lines:
        starts = _TOML_KEY.match(line) or _TOML_TABLE.match(line.strip()) or _COMMENT.match(line)
        if run and starts and not is_open:
            yield run
            run = []
        run.append(line)
        is_open ^= len(_TRIPLE.compiled.findall(line)) % 2 == 1
    if run:
        yield run


def _toml_value(block: str, rest: str) -> Any:
    """The value of one key: dates and numbers as printed; a broken one without its marks."""
    import sys

    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib

    if len(block) <= _LONGEST_VALUE:
        try:
            (value,) = tomllib.loads(block, parse_float=str).values()
        except (tomllib.TOMLDecodeError, RecursionError, ValueError):
            pass
        else:
            return value if isinstance(value, str | list | dict) else rest.partition("#")[0]
    return _plain_values([rest])


def _json_keys(text: str) -> Iterator[Key]:
    """The members of a JSON object one by one; of a broken value its line."""
    import json

    reader = json.JSONDecoder(parse_int=str, parse_float=str, strict=False)
    at = 0
    while (key := _JSON_KEY.match(text, at)) is not None:
        try:
            value, end = reader.raw_decode(text, key.end())
        except (ValueError, RecursionError):
            end = text.find("\n", key.end()) + 1 or len(text)
            value = _scalar(text[key.end() : end].strip().rstrip(","))
        values = flattened(key[1], value) if not isinstance(value, bool) else iter(())
        yield Key(key=key[1], values=_worded(values), found=text[at:end])
        at = end
    if text[at:].strip():
        yield Key(key="", values=(), found=text[at:])
