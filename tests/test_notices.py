"""Notices around a text: what outlets and platforms hang onto it, and prose that is near to it."""

from __future__ import annotations

import pytest

from cnnews_parse.fields.furniture import ends_article, furniture


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("该文观点仅代表作者本人，某平台仅提供信息存储空间服务。", "disclaimer"),
        ("本内容为作者独立观点，不代表某网立场。", "disclaimer"),
        ("以上內容不代表本站立場", "disclaimer"),
        ("本文为某某号作者或机构在某某网上传并发布，仅代表该作者观点。", "disclaimer"),
        ("广告声明：文内含有的对外跳转链接，结果仅供参考。", "disclaimer"),
        ("风险提示及免责条款", "disclaimer"),
        ("市场有风险，投资需谨慎。本文不构成个人投资建议。", "disclaimer"),
        ("（以上内容不构成投资建议）", "disclaimer"),
        ("版权归作者所有，任何形式转载请联系作者。", "disclaimer"),
        ("本文图片版权归原作者所有。", "disclaimer"),
        ("如有侵权，请联系我们删除", "disclaimer"),
        ("凡本网注明“来源：某网”的所有作品，版权均属于某网。", "disclaimer"),
        ("本网站所刊载信息，不代表本站观点。刊用本网站稿件，务经书面授权。", "disclaimer"),
        ("本文首发于某某观察，转载请注明出处。", "disclaimer"),
        ("更多精彩内容，请登录某网，或者加载某某App。", "advertisement"),
        ("下載「某某」App ，即睇城中熱話：https://a.example/1", "advertisement"),
        ("24小时滚动播报最新的财经资讯和视频，更多粉丝福利扫描二维码关注", "advertisement"),
        ("购买链接：https://a.example/1", "advertisement"),
        ("感谢某某网友 甲乙 的线索投递！", "advertisement"),
        ("某某新闻报料：021-1234567", "chrome"),
        ("（點擊放大）", "chrome"),
        ("↓↓↓按圖看更多↓↓↓", "chrome"),
        ("+12", "chrome"),
        ("跳过 热读 并继续阅读", "chrome"),
        ("End of 热读", "chrome"),
        ("喜欢就点个在看", "share"),
        ("封面来源｜某某图库", "metadata"),
        ("图像来源，某某图库", "metadata"),
        ("相關文章：某廠投產", "related"),
        ("【延伸阅读】：某厂投产", "related"),
    ],
)
def test_notices_are_no_text(line: str, reason: str) -> None:
    """A line that speaks of the text, its pictures or its reader is none of it."""
    found = furniture(line)
    assert found is not None
    assert found.value == reason


@pytest.mark.parametrize(
    "line",
    [
        "文章称，这一表态不代表政府立场。",
        "该文说，作者的看法不代表学界的观点。",
        "版权归谁所有，法院昨天作出判决。",
        "法院认定，这首歌的版权归某公司所有，被告应当赔偿。",
        "如有侵犯消费者权益的行为，监管部门将依法处理。",
        "股市有风险，张先生早就知道。",
        "风险提示不够清楚，是这次投诉的主要原因。",
        "更多市民下载了这款应用，日活用户超过三万。",
        "下载某某App的市民已有三万人。",
        "购买地址不明的商品，出了问题难以维权。",
        "喜欢看戏的老人给演员点赞。",
        "新闻：3人获救",
        "本文作者走访了三个村，记下这些故事。",
        "感谢信写满了三页纸，落款是全体村民。",
        "封面上是一位老农，他身后是刚刚收割的稻田。",
        "相关报道见报以后，当地派人到现场查看。",
        "外交部声明：中方对此表示欢迎。",
        "内容结束于1949年，全书共分三卷。",
        "+12.5%",
    ],
)
def test_prose_near_to_notices_stays(line: str) -> None:
    """A report may speak of rights, risks and applications."""
    assert furniture(line) is None
    assert ends_article(line) is None
