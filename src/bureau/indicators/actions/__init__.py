"""What may be done in the room; whoever does it is named."""

from bureau.indicators.actions.differences import explain, withdraw_line
from bureau.indicators.actions.permission import (
    corrects_upper,
    may_propose,
    proposes,
    settles,
    writes_county,
)
from bureau.indicators.actions.splits import (
    hand_in_split,
    return_split,
    save_split,
    settle_split,
)
from bureau.indicators.actions.targets import Wanted, set_targets
from bureau.indicators.actions.values import add_value, propose_value

__all__ = [
    "Wanted",
    "add_value",
    "corrects_upper",
    "explain",
    "hand_in_split",
    "may_propose",
    "propose_value",
    "proposes",
    "return_split",
    "save_split",
    "set_targets",
    "settle_split",
    "settles",
    "withdraw_line",
    "writes_county",
]
