"""The twins of 创新型, 专精特新, 小巨人 and their ladder, on sums worked by hand."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from tests.twins import innovative_sme, little_giant, sme_ladder, srdi_sme

DAY, LAST, SINCE = date(2024, 12, 31), date(2026, 3, 31), date(2026, 4, 1)

GENERAL: dict[str, Any] = {
    "independent_legal_person": True,
    "is_sme": True,
    "on_abnormal_operation_list": False,
    "on_serious_dishonesty_list": False,
    "product_prohibited": False,
    "incident_or_tax_violation_3y": False,
    "serious_violation_3y": False,
}

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
