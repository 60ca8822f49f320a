"""Liberty Times (自由時報), Taiwan: ltn.com.tw and its channels."""

from cnnews_parse.extend import HtmlSite, Layout, Reason

_BOXES = (
    ("//p[@class='appE1121' or @class='before_ir']", Reason.ADVERTISEMENT),
    ("//*[@itemprop='articleBody']//div[starts-with(@id, 'ad-')]", Reason.ADVERTISEMENT),
    ("//*[@itemprop='articleBody']//ul", Reason.RELATED),
)

EXTRACTOR = HtmlSite(
    name="ltn",
    site="自由時報",
    hosts=("ltn.com.tw",),
    layouts=(
        Layout(
            clue="whitecon",
            mark="//div[contains(@class, 'whitecon')]/div[@itemprop='articleBody'][span[@class='time']]",
            body="//div[contains(@class, 'whitecon')]/div[@itemprop='articleBody']",
            title="//div[contains(@class, 'whitecon')]/h1",
            published="//div[@itemprop='articleBody']/span[@class='time']",
            caption="//span[@class='ph_d']",
            drop=_BOXES,
            seen="pages of 2020",
        ),
    ),
)
