"""What lists take from a run is what one firm judged by itself says."""

from __future__ import annotations

from datetime import date

import pytest

import guiju
from bureau.accounts.viewer import SYSTEM, Standing, Viewer
from bureau.jobs import actions as jobs
from bureau.ledger import queries as ledger
from bureau.ledger.models import Row
from bureau.runs import actions, queries
from bureau.runs.models import Run

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("county")]
DAY, BEFORE = date(2024, 12, 31), date(2023, 12, 31)
BELOW_HTE = (0, 1, 2)


@pytest.fixture
def runs() -> tuple[Run, Run]:
    """The county at the end of two years."""
    made = [actions.start(by=SYSTEM, as_of=day) for day in (BEFORE, DAY)]
    jobs.drain()
    for run in made:
        run.refresh_from_db()
    return made[0], made[1]


def verdicts(policy: str, day: date) -> dict[str, str | None]:
    """Every firm judged by itself."""
    codes = list(Row.objects.filter(kind="enterprise").values_list("code", flat=True))
    book = ledger.rulebook()
    return {
        facts.entity: guiju.judge(book, facts, day, [policy])[policy].verdict
        for facts in ledger.facts_of_many(codes, as_of=day)
    }


def test_ready_are_those_judged_eligible(runs: tuple[Run, Run]) -> None:
    """For 科小 and 高企, of the firms below the rung; nobody is lost and nobody made up."""
    rungs = dict(Row.objects.filter(kind="enterprise").values_list("code", "rung"))
    for policy, below in (("stsme", (0,)), ("hte", BELOW_HTE)):
        wanted = {
            code
            for code, verdict in verdicts(policy, DAY).items()
            if verdict == "eligible" and rungs[code] in below
        }
        assert set(queries.ready_for(policy, viewer=SYSTEM, run=runs[1])) == wanted


def test_one_short_are_refused_and_not_yet_there(runs: tuple[Run, Run]) -> None:
    """Whoever is one condition short of 高企 is refused by it and stands below it."""
    told = verdicts("hte", DAY)
    short = queries.short_of("hte", viewer=SYSTEM, run=runs[1])
    assert short
    assert {told[code] for code in short} == {"ineligible"}
    assert set(Row.objects.filter(code__in=short).values_list("rung", flat=True)) <= {0, 1, 2}
    assert queries.short_of("hte_tax_rate_of_nowhere", viewer=SYSTEM, run=runs[1]) == []


def test_steps_name_amounts_only_to_who_may_see_them(runs: tuple[Run, Run]) -> None:
    """The same firms, one with 万元 and one without."""
    short = queries.short_of("hte", viewer=SYSTEM, run=runs[1])
    rows = list(Row.objects.filter(code__in=short))
    told = queries.next_steps(rows, viewer=SYSTEM, run=runs[1], policy="hte")
    assert set(told) == set(short)
    assert all(step.gaps == 1 and step.says for step in told.values())
    force = Viewer(None, "专班", (Standing("taskforce"),))
    hidden = queries.next_steps(rows, viewer=force, run=runs[1], policy="hte")
    assert not [step.says for step in hidden.values() if "万元" in step.says]
    other = Viewer(None, "镇", (Standing("town", town="320481999"),))
    assert queries.next_steps(rows, viewer=other, run=runs[1]) == {}


def test_turned_are_those_ready_in_one_run_only(runs: tuple[Run, Run]) -> None:
    """Gained: eligible now and not before; lost: the other way round."""
    before, after = runs
    assert queries.previous(after) == before
    found = list(queries.turned(viewer=SYSTEM, run=after, before=before, policies=["stsme"]))
    now, was = verdicts("stsme", DAY), verdicts("stsme", BEFORE)
    gained = {c for c in now if now[c] == "eligible" and was[c] != "eligible"}
    lost = {c for c in now if now[c] != "eligible" and was[c] == "eligible"}
    here = {row.code for row in Row.objects.filter(kind="enterprise")}
    assert {t.code for t in found if t.gained} <= gained & here
    assert {t.code for t in found if not t.gained} <= lost & here
    assert found
