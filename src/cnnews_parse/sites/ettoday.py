"""ETtoday (ETtoday新聞雲), Taiwan: www.ettoday.net."""

from cnnews_parse.extend import HtmlSite, Layout

EXTRACTOR = HtmlSite(
    name="ettoday",
    site="ETtoday新聞雲",
    hosts=("ettoday.net",),
    layouts=(
        Layout(
            clue="story",
            mark="//h1[@class='title']",
            body="//div[@class='story'][@itemprop='articleBody']",
            title="//h1[@class='title']",
            published="//time[@class='date']",
            needs_host=True,
            seen="pages of 2017 to 2024",
        ),
    ),
)
