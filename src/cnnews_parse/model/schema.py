"""The JSON Schema of the record that `Article.to_dict` gives, made from the classes themselves."""

from __future__ import annotations

import datetime as dt
import enum
import types
import typing
from collections.abc import Iterable
from typing import Any, Literal, Union

import attrs

from cnnews_parse.model.article import SCHEMA_VERSION, Article
from cnnews_parse.model.blocks import Block
from cnnews_parse.model.locators import Locator

_PLAIN: dict[object, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    type(None): {"type": "null"},
    dt.datetime: {"type": "string", "format": "date-time"},
    dt.date: {"type": "string", "format": "date"},
}
_SPARSE = (Locator,)  # a record writes of it only what it has
_TAGGED = typing.get_args(Block)  # blocks carry their class in `kind`


def article_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the records that `Article.to_dict` gives.

    >>> article_schema()["properties"]["schema"]
    {'const': 1}
    """
    definitions: dict[str, Any] = {}
    record = _of_class(Article, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Article",
        **record,
        "properties": {"schema": {"const": SCHEMA_VERSION}, **record["properties"]},
        "required": ["schema", *record["required"]],
        "$defs": dict(sorted(definitions.items())),
    }


def _of_class(cls: type, definitions: dict[str, Any]) -> dict[str, Any]:
    hints = typing.get_type_hints(cls)
    fields = [field.name for field in attrs.fields(cls) if not field.name.startswith("_")]
    properties = {name: _of(hints[name], definitions) for name in fields}
    if cls in _TAGGED:
        properties["kind"] = {"const": cls.__name__}
    return {
        "type": "object",
        "properties": properties,
        "required": [] if cls in _SPARSE else list(properties),
        "additionalProperties": False,
    }


def _of(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    origin, inside = typing.get_origin(hint), typing.get_args(hint)
    if hint in _PLAIN:
        return _PLAIN[hint]
    if origin is Literal:
        return {"enum": list(inside)}
    if origin in {Union, types.UnionType}:
        return {"anyOf": [_of(each, definitions) for each in inside]}
    if origin is tuple:
        return _of_tuple(inside, definitions)
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        return {"enum": [each.value for each in hint]}
    return _referred(hint, definitions)


def _of_tuple(inside: Iterable[Any], definitions: dict[str, Any]) -> dict[str, Any]:
    kinds = [each for each in inside if each is not Ellipsis]
    if len(kinds) == 1:
        return {"type": "array", "items": _of(kinds[0], definitions)}
    return {"type": "array", "prefixItems": [_of(each, definitions) for each in kinds]}


def _referred(cls: type, definitions: dict[str, Any]) -> dict[str, Any]:
    if cls.__name__ not in definitions:
        definitions[cls.__name__] = {}  # before its fields, which may refer to it
        definitions[cls.__name__] = _of_class(cls, definitions)
    return {"$ref": f"#/$defs/{cls.__name__}"}


if __name__ == "__main__":  # writes docs/article.schema.json
    import json
    import sys

    sys.stdout.write(json.dumps(article_schema(), ensure_ascii=False, indent=1) + "\n")
