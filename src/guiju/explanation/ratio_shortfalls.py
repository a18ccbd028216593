"""What a share lacks, told in its numerator: so much money, so many persons."""

from __future__ import annotations

from fractions import Fraction

from guiju.explanation.numbers import amount, exact_money, outwards
from guiju.explanation.requirements import measure_of, unwrapped
from guiju.explanation.steps import is_whole, step_of
from guiju.explanation.view import View
from guiju.formulas import nodes as n
from guiju.formulas.exact import Span, value_of
from guiju.formulas.sentence import (
    STRICT,
    UPWARD,
    growth_quotient,
    moment_words,
    part,
    shared_moment,
    unit_of,
)
from guiju.policies.conditions import Leaf

_PEOPLE = ("人员", "人才", "员工", "职工")
_YEAR = "year"


def ratio_shortfall(leaf: Leaf, limit: Fraction | int, view: View) -> str:
    """“按三年合计还差234万元研发费用”, "" where the numerator alone does not settle it."""
    found = _quotient(leaf, limit)
    if found is None or not _numerator_stands_alone(found[0], leaf):
        return ""
    over, factor = found
    top, bottom = value_of(over.top)(view.situation), value_of(over.bottom)(view.situation)
    if not _plain(top) or not _plain(bottom) or bottom.lo <= 0:  # type: ignore[union-attr, operator]
        return ""
    up = leaf.word in UPWARD
    size = factor * bottom.lo - top.lo  # type: ignore[union-attr, operator]
    size = outwards(size if up else -size, step_of(over.top), leaf.word in STRICT)
    return _lacking(over, size, view) if up else _excess(over, size, view)


def _quotient(leaf: Leaf, limit: Fraction | int) -> tuple[n.Quotient, Fraction] | None:
    """The quotient of a measure, and what its numerator must be as a multiple of the bottom."""
    measure = unwrapped(measure_of(leaf))
    growth = growth_quotient(measure)
    over, factor = (measure, Fraction(limit)) if growth is None else (growth, 1 + Fraction(limit))
    if not isinstance(over, n.Quotient):
        return None
    factor = (1 + factor) ** leaf.power if leaf.power > 1 else factor
    counted = unit_of(over.top).dimension == (1, 0) or is_whole(over.top)
    return (over, factor) if counted else None


def _plain(value: object) -> bool:
    return isinstance(value, Span) and value.known and not value.doubt


def _numerator_stands_alone(over: n.Quotient, leaf: Leaf) -> bool:
    """Whether nothing in the numerator also moves the denominator or the limit."""
    rest = _facts(over.bottom) | (_facts(leaf.threshold) if leaf.threshold else set())
    return not _facts(over.top) & rest


def _facts(node: n.Node) -> set[tuple[str, int]]:
    facts = (p for p in node.walk() if isinstance(p, n.Fact | n.Count))
    return {(fact.concept.name, getattr(fact, "shift", 0)) for fact in facts}


def _lacking(over: n.Quotient, size: Fraction, view: View) -> str:
    label, said = _label(over.top), _said(over.top, size)
    basis = _basis(over, view)
    if label is None or basis is None:
        return f"{part(over.top, view.years)}还差{said}"
    if unit_of(over.top).dimension == (1, 0):
        return f"按{basis}还差{said}{label}"
    if label.endswith(_PEOPLE):
        return f"按{basis}还差{said.removesuffix('人')}名{label}"
    return f"按{basis}{label}还差{said}"


def _excess(over: n.Quotient, size: Fraction, view: View) -> str:
    label, basis = _label(over.top), _basis(over, view)
    if label is None or basis is None:
        return f"{part(over.top, view.years)}超出{_said(over.top, size)}"
    return f"按{basis}，{label}超出{_said(over.top, size)}"


def _said(top: n.Number, size: Fraction) -> str:
    unit = unit_of(top)
    return exact_money(size) if unit.dimension == (1, 0) else amount(size, unit)


def _label(top: n.Number) -> str | None:
    """The plain name of a numerator that is one fact, or a window of one."""
    item = top.items[0] if isinstance(top, n.Window) else top
    return item.concept.label if isinstance(item, n.Fact) else None


def _basis(over: n.Quotient, view: View) -> str | None:
    """三年合计, or 上年职工总数计算: what is held fixed while the numerator grows."""
    moment = shared_moment(over)
    if moment is None:
        return None
    if moment[0] != _YEAR:
        return moment_words(moment, view.years).removeprefix("近")
    return f"{part(over.bottom, view.years)}计算"
