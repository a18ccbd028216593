"""What a measurement says: a ratio against a goal, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass, field


class NotMeasured(Exception):
    """A peer is missing or failed; says why, in Chinese. It never counts as beaten."""


class Disagreement(Exception):
    """Both sides ran and gave different answers; how fast they were means nothing then."""


@dataclass(frozen=True)
class Goal:
    """One promise: the ratio named `name` stays at or below `limit`."""

    name: str
    label: str
    against: str
    limit: float


@dataclass(frozen=True)
class Measured:
    """Both sides as written for people, and their ratio; None when there was no measuring it.

    why: why not. wrong: the two sides gave different answers, so the goal is missed, not open.
    """

    ratio: float | None
    ours: str = ""
    theirs: str = ""
    why: str = ""
    wrong: bool = False
    versions: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Result:
    """A goal and what came of it."""

    goal: Goal
    measured: Measured

    @property
    def holds(self) -> bool | None:
        """Whether the goal is kept; None when nothing was measured."""
        ratio = self.measured.ratio
        if self.measured.wrong:
            return False
        return None if ratio is None else ratio <= self.goal.limit

    def record(self) -> dict[str, float | bool | None]:
        """The entry of this goal in `guiju bench --json`."""
        ratio = self.measured.ratio
        return {
            "ratio": None if ratio is None else round(ratio, 4),
            "goal": self.goal.limit,
            "holds": self.holds,
        }
