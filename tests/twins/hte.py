"""高新技术企业, by 国科发火〔2016〕32号 article 11 and 国科发火〔2016〕195号."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from tests.twins.facts import Facts, Firm, days_before
from tests.twins.figures import at_least, percent, ratio
from tests.twins.hte_score import estimate
from tests.twins.outcomes import Judgement, Points, judgement, passes


def judge(facts: Facts, as_of: date) -> Judgement:
    """Return the verdict and the conditions of article 11."""
    firm = Firm(facts, as_of)
    return judgement(
        {
            "resident": firm.yes("resident_enterprise"),
            "registered": registered(firm),
            "core_ip": firm.yes("has_core_ip_ownership"),
            "field": firm.yes("core_tech_in_supported_field"),
            "tech_staff": tech_staff(firm),
            "rd_intensity": rd_intensity(firm),
            "rd_domestic": rd_domestic(firm),
            "income": income(firm),
            "innovation": passes(innovation_score(facts, as_of), 70),
            "incidents": firm.none_since("major_incident_dates", days_before(as_of, 365)),
        }
    )


def innovation_score(facts: Facts, as_of: date) -> Points:
    """Article 11(7): the experts' total where there is one, else the estimate's interval."""
    firm = Firm(facts, as_of)
    official = firm.now("innovation_score_total").value
    return estimate(firm) if official is None else (official, official)


def registered(firm: Firm) -> str:
    """Article 11(1): registered 365 days or more before."""
    return firm.registered_by(days_before(firm.as_of, 365))


def tech_staff(firm: Firm) -> str:
    """Article 11(4): tech staff are 10 % of the year's staff or more."""
    share = ratio(firm.figure("tech_staff_hte"), firm.figure("employees_avg"))
    return at_least(share, percent(10))


def rd_intensity(firm: Firm) -> str:
    """Article 11(5): R&D over sales of up to three years, by the bracket of last year's sales.

    Last year's sales are among those summed: where they are blank, so is the share.
    """
    spent, sold = firm.sum_up_to("rd_expense_hte", 3), firm.sum_up_to("sales_revenue", 3)
    return at_least(ratio(spent, sold), bracket(firm.figure("sales_revenue").value))


def bracket(last_sales: Fraction | None) -> Fraction:
    """Article 11(5): 5 % up to 50 million yuan, 4 % up to 200 million, 3 % above."""
    if last_sales is not None and last_sales > 20000:
        return percent(3)
    if last_sales is not None and last_sales > 5000:
        return percent(4)
    return percent(5)


def rd_domestic(firm: Firm) -> str:
    """Article 11(5): 60 % of the R&D of the period or more was spent in China."""
    spent = firm.sum_up_to("rd_expense_hte", 3)
    return at_least(ratio(firm.sum_up_to("rd_expense_hte_domestic", 3), spent), percent(60))


def income(firm: Firm) -> str:
    """Article 11(6): high-tech income is 60 % of total income or more."""
    share = ratio(firm.figure("hightech_income"), firm.figure("total_income"))
    return at_least(share, percent(60))
