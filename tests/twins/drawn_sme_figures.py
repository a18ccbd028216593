"""Draws of figures on their limits: growth, shares, debt, R&D, property."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tests.twins.dice import Dice

HIGH, OWN, FIRST, SECOND, NONE = range(5)


COUNTS = ("ip_class1_high_value_count", "ip_class1_self_developed_count", "ip_class1_count")


def business(dice: Dice, growth: int, share: int, scale: Decimal) -> dict[str, Any]:
    """Return three years in which main business grows so many % and has a share of revenue.

    `scale` is the revenue of the first year, in 万元.
    """
    revenue = [scale * (100 + growth) ** n / 100**n for n in (2, 1, 0)]
    main = [amount * share / 100 for amount in revenue]
    odd = dice.value([None], [0, -1])  # nothing, or less than nothing, to compare with
    if odd is not None:
        main[1], revenue[0] = main[1] * odd, dice.pick(Decimal(0), revenue[0])
    return {
        "operating_revenue": dice.series(dice.near(revenue[0]), *revenue[1:]),
        "main_business_revenue": dice.series(dice.near(main[0]), *main[1:]),
    }


def spent(dice: Dice, facts: dict[str, Any], *shares: int) -> dict[str, Any]:
    """Return R&D of so many % of each year's revenue, the last year first."""
    years = facts["operating_revenue"]
    amounts = zip(shares, list(years.values()), strict=False)
    return {
        "rd_expense_book": dice.series(*[dice.near(year * share / 100) for share, year in amounts])
    }


def debt(dice: Dice, share: int) -> dict[str, Any]:
    """Return a balance sheet with liabilities of so many % of assets."""
    assets = dice.value([3000], [0])
    return {
        "total_assets": dice.of_last_year(assets),
        "total_liabilities": dice.of_last_year(dice.near(Decimal(assets) * share / 100)),
    }


def property_(dice: Dice, best: int) -> dict[str, Any]:
    """Return counts of IP of which the best kind is the one named."""
    counts = {name: int(best <= kind) for kind, name in enumerate(COUNTS)}
    return {**counts, "ip_class2_count": dice.pick(1, 2) if best == SECOND else dice.pick(0, 1)}
