"""What lies in the folder of a finished run, and what its columns mean."""

from __future__ import annotations

from pathlib import Path

from bureau.runs.models import Run

KERNEL = "run"
"""The kernel's own folder."""
STANDING = "standing.parquet"
"""Where the run put every firm."""
OPEN = -1
"""The rung of a firm that may stand on several."""
COMPARING = "runs.compare"
"""The kind of job that compares two runs."""


def moves_file(before: Run, after: Run) -> Path:
    """What moved since another run, beside the later one; there once it has been worked out."""
    return after.place / f"moves-{before.pk}.parquet"


def comparison_key(before: Run, after: Run) -> str:
    """The key of the one job that compares two runs."""
    return f"{COMPARING}:{before.pk}:{after.pk}"


def steps_file(run: Run, start: int) -> Path:
    """One slice of the smallest steps of whoever is one condition short; made after the run."""
    return run.place / f"steps-{start:06d}.parquet"


def steps_files(run: Run) -> list[Path]:
    """The slices there are; they come one after another."""
    return sorted(run.place.glob("steps-*.parquet"))
