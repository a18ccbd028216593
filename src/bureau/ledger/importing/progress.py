"""How far a long step is, in a file beside the rows: no transaction hides it, no lock delays it."""

from __future__ import annotations

from contextlib import suppress

from bureau.ledger.models import ImportJob

_NAME = "progress"


def noted(job: ImportJob, done: int, total: int) -> None:
    """Write down how many rows are done; a full disk must not stop the work for this."""
    with suppress(OSError):
        (job.folder / _NAME).write_text(f"{done}/{total}", encoding="ascii")


def over(job: ImportJob) -> None:
    """Nothing is under way any more."""
    with suppress(OSError):
        (job.folder / _NAME).unlink(missing_ok=True)


def progress_of(job: ImportJob) -> tuple[int, int]:
    """Rows done and rows in all; both nought where nothing is known."""
    try:
        done, _, total = (job.folder / _NAME).read_text(encoding="ascii").partition("/")
        return int(done), int(total)
    except (OSError, ValueError):
        return 0, 0
