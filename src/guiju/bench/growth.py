"""How time grows: ten times as many firms should take about ten times as long."""

from __future__ import annotations

from guiju.bench.generated import AS_OF
from guiju.bench.results import Goal, Measured, NotMeasured
from guiju.bench.setting import Setting
from guiju.bench.timing import alternated, seconds, written
from guiju.evaluation.bulk import verdicts_frame

GOAL = Goal("growth", "十倍企业，用时几倍", "十分之一", 11)
ROUNDS = 5


def measure(setting: Setting) -> Measured:
    """The verdicts of all firms, and of a tenth of them."""
    if setting.entities < 10:
        raise NotMeasured("企业太少，分不出十分之一")
    policies, everybody = list(setting.forty.policies.values()), setting.firms
    tenth = everybody.head(setting.entities // 10).rechunk()
    ours, theirs = alternated(
        lambda: seconds(lambda: verdicts_frame(policies, everybody, AS_OF)),
        lambda: seconds(lambda: verdicts_frame(policies, tenth, AS_OF)),
        ROUNDS,
    )
    return Measured(ours / theirs, written(ours), written(theirs))
