"""The box above an official document that states its number, issuer and dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cnnews_parse.extracting.boxes import Label
from cnnews_parse.extracting.flow_line import FlowLine
from cnnews_parse.extracting.page import body_of
from cnnews_parse.model.accounts import Fate
from cnnews_parse.model.official_labels import CORE, FIELD_OF, HINTS, LABEL, WHOLE, bare, is_head
from cnnews_parse.model.patterns import Pattern

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TITLE = Pattern(
    r"[^。！？:：]{0,60}(?:关于|印发|转发)[^。！？]{2,120}(?:通知|意见|决定|决议|命令|公告|通告|通报|批复|函|报告|公报|"
    r"纪要|办法|规定|条例|方案)(?:[（(][^（()）]{1,16}[）)])?$"
)
_LONGEST_TITLE = 150
_BOX = Label(fate=Fate.FIELD, detail="official")
_MOST_LABELS = 80
_LONGEST_LABEL = 24
_LONGEST_BOX = 1_500
_HIGHEST = 10
_MOST_TRIES = 3


def box_labels(tree: HtmlElement) -> dict[HtmlElement, Label]:
    """The element of a page that is the head of an official document, labelled as such.

    It is the smallest one around all labels near the first that only such heads have; it may
    hold no long text, so that the document itself stays outside.
    Source: the catalogue boxes of www.gov.cn and of the sites of provinces and cities.
    """
    labelled = dict(_labelled(body_of(tree)))
    cores = [element for element, label in labelled.items() if FIELD_OF[label] in CORE]
    boxes = (_box_around(core, labelled) for core in cores[:_MOST_TRIES])
    box = next((each for each in boxes if each is not None), None)
    return {} if box is None else {box: _BOX}


def hints_at_box(text: str) -> bool:
    """Whether a text holds a word of such a head; most pages hold none.

    >>> hints_at_box("发文字号：某政发〔2021〕3号"), hints_at_box("某市发布新规")
    (True, False)
    """
    return any(hint in text for hint in HINTS)


def _labelled(tree: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """The elements that begin with a label, each with it."""
    left = _MOST_LABELS
    for element in tree.iter():
        words = (element.text or "").strip()[:_LONGEST_LABEL]
        found = LABEL.match(words) or WHOLE.match(words)
        if found is not None:
            yield element, bare(found["label"])
            left -= 1
            if not left:
                return


def _box_around(core: HtmlElement, labelled: dict[HtmlElement, str]) -> HtmlElement | None:
    """The element around a label that last took in another label on the way up."""
    box, held = None, set[str]()
    element: HtmlElement | None = core
    for _ in range(_HIGHEST):
        if element is None or element.tag in ("body", "html") or _is_long(element):
            break
        inside = {labelled[each] for each in element.iter() if each in labelled}
        if len(inside) > len(held):
            box, held = element, inside
        element = element.getparent()
    return box if is_head(held) else None


def _is_long(element: HtmlElement) -> bool:
    length = 0
    for text in element.itertext():
        length += len(text.strip())
        if length > _LONGEST_BOX:
            return True
    return False


def official_title(flowed: Sequence[FlowLine]) -> int | None:
    """The number of the line behind the box that reads as the title of an official document.

    For pages whose title tag names nothing but the office.
    """
    boxed = [n for n, each in enumerate(flowed) if each.label is _BOX]
    below = range(boxed[-1] + 1, len(flowed)) if boxed else range(0)
    return next((n for n in below if _is_title(flowed[n])), None)


def _is_title(each: FlowLine) -> bool:
    return len(each.text) <= _LONGEST_TITLE and not each.linked and bool(_TITLE.match(each.text))
