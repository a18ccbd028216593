"""常州市企业技术中心, 常工信创新〔2020〕209号."""

from __future__ import annotations

from datetime import date

from tests.twins.facts import Facts, Firm
from tests.twins.figures import at_least, more_than, percent, ratio
from tests.twins.outcomes import Judgement, all_of, any_of, judgement


def judge(facts: Facts, as_of: date) -> Judgement:
    """Return the verdict and the conditions."""
    firm = Firm(facts, as_of)
    return judgement(
        {
            "revenue": revenue(firm),
            "research": at_least(firm.figure("rd_expense_book"), 300),
            "equipment": at_least(firm.now("rd_equipment_value"), 300),
            "staff": at_least(firm.figure("rd_staff"), 30),
        }
    )


def revenue(firm: Firm) -> str:
    """1亿; less for 高企, or where R&D is above 8 %: how much less, the office says."""
    earned = firm.figure("operating_revenue")
    share = ratio(firm.figure("rd_expense_book"), earned)
    strong = any_of(firm.holds("hte"), more_than(share, percent(8)))
    lowered = all_of(strong, firm.yes("tech_centre_revenue_relaxed"))
    return any_of(at_least(earned, 10000), lowered)
