"""Draws for 科小, 上市培育库 and the ladder of titles."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tests.twins.dice import CENT, Dice
from tests.twins.drawn_science import place
from tests.twins.facts import years_before

# Ways to 60 points and to just less: staff in %, points for R&D, class I, class II.
SCORES = (
    (30, 10, 1, 0),
    (20, 30, 0, 3),
    (30, 40, 0, 0),
    (25, 20, 0, 4),
    (15, 40, 0, 2),
    (10, 50, 0, 1),
    (9, 50, 1, 0),
    (25, 10, 1, 0),
    (25, 20, 0, 5),
    (15, 50, 0, 0),
)
# Points for R&D: its share of sales and of cost, in %.
RD_SHARES = {50: (6, 30), 40: (5, 25), 30: (4, 20), 20: (3, 15), 10: (2, 10)}


def stsme(dice: Dice) -> dict[str, Any]:
    """Return facts for 115号: indicators on their bands, routes on their windows."""
    return {
        "resident_enterprise": dice.yes(),
        "accounting_sound": dice.yes(),
        "tax_collection_method": dice.value(["audit"], ["deemed"]),
        "total_assets": dice.of_last_year(
            dice.value([3000, 20000], [Decimal("20000.000001"), 20001])
        ),
        "product_prohibited": dice.no(),
        "excluded_industry_super_deduction": dice.no(),
        "incident_or_research_misconduct_prev_current_year": dice.no(),
        "on_abnormal_operation_list": dice.no(),
        "on_serious_dishonesty_list": dice.no(),
        "registration_date": dice.registered(),
        **indicators(dice),
        **direct_routes(dice),
    }


def indicators(dice: Dice) -> dict[str, Any]:
    """Return what is scored; one of the two R&D shares is on its band, the other far below."""
    staff_share, rd_points, first, second = dice.pick(*SCORES)
    staff = dice.value([100, 500, 20], [501, 0])
    people = staff_share * staff // 100
    by_sales, by_cost = RD_SHARES[rd_points]
    sales, cost = dice.value([20000, 20000, 1000], [Decimal("20000.000001"), 0]), 20000
    spent = (sales * Decimal(by_sales) / 100).quantize(CENT)
    if dice.pick(True, False):
        cost = dice.value([1000, 4000], [0])
        spent = cost * Decimal(by_cost) / 100
    return {
        "employees_total": dice.of_last_year(staff),
        "tech_staff_stsme": dice.of_last_year(max(0, people - dice.pick(0, 0, 0, 1))),
        "sales_revenue": dice.of_last_year(sales),
        "cost_expense_total": dice.of_last_year(cost),
        "rd_expense_tax": dice.of_last_year(
            max(Decimal(0), spent.quantize(CENT) - dice.pick(0, 0, 0, CENT))
        ),
        "ip_class1_count": first,
        "ip_class2_count": max(0, second + dice.value([0], [-1, 1])),
    }


def direct_routes(dice: Dice) -> dict[str, Any]:
    """Return the facts of article 8: none, or one route on the edge of what is enough."""
    routes: dict[str, Any] = {
        "titles": {},
        "science_awards": [],
        "standards_led": [],
        "rd_institution_level": "none",
    }
    begun: dict[str, Any] = dice.pick(
        {},
        {},
        {"titles": {"hte": dice.last_valid_day()}},
        {"science_awards": [award(dice) for _ in range(dice.pick(1, 2))]},
        {"standards_led": [standard(dice) for _ in range(dice.pick(1, 2))]},
        {"rd_institution_level": dice.pick("municipal", "provincial", "national")},
    )
    return {**routes, **begun}


def award(dice: Dice) -> dict[str, Any]:
    """Return a science award around the window of five years and the third rank."""
    level, rank = dice.pick("national", "national", "provincial", "municipal"), dice.pick(3, 4)
    return {"level": level, "date": dice.record_day(5), "rank": rank}


def standard(dice: Dice) -> dict[str, Any]:
    """Return a standard around the window of five years and the fifth drafting unit."""
    level, rank = (
        dice.pick("international", "national", "industry", "local", "group"),
        dice.pick(5, 6),
    )
    return {"level": level, "date": dice.record_day(5), "drafter_rank": rank}


def js_ipo_pool(dice: Dice) -> dict[str, Any]:
    """Return facts for the listing plan: revenue that rises or just does not."""
    revenue = dice.value(
        [(3000, 2000, 1000), (Decimal("1000.0002"), Decimal("1000.0001"), 1000)],
        [(2000, 2000, 1000), (3000, 1000, 1000), (0, 0, 0), (1000, 2000, 3000)],
    )
    spent = dice.near(sum(map(Decimal, revenue), Decimal(0)) * Decimal("0.03"))
    return {
        **place(dice),
        "titles": {"hte": dice.last_valid_day()} if dice.yes() else {},
        "registration_date": dice.registered(years_before(dice.as_of, 3)),
        "joint_stock_or_planned": dice.yes(),
        # The notice names the boards at home and says nothing of one abroad: left out here.
        "listing_status": dice.value(["none", "jsee"], ["neeq", "bse", "star", "chinext", "main"]),
        "already_in_ipo_pool": dice.no(),
        "listing_plan_and_team": dice.pick(True, True, False),
        "intermediary_contracts_signed": dice.pick(True, True, False),
        "listed_on_jsee": dice.pick(True, True, False),
        "has_core_ip_ownership": dice.yes(),
        "operating_revenue": dice.series(*revenue),
        "rd_expense_book": dice.spread(spent, 3),
    }


def ladder(dice: Dice) -> dict[str, Any]:
    """Return titles of every kind and a listing status."""
    held = [code for code in ("stsme", "hte_pool", "hte", "ipo_pool") if dice.pick(True, False)]
    status = dice.pick("none", "jsee", "neeq", "bse", "star", "chinext", "main", "overseas")
    return {"titles": {code: dice.last_valid_day() for code in held}, "listing_status": status}
