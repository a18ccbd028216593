"""Any figure in any period: over records, by a formula, or from its history."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from guiju.figures.figure import Expression, Figure, Operation, Term
from guiju.ledger import Ledger, Record
from guiju.periods import YEAR, Stretch
from guiju.rollup.amounts import NO_BASE, Amount, combine
from guiju.rollup.completeness import covers
from guiju.rollup.counting import count
from guiju.rollup.evidence import set_aside
from guiju.rollup.firms import Firms
from guiju.rollup.results import FigureResult
from guiju.rollup.setting import Setting
from guiju.rulebook import Rulebook
from guiju.vocabulary.units import MONEY_SCALES

SERIES = "series_point"
_METRIC, _YEAR, _VALUE, _UNIT = "metric", "year", "value", "unit"


@dataclass
class Figures:
    """The figures of a rulebook over a ledger, each computed once a period."""

    book: Rulebook
    ledger: Ledger
    firms: Firms = field(init=False)
    _known: dict[tuple[str, str], FigureResult] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.firms = Firms(self.book, self.ledger)

    def figure(self, name: str, period: Stretch) -> FigureResult:
        """A figure by name; BadInput when the rulebook has none of that name."""
        key = (name, period.code())
        if key not in self._known:
            self._known[key] = self._made(self.book.figure(name), period)
        return self._known[key]

    def all(self, period: Stretch) -> list[FigureResult]:
        """Every figure of the rulebook."""
        return [self.figure(name, period) for name in self.book.figures.figures]

    def setting(self, period: Stretch) -> Setting:
        """What conditions are read against in a period."""
        return Setting(self.ledger, period, self.firms, period.shifted)

    def history(self, name: str) -> dict[int, Record]:
        """The historic values of a figure by year."""
        found: dict[int, Record] = {}
        for record in self.ledger.of(SERIES):
            year = record.value(_YEAR)
            if record.value(_METRIC) != name or not isinstance(year, Stretch):
                continue
            if not set_aside([record.given, record.provenance(_VALUE)], self.ledger):
                found[year.first.year] = record
        return found

    def _made(self, figure: Figure, period: Stretch) -> FigureResult:
        if figure.formula is not None:
            inputs: list[FigureResult] = []
            amount = self._formula(figure.formula, period, inputs)
            notes = dict.fromkeys(note for one in inputs for note in one.footnotes)
            return FigureResult(
                figure,
                period,
                amount,
                footnotes=tuple(notes),
                inputs=tuple(inputs),
                known_at=self.ledger.known_at,
            )
        point = self.history(figure.id).get(period.first.year)
        if point is not None and period.precision == YEAR and self._before(period):
            amount = point_amount(point, figure.unit)
            return FigureResult(figure, period, amount, point=point, known_at=self.ledger.known_at)
        if self._before(period) and not self._complete(figure, period):
            return FigureResult(figure, period, Amount(why=NO_BASE), known_at=self.ledger.known_at)
        return count(figure, self.setting(period))

    def _before(self, period: Stretch) -> bool:
        """Whether the ledger was not yet kept in that period."""
        return self.ledger.since is not None and period.first < self.ledger.since

    def _complete(self, figure: Figure, period: Stretch) -> bool:
        """Whether a declaration says that the kind's records reach back that far."""
        return any(
            covers(declared, figure.over, figure.fixed, self.ledger, period)
            and (declared.since is None or declared.since.first <= period.first)
            for declared in self.ledger.complete
        )

    def _formula(self, formula: Expression, period: Stretch, inputs: list[FigureResult]) -> Amount:
        if isinstance(formula, Fraction):
            return Amount.of(formula)
        if isinstance(formula, Term):
            result = self.figure(formula.figure, period.shifted(formula.shift))
            inputs.append(result)
            return result.amount
        assert isinstance(formula, Operation)
        left = self._formula(formula.left, period, inputs)
        return combine(formula.operator, left, self._formula(formula.right, period, inputs))


def point_amount(point: Record, unit: str = "") -> Amount:
    """The value of a historic point, in `unit` (its own, when blank).

    Money is converted; another unit than the figure's is no number of it.
    """
    value, concept = point.value(_VALUE), point.concept(_VALUE)
    if not isinstance(value, int) or concept is None:
        return Amount()
    amount, own = Fraction(value, concept.written_scale), str(point.value(_UNIT) or unit)
    if not unit or own == unit:
        return Amount.of(amount)
    if own in MONEY_SCALES and unit in MONEY_SCALES:
        return Amount.of(amount * MONEY_SCALES[own] / MONEY_SCALES[unit])
    return Amount(why=f"历史数的单位“{own}”不是“{unit}”")
