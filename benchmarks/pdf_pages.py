"""Stories set in type: real PDF files in several layouts, made with reportlab."""

from __future__ import annotations

import importlib
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pdf_prose import Passage, Story

_SONG = "/usr/share/fonts/truetype/arphic-gbsn00lp/gbsn00lp.ttf"  # fonts-arphic-gbsn00lp
_DARK = "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc"  # fonts-wqy-zenhei
FONTS = (_SONG, _DARK)
_NEVER_FIRST = "，。；：、！？）》」』”’％%"
_NEVER_LAST = "（《「『“‘"
_WORD = re.compile(r"[!-~]+(?: (?=[!-~]))?|\s|.")
_WIDTH, _HEIGHT = 595.0, 842.0


@dataclass(frozen=True)
class Layout:
    """How a story is set; lengths in points.

    `latin` names the font of Latin words, empty for that of the text. `signed` sets a line with
    an office and a day at the right, as notices have it.
    """

    name: str
    columns: int = 1
    size: float = 10.5
    leading: float = 17
    indent: float = 2  # characters that a first line is set in
    between: float = 0  # additional points between paragraphs
    title_size: float = 18
    is_justified: bool = True
    head: str = ""
    foot: str = ""
    latin: str = ""
    margin: float = 80
    gutter: float = 18
    top: float = 760
    bottom: float = 90
    is_held_out: bool = False


LAYOUTS = (
    Layout("indents", foot="- {} -"),
    Layout("blank lines", indent=0, between=12, is_justified=False),
    Layout("two columns", columns=2, size=9.5, leading=14, title_size=22, margin=60),
    Layout("head and foot", head="云岭晚报 2021年3月2日 第{}版", foot="第{}页 共9页", size=12, leading=20),
    Layout("mixed fonts", latin="Helvetica", size=11, leading=18, foot="{}"),
    Layout("three columns", columns=3, size=9, leading=13, title_size=26, margin=40, gutter=14,
           head="白桥日报 星期二", foot="{}"),
    Layout("notice", size=16, leading=28, title_size=22, foot="— {} —", latin="Times-Roman",
           is_held_out=True),
    Layout("narrow", columns=2, size=12, leading=18, title_size=20, margin=72, gutter=24,
           latin="Helvetica", head="第{}页", is_held_out=True),
    Layout("ragged", indent=0, between=6, size=12, leading=16, is_justified=False,
           head="http://news.example.com/{}.html", latin="Courier", is_held_out=True),
)  # fmt: skip


def pdf(story: Story, layout: Layout) -> bytes:
    """A story as a PDF file.

    Raises:
        FileNotFoundError: a font of the Debian packages named above is not installed.
    """
    _with_fonts()
    out = io.BytesIO()
    canvas: Any = importlib.import_module("reportlab.pdfgen.canvas").Canvas(
        out, pagesize=(_WIDTH, _HEIGHT), invariant=1
    )
    _Setter(canvas, layout).set(story)
    canvas.save()
    return out.getvalue()


def _with_fonts() -> None:
    metrics: Any = importlib.import_module("reportlab.pdfbase.pdfmetrics")
    font: Any = importlib.import_module("reportlab.pdfbase.ttfonts").TTFont
    for name, file in zip(("Song", "Hei"), FONTS, strict=True):
        if not Path(file).exists():
            raise FileNotFoundError(file)
        if name not in metrics.getRegisteredFontNames():
            metrics.registerFont(font(name, file))


class _Setter:
    """Sets a story, column by column and page by page."""

    def __init__(self, canvas: Any, layout: Layout) -> None:
        self.canvas, self.layout = canvas, layout
        self.page, self.column = 1, 0
        inner = _WIDTH - 2 * layout.margin - (layout.columns - 1) * layout.gutter
        self.width = inner / layout.columns
        self.top = self.y = layout.top

    def set(self, story: Story) -> None:
        layout = self.layout
        size = layout.title_size
        for words, width in self.broken(story.title, "Hei", size, 0, _WIDTH - 2 * layout.margin):
            x = (_WIDTH - width) / 2
            self.draw(words, "Hei", size, x, 0)
            self.y -= 1.4 * size
        self.top = self.y = self.y - 0.6 * size
        for passage in story.passages:
            self.passage(passage)
        self.finish()

    def passage(self, passage: Passage) -> None:
        layout = self.layout
        is_heading = passage.kind == "heading"
        font = "Hei" if is_heading else "Song"
        indent = layout.indent * layout.size
        lines = list(self.broken(passage.text, font, layout.size, indent, self.width))
        for number, (words, width) in enumerate(lines):
            if self.y < layout.bottom:
                self.turn()
            start = indent if number == 0 else 0
            even = layout.is_justified and number + 1 < len(lines)
            rest = self.width - start - width if even else 0
            left = layout.margin + self.column * (self.width + layout.gutter)
            self.draw(words, font, layout.size, left + start, rest)
            self.y -= layout.leading
        self.y -= layout.between

    def broken(
        self, text: str, font: str, size: float, indent: float, room: float
    ) -> Iterator[tuple[str, float]]:
        """The lines of a passage with their widths; no mark stands where it must not."""
        line, width = "", indent
        for word in _unbreakable(text):
            more = self.measured(word, font, size)
            if line and width + self.measured(word.rstrip(), font, size) > room:
                yield line.rstrip(), self.measured(line.rstrip(), font, size)
                line, width = "", 0.0
            line += word if line else word.lstrip()
            width += more
        if line:
            yield line, self.measured(line, font, size)

    def measured(self, text: str, font: str, size: float) -> float:
        width: float = sum(self.canvas.stringWidth(*part, size) for part in self.parts(text, font))
        return width

    def parts(self, text: str, font: str) -> list[tuple[str, str]]:
        """Runs of one font."""
        if not self.layout.latin or font == "Hei":
            return [(text, font)]
        runs = re.findall(r"[!-~]+(?: +[!-~]+)*|[^!-~]+", text)
        return [(run, self.layout.latin if run[0].isascii() else font) for run in runs]

    def draw(self, text: str, font: str, size: float, x: float, rest: float) -> None:
        """Draw a line, what is left of its width spread between its characters."""
        space = rest / max(len(text) - 1, 1)
        for run, own in self.parts(text, font):
            line = self.canvas.beginText(x, self.y)
            line.setFont(own, size)
            line.setCharSpace(space)
            line.textOut(run)
            self.canvas.drawText(line)
            x += self.canvas.stringWidth(run, own, size) + space * len(run)

    def turn(self) -> None:
        """Go on in the next column, or overleaf."""
        self.column += 1
        if self.column == self.layout.columns:
            self.finish()
            self.page, self.column, self.top = self.page + 1, 0, self.layout.top
        self.y = self.top

    def finish(self) -> None:
        for words, y in ((self.layout.head, _HEIGHT - 45), (self.layout.foot, 45)):
            if words:
                self.canvas.setFont("Song", 9)
                self.canvas.drawCentredString(_WIDTH / 2, y, words.format(self.page))
        self.canvas.showPage()


def _unbreakable(text: str) -> Iterator[str]:
    """Characters and Latin words, with the marks that must not be parted from them."""
    held = ""
    words: list[str] = _WORD.findall(text)
    for word, after in zip(words, [*words[1:], ""], strict=True):
        held += word
        if word[-1] in _NEVER_LAST or after[:1] in tuple(_NEVER_FIRST):
            continue
        yield held
        held = ""
    if held:
        yield held
