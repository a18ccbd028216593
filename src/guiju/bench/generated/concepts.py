"""The thirty facts of the made-up rulebook, each known for three years."""

from __future__ import annotations

from typing import Any

# Each sum of money as a share of what a firm of its size turns over.
MONEY = {
    "revenue": 1.0,
    "sales": 1.0,
    "rd_expense": 0.05,
    "profit": 0.1,
    "assets": 1.5,
    "liab": 0.7,
    "hitech_rev": 0.6,
    "export_rev": 0.2,
    "tax": 0.06,
    "equity": 0.8,
    "capex": 0.2,
    "rd_domestic": 0.045,
    "main_rev": 0.9,
    "ip_rev": 0.5,
    "net_assets": 0.8,
}
PEOPLE = ("employees", "rd_staff", "phd", "masters")
THINGS = (
    "patents_inv",
    "patents_um",
    "copyrights",
    "standards",
    "products",
    "awards",
    "projects",
    "rating",
    "accidents",
    "branches",
    "trademarks",
)
COUNTS = (*PEOPLE, *THINGS)
NAMES = (*MONEY, *COUNTS)
YEARS = (2023, 2022, 2021)


def vocabulary() -> dict[str, Any]:
    """The vocabulary file, as YAML would hold it."""
    concepts = {name: _concept(name) for name in NAMES}
    return {
        "kind": "enterprise",
        "label": "企业",
        "identified_by": {"credit_code": "统一社会信用代码"},
        "concepts": concepts,
    }


def _concept(name: str) -> dict[str, Any]:
    label = f"示例 {name}"
    if name in MONEY:
        return {"label": label, "type": "money", "unit": "万元", "period": "year"}
    unit = "人" if name in PEOPLE else "件"
    return {"label": label, "type": "count", "unit": unit, "period": "year"}
