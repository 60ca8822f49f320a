"""WeChat (微信公众号): mp.weixin.qq.com. The account is the source."""

from cnnews_parse.extend import HtmlSite, Layout

EXTRACTOR = HtmlSite(
    name="wechat",
    site="微信公众平台",
    hosts=("mp.weixin.qq.com",),
    layouts=(
        Layout(
            clue="js_content",
            mark="id('activity-name')[contains(@class, 'rich_media_title')]",
            body="id('js_content')",
            title="id('activity-name')",
            source="id('js_name')",
            author=(
                "id('js_author_name')"
                " | id('meta_content')/span[@class='rich_media_meta rich_media_meta_text'][not(@id)]"
            ),
            published="id('publish_time')",
            # the line on the page is filled in by a script, and may say 昨天
            scripts=(("published", r"\bct\s{0,3}=\s{0,3}[\"'](\d{10})[\"']"),),
            seen="pages of 2015 to 2024",
        ),
    ),
)
