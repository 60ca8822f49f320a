"""Sina Taiwan (新浪新聞中心): news.sina.com.tw."""

from cnnews_parse.extend import HtmlSite, Layout

EXTRACTOR = HtmlSite(
    name="sina_taiwan",
    site="新浪新聞中心",
    hosts=("sina.com.tw",),
    layouts=(
        Layout(
            clue="sina.com.tw",
            mark="//*[@id='articles']//*[@id='article_content']/div[@class='pcont']",
            body="//*[@id='article_content']/div[@class='pcont']",
            title="//*[@id='articles']//h1",
            source="//*[@id='articles']//cite/a",
            credits="//*[@id='articles']//cite",
            seen="pages of 2020",
        ),
    ),
)
