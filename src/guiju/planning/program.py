"""The plan as a linear program over yes and no, in the sparse rows HiGHS takes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import highspy
import numpy as np

from guiju.planning.model import Capacity, Goal, Step


@dataclass
class Rows:
    """Constraints under construction: low ≤ Σ coefficient × column ≤ high."""

    low: list[float] = field(default_factory=list)
    high: list[float] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    columns: list[int] = field(default_factory=list)
    values: list[float] = field(default_factory=list)

    def add(self, low: float, high: float, entries: Iterable[tuple[int, float]]) -> None:
        """Append one row."""
        self.starts.append(len(self.columns))
        self.low.append(low)
        self.high.append(high)
        for column, value in entries:
            self.columns.append(column)
            self.values.append(value)


@dataclass(frozen=True)
class Program:
    """Columns: first a yes or no for each step, then by how much each goal is missed."""

    steps: Sequence[Step]
    goals: Sequence[Goal]
    rows: Rows

    @property
    def missed(self) -> range:
        """The columns that say by how much goals are missed."""
        return range(len(self.steps), len(self.steps) + len(self.goals))

    def model(self, costs: Sequence[float]) -> highspy.HighsLp:
        """The program with these costs, to be made as small as possible."""
        lp, rows = highspy.HighsLp(), self.rows
        lp.num_col_, lp.num_row_ = len(self.steps) + len(self.goals), len(rows.low)
        lp.col_cost_ = np.array(costs, dtype=np.double)
        lp.col_lower_ = np.zeros(lp.num_col_)
        lp.col_upper_ = np.array([1.0] * len(self.steps) + [float(g.at_least) for g in self.goals])
        lp.row_lower_, lp.row_upper_ = np.array(rows.low), np.array(rows.high)
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_ = np.array([*rows.starts, len(rows.columns)], dtype=np.int32)
        lp.a_matrix_.index_ = np.array(rows.columns, dtype=np.int32)
        lp.a_matrix_.value_ = np.array(rows.values, dtype=np.double)
        lp.integrality_ = [highspy.HighsVarType.kInteger] * lp.num_col_
        return lp


def program(
    steps: Sequence[Step], goals: Sequence[Goal], capacities: Sequence[Capacity], most: int
) -> Program:
    """Goals met but for what they are missed by; capacities, needs and `most` a firm kept."""
    rows, number = Rows(), {step.id: place for place, step in enumerate(steps)}
    inf = highspy.kHighsInf
    counting = _places(steps, lambda step: step.counts_for)
    for place, goal in enumerate(goals):
        taken = [(n, 1.0) for n in counting.get(goal.id, ())]
        rows.add(float(goal.at_least), inf, [*taken, (len(steps) + place, 1.0)])
    busy = _places(steps, lambda step: (step.officer,))
    for capacity in capacities:
        theirs = [(n, float(steps[n].effort)) for n in busy.get(capacity.officer, ())]
        rows.add(-inf, float(capacity.at_most), theirs)
        if capacity.steps is not None:
            rows.add(-inf, float(capacity.steps), [(place, 1.0) for place, _ in theirs])
    for place, step in enumerate(steps):
        if step.needs:
            rows.add(-inf, 0.0, [(place, 1.0), (number[step.needs], -1.0)])
    for of_one in _places(steps, lambda step: (step.entity,)).values():
        if len(of_one) > most:
            rows.add(-inf, float(most), [(place, 1.0) for place in of_one])
    return Program(steps, goals, rows)


def _places(
    steps: Sequence[Step], names: Callable[[Step], Iterable[str]]
) -> Mapping[str, list[int]]:
    """By each name a step goes under the places of those steps, each once."""
    found: dict[str, list[int]] = defaultdict(list)
    for place, step in enumerate(steps):
        for name in dict.fromkeys(names(step)):
            found[name].append(place)
    return found
