"""A draft of a large ledger is put together behind the pages; a slip is told on its page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from bureau.accounts.viewer import Viewer
from bureau.jobs import actions as jobs
from bureau.jobs.models import Job
from bureau.reports import actions, exporting
from bureau.reports.models import Edition
from tests.bureau import cast
from tests.bureau.reports.conftest import handed_in
from tests.bureau.reports.test_editions import corrected


@pytest.fixture(autouse=True)
def _large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take every ledger for a large one."""
    monkeypatch.setattr(exporting, "AT_ONCE", 0)


def write(client: Client, edition: Edition, more: str) -> None:
    """More words in the section on platforms, by its page."""
    section = edition.sections.get(heading="推进平台建设")
    latest = section.texts.first()
    posted = {"source": latest.source + more, "seen": latest.version}
    path = f"/reports/{edition.pk}/sections/{section.place}"
    assert client.post(path, posted).status_code == 302


def test_saving_does_not_wait(edition: Edition, client_as: Callable[[str], Client]) -> None:
    """The old text stays and the page says so; when the job is done the new one stands."""
    client = client_as("planning_chief")
    write(client, edition, "\n\n新写的一句。")
    page = client.get(f"/reports/{edition.pk}").content.decode()
    assert "正在后台按现在的台账编排" in page
    assert "新写的一句。" not in page
    jobs.drain()
    page = client.get(f"/reports/{edition.pk}").content.decode()
    assert "新写的一句。" in page
    assert "正在后台" not in page
    draft = b"".join(client.get(f"/reports/{edition.pk}/report.txt"))
    assert "新写的一句。" in draft.decode()


def test_asked_twice_it_is_one_job(edition: Edition, lead: Viewer) -> None:
    """The same state of ledger and sections is composed once."""
    first, second = (actions.ask_compose(by=lead, edition=edition) for _ in range(2))
    assert first is not None
    assert first == second
    assert Job.objects.filter(kind="reports.compose").count() == 1


def test_a_slip_is_told_and_not_tried_again(
    edition: Edition, client_as: Callable[[str], Client]
) -> None:
    """Section and line, in words; the job is over."""
    client = client_as("planning_chief")
    write(client, edition, '\n\n{{ 量("没有这个数") }}')
    jobs.drain()
    page = client.get(f"/reports/{edition.pk}").content.decode()
    assert "编排不成" in page
    assert "“推进平台建设”第" in page
    assert Job.objects.get(kind="reports.compose").state == "done"


def test_differences_of_a_large_ledger_are_worked_out_behind(
    edition: Edition, lead: Viewer, client_as: Callable[[str], Client]
) -> None:
    """Asked for by a button; the page says so until they are there, and then shows them."""
    signing = handed_in(edition, lead)
    actions.sign(by=cast.viewer("chief"), edition=signing)
    actions.freeze(by=cast.viewer("director"), edition=signing)
    corrected("500")
    client, path = client_as("planning_chief"), f"/reports/{edition.pk}/diff"
    assert "对照现在的台账" in client.get(path).content.decode()
    assert client.post(f"/reports/{edition.pk}/do/differ").headers["Location"] == path
    assert "正在后台和现在的台账对照" in client.get(path).content.decode()
    jobs.drain()
    page = client.get(path).content.decode()
    assert "增长284%" in page
    assert "对照现在的台账" not in page
