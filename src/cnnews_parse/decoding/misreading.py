"""Text that somebody decoded with the wrong codec, and what it was (mojibake).

The wrong characters are turned back into the bytes that they were made of, and these are read with
the right codec. Whether that is the truth is told by the text that comes out: bytes that were not
UTF-8 are hardly ever valid as such, and no text reads as plain Chinese by chance.

A codec told to go on where it fails left U+FFFD for bytes that it could not read, or nothing; such
bytes are gone. What stands around them comes back, and U+FFFD stays in their place.
"""

from __future__ import annotations

import functools
import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

import attrs

from cnnews_parse.decoding.bytewise import LOST, Reading, doubted, in_pairs, in_step, quickly, read
from cnnews_parse.decoding.likelihood import DAMAGE, cost, cost_of
from cnnews_parse.decoding.realigning import REPLACEMENT
from cnnews_parse.model.patterns import Pattern

# who writes of encodings shows what goes wrong with them; a name in markup is none in a text
_CODEC = "(?:utf-?8|gbk|gb ?2312|gb ?18030|big-?5|unicode|ascii|iso-?8859|latin-?1)"
_ABOUT_ENCODINGS = Pattern(
    "乱码|亂碼|编码|編碼|字符集|字元集|mojibake"
    f"|[\u3000-\u9fff\uff00-\uffee] ?{_CODEC}|{_CODEC} ?[\u3000-\u9fff\uff00-\uffee]",
    re.IGNORECASE,
)
_QUOTES = {"“": "”", "「": "」", "『": "』", "《": "》", "‘": "’", '"': '"', "（": "）", "(": ")"}
_WINDOWS = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ"  # 80 to 9F in windows-1252
_LATIN = {each: byte for byte, each in enumerate(_WINDOWS, 0x80)}
_LATIN_LETTERS = _WINDOWS + "\x80-\xff"
_LATIN_RUN = Pattern(f"\ufffd*[{_LATIN_LETTERS}][{_LATIN_LETTERS}\ufffd -~]*")
_LATIN_CAUSE = Pattern(f"[\xa1-\xff][@-~]?(?:[{_LATIN_LETTERS}\ufffd][@-~]?){{3}}")

# a stretch of UTF-8, characters among it that lost a byte or two
_UTF8 = re.compile(
    rb"(?:[\xe2-\xef][\x80-\xbf]{2}|[\x09\x20-\x7e]|\xc2[\xa0-\xbf]|\xc3[\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}"
    rb"|[\xe2-\xef][\x80-\xbf]?(?:\xff[\x80-\xbf]?|(?![\x80-\xbf]))|\xff[\x80-\xbf]{0,2})+"
)
_WHOLE = re.compile(rb"[\xe3-\xef][\x80-\xbf]{2}")
# what GBK makes of the first two of three bytes of UTF-8: of Han characters and their marks (E380 to
# E9BF), of “”—… (E280), and of ，！？（）： (EFBC)
_LEADS = (
    "銆銇銈銉銊銋銌銍銏銐銑銒銓銔銕銖銗銘銙銚銛銜銝銞銟銠銡銢銣銤銥銦銧恪恽悖悚悭悝悃悒悌悛惬悻悱惝惘"
    "惆惚悴愠愦愕愣惴愀愎愫慊慵憬憔憧鋩鋪鋫鋬鋭鋮鋯鋰鋱鋲鋳鋴鋵鋶鋷鋸鋹鋺鋻鋼鋽鋾鋿錀錁錂錃錄錅錆錇錈"
    "錉洹洧洌浃浈洇洄洙洎洫浍洮洵洚浏浒浔洳涑浯涞涠浞涓涔浜浠浼浣渚淇鍊鍋鍌鍍鍎鍏鍐鍑鍒鍓鍔鍕鍖鍗鍘鍙"
    "鍚鍛鍜鍝鍞鍟鍠鍡鍢鍣鍤鍥鍦鍧鍨鍩鍫濉澧澹澶濂濡濮濞濠濯瀚瀣瀛瀹瀵灏灞宀宄宕宓宥宸甯骞搴寤寮褰寰蹇"
    "鎬鎭鎮鎯鎰鎱鎲鎳鎴鎵鎶鎷鎸鎹鎺鎻鎼鎽鎾鎿鏀鏁鏂鏃鏄鏅鏆鏇鏈鏉鏋鏌鏍妗姊妫妞妤姒妲妯姗妾娅娆姝娈姣"
    "姘姹娌娉娲娴娑娣娓婀婧婊婕娼婢婵鐎鐏鐐鐑鐒鐓鐔鐕鐖鐗鐘鐙鐚鐛鐜鐝鐞鐟鐠鐡鐢鐣鐤鐥鐦鐧鐨鐩鐪鐫鐬鐭"
    "鐮纭纰纾绀绁绂绉绋绌绐绔绗绛绠绡绨绫绮绯绱绲缍绶绺绻绾缁缂缃缇缈鑰鑱鑲鑳鑴鑵鑶鑷鑸鑹鑺鑻鑼鑽鑾鑿"
    "钀钁钂钃钄钑钖钘铇铏铓铔铚铦铻锜锠琛琚瑁瑜瑗瑕瑙瑷瑭瑾璜璎璀璁璇璋璞璨璩璐璧瓒璺韪韫韬杌杓杞杈杩"
    "閫閬閭閮閯閰閱閲閳閴閵閶閷閸閹閺閻閼閽閾閿闀闁闂闃闄闅闆闇闈闉闊闋椤棰椋椁楗棣椐楱椹楠楂楝榄楫榀"
    "榘楸椴槌榇榈槎榉楦楣楹榛榧榻榫榭鈥锛"
)
_LEAD = Pattern(f"[{_LEADS}]")
_HAN = Pattern("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_KANA = Pattern("[\u3040-\u30ff]")
_NOT_ASCII = Pattern("[^\x00-\x7f]+")
# whole pairs, so that the step is kept; the group is the second byte of a pair whose first is lost
_TRAIL_LEFT = re.compile(rb"[\x81-\xfe][@-~\x80-\xff]|\xff([@-~])")

_SINGLE_BYTE = (("cp1252", "utf-8"), ("cp1252", "gb18030"), ("cp1252", "big5hkscs"))
_UTF8_AS_GBK = (("gb18030", "utf-8"),)
_DOUBLE_BYTES = (  # the codecs named Big5 differ in kana, among others
    ("gb18030", "big5hkscs"),
    ("big5", "gb18030"),
    ("big5hkscs", "gb18030"),
    ("cp950", "gb18030"),
)

_BIG5 = frozenset({"big5", "big5hkscs", "cp950"})
# Big5 has these at two places; what GBK has at the one that is not written is far rarer in it
_TWICE_IN_BIG5 = {"十": b"\xa2\xcc", "卅": b"\xa2\xce"}

# about half of a news text, and one in fifty characters of a misread one
_COMMONEST = (
    "的一是在不了有和人这這中大为為上个個国國我以要他时時来來用们們生到作地于於出就分对對成会會"
    "可主发發年月日动動同工也能下过過子说說产產种種面方后後多定行学學民得经經市与與前将將被业業、，。"
)
_COMMON = Pattern(f"[{_COMMONEST}]")
# so many of them; each part of the pattern can match in one way alone
_ENOUGH = tuple(
    (count, Pattern(f"(?:[^{_COMMONEST}]*[{_COMMONEST}]){{{count}}}"))
    for count in (4, 8, 16, 32, 64)
)
_COMMON_SHARE = 0.12
_PLAIN = 8.2  # nats for a character; a right reading takes up to 7.6
_STRANGE = 9.0  # a wrong one 10 and more, save for commas
_SHORTEST = {"utf-8": 2, "gb18030": 4, "big5hkscs": 4}  # Chinese characters
_SHORTEST_STRANGE = 6  # characters
_SHORTEST_WITH_GAPS = _FEWEST_DIFFERENT = 4
_EVERYDAY = 6.4  # nats for a character of a reading in which no byte is missing
_HARDLY_WORSE = 1.5
_SAMPLE = 2000  # characters of a stretch tell what it is
_MOST_CAREFUL = 2
_LONGEST_LABEL = 8
_LOSS_OF_GOOD = 14.0  # nats; one rare character alone costs 10 more than a common one
_GAIN = 12.0  # nats, and 1 or 2 for each character
_UNREAD = 9.0  # nats for a character; a wrong one costs more
_FREEDOM = 5.0  # nats; by so much a reading whose step may change fits better by chance
_MOST_LOST = 3  # for each character left, where the bytes tell how many


@attrs.frozen(kw_only=True)
class Misreading:
    """A stretch of text that was decoded with the wrong codec.

    Attributes:
        start: offset of its first character, from 0.
        end: offset behind the last one.
        after: the text it was; U+FFFD where its bytes are gone.
        wrong: the codec that it was decoded with, `cp1252` for ISO 8859-1 as well.
        right: the codec that its bytes are in.

    >>> Misreading(start=0, end=3, after="新闻", wrong="gb18030", right="utf-8").after
    '新闻'
    """

    start: int
    end: int
    after: str
    wrong: str
    right: str


def misreadings(text: str) -> tuple[Misreading, ...]:
    """The stretches of a text that were decoded with the wrong codec, each inside one line.

    Args:
        text: any text.
    Returns:
        The stretches from left to right; none where the text itself speaks of encodings, and none
        that stands between quotation marks, for then it is an example. Work grows with the length
        of the text alone.

    >>> [each.after for each in misreadings("鏂伴椈\\nÐÂ»ªÉçµç\\ncafé")]
    ['新闻', '新华社电']
    >>> misreadings("乱码举例：鏂伴椈")
    ()
    """
    found = tuple(_found(text))
    if not found or speaks_of_encodings(_without(text, found)):
        return ()
    return tuple(each for each in found if not is_quoted(text, each.start, each.end))


def speaks_of_encodings(text: str) -> bool:
    """Whether a text is about encodings, and may show what goes wrong with them.

    >>> speaks_of_encodings("用GBK打开就是乱码"), speaks_of_encodings('<meta charset="utf-8">新闻')
    (True, False)
    """
    return _ABOUT_ENCODINGS.search(text) is not None


def _without(text: str, found: Sequence[Misreading]) -> str:
    """A text without some stretches of it."""
    ends = [0, *(each.end for each in found)]
    starts = [*(each.start for each in found), len(text)]
    return "\n".join(text[end:start] for end, start in zip(ends, starts, strict=True))


def is_quoted(text: str, start: int, end: int) -> bool:
    """Whether a stretch stands between marks that show it as an example.

    >>> is_quoted("写着“锟斤拷”。", 3, 6)
    True
    """
    return start > 0 and _QUOTES.get(text[start - 1]) == text[end : end + 1]


def _found(text: str) -> Iterator[Misreading]:
    """All stretches, line by line."""
    latin = _LATIN_CAUSE.search(text) is not None
    lead = _LEAD.search(text) is not None
    start = 0
    shortest = 1 if latin or lead else _shortest(text)
    for line in text.split("\n"):
        size = _foreign(line)
        if size >= shortest:
            for each in _in_line(line, size, latin, lead):
                yield attrs.evolve(each, start=each.start + start, end=each.end + start)
        start += len(line) + 1


def _in_line(line: str, size: int, latin: bool, lead: bool) -> Iterable[Misreading]:
    """What was misread in a line of a size; for what no line of the text gives cause is not looked."""
    found = [*_latin(line)] if latin else []
    if lead and not found:
        found = [*_utf8_as_gbk(line)]
    return found or _between_double_bytes(line, size)


def _latin(line: str) -> Iterator[Misreading]:
    """What was read as ISO 8859-1 or windows-1252, byte by byte."""
    for found in _LATIN_RUN.finditer(line):
        if _LATIN_CAUSE.search(found[0]):
            stretch = found[0].rstrip(" ")
            yield from _best(stretch, found.start(), _SINGLE_BYTE)


def _utf8_as_gbk(line: str) -> Iterator[Misreading]:
    """What was UTF-8 and was read as GBK: 鏂伴椈 for 新闻."""
    end = 0
    for found in _LEAD.finditer(line):
        if found.start() < end:
            continue
        start = found.start()
        sizes = _sizes_of_utf8(line, start)
        end = start + max(1, len(sizes))
        for first, last in _stretches(line[start:end], sizes):
            stretch = line[start + first : start + last].rstrip(" ")
            yield from _best(stretch, start + first, _UTF8_AS_GBK)


def _stretches(run: str, sizes: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The parts of a run that are UTF-8, by the offsets of their characters."""
    edges = [0, *itertools.accumulate(sizes)]
    for valid in _UTF8.finditer(_bytes_of(run, "gb18030")):
        first, last = bisect_left(edges, valid.start()), bisect_right(edges, valid.end()) - 1
        if first < last and _WHOLE.search(valid[0]):  # else nothing but marks
            yield first, last


def _sizes_of_utf8(line: str, start: int) -> list[int]:
    """The sizes in bytes of the characters from here on that may be UTF-8 read as GBK."""
    sizes: list[int] = []
    for at in range(start, len(line)):
        size = _size_in_utf8(line[at])
        if not size:
            break
        sizes.append(size)
    return sizes


@functools.lru_cache(maxsize=1 << 14)
def _size_in_utf8(character: str) -> int:
    """How many bytes of UTF-8 a character read as GBK may be; 0 where it cannot be."""
    if character.isascii() or character in "\ufffd€":
        return 1
    pair = _byte_pair(character, "gb18030")
    lead = pair[0]
    possible = 0x80 <= lead <= 0xBF or lead in (0xC2, 0xC3) or 0xE2 <= lead <= 0xF0
    return 2 if possible and pair != LOST * 2 else 0


def _between_double_bytes(line: str, size: int) -> Iterator[Misreading]:
    """What was Big5 and was read as GBK, or the reverse; known by its rare characters alone."""
    stretch = _behind_label(line.strip())
    if not _is_strange(stretch, size if len(stretch) == len(line) else _foreign(stretch)):
        return
    for each in _best(stretch, line.index(stretch), _DOUBLE_BYTES):
        yield _trimmed(each, stretch)


def _behind_label(line: str) -> str:
    """A line without the short label, in plain Chinese, that it begins with."""
    at = line.find("：", 0, _LONGEST_LABEL + 1)
    if 0 <= at < len(line) - 1 and cost(line[:at]) <= _PLAIN * at:
        return line[at + 1 :]
    return line


def _trimmed(found: Misreading, stretch: str) -> Misreading:
    """Without good text at both ends, which costs far more when it is read again.

    Where nothing was lost, each character of two bytes became another one of two.
    """
    if len(found.after) != len(stretch):
        return found
    gains = [cost_of(b) - cost_of(a) for b, a in zip(stretch, found.after, strict=True)]
    first, end = _good(gains), len(gains) - _good(gains[::-1])
    return attrs.evolve(
        found, start=found.start + first, end=found.start + end, after=found.after[first:end]
    )


def _good(gains: Sequence[float]) -> int:
    """How many characters at the beginning were good as they stood."""
    sums = list(itertools.accumulate(gains))
    least = min(sums)
    return sums.index(least) + 1 if least <= -_LOSS_OF_GOOD else 0


def _is_strange(stretch: str, size: int) -> bool:
    """Whether a text is none in Chinese; that it lacks the commonest characters is asked first."""
    if size < _shortest(stretch) or _is_common(stretch, size):
        return False
    beyond = stretch if size == len(stretch) else "".join(_NOT_ASCII.findall(stretch))
    if cost(beyond) < _STRANGE * size:
        return False
    is_rule = len(set(stretch)) < _FEWEST_DIFFERENT  # across the page
    is_japanese = len(_KANA.findall(stretch)) * 3 > size * 2
    return not (is_rule or is_japanese)


def _is_common(text: str, size: int) -> bool:
    """Whether a text holds the commonest characters; mostly the first part of it has enough.

    Args:
        text: a line, or a part of one.
        size: how many of its characters are beyond ASCII.
    """
    fewest = _COMMON_SHARE * size
    for count, form in _ENOUGH:
        if count >= fewest:
            if form.match(text):
                return True
            break
    return len(_COMMON.findall(text)) >= fewest


def _shortest(text: str) -> int:
    """How many characters beyond ASCII a strange stretch has at least, in a text with gaps or without."""
    return _SHORTEST_WITH_GAPS if REPLACEMENT in text else _SHORTEST_STRANGE


def _foreign(text: str) -> int:
    return len(text) - len(text.encode("ascii", "ignore"))


def _best(stretch: str, start: int, ways: Sequence[tuple[str, str]]) -> Iterator[Misreading]:
    """The stretch as the pair of codecs reads it that makes plain Chinese of it, if one does."""
    found = _plainest(stretch[:_SAMPLE], ways)
    if found and len(stretch) > _SAMPLE:
        found = _plainest(stretch, ((found.wrong, found.right),))
    if found:
        end = start + len(stretch)
        wrong, right = found.wrong, found.right
        yield Misreading(start=start, end=end, after=found.after, wrong=wrong, right=right)


def _plainest(stretch: str, ways: Sequence[tuple[str, str]]) -> _Way | None:
    """The likeliest of the readings, its step found again where bytes are lost; None if none is."""
    before = _nats(stretch)
    quick = [_Way.of(stretch, wrong, right, quickly) for wrong, right in ways]
    quick = [each for each in quick if each.nats <= _HARDLY_WORSE * before]
    for each in sorted(quick, key=lambda each: each.nats)[:_MOST_CAREFUL]:
        if each.is_true(before) and each.is_whole():
            return each
        again = _again(stretch, each, before)
        if again:
            return again
    return next(_twice(quick), None)


def _again(stretch: str, quick: _Way, before: float) -> _Way | None:
    """A stretch read with more care, first as codecs leave gaps: for each byte, or each pair."""
    wrong, right, gaps = quick.wrong, quick.right, stretch.count(REPLACEMENT)
    likely = list[tuple[float, _Way]]()
    if gaps and right != "utf-8":
        for freedom, reader in enumerate((in_step,) if wrong == "cp1252" else (in_step, in_pairs)):
            way = _Way.of(stretch, wrong, right, reader)
            if way.is_true(before, gaps):
                likely.append((way.badness() + freedom * _FREEDOM, way))
    if not any(way.is_everyday() for _, way in likely):
        way = _Way.of(stretch, wrong, right, _careful_of(right))
        if way.is_true(before):
            likely.append((way.badness() + 2 * _FREEDOM, way))
    return min(likely)[1] if likely else None


def _twice(readings: Sequence[_Way]) -> Iterator[_Way]:
    """The readings as UTF-8 that are whole and were misread in the same way before."""
    for each in readings:
        if each.right == "utf-8" and REPLACEMENT not in each.after:
            again = _Way.of(each.after, each.wrong, each.right, quickly)
            if again.is_true(_nats(each.after)):
                yield again


def _careful_of(right: str) -> Callable[[bytes, str], Reading]:
    return read if right == "utf-8" else doubted


class _Way(NamedTuple):
    """A stretch read as if it had been decoded with one codec and meant in another.

    Attributes:
        wrong: the one codec.
        right: the other.
        after: the text that comes out.
        chinese: what of it is neither ASCII nor lost.
        nats: what it costs.
    """

    wrong: str
    right: str
    after: str
    chinese: str
    nats: float

    @classmethod
    def of(
        cls, before: str, wrong: str, right: str, reader: Callable[[bytes, str], Reading]
    ) -> _Way:
        """Read a stretch with this reader."""
        data = _bytes_of(before, wrong)
        if right != "utf-8":
            data = _TRAIL_LEFT.sub(_without_trail, data)
        after = reader(data, right).text
        chinese = "".join(_NOT_ASCII.findall(after.replace(REPLACEMENT, "")))
        return cls(wrong, right, after, chinese, _nats(after))

    def is_true(self, before: float, gaps: int = 0) -> bool:
        """Whether this is plain Chinese, and far likelier than what stood there.

        Where a codec marked the gaps that it left, and all between them can be read, it is
        believed sooner; so are bytes of Latin letters, which no language strings together.
        """
        size, lost = len(self.chinese), self.after.count(REPLACEMENT)
        is_in_step = 0 < lost <= gaps
        if len(_HAN.findall(self.chinese)) < (2 if is_in_step else _SHORTEST[self.right]):
            return False
        is_sound = is_in_step or self.right == "utf-8"
        if lost > (_MOST_LOST if is_sound else 1) * size:
            return False
        if cost(self.chinese) > (_STRANGE if is_sound else _PLAIN) * size:
            return False
        more = 1 if is_in_step or self.wrong == "cp1252" else 2
        return before - self.nats >= _GAIN + more * size

    def is_whole(self) -> bool:
        """Whether nothing was lost, not even bytes without a trace."""
        is_sound = self.right == "utf-8" or self.is_everyday()
        return is_sound and REPLACEMENT not in self.after

    def badness(self) -> float:
        """Which of several readings of the same bytes to prefer: the more of them in plain words."""
        return cost(self.chinese) - _UNREAD * len(self.chinese)

    def is_everyday(self) -> bool:
        """Whether it reads so well that no step in it can be wrong."""
        return cost(self.chinese) <= _EVERYDAY * len(self.chinese)


def _nats(text: str) -> float:
    """What a text costs, ASCII left aside."""
    lost = text.count(REPLACEMENT)
    return cost("".join(_NOT_ASCII.findall(text.replace(REPLACEMENT, "")))) + DAMAGE * lost


def _without_trail(pair: re.Match[bytes]) -> bytes:
    return LOST * 2 if pair[1] else pair[0]


def _bytes_of(text: str, wrong: str) -> bytes:
    """The bytes that the wrong codec made a text of; one of its own for what cannot be."""
    if wrong == "cp1252":
        return bytes(_LATIN.get(each, min(ord(each), 0xFF)) for each in text)
    return b"".join(_byte_pair(each, wrong) for each in text)


@functools.lru_cache(maxsize=1 << 14)
def _byte_pair(character: str, wrong: str) -> bytes:
    if character == REPLACEMENT:
        return LOST
    if character == "€" and wrong == "gb18030":
        return b"\x80"  # as Windows code page 936 has it
    if wrong in _BIG5 and character in _TWICE_IN_BIG5:
        return _TWICE_IN_BIG5[character]
    try:
        data = character.encode(wrong)
    except UnicodeEncodeError:
        return LOST * 2
    return data if len(data) <= 2 else LOST * 2
