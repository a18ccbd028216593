"""What the room does behind the pages."""

from __future__ import annotations

from typing import Any

from bureau.accounts.viewer import Standing, Viewer
from bureau.jobs.actions import Task, handles, nightly

NIGHT = Viewer(None, "系统", (Standing("chief"),))


@handles("runs.run")
def run(task: Task, **args: Any) -> None:
    """One run of everybody."""
    from bureau.runs.actions.performing import perform

    perform(task, **args)


@handles("runs.steps")
def steps(task: Task, **args: Any) -> None:
    """The smallest steps of whoever is one condition short."""
    from bureau.runs.actions.steps import work_out

    work_out(task, **args)


@handles("runs.compare")
def compare(task: Task, **args: Any) -> None:
    """Two runs compared."""
    from bureau.runs.actions.comparing import perform

    perform(task, **args)


@nightly("runs.nightly", at="01:30")
def every_night(task: Task) -> None:
    """Today's run, as known now; old ones go."""
    from bureau.runs.actions.pruning import prune
    from bureau.runs.actions.starting import start

    prune()
    with task.commit():
        start(by=NIGHT)
