"""The words of the pages, in English and in Chinese."""

from __future__ import annotations

from cnnews_parse.model.accounts import Confidence, Defeat, Fate, Reason

FATES = {
    Fate.BODY: ("body", "正文"),
    Fate.FIELD: ("field", "字段"),
    Fate.REMOVED: ("removed", "移除"),
}
FATE_MEANINGS = {
    Fate.BODY: ("Text of the article.", "文章的正文。"),
    Fate.FIELD: ("Read into a field of the article.", "读入文章的字段。"),
}
REASONS = {
    Reason.CHROME: ("页面框架", "文章以外的页面：菜单、面包屑、计数、页脚、返回链接。"),
    Reason.ADVERTISEMENT: ("广告", "广告、应用下载与二维码、请求关注的话。"),
    Reason.SHARE: ("分享栏", "分享、点赞、评论、打印的按钮栏。"),
    Reason.RELATED: ("相关文章", "指向其他文章的链接，以及这类列表之后的内容。"),
    Reason.DISCLAIMER: ("声明", "法律声明、版权说明、热线、平台说明。"),
    Reason.PAYWALL: ("付费墙", "要求读者订阅或登录的方框。"),
    Reason.DUPLICATE: ("重复", "文章中已有内容的第二份。"),
    Reason.STYLE: ("样式代码", "页面当作文字显示的样式表或脚本。"),
    Reason.HIDDEN: ("隐藏", "页面自身对读者隐藏的文字。"),
    Reason.MARKUP: ("标记", "文件格式的标记：分隔线、没有值的键、链接目标。"),
    Reason.METADATA: ("元数据", "文章没有对应字段的文件信息。"),
    Reason.END_MARK: ("结束标记", "表示文章到此结束的标记，如（完）。"),
}
CONFIDENCES = {
    Confidence.STATED: "明示",
    Confidence.DERIVED: "推导",
    Confidence.INFERRED: "推断",
}
DEFEATS = {
    Defeat.AGREES: "与胜出者相同",
    Defeat.WEAKER: "这类标记可信度较低",
    Defeat.COARSER: "同一天，但时间不如别处精确",
    Defeat.UNCONFIRMED: "另一标记有标题标签或字段名佐证",
    Defeat.CONTRADICTED: "文中印有同一钟点而无时区，可知其时区有误",
    Defeat.LATER: "可信度相同，但位置在后",
}
FIELDS = {
    "title": "标题",
    "subtitle": "副题",
    "kicker": "引题",
    "original_title": "原标题",
    "published": "发布时间",
    "updated": "更新时间",
    "source": "来源",
    "site": "网站",
    "dateline": "电头",
    "page": "版次",
    "official": "公文",
    "credits": "署名",
    "url": "地址",
    "canonical_url": "规范地址",
    "links": "链接",
    "tags": "标签",
    "categories": "栏目",
    "description": "摘要",
    "lead_image": "题图",
    "securities": "证券",
}
