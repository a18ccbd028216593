"""What the room does behind the pages."""

from __future__ import annotations

from typing import Any

from bureau.jobs.actions import Task, handles


@handles("indicators.plan")
def plan(task: Task, **args: Any) -> None:
    """Which firms to win, under what the officers can do."""
    from bureau.indicators.actions.plans import work_out

    work_out(task, **args)
