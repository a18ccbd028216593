"""江苏省高新技术企业培育库: the eight conditions of the yearly 苏科高发 notices."""

from __future__ import annotations

from datetime import date

from tests.twins.facts import Facts, Firm, years_before
from tests.twins.figures import at_least, percent, ratio
from tests.twins.outcomes import Judgement, judgement


def judge(facts: Facts, as_of: date) -> Judgement:
    """Return the verdict and the conditions."""
    firm = Firm(facts, as_of)
    a_year_ago = years_before(as_of, 1)
    return judgement(
        {
            "in_jiangsu": firm.in_jiangsu(),
            "resident": firm.yes("resident_enterprise"),
            "registered": firm.registered_by(a_year_ago),
            "never_hte": firm.no("hte_ever_recognised"),
            "core_ip": firm.yes("has_core_ip_ownership"),
            "field": firm.yes("core_tech_in_supported_field"),
            "tech_staff": tech_staff(firm),
            "rd_intensity": rd_intensity(firm),
            "rd_domestic": rd_domestic(firm),
            "income": income(firm),
            "review": firm.yes("pool_innovation_review_passed"),
            "incidents": firm.none_since("major_incident_dates", a_year_ago),
        }
    )


def tech_staff(firm: Firm) -> str:
    """Condition 4: tech staff are 5 % of staff or more."""
    share = ratio(firm.figure("tech_staff_hte"), firm.figure("employees_avg"))
    return at_least(share, percent(5))


def rd_intensity(firm: Firm) -> str:
    """Condition 5: R&D over sales of up to two years, 3 % or more."""
    sold = firm.sum_up_to("sales_revenue", 2)
    return at_least(ratio(firm.sum_up_to("rd_expense_hte", 2), sold), percent(3))


def rd_domestic(firm: Firm) -> str:
    """Condition 5: 60 % of the R&D of those years or more was spent in China."""
    spent = firm.sum_up_to("rd_expense_hte", 2)
    return at_least(ratio(firm.sum_up_to("rd_expense_hte_domestic", 2), spent), percent(60))


def income(firm: Firm) -> str:
    """Condition 6: high-tech income is 50 % of total income or more."""
    share = ratio(firm.figure("hightech_income"), firm.figure("total_income"))
    return at_least(share, percent(50))
