"""Publishing systems of Chinese government sites, which share their marks.

Source: the rules of 2019 for the sites of government bodies (政府网站网页标签) ask each article for
the tags ArticleTitle, PubDate and ContentSource; the containers are those of TRS and of www.gov.cn.
"""

from cnnews_parse.extend import HtmlSite, Layout


def _tag(name: str) -> str:
    """The XPath of a meta tag, in letters of any case; the length of its name is quickly told."""
    lowered = "translate(@name, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')"
    return f"/*/*/meta[string-length(@name)={len(name)}][{lowered}='{name}']"


_TITLE, _DAY, _SOURCE = map(_tag, ("articletitle", "pubdate", "contentsource"))
_DATED = f"{_DAY}[contains(@content, '20') or contains(@content, '19')]"

EXTRACTOR = HtmlSite(
    name="gov_cms",
    layouts=(
        Layout(
            clue="pages-date",
            mark="//div[contains(@class, 'article')]/div[@class='pages-date']",
            body="id('UCAP-CONTENT')",
            title="//div[div[@class='pages-date']]/h1",
            credits="//div[@class='pages-date' or @class='editor']",
            seen="www.gov.cn, pages of 2015 to 2024",
        ),
        Layout(
            clue="",
            mark=f"{_TITLE}[string-length(@content) > 3][{_DATED}]",
            body=(
                "//*[@id='UCAP-CONTENT' or @id='zoom' or @id='Zoom'"
                " or contains(concat(' ', @class, ' '), ' TRS_Editor ')"
                " or contains(@class, 'TRS_UEDITOR')]"
            ),
            title=f"{_TITLE}/@content",
            published=f"{_DAY}/@content",
            source=f"{_SOURCE}/@content",
            seen="pages of 2019 to 2024",
        ),
    ),
)
