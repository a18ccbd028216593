"""科技型中小企业, by 国科发政〔2017〕115号: articles 6 to 8."""

from __future__ import annotations

from datetime import date

from tests.twins.facts import Facts, Firm, dated, field_at_most, field_in, years_before
from tests.twins.figures import Figure, at_most, percent, ratio
from tests.twins.outcomes import (
    UNKNOWN,
    Judgement,
    Points,
    added,
    all_of,
    any_of,
    best,
    hull,
    judgement,
    passes,
    points,
    reaches,
)

STAFF = ((30, 20), (25, 16), (20, 12), (15, 8), (10, 4))
RD_TO_SALES = ((6, 50), (5, 40), (4, 30), (3, 20), (2, 10))
RD_TO_COST = ((30, 50), (25, 40), (20, 30), (15, 20), (10, 10))


def judge(facts: Facts, as_of: date) -> Judgement:
    """Return the verdict and the conditions of article 6."""
    firm = Firm(facts, as_of)
    return judgement(
        {
            "resident": firm.yes("resident_enterprise"),
            "accounting": firm.of_last_year("accounting_sound", True),
            "collection": firm.of_last_year("tax_collection_method", "audit"),
            "employees": employees(firm),
            "sales": sales(firm),
            "assets": assets(firm),
            "products": firm.no("product_prohibited"),
            "industry": firm.of_last_year("excluded_industry_super_deduction", False),
            "conduct": firm.no("incident_or_research_misconduct_prev_current_year"),
            "abnormal_list": firm.no("on_abnormal_operation_list"),
            "dishonesty_list": firm.no("on_serious_dishonesty_list"),
            "standing": any_of(scored(firm), direct(firm)),
        }
    )


def score(facts: Facts, as_of: date) -> Points | None:
    """Article 7: staff 20, R&D 50, results 30; without a last year there is nothing to score."""
    firm = Firm(facts, as_of)
    if not firm.existed(firm.last_year):
        return None
    return added(staff_points(firm), rd_points(firm), ip_points(firm))


def employees(firm: Firm) -> str:
    """Article 6(2): not more than 500 staff."""
    return at_most(firm.figure("employees_total"), 500)


def sales(firm: Firm) -> str:
    """Article 6(2): yearly sales not above 200 million yuan."""
    return at_most(firm.figure("sales_revenue"), 20000)


def assets(firm: Firm) -> str:
    """Article 6(2): total assets not above 200 million yuan."""
    return at_most(firm.figure("total_assets"), 20000)


def scored(firm: Firm) -> str:
    """Article 6(5): 60 points or more, and not 0 for staff."""
    total = score(firm.facts, firm.as_of)
    if total is None:
        return UNKNOWN
    return all_of(reaches(total, 60), passes(staff_points(firm), 0))


def direct(firm: Firm) -> str:
    """Article 8: any one of the direct routes."""
    return any_of(firm.holds("hte"), award(firm), institution(firm), standard(firm))


def award(firm: Firm) -> str:
    """Article 8(2): a national science award within five years, among the first three."""
    window = dated(years_before(firm.as_of, 5), firm.as_of)
    rank = field_at_most("rank", 3)
    return firm.has_record("science_awards", field_in("level", "national"), rank, window)


def institution(firm: Firm) -> str:
    """Article 8(3): a recognised R&D institution of provincial level or above."""
    return firm.one_of("rd_institution_level", "provincial", "national")


def standard(firm: Firm) -> str:
    """Article 8(4): led an international, national or industry standard within five years."""
    level = field_in("level", "international", "national", "industry")
    window = dated(years_before(firm.as_of, 5), firm.as_of)
    return firm.has_record("standards_led", level, field_at_most("drafter_rank", 5), window)


def banded(share: Figure, bands: tuple[tuple[int, int], ...]) -> Points:
    """Return the points of the first band reached; without a share, any may be."""
    if share.value is None:
        return points(0, bands[0][1])
    for lower_end, worth in bands:
        if share.value >= percent(lower_end):
            return points(worth)
    return points(0)


def staff_points(firm: Firm) -> Points:
    """Article 7(1): tech staff over staff, 20 points."""
    return banded(ratio(firm.figure("tech_staff_stsme"), firm.figure("employees_total")), STAFF)


def rd_points(firm: Firm) -> Points:
    """Article 7(2): the better of R&D over sales and R&D over cost, 50 points."""
    return best(
        variant(firm, "sales_revenue", RD_TO_SALES),
        variant(firm, "cost_expense_total", RD_TO_COST),
    )


def variant(firm: Firm, base: str, bands: tuple[tuple[int, int], ...]) -> Points:
    """Article 7(2): one of the two; over a base of zero it cannot be chosen and gives nothing."""
    whole = firm.figure(base)
    if whole.value == 0:
        return points(0)
    return banded(ratio(firm.figure("rd_expense_tax"), whole), bands)


def ip_points(firm: Firm) -> Points:
    """Article 7(3): one class I gives 30; class II 6 each, 24 for four or more."""
    first, second = firm.now("ip_class1_count").value, firm.now("ip_class2_count").value
    by_second = points(0, 24) if second is None else points(min(6 * int(second), 24))
    if first is None:
        return hull(points(30), by_second)
    return points(30) if first >= 1 else by_second
