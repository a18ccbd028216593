"""Tables that never leave the text block, with a caption above and heads on every page."""

from __future__ import annotations

from collections.abc import Sequence

from guiju.composition.characters import columns
from guiju.composition.document import Run, Table
from guiju.composition.word.elements import Element, paragraph, w, words
from guiju.composition.word.marks import Marks
from guiju.composition.word.page import TEXT_WIDTH
from guiju.composition.word.style_list import TABLE_SIZES

_SIZES = tuple(TABLE_SIZES)  # the first in which short texts fit on a line
_SHORT = 14  # half-width columns that stay on one line: 2024年11月上旬
_LONG = 12, 24  # half-width columns a longer text gets at least: half of it, within these
_MARGIN = 85  # twips left and right in a cell
_EDGES = (("top", 8), ("left", 4), ("bottom", 8), ("right", 4), ("insideH", 4), ("insideV", 4))


def set_table(table: Table, marks: Marks) -> list[Element]:
    """Return caption, table and note."""
    size, widths = fit(table)
    heads = w("tr", w("trPr", w("cantSplit"), w("tblHeader")), *_heads(table, size, widths))
    rows = [
        w("tr", w("trPr", w("cantSplit")), *_cells(row, table, marks, size, widths))
        for row in table.rows
    ]
    grid = w("tblGrid", *(w("gridCol", w=width) for width in widths))
    caption = [paragraph("Caption", words(table.caption))] if table.caption else []
    note = [paragraph("TableNote", words(table.note))] if table.note else []
    return [*caption, w("tbl", _properties(table), grid, heads, *rows), *note]


def fit(table: Table) -> tuple[float, list[int]]:
    """Return the size of the letters in points and the widths of the columns in twips.

    The widths always add up to the width of the text block. Short texts stay on one line, long
    ones share what is left; when even small letters do not fit, all shrink alike and texts wrap.
    """
    texts = [table.heads, *(["".join(r.text for r in cell) for cell in row] for row in table.rows)]
    natural = [max(2, *map(columns, column)) for column in zip(*texts, strict=True)]
    for size in _SIZES:
        least = [_width(_least(n), size) for n in natural]
        if sum(least) <= TEXT_WIDTH:
            return size, _shared(least, [_width(n, size) for n in natural])
    return _SIZES[-1], _scaled(least, TEXT_WIDTH)


def _least(natural: int) -> int:
    """The columns a text needs so as not to run over more than about two lines."""
    few, many = _LONG
    return natural if natural <= _SHORT else min(many, max(few, natural // 2 + 1))


def _width(half_columns: int, size: float) -> int:
    return round((half_columns + 1) * size * 10) + 2 * _MARGIN


def _shared(least: list[int], wanted: list[int]) -> list[int]:
    """Give what is left to those that want more, by how much; what is over then, to all."""
    left = TEXT_WIDTH - sum(least)
    wants = [want - have for want, have in zip(wanted, least, strict=True)]
    given = min(left, sum(wants))
    extra = _scaled(wants, given) if given else [0] * len(least)
    widths = [have + more for have, more in zip(least, extra, strict=True)]
    return _scaled(widths, TEXT_WIDTH)


def _scaled(parts: Sequence[int], whole: int) -> list[int]:
    """Scale whole numbers to a sum, exactly."""
    total, given, done = sum(parts), [], 0
    for part in parts:
        before, done = done, done + part
        given.append(whole * done // total - whole * before // total)
    return given


def _properties(table: Table) -> Element:
    edges = [w(side, val="single", sz=size, space=0, color="auto") for side, size in _EDGES]
    margins = [w(side, w=_MARGIN, type="dxa") for side in ("left", "right")]
    return w(
        "tblPr",
        w("tblW", w=TEXT_WIDTH, type="dxa"),
        w("jc", val="center"),
        w("tblBorders", *edges),
        w("tblLayout", type="fixed"),
        w("tblCellMar", *margins),
        w(
            "tblLook",
            val="0020",
            firstRow=1,
            lastRow=0,
            firstColumn=0,
            lastColumn=0,
            noHBand=1,
            noVBand=1,
        ),
        w("tblCaption", val=table.caption) if table.caption else None,
    )


def _heads(table: Table, size: float, widths: list[int]) -> list[Element]:
    return [
        _cell(paragraph(f"TableHead{TABLE_SIZES[size][0]}", words(head)), width)
        for head, width in zip(table.heads, widths, strict=True)
    ]


def _cells(
    row: Sequence[tuple[Run, ...]], table: Table, marks: Marks, size: float, widths: list[int]
) -> list[Element]:
    cells = []
    for runs, numeric, width in zip(row, table.numeric, widths, strict=True):
        side = (w("jc", val="right"),) if numeric else ()
        style = f"TableText{TABLE_SIZES[size][0]}"
        cells.append(_cell(paragraph(style, *marks.runs(runs), properties=side), width))
    return cells


def _cell(content: Element, width: int) -> Element:
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa"), w("vAlign", val="center")), content)
