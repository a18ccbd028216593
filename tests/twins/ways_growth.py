"""Ways to the growth titles, the tax rules and the centre, every figure exactly on its limit."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.twins.ways import Way

GAZELLE: Way = {
    "registered_in_jiangsu": True,
    "independent_legal_person": True,
    "bad_credit_record": False,
    "excluded_gazelle_industry": False,
    "excluded_gazelle_entity_type": False,
    "registration_date": date(2010, 1, 1),
    "no_sharp_revenue_drop_3y": True,
    "employees_total": (20, 20, 20, 20),
    "operating_revenue": (500, 500, 500, 500),
    "rd_activity_expense": (Decimal("20.000001"),),
}
JS_GAZELLE: tuple[Way, ...] = (
    {
        "operating_revenue": (1728, 1500, 1200, 1000),  # 1.2 x 1.2 x 1.2
        "rd_activity_expense": (Decimal("69.120001"),),
    },
    {
        "operating_revenue": (1728, Decimal("1727.999999"), 1200, 1000),
        "rd_activity_expense": (Decimal("69.120001"),),
    },
    {"employees_total": (2197, 2196, 1300, 1000)},  # 1.3 x 1.3 x 1.3
    {"employees_total": (220, 150, 130, 100)},
    {
        "registration_date": date(2019, 1, 1),
        "operating_revenue": (50000, 50000, 50000, 50000),
        "rd_activity_expense": (Decimal("2000.000001"),),
    },
    {
        "registration_date": date(2014, 1, 1),
        "operating_revenue": (100000, 0, 0, 0),
        "rd_activity_expense": (Decimal("4000.000001"),),
    },
    {
        "registration_date": date(2021, 1, 1),
        "operating_revenue": (50000, 1, 1, 0),
        "rd_activity_expense": (2001,),
    },
)

UNICORN: Way = {
    "registered_in_changzhou": True,
    "independent_legal_person": True,
    "bad_credit_record": False,
    "private_investment_received": True,
    "listing_status": "neeq",
    "registration_date": date(2008, 1, 1),
    "valuation_usd_yi": Decimal("10.0001"),
    "unicorn_strategic_exception": False,
}
JS_UNICORN: tuple[Way, ...] = (
    {},
    {"valuation_usd_yi": 7, "unicorn_strategic_exception": True},
    {"valuation_usd_yi": 10, "unicorn_strategic_exception": True, "listing_status": "jsee"},
)

SEED: Way = {
    **{name: value for name, value in UNICORN.items() if "usd" not in name},
    "registration_date": date(2019, 1, 1),
    "valuation_cny_yi": 1,
    "operating_revenue": (1000, 1000, 1000, 1000),
    "rd_expense_book": (30,),
}
CZ_SEED: tuple[Way, ...] = (
    {},
    {"registration_date": date(2018, 12, 31), "valuation_cny_yi": Decimal("2.0000000001")},
    {"registration_date": date(2014, 1, 1), "valuation_cny_yi": 3},
    {
        "private_investment_received": False,
        "operating_revenue": (2197, 2196, 1000, 1000),
        "rd_expense_book": (Decimal("65.910001"),),
    },
    {
        "private_investment_received": False,
        "operating_revenue": (2000, Decimal("1999.999999"), 1000, 500),
        "rd_expense_book": (Decimal("60.000001"),),
    },
)

MAIN: Way = {
    "expected_market_cap_yi": 1,
    "net_profit": (10000, 1, 9999),
    "operating_revenue": (200, 200, 200),
    "operating_cash_flow": (0, 0, 0),
}
MAIN_BOARD: tuple[Way, ...] = (
    {"operating_cash_flow": (21000, 0, -1000)},
    {"operating_revenue": (50000, 60000, 40000)},
    {"net_profit": (19999, Decimal("0.5"), Decimal("0.5")), "operating_cash_flow": (20000, 0, 0)},
    {"net_profit": (20000, 0, 1), "operating_cash_flow": (20000, 0, 0)},
    {
        "expected_market_cap_yi": 50,
        "net_profit": (Decimal("0.000001"), -1, -1),
        "operating_revenue": (60000, 0, 0),
        "operating_cash_flow": (30000, -2000, -3000),
    },
    {
        "expected_market_cap_yi": 100,
        "net_profit": (Decimal("0.000001"), -1, -1),
        "operating_revenue": (100000, 0, 0),
    },
)

CENTRE: Way = {
    "operating_revenue": (10000,),
    "rd_expense_book": (300,),
    "rd_equipment_value": 300,
    "rd_staff": (30,),
    "tech_centre_revenue_relaxed": False,
}
CZ_CENTRE: tuple[Way, ...] = (
    {},
    {"operating_revenue": (9999,), "tech_centre_revenue_relaxed": True},
    {
        "operating_revenue": (5000,),
        "rd_expense_book": (Decimal("400.000001"),),
        "tech_centre_revenue_relaxed": True,
    },
)
