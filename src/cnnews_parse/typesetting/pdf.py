"""PDF files, read with pdfium by way of pypdfium2 (the extra `pdf`)."""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Iterator
from types import ModuleType
from typing import TYPE_CHECKING, Any

import attrs

from cnnews_parse.model.document import Limits
from cnnews_parse.model.errors import InputError, LimitExceeded, MissingExtra
from cnnews_parse.model.patterns import Pattern
from cnnews_parse.model.printing import Printed, PrintedPage
from cnnews_parse.typesetting.glyphs import Glyph, are_vertical, laid_down, stretches
from cnnews_parse.typesetting.substitute import SystemFonts

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

# pdfium must be entered by one thread at a time; a lock of our own guards our calls alone.
_ONE_AT_A_TIME = threading.Lock()
_FONTS = SystemFonts()
_LOST = "\ufffd"
_HYPHEN = "\x02"  # what pdfium gives for a hyphen that ends a line
_NO_CHARACTER = Pattern("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_NO_WIDTH = 0.01  # points; pdfium leaves out what is narrower
_LATIN = Pattern("Arial|Helvetica|Times|Courier|Symbol|ZapfDingbats")  # pdfium has these whole
_DEEPEST = 3  # forms inside one another that are searched for pictures


def pages_of(data: bytes, limits: Limits) -> Printed:
    """The pages of a PDF file; see `cnnews_parse.typesetting.printed`."""
    try:
        import pypdfium2
        from pypdfium2 import raw
    except ImportError as error:
        raise MissingExtra("a PDF file", "pdf") from error
    with _ONE_AT_A_TIME, _FONTS.replaced(raw):
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise InputError(_said(error, raw)) from error
        try:
            return _read(document, raw, limits.nodes)
        except pypdfium2.PdfiumError as error:
            raise InputError("the PDF file is damaged: a page cannot be read") from error
        finally:
            document.close()


def _said(error: Exception, raw: ModuleType) -> str:
    code = getattr(error, "err_code", None)
    if code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
        return "the PDF file is locked with a password"
    return "the PDF file is damaged"


def _read(document: PdfDocument, raw: ModuleType, limit: int) -> Printed:
    """All pages, as long as there are no more of them and of characters than the limit."""
    pages: list[PrintedPage] = []
    size = len(document)
    for number in range(len(document)):
        page = document[number]
        text = page.get_textpage()
        try:
            size += text.count_chars()
            if size > limit:
                raise LimitExceeded("nodes", limit, size)
            pages.append(_Page(page, text, raw).read())
        finally:
            text.close()
            page.close()
    if size > limit:
        raise LimitExceeded("nodes", limit, size)
    return Printed(pages=tuple(pages), title=_title(document))


def _title(document: PdfDocument) -> str:
    """What the file says its title is; empty where its bytes are no text."""
    try:
        return str(document.get_metadata_value("Title")).strip()
    except UnicodeDecodeError:  # pypdfium2 decodes strictly what a damaged file may hold
        return ""


@attrs.define(eq=False)
class _Page:
    """A page that is open in pdfium."""

    page: PdfPage
    text: PdfTextPage
    raw: ModuleType
    fonts: dict[int, str] = attrs.field(factory=dict, init=False)
    box: tuple[float, float, float, float] = attrs.field(init=False)
    turn: int = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        self.box = self.page.get_bbox()
        self.turn = 90 * max(self.raw.FPDFPage_GetRotation(self.page), 0)  # -1 where it is damaged

    def read(self) -> PrintedPage:
        width, height = self.page.get_size()
        glyphs = [*self.glyphs()]
        if are_vertical(glyphs):
            glyphs = [laid_down(glyph, width) for glyph in glyphs]
            width, height = height, width
        pictures, unread = self.pictures_and_unread()
        return PrintedPage(
            width=width,
            height=height,
            stretches=stretches(glyphs),
            pictures=pictures,
            unread=unread,
        )

    def pictures_and_unread(self) -> tuple[int, int]:
        """How many pictures are on the page, and how many pieces of text pdfium left out."""
        raw = self.raw
        kinds = [raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_TEXT]
        found = [*self.page.get_objects(filter=kinds, max_depth=_DEEPEST)]
        kind = raw.FPDFPageObj_GetType
        texts = [each.raw for each in found if kind(each.raw) == raw.FPDF_PAGEOBJ_TEXT]
        return len(found) - len(texts), sum(map(self.is_unread, texts))

    def is_unread(self, text: Any) -> bool:
        """Whether a piece of text has no width, and nevertheless may say something.

        Glyphs without a shape are blanks where they are shown; below a scanned page they are
        invisible and may be any. Fonts of pdfium's own lack some shapes.
        """
        raw = self.raw
        left, right, y = ctypes.c_float(), ctypes.c_float(), ctypes.c_float()
        raw.FPDFPageObj_GetBounds(text, left, y, right, y)
        if right.value - left.value > _NO_WIDTH:
            return False
        if raw.FPDFTextObj_GetTextRenderMode(text) == raw.FPDF_TEXTRENDERMODE_INVISIBLE:
            return True
        font = raw.FPDFTextObj_GetFont(text)
        return raw.FPDFFont_GetIsEmbedded(font) == 0 and not _LATIN.match(self.name_of(font))

    def glyphs(self) -> Iterator[Glyph]:
        """The characters that the file has; blanks and line ends that pdfium adds are none."""
        for number in range(self.text.count_chars()):
            if not self.raw.FPDFText_IsGenerated(self.text, number):
                character = self.character(number)
                if character not in "\r\n":
                    yield self.glyph(number, character)

    def character(self, number: int) -> str:
        character = chr(self.raw.FPDFText_GetUnicode(self.text, number))
        if character == _HYPHEN:
            return "-"
        is_unknown = self.raw.FPDFText_HasUnicodeMapError(self.text, number) == 1
        return _LOST if is_unknown or _NO_CHARACTER.match(character) else character

    def glyph(self, number: int, character: str) -> Glyph:
        raw, text = self.raw, self.text
        x, y, box, matrix = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF(), raw.FS_MATRIX()
        raw.FPDFText_GetCharOrigin(text, number, x, y)
        raw.FPDFText_GetLooseCharBox(text, number, box)
        raw.FPDFText_GetMatrix(text, number, matrix)
        left, top = self.placed(box.left, box.top)
        right, bottom = self.placed(box.right, box.bottom)
        scale = (matrix.c**2 + matrix.d**2) ** 0.5
        return Glyph(
            text=character,
            left=min(left, right),
            right=max(left, right),
            top=min(top, bottom),
            bottom=max(top, bottom),
            baseline=self.placed(x.value, y.value)[1],
            size=round(raw.FPDFText_GetFontSize(text, number) * scale, 1) or 1.0,
            font=self.font(number),
            is_upright=self.is_upright(matrix.a, matrix.b),
        )

    def placed(self, x: float, y: float) -> tuple[float, float]:
        """A point of the file's space on the page as a reader holds it."""
        left, bottom, right, top = self.box
        if self.turn == 90:
            return y - bottom, x - left
        if self.turn == 180:
            return right - x, y - bottom
        if self.turn == 270:
            return top - y, right - x
        return x - left, top - y

    def is_upright(self, a: float, b: float) -> bool:
        along, across = {0: (a, b), 90: (b, a), 180: (-a, b), 270: (-b, a)}.get(self.turn, (a, b))
        return along > 0 and abs(across) < 0.2 * along

    def font(self, number: int) -> str:
        """The name of the font; asked once for each text object."""
        raw = self.raw
        thing = raw.FPDFText_GetTextObject(self.text, number)
        address = ctypes.cast(thing, ctypes.c_void_p).value or 0
        if address not in self.fonts:
            self.fonts[address] = self.name_of(raw.FPDFTextObj_GetFont(thing)) if thing else ""
        return self.fonts[address]

    def name_of(self, font: Any) -> str:
        buffer = ctypes.create_string_buffer(128)
        self.raw.FPDFFont_GetBaseFontName(font, buffer, len(buffer))
        name = buffer.value.decode("utf-8", "replace")
        return name.partition("+")[2] or name  # a subset is marked: ABCDEF+SimSun
