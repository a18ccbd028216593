"""专精特新“小巨人”: 63号 annex 3, since 2026-04-01 2号 annex 2; renewals of 2026 still by 63号."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from tests.twins.facts import Facts, Firm
from tests.twins.figures import Figure, at_least, at_most, percent, ratio, total
from tests.twins.outcomes import (
    MET,
    UNKNOWN,
    Judgement,
    all_of,
    any_of,
    judgement,
    said,
)
from tests.twins.sme_general import (
    NEW_CONDUCT,
    OLD_CONDUCT,
    debt,
    general,
    growth_of,
    main_share,
    renewal,
    research_share,
)
from tests.twins.srdi_sme import award, developed

SINCE, LAST_RENEWAL = date(2026, 4, 1), date(2026, 12, 31)
TWO = Figure(Fraction(2))
YI, HALF_YI = 10000, 5000


def judge(facts: Facts, as_of: date) -> Judgement:
    """Return the verdict by the document in force for this day and kind of case."""
    firm = Firm(facts, as_of)
    old = as_of < SINCE or (renewal(firm) and as_of <= LAST_RENEWAL)
    return judgement(by_63(firm) if old else by_2(firm))


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


def by_2(firm: Firm) -> dict[str, str]:
    """2号 annex 2: all seven."""
    return {
        **general(firm, NEW_CONDUCT),
        "title": firm.holds("srdi_sme"),
        "years": at_least(firm.now("market_segment_years"), 3),
        "revenue": at_least(firm.figure("operating_revenue"), 5000),
        "main": at_least(main_share(firm), percent(90)),
        "growth": grown(firm),
        "debt": at_most(debt(firm), percent(75)),
        "rd": at_least(firm.sum_of("rd_expense_book", 2), 1200),
        "rd_share": both_years(firm, 3),
        "ip": any_of(at_least(firm.now("ip_class1_applied_count"), 4), award(firm, 3, "national")),
        "market": all_of(position(firm), firm.yes("market_reputation")),
        "field": firm.yes("product_in_key_field"),
        "points": developed(firm, 60),
    }


def grown(firm: Firm) -> str:
    """Revenue up 5 % a year over two years, compounded; not asked of a renewal."""
    if renewal(firm):
        return MET
    return at_least(
        ratio(firm.figure("operating_revenue"), firm.figure("operating_revenue", 2)),
        percent(105) ** 2,
    )


def position(firm: Firm) -> str:
    """A tenth of a segment, or among the first three at home."""
    rank = firm.given("market_rank_domestic")
    third = said(None if rank is None else int(rank) <= 3)
    return any_of(at_least(firm.now("market_share_pct"), percent(10)), third)
