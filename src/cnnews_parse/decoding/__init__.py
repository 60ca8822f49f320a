"""Bytes to text: one evidence after the other, and the loss counted."""

from cnnews_parse.decoding.decoded import Certainty, Damage, Decoded, Passage, Rival
from cnnews_parse.decoding.order import decode

__all__ = ["Certainty", "Damage", "Decoded", "Passage", "Rival", "decode"]
