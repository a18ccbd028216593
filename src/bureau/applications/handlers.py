"""What the room does behind the pages."""

from __future__ import annotations

from bureau.jobs.actions import Task, nightly


@nightly("applications.slides", at="02:15")
def slides(task: Task) -> None:
    """What slides towards a threshold, from the run of the night; nothing where there is none."""
    from bureau.applications.sliding import slides as slides_of
    from bureau.runs.queries import current

    run = current()
    if run is not None:
        slides_of(run, work_out=True)


@nightly("applications.remind", at="08:40")
def remind(task: Task) -> None:
    """Firms that have not handed in are told at T-30/14/7/3/1; each officer gets one list."""
    import guiju
    from bureau.applications.actions.daily import remind_all

    with task.commit():
        remind_all(on=guiju.calendar.today())
