"""Files of set type: the characters on their pages, and where they stand. PDF is the one read."""

from cnnews_parse.typesetting.files import is_typeset, printed

__all__ = ["is_typeset", "printed"]
