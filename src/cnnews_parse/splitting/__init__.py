"""One stream of bytes to the bytes of single records, each a file of its own for all behind."""

from cnnews_parse.splitting.plans import Plan, plan_of
from cnnews_parse.splitting.streams import CHUNK, Record, filled

__all__ = ["CHUNK", "Plan", "Record", "filled", "plan_of"]
