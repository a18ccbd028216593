"""The jobs at /console/: read by IT, retried and given up, never edited."""

from __future__ import annotations

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest

import guiju
from bureau.jobs import actions
from bureau.jobs.models import Job


@admin.register(Job)
class JobAdmin(admin.ModelAdmin):
    """A list with states; what a job was told and what it answered may hold facts: not shown."""

    list_display = ["id", "kind", "state_label", "due", "tries", "progress", "asked_by", "done_at"]
    list_filter = ["kind", ("done_at", admin.EmptyFieldListFilter)]
    fields = readonly_fields = [
        *["kind", "key", "state_label", "asked_at", "asked_by", "due", "tries", "lease_until"],
        *["progress", "done_at", "buried_at", "trace"],
    ]
    actions = ["retry", "bury"]

    @admin.display(description="状态")
    def state_label(self, job: Job) -> str:
        """Where it stands."""
        return job.state_label

    @admin.display(description="进度")
    def progress(self, job: Job) -> str:
        """How far it is."""
        return f"{job.progress_done}/{job.progress_total}" if job.progress_total else "—"

    @admin.action(description="重试所选任务")
    def retry(self, request: HttpRequest, chosen: QuerySet[Job]) -> None:
        """Begin the chosen ones anew."""
        self._each(request, chosen, actions.retry, "重试")

    @admin.action(description="放弃所选任务")
    def bury(self, request: HttpRequest, chosen: QuerySet[Job]) -> None:
        """Give the chosen ones up."""
        self._each(request, chosen, actions.bury, "放弃")

    def _each(self, request, chosen, deed, word: str) -> None:  # type: ignore[no-untyped-def]
        done = 0
        for job in chosen:
            try:
                deed(by=request.viewer, job=job)
                done += 1
            except guiju.BadInput as refusal:
                self.message_user(request, str(refusal), messages.WARNING)
        self.message_user(request, f"已{word}{done}件")

    def has_view_permission(self, request: HttpRequest, obj: Job | None = None) -> bool:
        """As the table of rights says."""
        return bool(request.viewer.may("r", "jobs"))

    has_module_permission = has_view_permission

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Jobs are asked for by rooms."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Job | None = None) -> bool:
        """Only to retry and bury, from the list."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Job | None = None) -> bool:
        """Jobs stay as a record."""
        return False
