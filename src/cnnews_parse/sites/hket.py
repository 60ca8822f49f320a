"""Hong Kong Economic Times (香港經濟日報) and TOPick: hket.com."""

from cnnews_parse.extend import HtmlSite, Layout, Reason

EXTRACTOR = HtmlSite(
    name="hket",
    site="香港經濟日報",
    hosts=("hket.com",),
    layouts=(
        Layout(
            clue="article-detail-content-container",
            mark="//div[@class='article-detail']//div[@class='article-detail-content-container']",
            body="//div[@class='article-detail-content-container']",
            title="//div[@class='article-detail_title']/h1",
            published="//div[@class='article-details-fn-container_date']",
            caption="//p[@class='article-detail_caption']",
            drop=(("//div[@class='article-detail_facebook-like']", Reason.SHARE),),
            seen="pages of 2017 and 2018",
        ),
    ),
)
