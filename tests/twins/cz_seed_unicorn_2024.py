"""常州种子独角兽 2024: valued by an investor, or not invested in and growing."""

from __future__ import annotations

from datetime import date

from tests.twins.facts import Facts, Firm
from tests.twins.figures import at_least, more_than, percent, ratio, step_up
from tests.twins.js_unicorn_2025 import everybody
from tests.twins.outcomes import Judgement, all_of, any_of, judgement


def judge(facts: Facts, as_of: date) -> Judgement:
    """Return the verdict, the conditions of everybody and the three ways."""
    firm = Firm(facts, as_of)
    invested, worth = firm.yes("private_investment_received"), firm.now("valuation_cny_yi")
    ways = {
        "young": all_of(firm.founded(2019), invested, at_least(worth, 1)),
        "older": all_of(firm.founded(2014, 2018), invested, more_than(worth, 2)),
        "growing": growing(firm),
    }
    verdict, asked = judgement({**everybody(firm), "way": any_of(*ways.values())})
    return verdict, {**asked, **ways}


def growing(firm: Firm) -> str:
    """Third way: founded 2019 or later, nobody invested, revenue, R&D and three years' growth."""
    last, before, first = (firm.figure("operating_revenue", back) for back in (0, 1, 3))
    return all_of(
        firm.founded(2019),
        firm.no("private_investment_received"),
        at_least(last, 2000),
        more_than(ratio(firm.figure("rd_expense_book"), last), percent(3)),
        at_least(ratio(last, first), percent(130) ** 3),
        step_up(before, last),
    )
