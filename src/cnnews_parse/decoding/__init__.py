"""Bytes to text: one evidence after the other, and the loss counted."""

from cnnews_parse.decoding.order import Decoded, decode

__all__ = ["Decoded", "decode"]
