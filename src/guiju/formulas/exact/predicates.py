"""Yes/no nodes → functions of a situation answering True, False or None (unknown)."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from typing import Any

from guiju.calendar import from_number, to_number, years_before
from guiju.formulas import nodes as n
from guiju.formulas.exact.arithmetic import compares
from guiju.formulas.exact.reading import Answer, Reading, predicate_of, reads, value_of
from guiju.formulas.exact.situation import Situation
from guiju.formulas.exact.values import NotComputable, Span


def all_of(answers: Iterable[bool | None]) -> bool | None:
    """Kleene's and: one no decides."""
    found: bool | None = True
    for answer in answers:
        if answer is False:
            return False
        if answer is None:
            found = None
    return found


def any_of(answers: Iterable[bool | None]) -> bool | None:
    """Kleene's or: one yes decides."""
    found: bool | None = False
    for answer in answers:
        if answer:
            return True
        if answer is None:
            found = None
    return found


def opposite(answer: bool | None) -> bool | None:
    """Kleene's not."""
    return None if answer is None else not answer


@reads(n.Compare)
def _compare(node: n.Compare) -> Answer:
    left, right, word = value_of(node.left), value_of(node.right), node.word
    return lambda situation: compares(left(situation), word, right(situation))


@reads(n.Truth)
def _truth(node: n.Truth) -> Answer:
    fact = node.fact
    derived = getattr(fact, "derived", None)
    fallback = predicate_of(derived) if isinstance(derived, n.Predicate) else None
    read = value_of(fact)

    def answer(situation: Situation) -> bool | None:
        value = read(situation)
        if isinstance(value, NotComputable):
            return None
        if value.lo is None:
            return fallback(situation) if fallback else None
        return value.lo == 1

    return answer


@reads(n.OneOf)
def _one_of(node: n.OneOf) -> Answer:
    of, spans = value_of(node.of), node.spans

    def answer(situation: Situation) -> bool | None:
        value = of(situation)
        if isinstance(value, NotComputable) or value.lo is None:
            return None
        return any(low <= value.lo <= high for low, high in spans)

    return answer


@reads(n.Holds)
def _holds(node: n.Holds) -> Answer:
    def answer(situation: Situation) -> bool | None:
        titles = situation.facts.titles
        if titles is None:
            return None
        return any_of(_valid(titles, code, situation.day) for code in node.titles)

    return answer


def _valid(titles: Any, code: str, day: int) -> bool | None:
    if code not in titles:
        return False
    last: int | None = titles[code]
    return None if last is None else last >= day


@reads(n.Exists)
def _exists(node: n.Exists) -> Answer:
    return lambda situation: situation.existed(node.shift)


@reads(n.Rising)
def _rising(node: n.Rising) -> Answer:
    items = [value_of(item) for item in node.items]

    def answer(situation: Situation) -> bool | None:
        values = [item(situation) for item in items]
        steps = itertools.pairwise(values)
        return all_of(compares(later, "more_than", earlier) for later, earlier in steps)

    return answer


@reads(n.Not)
def _not(node: n.Not) -> Answer:
    of = predicate_of(node.of)
    return lambda situation: opposite(of(situation))


@reads(n.Both)
def _both(node: n.Both) -> Answer:
    tests = [predicate_of(test) for test in node.tests]
    return lambda situation: all_of(test(situation) for test in tests)


@reads(n.Either)
def _either(node: n.Either) -> Answer:
    tests = [predicate_of(test) for test in node.tests]
    return lambda situation: any_of(test(situation) for test in tests)


@reads(n.NamedPredicate)
def _named(node: n.NamedPredicate) -> Answer:
    return predicate_of(node.body)


@reads(n.Count)
def _count(node: n.Count) -> Reading:
    name = node.concept.name
    test = predicate_of(node.test) if node.test else None
    day = value_of(node.day) if node.day else None

    def passes(situation: Situation, record: Any) -> bool | None:
        situation.record = record
        answers = [test(situation)] if test else []
        if day:
            answers.append(_in_window(day(situation), node, situation))
        return all_of(answers)

    def read(situation: Situation) -> Span:
        records = situation.facts.lists.get(name)
        if records is None:
            return Span(0, None)
        answers = [passes(situation, record) for record in records]
        sure = sum(answer is True for answer in answers)
        return Span(sure, sure + sum(answer is None for answer in answers))

    return read


def _in_window(value: Any, node: n.Count, situation: Situation) -> bool | None:
    if value.lo is None:
        return None
    found: bool = window_start(node, situation.day) <= value.lo <= situation.day
    return found


def window_start(node: n.Count, day: int) -> int:
    """The first day that still counts: the same day n years before, or n days back."""
    if node.years is not None:
        return to_number(years_before(from_number(day), node.years))
    return day - (node.days or 0)
