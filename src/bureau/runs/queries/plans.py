"""Plans as pages show them; a step whose amounts the viewer may not see is only named."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from bureau.runs.queries.seeing import Seeing
from bureau.runs.queries.shapes import MoveView, PlanView


def plan_view(plan: Any, seeing: Seeing) -> PlanView:
    """From the kernel's plan."""
    hidden = not seeing.sees_all(move.concept.name for move in plan.moves)
    return PlanView(
        text=_masked(plan) if hidden else plan.text(),
        moves=tuple(_move(move, seeing) for move in plan.moves),
        by_when=plan.by_when,
        wait_until=plan.wait_until,
        months=plan.months,
        settles=plan.settles,
        still_missing=plan.missing_labels,
        mends=tuple(condition.says or str(condition.id) for condition in plan.mends),
        handing=plan.handing.text(),
        hidden=hidden,
    )


def _move(move: Any, seeing: Seeing) -> MoveView:
    seen = seeing.sees(move.concept.name)
    before, after, change = map(written, (move.before, move.after, move.change))
    return MoveView(
        concept=move.concept.name,
        label=move.concept.label,
        year=move.year,
        unit=move.concept.unit or ("%" if move.concept.type == "ratio" else ""),
        before=before if seen else "",
        after=after if seen else "",
        change=change if seen else "",
        text=move.text() if seen else _named(move),
    )


def written(value: Fraction) -> str:
    """A number as people type it; a fraction only where no decimal is exact."""
    if value.denominator == 1:
        return str(value.numerator)
    near = f"{float(value):.8f}".rstrip("0")
    return near if Fraction(near) == value else str(value)


def _named(move: Any) -> str:
    return f"{move.concept.label}须{'增加' if move.change > 0 else '减少'}"


def _masked(plan: Any) -> str:
    parts = [_named(move) for move in plan.moves]
    if plan.wait_until:
        day = plan.wait_until
        parts.append(f"等到{day.year}年{day.month}月{day.day}日")
    return f"{'；'.join(parts)}。"
