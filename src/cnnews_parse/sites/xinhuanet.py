"""Xinhua News Agency (新华网): www.xinhuanet.com and www.news.cn."""

from cnnews_parse.extend import HtmlSite, Layout, Reason

EXTRACTOR = HtmlSite(
    name="xinhuanet",
    site="新华网",
    hosts=("xinhuanet.com", "news.cn"),
    layouts=(
        Layout(
            clue="head-line",
            mark="//div[contains(@class, 'head-line')]//h1",
            body="id('detail')",
            title="//h1/span[@class='title']",
            # the header of the desktop parts year, day and hour; that of telephones has them in
            # one line, and every page carries both
            published="//div[contains(@class, 'mheader')]//div[@class='info']",
            source="//div[contains(@class, 'header')]//div[@class='source']",
            credits="//div[@class='header-time left'] | id('articleEdit')",
            drop=(("//*[starts-with(@id, 'DH-PLAYERID')]", Reason.CHROME),),
            needs_host=True,
            seen="pages of 2021 to 2024",
        ),
        Layout(
            clue="p-detail",
            mark="//div[@class='h-news']//*[@class='h-title']",
            body="id('p-detail')",
            title="//div[@class='h-news']//*[@class='h-title']",
            published="//div[@class='h-news']//*[@class='h-time']",
            source="id('source')",
            credits="//div[@class='h-info' or @class='p-tags']",
            drop=(
                ("//div[@class='video-url']", Reason.HIDDEN),
                ("id('p-detail')/div[@class='lb']", Reason.CHROME),
                ("//div[@class='tadd' or @class='zan-wap']", Reason.SHARE),
            ),
            seen="pages of 2017 to 2020",
        ),
    ),
)
