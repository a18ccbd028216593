"""Which steps of which firms reach the targets at least effort, and by how much they cannot."""

from guiju.planning.model import Capacity, Goal, Step, TargetPlan
from guiju.planning.planning import plan_targets

__all__ = ["Capacity", "Goal", "Step", "TargetPlan", "plan_targets"]
