"""Draws for 创新型, 专精特新 and 小巨人: points on their bands, routes on their windows, renewals."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from tests.twins.dice import Dice
from tests.twins.drawn_titles import award

SINCE = date(2026, 4, 1)
HIGH, OWN, FIRST, SECOND, NONE = range(5)
COUNTS = ("ip_class1_high_value_count", "ip_class1_self_developed_count", "ip_class1_count")
LEVELS = ("none", "below_municipal", "municipal", "provincial", "national")

# Ways to 60 points and to just less: best IP, then in % R&D, growth, debt and main business.
SCORES = (
    (SECOND, 3, 5, 75, False, 70),
    (SECOND, 3, 5, 75, True, 60),
    (OWN, 1, 5, 75, True, 60),
    (FIRST, 2, 10, 55, True, 50),
    (HIGH, 0, 10, 76, True, 60),
    (NONE, 5, 15, 76, True, 55),
    (HIGH, 5, 5, 75, False, 55),
    (HIGH, 5, 10, 76, False, 50),
    (HIGH, 5, 0, 55, True, 70),
    (NONE, 3, 15, 55, True, 70),
    (HIGH, 5, -1, 55, True, 70),
)


def general(dice: Dice) -> dict[str, Any]:
    """Return the general conditions of both documents."""
    return {
        "independent_legal_person": dice.yes(),
        "is_sme": dice.yes(),
        "on_abnormal_operation_list": dice.no(),
        "on_serious_dishonesty_list": dice.no(),
        "product_prohibited": dice.no(),
        "incident_or_tax_violation_3y": dice.no(),
        "serious_violation_3y": dice.no(),
        "registration_date": dice.registered(),
        "is_renewal": dice.pick(None, False, True),
    }


def business(dice: Dice, growth: int, share: int, scale: Decimal) -> dict[str, Any]:
    """Return three years in which main business grows so many % and has a share of revenue.

    `scale` is the revenue of the first year, in 万元.
    """
    revenue = [scale * (100 + growth) ** n / 100**n for n in (2, 1, 0)]
    main = [amount * share / 100 for amount in revenue]
    odd = dice.value([None], [0, -1])  # nothing, or less than nothing, to compare with
    if odd is not None:
        main[1], revenue[0] = main[1] * odd, dice.pick(Decimal(0), revenue[0])
    return {
        "operating_revenue": dice.series(dice.near(revenue[0]), *revenue[1:]),
        "main_business_revenue": dice.series(dice.near(main[0]), *main[1:]),
    }


def spent(dice: Dice, facts: dict[str, Any], *shares: int) -> dict[str, Any]:
    """Return R&D of so many % of each year's revenue, the last year first."""
    years = facts["operating_revenue"]
    amounts = zip(shares, list(years.values()), strict=False)
    return {
        "rd_expense_book": dice.series(*[dice.near(year * share / 100) for share, year in amounts])
    }


def debt(dice: Dice, share: int) -> dict[str, Any]:
    """Return a balance sheet with liabilities of so many % of assets."""
    assets = dice.value([3000], [0])
    return {
        "total_assets": dice.of_last_year(assets),
        "total_liabilities": dice.of_last_year(dice.near(Decimal(assets) * share / 100)),
    }


def property_(dice: Dice, best: int) -> dict[str, Any]:
    """Return counts of IP of which the best kind is the one named."""
    counts = {name: int(best <= kind) for kind, name in enumerate(COUNTS)}
    return {**counts, "ip_class2_count": dice.pick(1, 2) if best == SECOND else dice.pick(0, 1)}


def awards(dice: Dice) -> list[Any]:
    """Return no award, or some around three years and the ranks that count."""
    drawn = [{**award(dice), "date": dice.record_day(3)} for _ in range(dice.pick(0, 0, 1, 2))]
    return [{**one, "rank": dice.pick(3, 4, 5, 6)} for one in drawn]


def innovative_sme(dice: Dice) -> dict[str, Any]:
    """Return facts for annex 1: points on their bands, direct routes on their edges."""
    best, research, growth, owed, emerging, share = dice.pick(*SCORES)
    facts = business(dice, growth, share, Decimal(1000))
    honour = dice.pick("hte", "tech_innovation_demonstration", "ip_advantage", "ip_demonstration")
    direct: dict[str, Any] = {
        "science_awards": [],
        "titles": {},
        "rd_institution_level": "municipal",
        "equity_financing_3y": Decimal("499.999999"),
    }
    begun: dict[str, Any] = dice.pick(
        {},
        {},
        {},
        {"science_awards": awards(dice)},
        {"titles": {honour: dice.last_valid_day(), "stsme": dice.as_of}},
        {"rd_institution_level": dice.pick(*LEVELS)},
        {"equity_financing_3y": dice.near(500)},
    )
    return {
        **general(dice),
        **facts,
        **spent(dice, facts, research),
        **debt(dice, owed),
        **property_(dice, best),
        "strategic_emerging_industry": emerging,
        **direct,
        **begun,
    }


def srdi_sme(dice: Dice) -> dict[str, Any]:
    """Return facts for annex 2 of 63号 or annex 1 of 2号, whichever the day asks for."""
    new = dice.as_of >= SINCE
    growth = dice.pick(10, 8, 6, 4, 0, -1) if not new else 0
    facts = business(dice, growth, 80 if new else dice.pick(80, 70, 60, 50), first_revenue(dice))
    edge = dice.value([3, 4], [1]) if new else dice.value([2, 9, 4], [Decimal("1.9"), 10, 11])
    return {
        **general(dice),
        **facts,
        **research_in_two_years(dice, facts),
        **debt(dice, 80 if new else dice.pick(50, 60, 70, 71)),
        **property_(dice, dice.pick(HIGH, OWN, FIRST, SECOND, NONE)),
        **indicators(dice),
        **instead(dice),
        "titles": {dice.pick("innovative_sme", "innovative_sme", "stsme"): dice.last_valid_day()},
        "market_segment_years": edge,
        "market_position_leading": dice.yes(),
        "ip_class1_applied_count": dice.value([1, 2], [0]),
        "srdi_eval_score": dice.series(dice.value([50, 60], [49]), dice.pick(50, 49)),
    }


def first_revenue(dice: Dice) -> Decimal:
    """Return a revenue at the limit of the day, or far above."""
    limit = 1500 if dice.as_of >= SINCE else 1000
    return Decimal(dice.value([limit, limit, 20000, 5000], [900]))


def research_in_two_years(dice: Dice, facts: dict[str, Any]) -> dict[str, Any]:
    """Return R&D of two years by share or by amount, both on their limits."""
    last = max(Decimal(1), next(iter(facts["operating_revenue"].values())))
    if last > 1500 or dice.pick(True, False):
        enough = max(3, int(-(-10000 // last)))  # 3 % and 100万
        return spent(dice, facts, max(enough, dice.pick(3, 4, 6, 8, 10)), enough, enough)
    amounts = dice.pick((100, 100), (500, 100), (400, 1600), (300, 300), (200, 1800), (1000, 1000))
    return {"rd_expense_book": dice.series(*map(dice.near, amounts))}


def indicators(dice: Dice) -> dict[str, Any]:
    """Return what else the thirteen indicators count, mostly rich."""
    staff = dice.value([100, 20], [0])
    margin = dice.pick(10, 10, 8, 6, 4, 2, 1)
    revenue = 1000
    facts: dict[str, Any] = {
        "fills_chain_gap": dice.pick(True, False),
        "base_field_or_leader_supplier": dice.pick(True, False),
        "digital_level": dice.pick(4, 3, 2, 1),
        "quality_items": dice.pick(4, 2, 1, 0),
        "net_profit": dice.of_last_year(dice.near(Decimal(revenue) * margin / 100)),
        "employees_total": dice.of_last_year(staff),
        "rd_staff": dice.of_last_year(dice.people(dice.pick(20, 10, 5), staff)),
    }
    if dice.pick(True, False):
        facts["srdi_score"] = dice.of_last_year(dice.value([60, 85], [59]))
    return facts


def instead(dice: Dice) -> dict[str, Any]:
    """Return what stands for the points, or for revenue, mostly nothing."""
    nothing: dict[str, Any] = {
        "science_awards": [],
        "equity_financing_2y": 0,
        "maker_china_top500_3y": False,
        "rd_institution_level": dice.pick(*LEVELS),
    }
    begun: dict[str, Any] = dice.pick(
        {},
        {"science_awards": awards(dice)},
        {"equity_financing_2y": dice.near(dice.pick(2000, 6000))},
        {"maker_china_top500_3y": True},
    )
    return {**nothing, **begun}


def little_giant(dice: Dice) -> dict[str, Any]:
    """Return facts for the annex that the day and the case ask for, on its limits."""
    renewed = dice.pick(None, False, True, True)
    old = dice.as_of < SINCE or (renewed is True and dice.as_of.year == SINCE.year)
    if dice.strays():
        old = not old
    return {
        **general(dice),
        "is_renewal": renewed,
        **(by_annex_3(dice) if old else by_annex_2(dice)),
        **standing(dice, old),
        "titles": {"srdi_sme": dice.last_valid_day()},
    }


def by_annex_3(dice: Dice) -> dict[str, Any]:
    """Return 5 % on average for the main business, and one of the ways of research."""
    revenue, *shares = dice.pick((10000, 3, 3), (10000, 3, 6), (5000, 6, 6), (5000, 3, 6))
    gap, young = dice.pick(True, False), [Decimal("2.9"), Decimal("1.9")]
    facts: dict[str, Any] = {
        "equity_financing_2y": 0,
        "employees_total": dice.of_last_year(100),
        "rd_staff": dice.of_last_year(dice.pick(50, 50, 49)),
        "science_awards": [],
        "maker_china_top50_3y": False,
        "fills_chain_gap": gap,
        "market_segment_years": dice.value([3, 2 if gap else 3], [2, *young]),
        "ip_class1_applied_count": dice.value([2, 3], [1]),
        **debt(dice, 70),
    }
    if dice.pick(True, False):
        figures = up_and_down(dice, revenue, 70)
        return {**facts, **figures, **spent(dice, figures, *shares)}
    figures = up_and_down(dice, dice.pick(5000, 3000), 70)
    amounts = dice.pick((3000, 0), (3000, 1), (1500, 1500), (2999, 0), (3500, -600))
    direct: dict[str, Any] = dice.pick(
        {"equity_financing_2y": dice.near(8000)},
        {"equity_financing_2y": dice.near(8000)},
        {"science_awards": awards(dice)},
        {"maker_china_top50_3y": True},
    )
    return {**facts, **figures, "rd_expense_book": dice.series(*amounts), **direct}


def up_and_down(dice: Dice, revenue: int, share: int) -> dict[str, Any]:
    """Return a last revenue, and main business down by half and up by 60 %: 5 % on average."""
    before = Decimal(revenue) * share / 160
    last = dice.near(revenue)
    return {
        "operating_revenue": dice.series(last, dice.pick(revenue, 4000), 4000),
        "main_business_revenue": dice.series(dice.near(before * 8 / 5), before, before * 2),
    }


def by_annex_2(dice: Dice) -> dict[str, Any]:
    """Return revenue up 5 % a year on 5000万, and research of 1200万 or 3 % twice."""
    first = Decimal(dice.pick(5000, 20000, 4600))
    figures = business(dice, dice.value([5, 6], [4]), dice.value([90], [89]), first)
    research = {"rd_expense_book": dice.series(dice.near(600), 600)}
    if first == 20000:
        research = spent(dice, figures, 3, 3)
    return {
        **figures,
        **research,
        **debt(dice, 75),
        "science_awards": dice.pick([], awards(dice)),
        "market_segment_years": dice.value([3, 5], [Decimal("2.9")]),
        "ip_class1_applied_count": dice.value([4, 5], [3]),
        "srdi_eval_score": dice.series(dice.value([60], [59]), dice.pick(60, 59)),
    }


def standing(dice: Dice, old: bool) -> dict[str, Any]:
    """Return what is asked of a firm's place in its market and of its work."""
    tenth, below = Decimal("0.1"), Decimal("0.099999")
    return {
        "market_share_pct": dice.value([tenth], [below]) if old else dice.pick(tenth, below),
        "market_rank_domestic": dice.value([3], [4]),
        "market_reputation": dice.yes(),
        "own_brand": dice.yes(),
        "core_business_info_system": dice.yes(),
        "mgmt_or_product_certification": dice.yes(),
        "has_rd_institution": dice.yes(),
        "chain_supporting_role": dice.yes(),
        "product_in_key_field": dice.yes(),
    }


def sme_ladder(dice: Dice) -> dict[str, Any]:
    """Return titles of this ladder and of the other."""
    codes = ("innovative_sme", "sti_sme", "srdi_sme", "little_giant", "stsme", "hte")
    held = [code for code in codes if dice.pick(True, False)]
    return {"titles": {code: dice.last_valid_day() for code in held}}
