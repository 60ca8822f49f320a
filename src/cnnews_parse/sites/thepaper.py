"""The Paper (澎湃新闻): www.thepaper.cn, its own articles and those of accounts (澎湃号)."""

from cnnews_parse.extend import HtmlSite, Layout, Reason

EXTRACTOR = HtmlSite(
    name="thepaper",
    site="澎湃新闻",
    hosts=("thepaper.cn",),
    layouts=(
        Layout(
            clue="news_title",
            mark="//h1[@class='news_title']",
            body="//div[@class='news_txt']",
            title="//h1[@class='news_title']",
            credits="//div[@class='news_about']/p | //div[@class='infor_item']",
            drop=(("//div[@class='news_txt']//div[@class='hide_word']", Reason.CHROME),),
            needs_host=True,
            seen="pages of 2014 to 2021",
        ),
    ),
)
