"""Counts over lists by chance: filters of every kind, windows of days and of years."""

from __future__ import annotations

import random
from fractions import Fraction

from guiju.formulas import nodes as n
from tests.guiju.formulas.columns.drawn_concepts import CONCEPTS

WORDS = ["at_least", "more_than", "at_most", "less_than", "is"]
Fields = dict[str, n.Field]


def count(draw: random.Random) -> n.Count:
    """A count over one of the lists."""
    concept = CONCEPTS[draw.choice(["awards", "awards", "incidents", "ranks"])]
    if concept.item is None:
        fields = {name: n.Field(concept=part, name=name) for name, part in concept.fields.items()}
    else:
        fields = {"item": n.Field(concept=concept.item)}
    days = [field for field in fields.values() if field.concept.type == "date"]
    test = _filter(draw, fields, 2) if draw.random() < 0.7 else None
    if not days or draw.random() < 0.4:
        return n.Count(concept=concept, test=test)
    if draw.random() < 0.5:
        return n.Count(concept=concept, test=test, day=days[0], years=draw.randint(1, 5))
    return n.Count(concept=concept, test=test, day=days[0], days=draw.choice([0, 1, 365, 400]))


def _filter(draw: random.Random, fields: Fields, depth: int) -> n.Predicate:
    kind = draw.random()
    if depth and kind < 0.15:
        return n.Not(of=_filter(draw, fields, depth - 1))
    if depth and kind < 0.4:
        both = (_filter(draw, fields, depth - 1), _filter(draw, fields, depth - 1))
        return draw.choice([n.Both, n.Either])(tests=both)
    if kind > 0.95:  # asks nothing of the record
        limit = n.Constant(value=Fraction(draw.choice([2020, 2030])))
        year = draw.choice([n.YearOf(of=n.AsOf()), n.ReferenceYear()])
        return n.Compare(left=year, word="at_least", right=limit)
    return _about(draw, draw.choice(list(fields.values())))


def _about(draw: random.Random, field: n.Field) -> n.Predicate:
    kind = field.concept.type
    if kind == "bool":
        return n.Truth(fact=field)  # type: ignore[arg-type]
    if kind == "choice" and draw.random() < 0.5:
        return n.OneOf(of=field, spans=((0, 0), (2, 2)))
    if kind == "date":
        return n.Compare(left=field, word=draw.choice(WORDS), right=n.AsOf())
    limit = n.Constant(value=Fraction(draw.randint(0, 4)))
    return n.Compare(left=_number(draw, field), word=draw.choice(WORDS), right=limit)


def _number(draw: random.Random, field: n.Field) -> n.Number:
    two = n.Constant(value=Fraction(2))
    row = n.Row(test=n.Compare(left=field, word="at_least", right=two), value=two)
    return draw.choice(
        [
            field,
            field,
            n.Sum(terms=(field, n.Scale(of=field, by=Fraction(1, 2)))),
            n.Quotient(top=n.Constant(value=Fraction(6)), bottom=field),
            n.Table(key=field, rows=(row,), default=n.Constant(value=Fraction(0))),
        ]
    )
