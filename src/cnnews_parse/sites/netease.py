"""NetEase (网易): www.163.com and its channels, columns and accounts (网易号)."""

from cnnews_parse.extend import HtmlSite, Layout, Reason

_BOXES = (
    ("id('endText')//*[contains(@class, 'gg200x300')]", Reason.ADVERTISEMENT),
    ("id('endText')//*[contains(@class, 'special_tag_wrap')]", Reason.RELATED),
    ("id('endText')//*[contains(@class, 'related_article')]", Reason.RELATED),
    ("id('endText')//*[contains(@class, 'video-wrapper')]", Reason.CHROME),
    ("id('endText')//pre[contains(@style, 'none')]", Reason.HIDDEN),
)
# quotes of a stock and, behind the heading 重点推荐, whatever the desk wants to be read
_FINANCE_BOXES = (
    ("id('endText')//*[contains(@class, 'QF_INCLUDE')]", Reason.ADVERTISEMENT),
    ("id('endText')/table[contains(., '客户端：')]", Reason.ADVERTISEMENT),
    ("id('endText')/*[@class='biaoqian']", Reason.RELATED),
    (
        "id('endText')/*[@class='biaoqian'][1]/following-sibling::div[not(@class)]",
        Reason.RELATED,
    ),
)

EXTRACTOR = HtmlSite(
    name="netease",
    site="网易",
    hosts=("163.com",),
    layouts=(
        Layout(
            clue="post_info",
            mark="//*[h1[@class='post_title']]/div[@class='post_info']",
            body="//div[@class='post_body']",
            title="//h1[@class='post_title']",
            source="//div[@class='post_info']/a[not(contains(@class, 'jubao'))]",
            credits="//div[@class='post_info' or @class='post_author']",
            needs_host=True,
            seen="pages of 2021 to 2024",
        ),
        Layout(
            clue="post_time_source",
            mark="//div[@class='post_time_source']",
            body="id('endText')",
            title="id('epContentLeft')/h1",
            source="id('ne_article_source')",
            credits="//div[@class='post_time_source' or contains(@class, 'ep-source')]",
            drop=_BOXES,
            seen="pages of 2017 to 2020",
        ),
        Layout(
            clue="ep-time-soure",
            mark="//div[contains(@class, 'ep-time-soure')]",
            body="id('endText')",
            title="id('h1title')",
            source="id('ne_article_source')",
            credits=(
                "//div[contains(@class, 'ep-time-soure') or contains(@class, 'ep-source')"
                " or @class='otitle']"
            ),
            lift=(("description", "//p[@class='ep-summary']"),),
            drop=(*_BOXES, *_FINANCE_BOXES),
            seen="pages of 2013 to 2016",
        ),
        Layout(
            clue="con1_ltle",
            mark="//h2[@class='con1_ltle']",
            body="//div[@class='entext']",
            title="//h2[@class='con1_ltle']",
            published="//span[@class='con1_date']",
            author="//span[@class='con1_author']",
            credits="//span[@class='tips2_span']",
            lift=(
                (
                    "description",
                    "//div[@class='entext']/p[starts-with(normalize-space(), '[摘要')]",
                ),
            ),
            drop=(("//div[@class='entext']/p[contains(., '授权网易')]", Reason.DISCLAIMER),),
            seen="columns of 2015",
        ),
        Layout(
            clue="ntes_nav_wrap",
            mark="//div[@class='article_title']/h2",
            body="//div[@class='article_box']/*[@id='content']",
            title="//div[@class='article_title']/h2",
            published="//div[@class='article_title']//p[@class='time']/span[1]",
            source="//div[@class='article_title']//p[@class='time']/span[last()]",
            seen="pages of accounts of 2019 and 2020",
        ),
    ),
)
