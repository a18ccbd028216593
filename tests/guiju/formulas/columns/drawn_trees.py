"""Trees of nodes by chance: every kind, nested where the grammar would seldom nest them."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable
from fractions import Fraction

from guiju.formulas import nodes as n
from guiju.formulas.shifting import shifted
from tests.guiju.formulas.columns.drawn_concepts import (
    CONCEPTS,
    DATES,
    DERIVED,
    INSTANT,
    YEARLY,
    YES_NO,
)
from tests.guiju.formulas.columns.drawn_filters import WORDS, count

_NUMBERS = [Fraction(k) for k in (-1, 0, 1, 2, 3, 5, 10, 100)]
_NUMBERS += [Fraction(1, 20), Fraction(1, 3), Fraction(-1, 2), Fraction(7, 4)]
_METRICS = itertools.count()


class Trees:
    """A source of trees that agree on what each concept is derived from."""

    def __init__(self, draw: random.Random, derived: bool = True) -> None:
        self.draw = draw
        self.derived: dict[str, n.Node] = {}
        self.metrics: list[n.Metric] = []
        if derived and draw.random() < 0.5:
            plain = Trees(draw, derived=False)
            for name in draw.sample(DERIVED, 2):
                yes_no = CONCEPTS[name].type == "bool"
                self.derived[name] = plain.predicate(2) if yes_no else plain.number(2)

    def number(self, depth: int) -> n.Number:
        """A number, `depth` nodes deep at most."""
        if depth <= 0:
            return self._constant() if self.draw.random() < 0.2 else self._fact()
        return self.draw.choices(_KINDS, _WEIGHTS)[0](self, depth - 1)

    def predicate(self, depth: int) -> n.Predicate:
        """A yes/no tree, `depth` nodes deep at most."""
        if depth <= 0:
            return self._truth() if self.draw.random() < 0.4 else self._compare(0)
        return self.draw.choice(_QUESTIONS)(self, depth - 1)

    def _fact(self, depth: int = 0) -> n.Fact:
        return self._fact_of(self.draw.choice(YEARLY * 2 + INSTANT))

    def _fact_of(self, name: str) -> n.Fact:
        shift = self.draw.choice([0, 0, -1, -2]) if CONCEPTS[name].yearly else 0
        derived = self.derived.get(name)
        return shifted(n.Fact(concept=CONCEPTS[name], derived=derived), shift)

    def _constant(self, depth: int = 0) -> n.Constant:
        return n.Constant(value=self.draw.choice(_NUMBERS))

    def _choice(self, depth: int = 0) -> n.Choice:
        low = Fraction(self.draw.randint(-3, 5))
        return n.Choice(lo=low, hi=low + self.draw.choice([0, 1, 3]))

    def _several(self, depth: int) -> tuple[n.Number, ...]:
        return tuple(self.number(depth) for _ in range(self.draw.randint(2, 3)))

    def _scale(self, depth: int) -> n.Scale:
        by = self.draw.choice([Fraction(k, 6) for k in (-6, -3, 0, 2, 12, 18)])
        return n.Scale(of=self.number(depth), by=by)

    def _window(self, depth: int) -> n.Window:
        item, back = self.number(depth), self.draw.choice([0, 0, -1])
        shifts = tuple(range(0, -self.draw.randint(1, 3), -1))
        kind = self.draw.choice(["sum", "mean", "lowest", "highest"])
        items = tuple(shifted(item, shift) for shift in shifts)
        young = self.draw.random() < 0.6
        return shifted(n.Window(kind=kind, items=items, shifts=shifts, young=young), back)

    def _clip(self, depth: int) -> n.Clip:
        low = Fraction(self.draw.randint(-4, 4), 2)
        return n.Clip(of=self.number(depth), lo=low, hi=low + self.draw.choice([0, 1, 5]))

    def _table(self, depth: int) -> n.Table:
        key = self.number(depth) if self.draw.random() < 0.6 else None
        rows = tuple(self._row(key, depth) for _ in range(self.draw.randint(1, 3)))
        nothing = self._row_value(depth) if key and self.draw.random() < 0.4 else None
        return n.Table(key=key, rows=rows, default=self._row_value(depth), nothing=nothing)

    def _row(self, key: n.Number | None, depth: int) -> n.Row:
        if key is None:
            return n.Row(test=self.predicate(depth), value=self._row_value(depth))
        limit = self._constant() if self.draw.random() < 0.8 else self.number(depth)
        test = n.Compare(left=key, word=self.draw.choice(WORDS), right=limit)
        return n.Row(test=test, value=self._row_value(depth))

    def _row_value(self, depth: int) -> n.Number:
        kind = self.draw.random()
        if kind < 0.65:
            return self._constant() if kind < 0.5 else self._choice()
        return self.number(depth)

    def _metric(self, depth: int) -> n.Metric:
        if not self.metrics or self.draw.random() < 0.5:
            body = self.number(depth)
            self.metrics.append(n.Metric(name=f"metric{next(_METRICS)}", body=body))
        return shifted(self.draw.choice(self.metrics), self.draw.choice([0, 0, -1]))

    def _compare(self, depth: int) -> n.Compare:
        limit = self._constant() if self.draw.random() < 0.5 else self.number(depth)
        return n.Compare(left=self.number(depth), word=self.draw.choice(WORDS), right=limit)

    def _truth(self, depth: int = 0) -> n.Truth:
        return n.Truth(fact=self._fact_of(self.draw.choice(YES_NO)))

    def _one_of(self, depth: int) -> n.OneOf:
        if self.draw.random() < 0.5:
            return n.OneOf(of=n.Fact(concept=CONCEPTS["level"]), spans=((0, 0), (2, 2)))
        of = n.Fact(concept=CONCEPTS["region"])
        return n.OneOf(of=of, spans=((320000000000, 320999999999),))

    def _rising(self, depth: int) -> n.Rising:
        item = self.number(depth)
        return n.Rising(
            items=tuple(shifted(item, -back) for back in range(self.draw.randint(2, 3)))
        )

    def _date(self) -> n.Fact:
        return n.Fact(concept=CONCEPTS[self.draw.choice(DATES)])


_WEIGHED: dict[Callable[[Trees, int], n.Number], int] = {
    Trees._fact: 2,
    Trees._constant: 1,
    Trees._choice: 1,
    Trees._scale: 1,
    lambda t, d: n.Sum(terms=t._several(d)): 2,
    lambda t, d: n.Sum(terms=(t.number(d), n.Scale(of=t.number(d), by=Fraction(-1)))): 1,
    lambda t, d: n.Product(left=t.number(d), right=t.number(d)): 1,
    lambda t, d: n.Quotient(top=t.number(d), bottom=t.number(d)): 3,
    Trees._window: 3,
    lambda t, d: n.Best(kind=t.draw.choice(["max", "min"]), items=t._several(d)): 1,
    Trees._clip: 1,
    lambda t, d: n.Floor(of=t.number(d)): 1,
    Trees._table: 3,
    lambda t, d: n.Known(fact=t._fact(), estimate=t.number(d)): 1,
    lambda t, d: n.Elapsed(kind=t.draw.choice(["days", "years"]), since=t._date()): 1,
    lambda t, d: n.YearOf(of=t.draw.choice([n.AsOf(), t._date()])): 1,
    lambda t, d: n.AsOf(): 1,
    lambda t, d: n.ReferenceYear(shift=-t.draw.randint(0, 2)): 1,
    lambda t, d: n.Nothing(reason="无从算起"): 1,
    Trees._metric: 2,
    lambda t, d: count(t.draw): 1,
}
_KINDS, _WEIGHTS = list(_WEIGHED), list(_WEIGHED.values())

_QUESTIONS: list[Callable[[Trees, int], n.Predicate]] = [
    *[Trees._compare] * 3,
    Trees._truth,
    Trees._one_of,
    lambda t, d: n.Holds(titles=t.draw.choice([("hte",), ("pool",), ("hte", "pool")])),
    lambda t, d: n.Exists(shift=-t.draw.randint(0, 3)),
    Trees._rising,
    lambda t, d: n.Not(of=t.predicate(d)),
    lambda t, d: n.Both(tests=(t.predicate(d), t.predicate(d))),
    lambda t, d: n.Either(tests=(t.predicate(d), t.predicate(d))),
    lambda t, d: n.NamedPredicate(name="asked", body=t.predicate(d)),
]
