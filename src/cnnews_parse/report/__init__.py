"""Pages that show what became of a document, and of many: needs the extra `report`.

from cnnews_parse import parse
from cnnews_parse.report import xray_page

Path("page-xray.html").write_text(xray_page(parse("page.html"), "page.html"), "utf-8")
"""

from cnnews_parse.report.corpus import Row, corpus_page, row_of
from cnnews_parse.report.writing import write_corpus
from cnnews_parse.report.xray import xray_page

__all__ = ["Row", "corpus_page", "row_of", "write_corpus", "xray_page"]
