"""What is wanted of each condition for the whole to be met, down to the leaves."""

from __future__ import annotations

from guiju.policies.conditions import MET, UNMET, WAIVED, Group


def fails(outcome: int, want: int) -> bool:
    """Whether a condition is decided, and not as wanted (met or waived; or unmet)."""
    return outcome == UNMET if want == MET else outcome in (MET, WAIVED)


def members_wanted(group: Group, want: int) -> tuple[int, int]:
    """What is wanted of a group's members, and of how many, for the group to be as wanted."""
    count = len(group.members)
    if group.kind == "none":
        return (UNMET, count) if want == MET else (MET, 1)
    return (MET, group.needed) if want == MET else (UNMET, count - group.needed + 1)
