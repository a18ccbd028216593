"""Draws for 高企 and 培育库: R&D on its brackets, growth on its bands, scores close to 70."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tests.twins.dice import CENT, Dice, Series
from tests.twins.facts import days_before, years_before
from tests.twins.figures import percent
from tests.twins.hte import bracket

Fitting = Callable[[Fraction], Fraction]

# Sales on the brackets and growth on the bands, the last of three years first.
SALES = (
    (5000, 4000, 3200),
    (Decimal("5000.000001"), 4000, 3000),
    (20000, 16000, 12800),
    (Decimal("20000.000001"), 10000, 0),
    (Decimal("182.25"), 135, 100),
    (Decimal("132.25"), 115, 100),
    (100, 100, 100),
)
ODD_SALES = ((0, 0, 0), (100, 0, 50), (0, 100, 50), (5000, 2500, 0), (Decimal("110.25"), 105, 100))
NET_ASSETS = (
    (Decimal("182.25"), 135, 100),
    (Decimal("156.25"), 125, 100),
    (Decimal("132.25"), 115, 100),
    (Decimal("110.25"), 105, 100),
    (170, 170, 100),
    (101, 100, 100),
    (100, 100, 100),
)
ODD_NET_ASSETS = (
    (-50, -100, -200),
    (-200, -100, 100),
    (300, -100, -50),
    (-300, -100, 0),
    (135, 100, 0),
    (50, 0, 100),
    (200, 100, -1000),
    (300, 100, -100),
    (90, 100, 110),
)


def hte(dice: Dice) -> dict[str, Any]:
    """Return facts for article 11 and its score."""
    staff = dice.value([100, 30], [0])
    income = dice.value([6000, 100], [0])
    facts = {
        **technology(dice, 3, days_before(dice.as_of, 365), bracket),
        "tech_staff_hte": dice.of_last_year(dice.people(dice.pick(10, 20), staff)),
        "employees_avg": dice.of_last_year(staff),
        "total_income": dice.of_last_year(income),
        "hightech_income": dice.of_last_year(dice.near(income * Decimal("0.6"))),
        **growth(dice),
        **experts(dice),
    }
    if dice.pick(True, False):
        facts["innovation_score_total"] = dice.value([71, 88], [70, 69])
    return facts


def technology(dice: Dice, years: int, first: date, fitting: Fitting) -> dict[str, Any]:
    """Return what 高企 and the pool ask alike.

    R&D is summed over up to so many years; the last year, for firms and incidents, has a first day.
    """
    registered = dice.registered(first)
    lived = max(1, min(years, dice.as_of.year - registered.year))
    return {
        "resident_enterprise": dice.yes(),
        "registration_date": registered,
        "has_core_ip_ownership": dice.yes(),
        "core_tech_in_supported_field": dice.yes(),
        "major_incident_dates": dice.incidents(first),
        **research(dice, dice.value([lived], [1, 2, 3]), fitting),
    }


def research(dice: Dice, years: int, fitting: Fitting) -> dict[str, Any]:
    """Return sales and R&D on a share of them; 60 % of it, or all, spent in China."""
    sales: tuple[Any, ...] = dice.value(SALES[:4] + SALES, ODD_SALES)
    fit = int(fitting(Fraction(sales[0])) * 100)
    share = dice.pick(fit, fit, fit, fit - 1)
    spent = dice.near(sum(map(Decimal, sales[:years]), Decimal(0)) * share / 100)
    at_home = dice.near(spent * Decimal(dice.value(["0.6", "1"], ["0.599999"])))
    spread = dice.spread(spent, years)
    home: Series = spread if at_home == spent else dice.spread(at_home, years)
    return {
        "sales_revenue": dice.series(*sales),
        "rd_expense_hte": spread,
        "rd_expense_hte_domestic": home,
    }


def growth(dice: Dice) -> dict[str, Any]:
    """Return net assets over three years, given or left to assets and liabilities."""
    last, *before = dice.value(NET_ASSETS, ODD_NET_ASSETS)
    net = (last - dice.pick(0, CENT), *before)
    if dice.pick(True, False):
        return {"net_assets": dice.series(*net)}
    return {
        "total_assets": dice.series(*[amount + 1000 for amount in net]),
        "total_liabilities": dice.series(1000, 1000, 1000),
    }


def experts(dice: Dice) -> dict[str, Any]:
    """Return what the score counts, with experts' points that bring it close to 70."""
    ip, products = dice.pick(24, 30), dice.pick(25, 30)
    rest = 70 - ip - products - dice.pick(0, 9, 10, 15, 18, 20) + dice.pick(0, 1)
    return {
        "ip_class1_count": dice.pick(0, 0, 1, 2),
        "ip_class2_count": dice.pick(0, 1, 2, 3, 4, 5, 6),
        "ip_class2_used_before": dice.pick(0, 1, 4),
        "transformations_3y": dice.pick(0, 2, 3, 5, 6, 9, 12, 14, 15),
        "hte_expert_ip": dice.pick(ip, ip, ip, None),
        "hte_expert_transformation": dice.pick(products, products, products, None),
        "hte_expert_organisation": dice.pick(*[max(0, min(20, rest))] * 3, None),
    }


def js_hte_pool(dice: Dice) -> dict[str, Any]:
    """Return facts for the eight conditions of the pool."""
    staff, income = dice.value([100, 40], [0]), dice.value([6000, 100], [0])
    return {
        **technology(dice, 2, years_before(dice.as_of, 1), lambda last_sales: percent(3)),
        **place(dice),
        "hte_ever_recognised": dice.no(),
        "tech_staff_hte": dice.of_last_year(dice.people(dice.pick(5, 10), staff)),
        "employees_avg": dice.of_last_year(staff),
        "total_income": dice.of_last_year(income),
        "hightech_income": dice.of_last_year(dice.near(income * Decimal("0.5"))),
        "pool_innovation_review_passed": dice.yes(),
    }


def place(dice: Dice) -> dict[str, Any]:
    """Return where the firm is registered: as a word, as a code, or as both.

    A code outside with a yes beside it is left out: it contradicts itself.
    """
    word, inside = {"registered_in_jiangsu": dice.yes()}, {"region_code": "320481"}
    code = {"region_code": dice.value(["320481", "320000"], ["330100", "310000"])}
    told: dict[str, Any] = dice.pick(word, code, {**word, **inside})
    return told
