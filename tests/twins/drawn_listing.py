"""Draws for the boards: one way in, exactly on its limits, with figures straying by the least."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from tests.twins import ways
from tests.twins.dice import CENT, Amount, Dice
from tests.twins.ways import Way

# The least by which a figure can miss its limit.
STEPS: dict[str, Amount] = {
    "expected_market_cap_yi": Decimal("0.0001"),
    "roe_weighted": Decimal("0.00000001"),
    "neeq_months": 1,
    "rd_staff": 1,
    "employees_total": 1,
    "invention_patents_main_business": 1,
    "valuation_usd_yi": Decimal("0.0001"),
    "valuation_cny_yi": Decimal("0.0000000001"),
}
# May be below zero.
SIGNED = {"net_profit", "roe_weighted", "operating_cash_flow", "net_assets"}
OTHER_CHOICE = {"innovation": "base"}


def star_attributes(dice: Dice) -> dict[str, Any]:
    """Return facts for the attributes of 2021 and of 2024."""
    return on_limits(dice, ways.ATTRIBUTES, dice.pick(*ways.STAR_ATTRIBUTES))


def star_listing(dice: Dice) -> dict[str, Any]:
    """Return facts for the five standards."""
    return on_limits(dice, ways.STAR, dice.pick(*ways.STAR_LISTING))


def chinext_listing(dice: Dice) -> dict[str, Any]:
    """Return facts for the sets of 2020, 2024 and 2026."""
    return on_limits(dice, ways.CHINEXT, dice.pick(*ways.CHINEXT_LISTING))


def bse_listing(dice: Dice) -> dict[str, Any]:
    """Return facts for the access conditions and the four standards."""
    return on_limits(dice, ways.BSE, dice.pick(*ways.BSE_LISTING))


def on_limits(dice: Dice, usual: Way, way: Way) -> dict[str, Any]:
    """Return the facts of a way: exactly on its limits, or one of them missed by the least."""
    facts = {**usual, **way}
    missed = dice.pick(None, *(name for name in way or usual if facts[name] is not None))
    drawn = {name: fact(dice, name, value, name == missed) for name, value in facts.items()}
    third_year_short = date(dice.as_of.year - 2, 7, 1)
    registered = dice.pick(*[dice.registered()] * 7, third_year_short)
    return {**drawn, "registration_date": registered}


def fact(dice: Dice, name: str, value: Any, missed: bool) -> Any:
    """Return one fact: as the way has it, or a no for a yes, or a figure just beside its limit."""
    strays = dice.strays() or missed
    if not strays or value is None or name == "star_listing_standard":
        return dice.series(*value) if isinstance(value, tuple) else value
    if isinstance(value, bool):
        return not value
    if isinstance(value, str):
        return OTHER_CHOICE[value]
    if isinstance(value, tuple):
        return dice.series(*beside_one(dice, name, value))
    return beside(dice, name, value)


def beside(dice: Dice, name: str, amount: Any) -> Any:
    """Return an amount missed by the least, mostly below; or nothing at all."""
    step = STEPS.get(name, CENT)
    moved = amount + dice.pick(step, -step, -step, -step, -amount)
    return moved if name in SIGNED else max(moved, 0)


def beside_one(dice: Dice, name: str, amounts: tuple[Any, ...]) -> list[Any]:
    """Return amounts of which one is missed, mostly the last year's."""
    missed = list(amounts)
    place = dice.pick(0, dice.rng.randrange(len(missed)))
    missed[place] = beside(dice, name, missed[place])
    return missed
