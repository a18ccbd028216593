"""The rulebook, a copy of it elsewhere that may be changed, and a firm short of one condition."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from guiju.certificate import Certificate, certify
from guiju.facts import Facts, entity_from_mapping
from guiju.rulebook import Rulebook, load_rulebook
from tests.rulebook.mutants import ROOT, copy_of_rulebook

DAY = date(2024, 12, 31)
FIRM: dict[str, Any] = {
    "id": "SL02",
    "facts": {
        "name": "示例恒锐精密制造有限公司",
        "resident_enterprise": True,
        "registration_date": "2012-03-08",
        "has_core_ip_ownership": True,
        "core_tech_in_supported_field": True,
        "employees_avg": {2023: 120},
        "tech_staff_hte": {2023: 14},
        "sales_revenue": {2021: 6800, 2022: 7900, 2023: 9300},
        "rd_expense_hte": {2021: 210, 2022: 265, 2023: 320},
        "rd_expense_hte_domestic": {2021: 210, 2022: 265, 2023: 320},
        "total_income": {2023: 9350},
        "hightech_income": {2023: 6200},
        "innovation_score_total": 74,
        "major_incident_dates": ["2020-05-01"],
        "titles": {"stsme": "2025-06-19"},
    },
    "sources": {"sales_revenue": "企业所得税纳税申报表", "titles": "入库公告"},
}
Change = Callable[[str, str, str], Rulebook]


@pytest.fixture(scope="session")
def book() -> Rulebook:
    """The rulebook everybody has."""
    return load_rulebook(ROOT)


@pytest.fixture
def firm(book: Rulebook) -> Facts:
    """A firm whose research is 795 of 24,000, 3.3 %, where 4 % is asked."""
    return entity_from_mapping(FIRM, book.vocabulary, as_of=DAY)


@pytest.fixture
def certificate(book: Rulebook, firm: Facts) -> Certificate:
    """That firm, certified as no high-tech enterprise."""
    return certify(book, firm, "hte", DAY)


@pytest.fixture
def changed(tmp_path: Path) -> Change:
    """A copy of the rulebook elsewhere with one text of one file replaced by another."""

    def change(file: str, old: str, new: str) -> Rulebook:
        root = tmp_path / "rulebook"
        if not root.exists():
            copy_of_rulebook(tmp_path)
        path = root / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) >= 1, old
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return load_rulebook(root)

    return change
