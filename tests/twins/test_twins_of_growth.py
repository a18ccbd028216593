"""The twins of 瞪羚, 独角兽, the main boards, the centre and the tax rules, on sums by hand."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from tests.twins import (
    cz_seed_unicorn_2024,
    cz_tech_centre,
    js_gazelle_2024,
    js_unicorn_2025,
    loss_carryforward,
    main_board_listing,
    rd_super_deduction,
)

DAY, IN_2025 = date(2024, 12, 31), date(2025, 6, 30)

GAZELLE: dict[str, Any] = {
    "registered_in_jiangsu": True,
    "independent_legal_person": True,
    "bad_credit_record": False,
    "excluded_gazelle_industry": False,
    "excluded_gazelle_entity_type": False,
    "registration_date": date(2010, 1, 1),
    "operating_revenue": {2023: 1728, 2022: 1440, 2021: 1200, 2020: 1000},  # 1.2 each year
    "rd_activity_expense": {2023: "69.13"},  # 4 % of 1728 is 69.12
    "employees_total": {2023: 50, 2022: 50, 2021: 50, 2020: 50},
    "no_sharp_revenue_drop_3y": True,
}
FLAT = {"operating_revenue": {2023: 1700, 2022: 1700, 2021: 1700, 2020: 1700}}


@pytest.mark.parametrize(
    ("changed", "verdict"),
    [
        ({}, "eligible"),
        ({"rd_activity_expense": {2023: "69.12"}}, "ineligible"),
        ({"registration_date": date(2009, 12, 31)}, "ineligible"),
        ({"registration_date": date(2021, 1, 1)}, "ineligible"),  # nothing there in 2020
        (FLAT, "ineligible"),
        ({**FLAT, "employees_total": {2023: 2197, 2022: 1, 2020: 1000}}, "eligible"),  # 1.3 cubed
        ({**FLAT, "employees_total": {2023: 2196, 2022: 1, 2020: 1000}}, "ineligible"),
        ({**FLAT, "employees_total": None}, "unknown"),
        (
            {
                "registration_date": date(2019, 1, 1),
                "operating_revenue": {2023: 50000, 2022: 50000, 2020: 50000},
                "rd_activity_expense": {2023: 2001},
            },
            "eligible",
        ),
    ],
)
def test_js_gazelle_2024(changed: dict[str, Any], verdict: str) -> None:
    """瞪羚: R&D activities above 4 %, and growth of revenue or staff, or size."""
    assert js_gazelle_2024.judge({**GAZELLE, **changed}, DAY)[0] == verdict


UNICORN: dict[str, Any] = {
    "region_code": "320481",
    "independent_legal_person": True,
    "bad_credit_record": False,
    "private_investment_received": True,
    "listing_status": "neeq",
    "registration_date": date(2008, 1, 1),
    "valuation_usd_yi": "10.01",
    "unicorn_strategic_exception": False,
}


@pytest.mark.parametrize(
    ("changed", "verdict"),
    [
        ({}, "eligible"),
        ({"valuation_usd_yi": 10}, "ineligible"),
        ({"valuation_usd_yi": 7, "unicorn_strategic_exception": True}, "eligible"),
        ({"valuation_usd_yi": 8, "unicorn_strategic_exception": None}, "unknown"),
        ({"valuation_usd_yi": 6, "unicorn_strategic_exception": None}, "ineligible"),
        ({"registration_date": date(2007, 12, 31)}, "ineligible"),
        ({"listing_status": "bse"}, "ineligible"),
        ({"region_code": "320500"}, "ineligible"),
    ],
)
def test_js_unicorn_2025(changed: dict[str, Any], verdict: str) -> None:
    """独角兽: above 1 billion dollars, or 700 million by exception; unlisted, since 2008."""
    assert js_unicorn_2025.judge({**UNICORN, **changed}, IN_2025)[0] == verdict


SEED: dict[str, Any] = {
    **UNICORN,
    "registration_date": date(2019, 1, 1),
    "valuation_cny_yi": 1,
    "operating_revenue": {2023: 2197, 2022: 1690, 2020: 1000},  # 1.3 cubed
    "rd_expense_book": {2023: 66},  # 3 % of 2197 is 65.91
}


@pytest.mark.parametrize(
    ("changed", "verdict"),
    [
        ({}, "eligible"),
        ({"valuation_cny_yi": "0.99"}, "ineligible"),
        ({"registration_date": date(2018, 12, 31), "valuation_cny_yi": 2}, "ineligible"),
        ({"registration_date": date(2018, 12, 31), "valuation_cny_yi": "2.01"}, "eligible"),
        ({"private_investment_received": False}, "eligible"),
        ({"private_investment_received": False, "rd_expense_book": "65.91"}, "ineligible"),
        ({"private_investment_received": False, "registration_date": date(2022, 1, 1)}, "unknown"),
    ],
)
def test_cz_seed_unicorn_2024(changed: dict[str, Any], verdict: str) -> None:
    """种子独角兽: valued by an investor, or growing without one."""
    assert cz_seed_unicorn_2024.judge({**SEED, **changed}, DAY)[0] == verdict


MAIN: dict[str, Any] = {
    "net_profit": {2023: 10000, 2022: 6000, 2021: 4000},
    "operating_cash_flow": {2023: 20000, 2022: 0, 2021: 0},
    "operating_revenue": {2023: 60000, 2022: 0, 2021: 0},
    "expected_market_cap_yi": 1,
}


@pytest.mark.parametrize(
    ("changed", "verdict"),
    [
        ({}, "eligible"),
        ({"net_profit": {2023: 10000, 2022: 10000, 2021: 0}}, "ineligible"),  # zero is no profit
        ({"operating_cash_flow": {2023: 19999, 2022: 0, 2021: 0}}, "ineligible"),
        ({"net_profit": {2023: 1, 2022: 0, 2021: 0}, "expected_market_cap_yi": 50}, "ineligible"),
        (
            {
                "net_profit": {2023: 1, 2022: 0, 2021: 0},
                "operating_cash_flow": {2023: 25000, 2022: 0, 2021: 0},
                "expected_market_cap_yi": 50,
            },
            "eligible",
        ),
        (
            {
                "net_profit": {2023: 1},
                "operating_revenue": {2023: 100000},
                "expected_market_cap_yi": 100,
            },
            "eligible",
        ),
        ({"expected_market_cap_yi": None, "net_profit": {2023: -1}}, "ineligible"),
    ],
)
def test_main_board_listing(changed: dict[str, Any], verdict: str) -> None:
    """Main boards: one set suffices."""
    assert main_board_listing.judge({**MAIN, **changed}, DAY)[0] == verdict


CENTRE: dict[str, Any] = {
    "operating_revenue": 10000,
    "rd_expense_book": 300,
    "rd_equipment_value": 300,
    "rd_staff": 30,
    "titles": {},
    "tech_centre_revenue_relaxed": None,
}


@pytest.mark.parametrize(
    ("changed", "verdict"),
    [
        ({}, "eligible"),
        ({"operating_revenue": 9999}, "ineligible"),  # 3 %, no title: nothing to lower
        ({"operating_revenue": 3750}, "ineligible"),  # 8 % itself is not above 8 %
        ({"operating_revenue": 3749}, "unknown"),
        ({"operating_revenue": 9999, "titles": {"hte": DAY}}, "unknown"),
        (
            {
                "operating_revenue": 9999,
                "titles": {"hte": DAY},
                "tech_centre_revenue_relaxed": True,
            },
            "eligible",
        ),
        ({"rd_staff": 29}, "ineligible"),
    ],
)
def test_cz_tech_centre(changed: dict[str, Any], verdict: str) -> None:
    """企业技术中心: four floors, of which the office may lower the first."""
    assert cz_tech_centre.judge({**CENTRE, **changed}, DAY)[0] == verdict


@pytest.mark.parametrize(
    ("loss", "use", "qualified", "verdict", "years"),
    [
        (2018, 2023, [], "eligible", (5, 5)),
        (2018, 2024, [], "ineligible", (5, 5)),
        (2018, 2028, [2023], "eligible", (10, 10)),
        (2018, 2028, [2024], "ineligible", (5, 5)),
        (2019, 2025, [2018], "ineligible", (5, 5)),  # qualified before the loss only
        (2013, 2023, [2018], "eligible", (10, 10)),
        (2013, 2019, [2017], "ineligible", (5, 5)),  # before 2018
        (2018, 2018, [], "ineligible", (5, 5)),
        (2018, 2024, None, "unknown", (5, 10)),
        (2018, 2023, None, "eligible", (5, 10)),
        (2018, 2029, None, "ineligible", (5, 10)),
    ],
)
def test_loss_carryforward(
    loss: int, use: int, qualified: list[int] | None, verdict: str, years: tuple[int, int]
) -> None:
    """Losses: five years, or ten around a year of qualification."""
    facts = {"loss_year": loss, "use_year": use, "qualified_years": qualified}
    assert loss_carryforward.judge(facts, DAY)[0] == verdict
    assert loss_carryforward.term(facts, DAY) == years


TAXED: dict[str, Any] = {
    "resident_enterprise": True,
    "accounting_sound": True,
    "tax_collection_method": "audit",
    "total_income_gross": 1000,
    "non_taxable_income": 100,
    "investment_income": 100,
    "negative_list_revenue": 400,  # 400 / 800 = 50 %
}


@pytest.mark.parametrize(
    ("changed", "verdict"),
    [
        ({}, "eligible"),
        ({"negative_list_revenue": "400.01"}, "ineligible"),
        ({"investment_income": "100.01"}, "ineligible"),
        ({"tax_collection_method": "deemed"}, "ineligible"),
        ({"tax_year": 2017}, "unknown"),
        ({"tax_year": None}, "unknown"),
        ({"total_income_gross": 200}, "unknown"),  # nothing to divide by
    ],
)
def test_rd_super_deduction(changed: dict[str, Any], verdict: str) -> None:
    """加计扣除: half of the income from barred trades is the most."""
    assert rd_super_deduction.judge({"tax_year": 2024, **TAXED, **changed}, DAY)[0] == verdict


@pytest.mark.parametrize(
    ("year", "facts", "low", "high"),
    [
        (2020, {"is_manufacturing": True}, 75, 75),
        (2021, {"is_manufacturing": True}, 100, 100),
        (2021, {"is_manufacturing": False, "titles": {"stsme": DAY}}, 75, 75),
        (2021, {}, 75, 100),
        (2022, {"is_manufacturing": False, "titles": {"stsme": DAY}}, 100, 100),
        (2022, {"is_manufacturing": False, "titles": {}}, 75, 100),
        (2023, {"ic_or_machine_tool_list": True}, 120, 120),
        (2027, {"ic_or_machine_tool_list": None}, 100, 120),
        (2028, {"ic_or_machine_tool_list": True}, 100, 100),
    ],
)
def test_rate_of_super_deduction(year: int, facts: dict[str, Any], low: int, high: int) -> None:
    """The rate by year, trade and title; 2022 has two for most."""
    rate = rd_super_deduction.rate({"tax_year": year, **facts}, DAY)
    assert rate == (Fraction(low, 100), Fraction(high, 100))
