"""Listing on ChiNext, 2.1.2: as of 2020, as raised on 2024-04-30, with set 4 from 2026-04-01."""

from __future__ import annotations

from datetime import date

from tests.twins.facts import Facts, Firm
from tests.twins.figures import at_least, more_than, percent, ratio
from tests.twins.outcomes import UNMET, Judgement, all_of, any_of, judgement

RAISED = date(2024, 4, 30)
FOURTH_SET = date(2026, 4, 1)


def judge(facts: Facts, as_of: date) -> Judgement:
    """Return the verdict: the board's positioning and one of the sets."""
    firm = Firm(facts, as_of)
    sets = {
        "set_1": first(firm),
        "set_2": second(firm),
        "set_3": third(firm),
        "set_4": fourth(firm),
    }
    fit = firm.yes("chinext_innovation_fit")
    verdict, asked = judgement({"fit": fit, "standard": any_of(*sets.values())})
    return verdict, {**asked, **sets}


def raised(firm: Firm) -> bool:
    """Return whether the figures of 2024-04-30 apply."""
    return firm.as_of >= RAISED


def worth(firm: Firm, hundred_millions: int) -> str:
    """Return whether the expected market value is so many 亿元 or more."""
    return at_least(firm.now("expected_market_cap_yi"), hundred_millions)


def earns(firm: Firm, ten_thousands: int) -> str:
    """Return whether last year's revenue is so many 万元 or more."""
    return at_least(firm.figure("operating_revenue"), ten_thousands)


def first(firm: Firm) -> str:
    """Set 1: two profits, together 1亿 and the last 6000万; before, together 5000万."""
    last, both = firm.figure("net_profit"), firm.sum_of("net_profit", 2)
    positive = all_of(more_than(last, 0), more_than(firm.figure("net_profit", 1), 0))
    if raised(firm):
        return all_of(positive, at_least(both, 10000), at_least(last, 6000))
    return all_of(positive, at_least(both, 5000))


def second(firm: Firm) -> str:
    """Set 2: 15亿, a profit and revenue of 4亿; before, 10亿 and 1亿."""
    profit = more_than(firm.figure("net_profit"), 0)
    if raised(firm):
        return all_of(worth(firm, 15), profit, earns(firm, 40000))
    return all_of(worth(firm, 10), profit, earns(firm, 10000))


def third(firm: Firm) -> str:
    """Set 3: 50亿 and revenue of 3亿."""
    return all_of(worth(firm, 50), earns(firm, 30000))


def fourth(firm: Firm) -> str:
    """Set 4: an emerging or future industry, revenue of 2亿, and growth or research."""
    if firm.as_of < FOURTH_SET:
        return UNMET
    industry = firm.yes("emerging_or_future_industry")
    return all_of(industry, earns(firm, 20000), any_of(growing(firm), researching(firm)))


def growing(firm: Firm) -> str:
    """Set 4, first limb: 30亿 and revenue up 30 % a year over three years, two periods."""
    grown = ratio(firm.figure("operating_revenue"), firm.figure("operating_revenue", 2))
    return all_of(worth(firm, 30), at_least(grown, percent(130) ** 2))


def researching(firm: Firm) -> str:
    """Set 4, second limb: 40亿 and R&D of three years 1亿 and 15 % of revenue."""
    spent = firm.sum_of("rd_expense_book", 3)
    share = ratio(spent, firm.sum_of("operating_revenue", 3))
    return all_of(worth(firm, 40), at_least(spent, 10000), at_least(share, percent(15)))
