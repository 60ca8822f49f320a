"""How records are read, and whatever may come of one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import attrs

from cnnews_parse.containers import How, Unread, opened
from cnnews_parse.model.errors import CnnewsParseError, Unforeseen
from cnnews_parse.model.outcome import Outcome

Render = Callable[[list[Outcome]], Any]


@attrs.frozen(kw_only=True)
class Recipe:
    """What workers do, and what they may take.

    Attributes:
        how: how they read.
        render: what they make of the outcomes of one record before they send them.
        seconds: how long one record may take; None for no bound.
        memory: the bytes of address space that a worker may take; None for no bound.
    """

    how: How
    render: Render
    seconds: float | None
    memory: int | None


def outcomes(found: Unread | Outcome, how: How) -> list[Outcome]:
    """Read one record; what this package does not raise on purpose is an error value too.

    Raises:
        MemoryError: there is not enough memory.
    """
    if isinstance(found, Outcome):
        return [found]
    try:
        return list(opened(found, how))
    except MemoryError:
        raise
    except Exception as error:  # one document in a million must not end the batch
        return [found.place.failed(unforeseen(error))]


def unforeseen(error: Exception) -> CnnewsParseError:
    """The error as one of ours.

    >>> unforeseen(KeyError("title"))
    Unforeseen('KeyError', "'title'")
    """
    if isinstance(error, CnnewsParseError):
        return error
    return Unforeseen(type(error).__name__, str(error))
