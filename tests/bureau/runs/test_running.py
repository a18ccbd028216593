"""Snapshot, run, switch: everybody as each would be judged, one run current, nothing half."""

from __future__ import annotations

import errno
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied

import guiju
from bureau.accounts.viewer import PUBLIC, SYSTEM, Standing, Viewer
from bureau.jobs import actions as jobs
from bureau.jobs.models import Job
from bureau.ledger import actions as ledger_actions
from bureau.ledger import queries as ledger
from bureau.ledger.models import Entity, Row
from bureau.runs import actions, queries
from bureau.runs.files import KERNEL
from bureau.runs.models import Run
from bureau.runs.queries.reading import standing_frame

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("county")]
DAY, BEFORE = date(2024, 12, 31), date(2023, 12, 31)


def run_of(day: date, **given: Any) -> Run:
    """A finished run."""
    run = actions.start(by=SYSTEM, as_of=day, **given)
    jobs.drain()
    run.refresh_from_db()
    assert run.is_done
    return run


def folders() -> list[str]:
    """What lies where runs are."""
    home = Path(settings.RUNS)
    return sorted(path.name for path in home.iterdir()) if home.exists() else []


def test_everybody_is_judged_as_each_would_be() -> None:
    """Every verdict of the run is the exact one of the firm's own facts."""
    run = run_of(DAY)
    book = ledger.rulebook()
    opened = guiju.comparison.open_run(run.place / KERNEL, book)
    codes = standing_frame(run)["entity"].to_list()
    stored = {
        policy: dict(frame.select("entity", "verdict").iter_rows())
        for policy, frame in opened.outcomes(opened.policies).items()
    }
    names = {0: "ineligible", 1: "eligible", 2: "unknown", 3: "not_applicable", 4: None}
    assert len(codes) == 60
    for facts in ledger.facts_of_many(codes, as_of=DAY):
        for policy, judgement in guiju.judge(book, facts, DAY).items():
            code = stored[policy][facts.entity]
            assert (facts.entity, policy, names[code]) == (facts.entity, policy, judgement.verdict)


def test_rungs_and_gaps_are_those_of_each_firm() -> None:
    """What lists show is what the firm's own page says."""
    run = run_of(DAY)
    assert run.is_current
    noted = {row.code: (row.rung, row.open_gaps) for row in Row.objects.filter(kind="enterprise")}
    chief = Viewer(None, "科长", (Standing("chief", section="高新科"),))
    for code, (rung, gaps) in list(noted.items())[:20]:
        ladder = queries.judged(code, viewer=chief, as_of=DAY).ladder
        assert ladder is not None
        assert rung == (ladder.low if ladder.low == ladder.high else None)
        if gaps is not None and ladder.ways:
            assert (gaps == 0) == any(way.verdict in ("eligible", "unknown") for way in ladder.ways)


def test_the_later_run_takes_over_and_the_earlier_stays() -> None:
    """One run is current; the other is kept and can be read."""
    first, second = run_of(DAY), run_of(DAY)
    first.refresh_from_db()
    assert (first.is_current, second.is_current) == (False, True)
    assert folders() == sorted([first.folder, second.folder])


def test_a_run_of_an_earlier_day_does_not_take_over() -> None:
    """Nor does one as known on a past day, unless it is asked to."""
    now = run_of(DAY)
    past, known = run_of(BEFORE), run_of(DAY, known_on=date(2025, 1, 31))
    assert queries.current() == now
    assert (past.is_current, known.is_current) == (False, False)
    assert queries.a_year_before(now) == past


def test_as_known_on_a_day_later_facts_are_not_in_it() -> None:
    """Sales corrected later do not count in a run as known before."""
    firm = Entity.objects.get(code="SL0001")
    ledger_actions.record(
        by=SYSTEM, entity=firm, concept="sales_revenue", period="2023", value="424242"
    )
    then = run_of(DAY, known_on=date(2025, 1, 1), switches=False)
    now = run_of(DAY)
    book = ledger.rulebook()
    sales = [
        next(iter(guiju.comparison.open_run(run.place / KERNEL, book).facts_of(["SL0001"]))).years[
            "sales_revenue"
        ][2023]
        for run in (then, now)
    ]
    assert sales[0] != sales[1] == 424_242_000_000


def test_facts_since_are_counted() -> None:
    """What came in after the run had begun to read, proposals not before they are accepted."""
    run = run_of(DAY)
    assert queries.facts_since(run) == 0
    firm = Entity.objects.get(code="SL0001")
    ledger_actions.record(by=SYSTEM, entity=firm, concept="sales_revenue", period="2023", value="1")
    assert queries.facts_since(run) == 1


def test_the_same_asked_twice_is_one_run() -> None:
    """Two presses of the button before anybody began are one run."""
    assert actions.start(by=SYSTEM, as_of=DAY) == actions.start(by=SYSTEM, as_of=DAY)
    assert Run.objects.count() == 1


@pytest.mark.parametrize(
    "step",
    [
        "guiju.run",
        "bureau.runs.actions.performing.write_whole",
        "bureau.runs.actions.performing.standing_table",
    ],
)
def test_a_run_that_fails_leaves_the_old_one_and_no_folder(
    step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk at any write: the run before stays current, and the reason says what to do."""
    old = run_of(DAY)

    def full(*_: Any, **__: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(step, full)
    run = actions.start(by=SYSTEM, as_of=DAY)
    jobs.drain()
    run.refresh_from_db()
    assert not run.is_done
    assert run.job is not None
    assert run.job.state == "buried"
    assert "磁盘已满" in run.job.error
    assert queries.current() == old
    assert folders() == [old.folder]


def test_what_a_killed_attempt_left_is_swept() -> None:
    """A half folder of the same run is gone when the next attempt is done."""
    run = actions.start(by=SYSTEM, as_of=DAY)
    half = Path(settings.RUNS) / f"{run.pk:06d}-deadbeef"
    (half / "run").mkdir(parents=True)
    jobs.drain()
    run.refresh_from_db()
    assert folders() == [run.folder]


def test_who_lost_the_lease_does_not_switch(monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker that was too slow finds the job another's: no switch, and its folder goes."""
    run = actions.start(by=SYSTEM, as_of=DAY)
    import bureau.runs.actions.performing as performing

    real = performing.standing_table

    def stolen(*args: Any) -> Any:
        Job.objects.filter(kind="runs.run").update(token="another")
        return real(*args)

    monkeypatch.setattr(performing, "standing_table", stolen)
    jobs.work_one()
    run.refresh_from_db()
    assert not run.is_done
    assert folders() == []


def test_only_a_chief_starts_a_run() -> None:
    """The table of rights says who may."""
    for viewer in (PUBLIC, Viewer(None, "IT", (Standing("it"),))):
        with pytest.raises(PermissionDenied):
            actions.start(by=viewer)


def test_a_day_that_makes_no_sense_is_refused() -> None:
    """A hundred years off, or known tomorrow."""
    with pytest.raises(guiju.BadInput, match="情况截至"):
        actions.start(by=SYSTEM, as_of=date(1924, 12, 31))
    with pytest.raises(guiju.BadInput, match="掌握截至"):
        actions.start(by=SYSTEM, known_on=date(2999, 1, 1))


def test_the_night_asks_for_one_run() -> None:
    """Planned once a night, and done like any other."""
    jobs.enqueue(by=SYSTEM, kind="runs.nightly", key="runs.nightly:2025-01-01")
    jobs.drain()
    assert Run.objects.get().is_done
