"""The article as a record of plain values, and back."""

from __future__ import annotations

import datetime as dt
import functools
from typing import TYPE_CHECKING, Any

from cnnews_parse.model.article import SCHEMA_VERSION, Article
from cnnews_parse.model.blocks import Block
from cnnews_parse.model.errors import RecordError
from cnnews_parse.model.locators import Locator

if TYPE_CHECKING:
    from cattrs import Converter


@functools.cache
def _converter() -> Converter:
    """The converter of this package: blocks carry their class in `kind`, times are ISO 8601."""
    from cattrs import Converter
    from cattrs.gen import make_dict_unstructure_fn
    from cattrs.strategies import configure_tagged_union

    converter = Converter(forbid_extra_keys=True, unstruct_collection_overrides={tuple: list})
    converter.register_unstructure_hook(dt.datetime, lambda moment: moment.isoformat())
    converter.register_structure_hook(dt.datetime, lambda text, _: _moment(text))
    converter.register_unstructure_hook(dt.date, lambda day: day.isoformat())
    converter.register_structure_hook(dt.date, lambda text, _: dt.date.fromisoformat(text))
    configure_tagged_union(Block, converter, tag_name="kind")
    short = make_dict_unstructure_fn(Locator, converter, _cattrs_omit_if_default=True)
    converter.register_unstructure_hook(Locator, short)  # of what it may have it has little
    return converter


def _moment(text: str) -> dt.datetime:
    from cnnews_parse.model.article import CHINA_STANDARD_TIME

    return dt.datetime.fromisoformat(text).astimezone(CHINA_STANDARD_TIME)


def article_as_dict(article: Article) -> dict[str, Any]:
    """The record of an article; `schema` stands first.

    >>> list(article_as_dict(Article(title="题")))[:2]
    ['schema', 'title']
    """
    return {"schema": SCHEMA_VERSION, **_converter().unstructure(article)}


def article_from_dict(record: dict[str, Any]) -> Article:
    """The article of a record.

    Raises:
        RecordError: the record is not of the form that `article_as_dict` gives.

    >>> article_from_dict({"schema": 99})
    Traceback (most recent call last):
    ...
    cnnews_parse.model.errors.RecordError: not a record of an article: schema 99, not 1
    """
    if not isinstance(record, dict):
        raise RecordError(f"{type(record).__name__}, not dict")
    values = dict(record)
    version = values.pop("schema", None)
    if version != SCHEMA_VERSION:
        raise RecordError(f"schema {version!r}, not {SCHEMA_VERSION}")
    from cattrs import transform_error
    from cattrs.errors import BaseValidationError

    try:
        return _converter().structure(values, Article)
    except BaseValidationError as error:
        raise RecordError("; ".join(transform_error(error))) from error
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        raise RecordError(str(error)) from error
