"""Record highs: a figure against the same figure of every year before."""

from __future__ import annotations

from fractions import Fraction

from guiju.ledger.showing import plain
from guiju.periods import YEAR, Stretch
from guiju.rollup.completeness import Whole, whole
from guiju.rollup.contenders import Contenders
from guiju.rollup.figures import SERIES, Figures, point_amount
from guiju.rollup.results import FAILS, HOLDS, NO_HISTORY, SINCE, ClaimResult
from guiju.rollup.saying import Said

MOST_YEARS = 50


def record_high(said: Said, figures: Figures) -> ClaimResult:
    """Higher than every earlier year in an unbroken row of years up to the one before."""
    claim, period = said.claim, said.setting.period
    points = figures.history(claim.figure)
    rows = Contenders(
        tuple(points[year] for year in sorted(points) if year < period.first.year),
        (),
        _whole(said, figures),
    )
    now = figures.figure(claim.figure, period)
    if now.value is None or period.precision != YEAR:
        return said.result(NO_HISTORY, None, "今年的数还不能确定，或不是全年的", None, rows)
    past = _past(said, figures)
    if not past:
        return said.result(NO_HISTORY, None, f"没有{period.first.year - 1}年的数", None, rows)
    # A year before a gap in the history cannot make a record, but it can break one.
    known = {year: value for year, value in (_points(rows, figures) | past).items() if value}
    best = max(((value, year) for year, value in known.items()), default=(Fraction(0), min(past)))
    why = f"{now.figure.label}{plain(now.value)}，此前最高{plain(best[0])}（{best[1]}年）"
    if now.value <= best[0]:
        return said.result(FAILS, None, why, None, rows)
    if None in past.values():
        missing = "、".join(f"{year}年" for year in sorted(past) if past[year] is None)
        return said.result(NO_HISTORY, None, f"{missing}的数不能确定", None, rows)
    # As many years as are looked back on, each known: nobody asks since when.
    always = rows.whole is not None and rows.whole.since is None
    status = HOLDS if always or len(past) == MOST_YEARS else SINCE
    return said.result(status, None, why, None, rows, since=str(min(past)))


def _whole(said: Said, figures: Figures) -> Whole | None:
    """Whether the history is declared to hold every year there was."""
    fixed = {"metric": said.claim.figure}
    return whole(SERIES, fixed, (), figures.ledger, said.setting.period.shifted(-1))


def _points(rows: Contenders, figures: Figures) -> dict[int, Fraction | None]:
    """The historic values, whether or not years lie between them of which nobody knows."""
    found = {}
    for point in rows.sure:
        year = point.value("year")
        if isinstance(year, Stretch):
            found[year.first.year] = point_amount(point).low
    return found


def _past(said: Said, figures: Figures) -> dict[int, Fraction | None]:
    """The values of the years before, back to the first year nobody has anything of."""
    claim, period, since = said.claim, said.setting.period, figures.ledger.since
    found: dict[int, Fraction | None] = {}
    for back in range(1, MOST_YEARS + 1):
        result = figures.figure(claim.figure, period.shifted(-back))
        # A ledger that does not say since when it was kept says nothing of years long past.
        silent = since is None and result.point is None
        if result.amount.why or silent:
            break
        found[period.first.year - back] = result.value
    return found
