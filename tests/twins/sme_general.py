"""What the three titles for smaller firms share: general conditions, renewals, ratios."""

from __future__ import annotations

from tests.twins.facts import Firm
from tests.twins.figures import Figure, ratio

OLD_CONDUCT, NEW_CONDUCT = "incident_or_tax_violation_3y", "serious_violation_3y"


def general(firm: Firm, conduct: str) -> dict[str, str]:
    """A legal person, of small or medium size, on no list, nothing prohibited, clean three years.

    63号 and 2号 word the last one differently; each has its own fact.
    """
    return {
        "legal_person": firm.yes("independent_legal_person"),
        "small_or_medium": firm.yes("is_sme"),
        "abnormal_list": firm.no("on_abnormal_operation_list"),
        "dishonesty_list": firm.no("on_serious_dishonesty_list"),
        "products": firm.no("product_prohibited"),
        "conduct": firm.no(conduct),
    }


def renewal(firm: Firm) -> bool:
    """Return whether the case is a renewal; one that does not say is a new application."""
    return firm.given("is_renewal") is True


def research_share(firm: Firm, back: int = 0) -> Figure:
    """R&D of the audit report over revenue."""
    return ratio(firm.figure("rd_expense_book", back), firm.figure("operating_revenue", back))


def main_share(firm: Firm) -> Figure:
    """Main business over revenue."""
    return ratio(firm.figure("main_business_revenue"), firm.figure("operating_revenue"))


def debt(firm: Firm) -> Figure:
    """Liabilities over assets at the end of the year."""
    return ratio(firm.figure("total_liabilities"), firm.figure("total_assets"))


def growth_of(firm: Firm, name: str, back: int = 0) -> Figure:
    """The growth of a yearly figure over the year before, on a negative base doubtful."""
    times = ratio(firm.figure(name, back), firm.figure(name, back + 1))
    if times.value is None:
        return times
    return Figure(times.value - 1, doubtful=times.doubtful)
