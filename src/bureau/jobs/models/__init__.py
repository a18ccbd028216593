"""The table of the room."""

from bureau.jobs.models.job import MAX_TRIES, Job

__all__ = ["MAX_TRIES", "Job"]
