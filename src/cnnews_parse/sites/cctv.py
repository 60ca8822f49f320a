"""China Central Television (央视网): news.cctv.com."""

from cnnews_parse.extend import HtmlSite, Layout

EXTRACTOR = HtmlSite(
    name="cctv",
    site="央视网",
    hosts=("cctv.com", "cctv.cn", "cntv.cn"),
    layouts=(
        Layout(
            clue="title_area",
            mark="id('title_area')[div[@class='info1']]/h1",
            body="id('content_area')",
            title="id('title_area')/h1",
            credits="//div[@class='info1' or @class='zebian']",
            needs_host=True,
            seen="pages of 2020 to 2024",
        ),
        Layout(
            clue="cnt_bd",
            mark="//div[@class='cnt_bd']/h1",
            body="//div[@class='cnt_bd']/p",
            title="//div[@class='cnt_bd']/h1",
            credits="//div[@class='cnt_bd']//span[@class='info']",
            seen="pages of 2014 to 2019",
        ),
    ),
)
