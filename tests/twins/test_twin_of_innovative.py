"""The twins of 创新型 and of its ladder, on sums worked by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.twins import innovative_sme, sme_ladder
from tests.twins.clean_firm import GENERAL

DAY = date(2024, 12, 31)

INNOVATIVE: dict[str, Any] = {
    **GENERAL,
    "ip_class1_high_value_count": 0,
    "ip_class1_self_developed_count": 0,
    "ip_class1_count": 0,
    "ip_class2_count": 1,  # 5
    "rd_expense_book": 30,
    "operating_revenue": 1000,  # 3 %: 15
    "main_business_revenue": {2023: 630, 2022: 600},  # 5 %: 10; 63 % of revenue: 15
    "total_liabilities": 75,
    "total_assets": 100,  # 75 %: 5
    "strategic_emerging_industry": True,  # 10; 20 + 15 + 25 = 60
    "science_awards": [],
    "titles": {},
    "rd_institution_level": "municipal",
    "equity_financing_3y": 0,
}
AWARD = {"level": "provincial", "date": date(2021, 12, 31), "rank": 9}

INNOVATIVE_CASES = [
    ({}, "eligible"),
    ({"rd_expense_book": "29.999999"}, "ineligible"),  # 10: innovation 15
    ({"strategic_emerging_industry": False}, "ineligible"),  # 55
    ({"strategic_emerging_industry": None}, "unknown"),  # 55 to 60
    ({"total_liabilities": "75.000001", "ip_class1_count": 1}, "ineligible"),  # 60, but growth 10
    ({"main_business_revenue": {2023: 630, 2022: 0}}, "unknown"),  # nothing to compare with
    ({"operating_revenue": 0}, "unknown"),
    ({"total_liabilities": 76, "science_awards": [AWARD]}, "eligible"),  # the same day, any rank
    ({"total_liabilities": 76, "titles": {"ip_advantage": DAY}}, "eligible"),
    ({"total_liabilities": 76, "titles": {"stsme": DAY}}, "ineligible"),
    ({"total_liabilities": 76, "equity_financing_3y": 500}, "eligible"),
    ({"total_liabilities": 76, "equity_financing_3y": "499.999999"}, "ineligible"),
    ({"serious_violation_3y": True}, "eligible"),  # a fact of 2号
    ({"incident_or_tax_violation_3y": True}, "ineligible"),
]


@pytest.mark.parametrize(("changed", "verdict"), INNOVATIVE_CASES)
def test_innovative_sme(changed: dict[str, Any], verdict: str) -> None:
    """创新型: sixty points with a floor on each part, or a direct route."""
    assert innovative_sme.judge({**INNOVATIVE, **changed}, DAY)[0] == verdict


@pytest.mark.parametrize(
    ("titles", "rung"),
    [
        ({"innovative_sme": DAY}, (1, 1)),
        ({"sti_sme": DAY, "hte": DAY}, (1, 1)),
        ({"stsme": DAY, "hte": DAY}, (0, 0)),
        ({"srdi_sme": DAY, "innovative_sme": date(2024, 12, 30)}, (2, 2)),
        ({"little_giant": DAY}, (3, 3)),
        ({"innovative_sme": DAY, "little_giant": None}, (1, 3)),
        (None, (0, 3)),
    ],
)
def test_sme_ladder(titles: dict[str, Any] | None, rung: tuple[int, int]) -> None:
    """The highest title held; what is blank leaves an interval."""
    assert sme_ladder.rung({"titles": titles}, DAY) == rung
