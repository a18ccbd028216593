"""The workbench: what falls due today, for whom, each with its reason and one action."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from bureau.accounts.viewer import SYSTEM
from bureau.jobs import actions as jobs
from bureau.ledger import actions
from bureau.ledger.models import Entity
from bureau.runs import actions as runs
from tests.bureau import cast
from tests.bureau.desk.conftest import STEP

pytestmark = pytest.mark.django_db
As = Callable[[str], Client]


def text_of(client: Client) -> str:
    """What the workbench says."""
    answer = client.get("/desk")
    assert answer.status_code == 200
    return answer.content.decode()


def test_nothing_due_says_so_and_names_the_next_window(client_as: As) -> None:
    """An empty ledger: nothing falls due, and the next window of the calendar is named."""
    text = text_of(client_as("liaison"))
    assert "今天没有到期事项" in text
    assert "以当年通知为准" in text
    assert "天目湖镇" in text
    assert "12月31日周二" in text


def test_a_title_that_runs_out_in_ninety_days(title: Any, client_as: As) -> None:
    """31 March 2025 is 90 days after 31 December; it leads to what is still short."""
    text = text_of(client_as("liaison"))
    assert STEP in text
    assert "科技型中小企业有效期至 2025-03-31，还剩 90 天" in text
    assert "?policy=stsme" in text


def test_a_day_later_it_is_not_yet_due(
    title: Any, client_as: As, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On 30 December it is 91 days."""
    monkeypatch.setenv("GUIJU_TODAY", "2024-12-30")
    assert "有效期至 2025-03-31" not in text_of(client_as("liaison"))


def test_another_towns_people_are_not_told(title: Any, client_as: As) -> None:
    """Neither the liaison nor the officer of 昆仑."""
    assert STEP not in text_of(client_as("other_liaison"))
    assert STEP not in text_of(client_as("other_town"))


@pytest.mark.usefixtures("county")
def test_what_turned_between_the_last_two_runs(firm: Any, client_as: As) -> None:
    """With 412.4 of R&D and no incident the firm meets 高企 from the next run on."""
    assert "有变化" not in text_of(client_as("chief"))
    _complete(firm)
    text = text_of(client_as("chief"))
    assert "高新技术企业认定：转为全部满足" in text
    assert "2024-12-31 与 2024-12-31 两次判定之间" in text
    assert "高新技术企业认定：转为全部满足" not in text_of(client_as("other_liaison"))


@pytest.mark.usefixtures("county")
def test_an_incident_of_the_year_is_told_to_who_may_see_it(firm: Any, client_as: As) -> None:
    """Of a firm that stands on a rung: 15 August 2024 is within a year; town officers see none."""
    actions.record(by=SYSTEM, entity=firm, concept="major_incident_dates", value="2024-08-15")
    assert "重大安全质量环境事件日期：2024-08-15" in text_of(client_as("liaison"))
    assert "重大安全质量环境事件日期" not in text_of(client_as("town"))
    actions.record(by=SYSTEM, entity=firm, concept="major_incident_dates", value="2023-08-15")
    assert "重大安全质量环境事件日期" not in text_of(client_as("liaison"))


def _complete(firm: Any) -> None:
    """Everything 高企 asks, and a run that knows it; no incident is an empty list, which is known."""
    actions.record(by=SYSTEM, entity=firm, concept="rd_expense_hte", value="412.4", period="2023")
    actions.record(by=SYSTEM, entity=firm, concept="major_incident_dates", value="无")
    runs.start(by=SYSTEM, as_of=date(2024, 12, 31))
    jobs.drain()


def _window(policy: str, opens: str, closes: str) -> None:
    values = {
        "name": "示例通知",
        "policy": policy,
        "year": "2025",
        "step": "submission",
        "opens_on": opens,
        "closes_on": closes,
    }
    actions.create(by=SYSTEM, kind="window", values=values)


@pytest.fixture
def ready(firm: Any, title: Any, tmp_path: Any, settings: Any) -> Any:
    """The firm with everything 高企 asks, and a run that says so."""
    settings.RUNS, settings.CERTIFICATES = tmp_path / "runs", tmp_path / "certificates"
    _complete(firm)
    return firm


def test_ready_with_an_open_window_and_nothing_handed_in(ready: Any, client_as: As) -> None:
    """应报未报: the firm, the days left, and that the notice of the year decides."""
    _window("hte", "2024-12-15", "2025-01-20")
    text = text_of(client_as("chief"))
    assert "应报未报：示例通知" in text
    assert "全部满足，还没有提交；还剩20天（13个工作日）" in text
    assert "以当年通知为准" in text
    notice = Entity.objects.get(kind="window").code
    assert f"/desk/windows/{notice}" in text
    listed = client_as("chief").get(f"/desk/windows/{notice}").content.decode()
    assert STEP in listed


@pytest.mark.parametrize(
    ("opens", "is_told"), [("2025-01-29", True), ("2025-01-30", False), ("2024-12-01", True)]
)
def test_a_window_counts_from_thirty_days_before(
    ready: Any, client_as: As, opens: str, is_told: bool
) -> None:
    """29 January is 29 days off, 30 January 30: less than thirty are near."""
    _window("hte", opens, "2025-03-31")
    assert ("应报未报：示例通知" in text_of(client_as("chief"))) is is_told


@pytest.mark.parametrize(
    ("stage", "is_told"),
    [("filling", True), ("submitted", False), ("withdrawn", False)],
)
def test_what_was_handed_in_or_given_up_is_not_told_again(
    ready: Any, client_as: As, stage: str, is_told: bool
) -> None:
    """填报 is still to be handed in; 已提交 is not; who gave up is left alone."""
    _window("hte", "2024-12-15", "2025-01-20")
    values = {"enterprise": ready.code, "policy": "hte", "year": "2025", "stage": stage}
    actions.create(by=SYSTEM, kind="application", values=values)
    assert ("应报未报" in text_of(client_as("chief"))) is is_told


def test_chiefs_of_other_sections_get_no_list_of_firms(ready: Any, client_as: As) -> None:
    """应报未报 is the business of 高新科."""
    _window("hte", "2024-12-15", "2025-01-20")
    assert "应报未报" not in text_of(client_as("platform_chief"))


def test_promises_past_their_day(client_as: As) -> None:
    """An agreement's duty of November, undone: told to 成果科 and the director, not to others."""
    cast.firms()
    actions.create(
        by=SYSTEM,
        kind="agreement",
        values={
            "title": "示例协议",
            "kind": "joint_rd",
            "parties": [cast.FIRM],
            "stage": "signed",
            "signed_on": "2024-04-28",
            "duties": [
                {"who": "示例院", "what": "建成中试线", "due": "2024-11-30"},
                {"who": "示例院", "what": "派出专家", "due": "2024-11-30", "done": "2024-11-01"},
                {"who": "示例院", "what": "交付样机", "due": "2025-01-31"},
            ],
        },
    )
    for role in ("results_chief", "director"):
        text = text_of(client_as(role))
        assert "示例院应在 2024-11-30 前建成中试线" in text
        assert "派出专家" not in text
        assert "交付样机" not in text
    assert "示例协议" not in text_of(client_as("chief"))


def test_proposals_waiting_lead_to_the_queue(client_as: As) -> None:
    """What a town officer proposed waits with the chief; he himself is not asked to decide it."""
    firm = cast.firms()[cast.FIRM]
    actions.record(
        by=cast.viewer("enterprise"),
        entity=firm,
        concept="employees_total",
        value="88",
        period="2024",
    )
    text = text_of(client_as("chief"))
    assert "待审的更正" in text
    assert 'href="/proposals"' in text
    assert "待审的更正" not in text_of(client_as("director"))


def test_the_towns_return_is_asked_for(client_as: As) -> None:
    """On 31 December that of November is long due: 6 December was the fifth working day."""
    text = text_of(client_as("town"))
    assert "2024-11 月报还没有到，应在 2024-12-06 前报，已过 25 天" in text
    assert "昆仑街道" not in text
    assert text_of(client_as("taskforce")).count("2024-11 月报还没有到") == 12


@pytest.mark.usefixtures("county")
def test_the_director_sees_the_board_in_a_strip(client_as: As) -> None:
    """With the change in the year."""
    text = text_of(client_as("director"))
    assert "科技企业五级梯次" in text
    assert "差一步到高企" in text


def test_who_keeps_the_service_sees_states_and_no_content(firm: Any, client_as: As) -> None:
    """IT: jobs; the auditor: the trail; no firm by name."""
    jobs.enqueue(by=SYSTEM, kind="runs.run", args={"run": 0})
    text = text_of(client_as("it"))
    assert "后台任务" in text
    assert STEP not in text
    assert "查阅记录" in text_of(client_as("auditor"))


@pytest.mark.usefixtures("county")
@pytest.mark.parametrize("role", ["chief", "director", "liaison", "town", "taskforce", "it"])
def test_a_workbench_takes_few_queries(
    client_as: As, role: str, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    """Whoever looks."""
    client = client_as(role)
    with django_assert_max_num_queries(12):
        client.get("/desk")
