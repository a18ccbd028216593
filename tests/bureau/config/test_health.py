"""The health page: 200 where the service can work, 503 where it cannot, and no data."""

from __future__ import annotations

from collections import namedtuple
from pathlib import Path
from typing import Any

import pytest
from django.db.utils import OperationalError
from django.test import Client

from bureau.config import health
from bureau.config.keeping.notes import BACKUP, TEST, note

Usage = namedtuple("Usage", "total used free")


@pytest.fixture(autouse=True)
def folders(tmp_path: Path, settings: Any) -> None:
    """Backups of its own."""
    settings.BACKUPS = tmp_path


@pytest.mark.django_db
def test_well(client: Client) -> None:
    """For people a page, for a monitor JSON; what nobody has done yet wants care."""
    page = client.get("/health")
    assert page.status_code == 200
    assert "运行状况：正常" in page.content.decode()
    said = client.get("/health", headers={"accept": "application/json"}).json()
    assert said["state"] == "fine"
    assert said["checks"]["database"]["state"] == "fine"
    assert said["checks"]["backup"] == {"state": "care", "said": "还没有备份"}


@pytest.mark.django_db
def test_backups_and_trials_are_shown(client: Client, tmp_path: Path) -> None:
    """When, and what came of it."""
    note(BACKUP, tmp_path / "b.tar.gz", "3 个文件、10 行")
    note(TEST, tmp_path / "b.tar.gz", "x", fine=False)
    said = client.get("/health?format=json").json()["checks"]
    assert said["backup"]["state"] == "fine"
    assert said["backup"]["said"].endswith("3 个文件、10 行")
    assert said["restore_test"]["state"] == "care"


@pytest.mark.django_db
def test_a_full_disk(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """A service that cannot write is ill."""
    monkeypatch.setattr(health.shutil, "disk_usage", lambda _: Usage(10**12, 10**12, 10**6))
    found = client.get("/health?format=json")
    assert found.status_code == 503
    assert found.json()["checks"]["disk"]["state"] == "ill"


def test_no_database(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even then it answers, with the kind of error and no more; a session is not looked for."""

    def out() -> Any:
        raise OperationalError("password authentication failed for user 'x'")

    monkeypatch.setattr(health, "CHECKS", (("database", "数据库", out),))
    client.cookies["sessionid"] = "whatever"
    found = client.get("/health?format=json")
    assert found.status_code == 503
    assert found.json()["checks"]["database"] == {"state": "ill", "said": "OperationalError"}
