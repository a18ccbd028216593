"""Data for the site: the year 2024 as a folder ledger tells it, and the people of the tests."""

from __future__ import annotations

from pathlib import Path

from tests.bureau.browser.serving import call

LEDGER = "examples/liyang-2024"
DONE = "furnished"


def furnish(folder: Path) -> None:
    """Tables, static files, the year's ledger, people; data that is there already is kept."""
    folder.mkdir(parents=True, exist_ok=True)
    call(folder, "-m", "django", "migrate", "--verbosity", "0")
    call(folder, "-m", "django", "collectstatic", "--noinput", "--verbosity", "0")
    if not (folder / DONE).exists():
        call(folder, "-m", "django", "load-ledger", LEDGER)
        (folder / DONE).touch()
    call(folder, "-m", "tests.bureau.browser.people")
