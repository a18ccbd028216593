"""研发费用加计扣除: who may deduct in a tax year, and at which rate."""

from __future__ import annotations

from datetime import date

from tests.twins.facts import Facts, Firm
from tests.twins.figures import at_most, difference, percent, ratio
from tests.twins.outcomes import MET, UNKNOWN, UNMET, Judgement, Points, hull, judgement, points

FIRST_YEAR = 2018  # what was before is not in the table


class Taxed(Firm):
    """A firm in its tax year, in which the yearly facts are read."""

    @property
    def last_year(self) -> int:
        """Return the tax year; where none is said, the year judged."""
        said_year = self.given("tax_year")
        return self.as_of.year if said_year is None else int(said_year)


def judge(facts: Facts, as_of: date) -> Judgement:
    """Return the verdict and the conditions."""
    firm = Taxed(facts, as_of)
    return judgement(
        {
            "tax_year": tax_year(firm),
            "resident": firm.yes("resident_enterprise"),
            "accounts": firm.of_last_year("accounting_sound", True),
            "collection": firm.of_last_year("tax_collection_method", "audit"),
            "industry": industry(firm),
        }
    )


def tax_year(firm: Taxed) -> str:
    """Return whether a tax year was named; of one before 2018 nothing is known."""
    year = firm.given("tax_year")
    return UNKNOWN if year is None or year < FIRST_YEAR else MET


def industry(firm: Taxed) -> str:
    """Return whether the barred trades bring half of the income or less."""
    untaxed, returns = firm.figure("non_taxable_income"), firm.figure("investment_income")
    income = difference(difference(firm.figure("total_income_gross"), untaxed), returns)
    return at_most(ratio(firm.figure("negative_list_revenue"), income), percent(50))


def rate(facts: Facts, as_of: date) -> Points | None:
    """Return lowest and highest rate in per cent that may apply; None where no year is sure."""
    firm = Taxed(facts, as_of)
    year = firm.given("tax_year")
    if year is None or year < FIRST_YEAR:
        return None
    makers = possible(firm.of_last_year("is_manufacturing", True))
    numbers = possible(firm.holds("stsme"))
    lists = possible(firm.of_last_year("ic_or_machine_tool_list", True))
    rates = [in_year(year, m, n, i) for m in makers for n in numbers for i in lists]
    low, high = hull(*rates)
    return low / 100, high / 100


def possible(outcome: str) -> list[bool]:
    """Return the answers that are still possible."""
    return [answer for answer in (True, False) if outcome != (UNMET if answer else MET)]


def in_year(year: int, maker: bool, stsme: bool, listed: bool) -> Points:
    """Return the rate of one year: 制造业, 科技型中小企业, 集成电路或工业母机."""
    if year <= 2020:
        return points(75)
    if year == 2021:
        return points(100 if maker else 75)
    if year == 2022:  # 75 % until September, 100 % in the last quarter
        return points(100) if maker or stsme else points(75, 100)
    return points(120 if listed and year <= 2027 else 100)
