"""科创属性, by the guideline of the CSRC: as of 2021, and as raised on 2024-04-30."""

from __future__ import annotations

from datetime import date

from tests.twins.facts import Facts, Firm
from tests.twins.figures import at_least, percent, ratio
from tests.twins.outcomes import Judgement, all_of, any_of, judgement, opposite, said

RAISED = date(2024, 4, 30)


def judge(facts: Facts, as_of: date) -> Judgement:
    """Return the verdict: the sector, and the four attributes or an exception."""
    firm = Firm(facts, as_of)
    four = {
        "rd": research(firm),
        "rd_staff": research_staff(firm),
        "patents": patents(firm),
        "growth": growth(firm),
    }
    special = exception(firm)
    verdict, asked = judgement(
        {
            "sector": firm.yes("in_star_sector"),
            "attributes": any_of(all_of(*four.values()), special),
        }
    )
    return verdict, {**asked, **four, "exception": special}


def raised(firm: Firm) -> bool:
    """Return whether the figures of 2024-04-30 apply."""
    return firm.as_of >= RAISED


def research(firm: Firm) -> str:
    """Attribute 1: R&D of three years is 5 % of revenue or 80 million yuan (before: 60 million).

    Software: 10 % of revenue, and the sum is no way out.
    """
    spent = firm.sum_of("rd_expense_book", 3)
    share = ratio(spent, firm.sum_of("operating_revenue", 3))
    software = firm.yes("is_software")
    usual = any_of(at_least(share, percent(5)), at_least(spent, 8000 if raised(firm) else 6000))
    return any_of(at_least(share, percent(10)), all_of(opposite(software), usual))


def research_staff(firm: Firm) -> str:
    """Attribute 2: R&D staff are 10 % of staff or more."""
    share = ratio(firm.figure("rd_staff"), firm.figure("employees_total"))
    return at_least(share, percent(10))


def patents(firm: Firm) -> str:
    """Attribute 3: seven invention patents of the main business (before: five); software: none."""
    enough = at_least(firm.now("invention_patents_main_business"), 7 if raised(firm) else 5)
    return any_of(enough, firm.yes("is_software"))


def growth(firm: Firm) -> str:
    """Attribute 4: revenue grew 25 % a year (before: 20 %) or is 300 million yuan.

    Two periods, compounded; not asked of a firm that lists by standard 5.
    """
    last = firm.figure("operating_revenue")
    yearly = percent(125 if raised(firm) else 120)
    grown = at_least(ratio(last, firm.figure("operating_revenue", 2)), yearly**2)
    return any_of(grown, at_least(last, 30000), by_standard_five(firm))


def by_standard_five(firm: Firm) -> str:
    """Return whether the firm lists by standard 5."""
    chosen = firm.given("star_listing_standard")
    return said(None if chosen is None else int(chosen) == 5)


def exception(firm: Firm) -> str:
    """Return whether an exception was found that stands for the four; a person finds it."""
    return firm.yes("star_exception_met")
