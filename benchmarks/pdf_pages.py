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

    `latin` names the font of Latin words, empty for that of the text. Of `head` and `foot` tabs
    part what stands at the left, in the middle and at the right; {0} is the number of the page,
    {1} how many there are. `seen` tells which set it belongs to.
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
    body: str = "Song"
    first_page: int = 1
    seen: str = "tuned"


LAYOUTS = (
    Layout("indents", foot="- {} -"),
    Layout("blank lines", indent=0, between=12, is_justified=False),
    Layout("two columns", columns=2, size=9.5, leading=14, title_size=22, margin=60),
    Layout("head and foot", head="云岭晚报 2021年3月2日 第{}版", foot="第{}页 共9页", size=12, leading=20),
    Layout("mixed fonts", latin="Helvetica", size=11, leading=18, foot="{}"),
    Layout("three columns", columns=3, size=9, leading=13, title_size=26, margin=40, gutter=14,
           head="白桥日报 星期二", foot="{}"),
    Layout("notice", size=16, leading=28, title_size=22, foot="— {} —", latin="Times-Roman",
           seen="held out"),
    Layout("narrow", columns=2, size=12, leading=18, title_size=20, margin=72, gutter=24,
           latin="Helvetica", head="第{}页", seen="held out"),
    Layout("ragged", indent=0, between=6, size=12, leading=16, is_justified=False,
           head="http://news.example.com/{}.html", latin="Courier", seen="held out"),
    Layout("broadsheet", columns=3, size=8.5, leading=12.5, title_size=28, margin=36, gutter=16,
           head="白桥晚报\t2022年8月19日 星期五\t要闻 A0{0}", bottom=430, seen="fresh"),
    Layout("bulletin", columns=2, size=10.5, leading=16, title_size=16, margin=64, gutter=26,
           head="云岭市人民政府公报\t\t2023年第4号", foot="· {0} ·", first_page=12, bottom=200,
           latin="Times-Roman", seen="fresh"),
    Layout("browser", indent=0, between=10, size=11, leading=19, title_size=20, margin=56,
           is_justified=False, body="Hei", latin="Helvetica", bottom=420,
           head="2024/3/5 09:12\t{title}_云岭在线\t",
           foot="https://www.example.com/2024/03/05/10086.html\t\t{0}/{1}", seen="fresh"),
    Layout("tabloid", columns=4, size=8, leading=12, title_size=24, margin=30, gutter=12,
           head="南山都市报\t社会\t2020.11.3", bottom=480, seen="last"),
    Layout("report", size=12, leading=22, title_size=18, margin=90, latin="Times-Roman",
           head="云岭市统计局\t\t统计快报", foot="{0} / {1}", bottom=300, seen="last"),
    Layout("journal", columns=2, size=9, leading=15, title_size=20, margin=70, gutter=20,
           latin="Helvetica", head="农村月刊\t2021年第6期\t{0}", first_page=37, bottom=330,
           seen="last"),
)  # fmt: skip


def pdf(story: Story, layout: Layout) -> bytes:
    """A story as a PDF file.

    Raises:
        FileNotFoundError: a font of the Debian packages named above is not installed.
    """
    _with_fonts()
    pages, _ = _set(story, layout, 0)
    return _set(story, layout, pages)[1]


def _set(story: Story, layout: Layout, pages: int) -> tuple[int, bytes]:
    """How many pages a story takes, and the file, in which they are told to be so many."""
    out = io.BytesIO()
    canvas: Any = importlib.import_module("reportlab.pdfgen.canvas").Canvas(
        out, pagesize=(_WIDTH, _HEIGHT), invariant=1
    )
    setter = _Setter(canvas, layout, pages)
    setter.set(story)
    canvas.save()
    return setter.page, out.getvalue()


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

    def __init__(self, canvas: Any, layout: Layout, pages: int) -> None:
        self.canvas, self.layout, self.pages = canvas, layout, pages
        self.page, self.column, self.title = 1, 0, ""
        inner = _WIDTH - 2 * layout.margin - (layout.columns - 1) * layout.gutter
        self.width = inner / layout.columns
        self.top = self.y = layout.top

    def set(self, story: Story) -> None:
        layout, self.title = self.layout, story.title
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
        font = "Hei" if is_heading else layout.body
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
        if not self.layout.latin or font != self.layout.body:
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
            number = self.page + self.layout.first_page - 1
            told = words.replace("{title}", self.title).format(number, self.pages)
            parts = told.split("\t")
            for part, place in zip(parts, "lcr" if len(parts) > 1 else "c", strict=True):
                if part:
                    self.across(part, place, y)
        self.canvas.showPage()

    def across(self, text: str, place: str, y: float) -> None:
        """Draw a part of a running head or foot at the left, in the middle or at the right."""
        self.canvas.setFont("Song", 9)
        margin = self.layout.margin
        if place == "l":
            self.canvas.drawString(margin, y, text)
        elif place == "r":
            self.canvas.drawRightString(_WIDTH - margin, y, text)
        else:
            self.canvas.drawCentredString(_WIDTH / 2, y, text)


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
