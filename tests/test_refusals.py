"""Pages without an article: lists, front pages, errors, walls, shells, proofs that one is human."""

from __future__ import annotations

import pytest

from cnnews_parse import NotAnArticle, parse_text

NAV = (
    '<div class="nav"><ul>'
    + "".join(
        f'<li><a href="/{i}/">{n}</a></li>'
        for i, n in enumerate("首页 新闻 财经 体育 娱乐 军事 房产 汽车 教育 健康".split())
    )
    + "</ul></div>"
)
FOOT = '<div class="footer"><p>关于我们 | 联系我们 | 版权声明</p><p>京ICP备00000000号 互联网新闻信息服务许可证</p><p>Copyright © 2008-2024 某某网 All Rights Reserved 未经授权禁止转载。违法和不良信息举报电话：010-00000000，举报邮箱：a@b.c。</p></div>'
HEADLINES = "某市老菜场改造完工,旧码头改造两年记,社区食堂开张首日,地铁四号线试运行,两部门发文规范培训,周末降温注意添衣,新能源车下乡名单公布,今年首场流星雨来了".split(
    ","
)


def page_of(title: str, body: str) -> str:
    """A page with a title and a body."""
    return f"<!DOCTYPE html><html><head><title>{title}</title></head><body>{body}</body></html>"


SUMMARIES = [
    "一百二十个摊位搬进了带顶棚的新楼，雨天买菜不用再撑伞。",
    "两年前改造的旧码头如今人流不断，沿岸开了三十多家小店。",
    "社区食堂上午十点半开门，前来吃饭的老人排起了长队。",
    "地铁四号线今天早上六点开始试运行，全程三十二公里。",
    "两部门昨天发文，要求培训机构不得一次性收取三个月以上费用。",
    "冷空气周末南下，最低气温将跌到五度，请注意添衣保暖。",
    "新一批下乡车型名单昨天公布，共有六十九款车型入选。",
    "今晚到明早，双子座流星雨将迎来极大，肉眼可见。",
]


def teasers(form: str) -> str:
    """One of these for each headline: number, headline, summary, date."""
    rows = enumerate(zip(HEADLINES, SUMMARIES, strict=True))
    return "".join(form.format(i=i, t=t, s=s, d=f"2024-03-{10 + i} 10:2{i}") for i, (t, s) in rows)


PAGES = {
    "list-title-summary": page_of(
        "新闻中心_某某网",
        NAV
        + '<div class="list">'
        + teasers(
            '<div class="item"><h3><a href="/{i}.html">{t}</a></h3><p>{s}</p><span class="time">{d}</span></div>'
        )
        + "</div>"
        + FOOT,
    ),
    "list-summary-notlinked-title": page_of(
        "要闻 - 某某日报",
        NAV
        + '<ul class="newslist">'
        + teasers(
            '<li><a href="/{i}.html"><h2>{t}</h2></a><div class="desc">{s}<a href="/{i}.html">[详细]</a></div><div class="info">{d} 来源：某某日报</div></li>'
        )
        + "</ul>"
        + FOOT,
    ),
    "list-dates": page_of(
        "通知公告-某某县人民政府",
        NAV
        + "<ul>"
        + teasers('<li><span>{d}</span><a href="/{i}.html">{t}</a></li>')
        + "</ul>"
        + FOOT,
    ),
    "list-wholelink": page_of(
        "某某网",
        NAV + teasers('<a class="card" href="/{i}.html"><h3>{t}</h3><p>{s}</p></a>') + FOOT,
    ),
    "search": page_of(
        "搜索结果 - 某某网",
        NAV
        + "<p>为您找到相关结果约 1,203 个</p>"
        + teasers(
            '<div class="result"><h3><a href="/{i}.html"><em>菜场</em>{t}</a></h3><p>{d} - {s}...</p></div>'
        )
        + FOOT,
    ),
    "author": page_of(
        "张三的专栏 - 某某网",
        NAV
        + '<div class="profile"><h1>张三</h1><p>资深记者，关注城市更新与社区生活，从业十五年。</p></div>'
        + teasers('<article><h2><a href="/{i}.html">{t}</a></h2><p>{s}</p></article>')
        + FOOT,
    ),
    "topic": page_of(
        "菜场 | 某某网",
        NAV
        + "<h1>标签：菜场</h1>"
        + teasers(
            '<div><a href="/{i}.html"><img src="{i}.jpg"></a><div><a href="/{i}.html">{t}</a><p>{s}</p><time datetime="2024-03-0{i}">{d}</time></div></div>'
        )
        + FOOT,
    ),
    "front": page_of(
        "某某网_新闻门户",
        NAV
        + '<h1><a href="/1">某某网</a></h1>'
        + "".join(
            f'<div class="box"><h2><a>{c}</a></h2><ul>'
            + teasers('<li><a href="/{i}.html">{t}</a></li>')
            + "</ul></div>"
            for c in ["国内", "国际", "社会"]
        )
        + '<div class="top"><h3><a href="/t">头条：老菜场改造完工</a></h3><p>一百二十个摊位搬进了带顶棚的新楼，雨天买菜不用再撑伞。<a href="/t">[详细]</a></p></div>'
        + FOOT,
    ),
    "404-a": page_of(
        "404 Not Found", "<center><h1>404 Not Found</h1></center><hr><center>nginx</center>"
    ),
    "404-b": page_of(
        "页面没有找到 - 某某网",
        NAV
        + '<div class="err"><h2>抱歉，您访问的页面不存在或已删除！</h2><p>您可以：1. 检查网址是否正确；2. 返回首页，继续浏览其他内容。</p><p>5秒后自动跳转到首页。</p></div>'
        + FOOT,
    ),
    "404-c": page_of(
        "某某网",
        "<div>很抱歉，您要访问的页面走丢了……</div><p>可能是您输入的网址不正确，也可能是该文章已经下线，请您返回首页看看其他内容吧。</p>"
        + FOOT,
    ),
    "404-d": page_of(
        "出错啦", "<p>該文章已被刪除或不存在，系統將於五秒後帶您回到首頁，謝謝您的耐心。</p>"
    ),
    "404-e": page_of("提示信息", "<p>该内容已被发布者删除</p><p>如有疑问，请联系发布者。</p>"),
    "404-f": page_of(
        "某某新闻",
        "<div>内容已下架，去看看别的吧～</div><ul>"
        + "".join(f'<li><a href="/{i}">{t}</a></li>' for i, t in enumerate(HEADLINES))
        + "</ul>",
    ),
    "wx-violate": page_of(
        "",
        '<div class="weui-msg"><h2>此内容因违规无法查看</h2><p>由用户投诉并经平台审核，涉嫌过度营销、骚扰用户或其他违规行为，查看对应规则</p></div>',
    ),
    "wx-deleted": page_of("", "<div><h2>该内容已被发布者删除</h2></div>"),
    "wall-a": page_of(
        "登录 - 某某网",
        NAV
        + "<form><p>账号登录</p><label>手机号</label><label>密码</label><a>忘记密码？</a><p>登录即代表您已阅读并同意《用户协议》和《隐私政策》，未注册的手机号将自动创建账号。</p></form>"
        + FOOT,
    ),
    "wall-b": page_of(
        "某市老菜场改造完工 - 某某周刊",
        NAV
        + '<h1>某市老菜场改造完工</h1><div class="pay">本文为付费内容，请登录后订阅全文继续阅读</div>'
        + FOOT,
    ),
    "captcha": page_of(
        "百度安全验证", "<div>网络不给力，请稍后重试</div><div>返回首页</div><div>问题反馈</div>"
    ),
    "captcha2": page_of(
        "访问验证",
        "<p>您的访问过于频繁，为了保证网站的正常运行，请完成下面的安全验证后继续访问，给您带来的不便敬请谅解。</p><p>请拖动滑块完成拼图</p>",
    ),
    "cf": page_of(
        "Just a moment...",
        "<h1>某某網</h1><p>Checking if the site connection is secure</p><p>某某網 needs to review the security of your connection before proceeding.</p>",
    ),
    "denied": page_of(
        "Access Denied",
        '<h1>Access Denied</h1>You don\'t have permission to access "http://www.example.cn/" on this server.<p>Reference #18.2f</p>',
    ),
    "js": page_of(
        "某某新闻",
        '<div id="root"></div><noscript>You need to enable JavaScript to run this app.</noscript>',
    ),
    "js2": page_of(
        "某某新闻",
        '<div id="app"></div><p>您的浏览器版本过低，为了更好的浏览体验，建议您升级浏览器或使用Chrome、Firefox等浏览器访问本站。</p>',
    ),
    "js3": page_of(
        "某市老菜场改造完工_某某网",
        NAV
        + '<h1>某市老菜场改造完工</h1><div class="info">2024-03-05 10:20 来源：某某日报</div><div class="content">内容加载中，请稍候……</div>'
        + FOOT,
    ),
    "redirect": page_of(
        "页面跳转中", '<p>页面跳转中，如果您的浏览器没有自动跳转，请点击<a href="/1">这里</a>。</p>'
    ),
    "video": page_of(
        "某市老菜场改造完工_视频_某某网",
        NAV
        + '<h1>某市老菜场改造完工</h1><div class="info">2024-03-05 10:20 来源：某某日报</div><div class="player"><video src="1.mp4">您的浏览器不支持视频播放，请升级浏览器后再试。</video></div><div class="list"><h3>相关视频</h3><ul>'
        + "".join(f'<li><a href="/{i}">{t}</a></li>' for i, t in enumerate(HEADLINES))
        + "</ul></div>"
        + FOOT,
    ),
    "about": page_of(
        "联系我们 - 某某网",
        NAV
        + "<ul><li>电话：010-00000000</li><li>邮箱：a@b.c</li><li>地址：北京市某区某路1号</li></ul>"
        + FOOT,
    ),
    "waf": page_of(
        "",
        "<p>很抱歉，由于您访问的URL有可能对网站造成安全威胁，您的访问被阻断。</p><p>您的请求ID是：7b3ca9</p>",
    ),
    "expired": page_of(
        "系统提示", "<p>对不起，您查看的信息已过期或者不存在！</p><p>[ 点击这里返回上一页 ]</p>"
    ),
    "500": page_of(
        "500 Internal Server Error",
        "<h1>服务器内部错误</h1><p>服务器遇到错误，无法完成您的请求，请稍后再试或联系管理员。</p>",
    ),
    "rss-js": page_of("正在加载", "<p>正在加载，请稍候。如果长时间没有反应，请刷新页面重试。</p>"),
}


@pytest.mark.parametrize("sites", [True, False], ids=["sites", "no sites"])
@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_no_article_is_made_up(page: str, sites: bool) -> None:
    """The foot of the page, its teasers and its excuses are no text of an article."""
    with pytest.raises(NotAnArticle) as caught:
        parse_text(page, sites=sites)
    assert caught.value.why
