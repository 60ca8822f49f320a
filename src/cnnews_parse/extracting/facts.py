"""Outlet, time and people on the page itself, in elements that are named for them."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from cnnews_parse.extracting.boxes import Box
from cnnews_parse.extracting.flow_line import FlowLine, folded
from cnnews_parse.extracting.regions import marks, words_in
from cnnews_parse.model.accounts import Confidence
from cnnews_parse.model.draft import Statement
from cnnews_parse.model.patterns import Pattern

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Words of class, id and itemprop, by the field that an element so named may hold.
_FIELDS = {
    "source": "source sources laiyuan medianame ly origin outlet",
    "author": "author authors byline reporter writer zuozhe",
    "account": "nickname username account",
    "editor": "editor editors bianji",
    "published": "pubtime pubdate publishtime publishdate publish published time date datetime",
}
_OF_WORD = {word: field for field, words in _FIELDS.items() for word in words.split()}
_SOURCE = Pattern(
    r"(?<!图片)(?<!圖片)(?:[来來]源|稿源|出[处處])[\s\u3000]{0,2}[:：][\s\u3000]{0,3}"
    r"([^\s\u3000|｜丨:：,，。；;（()）【】\[\]/]{2,20})(?=$|[\s\u3000|｜丨（(])"
)
_LONGEST = 24
_MOST_ELEMENTS = 200
_NO_NAME = Pattern(
    r"[记記]者|[报報][导導道]|通[讯訊][员員]|作者|原[创創]|[认認][证證]|[。！？，；!?;：:|/\\<>=()（）\[\]【】]|\d{2}|^[\W\d_]*$"
)
_BUTTONS = frozenset(
    "举报 昨天 今天 前天 刚刚 原创 转载 转发 分享 收藏 打印 关注 订阅 评论 纠错 字号 来源 作者 编辑 記者 记者 來源 匿名 佚名 admin 登录 登錄 登入 注册 註冊 首页 首頁 听新闻 聽新聞".split()
)


def fact_statements(near: Sequence[FlowLine]) -> Iterator[Statement]:
    """What elements named for a fact say, each field's first, between headline and text.

    Args:
        near: those lines.
    """
    seen: set[str] = set()
    for element in _elements(near):
        moment = element.get("datetime") if element.tag == "time" else None
        if moment and "published" not in seen and _may_be("published", moment):
            seen.add("published")
            yield Statement(
                field="published",
                words=moment,
                mark="time element",
                confidence=Confidence.DERIVED,
            )
        field = _field_of(element)
        if field is None or field in seen:
            continue
        words = _short_words(element)
        if words and _may_be(field, words):
            seen.add(field)
            is_person = field in ("author", "account", "editor")
            yield Statement(
                field="author" if field == "account" else field,
                words=words,
                mark=f"element named {marks(element)}",
                confidence=Confidence.INFERRED if is_person else Confidence.DERIVED,
            )


def labelled_source(words: str) -> Iterator[Statement]:
    """The outlet that a line names with a label, whatever else stands in it.

    >>> [s.words for s in labelled_source("08-16 21:05 来源：某报 阅读 120")]
    ['某报']
    """
    found = _SOURCE.search(words)
    if found and _may_be("source", found[1]):
        yield Statement(
            field="source",
            words=found[1],
            mark="label beside the text",
            confidence=Confidence.DERIVED,
        )


def _elements(near: Sequence[FlowLine]) -> Iterator[HtmlElement]:
    """The boxes of the lines and what stands in them."""
    boxes: dict[int, Box] = {each.box.number: each.box for each in near}
    left = _MOST_ELEMENTS
    for box in boxes.values():
        for element in box.element.iter():
            left -= 1
            if left < 0:
                return
            if isinstance(element.tag, str):
                yield element


def _field_of(element: HtmlElement) -> str | None:
    named = f"{marks(element)} {element.get('itemprop') or ''}".strip()
    return _field_named(named) if named else None


@functools.lru_cache(maxsize=4096)
def _field_named(named: str) -> str | None:
    """The field that an element with these words in its class, id and itemprop may hold.

    >>> _field_named("article-pubTime"), _field_named("pub time"), _field_named("news")
    ('published', 'published', None)
    """
    words = words_in(named)
    whole = [word for word in words if len(word) > 1]  # single letters are of a hash
    pairs = (first + second for first, second in pairwise(whole))
    return next((_OF_WORD[word] for word in (*words, *pairs) if word in _OF_WORD), None)


def _short_words(element: HtmlElement) -> str | None:
    """The first words of an element behind a label, where it has few."""
    length, parts = 0, []
    for text in element.itertext():
        parts.append(folded(text))
        length += len(parts[-1])
        if length > _LONGEST:
            return None
    return next((part for part in parts if part and part[-1] not in ":："), None)


def _may_be(field: str, words: str) -> bool:
    """Whether words look like the value of a field: a date has digits, a name has none."""
    if field == "published":
        return bool(re.search(r"\d", words))
    return len(words) > 1 and words not in _BUTTONS and not _NO_NAME.search(words)
