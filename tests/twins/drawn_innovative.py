"""Draws for 创新型: points on their bands, direct routes on their edges."""

from __future__ import annotations

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
from tests.twins.drawn_smes import LEVELS, awards, general

# Ways to 60 points and to just less: best IP, then in % R&D, growth, debt and main business.
SCORES = (
    (SECOND, 3, 5, 75, False, 70),
    (SECOND, 3, 5, 75, True, 60),
    (OWN, 1, 5, 75, True, 60),
    (FIRST, 2, 10, 55, True, 50),
    (HIGH, 0, 10, 76, True, 60),
    (NONE, 5, 15, 76, True, 55),
    (HIGH, 5, 5, 75, False, 55),
    (HIGH, 5, 10, 76, False, 50),
    (HIGH, 5, 0, 55, True, 70),
    (NONE, 3, 15, 55, True, 70),
    (HIGH, 5, -1, 55, True, 70),
)


def innovative_sme(dice: Dice) -> dict[str, Any]:
    """Return facts for annex 1: points on their bands, direct routes on their edges."""
    best, research, growth, owed, emerging, share = dice.pick(*SCORES)
    facts = business(dice, growth, share, Decimal(1000))
    honour = dice.pick("hte", "tech_innovation_demonstration", "ip_advantage", "ip_demonstration")
    direct: dict[str, Any] = {
        "science_awards": [],
        "titles": {},
        "rd_institution_level": "municipal",
        "equity_financing_3y": Decimal("499.999999"),
    }
    begun: dict[str, Any] = dice.pick(
        {},
        {},
        {},
        {"science_awards": awards(dice)},
        {"titles": {honour: dice.last_valid_day(), "stsme": dice.as_of}},
        {"rd_institution_level": dice.pick(*LEVELS)},
        {"equity_financing_3y": dice.near(500)},
    )
    return {
        **general(dice),
        **facts,
        **spent(dice, facts, research),
        **debt(dice, owed),
        **property_(dice, best),
        "strategic_emerging_industry": emerging,
        **direct,
        **begun,
    }
