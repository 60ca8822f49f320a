"""Radio Television Hong Kong (香港電台): news.rthk.hk."""

from cnnews_parse.extend import HtmlSite, Layout

EXTRACTOR = HtmlSite(
    name="rthk",
    site="香港電台",
    hosts=("rthk.hk",),
    layouts=(
        Layout(
            clue="itemFullText",
            mark="//div[@class='createddate'][following::div[@class='itemFullText']]",
            body="//div[@class='itemFullText']",
            title="//h2[@class='itemTitle']",
            published="//div[@class='createddate']",
            seen="pages of 2018",
        ),
    ),
)
