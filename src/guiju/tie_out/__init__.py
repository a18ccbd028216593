"""Any text against itself: every number found and classed, and slips that need no ledger."""

from guiju.tie_out.classifying import statements
from guiju.tie_out.proofreading import slips
from guiju.tie_out.reading import read_document
from guiju.tie_out.slip import Slip
from guiju.tie_out.statement import Statement
from guiju.tie_out.texts import Paragraph, Spot, Text, text_of
from guiju.tie_out.when import When
from guiju.tie_out.wording import Wording, load_wording

__all__ = [
    "Paragraph",
    "Slip",
    "Spot",
    "Statement",
    "Text",
    "When",
    "Wording",
    "load_wording",
    "read_document",
    "slips",
    "statements",
    "text_of",
]
