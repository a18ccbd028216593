"""The twin of 高企, its conditions and its score, on sums worked by hand."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from tests.twins import hte

DAY = date(2024, 12, 31)

HTE: dict[str, Any] = {
    "resident_enterprise": True,
    "registration_date": date(2015, 3, 1),
    "has_core_ip_ownership": True,
    "core_tech_in_supported_field": True,
    "tech_staff_hte": 10,
    "employees_avg": 100,
    "sales_revenue": {2023: 5000, 2022: 3000, 2021: 2000},
    "rd_expense_hte": {2023: 250, 2022: 150, 2021: 100},  # 500 / 10000 = 5 %
    "rd_expense_hte_domestic": {2023: 150, 2022: 90, 2021: 60},  # 300 / 500 = 60 %
    "hightech_income": 3000,
    "total_income": 5000,
    "innovation_score_total": 71,
    "major_incident_dates": [],
}

HTE_CASES = [
    ({}, "eligible"),
    ({"innovation_score_total": 70}, "ineligible"),  # 70 itself fails
    ({"sales_revenue": {2023: "5000.01", 2022: 3000, 2021: "1999.99"}}, "eligible"),  # 4 % asked
    ({"rd_expense_hte": {2023: "249.999999", 2022: 150, 2021: 100}}, "ineligible"),
    ({"rd_expense_hte_domestic": {2023: 149, 2022: 90, 2021: 60}}, "ineligible"),  # 59.8 %
    ({"total_income": 0, "hightech_income": 0}, "unknown"),  # nothing over nothing
    ({"registration_date": None}, "unknown"),
    ({"registration_date": date(2024, 1, 1)}, "unknown"),  # 365 days, but no year to sum
    ({"registration_date": date(2024, 1, 2)}, "ineligible"),  # 364 days
    ({"registration_date": date(2022, 5, 1)}, "eligible"),  # 400 / 8000 over two years
    ({"major_incident_dates": [date(2024, 1, 1)]}, "ineligible"),  # 365 days before
    ({"major_incident_dates": [date(2023, 12, 31)]}, "eligible"),  # 366 days before
]


@pytest.mark.parametrize(("changed", "verdict"), HTE_CASES)
def test_hte(changed: dict[str, Any], verdict: str) -> None:
    """高企: article 11 on its limits."""
    assert hte.judge({**HTE, **changed}, DAY)[0] == verdict


# Experts' points for IP, transformation and organisation, 50 in all; growth comes on top.
EXPERTS = {"hte_expert_ip": 20, "hte_expert_transformation": 20, "hte_expert_organisation": 10}
FLAT = {2023: 100, 2022: 100, 2021: 100}
SCORE_CASES = [
    ({"net_assets": {2023: 170, 2022: 170, 2021: 100}}, (59, 60)),  # (1.7 + 1) / 2 - 1 = 35 %
    ({"net_assets": {2023: "169.9", 2022: 170, 2021: 100}}, (57, 58)),  # a little less
    ({"net_assets": {2023: 135, 2022: 100, 2021: 0}}, (59, 60)),  # from the second year: 35 %
    ({"net_assets": {2023: 50, 2022: 0, 2021: 100}}, (50, 50)),  # second year zero
    ({"net_assets": {2023: -50, 2022: -100, 2021: -200}}, (50, 50)),  # (.5 + .5) / 2 - 1 < 0
    ({"net_assets": {2023: -300, 2022: -100, 2021: 0}}, (50, 60)),  # 200 % on a negative base
    ({"net_assets": {2023: 101, 2022: 100}}, (50, 60)),  # a year is blank
    ({"net_assets": {2023: 101, 2022: 100}, "registration_date": date(2022, 1, 1)}, (51, 52)),
    ({"net_assets": 100, "registration_date": date(2023, 1, 1)}, (50, 50)),  # one year
    (
        {"total_assets": {2023: 303, 2022: 300, 2021: 300}, "total_liabilities": FLAT},
        (51, 52),  # 203, 200, 200: 0.75 %
    ),
    ({"net_assets": FLAT, "hte_expert_organisation": None}, (40, 60)),
    ({"net_assets": FLAT, "hte_expert_transformation": None, "transformations_3y": 14}, (49, 54)),
    ({"net_assets": FLAT, "hte_expert_transformation": None, "transformations_3y": 2}, (30, 30)),
    ({"net_assets": FLAT, "hte_expert_ip": None, "ip_class2_count": 5}, (35, 60)),  # [5, 30]
    (
        {"net_assets": FLAT, "hte_expert_ip": None, "ip_class1_count": 0, "ip_class2_count": 2},
        (31, 56),  # 1 to 8 + 8 + 2 + 6 + 2
    ),
    (
        {
            "net_assets": FLAT,
            "hte_expert_ip": None,
            "ip_class1_count": 0,
            "ip_class2_count": 5,
            "ip_class2_used_before": 5,
        },
        (30, 54),  # none left: 0 to 8 + 8 + 0 + 6 + 2
    ),
]


@pytest.mark.parametrize(("changed", "score"), SCORE_CASES)
def test_hte_score(changed: dict[str, Any], score: tuple[int, int]) -> None:
    """高企: the interval of the innovation score; sales stand still and give nothing."""
    facts = {**HTE, **EXPERTS, "sales_revenue": FLAT, "innovation_score_total": None, **changed}
    assert hte.innovation_score(facts, DAY) == tuple(map(Fraction, score))
