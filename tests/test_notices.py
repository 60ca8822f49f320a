"""Notices around a text: what outlets and platforms hang onto it, and prose that is near to it."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cnnews_parse import parse_text
from cnnews_parse.fields import notices
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
        ("图片来自网络，如有侵权，请联系删除。", "disclaimer"),
        ("部分内容来源于网络，如果存在侵权请告知我们。", "disclaimer"),
        ("此内容为某某财经原创，著作权归某某财经所有。", "disclaimer"),
        ("相关资讯请关注：某某专区", "advertisement"),
        ("点击阅读全文>>", "chrome"),
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
        ("Article Information", "chrome"),
        ("相關字詞﹕街市 攤檔", "chrome"),
        ("关键词：图书馆 粮仓", "chrome"),
        ("喜欢就点个在看", "share"),
        ("封面来源｜某某图库", "metadata"),
        ("图像来源，某某图库", "metadata"),
        ("相關文章：某廠投產", "related"),
        ("此内容为某某财经原创，著作权归某某财经所有。未经书面授权，不得使用。", "disclaimer"),
        ("未经《某某新闻》报社授权，严禁转载或镜像，违者必究。", "disclaimer"),
        ("如需转载请与《某某新闻》报社联系。", "disclaimer"),
        ("（本文为独家原创稿件，欢迎转发，媒体转载须经授权）", "disclaimer"),
        ("如对本稿件有异议或投诉，请联系 a@a.example", "disclaimer"),
        ("CC BY-NC-ND 2.0 版權聲明", "disclaimer"),
        ("本文章只限订户阅读", "paywall"),
        ("阅读更多订户专享报道，请点击以下优惠配套", "paywall"),
        ("立即订阅", "paywall"),
        ("想阅读全文？", "paywall"),
        ("点击上方“某某夜话”，选择“置顶公众号”", "advertisement"),
        ("（本文图片由受访企业提供）", "metadata"),
        ("发表时间： 02/02/2022 - 18:20", "metadata"),
        ("炒股就看某某分析师研报，权威，专业，助您挖掘潜力主题机会！", "advertisement"),
        ("LIKE我们的官方脸书网页以获取更多新信息", "share"),
        ("如果觉得文章不错，欢迎打赏", "advertisement"),
        ("想知道更多，請讚好青石周報Facebook", "share"),
        ("快来关注我们的Instagram", "share"),
        ("全文共3120字，阅读大约需要7分钟", "chrome"),
        ("K图 BK0475_0", "chrome"),
        ("读者热线：4000000000", "chrome"),
        ("【延伸阅读】：某厂投产", "related"),
        ("【延伸阅读】某厂投产", "related"),
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
        "监管部门关注Facebook",
        "他们每天订阅三百个YouTube频道",
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
        "图片来自网络，是他三年来收集的老照片中的一张。",
        "视频平台如果存在侵权行为，法院可以判令下架。",
        "原创内容的版权归谁，合同里写得清清楚楚。",
        "关键词：改革、开放，是这本书的两条线索。",
        "标签：一张写着产地的纸，贴在每个筐上。",
        "全文共三百页，作者写了六年。",
        "本文件规定，著作权归完成作品的职工所有。",
        "未经消费者同意，商家不得使用这些照片。",
        "平台推出会员专享的内容，老读者抱怨太贵。",
        "需要30分钟才能走到最近的车站。",
        "全文共五章，讲的是一个村子的三十年。",
        "观众喜欢他的戏，散场以后往台上扔花。",
    ],
)
def test_prose_near_to_notices_stays(line: str) -> None:
    """A report may speak of rights, risks and applications."""
    assert furniture(line) is None
    assert ends_article(line) is None


_ANY_NOTICE = st.sampled_from(notices._NOTICES).flatmap(lambda each: st.from_regex(each[3]))
_WORDS = st.sampled_from([*notices.notice_words(0), "如有", "点击", "下", "。", "号", "更"])


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=_ANY_NOTICE | st.lists(_WORDS, max_size=12).map("".join))
def test_a_notice_is_the_first_that_fits(text: str) -> None:
    """Those that are asked by the words found are all that may fit, in their order."""
    fitting = (
        reason
        for reason, longest, words, form in notices._NOTICES
        if len(text) <= longest and any(word in text for word in words.split())
        if re.match(form, text)
    )
    assert notices.notice(text) is next(fitting, None)


PROSE = "某厂日前投产，年产量达到三万吨，附近三个村的工人都很高兴，说明年还要多招三十人。"
MORE = "厂长说，明年还要修两座仓库，供附近的三个村使用。"


@pytest.mark.parametrize(
    ("author", "around", "source", "people"),
    [
        (
            'IT之家',
            ('<p>感谢IT之家网友 甲乙 的线索投递！</p>', ''),
            'IT之家',
            ((), ()),
        ),
        (
            'IT之家',
            ('', "<p><strong>相关阅读：</strong></p><ul><li>《<a href='/1'>另一厂投产</a>》</li></ul><p>广告声明：文内含有的对外跳转链接，结果仅供参考。</p>"),
            'IT之家',
            ((), ()),
        ),
        (
            '36氪',
            ('<p>本文来自微信公众号“某某观察”（ID：abc），作者：张三，36氪经授权发布。</p><p>封面来源｜视觉中国</p>', '<p>该文观点仅代表作者本人，36氪平台仅提供信息存储空间服务。</p>'),
            '某某观察',
            (('张三',), ()),
        ),
        (
            '澎湃新闻',
            ('', '<div>责任编辑：张三</div><div>图片编辑：李四</div><p>澎湃新闻报料：021-1234567</p><p>澎湃新闻，未经授权不得转载</p>'),
            '澎湃新闻',
            ((), ('张三',)),
        ),
        (
            '人民网',
            ('', '<p>《 人民日报 》（ 2021年03月01日 03 版）</p><div>(责编：张三、李四)</div>'),
            '人民日报',
            ((), ('张三', '李四')),
        ),
        (
            '联合早报',
            ('', '<div>订阅或登录，以继续阅读全文！</div><h3>推荐阅读</h3>'),
            '联合早报',
            ((), ()),
        ),
        (
            '华尔街见闻',
            ('', '<div>风险提示及免责条款</div><div>市场有风险，投资需谨慎。本文不构成个人投资建议。</div>'),
            '华尔街见闻',
            ((), ()),
        ),
        (
            '香港01',
            ('<p>（點擊放大）</p>', "<p>+3</p><p>相關文章︰<a href='/1'>另一廠投產的消息</a></p><p>▼▼▼點擊下圖看更多▼▼▼</p>"),
            '香港01',
            ((), ()),
        ),
        (
            '自由亚洲电台',
            ('', '<p>记者：张三\u3000责编：李四\u3000网编：王五</p>'),
            '自由亚洲电台',
            (('张三',), ('李四', '王五')),
        ),
        (
            'BBC Chinese',
            ('<p>图像来源，Getty Images</p>', '<p>End of 热读</p>'),
            'BBC Chinese',
            ((), ()),
        ),
        (
            '东方财富网',
            ('', "<p class='em_media'>（文章来源：某某日报）</p>"),
            '某某日报',
            ((), ()),
        ),
        (
            '新浪财经',
            ('<p>炒股就看金麒麟分析师研报，权威，专业！</p>', "<p>新浪声明：新浪网登载此文出于传递更多信息之目的。</p><p class='article-editor'>责任编辑：张三 </p>"),
            '新浪财经',
            ((), ('张三',)),
        ),
    ],
)  # fmt: skip
def test_feed_bodies_of_outlets(
    author: str, around: tuple[str, str], source: str, people: tuple[tuple[str, ...], ...]
) -> None:
    """What stands around the text in their feeds is lifted or left out; the text is whole."""
    body = f"<div>   \n{around[0]}<p>{PROSE}</p><p>{MORE}</p>{around[1]}\n</div>"
    article = parse_text(f"---\ntitle: '某厂投产'\nauthor: {author}\n---\n\n{body}\n")
    assert article.text == f"{PROSE}\n{MORE}"
    assert (article.source, article.authors, article.editors) == (source, *people)
