"""The innovation score of 国科发火〔2016〕195号 三(七), as the interval experts may choose in."""

from __future__ import annotations

from fractions import Fraction

from tests.twins.facts import Firm
from tests.twins.figures import NOTHING, Figure, difference, percent, ratio, total
from tests.twins.outcomes import Points, added, hull, points

ONE = Figure(Fraction(1))
TRANSFORMATION = ((5, 25, 30), (4, 19, 24), (3, 13, 18), (2, 7, 12), (1, 1, 6))
GROWTH = ((35, 9, 10), (25, 7, 8), (15, 5, 6), (5, 3, 4))


def estimate(firm: Firm) -> Points:
    """Return IP 30, transformation 30, organisation 20 and growth 10 + 10 together."""
    return added(
        ip(firm),
        transformation(firm),
        organisation(firm),
        growth(firm, "net_assets"),
        growth(firm, "sales_revenue"),
    )


def by_expert(firm: Firm, name: str) -> Points | None:
    """Return the points an expert has given, None where none has."""
    value = firm.now(name).value
    return None if value is None else (value, value)


def ip(firm: Firm) -> Points:
    """Part 1: level 8, support 8, quantity 8, how obtained 6, a bonus of 2; never above 30."""
    given = by_expert(firm, "hte_expert_ip")
    if given:
        return given
    lowest, highest = added(points(0, 8), points(0, 8), quantity(firm), points(0, 6), points(0, 2))
    return min(lowest, Fraction(30)), min(highest, Fraction(30))


def quantity(firm: Firm) -> Points:
    """Part 1, item 3: a class I gives 7-8, else the usable class II decide."""
    first = firm.now("ip_class1_count").value
    if first is None:
        return hull(points(7, 8), second_class(firm))
    return points(7, 8) if first >= 1 else second_class(firm)


def second_class(firm: Firm) -> Points:
    """Part 1, item 3: five 5-6, three 3-4, one 1-2; those used in an application are spent."""
    count = firm.now("ip_class2_count").value
    if count is None:
        return points(0, 6)
    usable = count - (firm.now("ip_class2_used_before").value or 0)
    for least, lowest in ((5, 5), (3, 3), (1, 1)):
        if usable >= least:
            return points(lowest, lowest + 1)
    return points(0)


def transformation(firm: Firm) -> Points:
    """Part 2: results turned into products, a year on average over three; below one, nothing."""
    given, count = by_expert(firm, "hte_expert_transformation"), firm.now("transformations_3y")
    if given or count.value is None:
        return given or points(0, 30)
    for least, lowest, highest in TRANSFORMATION:
        if count.value / 3 >= least:
            return points(lowest, highest)
    return points(0)


def organisation(firm: Firm) -> Points:
    """Part 3: for experts alone."""
    return by_expert(firm, "hte_expert_organisation") or points(0, 20)


def growth(firm: Firm, name: str) -> Points:
    """Part 4: the growth rate in bands; a doubtful rate may be worth less than it seems."""
    rate = growth_rate(firm, name)
    if rate.value is None:
        return points(0) if rate.nothing else points(0, 10)
    reached = growth_band(rate.value)
    return hull(points(0), reached) if rate.doubtful else reached


def growth_band(rate: Fraction) -> Points:
    """Part 4: 35 % 9-10, 25 % 7-8, 15 % 5-6, 5 % 3-4, above 0 1-2, else nothing."""
    for least, lowest, highest in GROWTH:
        if rate >= percent(least):
            return points(lowest, highest)
    return points(1, 2) if rate > 0 else points(0)


def growth_rate(firm: Firm, name: str) -> Figure:
    """Part 4: half of Y2/Y1 + Y3/Y2, less one.

    A first year that is zero or did not exist leaves Y3/Y2; without a second year, or with zero in
    it, there is no rate.
    """
    first, second, third = (firm.figure(name, back) for back in (2, 1, 0))
    if second.nothing or second.value == 0:
        return NOTHING
    last_step = difference(ratio(third, second), ONE)
    if first.nothing or first.value == 0:
        return last_step
    first_step = difference(ratio(second, first), ONE)
    return ratio(total([first_step, last_step]), Figure(Fraction(2)))
