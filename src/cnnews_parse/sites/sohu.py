"""Sohu (搜狐): www.sohu.com, where accounts (搜狐号) post, and the channels of former years."""

from cnnews_parse.extend import HtmlSite, Layout, Reason

EXTRACTOR = HtmlSite(
    name="sohu",
    site="搜狐",
    hosts=("sohu.com",),
    layouts=(
        Layout(
            clue="mp-editor",
            mark="id('mp-editor')[contains(@class, 'article')]",
            body="id('mp-editor')",
            title="//div[@class='text-title']/h1",
            published="id('news-time')",
            source=(
                "id('user-info')/h4/a | //span[@data-role='original-link'][not(id('user-info')/h4/a)]"
            ),
            drop=(
                ("//h1/span[@class='article-tag']", Reason.CHROME),
                ("//*[@class='backword' or @id='backsohucom']", Reason.CHROME),
            ),
            seen="pages of 2017 to 2024",
        ),
        Layout(
            clue="contentText",
            mark="id('media_span')",
            body="id('contentText')",
            title="//h1",
            published="//div[@class='sourceTime']/div[@class='r']",
            source="id('media_span')",
            credits="//div[@class='sourceTime']/div[@class='l'] | //div[@class='editor']",
            seen="pages of 2009",
        ),
    ),
)
