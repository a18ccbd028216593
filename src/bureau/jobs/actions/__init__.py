"""What one can do with jobs: ask for one, take it up again, give it up; and how they are done."""

from bureau.jobs.actions.asking import bury, enqueue, retry
from bureau.jobs.actions.registry import handles, nightly, plan_night
from bureau.jobs.actions.task import LeaseLost, Task
from bureau.jobs.actions.working import drain, work_one

__all__ = [
    "LeaseLost",
    "Task",
    "bury",
    "drain",
    "enqueue",
    "handles",
    "nightly",
    "plan_night",
    "retry",
    "work_one",
]
