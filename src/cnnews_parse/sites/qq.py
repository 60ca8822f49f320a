"""Tencent (腾讯网): www.qq.com and its channels, with articles of accounts (企鹅号)."""

from cnnews_parse.extend import HtmlSite, Layout, Reason

EXTRACTOR = HtmlSite(
    name="qq",
    site="腾讯网",
    hosts=("qq.com",),
    layouts=(
        Layout(
            clue="content-article",
            mark="//div[@class='content-article']/p[@class='one-p']",
            body="//div[@class='content-article']",
            title="//div[@class='LEFT']/h1",
            published="//meta[@name='apub:time']/@content",
            source="id('LeftTool')//a[@class='author']/div",
            lift=(("description", "//div[@class='content-article']/div[@class='introduction']"),),
            drop=(("//div[@class='content-article']/*[@id='Status']", Reason.DISCLAIMER),),
            scripts=(
                ("published", r'"pubtime":\s{0,2}"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)"'),
                ("source", r'"media":\s{0,2}"([^"\\]{1,40})"'),
            ),
            seen="pages of 2018 to 2021",
        ),
        Layout(
            clue="Cnt-Main-Article-QQ",
            mark="id('Cnt-Main-Article-QQ')",
            body="id('Cnt-Main-Article-QQ')",
            title="//div[@class='hd']/h1",
            published="//span[@class='a_time' or @class='article-time' or @class='pubTime']",
            source="//span[@bosszone='jgname']",
            credits="id('QQeditor')",
            caption="//p[contains(@class, 'image_desc')]",
            drop=(("id('backqqcom')", Reason.CHROME),),
            seen="pages of 2010 to 2019",
        ),
        Layout(
            clue="ArticleCnt",
            mark="id('ArticleTit')",
            body="id('ArticleCnt')",
            title="id('ArticleTit')",
            source="id('ArtFrom')/a[@class='lblack']",
            credits="id('ArtFrom')",
            drop=(
                ("id('ArticleCnt')//table[@id='modle']", Reason.RELATED),
                ("id('ArtFrom')/a[@class='lora']", Reason.CHROME),
            ),
            seen="pages of 2009",
        ),
    ),
)
