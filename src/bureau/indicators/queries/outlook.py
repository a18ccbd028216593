"""What can be said of an indicator read from outside: its last number and which way it goes."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from bureau.indicators.queries.shapes import HIGHER, Figures, Reading
from bureau.indicators.queries.shortfall import plain

NOTHING = "无法预计：这一年还没有数。"


def outlook(figures: Figures) -> str:
    """The last number, how it moved since the one before, what is missing; never a forecast.

    Numbers run from the year's beginning, so that only growing ones are compared as they stand.
    """
    told = figures.of("actual")
    if not told:
        return NOTHING
    last, unit = told[-1], figures.unit
    said = f"{last.period_text} {plain(last.number)} {unit}".rstrip()
    before = _before(told)
    if before is not None:
        said += f"，{_moved(last.number - before.number)}（{before.period_text}）"
    if figures.target is not None:
        said += f"；{_left(figures, last.number)}"
    return f"{said}。取外部值，不作推算。"


def _before(told: Sequence[Reading]) -> Reading | None:
    """The latest number of another period."""
    return next((each for each in reversed(told[:-1]) if each.period != told[-1].period), None)


def _moved(change: Fraction) -> str:
    if not change:
        return "和上一期持平"
    return f"比上一期{'增加' if change > 0 else '减少'} {plain(abs(change))}"


def _left(figures: Figures, number: Fraction) -> str:
    assert figures.target is not None
    left = figures.target - number if figures.direction == HIGHER else number - figures.target
    if left <= 0:
        return f"已达到目标 {plain(figures.target)}"
    return f"离目标 {plain(figures.target)} 还差 {plain(left)}"
