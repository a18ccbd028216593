"""The indicators of a year, one line each: target, actual, forecast, gap, rank."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from fractions import Fraction

import guiju
from bureau.accounts.viewer import Viewer
from bureau.indicators.queries.counting import Titles, titles_once
from bureau.indicators.queries.forecast import Forecast
from bureau.indicators.queries.foreseeing import foreseen
from bureau.indicators.queries.marking import mark
from bureau.indicators.queries.ranking import Ranks, ranks
from bureau.indicators.queries.reading import (
    counted_by,
    must_read,
    of_year,
    sees_county,
    years,
)
from bureau.indicators.queries.shapes import (
    HIGHER,
    MET,
    OPEN,
    UNMET,
    Board,
    Figures,
    Line,
    Reading,
)
from bureau.indicators.rolling import Roll

OUTSIDE = ("", "外部值")


def board(viewer: Viewer, year: int | None = None, as_known: date | None = None) -> Board:
    """The indicators of a year (the last that is not ahead when None) as known."""
    must_read(viewer)
    known = years()
    chosen = year if year is not None else known.usual
    told = of_year(chosen, viewer=viewer, as_known=as_known)
    found = told.figures()
    state = mark() if as_known is None and sees_county(viewer) else ""
    rolls = own_titles(found, state)
    placed = ranks(told.comparisons)
    lines = tuple(line(each, rolls, placed, state) for each in found)
    readings = [line.actual for line in lines if line.actual is not None]
    return Board(
        year=chosen,
        years=known.all,
        lines=lines,
        sets=dict(Counter(each.set_label for each in found)),
        as_of=max((r.until for r in readings), default=None),
        known=max((r.known_on for r in readings if r.known_on), default=None),
        place=placed.department(chosen),
    )


def own_titles(found: Iterable[Figures], state: str) -> Titles:
    """The titles these indicators count, for a state of things; nothing where none is told."""
    if not state:
        return Titles({}, {})
    wanted = (counted_by(each) for each in found)
    return titles_once(frozenset(d.title for d in wanted if d is not None), state)


def line(found: Figures, rolls: Titles, placed: Ranks, state_of_things: str = "") -> Line:
    """What the board says of one indicator; a forecast only for a state of things that is told."""
    own, roll = _own(found, rolls)
    entered = found.last("actual")
    actual = entered if entered is not None or _is_outside(found) else own
    entered_forecast = found.last("forecast")
    outlook = foreseen(found, state_of_things) if state_of_things else None
    final = actual is not None and _is_final(found, actual)
    # Once the whole year is told nothing is left to forecast.
    forecast, why = (None, "") if final else _forecast(entered_forecast, outlook)
    best = actual.number if actual is not None and final else forecast
    shortfall = _short(found, best if best is not None else actual.number if actual else None)
    state, said = _state(found, actual, best, shortfall)
    return Line(
        figures=found,
        target=found.target,
        actual=actual,
        own=own,
        upper=found.last("upper"),
        proposed=found.last("proposed"),
        forecast=forecast,
        forecast_why=why,
        outlook=outlook,
        shortfall=shortfall,
        state=state,
        said=said,
        rank=placed.of(found),
        roll=roll,
    )


def _forecast(entered: Reading | None, outlook: Forecast | None) -> tuple[Fraction | None, str]:
    """What is worked out from named firms, else what somebody entered; and why it is so."""
    if outlook is not None:
        return Fraction(outlook.shown), outlook.why
    if entered is None:
        return None, ""
    source = f"来源：{entered.source}" if entered.source is not None else ""
    return entered.number, entered.reason or source


def _is_outside(found: Figures) -> bool:
    return found.metric in OUTSIDE and found.definition is None


def _is_final(found: Figures, actual: Reading) -> bool:
    """Whether it is the number of the whole year."""
    return actual.until >= date(found.year, 12, 31)


def _own(found: Figures, rolls: Titles) -> tuple[Reading | None, Roll | None]:
    on = min(date(found.year, 12, 31), guiju.calendar.today())
    reading = own_count(found, rolls, on)
    definition = counted_by(found)
    return reading, rolls.roll(definition, on) if reading is not None else None


def own_count(found: Figures, rolls: Titles, on: date) -> Reading | None:
    """What the titles add up to on a day; None where no title of the kind is on record."""
    definition = counted_by(found)
    if definition is None or definition.title not in rolls.held:
        return None
    when = guiju.stretch(on.isoformat())
    number = Fraction(rolls.number(definition, on))
    return Reading("own", number, found.unit, when.code(), when, known_on=guiju.calendar.today())


def _short(found: Figures, number: Fraction | None) -> Fraction | None:
    if found.target is None or number is None:
        return None
    gap = found.target - number
    return gap if found.direction == HIGHER else -gap


def _state(
    found: Figures, actual: Reading | None, best: Fraction | None, short: Fraction | None
) -> tuple[str, str]:
    if found.target is None:
        return OPEN, "没有目标"
    if actual is None and best is None:
        return OPEN, "还没有数"
    assert short is not None
    final = actual is not None and _is_final(found, actual)
    if final:
        return (MET, "达到目标") if short <= 0 else (UNMET, "未达目标")
    if best is not None:
        return (MET, "预计能达到") if short <= 0 else (UNMET, "预计达不到")
    return (MET, "已达到目标") if short <= 0 else (OPEN, "还在路上")
