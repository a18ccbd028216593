"""专精特新“小巨人”: 63号 annex 3, since 2026-04-01 2号 annex 2; renewals of 2026 still by 63号."""

from __future__ import annotations

from datetime import date

from tests.twins.facts import Facts, Firm
from tests.twins.figures import at_least, at_most, percent, ratio
from tests.twins.little_giant_63 import both_years, by_63
from tests.twins.outcomes import (
    MET,
    Judgement,
    all_of,
    any_of,
    judgement,
    said,
)
from tests.twins.sme_general import (
    NEW_CONDUCT,
    debt,
    general,
    main_share,
    renewal,
)
from tests.twins.srdi_sme import award, developed

SINCE, LAST_RENEWAL = date(2026, 4, 1), date(2026, 12, 31)


def judge(facts: Facts, as_of: date) -> Judgement:
    """Return the verdict by the document in force for this day and kind of case."""
    firm = Firm(facts, as_of)
    old = as_of < SINCE or (renewal(firm) and as_of <= LAST_RENEWAL)
    return judgement(by_63(firm) if old else by_2(firm))


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
