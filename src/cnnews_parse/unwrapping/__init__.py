"""Wrapped files to the document inside them: gzip, web archives in one file, mails."""

from cnnews_parse.unwrapping.layers import Unwrapped, unwrap

__all__ = ["Unwrapped", "unwrap"]
