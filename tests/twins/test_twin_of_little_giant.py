"""The twin of 小巨人 by 2号, on sums worked by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.twins import little_giant
from tests.twins.clean_firm import GENERAL

SINCE = date(2026, 4, 1)

NEW: dict[str, Any] = {
    **GENERAL,
    "titles": {"srdi_sme": date(2027, 1, 1)},
    "market_segment_years": 3,
    "operating_revenue": {2025: 22050, 2024: 20000, 2023: 20000},  # 1.05 x 1.05
    "main_business_revenue": 19845,  # 90 %
    "total_liabilities": 75,
    "total_assets": 100,
    "rd_expense_book": {2025: "661.5", 2024: 600},  # 1261.5; 3 % twice
    "ip_class1_applied_count": 4,
    "science_awards": [],
    "market_share_pct": "0.05",
    "market_rank_domestic": 3,
    "market_reputation": True,
    "product_in_key_field": True,
    "srdi_eval_score": {2025: 60, 2024: 0},
}
FLAT = {"operating_revenue": {2025: 22050, 2024: 20000, 2023: 20001}}

NEW_CASES = [
    ({}, SINCE, "eligible"),
    (FLAT, SINCE, "ineligible"),
    (FLAT, date(2027, 1, 1), "unknown"),  # figures of 2026 are not there yet
    ({"market_rank_domestic": 4}, SINCE, "ineligible"),
    ({"market_rank_domestic": None}, SINCE, "unknown"),
    ({"market_rank_domestic": 4, "market_share_pct": "0.1"}, SINCE, "eligible"),
    ({"rd_expense_book": {2025: "661.499999", 2024: 600}}, SINCE, "ineligible"),
    ({"ip_class1_applied_count": 3}, SINCE, "ineligible"),
    ({"titles": {"srdi_sme": date(2026, 3, 31)}}, SINCE, "ineligible"),
]


@pytest.mark.parametrize(("changed", "as_of", "verdict"), NEW_CASES)
def test_little_giant_by_2(changed: dict[str, Any], as_of: date, verdict: str) -> None:
    """小巨人 by 2号: growth compounded, a share or a rank, four class I, the score."""
    assert little_giant.judge({**NEW, **changed}, as_of)[0] == verdict


def test_renewals_of_2027() -> None:
    """小巨人: from 2027 renewals come under 2号 too, without growth and with either score."""
    years = {2026: 22050, 2025: 20000, 2024: 90000}
    later = {
        **NEW,
        "operating_revenue": years,
        "main_business_revenue": {2026: 19845},
        "total_liabilities": {2026: 75},
        "total_assets": {2026: 100},
        "rd_expense_book": {2026: "661.5", 2025: 600},
        "srdi_eval_score": {2026: 59, 2025: 60},
        "is_renewal": True,
    }
    assert little_giant.judge(later, date(2027, 1, 1))[0] == "eligible"
    assert little_giant.judge({**later, "is_renewal": None}, date(2027, 1, 1))[0] == "ineligible"
