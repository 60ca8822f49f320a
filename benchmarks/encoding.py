"""Tell the encodings of short and long, clean and damaged texts, beside other detectors.

    python benchmarks/encoding.py [--trials N] [--half 0|1] [--corpus FOLDER] [--peers]

The texts are made up (`prose.py`), or with `--corpus` taken from the bodies of a folder such as
`quality.py` reads. A clean text is told rightly where the encoding named decodes to it; one with
spoilt bytes where the encoding is that of its family. `wrong` counts wrong answers of which ours
does not say that it is unsure. Pages whose label lies follow. The peers are asked in the same run,
on the same bytes; they need `pip install -e '.[bench]'`.
"""

from __future__ import annotations

import argparse
import importlib
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from cnnews_parse import Certainty, CnnewsParseError, EncodingError, decode_bytes
from cnnews_parse.decoding.labels import codec_of
from prose import HELD_OUT, text

WRITTEN = (  # script, codec
    ("Hans", "gb18030"),
    ("TW", "gb18030"),
    ("TW", "big5"),
    ("HK", "big5hkscs"),
    ("Hans", "utf-8"),
    ("TW", "utf-8"),
    ("Hans", "utf-16-le"),
    ("TW", "utf-16-be"),
    ("Hans", "hz"),
)
SIZES = (20, 50, 200, 2000)
LIES = (  # script, codec, and the label that the page bears
    ("Hans", "utf-8", "gb2312"),
    ("Hans", "gb18030", "utf-8"),
    ("Hans", "gb18030", "big5"),
    ("TW", "gb18030", "big5"),
    ("TW", "big5", "gbk"),
    ("TW", "big5", "utf-8"),
    ("TW", "utf-8", "big5"),
    ("HK", "big5hkscs", "gb2312"),
    ("Hans", "utf-8", "iso-8859-1"),
    ("Hans", "gb18030", "iso-8859-1"),
)
_PAGE = (
    '<html><head><meta charset="{}"><title>{}</title></head><body><div id="nav">'
    '<a href="/">Home</a></div><p>{}</p></body></html>'
)
DAMAGES = ("clean", "1 bad byte", "1 % bad bytes")
PEERS = ("chardet", "charset_normalizer", "cchardet")


@dataclass(frozen=True)
class Trial:
    """Some bytes and what they are.

    Attributes:
        data: the bytes, perhaps spoilt.
        text: the text that was written; None where bytes are spoilt.
        codec: what it was written with.
        size: about how many bytes.
        damage: one of `DAMAGES`.
    """

    data: bytes
    text: str | None
    codec: str
    size: int
    damage: str


@dataclass(frozen=True)
class Answer:
    """What a detector says: an encoding, or None, and whether it is unsure."""

    encoding: str | None
    unsure: bool = False


Detector = Callable[[bytes], Answer]
Source = Callable[[str, random.Random, int], str]


def ours(data: bytes) -> Answer:
    """The answer of this package."""
    try:
        found = decode_bytes(data)
    except CnnewsParseError:
        return Answer(None, unsure=True)  # refused as binary data: no answer is no wrong one
    return Answer(found.encoding, found.certainty is Certainty.UNSURE)


def peer(name: str) -> Detector:
    """The detector of another package, as its documentation calls it."""
    module = importlib.import_module(name)
    if name == "charset_normalizer":
        return lambda data: Answer(getattr(module.from_bytes(data).best(), "encoding", None))
    return lambda data: Answer(module.detect(data)["encoding"])


def trials(source: Source, count: int, seed: int = 1) -> Iterator[Trial]:
    """As many trials of each size, encoding and damage."""
    rng = random.Random(seed)
    for size in SIZES:
        for damage in DAMAGES:
            for script, codec in WRITTEN:
                for _ in range(count):
                    yield _trial(source(script, rng, size), codec, size, damage, rng)


def _trial(written: str, codec: str, size: int, damage: str, rng: random.Random) -> Trial:
    """A text of at most so many bytes, of characters that the encoding has."""
    kept: list[str] = []
    length = 0
    for character in written:
        length += len(character.encode(codec, "ignore")) if codec != "hz" else 2
        if length > size:
            break
        kept.append(character)
    data = "".join(kept).encode(codec, "ignore")
    bad = {"clean": 0, "1 bad byte": 1}.get(damage, max(1, len(data) // 100))
    spoilt = bytearray(data)
    for at in rng.sample(range(len(data)), bad):
        spoilt[at] = rng.randrange(256)
    return Trial(bytes(spoilt), None if bad else data.decode(codec), codec, size, damage)


def lies(source: Source, count: int, seed: int = 4) -> Iterator[Trial]:
    """Pages of each size whose label is not that of their bytes; the damage names both."""
    rng = random.Random(seed)
    for script, codec, label in LIES:
        for size in SIZES:
            for _ in range(count):
                written = source(script, rng, size).encode(codec, "ignore").decode(codec)
                page = _PAGE.format(label, written[:15], written[: max(size // 2, 15)])
                yield Trial(page.encode(codec), page, codec, size, f"{codec}, labelled {label}")


def table_of_lies(given: Sequence[Trial], detectors: dict[str, Detector]) -> Iterator[str]:
    """For each pair the share of pages that come out as they were written."""
    yield f"{'page':32} {'n':>5} " + " ".join(f"{name:>18}" for name in detectors)
    for kind in dict.fromkeys(trial.damage for trial in given):
        chosen = [trial for trial in given if trial.damage == kind]
        shares = (
            sum(is_right(trial, ask(trial.data)) for trial in chosen) / len(chosen)
            for ask in detectors.values()
        )
        yield f"{kind:32} {len(chosen):>5} " + " ".join(f"{share:18.2%}" for share in shares)


def is_right(trial: Trial, answer: Answer) -> bool:
    """Whether an answer reads the text, or names the family of a spoilt one."""
    if answer.encoding is None:
        return False
    try:
        named = codec_of(answer.encoding)
    except EncodingError:
        return False
    if named == codec_of(trial.codec):
        return True
    return trial.text is not None and _reads(trial.data, named) == trial.text


def _reads(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeError:
        return None


def table(given: Sequence[Trial], detectors: dict[str, Detector]) -> Iterator[str]:
    """For each size and damage the share of right answers of each detector."""
    names = " ".join(f"{name:>18}" for name in detectors)
    yield f"{'bytes':>5} {'damage':14} {'n':>5} {names} {'ours wrong':>11}"
    for size in SIZES:
        for damage in DAMAGES:
            chosen = [each for each in given if (each.size, each.damage) == (size, damage)]
            answers = {n: [ask(each.data) for each in chosen] for n, ask in detectors.items()}
            right = {n: sum(map(is_right, chosen, said)) for n, said in answers.items()}
            cells = " ".join(f"{right[name] / len(chosen):18.2%}" for name in detectors)
            pairs = zip(chosen, answers["ours"], strict=True)
            wrong = sum(not is_right(trial, said) and not said.unsure for trial, said in pairs)
            yield f"{size:>5} {damage:14} {len(chosen):>5} {cells} {wrong / len(chosen):11.2%}"


def by_codec(given: Sequence[Trial]) -> Iterator[str]:
    """For each encoding of ours the wrong answers, and how many of them say that they are unsure."""
    for codec in dict.fromkeys(codec for _, codec in WRITTEN):
        for size in SIZES:
            chosen = [each for each in given if (each.codec, each.size) == (codec, size)]
            wrong = [said for each in chosen if not is_right(each, said := ours(each.data))]
            if wrong:
                unsure = sum(said.unsure for said in wrong)
                told = sorted({str(said.encoding) for said in wrong})
                yield f"{codec:10} {size:>5}: {len(wrong)} of {len(chosen)} wrong, {unsure} said so; {', '.join(told)}"


def corpus(folder: Path) -> Source:
    """Texts from the bodies of a folder of documents with answers."""
    from gold import documents, gold
    from transcoding import native

    bodies: dict[bool, list[str]] = {True: [], False: []}
    for spec in documents(folder):
        body = gold(folder, spec)
        bodies[native(body) == "gb18030"].append(body)

    def cut(script: str, rng: random.Random, size: int) -> str:
        body = rng.choice(bodies[script == "Hans"])
        at = rng.randrange(max(1, len(body) - size))
        return (body[at:] + body)[: size + 20]

    return cut


def times(detectors: dict[str, Detector]) -> Iterator[str]:
    """Processor time for texts of 4 kB and 1 MB, in strict decodes of the same bytes."""
    rng = random.Random(5)
    for script, codec in WRITTEN[:5]:
        data = text(script, HELD_OUT, rng, 3000).encode(codec, "ignore")[:4000]
        data = data.decode(codec, "ignore").encode(codec)
        for copies in (1, 250):
            given = data * copies
            unit = _seconds(lambda given=given, codec=codec: given.decode(codec))  # type: ignore[misc]
            cells = " ".join(
                f"{_seconds(lambda ask=ask, given=given: ask(given)) / unit:18.1f}"  # type: ignore[misc]
                for ask in detectors.values()
            )
            yield f"{codec:12} {len(given):>8} bytes {cells}   (unit {unit * 1e6:.0f} us)"


def _seconds(call: Callable[[], object]) -> float:
    taken = []
    for _ in range(3):
        started = time.process_time()
        count = 0
        while time.process_time() - started < 0.02:
            call()
            count += 1
        taken.append((time.process_time() - started) / count)
    return min(taken)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--trials", type=int, default=20)
    parser.add_argument("--half", type=int, default=HELD_OUT)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--peers", action="store_true")
    asked = parser.parse_args()

    def made(script: str, rng: random.Random, size: int) -> str:
        return text(script, asked.half, rng, size)

    source = corpus(asked.corpus) if asked.corpus else made
    detectors = {"ours": ours} | {name: peer(name) for name in PEERS if asked.peers}
    given = list(trials(source, asked.trials))
    told = list(lies(source, asked.trials))
    for line in (
        *table(given, detectors),
        "",
        *by_codec(given),
        "",
        *table_of_lies(told, detectors),
        "",
        *times(detectors),
    ):
        print(line)


if __name__ == "__main__":
    main()
