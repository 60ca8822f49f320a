"""The repairs, one family a file; `RULES` has them in the order of their application.

What was misread goes first: until it is read again, each of its characters stands for a byte.
Marks of lost markup follow: behind an entity may stand a tag, behind a tag a line. Characters
without width come next, since they hide what lines begin and end with. Then come glosses and
broken lines; quotation marks need whole paragraphs to be paired in. Indents and
trailing blanks go last: until then they are evidence.
"""

from cnnews_parse.extend import Rule
from cnnews_parse.rules.blanks import indent, no_break_space, trailing_space, zero_width
from cnnews_parse.rules.dropped import dropped_byte
from cnnews_parse.rules.glosses import toned_gloss, toneless_gloss
from cnnews_parse.rules.glyphs import broken_word, ligature, radical, spaced_out
from cnnews_parse.rules.marks import long_dash, middle_dot
from cnnews_parse.rules.mojibake import misread
from cnnews_parse.rules.pdf import broken_lines
from cnnews_parse.rules.quotes import lost_quotes
from cnnews_parse.rules.residue import escaped_entity, leaked_tag
from cnnews_parse.rules.shifted import shifted_gloss
from cnnews_parse.rules.variants import wrong_conversion, wrong_variant

RULES: tuple[Rule, ...] = (
    misread,
    escaped_entity,
    leaked_tag,
    zero_width,
    no_break_space,
    middle_dot,
    long_dash,
    radical,
    ligature,
    broken_word,
    spaced_out,
    shifted_gloss,
    toned_gloss,
    wrong_variant,
    toneless_gloss,
    wrong_conversion,
    dropped_byte,
    broken_lines,
    lost_quotes,
    indent,
    trailing_space,
)

__all__ = ["RULES"]
