"""Apple Daily (蘋果日報), Hong Kong and Taiwan: appledaily.com, closed in 2021."""

from cnnews_parse.extend import HtmlSite, Layout, Reason

# below each text on a suicide stand the numbers of help lines
_ENDS = (
    (r"《蘋果》關心你", Reason.DISCLAIMER),
    (r"(?:>>|＞＞)加入", Reason.ADVERTISEMENT),
)
_NOTICE = "//strong[starts-with(normalize-space(), '《蘋果》')]"

EXTRACTOR = HtmlSite(
    name="apple_daily",
    site="蘋果日報",
    hosts=("appledaily.com", "appledaily.com.tw", "appledaily.hk"),
    layouts=(
        Layout(
            clue="masterContent",
            mark="id('masterContent')[contains(@class, 'cXenseParse')]",
            body="id('masterContent')",
            title="id('articleContent')//h1",
            published="//div[@class='SelectHdate']",
            caption="//div[starts-with(@class, 'photo_')]//span",
            seen="pages of Hong Kong of 2019",
        ),
        Layout(
            clue="ndArticle_margin",
            mark="//article//div[@class='ndArticle_margin']/p",
            body="//div[@class='ndArticle_margin']/p[1]",
            title="//hgroup/h1",
            published="//div[@class='ndArticle_creat']",
            heading=_NOTICE,
            ends=_ENDS,
            seen="pages of Taiwan of 2016 to 2018",
        ),
        Layout(
            clue="nm-article-body",
            mark="//div[@class='nm-article-body']/div[@class='text']",
            body="//div[@class='nm-article-body']/div[@class='text'][1]",
            title="//div[@class='nm-article']/header/h2",
            published="//div[@class='nm-article']/header//time[@class='time']",
            heading=_NOTICE,
            ends=_ENDS,
            seen="pages of Taiwan for telephones, of 2019",
        ),
    ),
)
