"""Blocks of a document as the template of the preview sets them."""

from __future__ import annotations

from typing import Any

from guiju.composition import chart_data
from guiju.composition.characters import columns
from guiju.composition.document import Block, Chart, Heading, Paragraph, Table
from guiju.composition.html_marks import Marks
from guiju.composition.svg import to_svg

_SHORT = 14  # half-width columns: 2024年11月上旬


def set_block(block: Block, marks: Marks, at: int) -> dict[str, Any]:
    """Return what the template needs; at: the place of the block, for names on the page."""
    match block:
        case Heading():
            return {"kind": "heading", "level": block.level, "runs": marks.runs(block.runs)}
        case Paragraph():
            return {"kind": "paragraph", "runs": marks.runs(block.runs)}
        case Table():
            return _table(block, marks)
        case Chart():
            return _chart(block, marks, at)


def _table(table: Table, marks: Marks) -> dict[str, Any]:
    sides = [" ".join(words) for words in zip(_sides(table), _rooms(table), strict=True)]
    rows = [list(zip(map(marks.runs, row), sides, strict=True)) for row in table.rows]
    heads = list(zip(table.heads, sides, strict=True))
    return {"kind": "table", "table": table, "heads": heads, "rows": rows}


def _sides(table: Table) -> list[str]:
    return ["number" if numeric else "words" for numeric in table.numeric]


def _rooms(table: Table) -> list[str]:
    """Say of each column whether all its texts are short enough to stay on one line."""
    texts = [table.heads, *(["".join(r.text for r in cell) for cell in row] for row in table.rows)]
    widths = [max(map(columns, column)) for column in zip(*texts, strict=True)]
    return ["short" if width <= _SHORT else "long" for width in widths]


def _chart(chart: Chart, marks: Marks, at: int) -> dict[str, Any]:
    caption = chart_data.caption(chart)
    heads, *rows = chart_data.rows(chart)
    return {
        "kind": "chart",
        "caption": caption,
        "mark": marks.mark(caption, chart.origin),
        "svg": to_svg(chart, f"block-{at}"),
        "heads": heads,
        "rows": rows,
    }
