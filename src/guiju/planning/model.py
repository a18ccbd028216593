"""What a plan is made of, and what comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

OPTIMAL, WITHIN_GAP, NOT_PROVEN, UNSOLVED = "optimal", "within_gap", "not_proven", "unsolved"
"""How sure a plan is: nothing is better; nothing is better by more than the gap asked for; it
holds, and time ran out before more was known; nothing was found."""


@dataclass(frozen=True)
class Step:
    """One thing that could be done with one firm.

    effort: whole units of an officer's time, such as half days. counts_for: ids of the goals it
    brings nearer by one. needs: the id of a step that must be taken as well.
    """

    id: str
    entity: str
    effort: int
    counts_for: tuple[str, ...]
    officer: str = ""
    needs: str = ""


@dataclass(frozen=True)
class Goal:
    """At least so many of the steps that count for it."""

    id: str
    at_least: int


@dataclass(frozen=True)
class Capacity:
    """What an officer can do, in units of effort; steps: and how many steps, where that is said."""

    officer: str
    at_most: int
    steps: int | None = None


@dataclass(frozen=True)
class TargetPlan:
    """The steps to take; all sums are counted again from them, in whole numbers.

    short: {goal: by how many it is missed}, only goals that are. bound: no plan that misses the
    goals by as little takes less effort than this; gap: (effort - bound) / effort, 0 where both
    are nothing.
    """

    status: str
    steps: tuple[Step, ...]
    effort: int
    bound: float
    gap: float
    short: Mapping[str, int]
    reached: Mapping[str, int]
    used: Mapping[str, int]

    @property
    def reaches_all(self) -> bool:
        """Whether every goal is met."""
        return not self.short
