"""创新型中小企业, by 工信部企业〔2022〕63号 annex 1."""

from __future__ import annotations

from datetime import date

from tests.twins.facts import Facts, Firm, dated, field_in, years_before
from tests.twins.figures import at_least, percent
from tests.twins.outcomes import (
    Judgement,
    Points,
    added,
    all_of,
    any_of,
    hull,
    judgement,
    points,
    reaches,
)
from tests.twins.sme_general import (
    OLD_CONDUCT,
    debt,
    general,
    growth_of,
    main_share,
    research_share,
)
from tests.twins.sme_points import Bands, by_bands, by_ceilings, first_had, some

RESEARCH: Bands = ((percent(5), 20), (percent(3), 15), (percent(2), 10), (percent(1), 5))
GROWTH: Bands = ((percent(15), 20), (percent(10), 15), (percent(5), 10), (percent(0), 5))
DEBT: Bands = ((percent(55), 10), (percent(75), 5))
MAIN: Bands = ((percent(70), 20), (percent(60), 15), (percent(55), 10), (percent(50), 5))

HONOURS = ("hte", "tech_innovation_demonstration", "ip_advantage", "ip_demonstration")


def judge(facts: Facts, as_of: date) -> Judgement:
    """Return the verdict: the general conditions, and the points or a direct route."""
    firm = Firm(facts, as_of)
    ways = {"scored": scored(firm), **direct(firm)}
    verdict, asked = judgement({**general(firm, OLD_CONDUCT), "standing": any_of(*ways.values())})
    return verdict, {**asked, **ways}


def score(facts: Facts, as_of: date) -> Points:
    """Innovation 40, growth 30, specialisation 30."""
    firm = Firm(facts, as_of)
    return added(innovation(firm), growth(firm), specialisation(firm))


def scored(firm: Firm) -> str:
    """60 points or more, of them 20 for innovation, 15 for growth and 15 for specialisation."""
    return all_of(
        reaches(score(firm.facts, firm.as_of), 60),
        reaches(innovation(firm), 20),
        reaches(growth(firm), 15),
        reaches(specialisation(firm), 15),
    )


def innovation(firm: Firm) -> Points:
    """IP tied to the leading product, and R&D over revenue."""
    property_ = first_had(
        (some(firm, "ip_class1_high_value_count"), 20),
        (some(firm, "ip_class1_self_developed_count"), 15),
        (some(firm, "ip_class1_count"), 10),
        (some(firm, "ip_class2_count"), 5),
    )
    return added(property_, by_bands(research_share(firm), RESEARCH))


def growth(firm: Firm) -> Points:
    """Growth of main-business revenue, and the debt ratio."""
    grown = by_bands(growth_of(firm, "main_business_revenue"), GROWTH)
    return added(grown, by_ceilings(debt(firm), DEBT))


def specialisation(firm: Firm) -> Points:
    """The field of the leading product, and main business over revenue."""
    emerging = firm.given("strategic_emerging_industry")
    field = hull(points(5), points(10)) if emerging is None else points(10 if emerging else 5)
    return added(field, by_bands(main_share(firm), MAIN))


def direct(firm: Firm) -> dict[str, str]:
    """An award within three years, a valid honour, an institution, or new equity."""
    window = dated(years_before(firm.as_of, 3), firm.as_of)
    levels = field_in("level", "provincial", "national")
    return {
        "award": firm.has_record("science_awards", levels, window),
        "honour": any_of(*(firm.holds(title) for title in HONOURS)),
        "institution": firm.one_of("rd_institution_level", "provincial", "national"),
        "equity": at_least(firm.now("equity_financing_3y"), 500),
    }
