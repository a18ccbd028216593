"""Stages: an order, what stands beside it, and which moves a record may make."""

from __future__ import annotations

import pytest

from guiju.vocabulary import Stages

ORDER = {"planned": "谋划", "applied": "申报", "approved": "获批", "running": "运行"}
SIDE = {"refused": "未获批"}
MOVES = {
    "planned": ("applied",),
    "applied": ("approved", "refused"),
    "approved": ("running",),
    "refused": ("applied",),
}


@pytest.fixture
def stages() -> Stages:
    """Four stages in order and one beside them."""
    return Stages(ORDER, SIDE, MOVES, {"approved": ("approval_no",)})


def test_rank(stages: Stages) -> None:
    """A stage has its place in the order; one beside the order has none."""
    assert [stages.rank(code) for code in ("planned", "running", "refused")] == [0, 3, None]
    assert stages.is_side("refused")
    assert not stages.is_side("running")


def test_at_least(stages: Stages) -> None:
    """From a stage upwards never means a stage beside the order."""
    assert stages.at_least("approved") == ("approved", "running")


@pytest.mark.parametrize(
    ("before", "after", "allowed", "back"),
    [
        (None, "running", True, False),
        ("planned", "applied", True, False),
        ("planned", "approved", False, False),
        ("applied", "refused", True, False),
        ("refused", "applied", True, False),
        ("refused", "running", False, False),
        ("running", "planned", True, True),
        ("running", "refused", False, False),
    ],
)
def test_moves(stages: Stages, before: str | None, after: str, allowed: bool, back: bool) -> None:
    """A record starts anywhere, goes where a move leads, and may go back."""
    assert stages.allows(before, after) is allowed
    assert before is None or stages.is_back(before, after) is back


def test_without_moves_every_way_forward_is_open() -> None:
    """Where no moves are written a record may skip stages and leave the order, and not return."""
    stages = Stages(ORDER, SIDE)
    assert stages.next("applied") == ("approved", "running", "refused")
    assert stages.next("refused") == ()


def test_unreachable() -> None:
    """A stage no move leads to is found, the first one is not."""
    stages = Stages(ORDER, SIDE, {"planned": ("approved",), "approved": ("running",)})
    assert [*stages.unreachable()] == ["applied", "refused"]
