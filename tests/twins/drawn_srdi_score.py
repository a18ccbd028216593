"""Draws for 专精特新 2022: what the thirteen indicators count, and what stands for points."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tests.twins.dice import Dice
from tests.twins.drawn_smes import LEVELS, awards


def indicators(dice: Dice) -> dict[str, Any]:
    """Return what else the thirteen indicators count, mostly rich."""
    staff = dice.value([100, 20], [0])
    margin = dice.pick(10, 10, 8, 6, 4, 2, 1)
    revenue = 1000
    facts: dict[str, Any] = {
        "fills_chain_gap": dice.pick(True, False),
        "base_field_or_leader_supplier": dice.pick(True, False),
        "digital_level": dice.pick(4, 3, 2, 1),
        "quality_items": dice.pick(4, 2, 1, 0),
        "net_profit": dice.of_last_year(dice.near(Decimal(revenue) * margin / 100)),
        "employees_total": dice.of_last_year(staff),
        "rd_staff": dice.of_last_year(dice.people(dice.pick(20, 10, 5), staff)),
    }
    if dice.pick(True, False):
        facts["srdi_score"] = dice.of_last_year(dice.value([60, 85], [59]))
    return facts


def instead(dice: Dice) -> dict[str, Any]:
    """Return what stands for the points, or for revenue, mostly nothing."""
    nothing: dict[str, Any] = {
        "science_awards": [],
        "equity_financing_2y": 0,
        "maker_china_top500_3y": False,
        "rd_institution_level": dice.pick(*LEVELS),
    }
    begun: dict[str, Any] = dice.pick(
        {},
        {"science_awards": awards(dice)},
        {"equity_financing_2y": dice.near(dice.pick(2000, 6000))},
        {"maker_china_top500_3y": True},
    )
    return {**nothing, **begun}
