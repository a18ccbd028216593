"""Conditions that time alone mends: days since registration, incidents that lapse."""

from __future__ import annotations

from datetime import date, timedelta

from guiju.formulas import nodes as n
from guiju.formulas.exact import Situation
from guiju.gaps.ground import Ground
from guiju.gaps.leaf_notes import nodes_of
from guiju.gaps.solving import leaf_passes
from guiju.policies.conditions import Leaf

HORIZON_DAYS = 20 * 366


def day_mended(ground: Ground, leaf: Leaf, want: int) -> date | None:
    """The first day on which a leaf is as wanted if nothing but time passes, None if never.

    Figures of the reference year are taken to stand; whoever uses the day judges the whole on it.
    """
    if not any(_tells_time(part) for node in nodes_of(leaf) for part in node.walk()):
        return None
    passes = leaf_passes(leaf, want)

    def by(days: int) -> bool:
        return passes(Situation(ground.facts, day_after(ground.today, days), ground.reference))

    if not by(HORIZON_DAYS):
        return None
    early, late = 0, HORIZON_DAYS
    while late - early > 1:
        middle = (early + late) // 2
        early, late = (early, middle) if by(middle) else (middle, late)
    return day_after(ground.today, late)


def day_after(day: date, days: int) -> date:
    """The day so many days later."""
    return day + timedelta(days=days)


def months_after(day: date, months: int) -> date:
    """The same day of the month so many months later, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    first_of_next = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    last = (first_of_next - timedelta(days=1)).day
    return date(year, month + 1, min(day.day, last))


def months_between(day: date, later: date) -> int:
    """The months until a later day, a begun one counted as whole."""
    months = (later.year - day.year) * 12 + later.month - day.month
    return months + (later.day > day.day)


def _tells_time(node: n.Node) -> bool:
    if isinstance(node, n.Count):
        return node.day is not None
    return isinstance(node, n.Elapsed | n.AsOf | n.Holds)
