"""What became of one record of a file: an article or an error, and where it stands."""

from __future__ import annotations

import attrs

from cnnews_parse.model.article import Article
from cnnews_parse.model.errors import CnnewsParseError


@attrs.frozen(kw_only=True)
class Outcome:
    """What became of one record of a file of articles.

    Exactly one of `article` and `error` is set.

    Attributes:
        position: where the record stands: `line 17`, `row 5` (the header not counted),
            `entry 2` of a feed, `record 3` of any other file; `file` for a file with one article.
            All count from 1. In a folder the path of the file from there stands in front
            (`体育/7.txt`; `a.csv, row 5`), and in a web archive the number of the record
            (`record 3, entry 2`).
        article: what was read; None where reading failed.
        error: why reading failed; None where it did not. Its `name` has file and position.
        name: the file, or the label that the caller gave to bytes.
        url: the address that the caller names, or that a web archive states of the record, also
            where reading failed.

    >>> from cnnews_parse.model.errors import EmptyInput
    >>> Outcome(position="line 17", error=EmptyInput()).article is None
    True
    """

    position: str
    article: Article | None = None
    error: CnnewsParseError | None = None
    name: str | None = None
    url: str | None = None

    def __attrs_post_init__(self) -> None:
        if (self.article is None) is (self.error is None):
            raise ValueError("an outcome is an article or an error")

    def unwrap(self) -> Article:
        """The article.

        Raises:
            CnnewsParseError: there is none; the error that was recorded.

        >>> from cnnews_parse.model.errors import EmptyInput
        >>> Outcome(position="line 17", error=EmptyInput()).unwrap()
        Traceback (most recent call last):
        ...
        cnnews_parse.model.errors.EmptyInput: the input holds no text
        """
        if self.article is None:
            raise self.error or CnnewsParseError("no article")
        return self.article
