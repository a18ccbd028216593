"""First miss the goals by as little as can be; then, missing them by no more, take least effort."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

import highspy

from guiju.errors import BadInput, Problem, Problems
from guiju.planning.model import (
    NOT_PROVEN,
    OPTIMAL,
    UNSOLVED,
    WITHIN_GAP,
    Capacity,
    Goal,
    Step,
    TargetPlan,
)
from guiju.planning.program import Program, program

_HALF = 0.5
_TINY = 1e-6


def plan_targets(
    steps: Sequence[Step],
    goals: Sequence[Goal],
    capacities: Sequence[Capacity] = (),
    *,
    most_steps_each: int = 2,
    seconds: float = 120,
    gap: float = 0.001,
) -> TargetPlan:
    """The steps that reach the goals at least effort, or miss them by as little as can be.

    Solved as whole numbers by HiGHS in two turns within `seconds`; the answer is rounded to yes
    and no and every sum counted again, so what is returned keeps all limits exactly. Raises
    BadInput for steps that need a step there is not, or goals that cannot be meant.
    """
    _check(steps, goals, capacities)
    whole = program(steps, goals, capacities, most_steps_each)
    missing = [0.0] * len(steps) + [1.0] * len(goals)
    first = _solve(whole, missing, seconds / 2, 0.0)
    if first is None:
        return _told(whole, (), UNSOLVED, 0.0)
    least = sum(first.values[column] for column in whole.missed)
    whole.rows.add(-highspy.kHighsInf, float(round(least)), [(c, 1.0) for c in whole.missed])
    effort = [float(step.effort) for step in steps] + [0.0] * len(goals)
    second = _solve(whole, effort, seconds / 2, gap) or first
    proven = first.optimal and second.optimal and second is not first
    status = (OPTIMAL if second.gap <= _TINY else WITHIN_GAP) if proven else NOT_PROVEN
    chosen = tuple(s for s, value in zip(steps, second.values, strict=False) if value > _HALF)
    return _told(whole, chosen, status, second.bound if second is not first else 0.0)


class _Answer:
    """What HiGHS said, when it said anything usable."""

    def __init__(self, solver: highspy.Highs) -> None:
        info = solver.getInfo()
        self.values = list(solver.getSolution().col_value)
        self.optimal = solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
        self.bound = float(info.mip_dual_bound)
        self.gap = float(info.mip_gap)


def _solve(whole: Program, costs: Sequence[float], seconds: float, gap: float) -> _Answer | None:
    """None unless there is a feasible answer: a status that is not looked at hides that."""
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("time_limit", float(seconds))
    solver.setOptionValue("mip_rel_gap", float(gap))
    solver.passModel(whole.model(costs))
    solver.run()
    found = (
        solver.getInfo().primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    )
    return _Answer(solver) if found else None


def _told(whole: Program, chosen: tuple[Step, ...], status: str, bound: float) -> TargetPlan:
    reached = Counter(goal for step in chosen for goal in step.counts_for)
    short = {g.id: g.at_least - reached[g.id] for g in whole.goals if reached[g.id] < g.at_least}
    effort = sum(step.effort for step in chosen)
    used: Counter[str] = Counter()
    for step in chosen:
        used[step.officer] += step.effort
    sound = max(0.0, math.ceil(bound - _TINY)) if math.isfinite(bound) else 0.0
    return TargetPlan(
        status=status,
        steps=chosen,
        effort=effort,
        bound=sound,
        gap=max(0.0, (effort - sound) / effort) if effort else 0.0,
        short=short,
        reached={goal.id: reached[goal.id] for goal in whole.goals},
        used=dict(used),
    )


def _check(steps: Sequence[Step], goals: Sequence[Goal], capacities: Sequence[Capacity]) -> None:
    problems = Problems()
    known = {step.id for step in steps}
    if len(known) < len(steps):
        problems.append(Problem("有两步用了同一个编号", do="给每一步一个编号"))
    for step in steps:
        if step.needs and step.needs not in known:
            problems.append(Problem(f"步骤“{step.id}”依靠的“{step.needs}”不在其中"))
        if step.effort < 0:
            problems.append(Problem(f"步骤“{step.id}”的工作量是负数", expected="0 或正整数"))
    for goal in goals:
        if goal.at_least < 0:
            problems.append(Problem(f"目标“{goal.id}”是负数", expected="0 或正整数"))
    for capacity in capacities:
        if capacity.at_most < 0 or (capacity.steps or 0) < 0:
            problems.append(Problem(f"“{capacity.officer}”的工作量上限是负数"))
    if problems:
        raise BadInput(problems)
