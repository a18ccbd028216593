"""The jobs at /console/: who sees them, and what of them."""

from __future__ import annotations

import pytest
from django.contrib import admin
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.fallback import FallbackStorage
from django.test import RequestFactory

from bureau.accounts.viewer import SYSTEM, Standing, Viewer
from bureau.jobs import actions
from bureau.jobs.actions import registry
from bureau.jobs.admin import JobAdmin
from bureau.jobs.models import Job

pytestmark = pytest.mark.django_db
IT = Viewer(None, "信息管理员", (Standing("it"),))


@pytest.fixture
def console(monkeypatch: pytest.MonkeyPatch) -> JobAdmin:
    """The page, and one kind of job."""
    monkeypatch.setattr(registry, "HANDLERS", {"it": lambda task: None})
    return JobAdmin(Job, admin.site)


def asked(viewer: Viewer):  # type: ignore[no-untyped-def]
    """A request of somebody."""
    request = RequestFactory().post("/console/")
    request.user, request.viewer, request.session = AnonymousUser(), viewer, {}  # type: ignore
    request._messages = FallbackStorage(request)  # type: ignore[attr-defined]
    return request


def test_it_and_the_auditor_see_jobs_and_nobody_changes_one(console: JobAdmin) -> None:
    """Reading is by the table of rights; adding, changing and deleting is nobody's."""
    seen = {
        role: console.has_view_permission(asked(Viewer(standings=(Standing(role),))))
        for role in ("it", "auditor", "chief", "director", "town", "public")
    }
    assert [role for role, sees in seen.items() if sees] == ["it", "auditor"]
    request = asked(IT)
    assert not console.has_add_permission(request)
    assert not console.has_change_permission(request)
    assert not console.has_delete_permission(request)


def test_arguments_and_answers_are_not_shown(console: JobAdmin) -> None:
    """IT sees that a job failed and where, never what it was about."""
    shown = {*console.list_display, *console.get_fields(asked(IT))}
    assert not shown & {"args", "error", "note", "token"}


def test_it_buries_and_retries_from_the_list(console: JobAdmin) -> None:
    """The two deeds of the page, one after the other."""
    job = actions.enqueue(by=SYSTEM, kind="it")
    console.bury(asked(IT), Job.objects.all())
    job.refresh_from_db()
    assert job.state == "buried"
    console.retry(asked(IT), Job.objects.all())
    job.refresh_from_db()
    assert job.state == "waiting"
