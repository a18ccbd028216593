"""江苏瞪羚企业, the round of 2024: base year 2023, three periods from 2020."""

from __future__ import annotations

from datetime import date

from tests.twins.facts import Facts, Firm
from tests.twins.figures import Limit, at_least, more_than, percent, ratio, step_up
from tests.twins.outcomes import UNMET, Judgement, all_of, any_of, judgement

PERIODS = 3  # from 2020 to 2023


def judge(facts: Facts, as_of: date) -> Judgement:
    """Return the verdict, the conditions of everybody and the four ways."""
    firm = Firm(facts, as_of)
    ways = {
        "revenue": all_of(firm.founded(2010), grew(firm, "operating_revenue", 1000, 20)),
        "staff": all_of(firm.founded(2010), grew(firm, "employees_total", 100, 30)),
        "young": all_of(firm.founded(2019), large(firm, 50000)),
        "large": all_of(firm.founded(2014), large(firm, 100000)),
    }
    verdict, asked = judgement(
        {
            "in_jiangsu": firm.in_jiangsu(),
            "legal_person": firm.yes("independent_legal_person"),
            "credit": firm.no("bad_credit_record"),
            "industry": firm.no("excluded_gazelle_industry"),
            "entity": firm.no("excluded_gazelle_entity_type"),
            "research": research(firm),
            "way": any_of(*ways.values()),
        }
    )
    return verdict, {**asked, **ways}


def research(firm: Firm) -> str:
    """Return whether R&D activities cost more than 4 % of revenue in 2023."""
    spent = firm.figure("rd_activity_expense")
    return more_than(ratio(spent, firm.figure("operating_revenue")), percent(4))


def grew(firm: Firm, name: str, start: Limit, yearly: int) -> str:
    """Return whether a number began high enough in 2020, grew by so much a year, and last year.

    Of a firm that was not there in 2020 nothing was high enough.
    """
    if not firm.existed(firm.last_year - PERIODS):
        return UNMET
    first, before, last = (firm.figure(name, back) for back in (PERIODS, 1, 0))
    grown = at_least(ratio(last, first), percent(100 + yearly) ** PERIODS)
    return all_of(at_least(first, start), grown, step_up(before, last))


def large(firm: Firm, revenue: int) -> str:
    """Return whether revenue of 2023 is high enough and did not drop sharply in three years."""
    earned = at_least(firm.figure("operating_revenue"), revenue)
    return all_of(earned, firm.yes("no_sharp_revenue_drop_3y"))
