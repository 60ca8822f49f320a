"""Sina Taiwan (新浪新聞中心): news.sina.com.tw."""

from cnnews_parse.extend import HtmlSite, Layout

EXTRACTOR = HtmlSite(
    name="sina_taiwan",
    site="新浪新聞中心",
    hosts=("sina.com.tw",),
    layouts=(
        Layout(
            clue="article_content",
            mark="id('article_content')/div[@class='pcont']",
            body="id('article_content')/div[@class='pcont']",
            title="id('articles')//h1",
            source="id('articles')//cite/a",
            credits="id('articles')//cite",
            needs_host=True,
            seen="pages of 2020",
        ),
    ),
)
