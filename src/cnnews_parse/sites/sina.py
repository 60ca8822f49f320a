"""Sina (新浪) and its channels such as Sina Finance: www.sina.com.cn."""

from cnnews_parse.extend import HtmlSite, Layout, Reason

# boxes inside the text: a code to scan, videos, quotes of stocks, calls to other offers
_BOXES = (
    (".//*[contains(@class, 'appendQr_wrap')]", Reason.ADVERTISEMENT),
    (".//*[contains(@class, 'otherContent_')]", Reason.RELATED),
    (".//*[starts-with(@id, 'ad_') or contains(@class, 'wap_special')]", Reason.ADVERTISEMENT),
    (".//*[@id='left_hzh_ad' or contains(@class, 'hqimg_related')]", Reason.ADVERTISEMENT),
    (".//*[starts-with(@id, 'quote_')]", Reason.ADVERTISEMENT),
    (".//*[starts-with(@id, 'videoList') or contains(@class, 'artical-player')]", Reason.CHROME),
    (".//*[contains(@class, 'tech-quotation')]", Reason.ADVERTISEMENT),
)
_LINKS = (  # paragraphs that are a bold link and nothing else
    "id('artibody')/p[strong/a]"
    "[normalize-space(translate(., '\u3000', ''))=normalize-space(strong/a)]"
)
_OLD_BOXES = (
    ("id('artibody')/p[contains(., '上手机新浪网')]", Reason.ADVERTISEMENT),
    (
        "id('artibody')/p[strong][string-length() < 20][contains(., '相关新闻：')]",
        Reason.RELATED,
    ),
    (_LINKS, Reason.RELATED),
)

EXTRACTOR = HtmlSite(
    name="sina",
    site="新浪网",
    hosts=("sina.com.cn", "sina.cn"),
    layouts=(
        Layout(
            clue="main-title",
            mark="//h1[@class='main-title']",
            body="id('artibody') | id('article')",
            title="//h1[@class='main-title']",
            published="//*[@class='date-source']/span[@class='date']",
            source="//*[@class='date-source']/*[contains(@class, 'source')]",
            credits="//p[@class='show_author' or @class='article-editor']",
            caption=".//span[@class='img_descr']",
            drop=_BOXES,
            seen="pages of 2017 to 2024",
        ),
        Layout(
            clue="artibodyTitle",
            mark="id('artibodyTitle')[not(self::div)]",  # hexun.com has a div of this name
            body="id('artibody')",
            title="id('artibodyTitle')",
            published="id('pub_date')",
            source="id('media_name')/a",
            credits="//p[@class='show_author' or @class='article-editor']",
            caption=".//span[@class='img_descr']",
            drop=(*_BOXES, *_OLD_BOXES),
            seen="pages of 2008 to 2019",
        ),
        Layout(
            clue="img_descr",
            mark="//div[@class='img_wrapper']/span[@class='img_descr']",
            body="//body",
            caption=".//span[@class='img_descr']",
            drop=_BOXES,
            seen="the text of a page of 2019 to 2024, as feeds carry it",
        ),
        Layout(
            clue="article-editor",
            mark="//p[@class='article-editor']",
            body="//body",
            caption=".//span[@class='img_descr']",
            drop=_BOXES,
            seen="the same without a picture",
        ),
    ),
)
