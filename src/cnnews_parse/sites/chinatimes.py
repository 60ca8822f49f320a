"""China Times (中時新聞網), Taiwan: www.chinatimes.com."""

from cnnews_parse.extend import HtmlSite, Layout, Reason

EXTRACTOR = HtmlSite(
    name="chinatimes",
    site="中時新聞網",
    hosts=("chinatimes.com",),
    layouts=(
        Layout(
            clue="meta-info",
            mark="//div[@class='meta-info']//time",
            body="//div[@class='article-body']",
            title="//h1[@class='article-title']",
            # the page prints the hour before the day
            published="//div[@class='meta-info']//time/@datetime",
            source="//div[@class='meta-info']//div[@class='source']",
            author="//div[@class='meta-info']//div[@class='author'][not(contains(normalize-space(), ' '))]",
            drop=(
                ("//div[@class='article-hash-tag']", Reason.CHROME),
                ("//div[@class='article-body']//div[@class='ad']", Reason.ADVERTISEMENT),
                ("//div[@class='article-body']//div[@class='promote-word']", Reason.ADVERTISEMENT),
            ),
            needs_host=True,
            seen="pages of 2019 to 2024",
        ),
    ),
)
