"""Draws for 专精特新: the limits of 63号 and of 2号, the thirteen indicators."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from tests.twins.dice import Dice
from tests.twins.drawn_sme_figures import (
    FIRST,
    HIGH,
    NONE,
    OWN,
    SECOND,
    business,
    debt,
    property_,
    spent,
)
from tests.twins.drawn_smes import general
from tests.twins.drawn_srdi_score import indicators, instead

SINCE = date(2026, 4, 1)


def srdi_sme(dice: Dice) -> dict[str, Any]:
    """Return facts for annex 2 of 63号 or annex 1 of 2号, whichever the day asks for."""
    new = dice.as_of >= SINCE
    growth = dice.pick(10, 8, 6, 4, 0, -1) if not new else 0
    facts = business(dice, growth, 80 if new else dice.pick(80, 70, 60, 50), first_revenue(dice))
    edge = dice.value([3, 4], [1]) if new else dice.value([2, 9, 4], [Decimal("1.9"), 10, 11])
    return {
        **general(dice),
        **facts,
        **research_in_two_years(dice, facts),
        **debt(dice, 80 if new else dice.pick(50, 60, 70, 71)),
        **property_(dice, dice.pick(HIGH, OWN, FIRST, SECOND, NONE)),
        **indicators(dice),
        **instead(dice),
        "titles": {dice.pick("innovative_sme", "innovative_sme", "stsme"): dice.last_valid_day()},
        "market_segment_years": edge,
        "market_position_leading": dice.yes(),
        "ip_class1_applied_count": dice.value([1, 2], [0]),
        "srdi_eval_score": dice.series(dice.value([50, 60], [49]), dice.pick(50, 49)),
    }


def first_revenue(dice: Dice) -> Decimal:
    """Return a revenue at the limit of the day, or far above."""
    limit = 1500 if dice.as_of >= SINCE else 1000
    return Decimal(dice.value([limit, limit, 20000, 5000], [900]))


def research_in_two_years(dice: Dice, facts: dict[str, Any]) -> dict[str, Any]:
    """Return R&D of two years by share or by amount, both on their limits."""
    last = max(Decimal(1), next(iter(facts["operating_revenue"].values())))
    if last > 1500 or dice.pick(True, False):
        enough = max(3, int(-(-10000 // last)))  # 3 % and 100万
        return spent(dice, facts, max(enough, dice.pick(3, 4, 6, 8, 10)), enough, enough)
    amounts = dice.pick((100, 100), (500, 100), (400, 1600), (300, 300), (200, 1800), (1000, 1000))
    return {"rd_expense_book": dice.series(*map(dice.near, amounts))}
