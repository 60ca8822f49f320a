"""Radio Television Hong Kong (香港電台): news.rthk.hk."""

from cnnews_parse.extend import HtmlSite, Layout

EXTRACTOR = HtmlSite(
    name="rthk",
    site="香港電台",
    hosts=("rthk.hk",),
    layouts=(
        Layout(
            clue="createddate",
            mark="//div[@class='createddate']",
            body="//div[@class='itemFullText']",
            title="//h2[@class='itemTitle']",
            published="//div[@class='createddate']",
            needs_host=True,
            seen="pages of 2018",
        ),
    ),
)
