"""Characters that Python's codecs read by an older edition of a standard than the web does."""

from __future__ import annotations

from collections.abc import Mapping

from cnnews_parse.model.patterns import Pattern

_BIG5 = {
    "\u2022": "\u2027",  # A145, the dot in foreign names
    "\uff64": "\ufe51",  # A14E
    "\u203e": "\u00af",  # A1C2
    "\u223c": "\uff5e",  # A1E3 ～
    "\u2641": "\u2295",  # A1F2
    "\u2609": "\u2299",  # A1F3
    "\u00a5": "\uffe5",  # A244 ￥
    "\u00a2": "\uffe0",  # A246 ￠
    "\u00a3": "\uffe1",  # A247 ￡
}
"""What Python's `big5hkscs` reads otherwise than cp950 and the web do.

Source: index-big5 of https://encoding.spec.whatwg.org.
"""

_GB18030 = {
    "\ue78d": "\ufe10",  # A6D9, marks of vertical text
    "\ue78e": "\ufe12",
    "\ue78f": "\ufe11",
    "\ue790": "\ufe13",
    "\ue791": "\ufe14",
    "\ue792": "\ufe15",
    "\ue793": "\ufe16",
    "\ue794": "\ufe17",  # A6EC
    "\ue795": "\ufe18",
    "\ue796": "\ufe19",  # A6F3
    "\ue7c7": "\u1e3f",  # A8BC ḿ
    "\ue816": "\U00020087",  # FE51
    "\ue817": "\U00020089",
    "\ue818": "\U000200cc",
    "\ue81e": "\u9fb4",  # FE59
    "\ue826": "\u9fb5",
    "\ue82b": "\u9fb6",
    "\ue82c": "\u9fb7",
    "\ue831": "\U000215d7",
    "\ue832": "\u9fb8",
    "\ue83b": "\U0002298f",
    "\ue843": "\u9fb9",
    "\ue854": "\u9fba",
    "\ue855": "\U000241fe",
    "\ue864": "\u9fbb",  # FEA0
}
"""Private characters of GB 18030-2000 that the editions of 2005 and 2022 made public ones.

Source: GB 18030-2022, and the notes to index-gb18030 of https://encoding.spec.whatwg.org.
"""

_PRIVATE = b"\xee"
"""The first byte of U+E000 to U+EFFF in UTF-8, and of no other character."""

_TABLES: Mapping[str, tuple[Pattern, Mapping[str, str]]] = {
    "big5hkscs": (Pattern("[" + "".join(_BIG5) + "]"), _BIG5),
    "gb18030": (Pattern("[\ue78d-\ue864]"), _GB18030),
}


def as_of_today(text: str, codec: str) -> str:
    """A text that Python decoded, with the characters of the edition in force.

    >>> as_of_today(b"\\xa1\\x45".decode("big5hkscs"), "big5hkscs") == "\\u2027"
    True
    """
    if codec not in _TABLES or (codec == "gb18030" and _PRIVATE not in text.encode()):
        return text
    pattern, table = _TABLES[codec]
    return pattern.sub(lambda found: table.get(found[0], found[0]), text)
