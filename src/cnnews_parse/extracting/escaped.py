"""Texts that come as values: HTML as it is, HTML escaped once or twice, Markdown, plain text."""

from __future__ import annotations

from html import escape, unescape

from cnnews_parse.model.patterns import Pattern

_TAG = Pattern(r"<!--|</?(?!https?:)[A-Za-z][^<>]{0,2000}>")  # <https://…> is a link of Markdown
_ESCAPED_TAG = Pattern(
    r"&lt;/?(?:p|br|div|span|img|a|strong|b|em|i|font|table|section|h[1-6]|ul|ol|li|blockquote|center)"
    r"(?:\s|/|&gt;)",
)
_ESCAPED_SIGN = Pattern(r"&amp;(?=(?:nbsp|[lr][ds]quo|hellip|m?dash|middot|bull|#[0-9]{2,6});)")
_ENTITY = Pattern(r"&(?:[A-Za-z]{2,8}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_PARAGRAPH = Pattern(r"\n|(?<=[。！？…”’」』）)])(?=\u3000{2})")
_MARKDOWN = Pattern(
    r"(?m)^#{1,6} \S|!\[[^\]\n]{0,200}\]\(\S|(?<!\!)\[[^\]\n]{1,200}\]\((?:https?:)?//"
)
_PARTED = Pattern(r"\n[ \t]*\n")


def plain_words(words: str) -> str:
    """A value without its markup, white space folded.

    >>> plain_words("&lt;b&gt;甲&lt;/b&gt;&amp;amp;乙"), plain_words("<b>甲</b>&hellip;")
    ('甲&乙', '甲…')
    """
    if _ESCAPED_TAG.search(words) and not _TAG.search(words):
        words = unescape(words)
    return " ".join(unescape(_TAG.sub("", words)).split())


def is_marked_up(words: str) -> bool:
    """Whether a value is HTML, escaped or not.

    >>> is_marked_up("&lt;p&gt;甲"), is_marked_up("甲&nbsp;乙"), is_marked_up("甲 < 乙")
    (True, True, False)
    """
    return any(form.search(words) for form in (_TAG, _ESCAPED_TAG, _ENTITY))


def is_markdown(words: str) -> bool:
    """Whether a value is Markdown: its paragraphs stand apart, and a mark of it is there.

    >>> is_markdown("## 甲\\n\\n乙"), is_markdown("# 甲\\n乙")
    (True, False)
    """
    return bool(_PARTED.search(words) and _MARKDOWN.search(words) and not _TAG.search(words))


def as_page(words: str, *, is_plain: bool = False) -> str:
    """A value as the body of a post; of a plain text each line is a paragraph.

    `main` keeps HTML in one piece: text before its first tag would be read as Markdown.

    Args:
        words: the value.
        is_plain: True where it is known to be no HTML, whatever looks like a tag in it.

    >>> as_page("甲\\n乙"), as_page("&lt;p&gt;甲&lt;/p&gt;")
    ('<main><p>甲</p><p>乙</p></main>', '<main><p>甲</p></main>')
    """
    if not _TAG.search(words) and _ESCAPED_TAG.search(words):
        words = unescape(words)  # escaped twice
    if _TAG.search(words) and not is_plain:
        return f"<main>{_ESCAPED_SIGN.sub('&', words)}</main>"
    if is_markdown(words) and not is_plain:
        return words
    words = _ENTITY.sub(lambda found: unescape(found[0]), words)
    lines = _PARAGRAPH.compiled.split(words)
    return f"<main>{''.join(f'<p>{escape(line)}</p>' for line in lines if line.strip())}</main>"
