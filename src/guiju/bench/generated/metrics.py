"""The sixty measures of the made-up rulebook: ratios, sums of years, growth in four kinds."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from guiju.bench.generated.concepts import COUNTS

RATIOS = (
    ("rd_expense", "sales"),
    ("hitech_rev", "revenue"),
    ("export_rev", "revenue"),
    ("tax", "revenue"),
    ("ip_rev", "revenue"),
    ("main_rev", "revenue"),
    ("profit", "revenue"),
    ("capex", "assets"),
    ("rd_domestic", "rd_expense"),
    ("liab", "assets"),
)
LONG_RATIOS = (
    ("rd_expense", "sales"),
    ("rd_domestic", "rd_expense"),
    ("hitech_rev", "revenue"),
    ("export_rev", "sales"),
    ("tax", "profit"),
)
COMPOUND = {f"cagr_{name}": name for name in ("revenue", "sales", "main_rev", "tax")}
"""Compound growth is no metric but the whole measure of a condition."""

SIZE = "is_sales"
"""The metric that the banded thresholds look up."""

MEASURES = 60


def formulas() -> dict[str, str]:
    """The formulas of the metrics files, by name; with `COMPOUND` they make sixty measures."""
    found = dict(_formulas())
    plain = (f"is_{name}" for name in ("sales", *COUNTS, "revenue", "assets", "profit"))
    for name in plain:
        if len(found) + len(COMPOUND) < MEASURES:
            found[name] = name.removeprefix("is_")
    return found


def _formulas() -> Iterator[tuple[str, str]]:
    for top, bottom in RATIOS:
        yield f"{top}_to_{bottom}", f"{top} / {bottom}"
    for top, bottom in LONG_RATIOS:
        yield f"{top}_to_{bottom}_3y", f"sum({top}, years=3) / sum({bottom}, years=3)"
    for name in ("rd_staff", "phd", "masters", "patents_inv", "projects"):
        yield f"{name}_share", f"{name} / employees"
    for name in ("revenue", "sales", "net_assets", "profit", "rd_expense"):
        yield f"growth_{name}", f"growth({name})"
    for name in ("sales", "net_assets"):
        yield f"mean_growth_{name}", f"mean_growth({name}, periods=2)"
    for name in ("revenue", "profit", "rd_expense", "tax", "export_rev"):
        yield f"sum_{name}", f"sum({name}, years=3)"
    for name in ("revenue", "rd_expense"):
        yield f"mean_{name}", f"mean({name}, years=3)"
    yield "ip_points", "patents_inv * 3 + patents_um + copyrights * 0.5"
    yield "rd_per_head", "rd_expense / employees"
    yield "revenue_per_head", "revenue / employees"
    yield "debt_to_equity", "liab / equity"
    yield "asset_less_liab", "assets - liab"


def thresholds(measure: str) -> tuple[Fraction, ...]:
    """Numbers a made-up law may ask of a measure, money in 万元."""
    for beginning, numbers in _THRESHOLDS:
        if beginning in measure:
            return tuple(Fraction(number) for number in numbers.split())
    return tuple(Fraction(number) for number in (1, 3, 5, 15, 20))


# The first word found in the name decides.
_THRESHOLDS = (
    ("cagr_", "0.1 0.15 0.16 0.2"),
    ("growth_", "0.05 0.1 0.16 0.25"),
    ("per_head", "3 5 12"),
    ("debt_to_equity", "1.5"),
    ("_to_", "0.03 0.05 0.08 0.1 0.2 0.6"),
    ("_share", "0.03 0.05 0.08 0.1 0.2 0.6"),
    ("sum_", "100 2000 5000"),
    ("mean_", "100 2000 5000"),
    ("is_sales", "100 2000 5000"),
    ("is_revenue", "100 2000 5000"),
    ("is_assets", "100 2000 5000"),
    ("is_profit", "100 2000 5000"),
    ("asset_less_liab", "100 2000 5000"),
)
