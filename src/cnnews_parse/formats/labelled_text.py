"""Texts whose fields are labelled, as the discs and dumps of newspapers and journals have them.

    【 日  期 】19960101
    【 标  题 】某厂投产
                副标题在第二行
    【 作  者 】张三/李四
    【 正  文 】
        本报讯  某厂日前投产。

Labels are spread with blanks, lines are wrapped at the width of a screen. Dumps of newspapers put
a colon behind their labels in place of brackets around them:

    报纸日期：1996年1月1日
    版面：第2版 要闻
    标题：某厂投产
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from cnnews_parse.extend import (
    Claim,
    Document,
    Draft,
    ExtractionError,
    Fit,
    Line,
    ManyArticles,
    Pattern,
    Reason,
    Statement,
)

_LABEL = Pattern(r"【[ \t\u3000]{0,8}([^【】\n]{1,24}?)[ \t\u3000]{0,8}】")
_COLON = Pattern(
    r"[ \t\u3000]{0,8}([\u4e00-\u9fff](?:[ \t\u3000]{0,4}[\u4e00-\u9fff]){1,5})[ \t\u3000]{0,4}[:：]"
)
_TAG = Pattern(r"<(?:!doctype|rss|feed|html|head|body|meta|div|p|table|span|br)\b", re.IGNORECASE)
_WORDS = Pattern(r"[^/、,，;；\s]+")
_NATION = Pattern(r"(^|[/、,，;；])\s{0,8}[（(\[〔［][\u4e00-\u9fff]{1,4}[）)\]〕］]\s{0,8}")
_SUBTITLE = Pattern(r"\s*(?:[—―─-]|[（(])")
_QUOTED = Pattern(r"《([^《》]{2,40})》")
_YEAR = Pattern(r"(?<=[^\s,，.（(])[\s,，.（(]{0,8}(?:19|20|１９|２０)[0-9０-９]{2}")
_PAGE = Pattern(r"第?\s{0,3}[A-ZＡ-Ｚ]{0,2}[0-9０-９]{1,3}\s{0,3}版")
_WRAPPED = 70  # columns; a headline that reaches so far goes on below
_INDENT = 64  # characters; no label is set in further
_TEXT = "text"
# one of these makes a run of labels before colons the head of an article from a paper
_TELLING = frozenset(("kicker", "subtitle", "published", "page", _TEXT))
_OF_NOTICES = ("主题", "时间", "時間")  # of a meeting that a notice calls, as well


def _table(*rows: tuple[str, str]) -> dict[str, str]:
    return {label: field for field, labels in rows for label in labels.split()}


# the field of the article that each label states, blanks left out
_FIELDS = _table(
    ("title", "标题 標題 题名 題名 篇名 题目 正题 主题 正标题 主标题"),
    ("subtitle", "副标题 副標題 副题 副題"),
    ("kicker", "引题 引題 肩题 眉题"),
    ("published", "日期 发布日期 发表日期 出版日期 见报日期 刊出日期 發布日期 报纸日期"),
    ("published", "时间 時間 发布时间 发表时间 發布時間"),
    ("author", "作者 作者姓名 文章作者 记者 記者"),
    ("credits", "译者 譯者 编译 摄影 攝影 通讯员"),
    ("editor", "编辑 編輯 责编 责任编辑 責任編輯"),
    ("source", "来源 來源 出处 出處 原文出处 原文出處 文章来源 稿件来源"),
    ("source", "报纸 報紙 报名 报刊 报刊名 报纸名称 刊名 媒体"),
    ("category", "专栏 專欄 栏目 欄目 分类名 类别"),
    ("tag", "关键词 關鍵詞 关键字 主题词"),
    ("description", "内容提要 內容提要 内容摘要 摘要 提要"),
    ("page", "版号 版號 版次 版面 版名 版别 版序"),
    (_TEXT, "正文 全文 文章正文 内容 內容"),
)
# known labels for which no field of the article has room
_FACTS = frozenset(
    "期号 期號 刊期 年期 文献号 文獻號 原刊期号 原刊期號 原刊地名 "
    "原刊页号 原刊刊名 原刊名 复印期号 分类号 分類號 分类 中图分类号 文献标识码 作者简介 作者簡介 作者单位 "
    "体裁 字数 页号 页码 地名 人名 序号 编号 文号 收稿日期 英文标题 英文题名 基金项目 "
    "参考文献 参考资料 注释 附注".split()
)
# labels that count behind the text; any other one there may be words of it, as 【记者】 is
_BEHIND_TEXT = frozenset(
    "作者简介 作者簡介 作者单位 参考文献 参考资料 注释 附注 收稿日期 责任编辑 責任編輯 责编 编辑 "
    "原文出处 原文出處 来源 文章来源 关键词 原刊期号 原刊地名 原刊页号 文献号 复印期号".split()
)


@attrs.frozen(kw_only=True)
class Entry:
    """A label with what stands behind it and below, as printed.

    Attributes:
        label: without blanks; empty for what stands above the first label.
        head: the label in its brackets, with the blanks before it.
        rest: what it heads, newlines included.
    """

    label: str
    head: str
    rest: str

    @property
    def field(self) -> str | None:
        """The field that it states; None where the article has none for it."""
        return _FIELDS.get(self.label)

    @property
    def values(self) -> tuple[str, ...]:
        """Its lines without outer blanks, empty ones left out."""
        return tuple(line.strip() for line in self.rest.split("\n") if line.strip())


class LabelledText:
    """Reads the labels as statements, and the lines below the last of them as the text."""

    name = "labelled_text"

    def sniff(self, document: Document) -> Claim | None:
        """Claim a text that opens with a label and has another one near its top."""
        opening = document.head.lstrip()
        if document.part == "body" or _TAG.search(opening):
            return None
        if not opening.startswith("【"):
            return _claim_of_colons(opening)
        entries = [entry for entry in _entries(opening) if entry.label]
        if len(entries) < 2 or opening.find(entries[0].head.strip()) != 0:
            return None
        if not {entry.field for entry in entries} & {"title", _TEXT}:
            return None
        return Claim(Fit.FORMAT, f"opens with labels in brackets, such as {entries[0].label}")

    def extract(self, document: Document) -> Draft:
        """The labelled values as statements, the text line by line.

        Raises:
            ManyArticles: headline and text are labelled more than once.
            ExtractionError: no text stands below the labels.
        """
        is_bracketed = document.head.lstrip().startswith("【")
        _refuse_many(document.lines, _LABEL if is_bracketed else _COLON)
        read = _entries if is_bracketed else _headed
        entries = _with_text(list(read(document.text)))
        if not any(entry.field == _TEXT and entry.values for entry in entries):
            raise ExtractionError(self.name, "text below its labels")
        return Draft(
            lines=tuple(line for entry in entries for line in _lines(entry)),
            statements=tuple(s for entry in entries for s in _statements(entry)),
            extractors=(self.name,),
        )


EXTRACTOR = LabelledText()


def _claim_of_colons(opening: str) -> Claim | None:
    """Claim a text that opens with a headline and other facts, a label and a colon before each.

    A text whose first lines are credits, and no headline among them, is not of this form.
    """
    entries = [entry for entry in _headed(opening) if entry.head]
    stated = [entry for entry in entries if entry.label not in _OF_NOTICES]
    fields = {entry.field for entry in stated}
    is_news = "title" in fields or fields >= {"kicker", "subtitle"}
    if not is_news or not fields & _TELLING or not opening.startswith(entries[0].head):
        return None
    return Claim(Fit.FORMAT, f"opens with labels before colons, such as {entries[0].label}")


def _refuse_many(lines: Sequence[str], form: Pattern) -> None:
    """Count the articles by their headlines and texts; of one article one may be missing."""
    labels = [form.match(line.lstrip()) for line in lines]
    fields = [_FIELDS.get(_without_blanks(label[1])) for label in labels if label]
    count = min(fields.count("title"), fields.count(_TEXT))
    if count > 1:
        raise ManyArticles(count)


def _without_blanks(label: str) -> str:
    return "".join(label.split())


def _entries(text: str) -> Iterator[Entry]:
    """The labels in their order; two may share a line above the text."""
    label, start, behind, is_below = "", 0, 0, False
    for found in _LABEL.finditer(text):
        own = _without_blanks(found[1])
        line = text.rfind("\n", max(0, found.start() - _INDENT), found.start()) + 1
        first = found.start() - line <= _INDENT and not text[line : found.start()].strip()
        is_below = is_below or _FIELDS.get(label) == _TEXT
        known = first and own in _BEHIND_TEXT if is_below else own in _FIELDS or own in _FACTS
        if known:
            end = line if first else found.start()
            yield Entry(label=label, head=text[start:behind], rest=text[behind:end])
            label, start, behind = own, end, found.end()
    yield Entry(label=label, head=text[start:behind], rest=text[behind:])


def _headed(text: str) -> Iterator[Entry]:
    """Lines that a label and a colon open, from the top to the text or the first other line."""
    label, head, rest = "", "", ""
    lines = [f"{line}\n" for line in text.split("\n")]
    for number, line in enumerate(lines):
        found = _COLON.match(line)
        own = _without_blanks(found[1]) if found else ""
        if found and (own in _FIELDS or own in _FACTS):
            if head or rest:
                yield Entry(label=label, head=head, rest=rest)
            label, head, rest = own, found[0], line[found.end() :]
        elif line.strip() and (not head or rest.strip()):
            yield Entry(label=label, head=head, rest=rest)
            yield Entry(label="正文", head="", rest="".join(lines[number:]))
            return
        else:
            rest += line
        if _FIELDS.get(label) == _TEXT:
            yield Entry(label=label, head=head, rest=rest + "".join(lines[number + 1 :]))
            return
    yield Entry(label=label, head=head, rest=rest)


def _with_text(entries: list[Entry]) -> list[Entry]:
    """The same entries; where none is labelled as the text, what stands below the last is it."""
    if any(entry.field == _TEXT for entry in entries):
        return entries
    last = entries[-1]
    value, below = last.rest.partition("\n")[::2]
    text = Entry(label="正文", head="", rest=below)
    return [*entries[:-1], attrs.evolve(last, rest=f"{value}\n"), text]


def _lines(entry: Entry) -> Iterator[Line]:
    """The lines of the text; of any other entry the place of a field, or metadata."""
    if entry.field == _TEXT:
        yield Line(text="", found=entry.head).removed(Reason.MARKUP, __name__)
        yield from (Line(text=each, found=f"{each}\n") for each in entry.rest.split("\n"))
        return
    line = Line(text="", found=entry.head + entry.rest)
    if not entry.values:
        yield line.removed(Reason.MARKUP, __name__)
    elif entry.field == "title":
        yield from _headline_lines(entry)
    elif entry.field is None:
        yield line.removed(Reason.METADATA, __name__)
    else:
        yield line.lifted("author" if entry.field == "credits" else entry.field)


def _headline_lines(entry: Entry) -> Iterator[Line]:
    """The headline, which may be wrapped, and the lines of the subtitle below it."""
    title, _ = _headline(entry)
    lines = entry.rest.split("\n")
    number = _number_of_title_lines(lines, title)
    above, below = "\n".join(lines[:number]), "\n".join(lines[number:])
    yield Line(text="", found=f"{entry.head}{above}\n").lifted("title")
    if below.strip():
        yield Line(text="", found=below).lifted("subtitle")


def _number_of_title_lines(lines: Sequence[str], title: str) -> int:
    """How many of these lines it takes to print the headline."""
    length = 0
    for number, line in enumerate(lines):
        length += len(line.strip())
        if length >= len(title):
            return number + 1
    return len(lines)


def _headline(entry: Entry) -> tuple[str, str]:
    """Headline and subtitle: a line that is full goes on below, unless a dash opens that."""
    title, *below = entry.values
    width = _columns(entry.head.strip()) + _columns(title)
    while below and width >= _WRAPPED and not _SUBTITLE.match(below[0]):
        width = _columns(entry.head.strip()) + _columns(below[0])
        title += below.pop(0)
    return title, " ".join(below)


def _columns(text: str) -> int:
    return sum(1 if character.isascii() else 2 for character in text)


def _statements(entry: Entry) -> Iterator[Statement]:
    """What an entry states, as printed; a value that fills several lines is joined."""
    if entry.field in (None, _TEXT) or not entry.values:
        return
    mark = f"label {entry.label}"
    if entry.field == "title":
        for field, words in zip(("title", "subtitle"), _headline(entry), strict=True):
            if words:
                yield Statement(field=field, words=words, mark=mark)
    elif entry.field in ("author", "credits", "editor"):
        yield Statement(field="credits", words=_credit(entry), mark=mark)
    elif entry.field == "source":
        yield from _outlet(entry.values[0], mark)
    elif entry.field == "tag":
        for found in _WORDS.finditer(" ".join(entry.values)):
            yield Statement(field="tag", words=found[0], mark=mark)
    else:
        yield Statement(field=str(entry.field), words="".join(entry.values), mark=mark)


def _credit(entry: Entry) -> str:
    """A line of credits: 作者：张三/李四; the country before a foreign name is left out."""
    names = "/".join(value.strip("/、 ") for value in entry.values)
    label = {"author": "作者", "editor": "责任编辑"}.get(entry.field or "", entry.label)
    return f"{label}：{_NATION.sub(_separator, names)}"


def _separator(found: re.Match[str]) -> str:
    return str(found[1])


def _outlet(value: str, mark: str) -> Iterator[Statement]:
    """The outlet, and the day that may stand behind it: 某某日报1996年1月1日第2版."""
    year = _YEAR.search(value)
    quoted = _QUOTED.match(value)
    name = quoted[1] if quoted else value[: year.start()] if year else value
    yield Statement(field="source", words=name, mark=mark)
    if year:
        yield Statement(field="published", words=value[year.start() :], mark=mark)
        if _PAGE.search(value, year.end()):
            yield Statement(field="page", words=value[year.end() :], mark=mark)
