"""江苏省科技企业上市培育计划, by 苏科高发〔2025〕132号."""

from __future__ import annotations

from datetime import date

from tests.twins.facts import Facts, Firm, years_before
from tests.twins.figures import at_least, percent, ratio, step_up
from tests.twins.outcomes import Judgement, all_of, any_of, judgement, opposite


def judge(facts: Facts, as_of: date) -> Judgement:
    """Return the verdict and the conditions."""
    firm = Firm(facts, as_of)
    return judgement(
        {
            "hte": firm.holds("hte"),
            "in_jiangsu": firm.in_jiangsu(),
            "established": firm.registered_by(years_before(as_of, 3)),
            "joint_stock": firm.yes("joint_stock_or_planned"),
            "unlisted": unlisted(firm),
            "not_in_pool": firm.no("already_in_ipo_pool"),
            "preparation": preparation(firm),
            "core_ip": firm.yes("has_core_ip_ownership"),
            "rd_intensity": rd_intensity(firm),
            "growing": growing(firm),
        }
    )


def unlisted(firm: Firm) -> str:
    """Condition 1: on none of the four boards and not on 新三板."""
    return opposite(firm.one_of("listing_status", "main", "chinext", "star", "bse", "neeq"))


def preparation(firm: Firm) -> str:
    """Condition 2: plan, team and contracts; or quoted on 江苏股权交易中心."""
    prepared = all_of(firm.yes("listing_plan_and_team"), firm.yes("intermediary_contracts_signed"))
    return any_of(prepared, firm.yes("listed_on_jsee"))


def rd_intensity(firm: Firm) -> str:
    """Condition 3: R&D over revenue of the last three years together, 3 % or more."""
    earned = firm.sum_of("operating_revenue", 3)
    return at_least(ratio(firm.sum_of("rd_expense_book", 3), earned), percent(3))


def growing(firm: Firm) -> str:
    """Condition 3: revenue rose from each of three years to the next."""
    first, second, third = (firm.figure("operating_revenue", back) for back in (2, 1, 0))
    return all_of(step_up(first, second), step_up(second, third))
