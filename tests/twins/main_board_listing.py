"""Listing on the main boards: one of three sets of figures suffices."""

from __future__ import annotations

from datetime import date

from tests.twins.facts import Facts, Firm
from tests.twins.figures import at_least, more_than
from tests.twins.outcomes import VERDICTS, Judgement, all_of, any_of


def judge(facts: Facts, as_of: date) -> Judgement:
    """Return the verdict and the sets."""
    firm = Firm(facts, as_of)
    sets = {"set_1": first(firm), "set_2": second(firm), "set_3": third(firm)}
    return VERDICTS[any_of(*sets.values())], sets


def first(firm: Firm) -> str:
    """Set 1: three profits of 2亿 together, the last 1亿; cash of 2亿 or revenue of 15亿."""
    profits = [firm.figure("net_profit", back) for back in range(3)]
    return all_of(
        *(more_than(profit, 0) for profit in profits),
        at_least(firm.sum_of("net_profit", 3), 20000),
        at_least(profits[0], 10000),
        any_of(
            at_least(firm.sum_of("operating_cash_flow", 3), 20000),
            at_least(firm.sum_of("operating_revenue", 3), 150000),
        ),
    )


def second(firm: Firm) -> str:
    """Set 2: worth 50亿, a profit, revenue of 6亿, cash of three years 2.5亿."""
    cash = at_least(firm.sum_of("operating_cash_flow", 3), 25000)
    return all_of(profitable(firm, worth=50, revenue=60000), cash)


def third(firm: Firm) -> str:
    """Set 3: worth 100亿, a profit, revenue of 10亿."""
    return profitable(firm, worth=100, revenue=100000)


def profitable(firm: Firm, worth: int, revenue: int) -> str:
    """Return whether value and revenue are high enough and the last year closed with a profit."""
    return all_of(
        at_least(firm.now("expected_market_cap_yi"), worth),
        more_than(firm.figure("net_profit"), 0),
        at_least(firm.figure("operating_revenue"), revenue),
    )
