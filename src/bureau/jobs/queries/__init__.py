"""What one can ask of jobs."""

from bureau.jobs.queries.jobs import by_key, last, waiting

__all__ = ["by_key", "last", "waiting"]
