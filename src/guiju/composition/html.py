"""A document as one HTML page: looks like the printed one, and every number opens its origin."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from guiju.composition import chart_data, letter_lines, origin_lines
from guiju.composition.characters import columns, printable
from guiju.composition.document import (
    Block,
    Chart,
    Document,
    Heading,
    Origin,
    Paragraph,
    Run,
    Table,
)
from guiju.composition.svg import to_svg

_SHORT = 14  # half-width columns: 2024年11月上旬


def to_html(document: Document) -> str:
    """Return the document as a page that needs nothing else: style inside, no script, no address.

    A marked number is a link to its entry in the numbered list of origins beside the text.
    """
    marks = _Marks()
    blocks = [_block(block, marks, at) for at, block in enumerate(document.blocks, start=1)]
    style = files("guiju.composition").joinpath("preview.css").read_text(encoding="utf-8")
    return _template().render(
        document=document,
        lines=letter_lines,
        heading_of=origin_lines.heading_of,
        open_word=origin_lines.OPEN,
        blocks=blocks,
        entries=list(marks.entries.values()),
        style=style,
        policy=f"default-src 'none'; style-src '{_hash(style)}'",
    )


@cache
def _template() -> Template:
    loader = PackageLoader("guiju.composition", package_path="")
    environment = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        finalize=lambda value: printable(value) if type(value) is str else value,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("preview.html")


def _hash(style: str) -> str:
    """Name the one style sheet the page may use, so that nothing slipped into it can act."""
    return "sha256-" + base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()


@dataclass
class _Entry:
    """An origin in the list: its number, and the spots where it is printed."""

    number: int
    origin: Origin
    spots: list[tuple[int, str]] = field(default_factory=list)


@dataclass
class _Marks:
    """Hands out numbers to spots and origins in reading order; one origin is listed once."""

    entries: dict[Origin, _Entry] = field(default_factory=dict)
    spots: int = 0

    def mark(self, text: str, origin: Origin | None) -> dict[str, Any]:
        """Return what the page needs to mark a spot; an empty mapping without an origin."""
        if origin is None:
            return {}
        entry = self.entries.setdefault(origin, _Entry(len(self.entries) + 1, origin))
        self.spots += 1
        entry.spots.append((self.spots, text))
        kinds = {"open": not origin.holds, "field": origin_lines.is_field(origin)}
        classes = " ".join(["figure", *(name for name, is_one in kinds.items() if is_one)])
        return {"spot": self.spots, "entry": entry.number, "classes": classes, **kinds}

    def runs(self, runs: Iterable[Run]) -> list[dict[str, Any]]:
        """Return runs as the page sets them."""
        return [
            {
                "text": run.text,
                "strong": run.strong,
                "note": run.note,
                "mark": self.mark(run.text, run.origin),
            }
            for run in runs
        ]


def _block(block: Block, marks: _Marks, at: int) -> dict[str, Any]:
    match block:
        case Heading():
            return {"kind": "heading", "level": block.level, "runs": marks.runs(block.runs)}
        case Paragraph():
            return {"kind": "paragraph", "runs": marks.runs(block.runs)}
        case Table():
            return _table(block, marks)
        case Chart():
            return _chart(block, marks, at)


def _table(table: Table, marks: _Marks) -> dict[str, Any]:
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


def _chart(chart: Chart, marks: _Marks, at: int) -> dict[str, Any]:
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
