"""The twin of 小巨人 by 63号, on sums worked by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.twins import little_giant
from tests.twins.clean_firm import GENERAL

LAST = date(2026, 3, 31)

OLD: dict[str, Any] = {
    **GENERAL,
    "market_segment_years": 3,
    "operating_revenue": {2025: 10000, 2024: 8000, 2023: 8000},
    "main_business_revenue": {2025: 7000, 2024: 4375, 2023: 8750},  # up 60 %, down 50 %
    "rd_expense_book": {2025: 300, 2024: 240},  # 3 % twice
    "core_business_info_system": True,
    "mgmt_or_product_certification": True,
    "total_liabilities": 70,
    "total_assets": 100,
    "market_share_pct": "0.1",
    "market_reputation": True,
    "own_brand": True,
    "has_rd_institution": True,
    "ip_class1_applied_count": 2,
    "science_awards": [],
    "maker_china_top50_3y": False,
    "chain_supporting_role": True,
    "product_in_key_field": True,
    "fills_chain_gap": False,
    "equity_financing_2y": 8000,
    "rd_staff": 50,
    "employees_total": 100,
}
VENTURE = {
    "operating_revenue": {2025: 5000, 2024: 5000},
    "main_business_revenue": {2025: 3500, 2024: 2187.5, 2023: 4375},
    "rd_expense_book": {2025: 3000, 2024: 0},
}
TWO_YEARS = {
    **VENTURE,
    "operating_revenue": {2025: 4999, 2024: 5000},
    "rd_expense_book": {2025: 2000, 2024: 1000},
}

OLD_CASES = [
    ({}, "eligible"),
    ({"operating_revenue": {2025: "9999.999999", 2024: 8000}}, "ineligible"),  # 6 % asked
    ({"rd_expense_book": {2025: 300, 2024: "239.999999"}}, "ineligible"),
    ({"main_business_revenue": {2025: 7000, 2024: 4375, 2023: 8751}}, "ineligible"),
    ({"market_segment_years": "2.9"}, "ineligible"),
    ({"market_segment_years": 2, "fills_chain_gap": True}, "eligible"),
    ({"market_segment_years": 2, "fills_chain_gap": None}, "unknown"),
    (VENTURE, "eligible"),  # exactly 5000万 may go either way
    (TWO_YEARS, "unknown"),  # last year or both together: a person decides
    ({**VENTURE, "rd_expense_book": {2025: 2999, 2024: 0}}, "ineligible"),
    ({**VENTURE, "rd_staff": 49}, "ineligible"),
    ({"has_rd_institution": False}, "ineligible"),
    ({"has_rd_institution": False, "maker_china_top50_3y": True}, "eligible"),
]


@pytest.mark.parametrize(("changed", "verdict"), OLD_CASES)
def test_little_giant_by_63(changed: dict[str, Any], verdict: str) -> None:
    """小巨人 by 63号: the same on its last day for all and on the last day for renewals."""
    facts = {**OLD, **changed}
    assert little_giant.judge(facts, LAST)[0] == verdict
    assert little_giant.judge({**facts, "is_renewal": True}, date(2026, 12, 31))[0] == verdict
