"""A worker killed twenty times in a run and its switch: the old one stands, then the new one."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest
from examples.county.firms import firms
from examples.county.tables import write

from tests.bureau.browser.serving import call
from tests.bureau.kills.killing import begin, kill_some, shell, until, workers

pytestmark = pytest.mark.deep
TOWNS = """
from bureau.accounts.viewer import SYSTEM
from bureau.ledger import actions, queries
for code, name in queries.towns().items():
    given = {"name": name, "code": code, "kind": "town", "officer": "某某（示例）"}
    actions.create(by=SYSTEM, kind="town", values=given, code=f"town-{code}")
"""
FIRST = """
from bureau.accounts.viewer import SYSTEM
from bureau.jobs import actions as jobs
from bureau.runs import actions
actions.start(by=SYSTEM, as_of=__import__("datetime").date(2024, 12, 31))
jobs.drain()
"""
NEXT = """
from bureau.accounts.viewer import SYSTEM
from bureau.ledger import actions as ledger
from bureau.ledger.models import Entity
from bureau.runs import actions
firm = Entity.objects.get(code="SL0001")
ledger.record(by=SYSTEM, entity=firm, concept="sales_revenue", period="2023", value=str(7000 + {number}))
print(actions.start(by=SYSTEM, as_of=__import__("datetime").date(2024, 12, 31)).pk)
"""
STATE = """
from pathlib import Path
from django.conf import settings
from bureau.ledger.models import Fact, Row
from bureau.runs.files import KERNEL, STANDING
from bureau.runs.models import Run
current = Run.objects.get(is_current=True)
whole = all((run.place / KERNEL / "run.json").exists() and (run.place / STANDING).exists()
            for run in Run.objects.exclude(ended_at=None))
print(current.pk, whole, Fact.objects.count())
"""
CURRENT = "from bureau.runs.models import Run; print(Run.objects.get(is_current=True).pk)"
FOLDERS = """
from pathlib import Path
from django.conf import settings
from bureau.runs.models import Run
named = {run.folder for run in Run.objects.exclude(ended_at=None)}
print(named == {path.name for path in Path(settings.RUNS).iterdir()},
      Run.objects.filter(ended_at=None).count())
"""
RIGHT = """
import polars as pl
from bureau.ledger import queries as ledger
from bureau.ledger.models import Row
from bureau.runs.models import Run
from bureau.runs.queries.reading import standing_frame
frame = standing_frame(Run.objects.get(is_current=True))
ladder = next(iter(ledger.rulebook().ladders))
told = {c: (None if r < 0 else r, g) for c, r, g in
        frame.select("entity", f"rung·{ladder}", f"gaps·{ladder}").iter_rows()}
noted = {row.code: (row.rung, row.open_gaps) for row in Row.objects.filter(kind="enterprise")}
print(all(noted[code] == told[code] for code in told))
"""


@pytest.fixture
def county(tmp_path: Path) -> Path:
    """A hundred invented firms, and a first run that is current."""
    call(tmp_path, "-m", "django", "migrate", "--verbosity", "0")
    shell(tmp_path, TOWNS)
    draw = [("320481106", "天目湖镇"), ("320481001", "昆仑街道"), ("320481100", "溧城街道")]
    write(firms(100, draw, 3), tmp_path / "facts")
    given = ["--sample", "--known-at", "2024-12-31"]
    call(tmp_path, "-m", "django", "load-firms", str(tmp_path / "facts"), *given)
    shell(tmp_path, FIRST)
    return tmp_path


def test_twenty_kills_within_its_steps_and_the_run_goes_on(county: Path) -> None:
    """Read, judged, placed, switched and then killed, five times each: the old one stands.

    The kill in the switch comes inside its transaction. A last worker does the run whole.
    """
    first, _, facts = shell(county, STATE).split()
    asked = shell(county, NEXT.format(number=1))
    for _ in range(5):
        for step in ("read", "judge", "place", "switch"):
            assert begin(county, die_at=step).wait(timeout=300) == -signal.SIGKILL
        assert shell(county, STATE) == f"{first} True {int(facts) + 1}"
    finished(county, asked)


def test_kills_at_any_moment_leave_one_whole_current_run(county: Path) -> None:
    """Two runs asked for one after another, five kills in each at random: never half, always one."""
    facts = int(shell(county, STATE).split()[2])
    for number in (1, 2):
        asked = shell(county, NEXT.format(number=number))
        with workers(county, 1) as running:
            kill_some(county, running, 5, lambda draw: 1.0 + 2.5 * draw.random())
            current, whole, kept = shell(county, STATE).split()
            assert (whole, int(kept)) == ("True", facts + number)
            assert int(current) <= int(asked)
        finished(county, asked)


def finished(county: Path, asked: str) -> None:
    """A worker left alone makes the run asked for current, leaves no half folder, all rows right."""
    with workers(county, 1):
        until(county, CURRENT, asked)
        until(county, FOLDERS, "True 0")
    assert shell(county, RIGHT) == "True"
