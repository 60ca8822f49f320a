"""China News Service (中国新闻网): www.chinanews.com.cn."""

from cnnews_parse.extend import HtmlSite, Layout, Reason

_BOXES = (("//div[@class='left_zw']//div[@class='adInContent']", Reason.ADVERTISEMENT),)

EXTRACTOR = HtmlSite(
    name="chinanews",
    site="中国新闻网",
    hosts=("chinanews.com.cn", "chinanews.com", "ecns.cn"),
    layouts=(
        Layout(
            clue="content_left_title",
            mark="//h1[@class='content_left_title']",
            body="//div[@class='left_zw']",
            title="//h1[@class='content_left_title']",
            credits="//div[@class='content_left_time' or contains(@class, 'left_name')]",
            drop=_BOXES,
            seen="pages of 2022 to 2024",
        ),
        Layout(
            clue="left-t",
            mark="//div[@class='left-t']",
            body="//div[@class='left_zw']",
            title="id('cont_1_1_2')/h1",
            credits="//div[@class='left-t' or @class='left_name']",
            drop=_BOXES,
            seen="pages of 2012 to 2021",
        ),
    ),
)
