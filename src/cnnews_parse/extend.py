"""The contributor's door: what a new source, format or rule needs, and nothing else."""

from cnnews_parse.decoding.misreading import Misreading, misreadings
from cnnews_parse.extracting.body import body_lines
from cnnews_parse.extracting.generic import page_draft
from cnnews_parse.extracting.layouts import HtmlSite, Layout
from cnnews_parse.extracting.text_sites import TextSite
from cnnews_parse.model.accounts import Confidence, Fate, Reason
from cnnews_parse.model.document import Claim, Document, Extractor, Fit, Limits
from cnnews_parse.model.draft import Draft, Kind, Line, Statement
from cnnews_parse.model.errors import ExtractionError, ManyArticles, NotAnArticle
from cnnews_parse.model.patterns import Pattern
from cnnews_parse.repairing.engine import Edit, Rule, rule

__all__ = [
    "Claim",
    "Confidence",
    "Document",
    "Draft",
    "Edit",
    "ExtractionError",
    "Extractor",
    "Fate",
    "Fit",
    "HtmlSite",
    "Kind",
    "Layout",
    "Limits",
    "Line",
    "ManyArticles",
    "Misreading",
    "NotAnArticle",
    "Pattern",
    "Reason",
    "Rule",
    "Statement",
    "TextSite",
    "body_lines",
    "misreadings",
    "page_draft",
    "rule",
]
