"""Number nodes → functions of a situation."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from guiju.calendar import from_number, whole_years
from guiju.formulas import nodes as n
from guiju.formulas.exact.arithmetic import (
    product,
    quotient,
    scale,
    total,
)
from guiju.formulas.exact.reading import Reading, reads, value_of
from guiju.formulas.exact.situation import Situation
from guiju.formulas.exact.values import NOT_YET, UNKNOWN, NotComputable, Span, Value


@reads(n.Constant)
def _constant(node: n.Constant) -> Reading:
    value = int(node.value) if node.value.denominator == 1 else node.value
    span = Span(value, value)
    return lambda situation: span


@reads(n.Choice)
def _choice(node: n.Choice) -> Reading:
    span = Span(node.lo, node.hi)
    return lambda situation: span


@reads(n.Fact)
def _fact(node: n.Fact) -> Reading:
    return _yearly(node) if node.concept.yearly else _instant(node)


def _instant(node: n.Fact) -> Reading:
    name, per_one, blank = node.concept.name, node.concept.denominator, _blank(node)

    def read(situation: Situation) -> Value:
        value: Any = situation.facts.values.get(name)
        if value is None:
            return blank(situation)
        number = value if per_one == 1 else Fraction(value, per_one)
        return Span(number, number)

    return read


def _yearly(node: n.Fact) -> Reading:
    name, per_one, blank = node.concept.name, node.concept.denominator, _blank(node)
    shift, nothing = node.shift, NotComputable(NOT_YET)

    def read(situation: Situation) -> Value:
        year, first = situation.reference + shift, situation.first_year
        if first is not None and year < first:
            return nothing
        facts = situation.facts
        known = facts.years.get(name)
        value = None if known is None else known.get(year)
        if value is None:
            value = facts.yearly(name, year, situation.reference)
            if value is None:
                return blank(situation)
        number = value if per_one == 1 else Fraction(value, per_one)
        return Span(number, number)

    return read


def _blank(node: n.Fact) -> Reading:
    """What a blank stands for: the derived number, the known range, or unknown."""
    if isinstance(node.derived, n.Number):
        return value_of(node.derived)
    span = Span(*node.concept.range) if node.concept.range else UNKNOWN
    return lambda situation: span


@reads(n.Field)
def _field(node: n.Field) -> Reading:
    name, per_one = node.name, node.concept.denominator

    def read(situation: Situation) -> Value:
        record = situation.record
        value = record if name is None else record.get(name)
        if value is None:
            return UNKNOWN
        number = value if per_one == 1 else Fraction(value, per_one)
        return Span(number, number)

    return read


@reads(n.Scale)
def _scale(node: n.Scale) -> Reading:
    of = value_of(node.of)
    by = int(node.by) if node.by.denominator == 1 else node.by
    return lambda situation: scale(of(situation), by)


@reads(n.Sum)
def _sum(node: n.Sum) -> Reading:
    terms = [value_of(term) for term in node.terms]
    return lambda situation: total(term(situation) for term in terms)


@reads(n.Product)
def _product(node: n.Product) -> Reading:
    left, right = value_of(node.left), value_of(node.right)
    return lambda situation: product(left(situation), right(situation))


@reads(n.Quotient)
def _quotient(node: n.Quotient) -> Reading:
    top, bottom, place = value_of(node.top), value_of(node.bottom), id(node)

    def read(situation: Situation) -> Value:
        parts = situation.parts.get(place)
        return quotient(*parts) if parts else quotient(top(situation), bottom(situation))

    return read


@reads(n.Elapsed)
def _elapsed(node: n.Elapsed) -> Reading:
    name, years = node.since.concept.name, node.kind == "years"

    def read(situation: Situation) -> Value:
        since = situation.facts.values.get(name)
        if not isinstance(since, int):
            return UNKNOWN
        number = (
            whole_years(from_number(since), situation.today) if years else situation.day - since
        )
        return Span(number, number)

    return read


@reads(n.YearOf)
def _year_of(node: n.YearOf) -> Reading:
    of = value_of(node.of)

    def read(situation: Situation) -> Value:
        day = of(situation)
        if isinstance(day, NotComputable) or not isinstance(day.lo, int):
            return day
        year = from_number(day.lo).year
        return Span(year, year)

    return read


@reads(n.AsOf)
def _as_of(node: n.AsOf) -> Reading:
    return lambda situation: Span(situation.day, situation.day)


@reads(n.ReferenceYear)
def _reference_year(node: n.ReferenceYear) -> Reading:
    def read(situation: Situation) -> Value:
        year = situation.reference + node.shift
        return Span(year, year)

    return read


@reads(n.Nothing)
def _nothing(node: n.Nothing) -> Reading:
    value = NotComputable(node.reason)
    return lambda situation: value


@reads(n.Metric)
def _metric(node: n.Metric) -> Reading:
    body, key = value_of(node.body), (node.name, node.shift)

    def read(situation: Situation) -> Value:
        memo = situation.memo
        if key not in memo:
            memo[key] = body(situation)
        return memo[key]  # type: ignore[no-any-return]

    return read
