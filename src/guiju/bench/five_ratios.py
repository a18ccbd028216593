"""Everybody by five ratios, verdict only, in memory: the column reading against OpenFisca."""

from __future__ import annotations

import polars as pl

from guiju.bench.generated import AS_OF
from guiju.bench.generated.policies import FIVE
from guiju.bench.peer_process import PeerProcess
from guiju.bench.results import Goal, Measured
from guiju.bench.setting import Setting
from guiju.bench.timing import alternated, typical, written
from guiju.evaluation.bulk import verdicts_frame

GOAL = Goal("five_conditions", "5 个比例，全部结论", "OpenFisca", 2.5)
PROCESSES, ROUNDS, TIMES = 5, 5, 5
"""A few calls a turn: the peer's inputs were just set, and stand in the processor's own memory."""


def measure(setting: Setting) -> Measured:
    """The best of the medians of several processes, so that one slow start is nobody's fault.

    The answers are not compared: the peer takes a blank for zero and decides by 32-bit floats.
    """
    policies, frame = list(setting.five.policies.values()), setting.firms
    path = setting.folder / "five.parquet"
    _as_floats(frame).write_parquet(path)
    medians: list[tuple[float, float]] = []
    for _ in range(PROCESSES):
        with PeerProcess("openfisca_five", path) as peer:
            medians.append(
                alternated(
                    lambda: typical(lambda: verdicts_frame(policies, frame, AS_OF), TIMES),
                    peer.seconds,
                    ROUNDS,
                )
            )
    ours, theirs = (min(side) for side in zip(*medians, strict=True))
    return Measured(ours / theirs, written(ours), written(theirs), versions=peer.versions)


def _as_floats(frame: pl.DataFrame) -> pl.DataFrame:
    """The ten numbers of the five ratios as the peer knows numbers: floats, blanks nought."""
    year = AS_OF.year - 1
    named = {}
    for number, (top, bottom) in enumerate(FIVE):
        named[f"a{number}"], named[f"b{number}"] = f"{top}@{year}", f"{bottom}@{year}"
    return frame.select(
        pl.col(column).fill_null(0).cast(pl.Float32).alias(name) for name, column in named.items()
    )
