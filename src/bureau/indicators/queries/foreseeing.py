"""The forecast of an indicator of the running year, worked out once a state of things."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

import guiju
from bureau.applications.queries import granting
from bureau.indicators.queries.forecast import Counted, Forecast, forecast
from bureau.indicators.queries.shapes import Figures


def counted_of(definition: Any) -> Counted | None:
    """The title an indicator counts, how, and by which policy; None where none does."""
    if definition is None or not definition.is_counted:
        return None
    policy = granting(definition.title)
    return Counted(definition.title, definition.counts, policy) if policy else None


def is_foreseen(figures: Figures) -> bool:
    """Whether there is a forecast to be worked out: a counted indicator of the running year."""
    running = figures.year == guiju.calendar.today().year
    return running and counted_of(figures.definition) is not None


def foreseen(figures: Figures, mark: str) -> Forecast | None:
    """The forecast of a counted indicator while its year runs; None for any other."""
    counted = counted_of(figures.definition)
    today = guiju.calendar.today()
    if counted is None or figures.year != today.year:
        return None
    return _kept(mark, counted, figures.year, today)


@lru_cache(maxsize=32)
def _kept(mark: str, counted: Counted, year: int, day: date) -> Forecast:
    # Without everybody's name: what is kept is asked for its lines and numbers only.
    return replace(forecast(counted, year, on=day), firms={})
