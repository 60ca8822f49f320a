"""Any saved Chinese news document in; one clean, typed, accounted-for record out.

    >>> from cnnews_parse import parse_text
    >>> article = parse_text("某市发布新规\\n来源：新华社\\n　　某市今天发布新规，明年起施行。")
    >>> article.title, article.source
    ('某市发布新规', '新华社')

Names are loaded when they are first asked for, so that importing the package costs next to
nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cnnews_parse.batch import parse_many
    from cnnews_parse.batch.inputs import Span
    from cnnews_parse.decoding.decoded import Certainty, Damage, Decoded, Passage, Rival
    from cnnews_parse.decoding.losses import Loss, LossKind, losses
    from cnnews_parse.many import parse_all
    from cnnews_parse.model.accounts import (
        Change,
        Confidence,
        Defeat,
        Evidence,
        Fate,
        Piece,
        Reason,
        Removal,
        undo,
    )
    from cnnews_parse.model.article import Article, Credit, Link, Role, Security
    from cnnews_parse.model.blocks import Heading, Image, List, Paragraph, Quote, Table
    from cnnews_parse.model.dateline import Dateline
    from cnnews_parse.model.document import Limits
    from cnnews_parse.model.errors import (
        BinaryInput,
        CnnewsParseError,
        EmptyInput,
        EncodingError,
        ExtractionError,
        InputError,
        LimitExceeded,
        ManyArticles,
        MissingExtra,
        MissingReport,
        NotAnArticle,
        OutOfMemory,
        OutOfTime,
        RecordError,
        Unfinished,
        Unforeseen,
        UnknownFormat,
        WorkerDied,
    )
    from cnnews_parse.model.locators import Locator
    from cnnews_parse.model.newspaper import NewspaperPage
    from cnnews_parse.model.official import OfficialDocument
    from cnnews_parse.model.outcome import Outcome
    from cnnews_parse.model.schema import article_schema
    from cnnews_parse.pipeline import decode_bytes, parse, parse_bytes, parse_text, repair_text
    from cnnews_parse.repairing.engine import RepairedText

__version__ = "0.1.0"

__all__ = [
    "Article",
    "BinaryInput",
    "Certainty",
    "Change",
    "CnnewsParseError",
    "Confidence",
    "Credit",
    "Damage",
    "Dateline",
    "Decoded",
    "Defeat",
    "EmptyInput",
    "EncodingError",
    "Evidence",
    "ExtractionError",
    "Fate",
    "Heading",
    "Image",
    "InputError",
    "LimitExceeded",
    "Limits",
    "Link",
    "List",
    "Locator",
    "Loss",
    "LossKind",
    "ManyArticles",
    "MissingExtra",
    "MissingReport",
    "NewspaperPage",
    "NotAnArticle",
    "OfficialDocument",
    "OutOfMemory",
    "OutOfTime",
    "Outcome",
    "Paragraph",
    "Passage",
    "Piece",
    "Quote",
    "Reason",
    "RecordError",
    "Removal",
    "RepairedText",
    "Rival",
    "Role",
    "Security",
    "Span",
    "Table",
    "Unfinished",
    "Unforeseen",
    "UnknownFormat",
    "WorkerDied",
    "__version__",
    "article_schema",
    "decode_bytes",
    "losses",
    "parse",
    "parse_all",
    "parse_bytes",
    "parse_many",
    "parse_text",
    "repair_text",
    "undo",
]

_HOMES = {
    "batch": "parse_many",
    "batch.inputs": "Span",
    "decoding.losses": "Loss LossKind losses",
    "decoding.decoded": "Certainty Damage Decoded Passage Rival",
    "many": "parse_all",
    "model.accounts": ("Change Confidence Defeat Evidence Fate Piece Reason Removal undo"),
    "model.article": "Article Credit Link Role Security",
    "model.blocks": "Heading Image List Paragraph Quote Table",
    "model.dateline": "Dateline",
    "model.document": "Limits",
    "model.errors": (
        "BinaryInput CnnewsParseError EmptyInput EncodingError ExtractionError InputError"
        " LimitExceeded ManyArticles MissingExtra MissingReport NotAnArticle OutOfMemory OutOfTime"
        " RecordError Unfinished Unforeseen UnknownFormat WorkerDied"
    ),
    "model.locators": "Locator",
    "model.newspaper": "NewspaperPage",
    "model.official": "OfficialDocument",
    "model.outcome": "Outcome",
    "model.schema": "article_schema",
    "pipeline": "decode_bytes parse parse_bytes parse_text repair_text",
    "repairing.engine": "RepairedText",
}


def __getattr__(name: str) -> Any:
    from importlib import import_module

    for home, names in _HOMES.items():
        if name in names.split():
            value = getattr(import_module(f"{__name__}.{home}"), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
