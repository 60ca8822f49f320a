"""Central News Agency (中央社), Taiwan: www.cna.com.tw."""

from cnnews_parse.extend import HtmlSite, Layout

EXTRACTOR = HtmlSite(
    name="cna",
    site="中央社",
    hosts=("cna.com.tw",),
    layouts=(
        Layout(
            clue="centralContent",
            mark="//div[@class='centralContent']//div[@class='updatetime']",
            body="//div[@class='centralContent']//div[@class='paragraph']",
            title="//div[@class='centralContent']//h1",
            published="//div[@class='updatetime']",
            seen="pages of 2018 to 2024",
        ),
    ),
)
