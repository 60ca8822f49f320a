"""People's Daily Online (人民网): www.people.com.cn and its channels."""

from cnnews_parse.extend import HtmlSite, Layout, Reason

_CALLS = (
    "//div[@id='rwb_zw' or contains(@class, 'rm_txt_con')]"
    "/p[a][normalize-space(a)=normalize-space()][contains(., '>>')]"
)
# what stands in the box of the text: a picture of the channel, the numbers of further pages,
# and calls to other pages, which are a link ending in two arrows
_BOXES = (
    ("//div[@class='box_pic']", Reason.CHROME),
    ("//div[contains(@class, 'zdfy')]", Reason.CHROME),
    ("id('rwb_zw')//center", Reason.CHROME),
    (_CALLS, Reason.RELATED),
)

EXTRACTOR = HtmlSite(
    name="people_cn",
    site="人民网",
    hosts=("people.com.cn", "people.cn"),
    layouts=(
        Layout(
            clue="rm_txt_con",
            mark="//div[contains(@class, 'rm_txt_con')]",
            body="//div[contains(@class, 'rm_txt_con')]",
            title="//div[contains(@class, 'rm_txt')]//h1",
            source="//div[contains(@class, 'col-1-1')]/a",
            credits=(
                "//div[contains(@class, 'col-1-1')] | //div[contains(@class, 'rm_txt_con')]"
                "//div[contains(concat(' ', @class, ' '), ' edit ')]"
            ),
            lift=(
                ("kicker", "//div[contains(@class, 'rm_txt')]//h4[@class='pre']"),
                ("subtitle", "//div[contains(@class, 'rm_txt')]//h4[@class='sub']"),
            ),
            drop=_BOXES,
            seen="pages of 2020 to 2024",
        ),
        Layout(
            clue="rwb_zw",
            mark="//div[contains(@class, 'text_title')]",
            body="id('rwb_zw')",
            title="//div[contains(@class, 'text_title')]/h1",
            source="//div[contains(@class, 'text_title')]//div[@class='fl']/a",
            credits=(
                "//div[contains(@class, 'text_title')]//div[@class='fl']"
                " | //div[contains(@class, 'text_title')]/p[@class='author']"
                " | id('rwb_zw')/div[contains(concat(' ', @class, ' '), ' edit ')]"
            ),
            lift=(
                ("kicker", "//div[contains(@class, 'text_title')]/h3[@class='pre']"),
                ("subtitle", "//div[contains(@class, 'text_title')]/h4[@class='sub']"),
            ),
            drop=_BOXES,
            seen="pages of 2016 to 2020",
        ),
        Layout(
            clue="p_content",
            mark="id('p_publishtime')",
            body="id('p_content')/p",
            title="id('p_title')",
            published="id('p_publishtime')",
            source="id('p_origin')/a",
            credits="id('p_origin') | id('p_editor')",
            seen="pages of 2009 to 2015",
        ),
    ),
)
