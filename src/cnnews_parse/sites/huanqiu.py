"""Global Times Online (环球网): www.huanqiu.com."""

from cnnews_parse.extend import HtmlSite, Layout

EXTRACTOR = HtmlSite(
    name="huanqiu",
    site="环球网",
    hosts=("huanqiu.com",),
    layouts=(
        Layout(
            clue="content-a",
            mark="//div[@class='content-a']/h1[@class='a-title']",
            body="//div[@class='content-a']/div[@class='a-con']",
            title="//h1[@class='a-title']",
            published="//div[@class='a-info']/span[@class='time']",
            author="//div[@class='a-info']/span[@class='original']/span",
            credits="//div[@class='a-edit']",
            needs_host=True,
            seen="pages of 2020 for telephones",
        ),
    ),
)
