"""Wrapped files to what is inside them: packed files, mails, web archives of one page or many."""

from cnnews_parse.unwrapping.layers import Unwrapped, is_archive, unwrap
from cnnews_parse.unwrapping.packed import Lost, unpacked

__all__ = ["Lost", "Unwrapped", "is_archive", "unpacked", "unwrap"]
