"""What looks like a slip of the unit: a thousand times the year beside it, or more than sales."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

import guiju

THOUSAND = 1000
RESEARCH = "rd_expense"
SALES = ("sales_revenue", "operating_revenue")


def doubts_of(concept: Any, answer: Any, known: Mapping[str, Any]) -> Iterator[str]:
    """What should be asked about an answer; known: {“concept year”: entry} of what stands."""
    if concept.type != "money" or not isinstance(answer.value, str) or not concept.yearly:
        return
    number = guiju.read_cell(concept, answer.value)
    if not isinstance(number, int) or not number:
        return
    year = int(answer.period)
    for beside in (year - 1, year + 1):
        other = _number(known, concept.name, beside)
        if other and not Decimal(1) / THOUSAND < Decimal(abs(number)) / abs(other) < THOUSAND:
            yield f"{year}年与{beside}年相差一千倍以上，请核对单位是元、万元还是亿元"
            return
    sales = next((s for name in SALES if (s := _number(known, name, year))), 0)
    if concept.name.startswith(RESEARCH) and sales and number > sales:
        yield f"{year}年{concept.label}比当年销售收入还多，请核对单位是元、万元还是亿元"


def _number(known: Mapping[str, Any], name: str, year: int) -> int:
    entry = known.get(f"{name} {year}")
    return int(entry.number) if entry is not None and entry.number else 0
