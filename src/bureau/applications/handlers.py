"""What the room does behind the pages."""

from __future__ import annotations

from bureau.jobs.actions import Task, nightly


@nightly("applications.remind", at="08:40")
def remind(task: Task) -> None:
    """Firms that have not handed in are told at T-30/14/7/3/1; each officer gets one list."""
    import guiju
    from bureau.applications.actions.daily import remind_all

    with task.commit():
        remind_all(on=guiju.calendar.today())
