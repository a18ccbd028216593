"""Draws that the titles for smaller firms share: general conditions, awards, titles held."""

from __future__ import annotations

from typing import Any

from tests.twins.dice import Dice
from tests.twins.drawn_titles import award

LEVELS = ("none", "below_municipal", "municipal", "provincial", "national")


def general(dice: Dice) -> dict[str, Any]:
    """Return the general conditions of both documents."""
    return {
        "independent_legal_person": dice.yes(),
        "is_sme": dice.yes(),
        "on_abnormal_operation_list": dice.no(),
        "on_serious_dishonesty_list": dice.no(),
        "product_prohibited": dice.no(),
        "incident_or_tax_violation_3y": dice.no(),
        "serious_violation_3y": dice.no(),
        "registration_date": dice.registered(),
        "is_renewal": dice.pick(None, False, True),
    }


def awards(dice: Dice) -> list[Any]:
    """Return no award, or some around three years and the ranks that count."""
    drawn = [{**award(dice), "date": dice.record_day(3)} for _ in range(dice.pick(0, 0, 1, 2))]
    return [{**one, "rank": dice.pick(3, 4, 5, 6)} for one in drawn]


def sme_ladder(dice: Dice) -> dict[str, Any]:
    """Return titles of this ladder and of the other."""
    codes = ("innovative_sme", "sti_sme", "srdi_sme", "little_giant", "stsme", "hte")
    held = [code for code in codes if dice.pick(True, False)]
    return {"titles": {code: dice.last_valid_day() for code in held}}
