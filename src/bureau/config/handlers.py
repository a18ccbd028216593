"""Every night a backup and what is kept no longer let go; once a month a backup tried."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.utils import timezone

import guiju
from bureau.accounts.actions import let_go
from bureau.accounts.viewer import SYSTEM
from bureau.config.keeping import back_up, last_test, try_restoring
from bureau.config.keeping.notes import folder
from bureau.jobs.actions import Task, nightly
from bureau.ledger.actions import forget_old_contacts

A_MONTH = timedelta(days=28)
PATTERN = "bureau-*.tar.gz"


@nightly("backup", at="02:30")
def nightly_backup(task: Task, **_: Any) -> None:
    """One file a day; of those older than the number kept, none."""
    path = folder() / f"bureau-{guiju.calendar.today().isoformat()}.tar.gz"
    if not path.exists():
        with task.held():
            back_up(path)
    kept = sorted(folder().glob(PATTERN))
    for old in kept[: -settings.BACKUPS_KEPT]:
        old.unlink(missing_ok=True)
    with task.commit():
        pass


@nightly("restore-test", at="03:30")
def monthly_trial(task: Task, **_: Any) -> None:
    """When the last trial is a month old or failed."""
    last = last_test()
    newest = max(folder().glob(PATTERN), default=None)
    due = last is None or not last.fine or timezone.now() - last.when > A_MONTH
    if newest is not None and due:
        with task.held():
            try_restoring(newest)
    with task.commit():
        pass


@nightly("retention", at="04:00")
def every_night_let_go(task: Task, **_: Any) -> None:
    """Old logs, contacts of firms who are none any more, sessions that ended."""
    with task.commit():
        let_go()
        forget_old_contacts(by=SYSTEM)
        call_command("clearsessions")
