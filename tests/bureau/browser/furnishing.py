"""Data for the site: what `bureau demo` makes, and the people of the tests."""

from __future__ import annotations

from pathlib import Path

from tests.bureau.browser.serving import call

DONE = "furnished"


def furnish(folder: Path) -> None:
    """Tables, static files, demonstration data and people; what is there already is kept."""
    folder.mkdir(parents=True, exist_ok=True)
    call(folder, "-m", "django", "migrate", "--verbosity", "0")
    call(folder, "-m", "django", "collectstatic", "--noinput", "--verbosity", "0")
    call(folder, "-m", "tests.bureau.browser.people")
