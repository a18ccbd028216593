"""A plan asked for, and worked out behind the pages: chosen, then every step judged again."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

import polars as pl
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

import guiju
from bureau.accounts.viewer import SYSTEM, Viewer
from bureau.indicators.models.plans import Plan
from bureau.indicators.queries.candidates import IN_TIME, READY
from bureau.indicators.queries.forecast import Counted
from bureau.indicators.queries.shortfall import shortfall, usable
from bureau.indicators.trying import Trial, tried
from bureau.jobs import actions as jobs
from bureau.ledger import queries as ledger
from bureau.ledger.models import Entity, Row
from bureau.runs import queries as runs
from guiju import planning

KIND = "indicators.plan"
SECONDS = 120.0
ROUNDS = 4
GOAL = "target"
MOST_FIRMS, MOST_DAYS, MOST_WANTED = 500, 2_000, 10_000


def may_plan(viewer: Viewer) -> bool:
    """Whether he may ask for plans and give out tasks: who writes targets of the whole county."""
    return viewer.reach("w", "indicator").everywhere


def ask_plan(
    *,
    by: Viewer,
    indicator: Entity,
    counted: Counted,
    year: int,
    wanted: int,
    capacity: Mapping[str, Mapping[str, int]],
    undated: bool = True,
) -> Plan:
    """Have a plan worked out on the current run; it is there at once and done later.

    capacity: by town {"firms": n, "days": half days}. BadInput without a run, or for numbers that
    cannot be meant.
    """
    if not may_plan(by):
        raise PermissionDenied("达标方案由专班和科室负责人编制。")
    run = runs.current()
    if run is None:
        raise guiju.BadInput.saying("还没有判定过，没有候选企业", do="先在“判定批次”里计算一次")
    _check(wanted, capacity)
    with transaction.atomic():
        plan = Plan.objects.create(
            indicator=indicator,
            year=year,
            counted=asdict(counted),
            wanted=wanted,
            capacity={town: dict(limits) for town, limits in capacity.items()},
            undated=undated,
            run=run,
            run_day=run.as_of,
            day=guiju.calendar.today(),
            rulebook=ledger.rulebook().hash,
            asked_by_id=by.user_id,
        )
        plan.job = jobs.enqueue(by=by, kind=KIND, args={"plan": plan.pk}, key=f"{KIND}:{plan.pk}")
        plan.save(update_fields=["job"])
    return plan


def _check(wanted: int, capacity: Mapping[str, Mapping[str, int]]) -> None:
    if not 1 <= wanted <= MOST_WANTED:
        raise guiju.BadInput.saying(
            f"须新增 {wanted} 家不合适", expected=f"1 到 {MOST_WANTED} 家", do="改一改目标数"
        )
    for town, limits in capacity.items():
        firms, days = limits["firms"], limits["days"]
        if not (0 <= firms <= MOST_FIRMS and 0 <= days <= MOST_DAYS):
            raise guiju.BadInput.saying(
                f"{ledger.town_name(town)}能带的户数或半天数不合适",
                expected=f"户数 0 到 {MOST_FIRMS}，半天数 0 到 {MOST_DAYS}",
                do="改成能做到的数",
            )


def work_out(task: jobs.Task, plan: int) -> None:
    """Choose, judge the chosen again, choose anew without those that fail; then write it down."""
    made = Plan.objects.select_related("run").get(pk=plan)
    if made.is_done:
        return
    if made.run is None or not made.run.is_done:
        raise guiju.BadInput.saying("方案所依据的那次判定已经清理", do="用当前的判定重新编制")
    offered = _offered(made)
    made.offered = offered.height
    made.rulebook = ledger.rulebook().hash
    found = chosen(made, offered, task.progress)
    made.status, made.effort, made.bound = found.status, found.effort, found.bound
    made.gap, made.short = found.gap, max(0, made.wanted - len(found.kept))
    made.chosen, made.failed = list(_plain(found.kept)), list(_plain(found.failed))
    made.ended_at = timezone.now()
    with task.commit():
        made.save()


def _offered(plan: Plan) -> pl.DataFrame:
    """The firms a plan may choose from, everybody's."""
    counted = Counted(**plan.told())
    told = shortfall(counted, plan.year, None, viewer=SYSTEM, on=plan.day, run=plan.run)
    assert told.frame is not None
    found = told.frame.filter(usable())
    return found if plan.undated else found.filter(pl.col("when") == IN_TIME)


@dataclass(frozen=True)
class Found:
    """What was chosen, with totals counted from the steps that held."""

    status: str
    effort: int
    bound: float
    gap: float
    kept: tuple[Trial, ...]
    failed: tuple[Trial, ...]


def chosen(plan: Plan, offered: pl.DataFrame, progress: Any) -> Found:
    """The steps of a plan, each judged again; SECONDS for all rounds together."""
    until = time.monotonic() + SECONDS
    failed: dict[str, Trial] = {}
    judged: dict[str, Trial] = {}
    progress(0, plan.wanted, "选企业")
    for turn in range(ROUNDS):
        steps = [_step(row) for row in offered.iter_rows(named=True) if row["entity"] not in failed]
        answer = planning.plan_targets(
            steps,
            [planning.Goal(GOAL, plan.wanted)],
            _capacities(plan, steps),
            most_steps_each=1,
            seconds=max(1.0, (until - time.monotonic()) / (2 if turn == 0 else 1)),
        )
        fresh = [step.entity for step in answer.steps if step.entity not in judged]
        progress(len(judged), len(judged) + len(fresh), "逐家复核")
        judged |= {trial.code: trial for trial in _judged(plan, offered, fresh)}
        worse = {code: trial for code in fresh if not (trial := judged[code]).holds}
        failed |= worse
        if not worse or time.monotonic() > until:
            break
    kept = tuple(judged[step.entity] for step in answer.steps if step.entity not in failed)
    return _found(answer, kept, tuple(failed.values()), sound=not worse)


def _found(
    answer: planning.TargetPlan, kept: tuple[Trial, ...], failed: tuple[Trial, ...], sound: bool
) -> Found:
    """Totals of what held; where the last round lost some, its proof is of another plan."""
    if sound:
        return Found(answer.status, answer.effort, answer.bound, answer.gap, kept, failed)
    return Found("not_proven", sum(trial.effort for trial in kept), 0.0, 1.0, kept, failed)


def _step(row: Mapping[str, Any]) -> planning.Step:
    return planning.Step(row["entity"], row["entity"], row["effort"], (GOAL,), row["town"])


def _capacities(plan: Plan, steps: Iterable[planning.Step]) -> list[planning.Capacity]:
    """A limit a town; a town nobody answers for can take nothing."""
    towns = sorted({step.officer for step in steps})
    limits = {town: plan.capacity.get(town, {"firms": 0, "days": 0}) for town in towns}
    return [planning.Capacity(t, int(of["days"]), int(of["firms"])) for t, of in limits.items()]


def _judged(plan: Plan, offered: pl.DataFrame, codes: list[str]) -> Iterator[Trial]:
    """The chosen with their steps taken, judged again by the exact reading on the run's facts."""
    assert plan.run is not None
    rows = {row["entity"]: row for row in offered.iter_rows(named=True)}
    policy = Counted(**plan.told()).policy
    for trial in tried(plan.run, codes, policy, {code: rows[code]["text"] for code in codes}):
        row = rows[trial.code]
        yield trial.with_row(row, is_ready=row["kind"] == READY)


def _plain(trials: Iterable[Trial]) -> Iterator[dict[str, Any]]:
    """As the table keeps them, by town and name."""
    listed = list(trials)
    names = dict(Row.objects.filter(code__in=[t.code for t in listed]).values_list("code", "name"))
    order = {town: place for place, town in enumerate(ledger.towns())}
    for trial in sorted(listed, key=lambda t: (order.get(t.town, 99), names.get(t.code, ""))):
        yield trial.as_data(names.get(trial.code, trial.code))
