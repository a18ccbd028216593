"""The twin of 专精特新, on sums worked by hand."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from tests.twins import srdi_sme
from tests.twins.clean_firm import GENERAL

LAST, SINCE = date(2026, 3, 31), date(2026, 4, 1)

# 3 + 6 + 2 + 3; 3 + 3 + 6 + 3; 6 + 4 + 3 + 4 = 46, and the province's 0 to 15
SRDI: dict[str, Any] = {
    **GENERAL,
    "titles": {"innovative_sme": SINCE},
    "market_segment_years": "5.9",
    "operating_revenue": {2025: 1500, 2024: 1500, 2023: 1500},
    "main_business_revenue": {2025: 1200, 2024: 1200, 2023: 1200},  # 80 %: 5; 0 %: 2; 2
    "base_field_or_leader_supplier": True,
    "fills_chain_gap": False,  # 3
    "digital_level": 2,  # 3
    "quality_items": 1,  # 3
    "net_profit": 90,  # 6 %: 6
    "total_liabilities": 60,
    "total_assets": 100,  # 3
    "ip_class1_high_value_count": 0,
    "ip_class1_self_developed_count": 0,
    "ip_class1_count": 1,  # 6
    "rd_expense_book": {2025: 100, 2024: 100},  # 2 by amount, 6.67 %: 6
    "rd_staff": 10,
    "employees_total": 100,  # 3
    "rd_institution_level": "municipal",  # 4
    "science_awards": [],
    "equity_financing_2y": 0,
    "maker_china_top500_3y": False,
    "ip_class1_applied_count": 1,
    "market_position_leading": True,
    "srdi_eval_score": {2025: 50, 2024: 0},
}

SRDI_CASES = [
    ({}, LAST, "unknown"),  # 46 to 61
    ({"srdi_score": 60}, LAST, "eligible"),
    ({"srdi_score": 59}, LAST, "ineligible"),
    ({"srdi_score": 60, "titles": {"stsme": SINCE}}, LAST, "ineligible"),
    ({"titles": {"stsme": SINCE}}, SINCE, "eligible"),
    ({"market_segment_years": "2.9"}, SINCE, "ineligible"),
    ({"srdi_score": 60, "market_segment_years": 2}, LAST, "eligible"),
    ({"rd_expense_book": {2025: 1900, 2024: 100}}, LAST, "eligible"),  # 1000 on average
    ({"rd_expense_book": {2025: 100, 2024: "99.999999"}}, SINCE, "ineligible"),
    ({"market_segment_years": 3, "total_liabilities": 80}, SINCE, "eligible"),
    ({"total_liabilities": "80.000001"}, SINCE, "ineligible"),
    ({"srdi_eval_score": {2025: 49, 2024: 50}}, SINCE, "ineligible"),
    ({"srdi_eval_score": {2025: 49, 2024: 50}, "is_renewal": True}, SINCE, "eligible"),
    ({"ip_class1_applied_count": 0, "rd_institution_level": "provincial"}, SINCE, "eligible"),
    ({"ip_class1_applied_count": 0}, SINCE, "ineligible"),
]


@pytest.mark.parametrize(("changed", "as_of", "verdict"), SRDI_CASES)
def test_srdi_sme(changed: dict[str, Any], as_of: date, verdict: str) -> None:
    """专精特新: 63号 until 2026-03-31, 2号 since, with its two years and its one score."""
    assert srdi_sme.judge({**SRDI, **changed}, as_of)[0] == verdict


@pytest.mark.parametrize(
    ("changed", "score"),
    [
        ({}, (46, 61)),  # 12 + 15 + 19
        ({"market_segment_years": 10}, (49, 64)),  # 5 for 2
        ({"fills_chain_gap": True}, (48, 63)),  # 5 for 3
        ({"quality_items": 2}, (48, 63)),  # 5 for 3
        ({"ip_class1_high_value_count": None}, (46, 65)),  # 6 or 10
        ({"net_profit": -1}, (40, 55)),  # 0 for 6
        ({"rd_expense_book": {2025: 500, 2024: 100}}, (50, 65)),  # 10 for 6
        # Growth over nothing: 0 to 10 for 2.
        ({"main_business_revenue": {2025: 1200, 2024: -1200, 2023: 0}}, (44, 69)),
        # 300 % and -200 %: 50 % on a negative base may be worth nothing.
        ({"main_business_revenue": {2025: 1200, 2024: 300, 2023: -300}}, (44, 69)),
    ],
)
def test_srdi_score(changed: dict[str, Any], score: tuple[int, int]) -> None:
    """专精特新 2022: thirteen indicators; the province's own are 0 to 15."""
    assert srdi_sme.score({**SRDI, **changed}, LAST) == tuple(map(Fraction, score))
