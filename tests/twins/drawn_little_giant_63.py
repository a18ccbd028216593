"""Draws for 小巨人 by annex 3 of 63号: R&D by revenue, venture money, direct ways."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tests.twins.dice import Dice
from tests.twins.drawn_sme_figures import debt, spent
from tests.twins.drawn_smes import awards


def by_annex_3(dice: Dice) -> dict[str, Any]:
    """Return 5 % on average for the main business, and one of the ways of research."""
    revenue, *shares = dice.pick((10000, 3, 3), (10000, 3, 6), (5000, 6, 6), (5000, 3, 6))
    gap, young = dice.pick(True, False), [Decimal("2.9"), Decimal("1.9")]
    facts: dict[str, Any] = {
        "equity_financing_2y": 0,
        "employees_total": dice.of_last_year(100),
        "rd_staff": dice.of_last_year(dice.pick(50, 50, 49)),
        "science_awards": [],
        "maker_china_top50_3y": False,
        "fills_chain_gap": gap,
        "market_segment_years": dice.value([3, 2 if gap else 3], [2, *young]),
        "ip_class1_applied_count": dice.value([2, 3], [1]),
        **debt(dice, 70),
    }
    if dice.pick(True, False):
        figures = up_and_down(dice, revenue, 70)
        return {**facts, **figures, **spent(dice, figures, *shares)}
    figures = up_and_down(dice, dice.pick(5000, 3000), 70)
    amounts = dice.pick((3000, 0), (3000, 1), (1500, 1500), (2999, 0), (3500, -600))
    direct: dict[str, Any] = dice.pick(
        {"equity_financing_2y": dice.near(8000)},
        {"equity_financing_2y": dice.near(8000)},
        {"science_awards": awards(dice)},
        {"maker_china_top50_3y": True},
    )
    return {**facts, **figures, "rd_expense_book": dice.series(*amounts), **direct}


def up_and_down(dice: Dice, revenue: int, share: int) -> dict[str, Any]:
    """Return a last revenue, and main business down by half and up by 60 %: 5 % on average."""
    before = Decimal(revenue) * share / 160
    last = dice.near(revenue)
    return {
        "operating_revenue": dice.series(last, dice.pick(revenue, 4000), 4000),
        "main_business_revenue": dice.series(dice.near(before * 8 / 5), before, before * 2),
    }
