"""Sites whose pages turn up copied as text: known by what frames the article there."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator

import attrs

from cnnews_parse.model.accounts import Confidence, Reason
from cnnews_parse.model.document import Claim, Document, Fit
from cnnews_parse.model.draft import Draft, Line, Statement
from cnnews_parse.model.errors import ExtractionError
from cnnews_parse.model.patterns import Pattern

_GLOSS = Pattern(r"(?<=[\u4e00-\u9fff])\([a-z\u00df-\u01dc]{1,6}\) ?")


@attrs.frozen(kw_only=True)
class TextSite:
    """A site whose pages turn up copied as text: what frames the article there.

    Patterns are matched at the start of a line from which pinyin glosses are taken, as a
    mirror may have put them in.

    Attributes:
        name: as in `Article.extractor`.
        site: the name that its readers know it by.
        masthead: the line above the article by which a page is known, such as a breadcrumb.
        imprint: the line behind it, such as outlet and date; one of the two must be given.
        ends: lines that end the article: they and all behind them are no text of it.
        fields: patterns of whole lines that state a field; group 1 holds it.

    >>> site = TextSite(name="example", site="某网", masthead="某网 > ")
    >>> site.sniff(Document(text="某网 > 新闻\\n正文。")).fit.name
    'SITE'
    """

    name: str
    site: str
    masthead: str | None = None
    imprint: str | None = None
    ends: tuple[tuple[str, Reason], ...] = ()
    fields: tuple[tuple[str, str], ...] = ()

    def sniff(self, document: Document) -> Claim | None:
        """Claim a text that is framed as this site frames its articles."""
        if document.part == "body" or _is_markup(document):
            return None
        if self.frame(document) is None:
            return None
        return Claim(Fit.SITE, f"is framed as text of {self.site}")

    def frame(self, document: Document) -> int | None:
        """The number of the line by which the text is known."""
        first = _first_line(document.lines) if self.masthead else None
        if first is not None and re.match(self.masthead or "", unglossed(document.lines[first])):
            return first
        if self.imprint:
            pattern = Pattern(self.imprint)
            return next((n for n, t in enumerate(document.lines) if pattern.match(t)), None)
        return None

    def extract(self, document: Document) -> Draft:
        """The lines of the text, what frames the article labelled.

        Raises:
            ExtractionError: nothing stands inside the frame.
        """
        lines = tuple(self._lines(document))
        if not any(line.fate is None and line.text.strip() for line in lines):
            raise ExtractionError(self.name, "body")
        site = Statement(
            field="site",
            words=self.site,
            mark=f"{'masthead' if self.masthead else 'imprint'} of {self.name}",
            confidence=Confidence.DERIVED,
        )
        stated = [s for text in document.lines for s in self._stated(text)]
        return Draft(lines=lines, statements=(*stated, site), extractors=(self.name,))

    def _stated(self, text: str) -> Iterator[Statement]:
        for field, pattern in self.fields:
            found = re.fullmatch(pattern, text.strip())
            if found:
                yield Statement(field=field, words=found[1], mark=f"imprint of {self.name}")

    def _lines(self, document: Document) -> Iterator[Line]:
        frame = self.frame(document)
        ended: Reason | None = None
        for number, text in enumerate(document.lines):
            line = Line(text=text, found=text + "\n")
            plain = unglossed(text).strip()
            ended = next((r for e, r in self.ends if re.match(e, plain)), ended)
            if number == frame and self.masthead:
                yield line.removed(Reason.CHROME, __name__)
            elif number == frame or any(re.fullmatch(p, text.strip()) for _, p in self.fields):
                yield line.lifted("source")
            elif ended and plain:
                yield line.removed(ended, __name__)
            else:
                yield line


def unglossed(text: str) -> str:
    """A line without pinyin glosses, for recognising it; never for printing.

    >>> unglossed("相關(guān)推薦")
    '相關推薦'
    """
    return _GLOSS.sub("", text)


def _first_line(lines: Iterable[str]) -> int | None:
    return next((n for n, text in enumerate(lines) if text.strip()), None)


@functools.cache
def _tag() -> Pattern:
    return Pattern(r"</?(?:p|div|body|html|br|span|table)\b[^<>]{0,200}>", re.IGNORECASE)


def _is_markup(document: Document) -> bool:
    return document.head.lstrip()[:1] == "<" or bool(_tag().search(document.head))
