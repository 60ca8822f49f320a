"""United Daily News (聯合報) and Economic Daily News, Taiwan: udn.com."""

from cnnews_parse.extend import HtmlSite, Layout, Reason

EXTRACTOR = HtmlSite(
    name="udn",
    site="聯合新聞網",
    hosts=("udn.com",),
    layouts=(
        Layout(
            clue="article-content__editor",
            mark="//h1[@class='article-content__title']",
            body="//section[contains(@class, 'article-content__editor')]",
            title="//h1[@class='article-content__title']",
            published="//time[@class='article-content__time']",
            credits="//span[@class='article-content__author']",
            drop=(("//div[contains(@class, 'inline-ads')]", Reason.ADVERTISEMENT),),
            seen="pages of 2020 to 2024",
        ),
        Layout(
            clue="story_art_title",
            mark="id('story_art_title')",
            body="id('article_body')",
            title="id('story_art_title')",
            published="//div[@class='shareBar__info--author']/span",
            credits="//div[@class='shareBar__info--author']",
            drop=(
                ("id('article_body')//*[@class='only_mobile']", Reason.ADVERTISEMENT),
                ("id('article_body')//*[@class='photo_pop']", Reason.SHARE),
            ),
            seen="pages of 2018 to 2020",
        ),
    ),
)
