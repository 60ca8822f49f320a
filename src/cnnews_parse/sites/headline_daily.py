"""Headline Daily (頭條日報), Hong Kong: hd.stheadline.com."""

from cnnews_parse.extend import HtmlSite, Layout, Reason

EXTRACTOR = HtmlSite(
    name="headline_daily",
    site="頭條日報",
    hosts=("hd.stheadline.com",),
    layouts=(
        Layout(
            clue="set-font-aera",
            mark="id('news-content')[contains(@class, 'set-font-aera')]",
            body="id('news-content')",
            title="//div[@class='topic']/h1",
            published="//div[contains(@class, 'detail-heading-bar')]//span[@class='date']",
            ends=((r"(?:建立|更新)時間[:：]", Reason.METADATA),),
            seen="pages of 2017 and 2018; what stands beside the text is a gallery",
        ),
    ),
)
