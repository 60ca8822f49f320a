"""Phoenix New Media (凤凰网): www.ifeng.com and its channels."""

from cnnews_parse.extend import HtmlSite, Layout, Reason

EXTRACTOR = HtmlSite(
    name="ifeng",
    site="凤凰网",
    hosts=("ifeng.com",),
    layouts=(
        Layout(
            clue="artical_topic",
            mark="id('artical_topic')",
            body="id('main_content')",
            title="id('artical_topic')",
            published="//span[@class='ss01']",
            source="//span[@class='ss03']",
            credits="//p[@class='p_time']",
            drop=(("id('main_content')//span[@class='ifengLogo']", Reason.CHROME),),
            seen="pages of 2012 to 2018",
        ),
    ),
)
