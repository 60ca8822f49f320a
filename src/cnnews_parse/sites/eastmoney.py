"""Eastmoney (东方财富网), and the mirrors of its wire such as those of Cailianshe items."""

from cnnews_parse.extend import HtmlSite, Layout, Reason

_CHARTS = (
    ("//p[contains(@style, 'display:none')]", Reason.HIDDEN),
    ("//*[contains(@class, 'em_stock') or contains(@class, 'stockcharts')]", Reason.ADVERTISEMENT),
)

EXTRACTOR = HtmlSite(
    name="eastmoney",
    site="东方财富网",
    hosts=("eastmoney.com",),
    layouts=(
        Layout(
            clue="ContentBody",
            mark="id('ContentBody')",
            body="id('ContentBody')",
            title="//h1 | //div[@class='title' and ancestor::*[contains(@class, 'topbox')]]",
            credits="//div[@class='infos']",
            lift=(("description", "id('ContentBody')//div[@class='abstract']"),),
            drop=_CHARTS,
            seen="pages of 2020 to 2023",
        ),
        Layout(
            clue="em_media",
            mark="//p[@class='em_media']",
            body="//body",
            credits="//p[@class='em_media']",
            lift=(
                ("description", "//h3[@class='emh3'][1]/preceding-sibling::p"),
                ("links", "//h3[@class='emh3'][1]/following-sibling::p[1][a][not(text())]"),
            ),
            drop=(*_CHARTS, ("//h3[@class='emh3']", Reason.CHROME)),
            seen="the text of a page of 2021 to 2023, as mirrors carry it",
        ),
    ),
)
