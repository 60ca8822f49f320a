"""Toutiao (今日头条): www.toutiao.com. The account that posts an article is its source."""

from cnnews_parse.extend import HtmlSite, Layout

EXTRACTOR = HtmlSite(
    name="toutiao",
    site="今日头条",
    hosts=("toutiao.com",),
    layouts=(
        Layout(
            clue="tt-article-content",
            mark="//article[contains(@class, 'tt-article-content')]",
            body="//article[contains(@class, 'tt-article-content')]",
            title="//div[@class='article-content']/h1",
            published="//div[@class='article-meta']/span[contains(., ':')]",
            source="//div[@class='article-meta']/span[@class='name']",
            credits="//div[@class='article-meta']",
            seen="pages of 2021 to 2024",
        ),
        Layout(
            clue="article-sub",
            mark="//div[@class='article-box']/div[@class='article-sub']",
            body="//div[@class='article-box']/div[@class='article-content']",
            title="//h1[@class='article-title']",
            published="//div[@class='article-sub']/span[last()]",
            source="//div[@class='article-sub']/span[last() - 1]",
            needs_host=True,
            seen="pages of 2018 to 2020",
        ),
    ),
)
