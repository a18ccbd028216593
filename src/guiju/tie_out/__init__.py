"""Any text against itself and against a ledger: every number found and classed, every slip named.

Holding a text against a ledger loads what counts figures; finding numbers and slips does not.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from guiju.tie_out.classifying import statements
from guiju.tie_out.proofreading import slips
from guiju.tie_out.reading import read_document
from guiju.tie_out.slip import Slip
from guiju.tie_out.statement import Statement
from guiju.tie_out.texts import Paragraph, Spot, Text, text_of
from guiju.tie_out.when import When
from guiju.tie_out.wording import Wording, load_wording

if TYPE_CHECKING:
    from guiju.tie_out.holding import Held, hold

__all__ = [
    "Held",
    "Paragraph",
    "Slip",
    "Spot",
    "Statement",
    "Text",
    "When",
    "Wording",
    "hold",
    "load_wording",
    "read_document",
    "slips",
    "statements",
    "text_of",
]


def __getattr__(name: str) -> Any:
    if name not in ("Held", "hold"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module("guiju.tie_out.holding"), name)
