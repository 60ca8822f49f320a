"""Yahoo (雅虎) in Hong Kong and Taiwan: yahoo.com. Further articles follow on the same page."""

from cnnews_parse.extend import HtmlSite, Layout, Reason

EXTRACTOR = HtmlSite(
    name="yahoo",
    site="Yahoo",
    hosts=("yahoo.com",),
    layouts=(
        Layout(
            clue="caas-body",
            mark="//article//div[@class='caas-body']",
            body="(//div[@class='caas-body'])[1]",
            title="(//header[@class='caas-header'])[1]//h1",
            published="(//div[@class='caas-attr-time-style'])[1]/time",
            source="(//span[@class='caas-attr-provider'])[1]",
            credits="(//div[@class='caas-attr-item-author'])[1]",
            drop=(("//div[@class='caas-body']//div[@class='caas-readmore']", Reason.CHROME),),
            seen="pages of 2020 to 2024",
        ),
    ),
)
