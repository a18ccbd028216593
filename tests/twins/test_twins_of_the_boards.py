"""The twins of the listing rules, on sums worked by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.twins import bse_listing, chinext_listing, star_attributes, star_listing

BEFORE, SINCE, LAST, FOURTH = (
    date(2024, 4, 29),
    date(2024, 4, 30),
    date(2026, 3, 31),
    date(2026, 4, 1),
)

ATTRIBUTES: dict[str, Any] = {
    "in_star_sector": True,
    "is_software": False,
    "rd_expense_book": {2023: 1000, 2022: 500, 2021: "406.25"},  # 1906.25 / 38125 = 5 %
    "operating_revenue": {2023: 15625, 2022: 12500, 2021: 10000},  # 1.25 x 1.25
    "rd_staff": 10,
    "employees_total": 100,
    "invention_patents_main_business": 7,
    "star_exception_met": False,
    "star_listing_standard": 1,
}
TWENTY = {"operating_revenue": {2023: 14400, 2022: 12000, 2021: 10000}}  # 1.2 x 1.2
LOW_SHARE = {"operating_revenue": {2023: 30000, 2022: 99999, 2021: 99999}}  # 3亿, no growth


@pytest.mark.parametrize(
    ("as_of", "changed", "verdict"),
    [
        (SINCE, {}, "eligible"),
        (SINCE, TWENTY, "ineligible"),
        (BEFORE, TWENTY, "eligible"),
        (SINCE, {"invention_patents_main_business": 6}, "ineligible"),
        (BEFORE, {"invention_patents_main_business": 5}, "eligible"),
        (SINCE, {**LOW_SHARE, "rd_expense_book": {2023: 8000, 2022: 0, 2021: 0}}, "eligible"),
        (SINCE, {**LOW_SHARE, "rd_expense_book": {2023: 6000, 2022: 0, 2021: 0}}, "ineligible"),
        (BEFORE, {**LOW_SHARE, "rd_expense_book": {2023: 6000, 2022: 0, 2021: 0}}, "eligible"),
        (SINCE, {"is_software": True}, "ineligible"),  # 5 % is not 10 %
        (SINCE, {"star_exception_met": True, "rd_staff": 0}, "eligible"),
        (SINCE, {"star_exception_met": True, "in_star_sector": False}, "ineligible"),
        (SINCE, {"invention_patents_main_business": 50, "rd_staff": 0}, "ineligible"),
        (SINCE, {"registration_date": date(2022, 1, 1)}, "unknown"),  # no third year
    ],
)
def test_star_attributes(as_of: date, changed: dict[str, Any], verdict: str) -> None:
    """科创属性: figures raised on 2024-04-30; an exception stands for the four, not the sector."""
    assert star_attributes.judge({**ATTRIBUTES, **changed}, as_of)[0] == verdict


POOR: dict[str, Any] = {
    "expected_market_cap_yi": 10,
    "net_profit": {2023: -1, 2022: -1},
    "operating_revenue": {2023: 10000, 2022: 10000, 2021: 10000},
    "rd_expense_book": {2023: 0, 2022: 0, 2021: 0},
    "operating_cash_flow": {2023: 0, 2022: 0, 2021: 0},
    "star5_approved_stage_result": False,
}


@pytest.mark.parametrize(
    ("changed", "verdict"),
    [
        ({}, "ineligible"),
        ({"net_profit": {2023: 2500, 2022: 2500}, "operating_revenue": 1}, "eligible"),
        ({"net_profit": {2023: 5000, 2022: 0}, "operating_revenue": 1}, "ineligible"),
        ({"net_profit": {2023: "0.01", 2022: 0}}, "eligible"),  # revenue 1亿
        ({"net_profit": {2023: 1}, "expected_market_cap_yi": "9.99"}, "ineligible"),
        ({"expected_market_cap_yi": 40, "star5_approved_stage_result": True}, "eligible"),
        ({"expected_market_cap_yi": None}, "ineligible"),  # worth much, and nothing to it
        ({"expected_market_cap_yi": 40, "star5_approved_stage_result": None}, "unknown"),
    ],
)
def test_star_listing(changed: dict[str, Any], verdict: str) -> None:
    """STAR: one standard suffices; zero is no profit."""
    assert star_listing.judge({**POOR, **changed}, SINCE)[0] == verdict


CHINEXT: dict[str, Any] = {
    "chinext_innovation_fit": True,
    "expected_market_cap_yi": 1,
    "emerging_or_future_industry": True,
    "net_profit": {2024: -1, 2025: -1, 2022: -1, 2023: -1},
    "operating_revenue": {2025: 33800, 2024: 26000, 2023: 20000},  # 1.3 x 1.3
    "rd_expense_book": {2025: 0, 2024: 0, 2023: 0},
}


@pytest.mark.parametrize(
    ("as_of", "changed", "verdict"),
    [
        (BEFORE, {"net_profit": {2023: 2500, 2022: 2500}}, "eligible"),
        (SINCE, {"net_profit": {2023: 2500, 2022: 2500}}, "ineligible"),
        (SINCE, {"net_profit": {2023: 6000, 2022: 4000}}, "eligible"),
        (SINCE, {"net_profit": {2023: 5999, 2022: 4001}}, "ineligible"),
        (FOURTH, {"expected_market_cap_yi": 30}, "eligible"),
        (LAST, {"expected_market_cap_yi": 30}, "ineligible"),
        (FOURTH, {"expected_market_cap_yi": 30, "chinext_innovation_fit": False}, "ineligible"),
    ],
)
def test_chinext_listing(as_of: date, changed: dict[str, Any], verdict: str) -> None:
    """ChiNext: sets raised on 2024-04-30, a fourth set from 2026-04-01."""
    assert chinext_listing.judge({**CHINEXT, **changed}, as_of)[0] == verdict


BSE: dict[str, Any] = {
    "neeq_months": 12,
    "neeq_layer": "innovation",
    "total_assets": 8000,
    "total_liabilities": 3000,  # net assets 5000
    "expected_market_cap_yi": 2,
    "net_profit": {2023: 1500, 2022: 1500},
    "roe_weighted": {2023: "0.06", 2022: "0.1"},  # 8 % on average
    "operating_revenue": {2023: 100, 2022: 100},
    "rd_expense_book": {2023: 0, 2022: 0},
    "operating_cash_flow": 0,
}


@pytest.mark.parametrize(
    ("changed", "verdict"),
    [
        ({}, "eligible"),
        ({"roe_weighted": {2023: "0.06", 2022: "0.0999"}}, "ineligible"),
        ({"total_liabilities": 3001}, "ineligible"),
        ({"neeq_months": 11}, "ineligible"),
        ({"net_profit": {2023: 2500, 2022: 0}, "roe_weighted": {2023: "0.08"}}, "eligible"),
        ({"net_profit": {2023: 1499}}, "ineligible"),
        ({"net_assets": None, "total_assets": None}, "unknown"),
    ],
)
def test_bse_listing(changed: dict[str, Any], verdict: str) -> None:
    """BSE: a year in the innovation layer, net assets, one of four standards."""
    assert bse_listing.judge({**BSE, **changed}, SINCE)[0] == verdict
