"""Sina (新浪) and its channels such as Sina Finance: www.sina.com.cn."""

from cnnews_parse.extend import HtmlSite, Layout, Reason

# the box behind the text that asks readers to scan a code, and what stands around it
_BOXES = (
    ("//*[contains(@class, 'appendQr_wrap')]", Reason.ADVERTISEMENT),
    ("//*[contains(@class, 'otherContent_')]", Reason.RELATED),
    ("//*[@id='left_hzh_ad' or contains(@class, 'hqimg_related')]", Reason.ADVERTISEMENT),
    ("//*[starts-with(@id, 'quote_')]", Reason.ADVERTISEMENT),
)

EXTRACTOR = HtmlSite(
    name="sina",
    site="新浪网",
    hosts=("sina.com.cn", "sina.cn"),
    layouts=(
        Layout(
            clue="artibody",
            mark="//*[@id='artibody' or @id='article'][ancestor-or-self::*[contains(@class, 'article')]]",
            body="//*[@id='artibody' or @id='article']",
            title="//h1[contains(@class, 'main-title')]",
            credits="//*[contains(@class, 'date-source')]",
            caption="//span[@class='img_descr']",
            drop=_BOXES,
            seen="pages of 2017 to 2024",
        ),
        Layout(
            clue="img_descr",
            mark="//div[@class='img_wrapper']/span[@class='img_descr']",
            body="//body",
            caption="//span[@class='img_descr']",
            drop=_BOXES,
            seen="the text of a page of 2019 to 2024, as feeds carry it",
        ),
        Layout(
            clue="article-editor",
            mark="//p[@class='article-editor']",
            body="//body",
            caption="//span[@class='img_descr']",
            drop=_BOXES,
            seen="the same without a picture",
        ),
    ),
)
