"""Simplified and traditional script: which one a text is in, and the text in the other.

A leaf of the house: nothing of ours is imported here, and no table is read before it is asked for.
"""

from cnnews_parse.script.converting import Config, Region, convert, to_simplified, to_traditional
from cnnews_parse.script.detecting import Script, script_of

__all__ = [
    "Config",
    "Region",
    "Script",
    "convert",
    "script_of",
    "to_simplified",
    "to_traditional",
]
