"""Which element of a page holds the text of its article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import attrs

from cnnews_parse.extracting.boxes import Box
from cnnews_parse.extracting.flow_line import FlowLine
from cnnews_parse.extracting.regions import standing
from cnnews_parse.model.comparison import key
from cnnews_parse.model.draft import Kind
from cnnews_parse.model.patterns import Pattern

_MARKS = "，。；！？”」…"
_HALF_WIDTH = Pattern("[\u4e00-\u9fff][,.!?](?:[\u4e00-\u9fff]|$)")
_END = Pattern("[。！？…]")
_LEGAL = Pattern(
    r"ICP[备備证證]|[备備]案[号號]|©|(?i:copyright)|版[权權]所有|[举舉][报報][电電][话話邮郵]|新[闻聞]信息服[务務][许許]可[证證]"
)
_LONGEST_LEGAL = 300
_SHORTEST = 12
_LEAST_PROSE = 40
_LEAST_BELOW = 24
_DECAY = (1.0, 0.6, 0.3)
_PARAGRAPHS = frozenset(("p", "h2", "h3", "h4", "h5", "h6", "blockquote", "li", "figcaption"))
_ITEMS = frozenset(("li", "dt", "dd", "option"))
_IN_LIST = 0.3
_BEHIND_LINK = 0.5
_BELOW_HEADLINE = 2.0
_ABOVE_HEADLINE = 0.3
_DESCRIBED = 4.0
_IN_COMMENTS = 0.05
_LONGEST_COMMENTS = 16
_COMMENTS = Pattern(
    r"[^\u4e00-\u9fff]{0,6}(?:[网網]友|全部|最新|[热熱][门門]|精彩|[读讀]者|条|一)?[条條]?(?:[评評][论論]|留言|跟[贴帖]|回[响響])"
)
_LEAST_FIRST = 30
_FARTHEST = 3
_ALIKE = 0.9
_LONGEST_DATELINE = 60
_DATE = Pattern(r"\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}")
_DIGEST = 16


@attrs.frozen(kw_only=True)
class Place:
    """Where the article stands.

    Attributes:
        box: the element that holds its text.
        inside: for each line of the page whether it stands in that element.
        prose: for each line how much of it reads as prose.
        shares: how much prose each box holds, by its number.
    """

    box: Box
    inside: tuple[bool, ...]
    prose: tuple[float, ...]
    shares: dict[int, float]


def prose(each: FlowLine) -> float:
    """How much of a line reads as prose: its length where it holds sentences, else 0.

    What the foot of a page says of rights and licences is none.
    """
    length = len(each.text)
    if length < _SHORTEST or not _has_marks(each.text):
        return 0.0
    if length < _LONGEST_DATELINE and _DATE.search(each.text) and not _END.search(each.text):
        return 0.0
    if length < _LONGEST_LEGAL and _LEGAL.search(each.text):
        return 0.0
    linked = each.linked
    return 0.0 if linked * 2 > length else float(length - linked)


def _has_marks(text: str) -> bool:
    """Whether marks of sentences stand in a text, or half-width ones in their place."""
    return any(map(text.__contains__, _MARKS)) or bool(_HALF_WIDTH.search(text))


def boxes_of(flowed: Iterable[FlowLine]) -> dict[int, Box]:
    """The boxes around some lines, by number, an outer one before those inside it."""
    found: dict[int, Box] = {}
    for each in flowed:
        box: Box | None = each.box
        while box is not None and box.number not in found:
            found[box.number] = box
            box = box.around and box.around.block  # what is no block has the number of one
    return dict(sorted(found.items()))


def place_of(
    flowed: Sequence[FlowLine], headline: int | None, description: str | None
) -> Place | None:
    """Find the element that holds the prose of the article.

    Best is the element in and just below which most prose stands, more trusted where it is named
    like a text, less where it is named like a list of comments or of other articles. Where it
    does not hold the passage that the page describes itself by, or that follows the headline,
    one that does is given the chance to be the better. It is widened while its neighbours hold
    parts of the same text.

    Args:
        flowed: the lines of the page.
        headline: the number of the line that is the headline, where one is known.
        description: how the page describes itself, where it does.
    Returns:
        None where no passage reads as prose.
    """
    weights = tuple(
        prose(each) if each.label.fate is None and number != headline else 0.0
        for number, each in enumerate(flowed)
    )
    boxes = boxes_of(each for each, weight in zip(flowed, weights, strict=True) if weight)
    ranks = _ranked(flowed, weights, boxes, headline)
    if not ranks:
        return None
    shares = _summed(flowed, weights, boxes)
    best = boxes[max(ranks, key=lambda number: ranks[number])]
    for number, favour in _favoured(flowed, weights, headline, description):
        best = _rather(best, flowed[number].box, ranks, favour)
    best = _widened(best, flowed, weights)
    if shares[best.number] < (_LEAST_PROSE if headline is None else _LEAST_BELOW):
        return None
    return Place(box=best, inside=_inside(flowed, best), prose=weights, shares=shares)


def all_of(flowed: Sequence[FlowLine]) -> Place:
    """Everything as the place of the article: what was saved is the article and little else."""
    weights = tuple(prose(each) if each.label.fate is None else 0.0 for each in flowed)
    boxes = boxes_of(flowed)
    return Place(
        box=next(iter(boxes.values())),
        inside=(True,) * len(flowed),
        prose=weights,
        shares=_summed(flowed, weights, boxes),
    )


def _ranked(
    flowed: Sequence[FlowLine],
    weights: Sequence[float],
    boxes: dict[int, Box],
    headline: int | None,
) -> dict[int, float]:
    """How well each box does, by its number."""
    near: dict[int, float] = {}
    comments = _comments_from(flowed, weights, headline)
    for number, (each, weight) in enumerate(zip(flowed, weights, strict=True)):
        if not weight:
            continue
        worth = _discounted(flowed, number, weight)
        if headline is not None and number < headline:
            worth *= _ABOVE_HEADLINE
        if number > comments:
            worth *= _IN_COMMENTS
        for box, decay in zip(holders(each.box), _DECAY, strict=False):
            near[box.number] = near.get(box.number, 0.0) + worth * decay
    trust = _trust(boxes)
    return {number: value * trust[number] for number, value in near.items()}


def _comments_from(
    flowed: Sequence[FlowLine], weights: Sequence[float], headline: int | None
) -> int:
    """The number of the heading above the comments, where prose stands between it and the headline."""
    is_read = False
    for number in range((headline or 0) + 1, len(flowed)):
        each = flowed[number]
        is_short = each.kind is Kind.HEADING and len(each.text) <= _LONGEST_COMMENTS
        if is_read and is_short and _COMMENTS.match(each.text):
            return number
        is_read = is_read or weights[number] > 0
    return len(flowed)


def _favoured(
    flowed: Sequence[FlowLine],
    weights: Sequence[float],
    headline: int | None,
    description: str | None,
) -> Iterator[tuple[int, float]]:
    """The lines that the article likely opens with, and how much that counts."""
    digest = key(description or "")[:_DIGEST]
    if len(digest) == _DIGEST:
        for number, each in enumerate(flowed):
            if weights[number] and digest in key(each.text[:200]):
                yield number, _DESCRIBED
    if headline is not None:
        below = range(headline + 1, len(weights))
        first = next((n for n in below if weights[n] >= _LEAST_FIRST), None)
        if first is not None:
            yield first, _BELOW_HEADLINE


def _rather(best: Box, box: Box, ranks: dict[int, float], favour: float) -> Box:
    """The best box around a favoured line, where it comes near enough to the best of all."""
    above_best = {each.number for each in _upwards(best)}
    if best.number in {each.number for each in _upwards(box)}:
        return best
    rivals = [each for each in holders(box) if each.number not in above_best]
    rival = max(rivals, key=lambda each: ranks.get(each.number, 0.0), default=best)
    return rival if ranks.get(rival.number, 0.0) * favour > ranks[best.number] else best


def _upwards(box: Box | None) -> Iterator[Box]:
    """A box and those around it, from the inside."""
    while box is not None:
        yield box
        box = box.around


def holders(box: Box) -> list[Box]:
    """The boxes that may hold the text of which a line is part, from the inside."""
    found = [box] if box.tag not in _PARAGRAPHS or box.around is None else []
    while box.around is not None and len(found) < len(_DECAY):
        box = box.around
        if box.tag != "html":
            found.append(box)
    return found or [box]


def _discounted(flowed: Sequence[FlowLine], number: int, weight: float) -> float:
    """Less for what may be the teaser of another article: in a list, or below a link."""
    each = flowed[number]
    box: Box | None = each.box
    for _ in range(len(_DECAY)):
        if box is not None and box.tag in _ITEMS:
            weight *= _IN_LIST
            break
        box = box.around if box else None
    above = flowed[number - 1] if number else None
    if above is not None and above.kind is not Kind.IMAGE and is_linked(above):
        weight *= _BEHIND_LINK
    return weight


def is_linked(each: FlowLine) -> bool:
    """Whether a line is nothing but links."""
    if not each.spans:
        return False
    length = len(each.text.strip())
    return length > 5 and each.linked >= 0.85 * length


def _trust(boxes: dict[int, Box]) -> dict[int, float]:
    """What the names of boxes say of them; doubts are inherited, praise is not."""
    doubts: dict[int, float] = {}
    trust: dict[int, float] = {}
    for number, box in boxes.items():
        own = standing(box.named) if box.tag not in ("body", "html") else 1.0
        if box.tag in ("footer", "aside", "nav"):
            own = min(own, 0.25)
        above = doubts.get(box.around.number, 1.0) if box.around else 1.0
        doubts[number] = min(above, own)
        trust[number] = own * above if own > 1 else doubts[number]
    return trust


def _summed(
    flowed: Sequence[FlowLine], weights: Sequence[float], boxes: dict[int, Box]
) -> dict[int, float]:
    """How much prose stands in each box at any depth."""
    total = dict.fromkeys(boxes, 0.0)
    for each, weight in zip(flowed, weights, strict=True):
        if weight:
            total[each.box.number] += weight
    for number in reversed(boxes):
        around = boxes[number].around
        if around is not None:
            total[around.number] += total[number]
    return total


def _widened(best: Box, flowed: Sequence[FlowLine], weights: Sequence[float]) -> Box:
    """The nearest box around that holds more parts of the same text and nothing else to read."""
    worded = [number for number, weight in enumerate(weights) if weight]
    for around in list(_upwards(best.around))[:_FARTHEST]:
        if around.tag in ("body", "html"):
            break
        own = [n for n in worded if holds(best, flowed[n])]
        added = [n for n in worded if holds(around, flowed[n]) and not holds(best, flowed[n])]
        if not added:
            continue
        alike = [n for n in added if any(_is_alike(box, best) for box in holders(flowed[n].box))]
        if sum(weights[n] for n in alike) < _ALIKE * sum(weights[n] for n in added):
            break
        between = flowed[min(own[0], added[0]) : max(own[-1], added[-1])]
        if any(_is_new_article(each) for each in between if not holds(best, each)):
            break
        best = around
    return best


def holds(box: Box, each: FlowLine) -> bool:
    """Whether a line stands in a box; boxes inside it have higher numbers."""
    at: Box | None = each.box
    while at is not None and at.number > box.number:
        at = at.around
    return at is box


def _is_alike(box: Box, best: Box) -> bool:
    """Whether two boxes look like parts of one text: same tag, same class, or side by side."""
    named = box.element.get("class")
    if box.tag != best.tag or named != best.element.get("class"):
        return False
    return named is not None or box.around is best.around


def _is_new_article(each: FlowLine) -> bool:
    """Whether another article begins with a line: a headline, or a date."""
    if each.kind is Kind.HEADING and each.level == 1:
        return True
    return len(each.text) < _LONGEST_DATELINE and bool(_DATE.search(each.text))


def _inside(flowed: Sequence[FlowLine], best: Box) -> tuple[bool, ...]:
    """For each line whether it stands in a box, each box asked once."""
    known: dict[int, bool] = {}
    inside: list[bool] = []
    for each in flowed:
        number = each.box.number
        if number not in known:
            known[number] = holds(best, each)
        inside.append(known[number])
    return tuple(inside)
