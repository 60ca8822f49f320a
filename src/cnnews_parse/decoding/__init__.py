"""Bytes to text: one evidence after the other, and the loss counted."""

from cnnews_parse.decoding.decoded import Certainty, Damage, Decoded, Passage, Rival
from cnnews_parse.decoding.losses import Loss, LossKind, losses, of_losses
from cnnews_parse.decoding.order import decode

__all__ = [
    "Certainty",
    "Damage",
    "Decoded",
    "Loss",
    "LossKind",
    "Passage",
    "Rival",
    "decode",
    "losses",
    "of_losses",
]
