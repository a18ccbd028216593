"""专精特新“小巨人” by 63号 annex 3: 专, 精, 特, 新, 链, 品."""

from __future__ import annotations

from fractions import Fraction

from tests.twins.facts import Firm
from tests.twins.figures import Figure, at_least, at_most, percent, ratio, total
from tests.twins.outcomes import (
    UNKNOWN,
    all_of,
    any_of,
)
from tests.twins.sme_general import (
    OLD_CONDUCT,
    debt,
    general,
    growth_of,
    main_share,
    research_share,
)
from tests.twins.srdi_sme import award

TWO = Figure(Fraction(2))
YI, HALF_YI = 10000, 5000


def by_63(firm: Firm) -> dict[str, str]:
    """Annex 3: 专, 精, 特, 新, 链, 品."""
    return {
        **general(firm, OLD_CONDUCT),
        "years": years(firm),
        "main": at_least(main_share(firm), percent(70)),
        "growth": at_least(mean_growth(firm), percent(5)),
        "systems": firm.yes("core_business_info_system"),
        "certificates": firm.yes("mgmt_or_product_certification"),
        "debt": at_most(debt(firm), percent(70)),
        "share": at_least(firm.now("market_share_pct"), percent(10)),
        "reputation": firm.yes("market_reputation"),
        "brand": firm.yes("own_brand"),
        "innovation": any_of(all_of(*ordinary(firm)), *direct(firm)),
        "chain": firm.yes("chain_supporting_role"),
        "field": firm.yes("product_in_key_field"),
    }


def years(firm: Firm) -> str:
    """Three years in the segment, two for a firm that fills a gap of the chain."""
    lived = firm.now("market_segment_years")
    return any_of(at_least(lived, 3), all_of(at_least(lived, 2), firm.yes("fills_chain_gap")))


def mean_growth(firm: Firm) -> Figure:
    """The mean of two yearly growths of main-business revenue."""
    return ratio(total([growth_of(firm, "main_business_revenue", back) for back in (0, 1)]), TWO)


def ordinary(firm: Firm) -> tuple[str, ...]:
    """新, the general way: R&D by revenue, an institution, two class I in use."""
    return (
        research(firm),
        firm.yes("has_rd_institution"),
        at_least(firm.now("ip_class1_applied_count"), 2),
    )


def research(firm: Firm) -> str:
    """R&D by last year's revenue; on a border the easier of two limbs is enough."""
    revenue = firm.figure("operating_revenue")
    return any_of(
        all_of(at_least(revenue, YI), both_years(firm, 3)),
        all_of(at_least(revenue, HALF_YI), both_years(firm, 6)),
        all_of(at_most(revenue, HALF_YI), *venture(firm)),
    )


def both_years(firm: Firm, share: int) -> str:
    """R&D over revenue in each of two years."""
    return all_of(*(at_least(research_share(firm, back), percent(share)) for back in (0, 1)))


def venture(firm: Firm) -> tuple[str, ...]:
    """Below 5000万: new equity 8000万, R&D 3000万, half of the staff in R&D.

    The text does not say whether R&D is last year's or that of two years: between them a person
    decides.
    """
    staff = ratio(firm.figure("rd_staff"), firm.figure("employees_total"))
    return (
        at_least(firm.now("equity_financing_2y"), 8000),
        either_way(firm.figure("rd_expense_book"), firm.sum_of("rd_expense_book", 2)),
        at_least(staff, percent(50)),
    )


def either_way(last: Figure, both: Figure) -> str:
    """Met when both readings are, unmet when neither is."""
    readings = {at_least(last, 3000), at_least(both, 3000)}
    return readings.pop() if len(readings) == 1 else UNKNOWN


def direct(firm: Firm) -> tuple[str, ...]:
    """新, the direct way: a national award up to the third rank, or the contest's first fifty."""
    return award(firm, 3, "national"), firm.yes("maker_china_top50_3y")
