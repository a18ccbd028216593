"""Listing on STAR, 2.1.2: one of five financial standards suffices."""

from __future__ import annotations

from datetime import date

from tests.twins.facts import Facts, Firm
from tests.twins.figures import at_least, more_than, percent, ratio
from tests.twins.outcomes import VERDICTS, Judgement, all_of, any_of


def judge(facts: Facts, as_of: date) -> Judgement:
    """Return the verdict and the standards."""
    firm = Firm(facts, as_of)
    standards = {
        "standard_1": first(firm),
        "standard_2": second(firm),
        "standard_3": third(firm),
        "standard_4": fourth(firm),
        "standard_5": fifth(firm),
    }
    return VERDICTS[any_of(*standards.values())], standards


def worth(firm: Firm, hundred_millions: int) -> str:
    """Return whether the expected market value is so many 亿元 or more."""
    return at_least(firm.now("expected_market_cap_yi"), hundred_millions)


def earns(firm: Firm, ten_thousands: int) -> str:
    """Return whether last year's revenue is so many 万元 or more."""
    return at_least(firm.figure("operating_revenue"), ten_thousands)


def profits(firm: Firm) -> str:
    """Return whether both of the last two years closed with a profit."""
    return all_of(*(more_than(firm.figure("net_profit", back), 0) for back in (0, 1)))


def first(firm: Firm) -> str:
    """Standard 1: 10亿; two profits, together 5000万, or a last profit and revenue of 1亿."""
    two_years = all_of(profits(firm), at_least(firm.sum_of("net_profit", 2), 5000))
    one_year = all_of(more_than(firm.figure("net_profit"), 0), earns(firm, 10000))
    return all_of(worth(firm, 10), any_of(two_years, one_year))


def second(firm: Firm) -> str:
    """Standard 2: 15亿, revenue of 2亿, R&D of three years 15 % of revenue."""
    share = ratio(firm.sum_of("rd_expense_book", 3), firm.sum_of("operating_revenue", 3))
    return all_of(worth(firm, 15), earns(firm, 20000), at_least(share, percent(15)))


def third(firm: Firm) -> str:
    """Standard 3: 20亿, revenue of 3亿, operating cash of three years 1亿."""
    cash = firm.sum_of("operating_cash_flow", 3)
    return all_of(worth(firm, 20), earns(firm, 30000), at_least(cash, 10000))


def fourth(firm: Firm) -> str:
    """Standard 4: 30亿 and revenue of 3亿."""
    return all_of(worth(firm, 30), earns(firm, 30000))


def fifth(firm: Firm) -> str:
    """Standard 5: 40亿 and an approved product with a stage result."""
    return all_of(worth(firm, 40), firm.yes("star5_approved_stage_result"))
