"""Draws for 瞪羚, 独角兽, the main boards, the centre, losses and the super-deduction."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from tests.twins import ways_growth as ways
from tests.twins.dice import Dice
from tests.twins.drawn_listing import fact
from tests.twins.ways import Way

OTHER_STATUSES = ("bse", "star", "chinext", "main", "overseas")


def js_gazelle_2024(dice: Dice) -> dict[str, Any]:
    """Return facts for the four ways of the round of 2024."""
    return on_borders(dice, ways.GAZELLE, dice.pick(*ways.JS_GAZELLE))


def js_unicorn_2025(dice: Dice) -> dict[str, Any]:
    """Return facts for the valuations of 2025."""
    return on_borders(dice, ways.UNICORN, dice.pick(*ways.JS_UNICORN))


def cz_seed_unicorn_2024(dice: Dice) -> dict[str, Any]:
    """Return facts for the three ways of the seed unicorns."""
    return on_borders(dice, ways.SEED, dice.pick(*ways.CZ_SEED))


def main_board_listing(dice: Dice) -> dict[str, Any]:
    """Return facts for the three sets of the main boards."""
    facts = on_borders(dice, ways.MAIN, dice.pick(*ways.MAIN_BOARD))
    third_year_short = date(dice.as_of.year - 2, 7, 1)
    return {**facts, "registration_date": dice.pick(*[dice.registered()] * 7, third_year_short)}


def cz_tech_centre(dice: Dice) -> dict[str, Any]:
    """Return facts for the centre, with a title on its last day or without."""
    facts = on_borders(dice, ways.CENTRE, dice.pick(*ways.CZ_CENTRE))
    return {**facts, "titles": dice.pick({}, {"hte": dice.last_valid_day()})}


def on_borders(dice: Dice, usual: Way, way: Way) -> dict[str, Any]:
    """Return the facts of a way: exactly on its limits, or one of them missed by the least."""
    facts = {**usual, **way}
    missed = dice.pick(None, *(way or usual))
    return {name: one(dice, name, value, name == missed) for name, value in facts.items()}


def one(dice: Dice, name: str, value: Any, missed: bool) -> Any:
    """Return one fact as the way has it, or just beside it."""
    if isinstance(value, date):
        day = timedelta(days=1)
        young = date(dice.as_of.year - 2, 7, 1)
        return dice.pick(value - day, value + day, young) if dice.strays() or missed else value
    if name == "listing_status":
        return dice.value([value, "none"], OTHER_STATUSES)
    return fact(dice, name, value, missed)


def loss_carryforward(dice: Dice) -> dict[str, Any]:
    """Return a loss, years of qualification around it, and the year it is to be made up in."""
    loss = dice.pick(2011, 2012, 2013, 2014, 2016, 2017, 2018, 2019, 2021)
    years = [loss + step for step in (-1, 0, 1, 5, 6)] + [2017, 2018]
    return {
        "loss_year": loss,
        "use_year": loss + dice.pick(-1, 0, 1, 5, 5, 6, 6, 10, 10, 11),
        "qualified_years": [dice.pick(*years) for _ in range(dice.pick(0, 1, 1, 2))],
    }


def rd_super_deduction(dice: Dice) -> dict[str, Any]:
    """Return facts of a tax year: the year judged, the year before, or one before the table."""
    year = dice.value([dice.as_of.year, dice.as_of.year, dice.as_of.year - 1], [2017])
    barred, income = dice.value([(400, 1000), (0, 1000)], [(400, 900), (400, 200), (0, 200)])
    beside = dice.near(barred)

    def of_year(value: Any) -> Any:
        return value if dice.pick(True, False) else {year: value}

    return {
        "tax_year": year,
        "resident_enterprise": dice.yes(),
        "accounting_sound": of_year(dice.yes()),
        "tax_collection_method": of_year(dice.value(["audit"], ["deemed"])),
        "total_income_gross": of_year(income),
        "non_taxable_income": of_year(100),
        "investment_income": of_year(dice.value([100], [-100])),
        "negative_list_revenue": of_year(beside),
        "is_manufacturing": of_year(dice.pick(True, False)),
        "ic_or_machine_tool_list": of_year(dice.pick(True, False)),
        "titles": {"stsme": dice.last_valid_day()} if dice.pick(True, False) else {},
        "registration_date": dice.registered(),
    }
