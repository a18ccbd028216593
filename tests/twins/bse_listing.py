"""Listing on the BSE, 2.1.2 and 2.1.3: from the 新三板 innovation layer, by one of four sets."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from tests.twins.facts import Facts, Firm
from tests.twins.figures import Figure, at_least, more_than, percent, ratio
from tests.twins.outcomes import Judgement, all_of, any_of, judgement

TWO = Figure(Fraction(2))


def judge(facts: Facts, as_of: date) -> Judgement:
    """Return the verdict and the conditions."""
    firm = Firm(facts, as_of)
    standards = {
        "standard_1": first(firm),
        "standard_2": second(firm),
        "standard_3": third(firm),
        "standard_4": fourth(firm),
    }
    verdict, asked = judgement(
        {
            "neeq_months": at_least(firm.now("neeq_months"), 12),
            "neeq_layer": firm.one_of("neeq_layer", "innovation"),
            "net_assets": at_least(firm.figure("net_assets"), 5000),
            "standard": any_of(*standards.values()),
        }
    )
    return verdict, {**asked, **standards}


def worth(firm: Firm, hundred_millions: int) -> str:
    """Return whether the expected market value is so many 亿元 or more."""
    return at_least(firm.now("expected_market_cap_yi"), hundred_millions)


def first(firm: Firm) -> str:
    """Standard 1: 2亿, and profits with a return on equity over two years or over one."""
    return all_of(worth(firm, 2), any_of(two_years(firm), one_year(firm)))


def two_years(firm: Firm) -> str:
    """Standard 1, first limb: 1500万 in each of two years, and 8 % of equity on average."""
    profits = all_of(*(at_least(firm.figure("net_profit", back), 1500) for back in (0, 1)))
    return all_of(profits, at_least(ratio(firm.sum_of("roe_weighted", 2), TWO), percent(8)))


def one_year(firm: Firm) -> str:
    """Standard 1, second limb: 2500万 and 8 % of equity last year."""
    profit = at_least(firm.figure("net_profit"), 2500)
    return all_of(profit, at_least(firm.figure("roe_weighted"), percent(8)))


def second(firm: Firm) -> str:
    """Standard 2: 4亿, revenue 1亿 on average of two years and up 30 %, operating cash positive."""
    mean = ratio(firm.sum_of("operating_revenue", 2), TWO)
    grown = ratio(firm.figure("operating_revenue"), firm.figure("operating_revenue", 1))
    cash = more_than(firm.figure("operating_cash_flow"), 0)
    return all_of(worth(firm, 4), at_least(mean, 10000), at_least(grown, percent(130)), cash)


def third(firm: Firm) -> str:
    """Standard 3: 8亿, revenue of 2亿, R&D of two years 8 % of revenue."""
    share = ratio(firm.sum_of("rd_expense_book", 2), firm.sum_of("operating_revenue", 2))
    earned = at_least(firm.figure("operating_revenue"), 20000)
    return all_of(worth(firm, 8), earned, at_least(share, percent(8)))


def fourth(firm: Firm) -> str:
    """Standard 4: 15亿 and R&D of two years 5000万."""
    return all_of(worth(firm, 15), at_least(firm.sum_of("rd_expense_book", 2), 5000))
