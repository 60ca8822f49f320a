"""Restore text that was decoded with the wrong codec, beside ftfy.

    python benchmarks/mojibake.py [--trials N] [--half 0|1] [--corpus FOLDER]

A line counts where every character comes back, in its order, whose bytes are all there still, and
at most one other stands for each that lost a byte. Bytes that were left out without a trace may
leave open which they were: a line is open where another one, of characters of the first level as
well, leaves the same, and has other characters whole. The rest is recoverable, by what is there.
Clean lines count where nothing is touched. ftfy is asked on the same lines in the same run (`pip install -e '.[bench]'`), with nothing switched on but its
mending of encodings.
"""

from __future__ import annotations

import argparse
import codecs
import importlib
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from cnnews_parse import repair_text
from cnnews_parse.decoding.likelihood import cost_of
from cnnews_parse.rules import RULES
from encoding import Source, corpus
from prose import HELD_OUT, text

PAIRS = (  # script, right codec, wrong codec
    ("Hans", "utf-8", "gbk"),
    ("TW", "utf-8", "gbk"),
    ("Hans", "utf-8", "gb18030"),
    ("Hans", "utf-8", "latin-1"),
    ("TW", "utf-8", "latin-1"),
    ("Hans", "utf-8", "cp1252"),
    ("TW", "utf-8", "cp1252"),
    ("Hans", "gbk", "latin-1"),
    ("Hans", "gbk", "cp1252"),
    ("TW", "gbk", "cp1252"),
    ("TW", "big5", "latin-1"),
    ("TW", "big5", "cp1252"),
    ("TW", "big5", "gbk"),
    ("TW", "big5", "gb18030"),
    ("Hans", "gbk", "big5"),
    ("TW", "gbk", "big5"),
)
_WHOLE, _RECOVERABLE = "no byte lost", "recoverable"
HANDLERS = ("strict", "replace", "ignore")
LENGTHS = (12, 40, 200)
_FEWEST = 4  # Chinese characters; fewer may be meant as they stand
_NEAR = 12  # bytes
_FIRST_LEVEL = 10.5  # nats for a character
CLEAN = (
    "Müller und Söhne eröffnen ein Café in Österreich, für 3,50 € das Stück.",
    "Le garçon naïf préfère l’été à l’hiver ; « déjà vu », dit-il…",
    "El niño comió piñones en Cádiz; ¿cuánto costó? ¡Nada!",
    "Å Ä Ö å ä ö ü ß ñ ç è é ê ë — ½ ¼ ¾ ° ± × ÷ § ¶ © ® ™",
    "USD 1 = £0.79 = €0.92 = ¥149.50 = ₩1,330 = ₽91",
    "スマートフォンの新製品が発売された。価格は十万円からとなっている。",
    "東京都は三日、新たな支援策を発表した。対象は中小企業およそ八万社。",
    "子曰學而時習之不亦說乎有朋自遠方來不亦樂乎人不知而不慍不亦君子乎",
    "饕餮、貔貅、狴犴、睚眦、狻猊、嘲風、螭吻、贔屭、蒲牢，龍生九子也。",
    "歐陽翬、司徒嬿、諸葛燊、上官旻、皇甫垚、夏侯昇、令狐珮、東方曌",
    "氫氦鋰鈹硼碳氮氧氟氖鈉鎂鋁矽磷硫氯氬鉀鈣鈧鈦釩鉻錳鐵鈷鎳銅鋅鎵鍺",
    "鳜鱼鲈鱼鲟鱼鳕鱼鲳鱼鲫鱼鳊鱼鲢鱼鳙鱼鳝鱼鲶鱼鳗鱼鲑鱼鲱鱼",
    "唔該晒，佢哋啱啱先嚟到，嗰啲嘢喺邊度㗎？冇嘢嘅，咪郁！",
    "Москва и Пекин подписали соглашение о поставках.",
    "한국과 중국은 오늘 공동 성명을 발표했다.",
    "“……”——‘……’《〈〉》「『』」【〖〗】·～￥％‰",
    "α β γ δ ε ζ η θ λ μ π σ φ ω Ω ≤ ≥ ≠ ≈ ∞ √ ∑ ∫ → ←",
    "一个锟斤拷引发的血案：为什么网页上会出现“锟斤拷”和“烫烫烫”",
    "把“你好”存成UTF-8再按Latin-1打开，就会看到“ä½\xa0å¥½”这样的乱码。",
    "常见乱码：鏂伴椈 是“新闻”的UTF-8字节被当成GBK的结果。",
)


@dataclass(frozen=True)
class Trial:
    """A line as it was misread.

    Attributes:
        kind: what was done to it.
        seen: the misread line.
        wanted: the characters that can be restored, those left out that lost a byte.
        gone: how many those are.
        lossless: whether no byte was lost.
        is_open: whether it may have been another line.
    """

    kind: str
    seen: str
    wanted: str
    gone: int
    lossless: bool
    is_open: bool = False

    def is_of(self, group: str) -> bool:
        """Whether it counts in a line of the table."""
        if group == _RECOVERABLE:
            return not self.is_open
        return group in (self.kind, "all") or (self.lossless and group == _WHOLE)


Mend = Callable[[str], str]


def ours(line: str) -> str:
    """The rule of this package, alone."""
    return repair_text(line, rules=RULES[:1]).text


def ftfy() -> Mend:
    """The mending of encodings in ftfy, and nothing else of it."""
    fix: Mend = importlib.import_module("ftfy").fix_encoding
    return fix


def trials(source: Source, count: int, seed: int = 3) -> Iterator[Trial]:
    """Lines of each pair, handler and length, and some that were misread twice."""
    rng = random.Random(seed)
    for script, right, wrong in PAIRS:
        for length in LENGTHS:
            for _ in range(count):
                line = _line(source(script, rng, length), right, length)
                if sum("\u4e00" <= each <= "\u9fff" for each in line) < _FEWEST:
                    continue
                yield from _misread(line, right, wrong)
                if (right, wrong) in {
                    ("utf-8", "latin-1"),
                    ("utf-8", "cp1252"),
                    ("utf-8", "gb18030"),
                }:
                    yield from _twice(line, wrong)


def _line(written: str, codec: str, length: int) -> str:
    """One line of characters that the codec has; such as are not white space at its ends."""
    held = "".join(written.split("\n"))[:length].encode(codec, "ignore").decode(codec)
    return held.strip()


def _misread(line: str, right: str, wrong: str) -> Iterator[Trial]:
    data = line.encode(right)
    for handler in HANDLERS:
        lost = _lost(data, wrong)
        if handler != "strict" and not lost:
            return  # nothing for the handler to do
        try:
            seen = data.decode(wrong, handler)
        except UnicodeError:
            continue
        wanted = _left(line, right, lost)
        gone = len(line) - len(wanted)
        is_open = handler == "ignore" and right != "utf-8" and _is_open(line, right, wrong)
        kind = f"{right} as {wrong}, {handler}{', open' if is_open else ''}"
        yield Trial(kind, seen, wanted, gone, not lost, is_open)


def _twice(line: str, wrong: str) -> Iterator[Trial]:
    try:
        once = line.encode().decode(wrong)
        yield Trial(f"utf-8 as {wrong}, twice", once.encode().decode(wrong), line, 0, True)
    except UnicodeError:
        return


def _lost(data: bytes, wrong: str) -> set[int]:
    """The offsets of the bytes that the wrong codec cannot read."""
    lost: set[int] = set()

    def note(error: UnicodeError) -> tuple[str, int]:
        if isinstance(error, UnicodeDecodeError):
            lost.update(range(error.start, error.end))
            return "", error.end
        raise error

    codecs.register_error("benchmark-note", note)
    data.decode(wrong, "benchmark-note")
    return lost


def _left(line: str, right: str, lost: set[int]) -> str:
    """The characters that no byte is lost of."""
    kept, at = [], 0
    for character in line:
        size = len(character.encode(right))
        if not lost.intersection(range(at, at + size)):
            kept.append(character)
        at += size
    return "".join(kept)


def _is_open(line: str, right: str, wrong: str) -> bool:
    """Whether another line of everyday characters leaves the same when bytes are left out.

    One byte that was lost is put elsewhere, not far away, and may be any other.
    """
    data = line.encode(right)
    lost = _lost(data, wrong)
    seen, wanted = data.decode(wrong, "ignore"), _left(line, right, lost)
    for place in sorted(lost):
        for other in _others(data, place, right):
            is_same = other.encode(right).decode(wrong, "ignore") == seen
            if is_same and _left(other, right, _lost(other.encode(right), wrong)) != wanted:
                return True
    return False


def _others(data: bytes, place: int, right: str) -> Iterator[str]:
    """Lines that differ by where one byte stands, and by the characters of two bytes around it."""
    line, rest = data.decode(right), data[:place] + data[place + 1 :]
    for at in range(max(0, place - _NEAR), min(len(rest), place + _NEAR) + 1):
        for byte in range(0x81, 0xFF):
            try:
                other = (rest[:at] + bytes([byte]) + rest[at:]).decode(right)
            except UnicodeDecodeError:
                continue
            changed = [b for a, b in zip(line, other, strict=False) if a != b]
            if changed and all(cost_of(each) <= _FIRST_LEVEL for each in changed):
                yield other


def is_restored(trial: Trial, line: str) -> bool:
    """Whether a line has all characters that are left, and little for those that are not.

    >>> trial = Trial("", "", "北京", 1, False)
    >>> is_restored(trial, "北�京"), is_restored(trial, "北某�京"), is_restored(trial, "北�")
    (True, False, False)
    """
    rest = iter(line)
    ordered = all(character in rest for character in trial.wanted)
    return ordered and len(line) <= len(trial.wanted) + trial.gone


def table(given: list[Trial], menders: dict[str, Mend]) -> Iterator[str]:
    """For each kind of misreading the share of lines restored."""
    yield f"{'':34} {'n':>5} " + " ".join(f"{name:>8}" for name in menders)
    kinds = sorted(
        dict.fromkeys(trial.kind for trial in given), key=lambda kind: kind.endswith("open")
    )
    for kind in (*kinds, _WHOLE, _RECOVERABLE, "all"):
        chosen = [trial for trial in given if trial.is_of(kind)]
        shares = (
            sum(is_restored(trial, mend(trial.seen)) for trial in chosen) / len(chosen)
            for mend in menders.values()
        )
        yield f"{kind:34} {len(chosen):>5} " + " ".join(f"{share:8.2%}" for share in shares)


def touched(lines: list[str], menders: dict[str, Mend]) -> Iterator[str]:
    """How many clean lines are changed."""
    for name, mend in menders.items():
        changed = [line for line in lines if mend(line) != line]
        yield f"{name}: {len(changed)} of {len(lines)} clean lines changed"
        yield from (f"    {line[:60]} -> {mend(line)[:60]}" for line in changed[:5])


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--trials", type=int, default=20)
    parser.add_argument("--half", type=int, default=HELD_OUT)
    parser.add_argument("--corpus", type=Path)
    asked = parser.parse_args()

    def made(script: str, rng: random.Random, size: int) -> str:
        return text(script, asked.half, rng, size)

    source = corpus(asked.corpus) if asked.corpus else made
    menders = {"ours": ours, "ftfy": ftfy()}
    given = list(trials(source, asked.trials))
    rng = random.Random(9)
    scripts = ("Hans", "TW", "HK")
    clean = [line for s in scripts for _ in range(400) for line in source(s, rng, 200).split("\n")]
    for line in (*table(given, menders), "", *touched([*CLEAN, *clean], menders)):
        print(line)


if __name__ == "__main__":
    main()
