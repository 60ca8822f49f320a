"""The labels in the head of an official document, and which of them make such a head.

Both the readers of pages and those of fields ask for them.
"""

from __future__ import annotations

import re

from cnnews_parse.model.patterns import Pattern

# the field that each label states; "" where the article has none for it. The first label of two
# for one field is trusted more.
_TABLE = (
    ("index", "索引号 信息索引号 信息索引 索引码"),
    ("number", "发文字号 公文字号 文件字号 文号 发文号 文件编号 文件号"),
    ("issuer", "发文机关 发文单位 发文机构 发文部门 发文主体 制发机关 制定机关"),
    ("signed", "成文日期 成文时间 发文日期 制发日期 签发日期"),
    ("topic", "主题分类 主题类别 所属主题 信息分类 分类"),
    ("effective", "有效性 时效性 效力状态 效力 时效状态 文件状态 是否有效 信息有效性"),
    ("title", "标题 文件名称 信息名称 名称 题名"),
    ("published", "发布日期 公开日期 公布日期 发布时间 公开时间 公布时间"),
    ("source", "发布机构 发布机关 发布单位 信息来源 来源"),
    (
        "",
        (
            "公开方式 公开形式 公开范围 公开属性 公开类别 公开期限 公开程序 主题词 关键词 体裁 体裁分类 载体类型 "
            "服务对象 生成日期 生效日期 失效日期 废止日期 实施日期 施行日期 信息类别 信息类型 信息格式 公文种类 公文类型 "
            "组配分类 内容概述 内容概况 内容描述 责任部门 公开责任部门 责任处室 主办单位 文种 语种 所属机构 统一编号 "
            "统一登记号 规范性文件编号 规范性文件登记号 印发日期 解读 关联解读"
        ),
    ),
)
FIELD_OF = {label: field for field, labels in _TABLE for label in labels.split()}
RANK_OF = {label: rank for rank, label in enumerate(FIELD_OF)}
CORE = frozenset(("index", "number", "issuer", "signed"))
"""What only official documents state."""
HINTS = (
    "发文",
    "成文",
    "索引号",
    "索 引 号",
    "索\u3000引\u3000号",
    "文号",
    "文 号",
    "主题分类",
    "制发",
)
"""Words of which a page or a text with such a head holds one."""
OPENINGS = frozenset("【[").union(label[0] for label in FIELD_OF)
"""What a line begins with whose first words are a label."""
_SHORT = 2


def _spread(label: str) -> str:
    """A label whose characters may be set apart by blanks."""
    return r"[ \u3000\xa0\u2002\u2003]{0,6}".join(map(re.escape, label))


def _any_of(labels: list[str]) -> str:
    return "|".join(map(_spread, sorted(labels, key=len, reverse=True)))


_LONG = _any_of([label for label in FIELD_OF if len(label) > _SHORT])
_BRIEF = _any_of([label for label in FIELD_OF if len(label) <= _SHORT])
LABEL = Pattern(
    rf"(?P<label>{_LONG}|(?<![\u4e00-\u9fff])(?:{_BRIEF}))[ \u3000\xa0\u2002\u2003]{{0,3}}[:：][ \u3000\xa0\u2002\u2003]{{0,6}}"
)
"""A label before its colon, anywhere in a line."""
WHOLE = Pattern(rf"\s*[【\[]?(?P<label>{_LONG}|{_BRIEF})[】\]]?\s*[:：]?\s*$")
"""A cell or a line that is nothing but a label."""


def bare(label: str) -> str:
    """A label without the blanks in it.

    >>> bare("索 引\u3000号")
    '索引号'
    """
    return "".join(label.split())


def is_head(labels: set[str]) -> bool:
    """Whether some labels, without blanks, make the head of an official document.

    >>> is_head({"索引号", "标题", "发布日期"}), is_head({"发文字号", "成文日期"})
    (True, True)
    >>> is_head({"标题", "来源", "发布日期"})
    False
    """
    core = {FIELD_OF[label] for label in labels} & CORE
    return len(core) > 1 or (len(core) == 1 and len(labels) > 2)
