"""Lines of facts between headline and text, in the forms that designs have."""

from __future__ import annotations

import pytest

from cnnews_parse import parse_text

PROSE = (
    "青石镇图书馆本周一重新开放，三层楼的旧粮仓改成了阅览室，孩子们放学后多了一个去处。",
    "馆长说，改造用了十四个月，书架由本地木匠用拆下来的房梁做成，开馆第一周两千多人次进馆。",
    "图书馆每天开放到晚上九点，周末有志愿者为老人读报，借书证凭身份证当场办理，不收押金。",
)
LINES = (
    ('<div class="msg">来源： 作者： 时间：2019-10-31</div>', "", ("2019-10-31", None, (), ())),
    (
        "<p>2019-10-31 10:45:00 来源：<a></a> 浏览：<i>0</i></p>",
        "",
        ("2019-10-31T10:45", None, (), ()),
    ),
    (
        '<ul class="info"><li>日期：2019-10-31</li><li>来源：甘南日报</li><li>作者：何小田</li></ul>',
        "",
        ("2019-10-31", "甘南日报", ("何小田",), ()),
    ),
    (
        '<table class="info"><tr><td>作者：</td><td>何小田</td><td>来源：</td><td>甘南日报</td><td>发布：</td><td>2019-10-31</td></tr></table>',
        "",
        ("2019-10-31", "甘南日报", ("何小田",), ()),
    ),
    (
        '<div class="info">Source: 新华社 | 2019-10-31 10:45:00 | Editor: 何小田</div>',
        "",
        ("2019-10-31T10:45", "新华社", (), ("何小田",)),
    ),
    (
        '<div class="info">2019/10/31 上午 10:45:00 甘南日报</div>',
        "",
        ("2019-10-31T10:45", "甘南日报", (), ()),
    ),
    ('<div class="info">2019-10-31T10:45:00+0800</div>', "", ("2019-10-31T10:45", None, (), ())),
    (
        '<div class="info">10月31日 10:45 来源：甘南日报</div>',
        '<link rel="canonical" href="http://x.cn/2019/1031/c1-2.html">',
        ("2019-10-31T10:45", "甘南日报", (), ()),
    ),
    ('<div class="info">2019.10.31 (四) 10:45</div>', "", ("2019-10-31T10:45", None, (), ())),
    (
        '<div class="info">2019年10月31日 星期四 10:45 来源：甘南日报</div>',
        "",
        ("2019-10-31T10:45", "甘南日报", (), ()),
    ),
    (
        '<div class="info">２０１９年１０月３１日\u3000１０：４５\u3000来源：甘南日报</div>',
        "",
        ("2019-10-31T10:45", "甘南日报", (), ()),
    ),
    (
        '<div class="info">二〇一九年十月三十一日\u3000甘南日报</div>',
        "",
        ("2019-10-31", "甘南日报", (), ()),
    ),
    (
        '<div class="info">[ 2019-10-31 10:45 ] 【来源：甘南日报】【作者：何小田】</div>',
        "",
        ("2019-10-31T10:45", "甘南日报", ("何小田",), ()),
    ),
    (
        '<div class="info">甘南日报 / 何小田 / 2019-10-31 10:45</div>',
        "",
        ("2019-10-31T10:45", "甘南日报", ("何小田",), ()),
    ),
    (
        '<div class="info">甘南日报 | 记者 何小田 | 编辑 白小玉 | 2019-10-31 10:45</div>',
        "",
        ("2019-10-31T10:45", "甘南日报", ("何小田",), ("白小玉",)),
    ),
    (
        '<div class="info">甘南日报 · 何小田 · 2019-10-31 10:45</div>',
        "",
        ("2019-10-31T10:45", "甘南日报", ("何小田",), ()),
    ),
    (
        '<div class="info">2019-10-31 10:45 来源：街角记录者</div>',
        "",
        ("2019-10-31T10:45", "街角记录者", (), ()),
    ),
    (
        '<div class="info">2019-10-31 来源：市文化广电和旅游局办公室</div>',
        "",
        ("2019-10-31", "市文化广电和旅游局办公室", (), ()),
    ),
    (
        '<div class="info">2019-10-31 来源：中共卓尼县委宣传部、卓尼县融媒体中心</div>',
        "",
        ("2019-10-31", "中共卓尼县委宣传部、卓尼县融媒体中心", (), ()),
    ),
    (
        '<div class="info">2019-10-31 来源：http://www.example.cn/a.html</div>',
        "",
        ("2019-10-31", None, (), ()),
    ),
    (
        '<div class="info">2019-10-31 10:45 来源：甘南日报（微信公众号）</div>',
        "",
        ("2019-10-31T10:45", "甘南日报", (), ()),
    ),
    (
        '<div class="info">2019-10-31 10:45 来源：甘南日报 记者：何小田 摄影：白小玉</div>',
        "",
        ("2019-10-31T10:45", "甘南日报", ("何小田",), ()),
    ),
    (
        '<div class="info"><span style="display:none">2018-01-01</span><span>2019-10-31 10:45</span><span>来源：甘南日报</span></div>',
        "",
        ("2019-10-31T10:45", "甘南日报", (), ()),
    ),
    (
        '<div class="info">文章来源：甘南日报\u3000发表时间：2019-10-31 10:45\u3000阅读：<span>33</span>\u3000【<a>打印</a>】【<a>关闭</a>】</div>',
        "",
        ("2019-10-31T10:45", "甘南日报", (), ()),
    ),
    (
        '<div class="info">2019-10-31 10:45 甘南日报 何小田 田小禾</div>',
        "",
        ("2019-10-31T10:45", "甘南日报", ("何小田", "田小禾"), ()),
    ),
    (
        '<div class="info">时间：19-10-31 10:45 来源：甘南日报</div>',
        '<meta name="publishdate" content="2019-10-31">',
        ("2019-10-31T10:45", "甘南日报", (), ()),
    ),
    (
        '<div class="info">记者 何小田 2019-10-31 10:45 甘南日报</div>',
        "",
        ("2019-10-31T10:45", "甘南日报", ("何小田",), ()),
    ),
    (
        '<div class="info">何小田 发表于 2019-10-31 10:45</div>',
        "",
        ("2019-10-31T10:45", None, ("何小田",), ()),
    ),
    (
        '<div class="info">来 源：甘南日报\u3000\u3000作 者：何小田\u3000\u3000日 期：2019-10-31</div>',
        "",
        ("2019-10-31", "甘南日报", ("何小田",), ()),
    ),
    (
        '<div class="meta"><span class="author">何小田</span><span class="source">甘南日报</span><span class="time">2019-10-31 10:45</span></div>',
        "",
        ("2019-10-31T10:45", "甘南日报", ("何小田",), ()),
    ),
)


@pytest.mark.parametrize(("line", "head", "expected"), LINES)
def test_a_line_of_facts_is_read(line: str, head: str, expected: tuple[object, ...]) -> None:
    """Moment, outlet, authors and editors, whatever stands between them; the text is left whole."""
    title = "旧粮仓变身图书馆"
    body = f"<h1>{title}</h1>{line}<div class='con'>{''.join(f'<p>{each}</p>' for each in PROSE)}</div>"
    page = f"<html><head><title>{title}_某某网</title>{head}</head><body>{body}</body></html>"
    article = parse_text(page, sites=False)
    length = 10 if article.published_precision == "day" else 16
    printed = article.published and article.published.isoformat()[:length]
    assert (printed, article.source, article.authors, article.editors) == expected
    assert article.text == "\n".join(PROSE)
