"""Two workers, killed twenty times: every job done once in the database."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bureau.browser.serving import call
from tests.bureau.kills.killing import kill_some, shell, until, workers

pytestmark = pytest.mark.deep
JOBS = 200
ASK = f"""
from bureau.accounts.viewer import SYSTEM
from bureau.jobs import actions
actions.handles("note")(None)
for number in range({JOBS}):
    actions.enqueue(by=SYSTEM, kind="note", args={{"number": number}}, key=f"note:{{number}}")
"""
LEFT = "from bureau.jobs.models import Job; print(Job.objects.filter(done_at=None).count())"
DONE = """
from collections import Counter
from bureau.accounts.models import AccountEvent
from bureau.jobs.models import Job
times = Counter(int(event.detail) for event in AccountEvent.objects.filter(what="note"))
print(sorted(times) == list(range(200)), max(times.values()), Job.objects.filter(tries__gt=1).count() > 0)
"""


def test_twenty_kills_lose_no_job_and_double_none(tmp_path: Path) -> None:
    """200 jobs, two workers, 20 kills: 200 lines, each number once; some were begun twice."""
    call(tmp_path, "-m", "django", "migrate", "--verbosity", "0")
    shell(tmp_path, ASK)
    with workers(tmp_path, 2) as running:
        kill_some(tmp_path, running, 20, lambda draw: 1.6 + draw.random())
        until(tmp_path, LEFT, "0")
    assert shell(tmp_path, DONE) == "True 1 True"
