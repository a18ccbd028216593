"""The twins of 科小, the pools and the ladder, on sums worked by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.twins import js_hte_pool, js_ipo_pool, ladder, stsme

DAY = date(2024, 12, 31)

STSME: dict[str, Any] = {
    "resident_enterprise": True,
    "accounting_sound": True,
    "tax_collection_method": "audit",
    "employees_total": 100,
    "tech_staff_stsme": 20,  # 12 points
    "sales_revenue": 1000,
    "cost_expense_total": 900,
    "rd_expense_tax": 40,  # 4 % of sales 30, 4.4 % of cost 0
    "total_assets": 3000,
    "ip_class1_count": 0,
    "ip_class2_count": 3,  # 18 points; 12 + 30 + 18 = 60
    "product_prohibited": False,
    "excluded_industry_super_deduction": False,
    "incident_or_research_misconduct_prev_current_year": False,
    "on_abnormal_operation_list": False,
    "on_serious_dishonesty_list": False,
    "titles": {},
    "science_awards": [],
    "standards_led": [],
    "rd_institution_level": "none",
    "registration_date": date(2015, 3, 1),
}

HTE_POOL: dict[str, Any] = {
    "resident_enterprise": True,
    "registration_date": date(2015, 3, 1),
    "has_core_ip_ownership": True,
    "core_tech_in_supported_field": True,
    "employees_avg": 100,
    "sales_revenue": {2023: 5000, 2022: 3000, 2021: 2000},
    "total_income": 5000,
    "major_incident_dates": [],
    "region_code": "320481",
    "hte_ever_recognised": False,
    "pool_innovation_review_passed": True,
    "tech_staff_hte": 5,
    "hightech_income": 2500,
    "rd_expense_hte": {2023: 140, 2022: 100},  # 240 / 8000 = 3 %
    "rd_expense_hte_domestic": {2023: 80, 2022: 64},
}

IPO_POOL: dict[str, Any] = {
    "titles": {"hte": DAY},
    "registered_in_jiangsu": True,
    "registration_date": date(2021, 12, 31),
    "joint_stock_or_planned": True,
    "listing_status": "jsee",
    "already_in_ipo_pool": False,
    "listing_plan_and_team": True,
    "intermediary_contracts_signed": True,
    "listed_on_jsee": False,
    "has_core_ip_ownership": True,
    "operating_revenue": {2023: 3000, 2022: 2000, 2021: 1000},
    "rd_expense_book": {2023: 180, 2022: 0, 2021: 0},  # 180 / 6000 = 3 %
}

# What is changed, and the verdict: the sum stands in the comment.
STSME_CASES = [
    ({}, "eligible"),  # exactly 60
    ({"rd_expense_tax": "39.999999"}, "ineligible"),  # 20 points: 50
    ({"tech_staff_stsme": 9, "ip_class1_count": 1}, "ineligible"),  # 0 + 30 + 30, but staff 0
    ({"tech_staff_stsme": 10, "ip_class1_count": 1}, "eligible"),  # 4 + 30 + 30 = 64
    ({"sales_revenue": 0, "ip_class1_count": 1}, "ineligible"),  # 12 + 0 + 30 = 42
    ({"employees_total": 501}, "ineligible"),  # above 500
    ({"ip_class2_count": None}, "unknown"),  # 42 to 66
    ({"ip_class2_count": None, "ip_class1_count": 1}, "eligible"),  # 72 either way
    ({"ip_class2_count": 0, "titles": {"hte": DAY}}, "eligible"),  # valid on its last day
    ({"ip_class2_count": 0, "titles": {"hte": date(2024, 12, 30)}}, "ineligible"),
    ({"ip_class2_count": 0, "titles": None}, "unknown"),
    ({"registration_date": date(2024, 2, 1)}, "unknown"),  # no last year to read
]


@pytest.mark.parametrize(("changed", "verdict"), STSME_CASES)
def test_stsme(changed: dict[str, Any], verdict: str) -> None:
    """科小: sixty points, not none for staff, or a direct route."""
    assert stsme.judge({**STSME, **changed}, DAY)[0] == verdict


@pytest.mark.parametrize(
    ("award", "verdict"),
    [
        ({"level": "national", "date": date(2019, 12, 31), "rank": 3}, "eligible"),
        ({"level": "national", "date": date(2019, 12, 30), "rank": 3}, "ineligible"),
        ({"level": "national", "date": date(2020, 1, 1), "rank": 4}, "ineligible"),
        ({"level": "provincial", "date": date(2020, 1, 1), "rank": 1}, "ineligible"),
        ({"level": "national", "date": date(2020, 1, 1), "rank": None}, "unknown"),
        ({"level": "provincial", "date": date(2020, 1, 1), "rank": None}, "ineligible"),
    ],
)
def test_stsme_awards(award: dict[str, Any], verdict: str) -> None:
    """科小 8(2): national, third at the latest, from the same day five years before."""
    facts = {**STSME, "ip_class2_count": 0, "science_awards": [award]}
    assert stsme.judge(facts, DAY)[0] == verdict


ONE_YEAR = {"rd_expense_hte": 150, "rd_expense_hte_domestic": 90}  # 150 / 5000 = 3 %
POOL_CASES = [
    ({}, "eligible"),
    ({"hte_ever_recognised": True}, "ineligible"),
    ({"region_code": "330481"}, "ineligible"),
    ({"region_code": None}, "unknown"),
    ({"registered_in_jiangsu": False}, "ineligible"),  # the word leads, not the code
    ({"registration_date": date(2023, 12, 31), **ONE_YEAR}, "eligible"),  # a calendar year
    ({"registration_date": date(2024, 1, 1), **ONE_YEAR}, "ineligible"),
    ({"rd_expense_hte": {2023: "139.99", 2022: 100}}, "ineligible"),
]


@pytest.mark.parametrize(("changed", "verdict"), POOL_CASES)
def test_js_hte_pool(changed: dict[str, Any], verdict: str) -> None:
    """培育库: the eight conditions on their limits."""
    assert js_hte_pool.judge({**HTE_POOL, **changed}, DAY)[0] == verdict


IPO_CASES = [
    ({}, "eligible"),
    ({"registration_date": date(2022, 1, 1)}, "ineligible"),
    ({"listing_status": "neeq"}, "ineligible"),
    ({"intermediary_contracts_signed": False}, "ineligible"),
    ({"intermediary_contracts_signed": False, "listed_on_jsee": True}, "eligible"),
    ({"operating_revenue": {2023: 3000, 2022: 3000, 2021: 0}}, "ineligible"),  # did not rise
    ({"operating_revenue": {2023: 2000, 2022: 3000}}, "ineligible"),  # one fall decides
    ({"titles": {"hte": None}}, "unknown"),
]


@pytest.mark.parametrize(("changed", "verdict"), IPO_CASES)
def test_js_ipo_pool(changed: dict[str, Any], verdict: str) -> None:
    """上市培育库: three calendar years, rising revenue, a plan with contracts or the exchange."""
    assert js_ipo_pool.judge({**IPO_POOL, **changed}, DAY)[0] == verdict


@pytest.mark.parametrize(
    ("titles", "status", "rung"),
    [
        ({"stsme": DAY}, "none", (1, 1)),
        ({"stsme": DAY, "hte_pool": DAY, "ipo_pool": DAY}, "none", (2, 2)),  # no 高企, no fourth
        ({"hte": DAY, "ipo_pool": DAY}, "neeq", (4, 4)),
        ({"hte": DAY}, "bse", (5, 5)),
        ({"hte": date(2024, 12, 30)}, "star", (0, 0)),
        ({"stsme": DAY, "hte": None}, "star", (1, 5)),
        (None, "none", (0, 4)),
        ({"hte": DAY}, None, (3, 5)),
    ],
)
def test_ladder(titles: dict[str, Any] | None, status: str | None, rung: tuple[int, int]) -> None:
    """The highest rung held; what is blank leaves an interval."""
    assert ladder.rung({"titles": titles, "listing_status": status}, DAY) == rung
