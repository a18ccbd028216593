"""Figures that need themselves."""

from __future__ import annotations

from collections.abc import Mapping

from guiju.errors import Problems
from guiju.figures.expressions import terms
from guiju.figures.figure import Figure


def refuse_circles(figures: Mapping[str, Figure], problems: Problems) -> None:
    """Note every formula that, in the same period, comes back to its own figure."""
    for name, figure in figures.items():
        way = _way_back(name, name, figures, ())
        if way:
            problems.note(f"数的公式绕成了圈：{' → '.join(way)}", figure.at, do="改正公式")


def _way_back(
    start: str, name: str, figures: Mapping[str, Figure], walked: tuple[str, ...]
) -> tuple[str, ...]:
    formula = figures[name].formula if name in figures else None
    if formula is None or name in walked:
        return ()
    for term in terms(formula):
        # An earlier period is another number: it ends where the ledger and its history end.
        if term.shift:
            continue
        if term.figure == start:
            return (*walked, name, start)
        if way := _way_back(start, term.figure, figures, (*walked, name)):
            return way
    return ()
