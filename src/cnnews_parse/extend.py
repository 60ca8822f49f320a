"""The contributor's door: what a new source, format or rule needs, and nothing else."""

from cnnews_parse.decoding.misreading import Misreading, misreadings
from cnnews_parse.extracting.body import body_lines
from cnnews_parse.extracting.by_turns import in_order_of_columns
from cnnews_parse.extracting.closing import unglued
from cnnews_parse.extracting.escaped import as_page, is_markdown, is_marked_up, plain_words
from cnnews_parse.extracting.feeds import FeedValue, feed_form, feed_values
from cnnews_parse.extracting.generic import page_draft
from cnnews_parse.extracting.keys import known_key, path_of, stated_field
from cnnews_parse.extracting.laid_out import LaidOut, in_reading_order
from cnnews_parse.extracting.layouts import HtmlSite, Layout
from cnnews_parse.extracting.page_frames import frame_statements, page_frames
from cnnews_parse.extracting.places import located
from cnnews_parse.extracting.preamble import Preamble, preamble
from cnnews_parse.extracting.printed import printed_draft
from cnnews_parse.extracting.text_sites import TextSite
from cnnews_parse.model.accounts import Confidence, Fate, Reason
from cnnews_parse.model.document import Claim, Document, Extractor, Fit, Limits
from cnnews_parse.model.draft import Draft, Kind, Line, Statement
from cnnews_parse.model.errors import ExtractionError, ManyArticles, NotAnArticle
from cnnews_parse.model.locators import Locator, token
from cnnews_parse.model.patterns import Pattern
from cnnews_parse.model.widths import columns
from cnnews_parse.repairing.engine import Edit, Rule, rule
from cnnews_parse.script.detecting import script_of

__all__ = [
    "Claim",
    "Confidence",
    "Document",
    "Draft",
    "Edit",
    "ExtractionError",
    "Extractor",
    "Fate",
    "FeedValue",
    "Fit",
    "HtmlSite",
    "Kind",
    "LaidOut",
    "Layout",
    "Limits",
    "Line",
    "Locator",
    "ManyArticles",
    "Misreading",
    "NotAnArticle",
    "Pattern",
    "Preamble",
    "Reason",
    "Rule",
    "Statement",
    "TextSite",
    "as_page",
    "body_lines",
    "columns",
    "feed_form",
    "feed_values",
    "frame_statements",
    "in_order_of_columns",
    "in_reading_order",
    "is_markdown",
    "is_marked_up",
    "known_key",
    "located",
    "misreadings",
    "page_draft",
    "page_frames",
    "path_of",
    "plain_words",
    "preamble",
    "printed_draft",
    "rule",
    "script_of",
    "stated_field",
    "token",
    "unglued",
]
