"""What the room answers with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from bureau.indicators.queries.forecast import Forecast
from bureau.indicators.rolling import Roll
from bureau.ledger.models import Row, Source

MET, UNMET, OPEN = "met", "unmet", "unknown"
HIGHER = "higher"


@dataclass(frozen=True)
class Reading:
    """One number of an indicator as a record of the ledger holds it, or as counted by ourselves.

    nature: target, forecast, proposed, actual, upper; own for what the titles add up to. town:
    a division code, blank for the county. code: of the record, blank for what is counted.
    """

    nature: str
    number: Fraction
    unit: str
    period: str
    when: Any
    town: str = ""
    rank: int | None = None
    reason: str = ""
    source: Source | None = None
    grade: str = ""
    known_on: date | None = None
    code: str = ""
    is_sample: bool = False

    @property
    def until(self) -> date:
        """情况截至: the last day of its period."""
        day: date = self.when.last
        return day

    @property
    def period_text(self) -> str:
        """Its period in words."""
        return str(self.when.text())


@dataclass(frozen=True)
class Rank:
    """A place among others. of: how many there are; complete: whether the list is whole."""

    place: int
    of: int
    complete: bool
    leader: str = ""


@dataclass(frozen=True)
class Figures:
    """Everything the ledger holds of one indicator for a year, nothing chosen yet."""

    row: Row
    code: str
    year: int
    name: str
    set_code: str
    set_label: str
    unit: str
    direction: str
    weight: Fraction | None
    target: Fraction | None
    metric: str
    next_due: str
    owner: str
    readings: tuple[Reading, ...]
    definition: Any = None

    @property
    def is_sample(self) -> bool:
        """Whether it is an invented one."""
        return self.row.is_sample

    def of(self, nature: str, town: str | None = "") -> list[Reading]:
        """The readings of one nature, earliest first; of the county, a town, or (None) all."""
        return [r for r in self.readings if r.nature == nature and town in (None, r.town)]

    def last(self, nature: str, town: str = "") -> Reading | None:
        """The latest of them."""
        return next(reversed(self.of(nature, town)), None)


@dataclass(frozen=True)
class Line:
    """One indicator on the board.

    own: what the titles in the ledger add up to. forecast: a number and why it is so, worked out
    firm by firm (outlook) or entered; None where there is none. shortfall: above 0 where it falls
    short; of the forecast where there is one, else of the actual number.
    """

    figures: Figures
    target: Fraction | None
    actual: Reading | None
    own: Reading | None
    upper: Reading | None
    proposed: Reading | None
    forecast: Fraction | None
    forecast_why: str
    shortfall: Fraction | None
    state: str
    said: str
    rank: Rank | None
    roll: Roll | None = None
    outlook: Forecast | None = None

    @property
    def code(self) -> str:
        """The indicator's code, the same every year."""
        return self.figures.code

    @property
    def name(self) -> str:
        """Its name."""
        return self.figures.name

    @property
    def unit(self) -> str:
        """What it counts in."""
        return self.figures.unit

    @property
    def as_of(self) -> date | None:
        """情况截至 of the number shown."""
        return self.actual.until if self.actual is not None else None

    @property
    def known(self) -> date | None:
        """掌握截至 of the number shown."""
        return self.actual.known_on if self.actual is not None else None

    @property
    def difference(self) -> Fraction | None:
        """Ours less the upper level's, where both are of one period."""
        if self.upper is None:
            return None
        ours = self.matching()
        return ours.number - self.upper.number if ours is not None else None

    @property
    def apart(self) -> Fraction:
        """By how much the two differ, whichever is more."""
        return abs(self.difference or Fraction(0))

    def matching(self) -> Reading | None:
        """Our number of the period the upper level speaks of."""
        if self.upper is None:
            return None
        same = [r for r in self.figures.of("actual") if r.period == self.upper.period]
        if same:
            return same[-1]
        own = self.own
        return own if own is not None and own.until == self.upper.until else None


@dataclass(frozen=True)
class Board:
    """The indicators of a year. sets: how many from each set, by label; as_of, known: the latest
    day spoken of, and the latest on which something became known."""

    year: int
    years: tuple[int, ...]
    lines: tuple[Line, ...]
    sets: Mapping[str, int]
    as_of: date | None
    known: date | None
    place: Rank | None = None


@dataclass(frozen=True)
class TownLine:
    """A town under one indicator: its target, what it reported, what we count."""

    town: str
    name: str
    target: Reading | None
    actual: Reading | None
    proposed: Reading | None
    own: int | None
    firms: frozenset[str] = field(default_factory=frozenset)
