"""A composed document as data a page and a table can hold: blocks, and its figures numbered."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from typing import Any

FIELD = "record"
"""A field of one record: the text prints hundreds of them, and they are nobody's figure."""


def data_of(document: Any) -> dict[str, Any]:
    """Blocks in order, each run with the number of its figure, and the figures by that number."""
    figures: list[dict[str, Any]] = []
    blocks = [_block(block, figures) for block in document.blocks]
    return {
        "title": list(document.title),
        "letterhead": asdict(document.letterhead),
        "blocks": blocks,
        "footnotes": list(document.footnotes),
        "figures": figures,
        "as_of": document.as_of,
        "known_at": document.known_at,
        "sample": document.sample,
    }


def hash_of(data: dict[str, Any]) -> str:
    """SHA-256 over the data in one way of writing it."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _block(block: Any, figures: list[dict[str, Any]]) -> dict[str, Any]:
    kind = type(block).__name__.lower()
    if kind in ("heading", "paragraph"):
        runs = [_run(run, figures) for run in block.runs]
        return {"kind": kind, "runs": runs, "level": getattr(block, "level", 0)}
    if kind == "table":
        rows = [[[_run(run, figures) for run in cell] for cell in row] for row in block.rows]
        heads, numeric = list(block.heads), list(block.numeric)
        said = {"caption": block.caption, "note": block.note}
        return {"kind": kind, "heads": heads, "numeric": numeric, "rows": rows, **said}
    return {
        "kind": "chart",
        "caption": block.caption,
        "alt": block.alt,
        "unit": block.unit,
        "categories": list(block.categories),
        "series": [
            {
                "name": name,
                "rows": [list(pair) for pair in zip(block.categories, values, strict=True)],
            }
            for name, values in block.series
        ],
        "figure": _figure(block.origin, block.caption, figures),
    }


def _run(run: Any, figures: list[dict[str, Any]]) -> dict[str, Any]:
    found = {"text": run.text, "strong": run.strong, "note": run.note}
    return found | {"figure": _figure(run.origin, run.text, figures)}


def _figure(origin: Any, text: str, figures: list[dict[str, Any]]) -> int | None:
    if origin is None or origin.kind == FIELD:
        return None
    figures.append(
        {
            "number": len(figures) + 1,
            "kind": origin.kind,
            "id": origin.id,
            "period": origin.period,
            "label": origin.label,
            "note": origin.note,
            "records": list(origin.records),
            "holds": origin.holds,
            "text": text,
        }
    )
    return len(figures)
