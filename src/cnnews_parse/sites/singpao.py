"""Sing Pao Daily News (成報), Hong Kong: www.singpao.com.hk."""

from cnnews_parse.extend import HtmlSite, Layout, Reason

_SHARED = "//meta[@property='og:title'][starts-with(@content, '成報新聞(')]/@content"

EXTRACTOR = HtmlSite(
    name="singpao",
    site="成報",
    hosts=("singpao.com.hk",),
    layouts=(
        Layout(
            clue="cellbody",
            mark="//td[div[@id='inner']/div[@id='cellbody']]",
            body="//td[div[@id='inner']]",
            # the page prints its headline as 成報新聞(headline), in a tag of its head alone
            title=f"substring({_SHARED}, 6, string-length({_SHARED}) - 6)",
            published="//td[@class='date']",
            drop=(("id('inner')", Reason.DUPLICATE),),
            seen="pages of 2018, laid out in tables; what slides above the text is a gallery",
        ),
    ),
)
