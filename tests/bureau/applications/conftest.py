"""A firm that meets 高企, a run that says so, its window, and whoever looks at it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.utils import timezone

from bureau.accounts.viewer import SYSTEM
from bureau.jobs import actions as jobs
from bureau.ledger import actions as ledger
from bureau.ledger.models import Entity
from bureau.runs import actions as runs
from tests.bureau import cast
from tests.bureau.applications import ready_firm

Apply = Callable[..., Entity]
DAY = "2025-05-20"
"""A Tuesday; the window of 高企 closes on Saturday the 31st, in the holiday of 端午."""


@pytest.fixture
def apply(firms: dict[str, Entity]) -> Apply:
    """`apply("hte", 2024, stage="filling")`: an application of FIRM, or of another."""

    def applied(policy: str, year: int, firm: str = cast.FIRM, **more: object) -> Entity:
        values = {"enterprise": firm, "policy": policy, "year": str(year), **more}
        return ledger.create(by=SYSTEM, kind="application", values=values)

    return applied


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """`clock("2025-05-20 10:00")`: it is that moment; a rehearsal sets the day, a test the hour."""

    def set_to(moment: str) -> None:
        day, _, hour = moment.partition(" ")
        monkeypatch.setenv("GUIJU_TODAY", day)
        now = datetime.fromisoformat(f"{day} {hour or '10:00'}")
        aware = timezone.make_aware(now)
        monkeypatch.setattr("bureau.applications.calls.timezone.localtime", lambda *_: aware)

    return set_to


@pytest.fixture
def ready(
    firms: dict[str, Entity], clock: Callable[[str], None], tmp_path: Any, settings: Any
) -> Entity:
    """READY in 天目湖镇 meets 高企 as of the run; FIRM and OTHER_FIRM are known too little of.

    The list of titles is complete, so that having none is known; OTHER_FIRM's ran out long ago.
    """
    clock(DAY)
    settings.RUNS, settings.CERTIFICATES = tmp_path / "runs", tmp_path / "certificates"
    made = ready_firm.make()
    old = {"holder": cast.OTHER_FIRM, "kind": "gazelle", "granted_on": "2020-01-01"}
    ledger.create(
        by=SYSTEM, kind="title", values={**old, "valid_to": "2022-12-31", "state": "valid"}
    )
    ledger.declare_complete(by=SYSTEM, kind="title", place=cast.COUNTY, as_of=DAY)
    runs.start(by=SYSTEM, as_of=date.fromisoformat(DAY))
    jobs.drain()
    return made


@pytest.fixture
def notice(ready: Entity) -> str:
    """The code of this year's notice: 高企 from 15 April to 31 May 2025."""
    values = {"name": "示例高企第一批", "policy": "hte", "year": "2025", "step": "submission"}
    values |= {"opens_on": "2025-04-15", "closes_on": "2025-05-31", "confidence": "seen"}
    return ledger.create(by=SYSTEM, kind="window", values=values).code
