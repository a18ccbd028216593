"""What lies in the folder of a finished run, and what its columns mean."""

from __future__ import annotations

from pathlib import Path

from bureau.runs.models import Run

KERNEL = "run"
"""The kernel's own folder."""
STANDING = "standing.parquet"
"""Where the run put every firm."""
STEPS = "steps.parquet"
"""The smallest step of whoever is one condition short; worked out after the run."""
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
