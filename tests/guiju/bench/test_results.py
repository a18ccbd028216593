"""When a goal holds, when it does not, and when nobody can say."""

from __future__ import annotations

from guiju.bench.results import Goal, Measured, Result

GOAL = Goal("example", "示例", "示例", 0.5)


def test_a_ratio_on_the_goal_holds() -> None:
    """At most 0.5 includes 0.5."""
    assert Result(GOAL, Measured(0.5)).record() == {"ratio": 0.5, "goal": 0.5, "holds": True}


def test_a_ratio_above_the_goal_does_not() -> None:
    """The goal is missed by a little and says so."""
    assert Result(GOAL, Measured(0.5001)).holds is False


def test_what_was_not_measured_never_holds() -> None:
    """No ratio: neither kept nor missed."""
    record = Result(GOAL, Measured(None, why="同类未装")).record()
    assert record == {"ratio": None, "goal": 0.5, "holds": None}


def test_a_wrong_answer_is_a_missed_goal() -> None:
    """Fast and wrong is not open, it is missed."""
    assert Result(GOAL, Measured(None, why="答案不同", wrong=True)).holds is False
