"""Data for the site: the year 2024, three hundred invented firms, the people of the tests."""

from __future__ import annotations

from pathlib import Path

from examples.county.firms import firms
from examples.county.tables import write

import guiju
from tests.bureau.browser.serving import call

LEDGER = "examples/liyang-2024"
PLACE, COUNT, SEED = "320481", 300, 20_241_231
DONE = "furnished"


def furnish(folder: Path) -> None:
    """Tables, the year's ledger, firms, people; data there already is kept."""
    folder.mkdir(parents=True, exist_ok=True)
    call(folder, "-m", "django", "migrate", "--verbosity", "0")
    if not (folder / DONE).exists():
        call(folder, "-m", "django", "load-ledger", LEDGER)
        invent(folder / "firms")
        call(folder, "-m", "django", "load-firms", str(folder / "firms"), "--sample")
        call(folder, "-m", "tests.bureau.browser.judging")
        (folder / DONE).touch()
    call(folder, "-m", "tests.bureau.browser.people")


def invent(tables: Path) -> None:
    """Write tables of firms none of which exists."""
    towns = guiju.load_rulebook().places[PLACE].towns
    write(firms(COUNT, [(str(town["code"]), str(town["name"])) for town in towns], SEED), tables)
