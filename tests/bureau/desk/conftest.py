"""A firm one step short of 高企 in 天目湖镇, its records, and the day its pages are looked at."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bureau.accounts.viewer import SYSTEM
from bureau.jobs import actions as jobs
from bureau.ledger import actions
from bureau.runs import actions as runs
from tests.bureau import cast

DAY = "2024-12-31"
STEP = "示例一步之遥装备有限公司"


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages are looked at on the last day of 2024."""
    monkeypatch.setenv("GUIJU_TODAY", DAY)


@pytest.fixture
def firm(db: None) -> Any:
    """A firm that falls short of 高企 by its R&D share alone.

    Sales 6000 + 7000 + 8060 = 21060, R&D 200 + 230 + 265 = 695: 3.3 % of the three years, where
    4 % is asked of last year's 8060 (5000 to 20000): 842.4, so 147.4 are short. Staff 20 of 100,
    high-tech income 6000 of 8060, 80 points: all that is asked.
    """
    town = cast.towns()[cast.TOWN]
    source = actions.add_source(by=SYSTEM, kind="审计", title="2023年度审计报告")
    return actions.create(
        by=SYSTEM,
        kind="enterprise",
        code="enterprise-step",
        source=source,
        grade="A",
        values={
            "name": STEP,
            "credit_code": "91320481MA1ABCDE19",
            "life_status": "active",
            "town": town.code,
            "officer": "示例联系人",
            "chain": "high_end_equipment",
            "region_code": cast.TOWN,
            "registration_date": "2018-03-01",
            "resident_enterprise": "是",
            "sales_revenue": {2021: "6000", 2022: "7000", 2023: "8060"},
            "total_income": {2023: "8060"},
            "hightech_income": {2023: "6000"},
            "rd_expense_hte": {2021: "200", 2022: "230", 2023: "265"},
            "rd_expense_hte_domestic": {2021: "200", 2022: "230", 2023: "265"},
            "tech_staff_hte": {2023: "20"},
            "employees_avg": {2023: "100"},
            "has_core_ip_ownership": "是",
            "core_tech_in_supported_field": "是",
            "innovation_score_total": "80",
        },
    )


@pytest.fixture
def county(firm: Any, title: Any, tmp_path: Path, settings: Any) -> None:
    """Five firms judged at the end of 2023 and of 2024, one of them moved out in March 2024.

    天目湖: the firm one step short, 科小 since May; one whose 高企 ran out in June 2024.
    昆仑: one that became 高企 in November 2024, one nothing is known of, and the one that left.
    """
    settings.RUNS, settings.CERTIFICATES = tmp_path / "runs", tmp_path / "certificates"
    places = cast.towns()
    fell = _firm("enterprise-fell", "示例失效材料有限公司", places[cast.TOWN])
    rose = _firm("enterprise-rose", "示例新晋软件有限公司", places[cast.OTHER_TOWN])
    _firm("enterprise-blank", "示例空白贸易有限公司", places[cast.OTHER_TOWN])
    left = _firm("enterprise-left", "示例迁出科技有限公司", places[cast.OTHER_TOWN])
    _title(fell, "hte", "2021-06-30", "2024-06-29")
    _title(rose, "hte", "2024-11-19", "2027-11-18")
    actions.record(
        by=SYSTEM, entity=left, concept="life_status", value="moved_out", period="2024-03"
    )
    for day in (date(2023, 12, 31), date(2024, 12, 31)):
        runs.start(by=SYSTEM, as_of=day)
    jobs.drain()


def _firm(code: str, name: str, town: Any) -> Any:
    values = {"name": name, "life_status": "active", "town": town.code, "listing_status": "none"}
    return actions.create(by=SYSTEM, kind="enterprise", code=code, values=values)


def _title(holder: Any, kind: str, since: str, until: str) -> Any:
    values = {"holder": holder.code, "kind": kind, "granted_on": since, "valid_to": until}
    return actions.create(by=SYSTEM, kind="title", grade="A", values={**values, "state": "valid"})


@pytest.fixture
def title(firm: Any) -> Any:
    """Its 科小, valid until 31 March 2025; the list of titles is complete, so it has no other."""
    actions.declare_complete(by=SYSTEM, kind="title", place=cast.COUNTY, as_of=DAY)
    return _title(firm, "stsme", "2024-05-10", "2025-03-31")
