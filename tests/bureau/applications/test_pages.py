"""The pages of windows, applications and risks: what they say, what a form keeps, few queries."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from bureau.accounts.viewer import SYSTEM
from bureau.channels.models import Message
from bureau.ledger import actions as ledger
from bureau.ledger.models import Entity, Row
from tests.bureau import cast
from tests.bureau.applications.conftest import Apply
from tests.bureau.applications.ready_firm import READY, READY_NAME

As = Callable[[str], Client]


def text(client: Client, path: str, status: int = 200) -> str:
    """What a page says."""
    answer = client.get(path)
    assert answer.status_code == status, path
    return answer.content.decode()


def test_the_calendar_of_a_year(notice: str, client_as: As) -> None:
    """By month with source and mark, days left in working days, what closes on a holiday, notes."""
    said = text(client_as("town"), "/desk/windows")
    assert "2025年申报窗口" in said
    assert "示例高企第一批" in said
    assert "见过原文" in said
    assert "还剩11天（8个工作日）" in said
    assert "截止日为节假日，请按前一工作日5月30日准备，以通知为准" in said
    assert "每年分批，江苏各批日期未见" in said
    assert "2026年申报窗口" in text(client_as("town"), "/desk/windows?year=2026")
    assert "2025年申报窗口" in text(client_as("town"), "/desk/windows?year=二〇二六")
    only = text(client_as("town"), "/desk/windows?policy=stsme")
    assert "2025年申报窗口 · 科技型中小企业评价" in only
    assert "示例高企第一批" not in only


def test_the_four_lists_of_a_window(notice: str, client_as: As) -> None:
    """As tabs, by town; an officer of another town has an empty list, said so."""
    said = text(client_as("chief"), f"/desk/windows/{notice}")
    for tab in ("应报未报 1", "已报 0", "不符 0", "待核 2"):
        assert tab in said
    assert READY_NAME in said
    assert "条件全部满足，还没有提交" in said
    checked = text(client_as("chief"), f"/desk/windows/{notice}?list=open")
    assert "待补" in checked
    assert "第十一条" in checked
    other = text(client_as("chief"), f"/desk/windows/{notice}?list=open&town={cast.OTHER_TOWN}")
    assert cast.OTHER_FIRM_NAME in other
    assert cast.FIRM_NAME not in other
    assert "没有应报未报的企业" in text(client_as("other_town"), f"/desk/windows/{notice}")
    assert "名单不在您的权限内" in text(client_as("platform_chief"), f"/desk/windows/{notice}")


def test_a_window_that_is_not_open_says_when(ready: Entity, client_as: As) -> None:
    """And one no firm applies in has no list; an unknown one is not there."""
    assert "窗口还没有开" in text(client_as("chief"), "/desk/windows/stsme_submission-2026")
    assert "没有企业名单" in text(client_as("chief"), "/desk/windows/science_week-2025")
    assert "没有这个窗口" in text(client_as("chief"), "/desk/windows/nothing-2025", 404)


def test_a_list_goes_out_as_a_workbook(notice: str, client_as: As) -> None:
    """Only to who may take firms out."""
    answer = client_as("chief").get(f"/desk/windows/{notice}/list.xlsx")
    book = load_workbook(BytesIO(b"".join(answer.streaming_content)))  # type: ignore[attr-defined]
    cells = [str(cell.value) for row in book.active.iter_rows() for cell in row]  # type: ignore[union-attr]
    assert READY_NAME in cells
    assert cast.FIRM_NAME not in cells


def test_reminding_and_taking_back(notice: str, client_as: As) -> None:
    """The page says how many went out and offers to take them back; then nobody was told."""
    chief = client_as("chief")
    done = chief.post(f"/desk/windows/{notice}/remind", {"town": cast.TOWN}, follow=True)
    assert "已发出 1 条提醒；30秒内可以撤回" in done.content.decode()
    assert "撤回刚发的 1 条" in done.content.decode()
    again = chief.post(f"/desk/windows/{notice}/remind", {"firm": READY}, follow=True)
    assert "1 家这一档已经提醒过，没有重复发" in again.content.decode()
    undone = chief.post(f"/desk/windows/{notice}/undo", {}, follow=True)
    assert "已撤回 1 条，企业没有看到" in undone.content.decode()
    assert Message.objects.get().withdrawn_at is not None


def test_an_application_begun_from_the_list_and_moved(notice: str, client_as: As) -> None:
    """Its page offers the next stages; the day is filled in."""
    chief = client_as("chief")
    begun = chief.post("/desk/applications", {"window": notice, "firm": READY}, follow=True)
    assert "已建申报事项" in begun.content.decode()
    at = begun.redirect_chain[-1][0]
    assert "移到“填报”" in begun.content.decode()
    assert 'value="2025-05-20"' in text(chief, f"{at}?to=filling")
    moved = chief.post(at, {"to": "filling", "on": "2025-05-20"}, follow=True)
    assert "到“填报”已记录" in moved.content.decode()
    assert (
        "下一步可以是：已提交、放弃"
        in chief.post(at, {"to": "approved", "on": "2025-05-20"}, follow=True).content.decode()
    )
    assert "退回“拟报”" not in text(client_as("town"), at)


def test_moved_back_without_a_reason_the_form_is_kept(
    notice: str, apply: Apply, client_as: As
) -> None:
    """The message says what to do, the day typed is still there, the stage is as it was."""
    made = apply("hte", 2025, READY, stage="reviewed")
    answer = client_as("chief").post(
        f"/desk/applications/{made.code}", {"to": "filling", "on": "2025-05-18", "reason": " "}
    )
    assert answer.status_code == 422
    said = answer.content.decode()
    assert "没有写理由。退回或取消要写一句话，说明为什么" in said
    assert 'value="2025-05-18"' in said
    assert Row.objects.get(pk=made.pk).stage == "reviewed"


def test_the_ledgers_own_page_leads_to_this_one(apply: Apply, client_as: As) -> None:
    """Where more follows on a move there is one place to make it."""
    made = apply("hte", 2025, stage="publicised")
    at = f"/records/application/{made.code}/stage?to=approved"
    assert client_as("chief").get(at).headers["Location"] == (
        f"/desk/applications/{made.code}?to=approved#move"
    )


def test_a_firm_sees_its_own_and_no_label(notice: str, apply: Apply, client_as: As) -> None:
    """Its applications with stages and days; the bureau's pages are closed to it."""
    apply("hte", 2025, stage={"2025-05-08": "submitted"})
    apply("stsme", 2024, stage={"2024-08-01": "not_approved"})
    apply("hte", 2025, cast.OTHER_FIRM, stage="submitted")
    firm = client_as("enterprise")
    said = text(firm, "/me/applications")
    assert "在办 1 件" in said
    assert "2025-05-08" in said
    assert "未获批" in said
    assert "应报未报" not in said
    text(firm, f"/desk/windows/{notice}", 403)


def test_what_firms_may_lose(notice: str, client_as: As) -> None:
    """A title that runs out, reports missed, a window about to close; each with its loss."""
    values = {"holder": cast.FIRM, "state": "valid", "granted_on": "2023-01-01"}
    ledger.create(
        by=SYSTEM, kind="title", values={**values, "kind": "stsme", "valid_to": "2025-08-18"}
    )
    ledger.create(
        by=SYSTEM,
        kind="title",
        values={**values, "kind": "hte", "valid_to": "2026-12-31", "reports_missed": "1"},
    )
    said = text(client_as("liaison"), "/desk/at-risk")
    assert "科技型中小企业有效期至 2025-08-18，还剩 90 天" in said
    assert "高新技术企业年报已缺 1 次，2025-05-31 前必须报；累计两年未填报的取消资格" in said
    assert "示例高企第一批还没有报，还剩11天（8个工作日）" in said
    assert "高新技术企业 少增1" in said
    assert "都失去的话：科技型中小企业 −1、高新技术企业 −1" in said
    only = text(client_as("chief"), "/desk/at-risk?sort=missed")
    assert "年报已缺 1 次" in only
    assert "还剩 90 天" not in only
    assert "没有即将失去的" in text(client_as("other_liaison"), "/desk/at-risk")


@pytest.mark.parametrize(
    ("role", "path"),
    [
        ("chief", "/desk/windows"),
        ("chief", "/desk/windows/{notice}"),
        ("chief", "/desk/windows/{notice}?list=open"),
        ("town", "/desk/windows/{notice}"),
        ("chief", "/desk/windows/{notice}?list=in"),
        ("chief", "/desk/at-risk"),
        ("chief", "/desk/applications/{application}"),
        ("enterprise", "/me/applications"),
    ],
)
def test_a_page_takes_few_queries(
    notice: str,
    ready: Entity,
    apply: Apply,
    client_as: As,
    role: str,
    path: str,
    django_assert_max_num_queries: Callable[[int], Any],
) -> None:
    """With later facts, messages and applications there; the workbench of today has its own test."""
    made = apply("hte", 2025, stage="submitted")
    ledger.record(by=SYSTEM, entity=ready, concept="employees_total", value="99", period="2024")
    client_as("chief").post(f"/desk/windows/{notice}/remind", {})
    client = client_as(role)
    with django_assert_max_num_queries(12):
        assert client.get(path.format(notice=notice, application=made.code)).status_code == 200
