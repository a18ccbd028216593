"""Two people correct one fact at once, in processes of their own, on a real file."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.deep
ROUNDS = 40

SETUP = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from bureau.accounts.models import User
from bureau.accounts.viewer import SYSTEM
from bureau.ledger import actions
for name in ("a", "b"):
    User.objects.create(username=name)
actions.create(by=SYSTEM, kind="enterprise", code="firm",
               values={"name": "示例公司", "life_status": "active", "sales_revenue": {2024: "0"}})
"""

WRITER = """
import django; django.setup()
from bureau.accounts.models import User
from bureau.accounts.viewer import Standing, Viewer
from bureau.ledger import actions
from bureau.ledger.models import Current, Entity
user = User.objects.get(username={name!r})
viewer = Viewer(user.pk, user.username, (Standing("chief", section="高新科"),))
firm = Entity.objects.get(code="firm")
won = refused = 0
while won < {rounds}:
    seen = Current.objects.get(entity=firm, concept="sales_revenue", period="2024")
    try:
        actions.record(by=viewer, entity=firm, concept="sales_revenue", period="2024",
                       value=str(seen.number // 1_000_000 + 1), replaces=seen.fact_id)
        won += 1
    except actions.MovedOn:
        refused += 1
print(won, refused)
"""

COUNT = """
import django; django.setup()
from bureau.ledger.models import Current, Fact
said = Fact.objects.filter(concept="sales_revenue")
replaced = list(said.exclude(replaces=None).values_list("replaces", flat=True))
print(said.count(), len(set(replaced)), Current.objects.get(concept="sales_revenue").number)
"""


def python(code: str, folder: Path) -> subprocess.Popen[str]:
    """Start a process with the service's settings on that folder."""
    root = Path(__file__).parents[3]
    environment = os.environ | {
        "BUREAU_DATA": str(folder),
        "DJANGO_SETTINGS_MODULE": "bureau.config.settings",
        "PYTHONPATH": os.pathsep.join([str(root / "src"), str(root)]),
    }
    return subprocess.Popen(
        [sys.executable, "-c", code], env=environment, stdout=subprocess.PIPE, text=True
    )


def output(process: subprocess.Popen[str]) -> list[int]:
    """Return the numbers a process printed, once it ended well."""
    text, _ = process.communicate(timeout=240)
    assert process.returncode == 0
    return [int(word) for word in text.split()]


def test_every_correction_rests_on_the_one_its_author_saw(tmp_path: Path) -> None:
    """Each adds one to what he saw: no addition is lost, none is made on a value that had gone."""
    output(python(SETUP, tmp_path))
    writers = [python(WRITER.format(name=name, rounds=ROUNDS), tmp_path) for name in "ab"]
    for writer in writers:
        won, _refused = output(writer)
        assert won == ROUNDS
    facts, replaced, number = output(python(COUNT, tmp_path))
    assert facts == 2 * ROUNDS + 1
    assert replaced == 2 * ROUNDS
    assert number == 2 * ROUNDS * 1_000_000
