"""Every concept of the vocabulary, from the vocabulary."""

from __future__ import annotations

from guiju.rulebook import Rulebook
from guiju.vocabulary import Concept

SUPPLIERS = {
    "enterprise": "企业",
    "officer": "科技局",
    "list": "官方名单",
    "expert": "专家",
    "platform": "平台",
    "market": "市场",
}
PERIODS = {"year": "每年", "month": "每月", "instant": "时点"}


def page(book: Rulebook) -> str:
    """docs/reference/vocabulary.md."""
    lines = ["# Vocabulary", "", "The facts that can be known of an enterprise.", ""]
    lines += ["| name | 名称 | type | 单位 | 期间 | 来源 | 口径 | 易混 |", "| --- " * 8 + "|"]
    lines += [_row(concept) for concept in book.kind.concepts.values()]
    titles = book.kind.title_codes
    lines += ["", "## Title codes", "", "| code | 名称 |", "| --- | --- |"]
    lines += [f"| `{code}` | {label} |" for code, label in titles.items()]
    return "\n".join(lines)


def _row(concept: Concept) -> str:
    confused = "、".join(f"`{name}`" for name in concept.confused_with)
    cells = [
        f"`{concept.name}`",
        concept.label,
        concept.type,
        concept.unit or "—",
        PERIODS[concept.period],
        SUPPLIERS[concept.supplier],
        concept.means.strip().replace("\n", " ") or concept.ask,
        confused or "—",
    ]
    return "| " + " | ".join(cells) + " |"
