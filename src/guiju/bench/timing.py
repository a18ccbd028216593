"""Fair timing: one side, then the other, and again; medians, so that one bad moment is nothing."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from statistics import median

Clock = Callable[[], float]
"""Measures once and returns seconds."""


def seconds(job: Callable[[], object]) -> float:
    """How long a job takes, with the garbage of the one before cleared away."""
    gc.collect()
    started = time.perf_counter()
    job()
    return time.perf_counter() - started


def alternated(ours: Clock, theirs: Clock, rounds: int) -> tuple[float, float]:
    """Medians of both sides, measured A B A B; each side is run once before, unmeasured."""
    ours()
    theirs()
    pairs = [(ours(), theirs()) for _ in range(rounds)]
    return median(a for a, _ in pairs), median(b for _, b in pairs)


def typical(job: Callable[[], object], times: int) -> float:
    """The median of many short runs, in seconds."""
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        job()
        taken.append(time.perf_counter() - started)
    return median(taken)


def written(length: float) -> str:
    """Seconds as people read them."""
    if length < 1e-3:
        return f"{length * 1e6:.1f} 微秒"
    return f"{length * 1e3:.1f} 毫秒" if length < 1 else f"{length:.2f} 秒"
