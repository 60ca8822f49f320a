"""Fast Technology (快科技): news.mydrivers.com."""

from cnnews_parse.extend import HtmlSite, Layout, Reason

EXTRACTOR = HtmlSite(
    name="mydrivers",
    site="快科技",
    hosts=("mydrivers.com",),
    layouts=(
        Layout(
            clue="thread_subject",
            mark="id('thread_subject')[@class='news_bt']",
            body="//div[@class='news_info']",
            title="id('thread_subject')",
            credits="//div[@class='news_bt1_left']",
            drop=(
                ("//div[@class='news_info']/p[@class='end']", Reason.END_MARK),
                ("//div[@class='news_info']/p[@class='zhuanzai']", Reason.DISCLAIMER),
                ("//div[@class='news_info']/p[@class='bqian' or @class='url']", Reason.CHROME),
            ),
            needs_host=True,
            seen="pages of 2020",
        ),
    ),
)
