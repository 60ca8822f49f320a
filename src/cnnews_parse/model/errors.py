"""Everything that can go wrong, one tree.

    CnnewsParseError
    ├── InputError            the input could not be read
    │   ├── EmptyInput        it holds no character at all
    │   ├── BinaryInput       it is no text
    │   ├── LimitExceeded     it is larger than `Limits` allow
    │   ├── ManyArticles      it holds more than one article
    │   └── MissingExtra      an optional library is needed to read it
    ├── EncodingError         the encoding named by the caller is unknown, or does not fit
    ├── UnknownFormat         no extractor claims the document
    ├── ExtractionError       an extractor claimed it, but a part it must have is missing
    │   └── NotAnArticle      the document holds no article
    ├── Unfinished            a worker could not finish the document
    │   ├── OutOfTime         it took longer than is allowed
    │   ├── OutOfMemory       it needs more memory than is allowed
    │   └── WorkerDied        it ended the process that read it
    ├── Unforeseen            an error that this package should not raise: a fault of ours
    ├── RecordError           `from_dict` was given something that `to_dict` did not make
    └── MissingReport         a page was asked for, and what makes pages is not installed

Facts are fields; arguments are positional, so that errors pickle. `name` is the file or
the label of the input, None where there is none.
"""


class CnnewsParseError(Exception):
    """Base of all errors of this package.

    >>> issubclass(NotAnArticle, CnnewsParseError)
    True
    """

    name: str | None = None

    def named(self, name: str | None) -> "CnnewsParseError":
        """Say which input it was; the first name stays.

        >>> str(EmptyInput().named("a.html"))
        'a.html: the input holds no text'
        """
        if self.name is None:
            self.name = name
        return self

    def reason(self) -> str:
        """What is wrong, in one line, without the name of the input."""
        return str(self.args[0]) if self.args else type(self).__name__

    def __str__(self) -> str:
        return f"{self.name}: {self.reason()}" if self.name else self.reason()


class InputError(CnnewsParseError):
    """The input could not be read: missing, a directory, no permission.

    >>> str(InputError("No such file or directory").named("a.html"))
    'a.html: No such file or directory'
    """


class EmptyInput(InputError):
    """The input holds no character, or nothing but white space.

    >>> str(EmptyInput())
    'the input holds no text'
    """

    def reason(self) -> str:
        return "the input holds no text"


class BinaryInput(InputError):
    """The input is no text: a picture, an archive, an office document.

    Attributes:
        what: what its first bytes look like, such as `a ZIP archive`.

    >>> str(BinaryInput("a ZIP archive"))
    'the input is a ZIP archive, not text'
    """

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what

    def reason(self) -> str:
        return f"the input is {self.what}, not text"


class LimitExceeded(InputError):
    """The input is larger than the limits in force.

    Attributes:
        limit: the name of the field of `Limits`.
        allowed: its value.
        found: how much the input has, or the first figure above `allowed`.

    >>> str(LimitExceeded("bytes", 10, 11))
    '11 exceeds the limit bytes=10'
    """

    def __init__(self, limit: str, allowed: int, found: int) -> None:
        super().__init__(limit, allowed, found)
        self.limit, self.allowed, self.found = limit, allowed, found

    def reason(self) -> str:
        return f"{self.found} exceeds the limit {self.limit}={self.allowed}"


class ManyArticles(InputError):
    """The input holds more than one article: a dump, a list of records.

    Attributes:
        count: how many it holds.

    >>> str(ManyArticles(3))
    'the input holds 3 articles, not one; see parse_all'
    """

    def __init__(self, count: int) -> None:
        super().__init__(count)
        self.count = count

    def reason(self) -> str:
        return f"the input holds {self.count} articles, not one; see parse_all"


class MissingExtra(InputError):
    """The input is of a kind that an optional library reads, and that is not installed.

    Attributes:
        what: the kind of input, such as `a PDF file`.
        extra: the extra of this package that brings the library.

    >>> str(MissingExtra("a PDF file", "pdf"))
    "the input is a PDF file; to read it, pip install 'cnnews_parse[pdf]'"
    """

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(what, extra)
        self.what, self.extra = what, extra

    def reason(self) -> str:
        return f"the input is {self.what}; to read it, pip install 'cnnews_parse[{self.extra}]'"


class EncodingError(CnnewsParseError):
    """The encoding that the caller named is unknown, or is none that a text can be in.

    Attributes:
        encoding: the name as given.

    >>> str(EncodingError("klingon"))
    "'klingon' is no text encoding known to Python"
    """

    def __init__(self, encoding: str) -> None:
        super().__init__(encoding)
        self.encoding = encoding

    def reason(self) -> str:
        return f"{self.encoding!r} is no text encoding known to Python"


class UnknownFormat(CnnewsParseError):
    """No extractor claims the document.

    Attributes:
        asked: the names of the extractors that were asked.

    >>> str(UnknownFormat(("html", "plain_text")))
    'no extractor knows this document (asked: html, plain_text)'
    """

    def __init__(self, asked: tuple[str, ...]) -> None:
        super().__init__(asked)
        self.asked = asked

    def reason(self) -> str:
        return f"no extractor knows this document (asked: {', '.join(self.asked)})"


class ExtractionError(CnnewsParseError):
    """The document was claimed, but a part that it must have was not found.

    Attributes:
        extractor: who claimed it.
        missing: the part, such as `a body`.

    >>> str(ExtractionError("sina", "body"))
    'sina found no body'
    """

    def __init__(self, extractor: str, missing: str) -> None:
        super().__init__(extractor, missing)
        self.extractor, self.missing = extractor, missing

    def reason(self) -> str:
        return f"{self.extractor} found no {self.missing}"


class NotAnArticle(ExtractionError):
    """The document holds no article: a list, a front page, a log-in wall, an empty shell.

    Attributes:
        why: what was found instead.

    >>> str(NotAnArticle("html", "no passage reads as prose"))
    'html found no article: no passage reads as prose'
    """

    def __init__(self, extractor: str, why: str) -> None:
        CnnewsParseError.__init__(self, extractor, why)
        self.extractor, self.missing, self.why = extractor, "article", why

    def reason(self) -> str:
        return f"{self.extractor} found no article: {self.why}"


class RecordError(CnnewsParseError):
    """`Article.from_dict` was given a record that `Article.to_dict` did not make.

    Attributes:
        detail: what was expected, and where.

    >>> str(RecordError("schema 2, not 1"))
    'not a record of an article: schema 2, not 1'
    """

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail

    def reason(self) -> str:
        return f"not a record of an article: {self.detail}"


class Unfinished(CnnewsParseError):
    """A worker of a batch could not finish the document.

    >>> issubclass(OutOfTime, Unfinished)
    True
    """


class OutOfTime(Unfinished):
    """The document took longer than one may, and its worker was ended.

    Attributes:
        seconds: how long one may take.

    >>> str(OutOfTime(60.0))
    'not finished after 60 seconds'
    """

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds

    def reason(self) -> str:
        return f"not finished after {self.seconds:g} seconds"


class OutOfMemory(Unfinished):
    """The document needs more memory than a worker may take.

    Attributes:
        bytes: how much that is.

    >>> str(OutOfMemory(2 * 1024**3))
    'needs more memory than 2,147,483,648 bytes'
    """

    def __init__(self, bytes: int) -> None:  # noqa: A002 (called as in `Limits`)
        super().__init__(bytes)
        self.bytes = bytes

    def reason(self) -> str:
        return f"needs more memory than {self.bytes:,} bytes"


class WorkerDied(Unfinished):
    """The document ended the process that read it, twice; or workers cannot begin at all.

    Attributes:
        exitcode: its exit status; that of a signal is negative.

    >>> str(WorkerDied(-11))
    'the worker died (exit code -11)'
    """

    def __init__(self, exitcode: int) -> None:
        super().__init__(exitcode)
        self.exitcode = exitcode

    def reason(self) -> str:
        return f"the worker died (exit code {self.exitcode})"


class Unforeseen(CnnewsParseError):
    """Reading raised what this package does not raise on purpose; please report it.

    Batches have it as the error of one document, so that the others go on. `parse` and
    `parse_all` let the error itself through.

    Attributes:
        kind: the class of the error, such as `IndexError`.
        detail: what it says.

    >>> str(Unforeseen("IndexError", "list index out of range"))
    'unforeseen IndexError: list index out of range'
    """

    def __init__(self, kind: str, detail: str) -> None:
        super().__init__(kind, detail)
        self.kind, self.detail = kind, detail

    def reason(self) -> str:
        return f"unforeseen {self.kind}: {self.detail}"


class MissingReport(CnnewsParseError):
    """A page was asked for, and the extra that makes pages is not installed.

    >>> str(MissingReport())
    "to write pages, pip install 'cnnews_parse[report]'"
    """

    def reason(self) -> str:
        return "to write pages, pip install 'cnnews_parse[report]'"
