"""Figures, and the parts of figures, a statement may be about."""

from __future__ import annotations

from collections.abc import Iterator

from guiju.composition.numbers import number_text, quantity_text
from guiju.ledger.showing import plain
from guiju.rollup import FigureResult, Share
from guiju.tie_out.against.match import Candidate
from guiju.tie_out.against.nearness import Nearness, nearness
from guiju.tie_out.against.units import PERCENT, comparable, in_unit_of, says
from guiju.tie_out.statement import Statement

_LABEL_SCORE = 1.0


def figure_candidates(statement: Statement, results: list[FigureResult]) -> Iterator[Candidate]:
    """The figures whose words stand near the number and whose unit is of its kind."""
    for result in results:
        if not comparable(statement, result.figure.unit):
            continue
        near = nearness(result.figure.about.words, statement)
        if near.enough and _grows_alike(statement, result):
            yield _whole(statement, result, near)
        if near.share > 0 and (share := _meant(result, statement)) is not None:
            yield _part(statement, result, share, near)


def _grows_alike(statement: Statement, result: FigureResult) -> bool:
    """A number that says 增长 is about a growth, and no other number is."""
    growth = result.figure.unit == PERCENT and "增长" in result.figure.label
    return growth == (statement.unit == PERCENT and statement.change is not None)


def _whole(statement: Statement, result: FigureResult, near: Nearness) -> Candidate:
    value = result.value
    shown = quantity_text(result, 2 if result.figure.unit == PERCENT else None)
    scope = f"，口径：{result.figure.scope}" if result.figure.scope else ""
    why = f"{result.figure.label}（{result.period.text()}）为{shown}{scope}"
    return Candidate(
        result.figure.id,
        near.score + near.share,
        # A bare number, as in a table's cell, may be anything: it is never called wrong.
        near.whole and bool(statement.unit),
        None
        if value is None
        else says(statement, in_unit_of(statement, value, result.figure.unit)),
        why if value is not None else f"{result.figure.label}尚不能确定（{number_text(result)}）",
        result.behind,
    )


def _meant(result: FigureResult, statement: Statement) -> Share | None:
    """The part whose label stands last before the number, else one behind it in the clause."""
    named = [s for s in result.shares if len(s.label) > 1 and s.label in statement.clause]
    return max(named, key=lambda share: statement.before.rfind(share.label), default=None)


def _closeness(label: str, statement: Statement) -> float:
    """Between nought and one: of several parts named in a clause the last before the number."""
    at = statement.before.rfind(label)
    return 0.0 if at < 0 else (at + len(label)) / (statement.at or 1)


def _part(statement: Statement, result: FigureResult, share: Share, near: Nearness) -> Candidate:
    value = share.amount.low if share.amount.known else None
    text = "待定" if value is None else plain(value) + result.figure.unit
    return Candidate(
        f"{result.figure.id}.{share.code}",
        near.score + _LABEL_SCORE + _closeness(share.label, statement),
        near.enough and statement.before.endswith(share.label),
        None
        if value is None
        else says(statement, in_unit_of(statement, value, result.figure.unit)),
        f"{result.figure.label}中的{share.label}（{result.period.text()}）为{text}",
        share.records,
    )
