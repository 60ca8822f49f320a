"""The elements that part the lines of a page, and what they tell of the lines in them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

import attrs

from cnnews_parse.extracting.regions import marks
from cnnews_parse.model.accounts import Fate, Reason
from cnnews_parse.model.draft import Kind

if TYPE_CHECKING:
    from lxml.html import HtmlElement


@attrs.frozen(kw_only=True)
class Label:
    """What is known of an element before the walk; its descendants inherit it.

    Attributes:
        fate: as of `Line`.
        detail: as of `Line`.
        kind: what the lines in it are, where the tags do not say.
        whole: True where what stands in it is told as one line without a text, as page chrome is.
        by: as of `Line`.
    """

    fate: Fate | None = None
    detail: str = ""
    kind: Kind | None = None
    whole: bool = False
    by: str = ""

    @classmethod
    def removed(cls, reason: Reason, by: str = "") -> Label:
        """The label of what is left out for a reason, by the module of this name.

        >>> Label.removed(Reason.SHARE).detail
        'share'
        """
        return cls(fate=Fate.REMOVED, detail=reason.value, by=by)


Labels: TypeAlias = "Mapping[HtmlElement, Label]"


@attrs.define(eq=False)
class Setting:
    """What an element tells of the lines in it; blocks that tell nothing more hand it on as it is.

    Attributes:
        label: what is known of the element, or of one around it.
        kind: as of `Line`; so are `level` and `group`.
        in_row: whether it stands in a row of a table that holds data.
        pre: whether a browser shows its line breaks.
    """

    label: Label
    kind: Kind = Kind.PARAGRAPH
    level: int = 0
    group: int = 0
    in_row: bool = False
    pre: bool = False


@attrs.define(eq=False)
class Box:
    """An open element that parts lines, or that tells something of the lines in it.

    Attributes:
        element: the element.
        tag: its name.
        number: how many boxes were opened before it; a box is opened after the one around it.
        around: the box that it stands in, None at the root.
        setting: what it tells of the lines in it.
        is_block: False for an element within a line, such as a labelled `span`.
        breaks: whether a line ends where it opens and closes.
    """

    element: HtmlElement
    tag: str
    number: int
    around: Box | None
    setting: Setting
    is_block: bool = True
    breaks: bool = True
    _named: str | None = attrs.field(default=None, init=False)

    @property
    def named(self) -> str:
        """Its class and id, asked for once: every rule about its lines wants to know."""
        if self._named is None:
            self._named = marks(self.element)
        return self._named

    @property
    def block(self) -> Box:
        """The innermost block: itself, or the one around it."""
        box = self
        while not box.is_block and box.around is not None:
            box = box.around
        return box
