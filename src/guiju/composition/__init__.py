"""Reports: an outline and a ledger in, a document out, as HTML, plain text or Word.

Each name is loaded when it is used: a page of HTML needs no Word.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from guiju.composition.composing import Composed, compose
    from guiju.composition.document import Document, Origin
    from guiju.composition.html import to_html
    from guiju.composition.numbers import quantity_text
    from guiju.composition.outline import Outline, find_outline, read_outline
    from guiju.composition.text import to_text
    from guiju.composition.word import write_docx

_MODULE_OF = {
    "Composed": "composing",
    "Document": "document",
    "Origin": "document",
    "Outline": "outline",
    "compose": "composing",
    "find_outline": "outline",
    "quantity_text": "numbers",
    "read_outline": "outline",
    "to_html": "html",
    "to_text": "text",
    "write_docx": "word",
}

__all__ = [
    "Composed",
    "Document",
    "Origin",
    "Outline",
    "compose",
    "find_outline",
    "quantity_text",
    "read_outline",
    "to_html",
    "to_text",
    "write_docx",
]


def __getattr__(name: str) -> Any:
    if name not in _MODULE_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"guiju.composition.{_MODULE_OF[name]}"), name)
