"""The keys by which records, front matter and tables name what they state of an article.

Collectors and generators of sites name the same things in many ways, in English and in Chinese;
one table has them all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from cnnews_parse.model.patterns import Pattern

TEXT = "text"
"""What the table calls the article itself."""


def _table(*rows: tuple[str, str]) -> dict[str, tuple[int, str]]:
    """For each key its rank, from 0, and its field."""
    pairs = [(field, key) for field, keys in rows for key in keys.split()]
    return {key: (rank, field) for rank, (field, key) in enumerate(pairs)}


# Keys in lower case without blanks, dashes and underscores, the most telling first: two that
# state one field are ranked so. What is no key of the table is metadata.
_KEYS = _table(
    ("title", "title headline newstitle articletitle contenttitle doctitle docname subject 标题 新闻标题"),
    ("title", "文章标题 正标题 主标题 標題 新聞標題 文章標題 题目 題目 题名"),
    ("subtitle", "subtitle subtitles subhead shorttitle2 副标题 副題 副标 副標題"),
    ("kicker", "kicker pretitle eyebrow 引题 引題 肩题 肩題 眉题"),
    ("published", "publishedat publishtime publishdate publishedtime publisheddate publishedon pubtime pubdate"),
    ("published", "pubdatetime datepublished dateissued releasetime releasedate posttime postdate newstime"),
    ("published", "newsdate articletime articledate articledatetime pubtimelong publishtimestamp"),
    ("published", "发布时间 发表时间 发布日期 发表日期 刊登日期 出版日期 见报日期 發布時間 發佈時間 發表時間 發布日期"),
    ("published", "刊登時間 新闻时间 文章时间 published publish datetime date time day 日期 时间 時間 发布 发表"),
    ("published", "ctime createtime createdtime createdate createdat created timestamp ptime addtime inputtime"),
    ("updated", "updatedat updatetime updatedtime datemodified modifiedtime modifieddate lastmodified lastmod"),
    ("updated", "updated modified mtime edittime 更新时间 更新時間 更新日期 修改时间 最后更新"),
    ("source", "source from sourcename newssource articlesource originalsource 来源 來源 文章来源 新闻来源 消息来源"),
    ("source", "稿源 稿件来源 信息来源 原文来源 出处 出處 原文出处"),
    ("source", "media medianame mediasource 媒体 媒體 媒体名称 报纸 报纸名称 报刊 報紙 报刊名称 刊名 origin publisher"),
    ("source", "publishername outlet newspaper"),
    ("site", "sitename site website 网站 網站 站点 网站名称"),
    ("author", "author authors authorname newsauthor articleauthor writer byline reporter reporters reportername"),
    ("author", "creator 作者 记者 記者 撰文 撰稿 采写 作者姓名"),
    ("editor", "editor editors editorname responeditor responsibleeditor 责任编辑 責任編輯 责编 責編 编辑 編輯"),
    ("url", "url link href newsurl articleurl sourceurl sourcelink originalurl originallink originurl pageurl"),
    ("url", "weburl shareurl docurl 链接 鏈接 連結 网址 網址 原文链接 原文地址 原文网址 新闻链接 文章链接 地址"),
    ("canonical_url", "canonicalurl canonical mainentityofpage"),
    ("tag", "tags tag keywords keyword 关键词 關鍵詞 关键字 主题词 标签 標籤 标签名"),
    ("category", "category categories channel channelname column columnname section articlesection catename"),
    ("category", "label class 分类 分類 类别 類別 栏目 欄目 频道 頻道 专栏 栏目名称"),
    ("description", "description desc summary abstract digest intro brief excerpt lead metadescription 摘要 简介"),
    ("description", "簡介 导语 導語 内容提要 内容摘要 概要 描述"),
    ("lead_image", "image cover coverimage coverurl thumbnail thumbnailurl thumb thumburl leadimage ogimage"),
    ("lead_image", "headimg featuredimage imagefeature bannerimage 封面 封面图 头图"),
    (TEXT, "content 正文 内容 內容 text body article newscontent articlecontent articlebody 新闻内容 文章内容"),
    (TEXT, "新闻正文 文章正文 正文内容 新聞內容 内文 內文 全文 原文"),
    (TEXT, "maintext fulltext contenttext bodytext newstext paragraphs passage contenthtml bodyhtml html"),
)  # fmt: skip
_UNSPOKEN = Pattern(r"[\s_-]+")
# keys of an object that hold what the key of the object promises; `$date` is MongoDB's
_SPEAKING = frozenset(("name", "text", "content", "title", "value", "p", "$date", "$numberlong"))
_SPEAKING_OF = {
    "lead_image": frozenset(("url", "src", "image", "contenturl")),
    "canonical_url": frozenset(("@id", "url", "href")),
    "author": frozenset(("fullname", "realname")),
}
# keys of an object whose own keys are those of the article
_WRAPPERS = frozenset(
    "meta metadata params extra taxonomies attributes attrs properties fields info data article "
    "news detail fm frontmatter seo".split()
)
_ADDRESS = Pattern(r"\s*(?:https?:)?//\S{4,2000}\s*$")
_NUMBER = Pattern(r"\s*[0-9]{1,9}\s*$")
_SWITCH = frozenset(("true", "false", "null", "none"))
_ADDRESSES = ("url", "canonical_url", "lead_image")
_DEEPEST = 40


def known_key(key: str) -> tuple[int, str | None]:
    """How telling a key is among those of its field, 0 the most, and the field that it names.

    >>> known_key("publish_time")[1], known_key("标题")[1], known_key("layout")
    ('published', 'title', (0, None))
    """
    return _KEYS.get(_UNSPOKEN.sub("", key).lower(), (0, None))


def stated_field(key: str, value: str) -> str | None:
    """The field that a key states with this value; None where the article has none for it.

    An address stands under many keys, so what a value is goes before what its key is called.

    >>> stated_field("source", "某报"), stated_field("source", "https://a.example/1")
    ('source', 'url')
    >>> stated_field("published", "true") is None
    True
    """
    field = known_key(key)[1]
    value = value.strip()
    if field is None or not value:
        return None
    if field in ("source", "site", TEXT) and _ADDRESS.match(value):
        return "url"
    if field in _ADDRESSES:
        return field if _ADDRESS.match(value) else None
    if field in ("published", "updated", "tag", "category", "author") and value.lower() in _SWITCH:
        return None
    return None if field in ("category", "source") and _NUMBER.match(value) else field


def path_of(key: str, name: str) -> str:
    """The key of a value inside an object; `{"source": {"name": …}}` states a source.

    >>> path_of("source", "name"), path_of("params", "author"), path_of("source", "logo")
    ('source', 'author', 'source.logo')
    """
    bare = _UNSPOKEN.sub("", name).lower()
    field = known_key(key)[1]
    if field and (bare in _SPEAKING or bare in _SPEAKING_OF.get(field, ())):
        return key
    if _UNSPOKEN.sub("", key.rpartition(".")[2]).lower() in _WRAPPERS and not field:
        return name
    return f"{key}.{name}" if key else name


def flattened(key: str, value: Any) -> Iterator[tuple[str, str]]:
    """The texts and numbers of a value, each with its key; what is nested deeper than 40 is cut.

    >>> list(flattened("authors", [{"name": "张三", "id": 3}, "李四"]))
    [('authors', '张三'), ('authors.id', '3'), ('authors', '李四')]
    """
    stack: list[tuple[str, Any, int]] = [(key, value, 0)]
    while stack:
        name, each, depth = stack.pop()
        inner: Sequence[tuple[str, Any]]
        if isinstance(each, dict):
            inner = [(path_of(name, str(below)), part) for below, part in each.items()]
        elif isinstance(each, list | tuple):
            inner = [(name, part) for part in each]
        else:
            if each is not None:
                yield name, each if isinstance(each, str) else str(each).lower()  # true and false
            continue
        if depth < _DEEPEST:
            stack += [(below, part, depth + 1) for below, part in reversed(inner)]
