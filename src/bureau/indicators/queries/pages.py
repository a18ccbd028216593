"""One indicator in full: its year month by month, its towns, its values, its other years."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import partial

from django.http import Http404

import guiju
from bureau.accounts.viewer import Viewer
from bureau.indicators.models import Split
from bureau.indicators.queries.boards import line, own_count, own_titles
from bureau.indicators.queries.counting import Titles
from bureau.indicators.queries.differences import Difference, difference
from bureau.indicators.queries.marking import mark
from bureau.indicators.queries.ranking import ranks
from bureau.indicators.queries.reading import counted_by, of_code, own_towns, sees_county
from bureau.indicators.queries.shapes import Figures, Line, Reading, TownLine
from bureau.indicators.queries.splitting import open_split
from bureau.ledger import queries as ledger

NOWHERE_NAME = "未写镇区"
NATURES = ("actual", "upper", "proposed", "forecast", "target")


@dataclass(frozen=True)
class Page:
    """Everything `/indicators/<code>` shows. towns: every town within reach, the county's order.

    unplaced, gone: firms counted without a town, and those who would count had they not left.
    """

    line: Line
    years: tuple[int, ...]
    history: tuple[Line, ...]
    towns: tuple[TownLine, ...]
    unplaced: int
    gone: int
    split: Split | None
    difference: Difference | None

    @property
    def figures(self) -> Figures:
        """What the ledger holds."""
        return self.line.figures

    @property
    def values(self) -> Sequence[Reading]:
        """Every reading of the county, the newest first."""
        found = [r for r in self.figures.readings if not r.town]
        return sorted(found, key=lambda r: (r.until, NATURES.index(r.nature)), reverse=True)

    @property
    def reported(self) -> Sequence[TownLine]:
        """The towns that reported or proposed a number of their own."""
        return [each for each in self.towns if each.actual is not None or each.proposed is not None]

    @property
    def shares(self) -> Fraction:
        """The towns' targets together."""
        return sum((t.target.number for t in self.towns if t.target is not None), Fraction(0))


def indicator(
    code: str,
    *,
    viewer: Viewer,
    year: int | None = None,
    as_known: date | None = None,
    period: str = "",
) -> Page:
    """One indicator of a year (the newest with numbers when None); Http404 where there is none.

    period: whose difference with the upper level is meant, the last they told when blank.
    """
    told = of_code(code, viewer=viewer, as_known=as_known)
    by_year = {each.year: each for each in told.figures()}
    if not by_year:
        raise Http404(f"没有考核指标“{code}”。")
    chosen = year if year is not None else _usual(by_year)
    if chosen not in by_year:
        raise Http404(f"{chosen} 年没有考核指标“{code}”。")
    found = by_year[chosen]
    placed = ranks(told.comparisons)
    whole = sees_county(viewer)
    state = mark() if whole and as_known is None else ""
    rolls = own_titles([found], state)
    shown = line(found, rolls, placed, state)
    counts = _by_town(found, rolls, shown)
    return Page(
        line=shown,
        years=tuple(sorted(by_year, reverse=True)),
        history=tuple(
            line(by_year[each], Titles({}, {}), placed) for each in sorted(by_year, reverse=True)
        ),
        towns=tuple(_towns(found, viewer, counts, shown)),
        unplaced=counts.get("", 0),
        gone=len(shown.roll.gone) if shown.roll is not None else 0,
        split=open_split(found) if whole else None,
        difference=difference(found, period, partial(own_count, found, rolls)) if whole else None,
    )


def _usual(by_year: Mapping[int, Figures]) -> int:
    now = guiju.calendar.today().year
    told = [year for year, each in by_year.items() if each.readings and year <= now]
    return max(told, default=max(by_year))


def _by_town(found: Figures, rolls: Titles, shown: Line) -> dict[str, int]:
    definition = counted_by(found)
    if definition is None or shown.own is None:
        return {}
    return rolls.by_town(definition, shown.own.until)


def _towns(
    found: Figures, viewer: Viewer, counts: Mapping[str, int], shown: Line
) -> Sequence[TownLine]:
    codes = tuple(ledger.towns()) if sees_county(viewer) else own_towns(viewer)
    roll = shown.roll.by_place if shown.roll is not None else {}
    return [
        TownLine(
            town=code,
            name=ledger.town_name(code),
            target=found.last("target", code),
            actual=found.last("actual", code),
            proposed=found.last("proposed", code),
            own=counts.get(code, 0) if counts else None,
            firms=roll.get(code, frozenset()),
        )
        for code in codes
    ]


def last_year_by_town(code: str, year: int, *, viewer: Viewer) -> dict[str, Fraction]:
    """Each town's number of the year before: as reported, else as its titles add up."""
    told = of_code(code, viewer=viewer)
    before = next((each for each in told.figures() if each.year == year - 1), None)
    if before is not None:
        reported = {
            town: last.number
            for town in ledger.towns()
            if (last := before.last("actual", town)) is not None
        }
        if reported:
            return reported
    definition = ledger.rulebook().indicators.get(code)
    if definition is None or not definition.is_counted:
        return {}
    named = [each for each in told.figures() if each.year == year]
    rolls = own_titles(named, mark())
    counted = rolls.by_town(definition, date(year - 1, 12, 31))
    return {town: Fraction(number) for town, number in counted.items() if town}
