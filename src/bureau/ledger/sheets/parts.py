"""What makes a row doubtful: a part above its whole, a figure a thousand times last year's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

TIMES = 1000
"""A figure so many times last year's, or so small a part of it, is likelier a slip of unit."""

# Wholes, and what can only be a part of each in the same year.
PARTS: Mapping[str, tuple[str, ...]] = {
    "sales_revenue": ("rd_expense_hte", "rd_expense_tax"),
    "operating_revenue": ("rd_expense_book", "rd_expense_stat", "main_business_revenue"),
    "total_income": ("hightech_income", "atse_income"),
    "total_income_gross": ("non_taxable_income",),
    "employees_total": ("rd_staff", "college_plus_staff", "graduate_staff"),
    "employees_avg": ("tech_staff_stsme", "tech_staff_hte"),
    "rd_expense_hte": ("rd_expense_hte_domestic",),
}
WHOLE_OF = {part: whole for whole, parts in PARTS.items() for part in parts}


@dataclass(frozen=True)
class Doubt:
    """One reason to hold a row: what it is about and a sentence for the person."""

    concept: str
    period: str
    says: str


def doubts(
    kind: Any, new: Mapping[tuple[str, str], Any], known: Mapping[tuple[str, str], Any]
) -> Iterator[Doubt]:
    """Why a row should be looked at; new: {(concept, period): value}, known: what stands."""
    for (name, period), value in new.items():
        concept = kind.concepts.get(name)
        if concept is None or not isinstance(value, int) or concept.type not in _TYPES:
            continue
        yield from _above_all(concept, name, period, value)
        yield from _above_whole(kind, name, period, value, new, known)
        if concept.type in ("money", "count"):
            yield from _far_from_last(concept, name, period, value, known)


_TYPES = frozenset({"money", "count", "ratio"})


def _above_all(concept: Any, name: str, period: str, value: int) -> Iterator[Doubt]:
    if concept.type == "ratio" and value > concept.denominator:
        yield Doubt(
            name, period, f"{concept.label}为 {_share(value, concept.denominator)}，超过 100%"
        )


def _above_whole(
    kind: Any,
    name: str,
    period: str,
    value: int,
    new: Mapping[tuple[str, str], Any],
    known: Mapping[tuple[str, str], Any],
) -> Iterator[Doubt]:
    """Told once a pair: at the part, or at the whole where only the whole is new."""
    pairs = [(name, WHOLE_OF[name])] if name in WHOLE_OF else []
    pairs += [(part, name) for part in PARTS.get(name, ()) if (part, period) not in new]
    for part, whole in pairs:
        if part not in kind.concepts or whole not in kind.concepts:
            continue
        least = new.get((part, period), known.get((part, period)))
        most = new.get((whole, period), known.get((whole, period)))
        if isinstance(least, int) and isinstance(most, int) and least > most and least > 0:
            labels = f"{kind.concepts[part].label}超过{kind.concepts[whole].label}"
            year = f"{period}年" if period else ""
            yield Doubt(part, period, f"{year}{labels}（{_share(least, most)}）")


def _far_from_last(
    concept: Any, name: str, period: str, value: int, known: Mapping[tuple[str, str], Any]
) -> Iterator[Doubt]:
    if not period.isdigit() or not value:
        return
    last = known.get((name, str(int(period) - 1)))
    if not isinstance(last, int) or not last:
        return
    more, less = abs(value), abs(last)
    if more >= TIMES * less or less >= TIMES * more:
        times = f"{more / less:,.0f} 倍" if more > less else f"{less / more:,.0f} 分之一"
        yield Doubt(name, period, f"{concept.label}是上年的 {times}，单位可能不对")


def _share(part: int, whole: int) -> str:
    if whole <= 0:
        return "分母为零" if whole == 0 else "分母为负"
    return f"{part / whole:.1%}"
