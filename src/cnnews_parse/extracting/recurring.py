"""Running heads and feet that nothing but their coming back tells: in text without form feeds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import groupby, pairwise

from cnnews_parse.model.patterns import Pattern

_FIGURES = Pattern(r"[0-9]{1,6}")
_SLASH = Pattern(r" / ")
_BLANKS = Pattern(r"\s+")
_NO_HEAD = frozenset("。！？；，：")
_SHORTEST, _LONGEST = 4, 60  # characters of a running head
_WIDEST = 200  # characters of a line that is asked whether it is one
_COUNTED = "#/#"
_ADDRESS = Pattern(r"(?:https?://|www\.)[!-~]+(?: #/#)?\Z")
_OPEN = Pattern(r"[\u3400-\u9fff0-9A-Za-z，、]\Z")
_GOES_ON = Pattern(r"[\u3400-\u9fff0-9A-Za-z“《（][^，。；、]{0,60}[，。；、！？]")
_BROKEN = 10  # characters of a line that stops in mid sentence where a page ends
_FULL = 0.6  # of a full line
_TWICE = 2
# at the foot and at the head of a page that a browser printed
_FOOT = Pattern(r"(?:(?:https?://|www\.|file:/)[!-~]+\s+)?(\d{1,3})\s?/\s?(\d{1,3})\Z")
_IS_ADDRESS = Pattern(r"(?:https?://|www\.|file:/)[!-~]+(?:\s+\d{1,3}\s?/\s?\d{1,3})?\Z")
_PRINTED_AT = Pattern(
    r"\d{2,4}[/-]\d{1,2}[/-]\d{1,2}[,，]?\s*(?:[上下]午\s?)?\d{1,2}:\d{2}(?::\d{2})?(?:\s*[AP]M)?(?:\s.*)?\Z"
)
_TAIL = Pattern(r"\s?[-_|–—]\s?[^-_|–—]{1,40}\Z")


def head_key(text: str) -> str:
    """What is alike in a running head on all pages.

    >>> head_key("第12版  要闻")
    '第#版 要闻'
    """
    return _SLASH.sub("/", _FIGURES.sub("#", _BLANKS.sub(" ", text)))


def may_be_head(key: str) -> bool:
    """Whether a line is as long as heads are, and ends as no sentence does.

    >>> may_be_head("第#版 要闻"), may_be_head("要闻。")
    (True, False)
    """
    longest = _WIDEST if _ADDRESS.match(key) else _LONGEST
    return _SHORTEST <= len(key) <= longest and key[-1] not in _NO_HEAD


def recurring_heads(texts: Sequence[str]) -> set[int]:
    """The numbers of lines that come back in the middle of sentences, and of what stands by them.

    One such place is enough for a line that counts the pages, for an address, or for lines that
    come back together; others must do so twice. What always stands beside such lines is a head
    as well, and so is what stands beside lines that count all pages of so many.

    Args:
        texts: of the lines that show anything, white space at their ends taken off.

    >>> page = "县里的水库年底建成，明年春天", "山区通讯 总第{}期", "就能放水，沿线都能受益。"
    >>> sorted(recurring_heads([line.format(n) for n in (1, 2) for line in page]))
    [1, 4]
    """
    alike = _alike(texts)
    known = {n for at in alike.values() for n in at}
    runs = list(_runs(known))
    least = max(_BROKEN, _FULL * _width(texts))
    cuts = {n for run in runs if _cuts_sentence(texts, run, least) for n in run}
    together = {n for run in runs if len(run) > 1 for n in run}
    found: set[int] = set()
    for key, at in alike.items():
        if not may_be_head(key):  # tells nothing by itself
            continue
        is_told = (
            _ADDRESS.match(key) or together.issuperset(at) or _do_count([texts[n] for n in at])
        )
        if len(cuts.intersection(at)) >= (1 if is_told else _TWICE) or _are_feet(texts, at):
            found.update(at)
    counted = alike.get(_COUNTED, ())
    if together.issuperset(counted) and _are_all_pages(texts, counted):
        found.update(counted)
    found |= _beside(alike, runs, found)
    return found | _of_browser(texts)


def _alike(texts: Sequence[str]) -> Mapping[str, Sequence[int]]:
    """The lines that are there twice and more, figures aside, by what they have in common."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for n, text in enumerate(texts):
        if len(text) <= _WIDEST:
            places[head_key(text)].append(n)
    return {
        key: at
        for key, at in places.items()
        if len(at) > 1 and 1 < len(key) <= _WIDEST and _NO_HEAD.isdisjoint(key)
    }


def _runs(known: Set[int]) -> Iterator[Sequence[int]]:
    """Lines that stand one below the other."""
    for _, run in groupby(enumerate(sorted(known)), lambda pair: pair[1] - pair[0]):
        yield [n for _, n in run]


def _width(texts: Sequence[str]) -> int:
    """How many characters the longer lines have; where type was broken that is a full line."""
    lengths = sorted(map(len, texts))
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _cuts_sentence(texts: Sequence[str], run: Sequence[int], least: float) -> bool:
    """Whether lines stand between two of one sentence, the first of which is at least so long.

    In a text whose paragraphs are whole a short line is a headline, and breaks off nothing.
    """
    before, behind = run[0] - 1, run[-1] + 1
    if before < 0 or behind == len(texts):
        return False
    last = texts[before]
    is_open = len(last) >= least and _OPEN.match(last, len(last) - 1)
    return bool(is_open and _GOES_ON.match(texts[behind]))


def _do_count(texts: Sequence[str]) -> bool:
    """Whether one figure counts these lines, and the others are the same in all."""
    rows = list(zip(*(map(int, _FIGURES.findall(text)) for text in texts), strict=True))
    moving = [row for row in rows if len({*row}) > 1]
    return len(moving) == 1 and all(after - last == 1 for last, after in pairwise(moving[0]))


def _are_feet(texts: Sequence[str], places: Sequence[int]) -> bool:
    """Whether lines are addresses, each with the number of its page and how many there are."""
    return all(_IS_ADDRESS.match(texts[n]) for n in places) and _are_all_pages(texts, places)


def _are_all_pages(texts: Sequence[str], places: Sequence[int]) -> bool:
    """Whether lines count all pages of so many."""
    feet = [_FOOT.match(texts[n]) for n in places]
    numbers = [(int(foot[1]), int(foot[2])) for foot in feet if foot]
    return numbers == [(n, len(places)) for n in range(1, len(places) + 1)]


def _beside(
    alike: Mapping[str, Sequence[int]], runs: Sequence[Sequence[int]], found: Set[int]
) -> set[int]:
    """What stands in one run with a head wherever it is."""
    near = {n for run in runs if not found.isdisjoint(run) for n in run}
    return {n for at in alike.values() if near.issuperset(at) for n in at}


def _of_browser(texts: Sequence[str]) -> set[int]:
    """Head and foot of the only page that a browser printed: the moment, the title; address, 1/1."""
    feet = [n for n, text in enumerate(texts) if _is_only_foot(texts, n)]
    if len(feet) != 1:
        return set()
    foot = feet[0]
    found = {foot} if _IS_ADDRESS.match(texts[foot]) else {foot, foot - 1}
    above = min(found)
    for head in (0, above - 2, above - 1):
        if 0 <= head < above and _PRINTED_AT.match(texts[head]):
            found.add(head)
            title = _TAIL.sub("", texts[head + 1])
            if title != texts[head + 1] and title in texts:
                found.add(head + 1)
    return found


def _is_only_foot(texts: Sequence[str], n: int) -> bool:
    told = _FOOT.match(texts[n]) if len(texts[n]) <= _WIDEST else None
    if told is None or told[1] != "1" or told[2] != "1":
        return False
    return bool(_IS_ADDRESS.match(texts[n]) or (n and _IS_ADDRESS.match(texts[n - 1])))
