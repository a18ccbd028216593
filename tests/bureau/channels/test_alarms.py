"""IT and the auditors are told of exports, reading in need and locked names: at once, once each."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from bureau.accounts import actions as accounts
from bureau.channels import queries
from bureau.channels.models import Message
from tests.bureau import cast

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def people() -> None:
    """Those who are told, and one who is not."""
    for name in ("it", "auditor", "taskforce"):
        cast.person(name)


def told(name: str) -> list[tuple[str, str]]:
    """What waits in somebody's inbox, oldest first."""
    found = queries.inbox(cast.viewer(name)).order_by("pk")
    return [(message.subject, message.text) for message in found]


def test_an_export_of_closed_fields() -> None:
    """The auditor reads which fields and why; IT only who and how many; nobody else anything."""
    read = {"thing": "year_facts", "code": "enterprise", "fields": ["销售收入"]}
    accounts.log_reading(viewer=cast.viewer("chief"), how="page", **read)
    assert told("auditor") == []
    accounts.log_reading(
        viewer=cast.viewer("chief"), how="export", rows=12, reason="报省厅", **read
    )
    said = "示例高新科长导出了商业信息或个人信息，12行。"
    assert told("it") == [("导出商业或个人信息", said)]
    assert told("auditor") == [("导出商业或个人信息", f"{said}字段：销售收入；事由：报省厅。")]
    assert told("taskforce") == told("chief") == []


def test_reading_in_need() -> None:
    """Asked for and allowed: two messages to each."""
    glass = accounts.ask_glass(by=cast.viewer("it"), reason="导入出错须核对原值")
    accounts.allow_glass(by=cast.viewer("director"), glass=glass)
    for name in ("it", "auditor"):
        assert [subject for subject, _ in told(name)] == ["申请应急查阅", "批准应急查阅"]
    assert "导入出错须核对原值" in told("auditor")[0][1]


def test_five_wrong_passwords(client: Client, settings: Any) -> None:
    """One message, however often the locked name is tried after."""
    user = cast.person("chief")
    for _ in range(7):
        client.post("/account/login/", {"login": user.username, "password": "不对"})
    assert [subject for subject, _ in told("auditor")] == ["登录锁定"]
    assert "示例高新科长" in told("it")[0][1]


def test_saved_again_it_is_not_told_again() -> None:
    """What is on record already is no news."""
    made = accounts.log_reading(
        viewer=cast.viewer("chief"),
        thing="contacts",
        code="enterprise",
        how="export",
        reason="核对",
    )
    assert made is not None
    made.save()
    assert Message.objects.count() == 2
