"""A plan through the service: as good as brute force, every chosen step judged again."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings
from examples.county.firms import firms as invented
from examples.county.tables import write

import guiju
from bureau.accounts.viewer import SYSTEM
from bureau.indicators.actions import plans
from bureau.indicators.models import Plan
from bureau.indicators.queries.forecast import Counted
from bureau.indicators.queries.shortfall import shortfall, usable
from bureau.jobs import actions as jobs
from bureau.ledger import actions, queries
from bureau.ledger.models import Entity
from bureau.runs import actions as runs
from bureau.runs import queries as runs_
from bureau.runs.files import steps_files
from bureau.runs.models import Run
from bureau.runs.queries import judging
from tests.bureau import cast

pytestmark = pytest.mark.django_db
NET = Counted("hte", "net", "hte")
YEAR = 2024
DAY = "2024-01-31"
A_LOT = {"firms": 50, "days": 500}


@pytest.fixture(scope="module")
def judged(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Path]:
    """Two hundred and fifty firms and their run, in the spring of 2024; gone after the module."""
    home = tmp_path_factory.mktemp("plans")
    # A busy machine may take long: nobody else is to take the job over meanwhile.
    kept = override_settings(RUNS=home / "runs", JOB_LEASE=3_600)
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock(), kept:
        patch.setenv("GUIJU_TODAY", DAY)
        patch.setattr("bureau.runs.actions.steps.MOST", 60)
        with transaction.atomic():
            _county(home / "facts")
            yield home
            transaction.set_rollback(True)


def _county(tables: Path) -> None:
    for code, name in queries.towns().items():
        given = {"name": name, "code": code, "kind": "town", "officer": "某某（示例）"}
        actions.create(by=SYSTEM, kind="town", values=given, code=f"town-{code}")
    write(invented(250, list(queries.towns().items()), 7), tables)
    call_command("load-firms", str(tables), "--sample", "--known-at", "2024-01-31")
    runs.start(by=SYSTEM)
    jobs.drain()


@pytest.fixture
def county(judged: Path) -> Entity:
    """An indicator of 2024 in that county."""
    return indicator()


def indicator() -> Entity:
    """The net increase of the year."""
    values = {
        "code": "hte_net",
        "year": str(YEAR),
        "name": "高新技术企业净增数（示例）",
        "source_set": "city_performance",
        "unit": "家",
        "direction": "higher",
        "target": "5",
        "owner": "高新科（示例）",
    }
    return actions.create(by=SYSTEM, kind="indicator", code="indicator-hte", values=values)


def offered() -> pl.DataFrame:
    """The firms a plan may choose from."""
    told = shortfall(NET, YEAR, None, viewer=SYSTEM)
    assert told.frame is not None
    return told.frame.filter(usable())


def ask(entity: Entity, wanted: int, capacity: dict[str, dict[str, int]]) -> Plan:
    """A plan, worked out."""
    by = cast.viewer("taskforce")
    given = {"indicator": entity, "counted": NET, "year": YEAR, "wanted": wanted}
    made = plans.ask_plan(by=by, capacity=capacity, **given)
    jobs.drain()
    made.refresh_from_db()
    return made


def best(wanted: int, capacity: dict[str, dict[str, int]]) -> tuple[int, int]:
    """(missed, effort) of the best of all subsets of what is offered."""
    rows = [(r["town"], r["effort"]) for r in offered().iter_rows(named=True)]
    found = []
    for size in range(min(wanted, len(rows)) + 1):
        for taken in combinations(rows, size):
            fits = all(
                sum(t == town for t, _ in taken) <= limit["firms"]
                and sum(e for t, e in taken if t == town) <= limit["days"]
                for town, limit in capacity.items()
            )
            if fits and all(town in capacity for town, _ in taken):
                found.append((wanted - size, sum(e for _, e in taken)))
    return min(found)


def test_as_good_as_the_best_of_all_subsets(county: Entity) -> None:
    """Under wide and under narrow capacities: least missed first, then least effort."""
    towns = sorted(set(offered()["town"]))
    wide = dict.fromkeys(towns, A_LOT)
    narrow = {town: {"firms": 1, "days": 4} for town in towns}
    one = {towns[0]: A_LOT}
    for wanted, capacity in ((3, wide), (4, narrow), (2, one)):
        made = ask(county, wanted, capacity)
        assert made.is_done
        assert not made.failed
        assert (made.short, made.effort) == best(wanted, capacity)
        assert made.status == "optimal"
        for town, used in made.used.items():
            assert used["firms"] <= capacity[town]["firms"]
            assert used["days"] <= capacity[town]["days"]


def test_every_chosen_step_is_judged_again(county: Entity) -> None:
    """Each chosen firm, its step typed into a form, meets 高企; and the plan says on what it rests."""
    rows = {row["entity"]: row for row in offered().iter_rows(named=True)}
    made = ask(county, len(rows), dict.fromkeys(queries.towns(), A_LOT))
    assert {step["code"] for step in made.chosen} == set(rows)
    assert {step["kind"] for step in made.chosen} == {"ready", "near"}
    for step in made.chosen:
        assert met_after(step["code"], step["text"]), step
        assert step["says"] == "复核符合"
    assert (made.rulebook, str(made.day)) == (queries.rulebook().hash, DAY)
    assert made.run is not None
    assert made.run.is_current


def met_after(code: str, text: str) -> bool:
    """Whether a firm meets 高企 once the step is typed into the form that tries changes."""
    judged = judging.judged(code, viewer=SYSTEM, policies=["hte"]).policy("hte")
    assert judged is not None
    if not text:
        return judged.verdict == "eligible"
    plan = next(each for each in judged.plans if each.text == text)
    typed: dict[str, Any] = {}
    for move in plan.moves:
        value = f"{move.after}%" if move.unit == "%" else move.after
        typed[move.concept] = {move.year: value} if move.year else value
    after = judging.tried(code, typed, viewer=SYSTEM, policies=["hte"]).after.policy("hte")
    return after is not None and after.verdict == "eligible"


def test_a_step_that_fails_is_shown_and_not_counted(county: Entity) -> None:
    """The list names another amount than the firm's facts give: the plan takes somebody else."""
    near = offered().filter(pl.col("kind") == "near")["entity"].to_list()
    path = next(iter(steps_files(runs_.current())))
    steps = pl.read_parquet(path)
    other = pl.when(pl.col("entity") == near[0]).then(pl.lit("研发费用增加1万元。"))
    try:
        steps.with_columns(other.otherwise(pl.col("text")).alias("text")).write_parquet(path)
        made = ask(county, offered().height, dict.fromkeys(queries.towns(), A_LOT))
    finally:
        steps.write_parquet(path)
    assert [step["code"] for step in made.failed] == [near[0]]
    assert near[0] not in {step["code"] for step in made.chosen}
    assert made.short == 1
    assert "原来的一步" in made.failed[0]["says"]
    assert made.effort == sum(step["effort"] for step in made.chosen)


def test_it_says_by_how_much_it_cannot(county: Entity) -> None:
    """Two more than are offered: two short. A town that can take nothing gives nobody."""
    many = offered().height + 2
    assert ask(county, many, dict.fromkeys(queries.towns(), A_LOT)).short == 2
    assert ask(county, 2, {}).short == 2


def test_what_cannot_be_meant_is_refused(county: Entity) -> None:
    """Nobody wanted; a capacity below nothing; a town's officer makes no plan for the county."""
    given = {"indicator": county, "counted": NET, "year": YEAR, "wanted": 1, "capacity": {}}
    by = cast.viewer("chief")
    with pytest.raises(guiju.BadInput, match="1 到"):
        plans.ask_plan(by=by, **given | {"wanted": 0})
    bad = {"320481106": {"firms": -1, "days": 2}}
    with pytest.raises(guiju.BadInput, match="天目湖镇"):
        plans.ask_plan(by=by, **given | {"capacity": bad})
    for who in ("town", "liaison", "director", "enterprise"):
        with pytest.raises(PermissionDenied):
            plans.ask_plan(by=cast.viewer(who), **given)


def test_without_a_run_there_is_nothing_to_plan(county: Entity) -> None:
    """It says what to do first."""
    Run.objects.update(is_current=False)
    given = {"indicator": county, "counted": NET, "year": YEAR, "wanted": 1, "capacity": {}}
    with pytest.raises(guiju.BadInput, match="还没有判定过"):
        plans.ask_plan(by=cast.viewer("chief"), **given)


def test_a_page_shows_a_plan_to_each_as_far_as_he_may_see(county: Entity) -> None:
    """Totals to who sees the county's numbers, firms of the own town to its officer, then tasks."""
    made = ask(county, offered().height, dict.fromkeys(queries.towns(), A_LOT))
    at = f"/indicators/hte_net/plan/{made.pk}?year={YEAR}"
    page = cast.client_of("taskforce").get(at).content.decode()
    assert f"能达到：新增 {len(made.chosen)} 家" in page
    assert "最优：没有更省力的办法" in page
    assert all(step["name"] in page for step in made.chosen)
    town = cast.client_of("town").get(at).content.decode()
    assert "能达到" not in town
    for step in made.chosen:
        assert (step["name"] in town) is (step["town"] == cast.TOWN)
    form = {"plan": made.pk, "due": "2024-06-30"}
    where = f"/indicators/hte_net/tasks?year={YEAR}"
    answer = cast.client_of("taskforce").post(where, form, follow=True)
    assert f"已派 {len(made.chosen)} 项任务" in answer.content.decode()


def test_a_plan_whose_run_is_gone_says_so(county: Entity) -> None:
    """The run was swept before the job came to it: what to do is on the page."""
    by = cast.viewer("taskforce")
    given = {"indicator": county, "counted": NET, "year": YEAR, "wanted": 1, "capacity": {}}
    made = plans.ask_plan(by=by, **given)
    Plan.objects.update(run=None)
    jobs.drain()
    at = f"/indicators/hte_net/plan/{made.pk}?year={YEAR}"
    page = cast.client_of("taskforce").get(at).content.decode()
    assert "方案没有编成" in page
    assert "用当前的判定重新编制" in page
