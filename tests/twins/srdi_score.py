"""The thirteen indicators of 63号 annex 2: 25 + 25 + 15 + 35 points."""

from __future__ import annotations

from fractions import Fraction

from tests.twins.facts import Firm
from tests.twins.figures import Figure, percent, ratio, total
from tests.twins.outcomes import Points, added, best, points
from tests.twins.sme_general import debt, growth_of, main_share, research_share
from tests.twins.sme_points import Bands, by_bands, by_ceilings, first_had, some

TWO = Figure(Fraction(2))

MAIN: Bands = ((percent(80), 5), (percent(70), 3), (percent(60), 1))
GROWTH: Bands = (
    (percent(10), 10),
    (percent(8), 8),
    (percent(6), 6),
    (percent(4), 4),
    (percent(0), 2),
)
LEVEL: Bands = ((3, 5), (2, 3))
MARGIN: Bands = (
    (percent(10), 10),
    (percent(8), 8),
    (percent(6), 6),
    (percent(4), 4),
    (percent(2), 2),
)
DEBT: Bands = ((percent(50), 5), (percent(60), 3), (percent(70), 1))
AMOUNT: Bands = ((500, 10), (400, 8), (300, 6), (200, 4), (100, 2))
SHARE: Bands = (
    (percent(10), 10),
    (percent(8), 8),
    (percent(6), 6),
    (percent(4), 4),
    (percent(3), 2),
)
STAFF: Bands = ((percent(20), 5), (percent(10), 3), (percent(5), 1))
INSTITUTION = {"national": 10, "provincial": 8, "municipal": 4, "below_municipal": 2, "none": 0}


def official_or_estimate(firm: Firm) -> Points:
    """The platform's score where there is one, else what the indicators give."""
    official = firm.figure("srdi_score").value
    if official is not None:
        return official, official
    local = points(0, 15)  # the province sets indicator 9 itself
    return added(specialised(firm), refined(firm), local, novel(firm))


def specialised(firm: Firm) -> Points:
    """Indicators 1 to 4: share and growth of the main business, years, field of the product."""
    grown = [growth_of(firm, "main_business_revenue", back) for back in (0, 1)]
    years = firm.now("market_segment_years").value
    return added(
        by_bands(main_share(firm), MAIN),
        by_bands(ratio(total(grown), TWO), GROWTH),
        points(0, 5) if years is None else points(min(5, int(years // 2))),
        first_had(
            (firm.given("fills_chain_gap"), 5),
            (firm.given("base_field_or_leader_supplier"), 3),
        ),
    )


def refined(firm: Firm) -> Points:
    """Indicators 5 to 8: digital level, quality, net margin, debt."""
    items = firm.now("quality_items").value
    return added(
        by_bands(firm.now("digital_level"), LEVEL),
        points(0, 5) if items is None else points(min(5, 3 * int(items))),
        by_bands(ratio(firm.figure("net_profit"), firm.figure("operating_revenue")), MARGIN),
        by_ceilings(debt(firm), DEBT),
    )


def novel(firm: Firm) -> Points:
    """Indicators 10 to 13: IP, R&D by amount or share, R&D staff, the R&D institution."""
    level = firm.given("rd_institution_level")
    return added(
        first_had(
            (some(firm, "ip_class1_high_value_count"), 10),
            (some(firm, "ip_class1_self_developed_count"), 8),
            (some(firm, "ip_class1_count"), 6),
            (some(firm, "ip_class2_count"), 2),
        ),
        best(
            by_bands(firm.figure("rd_expense_book"), AMOUNT),
            by_bands(research_share(firm), SHARE),
        ),
        by_bands(ratio(firm.figure("rd_staff"), firm.figure("employees_total")), STAFF),
        points(0, 10) if level is None else points(INSTITUTION[level]),
    )
