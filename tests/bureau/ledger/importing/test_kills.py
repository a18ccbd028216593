"""A worker killed in the middle of an import: all of it is there or nothing, and it goes on."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

pytestmark = pytest.mark.deep
KILLS, FIRMS, FACTS_A_FIRM, BATCH = 20, 300, 6, 10

# Run in a process of its own, with a database of its own, so that it can be killed for real.
BEGIN = f"""
    from pathlib import Path
    from django.core.management import call_command
    call_command("migrate", verbosity=0)
    from bureau.jobs.actions import enqueue
    from bureau.ledger import actions
    from tests.bureau import cast
    from tests.bureau.ledger.importing.steps import checked, chief, sheet
    cast.towns()
    rows = [[None, f"示例第{{n}}号机械有限公司", cast.TOWN_NAME, "存续", 1000 + n, n, 10] for n in range({FIRMS})]
    job = checked(chief(), sheet(Path(__import__("os").environ["BUREAU_DATA"]), rows), defaults={{}})
    if job.counts["held"]:
        actions.answer_all(by=chief(), job=job, question="twin", answer="yes")
        job.refresh_from_db()
    assert job.counts["new"] == {FIRMS}, job.counts
    actions.begin_commit(by=chief(), job=job)
    enqueue(by=chief(), kind="commit_import", args={{"job": job.pk}})
"""
# Takes up what a killed worker left, and says before each batch that it is about to write it.
WORK = f"""
    from bureau.jobs.actions import drain
    from bureau.jobs.models import Job
    from bureau.ledger.actions import writing
    Job.objects.filter(done_at=None).update(tries=0, lease_until=None)
    writing.BATCH = {BATCH}
    write = writing.record_many
    def told(**how):
        print("writing", flush=True)
        return write(**how)
    writing.record_many = told
    drain()
    print("through", flush=True)
"""
LOOK = """
    from bureau.ledger.models import Entity, Fact, ImportJob, Row, Source
    job = ImportJob.objects.get()
    print(job.state, Source.objects.count(), Entity.objects.filter(kind="enterprise").count(),
          Fact.objects.filter(entity__kind="enterprise").count(), Row.objects.filter(kind="enterprise").count())
"""
REBUILD = """
    from bureau.ledger.fingerprint import fingerprint
    from bureau.ledger.actions import derive_all
    before = fingerprint()
    derive_all()
    print(before == fingerprint())
"""


@pytest.fixture
def world(tmp_path: Path) -> Mapping[str, str]:
    """The environment of the processes: a folder, a database, a lease that runs out soon."""
    paths = os.pathsep.join(sys.path)
    return os.environ | {
        "BUREAU_DATA": str(tmp_path),
        "BUREAU_JOB_LEASE": "1",
        "PYTHONPATH": paths,
        "DJANGO_SETTINGS_MODULE": "tests.bureau.settings",
    }


def code(body: str) -> list[str]:
    """A command that runs a piece of code in the service."""
    begin = "import django; django.setup()\n"
    return [sys.executable, "-c", begin + textwrap.dedent(body)]


def run(body: str, world: Mapping[str, str]) -> str:
    """Run a piece of code to its end; the last line it printed."""
    done = subprocess.run(code(body), env=dict(world), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    return (done.stdout.strip().splitlines() or [""])[-1]


def kill_at(writes: int, wait: float, world: Mapping[str, str]) -> bool:
    """Kill a worker some moments after it began its n-th write; whether it was still at work."""
    worker = subprocess.Popen(
        code(WORK), env=dict(world), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert worker.stdout is not None
    seen = 0
    for line in worker.stdout:
        seen += line.startswith("writing")
        if seen >= writes or line.startswith("through"):
            break
    time.sleep(wait)
    worker.send_signal(signal.SIGKILL)
    worker.communicate()
    return worker.returncode == -signal.SIGKILL and seen >= writes


def test_killed_twenty_times(world: Mapping[str, str]) -> None:
    """After each kill nothing or everything stands; at the end everything, once."""
    run(BEGIN, world)
    nothing = "committing 0 0 0 0"
    everything = f"done 1 {FIRMS} {FIRMS * FACTS_A_FIRM} {FIRMS}"
    dice = random.Random(20241231)
    # Two writes a batch: what stands at once, what waits. The last ten are left out: between the
    # word of one of them and the kill a quick machine is through.
    for writes in (dice.randint(1, 2 * FIRMS // BATCH - 10) for _ in range(KILLS)):
        assert kill_at(writes, dice.uniform(0, 0.02), world)
        assert run(LOOK, world) == nothing
    run(WORK, world)
    assert run(LOOK, world) == everything
    assert run(REBUILD, world) == "True"
