"""专精特新中小企业: 63号 annex 2 until 2026-03-31, 2号 annex 1 since."""

from __future__ import annotations

from datetime import date

from tests.twins.facts import Facts, Firm, dated, field_at_most, field_in, years_before
from tests.twins.figures import at_least, at_most, percent, ratio
from tests.twins.outcomes import UNMET, Judgement, Points, all_of, any_of, judgement, reaches
from tests.twins.sme_general import (
    NEW_CONDUCT,
    OLD_CONDUCT,
    debt,
    general,
    main_share,
    renewal,
    research_share,
)
from tests.twins.srdi_score import TWO, official_or_estimate

SINCE = date(2026, 4, 1)


def judge(facts: Facts, as_of: date) -> Judgement:
    """Return the verdict by the document in force on the day."""
    firm = Firm(facts, as_of)
    return judgement(by_2(firm) if as_of >= SINCE else by_63(firm))


def score(facts: Facts, as_of: date) -> Points | None:
    """The points of 63号; under 2号 the platform alone counts."""
    return None if as_of >= SINCE else official_or_estimate(Firm(facts, as_of))


def by_63(firm: Firm) -> dict[str, str]:
    """Annex 2: the 创新型 title and all four."""
    spent = firm.figure("rd_expense_book")
    return {
        **general(firm, OLD_CONDUCT),
        "title": firm.holds("innovative_sme"),
        "years": at_least(firm.now("market_segment_years"), 2),
        "rd": all_of(at_least(spent, 100), at_least(research_share(firm), percent(3))),
        "revenue": earned_or_raised(firm, 1000),
        "points": any_of(reaches(official_or_estimate(firm), 60), *instead(firm)),
    }


def earned_or_raised(firm: Firm, revenue: int) -> str:
    """So much revenue last year, or 2000万 of new equity in two years."""
    return any_of(
        at_least(firm.figure("operating_revenue"), revenue),
        at_least(firm.now("equity_financing_2y"), 2000),
    )


def instead(firm: Firm) -> tuple[str, ...]:
    """Annex 2, 4: an award, R&D or equity by amount, or the contest, in place of the points."""
    return (
        award(firm, 3, "provincial"),
        award(firm, 5, "national"),
        at_least(ratio(firm.sum_of("rd_expense_book", 2), TWO), 1000),
        at_least(firm.now("equity_financing_2y"), 6000),
        firm.yes("maker_china_top500_3y"),
    )


def award(firm: Firm, rank: int, *levels: str) -> str:
    """A science award of a level within three years, up to a rank."""
    window = dated(years_before(firm.as_of, 3), firm.as_of)
    return firm.has_record(
        "science_awards", field_in("level", *levels), field_at_most("rank", rank), window
    )


def by_2(firm: Firm) -> dict[str, str]:
    """2号 annex 1: all six."""
    return {
        **general(firm, NEW_CONDUCT),
        "title": any_of(*(firm.holds(code) for code in ("sti_sme", "stsme", "innovative_sme"))),
        "years": at_least(firm.now("market_segment_years"), 3),
        "revenue": earned_or_raised(firm, 1500),
        "main": at_least(main_share(firm), percent(80)),
        "debt": at_most(debt(firm), percent(80)),
        "rd": all_of(*(each_year(firm, back) for back in (0, 1))),
        "ip": property_or_waiver(firm),
        "market": firm.yes("market_position_leading"),
        "points": developed(firm, 50),
    }


def each_year(firm: Firm, back: int) -> str:
    """R&D of one year: 100万 and 3 % of revenue."""
    spent = firm.figure("rd_expense_book", back)
    return all_of(at_least(spent, 100), at_least(research_share(firm, back), percent(3)))


def property_or_waiver(firm: Firm) -> str:
    """A class I in use; not asked where there is an award or an institution."""
    return any_of(
        at_least(firm.now("ip_class1_applied_count"), 1),
        award(firm, 3, "provincial", "national"),
        firm.one_of("rd_institution_level", "provincial", "national"),
    )


def developed(firm: Firm, mark: int) -> str:
    """The development score; for a renewal this one or that of the year before."""
    before = firm.figure("srdi_eval_score", 1)
    latest = at_least(firm.figure("srdi_eval_score"), mark)
    return any_of(latest, at_least(before, mark) if renewal(firm) else UNMET)
