"""Runs the measurements one after the other; what cannot be measured is told, never dropped."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from guiju.bench import five_ratios, growth, long_to_wide, memory, one_firm, verdicts
from guiju.bench.results import Disagreement, Goal, Measured, NotMeasured, Result
from guiju.bench.setting import Setting

ENTITIES = 1_000_000

_BENCHES: dict[str, tuple[Goal, Callable[[Setting], Measured]]] = {
    bench.GOAL.name: (bench.GOAL, bench.measure)
    for bench in (verdicts, one_firm, five_ratios, long_to_wide, growth, memory)
}
NAMES = tuple(_BENCHES)


def measured(names: Iterable[str] = NAMES, entities: int = ENTITIES) -> Iterator[Result]:
    """The chosen measurements, each as soon as it is done."""
    with tempfile.TemporaryDirectory(prefix="guiju-bench-") as folder:
        setting = Setting(entities, Path(folder))
        for name in names:
            goal, measure = _BENCHES[name]
            yield Result(goal, _tried(measure, setting))


def _tried(measure: Callable[[Setting], Measured], setting: Setting) -> Measured:
    try:
        return measure(setting)
    except NotMeasured as error:
        return Measured(None, why=str(error))
    except Disagreement as error:
        return Measured(None, why=str(error), wrong=True)
