"""An invented county in the ledger, and people who look at it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from examples.county.firms import firms as invented
from examples.county.tables import write

from bureau.accounts.models import User
from bureau.accounts.viewer import SYSTEM, Standing, Viewer
from bureau.ledger import actions, queries

TOWN = "320481106"


@pytest.fixture
def town() -> Any:
    """One town."""
    values = {"name": "天目湖镇", "code": TOWN, "kind": "town", "officer": "某某"}
    return actions.create(by=SYSTEM, kind="town", values=values)


@pytest.fixture
def firm(town: Any) -> Any:
    """A firm that falls short of 高企 by its R&D share alone, and of one answer.

    Sales 6000 + 7000 + 8060 = 21060, R&D 200 + 230 + 265 = 695: 3.3 % of the three years, where
    4 % is asked of last year's 8060 (5000 to 20000).
    """
    values = {
        "name": "示例智能装备有限公司",
        "life_status": "active",
        "town": town.code,
        "region_code": TOWN,
        "registration_date": "2018-03-01",
        "resident_enterprise": "是",
        "sales_revenue": {2021: "6000", 2022: "7000", 2023: "8060"},
        "rd_expense_hte": {2021: "200", 2022: "230", 2023: "265"},
    }
    return actions.create(by=SYSTEM, kind="enterprise", values=values)


def person(*standings: Standing) -> Viewer:
    """Somebody with these standings."""
    user = User.objects.create(username=f"u{User.objects.count()}", full_name="某某")
    return Viewer(user.pk, "某某", standings)


@pytest.fixture
def chief() -> Viewer:
    """The chief of the section that answers for firms."""
    return person(Standing("chief", section="高新科"))


@pytest.fixture
def taskforce() -> Viewer:
    """One who sees verdicts and no figures of firms."""
    return person(Standing("taskforce"))


@pytest.fixture
def county(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sixty invented firms in the county's towns; runs go into a folder of their own.

    Steps are worked out for a few firms of each policy only.
    """
    monkeypatch.setattr("bureau.runs.actions.steps.MOST", 4)
    settings.RUNS, settings.CERTIFICATES = tmp_path / "runs", tmp_path / "certificates"
    for code, name in queries.towns().items():
        given = {"name": name, "code": code, "kind": "town", "officer": "某某（示例）"}
        actions.create(by=SYSTEM, kind="town", values=given, code=f"town-{code}")
    write(invented(60, list(queries.towns().items()), 7), tmp_path / "facts")
    call_command("load-firms", str(tmp_path / "facts"), "--sample", "--known-at", "2024-12-31")
