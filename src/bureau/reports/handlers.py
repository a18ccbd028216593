"""What the room does behind the pages."""

from __future__ import annotations

from bureau.jobs.actions import Task, handles


@handles("reports.compose")
def compose(task: Task, edition: int) -> None:
    """A draft of a whole county, put together while nobody waits."""
    from bureau.reports.actions.composing import behind_the_pages

    behind_the_pages(task, edition)


@handles("reports.differ")
def differ(task: Task, edition: int) -> None:
    """What a whole county's ledger would print otherwise than a frozen text."""
    from bureau.reports.actions.differing import differ as work_out

    work_out(task, edition)
