"""Sing Tao Daily (星島日報), Hong Kong: std.stheadline.com."""

from cnnews_parse.extend import HtmlSite, Layout, Reason

EXTRACTOR = HtmlSite(
    name="singtao",
    site="星島日報",
    hosts=("std.stheadline.com",),
    layouts=(
        Layout(
            clue="post-heading",
            mark="//div[contains(@class, 'post-heading')]/h1",
            body="//div[@class='post-content']/div[@class='paragraph']/p",
            title="//div[contains(@class, 'post-heading')]/h1",
            published="//div[contains(@class, 'post-heading')]/div[@class='date']",
            ends=((r"(?:建立|更新)時間[:：]", Reason.METADATA),),
            needs_host=True,
            seen="pages of 2017 and 2018; what stands beside the text is a gallery",
        ),
    ),
)
