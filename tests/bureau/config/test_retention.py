"""What is kept no longer goes by itself, at night."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from bureau.accounts import actions
from bureau.accounts.models import Reading
from bureau.accounts.viewer import SYSTEM
from bureau.jobs import actions as jobs
from tests.bureau import cast

pytestmark = pytest.mark.django_db


def test_the_night_lets_go_of_logs_older_than_three_years() -> None:
    """One reading of three years and a day ago goes, one of yesterday stays."""
    for days in (3 * 365 + 1, 1):
        made = actions.log_reading(
            viewer=cast.viewer("chief"), thing="contacts", code=f"{days}", how="page"
        )
        assert made is not None
        at = timezone.now() - timedelta(days=days)
        Reading.objects.filter(pk=made.pk).update(at=at)
    jobs.enqueue(by=SYSTEM, kind="retention")
    assert jobs.drain() == 1
    assert [each.code for each in Reading.objects.all()] == ["1"]
