"""What was found where a condition is a yes/no: the answer, the choice, the title and its day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from guiju.explanation.view import View
from guiju.formulas import nodes as n
from guiju.formulas.exact import Span, value_of
from guiju.formulas.sentence import (
    day_words,
    is_rank,
    negated,
    part,
    phrase,
    quoted,
    value_words,
)


def observed(node: n.Predicate, answer: bool, view: View) -> str:
    """A clause saying how a known yes/no stands."""
    clause = phrase(node, view.years) if answer else negated(node, view.years)
    detail = _DETAILS.get(type(node))
    return detail(node, clause, answer, view) if detail else clause


def _choice(node: n.OneOf, clause: str, answer: bool, view: View) -> str:
    value = value_of(node.of)(view.situation)
    if not is_rank(node.of) or not isinstance(value, Span) or value.lo is None:
        return clause
    return f"{part(node.of, view.years)}为{quoted(value_words(value.lo, node.of))}"


def _titles(node: n.Holds, clause: str, answer: bool, view: View) -> str:
    days = list(_last_days(node, view))
    today = view.situation.day
    if answer:
        noted = [f"{label}有效期至{day_words(day)}" for label, day in days if day >= today]
    else:
        noted = [f"{label}已于{day_words(day)}到期" for label, day in days if day < today]
    return _with_note(clause, "，".join(noted))


def _last_days(node: n.Holds, view: View) -> Iterator[tuple[str, int]]:
    titles = view.situation.facts.titles or {}
    for code, label in zip(node.titles, node.labels, strict=True):
        day = titles.get(code)
        if day is not None:
            yield label, day


def _rising(node: n.Rising, clause: str, answer: bool, view: View) -> str:
    said = []
    for item in reversed(node.items):
        value = value_of(item)(view.situation)
        if isinstance(value, Span) and value.lo is not None and value.known:
            said.append(f"{part(item, view.years)}{value_words(value.lo, item)}")
    return _with_note(clause, "、".join(said))


def _with_note(clause: str, note: str) -> str:
    return f"{clause}（{note}）" if note else clause


_DETAILS: dict[type[n.Predicate], Callable[[Any, str, bool, View], str]] = {
    n.OneOf: _choice,
    n.Holds: _titles,
    n.Rising: _rising,
}
