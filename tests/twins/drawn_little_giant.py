"""Draws for 小巨人: annex 3 of 63号, annex 2 of 2号, new cases and renewals."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tests.twins.dice import Dice
from tests.twins.drawn_little_giant_63 import by_annex_3
from tests.twins.drawn_sme_figures import business, debt, spent
from tests.twins.drawn_smes import awards, general
from tests.twins.drawn_srdi import SINCE


def little_giant(dice: Dice) -> dict[str, Any]:
    """Return facts for the annex that the day and the case ask for, on its limits."""
    renewed = dice.pick(None, False, True, True)
    old = dice.as_of < SINCE or (renewed is True and dice.as_of.year == SINCE.year)
    if dice.strays():
        old = not old
    return {
        **general(dice),
        "is_renewal": renewed,
        **(by_annex_3(dice) if old else by_annex_2(dice)),
        **standing(dice, old),
        "titles": {"srdi_sme": dice.last_valid_day()},
    }


def by_annex_2(dice: Dice) -> dict[str, Any]:
    """Return revenue up 5 % a year on 5000万, and research of 1200万 or 3 % twice."""
    first = Decimal(dice.pick(5000, 20000, 4600))
    figures = business(dice, dice.value([5, 6], [4]), dice.value([90], [89]), first)
    research = {"rd_expense_book": dice.series(dice.near(600), 600)}
    if first == 20000:
        research = spent(dice, figures, 3, 3)
    return {
        **figures,
        **research,
        **debt(dice, 75),
        "science_awards": dice.pick([], awards(dice)),
        "market_segment_years": dice.value([3, 5], [Decimal("2.9")]),
        "ip_class1_applied_count": dice.value([4, 5], [3]),
        "srdi_eval_score": dice.series(dice.value([60], [59]), dice.pick(60, 59)),
    }


def standing(dice: Dice, old: bool) -> dict[str, Any]:
    """Return what is asked of a firm's place in its market and of its work."""
    tenth, below = Decimal("0.1"), Decimal("0.099999")
    return {
        "market_share_pct": dice.value([tenth], [below]) if old else dice.pick(tenth, below),
        "market_rank_domestic": dice.value([3], [4]),
        "market_reputation": dice.yes(),
        "own_brand": dice.yes(),
        "core_business_info_system": dice.yes(),
        "mgmt_or_product_certification": dice.yes(),
        "has_rd_institution": dice.yes(),
        "chain_supporting_role": dice.yes(),
        "product_in_key_field": dice.yes(),
    }
