"""Scrapy: an item pipeline that takes responses.

ITEM_PIPELINES = {"cnnews_parse.integrations.scrapy.ArticlePipeline": 300}
"""

# pyright: reportMissingImports=false
# (the checks run without the engines)

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scrapy.exceptions import DropItem

from cnnews_parse.batch.rows import as_json, row_of
from cnnews_parse.model.errors import CnnewsParseError
from cnnews_parse.model.outcome import Outcome
from cnnews_parse.pipeline import parse_bytes

if TYPE_CHECKING:
    from scrapy.http import Response


class ArticlePipeline:
    """Puts the columns of a batch in the place of an item's `response`.

    An item without one passes. One whose response holds no article is dropped, with the reason.
    """

    def process_item(self, item: dict[str, Any], spider: Any = None) -> dict[str, Any]:
        """Read the response of an item."""
        del spider
        response: Response | None = item.get("response")
        if response is None:
            return item
        try:
            article = parse_bytes(response.body, url=response.url)
        except CnnewsParseError as error:
            raise DropItem(f"{response.url}: {error.reason()}") from error
        outcome = Outcome(position="file", name=response.url, url=response.url, article=article)
        others = {name: value for name, value in item.items() if name != "response"}
        return {**others, **as_json(row_of(article, outcome))}
