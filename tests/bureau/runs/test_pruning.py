"""Old runs of the night go; what somebody asked for, and the last of each month, stays."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from bureau.accounts.viewer import Standing
from bureau.runs.actions.pruning import prune
from bureau.runs.models import Run
from tests.bureau.runs.conftest import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(tmp_path: Path, settings: Any) -> Path:
    """Where runs are."""
    settings.RUNS = tmp_path
    return tmp_path


def made(home: Path, day: date, ended: datetime, **given: Any) -> Run:
    """A finished run with a folder."""
    run = Run.objects.create(as_of=day, ended_at=ended, folder=f"{day}", **given)
    run.place.mkdir()
    return run


def test_nights_two_weeks_past_go_but_for_the_last_of_a_month(home: Path) -> None:
    """Of three nights in March the last stays; yesterday's, the current and a person's stay."""
    long_ago = timezone.now() - timedelta(days=40)
    for day in (1, 2, 31):
        made(home, date(2025, 3, day), long_ago)
    made(home, date(2025, 3, 3), long_ago, asked_by_id=person(Standing("chief")).user_id)
    made(home, date(2025, 3, 4), long_ago, known_on=date(2025, 1, 1))
    made(home, date(2025, 3, 5), long_ago, is_current=True)
    made(home, date(2025, 3, 6), timezone.now() - timedelta(days=1))
    assert prune() == 2
    kept = ["2025-03-03", "2025-03-04", "2025-03-05", "2025-03-06", "2025-03-31"]
    assert sorted(path.name for path in home.iterdir()) == kept
    assert sorted(f"{run.as_of}" for run in Run.objects.all()) == kept
