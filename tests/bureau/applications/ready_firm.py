"""A firm of 天目湖镇 that meets every condition of 高企 in 2025."""

from __future__ import annotations

from bureau.accounts.viewer import SYSTEM
from bureau.ledger import actions
from bureau.ledger.models import Entity
from tests.bureau import cast

READY, READY_NAME = "enterprise-ready", "示例条件齐备装备有限公司"


def make(code: str = READY, name: str = READY_NAME, town: str = cast.TOWN) -> Entity:
    """R&D 260 + 300 + 340 = 900 of sales 6000 + 7000 + 8060: 4.3 %, where 4 % is asked."""
    place = cast.towns()[town]
    values = {
        "name": name,
        "life_status": "active",
        "listing_status": "none",
        "town": place.code,
        "region_code": town,
        "registration_date": "2018-03-01",
        "resident_enterprise": "是",
        "sales_revenue": {2022: "6000", 2023: "7000", 2024: "8060"},
        "total_income": {2024: "8060"},
        "hightech_income": {2024: "6000"},
        "rd_expense_hte": {2022: "260", 2023: "300", 2024: "340"},
        "rd_expense_hte_domestic": {2022: "260", 2023: "300", 2024: "340"},
        "tech_staff_hte": {2024: "20"},
        "employees_avg": {2024: "100"},
        "has_core_ip_ownership": "是",
        "core_tech_in_supported_field": "是",
        "innovation_score_total": "80",
        "major_incident_dates": "无",
    }
    return actions.create(by=SYSTEM, kind="enterprise", code=code, values=values)
