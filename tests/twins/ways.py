"""Ways onto each board, every figure exactly on its limit; a series begins with the last year."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

Way = dict[str, Any]

ATTRIBUTES: Way = {
    "in_star_sector": True,
    "is_software": False,
    "rd_staff": (10,),
    "employees_total": (100,),
    "invention_patents_main_business": 7,
    "star_exception_met": False,
    "star_listing_standard": 1,
    "operating_revenue": (15625, 12500, 10000),
    "rd_expense_book": (Decimal("781.25"), 625, 500),
}
NOTHING_SPENT = {"rd_expense_book": (1, 1, 1), "rd_staff": (0,)}
STAR_ATTRIBUTES: tuple[Way, ...] = (
    {},
    {"operating_revenue": (30000, 100000, 100000), "rd_expense_book": (8000, 0, 0)},
    {
        "operating_revenue": (14400, 12000, 10000),
        "rd_expense_book": (720, 600, 500),
        "invention_patents_main_business": 5,
    },
    {"operating_revenue": (30000, 100000, 100000), "rd_expense_book": (2000, 2000, 2000)},
    {
        "is_software": True,
        "invention_patents_main_business": 0,
        "rd_expense_book": (Decimal("1562.5"), 1250, 1000),
    },
    {"is_software": True, "rd_expense_book": (3000, 0, 0)},
    {
        "star_listing_standard": 5,
        "operating_revenue": (100, 100, 100),
        "rd_expense_book": (5, 5, 5),
    },
    {"star_exception_met": True, **NOTHING_SPENT},
    {"invention_patents_main_business": 50, **NOTHING_SPENT},
)

STAR: Way = {
    "expected_market_cap_yi": 10,
    "net_profit": (-100, -100),
    "operating_revenue": (200, 200, 200),
    "rd_expense_book": (1, 1, 1),
    "operating_cash_flow": (0, 0, 0),
    "star5_approved_stage_result": False,
}
STAR_LISTING: tuple[Way, ...] = (
    {"net_profit": (2500, 2500)},
    {"net_profit": (4999, 1)},
    {"net_profit": (5000, 0)},
    {"net_profit": (Decimal("0.000001"), -500), "operating_revenue": (10000, 0, 0)},
    {
        "expected_market_cap_yi": 15,
        "operating_revenue": (20000, 20000, 20000),
        "rd_expense_book": (3000, 3000, 3000),
    },
    {
        "expected_market_cap_yi": 20,
        "operating_revenue": (30000, 0, 0),
        "operating_cash_flow": (12000, 0, -2000),
    },
    {"expected_market_cap_yi": 30, "operating_revenue": (30000, 0, 0)},
    {"expected_market_cap_yi": 40, "star5_approved_stage_result": True},
)

CHINEXT: Way = {
    "expected_market_cap_yi": 1,
    "net_profit": (-100, -100),
    "operating_revenue": (200, 200, 200),
    "rd_expense_book": (1, 1, 1),
    "emerging_or_future_industry": False,
    "chinext_innovation_fit": True,
}
EMERGING = {"emerging_or_future_industry": True}
CHINEXT_LISTING: tuple[Way, ...] = (
    {"net_profit": (2500, 2500)},
    {"net_profit": (4999, 1)},
    {"net_profit": (6000, 4000)},
    {"net_profit": (9999, 1)},
    {"net_profit": (10000, 0)},
    {"net_profit": (1, 0), "expected_market_cap_yi": 10, "operating_revenue": (10000, 0, 0)},
    {"net_profit": (1, 0), "expected_market_cap_yi": 15, "operating_revenue": (40000, 0, 0)},
    {"expected_market_cap_yi": 50, "operating_revenue": (30000, 0, 0)},
    {**EMERGING, "expected_market_cap_yi": 30, "operating_revenue": (33800, 26000, 20000)},
    {**EMERGING, "expected_market_cap_yi": 30, "operating_revenue": (20000, 5000, 1000)},
    {
        **EMERGING,
        "expected_market_cap_yi": 30,
        "operating_revenue": (20000, 5000, 1000),
        "net_profit": (1, 1),
    },
    {
        **EMERGING,
        "expected_market_cap_yi": 40,
        "operating_revenue": (30000, 20000, 20000),
        "rd_expense_book": (4500, 3000, 3000),
    },
    {
        **EMERGING,
        "expected_market_cap_yi": 40,
        "operating_revenue": (20000, 20000, 16000),
        "rd_expense_book": (5000, 2500, 2500),
    },
)

BSE: Way = {
    "neeq_months": 12,
    "neeq_layer": "innovation",
    "net_assets": (5000,),
    "expected_market_cap_yi": 2,
    "net_profit": (0, 0),
    "roe_weighted": (0, 0),
    "operating_revenue": (200, 200),
    "rd_expense_book": (1, 1),
    "operating_cash_flow": (0,),
}
RETURN = Decimal("0.08")
BSE_LISTING: tuple[Way, ...] = (
    {"net_profit": (1500, 1500), "roe_weighted": (RETURN, RETURN)},
    {"net_profit": (1500, 1500), "roe_weighted": (Decimal("0.05"), Decimal("0.11"))},
    {"net_profit": (2500, -100), "roe_weighted": (RETURN, Decimal("-0.02"))},
    {
        "expected_market_cap_yi": 4,
        "operating_revenue": (13000, 10000),
        "operating_cash_flow": (Decimal("0.000001"),),
    },
    {
        "expected_market_cap_yi": 4,
        "operating_revenue": (15000, 5000),
        "operating_cash_flow": (1,),
        "net_assets": None,
        "total_assets": (8000,),
        "total_liabilities": (3000,),
    },
    {
        "expected_market_cap_yi": 8,
        "operating_revenue": (20000, 20000),
        "rd_expense_book": (1600, 1600),
    },
    {"expected_market_cap_yi": 15, "rd_expense_book": (5000, 0)},
)
