"""A firm on the way to 高企 on 1 March 2026, of which three things are not known.

It stands exactly on every border of 高企 that it can, as the base of the policy's own cases: R&D
(150 + 200 + 250) ÷ (3000 + 4000 + 5000) = 5 %, domestic 360 ÷ 600 = 60 %. Not known: the technical
staff of 2025 (10 of 100 would do), high-tech income and total income of 2025 (60 % would do).
"""

from __future__ import annotations

from typing import Any

from bureau.accounts.viewer import SYSTEM
from bureau.ledger import actions
from bureau.ledger.models import Entity, Row
from tests.bureau import cast

CLOCK = "2026-03-01"
"""A Sunday; 22 working days to 31 March: four weeks of five, then Monday and Tuesday."""
KNOWN: dict[str, Any] = {
    "resident_enterprise": "是",
    "independent_legal_person": "是",
    "has_core_ip_ownership": "是",
    "core_tech_in_supported_field": "是",
    "employees_avg": {"2025": "100"},
    "sales_revenue": {"2023": "3000", "2024": "4000", "2025": "5000"},
    "rd_expense_hte": {"2023": "150", "2024": "200", "2025": "250"},
    "rd_expense_hte_domestic": {"2023": "90", "2024": "120", "2025": "150"},
    "innovation_score_total": "71",
    "major_incident_dates": "无",
}
# Held: so that 科小 is to be renewed, 高企 is the next rung, and the other ladder is at its top.
TITLES = (
    ("stsme", "2025-05-10", "2026-03-31"),
    ("hte_pool", "2024-06-01", "2027-05-31"),
    ("little_giant", "2024-09-01", "2027-08-31"),
)
CODE, NAME = "enterprise-lake", "示例湖畔储能科技有限公司"


def lake_firm(code: str = CODE, name: str = NAME) -> Entity:
    """The firm, made when first asked for; another of the same kind under another code."""
    found = Entity.objects.filter(code=code).first()
    if found is not None:
        return found
    town = Row.objects.filter(kind="town", town=cast.TOWN).first() or cast.towns()[cast.TOWN]
    values = {
        "name": name,
        "life_status": "active",
        "town": town.code,
        "region_code": cast.TOWN,
        "officer": "示例联系人",
        "registration_date": "2015-01-01",
        **KNOWN,
    }
    paper = actions.add_source(by=SYSTEM, kind="审计", title="2025年度审计报告", dated="2026-02")
    firm = actions.create(
        by=SYSTEM, kind="enterprise", code=code, values=values, source=paper, grade="A", sample=True
    )
    for kind, since, until in TITLES:
        grant(firm, kind, since, until)
    return firm


def grant(firm: Entity, kind: str, since: str, until: str) -> Entity:
    """A title the firm holds."""
    values = {
        "holder": firm.code,
        "kind": kind,
        "granted_on": since,
        "valid_to": until,
        "state": "valid",
    }
    return actions.create(by=SYSTEM, kind="title", values=values, grade="A", sample=True)
