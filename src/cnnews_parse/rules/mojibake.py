"""Passages that were decoded with the wrong codec before they came into the file."""

from __future__ import annotations

from collections.abc import Iterator

from cnnews_parse.extend import Edit, misreadings, rule

_LOST = "\ufffd"


@rule(
    fixes={
        "鏂板崕绀惧寳浜\ufffd": "新华社北\ufffd",
        "浠婂勾鏂颁慨姘村簱": "今年新修水库",
        "ä»Šå¹´æ–°ä¿®æ°´åº“": "今年新修水库",
        "来源：\xd0\xc2\xbb\xaa\xc9\xe7\xb1\xb1\xbe\xa9": "来源：新华社北京",
        "陔貌扦控儔萇捅": "新华社北京电讯",
        "獵ポ郡某穦糵琩箇衡": "青禾縣議會審查預算",
    },
    leaves=(
        "一家名为Café Müller的店，单价€3.50，½价",
        "“锟斤拷”和“烫烫烫”是怎么来的",
        "用错了编码，就会看到 æ–°åŽç¤¾ 或 鏂板崕绀 这样的字",
        "他写下“鏂伴椈”二字",
        "鳜鱼鲈鱼鲟鱼鳕鱼鲳鱼鲫鱼鳊鱼鲢鱼",
        "\u2500\u2500\u2500\u2500\u2500\u2500\u2500",  # a rule
    ),
    minds_ends=False,
)
def misread(text: str) -> Iterator[Edit]:
    """Read again what was decoded with the wrong codec: 鏂伴椈 is the UTF-8 of 新闻 read as GBK.

    A database or a program in the middle was told the wrong encoding. The characters still hold
    the bytes; those that a codec could not read are gone, and U+FFFD stays in their place.
    """
    for each in misreadings(text):
        yield Edit(each.start, each.end, each.after, _LOST not in each.after)
