"""Everybody's verdicts by forty policies, in memory: the column reading against NumPy in chunks."""

from __future__ import annotations

import polars as pl

from guiju.bench.by_numpy import NumpyPeer, columns_of
from guiju.bench.generated import AS_OF
from guiju.bench.results import Disagreement, Goal, Measured
from guiju.bench.setting import Setting
from guiju.bench.timing import alternated, seconds, written
from guiju.evaluation.bulk import verdicts_frame
from guiju.rulebook import Rulebook

GOAL = Goal("verdicts", "40 项×8 条，全部结论", "NumPy 分块", 0.5)
ROUNDS = 5


def measure(setting: Setting) -> Measured:
    """Both from columns in memory to codes in memory; the answers are compared first."""
    book, frame = setting.forty, setting.firms
    policies = list(book.policies.values())
    peer, columns = NumpyPeer(book, AS_OF.year - 1), columns_of(frame)
    differing = differences(book, frame)
    if differing:
        raise Disagreement(f"{len(differing)} 项政策的结论与 NumPy 不同：{'、'.join(differing)}")
    ours, theirs = alternated(
        lambda: seconds(lambda: verdicts_frame(policies, frame, AS_OF)),
        lambda: seconds(lambda: peer.verdicts(columns, frame.height)),
        ROUNDS,
    )
    return Measured(ours / theirs, written(ours), written(theirs))


def differences(book: Rulebook, frame: pl.DataFrame) -> list[str]:
    """The policies on whose verdict over some row the two sides differ."""
    ours = verdicts_frame(list(book.policies.values()), frame, AS_OF)
    theirs = NumpyPeer(book, AS_OF.year - 1).verdicts(columns_of(frame), frame.height)
    return [name for name, codes in theirs.items() if (ours[name].to_numpy() != codes).any()]
