"""What one can ask of jobs."""

from bureau.jobs.queries.jobs import last, waiting

__all__ = ["last", "waiting"]
