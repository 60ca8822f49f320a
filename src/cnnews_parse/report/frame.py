"""What all pages of the report share: their templates, what they may run, safe text."""

from __future__ import annotations

import base64
import functools
import hashlib
from typing import TYPE_CHECKING

from cnnews_parse.model.errors import MissingReport

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

_BIDI = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_UNSEEN: dict[int, int | str] = {
    **{code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n"},
    0x7F: 0x2421,
    **dict.fromkeys(range(0x80, 0xA0), 0xFFFD),
    **dict.fromkeys(range(0xD800, 0xE000), 0xFFFD),
    **{code: f"\u27e8U+{code:04X}\u27e9" for code in _BIDI},
}


def shown(text: str) -> str:
    """A text as a page can show it: signs that cannot be seen, or that turn others around, told.

    >>> shown("甲\\x00\\u202e乙\\ud800")
    '甲\u2400⟨U+202E⟩乙\ufffd'
    """
    return text.translate(_UNSEEN)


def signs(text: str) -> str:
    """White space that was changed as signs that can be seen; a text with more than that as it is.

    >>> signs("\u3000\u3000"), signs("甲 乙")
    ('␣␣', '甲 乙')
    """
    if text.strip():
        return text
    return "".join({"\n": "⏎", "\t": "⇥"}.get(sign, "␣") for sign in text)


def rendered(template: str, style: tuple[str, str], script: str, values: dict[str, object]) -> str:
    """A page that stands on its own: it holds its style and its script, and may run no other.

    Args:
        template: the name of the template.
        style: the name of the style sheet beside it, and rules that are made for the page.
        script: the name of the script beside it.
        values: what the template shows; all of it is escaped.
    Raises:
        MissingReport: the extra `report` is not installed.
    """
    pages = _environment()
    sheet = _source(pages, style[0]) + _ours(style[1])
    code = _source(pages, "frame.js") + _source(pages, script)
    policy = (
        "default-src 'none'; base-uri 'none'; form-action 'none'; "
        f"style-src {_hash(sheet)}; script-src {_hash(code)}"
    )
    return pages.get_template(template).render(values, sheet=sheet, code=code, policy=policy)


@functools.cache
def _environment() -> Environment:
    try:
        from jinja2 import Environment, PackageLoader, StrictUndefined
    except ModuleNotFoundError as error:
        raise MissingReport from error
    pages = Environment(
        loader=PackageLoader("cnnews_parse.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    pages.filters |= {"shown": shown, "signs": signs}
    pages.tests["has"] = lambda held, item: item in held
    return pages


def _source(pages: Environment, name: str) -> Markup:
    loader = pages.loader
    return _ours(loader.get_source(pages, name)[0] if loader else "")


def _ours(text: str) -> Markup:
    """Style or script of ours as it stands between its tags; no text of a document is in it."""
    from markupsafe import Markup

    return Markup(text)  # noqa: S704 - see above


def _hash(text: str) -> str:
    digest = hashlib.sha256(str(text).encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
