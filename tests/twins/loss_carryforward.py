"""亏损结转, 财税〔2018〕76号: five years, or ten around a year of qualification."""

from __future__ import annotations

from datetime import date

from tests.twins.facts import Facts, Firm
from tests.twins.figures import at_most, difference, more_than
from tests.twins.outcomes import (
    MET,
    UNKNOWN,
    Judgement,
    Points,
    all_of,
    any_of,
    judgement,
    points,
    said,
)


def judge(facts: Facts, as_of: date) -> Judgement:
    """Return the verdict: whether the loss may still be made up in that year."""
    firm = Firm(facts, as_of)
    passed = difference(firm.now("use_year"), firm.now("loss_year"))
    within = any_of(at_most(passed, 5), all_of(at_most(passed, 10), lengthened(firm)))
    return judgement({"after": more_than(passed, 0), "within": within})


def term(facts: Facts, as_of: date) -> Points:
    """Return how many years the loss carries."""
    ten = lengthened(Firm(facts, as_of))
    if ten == UNKNOWN:
        return points(5, 10)
    return points(10) if ten == MET else points(5)


def lengthened(firm: Firm) -> str:
    """Return whether a year of qualification since 2018 is the loss year or one of five after."""
    loss, years = firm.given("loss_year"), firm.given("qualified_years")
    if loss is None or years is None:
        return UNKNOWN
    near = range(max(2018, loss), loss + 6)
    return any_of(*(UNKNOWN if year is None else said(year in near) for year in years))
