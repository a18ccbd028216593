"""The 版记 at the foot of the last page: 抄送机关, 印发机关 and 印发日期 between rules."""

from __future__ import annotations

from guiju.composition import letter_lines
from guiju.composition.document import Letterhead
from guiju.composition.word.elements import Element, paragraph, w, words
from guiju.composition.word.page import LEFT, TEXT_WIDTH
from guiju.composition.word.style_list import SMALL
from guiju.composition.word.styles import indent

_COPIES = "抄送："
_THICK, _THIN = 8, 6  # eighths of a point: 0.35 mm and 0.25 mm
_RULES = (("top", _THICK), ("bottom", _THICK), ("insideH", _THIN))


def colophon(letterhead: Letterhead) -> list[Element]:
    """Return the 版记 as a floating table, its last rule on the lower edge of the text.

    Its rows are not split, so the whole goes on to the next page where a page is full.
    """
    copies = letter_lines.copies(letterhead)
    printed = f"{letterhead.printed_by}\t{letter_lines.printed_on(letterhead)}"
    rows = [_row(f"{_COPIES}{copies}", hanging=len(_COPIES))] if copies else []
    rows += [_row(printed)] if printed.strip() else []
    grid = w("tblGrid", w("gridCol", w=TEXT_WIDTH))
    return [w("tbl", _properties(), grid, *rows)] if rows else []


def _properties() -> Element:
    """Place and rules; sideways it is placed by the page, not the margin.

    By the margin LibreOffice would take a table as wide as the text for one that does not float.
    """
    rules = [w(side, val="single", sz=size, space=0, color="auto") for side, size in _RULES]
    return w(
        "tblPr",
        w("tblpPr", vertAnchor="margin", horzAnchor="page", tblpX=LEFT, tblpYSpec="bottom"),
        w("tblW", w=TEXT_WIDTH, type="dxa"),
        w("tblBorders", *rules),
        w("tblLayout", type="fixed"),
        w("tblCellMar", *(w(side, w=0, type="dxa") for side in ("left", "right"))),
    )


def _row(text: str, hanging: int = 0) -> Element:
    """A row; what runs over stands below the first name, not below 抄送."""
    own = indent(SMALL, left=1 + hanging, right=1, hanging=hanging) if hanging else None
    line = paragraph("Colophon", words(text), properties=(own,))
    cell = w("tc", w("tcPr", w("tcW", w=TEXT_WIDTH, type="dxa")), line)
    return w("tr", w("trPr", w("cantSplit")), cell)
