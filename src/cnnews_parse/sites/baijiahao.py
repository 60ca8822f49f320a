"""Baijiahao (百家号): baijiahao.baidu.com. The account is the source."""

from cnnews_parse.extend import HtmlSite, Layout

EXTRACTOR = HtmlSite(
    name="baijiahao",
    site="百家号",
    hosts=("baijiahao.baidu.com", "mbd.baidu.com"),
    layouts=(
        Layout(
            clue="author-txt",
            mark="//div[@class='author-txt']/p[@class='author-name']",
            body="id('article')/div[@class='article-content']",
            title="//div[@class='article-title']",
            # the line on the page lacks the year, or has two digits of it
            published="//meta[@itemprop='dateUpdate']/@content",
            source="//div[@class='author-txt']/p[@class='author-name']",
            credits="//div[contains(@class, 'article-source')]",
            heading="//p[span[@class='bjh-h3']]",
            needs_host=True,
            seen="pages of 2018 to 2020",
        ),
    ),
)
